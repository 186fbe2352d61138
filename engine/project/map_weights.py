"""The weights of one map as a list of kernels: those of a filter, or those of a unit reshaped to the maps it reads."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from engine.kernels.facts import recognise
from engine.kernels.library import KERNELS
from engine.kernels.operations import fit_size
from engine.layers.spec import keeps_channels
from engine.project.edits.weights import set_part
from engine.project.project import INPUT, Layer, Project
from engine.project.shapes import infer
from engine.values.array import Float32

_LARGEST_GRID = 64 * 64  # most weights of a unit that are shown as one map
_PAGE = (5, 8)  # rows and columns of a page, for weights of a plain vector
_PRESET_SHAPES = sorted({known.weights.shape for known in KERNELS.values()})

Operation = Callable[[Float32], Float32]  # kernel (rows, columns) -> kernel of the same shape


@dataclass(frozen=True)
class MapWeights:
    """The weights of one filter or one unit as kernels, one per channel that it reads.

    Args:
        layer: the layer that has them.
        channel: index of the filter or unit.
        shape: (rows, columns) of a kernel.
        count: number of kernels.
        mapped: whether each kernel corresponds to an input map; False for a unit that reads a plain vector, whose
            weights are split into pages of _PAGE.
    """

    layer: Layer
    channel: int
    shape: tuple[int, int]
    count: int
    mapped: bool = True

    @property
    def is_filter(self) -> bool:
        """Whether they belong to a filter, which slides over the input, rather than to a unit."""
        return self.layer.spec.has_filters

    @property
    def weights(self) -> Float32:
        """All of them: (C / groups, KH, KW) of a filter, (F,) of a unit."""
        values: Float32 = self.layer.weights["weight"][self.channel]
        return values

    @property
    def size(self) -> int:
        """Number of weights."""
        return math.prod(self.layer.weights["weight"].shape[1:])

    def first(self, source: int) -> int:
        """Index of the first weight of kernel ``source`` in the flat weights; the last page overlaps the one before."""
        size = math.prod(self.shape)
        return min(source * size, self.size - size)

    def kernel(self, source: int) -> Float32:
        """Kernel number ``source``, (rows, columns)."""
        array = self.layer.weights["weight"]
        return array.stretch(self.channel, self.first(source), math.prod(self.shape)).reshape(self.shape)

    def changed(self, project: Project, sources: Iterable[int], change: Operation) -> Project:
        """The project with ``change`` applied to the kernels with these numbers."""
        weights = self.weights.copy()
        for source in sources:
            first, kernel = self.first(source), self.kernel(source)
            weights.reshape(-1)[first : first + kernel.size] = change(kernel).reshape(-1)
        return set_part(project, self.layer.id, (self.channel,), weights)


def find_map_weights(project: Project, layer_id: str, channel: int) -> MapWeights | None:
    """The weights that a map is computed with: of its layer, or of the earlier layer whose channels it corresponds to.

    None if there are none, as for a pooling of the image.
    """
    while layer_id != INPUT:
        layer = project[layer_id]
        if layer.spec.has_filters or layer.spec.is_dense:
            weights = layer.weights.get("weight")
            return _map_weights(project, layer, channel) if weights is not None and weights.size else None
        if not keeps_channels(layer.spec):
            return None
        layer_id = layer.inputs[0]
    return None


def _map_weights(project: Project, layer: Layer, channel: int) -> MapWeights:
    shape = layer.weights["weight"].shape
    channel = min(channel, shape[0] - 1)
    if len(shape) == 4:
        return MapWeights(layer, channel, (shape[2], shape[3]), shape[1])
    maps = _flattened(project, layer)
    if maps is not None and 1 < maps[1] * maps[2] <= _LARGEST_GRID and maps[0] * maps[1] * maps[2] == shape[1]:
        return MapWeights(layer, channel, (maps[1], maps[2]), maps[0])
    columns = min(_PAGE[1], shape[1])
    rows = min(_PAGE[0], shape[1] // columns)
    return MapWeights(layer, channel, (rows, columns), -(-shape[1] // (rows * columns)), mapped=False)


def _flattened(project: Project, layer: Layer) -> tuple[int, ...] | None:
    """The shape (C, H, W) of the maps that were flattened to the vector a layer reads; None if there are none."""
    while (before := layer.inputs[0]) != INPUT:
        layer = project[before]
        if layer.spec.flattens:
            shape = infer(project)[before].input_shape
            return shape if shape is not None and len(shape) == 3 else None
        if not layer.spec.channelwise or layer.spec.fewest_inputs > 1:
            return None
    return None


def preset_of(kernel: Float32) -> str | None:
    """The key of the library kernel that ``kernel`` (rows, columns) equals, possibly padded with zeros; else None."""
    if (key := recognise(kernel)) is not None:
        return key
    for shape in _PRESET_SHAPES:
        inner = fit_size(kernel, shape)
        if np.array_equal(fit_size(inner, kernel.shape), kernel) and (key := recognise(inner)):
            return key
    return None
