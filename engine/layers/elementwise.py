"""Layers that put every cell through the same curve."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping

from engine.compute.map_block import Block
from engine.layers.spec import KindMistake, Shape, Spec
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.messages import Message, message


class Elementwise(Spec):
    """A layer kind whose output cell is a function of the input cell at the same place."""

    rule = "function"
    channelwise = True
    per_cell = True

    def output_shape(self, shape: Shape) -> Shape:
        return shape

    @abstractmethod
    def curve(self, x: float) -> float:
        """The function itself, for one number."""

    def formula(self, x: float, text: str) -> Message:
        """The function with a number put in, which is printed as ``text``."""
        return self.summary

    def stays(self, x: float) -> bool:
        """Whether the formula says of a number that it stays as it is."""
        return False

    def trace(self, x: Block, weights: Mapping[str, Float32], cell: Cell) -> Trace:
        value = float(x[cell])
        result = self.curve(value)
        return Trace(self.rule, Terms([cell], [value], [1.0]), 0.0, result, value)

    def mistakes(self, traced: Trace) -> Iterator[KindMistake]:
        x, curve = traced.terms[0].value, message(self.title)
        yield self.skipped(x)
        yield "relu", max(x, 0.0), message("That is what ReLU makes of it: here the curve is {curve}.", curve=curve)
        yield "other_sign", self.curve(-x), message("That is what {curve} makes of −x.", curve=curve)

    def skipped(self, x: float) -> KindMistake:
        """The mistake of not applying the function."""
        words = message("That is what comes in: {curve} has not been applied yet.", curve=message(self.title))
        return "skipped", x, words
