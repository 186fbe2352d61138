"""The weights that an edit would lose, found by comparing the projects before and after it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers.spec import Shape
from engine.project.project import Layer, Project
from engine.project.set_aside import contains
from engine.values.array import Array


@dataclass(frozen=True)
class Loss:
    """Weights that a layer has before an edit and not after it.

    Args:
        layer: its id.
        count: number of weights.
        kept: whether they are set aside, and restored when they fit again.
    """

    layer: str
    count: int
    kept: bool


def lost_by(before: Project, after: Project) -> tuple[Loss, ...]:
    """The losses of all layers from one Project to the other, in the order of the layers.

    Untouched weights (random initial ones) do not count.
    """
    now = {layer.id: layer for layer in after.layers}
    renamed = {id(layer.weights): layer for layer in after.layers}
    losses = []
    for layer in before.layers:
        new = now.get(layer.id) or renamed.get(id(layer.weights))
        count = 0 if new is None else _dropped(layer, new)
        if count:
            losses.append(Loss(layer.id, count, kept=False))
        count = _missing(layer, new)
        if count:
            losses.append(Loss(layer.id, count, kept=new is not None and _is_aside(layer, new)))
    return tuple(losses)


def _missing(old: Layer, new: Layer | None) -> int:
    """Number of weights that are not at their old index in the new layer; untouched ones do not count."""
    if new is not None and old.weights is new.weights:
        return 0
    others = {} if new is None else new.weights
    return sum(
        array.size - _common(array, others.get(name)) for name, array in old.weights.items() if not array.untouched
    )


def _common(old: Array, new: Array | None) -> int:
    """Number of equal numbers in two arrays; kernels of different sizes are aligned at their centre."""
    if new is None or old.ndim != new.ndim:
        return 0
    if old.token == new.token:
        return old.size
    if old.shape == new.shape:
        return old.size - _differing(old, new)
    shape = tuple(map(min, old.shape, new.shape))
    mine, its = (each.data[_middle(each.shape, shape)] for each in (old, new))
    return int(np.count_nonzero(mine.view(np.int32) == its.view(np.int32)))


def _differing(old: Array, new: Array) -> int:
    """Number of differing numbers in two arrays of one shape; shared blocks are not compared."""
    pairs = zip(old.blocks(known=new), new.blocks(known=old), strict=True)
    return sum(int(np.count_nonzero(mine.view(np.int32) != its.view(np.int32))) for (_, mine), (_, its) in pairs)


def _middle(shape: Shape, size: Shape) -> tuple[slice, ...]:
    """Slices of the common part ``size`` in an array of ``shape``, aligned as :func:`operations.fit_size` does."""
    first = [0, 0, *((whole - 1) // 2 - (part - 1) // 2 for whole, part in zip(shape[2:], size[2:], strict=True))]
    return tuple(slice(at, at + part) for at, part in zip(first, size, strict=False))


def _is_aside(old: Layer, new: Layer) -> bool:
    return any(contains(each.weights, old.weights) for each in new.aside)


def _dropped(old: Layer, new: Layer) -> int:
    """Number of set-aside weights that the edit drops for good: neither still aside nor restored."""
    return sum(
        sum(array.size for array in each.weights.values() if not array.untouched)
        for each in old.aside
        if all(each.reads != kept.reads and each.weights is not kept.weights for kept in new.aside)
        and not contains(new.weights, each.weights)
    )
