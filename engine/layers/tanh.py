"""Tanh: the hyperbolic tangent, from −1 to 1."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.layers.spec import Shape
from engine.layers.torch_module import TorchModule
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Tanh(Elementwise):
    """The hyperbolic tangent of every cell."""

    kind = "tanh"
    title = "Tanh"
    short = "Tanh"
    stem = "tanh"

    @property
    def summary(self) -> Message:
        return message("tanh(x)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.tanh()

    def curve(self, x: float) -> float:
        return math.tanh(x)

    def formula(self, x: float, text: str) -> Message:
        return message("tanh({x})", x=text)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Tanh")
