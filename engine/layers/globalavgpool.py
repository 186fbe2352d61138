"""Global average pooling: every map becomes one number, its mean."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.array import Float32
from engine.errors import Problem
from engine.layer import Cell, Shape, Span, Spec, Term, Trace, needs_maps, summed
from engine.words import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class GlobalAvgPool(Spec):
    """The mean of every map, so that an image of any size ends in the same number of values.

    Shapes: (C, H, W) -> (C, 1, 1). Source: Lin, Chen & Yan 2013, section 3.2.
    """

    kind = "globalavgpool"
    title = "Global average"
    stem = "gap"
    channelwise = True

    @property
    def summary(self) -> Message:
        return message("mean of each map")

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return needs_maps(shape) or (shape[0], 1, 1)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.mean((-2, -1), keepdim=True)

    def trace(self, x: Float32, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        channel = cell[0]
        count = x.shape[1] * x.shape[2]
        terms = tuple(
            Term((channel, r, c), value := float(x[channel, r, c]), 1 / count, value / count)
            for r, c in itertools.product(range(x.shape[1]), range(x.shape[2]))
        )
        return Trace("mean", terms, 0.0, summed(term.value for term in terms) / count, float(count))

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        return (0, shape[1] - 1), (0, shape[2] - 1)

    def nonnegative(self, given: bool) -> bool:
        return given
