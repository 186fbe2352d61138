"""SiLU, also called Swish: every value times its sigmoid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise, logistic
from engine.layers.spec import KindMistake, Shape
from engine.layers.torch_module import TorchModule
from engine.values.cells import Trace
from engine.values.messages import Message, message
from engine.values.numerals import printed

if TYPE_CHECKING:
    from torch import Tensor

_SHARE = 4  # decimals of the printed sigmoid


@dataclass(frozen=True)
class SiLU(Elementwise):
    """x times the sigmoid of x. Source: Elfwing, Uchibe & Doya 2017, eq. 5."""

    kind = "silu"
    title = "SiLU"
    short = "SiLU"
    stem = "silu"

    @property
    def summary(self) -> Message:
        return message("x · sigmoid(x)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.silu(x)

    def curve(self, x: float) -> float:
        return x * logistic(x)

    def formula(self, x: float, text: str) -> Message:
        return message("{x} · sigmoid({x}) = {x} · {share}", x=text, share=printed(logistic(x), _SHARE))

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        share = logistic(traced.terms[0].value)
        yield "share_alone", share, message("That is the sigmoid alone: x is still to be multiplied with it.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("SiLU")
