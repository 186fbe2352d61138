"""Lines of a computation: summands, below a rule their sum, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QWheelEvent,
)

from engine.explain.rounding import added
from engine.quiz.hiding import HIDDEN
from gui.events.guard import guarded
from gui.look.fonts import number_font, number_height
from gui.text.phrases import local
from gui.widgets.row_view import RowView

_LINE = 15  # pixels, at the base type size
_VALUE = 30
_ABOVE_VALUE = 5  # pixels for the line over the result
_NOTE = 190  # preferred width of a note
_SPACE = 12  # between words and number
_NARROW, _LEAST, _WIDE = 84, 168, 270


@dataclass(frozen=True)
class Entry:
    """One line: label, number, and choice.

    Args:
        kind: ``part`` is a summand, ``value`` the sum, ``next`` the result of a further operation, ``note`` a remark.
        choice: emitted when it is clicked; None for nothing.
        labels: all labels that occur in this line for any cell of the map, or the longest of them.
        longest_value: the longest number that occurs.
        is_idle: whether it is empty for this cell, and only reserves its place.
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
        """The longest number of this line."""
        return max(self.value, self.longest_value, key=len)


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


@guarded
class LinesView(RowView):
    """Lines of labels and numbers, some of which can be chosen.

    Signals:
        chosen(int): the choice of a line was clicked, or reached with the arrow keys or the wheel.
        asked(object): a hidden value was clicked; carries its rectangle.
    """

    chosen = Signal(int)
    asked = Signal(object)

    def __init__(self, name: str, tip: str, others: str) -> None:
        """Shows no lines yet.

        Args:
            others: label for omitted lines, with ``{count}``.
        """
        super().__init__(name, tip)
        self._others = others
        self._entries: Sequence[Entry] = ()
        self._current: int | None = None
        self._colour = ""
        self._noted = False
        self._hovered: int | None = None
        self._fitting: tuple[tuple[object, ...], list[Entry]] | None = None
        self.setMouseTracking(True)

    # ---- what it shows

    @property
    def entries(self) -> Sequence[Entry]:
        """All lines, including omitted ones."""
        return self._entries

    @property
    def current(self) -> int | None:
        """The choice that is marked."""
        return self._current

    def set_entries(
        self, entries: Sequence[Entry], current: int | None = None, colour: str = "", noted: bool = False
    ) -> None:
        """Shows other lines.

        Args:
            current: the choice that is marked.
            colour: of the value.
            noted: whether there is always a note, for which there is to be room.
        """
        self._entries, self._current, self._colour, self._noted = entries, current, colour, noted
        choices = any(entry.choice is not None for entry in entries)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choices else Qt.FocusPolicy.NoFocus)
        self.show_changes()

    def describe(self) -> str:
        return f"{self.caption}: " + "; ".join(local(f"{entry.label} {entry.value}").strip() for entry in self._entries)

    # ---- geometry

    def widths(self, _height: int) -> tuple[float, float]:
        ideal = max(min(max(self._needed(), _NARROW * self.scale), _WIDE * self.scale), self.caption_width)
        return min(ideal, _LEAST * self.scale), ideal

    def _needed(self) -> float:
        space = _SPACE * self.scale
        small, digits = self.small.pixelSize(), self._number_font.pixelSize()
        needs = [_NOTE * self.scale if self._noted else 0.0]
        for entry in self._entries:
            if entry.kind == "value":
                needs.append(_width(entry.room, self._value_font.pixelSize(), True))
            elif entry.kind != "note":
                family = self.font().family()
                words = max(_words_width(text, small, family) for text in (entry.label, *entry.labels))
                needs.append(words + space + _width(entry.room, digits))
        return max(needs) + 8

    @property
    def _number_font(self) -> QFont:
        return number_font(round(12 * self.scale))

    @property
    def _value_font(self) -> QFont:
        return number_font(round(20 * self.scale), bold=True)

    def shown(self) -> list[Entry]:
        """The painted lines: as many as fit."""
        key = (self._entries, self._current, self.size())
        if self._fitting is None or self._fitting[0] != key:
            self._fitting = key, self._fitted()
        return self._fitting[1]

    def _fitted(self) -> list[Entry]:
        after = [entry for entry in self._entries if entry.kind in ("value", "next")]
        room = self.content.height() - sum(self._height(entry) for entry in after)
        before = [entry for entry in self._entries if entry.kind == "part"]
        most = max(int(room / self._line_height), 3)
        return [*shortened(before, most, self._current, self._others), *after]

    def _height(self, entry: Entry) -> float:
        if entry.kind != "value":
            return self._line_height
        return max(_VALUE * self.scale, number_height(self._value_font.pixelSize(), True) + _ABOVE_VALUE)

    @property
    def _line_height(self) -> float:
        words, numbers = QFontMetricsF(self.small).height(), number_height(self._number_font.pixelSize())
        return max(_LINE * self.scale, words, numbers)

    def _rows(self) -> list[tuple[Entry, QRectF]]:
        """The painted lines with their rectangles."""
        area, top = self.content, self.content.top()
        rows = []
        for entry in self.shown():
            rows.append((entry, QRectF(area.left(), top, area.width(), self._height(entry))))
            top += self._height(entry)
        return rows

    def choice_at(self, point: QPointF) -> int | None:
        """The choice at a point; None for none."""
        return next((entry.choice for entry, rect in self._rows() if rect.contains(point)), None)

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        bottom = self.content.top()
        for entry, rect in self._rows():
            bottom = rect.bottom()
            if entry.kind == "value":
                self._paint_value(painter, entry, rect)
            else:
                self._paint_line(painter, entry, rect)
        self._paint_note(painter, bottom + 4)

    def _paint_line(self, painter: QPainter, entry: Entry, rect: QRectF) -> None:
        palette = self.palette()
        if entry.choice is not None and entry.choice in (self._current, self._hovered):
            role = QPalette.ColorRole.Highlight if entry.choice == self._current else QPalette.ColorRole.Midlight
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role))
            painter.drawRoundedRect(rect, 3, 3)
        inside = rect.adjusted(3, 0, -3, 0)
        painter.setFont(self._number_font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText if entry.is_idle else QPalette.ColorRole.Text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, local(entry.value))
        taken = _width(entry.room, painter.font().pixelSize()) + (_SPACE / 2 if entry.room else 0)
        if entry.choice is None or entry.choice != self._current:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        words, font = self.fitted(local(entry.label), inside.width() - taken, *map(local, entry.labels))
        painter.setFont(font)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_value(self, painter: QPainter, entry: Entry, rect: QRectF) -> None:
        palette = self.palette()
        if rect.top() > self.content.top():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.5))
            painter.drawLine(rect.topLeft() + QPointF(3, 3), rect.topRight() + QPointF(-3, 3))
        font = self._value_font
        too_wide = QFontMetricsF(font).horizontalAdvance(local(entry.room)) / max(rect.width() - 8, 1)
        if too_wide > 1:
            font.setPixelSize(max(int(font.pixelSize() / too_wide), self.small.pixelSize()))
        painter.setFont(font)
        plain = QPalette.ColorRole.Link if entry.value == HIDDEN else QPalette.ColorRole.Text
        painter.setPen(QColor(self._colour) if self._colour else palette.color(plain))
        inside = rect.adjusted(3, _ABOVE_VALUE, -3, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, local(entry.value))

    @property
    def _notes(self) -> str:
        return " ".join(local(entry.label) for entry in self._entries if entry.kind == "note")

    def _note_size(self) -> QRectF:
        """The size of all notes."""
        width = QRectF(0, 0, self.content.width() - 6, 1e4)
        return QFontMetricsF(self.small).boundingRect(width, int(Qt.TextFlag.TextWordWrap), self._notes)

    def _paint_note(self, painter: QPainter, top: float) -> None:
        """Paints the notes if they fit; they are in the tooltip, too."""
        room = QRectF(self.content.left() + 3, top, self.content.width() - 6, self.height() - top)
        painter.setFont(self.small)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        if self._note_size().height() <= room.height():
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft), self._notes)

    # ---- mouse and keyboard

    def tip_at(self, position: QPoint) -> str:
        entry = next((entry for entry, rect in self._rows() if rect.contains(QPointF(position))), None)
        if entry is None:
            return self._notes
        return "" if entry.choice is not None else local(f"{entry.label} {entry.value}").strip()

    def hidden_value(self) -> QRectF | None:
        """The rectangle of the value's question mark; None if the value is shown."""
        rows = self._rows()
        return next((rect for entry, rect in rows if entry.kind == "value" and entry.value == HIDDEN), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.choice_at(event.position()))
        asks = (place := self.hidden_value()) is not None and place.contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if asks else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, choice: int | None) -> None:
        if choice != self._hovered:
            self._hovered = choice
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        choice, asked = self.choice_at(event.position()), self.hidden_value()
        if choice is not None:
            self.chosen.emit(choice)
        elif asked is not None and asked.contains(event.position()):
            self.asked.emit(asked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if self._current is None or not turned:
            event.ignore()
            return
        self._walk(-1 if turned > 0 else 1)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or self._current is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        return lambda: self._walk(step)

    def _walk(self, step: int) -> None:
        choices = [entry.choice for entry in self._entries if entry.choice is not None]
        if self._current in choices:
            choice = choices[min(max(choices.index(self._current) + step, 0), len(choices) - 1)]
            if choice != self._current:
                self.chosen.emit(choice)
