"""Mish: every value times the tanh of its softplus."""

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
from engine.values.numerals import printed

if TYPE_CHECKING:
    from torch import Tensor

_DECIMALS = 4  # of the printed tanh


@dataclass(frozen=True)
class Mish(Elementwise):
    """x · tanh(log(1 + e^x)) for every cell. Source: Misra 2019, eq. 1."""

    kind = "mish"
    title = "Mish"
    short = "Mish"
    stem = "mish"

    @property
    def summary(self) -> Message:
        return message("x · tanh(softplus(x))")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.mish(x)

    def curve(self, x: float) -> float:
        return x * _share(x)

    def formula(self, x: float, text: str) -> Message:
        return message("{x} · tanh(log(1 + exp({x}))) = {x} · {share}", x=text, share=printed(_share(x), _DECIMALS))

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        share = _share(traced.terms[0].value)
        yield "share_alone", share, message("That is the tanh alone: x is still to be multiplied with it.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Mish")


def _share(x: float) -> float:
    """The factor of ``x``: tanh(log(1 + e^x))."""
    return math.tanh(max(x, 0.0) + math.log1p(math.exp(-abs(x))))  # e^x would overflow
