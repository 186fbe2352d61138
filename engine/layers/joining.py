"""Layer kinds that read several layers, in which branches meet, and functions for kinds with any number of inputs."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from engine.layers.spec import Shape, Spec
from engine.values.array import Float32
from engine.values.cell_set import Field
from engine.values.cells import Cell, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import message
from engine.values.numerals import sizes

if TYPE_CHECKING:
    from torch import Generator, Tensor

MOST_INPUTS = 64


class Joining(Spec):
    """The base of kinds that read several layers: each ``joint_`` method takes all inputs.

    The rest of the program calls the functions of this module, which work for every kind.
    """

    fewest_inputs: ClassVar[int] = 2
    most_inputs: ClassVar[int] = MOST_INPUTS

    @abstractmethod
    def joint_shape(self, shapes: Sequence[Shape]) -> Shape | Problem:
        """See :func:`joint_shape`."""

    @abstractmethod
    def joint_forward(self, inputs: Sequence[Tensor], weights: Mapping[str, Tensor]) -> Tensor:
        """See :func:`joint_forward`."""

    @abstractmethod
    def joint_trace(self, inputs: Sequence[Block], weights: Mapping[str, Float32], cell: Cell) -> Trace:
        """See :func:`joint_trace`."""

    @abstractmethod
    def joint_reads(self, channel: int, channels: Sequence[int]) -> tuple[range, ...]:
        """See :func:`joint_reads`."""

    @abstractmethod
    def joint_before(self, field: Field, shapes: Sequence[Shape], output: Shape) -> tuple[Field, ...]:
        """The cells of each input that the output cells in ``field`` depend on."""

    @abstractmethod
    def joint_after(self, field: Field, source: int, shapes: Sequence[Shape], output: Shape) -> Field:
        """The output cells that depend on the cells of input number ``source`` in ``field``."""

    def joint_multiply_adds(self, shapes: Sequence[Shape], output: Shape) -> int:
        """See :func:`joint_multiply_adds`."""
        return 0

    def joint_input_cell(self, cell: Cell, shapes: Sequence[Shape]) -> tuple[int, Cell] | None:
        """See :func:`joint_input_cell`."""
        return None

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return self.joint_shape((shape,))

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return self.joint_forward((x,), weights)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return self.joint_trace((x,), weights, cell)


def joint_shape(spec: Spec, shapes: Sequence[Shape]) -> Shape | Problem:
    """The output shape of a layer with inputs of these shapes, or the Problem why it cannot run."""
    return spec.joint_shape(shapes) if isinstance(spec, Joining) else spec.output_shape(shapes[0])


def joint_forward(spec: Spec, inputs: Sequence[Tensor], weights: Mapping[str, Tensor]) -> Tensor:
    """The output of a layer for its input batches, (N, C, H, W) or (N, F) each."""
    return spec.joint_forward(inputs, weights) if isinstance(spec, Joining) else spec.forward(inputs[0], weights)


def joint_forward_in_training(
    spec: Spec, inputs: Sequence[Tensor], weights: Mapping[str, Tensor], random: Generator
) -> Tensor:
    """:func:`joint_forward` in training mode."""
    if isinstance(spec, Joining):
        return spec.joint_forward(inputs, weights)
    return spec.forward_in_training(inputs[0], weights, random)


def joint_trace(spec: Spec, inputs: Sequence[Block], weights: Mapping[str, Float32], cell: Cell) -> Trace:
    """The arithmetic of one output cell; ``Term.source`` is the index of the input that a term reads.

    Args:
        inputs: (C, H, W) or (F,) each.
        weights: as in :meth:`Spec.weight_shapes`.
        cell: (channel, row, column), or (unit,).
    """
    return (
        spec.joint_trace(inputs, weights, cell) if isinstance(spec, Joining) else spec.trace(inputs[0], weights, cell)
    )


def joint_reads(spec: Spec, channel: int, channels: Sequence[int]) -> tuple[range, ...]:
    """The channels of each input that output channel ``channel`` depends on.

    Args:
        channels: number of channels of each input.
    """
    if isinstance(spec, Joining):
        return spec.joint_reads(channel, channels)
    return (spec.reads(channel, channels[0]),)


def joint_input_cell(spec: Spec, cell: Cell, shapes: Sequence[Shape]) -> tuple[int, Cell] | None:
    """Of a layer that copies: the index of the input and the cell that an output cell copies; None if it is added."""
    if isinstance(spec, Joining):
        return spec.joint_input_cell(cell, shapes)
    read = spec.input_cell(cell, shapes[0])
    return None if read is None else (0, read)


def joint_nonnegative(spec: Spec, inputs_nonnegative: Sequence[bool]) -> bool:
    """Whether no output of a layer can be negative, given the same of each input."""
    return all(inputs_nonnegative) if isinstance(spec, Joining) else spec.nonnegative(inputs_nonnegative[0])


def joint_multiply_adds(spec: Spec, shapes: Sequence[Shape], output: Shape) -> int:
    """Number of multiply-adds of one forward pass, for inputs of ``shapes`` and an output of shape ``output``."""
    if isinstance(spec, Joining):
        return spec.joint_multiply_adds(shapes, output)
    return spec.multiply_adds(shapes[0], output)


class CellByCell(Joining):
    """The base of joining kinds whose output cell depends on the cell at the same position in every input.

    An input (C, 1, 1) is broadcast: its one number per channel applies to the whole map, as a gate does.
    """

    channelwise = True

    def joint_shape(self, shapes: Sequence[Shape]) -> Shape | Problem:
        largest = max(shapes, key=_size)
        for shape in shapes:
            if shape != largest and not self._is_broadcast(shape, largest):
                return Problem(
                    message("its inputs differ: {one} and {other}.", one=sizes(shapes[0]), other=_other(shapes)),
                    message("Give its branches the same size and number of channels, or remove it."),
                )
        return largest

    @staticmethod
    def _is_broadcast(shape: Shape, largest: Shape) -> bool:
        """Whether an input is one number per channel of larger maps."""
        return len(shape) == len(largest) == 3 and shape == (largest[0], 1, 1)

    def joint_reads(self, channel: int, channels: Sequence[int]) -> tuple[range, ...]:
        return tuple(range(channel, channel + 1) for _ in channels)

    def joint_before(self, field: Field, shapes: Sequence[Shape], output: Shape) -> tuple[Field, ...]:
        return tuple(field if shape == output else Field(field.channels, _ONE, _ONE) for shape in shapes)

    def joint_after(self, field: Field, source: int, shapes: Sequence[Shape], output: Shape) -> Field:
        if shapes[source] == output:
            return field
        return Field(field.channels, *(np.ones(size, np.bool_) for size in output[1:]))

    @staticmethod
    def cell_of(cell: Cell, shape: Shape) -> Cell:
        """The cell of an input of ``shape`` (C, H, W), (C, 1, 1) or (F,) that an output cell reads."""
        return cell if len(cell) == 1 else tuple(min(at, size - 1) for at, size in zip(cell, shape, strict=True))


_ONE = np.ones(1, np.bool_)


def _size(shape: Shape) -> int:
    return int(np.prod(shape))


def _other(shapes: Sequence[Shape]) -> str:
    return sizes(next((shape for shape in shapes if shape != shapes[0]), shapes[0]))
