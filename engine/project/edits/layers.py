"""Edits of the layers one by one, and of their kinds and hyperparameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.layers.spec import Shape, Spec
from engine.project.edits.access import layer_called
from engine.project.fitted_weights import reconciled
from engine.project.project import INPUT, Layer, Project, free_id, identity_weights, in_order, with_layer
from engine.project.shapes import infer
from engine.values.array import Array
from engine.values.errors import EngineError
from engine.values.messages import Message, message


def set_spec(project: Project, layer_id: str, spec: Spec) -> Project:
    """The project with another spec in one layer; its weights are kept as far as they fit."""
    layer = layer_called(project, layer_id)
    return reconciled(project, with_layer(project, replace(layer, spec=spec)))


def set_params(project: Project, layer_id: str, **values: Any) -> Project:
    """The project with some hyperparameters of one layer changed. Raises: EngineError when out of range."""
    spec = layer_called(project, layer_id).spec
    known = {each.name for each in spec.params()}
    for name in values:
        if name not in known:
            raise EngineError(message("{layer} has no {name}.", layer=layer_id, name=name))
    return set_spec(project, layer_id, replace(spec, **values))  # type: ignore[type-var]


def add_layer(project: Project, spec: Spec, index: int) -> Project:
    """The project with a new layer at ``index`` of the order of layers, with fresh weights.

    It reads the layer before that index, and all layers that read that one read the new one instead.

    Raises:
        EngineError: the kind reads several layers.
    """
    return _inserted(project, _new(project, spec), index)


def insert_layer(project: Project, kind: type[Spec], index: int) -> Project:
    """The project with a new layer of a kind at ``index``, initialised as the identity as far as the kind allows.

    Where no layer would read it, it has random weights instead. Otherwise as :func:`add_layer`.

    Raises:
        EngineError: the kind reads several layers.
    """
    index = max(0, min(index, len(project.layers)))
    before = project.layers[index - 1].id if index else INPUT
    if not project.readers(before):
        return add_layer(project, kind(), index)
    return _inserted(project, _keeping(project, kind, before), index)


def insert_between(project: Project, kind: type[Spec], source: str, target: str) -> Project:
    """The project with a new layer of a kind on the connection from ``source`` to ``target``, as far as possible the
    identity; other readers of ``source`` still read it.

    Raises:
        EngineError: there is no such connection, or the kind reads several layers.
    """
    layer = layer_called(project, target)
    if source not in layer.inputs:
        raise EngineError(message("{target} does not read {source}.", target=target, source=source))
    new = replace(_keeping(project, kind, source), inputs=(source,))
    layers = list(project.layers)
    at = project.index(target)
    layers[at : at + 1] = [new, _reading(layer, {source: new.id})]
    return reconciled(project, replace(project, layers=tuple(layers)))


def _new(project: Project, spec: Spec) -> Layer:
    return Layer(free_id(spec.stem, (layer.id for layer in project.layers)), spec, ())


def _keeping(project: Project, kind: type[Spec], source: str) -> Layer:
    """A new layer of a kind that, reading ``source``, is as close to the identity as the kind allows."""
    inference = infer(project)
    shape = inference.input_shape if source == INPUT else inference[source].shape
    if shape is None:
        return _new(project, kind())
    spec = kind.keeping(shape)
    weights = identity_weights(spec, shape) if isinstance(spec.output_shape(shape), tuple) else {}
    return replace(_new(project, spec), weights=weights)


def change_kind(project: Project, layer_id: str, kind: type[Spec]) -> Project:
    """The project with one layer of another kind: same id and position, and the hyperparameters that both kinds have.

    Its weights are set aside, and restored when the kind is changed back: it then has as many filters or units again.
    """
    layer = layer_called(project, layer_id)
    spec = layer.spec
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
    weights = next((each.weights for each in reversed(layer.aside) if each.reads[0] == kind.kind), None)
    if weights is not None and shape is not None:
        changed = _suiting(changed, weights, shape, has_kernel=hasattr(spec, "kernel"))
    return set_spec(project, layer_id, changed)


def _suiting(spec: Spec, weights: Mapping[str, Array], shape: Shape, *, has_kernel: bool) -> Spec:
    """The spec with the hyperparameters that these weights, of its kind, were made with.

    Args:
        shape: of the input.
        has_kernel: whether kernel, stride and padding stay as they are; else the kernel is that of the weights, padded
            so that maps keep their size.
    """
    if "weight" not in weights or not spec.outputs:
        return spec
    count, reads, *kernel = weights["weight"].shape
    shown: dict[str, Any] = {"bias": "bias" in weights}
    if kernel and shape[0] % reads == 0:
        shown["groups"] = shape[0] // reads
    if kernel and not has_kernel:
        shown |= {"kernel": tuple(kernel), "padding": tuple((side - 1) // 2 for side in kernel)}
    own = {each.name for each in spec.params()}
    try:
        return replace(spec.with_outputs(count), **{name: value for name, value in shown.items() if name in own})  # type: ignore[type-var]
    except EngineError:
        return spec  # weights for another number of channels


def remove_layer(project: Project, layer_id: str) -> Project:
    """The project without one layer; those that read it read its (first) input instead."""
    layer = layer_called(project, layer_id)
    return reconciled(project, replace(project, layers=_without(project.layers, layer)))


def duplicate_layer(project: Project, layer_id: str) -> Project:
    """The project with a copy of one layer, weights included, right after it.

    Raises:
        EngineError: the layer reads several layers.
    """
    layer = layer_called(project, layer_id)
    copy = replace(layer, id=free_id(layer.spec.stem, (each.id for each in project.layers)))
    return _inserted(project, copy, project.index(layer_id) + 1)


def move_layer(project: Project, layer_id: str, index: int) -> Project:
    """The project with one layer removed, and inserted again at ``index`` of the order of layers.

    Raises:
        EngineError: the layer reads several layers.
    """
    layer = layer_called(project, layer_id)
    return _inserted(project, layer, index, _without(project.layers, layer))


def _inserted(project: Project, layer: Layer, index: int, layers: Sequence[Layer] | None = None) -> Project:
    """The project with a layer at ``index`` of ``layers``, between the layer before it and the readers of that one."""
    if layer.spec.fewest_inputs > 1:
        raise EngineError(
            message("{kind} joins several layers.", kind=Message(layer.spec.title)),
            message("Connect the layers that it should join."),
        )
    others = list(project.layers if layers is None else layers)
    index = max(0, min(index, len(others)))
    before = others[index - 1].id if index else INPUT
    linked = [_reading(each, {before: layer.id}) for each in others]
    linked.insert(index, replace(layer, inputs=(before,)))
    return reconciled(project, replace(project, layers=in_order(linked)))


def _without(layers: Sequence[Layer], gone: Layer) -> tuple[Layer, ...]:
    return tuple(_reading(each, {gone.id: gone.inputs[0]}) for each in layers if each.id != gone.id)


def _reading(layer: Layer, instead: Mapping[str, str]) -> Layer:
    """The layer with some inputs replaced; ``instead`` maps old ids to new ones."""
    inputs = tuple(instead.get(source, source) for source in layer.inputs)
    return layer if inputs == layer.inputs else replace(layer, inputs=inputs)
