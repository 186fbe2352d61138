"""Feature maps and their values on screen: one map large, a histogram, and images that paint quickly.

The only file that imports pyqtgraph.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
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
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsView, QSizePolicy, QToolTip, QWidget

from gui import colours
from gui.theme import number_font
from gui.widgets.colour_bar import short
from gui.wording import count_text

Block = tuple[int, int, int, int, QColor]  # first and last row, first and last column, colour of the outline

_MOST_SHOWN = 2_000_000  # cells turned into colours at a time; of a larger part of a map every second, third … is shown
_NUMBERED = 28  # screen pixels of a cell that a number fits in
_MOST_NUMBERS = 400
_LARGEST_CELL = 160  # screen pixels that zooming in stops at
_ZOOM = 1.25  # one notch of the wheel
_MARGIN = 4  # pixels round a fitted map, room for outlines at its edge
_SAMPLES = 65_536  # values a histogram looks at
_BIN = 5  # colour indices in one bar of a histogram: 51 bars, the middle one around the middle colour
_BINS = (colours.TOP + 1) // _BIN
_TOWER = 3  # times the second highest bar that the highest is drawn at most
_CLEAR = 3.5  # contrast with white from which on an outline's edges are white
_KEY_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


_text_on = lru_cache(maxsize=1024)(colours.text_on)


class MapView(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """One feature map, large: zoomed, panned, pointed at and walked through cell by cell.

    Cells are (row, column). Wheel, ``+`` and ``−`` zoom, dragging pans, ``0`` fits; arrow keys walk.

    Signals:
        cell_hovered(int, int): the pointer is over this cell, or at (-1, -1) over none.
        cell_clicked(int, int): this cell was chosen, with the mouse or by walking to it.
        activated(int, int): this cell was double-clicked, or Enter was pressed on it: go deeper.
    """

    cell_hovered = Signal(int, int)
    cell_clicked = Signal(int, int)
    activated = Signal(int, int)

    _values: NDArray[Any] | None = None  # on the class: pyqtgraph resizes while it is made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._table = colours.table("grey", False)
        self._low, self._high, self._symmetric = 0.0, 1.0, False
        self._scale = 1.0  # screen pixels a cell
        self._origin = QPointF()  # where on the screen the map begins
        self._fitted = True
        self._painted: tuple[int, int, int, int, int] | None = None  # the part of the map that the image item shows
        self._cell: tuple[int, int] | None = None
        self._hovered = (-1, -1)
        self._regions: tuple[Block, ...] = ()
        self._press: QPointF | None = None  # where the pan that the mouse may be starting has got to
        self._panning = False

        self._image = pg.ImageItem(axisOrder="row-major")
        self.scene().addItem(self._image)
        # Every change of ours asks for one repaint of the whole view; those that the scene asks for would come on top.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(64, 64)
        self.setAccessibleName(self.tr("Feature map"))
        self.setToolTip(
            self.tr(
                "The wheel, + and − zoom, dragging pans, 0 fits the map to the view.\n"
                "A click or the arrow keys choose a cell, a double click or Enter opens it."
            )
        )
        for text, keys, slot in (
            (self.tr("Fit to view"), ["0"], self.fit),
            (self.tr("Zoom in"), ["+", "="], lambda: self.zoom(_ZOOM)),
            (self.tr("Zoom out"), ["-"], lambda: self.zoom(1 / _ZOOM)),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

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

    def set_colours(self, table: NDArray[np.uint8], low: float, high: float, symmetric: bool) -> None:
        """Paints values from ``low`` to ``high`` in the colours of a (256, 4) table of ``gui.colours``."""
        self._table, self._low, self._high, self._symmetric = table, low, high, symmetric
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

    def set_regions(self, regions: Sequence[Block]) -> None:
        """Outlines blocks of cells, each in its colour; they may reach past the map, into padding."""
        self._regions = tuple(regions)
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

    # -- geometry

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
        across, down = max(room.width() - 2 * _MARGIN, 1), max(room.height() - 2 * _MARGIN, 1)
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
            # A hairline, since the neutral colour of a map may be that of the room around it.
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            height, width = self._size()
            painter.drawRect(self._box(0, 0, height - 1, width - 1).toRect().adjusted(-1, -1, 0, 0))
            self._draw_numbers(painter)
            for first_row, last_row, first_column, last_column, colour in self._regions:
                _outline(painter, self._box(first_row, first_column, last_row, last_column), colour)
            if self._cell is not None:
                _outline(painter, self._box(*self._cell, *self._cell), self.palette().color(QPalette.ColorRole.Accent))
        if self.hasFocus():
            _draw_focus(painter, self.viewport().rect(), self.palette())

    def _draw_numbers(self, painter: QPainter) -> None:
        assert self._values is not None
        if self._scale < _NUMBERED or self._values.ndim != 2:
            return
        top, bottom, left, right = self._visible()
        if (bottom - top) * (right - left) > _MOST_NUMBERS:
            return
        shown = np.asarray(self._values[top:bottom, left:right], np.float32)
        inks = self._table[colours.quantise(shown, self._low, self._high, self._symmetric)][..., :3].tolist()
        # Five digits, each about 0.6 of the type size wide, fit into a cell with a pixel or two to spare.
        painter.setFont(number_font(min(int((self._scale - 3) / 3), QFontInfo(self.font()).pixelSize() + 2)))
        for row, (numbers, row_inks) in enumerate(zip(shown.tolist(), inks, strict=True), top):
            for column, (number, ink) in enumerate(zip(numbers, row_inks, strict=True), left):
                painter.setPen(QColor(_text_on(tuple(ink))))
                box = self._box(row, column, row, column)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _cell_text(number))

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

    # -- mouse and keyboard

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if self._values is None:
            return
        if self._fitted:
            self.fit()
        else:
            self._move(max(self._scale, self._fit_scale()), self._origin)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom(_ZOOM**notches, event.position())
            self._hover(self.cell_at(event.position()) or (-1, -1))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press, self._panning = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._hover(self.cell_at(event.position()) or (-1, -1))
            return
        way = event.position() - self._press
        if not self._panning and way.manhattanLength() >= QApplication.startDragDistance():
            self._panning = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._panning:
            self._press = event.position()
            self._move(self._scale, self._origin + way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        self._press = None
        if self._panning:
            self._panning = False
            self.viewport().unsetCursor()
        elif cell := self.cell_at(event.position()):
            self._choose(cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell:
            self.activated.emit(*cell)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover((-1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and self._values is not None and key in _KEY_STEPS:
            self._walk(*_KEY_STEPS[key])
        elif plain and self._cell is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(*self._cell)
        else:
            event.ignore()  # so that the window's own keys go on working

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _hover(self, cell: tuple[int, int]) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.cell_hovered.emit(*cell)

    def _choose(self, cell: tuple[int, int]) -> None:
        self.set_cell(*cell)
        self.cell_clicked.emit(*cell)

    def _walk(self, down: int, across: int) -> None:
        """Chooses the neighbour of the chosen cell, first of all the one in the middle of what is in sight."""
        if self._cell is None:
            top, bottom, left, right = self._visible()
            cell = (top + bottom) // 2, (left + right) // 2
        else:
            height, width = self._size()
            cell = min(max(self._cell[0] + down, 0), height - 1), min(max(self._cell[1] + across, 0), width - 1)
        if cell == self._cell:
            return
        box, room = (
            self._box(*cell, *cell),
            QRectF(self.viewport().rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN),
        )
        shift = QPointF(
            max(0.0, room.left() - box.left()) - max(0.0, box.right() - room.right()),
            max(0.0, room.top() - box.top()) - max(0.0, box.bottom() - room.bottom()),
        )
        self._move(self._scale, self._origin + shift)
        self._choose(cell)


class HistogramView(QWidget):
    """How often a map holds which values: bars in the map's own colours, so that the axis is the legend.

    The axis runs over the scale that the colours are set to; values beyond it count in the outermost bars. Very large
    maps are sampled. A map without spread is described in words.

    Args:
        labels: prints minimum, zero and maximum under the bars.
    """

    def __init__(self, parent: QWidget | None = None, *, labels: bool = False) -> None:
        super().__init__(parent)
        self._labels = labels
        self._table = colours.table("grey", False)
        self._low, self._high, self._symmetric = 0.0, 1.0, False
        self._samples = np.empty(0, np.float32)
        self._each = 1.0  # how many cells one sample stands for
        self._counts = np.zeros(_BINS, np.int64)
        self._message = self.tr("no cells")
        self._note = ""  # how many cells have no bar
        self._bar: int | None = None  # the bar that is pointed at
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Histogram"))

    def set_values(self, values: NDArray[np.float32]) -> None:
        """Shows how the values of a map, of any shape, are spread."""
        flat = values.reshape(-1)
        step = max(math.ceil(flat.size / _SAMPLES), 1)
        while math.gcd(step, values.shape[-1] or 1) > 1:
            step += 1  # so that no column is left out
        self._samples = flat[::step]
        self._each = flat.size / max(self._samples.size, 1)
        self._message = self._described(flat)
        self._count()

    def set_colours(self, table: NDArray[np.uint8], low: float, high: float, symmetric: bool) -> None:
        """Colours the bars as ``MapView.set_colours`` does the map, over an axis from ``low`` to ``high``."""
        self._table, self._low, self._high, self._symmetric = table, low, high, symmetric
        self._count()

    def bar_text(self, bar: int) -> str:
        """What a bar, counted from the left, says: ``−0.12 … −0.08: 34 cells``."""
        width = (self._high - self._low) / colours.TOP
        first = max(self._low, self._low + (bar * _BIN - 0.5) * width)
        last = min(self._high, self._low + ((bar + 1) * _BIN - 0.5) * width)
        count = int(self._counts[bar])
        text = self.tr("{first} … {last}: {count} cells")
        if self._each > 1:
            text = self.tr("{first} … {last}: about {count} cells")
            count = int(float(f"{count * self._each:.2g}"))
        return text.format(first=short(first), last=short(last), count=count_text(count))

    def sizeHint(self) -> QSize:
        return QSize(160, 48 + self._label_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_BINS, self.sizeHint().height())

    def _described(self, values: NDArray[np.float32]) -> str:
        """What there is to say instead of bars: nothing, if the values are spread."""
        if not values.size:
            return self.tr("no cells")
        finite = self._samples[np.isfinite(self._samples)]
        if finite.size and finite.min() < finite.max():
            return ""
        # Only now, when the sample is flat, does it take a look at all of a large map to be sure.
        if np.isnan(values).all():
            return self.tr("no cell is a number")
        if values.min() == values.max():
            return self.tr("all cells are {value}").format(value=short(float(values[0])))
        return ""

    def _count(self) -> None:
        # The bars are runs of the map's own colour indices, so that bar and map cannot disagree.
        indices = colours.quantise(self._samples, self._low, self._high, self._symmetric)
        by_index = np.bincount(indices, minlength=256)
        self._counts = by_index[: colours.TOP + 1].reshape(_BINS, _BIN).sum(axis=1)
        missing = round(int(by_index[colours.NOT_A_NUMBER]) * self._each)
        self._note = self.tr("{count} not a number").format(count=count_text(missing)) if missing else ""
        summary = self._message or self.tr("from {low} to {high}").format(low=short(self._low), high=short(self._high))
        self.setAccessibleDescription(" · ".join(filter(None, (summary, self._note))))
        self.setToolTip(self._message or self.tr("How often which value occurs. Point at a bar, or walk with ← and →."))
        self.update()

    def _label_height(self) -> int:
        return QFontMetrics(self._caption_font()).height() if self._labels else 0

    def _caption_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * 11 / 12))
        return font

    def _plot(self) -> QRectF:
        """Where the bars stand."""
        return QRectF(self.rect()).adjusted(2, 2, -2, -2 - self._label_height())

    def _bar_box(self, bar: int) -> QRectF:
        """The column of a bar, as tall as the highest may be."""
        plot = self._plot()
        left, right = (round(plot.left() + edge * plot.width() / _BINS) for edge in (bar, bar + 1))
        return QRectF(left, plot.top(), right - left, plot.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._caption_font())
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(muted)
        plot = self._plot()
        if self._message:
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, self._message)
        else:
            self._draw_bars(painter)
            painter.setPen(muted)
            painter.drawText(plot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._note)
            self._draw_labels(painter)
        if self.hasFocus():
            _draw_focus(painter, self.rect(), self.palette())

    def _draw_bars(self, painter: QPainter) -> None:
        second, highest = sorted(self._counts.tolist())[-2:]
        # One bar towers over the others in most maps after a ReLU: it is broken, so that the others can be seen.
        broken = highest > _TOWER * second > 0
        full = _TOWER * second if broken else max(highest, 1)
        # A line over the bars: those of values near zero have nearly the colour of what is behind them.
        edge = self.palette().color(QPalette.ColorRole.Dark)
        bottom = self._plot().bottom()
        painter.fillRect(QRectF(self._plot().left(), bottom - 1, self._plot().width(), 1), edge)
        for bar, count in enumerate(self._counts.tolist()):
            if not count:
                continue
            box = self._bar_box(bar)
            box.setTop(bottom - max(3, round(min(count / full, 1) * box.height())))  # the rarest value is still seen
            painter.fillRect(box, QColor(*self._table[bar * _BIN + _BIN // 2].tolist()))
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), edge)
            if broken and count == highest:
                painter.fillRect(QRectF(box.left(), box.top() + 4, box.width(), 3), self.palette().window())
        if self._bar is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.drawRect(self._bar_box(self._bar).adjusted(0, 0, -1, -1))

    def _draw_labels(self, painter: QPainter) -> None:
        if not self._labels:
            return
        row = QRectF(self.rect()).adjusted(2, self.height() - self._label_height(), -2, 0)
        labels = [(self._low, 0.0), (self._high, 1.0)]
        if self._low < 0 < self._high:
            labels.insert(1, (0.0, -self._low / (self._high - self._low)))
        metrics, taken = painter.fontMetrics(), row.left()
        for value, share in labels:
            text = short(value)
            width = metrics.horizontalAdvance(text)
            left = min(max(row.left() + share * row.width() - width / 2, row.left()), row.right() - width)
            if left >= taken or value == self._high:
                painter.drawText(QPointF(left, row.top() + metrics.ascent()), text)
                taken = left + width + 4

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside = event.position().x() - self._plot().left()
        self._point_at(min(max(int(inside / self._plot().width() * _BINS), 0), _BINS - 1))

    def leaveEvent(self, _event: QEvent) -> None:
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self._point_at(_BINS // 2 if self._bar is None else min(max(self._bar + way, 0), _BINS - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(None)
        super().focusOutEvent(event)

    def _point_at(self, bar: int | None) -> None:
        """Marks a bar and says what it stands for."""
        if self._message:
            bar = None
        if bar == self._bar:
            return
        self._bar = bar
        self.update()
        if bar is None:
            QToolTip.hideText()
        else:
            self.setAccessibleDescription(self.bar_text(bar))
            QToolTip.showText(self.mapToGlobal(self._bar_box(bar).bottomLeft().toPoint()), self.bar_text(bar), self)


def _cell_text(value: float) -> str:
    """A value in at most five characters, so that it fits into the cell that holds it: ``−0.02``, ``4e−3``."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    size = abs(value)
    if 0 < size < 0.005 or size >= 9999.5:
        mantissa, exponent = f"{value:.0e}".split("e")
        return f"{mantissa}e{int(exponent)}".replace("-", "−")
    decimals = 2 if size < 9.995 else 1 if size < 99.95 else 0
    return f"{value + 0.0:.{decimals}f}".replace("-", "−")  # adding 0 takes the sign off a negative zero


def _held(origin: float, length: float, room: int) -> float:
    """Where a map of this length begins: in the middle of its room, or no further than its edges reach the room's."""
    if length + 2 * _MARGIN <= room:
        return (room - length) / 2
    return min(max(origin, room - _MARGIN - length), float(_MARGIN))


def _outline(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Two pixels of the colour between edges that set it off from any map, however small the box."""
    short = max(0.0, 5 - min(box.width(), box.height())) / 2
    frame = box.adjusted(-short, -short, short, short).toRect()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    casing = QColor("white" if colours.contrast(colour.name(), "#ffffff") >= _CLEAR else "black")
    for pen_colour, width in ((casing, 4), (colour, 2)):
        painter.setPen(QPen(pen_colour, width, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(frame)


def _draw_focus(painter: QPainter, frame: QRect, palette: QPalette) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(frame.adjusted(1, 1, -1, -1))
