"""Sigmoid: every value squeezed between 0 and 1."""

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
class Sigmoid(Elementwise):
    """1 / (1 + e^−x) for every cell."""

    kind = "sigmoid"
    title = "Sigmoid"
    short = "Sigmoid"
    stem = "sigmoid"

    @property
    def summary(self) -> Message:
        return message("1 / (1 + e⁻ˣ)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.sigmoid()

    def curve(self, x: float) -> float:
        if x < 0:  # e^−x would overflow
            power = math.exp(x)
            return power / (1 + power)
        return 1 / (1 + math.exp(-x))

    def nonnegative(self, given: bool) -> bool:
        return True
