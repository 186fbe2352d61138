"""What every layer kind provides, and the words its answers are given in."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import numpy as np

from engine.array import Float32
from engine.errors import Problem
from engine.params import Param, params
from engine.words import Message, message

if TYPE_CHECKING:
    from torch import Tensor

Shape = tuple[int, ...]  # (C, H, W), or (units,) after flatten
Cell = tuple[int, ...]  # (channel, row, column), or (unit,) in a vector
Span = tuple[int, int]  # first and last, both included


class Region(NamedTuple):
    """A block of cells: spans of channels, rows and columns; in a vector, of units alone."""

    channels: Span
    rows: Span = (0, 0)
    columns: Span = (0, 0)


class Term(NamedTuple):
    """One product in the arithmetic of a cell.

    Args:
        cell: the input cell, or None for a padding zero.
        value: what the input holds there.
        weight: what it is multiplied with.
        product: ``value * weight``.
    """

    cell: Cell | None
    value: float
    weight: float
    product: float


@dataclass(frozen=True)
class Trace:
    """The arithmetic behind one cell.

    Args:
        rule: how the terms make the value: ``sum`` (products plus bias), ``max`` (the winner has weight 1),
            ``mean`` (weights are one over the divisor), ``function`` (one term, then a curve), ``copy``, or
            ``softmax`` (products are exponentials; value = the cell's own over their sum).
        terms: the products, in reading order.
        bias: what is added to their sum.
        value: what the cell holds.
        total: for ``softmax`` the sum of the exponentials, for ``mean`` the divisor, otherwise the sum of the products.
    """

    rule: str
    terms: tuple[Term, ...]
    bias: float
    value: float
    total: float


class Spec(ABC):
    """The frozen parameters of one layer kind, and everything the program knows about that kind.

    A subclass is a frozen dataclass whose fields are made with :func:`engine.params.param`. The first axis of
    every weight array counts output channels (or units).
    """

    kind: ClassVar[str]  # the key in engine.LAYERS and in project files
    title: ClassVar[str]  # what a person calls it
    stem: ClassVar[str]  # ids are made from it: conv1, conv2 …
    channelwise: ClassVar[bool] = False  # output channel c needs input channel c alone

    def __post_init__(self) -> None:
        for field in self.params():
            object.__setattr__(self, field.name, field.checked(getattr(self, field.name)))

    @classmethod
    def params(cls) -> tuple[Param, ...]:
        """The hyperparameters of this kind, in the order in which a form shows them."""
        return params(cls)

    @property
    def summary(self) -> Message:
        """The hyperparameters in a few characters, for the head of a column."""
        return message("")

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        """The arrays this layer learns when its input has ``shape``."""
        return {}

    def buffer_names(self) -> frozenset[str]:
        """Weights that are measured rather than learned, and so not counted as parameters."""
        return frozenset()

    def initial_weights(self, shape: Shape, rng: np.random.Generator) -> dict[str, Float32]:
        """Fresh random weights, uniform within one over the root of the fan-in.

        Source: PyTorch's default for Conv2d and Linear (He et al. 2015 with a = sqrt 5).
        """
        shapes = self.weight_shapes(shape)
        if not shapes:
            return {}
        bound = 1 / math.sqrt(max(1, math.prod(shapes["weight"][1:])))
        return {name: (rng.random(size, dtype=np.float32) * 2 - 1) * np.float32(bound) for name, size in shapes.items()}

    @abstractmethod
    def output_shape(self, shape: Shape) -> Shape | Problem:
        """The shape this layer makes of ``shape``, or why it cannot."""

    @abstractmethod
    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        """The layer applied to a batch, differentiable. Shapes: x (N, C, H, W) or (N, F)."""

    @abstractmethod
    def trace(self, x: Float32, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        """The arithmetic of one output cell, for one input x of shape (C, H, W) or (F,)."""

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        """How many products are added up in one forward pass."""
        return 0

    def reads(self, channel: int, channels: int) -> range:
        """The input channels that output ``channel`` is made from, of ``channels`` there are."""
        return range(channel, channel + 1) if self.channelwise else range(channels)

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        """The input rows and columns that the given output rows and columns are made from.

        They may reach past the input's edges, into the padding; the caller cuts them.
        """
        return rows, columns

    def region(self, shape: Shape, output: Region) -> Region:
        """The block of an input of ``shape`` that a block of the output is made from, padding included."""
        first, last = (self.reads(channel, shape[0]) for channel in output.channels)
        return Region((first[0], last[-1]), *self.window(shape, output.rows, output.columns))

    def nonnegative(self, given: bool) -> bool:
        """Whether no output can be negative, when ``given`` says the same of the input."""
        return False

    def cache_key(self) -> Hashable:
        """What of this spec changes the numbers of a channel."""
        return self


def summed(values: Iterable[float]) -> float:
    """Their sum, rounded once; not a number where infinities of both signs meet."""
    try:
        return math.fsum(values)
    except ValueError:
        return math.nan


def everything(shape: Shape) -> Region:
    """All cells of ``shape`` as one block."""
    return Region(*((0, size - 1) for size in shape))


def needs_maps(shape: Shape) -> Problem | None:
    """The Problem of a layer that works on feature maps but is given a vector."""
    if len(shape) == 3:
        return None
    return Problem(
        message("needs feature maps, but is given a vector of {units}.", units=shape[0]),
        message("Move it before the Flatten layer."),
    )


def windowed_size(size: int, kernel: int, stride: int, padding: int, dilation: int = 1, ceil: bool = False) -> int:
    """How many positions a window finds along one axis; 0 when it does not fit.

    With ``ceil`` a last window may hang over the far edge, but must start inside the input or its near padding.

    Source: Dumoulin & Visin 2016, relationship 15; the ceiling rule is PyTorch's.
    """
    room = size + 2 * padding - dilation * (kernel - 1) - 1 + (stride - 1 if ceil else 0)
    if room < 0:
        return 0
    count = room // stride + 1
    if ceil and (count - 1) * stride >= size + padding:
        count -= 1
    return count


def windowed_span(span: Span, kernel: int, stride: int, padding: int, dilation: int = 1) -> Span:
    """The input positions that the output positions of ``span`` look at, along one axis."""
    first, last = span
    return first * stride - padding, last * stride - padding + dilation * (kernel - 1)


def times(pair: Sequence[int]) -> str:
    """A pair of sides as people write it: ``3 × 3``."""
    return f"{pair[0]} × {pair[1]}"


def side(pair: Sequence[int]) -> str:
    """A pair in as few characters as it needs: ``2`` when both are 2, else ``2 × 1``."""
    return str(pair[0]) if pair[0] == pair[1] else times(pair)


def does_not_fit(what: str, kernel: Sequence[int], shape: Shape) -> Problem:
    """The Problem of a window that is larger than what it slides over."""
    return Problem(
        message(
            "a {kernel} {what} does not fit a {size} input.", kernel=times(kernel), what=what, size=times(shape[1:])
        ),
        message("Use padding or a smaller kernel."),
    )
