"""Concatenation: the channels of several layers, one layer after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from engine.layers.joining import Joining
from engine.layers.spec import Shape
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cell_set import Field
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import sizes

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Concat(Joining):
    """The maps of all its inputs, one after the other, so that the next layer reads all of them.

    Shapes: (C1, H, W), (C2, H, W) … -> (C1 + C2 + …, H, W); vectors (F1,), (F2,) … -> (F1 + F2 + …,).
    Source: Szegedy et al. 2015, section 4.
    """

    kind = "concat"
    title = "Concatenate"
    short = "Concat"
    stem = "concat"
    rule = "copy"

    @property
    def copies_maps(self) -> bool:
        return True

    @property
    def summary(self) -> Message:
        return message("channels")

    def joint_shape(self, shapes: Sequence[Shape]) -> Shape | Problem:
        if any(len(shape) != len(shapes[0]) or shape[1:] != shapes[0][1:] for shape in shapes):
            other = next(shape for shape in shapes if shape[1:] != shapes[0][1:] or len(shape) != len(shapes[0]))
            return Problem(
                message("its inputs differ in size: {one} and {other}.", one=sizes(shapes[0]), other=sizes(other)),
                message("Give its branches the same rows and columns, or remove it."),
            )
        return (sum(shape[0] for shape in shapes), *shapes[0][1:])

    def joint_forward(self, inputs: Sequence[Tensor], weights: Mapping[str, Tensor]) -> Tensor:
        import torch

        return torch.cat(tuple(inputs), dim=1)

    def joint_reads(self, channel: int, channels: Sequence[int]) -> tuple[range, ...]:
        source, own = _source_of(channel, channels)
        return tuple(range(own, own + 1) if at == source else range(0) for at in range(len(channels)))

    def joint_input_cell(self, cell: Cell, shapes: Sequence[Shape]) -> tuple[int, Cell]:
        source, own = _source_of(cell[0], [shape[0] for shape in shapes])
        return source, (own, *cell[1:])

    def joint_trace(self, inputs: Sequence[Block], weights: Mapping[str, Float32], cell: Cell) -> Trace:
        source, at = self.joint_input_cell(cell, [each.shape for each in inputs])
        value = float(inputs[source][at])
        return Trace(self.rule, Terms([at], [value], [1.0], sources=[source]), 0.0, value, value)

    def joint_before(self, field: Field, shapes: Sequence[Shape], output: Shape) -> tuple[Field, ...]:
        edges = list(accumulate((shape[0] for shape in shapes), initial=0))
        return tuple(Field(field.channels[first:last], field.rows, field.columns) for first, last in pairwise(edges))

    def joint_after(self, field: Field, source: int, shapes: Sequence[Shape], output: Shape) -> Field:
        channels = np.zeros(output[0], np.bool_)
        first = sum(shape[0] for shape in shapes[:source])
        channels[first : first + shapes[source][0]] = field.channels
        return Field(channels, field.rows, field.columns)

    def torch_module(self, shape: Shape) -> TorchModule:
        return TorchModule("", input="torch.cat(({all}), dim=1)", between=", ")


def _source_of(channel: int, channels: Sequence[int]) -> tuple[int, int]:
    """(index of the input, channel in it) of an output channel, for inputs with these numbers of channels."""
    for source, count in enumerate(channels):
        if channel < count:
            return source, channel
        channel -= count
    raise IndexError(channel)
