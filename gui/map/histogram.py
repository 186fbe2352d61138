"""The histogram of a map."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.compute.thumbnails import MapFacts
from gui.events.guard import guarded
from gui.look import colours, hatching
from gui.text.phrases import count_text, plural
from gui.widgets.colour_bar import short
from gui.widgets.focus import draw_focus

_BIN = 5  # number of colour indices per bar: 51 bars, the middle one around the middle colour
_BINS = (colours.TOP + 1) // _BIN
_TOWER = 3  # maximum height of the highest bar, relative to the second highest one


@guarded
class HistogramView(QWidget):
    """The distribution of a map's values: bars in the map's own colours, so that the axis is the legend.

    The axis covers the range of the colours; values outside count in the outermost bars. Very large maps are sampled.
    A map of equal values is described by a text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = colours.table("grey", False)
        self._low, self._high, self._symmetric = 0.0, 1.0, False
        self._hatched = False
        self._samples = np.empty(0, np.float32)
        self._each = 1.0  # cells per sample
        self._counts = np.zeros(_BINS, np.int64)
        self._message = self.tr("no cells")
        self._note = ""  # about the NaN cells, which no bar counts
        self._bar: int | None = None  # the hovered bar
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Histogram"))

    def set_facts(self, facts: MapFacts) -> None:
        """Shows the distribution of the values of a map."""
        self._samples = facts.sample
        self._each = facts.values.size / max(facts.sample.size, 1)
        self._message = self._described(facts)
        self._count()

    def set_colours(
        self, table: NDArray[np.uint8], low: float, high: float, symmetric: bool, hatched: bool = False
    ) -> None:
        """Sets the colours of the map.

        Args:
            table: (256, 4).
            low, high: the ends of the axis.
            symmetric: whether zero is in the middle of the table.
            hatched: whether bars of negative values are hatched.
        """
        self._table, self._low, self._high, self._symmetric = table, low, high, symmetric
        self._hatched = hatched
        self._count()

    def bar_text(self, bar: int) -> str:
        """The tooltip of a bar, by its index from the left: ``−0.12 … −0.08: 34 cells``."""
        width = (self._high - self._low) / colours.TOP
        first = max(self._low, self._low + (bar * _BIN - 0.5) * width)
        last = min(self._high, self._low + ((bar + 1) * _BIN - 0.5) * width)
        count = int(self._counts[bar])
        one, many = self.tr("{first} … {last}: 1 cell"), self.tr("{first} … {last}: {count} cells")
        if self._each > 1:
            one, many = self.tr("{first} … {last}: about 1 cell"), self.tr("{first} … {last}: about {count} cells")
            count = _roughly(count * self._each)
        return plural(count, one, many, first=short(first), last=short(last))

    def sizeHint(self) -> QSize:
        return QSize(160, 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(_BINS, self.sizeHint().height())

    def _described(self, facts: MapFacts) -> str:
        """The text shown instead of bars; empty if there are bars."""
        if not facts.values.size:
            return self.tr("no cells")
        if facts.same is None:
            return ""
        if math.isnan(facts.same):
            return self.tr("no cell is a number")
        return self.tr("all cells are {value}").format(value=short(facts.same))

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

    def _caption_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * 11 / 12))
        return font

    def _plot(self) -> QRectF:
        """The rectangle of the bars."""
        return QRectF(self.rect()).adjusted(2, 2, -2, -2)

    def _edges(self) -> list[int]:
        """The left edges of all bars, and the right edge of the last one."""
        plot = self._plot()
        left, width = plot.left(), plot.width()
        return [round(left + edge * width / _BINS) for edge in range(_BINS + 1)]

    def _bar_box(self, bar: int) -> QRectF:
        """The column of a bar, with the maximum height."""
        plot, (left, right) = self._plot(), self._edges()[bar : bar + 2]
        return QRectF(left, plot.top(), right - left, plot.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
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
            if self.hasFocus():
                draw_focus(painter, self.rect(), self.palette())

    def _draw_bars(self, painter: QPainter) -> None:
        second, highest = sorted(self._counts.tolist())[-2:]
        # After a ReLU the bar of zero is mostly much higher than the others: it is broken, so that these can be seen.
        broken = highest > _TOWER * second > 0
        full = _TOWER * second if broken else max(highest, 1)
        # With an edge on top: bars of values near zero have nearly the colour of the background.
        edge = self.palette().color(QPalette.ColorRole.Dark)
        plot, edges = self._plot().toRect(), self._edges()
        bottom, height = plot.bottom() + 1, plot.height()
        painter.fillRect(plot.left(), bottom - 1, plot.width(), 1, edge)
        inks = self._table[_BIN // 2 : colours.TOP + 1 : _BIN].tolist()
        for bar, count in enumerate(self._counts.tolist()):
            if not count:
                continue
            left, width = edges[bar], edges[bar + 1] - edges[bar]
            top = bottom - max(3, round(min(count / full, 1) * height))  # the rarest value stays visible
            painter.fillRect(left, top, width, bottom - top, QColor(*inks[bar]))
            if self._hatched and bar < _BINS // 2:
                painter.fillRect(left, top, width, bottom - top, hatching.brush(self._table, bar * _BIN + _BIN // 2))
            painter.fillRect(left, top, width, 1, edge)
            if broken and count == highest:
                painter.fillRect(left, top + 4, width, 3, self.palette().window())
        if self._bar is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.drawRect(self._bar_box(self._bar).adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside = event.position().x() - self._plot().left()
        self._point_at(min(max(int(inside / self._plot().width() * _BINS), 0), _BINS - 1))

    def leaveEvent(self, _event: QEvent) -> None:
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self._point_at(_BINS // 2 if self._bar is None else min(max(self._bar + step, 0), _BINS - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(None)
        super().focusOutEvent(event)

    def _point_at(self, bar: int | None) -> None:
        """Marks a bar and shows its tooltip."""
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


def _roughly(count: float) -> int:
    """An estimated count, rounded to two digits."""
    unit: int = 10 ** max(len(str(int(count))) - 2, 0)
    return round(count / unit) * unit
