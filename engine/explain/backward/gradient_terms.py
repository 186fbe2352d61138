"""The terms of one gradient: what comes back to a cell from all that read it, and to a weight from all that use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.compute.gradients import LossGradients
from engine.compute.result import Result
from engine.explain.backward.derivatives import Reading, by_own_weight, derivative
from engine.explain.explanation import Numbers
from engine.layers.joining import joint_trace
from engine.layers.receptive_field import cells_after
from engine.layers.spec import Shape
from engine.project.edits.weights import WeightIndex
from engine.project.project import Layer, Project
from engine.values.array import Float32
from engine.values.cell_set import CellSet, Field
from engine.values.cells import NOWHERE, Cell, Rule
from engine.values.map_block import Block

MOST_TERMS = 2**12  # that are traced one by one


@dataclass(frozen=True, eq=False)
class GradientTerms:
    """The terms of a gradient that come back from one layer: upstream gradient × local derivative each.

    Args:
        layer: the layer whose output cells they come from.
        rule: as in Trace.
        cells: (n, axes), its output cells.
        upstream: (n,), the gradients of the loss by these.
        factors: (n,), the derivatives of these by the cell or weight.
        left_out: number of output cells that are too many to be traced; there are no terms then.
    """

    layer: str
    rule: Rule
    cells: NDArray[np.intp]
    upstream: Numbers
    factors: Numbers
    left_out: int = 0

    @property
    def products(self) -> Numbers:
        """The terms: (n,)."""
        with np.errstate(all="ignore"):
            return np.asarray(self.upstream * self.factors, np.float64)


def terms_of_cell(
    project: Project, result: Result, gradients: LossGradients, layer_id: str, cell: Cell
) -> tuple[GradientTerms, ...]:
    """What comes back to an output cell of a layer, or of INPUT: the terms of each layer that reads it.

    Layers that the scores do not depend on give nothing back, and are left out.
    """
    field, found = Field.of(result.outputs[layer_id].shape, cell), []
    for layer in project.readers(layer_id):
        if layer.id not in gradients.by_output:
            continue
        shapes = [result.outputs[source].shape for source in layer.inputs]
        for number, source in enumerate(layer.inputs):
            if source == layer_id:
                readers = cells_after(layer.spec, field, number, shapes, result.outputs[layer.id].shape)
                found.append(_terms(layer, result, gradients, readers, number, cell))
    return tuple(found)


def _terms(
    layer: Layer, result: Result, gradients: LossGradients, readers: CellSet, number: int, cell: Cell
) -> GradientTerms:
    if readers.count > MOST_TERMS:
        return _left_out(layer, result, readers.count)
    cells = _cells_of(readers, result.outputs[layer.id].shape)
    if layer.spec.has_filters or layer.spec.is_dense:
        factors = _filter_weights if layer.spec.has_filters else _unit_weights
        return _made(layer, gradients, cells, factors(layer, result, cells, cell))
    inputs = [result.outputs[source].host_block for source in layer.inputs]
    weights = {name: cast(Float32, weight) for name, weight in layer.weights.items()}
    found = [
        derivative(Reading(layer.spec, weights, joint_trace(layer.spec, inputs, weights, at), at, inputs, number, cell))
        for at in map(tuple, cells.tolist())
    ]
    return _made(layer, gradients, cells, np.array(found, np.float64))


def _filter_weights(layer: Layer, result: Result, cells: NDArray[np.intp], cell: Cell) -> Numbers:
    """The weights (n,) that output cells (n, 3) read a cell with: as :func:`derivative`, for many cells together."""
    spec, (channel, *place), output = layer.spec, cell, result.outputs[layer.id].shape
    shape = result.outputs[layer.inputs[0]].shape
    rows, columns = (
        spec.reads_along(axis, shape[axis + 1], output[axis + 1])[cells[:, axis + 1]] == place[axis] for axis in (0, 1)
    )
    kernels = {}
    for filter_ in np.unique(cells[:, 0]).tolist():
        kernel = layer.weights["weight"][filter_][spec.reads(filter_, shape[0]).index(channel)]
        kernels[filter_] = kernel[::-1, ::-1] if spec.geometry is not None and spec.geometry.flip else kernel
    met = np.stack([kernels[filter_] for filter_ in cells[:, 0].tolist()]) if len(cells) else np.zeros((0, 1, 1))
    with np.errstate(all="ignore"):
        weights = np.where(rows[:, :, None] & columns[:, None, :], met, 0)
        return np.asarray(weights.sum(axis=(1, 2), dtype=np.float64))


def _unit_weights(layer: Layer, _result: Result, cells: NDArray[np.intp], cell: Cell) -> Numbers:
    """The weights (n,) that units (n, 1) read a number with."""
    return np.array([layer.weights["weight"][unit][cell[0]] for (unit,) in cells.tolist()], np.float64)


def _made(layer: Layer, gradients: LossGradients, cells: NDArray[np.intp], factors: Numbers) -> GradientTerms:
    upstream = gradients.by_output[layer.id][tuple(cells.T)].astype(np.float64)
    return GradientTerms(layer.id, layer.spec.rule, cells, upstream, factors)


def _left_out(layer: Layer, result: Result, count: int) -> GradientTerms:
    axes = len(result.outputs[layer.id].shape)
    nothing = np.zeros(0)
    return GradientTerms(layer.id, layer.spec.rule, np.zeros((0, axes), np.intp), nothing, nothing, count)


def _cells_of(cells: CellSet, shape: Shape) -> NDArray[np.intp]:
    """The cells of a set, each once, in reading order: (n, axes)."""
    covered = np.zeros((*shape, 1, 1)[:3], np.bool_)
    for block in cells.blocks:
        covered |= block.channels[:, None, None] & block.rows[:, None] & block.columns
    return np.argwhere(covered)[:, : len(shape)]


def terms_of_weight(project: Project, result: Result, gradients: LossGradients, weight: WeightIndex) -> GradientTerms:
    """What comes back to one weight: a term from each output cell that it is used for.

    Args:
        weight: one number of a learned array of a layer that the scores depend on.
    """
    layer = project[weight.layer]
    output, source = result.outputs[layer.id].shape, result.outputs[layer.inputs[0]].host_block
    if weight.name == "weight" and layer.spec.has_filters:
        return _made(layer, gradients, *_of_kernel(layer, source, output, weight.at))
    if weight.name == "weight" and layer.spec.is_dense:
        unit, feature = weight.at
        return _made(layer, gradients, np.array([[unit]]), np.array([float(source[feature])]))
    channel = weight.at[0]
    cells = np.array([(channel, *place) for place in np.ndindex(output[1:])], np.intp)
    if weight.name == "bias":
        return _made(layer, gradients, cells, np.ones(len(cells)))
    if len(cells) > MOST_TERMS:
        return _left_out(layer, result, len(cells))
    return _made(layer, gradients, cells, np.array([*_by_own_weight(layer, source, cells, weight.name)]))


def _of_kernel(
    layer: Layer, source: Block, output: Sequence[int], at: tuple[int, ...]
) -> tuple[NDArray[np.intp], Numbers]:
    """The positions of a filter, (n, 3), and the values that one of its weights meets there, (n,)."""
    spec, (channel, number, row, column) = layer.spec, at
    assert spec.geometry is not None
    place = spec.geometry.flipped(row, column)
    rows, columns = (
        spec.reads_along(axis, source.shape[axis + 1], output[axis + 1])[:, place[axis]] for axis in (0, 1)
    )
    values = source[spec.reads(channel, source.shape[0])[number]][np.ix_(rows, columns)].astype(np.float64)
    values[rows == NOWHERE] = 0
    values[:, columns == NOWHERE] = 0
    places = np.indices(values.shape).reshape(2, -1).T
    return np.column_stack([np.full(len(places), channel), places]), values.ravel()


def _by_own_weight(layer: Layer, source: Block, cells: NDArray[np.intp], name: str) -> Iterator[float]:
    weights = {each: cast(Float32, weight) for each, weight in layer.weights.items()}
    for cell in map(tuple, cells.tolist()):
        yield by_own_weight(layer.spec, weights, layer.spec.trace(source, weights, cell), cell, name)
