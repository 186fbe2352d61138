"""Flatten: all maps laid end to end in one vector."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.array import Float32
from engine.layer import Cell, Region, Shape, Spec, Term, Trace, everything
from engine.words import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Flatten(Spec):
    """All cells in one vector, map by map and row by row: index = c·H·W + r·W + column, as in PyTorch."""

    kind = "flatten"
    title = "Flatten"
    stem = "flatten"

    @property
    def summary(self) -> Message:
        return message("row by row")

    def output_shape(self, shape: Shape) -> Shape:
        return (math.prod(shape),)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.flatten(1)

    def trace(self, x: Float32, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        at = tuple(int(i) for i in np.unravel_index(cell[0], x.shape))
        value = float(x[at])
        return Trace("copy", (Term(at, value, 1.0, value),), 0.0, value, value)

    def region(self, shape: Shape, output: Region) -> Region:
        if output.channels[0] != output.channels[1]:
            return everything(shape)
        return Region(*((int(at), int(at)) for at in np.unravel_index(output.channels[0], shape)))

    def nonnegative(self, given: bool) -> bool:
        return given
