"""Every edit of a Project, as a function from the old Project to the new one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.images.fitting import Fit
from engine.kernels.operations import fit_size
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, Layer, Project, Reads, free_id, fresh_weights, identity_weights, is_showable
from engine.project.set_aside import holds, joined, renamed_aside, with_earlier, without_filter
from engine.project.shapes import classes_of, infer
from engine.project.weight_checks import has_form
from engine.values.array import Array, Float32
from engine.values.errors import EngineError
from engine.values.messages import Message, message
from engine.values.params import Pair

# --- the input -------------------------------------------------------------------------------------------------


def set_image(
    project: Project, image: npt.ArrayLike | None, title: str = "", *, read: Sequence[Message] = ()
) -> Project:
    """The project with another image, of any size.

    Args:
        image: (C, H, W) or (H, W), usually in 0..1; None for a black picture.
        title: where the picture comes from, for people.
        read: what the reader did to the picture, see :class:`engine.Picture`.

    Raises:
        EngineError: it is not an image, or its channels cannot be converted to those of the network.
    """
    if image is None:
        return _with_input(project, image=None, title=title, read=())
    values = _array(image)
    if len(values.shape) == 2:
        values = Array(values.data[None])
    if len(values.shape) != 3 or not values.data.size:
        raise EngineError(
            message("An array of shape {shape} is not an image.", shape=values.shape),
            message("Give (channels, rows, columns)."),
        )
    return _with_input(project, image=values, title=title, read=tuple(read))


def set_fit(project: Project, fit: Fit) -> Project:
    """The project with another way to fit its image to the network's size."""
    return _with_input(project, fit=fit)


def set_invert(project: Project, invert: bool) -> Project:
    """The project with its image inverted (1 − x), or not."""
    return _with_input(project, invert=invert)


def set_scaling(project: Project, mean: Sequence[float], deviation: Sequence[float]) -> Project:
    """The project with another scaling of the image: the network reads (x − mean) / deviation.

    Args:
        mean, deviation: one number, or one per channel.

    Raises:
        EngineError: there are more or fewer numbers, or a deviation is not larger than 0.
    """
    return _with_input(project, mean=tuple(map(float, mean)), deviation=tuple(map(float, deviation)))


def set_input_channels(project: Project, channels: int) -> Project:
    """The project with another number of input channels, such as 1 (grey) or 3 (colour).

    Between 1 and 3 the filters of the first convolution are spread over the channels, or summed. An image that cannot
    be converted is dropped.
    """
    given = project.input
    changes: dict[str, Any] = {"channels": channels}
    if given.image is not None and not is_showable(given.image.shape, channels):
        changes |= {"image": None, "title": ""}
    for name in ("mean", "deviation"):
        values = getattr(given, name)
        changes[name] = values if len(values) in (1, channels) else values[:1]
    return _with_input(project, **changes)


def set_input_size(project: Project, size: Pair) -> Project:
    """The project with another input size (rows, columns). Raises: EngineError when a side is not in 1..4096."""
    if not all(1 <= side <= 4096 for side in size):
        raise EngineError(message("An image can be fitted to 1 … 4096 rows and columns."))
    return _with_input(project, size=(int(size[0]), int(size[1])))


def _with_input(project: Project, **changes: Any) -> Project:
    return reconciled(project, replace(project, input=replace(project.input, **changes)))


# --- weights ---------------------------------------------------------------------------------------------------


def set_weights(project: Project, layer_id: str, **weights: npt.ArrayLike) -> Project:
    """The project with other weights in one layer, such as ``weight=`` (O, C, KH, KW) and ``bias=`` (O,).

    Raises:
        EngineError: the layer has no such weights, or they have another shape.
    """
    layer = _layer(project, layer_id)
    changed = dict(layer.weights)
    for name, values in weights.items():
        if name not in changed:
            raise EngineError(message("{layer} has no {name}.", layer=layer_id, name=name))
        given = _array(values, like=changed[name])
        if given.shape != changed[name].shape:
            raise EngineError(
                message(
                    "{name} of {layer} must have the shape {needed}, not {shape}.",
                    name=name,
                    layer=layer_id,
                    needed=changed[name].shape,
                    shape=given.shape,
                )
            )
        changed[name] = given
    return _with_layer(project, replace(layer, weights=changed))


