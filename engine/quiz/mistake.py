"""The data of a question about a cell, and of the usual mistakes with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.compute.result import Activation
from engine.explain.rounding import needed
from engine.layers.spec import Shape, Spec
from engine.project.project import Layer
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.map_block import Block
from engine.values.messages import Message
from engine.values.numerals import printed

MOST_OTHERS = 16  # maximum channels or units that are tried: among hundreds, one would fit by chance


@dataclass(frozen=True)
class Mistake:
    """A usual mistake in computing the value of a cell.

    Args:
        kind: its name.
        value: the wrong value it leads to.
        words: a sentence for the learner about the mistake or the right way.
    """

    kind: str
    value: float
    words: Message


Mistakes = Iterator[Mistake]


@dataclass(frozen=True)
class SizeMistake:
    """A usual mistake in computing the shape of an output.

    Args:
        kind: its name.
        shape: the wrong shape it leads to.
        words: a sentence for the learner about the mistake or the right way.
    """

    kind: str
    shape: Shape
    words: Message


@dataclass(frozen=True)
class Question:
    """The cell whose value is asked for, with the input and output of its layer."""

    layer: Layer
    cell: Cell
    trace: Trace
    input: Activation
    output: Activation

    @property
    def spec(self) -> Any:
        """The Spec of the layer, untyped: each kind has its own hyperparameters."""
        return self.layer.spec

    @cached_property
    def x(self) -> Block:
        """The input of the layer, (C, H, W) or (units,)."""
        return self.input.block

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The input values of the terms, in the shape of the trace: (C, KH, KW), or (n,)."""
        return self.trace.terms.values.reshape(self.trace.shape)

    @cached_property
    def parts(self) -> Mapping[str, float]:
        """The further numbers of the trace by name, such as ``mean`` and ``variance``."""
        return dict(self.trace.parts)

    def with_spec(self, spec: Spec, cell: Cell) -> float | None:
        """The value of a cell with the same weights and other hyperparameters; None if there is no such cell."""
        shape = spec.output_shape(self.input.shape)
        if not isinstance(shape, tuple) or not all(0 <= at < size for at, size in zip(cell, shape, strict=True)):
            return None
        weights = cast(
            Mapping[str, Float32], self.layer.weights
        )  # Array stands in for ndarray: a trace indexes single rows
        return spec.trace(self.x, weights, cell).value

    def output_at(self, cell: Cell) -> float | None:
        """The output value at another cell; None if there is no such cell."""
        if not all(0 <= at < size for at, size in zip(cell, self.output.shape, strict=True)):
            return None
        return float(self.output.block[cell])


def shown(number: float) -> str:
    """A number printed for a sentence."""
    return printed(number, needed([number]))
