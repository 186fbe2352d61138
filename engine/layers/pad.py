"""Padding as a layer of its own: rows, columns and maps added on each side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from engine.layers.copying import copied
from engine.layers.spec import Shape, Spec, needs_maps, times
from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import BORDERS, Geometry, source_index
from engine.values.array import Float32
from engine.values.cells import NOWHERE, Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import plain
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor

_ENDS = ("before", "after")


@dataclass(frozen=True)
class Pad(Spec):
    """Rows, columns and maps added around the input, as many on each side as are asked for.

    Shapes: (C, H, W) -> (C + before + after, H + top + bottom, W + left + right).
    """

    kind = "pad"
    title = "Pad"
    short = "Pad"
    stem = "pad"
    rule = "copy"

    mode: str = param("zeros", "Border", "What the added cells hold; for zeros, the value below.", choices=BORDERS)
    rows: Pair = param(1, "Rows", "Rows added above and below.", low=0, high=1024, sides=("above", "below"))
    columns: Pair = param(
        1, "Columns", "Columns added on the left and right.", low=0, high=1024, sides=("left", "right")
    )
    channels: Pair = param(0, "Maps", "Maps of the value added before and after.", low=0, high=4096, sides=_ENDS)
    value: float = param(0.0, "Value", "The number in added cells.", low=-1e30, high=1e30)

    @property
    def geometry(self) -> Geometry:
        (above, below), (left, right) = self.rows, self.columns
        border = "" if self.value and self.mode == "zeros" else self.mode  # a Geometry has no borders of other values
        return Geometry((1, 1), (1, 1), (above, left), border=border, padding_end=(below - above, right - left))

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        return cls(rows=(0, 0), columns=(0, 0))

    @property
    def summary(self) -> Message:
        return message("{rows} · {columns}", rows=_plus(self.rows), columns=_plus(self.columns))

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if problem := needs_maps(shape):
            return problem
        most = {"reflect": -1, "circular": 0}.get(self.mode)
        for sides, size in ((self.rows, shape[1]), (self.columns, shape[2])):
            if most is not None and max(sides) > size + most:
                return Problem(
                    message(
                        "a {border} border of {padding} needs a larger input than {size}.",
                        border=self.mode,
                        padding=max(sides),
                        size=times(shape[1:]),
                    ),
                    message("Use less padding, or a border of zeros."),
                )
        return shape[0] + sum(self.channels), shape[1] + sum(self.rows), shape[2] + sum(self.columns)

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        if self.mode != "zeros":
            x = F.pad(x, (*self.columns, *self.rows), mode=self.mode)
            return F.pad(x, (0, 0, 0, 0, *self.channels), value=self.value) if any(self.channels) else x
        return F.pad(x, (*self.columns, *self.rows, *self.channels), value=self.value)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return copied(self.rule, x, self.input_cell(cell, x.shape), self.value)

    def input_cell(self, cell: Cell, shape: Shape) -> Cell | None:
        channel = cell[0] - self.channels[0]
        row, column = (
            int(source_index(at - before, size, self.mode))
            for at, before, size in zip(cell[1:], (self.rows[0], self.columns[0]), shape[1:], strict=True)
        )
        return (channel, row, column) if 0 <= channel < shape[0] and NOWHERE not in (row, column) else None

    def reads(self, channel: int, channels: int) -> range:
        source = channel - self.channels[0]
        return range(source, source + 1) if 0 <= source < channels else range(0)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative and self.value >= 0

    def torch_module(self, shape: Shape) -> TorchModule:
        sides = (*self.columns, *self.rows)
        value = f", value={self.value!r}" if self.value else ""
        if self.mode == "zeros":
            added = (*sides, *self.channels) if any(self.channels) else sides
            return TorchModule("", input=f"nn.functional.pad({{all}}, {added}{value})")
        code = f"nn.functional.pad({{all}}, {sides}, mode={self.mode!r})"
        if any(self.channels):
            code = f"nn.functional.pad({code}, {(0, 0, 0, 0, *self.channels)}{value})"
        return TorchModule("", input=code)


def _plus(sides: Pair) -> str:
    """The numbers added at both ends of one axis, as short text: ``1``, or ``0 + 1``."""
    return plain(sides[0]) if sides[0] == sides[1] else f"{sides[0]} + {sides[1]}"
