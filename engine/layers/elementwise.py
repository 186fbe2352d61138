"""The base of activation functions: layers that apply one function to every cell."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Self

from engine.layers.spec import KindMistake, Shape, Spec
from engine.values.array import Float32
from engine.values.cells import Cell, Terms, Trace
from engine.values.errors import Problem
from engine.values.map_block import Block
from engine.values.messages import Message, message


class Elementwise(Spec):
    """The base of kinds that apply one function to every cell. Shapes: any -> the same."""

    rule = "function"
    channelwise = True
    per_cell = True

    def output_shape(self, shape: Shape) -> Shape | Problem:
        return shape

    def without_padding(self) -> Self:
        return self

    def in_channel(self, weights: Mapping[str, Float32], channel: int) -> Elementwise:
        """The function of one channel, for kinds with weights per channel."""
        return self

    @abstractmethod
    def curve(self, x: float) -> float:
        """The value of the function at ``x``."""

    def formula(self, x: float, text: str) -> Message:
        """The formula of the function with ``text``, the printed ``x``, in place of x."""
        return self.summary

    def is_identity_at(self, x: float) -> bool:
        """Whether the formula for ``x`` is ``x`` itself, as for positive numbers in variants of ReLU."""
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
        """The mistake of not applying the function to ``x``."""
        words = message("That is what comes in: {curve} has not been applied yet.", curve=message(self.title))
        return "skipped", x, words


def logistic(x: float) -> float:
    """The sigmoid 1 / (1 + e^−x)."""
    if x < 0:  # e^−x would overflow
        power = math.exp(x)
        return power / (1 + power)
    return 1 / (1 + math.exp(-x))
