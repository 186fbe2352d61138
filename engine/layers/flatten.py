"""Flatten: all maps concatenated into one vector."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.spec import Shape, Spec
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Flatten(Spec):
    """All cells in one vector, map by map and row by row: index = c·H·W + r·W + column, as in PyTorch.

    Shapes: (C, H, W) -> (C·H·W,); (F,) -> (F,).
    """

    kind = "flatten"
    title = "Flatten"
    short = "Flatten"
    stem = "flatten"
    is_numbered = False
    rule = "copy"
    per_cell = True
    flattens = True

    @property
    def summary(self) -> Message:
        return message("row by row")

    def output_shape(self, shape: Shape) -> Shape:
        return (math.prod(shape),)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.flatten(1)

    def reads(self, channel: int, channels: int) -> range:
        return range(channel, channel + 1)  # of a vector, which is unchanged

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        at = self.input_cell(cell, x.shape)
        value = float(x[at])
        return Trace(self.rule, Terms([at], [value], [1.0]), 0.0, value, value)

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        return tuple(int(at) for at in np.unravel_index(cell[0], shape))

    def output_cell(self, cell: Cell, shape: Shape) -> Cell:
        return (int(np.ravel_multi_index(cell, shape)),)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Flatten")
