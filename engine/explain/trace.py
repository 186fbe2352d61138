"""The arithmetic of one cell of a network, its receptive fields, and the cells that it influences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from engine.compute.result import Result
from engine.layers.joining import joint_trace
from engine.layers.receptive_field import cells_after, cells_before
from engine.layers.spec import Shape
from engine.project.project import INPUT, Project
from engine.project.shapes import infer, input_shape
from engine.values.array import Float32
from engine.values.cell_set import CellSet, Field
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
    weights = cast(Mapping[str, Float32], layer.weights)  # a trace only indexes rows, which Array can do, too
    traced = joint_trace(layer.spec, [result.outputs[source].block for source in layer.inputs], weights, cell)
    return replace(traced, value=float(output.block[cell]))


def receptive_fields(project: Project, layer_id: str, cell: Cell) -> dict[str, CellSet]:
    """The exact receptive field of one cell in every layer that it depends on, and in the input, by layer id.

    Padding is left out. Empty if the layer cannot run.

    Args:
        cell: (channel, row, column), or (unit,) in a vector.
    """
    shapes = _shapes(project)
    if layer_id not in shapes:
        return {}
    fields = {layer_id: CellSet((Field.of(shapes[layer_id], cell),))}
    for layer in reversed(project.layers):
        if layer.id not in fields or layer.id not in shapes:
            continue
        inputs = [shapes[source] for source in layer.inputs]
        for block in fields[layer.id].blocks:
            before = cells_before(layer.spec, block, inputs, shapes[layer.id])
            for source, read in zip(layer.inputs, before, strict=True):
                _join(fields, source, read)
    del fields[layer_id]
    return fields


def influence(project: Project, layer_id: str, cell: Cell) -> dict[str, CellSet]:
    """The cells of every later layer that depend on one cell of a layer or of the input, by layer id.

    A set is empty if no window reads the cell, as between the windows of a large stride.

    Args:
        cell: (channel, row, column), or (unit,) in a vector.
    """
    shapes = _shapes(project)
    if layer_id not in shapes:
        return {}
    fields = {layer_id: CellSet((Field.of(shapes[layer_id], cell),))}
    for layer in project.layers:
        if layer.id not in shapes or layer.id == layer_id:
            continue
        inputs = [shapes[source] for source in layer.inputs]
        for number, source in enumerate(layer.inputs):
            for block in fields[source].blocks if source in fields else ():
                _join(fields, layer.id, cells_after(layer.spec, block, number, inputs, shapes[layer.id]))
    del fields[layer_id]
    return fields


def _join(fields: dict[str, CellSet], layer_id: str, added: CellSet) -> None:
    """Adds cells to the set of a layer, in place."""
    fields[layer_id] = fields[layer_id] | added if layer_id in fields else added


def _shapes(project: Project) -> dict[str, Shape]:
    """The output shapes of the input and of all layers that can run, by layer id."""
    return {INPUT: input_shape(project), **infer(project).shapes}
