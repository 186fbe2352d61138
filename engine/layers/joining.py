"""What layer kinds share that read several layers: the branches of a network meet in them."""

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
    """A layer kind that reads several layers. Its subclasses replace the methods whose names begin with ``joint_``."""

    fewest_inputs: ClassVar[int] = 2
    most_inputs: ClassVar[int] = MOST_INPUTS

    @abstractmethod
    def joint_shape(self, shapes: Sequence[Shape]) -> Shape | Problem: ...

    @abstractmethod
    def joint_forward(self, inputs: Sequence[Tensor], weights: Mapping[str, Tensor]) -> Tensor: ...

    @abstractmethod
    def joint_trace(self, inputs: Sequence[Block], weights: Mapping[str, Float32], cell: Cell) -> Trace: ...

    def joint_forward_in_training(
        self, inputs: Sequence[Tensor], weights: Mapping[str, Tensor], random: Generator
    ) -> Tensor:
        return self.joint_forward(inputs, weights)

    @abstractmethod
    def joint_reads(self, channel: int, channels: Sequence[int]) -> tuple[range, ...]: ...

    @abstractmethod
    def joint_before(self, field: Field, shapes: Sequence[Shape], output: Shape) -> tuple[Field, ...]: ...

    @abstractmethod
    def joint_after(self, field: Field, source: int, shapes: Sequence[Shape], output: Shape) -> Field: ...

    def joint_nonnegative(self, inputs_nonnegative: Sequence[bool]) -> bool:
        return all(inputs_nonnegative)

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return self.joint_shape((shape,))

    def forward(self, x: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
        return self.joint_forward((x,), weights)

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        return self.joint_trace((x,), weights, cell)


class CellByCell(Joining):
    """A joining kind whose output cell depends on the cell at the same place in every input.

    An input of one row and one column, (C, 1, 1), is one number per channel and applies to the whole map, as a gate.
    """

    channelwise = True

    def joint_shape(self, shapes: Sequence[Shape]) -> Shape | Problem:
        largest = max(shapes, key=_size)
        for shape in shapes:
            if shape != largest and not self._is_spread(shape, largest):
                return Problem(
                    message("its inputs differ: {one} and {other}.", one=sizes(shapes[0]), other=_other(shapes)),
                    message("Give its branches the same size and number of channels, or remove it."),
                )
        return largest

    @staticmethod
    def _is_spread(shape: Shape, largest: Shape) -> bool:
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
        """The cell of an input of ``shape`` that an output cell reads."""
        return cell if len(cell) == 1 else tuple(min(at, size - 1) for at, size in zip(cell, shape, strict=True))


_ONE = np.ones(1, np.bool_)


def _size(shape: Shape) -> int:
    return int(np.prod(shape))


def _other(shapes: Sequence[Shape]) -> str:
    return sizes(next((shape for shape in shapes if shape != shapes[0]), shapes[0]))
