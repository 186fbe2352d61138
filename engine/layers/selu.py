"""SELU: a scaled ELU that keeps mean and variance near 0 and 1."""

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

_ALPHA, _SCALE = 1.6732632423543772848170429916717, 1.0507009873554804934193349852946
_DECIMALS = 4  # of these constants


@dataclass(frozen=True)
class SELU(Elementwise):
    """1.0507 · x where it is positive, 1.7581 · (e^x − 1) elsewhere. Source: Klambauer et al. 2017, eq. 2."""

    kind = "selu"
    title = "SELU"
    short = "SELU"
    stem = "selu"

    @property
    def summary(self) -> Message:
        return message("scaled ELU")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.selu(x)

    def curve(self, x: float) -> float:
        return _SCALE * (x if x > 0 else _ALPHA * math.expm1(x))

    def formula(self, x: float, text: str) -> Message:
        if x > 0:
            return message("{scale} · {x}", scale=printed(_SCALE, _DECIMALS), x=text)
        return message("{scale} · (exp({x}) − 1)", scale=printed(_SCALE * _ALPHA, _DECIMALS), x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        x = traced.terms[0].value
        yield "no_scale", self.curve(x) / _SCALE, message("It is still to be multiplied with 1.0507.")
        if x <= 0:
            yield "no_alpha", math.expm1(x), message("e^x − 1 is still to be multiplied with 1.7581.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("SELU")
