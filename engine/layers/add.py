"""Addition of branches: the skip connection of a residual network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.joining import CellByCell
from engine.layers.spec import Shape
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block
from engine.values.messages import Message, message

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Add(CellByCell):
    """The sum of several layers, cell by cell: a skip connection lets a block learn only what to change.

    Shapes: two or more equal (C, H, W) or (F,) -> the same; an input (C, 1, 1) is added to whole maps.
    Source: He et al. 2016, section 3.2.
    """

    kind = "add"
    title = "Add"
    short = "Add"
    stem = "add"
    rule = "add"

    @property
    def summary(self) -> Message:
        return message("cell by cell")

    def joint_forward(self, inputs: Sequence[Tensor], weights: Mapping[str, Tensor]) -> Tensor:
        total = inputs[0]
        for each in inputs[1:]:
            total = total + each
        return total

    def joint_trace(self, inputs: Sequence[Block], weights: Mapping[str, Float32], cell: Cell) -> Trace:
        cells = [self.cell_of(cell, each.shape) for each in inputs]
        values = [float(each[at]) for each, at in zip(inputs, cells, strict=True)]
        terms = Terms(cells, values, np.ones(len(values)), sources=range(len(values)))
        return Trace(self.rule, terms, 0.0, terms.total, terms.total, (len(values),))

    def joint_multiply_adds(self, shapes: Sequence[Shape], output: Shape) -> int:
        return (len(shapes) - 1) * int(np.prod(output))

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("", input="{all}", between=" + ")
