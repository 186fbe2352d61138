"""Numbers as bars with words, in columns: the largest contributions to a sum, or exponentials."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPalette

from gui.events.guard import guarded
from gui.look.fonts import number_font
from gui.text.phrases import local
from gui.widgets.row_view import RowView, arrow_of

_ROW, _TALL_ROW = 14, 26  # pixels, at the base type size
_NARROW, _WIDE = 174, 400  # a column
_BETWEEN = 14  # two columns
_BAR = 9
_TRACK = 20  # minimum width of a bar


@dataclass(frozen=True)
class Bar:
    """One bar.

    Args:
        label: what it is.
        short: the same where there is little room.
        text: its number as text.
        size: its number, which determines the length.
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
class Room:
    """The maximum needs over all cells of a map: a bar with the longest texts, and the number of bars per column."""

    longest: Bar = Bar("", "", "", 0.0, "", -1)
    rows: int = 1


@guarded
class BarList(RowView):
    """Bars with words and numbers, in columns of which each grows to one side or from the left.

    Signals:
        pointed(object): the choice under the pointer, or reached with the arrow keys; None for none.
        chosen(int): a bar was clicked, or Enter was pressed on it.
    """

    pointed = Signal(object)
    chosen = Signal(int)

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._columns: Sequence[Sequence[Bar]] = ((),)
        self._colours = ("", "")
        self._current: int | None = None
        self._pointed: int | None = None
        self._largest = 0.0
        self._room = Room()

    # ---- content

    @property
    def columns(self) -> Sequence[Sequence[Bar]]:
        """The bars, column by column."""
        return self._columns

    def set_bars(
        self, columns: Sequence[Sequence[Bar]], colours: tuple[str, str], room: Room, current: int | None = None
    ) -> None:
        """Replaces the bars.

        Args:
            colours: of negative and positive bars.
            room: the maximum needs to reserve space for.
            current: the choice painted bold.
        """
        self._columns, self._room = columns, room
        self._colours, self._current = colours, current
        sizes = [abs(bar.size) for column in self._columns for bar in column if math.isfinite(bar.size)]
        self._largest = max(sizes, default=0.0)
        self._pointed = None
        self.show_changes()

    def describe(self) -> str:
        bars = [f"{bar.label} {bar.text}" for column in self._columns for bar in column]
        return f"{self.caption}: " + "; ".join(bars)

    # ---- geometry

    def widths(self, height: int) -> tuple[float, float]:
        count = len(self._laid(height))
        spaces = (count - 1) * _BETWEEN * self.scale
        return count * _NARROW * self.scale + spaces, count * _WIDE * self.scale + spaces

    def _laid(self, height: int) -> Sequence[Sequence[Bar]]:
        """The columns; a single column that is too long for the height is split into several."""
        if len(self._columns) > 1:
            return self._columns
        bars = self._columns[0]
        least = max(_ROW * self.scale, QFontMetricsF(self.small).height())
        most = max(int((height - self.caption_height) / least), 1)
        count = max(len(bars), self._room.rows)
        each = -(-count // max(-(-count // most), 1))
        return [bars[at : at + each] for at in range(0, count, each)]

    def _rows(self) -> list[tuple[Bar, QRectF]]:
        """All bars with their rectangles."""
        area = self.content
        columns, between = self._laid(self.height()), _BETWEEN * self.scale
        width = (area.width() - (len(columns) - 1) * between) / len(columns)
        most = max(*map(len, columns), self._room.rows if len(self._columns) > 1 else 1)
        height = min(area.height() / max(most, 1), _TALL_ROW * self.scale)
        return [
            (bar, QRectF(area.left() + number * (width + between), area.top() + row * height, width, height))
            for number, column in enumerate(columns)
            for row, bar in enumerate(column)
        ]

    def bar_at(self, point: QPointF) -> Bar | None:
        """The bar at a point."""
        return next((bar for bar, rect in self._rows() if rect.contains(point)), None)

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        numbers = number_font(round(11 * self.scale))
        metrics = QFontMetricsF(numbers)
        longest = [self._room.longest, *(bar for column in self._columns for bar in column)]
        digits = max(len(each.text) for each in longest)
        details = max(len(each.detail) for each in longest)
        room = digits * metrics.horizontalAdvance("0") + 6
        rows = self._rows()
        if not rows:
            return
        font = self.small
        font.setBold(self._current is not None)
        written = QFontMetricsF(font)
        long, short = (
            max(written.horizontalAdvance(text) for text in texts) + 6
            for texts in (
                [each.label for each in longest],
                [each.short for each in longest],
            )
        )
        free = rows[0][1].width() - room - _TRACK * self.scale - 4
        detailed = details * metrics.horizontalAdvance("0") + 5 if details else 0.0
        is_long, is_detailed = free >= long + detailed + _TRACK * self.scale, free >= short + detailed
        words, own = min(long if is_long else short, max(free, 40.0)), room + (detailed if is_detailed else 0.0)
        for bar, rect in rows:
            self._paint_bar(painter, bar, rect, bar.label if is_long else bar.short, numbers, (words, room, own))

    def _paint_bar(
        self,
        painter: QPainter,
        bar: Bar,
        rect: QRectF,
        label: str,
        numbers: QFont,
        rooms: tuple[float, float, float],
    ) -> None:
        """Paints one bar; ``rooms`` are for its words, for its number, and for that with what it is made from."""
        words, room, own = rooms
        palette = self.palette()
        if bar.choice == self._pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(rect, 3, 3)
        inside = rect.adjusted(3, 0, -3, 0)
        font = self.small
        font.setBold(bar.choice == self._current)
        painter.setFont(font)
        label = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, round(words - 4))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(inside.left(), inside.top(), words, inside.height()), middle, label)
        painter.setFont(numbers)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, local(bar.text))
        if own > room:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(inside.adjusted(0, 0, -room, 0), middle | Qt.AlignmentFlag.AlignRight, local(bar.detail))
        track = QRectF(
            inside.left() + words, rect.center().y() - _BAR * self.scale / 2,
            inside.width() - words - own, _BAR * self.scale,
        )  # fmt: skip
        share = bar.size / self._largest if self._largest and math.isfinite(bar.size) else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(QColor(self._colours[share > 0]))
        length = abs(share) * track.width()
        if length > 0:
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(length, 1.0), track.height()), 2, 2)

    # ---- mouse and keyboard

    def tip_at(self, position: QPoint) -> str:
        bar = self.bar_at(QPointF(position))
        return "" if bar is None else f"{bar.label}: {bar.detail} = {bar.text}" if bar.detail else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        bar = self.bar_at(event.position())
        self._point(None if bar is None else bar.choice)

    def leaveEvent(self, _event: QEvent) -> None:
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self.bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and bar is not None:
            self.chosen.emit(bar.choice)

    def _point(self, choice: int | None) -> None:
        if choice != self._pointed:
            self._pointed = choice
            self.update()
            self.pointed.emit(choice)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pointed is not None:
            chosen = self._pointed
            return lambda: self.chosen.emit(chosen)
        step = arrow_of(event)
        return None if step is None else lambda: self._walk(step[0] + step[1])

    def _walk(self, step: int) -> None:
        choices = [bar.choice for column in self._columns for bar in column]
        if choices:
            at = choices.index(self._pointed) + step if self._pointed in choices else 0
            self._point(choices[min(max(at, 0), len(choices) - 1)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)
