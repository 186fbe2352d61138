"""The base of max and average pooling: hyperparameters, sizes and the cells under a window."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from engine.layers.convolution import padding_parts
from engine.layers.spec import Shape, Spec, does_not_fit, needs_maps, side, times
from engine.layers.window_positions import Geometry
from engine.values.array import Float32
from engine.values.cells import NOWHERE, Cell, Rule, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.params import Pair, param

if TYPE_CHECKING:
    from torch import Tensor


@dataclass(frozen=True)
class Pooling(Spec):
    """The base of kinds that reduce every window of every map to one number. Shapes: (C, H, W) -> (C, H', W')."""

    stem = "pool"
    channelwise = True

    kernel: Pair = param(2, "Window", "Rows and columns that are made into one cell.", low=1, high=63, pair=True)
    stride: Pair = param(2, "Stride", "How far the window moves between two positions.", low=1, high=63, pair=True)
    padding: Pair = param(0, "Padding", "How many cells are added around the input.", low=0, high=31, pair=True)
    ceil: bool = param(False, "Round up", "Whether a last window may hang over the edge, so that no row is left out.")
    padding_end: Pair = param(
        0, "Extra padding", "How many more cells are added below and on the right.", low=0, high=31, pair=True
    )

    @property
    def geometry(self) -> Geometry:
        return Geometry(self.kernel, self.stride, self.padding, ceil=self.ceil, padding_end=self.padding_end)

    def without_padding(self) -> Self | None:
        geometry = self.geometry
        return self if geometry.padding == geometry.after == (0, 0) and not geometry.ceil else None

    @property
    def summary(self) -> Message:
        geometry = self.geometry
        parts = ["{kernel}", "stride {stride}", *padding_parts(geometry)]
        if geometry.dilation != (1, 1):
            parts.append("dilation {dilation}")
        return message(
            " · ".join(parts),
            kernel=times(self.kernel),
            stride=side(self.stride),
            padding=side(self.padding),
            end=side(self.padding_end),
            dilation=side(geometry.dilation),
        )

    def output_shape(self, shape: Shape) -> Shape | Problem:
        if problem := needs_maps(shape):
            return problem
        geometry = self.geometry
        if any(p > k // 2 for p, k in zip(self.padding, self.kernel, strict=True)):
            return Problem(
                message("padding {padding} is more than half the window.", padding=side(self.padding)),
                message("Use less padding or a larger window."),
            )
        size = geometry.output_size(shape[1:])
        if not all(size):
            return does_not_fit(message("window"), geometry.reach, shape)
        if any(_has_empty_window(geometry.reads_along(axis, shape[axis + 1], size[axis])) for axis in (0, 1)):
            return Problem(
                message("one of its windows lies in the padding alone."),
                message("Use less padding or a larger window."),
            )
        return shape[0], *size

    def covered(self, x: Block, cell: Cell) -> tuple[NDArray[np.intp], Float32]:
        """The input cells under the window of an output cell, padding left out.

        Args:
            x: the input (C, H, W).
            cell: an output cell (channel, row, column).

        Returns:
            their indices (n, 3) in reading order, and their values (rows, columns).
        """
        channel, *position = cell
        spans = self.inside(x.shape, *position)
        rows, columns = (index.ravel() for index in np.meshgrid(*spans, indexing="ij"))
        cells = np.stack([np.full(rows.size, channel), rows, columns], axis=1)
        return cells, x[(channel, *np.ix_(*spans))]

    def inside(self, shape: Shape, row: int, column: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The rows (n,) and columns (m,) of an input (C, H, W) under the window of an output position."""
        rows, columns = (
            covered[(covered >= 0) & (covered < shape[axis + 1])]
            for axis, at in enumerate((row, column))
            for covered in self.geometry.covered(axis, at)
        )
        return rows, columns

    @abstractmethod
    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace: ...

    def nonnegative(self, input_nonnegative: bool) -> bool:
        return input_nonnegative


def padded_at_end(x: Tensor, end: Pair, value: float) -> Tensor:
    """A batch (N, C, H, W) with ``end`` (rows, columns) of ``value`` added below and on the right."""
    import torch.nn.functional as F

    return F.pad(x, (0, end[1], 0, end[0]), value=value) if any(end) else x


def padded_at_end_in_code(end: Pair, value: str = "") -> str:
    """PyTorch code of :func:`padded_at_end`, with ``{all}`` for the batch; ``value`` is code, empty for 0."""
    written = f", value={value}" if value else ""
    return f"nn.functional.pad({{all}}, (0, {end[1]}, 0, {end[0]}){written})" if any(end) else "{all}"


def largest_of(rule: Rule, cells: NDArray[np.intp], values: Float32) -> Trace:
    """The trace of the maximum of ``values`` (rows, columns), those of the input cells ``cells`` (n, 3)."""
    winner = int(np.argmax(values))  # the first of equals, and NaN before any number, as in PyTorch
    chosen = np.arange(values.size) == winner
    largest = float(values.ravel()[winner])
    terms = Terms(cells, values.ravel(), chosen, np.where(chosen, values.ravel(), 0))
    return Trace(rule, terms, 0.0, largest, largest, (1, *values.shape))


def _has_empty_window(reads: NDArray[np.intp]) -> bool:
    """Whether any window covers only padding, given the input indices (windows, n) along one axis."""
    return bool((reads == NOWHERE).all(axis=1).any())
