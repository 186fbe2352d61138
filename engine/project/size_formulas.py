"""How sizes come about, in formulas that can be read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import Geometry, source_index, window_indices
from engine.values.cells import NOWHERE

Places = NDArray[np.intp]


def size_formula(geometry: Geometry, axis: int, size: int, result: int) -> str:
    """How many rows (axis 0) or columns (axis 1) come out of ``size``, with the numbers put in.

    Source: Dumoulin & Visin 2016, relationship 15.
    """
    kernel, stride, padding, dilation = (
        each[axis] for each in (geometry.kernel, geometry.stride, geometry.padding, geometry.dilation)
    )
    padded = f" + 2·{padding}" if padding else ""
    reach = f"{kernel}" if dilation == 1 else f"{dilation}·({kernel} − 1) − 1"
    room = size + 2 * padding - dilation * (kernel - 1) - 1
    # Rounding up, a window that would begin past the far edge is left out again.
    less = " − 1" if geometry.ceil and result < -(-room // stride) + 1 else ""
    left, right = "⌈⌉" if geometry.ceil else "⌊⌋"
    return f"{left}({size}{padded} − {reach})/{stride}{right} + 1{less} = {result}"


def position_over(spec: Spec, given: Shape, made: Shape, row: int, column: int) -> tuple[int, int]:
    """The output row and column whose window is centred nearest to a cell of the input.

    Shapes: ``given`` and ``made`` are those of input and output maps.
    """
    found = []
    for axis, at in enumerate((row, column)):
        reads = spec.reads_along(axis, given[axis + 1], made[axis + 1])
        inside = np.ma.masked_less(reads, 0)
        found.append(int(np.ma.argmin(np.abs(inside.mean(axis=1) - at))))
    return found[0], found[1]


@dataclass(frozen=True, eq=False)
class Slide:
    """What a window slides over along one axis, the padding included.

    Args:
        size: of the map.
        before, after: how many cells of padding there are.
        laid: where the cells of the window lie at every position, (positions, n); below 0 and from ``size`` on is
            the padding.
        unread: a flag for every cell that no position reads, beginning with the padding before the map. What a border
            repeats is read.
    """

    size: int
    before: int
    after: int
    laid: Places
    unread: NDArray[np.bool_]

    @property
    def lost(self) -> tuple[int, int]:
        """How many cells no position reads: of the map, and of the padding."""
        inside = int(self.unread[self.before : self.before + self.size].sum())
        return inside, int(self.unread.sum()) - inside


def slide(spec: Spec, axis: int, size: int, count: int) -> Slide:
    """How the window of a layer slides over rows (axis 0) or columns (axis 1).

    Args:
        size, count: rows or columns of the input and of the output.
    """
    border, before, geometry = "", 0, spec.geometry
    if geometry is not None:
        border, before = geometry.border, geometry.padding[axis]
        laid = window_indices(
            np.arange(count), geometry.kernel[axis], geometry.stride[axis], before, geometry.dilation[axis]
        )
    else:
        laid = spec.reads_along(axis, size, count)
    after = max(before, int(laid.max()) + 1 - size)
    unread = np.ones(before + size + after, np.bool_)
    unread[laid.ravel() + before] = False
    repeated = source_index(laid.ravel(), size, border)
    unread[repeated[repeated != NOWHERE] + before] = False
    return Slide(size, before, after, laid, unread)
