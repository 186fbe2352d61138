"""Weights that follow shapes: after an edit each layer keeps those that still apply to its input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from engine.kernels.operations import fit_size
from engine.layers.joining import joint_shape
from engine.layers.spec import Shape, keeps_channels
from engine.project.project import (
    INPUT,
    UNKNOWN,
    Layer,
    Project,
    Reads,
    fresh_weights,
    identity_weights,
    with_layer,
)
from engine.project.set_aside import contains, joined, with_earlier
from engine.project.shapes import infer
from engine.project.weight_checks import has_form
from engine.values.array import Array, Float32


def reconciled(before: Project, after: Project, recall: bool = True) -> Project:
    """``after`` with the weights of every layer fitted to its present input shape, keeping those that apply.

    Weights that do not apply are set aside, and restored when the layer has that input again, or another that they
    fit. Layers that cannot run keep their weights, and so do those of :func:`waiting`: the next edit may solve the
    Problem.

    Args:
        before: the project before the edit.
        recall: whether weights that were set aside are restored.
    """
    inference, were, are = infer(after), _reads(before), _reads(after)
    specs = {layer.id: layer.spec for layer in before.layers}
    for layer in after.layers:
        shapes = inference[layer.id].known_shapes
        was, now = layer.made_for or were.get(layer.id), are[layer.id]
        if shapes is None or not isinstance(joint_shape(layer.spec, shapes), tuple):
            if was is not None and was[0] != layer.spec.kind:
                after = with_layer(after, _emptied(layer, was))
            elif layer.made_for != was:
                after = with_layer(after, replace(layer, made_for=was))
            after = _in_form(after, after[layer.id])
            continue
        shape = shapes[0]
        fits = _fit(layer.weights, layer.spec.weight_shapes(shape))
        if fits and (was == now or all(each.reads != now for each in layer.aside)):
            if layer.made_for is not None:
                after = with_layer(after, replace(layer, made_for=None))
            continue
        if _is_waiting(layer, shape) and specs.get(layer.id, layer.spec) == layer.spec:
            continue
        fitted = _refitted(layer, shape, was, now, recall)
        if fitted is None:
            after = _in_form(after, layer)  # too many weights
            continue
        after = with_layer(after, fitted)
        inference, are = infer(after), _reads(after)  # with weights for this layer the next one may run
    return after


def waiting(project: Project) -> Project:
    """The project with fully connected layers that wait for an input that their weights fit, where these do not.

    Edits of other layers leave such weights alone until they fit.
    """
    inference = infer(project)
    for layer in project.layers:
        shapes = inference[layer.id].known_shapes
        fits = shapes is not None and _fit(layer.weights, layer.spec.weight_shapes(shapes[0]))
        if layer.spec.is_dense and layer.weights and not fits:
            project = with_layer(project, replace(layer, made_for=(layer.spec.kind, UNKNOWN, ())))
    return project


def _is_waiting(layer: Layer, shape: Shape) -> bool:
    """Whether weights wait for another number of inputs than those of ``shape``."""
    if layer.made_for is None or layer.made_for[1] != UNKNOWN or not layer.spec.is_dense or not layer.weights:
        return False
    return layer.weights["weight"].shape[1:] != layer.spec.weight_shapes(shape)["weight"][1:]


def _fit(weights: Mapping[str, Array], shapes: Mapping[str, Shape]) -> bool:
    return {name: weight.shape for name, weight in weights.items()} == shapes


def _in_form(project: Project, layer: Layer) -> Project:
    """The project with a layer's weights removed if no layer of its kind could have them."""
    return project if has_form(layer.spec, layer.weights) else with_layer(project, replace(layer, weights={}))


def _reads(project: Project) -> dict[str, Reads]:
    """The :data:`engine.project.project.Reads` of every layer, by layer id.

    The shape in it is (rows, columns) of the last feature maps for a fully connected layer, (channels,) for a layer
    that reads the image, and otherwise empty.
    """
    inference = infer(project)
    places: dict[str, tuple[str, Shape]] = {INPUT: (INPUT, inference.input_shape[1:])}
    read: dict[str, Reads] = {}
    for layer in project.layers:
        maker, size = places[layer.inputs[0]]
        channels = inference.input_shape[:1] if maker == INPUT else ()
        read[layer.id] = (layer.spec.kind, maker, size if layer.spec.is_dense else channels)
        if not (keeps_channels(layer.spec) or layer.spec.flattens):
            maker = layer.id
        if layer.spec.is_dense:
            size = ()  # units have no position in a map
        shape = inference[layer.id].shape
        places[layer.id] = maker, shape[1:] if shape is not None and len(shape) == 3 else size
    return read


