"""Max pooling: the largest value of every window."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.pooling import Pooling, largest_of, padded_at_end, padded_at_end_in_code
from engine.layers.spec import Shape
from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import Geometry
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.map_block import Block
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class MaxPool2d(Pooling):
    """The largest value under every window; padding never wins."""

    kind = "maxpool2d"
    title = "Max pool"
    short = "Pool"
    rule = "max"
    counterpart = "avgpool2d"

    dilation: Pair = param(1, "Dilation", "The step between two cells of the window.", low=1, high=31, pair=True)

    @property
    def geometry(self) -> Geometry:
        return Geometry(
            self.kernel, self.stride, self.padding, self.dilation, ceil=self.ceil, padding_end=self.padding_end
        )

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        x = padded_at_end(x, self.padding_end, -math.inf)
        return F.max_pool2d(x, self.kernel, self.stride, self.padding, self.dilation, self.ceil)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return largest_of(self.rule, *self.covered(x, cell))

    def torch_module(self, shape: Shape) -> TorchModule:
        options = {"padding": self.padding, "dilation": self.dilation, "ceil_mode": self.ceil}
        read = padded_at_end_in_code(self.padding_end, 'float("-inf")')
        return TorchModule("MaxPool2d", (self.kernel, self.stride), options, read)
