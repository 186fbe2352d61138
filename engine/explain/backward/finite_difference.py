"""A gradient by trying: the loss with one weight a little larger, and a little smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.compute.forward import run_layers
from engine.compute.gradients import LossGradients, cross_entropy
from engine.compute.result import Result
from engine.compute.scores import scoring
from engine.layers.joining import joint_forward
from engine.project.edits.weights import WeightIndex
from engine.project.project import Layer, Project

if TYPE_CHECKING:
    from torch import Tensor

STEP = 1e-4  # added to the weight, and taken from it


@dataclass(frozen=True)
class Difference:
    """A central difference of the loss by one weight.

    Args:
        step: what was added to the weight, and taken from it.
        above, below: the loss with the larger and with the smaller weight.
    """

    step: float
    above: float
    below: float

    @property
    def slope(self) -> float:
        """The difference of the losses over that of the weights."""
        return (self.above - self.below) / (2 * self.step)


def finite_difference(
    project: Project, result: Result, gradients: LossGradients, weight: WeightIndex, step: float = STEP
) -> Difference:
    """The loss on both sides of one weight, computed with 53 binary digits by running the layers from there on.

    Args:
        weight: one number.
    """
    above, below = (_loss(project, result, gradients, weight, change) for change in (step, -step))
    return Difference(step, above, below)


def _loss(project: Project, result: Result, gradients: LossGradients, weight: WeightIndex, change: float) -> float:
    import torch

    needed, scored, logits = scoring(project)
    later = project.later(weight.layer) | {weight.layer}
    layers = [layer for layer in needed if layer.id in later]
    beside = {source for layer in layers for source in layer.inputs} - later

    def run(layer: Layer, inputs: Sequence[Tensor]) -> Tensor:
        weights = {name: torch.from_numpy(np.array(values.data, np.float64)) for name, values in layer.weights.items()}
        if layer.id == weight.layer:
            weights[weight.name][weight.at] += change
        return joint_forward(layer.spec, inputs, weights)

    constants = {
        source: torch.from_numpy(np.array(result.outputs[source].array, np.float64))[None] for source in beside
    }
    with torch.inference_mode():
        scores = logits(run_layers(layers, constants, run, {scored})[scored].flatten(1))
    return cross_entropy(scores[0].numpy(), gradients.target)
