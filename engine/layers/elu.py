"""ELU: negative values approach −alpha exponentially."""

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

    def is_identity_at(self, x: float) -> bool:
        return x > 0

    def formula(self, x: float, text: str) -> Message:
        if self.is_identity_at(x):
            return message("{x}, which is positive and stays", x=text)
        return message("{alpha} · (exp({x}) − 1)", alpha=plain(self.alpha), x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        x = traced.terms[0].value
        if 0 > x > -700:
            yield "no_one", self.alpha * math.exp(x), message("The 1 is missing: it is alpha (e^x − 1).")
            yield "no_alpha", math.expm1(x), message("e^x − 1 is still to be multiplied with alpha.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative or self.alpha == 0

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("ELU", (self.alpha,))
