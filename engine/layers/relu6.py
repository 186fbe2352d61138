"""ReLU6: negative values become zero, and values above six become six."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.layers.spec import KindMistake, Shape
from engine.layers.torch_module import TorchModule
from engine.values.cells import Trace
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class ReLU6(Elementwise):
    """min(max(0, x), 6) for every cell. Source: Krizhevsky 2010, section 2."""

    kind = "relu6"
    title = "ReLU6"
    short = "ReLU6"
    stem = "relu"

    @property
    def summary(self) -> Message:
        return message("min(max(0, x), 6)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.clamp(0, 6)

    def curve(self, x: float) -> float:
        return x if math.isnan(x) else min(max(x, 0.0), 6.0)

    def formula(self, x: float, text: str) -> Message:
        return message("min(max(0, {x}), 6)", x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        yield "no_floor", min(traced.terms[0].value, 6.0), message("What is negative becomes 0 here.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return True

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("ReLU6")
