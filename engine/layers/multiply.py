"""Multiplication of branches: gates, such as those of squeeze-and-excitation."""

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
class Multiply(CellByCell):
    """The product of two layers, cell by cell: one number per channel opens or closes a whole map.

    Shapes: two equal (C, H, W) or (F,) -> the same; an input (C, 1, 1) multiplies whole maps.
    Source: Hu, Shen & Sun 2018, section 3.
    """

    kind = "multiply"
    title = "Multiply"
    short = "Times"
    stem = "multiply"
    rule = "product"
    most_inputs = 2

    @property
    def summary(self) -> Message:
        return message("cell by cell")

    def joint_forward(self, inputs: Sequence[Tensor], weights: Mapping[str, Tensor]) -> Tensor:
        return inputs[0] * inputs[-1]

    def joint_trace(self, inputs: Sequence[Block], weights: Mapping[str, Float32], cell: Cell) -> Trace:
        cells = [self.cell_of(cell, each.shape) for each in inputs]
        values = [float(each[at]) for each, at in zip(inputs, cells, strict=True)]
        with np.errstate(all="ignore"):
            product = float(np.prod(np.array(values)))
        terms = Terms(cells, values, np.ones(len(values)), sources=range(len(values)))
        return Trace(self.rule, terms, 0.0, product, product, (len(values),))

    def joint_multiply_adds(self, shapes: Sequence[Shape], output: Shape) -> int:
        return int(np.prod(output))

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("", input="{all}", between=" * ")
