"""A confusion matrix as a picture: its frozen state, its geometry, and its painter."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from engine import Results
from engine.training.results import Floats
from gui.look.colours import text_on
from gui.look.palettes import Palette
from gui.text.phrases import count_text, percent_text

Entry = tuple[int, int]  # right class, answer
_MOST_NAME, _MOST_WIDTH, _MOST_HEIGHT = 96, 46, 26  # pixels of a name, of a cell
_BAR, _GAP = 46, 6  # pixels of the longest bar, and between names, cells and bars
_FEW = 10  # classes that are shown side by side whatever the width
_NUMBER = " 100 %"
_NAMED = 24  # pixels of width from which on a column has a name above it
_FAINTEST = 0.15  # opacity of the colour of a single image


@dataclass(frozen=True, eq=False)
class Confusion:
    """What is shown.

    Args:
        current: the entry whose images are listed.
        has_focus: whether the keyboard is here.
    """

    results: Results
    current: Entry | None = None
    has_focus: bool = False

    @property
    def count(self) -> int:
        """The number of classes."""
        return len(self.results.classes)

    @cached_property
    def shares(self) -> Floats:
        """(classes, classes): each count as a share (0..1) of the images of its class; 0 without images."""
        counts = self.results.confusion
        return np.asarray(counts / np.maximum(counts.sum(1, keepdims=True), 1))


@dataclass(frozen=True)
class Grid:
    """Where names, cells and bars are; cells scroll between names and bars.

    Args:
        count: number of classes.
        names: width of the names on the left.
        head: height of the names above.
        cell: width and height of a cell.
        bar: length of the longest bar on the right; 0 where there is no room.
        room: width and height of the cells in sight.
        scrolled: how far the cells are scrolled, in pixels.
    """

    count: int
    names: float
    head: float
    cell: QSizeF
    bar: float
    room: QSizeF
    scrolled: QPointF

    def rect(self, entry: Entry) -> QRectF:
        """The rectangle of an entry."""
        row, column = entry
        left = self.names + column * self.cell.width() - self.scrolled.x()
        top = self.head + row * self.cell.height() - self.scrolled.y()
        return QRectF(QPointF(left, top), self.cell)

    def entry(self, point: QPointF) -> Entry | None:
        """The entry at a point."""
        if not self.cells.contains(point):
            return None
        inside = point - self.cells.topLeft() + self.scrolled
        row, column = int(inside.y() // self.cell.height()), int(inside.x() // self.cell.width())
        return (row, column) if max(row, column) < self.count else None

    @property
    def cells(self) -> QRectF:
        """The rectangle of the cells in sight."""
        whole = QSizeF(self.count * self.cell.width(), self.count * self.cell.height())
        return QRectF(QPointF(self.names, self.head), whole.boundedTo(self.room))

    def rows(self) -> range:
        """The rows in sight."""
        return _in_sight(self.scrolled.y(), self.cells.height(), self.cell.height(), self.count)

    def columns(self) -> range:
        """The columns in sight."""
        return _in_sight(self.scrolled.x(), self.cells.width(), self.cell.width(), self.count)


def _in_sight(start: float, length: float, each: float, count: int) -> range:
    return range(int(start // each), min(math.ceil((start + length) / each), count))


def grid(shown: Confusion, metrics: QFontMetricsF, size: QSizeF, scale: float, scrolled: QPointF) -> Grid:
    """The Grid for a size: cells as large as there is room, but never smaller than a line of text.

    Args:
        metrics: of the font of everything.
        scale: type size relative to the base type.
    """
    count, line, least = shown.count, metrics.height() + 2, _least(shown, metrics)
    names = _name_width(shown, metrics, scale)
    beside = size.width() - names - _GAP - metrics.horizontalAdvance(_NUMBER)
    bar = min(beside - count * least, _BAR * scale)
    bar = bar if bar >= _BAR / 3 else 0.0
    room = QSizeF(max(beside - bar, least), max(size.height() - line, line))
    width = min(max(room.width() / count, least), _MOST_WIDTH * scale)
    height = min(max(room.height() / count, line), _MOST_HEIGHT * scale)
    head = line if width >= _NAMED * scale else 0.0
    return Grid(count, names, head, QSizeF(width, height), bar, QSizeF(room.width(), size.height() - head), scrolled)


def _least(shown: Confusion, metrics: QFontMetricsF) -> float:
    """The least width of a cell: that of the largest number, but in a large matrix that of a line of text."""
    line = metrics.height() + 2
    if shown.count > _FEW:
        return line
    return max(line, metrics.horizontalAdvance(count_text(int(shown.results.confusion.max()))) + 5)


def _name_width(shown: Confusion, metrics: QFontMetricsF, scale: float) -> float:
    """The width of the names on the left."""
    longest = max(map(metrics.horizontalAdvance, shown.results.classes))
    return min(longest, _MOST_NAME * scale) + _GAP


def widths(shown: Confusion, metrics: QFontMetricsF, scale: float) -> tuple[float, float]:
    """The least width in which it can be read, scrolled if necessary, and the width that it can use."""
    beside = _name_width(shown, metrics, scale) + _GAP + metrics.horizontalAdvance(_NUMBER)
    least = min(shown.count, _FEW) * _least(shown, metrics)
    return beside + least, beside + _BAR * scale + shown.count * _MOST_WIDTH * scale


def paint(painter: QPainter, shown: Confusion, placed: Grid, palette: Palette) -> None:
    """Paints everything in sight."""
    _paint_names(painter, shown, placed, palette)
    _paint_bars(painter, shown, placed, palette)
    painter.save()
    painter.setClipRect(placed.cells)
    for row in placed.rows():
        for column in placed.columns():
            _paint_cell(painter, shown, placed.rect((row, column)), (row, column), palette)
    if shown.current is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.text), 3 if shown.has_focus else 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(placed.rect(shown.current).adjusted(1, 1, -2, -2))
    painter.restore()


def _paint_cell(painter: QPainter, shown: Confusion, rect: QRectF, entry: Entry, palette: Palette) -> None:
    row, column = entry
    count = int(shown.results.confusion[entry])
    inner = rect.adjusted(0, 0, -1, -1)
    background = palette.raised
    if count:
        ink = palette.accent if row == column else palette.danger
        opacity = _FAINTEST + (1 - _FAINTEST) * math.sqrt(shown.shares[entry])
        background = _mixed(palette.background, ink, opacity)
    painter.fillRect(inner, QColor(background))
    text = count_text(count)
    if count and QFontMetricsF(painter.font()).horizontalAdvance(text) <= inner.width():
        painter.setPen(QColor(text_on(background)))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, text)


def _paint_names(painter: QPainter, shown: Confusion, placed: Grid, palette: Palette) -> None:
    metrics = QFontMetricsF(painter.font())
    row, column = shown.current or (None, None)
    middle = Qt.AlignmentFlag.AlignVCenter

    def write(rect: QRectF, name: str, side: Qt.AlignmentFlag, is_current: bool) -> None:
        painter.setPen(QColor(palette.text if is_current else palette.muted))
        painter.drawText(rect, side | middle, metrics.elidedText(name, Qt.TextElideMode.ElideRight, rect.width()))

    cells = placed.cells
    painter.save()
    painter.setClipRect(QRectF(0, cells.top(), placed.names, cells.height()))
    for at in placed.rows():
        rect = placed.rect((at, 0))
        rect.setLeft(0)
        rect.setRight(placed.names - _GAP)
        write(rect, shown.results.classes[at], Qt.AlignmentFlag.AlignRight, at == row)
    painter.setClipRect(QRectF(cells.left(), 0, cells.width(), placed.head))
    if placed.head:
        for at in placed.columns():
            rect = placed.rect((0, at))
            rect.setTop(0)
            rect.setHeight(placed.head)
            write(rect.adjusted(1, 0, -2, 0), shown.results.classes[at], Qt.AlignmentFlag.AlignHCenter, at == column)
    painter.restore()


def _paint_bars(painter: QPainter, shown: Confusion, placed: Grid, palette: Palette) -> None:
    metrics, cells = QFontMetricsF(painter.font()), placed.cells
    left = cells.right() + _GAP
    width = placed.bar + metrics.horizontalAdvance(_NUMBER)
    painter.save()
    painter.setClipRect(QRectF(left, cells.top(), width, cells.height()))
    for at in placed.rows():
        share, rect = shown.results.class_accuracy[at], placed.rect((at, 0))
        rect.setLeft(left)
        rect.setWidth(width)
        painter.setPen(QColor(palette.muted))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if math.isnan(share):
            painter.drawText(rect, side, "–")
            continue
        painter.drawText(rect, side, f"{percent_text(share)} %")
        thick = min(10.0, rect.height() - 4)
        bar = QRectF(left, rect.center().y() - thick / 2, placed.bar, thick)
        painter.fillRect(bar, QColor(palette.pressed))
        bar.setWidth(share * placed.bar)
        painter.fillRect(bar, QColor(palette.link))
    painter.restore()


def _mixed(below: str, above: str, opacity: float) -> str:
    """The colour of ``above`` over ``below``."""
    under, over = QColor(below), QColor(above)
    parts = zip(under.getRgb()[:3], over.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(low + (high - low) * opacity) for low, high in parts)).name()
