"""GELU: every value times the standard normal cumulative distribution function at it."""

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
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor

_SHARE = 4  # decimals of the printed Φ(x)


@dataclass(frozen=True)
class GELU(Elementwise):
    """x times the normal distribution function of x. Source: Hendrycks & Gimpel 2016, section 2."""

    kind = "gelu"
    title = "GELU"
    short = "GELU"
    stem = "gelu"

    approximate: bool = param(False, "Approximate", "Whether Φ is approximated by tanh, as in some networks.")

    @property
    def summary(self) -> Message:
        return message("x · Φ(x)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.gelu(x, approximate="tanh" if self.approximate else "none")

    def curve(self, x: float) -> float:
        return x * self._share(x)

    def formula(self, x: float, text: str) -> Message:
        return message("{x} · Φ({x}) = {x} · {share}", x=text, share=printed(self._share(x), _SHARE))

    def _share(self, x: float) -> float:
        """Φ(x), or its approximation."""
        if self.approximate:
            return (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))) / 2
        return (1 + math.erf(x / math.sqrt(2))) / 2

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("GELU", options={"approximate": "tanh"} if self.approximate else {})
