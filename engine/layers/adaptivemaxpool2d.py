"""Adaptive max pooling: the largest value of every window, of maps of any size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.adaptivepooling import AdaptivePooling
from engine.layers.pooling import largest_of
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.map_block import Block

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class AdaptiveMaxPool2d(AdaptivePooling):
    """The largest values of as many windows as are asked for, whatever the size of the maps."""

    kind = "adaptivemaxpool2d"
    title = "Adaptive max pool"
    short = "Pool"
    rule = "max"

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.adaptive_max_pool2d(x, self.size)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return largest_of(self.rule, *self.covered(x, cell))
