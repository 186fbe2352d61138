"""Checks that the weights of layers have the names and shapes that their kinds need."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.layers.spec import Shape, Spec
from engine.project.project import MOST_WEIGHTS, Project
from engine.project.shapes import infer
from engine.project.training_record import TrainingRecord
from engine.values.array import Array
from engine.values.messages import Message, message


@dataclass(frozen=True)
class Misfit:
    """A layer with weights that do not fit it, as only a damaged or foreign file can have.

    Args:
        layer: its id.
        needed, present: names and shapes of the weights that it needs and has, as text.
    """

    layer: str
    needed: Message | str
    present: Message | str


def misfit(project: Project) -> Misfit | None:
    """The first layer whose weights do not fit it, or None.

    A layer that can run needs weights of exactly the shapes of ``Spec.weight_shapes``. One that cannot, or that waits
    for an input that its weights fit, may have those for another input, see :func:`has_form`.
    """
    inference = infer(project)
    for layer in project.layers:
        needed = _needed(layer.spec, inference[layer.id].input_shape) if layer.made_for is None else None
        present = {name: weight.shape for name, weight in layer.weights.items()}
        if needed is None and not has_form(layer.spec, layer.weights):
            axes = {name: ("?",) * count for name, count in _axes(layer.spec).items()}
            return Misfit(layer.id, _listed(axes), _listed(present))
        if needed is not None and needed != present:
            return Misfit(layer.id, _listed(needed), _listed(present))
    return None


def has_form(spec: Spec, weights: Mapping[str, Array]) -> bool:
    """Whether a layer of this kind could have these weights for some input: right names and numbers of axes.

    Having no weights at all is allowed, too.
    """
    axes = _axes(spec)
    shapes = {name: weight.shape for name, weight in weights.items()}
    if not shapes:
        return True
    missing = set(axes) - set(shapes) - ({"bias"} if hasattr(spec, "bias") else set())
    if missing or any(len(shape) != axes.get(name) or 0 in shape for name, shape in shapes.items()):
        return False
    return len({shape[0] for shape in shapes.values()}) == 1  # one row per output channel


def _needed(spec: Spec, shape: Shape | None) -> dict[str, Shape] | None:
    """The weight shapes of a layer with an input of ``shape``; None if it cannot run, or needs too many weights."""
    if shape is None or not isinstance(spec.output_shape(shape), tuple):
        return None
    needed = spec.weight_shapes(shape)
    return needed if sum(map(math.prod, needed.values())) <= MOST_WEIGHTS else None


def _axes(spec: Spec) -> dict[str, int]:
    """Number of axes of every weight that layers of this kind can have, by name."""
    full = replace(spec, bias=True) if hasattr(spec, "bias") else spec  # type: ignore[type-var]
    return {name: len(size) for name, size in full.weight_shapes((1, 1, 1)).items()}


def _listed(shapes: Mapping[str, tuple[object, ...]]) -> Message | str:
    """Names and shapes as text: ``weight 8 × 1 × 3 × 3, bias 8``."""
    if not shapes:
        return message("no weights")
    return ", ".join(f"{name} {' × '.join(map(str, shape))}" for name, shape in sorted(shapes.items(), reverse=True))


def belongs_to(record: TrainingRecord, project: Project) -> bool:
    """Whether the weights of every moment have the names and shapes of those of the project."""
    shapes = {f"{layer.id}.{name}": values.shape for layer in project.layers for name, values in layer.weights.items()}
    return all(
        {name: values.shape for name, values in moment.weights.items()} == shapes
        for strand in record.strands
        for moment in strand.moments
    )
