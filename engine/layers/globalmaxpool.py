"""Global max pooling: every map becomes one number, its largest value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.layers.pooling import largest_of
from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cell_set import Span
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class GlobalMaxPool(Spec):
    """The largest value of every map: whether the pattern was found anywhere.

    Shapes: (C, H, W) -> (C, 1, 1).
    """

    kind = "globalmaxpool"
    title = "Global maximum"
    short = "GMP"
    stem = "gmp"
    rule = "max"
    channelwise = True
    fixes_size = True

    @property
    def summary(self) -> Message:
        return message("maximum of each map")

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or (shape[0], 1, 1)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.adaptive_max_pool2d(x, 1)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        values = x[cell[0]]
        rows, columns = (index.ravel() for index in np.indices(values.shape))
        cells = np.stack([np.full(rows.size, cell[0]), rows, columns], axis=1)
        return largest_of(self.rule, cells, values)

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        return (0, shape[1] - 1), (0, shape[2] - 1)

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        return np.arange(size)[None]

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("AdaptiveMaxPool2d", (1,))
