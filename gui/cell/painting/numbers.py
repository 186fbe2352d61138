"""A block of numbers in coloured cells: an input patch, a kernel, their products."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from engine.values.numerals import abridged
from gui.cell.painting.shades import Shades
from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType
from gui.look import colours, hatching
from gui.look.fonts import least_number, number_font
from gui.text.phrases import local

GridCell = tuple[int, int]  # row, column

_MOST_NUMBERED = 7  # maximum rows and columns with space for numbers
_LARGEST = 13  # maximum type size of a number, in pixels at the base type size
_TALLEST = 50  # maximum height of a cell, likewise
_WIDEST = 64  # maximum width of a cell, likewise
_FOOT_WIDTH = 150  # minimum width of the words below the cells
_FOOT = 15  # height of the caption below the cells
_CHARACTERS = 4  # minimum width of a cell, in characters
_MOST_CHARACTERS = 9  # maximum width of a number

_text_on = lru_cache(maxsize=1024)(colours.text_on)


@lru_cache(maxsize=64)
def _measures(pixels: int) -> tuple[float, float]:
    """The width of a digit and the height of a number in this type."""
    metrics = QFontMetricsF(number_font(pixels))
    return metrics.horizontalAdvance("0"), metrics.tightBoundingRect("0").height()


def _sizes(type_: ViewType) -> range:
    """The available type sizes of numbers, in pixels."""
    least = least_number(type_.window_scale)
    return range(least, max(round(_LARGEST * type_.scale), least) + 1)


@dataclass(frozen=True, eq=False, kw_only=True)
class NumbersState(ViewState):
    """Numbers in a grid; ``texts``, ``values`` and ``padding`` have one item per cell, in reading order.

    Args:
        shape: rows and columns.
        texts: the printed numbers; empty where there is none.
        values: the numbers, for the colours.
        shades: the colours of the values.
        padding: whether a cell lies outside the input; empty if none does.
        marked: the cell whose value is the result, such as the maximum; None for none.
        foot: words below the cells, at the left and at the right.
        longest, longest_foot: the longest number and the longest words for any cell of the map, to reserve space for.
        pointed: the outlined cell; None for none.
        is_writable: whether its numbers can be typed.
    """

    shape: tuple[int, int] = (1, 1)
    texts: Sequence[str] = ("",)
    values: NDArray[np.float64] = field(default_factory=lambda: np.zeros(1))
    shades: Shades = Shades("grey", False, 0, 1, False)
    padding: Sequence[bool] = ()
    marked: GridCell | None = None
    foot: tuple[str, str] = ("", "")
    longest: str = ""
    longest_foot: str = ""
    pointed: GridCell | None = None
    is_writable: bool = False

    def shows_the_same(self, other: NumbersState) -> bool:
        """Whether both look the same except for the hovered cell."""
        return self._shown == other._shown and np.array_equal(self.values, other.values, equal_nan=True)

    @property
    def _shown(self) -> tuple[object, ...]:
        same = self.caption, self.shape, tuple(self.texts), self.shades, tuple(self.padding), self.marked, self.foot
        return (*same, self.longest, self.longest_foot)

    @cached_property
    def characters(self) -> int:
        """The width of a cell in characters."""
        return max(_CHARACTERS, len(abridged(self.longest, _MOST_CHARACTERS)), *map(len, self.short_texts))

    @cached_property
    def short_texts(self) -> list[str]:
        """The printed numbers, those that would take too much room as powers of ten."""
        return [abridged(text, _MOST_CHARACTERS) for text in self.texts]

    @property
    def foot_text(self) -> str:
        """The words below the cells."""
        return ", ".join(filter(None, self.foot))

    @property
    def is_numbered(self) -> bool:
        """Whether it is small enough for numbers in all its cells."""
        return max(self.shape) <= _MOST_NUMBERED

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        rows, columns = self.shape
        room = height - type_.caption_height - foot_height(type_)
        tall = min(room / rows, _TALLEST * type_.scale)
        if not self.is_numbered:
            words = _FOOT_WIDTH * type_.scale
            return max(columns * min(tall, 9 * type_.scale), words), max(columns * tall, words)
        sizes = _sizes(type_)
        narrow, wide = (_measures(pixels)[0] for pixels in (sizes[0], sizes[-1]))
        least = self.characters * narrow + 4 * type_.scale
        ideal = max(least, min(max(self.characters * wide + 12, tall), _WIDEST * type_.scale))
        foot = QFontMetricsF(type_.small).horizontalAdvance(local(self.longest_foot or self.foot_text)) + 4
        captioned = type_.caption_width(self.caption)
        short, whole = (max(captioned, words) for words in (min(foot, _FOOT_WIDTH * type_.scale), foot))
        return max(columns * least, short), max(columns * ideal, whole)

    def on(self, surface: Surface) -> NumbersPicture:
        return NumbersPicture(self, surface)


def foot_height(type_: ViewType) -> float:
    """The height of the words below the cells, reserved even if there are none."""
    return max(_FOOT * type_.scale, QFontMetricsF(type_.small).height())


class NumbersPicture(Picture[NumbersState]):
    """A grid of numbers on a surface."""

    # ---- geometry

    @cached_property
    def _pitch(self) -> tuple[float, float]:
        """The distance from one cell to the next, horizontally and vertically."""
        (rows, columns), area, type_ = self.state.shape, self.surface.content, self.surface.type
        room = max(area.height() - foot_height(type_), rows)
        across, down = area.width() / columns, min(room / rows, _TALLEST * type_.scale)
        if self.state.is_numbered:
            across = min(across, _WIDEST * type_.scale)
        else:
            across = down = min(across, down)
        return across, down

    def rect_of(self, row: int, column: int) -> QRectF:
        """The rectangle of a cell."""
        return self._rects([(row, column)])[0]

    def _rects(self, cells: Iterable[tuple[int, ...]]) -> list[QRectF]:
        across, down = self._pitch
        gap = 0 if min(across, down) < 8 else 1 if min(across, down) < 18 else 2
        area = self.surface.content
        x, y = area.left(), area.top()
        rects = []
        for row, column in cells:
            left, top = round(x + column * across), round(y + row * down)
            right, bottom = round(x + (column + 1) * across), round(y + (row + 1) * down)
            rects.append(QRectF(left, top, max(right - left - gap, 1), max(bottom - top - gap, 1)))
        return rects

    def cell_at(self, point: QPointF) -> GridCell | None:
        """The (row, column) at a point; None beside the cells."""
        (across, down), (rows, columns) = self._pitch, self.state.shape
        area = self.surface.content
        row = math.floor((point.y() - area.top()) / down)
        column = math.floor((point.x() - area.left()) / across)
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def type_size(self) -> int:
        """The largest type size in pixels at which the longest number fits a cell; the minimum if it fits at none."""
        box, sizes = self.rect_of(0, 0), _sizes(self.surface.type)
        for pixels in reversed(sizes):
            advance, high = _measures(pixels)
            if self.state.characters * advance + 3 <= box.width() and high + 2 <= box.height():
                return pixels
        return sizes[0]

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, surface, box = self.state, self.surface, self.rect_of(0, 0)
        pixels = surface.numbers if surface.numbers is not None else self.type_size()
        advance, high = _measures(pixels)
        painter.setFont(number_font(pixels))
        shown = state.characters * advance <= box.width() and high + 2 <= box.height()
        shades, hatched = state.shades, state.shades.hatched_below is not None and not shown
        inks = shades.of(state.values)
        border = QPen(surface.ink(QPalette.ColorRole.Mid), 1)
        dotted = QPen(surface.ink(QPalette.ColorRole.PlaceholderText), 1.4, Qt.PenStyle.DotLine)
        radius = min(box.width(), box.height(), 24) / 9
        rects = self._rects(np.ndindex(*state.shape))
        for number, (text, ink, rect) in enumerate(zip(map(local, state.short_texts), inks, rects, strict=True)):
            is_padding = bool(state.padding) and state.padding[number]
            if box.width() < 8:
                painter.fillRect(rect, QColor(*ink))
            else:
                painter.setPen(dotted if is_padding else border)
                painter.setBrush(QColor(*ink) if text else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if hatched and state.values[number] < 0:
                index = int(shades.indices(state.values[number : number + 1])[0])
                painter.fillRect(rect, hatching.brush(shades.table, index))
            if shown:
                painter.setPen(QColor(_text_on(ink)))
                left = rect.center().x() - len(text) * advance / 2
                painter.drawText(QPointF(left, rect.center().y() + high / 2), text)
        self._paint_outlines(painter)
        if state.foot[0]:
            self._paint_foot(painter)

    def _paint_outlines(self, painter: QPainter) -> None:
        state, surface = self.state, self.surface
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state.marked is not None:
            rect = self.rect_of(*state.marked)
            ink = state.shades.of(state.values)[state.marked[0] * state.shape[1] + state.marked[1]]
            for colour, inset in ((surface.ink(QPalette.ColorRole.Text), 0), (QColor(_text_on(ink)), 3)):
                painter.setPen(QPen(colour, 2))  # the inner one contrasts with the cell, the outer with the page
                painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 3, 3)
        if state.pointed is not None:
            painter.setPen(QPen(surface.ink(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect_of(*state.pointed), 3, 3)

    def _paint_foot(self, painter: QPainter) -> None:
        (across, down), (rows, columns), surface = self._pitch, self.state.shape, self.surface
        whole, longest = surface.size.width(), local(self.state.longest_foot)
        _, font = surface.type.fitted(local(self.state.foot_text), whole - 2, longest)
        painter.setFont(font)
        painter.setPen(surface.ink(QPalette.ColorRole.PlaceholderText))
        top = surface.content.top() + rows * down
        needed = QFontMetricsF(font).horizontalAdvance(longest)
        room = QRectF(1, top, min(max(columns * across, needed), whole - 2), foot_height(surface.type))
        left, right = map(local, self.state.foot)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, left)
        if needed <= room.width():  # else both would overlap, for this cell or another one of the map
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
