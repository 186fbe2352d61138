"""The layout of the cells of a kernel, shared by painting and hit-testing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRect

Cell = tuple[int, int]  # row, column

MARGIN = 2  # pixels around the outermost cells, for their outline

_CELL = 44  # maximum height of a cell, in pixels at the base type size
_TALLEST = 320  # maximum height of the whole kernel, likewise: a 25 × 1 kernel must still fit a dock


@dataclass(frozen=True)
class KernelLayout:
    """The rectangles of all cells within an area.

    Args:
        shape: rows and columns of the kernel, (KH, KW).
        width, height: of the area, in pixels; the kernel may leave space at the bottom.
        type_scale: type size relative to the base type size.
    """

    shape: tuple[int, int]
    width: int
    height: int
    type_scale: float

    @cached_property
    def pitch(self) -> tuple[float, float, int]:
        """Pixels from one cell to the next, horizontally and vertically, and the gap between them."""
        rows, columns = self.shape
        width = max(self.width - 2 * MARGIN, columns)
        tallest = height_for(self.shape, self.width, self.type_scale)
        height = max(min(self.height, tallest) - 2 * MARGIN, rows)
        small = min(width / columns, height / rows)
        gap = 0 if small < 7 else 1 if small < 20 else 2
        return (width + gap) / columns, (height + gap) / rows, gap

    @property
    def middle(self) -> QPointF:
        """The centre of the kernel."""
        across, down, gap = self.pitch
        rows, columns = self.shape
        return QPointF(MARGIN + (columns * across - gap) / 2, MARGIN + (rows * down - gap) / 2)

    def rect(self, row: int, column: int) -> QRect:
        """The rectangle of a cell: whole pixels, so that its edges are sharp."""
        across, down, gap = self.pitch
        left, right = MARGIN + round(column * across), MARGIN + round((column + 1) * across)
        top, bottom = MARGIN + round(row * down), MARGIN + round((row + 1) * down)
        return QRect(left, top, right - left - gap, bottom - top - gap)

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; the gaps belong to the cells, so that a stroke has no holes."""
        across, down, _ = self.pitch
        row, column = int((point.y() - MARGIN) // down), int((point.x() - MARGIN) // across)
        rows, columns = self.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def cells_between(self, start: QPointF, end: QPointF) -> Iterator[Cell]:
        """The cells under a straight stroke: the mouse may have jumped over some of them."""
        across, down, _ = self.pitch
        path = end - start
        samples = math.ceil(4 * max(abs(path.x()) / across, abs(path.y()) / down))
        for sample in range(samples + 1):
            cell = self.cell_at(start + path * (sample / max(samples, 1)))
            if cell is not None:
                yield cell


def height_for(shape: tuple[int, int], width: int, type_scale: float) -> int:
    """The preferred height of a kernel of shape (KH, KW) at a width; both in pixels."""
    rows, columns = shape
    across = max(width - 2 * MARGIN, columns) / columns
    height: float = rows * min(across, _CELL * type_scale, _TALLEST * type_scale / rows)
    return round(height) + 2 * MARGIN
