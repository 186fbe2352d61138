"""Two layer kinds that the program does not have, written as a new kind would be; examples for ARCHITECTURE.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from engine import layers
from engine.layers.elementwise import Elementwise
from engine.layers.spec import Shape, Spec, needs_maps
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import plain
from engine.values.params import param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Square(Elementwise):
    """A factor times the square of every cell."""

    kind = "square"
    title = "Square"
    short = "Square"
    stem = "square"

    factor: float = param(1.0, "Factor", "What the square is multiplied with.", low=-8, high=8, step=0.5)

    @property
    def summary(self) -> Message:
        return message("{factor} · x²", factor=plain(self.factor))

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return self.factor * x * x

    def curve(self, x: float) -> float:
        return self.factor * x * x

    def formula(self, x: float, text: str) -> Message:
        return message("{factor} · ({x})²", factor=plain(self.factor), x=text)

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("Identity", input=f"{self.factor!r} * x * x")


@dataclass(frozen=True)
class ChannelShuffle(Spec):
    """The maps in another order: the first of every group, then the second. Source: Zhang et al. 2018, figure 1."""

    kind = "othershuffle"
    title = "Other shuffle"
    short = "Shuffle"
    stem = "shuffle"
    rule = "copy"
    per_cell = True

    groups: int = param(2, "Groups", "Into how many blocks the channels are split.", low=1, high=64)

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if problem := needs_maps(shape):
            return problem
        if shape[0] % self.groups:
            return Problem(message("its channels cannot be split so."), message("Choose another number of groups."))
        return shape

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        blocks = x.unflatten(1, (self.groups, x.shape[1] // self.groups))
        return blocks.transpose(1, 2).flatten(1, 2)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        at = self.input_cell(cell, x.shape)
        value = float(x[at])
        return Trace(self.rule, Terms([at], [value], [1.0]), 0.0, value, value)

    def reads(self, channel: int, channels: int) -> range:
        place, block = divmod(channel, self.groups)
        source = block * (channels // self.groups) + place
        return range(source, source + 1)

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        return (self.reads(cell[0], shape[0]).start, *cell[1:])

    def output_cell(self, cell: Cell, shape: Shape) -> Cell:
        block, place = divmod(cell[0], shape[0] // self.groups)
        return (place * self.groups + block, *cell[1:])

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("ChannelShuffle", (self.groups,))


THROWAWAY: tuple[type[Spec], ...] = (Square, ChannelShuffle)


def register(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adds both to the registry of kinds until the test ends."""
    for kind in THROWAWAY:
        monkeypatch.setitem(layers._KINDS, kind.kind, kind)
