"""Geometry of a flatten layer: the cells in their maps, and in the vector that is wrapped into rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

Cell = tuple[int, int, int]  # channel, row, column

_BETWEEN = 12.0  # pixels between maps, at the base type size
_MOST_BETWEEN = 40.0
_PARTED = 3.0  # between the pieces of two maps in the line
_LARGEST = 44.0  # side of a cell, at the base type size
_WHOLE = 4.0  # pixels from which on cells are whole pixels wide
_ROW_GAP, _LEAST_ROW_GAP = 0.3, 5.0  # between two rows of the line: of a cell, and in pixels
_MOST_TRIED = 400  # lengths of a row


@dataclass(frozen=True)
class UnrollLayout:
    """The rectangles of all cells in a widget.

    Args:
        shape: of the maps, (C, H, W).
        side: of a cell, in pixels.
        across: number of maps side by side.
        per_row: number of values in one row of the vector.
        maps, line: upper left corners of the maps and of the vector.
        between: from one map to the next, across and down.
        row_gap: between two rows of the vector.
    """

    shape: Cell
    side: float
    across: int
    per_row: int
    maps: QPointF
    line: QPointF
    between: tuple[float, float]
    row_gap: float

    @property
    def count(self) -> int:
        """Number of values."""
        channels, rows, columns = self.shape
        return channels * rows * columns

    def place_of(self, cell: Cell) -> int:
        """The index of a cell in the vector."""
        _, rows, columns = self.shape
        return (cell[0] * rows + cell[1]) * columns + cell[2]

    def cell_of(self, place: int) -> Cell:
        """The cell (channel, row, column) at an index of the vector."""
        _, rows, columns = self.shape
        channel, rest = divmod(place, rows * columns)
        return channel, *divmod(rest, columns)

    def map_rect(self, channel: int) -> QRectF:
        """The rectangle of a map."""
        _, rows, columns = self.shape
        down, right = divmod(channel, self.across)
        left = self.maps.x() + right * (columns * self.side + self.between[0])
        top = self.maps.y() + down * (rows * self.side + self.between[1])
        return QRectF(left, top, columns * self.side, rows * self.side)

    def cell_rect(self, cell: Cell) -> QRectF:
        """The rectangle of a cell in its map."""
        corner = self.map_rect(cell[0]).topLeft()
        return QRectF(corner.x() + cell[2] * self.side, corner.y() + cell[1] * self.side, self.side, self.side)

    def place_rect(self, place: int) -> QRectF:
        """The rectangle of an index of the vector."""
        size = self.shape[1] * self.shape[2]
        row, column = divmod(place, self.per_row)
        parted = place // size - (row * self.per_row) // size
        left = self.line.x() + column * self.side + parted * _PARTED
        return QRectF(left, self.line.y() + row * (self.side + self.row_gap), self.side, self.side)

    def piece(self, channel: int, row: int) -> tuple[QRectF, QRectF]:
        """The rectangles of a row of a map: in the map, and in the vector."""
        width = self.shape[2] * self.side
        ends = self.cell_rect((channel, row, 0)), self.place_rect(self.place_of((channel, row, 0)))
        start, end = (QRectF(each.topLeft(), each.size()) for each in ends)
        start.setWidth(width)
        end.setWidth(width)
        return start, end

    def row_starts(self) -> Iterator[int]:
        """The first index of every row of the vector."""
        return iter(range(0, self.count, self.per_row))

    def at(self, point: QPointF) -> Cell | None:
        """The cell at a point, in its map or in the vector."""
        return self._in_maps(point) or self._in_line(point)

    def _in_maps(self, point: QPointF) -> Cell | None:
        channels, rows, columns = self.shape
        inside = point - self.maps
        wide, high = columns * self.side + self.between[0], rows * self.side + self.between[1]
        if inside.x() < 0 or inside.y() < 0 or inside.x() >= self.across * wide:
            return None
        channel = int(inside.y() // high) * self.across + int(inside.x() // wide)
        row, column = int(inside.y() % high // self.side), int(inside.x() % wide // self.side)
        return (channel, row, column) if channel < channels and row < rows and column < columns else None

    def _in_line(self, point: QPointF) -> Cell | None:
        row = int((point.y() - self.line.y()) // (self.side + self.row_gap))
        if row < 0 or row * self.per_row >= self.count:
            return None
        for place in range(row * self.per_row, min((row + 1) * self.per_row, self.count)):
            if self.place_rect(place).contains(point):
                return self.cell_of(place)
        return None


def fitted(area: QRectF, shape: Cell, type_scale: float, head: float, words: float, numbers: float) -> UnrollLayout:
    """The layout with the largest cells.

    Args:
        head: height of the number over a map.
        words: height of the captions of maps and vector.
        numbers: width of the indices before the rows of the vector.
    """
    channels, rows, columns = shape
    between = _BETWEEN * type_scale, head + 4 * type_scale
    size, count = rows * columns, channels * rows * columns
    best, found = -1.0, (1, count, 1.0)
    for across in range(1, channels + 1):
        down = -(-channels // across)
        wide = (area.width() - numbers - (across - 1) * between[0]) / (across * columns)
        if wide * columns < 1:
            break
        for per_row in _row_lengths(shape):
            lines = -(-count // per_row)
            long = (area.width() - numbers - _parts(per_row, size) * _PARTED) / per_row
            free = area.height() - 2 * words - down * between[1]
            high = min(
                (free - lines * _LEAST_ROW_GAP) / (down * rows + lines), free / (down * rows + lines * (1 + _ROW_GAP))
            )
            side = min(wide, long, high, _LARGEST * type_scale)
            tidy = 1.0 if per_row % size == 0 or size % per_row == 0 else 0.85  # maps then end where rows do
            if side * tidy > best:
                best, found = side * tidy, (across, per_row, side)
    across, per_row, side = found
    side = float(int(side)) if side >= _WHOLE else max(side, 0.2)
    down, row_gap = -(-channels // across), max(round(_ROW_GAP * side), _LEAST_ROW_GAP)
    lines, length = -(-count // per_row), per_row * side + _parts(per_row, size) * _PARTED
    if across > 1:  # as wide as the line, so that both begin and end together
        free = (length - across * columns * side) / (across - 1)
        between = min(max(free, between[0]), _MOST_BETWEEN * type_scale), between[1]
    width = max(across * columns * side + (across - 1) * between[0], length)
    height = down * (rows * side + between[1]) + lines * (side + row_gap) + 2 * words
    top = area.top() + words + head + max((area.height() - height) / 3, 0)
    left = round(area.left() + numbers + max(area.width() - numbers - width, 0) / 2)
    maps = QPointF(left, round(top))
    line = QPointF(left, round(maps.y() - head + down * (rows * side + between[1]) + words))
    return UnrollLayout(shape, side, across, per_row, maps, line, between, float(row_gap))


def _row_lengths(shape: Cell) -> list[int]:
    """Possible row lengths of the vector: multiples of a map, then of a row of a map."""
    channels, rows, columns = shape
    whole = [rows * columns * maps for maps in range(1, channels + 1)]
    pieces = [columns * some for some in range(1, rows)]
    return (whole + pieces)[:_MOST_TRIED]


def _parts(per_row: int, size: int) -> int:
    """Maximum number of gaps between maps in a row of the vector."""
    return per_row // size - 1 if per_row % size == 0 else -(-per_row // size)
