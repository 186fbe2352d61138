"""Average pooling: every window becomes its mean."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.pooling import Pooling
from engine.layers.spec import Shape
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class AvgPool2d(Pooling):
    """The mean under every window; padding counts as zeros, as in PyTorch."""

    kind = "avgpool2d"
    title = "Average pool"
    short = "Avg pool"
    rule = "mean"
    counterpart = "maxpool2d"

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.avg_pool2d(x, self.kernel, self.stride, self.padding, ceil_mode=self.ceil)

    def divisor(self, shape: Shape, row: int, column: int) -> int:
        """Number of cells that the sum at an output position is divided by, padding included, for an input (C, H, W).

        With ``ceil`` the part of a window beyond the padding does not count, as in PyTorch.
        """
        return math.prod(
            min(at * s + k, size + 2 * p) - at * s
            for at, s, k, p, size in zip((row, column), self.stride, self.kernel, self.padding, shape[1:], strict=True)
        )

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        divisor = self.divisor(x.shape, *cell[1:])
        cells, values = self.covered(x, cell)
        terms = Terms(cells, values.ravel(), np.full(values.size, 1 / divisor), values.ravel().astype(float) / divisor)
        return Trace(self.rule, terms, 0.0, terms.total, float(divisor), (1, *values.shape))
