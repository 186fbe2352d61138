"""Adding and removing single filters; later layers keep their weights for all other maps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from engine.layers.joining import joint_reads
from engine.layers.spec import Spec, keeps_channels
from engine.project.edits.access import layer_called
from engine.project.edits.weights import set_weights
from engine.project.fitted_weights import reconciled
from engine.project.project import Layer, Project, with_layer
from engine.project.set_aside import without_filter
from engine.project.shapes import LayerFacts, infer
from engine.values.array import Array
from engine.values.cell_set import Mask
from engine.values.errors import EngineError
from engine.values.messages import message


def add_filter(project: Project, layer_id: str, copied: int | None = None) -> Project:
    """The project with one more filter at the end of a convolution: a random one, or a copy of filter ``copied``.

    Layers that read the new map start with zero weights for it, so their output does not change.

    Raises:
        EngineError: the layer has no filters, has groups, or is full.
    """
    spec = _ungrouped(project, layer_id)
    filters = spec.outputs
    wider = with_layer(project, replace(project[layer_id], spec=spec.with_outputs(filters + 1)))
    added = reconciled(project, wider, recall=False)  # a new filter, not one that was set aside
    if copied is None:
        return added
    if not 0 <= copied < filters:
        raise EngineError(message("{layer} has no filter {number}.", layer=layer_id, number=copied))
    if any(weight.shape[0] <= filters for weight in added[layer_id].weights.values()):
        return added  # it cannot run: its weights are fitted when its input shape is known
    source = {name: weight.data.copy() for name, weight in added[layer_id].weights.items()}
    for values in source.values():
        values[filters] = values[copied]
    return set_weights(added, layer_id, **source)


def remove_filter(project: Project, layer_id: str, channel: int) -> Project:
    """The project without one filter of a convolution; layers that read its map lose only the weights for it.

    Raises:
        EngineError: there is no such filter, it is the last one, or the layer has groups.
    """
    spec = _ungrouped(project, layer_id)
    if not 0 <= channel < spec.outputs:
        raise EngineError(message("{layer} has no filter {number}.", layer=layer_id, number=channel))
    if spec.outputs == 1:
        raise EngineError(message("A convolution needs at least one filter."))
    inference = infer(project)
    layers = {each.id: each for each in project.layers}
    gone = {layer_id: np.arange(spec.outputs) == channel}  # by layer: the channels that it loses
    layers[layer_id] = replace(
        without_filter(project[layer_id], layer_id, channel),
        spec=spec.with_outputs(spec.outputs - 1),
        weights=_without(project[layer_id].weights, gone[layer_id], axis=0),
    )
    for after in project.layers[project.index(layer_id) + 1 :]:
        facts = inference[after.id]
        if gone.keys().isdisjoint(after.inputs) or facts.known_shapes is None:
            continue
        if after.spec.flattens:
            gone[after.id] = np.repeat(gone[after.inputs[0]], math.prod(facts.known_shapes[0][1:]))
        elif after.spec.fewest_inputs > 1:
            gone[after.id] = _lost_where_joined(after, facts, gone)
        elif keeps_channels(after.spec):
            gone[after.id] = gone[after.inputs[0]]
        if keeps_channels(after.spec):
            rest = without_filter(after, layer_id, channel)
            layers[after.id] = replace(rest, weights=_without(after.weights, gone[after.id], axis=0))
        elif _reads_all(after, gone.get(after.inputs[0])):
            cut = _without({"weight": after.weights["weight"]}, gone[after.inputs[0]], axis=1)
            rest = without_filter(after, layer_id, channel)
            layers[after.id] = replace(rest, weights={**after.weights, **cut})
    return reconciled(project, replace(project, layers=tuple(layers.values())))


def _reads_all(layer: Layer, channels: Mask | None) -> bool:
    """Whether the weights of a layer are for all these channels; those that wait for another input are not."""
    weight = layer.weights.get("weight")
    if weight is None or channels is None or layer.spec.is_grouped:
        return False
    return weight.shape[1] == len(channels)


def _lost_where_joined(layer: Layer, facts: LayerFacts, gone: Mapping[str, Mask]) -> Mask:
    """The channels that a layer of several inputs loses: those that depend on lost ones alone."""
    channels = [shape[0] for shape in facts.known_shapes or ()]
    lost = [gone.get(source, np.zeros(count, np.bool_)) for source, count in zip(layer.inputs, channels, strict=True)]
    reads = (joint_reads(layer.spec, channel, channels) for channel in range(facts.shape[0] if facts.shape else 0))
    alone = (all(mask[own.start : own.stop].all() for mask, own in zip(lost, each, strict=True)) for each in reads)
    return np.fromiter(alone, np.bool_)


def _ungrouped(project: Project, layer_id: str) -> Spec:
    """The spec of a convolution without groups, whose filters can be added and removed one by one.

    Raises:
        EngineError: the layer has no filters, or has groups.
    """
    spec = layer_called(project, layer_id).spec
    if not spec.has_filters:
        raise EngineError(message("{layer} has no filters.", layer=layer_id))
    if spec.is_grouped:
        raise EngineError(
            message("A filter of a grouped convolution cannot be added or removed alone."),
            message("Set its groups to 1 first."),
        )
    return spec


def _without(weights: Mapping[str, Array], gone: Mask, axis: int) -> dict[str, Array]:
    """Weights by name without the indices along ``axis`` that ``gone`` marks."""
    left = dict(weights)
    edges = np.flatnonzero(np.diff(gone, prepend=False, append=False)).tolist()
    for first, last in reversed(list(zip(edges[::2], edges[1::2], strict=True))):
        left = {name: weight.without(slice(first, last), axis) for name, weight in left.items()}
    return left
