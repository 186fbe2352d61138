"""Numbers as bars with labels, in columns: the largest contributions to a sum, or exponentials."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType
from gui.look.fonts import number_font
from gui.text.phrases import local

_ROW, _TALL_ROW = 14, 26  # pixels, at the base type size
_NARROW, _WIDE = 174, 400  # width of a column
_BETWEEN = 14  # gap between two columns
_BAR = 9  # thickness of a bar
_TRACK = 20  # minimum width of a bar


@dataclass(frozen=True)
class Bar:
    """One bar.

    Args:
        label: the name of the number.
        short: a shorter name where there is little room.
        text: the printed number.
        size: the number, which determines the length.
        detail: the computation of the number, such as ``0.83 × −0.41``.
        choice: emitted when it is clicked.
    """

    label: str
    short: str
    text: str
    size: float
    detail: str
    choice: int


@dataclass(frozen=True)
class BarsRoom:
    """The maximum needs over all cells of a map: a bar with the longest texts, and the number of bars per column."""

    longest: Bar = Bar("", "", "", 0.0, "", -1)
    rows: int = 1


@dataclass(frozen=True, eq=False, kw_only=True)
class BarsState(ViewState):
    """Bars in columns; those of a column grow to one side, or from the left.

    Args:
        columns: if there is only one, it is split into several where the height requires it.
        colours: of negative and of positive bars.
        room: the maximum needs to reserve space for.
        current: the choice painted bold; None for none.
        pointed: the highlighted choice; None for none.
    """

    columns: Sequence[Sequence[Bar]] = ((),)
    colours: tuple[str, str] = ("", "")
    room: BarsRoom = BarsRoom()
    current: int | None = None
    pointed: int | None = None

    @cached_property
    def largest(self) -> float:
        """The maximum absolute value; infinite and NaN ones do not count."""
        sizes = [abs(bar.size) for column in self.columns for bar in column if math.isfinite(bar.size)]
        return max(sizes, default=0.0)

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        count = len(self.arranged(type_, height))
        spaces = (count - 1) * _BETWEEN * type_.scale
        return count * _NARROW * type_.scale + spaces, count * _WIDE * type_.scale + spaces

    def arranged(self, type_: ViewType, height: int) -> Sequence[Sequence[Bar]]:
        """The columns; a single column that is too long for the height is split into several."""
        if len(self.columns) > 1:
            return self.columns
        bars = self.columns[0]
        lowest = max(_ROW * type_.scale, QFontMetricsF(type_.small).height())
        most = max(int((height - type_.caption_height) / lowest), 1)
        count = max(len(bars), self.room.rows)
        each = -(-count // max(-(-count // most), 1))
        return [bars[at : at + each] for at in range(0, count, each)]

    def on(self, surface: Surface) -> BarsPicture:
        return BarsPicture(self, surface)


@dataclass(frozen=True)
class _Widths:
    """Widths in every bar: of its label, of its number, and of the number with its computation."""

    label: float
    number: float
    right: float
    is_long: bool  # whether there is room for the long labels


class BarsPicture(Picture[BarsState]):
    """Bars on a surface."""

    @cached_property
    def rows(self) -> list[tuple[Bar, QRectF]]:
        """All bars with their rectangles."""
        state, area, scale = self.state, self.surface.content, self.surface.type.scale
        columns, between = state.arranged(self.surface.type, self.surface.size.height()), _BETWEEN * scale
        width = (area.width() - (len(columns) - 1) * between) / len(columns)
        most = max(*map(len, columns), state.room.rows if len(state.columns) > 1 else 1)
        height = min(area.height() / max(most, 1), _TALL_ROW * scale)
        return [
            (bar, QRectF(area.left() + number * (width + between), area.top() + row * height, width, height))
            for number, column in enumerate(columns)
            for row, bar in enumerate(column)
        ]

    def bar_at(self, point: QPointF) -> Bar | None:
        """The bar at a point."""
        return next((bar for bar, rect in self.rows if rect.contains(point)), None)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.rows:
            return
        numbers = number_font(round(11 * self.surface.type.scale))
        widths = self._widths(QFontMetricsF(numbers))
        for bar, rect in self.rows:
            self._paint_bar(painter, bar, rect, numbers, widths)

    def _widths(self, metrics: QFontMetricsF) -> _Widths:
        """How the width of a bar is divided.

        Args:
            metrics: of the numbers.
        """
        state, scale = self.state, self.surface.type.scale
        longest = [state.room.longest, *(bar for column in state.columns for bar in column)]
        digits = max(len(each.text) for each in longest)
        details = max(len(each.detail) for each in longest)
        number = digits * metrics.horizontalAdvance("0") + 6
        font = self.surface.type.small
        font.setBold(state.current is not None)
        words = QFontMetricsF(font)
        long = max(words.horizontalAdvance(each.label) for each in longest) + 6
        short = max(words.horizontalAdvance(each.short) for each in longest) + 6
        free = self.rows[0][1].width() - number - _TRACK * scale - 4
        detail = details * metrics.horizontalAdvance("0") + 5 if details else 0.0
        is_long, is_detailed = free >= long + detail + _TRACK * scale, free >= short + detail
        label = min(long if is_long else short, max(free, 40.0))
        return _Widths(label, number, number + (detail if is_detailed else 0.0), is_long)

    def _paint_bar(self, painter: QPainter, bar: Bar, rect: QRectF, numbers: QFont, widths: _Widths) -> None:
        state, surface = self.state, self.surface
        if bar.choice == state.pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(surface.ink(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(rect, 3, 3)
        inside = rect.adjusted(3, 0, -3, 0)
        font = surface.type.small
        font.setBold(bar.choice == state.current)
        painter.setFont(font)
        label = bar.label if widths.is_long else bar.short
        label = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, round(widths.label - 4))
        painter.setPen(surface.ink(QPalette.ColorRole.Text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(inside.left(), inside.top(), widths.label, inside.height()), middle, label)
        painter.setFont(numbers)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, local(bar.text))
        if widths.right > widths.number:
            painter.setPen(surface.ink(QPalette.ColorRole.PlaceholderText))
            before = inside.adjusted(0, 0, -widths.number, 0)
            painter.drawText(before, middle | Qt.AlignmentFlag.AlignRight, local(bar.detail))
        self._paint_length(painter, bar, rect, inside, widths)

    def _paint_length(self, painter: QPainter, bar: Bar, rect: QRectF, inside: QRectF, widths: _Widths) -> None:
        state, surface = self.state, self.surface
        thick = _BAR * surface.type.scale
        track = QRectF(
            inside.left() + widths.label,
            rect.center().y() - thick / 2,
            inside.width() - widths.label - widths.right,
            thick,
        )
        share = bar.size / state.largest if state.largest and math.isfinite(bar.size) else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface.ink(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(QColor(state.colours[share > 0]))
        length = abs(share) * track.width()
        if length > 0:
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(length, 1.0), track.height()), 2, 2)
