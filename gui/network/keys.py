"""Keyboard navigation of the network: from map to map and from cell to cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from gui.network.pointer import Pointer
from gui.network.zoom import Zoom
from gui.state.playback import Playback
from gui.state.selection import Hover, Selection

_CELL_STEPS: Mapping[int, tuple[int, int]] = {  # with Shift: down, across
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Keys:
    """Handles the keys of the network canvas.

    Args:
        opened: called with layer and channel when Enter is pressed on a map.
    """

    def __init__(
        self,
        selection: Selection,
        playback: Playback,
        zoom: Zoom,
        pointer: Pointer,
        opened: Callable[[str, int], None],
    ) -> None:
        self._selection, self._playback, self._zoom = selection, playback, zoom
        self._pointer, self._opened = pointer, opened

    def press(self, event: QKeyEvent) -> bool:
        """Handles a key; returns whether it has a meaning here."""
        columns = self._zoom.now.arrangement.columns
        layer = self._selection.layer
        at = next((i for i, column in enumerate(columns) if column.layer == layer), 0)
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _CELL_STEPS:
            self._walk(*_CELL_STEPS[key])
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            steps = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0}
            target = columns[min(max(steps.get(Qt.Key(key), len(columns) - 1), 0), len(columns) - 1)]
            self._selection.select(target.layer, min(self._selection.channel, max(len(target.tiles) - 1, 0)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            most = len(columns[at].tiles) - 1
            self._selection.select(layer, min(max(self._selection.channel + step, 0), most))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._pointer.ask_size(layer) and not self._pointer.ask(self._selection.chosen):
                self._opened(layer, self._selection.channel)
        elif key == Qt.Key.Key_Space:
            self._playback.toggle()
        else:
            return False
        self._bring_into_view()
        return True

    def _walk(self, down: int, across: int) -> None:
        """Chooses the neighbour of the chosen cell."""
        column, chosen = self._zoom.now.column_of(self._selection.layer), self._selection.chosen
        if column is None or column.shape is None:
            return
        rows, columns = column.grid
        row, at = min(max(chosen.row + down, 0), rows - 1), min(max(chosen.column + across, 0), columns - 1)
        self._selection.choose(Hover(chosen.layer, chosen.channel, row, at))

    def _bring_into_view(self) -> None:
        """Scrolls the network until the selected layer and map are visible."""
        column = self._zoom.now.column_of(self._selection.layer)
        if column is not None:
            tile = column.tiles[min(self._selection.channel, len(column.tiles) - 1)]
            down = tile if column.kind != "strip" else column.header
            self._zoom.bring_into_sight(QRectF(column.area.left(), down.top(), column.area.width(), down.height()))
