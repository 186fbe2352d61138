"""ReLU: negative values become zero."""

from __future__ import annotations

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

    def formula(self, x: float, text: str) -> Message:
        return message("max(0, {x})", x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        x = traced.terms[0].value
        yield self.skipped(x)
        yield "absolute", abs(x), message("ReLU does not turn the sign round: what is negative becomes 0.")
        yield "other_side", min(x, 0.0), message("ReLU keeps what is positive: only what is negative becomes 0.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return True

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("ReLU")
