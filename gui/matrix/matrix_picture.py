"""Paints a weight matrix: the geometry of its entries, and the colours of the device pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap

from engine.explain.weight_matrix import WeightMatrix
from engine.values.array import Float32
from gui.look import hatching
from gui.look.colours import MIDDLE, text_on

ROOMY = 9.0  # minimum pixels of an entry with a border

_LARGEST = 44.0  # maximum pixels of an entry, at the base type size
_SNAPPED = 6.0  # minimum pixels of an entry with whole numbers of pixels
_OBLONG = 3.0  # maximum aspect ratio of an entry
_PLAIN = 14.0  # pixels up to which any aspect ratio is allowed, at the base type size
_ZERO = -1  # the level of a structural zero


@dataclass(frozen=True)
class Grid:
    """The geometry of a matrix's entries in a widget.

    Args:
        place: the rectangle of the matrix.
        shape: its rows and columns.
    """

    place: QRectF
    shape: tuple[int, int]

    @classmethod
    def within(cls, area: QRectF, shape: tuple[int, int], type_scale: float) -> Grid:
        """The largest grid in an area, with a limited aspect ratio of entries."""
        down, across = (
            min(max(size, 1.0) / count, _LARGEST * type_scale)
            for size, count in zip((area.height(), area.width()), shape, strict=True)
        )
        down, across = (
            min(size, max(_OBLONG * other, _PLAIN * type_scale)) for size, other in ((down, across), (across, down))
        )
        height, width = (
            int(size) * count if size >= _SNAPPED else max(round(size * count), 1)
            for size, count in zip((down, across), shape, strict=True)
        )
        return cls(QRectF(round(area.left()), round(area.top()), width, height), shape)

    @property
    def down(self) -> float:
        """Pixels from one row to the next."""
        return self.place.height() / self.shape[0]

    @property
    def across(self) -> float:
        """Pixels from one column to the next."""
        return self.place.width() / self.shape[1]

    def rect(self, row: int, column: int, least: int = 0) -> QRectF:
        """The rectangle of an entry in whole pixels, with at least ``least`` pixels per side."""
        left, width = _span(column, self.shape[1], int(self.place.width()), least)
        top, height = _span(row, self.shape[0], int(self.place.height()), least)
        return QRectF(self.place.left() + left, self.place.top() + top, width, height)

    def entry(self, point: QPointF) -> tuple[int, int] | None:
        """The (row, column) at a point; None beside the matrix."""
        if not self.place.contains(point):
            return None
        inside = point - self.place.topLeft()
        row, column = (
            min(int(at) * count // int(size), count - 1)
            for at, count, size in zip(
                (inside.y(), inside.x()), self.shape, (self.place.height(), self.place.width()), strict=True
            )
        )
        return row, column


def _span(index: int, count: int, pixels: int, least: int) -> tuple[int, int]:
    """The first pixel of an entry along one axis, and its number of pixels."""
    first, end = -(-index * pixels // count), -(-(index + 1) * pixels // count)
    missing = max(least - (end - first), 0)
    return first - missing // 2, end - first + missing


@dataclass(frozen=True)
class Shades:
    """The colours of a matrix.

    Args:
        table: of the weights, (256, 4).
        canvas: of structural zeros.
        border: of weights.
        line: between maps.
        hatched: whether negative weights are hatched.
    """

    table: NDArray[np.uint8]
    canvas: QColor
    border: QColor
    line: QColor
    hatched: bool


def picture(matrix: WeightMatrix, levels: NDArray[np.uint8], grid: Grid, shades: Shades, ratio: float) -> QPixmap:
    """The matrix as a pixmap in device pixels.

    Args:
        levels: the colour of each weight as an index of the table; of several in one pixel, the strongest is shown.
        ratio: device pixels per logical pixel.
    """
    size = [max(round(length * ratio), 1) for length in (grid.place.height(), grid.place.width())]
    rows, columns = (min(count, pixels) for count, pixels in zip(grid.shape, size, strict=True))
    strength = np.abs(levels.astype(np.int16) - MIDDLE).astype(np.uint8)
    order = np.argsort(strength, kind="stable")  # of several values for one pixel, the last one stays
    cells = np.full((rows, columns), _ZERO, np.int16)
    y, x = matrix.rows * rows // grid.shape[0], matrix.columns * columns // grid.shape[1]
    cells[y[order], x[order]] = levels[order]
    down, across = (np.arange(pixels) * count // pixels for pixels, count in zip(size, (rows, columns), strict=True))
    packed = np.concatenate([shades.table, _bytes(shades.canvas)]).view(np.uint32).reshape(-1)
    pixels = packed[cells].take(across, axis=1).take(down, axis=0)
    if min(grid.down, grid.across) >= ROOMY:
        edge = _ends(down)[:, None] | _ends(across)
        pixels[edge & (cells != _ZERO)[down[:, None], across]] = _bytes(shades.border).view(np.uint32)[0, 0]
    image = QImage(pixels.data, size[1], size[0], 4 * size[1], QImage.Format.Format_RGBA8888)
    pixmap = QPixmap.fromImage(image)  # copies, so that the array may be freed
    with QPainter(pixmap) as painter:
        if shades.hatched:
            values = np.where(cells == _ZERO, 0, cells - MIDDLE).astype(np.float32)
            lines = hatching.lines(values, down, across, shades.table, -MIDDLE, MIDDLE, ratio)
            painter.drawImage(0, 0, lines)
        _draw_blocks(painter, matrix, size, shades.line)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def write_numbers(
    pixmap: QPixmap,
    matrix: WeightMatrix,
    levels: NDArray[np.uint8],
    grid: Grid,
    shades: Shades,
    texts: list[str],
    font: QFont,
) -> None:
    """Paints a number into each weight of a painted matrix; levels as for :func:`picture`, one text per weight."""
    with QPainter(pixmap) as painter:
        painter.setFont(font)
        inks = {level: QColor(text_on(_rgb(shades.table[level]))) for level in np.unique(levels).tolist()}
        places = zip(matrix.rows.tolist(), matrix.columns.tolist(), levels.tolist(), texts, strict=True)
        for row, column, level, text in places:
            rect = grid.rect(row, column).translated(-grid.place.topLeft())
            if shades.hatched and level < MIDDLE:
                under = painter.boundingRect(rect, Qt.AlignmentFlag.AlignCenter, text)
                painter.fillRect(under.adjusted(-1, 0, 1, 0), QColor(*_rgb(shades.table[level])))
            painter.setPen(inks[level])
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def shares_of(matrix: WeightMatrix, values: Float32, scales: Float32) -> Float32:
    """Each weight of a matrix, (n,), as a fraction of the maximum absolute weight of its filter.

    Args:
        values: the weights, (n,).
        scales: the maximum absolute weights, (filters,).
    """
    size = matrix.cut.outputs[0] * matrix.cut.outputs[1]
    scale = scales[matrix.rows // size]
    return np.divide(values, scale, out=np.where(np.isnan(values), values, 0), where=scale > 0)


def _draw_blocks(painter: QPainter, matrix: WeightMatrix, size: list[int], colour: QColor) -> None:
    """Paints lines between maps, and fainter ones between the rows of a map, unless they would be too dense."""
    faint = QColor(colour)
    faint.setAlphaF(0.45)
    for axis, map_size in ((0, matrix.cut.outputs), (1, matrix.cut.inputs)):
        pitch = size[axis] / matrix.shape[axis]
        for step, shade in ((map_size[1], faint), (map_size[0] * map_size[1], colour)):
            if step * pitch < 12 or step >= matrix.shape[axis]:
                continue
            for at in range(step, matrix.shape[axis], step):
                line = round(at * pitch)
                if axis == 0:
                    painter.fillRect(0, line, size[1], 1, shade)
                else:
                    painter.fillRect(line, 0, 1, size[0], shade)


def _ends(cells: NDArray[np.intp]) -> NDArray[np.bool_]:
    """A mask of the pixels that are the first or last of their cell."""
    changes = cells[1:] != cells[:-1]
    found: NDArray[np.bool_] = np.append(True, changes) | np.append(changes, True)
    return found


def _bytes(colour: QColor) -> NDArray[np.uint8]:
    return np.array([[colour.red(), colour.green(), colour.blue(), 255]], np.uint8)


def _rgb(shade: NDArray[np.uint8]) -> tuple[int, int, int]:
    red, green, blue = (int(part) for part in shade[:3])
    return red, green, blue
