"""Weights that no longer fit a layer are set aside, and restored when they fit again."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from engine.kernels.operations import fit_size
from engine.layers.spec import Shape, keeps_channels
from engine.project.project import MOST_WEIGHTS, Earlier, Layer, Project, Reads
from engine.values.array import Array, Float32

MOST_EARLIER = 4  # sets of set-aside weights per layer; random ones are dropped first, then the oldest


def joined(earlier: Mapping[str, Array], weights: Mapping[str, Array]) -> dict[str, Array]:
    """``weights`` extended by the parts of ``earlier`` that were cut off; ``weights`` wins where they overlap."""
    both = {**earlier, **weights}
    for name in earlier.keys() & weights.keys():
        if _can_overlay(earlier[name].shape, weights[name].shape):
            both[name] = _overlaid(earlier[name], weights[name])
    return both


def _can_overlay(earlier: Shape, now: Shape) -> bool:
    """Whether an array that covers both shapes has a reasonable size: a file can claim absurd ones."""
    return len(earlier) == len(now) and math.prod(map(max, earlier, now)) <= max(
        MOST_WEIGHTS, 4 * math.prod(earlier), 4 * math.prod(now)
    )


def _overlaid(earlier: Array, now: Array) -> Array:
    """``now`` written over ``earlier``, aligned at the first filter, unit and channel, and at the centre of kernels."""
    shape = tuple(map(max, earlier.shape, now.shape))
    data = np.zeros(shape, np.float32)
    for each in (earlier.data, now.data):
        values, where = each, np.ones(each.shape[2:], np.bool_)
        if each.ndim == 4:
            values = fit_size(each, (shape[2], shape[3]))
            where = fit_size(np.ones(each.shape[2:]), (shape[2], shape[3])) > 0
        np.copyto(data[tuple(map(slice, each.shape[:2]))], values, where=where)
    data.flags.writeable = False
    return Array(data, like=earlier, untouched=earlier.untouched and now.untouched)


def contains(weights: Mapping[str, Array], earlier: Mapping[str, Array]) -> bool:
    """Whether ``weights`` contain all numbers of ``earlier``, in the alignment of :func:`joined`."""
    return all(name in weights and _within(array, weights[name]) for name, array in earlier.items())


def _within(earlier: Array, now: Array) -> bool:
    if len(earlier.shape) != len(now.shape) or any(a > b for a, b in zip(earlier.shape, now.shape, strict=True)):
        return False
    part: Float32 = now.data[tuple(map(slice, earlier.shape[:2]))]
    if part.ndim == 4:
        part = fit_size(part, (earlier.shape[2], earlier.shape[3]))
    return Array(part) == earlier


def with_earlier(layer: Layer, weights: Mapping[str, Array], earlier: Mapping[Reads, Mapping[str, Array]]) -> Layer:
    """The layer with other weights, and with ``earlier`` set aside."""
    kept = [Earlier(reads, arrays) for reads, arrays in earlier.items()]
    while len(kept) > MOST_EARLIER:
        kept.remove(next((each for each in kept if _is_random(each)), kept[0]))
    return replace(layer, weights=weights, aside=tuple(kept), made_for=None)


def _is_random(earlier: Earlier) -> bool:
    return all(array.untouched for array in earlier.weights.values())


def without_filter(layer: Layer, owner: str, channel: int) -> Layer:
    """The layer with one filter removed from its set-aside weights.

    Args:
        owner: id of the layer that had the filter: this one, or one whose maps the weights read.
        channel: index of the filter.
    """

    def cut(each: Earlier) -> Earlier:
        own = layer.id == owner or (keeps_channels(layer.spec) and each.reads[1] == owner)
        if not own and each.reads[1] != owner:
            return each
        cells = 1 if own else math.prod(each.reads[2])
        gone = slice(channel * cells, (channel + 1) * cells)
        return replace(
            each,
            weights={
                name: array.without(gone, axis=0 if own else 1) if own or array.ndim > 1 else array
                for name, array in each.weights.items()
            },
        )

    return replace(layer, aside=tuple(map(cut, layer.aside)))


def renamed_aside(layer: Layer, old: str, new: str) -> Layer:
    """The layer with the id ``old`` of another layer replaced by ``new`` in the Reads of all its weights."""

    def named(reads: Reads) -> Reads:
        return (reads[0], new if reads[1] == old else reads[1], reads[2])

    return replace(
        layer,
        aside=tuple(replace(each, reads=named(each.reads)) for each in layer.aside),
        made_for=None if layer.made_for is None else named(layer.made_for),
    )


def newly_set_aside(before: Project, after: Project) -> tuple[str, ...]:
    """Ids of layers, in both projects, for which the edit set weights aside."""
    return tuple(new.id for old, new in _both(before, after) if any(_is_new(each, old) for each in new.aside))


def _is_new(kept: Earlier, old: Layer) -> bool:
    """Whether weights were set aside since ``old``; a rename, or the removal of a filter, does not make them new."""
    if any(each.weights is kept.weights for each in old.aside):
        return False
    return all(each.reads != kept.reads or _count(each) <= _count(kept) for each in old.aside)


def _count(kept: Earlier) -> int:
    return sum(array.size for array in kept.weights.values())


def newly_restored(before: Project, after: Project) -> tuple[str, ...]:
    """Ids of layers, in both projects, for which the edit restored weights."""
    return tuple(
        new.id
        for old, new in _both(before, after)
        if old.weights is not new.weights
        and any(
            all(each.reads != kept.reads for kept in new.aside) and contains(new.weights, each.weights)
            for each in old.aside
        )
    )


def _both(before: Project, after: Project) -> list[tuple[Layer, Layer]]:
    old = {layer.id: layer for layer in before.layers}
    return [(old[layer.id], layer) for layer in after.layers if layer.id in old]
