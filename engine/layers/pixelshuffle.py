"""Pixel shuffle: several small maps interleaved into one large map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.layers.copying import copied
from engine.layers.receptive_field import OwnCells, OwnSteps, Steps
from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cell_set import CellSet, Field, Span
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class PixelShuffle(Spec, OwnCells, OwnSteps):
    """Maps interleaved: each cell of a large map is taken from the small map whose turn it is.

    Shapes: (C·f², H, W) -> (C, H·f, W·f) with f the factor. Source: Shi et al. 2016, section 3.2.
    """

    kind = "pixelshuffle"
    title = "Pixel shuffle"
    short = "Pixels"
    stem = "pixelshuffle"
    enlarges = True
    rule = "copy"
    per_cell = True

    factor: int = param(2, "Factor", "How many times as many rows and columns come out.", low=1, high=16)

    @classmethod
    def keeping(cls, shape: Shape) -> PixelShuffle:
        return cls(factor=1)

    @property
    def summary(self) -> Message:
        return message("× {factor}", factor=self.factor)

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if problem := needs_maps(shape):
            return problem
        if shape[0] % self.factor**2:
            return Problem(
                message("{count} maps cannot be split into lots of {lot}.", count=shape[0], lot=self.factor**2),
                message("Choose a number of maps that is a multiple of the factor squared."),
            )
        return shape[0] // self.factor**2, shape[1] * self.factor, shape[2] * self.factor

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        return F.pixel_shuffle(x, self.factor)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return copied(self.rule, x, self.input_cell(cell, x.shape))

    def reads(self, channel: int, channels: int) -> range:
        count = self.factor**2
        return range(channel * count, (channel + 1) * count)

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        (row, down), (column, across) = (divmod(at, self.factor) for at in cell[1:])
        return (cell[0] * self.factor + down) * self.factor + across, row, column

    def output_cell(self, cell: Cell, shape: Shape) -> Cell:
        channel, index = divmod(cell[0], self.factor**2)
        down, across = divmod(index, self.factor)
        return channel, cell[1] * self.factor + down, cell[2] * self.factor + across

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        down, across = ((first // self.factor, last // self.factor) for first, last in (rows, columns))
        return down, across

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        return (np.arange(count) // self.factor)[:, None]

    def steps(self, input_shape: Shape, output_shape: Shape) -> tuple[Steps, Steps, Steps]:
        jump = Fraction(1, self.factor)
        return (Fraction(0), Fraction(0)), (Fraction(1), Fraction(1)), (jump, jump)

    def cells_before(self, field: Field, input_shape: Shape, output_shape: Shape) -> CellSet:
        """See :class:`OwnCells`; one block for each of the interleaved maps."""
        size = self.factor
        blocks = []
        for down in range(size):
            for across in range(size):
                channels = np.zeros(input_shape[0], np.bool_)
                channels[down * size + across :: size**2] = field.channels
                blocks.append(Field(channels, field.rows[down::size], field.columns[across::size]))
        return _union(blocks)

    def cells_after(self, field: Field, input_shape: Shape, output_shape: Shape) -> CellSet:
        size = self.factor
        blocks = []
        for down in range(size):
            for across in range(size):
                rows, columns = (np.zeros(count, np.bool_) for count in output_shape[1:])
                rows[down::size], columns[across::size] = field.rows, field.columns
                blocks.append(Field(field.channels[down * size + across :: size**2], rows, columns))
        return _union(blocks)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("PixelShuffle", (self.factor,))


def _union(blocks: list[Field]) -> CellSet:
    """The union of the blocks, without empty ones unless all are."""
    return CellSet(tuple(block for block in blocks if block.count) or (blocks[0],))
