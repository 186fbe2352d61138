"""Opens projects in the window, after asking about unsaved work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine import INPUT, Project
from gui.files.opening import Opening
from gui.files.preferences import Preferences
from gui.files.saving import Files
from gui.messages.notices import Banner
from gui.network.view import NetworkView
from gui.state.document import Document
from gui.state.selection import Selection

if TYPE_CHECKING:
    from gui.presentation.player import Player


class Projects(QObject):
    """Replaces the window's project without losing unsaved work.

    Signals:
        placed: the path of the initial project is known.
        leaving: another project is about to be opened, if the user agrees.
    """

    placed = Signal()
    leaving = Signal()

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
        """Sets the path of the initial project, and shows the notes about its import."""
        self._document.path = path
        self.placed.emit()
        if file is not None:
            self._opened(file)
        if notes:
            self._banner.show_message("info", notes)

    def ask(self) -> None:
        """Opens the file dialog, and then the chosen picture or project."""
        paths = self._files.ask_open()
        if paths:
            self._opening.open_paths(paths)

    @Slot(object, object, str)
    def open(self, project: Project, path: Path | None, notes: str = "", saved: bool = True) -> None:
        """Asks about unsaved work, then replaces the project."""
        self._player.leave()
        self.leaving.emit()

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
    """The initial selection of a project: the first map of its first layer."""
    return (project.layers[0].id if project.layers else INPUT), 0, 0
