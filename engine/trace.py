"""Why a cell holds what it holds: its arithmetic, and the part of the image it comes from."""

from __future__ import annotations

from dataclasses import replace

from engine.errors import EngineError
from engine.evaluate import Result
from engine.layer import Cell, Region, Shape, Trace
from engine.project import INPUT, Project
from engine.shapes import infer, input_shape
from engine.words import message


def trace(project: Project, result: Result, layer_id: str, cell: Cell) -> Trace:
    """The arithmetic of one cell: every input value with its weight and product, the bias, the value.

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
    weights = {name: weight.data for name, weight in layer.weights.items()}
    traced = layer.spec.trace(result.outputs[layer.inputs[0]].array, weights, cell)
    held = output.maps[0][cell] if len(cell) == 1 else output.maps[cell[0]][cell[1:]]
    return replace(traced, value=float(held))


def receptive_regions(project: Project, layer_id: str, cell: Cell) -> dict[str, Region]:
    """For every layer before, and the input, the block of cells that one cell is made from.

    Blocks are cut at the edges of what is there; padding is not part of them.
    """
    inference = infer(project)
    shapes: dict[str, Shape] = {INPUT: input_shape(project), **inference.shapes}
    region = Region(*((at, at) for at in cell))
    regions: dict[str, Region] = {}
    while layer_id != INPUT and layer_id in shapes:
        layer = project[layer_id]
        layer_id = layer.inputs[0]
        region = _cut(layer.spec.region(shapes[layer_id], region), shapes[layer_id])
        regions[layer_id] = region
    return regions


def _cut(region: Region, shape: Shape) -> Region:
    """The part of a region that lies inside ``shape``."""
    sizes = (*shape, 1, 1)[:3]
    return Region(
        *(
            (min(max(first, 0), size - 1), max(min(last, size - 1), 0))
            for (first, last), size in zip(region, sizes, strict=True)
        )
    )
