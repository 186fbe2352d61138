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
_EDGE = 6  # pixels at both ends of a cell
_NUMBER = 46  # width of "−100 %"
_BAR, _LONGEST_BAR = 8, 240  # thickness and maximum length
_STRONG = frozenset({"winner"})  # kinds of steps
_FAINT = frozenset({"loser", "padding"})

_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class BarColours:
    """The colours of bars for negative and positive shares; ``lines`` is the hatching of negative ones, if any."""

    negative: str = "#000000"
    positive: str = "#000000"
    lines: QBrush | None = None


@dataclass(frozen=True)
class StepLook:
    """Fonts and colours of a row.

    Args:
        font: of labels, from which the fonts of numbers follow.
        palette: colours of text and of the track of bars.
        bars: colours of bars.
    """

    font: QFont
    palette: QPalette
    bars: BarColours = BarColours()

    @property
    def pixels(self) -> int:
        """The type size in pixels."""
        return QFontInfo(self.font).pixelSize()

    @property
    def scale(self) -> float:
        """The type size relative to the base type size."""
        return self.pixels / BASE_PIXELS

    @property
    def height(self) -> int:
        """The height of a row in pixels."""
        needed = max(QFontMetricsF(self.font).height(), number_height(self.pixels))
        return max(round(_LINE * self.scale), math.ceil(needed))


class StepRow(QStyledItemDelegate):
    """Paints the rows of the tree of causes, which are lower than those of other lists."""

    colours = BarColours()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, StepLook(option.font, option.palette).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        text, whole.text = whole.text, ""
        whole.state &= ~QStyle.StateFlag.State_HasFocus  # the row is highlighted, and the tree has a focus frame
        style = whole.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        step = index.sibling(index.row(), WORDS).data(STEP)
        if isinstance(step, Step):
            look = StepLook(whole.font, whole.palette, self.colours)
            paint_step(painter, QRectF(whole.rect), index.column(), step, text, look)


def paint_step(painter: QPainter, rect: QRectF, column: int, step: Step, text: str, look: StepLook) -> None:
    """Paints one column of a row, on any paint device.

    Args:
        column: WORDS, VALUE or SHARE.
        text: of that column.
    """
    painter.save()
    area, scale = rect.adjusted(_EDGE, 0, -_EDGE, 0), look.scale
    faint = step.kind in _FAINT
    painter.setPen(look.palette.color(QPalette.ColorRole.PlaceholderText if faint else QPalette.ColorRole.Text))
    if column == WORDS:
        font = QFont(look.font)
        font.setBold(step.kind in _STRONG)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, _LEFT, text)
    elif column == VALUE:
        painter.setFont(number_font(look.pixels))
        painter.drawText(area, _RIGHT, text)
    elif step.share is not None:
        number = _NUMBER * scale
        area.setWidth(min(area.width(), _LONGEST_BAR * scale + number))
        painter.setFont(number_font(look.pixels - 1))
        painter.drawText(area, _RIGHT, text)
        _paint_bar(painter, area.adjusted(0, 0, -number, 0), step.share, look)
    painter.restore()


def _paint_bar(painter: QPainter, area: QRectF, share: float, look: StepLook) -> None:
    """Paints a bar from the middle, to the right for a positive share."""
    palette, bars = look.palette, look.bars
    middle, height = area.center().x(), min(_BAR, area.height() - 6)
    top = area.center().y() - height / 2
    painter.fillRect(QRectF(area.left(), top, area.width(), height), palette.color(QPalette.ColorRole.Midlight))
    length = abs(share) * area.width() / 2
    bar = QRectF(middle if share > 0 else middle - length, top, length, height)
    painter.fillRect(bar, QColor(bars.positive if share > 0 else bars.negative))
    if share < 0 and bars.lines is not None:
        painter.fillRect(bar, bars.lines)
    painter.fillRect(QRectF(middle - 0.5, top - 2, 1, height + 4), palette.color(QPalette.ColorRole.Dark))
