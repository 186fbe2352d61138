"""A map whose cells can be hovered and clicked, and that arrow keys move a window over."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap

from gui.cell.painting.slide import SlidePicture, SlideState
from gui.cell.row_view import RowView
from gui.events.guard import guarded
from gui.widgets.keyed import arrow_of


@guarded
class SlideView(RowView[SlideState, SlidePicture]):
    """A map with its padding around it, outlines over it, and its hidden and dimmed cells.

    Signals:
        pointed(object): the (row, column) under the pointer, which may lie in the padding; None for none.
        pressed(object): the (row, column) that was clicked.
        walked(int, int): an arrow key requests this number of positions down and to the right.
    """

    pointed = Signal(object)
    pressed = Signal(object)
    walked = Signal(int, int)

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip, SlideState(), SlidePicture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._hovered: tuple[int, int] | None = None
        self._painted: tuple[tuple[object, ...], NDArray[np.float32], QPixmap] | None = None

    def describe(self) -> str:
        outlines = self.state.outlines
        if not outlines or not (outlines[0].rows.size and outlines[0].columns.size):
            return self.caption
        rows, columns = outlines[0].rows, outlines[0].columns
        text = self.tr("{map}: marked are rows {top} to {bottom}, columns {left} to {right}")
        return text.format(map=self.caption, top=rows[0], bottom=rows[-1], left=columns[0], right=columns[-1])

    def map_places(self) -> dict[tuple[str, int], QRectF]:
        """The rectangle of the map without its padding, by layer and channel."""
        place = self.state.map.place
        return {place: self.picture.map.inner()} if place is not None else {}

    def rect_of(self, rows: tuple[int, int], columns: tuple[int, int]) -> QRectF:
        """The rectangle of a block of cells; spans are (first, last), inclusive."""
        return self.picture.rect_of(rows, columns)

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The (row, column) at a point, which may lie in the padding; None beside it."""
        return self.picture.cell_at(point)

    def paint(self, painter: QPainter) -> None:
        picture = self.picture
        key = picture.map.key
        if self._painted is None or self._painted[0] != key:
            # The key contains the id of the values: kept with it, no other array can get the same id.
            self._painted = key, self.state.map.values, picture.map.pixmap()
        picture.paint_over(painter, self._painted[2])

    def forget(self) -> None:
        super().forget()
        self._painted = None

    # ---- mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.pressed.emit(cell)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, cell: tuple[int, int] | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.pointed.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step = arrow_of(event)
        return None if step is None else lambda: self.walked.emit(*step)
