"""The contents of the filter page: one filter of a Frame, split into input channels."""

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
    """One filter of a Frame, split into its input channels.

    Args:
        partials: the partial results of its input channels.
        source: the layer that the convolution reads.
        after: the next layer, if it computes each map from one map; else None.
        classes: the last layer, if its units can be shown as bars; else None.
    """

    frame: Frame
    partials: Partials
    source: str
    after: str | None
    classes: str | None

    @classmethod
    def of(cls, frame: Frame) -> Slices | None:
        """The Slices of a Frame; None if it has none."""
        partials = frame.answer(Contributions(*frame.request.shown))
        if partials is None:
            return None
        project, outputs = frame.request.project, frame.result.outputs
        source = project[partials.layer].inputs[0]
        after = next((each.id for each in project.layers if each.inputs == (partials.layer,)), None)
        if after is not None and not (project[after].spec.channelwise and len(_shape(frame, after)) == 3):
            after = None
        last = project.layers[-1]
        bars = (last.spec.is_distribution or last.spec.is_dense) and last.id in outputs
        few = bars and outputs[last.id].shape[0] <= _MOST_CLASSES
        return cls(frame, partials, source, after, last.id if few else None)

    # --- layers and shapes

    @property
    def layer(self) -> str:
        """The convolution."""
        return self.partials.layer

    @property
    def channel(self) -> int:
        """The index of the filter."""
        return self.partials.channel

    @property
    def count(self) -> int:
        """Number of input channels."""
        return len(self.partials.reads)

    @property
    def project(self) -> Project:
        """The Project of the Frame, without gains."""
        return self.frame.request.project

    @property
    def spec(self) -> Spec:
        """The hyperparameters of the convolution."""
        return self.project[self.layer].spec

    @property
    def input_shape(self) -> Shape:
        """The input shape."""
        return _shape(self.frame, self.source)

    @property
    def output_shape(self) -> Shape:
        """The output shape."""
        return _shape(self.frame, self.layer)

    @cached_property
    def contents(self) -> Contents:
        """The sizes that the layout depends on."""
        kernel = self.project[self.layer].weights["weight"].shape[2:]
        (_, *read), (_, *computed) = self.input_shape, self.output_shape
        sizes = (read[0], read[1]), (kernel[0], kernel[1]), (computed[0], computed[1])
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
        """The bias of the filter; None if it has none."""
        bias = self.project[self.layer].weights.get("bias")
        return None if bias is None else float(bias[self.channel])

    def name(self, at: int) -> str:
        """The name of an input channel: ``ch 3``, or its colour."""
        if self.source == INPUT and self.input_shape[0] in (1, 3):
            grey = [translate("FilterDepthView", "grey")]
            colours = [
                translate("FilterDepthView", "red"),
                translate("FilterDepthView", "green"),
                translate("FilterDepthView", "blue"),
            ]
            return (grey if self.input_shape[0] == 1 else colours)[self.partials.reads[at]]
        return translate("FilterDepthView", "ch {number}").format(number=self.partials.reads[at])

    # --- values

    def kernels(self, project: Project) -> Float32:
        """The kernels (C, KH, KW) of a Project that may be newer; those of the Frame if their shapes differ."""
        shown = self.project[self.layer].weights["weight"]
        found = next((each.weights.get("weight") for each in project.layers if each.id == self.layer), None)
        weights = found if found is not None and found.shape == shown.shape else shown
        kernels: Float32 = weights[self.channel]
        return kernels

    def input_thumbnail(self, at: int) -> Thumbnail:
        """The thumbnail of an input map."""
        return self.frame.thumbnails[self.source][self.partials.reads[at]]

    def value(self, layer: str, channel: int, row: int, column: int) -> float:
        """The value of a cell."""
        return float(self.frame.result.outputs[layer].block[channel, row, column])

    def contribution(self, at: int, row: int, column: int) -> float:
        """The contribution of an input channel, with its gain, to a cell of the result."""
        spec, read, computed = self.spec, self.input_shape, self.output_shape
        rows, columns = (
            spec.reads_along(axis, read[axis + 1], computed[axis + 1])[place]
            for axis, place in enumerate((row, column))
        )
        kernel = self._scaled_kernels[at]
        if spec.geometry is not None and spec.geometry.flip:
            kernel = kernel[::-1, ::-1]
        patch = self.frame.result.outputs[self.source].block[(self.partials.reads[at], *np.ix_(rows, columns))]
        inside = (rows >= 0)[:, None] & (columns >= 0)
        with np.errstate(all="ignore"):  # infinity times 0
            products = np.where(inside, patch, 0).astype(np.float64) * kernel
            return float(products.sum())

    @cached_property
    def _scaled_kernels(self) -> Float32:
        """The kernels times their gains, (C, KH, KW)."""
        return self.kernels(self.frame.request.evaluated)

    @cached_property
    def largest(self) -> float:
        """The maximum absolute value of all partial results."""
        return max((max(-each.low, each.high) for each in self.partials.thumbnails), default=0.0)

    @cached_property
    def scores(self) -> Float32:
        """The values of the last layer, (units,); empty if they are not shown."""
        if self.classes is None:
            return np.zeros(0, np.float32)
        return self.frame.result.outputs[self.classes].maps[0]

    @property
    def class_names(self) -> Sequence[str]:
        """The class names."""
        return class_names(self.project, len(self.scores))


def _shape(frame: Frame, layer: str) -> Shape:
    output = frame.result.outputs.get(layer)
    return output.shape if output is not None else ()


@dataclass(frozen=True, eq=False)
class Normal:
    """The latest values of a filter without gains, for comparison; arguments as in Slices."""

    project: Project
    layer: str
    channel: int
    shares: tuple[float, ...]
    scores: Float32
    largest: float

    @classmethod
    def of(cls, slices: Slices) -> Normal:
        """The values of a filter that is evaluated without gains."""
        return cls(
            slices.project,
            slices.layer,
            slices.channel,
            slices.partials.shares,
            slices.scores.copy(),
            slices.largest,
        )

    def fits(self, slices: Slices) -> bool:
        """Whether it belongs to the same filter of the same Project."""
        same = (self.layer, self.channel) == (slices.layer, slices.channel)
        return same and self.project is slices.project


def ordered(shares: Iterable[float], by_share: bool) -> tuple[int, ...]:
    """The channels in the order of the list: sorted by share, largest first, or as they are."""
    sizes = list(shares)
    return tuple(sorted(range(len(sizes)), key=lambda at: -sizes[at]) if by_share else range(len(sizes)))
