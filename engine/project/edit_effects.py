"""The effects of an edit on layers, found by comparing the projects before and after it."""

from __future__ import annotations

from engine.layers.spec import Shape
from engine.project.project import INPUT, Layer, Project, fresh_weights
from engine.project.shapes import infer
from engine.values.array import Array


def renamed(before: Project, after: Project) -> dict[str, str]:
    """The new ids of renamed layers by their old ids: same position, spec and weights."""
    if len(before.layers) != len(after.layers):
        return {}
    return {
        old.id: new.id
        for old, new in zip(before.layers, after.layers, strict=True)
        if old.id != new.id and old.spec == new.spec and old.weights is new.weights
    }


def recomputed(before: Project, after: Project) -> frozenset[str]:
    """Ids in the project after an edit, INPUT among them, whose maps may differ from those before it."""
    old = {layer.id: layer for layer in before.layers}
    changed = set() if after.input is before.input else {INPUT}
    for layer in after.layers:
        was = old.get(layer.id)
        is_kept = was is not None and was.spec == layer.spec and was.weights is layer.weights
        if was is None or not is_kept or was.inputs != layer.inputs or not changed.isdisjoint(layer.inputs):
            changed.add(layer.id)
    return frozenset(changed)


def reinitialised(before: Project, after: Project) -> tuple[str, ...]:
    """Ids of layers, in both projects, whose weights were all replaced by random ones."""
    old = {layer.id: layer for layer in before.layers}
    inference = infer(after)
    return tuple(
        layer.id
        for layer in after.layers
        if layer.id in old and _is_reinitialised(old[layer.id], layer, inference[layer.id].input_shape)
    )


def _is_reinitialised(was: Layer, layer: Layer, shape: Shape | None) -> bool:
    old, new = was.weights.get("weight"), layer.weights.get("weight")
    if old is None or new is None or old.shape == new.shape or was.spec != layer.spec or shape is None:
        return False
    if not layer.spec.is_dense or len(shape) != 1:
        return False  # kernels, and the weights for a map, are kept (engine.project.fitted_weights)
    # The generator draws the first unit first, so that one unit is enough; drawing all of them is slow.
    fresh = fresh_weights(layer.spec.with_outputs(1), shape, layer.id)["weight"]
    return fresh == Array(new[0][None])