def _refitted(layer: Layer, shape: Shape, was: Reads | None, now: Reads, recall: bool) -> Layer | None:
    """The layer with weights for an input of ``shape``, lost ones set aside; None if they would be too many."""
    fresh = fresh_weights(layer.spec, shape, layer.id)
    if layer.spec.weight_shapes(shape) and not fresh:
        return None
    earlier = {each.reads: each.weights for each in layer.aside}
    had: Mapping[str, Array] = layer.weights
    is_own = was == now and was in earlier  # no others are as near as what was cut off for this very input
    if was in earlier:
        had = joined(earlier.pop(was), had)
    is_picture = now[1] == INPUT
    if was is None or was == now:
        weights = _merged(had if recall else layer.weights, fresh, is_picture, same_places=was == now)
    elif was[0] != now[0]:
        weights = identity_weights(layer.spec, shape) or fresh
    else:
        weights = _merged(layer.weights, fresh, is_picture, same_places=False)
    if recall and not is_own and (again := _recalled(layer, shape, was, now, earlier)) is not None:
        weights = _merged(earlier[again], weights, is_picture, same_places=True)
        if contains(weights, earlier[again]):
            del earlier[again]
    if was is not None and had and not contains(weights, had) and not _is_fresh(layer):
        earlier[was] = had
    return with_earlier(layer, weights, earlier)


def _recalled(
    layer: Layer, shape: Shape, was: Reads | None, now: Reads, earlier: Mapping[Reads, Mapping[str, Array]]
) -> Reads | None:
    """The Reads of the set-aside weights that replace the present ones; None if there are none.

    They do where the present weights mean nothing for this input, or derive from them. Weights for the present input
    are preferred, then the latest.
    """
    means_nothing = was is None or was[0] != now[0]
    ours = [reads for reads in reversed(list(earlier)) if reads[0] == now[0]]
    for reads in sorted(ours, key=lambda reads: reads != now):
        if layer.spec.is_dense:
            may_return = reads == now or (
                earlier[reads]["weight"].shape[1:] == shape and (was != now or not _is_edited(layer, earlier[reads]))
            )
        else:
            may_return = means_nothing or _derives(layer, earlier[reads])
        if may_return:
            return reads
    return None


def _is_edited(layer: Layer, earlier: Mapping[str, Array]) -> bool:
    """Whether the layer has numbers that are neither random nor derive from earlier weights."""
    kept = _merged(earlier, layer.weights, is_picture=False, same_places=True)
    return any(not each.untouched and each != kept[name] for name, each in layer.weights.items())


def _derives(layer: Layer, earlier: Mapping[str, Array]) -> bool:
    """Whether the present weights are earlier ones fitted to another input, unedited; filters may have been added."""
    readings = (True, False)  # of a picture, whose colours may have been summed, or of maps
    return any(_merged(earlier, layer.weights, each, same_places=True) == layer.weights for each in readings)


def _emptied(layer: Layer, was: Reads) -> Layer:
    """A layer whose kind changed and that cannot run, without weights; the old ones are set aside."""
    earlier = {each.reads: each.weights for each in layer.aside}
    if layer.weights:
        earlier[was] = joined(earlier.pop(was, {}), layer.weights)
    return with_earlier(layer, {}, earlier)


def _is_fresh(layer: Layer) -> bool:
    """Whether a fully connected layer has its initial random weights, which can be drawn again."""
    weight = layer.weights.get("weight")
    if not layer.spec.is_dense or weight is None or weight.ndim != 2:
        return False
    units, cells = weight.shape
    return fresh_weights(layer.spec.with_outputs(units), (cells,), layer.id).get("weight") == weight


def _merged(
    old: Mapping[str, Array], base: Mapping[str, Array], is_picture: bool, same_places: bool
) -> dict[str, Array]:
    """``base`` overwritten with all old weights that still apply.

    Args:
        is_picture: whether the channels are those of a picture, grey or in colour.
        same_places: whether the inputs of a fully connected layer are still the same cells.
    """
    return {
        name: _kept(old[name], values, is_picture, same_places) if name in old else values
        for name, values in base.items()
    }


def _kept(old: Array, fresh: Array, is_picture: bool, same_places: bool) -> Array:
    """One array of :func:`_merged`: filters, units and channels from the first on, kernels from their centre."""
    new = fresh.data.copy()
    if old.data.ndim != new.ndim:
        return fresh
    if new.ndim == 4 and is_picture and {old.shape[1], new.shape[1]} == {1, 3}:
        old = Array(_recoloured(old.data, new.shape[1]), untouched=old.untouched)
    if new.ndim == 2 and old.shape[1] != new.shape[1] and not same_places:
        return fresh  # its inputs are other cells now
    rows = min(len(old.data), len(new))
    if new.ndim == 1:
        new[:rows] = old.data[:rows]
    else:
        channels = min(old.shape[1], new.shape[1])
        new[:rows] = 0
        kept = old.data[:rows, :channels]
        new[:rows, :channels] = kept if new.ndim == 2 else fit_size(kept, (new.shape[2], new.shape[3]))
    return Array(new, like=old, untouched=old.untouched and fresh.untouched)


def _recoloured(weight: Float32, channels: int) -> Float32:
    """Filters (O, 1, KH, KW) for grey as (O, 3, KH, KW) for colour, or back, with the same output for grey pictures."""
    if channels == 3:
        return np.repeat(weight / 3, 3, axis=1)
    summed: Float32 = weight.sum(axis=1, keepdims=True, dtype=np.float32)
    return summed
