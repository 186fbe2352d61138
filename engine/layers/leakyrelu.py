"""Leaky ReLU: negative values are multiplied with a small slope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.layers.spec import KindMistake, Shape
from engine.layers.torch_module import TorchModule
from engine.values.cells import Trace
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

    def is_identity_at(self, x: float) -> bool:
        return x > 0

    def formula(self, x: float, text: str) -> Message:
        if self.is_identity_at(x):
            return message("{x}, which is positive and stays", x=text)
        bracketed = f"({text})" if text.startswith("−") else text
        return message("{slope} · {x}", slope=plain(self.slope), x=bracketed)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        words = message("Only what is negative is multiplied with the slope: this value is positive and stays.")
        yield "slope_for_positive", self.slope * traced.terms[0].value, words

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative or self.slope == 0

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("LeakyReLU", (self.slope,))
