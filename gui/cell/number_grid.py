"""A block of numbers in coloured cells: an input patch, a kernel, their products."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen

from gui.cell.shades import Shades
from gui.events.guard import guarded
from gui.look import colours, hatching
from gui.look.fonts import least_number, number_font
from gui.text.phrases import local
from gui.widgets.cell_entry import TYPED
from gui.widgets.cell_typing import CellTyping
from gui.widgets.row_view import RowView, arrow_of

Cell = tuple[int, int]

_MOST_NUMBERED = 7  # maximum rows and columns with numbers, unless there is much room
_LARGEST = 13  # maximum type size of a number, in pixels at the base type size
_TALLEST = 50  # maximum height of a cell, likewise
_WIDEST = 64
_FOOT_WIDTH = 150
_FOOT = 15  # height of the caption below the cells
_CHARACTERS = 4  # minimum width of a cell, in characters

_EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHERS = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)

_text_on = lru_cache(maxsize=1024)(colours.text_on)


@lru_cache(maxsize=64)
def _measures(pixels: int) -> tuple[float, float]:
    """The width of a digit and the height of a number in this type."""
    metrics = QFontMetricsF(number_font(pixels))
    return metrics.horizontalAdvance("0"), metrics.tightBoundingRect("0").height()


@guarded
class NumberGrid(RowView):
    """A grid of numbers in cells coloured by value; the hovered cell is outlined.

    Signals:
        cell_pointed(object): the (row, column) under the pointer or reached with the arrow keys; None for none.
        typed(object, float): the (row, column) of a cell, and the number typed into it.
    """

    cell_pointed = Signal(object)
    typed = Signal(object, float)

    def __init__(self, name: str, tip: str, tip_of: Callable[[Cell], str], keyed: bool = False) -> None:
        """Shows no numbers yet.

        Args:
            tip_of: makes the tooltip of a cell.
            keyed: whether it can get the focus, and its numbers can be typed.
        """
        super().__init__(name, tip)
        self._typing: CellTyping | None = None
        self.writable = False  # whether its numbers can be edited
        if keyed:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._typing = CellTyping(self)
            self._typing.typed.connect(self.typed)
        self.setMouseTracking(True)
        self.beside: Sequence[NumberGrid] = ()  # other grids that share the type size
        self._tip_of = tip_of
        self._texts: Sequence[str] = ("",)
        self._rows = self._columns = 1
        self._shades = Shades("grey", False, 0, 1, False)
        self._values = np.zeros(1)
        self._padding: Sequence[bool] = ()
        self._marked: Cell | None = None
        self._foot = self._foot_end = self._longest_foot = ""
        self._characters = _CHARACTERS
        self._shown: tuple[object, ...] = ()
        self._pointed: Cell | None = None
        self._hovered: Cell | None = None
        self._walked = False  # whether the hovered cell was reached with the keyboard

    # ---- what it shows

    @property
    def texts(self) -> Sequence[str]:
        """The printed numbers, in reading order."""
        return self._texts

    @property
    def pointed(self) -> Cell | None:
        """The outlined cell."""
        return self._pointed

    @property
    def marked(self) -> Cell | None:
        """The marked cell, such as the maximum."""
        return self._marked

    @property
    def foot(self) -> str:
        """The words under the cells."""
        return ", ".join(filter(None, (self._foot, self._foot_end)))

    def set_numbers(
        self,
        shape: tuple[int, int],
        texts: Sequence[str],
        values: ArrayLike,
        shades: Shades,
        padding: Sequence[bool] = (),
        marked: Cell | None = None,
        foot: tuple[str, str] = ("", ""),
        longest: str = "",
        longest_foot: str = "",
    ) -> None:
        """Shows other numbers.

        Args:
            texts, values, padding: one a cell, in reading order: printed, for the colour, and whether the cell lies
                outside the input.
            marked: the one that counts.
            foot: words under the cells, at the left and at the right.
            longest, longest_foot: the longest number and the longest words that these cells ever show: the room for
                them does not change from one place of a map to the next.
        """
        values = np.asarray(values, np.float64)
        shown = (shape, tuple(texts), shades, tuple(padding), marked, foot, longest, longest_foot)
        if shown == self._shown and np.array_equal(values, self._values, equal_nan=True):
            return  # unchanged, as while hovering cell after cell
        self._shown = shown
        if self._typing is not None:
            self._typing.close()  # typed text must never land in another kernel
        if shape != (self._rows, self._columns):
            self._rows, self._columns = shape
            self._pointed = self._hovered = None
        self._texts, self._values, self._shades = texts, values, shades
        self._padding, self._marked, (self._foot, self._foot_end) = padding, marked, foot
        self._longest_foot = longest_foot
        needed = max(_CHARACTERS, len(longest), *map(len, texts))
        if needed != self._characters:
            self._characters = needed
            for grid in self.beside:
                grid.update()
        self.show_changes()

    def set_pointed(self, cell: Cell | None) -> None:
        """Outlines a cell."""
        if cell is not None and not (0 <= cell[0] < self._rows and 0 <= cell[1] < self._columns):
            cell = None
        if cell != self._pointed:
            self._pointed = cell
            self.show_changes()

    def describe(self) -> str:
        rows = [self._texts[at : at + self._columns] for at in range(0, len(self._texts), self._columns)]
        return f"{self.caption}: " + local("; ".join(" ".join(row) for row in rows))

    # ---- geometry

    def _is_numbered(self) -> bool:
        return max(self._rows, self._columns) <= _MOST_NUMBERED

    @property
    def _foot_height(self) -> float:
        return max(_FOOT * self.scale, QFontMetricsF(self.small).height())

    def widths(self, height: int) -> tuple[float, float]:
        room = height - self.caption_height - self._foot_height
        tall = min(room / self._rows, _TALLEST * self.scale)
        if not self._is_numbered():
            words = _FOOT_WIDTH * self.scale
            return max(self._columns * min(tall, 9 * self.scale), words), max(self._columns * tall, words)
        narrow, wide = (_measures(pixels)[0] for pixels in (self._sizes[0], self._sizes[-1]))
        least = self._characters * narrow + 4 * self.scale
        ideal = max(least, min(max(self._characters * wide + 12, tall), _WIDEST * self.scale))
        foot = QFontMetricsF(self.small).horizontalAdvance(local(self._longest_foot or self.foot)) + 4
        narrow, wide = (max(self.caption_width, words) for words in (min(foot, _FOOT_WIDTH * self.scale), foot))
        return max(self._columns * least, narrow), max(self._columns * ideal, wide)

    def _pitch(self) -> tuple[float, float]:
        """The distance from one cell to the next, horizontally and vertically."""
        area = self.content
        room = max(area.height() - self._foot_height, self._rows)
        across, down = area.width() / self._columns, min(room / self._rows, _TALLEST * self.scale)
        if self._is_numbered():
            across = min(across, _WIDEST * self.scale)
        else:
            across = down = min(across, down)
        return across, down

    def rect_of(self, row: int, column: int) -> QRectF:
        """The rectangle of a cell."""
        return self._rects([(row, column)])[0]

    def _rects(self, cells: Iterable[Cell]) -> list[QRectF]:
        across, down = self._pitch()
        gap = 0 if min(across, down) < 8 else 1 if min(across, down) < 18 else 2
        area = self.content
        x, y = area.left(), area.top()
        rects = []
        for row, column in cells:
            left, top = round(x + column * across), round(y + row * down)
            right, bottom = round(x + (column + 1) * across), round(y + (row + 1) * down)
            rects.append(QRectF(left, top, max(right - left - gap, 1), max(bottom - top - gap, 1)))
        return rects

    def cell_at(self, point: QPointF) -> Cell | None:
        """The (row, column) at a point; None beside the cells."""
        across, down = self._pitch()
        area = self.content
        row = math.floor((point.y() - area.top()) / down)
        column = math.floor((point.x() - area.left()) / across)
        return (row, column) if 0 <= row < self._rows and 0 <= column < self._columns else None

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect_of(0, 0)
        pixels = min(grid.type_size() for grid in (self, *self.beside) if grid is self or grid.isVisible())
        advance, high = _measures(pixels)
        painter.setFont(number_font(pixels))
        shown = self._characters * advance <= box.width() and high + 2 <= box.height()
        shades, hatched = self._shades, self._shades.hatched_below is not None and not shown
        inks = shades.of(self._values)
        border = QPen(self.palette().color(QPalette.ColorRole.Mid), 1)
        dotted = QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.4, Qt.PenStyle.DotLine)
        radius = min(box.width(), box.height(), 24) / 9
        rects = self._rects(np.ndindex(self._rows, self._columns))
        for number, (text, ink, rect) in enumerate(zip(map(local, self._texts), inks, rects, strict=True)):
            is_padding = bool(self._padding) and self._padding[number]
            if box.width() < 8:
                painter.fillRect(rect, QColor(*ink))
            else:
                painter.setPen(dotted if is_padding else border)
                painter.setBrush(QColor(*ink) if text else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if hatched and self._values[number] < 0:
                index = int(shades.indices(self._values[number : number + 1])[0])
                painter.fillRect(rect, hatching.brush(shades.table, index))
            if shown:
                painter.setPen(QColor(_text_on(ink)))
                left = rect.center().x() - len(text) * advance / 2
                painter.drawText(QPointF(left, rect.center().y() + high / 2), text)
        self._paint_outlines(painter)
        if self._foot:
            self._paint_foot(painter)

    @property
    def _sizes(self) -> range:
        """The possible type sizes of numbers, in pixels."""
        least = least_number(self.window_scale)
        return range(least, max(round(_LARGEST * self.scale), least) + 1)

    def type_size(self) -> int:
        """The largest type in which the longest number fits a cell; the smallest if none does."""
        box = self.rect_of(0, 0)
        for pixels in reversed(self._sizes):
            advance, high = _measures(pixels)
            if self._characters * advance + 3 <= box.width() and high + 2 <= box.height():
                return pixels
        return self._sizes[0]

    def _paint_outlines(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._marked is not None:
            rect = self.rect_of(*self._marked)
            ink = self._shades.of(self._values)[self._marked[0] * self._columns + self._marked[1]]
            for colour, inset in ((self.palette().color(QPalette.ColorRole.Text), 0), (QColor(_text_on(ink)), 3)):
                painter.setPen(QPen(colour, 2))  # the inner one is seen on the cell, the outer one around it
                painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 3, 3)
        if self._pointed is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect_of(*self._pointed), 3, 3)

    def _paint_foot(self, painter: QPainter) -> None:
        across, down = self._pitch()
        _, font = self.fitted(local(self.foot), self.width() - 2, local(self._longest_foot))
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        top = self.content.top() + self._rows * down
        longest = QFontMetricsF(font).horizontalAdvance(local(self._longest_foot))
        room = QRectF(1, top, min(max(self._columns * across, longest), self.width() - 2), self._foot_height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, local(self._foot))
        if longest <= room.width():  # else the two would run into each other, at this cell or at another
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, local(self._foot_end))

    # ---- mouse and keyboard

    def tip_at(self, position: QPoint) -> str:
        cell = self.cell_at(QPointF(position))
        return "" if cell is None else self._tip_of(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._type_into(cell, clicked=True)

    def _type_into(self, cell: Cell, text: str | None = None, clicked: bool = False) -> None:
        if self._typing is not None and self.writable:
            value = float(self._values[cell[0] * self._columns + cell[1]])
            self._typing.begin(cell, self.rect_of(*cell).toRect(), value, text, clicked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.cell_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.cell_pointed.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step, cell, key = arrow_of(event), self._pointed, event.key()
        if step is not None:
            return lambda: self._walk(*step)
        if self._typing is None or not self.writable or cell is None or event.modifiers() & _OTHERS:
            return None
        if event.text() and event.text() in TYPED:
            return lambda: self._type_into(cell, event.text())
        return (lambda: self._type_into(cell)) if key in _EDIT_KEYS else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._typing is not None and self.key_action(event):
            self._typing.give_way()
        super().keyPressEvent(event)

    def _walk(self, down: int, across: int) -> None:
        row, column = self._pointed if self._pointed is not None else (-down, -across)
        cell = min(max(row + down, 0), self._rows - 1), min(max(column + across, 0), self._columns - 1)
        self._walked = True
        self.cell_pointed.emit(cell)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._walked:
            self._walked = False
            self.cell_pointed.emit(None)
