"""Painting with a round brush: coverage of pixels by a line, and blending of a colour."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

Image = NDArray[np.float32]  # (C, H, W), 0 … 1
Colour = float | tuple[float, float, float]  # grey, or red, green and blue; 0 … 1

_SOFT = 0.5  # how far the edge of the brush fades out on either side, in image pixels
_LUMA = np.array((0.299, 0.587, 0.114), np.float32)  # ITU-R BT.601: weights of red, green and blue in a grey value


def pieces(start: QPointF, end: QPointF, brush_size: float) -> Iterator[tuple[QPointF, QPointF]]:
    """Splits a line, in image pixels, into pieces whose bounding boxes cover far less area than that of the line."""
    way = end - start
    count = math.ceil(max(abs(way.x()), abs(way.y())) / max(brush_size, 16)) or 1
    for piece in range(count):
        yield start + way * (piece / count), start + way * ((piece + 1) / count)


def cover(coverage: Image, start: QPointF, end: QPointF, radius: float) -> tuple[slice, slice]:
    """Adds a line with round ends to the coverage (H, W) in place; returns the rows and columns that may have changed.

    Args:
        start, end, radius: in image pixels.
    """
    reach = radius + _SOFT
    height, width = coverage.shape
    rows = _between(start.y(), end.y(), reach, height)
    columns = _between(start.x(), end.x(), reach, width)
    y = np.arange(rows.start, rows.stop, dtype=np.float32)[:, np.newaxis] + np.float32(0.5 - start.y())  # (h, 1)
    x = np.arange(columns.start, columns.stop, dtype=np.float32) + np.float32(0.5 - start.x())  # (w,)
    down, right = np.float32(end.y() - start.y()), np.float32(end.x() - start.x())
    length = down * down + right * right
    along = np.clip((y * down + x * right) / (length or np.float32(1)), 0, 1)  # (h, w)
    distance = np.sqrt((y - along * down) ** 2 + (x - along * right) ** 2)
    covered = coverage[rows, columns]
    np.maximum(covered, np.clip(reach - distance, 0, 1), out=covered)
    return rows, columns


def _between(a: float, b: float, reach: float, size: int) -> slice:
    start = min(max(math.floor(min(a, b) - reach), 0), size)
    return slice(start, max(min(math.ceil(max(a, b) + reach), size), start))


def blend(before: Image, colour: Image, coverage: Image) -> Image:
    """The picture (C, h, w) with the colour (C, 1, 1) blended over it, the coverage (h, w) as opacity."""
    if len(before) == 1 and colour.item() >= 1:
        return np.maximum(before, coverage)  # white on grey: lines that meet do not become thicker
    return before + (colour - before) * coverage


def colour_values(colour: Colour, channels: int) -> Image:
    """The colour as one number per channel, (C, 1, 1)."""
    values = np.array(colour, np.float32)
    if channels == 1 and values.size == 3:
        values = values @ _LUMA
    return np.broadcast_to(values.reshape(-1), channels).reshape(channels, 1, 1)
