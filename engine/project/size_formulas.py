"""Output sizes as formulas with numbers, and the window positions along an axis that they count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import Geometry, source_index
from engine.values.cells import NOWHERE

Places = NDArray[np.intp]


def size_formula(geometry: Geometry, axis: int, size: int, result: int) -> str:
    """The formula of the output size along one axis as text, such as ``⌊(28 + 2·1 − 3)/1⌋ + 1 = 28``.

    Args:
        axis: 0 for rows, 1 for columns.
        size, result: length of the input and of the output, in cells.

    Source: Dumoulin & Visin 2016, relationship 15.
    """
    if geometry.is_transposed:
        return _transposed(geometry, axis, size, result)
    kernel, stride, padding, dilation = (
        each[axis] for each in (geometry.kernel, geometry.stride, geometry.padding, geometry.dilation)
    )
    after = geometry.after[axis]
    padded = "" if not padding + after else f" + 2·{padding}" if after == padding else f" + {padding} + {after}"
    reach = f"{kernel}" if dilation == 1 else f"{dilation}·({kernel} − 1) − 1"
    room = size + padding + after - dilation * (kernel - 1) - 1
    # Rounding up, PyTorch leaves out a window that would start beyond the far edge.
    less = " − 1" if geometry.ceil and result < -(-room // stride) + 1 else ""
    left, right = "⌈⌉" if geometry.ceil else "⌊⌋"
    return f"{left}({size}{padded} − {reach})/{stride}{right} + 1{less} = {result}"


def _transposed(geometry: Geometry, axis: int, size: int, result: int) -> str:
    """The formula of a transposed convolution, such as ``(14 − 1)·2 − 2·1 + 3 + 1 = 28``.

    Source: Dumoulin & Visin 2016, relationship 14.
    """
    reach, more = geometry.reach[axis], geometry.padding_end[axis]
    cut = reach - 1 - geometry.padding[axis]
    parts = [f"({size} − 1)·{geometry.gaps[axis] + 1}", f" − 2·{cut}" if cut else "", f" + {reach}"]
    return f"{''.join(parts)}{f' + {more}' if more else ''} = {result}"


def position_over(spec: Spec, input_shape: Shape, output_shape: Shape, row: int, column: int) -> tuple[int, int]:
    """The output (row, column) whose window has its centre nearest to an input cell.

    Args:
        input_shape, output_shape: (C, H, W) and (O, H', W').
        row, column: of the input cell.
    """
    found = []
    for axis, at in enumerate((row, column)):
        reads = spec.reads_along(axis, input_shape[axis + 1], output_shape[axis + 1])
        inside = np.ma.masked_less(reads, 0)
        found.append(int(np.ma.argmin(np.abs(inside.mean(axis=1) - at))))
    return found[0], found[1]


@dataclass(frozen=True, eq=False)
class Slide:
    """The window positions along one axis of a map, padding included.

    Args:
        size: length of the map, in cells.
        before, after: number of padding cells on either side.
        covered: (positions, n), indices of the cells in each window; below 0 and from ``size`` on they are padding,
            and below ``-before`` no cells at all.
        unread: mask (before + size + after,) of the cells that no position reads. Cells that a border repeats are read.
    """

    size: int
    before: int
    after: int
    covered: Places
    unread: NDArray[np.bool_]

    @property
    def lost(self) -> tuple[int, int]:
        """Number of unread cells: (of the map, of the padding)."""
        inside = int(self.unread[self.before : self.before + self.size].sum())
        return inside, int(self.unread.sum()) - inside


def slide(spec: Spec, axis: int, size: int, count: int) -> Slide:
    """The window positions of a layer along one axis, with the cells that they cover.

    Args:
        axis: 0 for rows, 1 for columns.
        size, count: length of the input and of the output along that axis.
    """
    border, before, after, geometry = "", 0, 0, spec.geometry
    if geometry is not None and not geometry.is_transposed:
        border, before, after = geometry.border, geometry.padding[axis], geometry.after[axis]
        covered = geometry.covered(axis, np.arange(count))
    else:
        covered = spec.reads_along(axis, size, count)
    after = max(after, int(covered.max()) + 1 - size)
    unread = np.ones(before + size + after, np.bool_)
    unread[covered[covered >= -before] + before] = False
    repeated = source_index(covered.ravel(), size, border)
    unread[repeated[repeated != NOWHERE] + before] = False
    return Slide(size, before, after, covered, unread)
