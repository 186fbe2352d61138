"""The arithmetic of one cell, its receptive fields, and the cells that it influences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from engine.compute.result import Result
from engine.layers.receptive_field import field_after, field_before
from engine.layers.spec import Shape
from engine.project.project import INPUT, Project
from engine.project.shapes import infer, input_shape
from engine.values.array import Float32
from engine.values.cell_set import Field
from engine.values.cells import Cell, Trace
from engine.values.errors import EngineError
from engine.values.messages import message


def trace(project: Project, result: Result, layer_id: str, cell: Cell) -> Trace:
    """The arithmetic of one cell: every input value with weight and product, the bias, the value.

    Args:
        cell: (channel, row, column), or (unit,) in a vector.

    Raises:
        EngineError: there is no such layer or cell, or it could not be computed.
    """
    known = any(layer.id == layer_id for layer in project.layers)
    if not known or layer_id not in result.outputs:
        raise EngineError(message("{layer} has not been computed.", layer=layer_id))
    layer, output = project[layer_id], result.outputs[layer_id]
    if len(cell) != len(output.shape) or not all(0 <= at < size for at, size in zip(cell, output.shape, strict=True)):
        raise EngineError(message("{layer} has no cell {cell}.", layer=layer_id, cell=cell))
    weights = cast(Mapping[str, Float32], layer.weights)  # Array stands in for ndarray: a trace indexes single rows
    traced = layer.spec.trace(result.outputs[layer.inputs[0]].block, weights, cell)
    held = output.maps[0][cell] if len(cell) == 1 else output.maps[cell[0]][cell[1:]]
    return replace(traced, value=float(held))


def receptive_fields(project: Project, layer_id: str, cell: Cell) -> dict[str, Field]:
    """The exact receptive field of one cell in every earlier layer and the input, by layer id; padding left out.

    Ends at a layer that cannot run.
    """
    shapes = _shapes(project)
    fields: dict[str, Field] = {}
    if layer_id not in shapes:
        return fields
    field = Field.of(shapes[layer_id], cell)
    while layer_id != INPUT:
        layer = project[layer_id]
        source = layer.inputs[0]
        field = fields[source] = field_before(layer.spec, field, shapes[source], shapes[layer_id])
        layer_id = source
    return fields


def influence(project: Project, layer_id: str, cell: Cell) -> dict[str, Field]:
    """The cells of every later layer that depend on one cell of a layer or of the input, by layer id.

    A set is empty if no window reads the cell, as between the windows of a large stride.
    """
    shapes = _shapes(project)
    if layer_id not in shapes:
        return {}
    fields = {layer_id: Field.of(shapes[layer_id], cell)}
    for layer in project.layers:
        source = layer.inputs[0]
        if source in fields and layer.id in shapes:
            fields[layer.id] = field_after(layer.spec, fields[source], shapes[source], shapes[layer.id])
    del fields[layer_id]
    return fields


def _shapes(project: Project) -> dict[str, Shape]:
    """The output shapes of the input and of all layers that can run, by layer id."""
    return {INPUT: input_shape(project), **infer(project).shapes}
