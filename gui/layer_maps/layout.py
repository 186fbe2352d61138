"""Geometry of the panels: their places, and the part of its map that each of them shows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

GAP = 8  # pixels between panels
_LEAST = 44  # pixels of the longer side of a map; rather than be smaller, panels are scrolled through
_LARGEST_CELL = 160  # maximum pixels of a cell


@dataclass(frozen=True)
class Grid:
    """Panels of one size in rows.

    Args:
        count, columns: of panels.
        cells: rows and columns of a map.
        scale: pixels per cell when the whole map is visible.
        left, top: of the first map, in pixels.
        caption: height of the line above each map, in pixels.
        height: of all rows together.
    """

    count: int
    columns: int
    cells: tuple[int, int]
    scale: float
    left: float
    top: float
    caption: int
    height: float

    @property
    def _step(self) -> tuple[float, float]:
        """Pixels from one panel to the next, across and down."""
        rows, columns = self.cells
        return columns * self.scale + GAP, rows * self.scale + GAP + self.caption

    def map_at(self, index: int, scroll: int = 0) -> QRectF:
        """The rectangle of a panel's map in the view."""
        row, column = divmod(index, self.columns)
        across, down = self._step
        rows, columns = self.cells
        left, top = self.left + column * across, self.top + row * down - scroll
        return QRectF(left, top, columns * self.scale, rows * self.scale)

    def caption_at(self, index: int, scroll: int = 0) -> QRectF:
        """The rectangle of the line above a map."""
        place = self.map_at(index, scroll)
        return QRectF(place.left(), place.top() - self.caption, place.width(), self.caption)

    def in_sight(self, height: int, scroll: int) -> range:
        """The panels that are at least partly visible in a view of ``height`` pixels."""
        down = self._step[1]
        first = max(math.floor((scroll - GAP) / down), 0) * self.columns
        return range(min(first, self.count), min(math.ceil((scroll + height) / down) * self.columns, self.count))

    def scroll_range(self, height: int) -> int:
        """The maximum scroll in a view of this height, in pixels."""
        return max(round(self.height) - height, 0)

    def scroll_to(self, index: int, scroll: int, height: int) -> int:
        """The scroll nearest to the present one at which a panel is visible in a view of this height."""
        place = self.map_at(index) | self.caption_at(index)
        least, most = round(place.bottom()) + self.caption - height, round(place.top()) - self.caption
        return min(max(min(scroll, most), least, 0), self.scroll_range(height))

    def panel_at(self, point: QPointF, scroll: int) -> int | None:
        """The panel whose map is at a point."""
        across, down = self._step
        column, row = math.floor((point.x() - self.left) / across), math.floor((point.y() + scroll - self.top) / down)
        index = row * self.columns + column
        inside = 0 <= column < self.columns and row >= 0 and index < self.count
        return index if inside and self.map_at(index, scroll).contains(point) else None

    def next(self, index: int, across: int, down: int) -> int:
        """The panel this number of columns and rows further, or the one at the edge."""
        target = index + across if across else index + down * self.columns
        return target if 0 <= target < self.count else index


def arrange(width: int, height: int, count: int, cells: tuple[int, int], caption: int) -> Grid:
    """The grid with the largest panels that all fit; below the minimum size of a panel it is higher than the view."""

    def scale(columns: int) -> float:
        rows = -(-count // columns)
        across = (width - GAP) / columns - GAP
        down = (height - GAP) / rows - GAP - caption
        return min(across / cells[1], down / cells[0])

    columns = max(range(1, count + 1), key=scale)
    best, least = scale(columns), _LEAST / max(cells)
    if best < least:
        columns = min(max(int((width - GAP) // (cells[1] * least + GAP)), 1), count)
        best = max(min(least, ((width - GAP) / columns - GAP) / cells[1]), 1 / max(cells))
    whole = columns * (cells[1] * best + GAP) - GAP
    rows = -(-count // columns)
    needed = rows * (cells[0] * best + GAP + caption) + GAP
    top = max((height - needed) / 2, 0.0) + GAP + caption
    return Grid(count, columns, cells, best, max((width - whole) / 2, 0.0), top, caption, needed)


@dataclass(frozen=True)
class Zoom:
    """The part of its map that every panel shows, the same in all of them.

    Args:
        factor: magnification; 1 shows the whole map.
        row, column: the upper left corner of the visible part, in cells.
    """

    factor: float = 1.0
    row: float = 0.0
    column: float = 0.0

    def magnified(self, factor: float, grid: Grid, at: QPointF) -> Zoom:
        """The Zoom magnified by a factor about a point, in pixels from the map's upper left corner."""
        most = max(_LARGEST_CELL / grid.scale, 1.0)
        new = min(max(self.factor * factor, 1.0), most)
        change = (1 / self.factor - 1 / new) / grid.scale
        return Zoom(new, self.row + at.y() * change, self.column + at.x() * change).held(grid)

    def moved(self, way: QPointF, grid: Grid) -> Zoom:
        """The Zoom after dragging the map by a number of pixels."""
        size = self.factor * grid.scale
        return replace(self, row=self.row - way.y() / size, column=self.column - way.x() / size).held(grid)

    def held(self, grid: Grid) -> Zoom:
        """The Zoom moved so that the map fills its panel."""
        rows, columns = (cells * (1 - 1 / self.factor) for cells in grid.cells)
        return replace(self, row=min(max(self.row, 0.0), rows), column=min(max(self.column, 0.0), columns))

    def bringing(self, cell: tuple[int, int], grid: Grid) -> Zoom:
        """The Zoom moved just enough to show a cell."""
        shown = [cells / self.factor for cells in grid.cells]
        row, column = (
            min(max(start, at + 1 - length), float(at))
            for start, at, length in zip((self.row, self.column), cell, shown, strict=True)
        )
        return replace(self, row=row, column=column).held(grid)

    def cell_at(self, point: QPointF, place: QRectF, grid: Grid) -> tuple[int, int]:
        """The cell at a point of the map that is at ``place``."""
        size = self.factor * grid.scale
        row = math.floor((point.y() - place.top()) / size + self.row)
        column = math.floor((point.x() - place.left()) / size + self.column)
        return min(max(row, 0), grid.cells[0] - 1), min(max(column, 0), grid.cells[1] - 1)

    def box(self, cell: tuple[int, int], place: QRectF, grid: Grid) -> QRectF:
        """The rectangle of a cell of the map at ``place``."""
        size = self.factor * grid.scale
        left, top = (cell[1] - self.column) * size + place.left(), (cell[0] - self.row) * size + place.top()
        return QRectF(left, top, size, size)

    def visible(self, grid: Grid) -> tuple[range, range]:
        """The visible rows and columns of a map."""
        rows, columns = (
            range(math.floor(start), min(math.ceil(start + cells / self.factor - 1e-9), cells))
            for start, cells in zip((self.row, self.column), grid.cells, strict=True)
        )
        return rows, columns

    def samples(self, grid: Grid, ratio: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The row and the column of the map for each device pixel, with ``ratio`` device pixels per logical pixel."""
        size = self.factor * grid.scale * ratio
        rows, columns = (
            np.clip((np.arange(max(round(cells * grid.scale * ratio), 1)) + 0.5) / size + start, 0, cells - 1).astype(
                np.intp
            )
            for start, cells in zip((self.row, self.column), grid.cells, strict=True)
        )
        return rows, columns
