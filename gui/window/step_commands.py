"""The commands for playback, for comparing poolings, and for copying the arithmetic of a cell."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QObject, Slot

from engine import INPUT
from gui.cell.cell_panel import CellPanel
from gui.commands.actions import Actions
from gui.state.document import Document
from gui.state.playback import SPEEDS, Playback
from gui.state.selection import Selection
from gui.widgets.page import StepWay
from gui.window.pages import PageStack


class StepCommands(QObject):
    """Binds the commands for playback, comparing and copying, and shows their state."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        playback: Playback,
        cell: CellPanel,
        pages: PageStack,
        actions: Actions,
    ) -> None:
        super().__init__(playback)
        self._pages = pages
        self._document, self._selection, self._playback, self._actions = document, selection, playback, actions
        cell.use_actions(actions)
        walk = playback
        actions.bind(
            {
                "walk_first": lambda: self._step("first"),
                "walk_back": lambda: self._step("back"),
                "walk_play": walk.toggle,
                "walk_forward": lambda: self._step("forward"),
                "walk_last": lambda: self._step("last"),
                "walk_loop": lambda: walk.set_loop(actions["walk_loop"].isChecked()),
                "walk_stop": walk.stop,
                "faster": lambda: self._change_speed(-1),
                "slower": lambda: self._change_speed(1),
                "next_layer": walk.next_layer,
                "previous_layer": walk.previous_layer,
                "compare": lambda: selection.set_looks(compares=actions["compare"].isChecked()),
                "copy_text": cell.copy_text,
                "copy_latex": cell.copy_latex,
            }
        )
        for signal in (
            walk.changed, walk.moved, walk.build_up.changed, selection.changed, selection.looks_changed,
            selection.page_changed,
        ):  # fmt: skip
            signal.connect(self._show_state)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        show_playback(self._actions, self._playback, self._selection, self._document)
        if self._pages.shown.step is not None:
            for way in get_args(StepWay):
                self._actions[f"walk_{way}"].setEnabled(True)

    def _step(self, way: StepWay) -> None:
        """Goes on on a page with steps of its own, else to another position of the window."""
        if self._pages.shown.step is not None:
            self._pages.shown.step(way)
        else:
            getattr(self._playback, way)()

    def _change_speed(self, way: int) -> None:
        at = SPEEDS.index(self._playback.speed) + way
        self._playback.set_speed(SPEEDS[min(max(at, 0), len(SPEEDS) - 1)])


def show_playback(actions: Actions, walk: Playback, selection: Selection, document: Document) -> None:
    """Updates which commands for playback and comparing are enabled and checked."""
    for key in ("walk_loop", "compare"):
        actions[key].setCheckable(True)
    actions["walk_loop"].setChecked(walk.loop)
    for key in ("walk_first", "walk_back", "walk_play", "walk_forward", "walk_last"):
        actions[key].setEnabled(walk.count > 0)
    actions["walk_stop"].setEnabled(walk.walking or walk.build_up.layer is not None)
    counterpart = selection.layer != INPUT and document.project[selection.layer].spec.counterpart
    actions["compare"].setEnabled(bool(counterpart))
    actions["compare"].setChecked(selection.looks.compares)