def _array(values: npt.ArrayLike, like: Array | None = None) -> Array:
    if isinstance(values, Array) and like is None:
        return values
    try:
        return Array(values, like)
    except (TypeError, ValueError) as error:
        raise EngineError(message("These are not numbers.")) from error


def set_weight(project: Project, layer_id: str, at: tuple[int, ...], value: float, name: str = "weight") -> Project:
    """The project with one weight changed, at (filter, channel, row, column) or (unit, input).

    Raises:
        EngineError: there is no such weight.
    """
    return set_part(project, layer_id, at, value, name)


def set_bias(project: Project, layer_id: str, channel: int, value: float) -> Project:
    """The project with another bias for one filter or unit. Raises: EngineError when there is none."""
    return set_part(project, layer_id, (channel,), value, "bias")


def set_kernel(project: Project, layer_id: str, channel: int, source: int, kernel: npt.ArrayLike) -> Project:
    """The project with another kernel (KH, KW) of one filter.

    Args:
        channel: the filter, that is, the output channel.
        source: index of the kernel among the channels that the filter reads.

    Raises:
        EngineError: there is no such kernel, or ``kernel`` does not fit.
    """
    return set_part(project, layer_id, (channel, source), kernel)


def scale_inputs(project: Project, layer_id: str, channel: int, factors: Sequence[float]) -> Project:
    """The project with each kernel of one filter multiplied by a factor: 0 mutes that input channel.

    Args:
        factors: one per input channel that the filter reads.

    Raises:
        EngineError: there are more or fewer factors than kernels.
    """
    kernels = _layer(project, layer_id).weights["weight"][channel]
    if len(factors) != len(kernels):
        if len(kernels) == 1:
            raise EngineError(message("{layer} reads one channel a filter.", layer=layer_id))
        raise EngineError(message("{layer} reads {count} channels a filter.", layer=layer_id, count=len(kernels)))
    with np.errstate(all="ignore"):  # infinity × 0
        scaled = kernels * np.asarray(factors, np.float32)[:, None, None]
    return set_filter(project, layer_id, channel, scaled)


def set_filter(project: Project, layer_id: str, channel: int, kernels: npt.ArrayLike) -> Project:
    """The project with all kernels of one filter replaced: (C / groups, KH, KW), or one (KH, KW) for every channel.

    Raises:
        EngineError: there is no such filter, or ``kernels`` does not fit.
    """
    return set_part(project, layer_id, (channel,), kernels)


def set_part(
    project: Project, layer_id: str, at: tuple[int, ...], values: npt.ArrayLike, name: str = "weight"
) -> Project:
    """The project with ``weights[name][at]`` replaced by ``values``.

    Args:
        at: an index into the weight array, whose first entry is an output channel or unit.
        values: anything that broadcasts to that part.

    Raises:
        EngineError: there is no such part, or ``values`` does not fit it.
    """
    layer = _layer(project, layer_id)
    if name not in layer.weights:
        raise EngineError(message("{layer} has no {name}.", layer=layer_id, name=name))
    try:
        changed = layer.weights[name].replaced(at, values)
    except (IndexError, TypeError, ValueError) as error:
        raise EngineError(
            message("There is no place for that in {name} of {layer}.", name=name, layer=layer_id)
        ) from error
    return _with_layer(project, replace(layer, weights={**layer.weights, name: changed}))


def renew_weights(project: Project, layer_id: str, seed: int = 0) -> Project:
    """The project with new random weights in one layer; unchanged if the layer cannot run."""
    layer = _layer(project, layer_id)
    shape = infer(project)[layer_id].input_shape
    if shape is None or not isinstance(layer.spec.output_shape(shape), tuple):
        return project
    weights = fresh_weights(layer.spec, shape, layer_id, seed)
    return reconciled(project, _with_layer(project, replace(layer, weights=weights)))


# --- layers ----------------------------------------------------------------------------------------------------


def set_spec(project: Project, layer_id: str, spec: Spec) -> Project:
    """The project with another spec in one layer; its weights are kept as far as they fit."""
    layer = _layer(project, layer_id)
    return reconciled(project, _with_layer(project, replace(layer, spec=spec)))


