"""A convolution as a fully connected layer: its sparse weight matrix, and parameter counts without weight sharing.

Source: Dumoulin & Visin 2016, section 4.1.
"""

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
Weight = tuple[int, int, int, int]  # (filter, index among the channels that it reads, row, column)

MOST_ENTRIES = 1_500_000  # maximum of a matrix that is drawn, zeros included
_MOST_TERMS = 300_000  # maximum number of weights in it, so that they are located in 40 ms
_PATCH = 8  # rows and columns of a patch, unless the kernel is larger
_LARGEST_PATCH = 64


@dataclass(frozen=True)
class Counts:
    """Parameter counts of three layers with the same input and output shape, with biases if the convolution has them.

    Args:
        dense: of a fully connected layer: one weight for every pair of an input and an output cell.
        local: of a locally connected layer: the windows of the convolution, with own weights at every position.
        shared: of the convolution.
    """

    dense: int
    local: int
    shared: int


def counts(spec: Spec, input_shape: Shape, output_shape: Shape) -> Counts:
    """Parameter counts of a convolution and of its unshared variants, for (C, H, W) -> (O, H', W')."""
    shapes = spec.weight_shapes(input_shape)
    bias = "bias" in shapes
    each = math.prod(shapes["weight"][1:]) + bias
    return Counts(
        (math.prod(input_shape) + bias) * math.prod(output_shape),
        math.prod(output_shape) * each,
        output_shape[0] * each,
    )


def _geometry(spec: Spec) -> Geometry:
    assert spec.geometry is not None
    return spec.geometry


@dataclass(frozen=True)
class Cut:
    """A submatrix of the weight matrix.

    Args:
        reach: ``layer``: the whole matrix; ``filter``: one filter and all channels that it reads; ``channel``: one
            filter and one channel; ``patch``: the first cells of these.
        filters, channels: the maps of the output and of the input.
        outputs, inputs: (rows, columns) of these maps, counted from the first.
    """

    reach: Reach
    filters: range
    channels: range
    outputs: Pair
    inputs: Pair

    @property
    def shape(self) -> Pair:
        """(rows, columns) of the submatrix: numbers of output cells and of input cells."""
        return len(self.filters) * math.prod(self.outputs), len(self.channels) * math.prod(self.inputs)


def cuts(spec: Spec, input_shape: Shape, output_shape: Shape, channel: int, source: int) -> tuple[Cut, ...]:
    """The submatrices small enough to be drawn, largest first; at least one.

    Args:
        input_shape, output_shape: (C, H, W) and (O, H', W').
        channel: the selected filter.
        source: index of its selected kernel, among the channels that the filter reads.
    """
    outputs, inputs = (output_shape[1], output_shape[2]), (input_shape[1], input_shape[2])
    reads, geometry = spec.reads(channel, input_shape[0]), _geometry(spec)
    filters, one = range(channel, channel + 1), reads[source : source + 1]
    patch = [_patch(geometry, axis, inputs[axis], outputs[axis]) for axis in (0, 1)]
    found: dict[tuple[range, range, Pair, Pair], Cut] = {}
    for cut in (
        Cut("layer", range(output_shape[0]), range(input_shape[0]), outputs, inputs),
        Cut("filter", filters, reads, outputs, inputs),
        Cut("channel", filters, one, outputs, inputs),
        Cut("patch", filters, one, (patch[0][0], patch[1][0]), (patch[0][1], patch[1][1])),
    ):
        terms = cut.shape[0] * min(len(cut.channels), len(reads)) * math.prod(geometry.kernel)
        if cut.reach == "patch" or (math.prod(cut.shape) <= MOST_ENTRIES and terms <= _MOST_TERMS):
            found.setdefault((cut.filters, cut.channels, cut.outputs, cut.inputs), cut)
    return tuple(found.values())


def _patch(geometry: Geometry, axis: int, size: int, count: int) -> Pair:
    """Sizes of the patch along one axis: (output positions, of ``count``; input positions, of ``size``)."""
    stride, padding = geometry.stride[axis], geometry.padding[axis]
    reach = geometry.dilation[axis] * (geometry.kernel[axis] - 1)
    side = min(size, max(_PATCH, reach + 1 + 2 * stride - padding), _LARGEST_PATCH)
    whole = (side - 1 + padding - reach) // stride + 1  # number of windows within the patch
    return min(count, _PATCH, max(whole, 2)), side


