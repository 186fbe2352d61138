"""Softmax: scores become probabilities."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.array import Float32
from engine.layer import Cell, Region, Shape, Spec, Term, Trace, summed
from engine.params import param
from engine.words import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Softmax(Spec):
    """e to the score over temperature, divided by the sum of all of them.

    Over the units of a vector, or over the channels at every place of maps.
    """

    kind = "softmax"
    title = "Softmax"
    stem = "softmax"

    temperature: float = param(
        1.0, "Temperature", "Scores are divided by it: below 1 sharper, above 1 flatter.", low=0.05, high=100, step=0.1
    )

    @property
    def summary(self) -> Message:
        return message("temperature {temperature}", temperature=f"{self.temperature:g}")

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        largest = x.amax(1, keepdim=True)  # taken away first: a large score over a small temperature would overflow
        return ((x - largest) / self.temperature).softmax(1)

    def trace(self, x: Float32, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        place = cell[1:]
        scores: list[float] = np.moveaxis(x, 0, -1)[place].tolist()
        largest = max(scores)  # subtracted from all, it changes nothing and keeps e^x finite
        terms = tuple(
            Term((i, *place), score, 1 / self.temperature, math.exp((score - largest) / self.temperature))
            for i, score in enumerate(scores)
        )
        total = summed(term.product for term in terms)
        return Trace("softmax", terms, 0.0, terms[cell[0]].product / total, total)

    def region(self, shape: Shape, output: Region) -> Region:
        return output._replace(channels=(0, shape[0] - 1))

    def nonnegative(self, given: bool) -> bool:
        return True
