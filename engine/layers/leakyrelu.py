"""Leaky ReLU: what is negative is made small, not zero."""

from __future__ import annotations

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
class LeakyReLU(Elementwise):
    """x where it is positive, slope times x elsewhere. Source: Maas, Hannun & Ng 2013, section 2."""

    kind = "leakyrelu"
    title = "Leaky ReLU"
    short = "LReLU"
    stem = "leaky"

    slope: float = param(0.01, "Slope", "What negative values are multiplied with.", low=0, high=1, step=0.01)

    @property
    def summary(self) -> Message:
        return message("slope {slope}", slope=plain(self.slope))

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.leaky_relu(x, self.slope)

    def curve(self, x: float) -> float:
        return x if x > 0 else self.slope * x

    def nonnegative(self, given: bool) -> bool:
        return given or self.slope == 0
