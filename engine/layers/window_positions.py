"""Which input cells a sliding window reads; shared by convolution and pooling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.values.cells import NOWHERE
from engine.values.params import Pair

BORDERS = ("zeros", "reflect", "replicate", "circular")


@dataclass(frozen=True)
class Geometry:
    """How a window slides over maps; all pairs are (rows, columns), in cells.

    Args:
        kernel: size of the window.
        stride: distance between two window positions.
        padding: number of cells added on each side.
        dilation: distance between two cells of the window.
        border: what padding holds, one of BORDERS; empty for pooling, whose windows leave padding out.
        ceil: whether the last window may extend beyond the padding.
        flip: whether the kernel is rotated by 180 degrees before it is applied (true convolution).
    """

    kernel: Pair
    stride: Pair
    padding: Pair
    dilation: Pair = (1, 1)
    border: str = ""
    ceil: bool = False
    flip: bool = False

    def turned(self, row: int, column: int) -> tuple[int, int]:
        """The position in the window of the weight at (row, column) of the kernel; its own inverse."""
        rows, columns = self.kernel
        return (rows - 1 - row, columns - 1 - column) if self.flip else (row, column)


def source_index(index: ArrayLike, size: int, border: str) -> NDArray[np.intp]:
    """Maps indices along a padded axis to input indices 0..size−1, or NOWHERE for padding zeros.

    Args:
        index: of any shape; the input is 0..size−1, anything else is padding.
        size: of the input.
        border: one of BORDERS.

    Returns:
        an array of the shape of ``index``.
    """
    at = np.asarray(index, np.intp)
    if border == "reflect":
        outside = np.where(at < 0, -at, 2 * (size - 1) - at)
    elif border == "replicate":
        outside = np.clip(at, 0, size - 1)
    elif border == "circular":
        outside = at % size
    else:
        outside = np.full_like(at, NOWHERE)
    return np.where((at >= 0) & (at < size), at, outside)


def window_indices(at: ArrayLike, kernel: int, stride: int, padding: int, dilation: int = 1) -> NDArray[np.intp]:
    """Indices along one axis of the window's cells at the output positions ``at`` (n,): (n, kernel).

    Indices below 0, and from the input's size on, are padding.
    """
    first = np.atleast_1d(np.asarray(at, np.intp)) * stride - padding
    return first[:, None] + np.arange(kernel) * dilation


@lru_cache(maxsize=256)
def positions(
    count: int, size: int, kernel: int, stride: int, padding: int, dilation: int = 1, border: str = "zeros"
) -> NDArray[np.intp]:
    """Input indices that each of ``count`` output positions reads along an axis of ``size``: (count, kernel).

    NOWHERE stands for a padding zero. The array is cached and read-only.
    """
    read = source_index(window_indices(np.arange(count), kernel, stride, padding, dilation), size, border)
    read.flags.writeable = False
    return read
