"""A number that is transformed step by step, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType
from gui.look.fonts import number_font
from gui.text.phrases import local

ChainStep = tuple[str, str]  # an operation in words, and its result

_NARROW, _WIDE = 88, 126  # width of a step
_ARROW = 18  # between two of them
_TALL = 96  # height of a step


@dataclass(frozen=True, eq=False, kw_only=True)
class ChainState(ViewState):
    """Steps, each with its operation and result.

    Args:
        colour: of the last result; empty for that of text.
        longest: the longest result of the last step for any cell of the map.
    """

    steps: Sequence[ChainStep] = ()
    colour: str = ""
    longest: str = ""

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        count = max(len(self.steps), 1)
        arrows = (count - 1) * _ARROW * type_.scale
        return count * _NARROW * type_.scale + arrows, count * _WIDE * type_.scale + arrows

    def on(self, surface: Surface) -> ChainPicture:
        return ChainPicture(self, surface)


class ChainPicture(Picture[ChainState]):
    """A chain of steps on a surface."""

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        steps, scale = self.state.steps, self.surface.type.scale
        area, arrow, count = self.surface.content, _ARROW * scale, max(len(steps), 1)
        width = (area.width() - (count - 1) * arrow) / count
        height = min(area.height() - 2, _TALL * scale)
        for number, (words, text) in enumerate(steps):
            box = QRectF(area.left() + number * (width + arrow), area.top() + 1, width, height)
            self._paint_step(painter, box, local(words), local(text), last=number == count - 1)
            if number:
                self._paint_arrow(painter, QPointF(box.left() - arrow, box.center().y()), arrow)

    def _paint_step(self, painter: QPainter, box: QRectF, words: str, text: str, last: bool) -> None:
        surface, state = self.surface, self.state
        small = surface.type.small
        painter.setPen(QPen(surface.ink(QPalette.ColorRole.Dark if last else QPalette.ColorRole.Mid), 1))
        painter.setBrush(surface.ink(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inside = box.adjusted(6, 5, -6, -5)
        font = number_font(round((19 if last else 14) * surface.type.scale), bold=last)
        width = QFontMetricsF(font).horizontalAdvance(max(text, local(state.longest), key=len))
        if width > inside.width():
            font.setPixelSize(max(int(font.pixelSize() * inside.width() / width), small.pixelSize()))
        high = QFontMetricsF(font).height()
        painter.save()
        painter.setFont(small)
        painter.setPen(surface.ink(QPalette.ColorRole.PlaceholderText))
        wrapped = int(Qt.TextFlag.TextWordWrap)
        painter.setClipRect(inside, Qt.ClipOperation.IntersectClip)
        painter.drawText(inside.adjusted(0, 0, 0, -high), wrapped | int(Qt.AlignmentFlag.AlignHCenter), words)
        painter.restore()
        painter.setFont(font)
        painter.setPen(QColor(state.colour) if last and state.colour else surface.ink(QPalette.ColorRole.Text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, text)

    def _paint_arrow(self, painter: QPainter, left: QPointF, length: float) -> None:
        painter.setPen(QPen(self.surface.ink(QPalette.ColorRole.Dark), 1.5))
        tip = left + QPointF(length - 3, 0)
        painter.drawLines([left + QPointF(3, 0), tip, tip - QPointF(4, 4), tip, tip - QPointF(4, -4), tip])
