"""Max pooling: of every window, the largest value stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.array import Float32
from engine.layer import Cell, Term, Trace
from engine.pooling import Pooling

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class MaxPool2d(Pooling):
    """The largest value under every window; padding never wins."""

    kind = "maxpool2d"
    title = "Max pool"

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.max_pool2d(x, self.kernel, self.stride, self.padding, ceil_mode=self.ceil)

    def trace(self, x: Float32, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        channel, row, column = cell
        cells = self.covered(x.shape, row, column)
        values = [float(x[channel, r, c]) for r, c in cells]
        winner = int(np.argmax(values))  # the first of equals, and NaN before all, as in PyTorch
        terms = tuple(
            Term((channel, r, c), value, float(i == winner), value if i == winner else 0.0)
            for i, ((r, c), value) in enumerate(zip(cells, values, strict=True))
        )
        return Trace("max", terms, 0.0, values[winner], values[winner])
