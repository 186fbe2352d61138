"""What an edit would cost in weights, known before it is made: it is made on the side, and the two are compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.layers.spec import Shape
from engine.project.project import Layer, Project
from engine.project.set_aside import holds
from engine.values.array import Array


@dataclass(frozen=True)
class Loss:
    """Weights that a layer has before an edit, and not after it.

    Args:
        layer: its id.
        count: how many numbers.
        kept: whether they are put aside, and come back when they fit again.
    """

    layer: str
    count: int
    kept: bool


def lost_by(before: Project, after: Project) -> tuple[Loss, ...]:
    """What the layers would lose on the way from one Project to the other, in their order.

    Weights that nobody chose or learned are left out: nobody would miss them.
    """
    now = {layer.id: layer for layer in after.layers}
    renamed = {id(layer.weights): layer for layer in after.layers}
    losses = []
    for layer in before.layers:
        new = now.get(layer.id) or renamed.get(id(layer.weights))
        count = 0 if new is None else _let_go(layer, new)
        if count:
            losses.append(Loss(layer.id, count, kept=False))
        count = _missing(layer, new)
        if count:
            losses.append(Loss(layer.id, count, kept=new is not None and _is_aside(layer, new)))
    return tuple(losses)


def _missing(old: Layer, new: Layer | None) -> int:
    """How many of the numbers are not where they were, seen from the first filter, unit and channel on."""
    if new is not None and old.weights is new.weights:
        return 0
    others = {} if new is None else new.weights
    return sum(
        array.size - _common(array, others.get(name)) for name, array in old.weights.items() if not array.untouched
    )


def _common(old: Array, new: Array | None) -> int:
    """How many numbers two arrays have in common; kernels of two sizes have the same middle."""
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
    """How many numbers of two arrays of the same shape differ; what they share is not looked at."""
    pairs = zip(old.blocks(known=new), new.blocks(known=old), strict=True)
    return sum(int(np.count_nonzero(mine.view(np.int32) != its.view(np.int32))) for (_, mine), (_, its) in pairs)


def _middle(shape: Shape, size: Shape) -> tuple[slice, ...]:
    """Where what two arrays have in common lies in one of this shape; as :func:`operations.fit_size` has it."""
    first = [0, 0, *((whole - 1) // 2 - (part - 1) // 2 for whole, part in zip(shape[2:], size[2:], strict=True))]
    return tuple(slice(at, at + part) for at, part in zip(first, size, strict=False))


def _is_aside(old: Layer, new: Layer) -> bool:
    return any(holds(each.weights, old.weights) for each in new.aside)


def _let_go(old: Layer, new: Layer) -> int:
    """How many weights that were aside are neither there any more nor back: the oldest are let go."""
    return sum(
        sum(array.size for array in each.weights.values() if not array.untouched)
        for each in old.aside
        if all(each.reads != kept.reads and each.weights is not kept.weights for kept in new.aside)
        and not holds(new.weights, each.weights)
    )
