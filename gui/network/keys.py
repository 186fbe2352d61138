"""Keyboard navigation of the network: from map to map and from cell to cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent

from gui.network.layout import Arrangement, Column
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
        arrangement, layer, key = self._zoom.now.arrangement, self._selection.layer, event.key()
        column = arrangement.column_of(layer) or arrangement.columns[0]
        if key == Qt.Key.Key_Escape:
            return self._pointer.cancel_drag()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _CELL_STEPS:
            self._walk(*_CELL_STEPS[key])
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            target = self._beside(arrangement, column, Qt.Key(key))
            self._selection.select(target.layer, min(self._selection.channel, max(len(target.tiles) - 1, 0)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._up_or_down(arrangement, column, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._pointer.ask_size(layer) and not self._pointer.ask(self._selection.chosen):
                self._opened(layer, self._selection.channel)
        elif key == Qt.Key.Key_Space:
            self._playback.toggle()
        else:
            return False
        self._bring_into_view()
        return True

    def _beside(self, arrangement: Arrangement, column: Column, key: Qt.Key) -> Column:
        """The column that a key to the left or right leads to: along a connection, or to the first or last layer."""
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return arrangement.columns[0 if key == Qt.Key.Key_Home else -1]
        back = key == Qt.Key.Key_Left
        layers = [
            plus.source if back else plus.target
            for plus in arrangement.pluses
            if plus.target is not None and (plus.target if back else plus.source) == column.layer
        ]
        found = [each for layer in layers if layer is not None and (each := arrangement.column_of(layer)) is not None]
        near = column.tiles[min(self._selection.channel, len(column.tiles) - 1)].center().y()

        def distance(other: Column) -> tuple[float, float]:
            beyond = max(other.area.top() - near, near - other.area.bottom(), 0.0)
            return abs(other.area.left() - column.area.left()), beyond

        return min(found, key=distance, default=column)

    def _up_or_down(self, arrangement: Arrangement, column: Column, step: int) -> None:
        """Selects the map above or below; beyond the first and last one that of the branch there."""
        channel = self._selection.channel + step
        if not 0 <= channel < len(column.tiles):
            rank = next((rank for rank in arrangement.rows if column.layer in rank), (column.layer,))
            at = rank.index(column.layer) + step
            other = arrangement.column_of(rank[at]) if 0 <= at < len(rank) else None
            if other is not None:
                self._selection.select(other.layer, 0 if step > 0 else len(other.tiles) - 1)
                return
        self._selection.select(column.layer, min(max(channel, 0), len(column.tiles) - 1))

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
