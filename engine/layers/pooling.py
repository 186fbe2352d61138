"""The base of maximum and average pooling: parameters, sizes and the cells under a window."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.layers.spec import Shape, Spec, does_not_fit, needs_maps, side, times
from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import Geometry
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair, param


@dataclass(frozen=True)
class Pooling(Spec):
    """A layer kind that reduces every window of every map to one number. Shapes: (C, H, W) -> (C, H', W')."""

    stem = "pool"
    channelwise = True

    kernel: Pair = param(2, "Window", "Rows and columns that are made into one cell.", low=1, high=63, pair=True)
    stride: Pair = param(2, "Stride", "How far the window moves between two positions.", low=1, high=63, pair=True)
    padding: Pair = param(0, "Padding", "How many cells are added around the input.", low=0, high=31, pair=True)
    ceil: bool = param(False, "Round up", "Whether a last window may hang over the edge, so that no row is left out.")

    @property
    def geometry(self) -> Geometry:
        return Geometry(self.kernel, self.stride, self.padding, ceil=self.ceil)

    @property
    def summary(self) -> Message:
        parts = ["{kernel}", "stride {stride}"]
        if self.padding != (0, 0):
            parts.append("pad {padding}")
        return message(
            " · ".join(parts), kernel=times(self.kernel), stride=side(self.stride), padding=side(self.padding)
        )

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if problem := needs_maps(shape):
            return problem
        if any(p > k // 2 for p, k in zip(self.padding, self.kernel, strict=True)):
            return Problem(
                message("padding {padding} is more than half the window.", padding=side(self.padding)),
                message("Use less padding or a larger window."),
            )
        rows, columns = self.geometry.output_size(shape[1:])
        return (shape[0], rows, columns) if rows and columns else does_not_fit(message("window"), self.kernel, shape)

    def covered(self, x: Block, cell: Cell) -> tuple[NDArray[np.intp], Float32]:
        """The input cells under the window of an output cell, padding left out.

        Args:
            x: the input (C, H, W).
            cell: an output cell (channel, row, column).

        Returns:
            their indices (n, 3) in reading order, and their values (rows, columns).
        """
        channel, row, column = cell
        spans = []
        for axis, at in enumerate((row, column)):
            covered = self.geometry.covered(axis, at)[0]
            spans.append(covered[(covered >= 0) & (covered < x.shape[axis + 1])])
        rows, columns = (index.ravel() for index in np.meshgrid(*spans, indexing="ij"))
        cells = np.stack([np.full(rows.size, channel), rows, columns], axis=1)
        return cells, x[channel][np.ix_(*spans)]

    @abstractmethod
    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace: ...

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        options = {"padding": self.padding, "ceil_mode": self.ceil}
        return TorchModule(type(self).__name__, (self.kernel, self.stride), options)
