"""Layers that put every cell through the same curve."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

from engine.compute.map_block import Block
from engine.layers.spec import Shape, Spec
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace


class Elementwise(Spec):
    """A layer kind whose output cell is a function of the input cell at the same place."""

    channelwise = True

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    @abstractmethod
    def curve(self, x: float) -> float:
        """The function itself, for one number."""

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        value = float(x[cell])
        result = self.curve(value)
        return Trace("function", Terms([cell], [value], [1.0]), 0.0, result, value)
