"""Paints one row of the tree of causes: label, value, and a bar for its share of the sum."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.explain.why import Step
from gui.look.fonts import BASE_PIXELS, number_font, number_height

WORDS, VALUE, SHARE = range(3)  # the columns
STEP = Qt.ItemDataRole.UserRole

_LINE = 20  # pixels, at the base type size
_EDGE = 6
_NUMBER = 46  # width of "−100 %"
_BAR, _LONGEST_BAR = 8, 240
_STRONG = frozenset({"winner"})
_FAINT = frozenset({"loser", "padding"})

_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class BarColours:
    """The colours of bars for negative and positive shares, and the hatching of negative ones."""

    negative: str = "#000000"
    positive: str = "#000000"
    lines: QBrush | None = None


class StepRow(QStyledItemDelegate):
    """Paints the rows of the tree of causes, with less height than in other lists."""

    colours = BarColours()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words, numbers = QFontMetricsF(option.font).height(), number_height(QFontInfo(option.font).pixelSize())
        return QSize(0, max(round(_LINE * _scale(option.font)), math.ceil(max(words, numbers))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        text, whole.text = whole.text, ""
        whole.state &= ~QStyle.StateFlag.State_HasFocus  # the row is highlighted, and the tree has a focus frame
        style = whole.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        step = index.sibling(index.row(), WORDS).data(STEP)
        if not isinstance(step, Step):
            return
        painter.save()
        room = QRectF(whole.rect).adjusted(_EDGE, 0, -_EDGE, 0)
        palette = whole.palette
        faint = step.kind in _FAINT
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText if faint else QPalette.ColorRole.Text))
        if index.column() == WORDS:
            font = QFont(whole.font)
            font.setBold(step.kind in _STRONG)
            painter.setFont(font)
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, _LEFT, text)
        elif index.column() == VALUE:
            painter.setFont(number_font(QFontInfo(whole.font).pixelSize()))
            painter.drawText(room, _RIGHT, text)
        elif step.share is not None:
            number = _NUMBER * _scale(whole.font)
            room.setWidth(min(room.width(), _LONGEST_BAR * _scale(whole.font) + number))
            painter.setFont(number_font(QFontInfo(whole.font).pixelSize() - 1))
            painter.drawText(room, _RIGHT, text)
            self._paint_bar(painter, room.adjusted(0, 0, -number, 0), step.share, palette)
        painter.restore()

    def _paint_bar(self, painter: QPainter, room: QRectF, share: float, palette: QPalette) -> None:
        """Paints a bar from the middle, to the right for a positive share."""
        middle, height = room.center().x(), min(_BAR, room.height() - 6)
        top = room.center().y() - height / 2
        painter.fillRect(QRectF(room.left(), top, room.width(), height), palette.color(QPalette.ColorRole.Midlight))
        length = abs(share) * room.width() / 2
        bar = QRectF(middle if share > 0 else middle - length, top, length, height)
        painter.fillRect(bar, QColor(self.colours.positive if share > 0 else self.colours.negative))
        if share < 0 and self.colours.lines is not None:
            painter.fillRect(bar, self.colours.lines)
        painter.fillRect(QRectF(middle - 0.5, top - 2, 1, height + 4), palette.color(QPalette.ColorRole.Dark))


def _scale(font: QFont) -> float:
    return QFontInfo(font).pixelSize() / BASE_PIXELS
