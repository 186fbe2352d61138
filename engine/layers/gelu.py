"""GELU: every value weighted by how likely a normal variable stays below it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class GELU(Elementwise):
    """x times the normal distribution function of x. Source: Hendrycks & Gimpel 2016, section 2."""

    kind = "gelu"
    title = "GELU"
    short = "GELU"
    stem = "gelu"

    @property
    def summary(self) -> Message:
        return message("x · Φ(x)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.gelu(x)

    def curve(self, x: float) -> float:
        return x * 0.5 * (1 + math.erf(x / math.sqrt(2)))

    def nonnegative(self, given: bool) -> bool:
        return given
