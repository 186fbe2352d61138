"""What every layer kind provides, and the words its answers are given in."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from engine.compute.map_block import Block
from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import Geometry, positions
from engine.values.array import Float32
from engine.values.cell_set import Field, Span, readers_of, sources_of
from engine.values.cells import Cell, Rule, Trace
from engine.values.errors import Problem
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.params import Param, params

if TYPE_CHECKING:
    from torch import Generator, Tensor

Shape = tuple[int, ...]  # (C, H, W), or (units,) after flatten
KindMistake = tuple[str, float, Message]  # a usual mistake: its name, the value that it leads to, and what went wrong


class Spec(ABC):
    """The frozen parameters of one layer kind, and everything the program knows about that kind.

    A subclass is a frozen dataclass whose fields are made with :func:`engine.values.params.param`. The first axis of
    every weight array counts output channels (or units). Weights are named by their role: ``weight`` (a kernel, or a
    scale), ``bias`` (or a shift), ``mean`` and ``variance`` (measured).

    What is declared below the names holds for all layers of the kind. The rest of the program asks for it instead of
    asking which kind a layer is of.
    """

    kind: ClassVar[str]  # the key in engine.LAYERS and in project files
    title: ClassVar[str]  # what a person calls it
    short: ClassVar[str]  # and where there is little room
    stem: ClassVar[str]  # ids are made from it: conv1, conv2 …
    is_numbered: ClassVar[bool] = True  # the first is called conv1, not conv
    rule: ClassVar[Rule]  # of its traces; how a cell is explained, drawn and asked for follows from it
    channelwise: ClassVar[bool] = False  # output channel c needs input channel c alone
    per_cell: ClassVar[bool] = False  # every output cell is made from one input cell alone
    flattens: ClassVar[bool] = False  # makes one vector of the cells of all maps
    fixes_size: ClassVar[bool] = False  # its output has the same rows and columns whatever the input has
    has_filters: ClassVar[bool] = False  # its weight (filters, C / groups, K, K) slides over the input
    is_dense: ClassVar[bool] = False  # its weight (units, F) has one number for every cell of the vector that it reads
    is_distribution: ClassVar[bool] = False  # its output is a probability of every channel
    counterpart: ClassVar[str] = ""  # the key of the kind with the same hyperparameters that it is compared with

    def __post_init__(self) -> None:
        for field in self.params():
            object.__setattr__(self, field.name, field.checked(getattr(self, field.name)))

    @classmethod
    def params(cls) -> tuple[Param, ...]:
        """The hyperparameters of this kind, in the order in which a form shows them."""
        return params(cls)

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        """The layer of this kind that makes of ``shape`` as much of the same as the kind can."""
        return cls()

    @property
    def keeps_channels(self) -> bool:
        """Whether output channel c stands for the same thing as input channel c."""
        return self.channelwise or self.is_distribution

    @property
    def outputs(self) -> int:
        """How many filters or units it has; 0 where that follows from the input."""
        return 0

    def with_outputs(self, count: int) -> Self:
        """The same layer with so many filters or units; itself where that follows from the input."""
        return self

    @property
    def is_grouped(self) -> bool:
        """Whether a filter reads only some of the channels."""
        return False

    @property
    def geometry(self) -> Geometry | None:
        """How its window slides over the input; None where there is no window, or one that is all of the input."""
        return None

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

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        """Weights with which the layer makes what it reads; none where it has none, or no such ones."""
        return {}

    @abstractmethod
    def output_shape(self, shape: Shape) -> Shape | Problem:
        """The shape this layer makes of ``shape``, or why it cannot."""

    @abstractmethod
    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        """The layer applied to a batch, differentiable. Shapes: x (N, C, H, W) or (N, F)."""

    @abstractmethod
    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        """The arithmetic of one output cell, for one input x of shape (C, H, W) or (F,)."""

    def forward_in_training(self, x: Tensor, weights: Mapping[str, Tensor], random: Generator) -> Tensor:
        """The layer applied to a batch in training, as in use unless the kind says otherwise.

        Measured weights are updated in place. Shapes: as for forward.
        """
        return self.forward(x, weights)

    def logits(self, x: Tensor) -> Tensor:
        """The scores whose softmax a distribution is. Shapes: (N, F) -> (N, F)."""
        return x

    def without_padding(self) -> Self | None:
        """The same layer for an input with the padding already around it; None where that gives other numbers.

        A layer that has one is computed in bands of rows.
        """
        return None

    def by_channel(self, channels: int) -> Self | None:
        """The layer with one filter for each of ``channels`` input channels and no bias; None without filters."""
        return None

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        """How many products are added up in one forward pass."""
        return 0

    def input_cell(self, cell: Cell, shape: Shape) -> Cell:
        """The cell of an input of ``shape`` that an output cell of a ``per_cell`` layer is made from."""
        return cell

    def output_cell(self, cell: Cell, shape: Shape) -> Cell:
        """The output cell of a ``per_cell`` layer that is made from a cell of an input of ``shape``."""
        return cell

    def reads(self, channel: int, channels: int) -> range:
        """The input channels that output ``channel`` is made from, of ``channels`` there are."""
        return range(channel, channel + 1) if self.channelwise else range(channels)

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        """The input rows and columns that the given output rows and columns are made from.

        They may reach past the input's edges, into the padding; the caller cuts them.
        """
        return rows, columns

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        """The input rows (axis 0) or columns (axis 1), of ``size``, that each of ``count`` output positions reads.

        Shapes: (count, n), with NOWHERE where a position reads padding.
        """
        return positions(count, size, 1, 1, 0)

    def before(self, field: Field, given: Shape, made: Shape) -> Field:
        """The cells of an input of shape ``given`` that some cells of the output, of shape ``made``, are made from."""
        if self.channelwise:
            channels = field.channels
        else:
            channels = np.zeros(given[0], np.bool_)
            for reads in self._sources(np.flatnonzero(field.channels).tolist(), given[0]):
                channels[reads.start : reads.stop] = True
        if len(made) == 1:
            return Field(channels, field.rows, field.columns)
        rows, columns = (
            sources_of(mask, self.reads_along(axis, given[axis + 1], made[axis + 1]), given[axis + 1])
            for axis, mask in enumerate((field.rows, field.columns))
        )
        return Field(channels, rows, columns)

    def after(self, field: Field, given: Shape, made: Shape) -> Field:
        """The cells of the output, of shape ``made``, that some cells of an input of shape ``given`` influence."""
        if self.channelwise:
            channels = field.channels
        elif len(self.reads(0, given[0])) == given[0]:
            channels = np.full(made[0], field.channels.any())
        else:
            reads = (self.reads(channel, given[0]) for channel in range(made[0]))
            channels = np.array([field.channels[each.start : each.stop].any() for each in reads], np.bool_)
        if len(made) == 1:
            return Field(channels, field.rows, field.columns)
        rows, columns = (
            readers_of(mask, self.reads_along(axis, given[axis + 1], made[axis + 1]))
            for axis, mask in enumerate((field.rows, field.columns))
        )
        return Field(channels, rows, columns)

    def _sources(self, outputs: Sequence[int], channels: int) -> set[range]:
        """The different ranges of channels that some outputs read."""
        if outputs and len(self.reads(0, channels)) == channels:
            return {range(channels)}
        return {self.reads(channel, channels) for channel in outputs}

    def nonnegative(self, given: bool) -> bool:
        """Whether no output can be negative, when ``given`` says the same of the input."""
        return False

    def mistakes(self, traced: Trace) -> Iterable[KindMistake]:
        """The usual mistakes with a cell that are this kind's own, beside those of its rule; the likeliest first."""
        return ()

    def torch_module(self, shape: Shape) -> TorchModule | None:
        """The layer in PyTorch code, for an input of ``shape``; None if PyTorch has none."""
        return None

    def cache_key(self) -> Hashable:
        """What of this spec changes the numbers of a channel."""
        return self


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
    return sizes(pair)


def side(pair: Sequence[int]) -> str:
    """A pair in as few characters as it needs: ``2`` when both are 2, else ``2 × 1``."""
    return str(pair[0]) if pair[0] == pair[1] else times(pair)


def does_not_fit(what: Message, kernel: Sequence[int], shape: Shape) -> Problem:
    """The Problem of a window that is larger than what it slides over."""
    return Problem(
        message(
            "a {kernel} {what} does not fit a {size} input.", kernel=times(kernel), what=what, size=times(shape[1:])
        ),
        message("Use padding or a smaller kernel."),
    )
