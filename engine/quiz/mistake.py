"""A cell whose value is asked for, and a usual way to get it wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.compute.evaluate import Activation
from engine.compute.map_block import Block
from engine.explain.rounding import needed
from engine.layers.spec import Shape, Spec
from engine.project.project import Layer
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.messages import Message
from engine.values.numerals import printed

MOST_OTHERS = 16  # channels or units that are looked through: among hundreds, one would fit by chance


@dataclass(frozen=True)
class Mistake:
    """A usual way to get a cell wrong.

    Args:
        kind: its name.
        value: what comes out of it.
        words: what was done, and what has to be done, for the one who did it.
    """

    kind: str
    value: float
    words: Message


Found = Iterator[Mistake]


@dataclass(frozen=True)
class SizeMistake:
    """A usual way to get the size of an output wrong.

    Args:
        kind: its name.
        shape: what comes out of it.
        words: what was done, and what has to be done, for the one who did it.
    """

    kind: str
    shape: Shape
    words: Message


@dataclass(frozen=True)
class Asked:
    """The cell in question, with all that its arithmetic needs."""

    layer: Layer
    cell: Cell
    trace: Trace
    given: Activation
    made: Activation

    @property
    def spec(self) -> Any:
        return self.layer.spec

    @cached_property
    def x(self) -> Block:
        return self.given.block

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """What lies under the window, laid out as the trace says."""
        return self.trace.terms.values.reshape(self.trace.shape)

    @cached_property
    def parts(self) -> Mapping[str, float]:
        return dict(self.trace.parts)

    def with_spec(self, spec: Spec, cell: Cell) -> float | None:
        """What a layer with the same weights but other hyperparameters makes of the input; None where it does not."""
        shape = spec.output_shape(self.given.shape)
        if not isinstance(shape, tuple) or not all(0 <= at < size for at, size in zip(cell, shape, strict=True)):
            return None
        weights = cast(Mapping[str, Float32], self.layer.weights)  # of which a trace reads single rows
        return spec.trace(self.x, weights, cell).value

    def held(self, cell: Cell) -> float | None:
        """What the output holds at another cell; None where there is none."""
        if not all(0 <= at < size for at, size in zip(cell, self.made.shape, strict=True)):
            return None
        return float(self.made.maps[0][cell] if len(cell) == 1 else self.made.maps[cell[0]][cell[1:]])


def shown(number: float) -> str:
    """A number as a sentence names it."""
    return printed(number, needed([number]))
