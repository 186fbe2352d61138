"""Average pooling: every window becomes its mean."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.array import Float32
from engine.layer import Cell, Shape, Term, Trace, summed
from engine.pooling import Pooling

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class AvgPool2d(Pooling):
    """The mean under every window; padding counts as zeros, as in PyTorch."""

    kind = "avgpool2d"
    title = "Average pool"

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.avg_pool2d(x, self.kernel, self.stride, self.padding, ceil_mode=self.ceil)

    def divisor(self, shape: Shape, row: int, column: int) -> int:
        """By how many cells the sum at an output position is divided, padding included."""
        return math.prod(
            min(at * s + k, size + 2 * p) - at * s
            for at, s, k, p, size in zip((row, column), self.stride, self.kernel, self.padding, shape[1:], strict=True)
        )

    def trace(self, x: Float32, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        channel, row, column = cell
        divisor = self.divisor(x.shape, row, column)
        values = {at: float(x[(channel, *at)]) for at in self.covered(x.shape, row, column)}
        terms = tuple(Term((channel, *at), value, 1 / divisor, value / divisor) for at, value in values.items())
        return Trace("mean", terms, 0.0, summed(values.values()) / divisor, float(divisor))
