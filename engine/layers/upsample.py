"""Upsample: maps enlarged by repeating cells, or by interpolating between them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from engine.layers.copying import copied
from engine.layers.receptive_field import OwnSteps, Steps
from engine.layers.spec import Shape, Spec, needs_maps, side, times
from engine.layers.torch_module import TorchModule
from engine.values.array import Float32
from engine.values.cell_set import Span
from engine.values.cells import NOWHERE, Cell, Rule, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor

_MODES = ("nearest", "bilinear")


@dataclass(frozen=True)
class Upsample(Spec, OwnSteps):
    """Maps made larger: each cell repeated, or values between four neighbours mixed by their distances.

    Shapes: (C, H, W) -> (C, H·scale, W·scale), or (C, *size) with a size.
    """

    kind = "upsample"
    title = "Upsample"
    short = "Upsample"
    stem = "up"
    enlarges = True
    channelwise = True

    scale: Pair = param(2, "Scale", "How many times as many rows and columns come out.", low=1, high=64, pair=True)
    size: Pair = param(0, "Size", "Rows and columns that come out; 0 to follow the scale.", low=0, high=4096, pair=True)
    mode: str = param("nearest", "Mode", "Whether cells are repeated, or mixed with their neighbours.", choices=_MODES)
    align_corners: bool = param(
        False, "Align corners", "Whether the corner cells stay in the corners when cells are mixed."
    )

    @property
    def rule(self) -> Rule:  # type: ignore[override]  # it follows from the mode of the instance
        return "copy" if self.mode == "nearest" else "sum"

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        return cls(scale=(1, 1))

    @property
    def summary(self) -> Message:
        what = "to {size} · {mode}" if all(self.size) else "× {scale} · {mode}"
        return message(what, size=times(self.size), scale=side(self.scale), mode=Message(self.mode))

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if problem := needs_maps(shape):
            return problem
        rows, columns = (
            size or length * scale for size, length, scale in zip(self.size, shape[1:], self.scale, strict=True)
        )
        return shape[0], rows, columns

    def _output(self, shape: Shape) -> Shape:
        output = self.output_shape(shape)
        assert not isinstance(output, Problem)
        return output

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        import torch.nn.functional as F

        corners = self.align_corners if self.mode == "bilinear" else None
        return F.interpolate(x, self._output(tuple(x.shape[1:]))[1:], mode=self.mode, align_corners=corners)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        if self.mode == "nearest":
            return copied(self.rule, x, self.input_cell(cell, x.shape))
        (rows, down), (columns, across) = (self._mixed(axis, x.shape, cell[axis + 1]) for axis in (0, 1))
        cells = [(cell[0], row, column) for row in rows for column in columns]
        values = x[(cell[0], *np.ix_(rows, columns))]
        terms = Terms(cells, values, np.outer(down, across))
        return Trace(self.rule, terms, 0.0, terms.total, terms.total, (1, *values.shape))

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        output = self._output(shape)
        row, column = (
            int(_nearest(shape[axis + 1], output[axis + 1])[cell[axis + 1]]) if self.mode == "nearest" else 0
            for axis in (0, 1)
        )
        return cell[0], row, column

    def _mixed(self, axis: int, shape: Shape, at: int) -> tuple[list[int], list[float]]:
        """The input rows (or columns) that output row (or column) ``at`` interpolates, and their weights."""
        output = self._output(shape)
        first, share = _between(shape[axis + 1], output[axis + 1], self.align_corners)
        part = float(share[at])
        return ([int(first[at]), int(first[at]) + 1], [1 - part, part]) if part else ([int(first[at])], [1.0])

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        output = self._output(shape)
        spans = []
        for axis, span in enumerate((rows, columns)):
            read = self.reads_along(axis, shape[axis + 1], output[axis + 1])
            spans.append((int(read[min(span[0], len(read) - 1), 0]), int(read[min(span[1], len(read) - 1)].max())))
        return spans[0], spans[1]

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        if self.mode == "nearest":
            return _nearest(size, count)[:, None]
        first, share = _between(size, count, self.align_corners)
        return np.stack([first, np.where(share > 0, first + 1, NOWHERE)], axis=1)

    def steps(self, input_shape: Shape, output_shape: Shape) -> tuple[Steps, Steps, Steps]:
        found = [self._steps(*each) for each in zip(input_shape[1:], output_shape[1:], strict=True)]
        (first, size, jump), (left, width, across) = found
        return (first, left), (size, width), (jump, across)

    def _steps(self, size: int, count: int) -> Sequence[Fraction]:
        """Along one axis: the first cell of window 0, the size of a window, the distance between two neighbours."""
        is_aligned = self.mode == "bilinear" and self.align_corners and count > 1
        jump = Fraction(size - 1, count - 1) if is_aligned else Fraction(size, count)
        if self.mode == "nearest":
            return Fraction(0), Fraction(1), jump
        width = Fraction(1 + int(_between(size, count, self.align_corners)[1].any()))
        middle = Fraction(0) if is_aligned else (jump - 1) / 2
        return middle - (width - 1) / 2, width, jump

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        return 0 if self.mode == "nearest" else 4 * math.prod(output)

    def torch_module(self, shape: Shape) -> TorchModule:
        output = self._output(shape)
        sized = {"size": output[1:]} if any(self.size) else {"scale_factor": self.scale}
        corners = {"align_corners": self.align_corners} if self.mode == "bilinear" else {}
        return TorchModule("Upsample", (), {**sized, "mode": self.mode, **corners})


def _nearest(size: int, count: int) -> NDArray[np.intp]:
    """The input index, of ``size``, that each output index repeats, rounded as in PyTorch: (count,)."""
    at = np.arange(count)
    if count % size == 0:
        return at // (count // size)
    ratio = np.float32(size) / np.float32(count)
    found: NDArray[np.intp] = np.minimum(np.floor(at.astype(np.float32) * ratio), size - 1).astype(np.intp)
    return found


def _between(size: int, count: int, align: bool) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The first of the two input indices, of ``size``, that each output index interpolates, and the weight of the next.

    Both (count,). Source: PyTorch's ``interpolate``; ``align`` is its ``align_corners``.
    """
    at = np.arange(count)
    if align:
        above, below = at * (size - 1), max(count - 1, 1)
    else:
        above, below = np.maximum((2 * at + 1) * size - count, 0), 2 * count
    first, rest = np.divmod(above, below)
    return first, np.where(first < size - 1, rest / below, 0.0)
