"""Channel shuffle: the maps in another order, so that the groups of grouped convolutions are mixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from engine.layers.copying import copied
from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class ChannelShuffle(Spec):
    """The maps in another order: the first map of every group, then the second ones, and so on.

    Shapes: (C, H, W) -> (C, H, W). Source: Zhang et al. 2018, section 3.1.
    """

    kind = "channelshuffle"
    title = "Channel shuffle"
    short = "Shuffle"
    stem = "shuffle"
    rule = "copy"
    per_cell = True

    groups: int = param(2, "Groups", "Into how many blocks the maps are split.", low=1, high=4096)

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        return cls(groups=next((each for each in (2, 3, 1) if len(shape) == 3 and shape[0] % each == 0), 2))

    @property
    def summary(self) -> Message:
        return message("{groups} groups", groups=self.groups)

    @property
    def copies_maps(self) -> bool:
        return True

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if problem := needs_maps(shape):
            return problem
        if shape[0] % self.groups:
            return Problem(
                message("{count} maps cannot be split into {groups} groups.", count=shape[0], groups=self.groups),
                message("Choose a number of groups that divides the number of maps."),
            )
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return x.reshape(len(x), self.groups, -1, *x.shape[2:]).transpose(1, 2).flatten(1, 2)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return copied(self.rule, x, self.input_cell(cell, x.shape))

    def reads(self, channel: int, channels: int) -> range:
        index, group = divmod(channel, self.groups)
        source = group * (channels // self.groups) + index
        return range(source, source + 1)

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        return (self.reads(cell[0], shape[0]).start, *cell[1:])

    def output_cell(self, cell: Cell, shape: Shape) -> Cell:
        group, index = divmod(cell[0], shape[0] // self.groups)
        return (index * self.groups + group, *cell[1:])

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("ChannelShuffle", (self.groups,))