@dataclass(frozen=True, eq=False)
class WeightMatrix:
    """The sparse matrix M of a convolution as a fully connected layer: y = M·x + b, cells in the order of Flatten.

    Entries that are not listed are always 0. With a border other than zeros an entry can be the sum of several weights.

    Args:
        cut: the position of this submatrix in the matrix.
        weight_shape: (O, C / groups, KH, KW).
        rows, columns: of every listed entry, in reading order: (entries,).
        starts: index in ``weights`` of the first weight of every entry: (entries,).
        weights: flat indices into the weight array, at least one per entry: (n,).
    """

    cut: Cut
    weight_shape: Shape
    rows: Indices
    columns: Indices
    starts: Indices
    weights: Indices

    @property
    def shape(self) -> Pair:
        """(rows, columns): numbers of output cells and of input cells."""
        return self.cut.shape

    def values(self, weights: Float32) -> Float32:
        """The values of the listed entries (entries,), for weights of ``weight_shape``."""
        with np.errstate(invalid="ignore", over="ignore"):
            found: Float32 = np.add.reduceat(weights.reshape(-1)[self.weights], self.starts)
        return found

    def dense(self, weights: Float32) -> Float32:
        """The matrix (rows, columns), zeros included, for weights of ``weight_shape``."""
        matrix = np.zeros(self.shape, np.float32)
        matrix[self.rows, self.columns] = self.values(weights)
        return matrix

    def weights_at(self, place: int) -> list[Weight]:
        """The weights whose sum is entry number ``place``, as indices into the weight array."""
        ends = [*self.starts[place + 1 : place + 2].tolist(), len(self.weights)]
        found = np.unravel_index(self.weights[self.starts[place] : ends[0]], self.weight_shape)
        return list(zip(*(axis.tolist() for axis in found), strict=True))

    def copies(self, weight: Weight) -> Indices:
        """Numbers of the entries that contain a weight, (n,); empty if this submatrix has none."""
        if not all(0 <= at < size for at, size in zip(weight, self.weight_shape, strict=True)):
            return np.zeros(0, np.intp)
        terms = np.flatnonzero(self.weights == np.ravel_multi_index(weight, self.weight_shape))
        return np.searchsorted(self.starts, terms, side="right") - 1

    def place_at(self, row: int, column: int) -> int | None:
        """The number of the listed entry at (row, column); None if the entry is always 0."""
        first, end = np.searchsorted(self.rows, [row, row + 1])
        at = int(first + np.searchsorted(self.columns[first:end], column))
        return at if at < end and self.columns[at] == column else None

    def nearest(self, row: int, column: int, rows: float, columns: float) -> int | None:
        """The number of the listed entry nearest to (row, column) in an ellipse of radii ``rows`` and ``columns``."""
        first, end = np.searchsorted(self.rows, [row - int(rows), row + int(rows) + 1])
        if first == end:
            return None
        far = np.square((self.rows[first:end] - row) / rows) + np.square((self.columns[first:end] - column) / columns)
        best = int(far.argmin())
        return int(first) + best if far[best] <= 1 else None

    def output_cell(self, row: int) -> tuple[int, int, int]:
        """The output cell (channel, row, column) of a row of this submatrix."""
        return _cell(row, self.cut.filters, self.cut.outputs)

    def input_cell(self, column: int) -> tuple[int, int, int]:
        """The input cell (channel, row, column) of a column of this submatrix."""
        return _cell(column, self.cut.channels, self.cut.inputs)


def repeats(spec: Spec, input_shape: Shape, output_shape: Shape, row: int, column: int) -> int:
    """Number of window positions at which the weight at (row, column) of a kernel reads an input cell, not padding.

    Args:
        input_shape, output_shape: (C, H, W) and (O, H', W').
    """
    times = 1
    for axis, at in enumerate(_geometry(spec).flipped(row, column)):
        reads = spec.reads_along(axis, input_shape[axis + 1], output_shape[axis + 1])
        times *= int((reads[:, at] != NOWHERE).sum())
    return times


def _cell(number: int, maps: range, size: Pair) -> tuple[int, int, int]:
    index, at = divmod(number, size[0] * size[1])
    return maps[index], *divmod(at, size[1])


def weight_matrix(spec: Spec, input_shape: Shape, output_shape: Shape, cut: Cut) -> WeightMatrix:
    """The submatrix ``cut`` of the weight matrix of a convolution, for (C, H, W) -> (O, H', W')."""
    pairs = np.array(
        [
            (index, reads.index(channel), number, output)
            for output, index in enumerate(cut.filters)
            for reads in [spec.reads(index, input_shape[0])]
            for number, channel in enumerate(cut.channels)
            if channel in reads
        ],
        np.intp,
    ).reshape(-1, 4)
    index, source, channel, output = pairs.T[:, :, None, None]
    rows = _axis(spec, 0, input_shape, output_shape, cut)
    columns = _axis(spec, 1, input_shape, output_shape, cut)
    output_row, kernel_row, input_row = rows[:, None, :, None]
    output_column, kernel_column, input_column = columns[:, None, None, :]
    block = spec.weight_shapes(input_shape)["weight"]
    at = (output * cut.outputs[0] + output_row) * cut.outputs[1] + output_column
    reads = (channel * cut.inputs[0] + input_row) * cut.inputs[1] + input_column
    weights = ((index * block[1] + source) * block[2] + kernel_row) * block[3] + kernel_column
    places = (at * cut.shape[1] + reads).ravel()
    order = np.argsort(places, kind="stable")
    places = places[order]
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    found = np.divmod(places[starts], cut.shape[1])
    return WeightMatrix(cut, block, found[0], found[1], starts, weights.ravel()[order])


def _axis(spec: Spec, axis: int, input_shape: Shape, output_shape: Shape, cut: Cut) -> Indices:
    """All triples along one axis of output position, kernel position and the input position that it reads: (3, n)."""
    reads = spec.reads_along(axis, input_shape[axis + 1], output_shape[axis + 1])[: cut.outputs[axis]]
    inside = (reads != NOWHERE) & (reads < cut.inputs[axis])
    position, kernel = np.nonzero(inside)
    if (geometry := _geometry(spec)).flip:
        return np.stack([position, geometry.kernel[axis] - 1 - kernel, reads[inside]])
    return np.stack([position, kernel, reads[inside]])
