"""Counts that differ by powers of ten, as bars on one logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.look.colours import text_on
from gui.look.fonts import BASE_PIXELS
from gui.text.phrases import count_text

_SMALL = 11 / 12  # type size of captions, relative to that of the window
_BAR = 15  # height, in pixels at the base type size
_GAP = 7  # between two bars
_PAD = 6  # between a bar and the text beside it
_MOST_STEPS = 4  # maximum number of ticks after the first; for more powers of ten only every third has a tick
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Bar:
    """One count.

    Args:
        name: of the counted things.
        count: the number; the axis starts at 1.
        amount: text after the number.
        remark: text beside the bar.
        own: whether it is the count that all others are compared with.
    """

    name: str
    count: int
    amount: str = ""
    remark: str = ""
    own: bool = False

    @property
    def text(self) -> str:
        """Name, number, amount and remark in one line."""
        return f"{self.name}: {_joined(count_text(self.count), self.amount, self.remark)}"


@guarded
class LogBars(QWidget):
    """Shows counts as bars on one logarithmic scale, each with name and number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The shown counts."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Sets the counts."""
        if tuple(bars) == self._bars:
            return
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(bar.text for bar in bars))
        self.updateGeometry()
        self.update()

    @property
    def decades(self) -> int:
        """The exponent of the power of ten at the end of the axis."""
        return max(1, math.ceil(math.log10(max((bar.count for bar in self._bars), default=1) or 1)))

    def ticks(self) -> list[tuple[float, str]]:
        """The labelled ticks: position as a fraction of the axis, and text."""
        step = 1 if self.decades <= _MOST_STEPS else 3
        return [(power / self.decades, _power(power)) for power in range(0, self.decades + 1, step)]

    def length(self, count: int) -> float:
        """The length of a count's bar as a fraction of the axis."""
        return math.log10(max(count, 1)) / self.decades

    def sizeHint(self) -> QSize:
        return QSize(360, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(230, self._height())

    def _height(self) -> int:
        return round(len(self._bars) * self._pitch()) + QFontMetrics(self._small()).height() + 3

    def _pitch(self) -> float:
        return QFontMetrics(self.font()).height() + (_BAR + _GAP) * self._scale()

    def _scale(self) -> float:
        return QFontInfo(self.font()).pixelSize() / BASE_PIXELS

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _SMALL))
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bottom = len(self._bars) * self._pitch()
            self._paint_axis(painter, bottom)
            for index, bar in enumerate(self._bars):
                self._paint_bar(painter, bar, index * self._pitch())

    def _paint_axis(self, painter: QPainter, bottom: float) -> None:
        painter.setFont(self._small())
        metrics = painter.fontMetrics()
        for share, text in self.ticks():
            x = round(share * (self.width() - 1)) + 0.5
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            width = metrics.horizontalAdvance(text)
            left = min(max(x - width / 2, 0), self.width() - width)
            painter.drawText(QPointF(left, bottom + 2 + metrics.ascent()), text)

    def _paint_bar(self, painter: QPainter, bar: Bar, top: float) -> None:
        role, colours = QPalette.ColorRole, self.palette()
        font = QFont(self.font())
        font.setBold(bar.own)
        metrics, line = QFontMetrics(font), QFontMetrics(self.font()).height()
        ground, text = colours.color(role.Window), colours.color(role.WindowText)
        self._write(painter, 0, top, bar.name, text, self.font(), ground)
        number, remark = count_text(bar.count), bar.remark
        room = self.width() - QFontMetrics(self.font()).horizontalAdvance(bar.name) - _PAD
        if metrics.horizontalAdvance(_joined(number, bar.amount)) <= room:
            number = _joined(number, bar.amount)
        else:
            remark = _joined(bar.amount, bar.remark)
        left = self.width() - metrics.horizontalAdvance(number)
        self._write(painter, left, top, number, colours.color(role.Link) if bar.own else text, font, ground)
        fill = colours.color(role.Accent if bar.own else role.Dark)
        body = QRectF(0, top + line + 1, max(self.length(bar.count) * self.width(), 2), _BAR * self._scale())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(body, 3, 3)
        if not self._paint_remark(painter, remark, body, fill):
            self._paint_remark(painter, bar.remark, body, fill)

    def _paint_remark(self, painter: QPainter, remark: str, body: QRectF, fill: QColor) -> bool:
        """Paints a remark beside the bar or on it, and returns True; returns False if it does not fit."""
        font = self._small()
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(remark)
        top = body.center().y() - metrics.height() / 2
        if max(self.width() - body.right(), body.width()) < width + _PAD:
            return False
        if body.right() + _PAD + width <= self.width():
            role, colours = QPalette.ColorRole, self.palette()
            ink, ground = colours.color(role.PlaceholderText), colours.color(role.Window)
            self._write(painter, body.right() + _PAD, top, remark, ink, font, ground)
        else:
            ink = QColor(text_on((fill.red(), fill.green(), fill.blue())))
            self._write(painter, body.right() - _PAD - width, top, remark, ink, font, None)
        return True

    def _write(
        self, painter: QPainter, left: float, top: float, text: str, colour: QColor, font: QFont, ground: QColor | None
    ) -> None:
        """Paints text, with a background that interrupts the lines of the axis."""
        metrics = QFontMetrics(font)
        if ground is not None:
            painter.fillRect(QRectF(left - 2, top, metrics.horizontalAdvance(text) + 4, metrics.height()), ground)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, top + metrics.ascent()), text)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _power(exponent: int) -> str:
    return "1" if exponent == 0 else "10" if exponent == 1 else f"10{str(exponent).translate(_SUPERSCRIPT)}"
