"""The legend of a map: its colours and their values."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.look import hatching
from gui.text.phrases import decimal_text, plain_text

_BAR = 8  # height, in pixels
_GAP = 4  # pixels between bar and numbers, and the minimum between two numbers
_CAPTION = 11 / 12  # the size of captions, relative to the window's type
_COLOURS = 255  # index 255 of a table is "not a number", which has no place on a scale


@guarded
class ColourBar(QWidget):
    """Shows the colours of a map's values, with minimum, zero and maximum printed below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = 0.0, 1.0
        self._hatched = False
        grey = np.arange(_COLOURS, dtype=np.uint8)
        self.set_table(np.stack([grey, grey, grey, np.full_like(grey, 255)], axis=1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Colour scale"))
        self.set_range(0.0, 1.0)

    @property
    def range(self) -> tuple[float, float]:
        """The values at the two ends."""
        return self._low, self._high

    def set_range(self, low: float, high: float) -> None:
        """Sets the values at the two ends."""
        before = self.minimumSizeHint().width()
        self._low, self._high = float(low), float(high)
        if max(before, self.minimumSizeHint().width()) > self.width():  # else nobody needs to make room
            self.updateGeometry()
        self._describe()
        self.update()

    def set_hatched(self, hatched: bool) -> None:
        """Sets whether the colours of negative values are hatched, as in the map."""
        self._hatched = hatched
        self._describe()
        self.update()

    def _describe(self) -> None:
        text = self.tr("Colours from {low} to {high}")
        if self._hatched:
            text = self.tr("Colours from {low} to {high}; what is negative is hatched")
        text = text.format(low=short(self._low), high=short(self._high))
        self.setAccessibleDescription(text)
        self.setToolTip(text)

    def set_table(self, table: NDArray[np.uint8]) -> None:
        """Sets the colours: (256, 4) uint8 red, green, blue, alpha."""
        self._table = table
        line = np.ascontiguousarray(table[:_COLOURS])
        # A copy, since QImage would only borrow the array's memory.
        self._strip = QImage(line.data, _COLOURS, 1, 4 * _COLOURS, QImage.Format.Format_RGBA8888).copy()
        self.update()

    def labels(self) -> list[tuple[str, QRectF]]:
        """The printed numbers with their rectangles: the ends first, then zero if there is space for it."""
        metrics = QFontMetrics(self._caption_font())
        span = self._high - self._low
        plus = self._low < 0 < self._high
        if span > 0:
            wanted = [(self._low, 0.0), (self._high, 1.0)]
            if plus:
                wanted.append((0.0, -self._low / span))
        else:
            wanted = [(self._low, 0.5)]
        printed: list[tuple[str, QRectF]] = []
        for value, at in wanted:
            text = short(value, plus)
            width = metrics.horizontalAdvance(text)
            x = min(max(at * self.width() - width / 2, 0), self.width() - width)
            place = QRectF(x, _BAR + _GAP, width, metrics.height())
            if not any(place.adjusted(-_GAP, 0, _GAP, 0).intersects(other) for _, other in printed):
                printed.append((text, place))
        return printed

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._caption_font())
        ends = [metrics.horizontalAdvance(short(end, plus=True)) for end in (self._low, self._high)]
        return QSize(sum(ends) + _GAP, _BAR + _GAP + metrics.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bar = QRectF(0, 0, self.width(), _BAR)
            rounded = QPainterPath()
            rounded.addRoundedRect(bar, _BAR / 2, _BAR / 2)
            painter.save()
            painter.setClipPath(rounded)
            painter.drawImage(bar, self._strip)
            if self._hatched:
                ratio = self.devicePixelRatioF()
                size = round(self.width() * ratio), round(_BAR * ratio)
                painter.drawImage(bar, hatching.scale_lines(self._table, self._low, self._high, *size, ratio))
            painter.restore()
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))  # else a neutral end has no visible edge
            painter.drawPath(rounded)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.setFont(self._caption_font())
            for text, place in self.labels():
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _caption_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(self.fontInfo().pixelSize() * _CAPTION))
        return font


def short(value: float, plus: bool = False) -> str:
    """A number in few characters, such as 0, −2.31 or 1.2e5; ``plus`` shows the sign of positive ones too."""
    if math.isnan(value):
        return "NaN"
    size = abs(value)
    if 999.5 <= size < 99_999.5:
        return decimal_text(value, 0, plus)
    return plain_text(value, 3 if 1e-3 <= size < 1e5 or size == 0 else 2, plus)
