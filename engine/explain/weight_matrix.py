"""A convolution written as a fully connected layer: its weight matrix, and how many weights sharing them saves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import Geometry
from engine.values.array import Float32
from engine.values.cells import NOWHERE
from engine.values.params import Pair

Reach = Literal["layer", "filter", "channel", "patch"]
Indices = NDArray[np.intp]
Weight = tuple[int, int, int, int]  # filter, channel among those that it reads, row, column

MOST_ENTRIES = 1_500_000  # of a matrix that is drawn whole, zeros included
_MOST_TERMS = 300_000  # weights in it: so many are laid out in 40 ms
_PATCH = 8  # rows and columns, if the kernel is not larger
_LARGEST_PATCH = 64


@dataclass(frozen=True)
class Counts:
    """How many parameters a layer between the same shapes has, the biases among them if the convolution has some.

    Args:
        dense: fully connected: a weight for every input cell, at every output cell.
        local: locally connected: the windows of the convolution, but other weights at every position.
        shared: the convolution itself.
    """

    dense: int
    local: int
    shared: int


def counts(spec: Spec, given: Shape, made: Shape) -> Counts:
    """The parameters of a convolution from shape ``given`` to ``made``, and of what it would be without sharing."""
    shapes = spec.weight_shapes(given)
    bias = "bias" in shapes
    each = math.prod(shapes["weight"][1:]) + bias
    return Counts((math.prod(given) + bias) * math.prod(made), math.prod(made) * each, made[0] * each)


def _geometry(spec: Spec) -> Geometry:
    assert spec.geometry is not None
    return spec.geometry


@dataclass(frozen=True)
class Cut:
    """The part of a matrix that is looked at.

    Args:
        reach: ``layer`` is everything, ``filter`` one filter over all channels that it reads, ``channel`` over one of
            them, ``patch`` over the first cells of it.
        filters, channels: the maps of the output and of the input.
        outputs, inputs: how many rows and columns of these maps, from the first.
    """

    reach: Reach
    filters: range
    channels: range
    outputs: Pair
    inputs: Pair

    @property
    def shape(self) -> Pair:
        """Rows (output cells) and columns (input cells) of the matrix."""
        return len(self.filters) * math.prod(self.outputs), len(self.channels) * math.prod(self.inputs)


def cuts(spec: Spec, given: Shape, made: Shape, channel: int, source: int) -> tuple[Cut, ...]:
    """The parts of the matrix that can be drawn, the largest first; there always is one.

    Args:
        channel: the filter that is looked at.
        source: the kernel of it that is looked at, counted among the channels that the filter reads.
    """
    outputs, inputs = (made[1], made[2]), (given[1], given[2])
    reads, geometry = spec.reads(channel, given[0]), _geometry(spec)
    filters, one = range(channel, channel + 1), reads[source : source + 1]
    patch = [_patch(geometry, axis, inputs[axis], outputs[axis]) for axis in (0, 1)]
    found: dict[tuple[range, range, Pair, Pair], Cut] = {}
    for cut in (
        Cut("layer", range(made[0]), range(given[0]), outputs, inputs),
        Cut("filter", filters, reads, outputs, inputs),
        Cut("channel", filters, one, outputs, inputs),
        Cut("patch", filters, one, (patch[0][0], patch[1][0]), (patch[0][1], patch[1][1])),
    ):
        terms = cut.shape[0] * min(len(cut.channels), len(reads)) * math.prod(geometry.kernel)
        if cut.reach == "patch" or (math.prod(cut.shape) <= MOST_ENTRIES and terms <= _MOST_TERMS):
            found.setdefault((cut.filters, cut.channels, cut.outputs, cut.inputs), cut)
    return tuple(found.values())


def _patch(geometry: Geometry, axis: int, size: int, count: int) -> Pair:
    """How many of ``count`` output and of ``size`` input positions along one axis a small picture shows."""
    stride, padding = geometry.stride[axis], geometry.padding[axis]
    reach = geometry.dilation[axis] * (geometry.kernel[axis] - 1)
    side = min(size, max(_PATCH, reach + 1 + 2 * stride - padding), _LARGEST_PATCH)
    whole = (side - 1 + padding - reach) // stride + 1  # windows that do not look past the patch
    return min(count, _PATCH, max(whole, 2)), side


@dataclass(frozen=True, eq=False)
class WeightMatrix:
    """Where in the matrix of a fully connected layer the weights of a convolution stand.

    It holds y = M·x + b for cells counted map by map, row by row. A place that is not listed is 0 whatever the weights
    are. At a border other than zeros several weights can meet in one place: their sum stands there.

    Args:
        cut: the part of the whole matrix that this is.
        weight_shape: (filters, channels read, rows, columns) of the weights.
        rows, columns: of every place that holds weights, in reading order: (places,).
        starts: where the weights of every place begin: (places,).
        weights: which weights these are, counted one by one through ``weight_shape``: at least one a place.
    """

    cut: Cut
    weight_shape: Shape
    rows: Indices
    columns: Indices
    starts: Indices
    weights: Indices

    @property
    def shape(self) -> Pair:
        """Rows (output cells) and columns (input cells)."""
        return self.cut.shape

    def values(self, weights: Float32) -> Float32:
        """What stands at every place: (places,)."""
        with np.errstate(invalid="ignore", over="ignore"):
            found: Float32 = np.add.reduceat(weights.reshape(-1)[self.weights], self.starts)
        return found

    def dense(self, weights: Float32) -> Float32:
        """The matrix in full, zeros included: (rows, columns)."""
        matrix = np.zeros(self.shape, np.float32)
        matrix[self.rows, self.columns] = self.values(weights)
        return matrix

    def weights_at(self, place: int) -> list[Weight]:
        """The weights that meet at a place."""
        ends = [*self.starts[place + 1 : place + 2].tolist(), len(self.weights)]
        found = np.unravel_index(self.weights[self.starts[place] : ends[0]], self.weight_shape)
        return list(zip(*(axis.tolist() for axis in found), strict=True))

    def copies(self, weight: Weight) -> Indices:
        """The places that hold a weight; none if it is not in this part, or in no place at all."""
        if not all(0 <= at < size for at, size in zip(weight, self.weight_shape, strict=True)):
            return np.zeros(0, np.intp)
        terms = np.flatnonzero(self.weights == np.ravel_multi_index(weight, self.weight_shape))
        return np.searchsorted(self.starts, terms, side="right") - 1

    def place_at(self, row: int, column: int) -> int | None:
        """The place at a row and column; None where nothing but 0 can stand."""
        first, end = np.searchsorted(self.rows, [row, row + 1])
        at = int(first + np.searchsorted(self.columns[first:end], column))
        return at if at < end and self.columns[at] == column else None

    def nearest(self, row: int, column: int, rows: float, columns: float) -> int | None:
        """The place nearest to a row and column, in an ellipse of so many rows and columns around it."""
        first, end = np.searchsorted(self.rows, [row - int(rows), row + int(rows) + 1])
        if first == end:
            return None
        far = np.square((self.rows[first:end] - row) / rows) + np.square((self.columns[first:end] - column) / columns)
        best = int(far.argmin())
        return int(first) + best if far[best] <= 1 else None

    def output_cell(self, row: int) -> tuple[int, int, int]:
        """The output cell (channel, row, column) that a row of the matrix makes."""
        return _cell(row, self.cut.filters, self.cut.outputs)

    def input_cell(self, column: int) -> tuple[int, int, int]:
        """The input cell (channel, row, column) that a column of the matrix reads."""
        return _cell(column, self.cut.channels, self.cut.inputs)


def repeats(spec: Spec, given: Shape, made: Shape, row: int, column: int) -> int:
    """At how many positions of its filter a weight meets a cell of the input rather than padding zeros."""
    times = 1
    for axis, at in enumerate(_geometry(spec).turned(row, column)):
        reads = spec.reads_along(axis, given[axis + 1], made[axis + 1])
        times *= int((reads[:, at] != NOWHERE).sum())
    return times


def _cell(number: int, maps: range, size: Pair) -> tuple[int, int, int]:
    index, at = divmod(number, size[0] * size[1])
    return maps[index], *divmod(at, size[1])


def weight_matrix(spec: Spec, given: Shape, made: Shape, cut: Cut) -> WeightMatrix:
    """The part ``cut`` of the matrix of a convolution from shape ``given`` to ``made``."""
    pairs = np.array(
        [
            (index, reads.index(channel), number, output)
            for output, index in enumerate(cut.filters)
            for reads in [spec.reads(index, given[0])]
            for number, channel in enumerate(cut.channels)
            if channel in reads
        ],
        np.intp,
    ).reshape(-1, 4)
    index, source, channel, output = pairs.T[:, :, None, None]
    rows = _axis(spec, 0, given, made, cut)
    columns = _axis(spec, 1, given, made, cut)
    made_row, kernel_row, read_row = rows[:, None, :, None]
    made_column, kernel_column, read_column = columns[:, None, None, :]
    block = spec.weight_shapes(given)["weight"]
    at = (output * cut.outputs[0] + made_row) * cut.outputs[1] + made_column
    reads = (channel * cut.inputs[0] + read_row) * cut.inputs[1] + read_column
    weights = ((index * block[1] + source) * block[2] + kernel_row) * block[3] + kernel_column
    places = (at * cut.shape[1] + reads).ravel()
    order = np.argsort(places, kind="stable")
    places = places[order]
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    found = np.divmod(places[starts], cut.shape[1])
    return WeightMatrix(cut, block, found[0], found[1], starts, weights.ravel()[order])


def _axis(spec: Spec, axis: int, given: Shape, made: Shape, cut: Cut) -> Indices:
    """Along one axis, every (output position, position in the kernel, input position) that meet: (3, n)."""
    reads = spec.reads_along(axis, given[axis + 1], made[axis + 1])[: cut.outputs[axis]]
    inside = (reads != NOWHERE) & (reads < cut.inputs[axis])
    position, kernel = np.nonzero(inside)
    if (geometry := _geometry(spec)).flip:
        return np.stack([position, geometry.kernel[axis] - 1 - kernel, reads[inside]])
    return np.stack([position, kernel, reads[inside]])
