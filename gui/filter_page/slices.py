"""What the filter depth shows: one filter of a Frame, input channel by input channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine import INPUT, Shape, Spec
from engine.compute.contributions import Contributions, Partials
from engine.compute.thumbnails import Thumbnail
from engine.project.project import Project
from engine.values.array import Float32
from gui.filter_page.layout import Contents
from gui.network.painting import class_names
from gui.state.workers import Frame

_MOST_CLASSES = 12

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Slices:
    """A filter taken apart, as a Frame knows it.

    Args:
        source: the layer that is read.
        after: the layer that makes one map of each of ours; None if there is none.
        classes: the last layer, when its units can be shown as bars.
    """

    frame: Frame
    partials: Partials
    source: str
    after: str | None
    classes: str | None

    @classmethod
    def of(cls, frame: Frame) -> Slices | None:
        """The filter that a Frame took apart; None if it did not."""
        partials = frame.answer(Contributions(*frame.request.shown))
        if partials is None:
            return None
        project, outputs = frame.request.project, frame.result.outputs
        source = project[partials.layer].inputs[0]
        after = next((each.id for each in project.layers if each.inputs[0] == partials.layer), None)
        if after is not None and not (project[after].spec.channelwise and len(_shape(frame, after)) == 3):
            after = None
        last = project.layers[-1]
        bars = (last.spec.is_distribution or last.spec.is_dense) and last.id in outputs
        few = bars and outputs[last.id].shape[0] <= _MOST_CLASSES
        return cls(frame, partials, source, after, last.id if few else None)

    # --- what it is

    @property
    def layer(self) -> str:
        """The convolution."""
        return self.partials.layer

    @property
    def channel(self) -> int:
        """Which of its filters."""
        return self.partials.channel

    @property
    def count(self) -> int:
        """How many channels the filter reads."""
        return len(self.partials.reads)

    @property
    def project(self) -> Project:
        """The Project of the Frame, without what was muted for looking at it."""
        return self.frame.request.project

    @property
    def spec(self) -> Spec:
        """The hyperparameters of the convolution."""
        return self.project[self.layer].spec

    @property
    def given(self) -> Shape:
        """The shape of what is read."""
        return _shape(self.frame, self.source)

    @property
    def made(self) -> Shape:
        """The shape of what the convolution makes."""
        return _shape(self.frame, self.layer)

    @cached_property
    def contents(self) -> Contents:
        """What there is to be arranged."""
        kernel = self.project[self.layer].weights["weight"].shape[2:]
        given, made = self.given[1:], self.made[1:]
        sizes = (given[0], given[1]), (kernel[0], kernel[1]), (made[0], made[1])
        return Contents(self.count, *sizes, self.after_size, len(self.scores))

    @property
    def after_size(self) -> tuple[int, int] | None:
        """Rows and columns of the map after it."""
        if self.after is None:
            return None
        _, rows, columns = _shape(self.frame, self.after)
        return rows, columns

    @property
    def bias(self) -> float | None:
        """What is added to the sum."""
        bias = self.project[self.layer].weights.get("bias")
        return None if bias is None else float(bias[self.channel])

    def name(self, at: int) -> str:
        """What an input channel is called: ``ch 3``, or its colour."""
        if self.source == INPUT and self.given[0] in (1, 3):
            grey = [translate("FilterDepthView", "grey")]
            colours = [
                translate("FilterDepthView", "red"),
                translate("FilterDepthView", "green"),
                translate("FilterDepthView", "blue"),
            ]
            return (grey if self.given[0] == 1 else colours)[self.partials.reads[at]]
        return translate("FilterDepthView", "ch {number}").format(number=self.partials.reads[at])

    # --- its numbers

    def kernels(self, project: Project) -> Float32:
        """The kernels in a Project that may be newer: (C, K, K), unless they no longer fit what is shown."""
        shown = self.project[self.layer].weights["weight"]
        found = next((each.weights.get("weight") for each in project.layers if each.id == self.layer), None)
        weights = found if found is not None and found.shape == shown.shape else shown
        kernels: Float32 = weights[self.channel]
        return kernels

    def input_thumbnail(self, at: int) -> Thumbnail:
        """The map that an input channel holds."""
        return self.frame.thumbnails[self.source][self.partials.reads[at]]

    def value(self, layer: str, channel: int, row: int, column: int) -> float:
        """What a cell holds."""
        return float(self.frame.result.outputs[layer].maps[channel][row, column])

    def added(self, at: int, row: int, column: int) -> float:
        """What an input channel adds to a cell of the result, with its gain."""
        spec, given, made = self.spec, self.given, self.made
        rows, columns = (
            spec.reads_along(axis, given[axis + 1], made[axis + 1])[place] for axis, place in enumerate((row, column))
        )
        kernel = self._looked_at[at]
        if spec.geometry is not None and spec.geometry.flip:
            kernel = kernel[::-1, ::-1]
        patch = self.frame.result.outputs[self.source].maps[self.partials.reads[at]][np.ix_(rows, columns)]
        inside = (rows >= 0)[:, None] & (columns >= 0)
        with np.errstate(all="ignore"):  # infinity times 0
            products = np.where(inside, patch, 0).astype(np.float64) * kernel
            return float(products.sum())

    @cached_property
    def _looked_at(self) -> Float32:
        """The kernels times their gains."""
        return self.kernels(self.frame.request.evaluated)

    @cached_property
    def largest(self) -> float:
        """The largest size of a number in any partial result."""
        return max((max(-each.low, each.high) for each in self.partials.thumbnails), default=0.0)

    @cached_property
    def scores(self) -> Float32:
        """What the units of the last layer hold; empty if they are not shown."""
        if self.classes is None:
            return np.zeros(0, np.float32)
        return self.frame.result.outputs[self.classes].maps[0]

    @property
    def class_names(self) -> Sequence[str]:
        """What the units of the last layer are called."""
        return class_names(self.project, len(self.scores))


def _shape(frame: Frame, layer: str) -> Shape:
    output = frame.result.outputs.get(layer)
    return output.shape if output is not None else ()


@dataclass(frozen=True, eq=False)
class Normal:
    """What was shown last without muting anything, to compare with."""

    project: Project
    layer: str
    channel: int
    shares: tuple[float, ...]
    scores: Float32
    largest: float

    @classmethod
    def of(cls, slices: Slices) -> Normal:
        """What there is to remember, without the maps."""
        return cls(
            slices.project,
            slices.layer,
            slices.channel,
            slices.partials.shares,
            slices.scores.copy(),
            slices.largest,
        )

    def fits(self, slices: Slices) -> bool:
        """Whether it is about the same filter of the same Project."""
        same = (self.layer, self.channel) == (slices.layer, slices.channel)
        return same and self.project is slices.project


def ordered(shares: Iterable[float], by_share: bool) -> tuple[int, ...]:
    """In which order channels are listed."""
    sizes = list(shares)
    return tuple(sorted(range(len(sizes)), key=lambda at: -sizes[at]) if by_share else range(len(sizes)))
