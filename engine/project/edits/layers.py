"""Edits of the chain of layers, and of their kinds and hyperparameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from engine.layers.spec import Spec
from engine.project.edits.access import layer_called
from engine.project.fitted_weights import reconciled
from engine.project.project import INPUT, Layer, Project, free_id, identity_weights, with_layer
from engine.project.shapes import infer
from engine.values.errors import EngineError
from engine.values.messages import message


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
    spec = layer_called(project, layer_id).spec
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
    layer_called(project, layer_id)
    return _relinked(project, [layer for layer in project.layers if layer.id != layer_id])


def duplicate_layer(project: Project, layer_id: str) -> Project:
    """The project with a copy of one layer, weights included, right after it."""
    layer = layer_called(project, layer_id)
    copy = replace(layer, id=free_id(layer.spec.stem, (each.id for each in project.layers)))
    return _relinked(project, _inserted(project.layers, project.index(layer_id) + 1, copy))


def move_layer(project: Project, layer_id: str, index: int) -> Project:
    """The project with one layer moved to ``index`` of the chain."""
    layer = layer_called(project, layer_id)
    others = [each for each in project.layers if each.id != layer_id]
    return _relinked(project, _inserted(others, index, layer))


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
