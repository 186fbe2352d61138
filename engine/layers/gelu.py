"""GELU: every value times the standard normal distribution function of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.layers.spec import Shape
from engine.layers.torch_module import TorchModule
from engine.values.messages import Message, message
from engine.values.numerals import printed

if TYPE_CHECKING:
    from torch import Tensor

_SHARE = 4  # decimals of the normal distribution


@dataclass(frozen=True)
class GELU(Elementwise):
    """x times the normal distribution function of x. Source: Hendrycks & Gimpel 2016, section 2."""

    kind = "gelu"
    title = "GELU"
    short = "GELU"
    stem = "gelu"

    @property
    def summary(self) -> Message:
        return message("x · Φ(x)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.gelu(x)

    def curve(self, x: float) -> float:
        return x * 0.5 * (1 + math.erf(x / math.sqrt(2)))

    def formula(self, x: float, text: str) -> Message:
        share = printed((1 + math.erf(x / math.sqrt(2))) / 2, _SHARE)
        return message("{x} · Φ({x}) = {x} · {share}", x=text, share=share)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("GELU")
