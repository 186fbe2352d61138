"""Edits of names: of layers, of the project, of classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.project.edits.access import layer_called
from engine.project.edits.layers import set_params
from engine.project.project import INPUT, Project
from engine.project.set_aside import renamed_aside
from engine.project.shapes import classes_of
from engine.values.errors import EngineError
from engine.values.messages import message


def rename_layer(project: Project, layer_id: str, name: str) -> Project:
    """The project with another id for one layer.

    Raises:
        EngineError: the name is empty, not printable, or taken.
    """
    layer_called(project, layer_id)
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


def deciding_layer(project: Project) -> str | None:
    """The id of the fully connected layer that has a unit for each class; None if the network ends in another way."""
    layer_id = project.layers[-1].id if project.layers else INPUT
    while layer_id != INPUT:
        layer = project[layer_id]
        if layer.spec.is_dense:
            return layer.id
        if len(layer.inputs) != 1 or not (layer.spec.is_distribution or layer.spec.per_cell):
            return None
        layer_id = layer.inputs[0]
    return None


def learn_classes(project: Project, classes: Sequence[str]) -> Project:
    """The project with other classes, and a unit for each of them in the layer that decides.

    Raises:
        EngineError: the network does not end in a fully connected layer.
    """
    found = deciding_layer(project)
    if found is None:
        raise EngineError(
            message("The network does not end in a fully connected layer."),
            message("Let it end in a fully connected layer with a unit for each class."),
        )
    return set_classes(set_params(project, found, units=len(classes)), classes)


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
