"""Slice: some of the maps, and some of their rows and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from engine.layers.copying import copied
from engine.layers.spec import Shape, Spec
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cell_set import Span
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor

_WHOLE = (0, -1)
_FAR = 4096
_ENDS = ("first", "last")


@dataclass(frozen=True)
class Slice(Spec):
    """Some of the maps, rows and columns, from the first to the last one that are asked for.

    Indices count from 0, negative ones back from the end, where −1 is the last.

    Shapes: (C, H, W) -> (C', H', W'), or (F,) -> (F',), where ``channels`` counts units.
    """

    kind = "slice"
    title = "Slice"
    short = "Slice"
    stem = "slice"
    rule = "copy"

    channels: Pair = param(_WHOLE, "Maps", "The first and last map; −1 is the last.", low=-_FAR, high=_FAR, sides=_ENDS)
    rows: Pair = param(_WHOLE, "Rows", "The first and last row; −1 is the last.", low=-_FAR, high=_FAR, sides=_ENDS)
    columns: Pair = param(
        _WHOLE, "Columns", "The first and last column; −1 is the last.", low=-_FAR, high=_FAR, sides=_ENDS
    )
    step: Pair = param(1, "Step", "Every how many rows and columns one is taken.", low=1, high=1024, pair=True)

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        return cls()

    @property
    def summary(self) -> Message:
        return message("{first} … {last}", first=self.channels[0], last=self.channels[1])

    @property
    def copies_maps(self) -> bool:
        return (self.rows, self.columns, self.step) == (_WHOLE, _WHOLE, (1, 1))

    def taken(self, shape: Shape) -> tuple[range, ...]:
        """The indices that are taken along each axis of an input of ``shape``, (C, H, W) or (F,)."""
        steps = (1, *self.step)
        return tuple(
            _taken(*each) for each in zip((self.channels, self.rows, self.columns), steps, shape, strict=False)
        )

    def output_shape(self, shape: Shape) -> Shape | Problem:
        output = tuple(map(len, self.taken(shape)))
        if all(output):
            return output
        return Problem(
            message("nothing is left of its input."),
            message("Let the last one come after the first, within the input."),
        )

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        taken = self.taken(tuple(x.shape[1:]))
        return x[(slice(None), *(slice(each.start, each.stop, each.step) for each in taken))]

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return copied(self.rule, x, self.input_cell(cell, x.shape))

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        return tuple(taken[at] for taken, at in zip(self.taken(shape), cell, strict=True))

    def reads(self, channel: int, channels: int) -> range:
        source = _taken(self.channels, 1, channels)[channel]
        return range(source, source + 1)

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        _, down, across = self.taken(shape)
        first_row, last_row = (down.start + at * down.step for at in rows)
        first_column, last_column = (across.start + at * across.step for at in columns)
        return (first_row, last_row), (first_column, last_column)

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        return np.array(_taken((self.rows, self.columns)[axis], self.step[axis], size), np.intp)[:, None]

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def torch_module(self, shape: Shape) -> TorchModule:
        steps = (1, *self.step)
        axes = zip((self.channels, self.rows, self.columns), steps, shape, strict=False)
        return TorchModule("", input=f"{{all}}[:, {', '.join(_in_code(ends, step) for ends, step, _ in axes)}]")


def _taken(ends: Pair, step: int, size: int) -> range:
    """The indices along an axis of ``size`` from the first to the last of ``ends``, both inclusive."""
    first, last = (at + size if at < 0 else at for at in ends)
    return range(max(first, 0), min(last, size - 1) + 1, step)


def _in_code(ends: Pair, step: int) -> str:
    """The slice of one axis as Python code."""
    first, last = ends
    text = f"{first or ''}:{'' if last == -1 else last + 1}"
    return text if step == 1 else f"{text}:{step}"
