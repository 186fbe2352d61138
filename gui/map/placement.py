"""The geometry of a zoomed and panned map in its view."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize

_MARGIN = 4  # pixels around a fitted map, for outlines at its edge
_LARGEST_CELL = 160  # maximum pixels per cell
_MOST_SIDE = 32_767  # maximum side of an image that Qt can paint, in pixels
_MOST_SHOWN = 2_000_000  # maximum number of coloured cells; of more, every second, third … row and column is shown


@dataclass(frozen=True)
class Placement:
    """The place of a map in a view. Cells are (row, column); all coordinates are pixels of the view.

    Args:
        cells: rows and columns of the map.
        room: the size of the view.
        scale: pixels per cell.
        origin: the upper left corner of the map.
    """

    cells: tuple[int, int]
    room: QSize
    scale: float
    origin: QPointF

    def contains(self, cell: tuple[int, int]) -> bool:
        """Whether the map has this cell."""
        return all(0 <= index < size for index, size in zip(cell, self.cells, strict=True))

    @property
    def view(self) -> QRectF:
        """The rectangle of the view."""
        return QRectF(0, 0, self.room.width(), self.room.height())

    @property
    def whole(self) -> QRectF:
        """The rectangle of the map."""
        return self.box(0, 0, self.cells[0] - 1, self.cells[1] - 1)

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole map fits into the view."""
        height, width = self.cells
        across, down = max(self.room.width() - 2 * _MARGIN, 1), max(self.room.height() - 2 * _MARGIN, 1)
        return float(min(across / width, down / height))

    def box(self, first_row: int, first_column: int, last_row: int, last_column: int) -> QRectF:
        """The rectangle of a block of cells."""
        top_left = QPointF(first_column, first_row) * self.scale + self.origin
        return QRectF(top_left, QPointF(last_column + 1, last_row + 1) * self.scale + self.origin)

    def cell_at(self, position: QPointF) -> tuple[int, int] | None:
        """The cell at a point, or None beside the map."""
        offset = (position - self.origin) / self.scale
        cell = math.floor(offset.y()), math.floor(offset.x())
        return cell if self.contains(cell) else None

    def visible(self) -> tuple[int, int, int, int]:
        """The visible cells as (first row, end of rows, first column, end of columns); the ends are exclusive."""
        height, width = self.cells
        return (
            max(0, math.floor(-self.origin.y() / self.scale)),
            min(height, math.ceil((self.room.height() - self.origin.y()) / self.scale)),
            max(0, math.floor(-self.origin.x() / self.scale)),
            min(width, math.ceil((self.room.width() - self.origin.x()) / self.scale)),
        )

    def coloured(self) -> tuple[int, int, int, int, int]:
        """The cells to colour, as :meth:`visible` has them, and of how many rows and columns one is enough.

        All cells of a map that is small enough, so that panning colours no others.
        """
        height, width = self.cells
        if height * width <= _MOST_SHOWN and max(height, width) <= _MOST_SIDE:
            return 0, height, 0, width, 1
        top, bottom, left, right = self.visible()
        rows, columns = bottom - top, right - left
        step = math.ceil(max(math.sqrt(rows * columns / _MOST_SHOWN), max(rows, columns) / _MOST_SIDE))
        return top - top % step, bottom, left - left % step, right, step  # panning shows the same rows and columns

    def placed(self, scale: float, origin: QPointF) -> Placement:
        """The map with another scale and origin, moved so that it fills the view, or is centred if it is smaller."""
        height, width = self.cells
        x = _clipped(origin.x(), width * scale, self.room.width())
        return replace(self, scale=scale, origin=QPointF(x, _clipped(origin.y(), height * scale, self.room.height())))

    def fitted(self) -> Placement:
        """The whole map, as large as possible."""
        return self.placed(self.fit_scale, QPointF())

    def magnified(self, factor: float, at: QPointF) -> Placement:
        """The map zoomed about a point."""
        least = self.fit_scale
        scale = min(max(self.scale * factor, least), max(least, _LARGEST_CELL))
        return self.placed(scale, at - (at - self.origin) * (scale / self.scale))

    def bringing(self, row: int, column: int) -> Placement:
        """The map moved as little as necessary to show a cell."""
        box = self.box(row, column, row, column)
        room = self.view.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        shift = QPointF(
            max(0.0, room.left() - box.left()) - max(0.0, box.right() - room.right()),
            max(0.0, room.top() - box.top()) - max(0.0, box.bottom() - room.bottom()),
        )
        return self.placed(self.scale, self.origin + shift)


def _clipped(origin: float, length: float, room: int) -> float:
    """The origin along one axis: the map is centred if it fits, else it fills the room."""
    if length + 2 * _MARGIN <= room:
        return (room - length) / 2
    return min(max(origin, room - _MARGIN - length), float(_MARGIN))
