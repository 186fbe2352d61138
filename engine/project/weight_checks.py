"""Whether the weights of layers have the names and shapes that their kinds need."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.layers.spec import Shape, Spec
from engine.project.project import MOST_WEIGHTS, Project
from engine.project.shapes import infer
from engine.values.array import Array
from engine.values.messages import Message, message


@dataclass(frozen=True)
class Misfit:
    """A layer whose weights no edit could have given it.

    Args:
        layer: its id.
        needed, given: the names and shapes of the weights it needs, and of those it has.
    """

    layer: str
    needed: Message | str
    given: Message | str


def misfit(project: Project) -> Misfit | None:
    """The first layer whose weights do not fit it.

    Those of a layer that can run have exactly the shapes it needs. One that cannot may still have what it had for
    another input, see :func:`has_form`.
    """
    inference = infer(project)
    for layer in project.layers:
        needed = _needed(layer.spec, inference[layer.id].input_shape)
        given = {name: weight.shape for name, weight in layer.weights.items()}
        if needed is None and not has_form(layer.spec, layer.weights):
            axes = {name: ("?",) * count for name, count in _axes(layer.spec).items()}
            return Misfit(layer.id, _told(axes), _told(given))
        if needed is not None and needed != given:
            return Misfit(layer.id, _told(needed), _told(given))
    return None


def has_form(spec: Spec, weights: Mapping[str, Array]) -> bool:
    """Whether a layer of this kind could have had these weights, whatever it read; each may have had none."""
    axes = _axes(spec)
    shapes = {name: weight.shape for name, weight in weights.items()}
    if not shapes:
        return True
    missing = set(axes) - set(shapes) - ({"bias"} if hasattr(spec, "bias") else set())
    if missing or any(len(shape) != axes.get(name) or 0 in shape for name, shape in shapes.items()):
        return False
    return len({shape[0] for shape in shapes.values()}) == 1  # each has a row for every channel it makes


def _needed(spec: Spec, shape: Shape | None) -> dict[str, Shape] | None:
    """The weights of a layer that reads ``shape``; None if it cannot, or there would be too many."""
    if shape is None or not isinstance(spec.output_shape(shape), tuple):
        return None
    needed = spec.weight_shapes(shape)
    return needed if sum(map(math.prod, needed.values())) <= MOST_WEIGHTS else None


def _axes(spec: Spec) -> dict[str, int]:
    """How many axes each of the weights has that layers of this kind can have."""
    full = replace(spec, bias=True) if hasattr(spec, "bias") else spec  # type: ignore[type-var]
    return {name: len(size) for name, size in full.weight_shapes((1, 1, 1)).items()}


def _told(shapes: Mapping[str, tuple[object, ...]]) -> Message | str:
    """Weights by name and shape: ``weight 8 × 1 × 3 × 3, bias 8``."""
    if not shapes:
        return message("no weights")
    return ", ".join(f"{name} {' × '.join(map(str, shape))}" for name, shape in sorted(shapes.items(), reverse=True))
