"""Where everything lies on the page of the way back: steps, arithmetic, kernel and tiles."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.backward.contents import Content, TileColumn

MARGIN = 12  # pixels, at the base type size
_GAP = 16  # between parts
_STEPS = 0.34, 190.0, 340.0  # width of the list: share of all, minimum, maximum
_TILES = 0.4, 96.0  # height of the tiles: least share of all, minimum
_LINES = 18  # of arithmetic, whose room the tiles leave
_PAIR, _APART = 1, 4  # pixels between a map and its gradient, and between pairs
_LEAST, _MOST = 12, 46  # pixels of the longer side of a tile
BETWEEN = 14  # pixels between two layers
_STRIP = 9  # width of a vector
_NAMED = 38  # least width of a column: most names fit


@dataclass(frozen=True)
class ColumnLayout:
    """The tiles of one layer.

    Args:
        left, width: of the column, in pixels of the unscrolled tiles.
        rows: number of pairs below each other.
        tile: size of a tile.
        count: number of pairs.
    """

    left: float
    width: float
    rows: int
    tile: QSizeF
    count: int

    def pair(self, index: int, top: float) -> tuple[QRectF, QRectF]:
        """The rectangles of a map and of its gradient, in pixels of the unscrolled tiles."""
        across, down = divmod(index, self.rows)
        width, height = self.tile.width(), self.tile.height()
        left = self.left + across * (2 * width + _PAIR + _APART)
        origin = QPointF(left, top + down * (height + _APART))
        return QRectF(origin, self.tile), QRectF(origin + QPointF(width + _PAIR, 0), self.tile)


@dataclass(frozen=True, eq=False)
class BackwardLayout:
    """The places of everything.

    Args:
        size: of the canvas.
        scale: of the type.
        line: height of a line of text.
    """

    content: Content
    size: QSizeF
    scale: float
    line: float

    @cached_property
    def _margin(self) -> float:
        return MARGIN * self.scale

    @cached_property
    def steps(self) -> QRectF:
        """The list of steps."""
        share, least, most = _STEPS
        width = min(max(share * self.size.width(), least * self.scale), most * self.scale)
        return QRectF(self._margin, self._margin / 2, width, self.tiles.top() - self._margin)

    @cached_property
    def arithmetic(self) -> QRectF:
        """The arithmetic of the explained step."""
        left = self.steps.right() + _GAP * self.scale
        width = self.size.width() - self._margin - left
        return QRectF(left, self.steps.top(), max(width, 1), self.steps.height())

    @cached_property
    def _below(self) -> float:
        """The height of the tiles: what the arithmetic of any step leaves."""
        share, least = _TILES
        left = self.size.height() - max(_LINES, len(self.content.steps)) * self.line
        return max(left, share * self.size.height(), least * self.scale)

    @cached_property
    def tiles(self) -> QRectF:
        """The tiles of all layers, with their names; the kernel is to the left of them."""
        height = self._below
        left = self._margin if self.content.kernel is None else self.kernels[1].right() + _GAP * self.scale
        top = self.size.height() - height
        return QRectF(left, top, max(self.size.width() - self._margin - left, 1), height - self._margin / 2)

    @cached_property
    def kernels(self) -> tuple[QRectF, QRectF]:
        """The kernel and its gradient, one below the other; empty where there is none."""
        kernel = self.content.kernel
        if kernel is None:
            return QRectF(), QRectF()
        height = self._below
        rows, columns = kernel.weights.shape
        room = (height - self._margin / 2) / 2 - self.line - 2
        cell = max(min(room / rows, 0.17 * self.size.width() / columns, 34 * self.scale), 4)
        top = self.size.height() - height
        first = QRectF(self._margin, top + self.line, columns * cell, rows * cell)
        return first, first.translated(0, (height - self._margin / 2) / 2)

    @property
    def row(self) -> float:
        """The height of a step in the list: all of them fit if they can."""
        return min(max(self.steps.height() / len(self.content.steps), self.line), self.line + 6 * self.scale)

    @property
    def first(self) -> int:
        """The first visible step: the explained one is always in sight."""
        room = max(int(self.steps.height() // self.row), 1)
        return max(min(self.content.step - room // 2, len(self.content.steps) - room), 0)

    def step_rect(self, index: int) -> QRectF:
        """The place of a step in the list."""
        top = self.steps.top() + (index - self.first) * self.row
        return QRectF(self.steps.left(), top, self.steps.width(), self.row)

    @property
    def shown_steps(self) -> range:
        """The steps that fit into the list."""
        room = max(int(self.steps.height() // self.row), 1)
        return range(self.first, min(self.first + room, len(self.content.steps)))

    def kernel_cell(self, place: QRectF, row: int, column: int) -> QRectF:
        """A cell of a kernel that is at ``place``."""
        assert self.content.kernel is not None
        rows, columns = self.content.kernel.weights.shape
        width, height = place.width() / columns, place.height() / rows
        return QRectF(place.left() + column * width, place.top() + row * height, width, height)

    @cached_property
    def columns(self) -> tuple[ColumnLayout, ...]:
        """The tiles of each layer: as large as all of them fit, and no smaller than can be seen."""
        largest = _MOST * self.scale
        least = max(math.ceil(largest - _LEAST), 0)
        # Smaller tiles never need more room.
        smaller = bisect_left(range(least), True, key=lambda less: self._fit(self._columns(largest - less)))
        return self._columns(largest - smaller)

    def _fit(self, columns: tuple[ColumnLayout, ...]) -> bool:
        return columns[-1].left + columns[-1].width <= self.tiles.width()

    def _columns(self, side: float) -> tuple[ColumnLayout, ...]:
        found, left = [], 0.0
        for column in self.content.columns:
            made = self._column(column, left, side)
            found.append(made)
            left = made.left + made.width + BETWEEN * self.scale
        return tuple(found)

    def _column(self, column: TileColumn, left: float, side: float) -> ColumnLayout:
        height, count = self.tiles.height() - self.line - 4, len(column.maps)
        if column.is_vector:
            tile = QSizeF(_STRIP * self.scale, min(height, column.cells[1] * side / 3))
            return ColumnLayout(left, max(2 * tile.width() + _PAIR, _NAMED * self.scale), 1, tile, 1)
        most = max(column.cells)
        tile = QSizeF(max(side * column.cells[1] / most, 2), max(side * column.cells[0] / most, 2))
        rows = min(max(int((height + _APART) // (tile.height() + _APART)), 1), count)
        across = math.ceil(count / rows)
        width = across * (2 * tile.width() + _PAIR + _APART) - _APART
        return ColumnLayout(left, max(width, _NAMED * self.scale), rows, tile, count)

    @property
    def tiles_top(self) -> float:
        """Where the first tiles begin, below the names of the layers."""
        return self.tiles.top() + self.line + 4

    @property
    def most_scroll(self) -> float:
        """How far the tiles can be scrolled, in pixels."""
        last = self.columns[-1]
        return max(last.left + last.width - self.tiles.width(), 0.0)

    def scroll_to(self, layer: str, scroll: float) -> float:
        """The scroll nearest to the present one at which the tiles of a layer are in sight."""
        at = next((n for n, column in enumerate(self.content.columns) if column.layer == layer), None)
        if at is not None:
            place = self.columns[at]
            scroll = max(min(scroll, place.left), place.left + place.width - self.tiles.width())
            scroll = min(scroll, place.left)
        return min(max(scroll, 0.0), self.most_scroll)

    def tile_at(self, point: QPointF, scroll: float) -> tuple[int, int, tuple[int, int]] | None:
        """The column, the map and the cell (row, column) at a point of the tiles."""
        if not self.tiles.contains(point):
            return None
        at = point + QPointF(scroll - self.tiles.left(), 0)
        for number, (place, column) in enumerate(zip(self.columns, self.content.columns, strict=True)):
            if not place.left <= at.x() <= place.left + place.width:
                continue
            for index in range(place.count):
                for rect in place.pair(index, self.tiles_top):
                    if rect.contains(at):
                        return number, index, _cell_at(at, rect, column)
        return None


def _cell_at(point: QPointF, rect: QRectF, column: TileColumn) -> tuple[int, int]:
    down, across = (point.y() - rect.top()) / rect.height(), (point.x() - rect.left()) / rect.width()
    if column.is_vector:
        return 0, min(int(down * column.cells[1]), column.cells[1] - 1)
    rows, columns = column.cells
    return min(int(down * rows), rows - 1), min(int(across * columns), columns - 1)
