"""Sigmoid: the logistic function, from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.elementwise import Elementwise, logistic
from engine.layers.spec import KindMistake, Shape
from engine.layers.torch_module import TorchModule
from engine.values.cells import Trace
from engine.values.messages import Message, message
from engine.values.numerals import printed

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Sigmoid(Elementwise):
    """1 / (1 + e^−x) for every cell."""

    kind = "sigmoid"
    title = "Sigmoid"
    short = "Sigmoid"
    stem = "sigmoid"

    @property
    def summary(self) -> Message:
        return message("1 / (1 + e⁻ˣ)")

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.sigmoid()

    def curve(self, x: float) -> float:
        return logistic(x)

    def formula(self, x: float, text: str) -> Message:
        decimals = len(text.partition(".")[2])
        return message("1 / (1 + exp({x}))", x=printed(-x, decimals))

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        power = float(np.exp(np.float64(-traced.terms[0].value)))
        yield "power_alone", power, message("That is e^−x: the sigmoid is 1 over 1 + e^−x.")
        yield "no_one", float(1 / np.float64(power)), message("The 1 is missing: the sigmoid is 1 over 1 + e^−x.")
        words = message("That is in percent: write it with a % sign, or divide it by 100.")
        yield "percent", 100 * traced.value, words

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return True

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Sigmoid")
