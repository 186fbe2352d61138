"""Reshape: the same cells in the same order, as maps of another size."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Self

import numpy as np

from engine.layers.copying import blocks_of, copied, mask_of
from engine.layers.receptive_field import OwnCells, OwnSteps, Steps
from engine.layers.spec import Shape, Spec
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cell_set import CellSet, Field, Span
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Reshape(Spec, OwnCells, OwnSteps):
    """The same cells in the same order as maps of another size: row by row, map by map.

    Shapes: (C, H, W) or (F,) -> (channels, *size); with ``channels`` 0 their number follows from that of the cells.
    """

    kind = "reshape"
    title = "Reshape"
    short = "Reshape"
    stem = "reshape"
    rule = "copy"
    per_cell = True
    reads_one_size = True

    channels: int = param(0, "Maps", "How many maps come out; 0 for as many as there are cells for.", low=0, high=2**16)
    size: Pair = param(1, "Size", "Rows and columns of every map.", low=1, high=4096, pair=True)

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        return cls(size=(shape[1], shape[2]) if len(shape) == 3 else (1, 1))

    @property
    def summary(self) -> Message:
        return message("{size}", size=sizes(self.size if not self.channels else (self.channels, *self.size)))

    def output_shape(self, shape: Shape) -> Shape | Problem:
        cells = math.prod(self.size)
        channels = self.channels or math.prod(shape) // cells
        if channels and channels * cells == math.prod(shape):
            return channels, *self.size
        return Problem(
            message(
                "the {count} cells of its input do not fill maps of {size}.",
                count=math.prod(shape),
                size=sizes((channels, *self.size)),
            ),
            message("Choose maps that have as many cells together."),
        )

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.reshape(len(x), self.channels or -1, *self.size)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return copied(self.rule, x, self.input_cell(cell, x.shape))

    def reads(self, channel: int, channels: int) -> range:
        return range(channels)

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        number = (cell[0] * self.size[0] + cell[1]) * self.size[1] + cell[2]
        return tuple(int(at) for at in np.unravel_index(number, shape))

    def output_cell(self, cell: Cell, shape: Shape) -> Cell:
        number = int(np.ravel_multi_index(cell, shape))
        channel, index = divmod(number, math.prod(self.size))
        return (channel, *divmod(index, self.size[1]))

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        return (0, (*shape, 1, 1)[1] - 1), (0, (*shape, 1, 1)[2] - 1)

    def steps(self, input_shape: Shape, output_shape: Shape) -> tuple[Steps, Steps, Steps]:
        zero, one = Fraction(0), Fraction(1)
        rows, columns = (Fraction(size) for size in (*input_shape, 1, 1)[1:3])
        return (zero, zero), (rows, columns), (one, one)

    def cells_before(self, field: Field, input_shape: Shape, output_shape: Shape) -> CellSet:
        return blocks_of(mask_of(field).reshape(input_shape))

    def cells_after(self, field: Field, input_shape: Shape, output_shape: Shape) -> CellSet:
        return blocks_of(mask_of(field).reshape(output_shape))

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule(
            "",
            input=f"{{all}}.reshape(-1, {self.channels or math.prod(shape) // math.prod(self.size)}, "
            f"{self.size[0]}, {self.size[1]})",
        )
