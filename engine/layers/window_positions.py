"""Which input cells a sliding window covers: shared by convolution and pooling."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.values.cells import NOWHERE

BORDERS = ("zeros", "reflect", "replicate", "circular")


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
