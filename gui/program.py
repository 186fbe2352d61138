"""The program's window, and another in its place when the language changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from engine import Project
from gui.main_window import MainWindow
from gui.preferences import Preferences
from gui.theme import Theme
from gui.translation import Translation


class Program(QObject):
    """Holds the one window that there is.

    Signals:
        replaced: another window is shown from now on; carries it.

    Attributes:
        window: the window that is shown.
    """

    replaced = Signal(object)

    def __init__(
        self, app: QApplication, project: Project, look: Theme, preferences: Preferences, translation: Translation
    ) -> None:
        super().__init__(app)
        self._look, self._preferences, self._translation = look, preferences, translation
        self.window = self._made(project)

    def _made(self, project: Project) -> MainWindow:
        window = MainWindow(project, self._look, self._preferences, self._translation.choice)
        window.language_wanted.connect(lambda choice: QTimer.singleShot(0, self, lambda: self.speak(choice)))
        return window

    @Slot(str)
    def speak(self, choice: str) -> None:
        """Goes on in another language: the same work with its history, the same state, in a window built anew.

        What is being written is waited for: the window that writes it also notes that it is saved.
        """
        old = self.window
        if old.session.writing:
            old.session.written.connect(lambda: self.speak(choice), Qt.ConnectionType.SingleShotConnection)
            return
        old.presenter.stop()
        old.player.leave()
        view, aside, looks = old.staging.captured(), old.document.set_aside(), old.selection.looks
        state, geometry = old.saveState(), old.saveGeometry()
        self._translation.choose(choice)
        self._preferences.set_choice("language", choice)
        new = self.window = self._made(aside.project)
        new.document.put_back(aside)
        new.restore_layout()
        new.restoreGeometry(geometry)
        new.staging.show(view, looks)
        new.restoreState(state)
        new.show()
        old.document.give_up_changes()
        old.close()
        old.deleteLater()
        self.replaced.emit(new)

    def end(self) -> None:
        """Closes the window without asking, whatever is open in it."""
        window = self.window
        if window.isVisible():
            window.presenter.stop()
            window.player.leave()
            window.document.give_up_changes()
            window.close()
        window.session.finish()  # also when a file was still being written, which close waits for