def set_params(project: Project, layer_id: str, **values: Any) -> Project:
    """The project with some hyperparameters of one layer changed. Raises: EngineError when out of range."""
    spec = _layer(project, layer_id).spec
    known = {each.name for each in spec.params()}
    for name in values:
        if name not in known:
            raise EngineError(message("{layer} has no {name}.", layer=layer_id, name=name))
    return set_spec(project, layer_id, replace(spec, **values))  # type: ignore[type-var]


def add_layer(project: Project, spec: Spec, index: int) -> Project:
    """The project with a new layer at ``index`` of the chain, with fresh weights."""
    layer_id = free_id(spec.stem, (layer.id for layer in project.layers))
    return _relinked(project, _inserted(project.layers, index, Layer(layer_id, spec, ())))


def insert_layer(project: Project, kind: type[Spec], index: int) -> Project:
    """The project with a new layer of a kind at ``index``, initialised as the identity as far as the kind allows.

    At the end of the chain, where no layer reads it, it has random weights instead.
    """
    index = max(0, min(index, len(project.layers)))
    inference = infer(project)
    shape = inference[project.layers[index - 1].id].shape if index else inference.input_shape
    if shape is None or index == len(project.layers):
        return add_layer(project, kind(), index)
    spec = kind.keeping(shape)
    fits = isinstance(spec.output_shape(shape), tuple)
    weights = identity_weights(spec, shape) if fits else {}
    layer_id = free_id(spec.stem, (layer.id for layer in project.layers))
    return _relinked(project, _inserted(project.layers, index, Layer(layer_id, spec, (), weights)))


def change_kind(project: Project, layer_id: str, kind: type[Spec]) -> Project:
    """The project with one layer of another kind: same id and position, and the hyperparameters that both kinds have.

    Its weights are set aside, and restored when the kind is changed back.
    """
    spec = _layer(project, layer_id).spec
    if spec.kind == kind.kind:
        return project
    shape = infer(project)[layer_id].input_shape
    changed = kind() if shape is None else kind.keeping(shape)
    for each in kind.params():
        if hasattr(spec, each.name):
            try:
                changed = replace(changed, **{each.name: getattr(spec, each.name)})  # type: ignore[type-var]
            except EngineError:
                continue  # out of range for the new kind
    return set_spec(project, layer_id, changed)


def remove_layer(project: Project, layer_id: str) -> Project:
    """The project without one layer; the next layer reads the one before it."""
    _layer(project, layer_id)
    return _relinked(project, [layer for layer in project.layers if layer.id != layer_id])


def duplicate_layer(project: Project, layer_id: str) -> Project:
    """The project with a copy of one layer, weights included, right after it."""
    layer = _layer(project, layer_id)
    copy = replace(layer, id=free_id(layer.spec.stem, (each.id for each in project.layers)))
    return _relinked(project, _inserted(project.layers, project.index(layer_id) + 1, copy))


def move_layer(project: Project, layer_id: str, index: int) -> Project:
    """The project with one layer moved to ``index`` of the chain."""
    layer = _layer(project, layer_id)
    others = [each for each in project.layers if each.id != layer_id]
    return _relinked(project, _inserted(others, index, layer))


def rename_layer(project: Project, layer_id: str, name: str) -> Project:
    """The project with another id for one layer.

    Raises:
        EngineError: the name is empty, not printable, or taken.
    """
    _layer(project, layer_id)
    name = name.strip()
    if not name or name == INPUT or not name.isprintable():
        raise EngineError(message("A layer needs a name of its own, in letters that can be read."))
    if name != layer_id and any(layer.id == name for layer in project.layers):
        raise EngineError(message("There is a layer called {name} already.", name=name))

    def renamed(each: str) -> str:
        return name if each == layer_id else each

    return replace(
        project,
        layers=tuple(
            replace(
                renamed_aside(layer, layer_id, name),
                id=renamed(layer.id),
                inputs=tuple(map(renamed, layer.inputs)),
            )
            for layer in project.layers
        ),
    )


def rename_project(project: Project, name: str) -> Project:
    """The project with another title; an empty one means untitled.

    Raises:
        EngineError: the title has characters that are not printable.
    """
    if not name.isprintable():
        raise EngineError(message("A title consists of letters that can be read."))
    return replace(project, name=name.strip())


