"""Shared by several edits: a layer by its id, and numbers as an Array."""

from __future__ import annotations

import numpy.typing as npt

from engine.project.project import Layer, Project
from engine.values.array import Array
from engine.values.errors import EngineError
from engine.values.messages import message


def layer_called(project: Project, layer_id: str) -> Layer:
    """The layer with an id. Raises: EngineError when there is none."""
    try:
        return project[layer_id]
    except KeyError:
        raise EngineError(message("There is no layer called {layer}.", layer=layer_id)) from None


def array_of(values: npt.ArrayLike, like: Array | None = None) -> Array:
    """Values as an Array that shares unchanged blocks with ``like``. Raises: EngineError when they are not numbers."""
    if isinstance(values, Array) and like is None:
        return values
    try:
        return Array(values, like)
    except (TypeError, ValueError) as error:
        raise EngineError(message("These are not numbers.")) from error
