"""The weights behind one map: a filter, or a unit laid back on the maps that it reads."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from engine.kernels.facts import recognise
from engine.kernels.library import KERNELS
from engine.kernels.operations import fit_size
from engine.project.edits import set_part
from engine.project.project import INPUT, Layer, Project
from engine.project.shapes import infer
from engine.values.array import Float32

_LARGEST_GRID = 64 * 64  # weights of a unit laid back on a map
_PAGE = (5, 8)  # rows and columns of weights that lie on no map
_PRESET_SHAPES = sorted({known.weights.shape for known in KERNELS.values()})

Operation = Callable[[Float32], Float32]  # makes another kernel of one


@dataclass(frozen=True)
class Part:
    """The weights of one filter or one unit, as kernels: one for each channel that it reads.

    Args:
        layer: whose weights they are.
        channel: which filter or unit.
        shape: (rows, columns) of a kernel.
        count: how many kernels there are.
        mapped: whether the kernels lie on maps; the weights of a unit that reads a plain vector come in pages.
    """

    layer: Layer
    channel: int
    shape: tuple[int, int]
    count: int
    mapped: bool = True

    @property
    def is_filter(self) -> bool:
        """Whether they slide over the input, rather than weigh every cell of it."""
        return self.layer.spec.has_filters

    @property
    def weights(self) -> Float32:
        """All of them: (C, K, K) of a filter, (F,) of a unit."""
        values: Float32 = self.layer.weights["weight"][self.channel]
        return values

    def first(self, source: int) -> int:
        """Where in all the weights, counted one by one, a kernel begins; the last page overlaps the one before."""
        size = self.shape[0] * self.shape[1]
        return min(source * size, math.prod(self.layer.weights["weight"].shape[1:]) - size)

    def kernel(self, source: int) -> Float32:
        """One kernel."""
        first = self.first(source)
        return self.weights.reshape(-1)[first : first + self.shape[0] * self.shape[1]].reshape(self.shape)

    def changed(self, project: Project, sources: Iterable[int], change: Operation) -> Project:
        """The project with some of the kernels changed."""
        weights = self.weights.copy()
        for source in sources:
            first, kernel = self.first(source), self.kernel(source)
            weights.reshape(-1)[first : first + kernel.size] = change(kernel).reshape(-1)
        return set_part(project, self.layer.id, (self.channel,), weights)


def find_part(project: Project, layer_id: str, channel: int) -> Part | None:
    """The weights that a map is made with: its own, or those of the layer whose channels it passes on."""
    while layer_id != INPUT:
        layer = project[layer_id]
        if layer.spec.has_filters or layer.spec.is_dense:
            weights = layer.weights.get("weight")
            return _part(project, layer, channel) if weights is not None and weights.size else None
        if not layer.spec.keeps_channels:
            return None
        layer_id = layer.inputs[0]
    return None


def _part(project: Project, layer: Layer, channel: int) -> Part:
    shape = layer.weights["weight"].shape
    channel = min(channel, shape[0] - 1)
    if len(shape) == 4:
        return Part(layer, channel, (shape[2], shape[3]), shape[1])
    maps = _flattened(project, layer)
    if maps is not None and 1 < maps[1] * maps[2] <= _LARGEST_GRID and maps[0] * maps[1] * maps[2] == shape[1]:
        return Part(layer, channel, (maps[1], maps[2]), maps[0])
    columns = min(_PAGE[1], shape[1])
    rows = min(_PAGE[0], shape[1] // columns)
    return Part(layer, channel, (rows, columns), -(-shape[1] // (rows * columns)), mapped=False)


def _flattened(project: Project, layer: Layer) -> tuple[int, ...] | None:
    """The shape of the maps whose cells a layer reads as one vector."""
    while (before := layer.inputs[0]) != INPUT:
        layer = project[before]
        if layer.spec.flattens:
            shape = infer(project)[before].input_shape
            return shape if shape is not None and len(shape) == 3 else None
        if not layer.spec.channelwise:
            return None
    return None


def preset_of(kernel: Float32) -> str | None:
    """The key of the library kernel that this is, whether or not zeros lie around it."""
    if (key := recognise(kernel)) is not None:
        return key
    for shape in _PRESET_SHAPES:
        inner = fit_size(kernel, shape)
        if np.array_equal(fit_size(inner, kernel.shape), kernel) and (key := recognise(inner)):
            return key
    return None
