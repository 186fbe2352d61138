"""One number changed step by step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from gui.look.fonts import number_font
from gui.text.phrases import local
from gui.widgets.row_view import RowView

Step = tuple[str, str]  # what is done, and what it comes to

_NARROW, _WIDE = 88, 126  # a step
_ARROW = 18  # between two of them
_TALL = 96  # a step


class ChainView(RowView):
    """Steps from left to right, each with what is done to the number and what it then is."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip)
        self._steps: Sequence[Step] = ()
        self._colour = self._longest = ""

    @property
    def steps(self) -> Sequence[Step]:
        """What is shown: the words and the number of every step."""
        return self._steps

    def set_steps(self, steps: Sequence[Step], colour: str, longest: str = "") -> None:
        """Shows other steps; the number of the last one has the colour, and the longest one fits its step."""
        self._steps, self._colour, self._longest = steps, colour, longest
        self.show_changes()

    def describe(self) -> str:
        return f"{self.caption}: " + local("; ".join(f"{words} → {text}" for words, text in self._steps))

    def widths(self, _height: int) -> tuple[float, float]:
        count = max(len(self._steps), 1)
        arrows = (count - 1) * _ARROW * self.scale
        return count * _NARROW * self.scale + arrows, count * _WIDE * self.scale + arrows

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, arrow, count = self.content, _ARROW * self.scale, max(len(self._steps), 1)
        width = (area.width() - (count - 1) * arrow) / count
        height = min(area.height() - 2, _TALL * self.scale)
        for number, (words, text) in enumerate(self._steps):
            box = QRectF(area.left() + number * (width + arrow), area.top() + 1, width, height)
            self._paint_step(painter, box, local(words), local(text), last=number == count - 1)
            if number:
                self._paint_arrow(painter, QPointF(box.left() - arrow, box.center().y()), arrow)

    def _paint_step(self, painter: QPainter, box: QRectF, words: str, text: str, last: bool) -> None:
        palette = self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark if last else QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inside = box.adjusted(6, 5, -6, -5)
        font = number_font(round((19 if last else 14) * self.scale), bold=last)
        width = QFontMetricsF(font).horizontalAdvance(max(text, local(self._longest), key=len))
        if width > inside.width():
            font.setPixelSize(max(int(font.pixelSize() * inside.width() / width), self.small.pixelSize()))
        high = QFontMetricsF(font).height()
        painter.setFont(self.small)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        wrapped = int(Qt.TextFlag.TextWordWrap)
        painter.setClipRect(inside)
        painter.drawText(inside.adjusted(0, 0, 0, -high), wrapped | int(Qt.AlignmentFlag.AlignHCenter), words)
        painter.setClipping(False)
        painter.setFont(font)
        painter.setPen(QColor(self._colour) if last and self._colour else palette.color(QPalette.ColorRole.Text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, text)

    def _paint_arrow(self, painter: QPainter, left: QPointF, length: float) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1.5))
        tip = left + QPointF(length - 3, 0)
        painter.drawLines([left + QPointF(3, 0), tip, tip - QPointF(4, 4), tip, tip - QPointF(4, -4), tip])
