"""The interface of a layer kind, and helpers of many kinds: random weights, Problems, sizes as text."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from engine.layers.torch_module import TorchModule
from engine.layers.window_positions import ONE_CELL, Geometry
from engine.values.array import Float32
from engine.values.cell_set import Span
from engine.values.cells import Cell, Rule, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.params import Param, params

if TYPE_CHECKING:
    from torch import Generator, Tensor

Shape = tuple[int, ...]  # (C, H, W), or (units,) after flatten
KindMistake = tuple[str, float, Message]  # a usual mistake: its name, the value it leads to, what is wrong in words


class Spec(ABC):
    """The hyperparameters of one layer (instance), and all that the program knows of its kind (class).

    A subclass is a frozen dataclass whose fields are made with :func:`engine.values.params.param`. The first axis of
    every weight array counts output channels or units. Weights are named by their role: ``weight`` (a kernel or a
    scale), ``bias`` (or a shift), ``mean`` and ``variance`` (running statistics).

    The class variables are traits of the kind: the rest of the program asks for a trait, never for a kind by name.

    The first line of a subclass's docstring is shown in the window, and is a key of its translation.
    """

    kind: ClassVar[str]  # the key in engine.LAYERS and in project files
    title: ClassVar[str]  # its name in the window, in English
    short: ClassVar[str]  # a title of a few characters
    stem: ClassVar[str]  # of layer ids: conv1, conv2 …
    is_numbered: ClassVar[bool] = True  # the first is called conv1, not conv
    rule: ClassVar[Rule]  # of its traces: selects how a cell is explained, drawn and asked for in a quiz
    channelwise: ClassVar[bool] = False  # output channel c depends on input channel c alone
    per_cell: ClassVar[bool] = False  # every output cell depends on one input cell alone
    flattens: ClassVar[bool] = False  # its output is one vector of the cells of all maps
    fixes_size: ClassVar[bool] = False  # its output rows and columns do not depend on those of the input
    has_filters: ClassVar[bool] = False  # its weight (O, C / groups, KH, KW) slides over the input
    is_dense: ClassVar[bool] = False  # its weight is (units, F), for an input vector (F,)
    pairs_channels: ClassVar[bool] = False  # output channel c shows the feature of input channel c
    reads_one_size: ClassVar[bool] = False  # it runs only on inputs of one size
    enlarges: ClassVar[bool] = False  # its maps can have more rows and columns than its input
    is_distribution: ClassVar[bool] = False  # its output is a probability for every channel
    buffers: ClassVar[frozenset[str]] = frozenset()  # names of weights that are not learned, nor counted as parameters
    counterpart: ClassVar[str] = ""  # the key of a kind with the same hyperparameters, to compare with
    fewest_inputs: ClassVar[int] = 1  # minimum number of layers that it reads
    most_inputs: ClassVar[int] = 1  # maximum; more than 1 for kinds that derive from engine.layers.joining.Joining

    def __post_init__(self) -> None:
        for field in self.params():
            object.__setattr__(self, field.name, field.checked(getattr(self, field.name)))

    @classmethod
    def params(cls) -> tuple[Param, ...]:
        """The hyperparameters of this kind, in the order in which a form shows them."""
        return params(cls)

    @classmethod
    def keeping(cls, shape: Shape) -> Self:
        """The spec of this kind whose output has the shape of its input, ``shape``; the default where there is none."""
        return cls()

    @property
    def outputs(self) -> int:
        """Number of filters or units; 0 where it follows from the input."""
        return 0

    def with_outputs(self, count: int) -> Self:
        """This spec with ``count`` filters or units; unchanged where their number follows from the input."""
        return self

    @property
    def is_grouped(self) -> bool:
        """Whether every filter reads only some of the input channels."""
        return False

    @property
    def copies_maps(self) -> bool:
        """Whether every output map is a copy of an input map, see :func:`engine.layers.joining.joint_input_cell`."""
        return False

    @property
    def geometry(self) -> Geometry | None:
        """Kernel, stride, padding … of its window; None without a window, or if the window is the whole input."""
        return None

    @property
    def summary(self) -> Message:
        """The hyperparameters in a few words, for a column header."""
        return message("")

    def weight_shapes(self, shape: Shape) -> dict[str, Shape]:
        """The shapes of its weights by name, for an input of ``shape``; empty without weights."""
        return {}

    def initial_weights(self, shape: Shape, rng: np.random.Generator) -> dict[str, Float32]:
        """New weights for an input of ``shape``, in the shapes of :meth:`weight_shapes`."""
        return uniform_weights(self.weight_shapes(shape), rng)

    def identity_weights(self, shape: Shape) -> dict[str, Float32]:
        """Weights by name that make the layer the identity for an input of ``shape``; empty if there are none."""
        return {}

    @abstractmethod
    def output_shape(self, shape: Shape) -> Shape | Problem:
        """The output shape for an input of ``shape``, or the Problem why the layer cannot run."""

    @abstractmethod
    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        """The differentiable forward pass of a batch.

        Shapes: (N, C, H, W) or (N, F) -> (N, *output_shape); weights as in :meth:`weight_shapes`.
        """

    @abstractmethod
    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        """The arithmetic of one output cell.

        Args:
            x: one input, (C, H, W) or (F,).
            weights: as in :meth:`weight_shapes`.
            cell: (channel, row, column), or (unit,).
        """

    def forward_in_training(self, x: Tensor, weights: Mapping[str, Tensor], random: Generator) -> Tensor:
        """The forward pass in training mode; by default the same as :meth:`forward`.

        Running statistics are updated in place. Shapes: as for :meth:`forward`.
        """
        return self.forward(x, weights)

    def logits(self, x: Tensor) -> Tensor:
        """For a distribution: the logits of its input, for a loss that applies softmax itself. (N, F) -> (N, F)."""
        return x

    def without_padding(self) -> Self | None:
        """The spec for an input that is already padded; None if the output would differ.

        A layer with such a spec can be computed in bands of rows.
        """
        return None

    def by_channel(self, channels: int) -> Self | None:
        """The depthwise variant: one filter for each of ``channels`` input channels, no bias; None without filters."""
        return None

    def multiply_adds(self, shape: Shape, output: Shape) -> int:
        """Number of multiply-adds of one forward pass, for an input of ``shape`` and an output of shape ``output``."""
        return 0

    def input_cell(self, cell: Cell, shape: Shape) -> Cell | None:
        """For ``per_cell`` layers and copies: the cell of an input of ``shape`` that is read; None for an added one."""
        return cell

    def output_cell(self, cell: Cell, shape: Shape) -> Cell:
        """For ``per_cell`` layers: the output cell that depends on a cell of an input of ``shape``."""
        return cell

    def reads(self, channel: int, channels: int) -> range:
        """The input channels, of ``channels``, that output channel ``channel`` depends on."""
        return range(channel, channel + 1) if self.channelwise else range(channels)

    def window(self, shape: Shape, rows: Span, columns: Span) -> tuple[Span, Span]:
        """The spans of input rows and columns that spans of output rows and columns depend on.

        The result can include padding around the input of ``shape`` (C, H, W); the caller clips it.
        """
        return (self.geometry or ONE_CELL).spans(rows, columns)

    def reads_along(self, axis: int, size: int, count: int) -> NDArray[np.intp]:
        """The input indices that each output position reads along one axis: (count, n), NOWHERE for padding zeros.

        Args:
            axis: 0 for rows, 1 for columns.
            size, count: length of the input and of the output along that axis.
        """
        return (self.geometry or ONE_CELL).reads_along(axis, size, count)

    def nonnegative(self, input_nonnegative: bool) -> bool:
        """Whether no output can be negative, given whether no input can be."""
        return False

    def mistakes(self, traced: Trace) -> Iterable[KindMistake]:
        """Usual mistakes with a cell that are specific to this kind, beyond those of its rule; the most usual first."""
        return ()

    def torch_module(self, shape: Shape) -> TorchModule | None:
        """The equivalent torch.nn module for an input of ``shape``; None if PyTorch has none."""
        return None

    def cache_key(self) -> Hashable:
        """The hyperparameters on which the values of one output channel depend, as a hashable value."""
        return self


def most_read(spec: Spec, shape: Shape, output: Shape) -> int:
    """The maximum number of cells that an output cell reads on one map, for (C, H, W) -> (O, H', W')."""
    return math.prod(spec.reads_along(axis, shape[axis + 1], output[axis + 1]).shape[1] for axis in (0, 1))


def keeps_channels(spec: Spec) -> bool:
    """Whether output channel c of a layer shows the same feature as input channel c."""
    return spec.fewest_inputs == 1 and (spec.channelwise or spec.is_distribution or spec.pairs_channels)


def uniform_weights(shapes: Mapping[str, Shape], rng: np.random.Generator) -> dict[str, Float32]:
    """Random weights by name, in ``shapes`` by name, uniform in ±1 / √fan_in.

    Source: PyTorch's default for Conv2d and Linear (He et al. 2015 with a = √5).
    """
    if not shapes:
        return {}
    bound = 1 / math.sqrt(max(1, math.prod(shapes["weight"][1:])))
    return {name: (rng.random(size, dtype=np.float32) * 2 - 1) * np.float32(bound) for name, size in shapes.items()}


def needs_maps(shape: Shape) -> Problem | None:
    """The Problem of a layer that needs feature maps (C, H, W), if ``shape`` is a vector; else None."""
    if len(shape) == 3:
        return None
    return Problem(
        message("needs feature maps, but is given a vector of {units}.", units=shape[0]),
        message("Move it before the Flatten layer."),
    )


def needs_vector(shape: Shape) -> Problem | None:
    """The Problem of a layer that needs a vector, if ``shape`` is that of maps; else None."""
    if len(shape) == 1:
        return None
    return Problem(
        message("needs a vector, but is given {size} maps.", size=sizes(shape)),
        message("Add a Flatten layer before it."),
    )


def times(pair: Sequence[int]) -> str:
    """A pair of sides as text: ``3 × 3``."""
    return sizes(pair)


def side(pair: Sequence[int]) -> str:
    """A pair of sides as short text: ``2`` for (2, 2), ``2 × 1`` for (2, 1)."""
    return str(pair[0]) if pair[0] == pair[1] else times(pair)


def does_not_fit(what: Message, kernel: Sequence[int], shape: Shape) -> Problem:
    """The Problem of a window (rows, columns) that is larger than the padded input of ``shape`` (C, H, W)."""
    return Problem(
        message(
            "a {kernel} {what} does not fit a {size} input.", kernel=times(kernel), what=what, size=times(shape[1:])
        ),
        message("Use padding or a smaller kernel."),
    )
