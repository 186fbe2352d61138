"""Which project a window shows: the one it begins with, and every other that is opened in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from engine import INPUT, Project
from gui.files.opening import Opening
from gui.files.preferences import Preferences
from gui.files.saving import Files
from gui.messages.notices import Banner
from gui.network.view import NetworkView
from gui.presentation.player import Player
from gui.state.document import Document
from gui.state.selection import Selection


class Projects(QObject):
    """Puts one project in the place of another, and never loses work by it.

    Signals:
        placed: it is known where the project lies that the window began with.
    """

    placed = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        player: Player,
        view: NetworkView,
        banner: Banner,
        opening: Opening,
        files: Files,
        preferences: Preferences,
    ) -> None:
        super().__init__(document)
        self._document, self._selection, self._player, self._view = document, selection, player, view
        self._banner, self._opening, self._files, self._preferences = banner, opening, files, preferences
        opening.project_opened.connect(self.open)
        opening.opened.connect(self._opened)

    def begin_with(self, path: Path | None, file: Path | None, notes: str) -> None:
        """Says where the project that the window began with comes from, and what had to be assumed about it."""
        self._document.path = path
        self.placed.emit()
        if file is not None:
            self._opened(file)
        if notes:
            self._banner.show_message("info", notes)

    def ask(self) -> None:
        """Lets the user choose a picture or a project, and opens it."""
        path = self._files.ask_open()
        if path is not None:
            self._opening.open_path(path)

    @Slot(object, object, str)
    def open(self, project: Project, path: Path | None, notes: str = "", saved: bool = True) -> None:
        """Shows another project, itself saved or not, after asking what becomes of unsaved work."""
        self._player.leave()

        def show() -> None:
            self._banner.hide()
            self._selection.set_fields(())
            self._document.open(project, path, saved)
            if notes:
                self._banner.show_message("info", notes)
            self._selection.select(*first_choice(project))
            self._view.fit()

        self._files.leave(show)

    @Slot(object)
    def _opened(self, path: Path) -> None:
        self._preferences.add_recent(path)


def first_choice(project: Project) -> tuple[str, int, int]:
    """What is selected when a project is opened: the first map of its first layer."""
    return (project.layers[0].id if project.layers else INPUT), 0, 0
