"""All maps of a layer as small tiles whose cells can be hovered and clicked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from gui.cell.painting.tiles import TileCell, TilesPicture, TilesState
from gui.cell.row_view import RowView
from gui.events.guard import guarded
from gui.widgets.keyed import arrow_of


@guarded
class TilesView(RowView[TilesState, TilesPicture]):
    """All maps of a layer, small, side by side.

    Signals:
        cell_pointed(object): the (channel, row, column) under the pointer; None for none.
        cell_pressed(object): the (channel, row, column) that was clicked.
    """

    cell_pointed = Signal(object)
    cell_pressed = Signal(object)

    def __init__(self, name: str, tip: str, tip_of: Callable[[TileCell], str]) -> None:
        super().__init__(name, tip, TilesState(), TilesPicture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._tip_of = tip_of

    def show_state(self, state: TilesState) -> None:
        super().show_state(replace(state, pointed=self.state.pointed))

    def set_pointed(self, cell: TileCell | None) -> None:
        """Outlines the cell that is pointed at, here or elsewhere."""
        if cell != self.state.pointed:
            super().show_state(replace(self.state, pointed=cell))

    def describe(self) -> str:
        cell = self.state.pointed or self.state.maps.largest
        return self.caption if cell is None else f"{self.caption}: {self._tip_of(cell)}"

    def tip_at(self, position: QPoint) -> str:
        cell = self.picture.cell_at(QPointF(position))
        return "" if cell is None else self._tip_of(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.picture.cell_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.picture.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.cell_pressed.emit(cell)

    def _point(self, cell: TileCell | None) -> None:
        if cell != self.state.pointed:
            self.set_pointed(cell)
            self.cell_pointed.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step = arrow_of(event)
        return None if step is None else lambda: self._walk(*step)

    def _walk(self, down: int, across: int) -> None:
        channel, row, column = self.state.pointed or self.state.maps.largest or (0, 0, 0)
        _, rows, columns = self.state.maps.values.shape
        self._point((channel, min(max(row + down, 0), rows - 1), min(max(column + across, 0), columns - 1)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)
