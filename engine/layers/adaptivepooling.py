"""The base of adaptive pooling, whose output has a fixed number of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from engine.layers.receptive_field import OwnSteps, Steps
from engine.layers.spec import Shape, Spec, needs_maps, times
from engine.layers.torch_module import TorchModule
from engine.values.cell_set import Span
from engine.values.cells import NOWHERE, Cell
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair, param


@dataclass(frozen=True)
class AdaptivePooling(Spec, OwnSteps):
    """The base of kinds that divide maps of any size into a fixed number of windows, which may overlap.

    Window i of n begins at ⌊i·H/n⌋ and ends before ⌈(i + 1)·H/n⌉, as in PyTorch.

    Shapes: (C, H, W) -> (C, *size).
    """

    stem = "pool"
    channelwise = True
    fixes_size = True

    size: Pair = param(2, "Size", "Rows and columns of every map that comes out.", low=1, high=1024, pair=True)

    @property
    def summary(self) -> Message:
        return message("to {size}", size=times(self.size))

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or (shape[0], *self.size)

    def spans(self, shape: Shape, position: Sequence[int]) -> tuple[Span, Span]:
        """The spans of rows and columns that an output position (row, column) reads, for an input (C, H, W)."""
        rows, columns = (
            (at * size // count, -((at + 1) * size // -count) - 1)
            for at, size, count in zip(position, shape[1:], self.size, strict=True)
        )
        return rows, columns

    def covered(self, x: Block, cell: Cell) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """The input cells under the window of an output cell: indices (n, 3) and values (rows, columns).

        Args:
            x: the input (C, H, W).
            cell: an output cell (channel, row, column).
        """
        (top, bottom), (left, right) = self.spans(x.shape, cell[1:])
        values = x[cell[0], top : bottom + 1, left : right + 1]
        rows, columns = (index.ravel() for index in np.indices(values.shape))
        return np.stack([np.full(rows.size, cell[0]), rows + top, columns + left], axis=1), values

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        first, last = (self.spans(shape, (rows[end], columns[end])) for end in (0, 1))
        return (first[0][0], last[0][1]), (first[1][0], last[1][1])

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        """See :meth:`Spec.reads_along`; windows with fewer cells than the largest one end with NOWHERE."""
        at = np.arange(count)
        first, end = at * size // count, -((at + 1) * size // -count)
        read = first[:, None] + np.arange((end - first).max())
        return np.where(read < end[:, None], read, NOWHERE)

    def steps(self, input_shape: Shape, output_shape: Shape) -> tuple[Steps, Steps, Steps]:
        jumps = [Fraction(size, count) for size, count in zip(input_shape[1:], output_shape[1:], strict=True)]
        sizes = [
            Fraction(self.reads_along(axis, input_shape[axis + 1], output_shape[axis + 1]).shape[1]) for axis in (0, 1)
        ]
        first = [(jump - size) / 2 for jump, size in zip(jumps, sizes, strict=True)]
        return (first[0], first[1]), (sizes[0], sizes[1]), (jumps[0], jumps[1])

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule(type(self).__name__, (self.size,))
