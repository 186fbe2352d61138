"""Softplus: a smooth approximation of ReLU."""

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

_STRAIGHT = 20  # beta · x above which the output is x, as in PyTorch


@dataclass(frozen=True)
class Softplus(Elementwise):
    """log(1 + e^(beta x)) / beta for every cell. Source: Dugas et al. 2001, eq. 6."""

    kind = "softplus"
    title = "Softplus"
    short = "Softplus"
    stem = "softplus"

    beta: float = param(
        1.0, "Beta", "How sharp the bend is: the larger, the closer to ReLU.", low=0.01, high=100, step=0.1
    )

    @property
    def summary(self) -> Message:
        return message("beta {beta}", beta=plain(self.beta))

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.softplus(x, self.beta)

    def curve(self, x: float) -> float:
        if self.is_identity_at(x):
            return x
        scaled = x * self.beta
        return (max(scaled, 0.0) + math.log1p(math.exp(-abs(scaled)))) / self.beta

    def is_identity_at(self, x: float) -> bool:
        return x * self.beta > _STRAIGHT

    def formula(self, x: float, text: str) -> Message:
        if self.is_identity_at(x):
            return message("{x}, which is so far above zero that it stays", x=text)
        if self.beta == 1:
            return message("log(1 + exp({x}))", x=text)
        return message("log(1 + exp({beta} · {x})) / {beta}", beta=plain(self.beta), x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        x = traced.terms[0].value
        if abs(x * self.beta) < _STRAIGHT:
            power = math.exp(x * self.beta)
            yield "power_alone", power, message("That is e to the number: add 1 and take the logarithm.")
            yield "no_logarithm", 1 + power, message("The logarithm of it is still to be taken.")
            yield "not_divided", math.log1p(power), message("It is still to be divided by beta.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return True

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Softplus", (self.beta,))