def set_classes(project: Project, classes: Sequence[str]) -> Project:
    """The project with other class names, in the order of the last layer's units."""
    return replace(project, classes=tuple(map(str, classes)))


def rename_class(project: Project, number: int, name: str) -> Project:
    """The project with one class renamed; classes without a name keep their number as name.

    Raises:
        EngineError: there is no such class, or the name is empty or not printable.
    """
    names = list(classes_of(project))
    if not 0 <= number < len(names):
        raise EngineError(message("This network has no class {number}.", number=number))
    if not name.strip() or not name.isprintable():
        raise EngineError(message("A class needs a name, in letters that can be read."))
    names[number] = name.strip()
    return set_classes(project, names)


def add_filter(project: Project, layer_id: str, copied: int | None = None) -> Project:
    """The project with one more filter at the end of a convolution: a random one, or a copy of filter ``copied``.

    Layers that read the new map start with zero weights for it, so their output does not change.

    Raises:
        EngineError: the layer has no filters, has groups, or is full.
    """
    spec = _ungrouped(project, layer_id)
    filters = spec.outputs
    wider = _with_layer(project, replace(project[layer_id], spec=spec.with_outputs(filters + 1)))
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
    spec = _layer(project, layer_id).spec
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


def _inserted(layers: Sequence[Layer], index: int, layer: Layer) -> list[Layer]:
    index = max(0, min(index, len(layers)))
    return [*layers[:index], layer, *layers[index:]]


def _relinked(project: Project, layers: Sequence[Layer]) -> Project:
    """The project with ``layers`` as its chain, each reading the one before, and weights fitted to that."""
    linked = tuple(
        replace(layer, inputs=(before,))
        for layer, before in zip(layers, [INPUT, *(layer.id for layer in layers)], strict=False)
    )
    return reconciled(project, replace(project, layers=linked))


def _layer(project: Project, layer_id: str) -> Layer:
    try:
        return project[layer_id]
    except KeyError:
        raise EngineError(message("There is no layer called {layer}.", layer=layer_id)) from None


def _with_layer(project: Project, layer: Layer) -> Project:
    return replace(project, layers=tuple(layer if each.id == layer.id else each for each in project.layers))


# --- weights that follow shapes --------------------------------------------------------------------------------


def reconciled(before: Project, after: Project, recall: bool = True) -> Project:
    """``after`` with the weights of every layer fitted to its present input shape, keeping all that still applies.

    Weights that do not apply are set aside, and restored when the layer has that input again. Layers that cannot run
    keep their weights: the next edit may solve the Problem.

    Args:
        before: the project before the edit.
        recall: whether weights that were set aside are restored.
    """
    inference, were, are = infer(after), _reads(before), _reads(after)
    for layer in after.layers:
        shape = inference[layer.id].input_shape
        was, now = layer.made_for or were.get(layer.id), are[layer.id]
        if shape is None or not isinstance(layer.spec.output_shape(shape), tuple):
            if was is not None and was[0] != layer.spec.kind:
                after = _with_layer(after, _emptied(layer, was))
            elif layer.made_for != was:
                after = _with_layer(after, replace(layer, made_for=was))
            after = _in_form(after, after[layer.id])
            continue
        fits = {name: weight.shape for name, weight in layer.weights.items()} == layer.spec.weight_shapes(shape)
        if fits and (was == now or all(each.reads != now for each in layer.aside)):
            if layer.made_for is not None:
                after = _with_layer(after, replace(layer, made_for=None))
            continue
        fitted = _refitted(layer, shape, was, now, recall)
        if fitted is None:
            after = _in_form(after, layer)  # too many weights
            continue
        after = _with_layer(after, fitted)
        inference, are = infer(after), _reads(after)  # with weights for this layer the next one may run
    return after


def _in_form(project: Project, layer: Layer) -> Project:
    """The project with a layer's weights removed if they have the form of another kind."""
    return project if has_form(layer.spec, layer.weights) else _with_layer(project, replace(layer, weights={}))


