"""ELU: negative values bend towards a floor."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.values.messages import Message, message
from engine.values.numerals import plain
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class ELU(Elementwise):
    """x where it is positive, alpha (e^x − 1) elsewhere. Source: Clevert, Unterthiner & Hochreiter 2016, eq. 15."""

    kind = "elu"
    title = "ELU"
    short = "ELU"
    stem = "elu"

    alpha: float = param(1.0, "Alpha", "How deep the floor for negative values lies.", low=0, high=10, step=0.1)

    @property
    def summary(self) -> Message:
        return message("alpha {alpha}", alpha=plain(self.alpha))

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.elu(x, self.alpha)

    def curve(self, x: float) -> float:
        return x if x > 0 else self.alpha * math.expm1(x)

    def nonnegative(self, given: bool) -> bool:
        return given or self.alpha == 0
