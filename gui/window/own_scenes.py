"""Captures the user's own scenes from the window, and shows them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDockWidget

from engine import View, recall_scene
from engine.lessons.scene import scenes_of
from gui.commands.actions import Actions
from gui.presentation.player import Player
from gui.presentation.staging import Staging
from gui.scenes.scenes_panel import ScenesPanel
from gui.state.document import Document
from gui.state.selection import Selection

_NOT_CAPTURED = ("scenes", "history")  # panels for preparing scenes, not part of a scene


class OwnScenes(QObject):
    """Captures and shows the project's scenes; unavailable during a lesson."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        staging: Staging,
        player: Player,
        panel: ScenesPanel,
        dock: QDockWidget,
        actions: Actions,
    ) -> None:
        super().__init__(player)
        self._document, self._selection, self._staging, self._player = document, selection, staging, player
        self._panel, self._dock, self._actions = panel, dock, actions
        player.changed.connect(self._follow)
        panel.shown.connect(self._show)
        actions.bind({"add_scene": self._add})

    def captured(self) -> View:
        """The current state as a View, without the panels in _NOT_CAPTURED."""
        view = self._staging.captured()
        return replace(view, panels=tuple(name for name in view.panels if name not in _NOT_CAPTURED))

    @Slot()
    def _follow(self) -> None:
        on = self._player.lesson is not None
        self._actions["add_scene"].setEnabled(not on)
        self._panel.set_lesson(on)

    @Slot(int)
    def _show(self, index: int) -> None:
        view = scenes_of(self._document.project)[index].view
        if self._document.edit(self.tr("Show scene"), lambda project: recall_scene(project, index)):
            self._staging.show(view, self._selection.looks)
            self._show_panel()  # so that the next scene can be prepared

    def _add(self) -> None:
        self._panel.add()
        self._show_panel()

    def _show_panel(self) -> None:
        self._dock.show()
        self._dock.raise_()
