"""ReLU: what is negative becomes zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class ReLU(Elementwise):
    """max(0, x) for every cell."""

    kind = "relu"
    title = "ReLU"
    short = "ReLU"
    stem = "relu"

    @property
    def summary(self) -> Message:
        return message("max(0, x)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.relu()

    def curve(self, x: float) -> float:
        return 0.0 if x <= 0 else x

    def nonnegative(self, given: bool) -> bool:
        return True
