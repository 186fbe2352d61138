"""Hardswish: SiLU with a piecewise linear approximation of the sigmoid."""

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

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Hardswish(Elementwise):
    """x · min(max(0, x + 3), 6) / 6 for every cell. Source: Howard et al. 2019, section 5.2."""

    kind = "hardswish"
    title = "Hardswish"
    short = "HSwish"
    stem = "hardswish"

    @property
    def summary(self) -> Message:
        return message("x · hardsigmoid(x)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.hardswish(x)

    def curve(self, x: float) -> float:
        return x if math.isnan(x) or x >= 3 else x * max(x + 3, 0.0) / 6

    def is_identity_at(self, x: float) -> bool:
        return x >= 3

    def formula(self, x: float, text: str) -> Message:
        if self.is_identity_at(x):
            return message("{x}, which is at least 3 and stays", x=text)
        return message("{x} · max(0, {x} + 3) / 6", x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        x = traced.terms[0].value
        yield "not_divided", x * min(max(x + 3, 0.0), 6.0), message("It is still to be divided by 6.")
        words = message("That is the share alone: x is still to be multiplied with it.")
        yield "share_alone", min(max(x + 3, 0.0), 6.0) / 6, words

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Hardswish")
