"""The view of a weight matrix: hovering an entry highlights all copies of its weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.explain.weight_matrix import WeightMatrix
from engine.values.array import Float32
from gui.events.guard import guarded
from gui.look.colours import quantise
from gui.look.fonts import BASE_PIXELS
from gui.matrix.matrix_picture import ROOMY, Grid, Shades, picture, shares_of, write_numbers
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget
from gui.widgets.weight_text import fitting_texts

_CAPTION = 11 / 12  # type size of captions, relative to that of the window
_GAP = 4  # pixels between captions and matrix
_NEAR = 4.0  # maximum pixels between the pointer and the nearest weight
_DIMMED = 0.5  # opacity of weights that are not highlighted
_SEEN = 3.0  # minimum pixels of an entry with a visible colour
_LEAST_HIGHLIGHTED = 2  # minimum pixels of a highlighted entry
_ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


@dataclass(frozen=True)
class Entry:
    """One entry of a matrix.

    Args:
        place: its index among the weights of the matrix; None for a structural zero.
    """

    row: int
    column: int
    place: int | None


@guarded
class MatrixView(KeyedWidget):
    """Shows a weight matrix in colours, with numbers where they fit.

    Signals:
        pointed(object): the hovered Entry; None for none.
        copy_asked: the user wants to copy the description as text.
    """

    pointed = Signal(object)
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: WeightMatrix | None = None
        self._values = self._scales = np.zeros(0, np.float32)
        self._shades: Shades | None = None
        self._pixmap: QPixmap | None = None  # painted when it is needed
        self._highlighted: NDArray[np.intp] | None = None
        self._across: Sequence[str] = ()
        self._down: Sequence[str] = ()
        self.entry: Entry | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Weight matrix"))
        self.setToolTip(
            self.tr(
                "Every row makes one output cell, every column reads one input cell.\n"
                "Point at a weight to light all its copies, or walk over them with the arrow keys.\n"
                "Ctrl+C copies what is said here."
            )
        )

    # ---- what it shows

    @property
    def matrix(self) -> WeightMatrix | None:
        """The shown matrix."""
        return self._matrix

    @property
    def values(self) -> Float32:
        """The weights of the matrix, (n,), in the order of its rows and columns."""
        return self._values

    @property
    def highlighted(self) -> NDArray[np.intp]:
        """The indices of the highlighted weights among those of the matrix, (m,)."""
        return np.zeros(0, np.intp) if self._highlighted is None else self._highlighted

    def set_shades(self, shades: Shades) -> None:
        """Sets the colours."""
        self._shades = shades
        self._repaint()

    def show_matrix(self, matrix: WeightMatrix, values: Float32, scales: Float32) -> None:
        """Shows a matrix.

        Args:
            values: its weights, (n,).
            scales: the absolute weight with the strongest colour of each filter, (filters,).
        """
        if matrix is not self._matrix:
            self._matrix = matrix
            self._highlighted = None
            self._point_at(None)
        self._values, self._scales = values, scales
        self._repaint()

    def set_captions(self, across: Sequence[str], down: Sequence[str]) -> None:
        """Sets the captions of columns and rows, each as alternatives from the longest to the shortest."""
        self._across, self._down = across, down
        self.update()

    def highlight(self, places: NDArray[np.intp] | None) -> None:
        """Highlights weights by index and dims all others; None: none is dimmed."""
        self._highlighted = places
        self.update()

    def grid(self) -> Grid | None:
        """The geometry of the entries; None without a matrix."""
        if self._matrix is None:
            return None
        room = QFontMetrics(self._caption_font()).height() + _GAP
        area = QRectF(self.rect()).adjusted(room + 2, room + 2, -3, -3)
        return Grid.within(area, self._matrix.shape, self._type_scale())

    def sizeHint(self) -> QSize:
        return QSize(420, 170)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    def _repaint(self) -> None:
        self._pixmap = None
        self.update()

    def _type_scale(self) -> float:
        return QFontInfo(self.font()).pixelSize() / BASE_PIXELS

    def _caption_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _CAPTION))
        return font

    # ---- painting the widget

    def resizeEvent(self, _event: QEvent) -> None:
        self._pixmap = None

    def changeEvent(self, event: QEvent) -> None:
        self._pixmap = None  # the font may have changed
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            grid = self.grid()
            if grid is not None and self._matrix is not None and self._shades is not None:
                if self._pixmap is None or self._pixmap.devicePixelRatio() != self.devicePixelRatioF():
                    self._pixmap = self._painted(self._matrix, grid, self._shades)
                self._paint_captions(painter, grid)
                painter.fillRect(grid.place, self._shades.canvas)
                painter.setOpacity(1 if self._highlighted is None else _DIMMED)
                painter.drawPixmap(grid.place.topLeft(), self._pixmap)
                painter.setOpacity(1)
                self._paint_guides(painter, grid)
                self._paint_highlighted(painter, grid, self._matrix, self._pixmap)
                painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(grid.place.adjusted(-1, -1, 0, 0))
            if self.hasFocus():
                draw_focus(painter, self.rect(), self.palette())

    def _painted(self, matrix: WeightMatrix, grid: Grid, shades: Shades) -> QPixmap:
        levels = quantise(shares_of(matrix, self._values, self._scales), -1, 1, symmetric=True)
        pixmap = picture(matrix, levels, grid, shades, self.devicePixelRatioF())
        cell = QSize(int(grid.across) - 2, int(grid.down) - 2)
        if min(grid.across, grid.down) >= ROOMY and len(levels):
            texts, font = fitting_texts(self._values[None], cell, self._type_scale())
            if texts:
                write_numbers(pixmap, matrix, levels, grid, shades, texts[0], font)
        return pixmap

    def _paint_captions(self, painter: QPainter, grid: Grid) -> None:
        painter.setFont(self._caption_font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        metrics = painter.fontMetrics()
        left, top = grid.place.left(), grid.place.top()
        wide, high = self.width() - left - 2, self.height() - top - 2
        middle = Qt.AlignmentFlag.AlignVCenter
        text = _fitting(self._across, metrics, wide)
        painter.drawText(QRectF(left, 1, wide, top - 3), Qt.AlignmentFlag.AlignLeft | middle, text)
        painter.save()
        painter.rotate(-90)
        text = _fitting(self._down, metrics, high)
        painter.drawText(QRectF(-top - high, 1, high, left - 3), Qt.AlignmentFlag.AlignRight | middle, text)
        painter.restore()

    def _paint_guides(self, painter: QPainter, grid: Grid) -> None:
        """Paints the row and column of the hovered entry as bands, or as lines if entries are small."""
        if self.entry is None:
            return
        rect, place = grid.rect(self.entry.row, self.entry.column, 1), grid.place
        for band in (
            QRectF(place.left(), rect.top(), place.width(), rect.height()),
            QRectF(rect.left(), place.top(), rect.width(), place.height()),
        ):
            colour = self.palette().color(QPalette.ColorRole.Accent)
            colour.setAlphaF(0.2 if min(band.width(), band.height()) >= _NEAR else 0.55)
            painter.fillRect(band, colour)

    def _paint_highlighted(self, painter: QPainter, grid: Grid, matrix: WeightMatrix, pixmap: QPixmap) -> None:
        """Paints highlighted weights undimmed with an outline, or as dots if they are too small."""
        accent = self.palette().color(QPalette.ColorRole.Accent)
        ratio, corner = pixmap.devicePixelRatio(), grid.place.topLeft()
        places = zip(matrix.rows[self.highlighted].tolist(), matrix.columns[self.highlighted].tolist(), strict=True)
        rects = [grid.rect(row, column, _LEAST_HIGHLIGHTED) for row, column in places]
        if min(grid.across, grid.down) < _SEEN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRects(rects)
        else:
            for rect in rects:
                source = rect.translated(-corner)
                painter.drawPixmap(rect, pixmap, QRectF(source.topLeft() * ratio, source.size() * ratio))
            painter.setPen(accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRects([rect.adjusted(-1, -1, 0, 0) for rect in rects])
        if self.entry is not None:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(grid.rect(self.entry.row, self.entry.column, round(_NEAR)).adjusted(-1, -1, 0, 0))

    # ---- pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.entry_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(None)
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def entry_at(self, point: QPointF) -> Entry | None:
        """The entry at a point, or the nearest weight if entries are too small to point at."""
        grid, matrix = self.grid(), self._matrix
        found = grid.entry(point) if grid is not None else None
        if grid is None or matrix is None or found is None:
            return None
        row, column = found
        place = matrix.place_at(row, column)
        if place is None:
            place = matrix.nearest(row, column, _NEAR / grid.down, _NEAR / grid.across)
        if place is None:
            return Entry(row, column, None)
        return self._entry_of(place)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_asked.emit
        direction = _ARROWS.get(Qt.Key(event.key()))
        if direction is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        return partial(self._step, *direction)

    def _step(self, down: int, across: int) -> None:
        """Hovers the next weight of the row or column."""
        matrix = self._matrix
        if matrix is None or not len(matrix.rows):
            return
        place = self.entry.place if self.entry is not None else None
        if place is None:
            self._point_at(self._entry_of(0))
            return
        along, other = (matrix.columns, matrix.rows) if down else (matrix.rows, matrix.columns)
        line = np.flatnonzero(along == along[place])
        line = line[np.argsort(other[line], kind="stable")]
        at = int(np.searchsorted(other[line], other[place])) + down + across
        self._point_at(self._entry_of(int(line[min(max(at, 0), len(line) - 1)])))

    def _entry_of(self, place: int) -> Entry | None:
        if self._matrix is None:
            return None
        return Entry(int(self._matrix.rows[place]), int(self._matrix.columns[place]), place)

    def _point_at(self, entry: Entry | None) -> None:
        if entry != self.entry:
            self.entry = entry
            self.pointed.emit(entry)
            self.update()


def _fitting(texts: Sequence[str], metrics: QFontMetrics, room: float) -> str:
    """The first text that fits, or else the last one, elided."""
    for text in texts:
        if metrics.horizontalAdvance(text) <= room:
            return text
    return metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, int(room)) if texts else ""
