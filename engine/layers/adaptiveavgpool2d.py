"""Adaptive average pooling: the mean of every window, of maps of any size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.adaptivepooling import AdaptivePooling
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class AdaptiveAvgPool2d(AdaptivePooling):
    """The means of as many windows as are asked for, whatever the size of the maps."""

    kind = "adaptiveavgpool2d"
    title = "Adaptive average pool"
    short = "Avg pool"
    rule = "mean"

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.adaptive_avg_pool2d(x, self.size)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        cells, values = self.covered(x, cell)
        terms = Terms(cells, values, np.broadcast_to(1 / values.size, values.size))
        return Trace(self.rule, terms, 0.0, terms.sum_of_values / values.size, float(values.size), (1, *values.shape))
