"""Measures to rank the maps of a layer by: their activity, and their contribution to the score of a class."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.analyses import Analysis
from engine.compute.device_maps import download, upload
from engine.compute.device_reductions import statistics
from engine.compute.forward import run_layers
from engine.compute.result import Result
from engine.layers.joining import joint_forward
from engine.project.project import INPUT, Layer, Project
from engine.values.array import Array

if TYPE_CHECKING:
    from torch import Tensor

_MOST_CELLS = 2**25  # maximum of all outputs between the maps and the score, which backpropagation keeps


@dataclass(frozen=True)
class MapActivity(Analysis[float]):
    """The mean absolute value of one map, over its finite cells; 0 if there are none."""

    layer: str
    channel: int

    def key(self, project: Project, result: Result) -> Hashable | None:
        output = result.outputs.get(self.layer)
        return output.keys[self.channel] if output is not None and self.channel < len(output.keys) else None

    def compute(self, project: Project, result: Result) -> float:
        output = result.outputs[self.layer]
        if output.on_device is not None:
            return statistics(output.on_device.stored[self.channel].tensor.abs()).mean
        sizes = np.abs(output.maps[self.channel])
        mean = float(sizes.mean(dtype=np.float64))
        if math.isfinite(mean):
            return mean
        finite = sizes[np.isfinite(sizes)]
        return float(finite.mean(dtype=np.float64)) if finite.size else 0.0


@dataclass(frozen=True)
class Attributions:
    """The contribution of each map of a layer to the score of the strongest class.

    Args:
        strongest: index of that class.
        values: for each map the sum over its cells of value × gradient of the score: to first order, what the score
            would lose without the map.

    Source: Shrikumar et al. 2016, gradient × input.
    """

    strongest: int
    values: tuple[float, ...]


@dataclass(frozen=True)
class ClassAttributions(Analysis[Attributions]):
    """The Attributions of the maps of a layer; answered where the network ends in one number per class."""

    layer: str

    def key(self, project: Project, result: Result) -> Hashable | None:
        shapes = result.inference.shapes
        if self.layer == INPUT or len(shapes.get(self.layer, ())) != 3 or self.layer not in result.outputs:
            return None
        last = project.layers[-1].id
        output = result.outputs.get(last)
        if output is None or last == self.layer or math.prod(output.shape) != output.shape[0]:
            return None
        later = project.later(self.layer)
        if last not in later or sum(math.prod(shapes[each]) for each in later if each in shapes) > _MOST_CELLS:
            return None
        return self.layer, output.keys  # which depend on all that the gradient depends on

    def compute(self, project: Project, result: Result) -> Attributions:
        import torch

        with torch.enable_grad():
            output = result.outputs[self.layer]
            maps = output.batch().requires_grad_()
            scores = _scores(project, result, self.layer, maps)
            strongest = int(scores.argmax())
            (gradient,) = torch.autograd.grad(scores[strongest], maps)
        products = (gradient * maps.detach())[0]
        parts = download(products.flatten(1) if output.on_device is None else products.sum(2))  # rows without float64
        values = np.nan_to_num(parts.sum(1, dtype=np.float64), nan=0.0, posinf=0.0, neginf=0.0)
        return Attributions(strongest, tuple(values.tolist()))


def _scores(project: Project, result: Result, layer_id: str, maps: Tensor) -> Tensor:
    """The scores of all classes (classes,) before they become probabilities, with maps (1, C, H, W) of one layer."""
    last = project.layers[-1]

    def run(layer: Layer, inputs: Sequence[Tensor]) -> Tensor:
        if layer is last and last.spec.is_distribution:
            return last.spec.logits(inputs[0])
        return joint_forward(layer.spec, inputs, _weights(layer.weights, str(maps.device)))

    later = [layer for layer in project.layers if layer.id in project.later(layer_id)]
    others = {source for layer in later for source in layer.inputs} - {layer_id, *(layer.id for layer in later)}
    constants = {source: result.outputs[source].batch() for source in others}
    return run_layers(later, {**constants, layer_id: maps}, run, {last.id})[last.id][0].flatten()


def _weights(weights: Mapping[str, Array], device: str) -> dict[str, Tensor]:
    return {name: upload(np.array(values.data), device) for name, values in weights.items()}
