"""Hardtanh: values are clipped to a range."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.layers.elementwise import Elementwise
from engine.layers.spec import KindMistake, Shape
from engine.layers.torch_module import TorchModule
from engine.values.cells import Trace
from engine.values.errors import Problem
from engine.values.messages import Message, message
from engine.values.numerals import plain
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Hardtanh(Elementwise):
    """min(max(low, x), high) for every cell. Source: Collobert 2004."""

    kind = "hardtanh"
    title = "Clip"
    short = "Clip"
    stem = "clip"

    low: float = param(-1.0, "Low", "What is below it becomes this number.", low=-1e3, high=1e3, step=0.5)
    high: float = param(1.0, "High", "What is above it becomes this number.", low=-1e3, high=1e3, step=0.5)

    @property
    def summary(self) -> Message:
        return message("{low} … {high}", low=plain(self.low), high=plain(self.high))

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if self.low < self.high:
            return shape
        return Problem(
            message(
                "its low end, {low}, is not below its high end, {high}.", low=plain(self.low), high=plain(self.high)
            ),
            message("Choose a smaller low end or a larger high end."),
        )

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.clamp(self.low, self.high)

    def curve(self, x: float) -> float:
        return x if math.isnan(x) else min(max(x, self.low), self.high)

    def formula(self, x: float, text: str) -> Message:
        return message("min(max({low}, {x}), {high})", low=plain(self.low), x=text, high=plain(self.high))

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        yield from super().mistakes(traced)
        x = traced.terms[0].value
        yield "no_low", min(x, self.high), message("What is below the low end becomes the low end.")
        yield "no_high", max(x, self.low), message("What is above the high end becomes the high end.")

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return self.low >= 0 or (input_nonnegative and self.high >= 0)

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Hardtanh", (self.low, self.high))
