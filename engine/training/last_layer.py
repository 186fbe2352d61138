"""Fits the last layer of a network alone, all filters before it as they are."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from engine.compute.devices import threads
from engine.compute.forward import run_layers
from engine.layers.joining import joint_forward
from engine.project.edits.names import deciding_layer, learn_classes
from engine.project.edits.weights import renew_weights
from engine.project.project import INPUT, Layer, Project, with_layer
from engine.training.datasets import Dataset
from engine.training.evaluation import tensors
from engine.training.examples import Examples, examples
from engine.training.plan import Plan
from engine.training.run import Run
from engine.training.train import check
from engine.values.array import Array

_AT_ONCE = 250  # images per batch of the frozen layers
_PLAN = Plan(epochs=20, batch=128, learning_rate=0.01)


@dataclass(frozen=True)
class FitStep:
    """The progress of a fit.

    Args:
        done: finished share (0..1).
        accuracy: share (0..1) of the latest images that were classified correctly; None before the first step.
    """

    done: float
    accuracy: float | None


def fit_last_layer(
    project: Project, dataset: Dataset, plan: Plan = _PLAN, device: str = "cpu"
) -> Generator[FitStep, None, Project]:
    """Trains the last fully connected layer from random weights, and returns the project with it; the rest is frozen.

    What the frozen layers make of all images is computed once, and each of these numbers is divided by its root mean
    square while the layer learns, whatever the size of the filters' weights.

    Args:
        plan: its augmentation is left out.

    Raises:
        EngineError: the network has a Problem, or does not end in a fully connected layer with a unit for each class;
            or the loss is NaN or infinite.
    """
    import torch

    project = learn_classes(project, dataset.classes)
    check(project, dataset, device)
    last = deciding_layer(project)
    assert last is not None
    project = renew_weights(project, last, plan.seed)
    known = yield from _features(project, last, examples(project, dataset, device))
    plan = replace(plan, shift=0, rotate=0, scale=0, thickness=0, mirror=False, brightness=0, erase=0)
    run = Run(_alone(project, last), known, plan, None)
    while not run.is_finished:
        torch.set_num_threads(threads())
        measured = run.advance()
        run.end_epoch()
        yield FitStep(0.5 + run.done / 2, measured.accuracy)
    fitted = run.project(dataset.classes)[last].weights
    scale = known.deviation.cpu().numpy()
    weights = {**fitted, "weight": Array(fitted["weight"].data / scale)}
    return with_layer(project, replace(project[last], weights=weights))


def _alone(project: Project, layer_id: str) -> Project:
    """The project from one layer on, which reads the input."""
    first = replace(project[layer_id], inputs=(INPUT,))
    later = project.later(layer_id)
    return replace(project, layers=(first, *(layer for layer in project.layers if layer.id in later)))


def _features(project: Project, last: str, known: Examples) -> Generator[FitStep, None, Examples]:
    """What layer ``last`` reads, (N, F), as examples of their own, scaled by root mean squares."""
    import torch

    (source,) = project[last].inputs
    weights = tensors(project, known.labels.device)
    before = project.layers[: project.index(last)]

    def forward(layer: Layer, inputs: Sequence[torch.Tensor]) -> torch.Tensor:
        return joint_forward(layer.spec, inputs, weights[layer.id])

    made = list[torch.Tensor]()
    indices = torch.split(torch.arange(len(known), device=known.labels.device), _AT_ONCE)
    for number, at in enumerate(indices):
        yield FitStep(number / len(indices) / 2, None)
        with torch.inference_mode():
            x = known.scaled(known.pictures(at))
            made.append(run_layers(before, {INPUT: x}, forward, {source})[source])
    features = torch.cat(made)
    size = features.square().mean(0).sqrt()
    ones = torch.ones_like(size)
    return Examples(features, known.labels, torch.zeros_like(size), torch.where(size > 0, size, ones))
