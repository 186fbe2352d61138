"""The steps of the tree of causes (see :mod:`engine.explain.why`), and the names of cells in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from engine.compute.result import Result
from engine.explain.phrases import map_name, origin, place
from engine.explain.rounding import needed
from engine.explain.trace import trace
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, Project
from engine.values.array import Float32
from engine.values.cells import Cell, Trace
from engine.values.messages import Message, message
from engine.values.numerals import printed

StepKind = Literal[
    "value", "score", "probability", "exponential", "sum", "channel", "row", "term", "branch", "rest", "bias",
    "constant", "winner", "loser", "gate", "pixel", "padding", "hidden",
]  # fmt: skip

_LEAVES = frozenset({"bias", "constant", "pixel", "padding", "hidden"})


class TermGroup(NamedTuple):
    """A group of the terms of a cell that are one step.

    Args:
        cell: the cell whose terms these are.
        block: the channel of the window, or the row of the map, that the terms are in; 0 for the sum of exponentials;
            None for all terms.
        skip: number of the largest terms that are on earlier pages.
    """

    cell: Cell
    block: int | None = None
    skip: int = 0


@dataclass(frozen=True)
class Step:
    """One node of the tree of causes.

    Args:
        kind: the role of the number in its parent.
        label: the name of the number.
        value: the number.
        share: the number divided by the sum of the absolute values of its siblings and itself, −1..1; None if the
            parent is not a sum.
        layer: id of the layer of the cell; for a group, of the layer that adds it up.
        cell: the cell with this value, or whose value is a factor of it; None if there is no single one.
        index: its index among its siblings of that kind, independent of the ranking.
        group: the terms that the step stands for, if there are several.
    """

    kind: StepKind
    label: Message
    value: float
    share: float | None
    layer: str
    cell: Cell | None = None
    index: int = 0
    group: TermGroup | None = None

    @property
    def is_leaf(self) -> bool:
        """Whether it has no children."""
        return self.kind in _LEAVES


@dataclass(frozen=True, eq=False)
class Network:
    """A Project with its Result: steps and names of its cells."""

    project: Project
    result: Result

    def map_of(self, layer: str, cell: Cell) -> Float32:
        """The map (H, W), or the vector (F,), that contains a cell."""
        maps = self.result.outputs[layer].maps
        return maps[0] if len(cell) == 1 else maps[cell[0]]

    def cell_step(
        self, kind: StepKind, layer: str, cell: Cell, label: str, index: int = 0, /, **values: object
    ) -> Step:
        """The step of a cell; ``label`` is a template in which ``{place}`` is its name."""
        value = float(self.result.outputs[layer].block[cell])
        words = self.words(layer, cell)
        if layer == INPUT:
            kind, words = "pixel", self._with_unscaled(words, cell, value)
        elif self.project[layer].spec.rule == "copy":  # it is not a copy, for which the caller passes the origin
            kind = "constant"
        elif kind == "value" and self.project[layer].spec.is_distribution:
            kind = "probability"
        return Step(kind, message(label, place=words, **values), value, None, layer, cell, index)

    def words(self, layer: str, cell: Cell) -> Message:
        """The name of a cell, of a unit with its class, of a pixel with its colour."""
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
        """The name of a map."""
        if layer != INPUT:
            return map_name(layer, channel)
        colour = self._colour(channel)
        return message("image") if colour is None else message("image, {colour}", colour=colour)

    def _colour(self, channel: int) -> Message | None:
        """The name of a channel of the image; None if it is the only one."""
        count = self.project.input.channels
        if count == 3:
            return (message("red"), message("green"), message("blue"))[channel]
        return message("channel {channel}", channel=channel) if count > 1 else None

    def _with_unscaled(self, words: Message, cell: Cell, value: float) -> Message:
        """The name of a pixel with its value before scaling, if the network scales the image."""
        picture = self.project.input
        mean, deviation = (each[cell[0] % len(each)] for each in (picture.mean, picture.deviation))
        if (mean, deviation) == (0.0, 1.0):
            return words
        own = float(np.float32(value * deviation + mean))
        return message("{pixel} ({own} before scaling)", pixel=words, own=printed_alone(own))


@dataclass(frozen=True, eq=False)
class TracedCell:
    """A cell with its trace, from which its children in the tree are made."""

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
    def sources(self) -> tuple[str, ...]:
        return self.network.project[self.layer].inputs

    @property
    def source(self) -> str:
        """The id of the layer that is read; of several, the first."""
        return self.sources[0]

    @property
    def input_shape(self) -> Shape:
        """The input shape, (C, H, W) or (F,)."""
        return self.network.result.outputs[self.source].shape

    def origin(self, cell: Cell, source: int = 0) -> tuple[str, Cell]:
        """The layer and cell in which the value of a cell of input number ``source`` was computed."""
        return origin(self.network.project, self.network.result, self.sources[source], cell)

    def input_step(self, kind: StepKind, cell: Cell, label: str, index: int = 0, /, **values: object) -> Step:
        """The step of a cell of the first input."""
        return self.network.cell_step(kind, *self.origin(cell), label, index, **values)

    def factor(
        self, kind: StepKind, cell: Cell, label: str, value: float, index: int = 0, source: int = 0, /, **values: object
    ) -> Step:
        """The step of a number that is computed from one cell of input number ``source``."""
        layer, cell = self.origin(cell, source)
        words = self.network.words(layer, cell)
        return Step(kind, message(label, place=words, **values), value, None, layer, cell, index)

    def branch(self, source: int, label: str, value: float, /) -> Step:
        """The step of the cell of input number ``source``, in a layer in which branches meet."""
        cell = self.trace.terms[source].cell or ()
        kind: StepKind = "pixel" if self.origin(cell, source)[0] == INPUT else "branch"
        return self.factor(kind, cell, label, value, source, source, branch=self.sources[source])

    def several(self, kind: StepKind, label: Message, value: float, group: TermGroup, index: int = 0) -> Step:
        """The step of a group of terms."""
        return Step(kind, label, value, None, self.layer, None, index, group)

    def leaf(self, kind: StepKind, label: Message, value: float, index: int = 0) -> Step:
        """The step of a number without causes."""
        return Step(kind, label, value, None, self.layer, None, index)

    def biases(self) -> list[Step]:
        """The step of the bias; empty if the layer has none."""
        if "bias" not in self.spec.weight_shapes(self.input_shape):
            return []
        return [self.leaf("bias", message("bias"), self.trace.bias)]

    def map_words(self, channel: int) -> Message:
        """The name of the map in which input map ``channel`` was computed."""
        layer, cell = self.origin((channel, 0, 0))
        return self.network.map_words(layer, cell[0])


def printed_alone(value: float) -> str:
    """A number printed with as many decimals as it needs by itself."""
    return printed(value, needed([value]))


def bracketed(value: float) -> str:
    """A printed number after an operator: negative ones in brackets."""
    text = printed_alone(value)
    return f"({text})" if text.startswith("−") else text
