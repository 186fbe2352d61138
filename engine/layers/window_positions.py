"""The positions of a sliding window and the input cells that it reads, for convolution and pooling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.values.cell_set import Mask, Span
from engine.values.cells import NOWHERE
from engine.values.params import Pair

BORDERS = ("zeros", "reflect", "replicate", "circular")


def source_index(index: ArrayLike, size: int, border: str) -> NDArray[np.intp]:
    """The input indices 0..size−1 of indices along a padded axis, NOWHERE for padding zeros; the shape of ``index``.

    Args:
        index: of any shape; indices outside 0..size−1 are padding.
        size: of the input.
        border: one of BORDERS.
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

    Indices below 0, or not below the size of the input, are padding.
    """
    first = np.atleast_1d(np.asarray(at, np.intp)) * stride - padding
    return first[:, None] + np.arange(kernel) * dilation


@lru_cache(maxsize=256)
def positions(
    count: int,
    size: int,
    kernel: int,
    stride: int,
    padding: int,
    dilation: int = 1,
    border: str = "zeros",
    gaps: int = 0,
) -> NDArray[np.intp]:
    """Input indices that each of ``count`` output positions reads along an axis of ``size``: (count, kernel).

    NOWHERE stands for a padding zero, and for one of the ``gaps`` zeros between two input cells. The array is cached
    and read-only.
    """
    covered = window_indices(np.arange(count), kernel, stride, padding, dilation)
    read = ungapped(source_index(covered, gapped_size(size, gaps), border), gaps)
    read.flags.writeable = False
    return read


def gapped_size(size: int, gaps: int) -> int:
    """The length of an axis of ``size`` cells with ``gaps`` zeros between every two of them."""
    return (size - 1) * (gaps + 1) + 1


def ungapped(index: NDArray[np.intp], gaps: int) -> NDArray[np.intp]:
    """Indices along an axis with ``gaps`` zeros between every two cells as input indices, NOWHERE in the gaps."""
    cell, beside = np.divmod(index, gaps + 1)
    return np.where((beside == 0) & (index != NOWHERE), cell, NOWHERE)


def windowed_size(
    size: int, kernel: int, stride: int, padding: int, dilation: int = 1, ceil: bool = False, end: int = 0
) -> int:
    """Number of window positions along one axis of length ``size``; 0 if the window does not fit.

    Args:
        kernel, stride, padding, dilation: along this axis, in cells.
        ceil: round up: the last window may extend beyond the padding, but must start in the input or before it.
        end: additional padding after the input; ``ceil`` counts it as input.

    Source: Dumoulin & Visin 2016, relationship 15; ``ceil`` as PyTorch's ``ceil_mode``.
    """
    room = size + end + 2 * padding - dilation * (kernel - 1) - 1 + (stride - 1 if ceil else 0)
    if room < 0:
        return 0
    count = room // stride + 1
    if ceil and (count - 1) * stride >= size + end + padding:
        count -= 1
    return count


def windowed_span(span: Span, kernel: int, stride: int, padding: int, dilation: int = 1) -> Span:
    """The span of input positions that a span of output positions reads along one axis; it can include padding."""
    first, last = span
    return first * stride - padding, last * stride - padding + dilation * (kernel - 1)


@dataclass(frozen=True)
class Geometry:
    """The geometry of a window that slides over maps; all pairs are (rows, columns), in cells.

    Args:
        kernel: size of the window.
        stride: distance between two window positions.
        padding: number of cells added on each side; negative if the first window begins inside the input.
        dilation: distance between two cells of the window.
        border: the values of padding, one of BORDERS; empty for pooling, whose windows leave padding out.
        ceil: whether the last window may extend beyond the padding.
        flip: whether the kernel is rotated by 180 degrees before it is applied (true convolution).
        padding_end: number of cells added below and right, in addition to ``padding``.
        gaps: number of zeros inserted between every two input cells before padding; indices count them.
        is_transposed: whether this is a transposed convolution, as the convolution that computes its output.
    """

    kernel: Pair
    stride: Pair
    padding: Pair
    dilation: Pair = (1, 1)
    border: str = ""
    ceil: bool = False
    flip: bool = False
    padding_end: Pair = (0, 0)
    gaps: Pair = (0, 0)
    is_transposed: bool = False

    @property
    def after(self) -> Pair:
        """Number of cells added (below, right)."""
        return self.padding[0] + self.padding_end[0], self.padding[1] + self.padding_end[1]

    def gapped(self, size: Sequence[int]) -> Pair:
        """(rows, columns) of maps of ``size`` (rows, columns) with gaps between their cells."""
        rows, columns = (gapped_size(length, gaps) for length, gaps in zip(size, self.gaps, strict=True))
        return rows, columns

    def flipped(self, row: int, column: int) -> tuple[int, int]:
        """The position in the window of the weight at (row, column) of the kernel; its own inverse."""
        rows, columns = self.kernel
        return (rows - 1 - row, columns - 1 - column) if self.flip else (row, column)

    @property
    def reach(self) -> Pair:
        """The effective kernel size: (rows, columns) from the first to the last cell of the dilated window."""
        rows, columns = (gap * (side - 1) + 1 for side, gap in zip(self.kernel, self.dilation, strict=True))
        return rows, columns

    def output_size(self, size: Sequence[int]) -> Pair:
        """Number of window positions, (rows, columns), on maps of ``size``; 0 if the window does not fit."""
        rows, columns = (
            windowed_size(length, *self._along(axis), self.ceil, self.padding_end[axis])
            for axis, length in enumerate(self.gapped(size))
        )
        return rows, columns

    def spans(self, rows: Span, columns: Span) -> tuple[Span, Span]:
        """The spans of input rows and columns that spans of output rows and columns read; they can include padding."""
        down, across = (
            (-(-first // (self.gaps[axis] + 1)), last // (self.gaps[axis] + 1))
            for axis, (first, last) in enumerate(
                windowed_span(span, *self._along(axis)) for axis, span in enumerate((rows, columns))
            )
        )
        return down, across

    def covered(self, axis: int, at: ArrayLike) -> NDArray[np.intp]:
        """Indices along an axis of the window's cells at the output positions ``at`` (n,): (n, kernel).

        Gaps are counted: indices below 0, or not below the size of the gapped input, are padding.
        """
        return window_indices(at, *self._along(axis))

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        """Input indices that each of ``count`` output positions reads along an axis of ``size``: (count, kernel).

        NOWHERE stands for a zero in padding or in a gap.
        """
        return positions(count, size, *self._along(axis), self.border, self.gaps[axis])

    def cells(self, shape: Sequence[int], channels: range, at: Sequence[int]) -> tuple[NDArray[np.intp], Mask]:
        """The input cells under the window at one output position, on some channels.

        Args:
            shape: of the input, (C, H, W).
            at: (row, column) of the output.

        Returns:
            their indices (n, 3) in reading order, with NOWHERE for a zero in padding or in a gap; the mask (n,) of
            padding.
        """
        covered, sizes = [self.covered(axis, place)[0] for axis, place in enumerate(at)], self.gapped(shape[1:])
        read = [
            ungapped(source_index(index, size, self.border), gaps)
            for index, size, gaps in zip(covered, sizes, self.gaps, strict=True)
        ]
        rows, columns = ((index < 0) | (index >= size) for index, size in zip(covered, sizes, strict=True))
        cells = np.stack(np.meshgrid(np.array(channels), *read, indexing="ij"), axis=-1).reshape(-1, 3)
        return cells, np.tile((rows[:, None] | columns).ravel(), len(channels))

    def _along(self, axis: int) -> tuple[int, int, int, int]:
        return self.kernel[axis], self.stride[axis], self.padding[axis], self.dilation[axis]


ONE_CELL = Geometry((1, 1), (1, 1), (0, 0))  # for layers in which an output position reads the same input position
