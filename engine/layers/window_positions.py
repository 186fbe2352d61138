"""Which input cells a sliding window covers: shared by convolution and pooling."""

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
    """How a window slides over maps; pairs are (rows, columns), in cells.

    Args:
        kernel: the size of the window.
        stride: how far it moves between two positions.
        padding: how many cells are added on every side.
        dilation: the distance between two cells of the window.
        border: what the added cells repeat, one of BORDERS; empty where no window reads them.
        ceil: whether a last window may hang over the far edge.
        flip: whether the kernel is turned by 180 degrees before it is laid on the input.
    """

    kernel: Pair
    stride: Pair
    padding: Pair
    dilation: Pair = (1, 1)
    border: str = ""
    ceil: bool = False
    flip: bool = False

    def turned(self, row: int, column: int) -> tuple[int, int]:
        """Where in the window a weight of the kernel lies, and the other way round."""
        rows, columns = self.kernel
        return (rows - 1 - row, columns - 1 - column) if self.flip else (row, column)


def source_index(index: ArrayLike, size: int, border: str) -> NDArray[np.intp]:
    """The input position that stands at every ``index`` when the border is continued, NOWHERE for a padding zero."""
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


def laid_on(at: ArrayLike, kernel: int, stride: int, padding: int, dilation: int = 1) -> NDArray[np.intp]:
    """Where along one axis the cells of the window lie at every output position of ``at``: (positions, kernel).

    Below zero and from the input's size on is the padding.
    """
    first = np.atleast_1d(np.asarray(at, np.intp)) * stride - padding
    return first[:, None] + np.arange(kernel) * dilation


@lru_cache(maxsize=256)
def positions(
    count: int, size: int, kernel: int, stride: int, padding: int, dilation: int = 1, border: str = "zeros"
) -> NDArray[np.intp]:
    """What each of ``count`` output positions reads of an axis of ``size``: (count, kernel), NOWHERE for padding."""
    read = source_index(laid_on(np.arange(count), kernel, stride, padding, dilation), size, border)
    read.flags.writeable = False
    return read
