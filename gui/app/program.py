"""The program's window, which is replaced by a new one when the language changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from engine import Project
from gui.app.workplace import Workplace
from gui.events.between import Between
from gui.files.preferences import Preferences
from gui.look.curtain import in_place_of
from gui.look.theme import Theme
from gui.text.translation import Translation
from gui.window.main_window import MainWindow

_WITHOUT_USER = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
_UNSEEN = 500  # milliseconds until a window that nobody sees, such as a minimised one, is built nevertheless
_PAUSE = 100  # milliseconds between two checks whether a modal question is answered


class Program(QObject):
    """Owns the only window, and replaces it when the language changes.

    Signals:
        replaced: the window was replaced by a new one.

    Attributes:
        window: the current window.
    """

    replaced = Signal()

    def __init__(
        self,
        app: QApplication,
        project: Project,
        look: Theme,
        preferences: Preferences,
        translation: Translation,
        in_parts: bool = False,
    ) -> None:
        """Makes the first window.

        Args:
            in_parts: the caller lets it ``appear`` with what is seen at first, and then makes it ``complete``.
        """
        super().__init__(app)
        self._look, self._preferences, self._translation = look, preferences, translation
        self._coming: MainWindow | None = None  # the next window while it is being built
        self._replacing: Between | None = None
        self._dismantling: Between | None = None  # of the window before, once the new one is uncovered
        self.window = self._new_window(project)
        self.window.build_first()
        if not in_parts:
            self.complete()

    def _new_window(self, project: Project) -> MainWindow:
        window = MainWindow(project, self._look, self._preferences, self._translation.choice, in_pieces=True)
        window.language_wanted.connect(lambda choice: QTimer.singleShot(0, self, lambda: self.speak(choice)))
        return window

    def appear(self) -> None:
        """Shows the window as soon as it can be painted; what the user does waits until it is whole."""
        loop = QEventLoop()
        self.window.view.first_painted.connect(loop.quit)
        QTimer.singleShot(_UNSEEN, loop, loop.quit)
        self.window.show()
        loop.exec(_WITHOUT_USER)
        for _ in self.window.building:
            QApplication.processEvents(_WITHOUT_USER)

    def complete(self) -> None:
        """Builds all that the window still lacks."""
        for _ in self.window.building:
            pass
        if self.window.wants_close:
            QTimer.singleShot(0, self.window, self.window.close)

    @property
    def workplace(self) -> Workplace:
        """The parts of the current window that recovery needs."""
        window = self.window
        return Workplace(
            window.document,
            window.player,
            window.session,
            window.banner,
            window.messages,
            window.status.tell,
            window.actions_,
            window.projects.open,
        )

    @Slot(str)
    def speak(self, choice: str) -> None:
        """Changes the language: builds a new window with the same document, history and state.

        It is built between events, while the old window can still be used. Files being written are waited for, since
        the old window marks them as saved; files being read are read again for the new window. A lesson continues at
        its current step.
        """
        if self._waits(lambda: self.speak(choice)):
            return
        for changing in (self._replacing, self._dismantling):
            if changing is not None:
                changing.finish()
        self._translation.choose(choice)
        self._preferences.set_choice("language", choice)
        self.window.is_being_replaced = True
        new = self._coming = self._new_window(self.window.document.project)
        next(new.building)  # the first piece starts its threads, which ``end`` can then stop
        self._replacing = Between(self._replaced_by(new), self)

    def _replaced_by(self, new: MainWindow) -> Iterator[None]:
        yield from new.building
        yield from new.view.arrangements.preparing_like(self.window.view.arrangements)
        self._replace()

    def _waits(self, then: Callable[[], object]) -> bool:
        """Whether the current window is busy writing or asking something; if so, calls ``then`` afterwards."""
        session = self.window.session
        if session.writing:
            session.written.connect(then, Qt.ConnectionType.SingleShotConnection)
        elif QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_PAUSE, self, then)
        else:
            return False
        return True

    @Slot()
    def _replace(self) -> None:
        old, new = self.window, self._coming
        if new is None:  # the program ended while it waited
            return
        if self._waits(self._replace):
            return
        old.presenter.stop()
        gains, jobs = old.selection.gains, old.session.jobs
        lesson = old.player.source if old.player.lesson is not None else None
        index, step = old.player.index, old.player.step
        old.player.leave()
        shown, aside = old.staging.shown(), old.document.set_aside()
        state, geometry = old.saveState(), old.saveGeometry()
        new.document.put_back(aside)
        new.learning.take_over(old.learning)
        new.window_layout.restore()
        new.restoreGeometry(geometry)
        new.staging.restore(shown)
        new.restoreState(state)
        self.window, self._coming = new, None
        uncovering = in_place_of(old, new)
        new.show()
        self._dismantling = Between(chain(uncovering, _dismantled(old)), self)
        if lesson is not None:
            new.player.start(lesson, index, step)
        if gains is not None and (gains.layer, gains.channel) == (new.selection.layer, new.selection.channel):
            new.selection.set_gains(gains)
        old.document.give_up_changes()
        old.is_being_replaced = False
        old.close()
        new.opening.read_anew(jobs)
        if old.wants_close:
            QTimer.singleShot(0, new, new.close)
        self.replaced.emit()
        if self._replacing is not None:
            self._replacing.deleteLater()
            self._replacing = None

    def end(self) -> None:
        """Closes the window without asking, whatever is open in it."""
        window = self.window
        if self._dismantling is not None:
            self._dismantling.finish()
        if self._replacing is not None and self._coming is not None:
            self._replacing.give_up()
            for _ in self._coming.building:  # panels of a half-built window would leak
                pass
            self._coming.close()
            self._coming.deleteLater()
            self._coming = None
            window.is_being_replaced = False
        if window.isVisible():
            window.presenter.stop()
            window.player.leave()
            window.document.give_up_changes()
            window.learning.own_classes.give_up()
            window.close()
        window.session.finish()  # also when a file was still being written, which close waits for


def _dismantled(window: MainWindow) -> Iterator[None]:
    """Deletes a closed window panel by panel: all at once would cause a stall."""
    for dock in window.docks.values():
        shiboken6.delete(dock)
        yield
    window.deleteLater()
