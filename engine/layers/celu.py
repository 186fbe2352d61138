"""CELU: negative values approach −alpha exponentially, without a corner at zero."""

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
class CELU(Elementwise):
    """x where it is positive, alpha (e^(x / alpha) − 1) elsewhere. Source: Barron 2017, eq. 2."""

    kind = "celu"
    title = "CELU"
    short = "CELU"
    stem = "celu"

    alpha: float = param(1.0, "Alpha", "How deep the floor for negative values lies.", low=0.01, high=10, step=0.1)

    @property
    def summary(self) -> Message:
        return message("alpha {alpha}", alpha=plain(self.alpha))

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.celu(x, self.alpha)

    def curve(self, x: float) -> float:
        return x if x > 0 else self.alpha * math.expm1(x / self.alpha)

    def is_identity_at(self, x: float) -> bool:
        return x > 0

    def formula(self, x: float, text: str) -> Message:
        if self.is_identity_at(x):
            return message("{x}, which is positive and stays", x=text)
        return message("{alpha} · (exp({x} / {alpha}) − 1)", alpha=plain(self.alpha), x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        x = traced.terms[0].value
        if x < 0:
            words = message("x is divided by alpha before e is raised to it.")
            yield "not_divided", self.alpha * math.expm1(x), words
            words = message("The 1 is missing: it is alpha (e^(x / alpha) − 1).")
            yield "no_one", self.alpha * math.exp(x / self.alpha), words

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("CELU", (self.alpha,))
