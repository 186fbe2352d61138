"""Max pooling: the largest value of every window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.pooling import Pooling
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block

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

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.max_pool2d(x, self.kernel, self.stride, self.padding, ceil_mode=self.ceil)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        cells, values = self.covered(x, cell)
        winner = int(np.argmax(values))  # the first of equals, and NaN before any number, as in PyTorch
        chosen = np.arange(values.size) == winner
        largest = float(values.ravel()[winner])
        terms = Terms(cells, values.ravel(), chosen, np.where(chosen, values.ravel(), 0))
        return Trace(self.rule, terms, 0.0, largest, largest, (1, *values.shape))
