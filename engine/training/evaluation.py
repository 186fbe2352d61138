"""The Score of a network on images that it is not being trained with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.compute.forward import run_layers
from engine.compute.scores import scoring
from engine.layers.joining import joint_forward
from engine.project.project import INPUT, Project
from engine.training.examples import Examples

if TYPE_CHECKING:
    from collections.abc import Mapping

    import torch
    from torch import Tensor

    Weights = Mapping[str, Mapping[str, Tensor]]  # layer id -> name -> values

_AT_ONCE = 500  # images per batch


@dataclass(frozen=True)
class Score:
    """Loss and accuracy of a classification of images.

    Args:
        loss: mean cross-entropy.
        accuracy: share (0..1) for which the right class has the highest score.
    """

    loss: float
    accuracy: float


def score(project: Project, weights: Weights, known: Examples, indices: Tensor) -> Score:
    """The Score of a network with these weights, for the examples at the indices (n,), at least one."""
    import torch
    import torch.nn.functional as F

    loss = right = torch.zeros((), device=known.labels.device)
    for at in torch.split(indices.to(known.labels.device), _AT_ONCE):
        logits, labels = logits_at(project, weights, known, at), known.labels[at]
        loss = loss + F.cross_entropy(logits, labels, reduction="sum")
        right = right + (logits.argmax(1) == labels).sum()
    return Score(loss.item() / len(indices), right.item() / len(indices))


def logits_at(project: Project, weights: Weights, known: Examples, at: Tensor) -> Tensor:
    """The logits (n, classes) of a network with these weights, for the examples at indices (n,) on their device."""
    import torch

    layers, last, logits = scoring(project)
    with torch.inference_mode():
        outputs = run_layers(
            layers,
            {INPUT: known.scaled(known.pictures(at))},
            lambda layer, inputs: joint_forward(layer.spec, inputs, weights[layer.id]),
            {last},
        )
        return logits(outputs[last].flatten(1))


def tensors(project: Project, device: str | torch.device = "cpu") -> dict[str, dict[str, Tensor]]:
    """Copies of all weights on a device, by layer and name."""
    import torch

    return {
        layer.id: {name: torch.tensor(values.data, device=device) for name, values in layer.weights.items()}
        for layer in project.layers
    }
