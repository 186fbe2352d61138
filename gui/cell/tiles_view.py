"""Numbers laid back on the maps they come from: all maps of a layer as small tiles."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen

from gui.cell.shades import Shades
from gui.events.guard import guarded
from gui.widgets.row_view import RowView, arrow_of

Cell = tuple[int, int, int]  # channel, row, column

_NARROW, _WIDE = 110, 1.15  # the least width in pixels, and how much wider than high it may be
_GAP = 3.0


@guarded
class TilesView(RowView):
    """All maps of a layer, small, side by side.

    Signals:
        cell_pointed(object): the (channel, row, column) under the pointer; None for none.
        cell_pressed(object): one was clicked.
    """

    is_map = True

    cell_pointed = Signal(object)
    cell_pressed = Signal(object)

    def __init__(self, name: str, tip: str, tip_of: Callable[[Cell], str]) -> None:
        super().__init__(name, tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._tip_of = tip_of
        self._values: NDArray[np.float32] = np.zeros((1, 1, 1), np.float32)
        self._shades = Shades("grey", False, 0, 1, False)
        self._image: QImage | None = None
        self._largest: Cell | None = None
        self._pointed: Cell | None = None

    # ---- what it shows

    def set_maps(self, values: NDArray[np.float32], shades: Shades) -> None:
        """Shows other numbers, (C, H, W); the one farthest from zero is outlined."""
        self._values, self._shades, self._image = values, shades, None
        sizes = np.nan_to_num(np.abs(values), nan=np.inf)
        at = np.unravel_index(int(np.argmax(sizes)), values.shape)
        self._largest = (int(at[0]), int(at[1]), int(at[2])) if sizes.any() else None
        self.show_changes()

    @property
    def largest(self) -> Cell | None:
        """The cell that is outlined."""
        return self._largest

    def set_pointed(self, cell: Cell | None) -> None:
        """Outlines the cell that is pointed at elsewhere."""
        if cell != self._pointed:
            self._pointed = cell
            self.show_changes()

    def describe(self) -> str:
        cell = self._pointed or self._largest
        return self.caption if cell is None else f"{self.caption}: {self._tip_of(cell)}"

    # ---- geometry

    def widths(self, height: int) -> tuple[float, float]:
        room = height - self.caption_height
        return _NARROW * self.scale, max(_WIDE * room, _NARROW * self.scale)

    def _layout(self) -> tuple[int, float]:
        """How many tiles lie side by side, and how large their cells then are."""
        count, rows, columns = self._values.shape
        area = self.content
        across = np.arange(1, count + 1)
        down = -(-count // across)
        sides = np.minimum(
            (area.width() - across * _GAP) / (across * columns), (area.height() - down * _GAP) / (down * rows)
        )
        best = int(np.argmax(sides))
        return int(across[best]), max(float(sides[best]), 0.5)

    def rect_of(self, cell: Cell) -> QRectF:
        """Where a cell is painted."""
        across, side = self._layout()
        _, rows, columns = self._values.shape
        down, right = divmod(cell[0], across)
        left = self.content.left() + right * (columns * side + _GAP) + cell[2] * side
        return QRectF(left, self.content.top() + down * (rows * side + _GAP) + cell[1] * side, side, side)

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; None beside the tiles."""
        across, side = self._layout()
        count, rows, columns = self._values.shape
        x, y = point.x() - self.content.left(), point.y() - self.content.top()
        right, down = int(x // (columns * side + _GAP)), int(y // (rows * side + _GAP))
        channel = down * across + right
        row = math.floor((y - down * (rows * side + _GAP)) / side)
        column = math.floor((x - right * (columns * side + _GAP)) / side)
        inside = 0 <= right < across and 0 <= channel < count and 0 <= row < rows and 0 <= column < columns
        return (channel, row, column) if inside else None

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        count, rows, columns = self._values.shape
        if self._image is None:
            self._image = self._shades.image(self._values.reshape(count * rows, columns))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        across, side = self._layout()
        smooth = side * self.devicePixelRatioF() < 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        for channel in range(count):
            down, right = divmod(channel, across)
            tile = QRectF(
                self.content.left() + right * (columns * side + _GAP),
                self.content.top() + down * (rows * side + _GAP),
                columns * side,
                rows * side,
            )
            painter.drawImage(tile, self._image, QRectF(0, channel * rows, columns, rows))
            if columns * side > 12:
                painter.drawRect(tile)
        for cell, role in ((self._largest, QPalette.ColorRole.Text), (self._pointed, QPalette.ColorRole.Accent)):
            if cell is not None:
                short = max(0.0, 5 - side) / 2
                painter.setPen(QPen(self.palette().color(role), 1.6))
                painter.drawRect(self.rect_of(cell).adjusted(-short, -short, short, short))

    # ---- mouse and keyboard

    def tip_at(self, position: QPoint) -> str:
        cell = self.cell_at(QPointF(position))
        return "" if cell is None else self._tip_of(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.cell_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.cell_pressed.emit(cell)

    def _point(self, cell: Cell | None) -> None:
        if cell != self._pointed:
            self.set_pointed(cell)
            self.cell_pointed.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step = arrow_of(event)
        return None if step is None else lambda: self._walk(*step)

    def _walk(self, down: int, across: int) -> None:
        channel, row, column = self._pointed or self._largest or (0, 0, 0)
        _, rows, columns = self._values.shape
        self._point((channel, min(max(row + down, 0), rows - 1), min(max(column + across, 0), columns - 1)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)
