"""Adding and removing single filters, with what later layers keep for their maps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from engine.layers.spec import Spec
from engine.project.edits.access import layer_called
from engine.project.edits.weights import set_weights
from engine.project.fitted_weights import reconciled
from engine.project.project import Project, with_layer
from engine.project.set_aside import without_filter
from engine.project.shapes import infer
from engine.values.array import Array
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
    gone = slice(channel, channel + 1)  # along the input axis of the next layer's weights
    layers[layer_id] = replace(
        without_filter(project[layer_id], layer_id, channel),
        spec=spec.with_outputs(spec.outputs - 1),
        weights=_without(project[layer_id].weights, gone, axis=0),
    )
    for after in project.layers[project.index(layer_id) + 1 :]:
        shape = inference[after.id].input_shape
        if shape is None:
            break
        if after.spec.flattens:
            size = math.prod(shape[1:])
            gone = slice(gone.start * size, gone.stop * size)
        elif after.spec.channelwise:
            rest = without_filter(after, layer_id, channel)
            layers[after.id] = replace(rest, weights=_without(after.weights, gone, axis=0))
        else:
            if "weight" in after.weights and not after.spec.is_grouped:
                cut = _without({"weight": after.weights["weight"]}, gone, axis=1)
                rest = without_filter(after, layer_id, channel)
                layers[after.id] = replace(rest, weights={**after.weights, **cut})
            break
    return reconciled(project, replace(project, layers=tuple(layers.values())))


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


def _without(weights: Mapping[str, Array], gone: slice, axis: int) -> dict[str, Array]:
    return {name: weight.without(gone, axis) for name, weight in weights.items()}
