"""Lines of a computation: summands, their sum below a line, and results of further operations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen

from engine.explain.rounding import added
from engine.quiz.hiding import HIDDEN
from engine.values.numerals import abridged
from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType
from gui.look.fonts import number_font, number_height
from gui.text.phrases import local

_LINE = 15  # pixels, at the base type size
_VALUE = 30  # height of the line with the result
_ABOVE_VALUE = 5  # pixels for the line over the result
_NOTE = 190  # preferred width of a note
_SPACE = 12  # between label and number
_MOST_CHARACTERS = 16  # maximum width of a number
_NARROW, _LEAST, _WIDE = 84, 168, 270  # preferred width at least, minimum width at most, preferred width at most


@dataclass(frozen=True)
class Entry:
    """One line: label and number.

    Args:
        kind: ``part`` is a summand, ``value`` the sum, ``next`` the result of a further operation, ``note`` a remark.
        choice: emitted when it is clicked; None if it cannot be chosen.
        labels: the longest labels of this line for any cell of the map, to reserve space for.
        longest_value: likewise the longest number.
        is_idle: whether it has nothing to show for this cell, and only reserves its place.
    """

    kind: str
    label: str
    value: str = ""
    choice: int | None = None
    labels: tuple[str, ...] = ()
    longest_value: str = ""
    is_idle: bool = False

    @property
    def room(self) -> str:
        """The longest number of this line for any cell of the map, as it is shown."""
        return max((abridged(each, _MOST_CHARACTERS) for each in (self.value, self.longest_value)), key=len)

    @property
    def shown(self) -> str:
        """The number as it is shown; one that would take too much room as a power of ten."""
        return abridged(self.value, _MOST_CHARACTERS)


@lru_cache(maxsize=16)
def _digit(pixels: int, bold: bool) -> float:
    return QFontMetricsF(number_font(pixels, bold)).horizontalAdvance("0")


def _width(text: str, pixels: int, bold: bool = False) -> float:
    """The width of a number in pixels: its digits are tabular."""
    return len(text) * _digit(pixels, bold)


@lru_cache(maxsize=1024)
def _words_width(text: str, pixels: int, family: str) -> float:
    font = QFont(family)
    font.setPixelSize(pixels)
    return QFontMetricsF(font).horizontalAdvance(text)


def shortened(entries: Sequence[Entry], most: int, chosen: int | None, others: str) -> list[Entry]:
    """The same sum in fewer lines, keeping the selectable lines around the chosen one.

    Args:
        most: maximum number of lines.
        chosen: the current choice.
        others: label of the line for all omitted ones, with ``{count}``.
    """
    parts = [entry for entry in entries if entry.choice is not None]
    surplus = len(entries) - most
    if surplus <= 0 or len(parts) < 2:
        return list(entries)
    stay = max(len(parts) - surplus - 1, 1)
    at = next((number for number, entry in enumerate(parts) if entry.choice == chosen), 0)
    first = min(max(at - stay // 2, 0), len(parts) - stay)
    kept, left = parts[first : first + stay], [*parts[:first], *parts[first + stay :]]
    values = [entry.value for entry in left]
    total = Entry("part", others.format(count=len(left)), HIDDEN if HIDDEN in values else added(values))
    rest = [entry for entry in entries if entry.choice is None]
    return [*kept, total, *rest]


@dataclass(frozen=True, eq=False, kw_only=True)
class LinesState(ViewState):
    """Lines, of which one may be the current choice.

    Args:
        entries: all lines, including those that are omitted where there is too little room.
        others: label of the line for omitted ones, with ``{count}``.
        current: the marked choice; None for none.
        colour: of the value; empty for that of text.
        noted: whether to reserve width for a note.
        hovered: the choice under the pointer; None for none.
    """

    entries: Sequence[Entry] = ()
    others: str = ""
    current: int | None = None
    colour: str = ""
    noted: bool = False
    hovered: int | None = None

    @property
    def notes(self) -> str:
        """All notes as one text."""
        return " ".join(local(entry.label) for entry in self.entries if entry.kind == "note")

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        needed = min(max(self._needed(type_), _NARROW * type_.scale), _WIDE * type_.scale)
        ideal = max(needed, type_.caption_width(self.caption))
        return min(ideal, _LEAST * type_.scale), ideal

    def _needed(self, type_: ViewType) -> float:
        space = _SPACE * type_.scale
        small, digits = type_.small.pixelSize(), _number_font(type_).pixelSize()
        needs = [_NOTE * type_.scale if self.noted else 0.0]
        for entry in self.entries:
            if entry.kind == "value":
                needs.append(_width(entry.room, _value_font(type_).pixelSize(), True))
            elif entry.kind != "note":
                family = type_.font.family()
                words = max(_words_width(text, small, family) for text in (entry.label, *entry.labels))
                needs.append(words + space + _width(entry.room, digits))
        return max(needs) + 8

    def on(self, surface: Surface) -> LinesPicture:
        return LinesPicture(self, surface)


def _number_font(type_: ViewType) -> QFont:
    return number_font(round(12 * type_.scale))


def _value_font(type_: ViewType) -> QFont:
    return number_font(round(20 * type_.scale), bold=True)


class LinesPicture(Picture[LinesState]):
    """Lines on a surface."""

    # ---- geometry

    @cached_property
    def shown(self) -> list[Entry]:
        """The lines that fit; the others are added up in one."""
        state = self.state
        after = [entry for entry in state.entries if entry.kind in ("value", "next")]
        room = self.surface.content.height() - sum(self._height(entry) for entry in after)
        before = [entry for entry in state.entries if entry.kind == "part"]
        most = max(int(room / self._line_height), 3)
        return [*shortened(before, most, state.current, state.others), *after]

    def _height(self, entry: Entry) -> float:
        if entry.kind != "value":
            return self._line_height
        type_ = self.surface.type
        return max(_VALUE * type_.scale, number_height(_value_font(type_).pixelSize(), True) + _ABOVE_VALUE)

    @cached_property
    def _line_height(self) -> float:
        type_ = self.surface.type
        words, numbers = QFontMetricsF(type_.small).height(), number_height(_number_font(type_).pixelSize())
        return max(_LINE * type_.scale, words, numbers)

    @cached_property
    def rows(self) -> list[tuple[Entry, QRectF]]:
        """The painted lines with their rectangles."""
        area, top = self.surface.content, self.surface.content.top()
        rows = []
        for entry in self.shown:
            rows.append((entry, QRectF(area.left(), top, area.width(), self._height(entry))))
            top += self._height(entry)
        return rows

    def entry_at(self, point: QPointF) -> Entry | None:
        """The line at a point."""
        return next((entry for entry, rect in self.rows if rect.contains(point)), None)

    @property
    def hidden_value(self) -> QRectF | None:
        """The rectangle of the value's question mark; None if the value is shown."""
        return next((rect for entry, rect in self.rows if entry.kind == "value" and entry.value == HIDDEN), None)

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        bottom = self.surface.content.top()
        for entry, rect in self.rows:
            bottom = rect.bottom()
            if entry.kind == "value":
                self._paint_value(painter, entry, rect)
            else:
                self._paint_line(painter, entry, rect)
        self._paint_notes(painter, bottom + 4)

    def _paint_line(self, painter: QPainter, entry: Entry, rect: QRectF) -> None:
        surface, state = self.surface, self.state
        if entry.choice is not None and entry.choice in (state.current, state.hovered):
            role = QPalette.ColorRole.Highlight if entry.choice == state.current else QPalette.ColorRole.Midlight
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(surface.ink(role))
            painter.drawRoundedRect(rect, 3, 3)
        inside = rect.adjusted(3, 0, -3, 0)
        painter.setFont(_number_font(surface.type))
        painter.setPen(surface.ink(QPalette.ColorRole.PlaceholderText if entry.is_idle else QPalette.ColorRole.Text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, local(entry.shown))
        taken = _width(entry.room, painter.font().pixelSize()) + (_SPACE / 2 if entry.room else 0)
        if entry.choice is None or entry.choice != state.current:
            painter.setPen(surface.ink(QPalette.ColorRole.PlaceholderText))
        words, font = surface.type.fitted(local(entry.label), inside.width() - taken, *map(local, entry.labels))
        painter.setFont(font)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_value(self, painter: QPainter, entry: Entry, rect: QRectF) -> None:
        surface, colour = self.surface, self.state.colour
        if rect.top() > surface.content.top():
            painter.setPen(QPen(surface.ink(QPalette.ColorRole.Text), 1.5))
            painter.drawLine(rect.topLeft() + QPointF(3, 3), rect.topRight() + QPointF(-3, 3))
        font = _value_font(surface.type)
        too_wide = QFontMetricsF(font).horizontalAdvance(local(entry.room)) / max(rect.width() - 8, 1)
        if too_wide > 1:
            font.setPixelSize(max(int(font.pixelSize() / too_wide), surface.type.small.pixelSize()))
        painter.setFont(font)
        plain = QPalette.ColorRole.Link if entry.value == HIDDEN else QPalette.ColorRole.Text
        painter.setPen(QColor(colour) if colour else surface.ink(plain))
        inside = rect.adjusted(3, _ABOVE_VALUE, -3, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, local(entry.shown))

    def _paint_notes(self, painter: QPainter, top: float) -> None:
        """Paints the notes if they fit; they are in the tooltip, too."""
        content, small = self.surface.content, self.surface.type.small
        room = QRectF(content.left() + 3, top, content.width() - 6, self.surface.size.height() - top)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        painter.setFont(small)
        painter.setPen(self.surface.ink(QPalette.ColorRole.PlaceholderText))
        whole = QFontMetricsF(small).boundingRect(QRectF(0, 0, room.width(), 1e4), wrapped, self.state.notes)
        if whole.height() <= room.height():
            painter.drawText(room, wrapped | int(Qt.AlignmentFlag.AlignLeft), self.state.notes)
