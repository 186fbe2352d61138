"""The Score of a network on images that it is not being trained with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.compute.forward import run_layers
from engine.layers.joining import joint_forward
from engine.project.project import INPUT, Layer, Project
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

    layers, last, logits = scoring(project)
    loss = right = torch.zeros((), device=known.labels.device)
    with torch.inference_mode():
        for at in torch.split(indices.to(known.labels.device), _AT_ONCE):
            outputs = run_layers(
                layers,
                {INPUT: known.scaled(known.pictures(at))},
                lambda layer, inputs: joint_forward(layer.spec, inputs, weights[layer.id]),
                {last},
            )
            scores, labels = logits(outputs[last].flatten(1)), known.labels[at]
            loss = loss + F.cross_entropy(scores, labels, reduction="sum")
            right = right + (scores.argmax(1) == labels).sum()
    return Score(loss.item() / len(indices), right.item() / len(indices))


def scoring(project: Project) -> tuple[Sequence[Layer], str, Callable[[Tensor], Tensor]]:
    """The layers that the scores depend on, the id of the last of them, and a function from its output to the logits.

    The function takes and returns (N, classes). A network may end in maps (N, classes, 1, 1): flatten them first.
    """
    last = project.layers[-1]
    scored = last.inputs[0] if last.spec.is_distribution else last.id
    needed, layers = {scored}, list[Layer]()
    for layer in reversed(project.layers):
        if layer.id in needed:
            needed.update(layer.inputs)
            layers.insert(0, layer)
    return layers, scored, last.spec.logits


def tensors(project: Project, device: str | torch.device = "cpu") -> dict[str, dict[str, Tensor]]:
    """Copies of all weights on a device, by layer and name."""
    import torch

    return {
        layer.id: {name: torch.tensor(values.data, device=device) for name, values in layer.weights.items()}
        for layer in project.layers
    }