def _reads(project: Project) -> dict[str, Reads]:
    """What the weights of every layer depend on (see :data:`engine.project.project.Reads`), by layer id.

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
        if not (layer.spec.channelwise or layer.spec.flattens):
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
    if was in earlier:
        had = joined(earlier.pop(was), had)
    if was is None or was == now:
        weights = _merged(layer, had if recall else layer.weights, fresh, same_places=was == now)
    elif was[0] != now[0]:
        weights = identity_weights(layer.spec, shape) or fresh
    else:
        weights = _merged(layer, layer.weights, fresh, same_places=False)
    if was != now and now in earlier and recall and _is_theirs(layer, was, earlier[now]):
        weights = _merged(layer, earlier[now], weights, same_places=True)
        if holds(weights, earlier[now]):
            del earlier[now]
    if was is not None and had and not holds(weights, had) and not _is_fresh(layer):
        earlier[was] = had
    return with_earlier(layer, weights, earlier)


def _emptied(layer: Layer, was: Reads) -> Layer:
    """For a layer that changed its kind and cannot run: the layer without weights, the old ones set aside."""
    earlier = {each.reads: each.weights for each in layer.aside}
    if layer.weights:
        earlier[was] = joined(earlier.pop(was, {}), layer.weights)
    return with_earlier(layer, {}, earlier)


def _is_theirs(layer: Layer, was: Reads | None, earlier: Mapping[str, Array]) -> bool:
    """Whether earlier weights may replace the present ones: these are meaningless, or derived from them unedited."""
    if was is None or was[0] != layer.spec.kind or layer.spec.is_dense:
        return True
    nothing = {name: Array(np.zeros(array.shape, np.float32)) for name, array in layer.weights.items()}
    readers = layer, replace(layer, inputs=())  # reading a picture, whose colours were summed, or maps
    return any(_merged(reader, earlier, nothing, same_places=True) == layer.weights for reader in readers)


def _is_fresh(layer: Layer) -> bool:
    """Whether a fully connected layer has its initial random weights, which can be made again."""
    weight = layer.weights.get("weight")
    if not layer.spec.is_dense or weight is None or weight.ndim != 2:
        return False
    units, cells = weight.shape
    return fresh_weights(layer.spec.with_outputs(units), (cells,), layer.id).get("weight") == weight


def _merged(layer: Layer, old: Mapping[str, Array], base: Mapping[str, Array], same_places: bool) -> dict[str, Array]:
    """``base`` overwritten with all of the old weights that still applies.

    Args:
        same_places: whether the inputs of a fully connected layer are still the same cells.
    """
    return {
        name: _kept(layer, old[name], values, same_places) if name in old else values for name, values in base.items()
    }


def _kept(layer: Layer, old: Array, fresh: Array, same_places: bool) -> Array:
    """One array of :func:`_merged`: filters, units and channels from the first on, kernels from their centre."""
    new = fresh.data.copy()
    if old.data.ndim != new.ndim:
        return fresh
    if new.ndim == 4 and layer.inputs == (INPUT,) and {old.shape[1], new.shape[1]} == {1, 3}:
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


def renamed(before: Project, after: Project) -> dict[str, str]:
    """The new ids of renamed layers by their old ids: same position, spec and weights."""
    if len(before.layers) != len(after.layers):
        return {}
    return {
        old.id: new.id
        for old, new in zip(before.layers, after.layers, strict=True)
        if old.id != new.id and old.spec == new.spec and old.weights is new.weights
    }


def remade(before: Project, after: Project) -> tuple[str, ...]:
    """Ids of layers, in both projects, whose weights were all replaced by the edit, to tell the user."""
    old = {layer.id: layer for layer in before.layers}
    inference = infer(after)
    return tuple(
        layer.id
        for layer in after.layers
        if layer.id in old and _is_remade(old[layer.id], layer, inference[layer.id].input_shape)
    )


def _is_remade(was: Layer, layer: Layer, shape: Shape | None) -> bool:
    old, new = was.weights.get("weight"), layer.weights.get("weight")
    if old is None or new is None or old.shape == new.shape or was.spec != layer.spec or shape is None:
        return False
    if not layer.spec.is_dense or len(shape) != 1:
        return False  # kernels and what belongs to a map are kept, see _kept
    # One unit is enough: the generator makes the numbers of the first unit first, and making all takes long.
    fresh = fresh_weights(layer.spec.with_outputs(1), shape, layer.id)["weight"]
    return fresh == Array(new[0][None])
