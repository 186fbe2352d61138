"""The steps of the way from a number back to the pixels, and how the cells on it are called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from engine.compute.evaluate import Result
from engine.explain.phrases import map_name, origin, place
from engine.explain.rounding import needed
from engine.explain.trace import trace
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, Project
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.messages import Message, message
from engine.values.numerals import printed

Kind = Literal[
    "value", "score", "probability", "exponential", "sum", "channel", "row", "term", "rest", "bias", "constant",
    "winner", "loser", "gate", "pixel", "padding", "hidden",
]  # fmt: skip

_LEAVES = frozenset({"bias", "constant", "pixel", "padding", "hidden"})


class Part(NamedTuple):
    """Some of the terms that make a cell.

    Args:
        cell: the cell that they make.
        block: the channel of a window, or the row of a map, that they lie in; for the sum of exponentials 0.
        skip: so many of the largest are told elsewhere.
    """

    cell: Cell
    block: int | None = None
    skip: int = 0


@dataclass(frozen=True)
class Step:
    """One step on the way from a number to the pixels.

    Args:
        kind: what the number is to the step above.
        label: what it is, in words.
        value: the number.
        share: how much of the sum above it makes up, from −1 to 1; None where nothing is added up.
        layer: where the number lives; of several numbers together, the layer that adds them up.
        cell: the cell that holds the number, or whose number is multiplied; None when it is none in particular.
        index: which one of its kind it is among its neighbours, however large it is.
        part: the terms that it stands for, when these are several.
    """

    kind: Kind
    label: Message
    value: float
    share: float | None
    layer: str
    cell: Cell | None = None
    index: int = 0
    part: Part | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether nothing lies below it."""
        return self.kind in _LEAVES


@dataclass(frozen=True, eq=False)
class Network:
    """What is looked at."""

    project: Project
    result: Result

    def map_of(self, layer: str, cell: Cell) -> Float32:
        """The map, or the vector, that a cell is part of."""
        maps = self.result.outputs[layer].maps
        return maps[0] if len(cell) == 1 else maps[cell[0]]

    def holder(self, kind: Kind, layer: str, cell: Cell, label: str, index: int = 0, /, **values: object) -> Step:
        """The step of a cell that holds a number; its place is put into the label."""
        held = float(self.map_of(layer, cell)[cell[-2:]])
        words = self.words(layer, cell)
        if layer == INPUT:
            kind, words = "pixel", self._with_own_number(words, cell, held)
        elif kind == "value" and self.project[layer].spec.is_distribution:
            kind = "probability"
        return Step(kind, message(label, place=words, **values), held, None, layer, cell, index)

    def words(self, layer: str, cell: Cell) -> Message:
        """A cell in words: a unit with the name of its class, a pixel with its colour."""
        names = self.project.classes
        if layer == INPUT:
            _, row, column = cell
            pixel = message("pixel row {row}, column {column}", row=row, column=column)
            colour = self._colour(cell[0])
            return pixel if colour is None else message("{pixel}, {colour}", pixel=pixel, colour=colour)
        if self.result.outputs[layer].shape == (len(names),) and names[cell[0]] != str(cell[0]):
            return message("{place} “{name}”", place=place(layer, cell), name=names[cell[0]])
        return place(layer, cell)

    def map_words(self, layer: str, channel: int) -> Message:
        """One map in words."""
        if layer != INPUT:
            return map_name(layer, channel)
        colour = self._colour(channel)
        return message("image") if colour is None else message("image, {colour}", colour=colour)

    def _colour(self, channel: int) -> Message | None:
        """What a channel of the image is called; None when it is the only one."""
        count = self.project.input.channels
        if count == 3:
            return (message("red"), message("green"), message("blue"))[channel]
        return message("channel {channel}", channel=channel) if count > 1 else None

    def _with_own_number(self, words: Message, cell: Cell, held: float) -> Message:
        """A pixel with the number that it has before the network scales it, when that is another one."""
        given = self.project.input
        mean, deviation = (each[cell[0] % len(each)] for each in (given.mean, given.deviation))
        if (mean, deviation) == (0.0, 1.0):
            return words
        own = float(np.float32(held * deviation + mean))
        return message("{pixel} ({own} before scaling)", pixel=words, own=printed_alone(own))


@dataclass(frozen=True, eq=False)
class At:
    """The cell whose arithmetic is told."""

    network: Network
    layer: str
    cell: Cell

    @cached_property
    def trace(self) -> Trace:
        return trace(self.network.project, self.network.result, self.layer, self.cell)

    @property
    def spec(self) -> Spec:
        return self.network.project[self.layer].spec

    @property
    def source(self) -> str:
        return self.network.project[self.layer].inputs[0]

    @property
    def given(self) -> Shape:
        """The shape of what is read."""
        return self.network.result.outputs[self.source].shape

    def origin(self, cell: Cell) -> tuple[str, Cell]:
        """Where the number of a cell of what is read was made."""
        return origin(self.network.project, self.network.result, self.source, cell)

    def holder(self, kind: Kind, cell: Cell, label: str, index: int = 0, /, **values: object) -> Step:
        """A cell of what is read."""
        return self.network.holder(kind, *self.origin(cell), label, index, **values)

    def factor(self, kind: Kind, cell: Cell, label: str, made: float, index: int = 0, /, **values: object) -> Step:
        """A number that is made from the one in a cell of what is read."""
        layer, cell = self.origin(cell)
        words = self.network.words(layer, cell)
        return Step(kind, message(label, place=words, **values), made, None, layer, cell, index)

    def several(self, kind: Kind, label: Message, value: float, part: Part, index: int = 0) -> Step:
        """Several numbers together."""
        return Step(kind, label, value, None, self.layer, None, index, part)

    def leaf(self, kind: Kind, label: Message, value: float, index: int = 0) -> Step:
        """A number that comes from nowhere else."""
        return Step(kind, label, value, None, self.layer, None, index)

    def biases(self) -> list[Step]:
        """The bias, when the layer has one."""
        if "bias" not in self.spec.weight_shapes(self.given):
            return []
        return [self.leaf("bias", message("bias"), self.trace.bias)]

    def map_words(self, channel: int) -> Message:
        """A map of what is read, in words."""
        layer, cell = self.origin((channel, 0, 0))
        return self.network.map_words(layer, cell[0])


def printed_alone(value: float) -> str:
    """A number with as many decimals as it needs."""
    return printed(value, needed([value]))


def bracketed(value: float) -> str:
    """A number as it stands after a sign."""
    text = printed_alone(value)
    return f"({text})" if text.startswith("−") else text
