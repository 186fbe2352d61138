"""Networks and images to compare a network with: fully connected, without pooling, with dropout, with fewer images."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.linear import Linear
from engine.layers.pooling import Pooling
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec
from engine.project.edits.layers import insert_between, remove_layer, set_params
from engine.project.edits.names import deciding_layer
from engine.project.edits.weights import renew_weights
from engine.project.project import Project, chain
from engine.project.shapes import classes_of, infer
from engine.training.datasets import Dataset, few
from engine.training.examples import split
from engine.training.plan import Plan
from engine.values.errors import EngineError
from engine.values.messages import message

Alike = Literal["parameters", "width"]
_MOST_UNITS = 4096  # of the hidden layer
_RATE = 0.5  # of dropout
_KEPT = 1000  # images for validation
_MOST_SHARE = 0.9  # of all images: what a Plan allows
_MOST_EPOCHS = 200
_SHIFT, _ROTATE, _SCALE = 0.1, 10.0, 0.1  # share of the side, degrees, share of the size


@dataclass(frozen=True)
class Costs:
    """What a network costs.

    Args:
        parameters: number of learned weights.
        multiply_adds: per forward pass of one image.
    """

    parameters: int
    multiply_adds: int


def costs(project: Project) -> Costs:
    """The costs of all layers together; those of layers with a Problem count 0."""
    inference = infer(project)
    return Costs(sum(inference.parameters.values()), sum(inference.multiply_adds.values()))


def untrained(project: Project, seed: int = 0) -> Project:
    """The project with new random weights in every layer that has weights."""
    for layer in project.layers:
        if layer.weights:
            project = renew_weights(project, layer.id, seed)
    return project


def fully_connected_like(project: Project, alike: Alike = "parameters", seed: int = 0) -> Project:
    """A network of one hidden, fully connected layer for the same input and classes, with random weights.

    Args:
        alike: whether it has about as many parameters as ``project``, or as many hidden units as the numbers that the
            last layer of ``project`` decides by, at most 4096 of them.

    Raises:
        EngineError: the output of ``project`` is not one number for each class.
    """
    classes, given = classes_of(project), project.input
    if not classes:
        raise EngineError(
            message("The network does not end in one number for each class."),
            message("Let it end in a fully connected layer with a unit for each class."),
        )
    inputs, outputs = given.channels * math.prod(given.size), len(classes)
    # With h hidden units there are h (inputs + 1) + outputs (h + 1) parameters.
    units = round((costs(project).parameters - outputs) / (inputs + 1 + outputs))
    if alike == "width":
        units = _decided_by(project)
    specs: list[Spec] = [Flatten(), Linear(units=max(1, min(units, _MOST_UNITS))), ReLU(), Linear(units=outputs)]
    made = chain((given.channels, *given.size), [*specs, Softmax()], seed, project.name, project.classes)
    return replace(made, input=given)


def _decided_by(project: Project) -> int:
    """The number of values that the last fully connected layer reads; that of classes where there is none."""
    found = deciding_layer(project)
    shape = infer(project)[found].input_shape if found is not None else None
    return math.prod(shape) if shape is not None else len(classes_of(project))


def poolings(project: Project) -> tuple[str, ...]:
    """The ids of the layers that reduce every window of every map to one number."""
    return tuple(layer.id for layer in project.layers if isinstance(layer.spec, Pooling))


def without_pooling(project: Project) -> Project:
    """The project without pooling: later layers read larger maps, and get new weights where their number changes."""
    for layer_id in poolings(project):
        project = remove_layer(project, layer_id)
    return project


def dropouts(project: Project) -> tuple[str, ...]:
    """The ids of the layers that leave out cells in training."""
    return tuple(layer.id for layer in project.layers if isinstance(layer.spec, Dropout))


def with_dropout(project: Project) -> Project:
    """The project with half of the cells left out, in training, that the last fully connected layer reads.

    Unchanged if it has dropout already, or does not end in such a layer.
    """
    found = deciding_layer(project)
    if found is None or dropouts(project):
        return project
    (source,) = project[found].inputs
    before = {layer.id for layer in project.layers}
    made = insert_between(project, Dropout, source, found)
    (added,) = {layer.id for layer in made.layers} - before
    return set_params(made, added, rate=_RATE)


def without_dropout(project: Project) -> Project:
    """The project without dropout."""
    for layer_id in dropouts(project):
        project = remove_layer(project, layer_id)
    return project


@dataclass(frozen=True)
class Variant:
    """What is varied to see a network learn by heart, or not.

    Args:
        images: number of images that it learns from.
        pooling, dropout: whether the network has such layers.
        augmentation: whether images are moved, turned and scaled a little, another way in every epoch.
    """

    images: int
    pooling: bool = True
    dropout: bool = False
    augmentation: bool = False


@dataclass(frozen=True, eq=False)
class Lesson:
    """A training that is ready to begin.

    Args:
        dataset: the images that are learned from, and those for validation.
        plan: splits them.
    """

    project: Project
    dataset: Dataset
    plan: Plan

    def learned(self) -> Dataset:
        """The images that it learns from, without those for validation."""
        at, _ = split(len(self.dataset), self.plan.validation, self.plan.seed)
        return self.dataset.part(at.numpy())


def lesson(project: Project, dataset: Dataset, plan: Plan, variant: Variant) -> Lesson:
    """The training of a Variant, from random weights.

    Few images are seen more often, so that every training takes about as many steps, up to 200 epochs.

    Args:
        dataset: all images there are; those for validation come from it, too.
    """
    project = with_dropout(project) if variant.dropout else without_dropout(project)
    if not variant.pooling:
        project = without_pooling(project)
    count = min(variant.images, max(1, round(_MOST_SHARE * len(dataset))))
    kept = min(_KEPT, len(dataset) - count, math.floor(count * _MOST_SHARE / (1 - _MOST_SHARE)))
    epochs = min(_MOST_EPOCHS, max(plan.epochs, math.ceil(plan.epochs * len(dataset) / count)))
    side = min(dataset.images.shape[2:]) * _SHIFT
    moved = variant.augmentation
    plan = replace(
        plan,
        epochs=epochs,
        patience=0,
        validation=kept / (count + kept),
        shift=round(side) if moved else 0,
        rotate=_ROTATE if moved else 0,
        scale=_SCALE if moved else 0,
        thickness=0,
        mirror=False,
        brightness=0,
        erase=0,
    )
    return Lesson(untrained(project, plan.seed), few(dataset, count + kept, plan.seed), plan)
