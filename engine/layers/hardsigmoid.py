"""Hardsigmoid: a piecewise linear approximation of the sigmoid."""

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
class Hardsigmoid(Elementwise):
    """min(max(0, x + 3), 6) / 6 for every cell. Source: Howard et al. 2019, section 5.2."""

    kind = "hardsigmoid"
    title = "Hardsigmoid"
    short = "HSigm"
    stem = "hardsigmoid"

    @property
    def summary(self) -> Message:
        return message("min(max(0, x + 3), 6) / 6")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.hardsigmoid(x)

    def curve(self, x: float) -> float:
        return x if math.isnan(x) else min(max(x + 3, 0.0), 6.0) / 6

    def formula(self, x: float, text: str) -> Message:
        return message("min(max(0, {x} + 3), 6) / 6", x=text)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        x = traced.terms[0].value
        yield "not_divided", min(max(x + 3, 0.0), 6.0), message("It is still to be divided by 6.")
        yield "not_moved", min(max(x, 0.0), 6.0) / 6, message("The 3 is missing: it is added before the division.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return True

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Hardsigmoid")
