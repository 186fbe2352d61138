"""Global average pooling: every map becomes one number, its mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cell_set import Span
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class GlobalAvgPool(Spec):
    """The mean of every map, so that an image of any size ends in the same number of values.

    Shapes: (C, H, W) -> (C, 1, 1). Source: Lin, Chen & Yan 2013, section 3.2.
    """

    kind = "globalavgpool"
    title = "Global average"
    short = "GAP"
    stem = "gap"
    rule = "mean"
    channelwise = True
    fixes_size = True

    @property
    def summary(self) -> Message:
        return message("mean of each map")

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or (shape[0], 1, 1)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.mean((-2, -1), keepdim=True)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        values = x[cell[0]]

        def cells(numbers: NDArray[np.intp]) -> NDArray[np.intp]:
            return np.stack([np.full(len(numbers), cell[0]), *np.divmod(numbers, values.shape[1])], axis=1)

        terms = Terms(cells, values, np.broadcast_to(1 / values.size, values.size))
        return Trace(self.rule, terms, 0.0, terms.sum_of_values / values.size, float(values.size), (1, *values.shape))

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        return (0, shape[1] - 1), (0, shape[2] - 1)

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        return np.arange(size)[None]

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("AdaptiveAvgPool2d", (1,))
