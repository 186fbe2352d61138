"""One feature map on screen, large, as far as it is painted: its colours and numbers, zoomed and moved.

The only file that imports pyqtgraph.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from engine.values.numerals import power
from gui.events.guard import guarded
from gui.look import colours, hatching
from gui.look.fonts import BASE_PIXELS, least_number, number_font
from gui.look.map_image import Drawn
from gui.text.phrases import decimal_text
from gui.widgets.colour_bar import short
from gui.widgets.focus import draw_focus

MARGIN = 4  # pixels round a fitted map, room for outlines at its edge
_MOST_SHOWN = 2_000_000  # cells turned into colours at a time; of a larger part of a map every second, third … is shown
_NUMBERED = 28  # screen pixels of a cell that a number fits in
_MOST_NUMBERS = 400
_LARGEST_CELL = 160  # screen pixels that zooming in stops at
_CLEAR = 3.5  # contrast with white from which on an outline's edges are white


_text_on = lru_cache(maxsize=1024)(colours.text_on)


@guarded
class MapBoard(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """One feature map, large, of which a cell may be chosen.

    Cells are (row, column).

    Signals:
        cell_hovered(int, int): the pointer is over this cell, or at (-1, -1) over none.
    """

    cell_hovered = Signal(int, int)

    _values: NDArray[Any] | None = None  # on the class: pyqtgraph resizes while it is made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._table = colours.table("grey", False)
        self._low, self._high, self._symmetric = 0.0, 1.0, False
        self._hatched_below: float | None = None
        self._scale = 1.0  # screen pixels a cell
        self._origin = QPointF()  # where on the screen the map begins
        self._fitted = True
        self._painted: tuple[int, int, int, int, int] | None = None  # the part of the map that the image item shows
        self._cell: tuple[int, int] | None = None
        self._hovered = (-1, -1)

        self._image = pg.ImageItem(axisOrder="row-major")
        self.scene().addItem(self._image)
        # Every change of ours asks for one repaint of the whole view; those that the scene asks for would come on top.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setMinimumSize(64, 64)
        self.setAccessibleName(self.tr("Feature map"))
        self.viewport().setAccessibleName(self.accessibleName())

    # -- what it shows

    def set_map(self, values: NDArray[np.float32] | NDArray[np.uint8] | None) -> None:
        """Shows float32 values (H, W) in the colours set, a uint8 picture (H, W, 3) in its own, or nothing.

        A map of the same size stays zoomed and panned as it was.
        """
        before = None if self._values is None else self._values.shape[:2]
        self._values, self._painted = values, None
        self._image.setVisible(values is not None)
        if values is not None and values.shape[:2] != before:
            if self._cell is not None and not self._holds(self._cell):
                self._cell = None
            self._hover((-1, -1))
            self.fit()
        self._describe()
        self.viewport().update()

    def set_colours(
        self,
        table: NDArray[np.uint8],
        low: float,
        high: float,
        symmetric: bool,
        hatched_below: float | None = None,
    ) -> None:
        """Paints values from ``low`` to ``high`` in the colours of a (256, 4) table of ``gui.look.colours``.

        Lines are drawn over what is less than ``hatched_below``.
        """
        self._table, self._low, self._high, self._symmetric = table, low, high, symmetric
        self._hatched_below = hatched_below
        self._painted = None
        self.viewport().update()

    def set_background(self, colour: QColor) -> None:
        """Fills the room round the map with a colour."""
        self.setBackgroundBrush(colour)
        self.viewport().update()

    def set_cell(self, row: int | None, column: int | None = None) -> None:
        """Outlines the chosen cell, or none."""
        cell = None if row is None or column is None else (row, column)
        if cell != self._cell:
            self._cell = cell
            self._describe()
            self.viewport().update()

    def fit(self) -> None:
        """Shows the whole map as large as it can be, and keeps it so when the view changes its size."""
        self._fitted = True
        self._move(self._fit_scale(), QPointF())

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Magnifies about a point of the view; without one about the chosen cell, else the middle."""
        if self._values is None:
            return
        if at is None:
            middle = QRectF(self.viewport().rect()).center()
            at = self._box(*self._cell, *self._cell).center() if self._cell and self._in_sight(self._cell) else middle
        least = self._fit_scale()
        scale = min(max(self._scale * factor, least), max(least, _LARGEST_CELL))
        self._fitted = scale == least
        self._move(scale, at - (at - self._origin) * (scale / self._scale))

    def cell_at(self, position: QPointF) -> tuple[int, int] | None:
        """The cell at a point of the view, or None beside the map."""
        offset = (position - self._origin) / self._scale
        cell = math.floor(offset.y()), math.floor(offset.x())
        return cell if self._holds(cell) else None

    def _hover(self, cell: tuple[int, int]) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.cell_hovered.emit(*cell)

    def _describe(self) -> None:
        """Says the chosen cell to those who cannot see its outline."""
        if self._values is None or self._cell is None or not self._holds(self._cell):
            self.setAccessibleDescription("")
            return
        parts = np.atleast_1d(self._values[self._cell]).tolist()
        self.setAccessibleDescription(
            self.tr("row {row}, column {column} = {value}").format(
                row=self._cell[0], column=self._cell[1], value=", ".join(short(part) for part in parts)
            )
        )

    @property
    def drawn(self) -> Drawn | None:
        """All that the picture of the map is made from; None where there is no map."""
        if self._values is None:
            return None
        return Drawn(self._values, self._table, self._low, self._high, self._symmetric, self._hatched_below)

    # -- geometry

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._values is None:
            return
        if self._fitted:
            self.fit()
        else:
            self._move(max(self._scale, self._fit_scale()), self._origin)

    def _holds(self, cell: tuple[int, int]) -> bool:
        return self._values is not None and all(
            0 <= i < size for i, size in zip(cell, self._values.shape, strict=False)
        )

    def _size(self) -> tuple[int, int]:
        """Rows and columns of the map."""
        assert self._values is not None
        return self._values.shape[0], self._values.shape[1]

    def _fit_scale(self) -> float:
        if self._values is None:
            return 1.0
        height, width = self._size()
        room = self.viewport().size()
        across, down = max(room.width() - 2 * MARGIN, 1), max(room.height() - 2 * MARGIN, 1)
        return float(min(across / width, down / height))

    def _move(self, scale: float, origin: QPointF) -> None:
        """Puts the map there, no further than its edges reach the view's, so that it cannot get lost."""
        if self._values is None:
            return
        height, width = self._size()
        room = self.viewport().size()
        self._scale = scale
        self._origin = QPointF(
            _held(origin.x(), width * scale, room.width()), _held(origin.y(), height * scale, room.height())
        )
        # Only a map shrunk is smoothed; cells that are magnified have edges.
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale * self.devicePixelRatioF() < 1)
        self.viewport().update()

    def _box(self, first_row: int, first_column: int, last_row: int, last_column: int) -> QRectF:
        """Where on the screen a block of cells is."""
        top_left = QPointF(first_column, first_row) * self._scale + self._origin
        return QRectF(top_left, QPointF(last_column + 1, last_row + 1) * self._scale + self._origin)

    def _visible(self) -> tuple[int, int, int, int]:
        """The rows and columns in sight, as slices count them."""
        height, width = self._size()
        room = self.viewport().size()
        return (
            max(0, math.floor(-self._origin.y() / self._scale)),
            min(height, math.ceil((room.height() - self._origin.y()) / self._scale)),
            max(0, math.floor(-self._origin.x() / self._scale)),
            min(width, math.ceil((room.width() - self._origin.x()) / self._scale)),
        )

    def _in_sight(self, cell: tuple[int, int]) -> bool:
        return QRectF(self.viewport().rect()).contains(self._box(*cell, *cell))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._values is not None:
            self._place_image()
        super().paintEvent(event)

    def _place_image(self) -> None:
        """Gives the image item the part of the map to paint, in colours, only when that changed."""
        assert self._values is not None
        height, width = self._size()
        top, bottom, left, right, step = 0, height, 0, width, 1
        if height * width > _MOST_SHOWN:
            top, bottom, left, right = self._visible()
            step = math.ceil(math.sqrt((bottom - top) * (right - left) / _MOST_SHOWN))
            top, left = top - top % step, left - left % step  # while panning always the same cells are shown
        part = (top, bottom, left, right, step)
        if part != self._painted:
            self._painted = part
            shown = self._values[top:bottom:step, left:right:step]
            if shown.ndim == 2:
                indices = colours.quantise(shown, self._low, self._high, self._symmetric)
                self._image.setImage(indices, lut=self._table, autoLevels=False)
            else:
                self._image.setImage(np.ascontiguousarray(shown), lut=None, autoLevels=False)
        rows, columns = self._image.image.shape[:2]
        self._image.setRect(self._box(top, left, top + rows * step - 1, left + columns * step - 1))

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        if self._values is not None:
            if self._hatched_below is not None and self._values.ndim == 2:
                self._draw_lines(painter, self._values, self._hatched_below)
            # A hairline, since the neutral colour of a map may be that of the room around it.
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            height, width = self._size()
            painter.drawRect(self._box(0, 0, height - 1, width - 1).toRect().adjusted(-1, -1, 0, 0))
            self._draw_numbers(painter)
            if self._cell is not None:
                outline(painter, self._box(*self._cell, *self._cell), self.palette().color(QPalette.ColorRole.Accent))
        if self.hasFocus():
            draw_focus(painter, self.viewport().rect(), self.palette())

    def _draw_lines(self, painter: QPainter, values: NDArray[np.float32], below: float) -> None:
        """Hatches what is negative, pixel by pixel of the screen: the work depends on the view, not on the map."""
        height, width = self._size()
        ratio = self.devicePixelRatioF()
        sight = self._box(0, 0, height - 1, width - 1).toAlignedRect() & self.viewport().rect()
        columns, rows = (
            np.clip(((np.arange(round(length * ratio)) + 0.5) / ratio + start) / self._scale, 0, cells - 1).astype(
                np.intp
            )
            for length, start, cells in (
                (sight.width(), sight.left() - self._origin.x(), width),
                (sight.height(), sight.top() - self._origin.y(), height),
            )
        )
        moved = sight.left() + sight.top() - self._origin.x() - self._origin.y()  # so that lines pan with the map
        scale = self._low, self._high
        image = hatching.lines(values, rows, columns, self._table, *scale, ratio, round(moved * ratio), below)
        painter.drawImage(QRectF(sight), image)

    def _draw_numbers(self, painter: QPainter) -> None:
        assert self._values is not None
        if self._scale < _NUMBERED or self._values.ndim != 2:
            return
        top, bottom, left, right = self._visible()
        if (bottom - top) * (right - left) > _MOST_NUMBERS:
            return
        shown = np.asarray(self._values[top:bottom, left:right], np.float32)
        inks = self._table[colours.quantise(shown, self._low, self._high, self._symmetric)][..., :3].tolist()
        base = QFontInfo(self.font()).pixelSize()
        # Five digits, each about 0.6 of the type size wide, fit into a cell with a pixel or two to spare.
        pixels = min(int((self._scale - 3) / 3), base + 2)
        if pixels < least_number(base / BASE_PIXELS):
            return
        painter.setFont(number_font(pixels))
        for row, (numbers, row_inks) in enumerate(zip(shown.tolist(), inks, strict=True), top):
            for column, (number, ink) in enumerate(zip(numbers, row_inks, strict=True), left):
                box, text = self._box(row, column, row, column), cell_text(number)
                if self._hatched_below is not None and number < self._hatched_below:
                    under = painter.boundingRect(box, Qt.AlignmentFlag.AlignCenter, text)
                    painter.fillRect(under.adjusted(-1, 0, 1, 0) & box, QColor(*ink))
                painter.setPen(QColor(_text_on(tuple(ink))))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def cell_text(value: float) -> str:
    """A value in at most five characters, so that it fits into the cell that holds it: ``−0.02``, ``4e−3``."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    size = abs(value)
    if 0 < size < 0.005 or size >= 9999.5:
        return power(value, 1)
    return decimal_text(value, 2 if size < 9.995 else 1 if size < 99.95 else 0)


def _held(origin: float, length: float, room: int) -> float:
    """Where a map of this length begins: in the middle of its room, or no further than its edges reach the room's."""
    if length + 2 * MARGIN <= room:
        return (room - length) / 2
    return min(max(origin, room - MARGIN - length), float(MARGIN))


def outline(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Two pixels of the colour between edges that set it off from any map, however small the box."""
    short = max(0.0, 5 - min(box.width(), box.height())) / 2
    frame = box.adjusted(-short, -short, short, short).toRect()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    casing = QColor("white" if colours.contrast(colour.name(), "#ffffff") >= _CLEAR else "black")
    for pen_colour, width in ((casing, 4), (colour, 2)):
        painter.setPen(QPen(pen_colour, width, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(frame)
