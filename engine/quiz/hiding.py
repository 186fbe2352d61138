"""Hides values that are to be predicted: which cells are hidden, and explanations without the hidden numbers.

A layer whose cells depend on one input cell each, such as ReLU, would reveal a hidden input: its cells are hidden, too.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from engine.compute.result import Result
from engine.explain.explanation import Explanation, Group, Groups, Line, LineKind
from engine.explain.phrases import origin
from engine.explain.why import unrolled, why
from engine.explain.why_steps import Step
from engine.layers.receptive_field import cells_after, cells_before
from engine.layers.spec import Shape
from engine.project.project import INPUT, Layer, Project
from engine.project.shapes import infer
from engine.values.cell_set import CellSet, Field
from engine.values.cells import Cell
from engine.values.messages import message

HIDDEN = "?"
_MOST_SINGLE = 4096  # maximum hidden cells of a layer that are listed; with more, all of it is hidden

Where = tuple[str, Cell]  # layer id, cell

# --- hidden cells ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hiding:
    """The values and sizes that are to be predicted.

    Args:
        layers: ids of layers whose values are all hidden.
        cells: single cells that are hidden, in any layer.
        shown: single cells that are shown, even in a hidden layer.
        sizes: ids of layers whose output size is asked for; their values are hidden, too.
    """

    layers: frozenset[str] = frozenset()
    cells: frozenset[Where] = frozenset()
    shown: frozenset[Where] = frozenset()
    sizes: frozenset[str] = frozenset()

    def with_layer_toggled(self, layer: str) -> Hiding:
        """A copy with one layer toggled between hidden and shown; exceptions for its single cells are dropped."""
        layers = self.layers ^ {layer}
        cells = frozenset(each for each in self.cells if each[0] != layer)
        shown = frozenset(each for each in self.shown if each[0] != layer and each[0] in layers)
        return replace(self, layers=layers, cells=cells, shown=shown)

    def with_size_toggled(self, layer: str) -> Hiding:
        """A copy with the question for one layer's size toggled."""
        return replace(self, sizes=self.sizes ^ {layer})

    def with_cell(self, where: Where, hidden: bool) -> Hiding:
        """A copy with one cell hidden or shown, whatever its layer is."""
        if hidden:
            return replace(self, cells=self.cells | {where}, shown=self.shown - {where})
        return replace(self, cells=self.cells - {where}, shown=self.shown | {where})

    def kept(self, names: Mapping[str, str], ids: Iterable[str]) -> Hiding:
        """A copy after layers were renamed, without those that no longer exist.

        Args:
            names: new ids by old ids.
            ids: ids of the existing layers.
        """
        known = frozenset(ids)

        def renamed(cells: frozenset[Where]) -> frozenset[Where]:
            present = ((names.get(layer, layer), cell) for layer, cell in cells)
            return frozenset(each for each in present if each[0] in known)

        layers, sizes = (
            frozenset(names.get(layer, layer) for layer in each) & known for each in (self.layers, self.sizes)
        )
        return Hiding(layers, renamed(self.cells), renamed(self.shown), sizes)


@dataclass(frozen=True)
class HiddenCells:
    """The hidden cells of a layer or of one map: all but some, or some.

    Args:
        whole: whether cells are hidden by default.
        others: the exceptions.
    """

    whole: bool = False
    others: frozenset[Cell] = frozenset()

    def hides(self, cell: Cell) -> bool:
        """Whether a cell is hidden."""
        return self.whole != (cell in self.others)

    def on(self, channel: int) -> HiddenCells:
        """The hidden cells (row, column) of one map; a vector counts as one row."""
        if any(len(cell) == 1 for cell in self.others):
            return replace(self, others=frozenset((0, *cell) for cell in self.others))
        return replace(self, others=frozenset(cell[1:] for cell in self.others if cell[0] == channel))

    def __bool__(self) -> bool:
        return self.whole or bool(self.others)


def hidden_by_layer(project: Project, hiding: Hiding) -> dict[str, HiddenCells]:
    """The hidden cells of every layer that has any, by id, including cells that would reveal others."""
    found: dict[str, HiddenCells] = {}
    if hiding == Hiding():
        return found
    inference = infer(project)
    shapes = {INPUT: inference.input_shape, **inference.shapes}
    for layer in project.layers:
        hidden_cells = _revealing(found, layer, shapes)
        if layer.id in hiding.layers | hiding.sizes:
            hidden_cells = HiddenCells(whole=True)
        others = set(hidden_cells.others)
        for cells, hidden in ((hiding.cells, True), (hiding.shown, False)):
            own = {cell for name, cell in cells if name == layer.id}
            others = others - own if hidden_cells.whole == hidden else others | own
        if hidden_cells := HiddenCells(hidden_cells.whole, frozenset(others)):
            found[layer.id] = hidden_cells
    return found


def sizes_asked(project: Project, hiding: Hiding) -> dict[str, str]:
    """Layers whose size must not be shown, each with the layer whose size is asked for: itself or an earlier one."""
    found: dict[str, str] = {}
    for layer in project.layers:
        if layer.id in hiding.sizes:
            found[layer.id] = layer.id
        elif (source := next((each for each in layer.inputs if each in found), None)) and _keeps_size(layer):
            found[layer.id] = found[source]
    return found


def _keeps_size(layer: Layer) -> bool:
    return (layer.spec.per_cell and not layer.spec.flattens) or len(layer.inputs) > 1


def hidden_source(
    project: Project, hidden_by_layer: Mapping[str, HiddenCells], layer_id: str, cell: Cell
) -> str | None:
    """The id of the first layer with a hidden cell on which a cell depends directly; None if there is none."""
    sources = project[layer_id].inputs if layer_id != INPUT else ()
    if hidden_by_layer.keys().isdisjoint(sources):
        return None
    inference = infer(project)
    shapes = {INPUT: inference.input_shape, **inference.shapes}
    field = Field.of(shapes[layer_id], cell)
    read = cells_before(project[layer_id].spec, field, [shapes[source] for source in sources], shapes[layer_id])
    for source, cells in zip(sources, read, strict=True):
        hidden_cells = hidden_by_layer.get(source, HiddenCells())
        others = sum(each in cells for each in hidden_cells.others)
        if others < cells.count if hidden_cells.whole else others > 0:
            return source
    return None


def _revealing(found: Mapping[str, HiddenCells], layer: Layer, shapes: Mapping[str, Shape]) -> HiddenCells:
    """The cells of a layer that would reveal hidden cells of the layers that it reads."""
    spec = layer.spec
    if spec.per_cell:
        return _passed_on(found.get(layer.inputs[0], HiddenCells()), layer, shapes.get(layer.inputs[0], ()))
    if (spec.fewest_inputs > 1 or spec.rule == "copy") and any(source in found for source in layer.inputs):
        return _joined(found, layer, shapes)
    return HiddenCells()


def _joined(found: Mapping[str, HiddenCells], layer: Layer, shapes: Mapping[str, Shape]) -> HiddenCells:
    """The cells that would reveal hidden ones, of a layer that copies cells or joins branches.

    If a source is hidden but for some cells, all cells of the layer are hidden.
    """
    hidden: set[Cell] = set()
    if layer.id not in shapes:
        return HiddenCells(whole=True)
    read, output = [shapes[source] for source in layer.inputs], shapes[layer.id]
    for number, (source, shape) in enumerate(zip(layer.inputs, read, strict=True)):
        hidden_cells = found.get(source, HiddenCells())
        if hidden_cells.whole:
            return HiddenCells(whole=True)
        for cell in hidden_cells.others:
            if len(cell) == len(shape) and all(map(operator.lt, cell, shape)):
                hidden.update(_cells_of(cells_after(layer.spec, Field.of(shape, cell), number, read, output), output))
        if len(hidden) > _MOST_SINGLE:
            return HiddenCells(whole=True)
    return HiddenCells(others=frozenset(hidden))


def _cells_of(cells: CellSet, shape: Shape) -> Iterator[Cell]:
    """The cells of a set, one by one."""
    for block in cells.blocks:
        for cell in product(*map(np.flatnonzero, (block.channels, block.rows, block.columns))):
            yield tuple(int(at) for at in cell[: len(shape)])


def _passed_on(hidden_cells: HiddenCells, layer: Layer, input_shape: Shape) -> HiddenCells:
    """The output cells of a ``per_cell`` layer that depend on the hidden input cells."""
    if not input_shape:
        return hidden_cells
    inside = [
        cell
        for cell in hidden_cells.others
        if len(cell) == len(input_shape) and all(map(operator.lt, cell, input_shape))
    ]
    return replace(hidden_cells, others=frozenset(layer.spec.output_cell(cell, input_shape) for cell in inside))


# --- explanations without the value -----------------------------------------------------------------------------

_REVEALING: Mapping[str, frozenset[LineKind]] = {  # by rule: the kinds of lines that would reveal the value
    "sum": frozenset({"channel", "rest"}),
    "max": frozenset({"term"}),
    "mean": frozenset({"sum", "rest"}),
    "function": frozenset({"step"}),
    "copy": frozenset({"term"}),
    "normalise": frozenset({"step", "rest"}),
    "softmax": frozenset(),
    "logsoftmax": frozenset({"rest"}),
    "scale": frozenset({"step", "rest"}),
    "response": frozenset({"step", "rest"}),
    "add": frozenset({"rest"}),
    "product": frozenset({"step"}),
}


_NEXT_STEP = message("the next step")


def with_hidden(explanation: Explanation) -> Explanation:
    """The explanation with its value, and the numbers that would reveal it, replaced by HIDDEN or NaN."""
    return replace(
        explanation,
        value=HIDDEN,
        groups=_without_products(explanation.groups),
        lines=tuple(_lines(explanation)),
        trace=replace(explanation.trace, value=math.nan, total=math.nan),
    )


def has_hidden(explanation: Explanation) -> bool:
    """Whether this is the output of :func:`with_hidden`."""
    return explanation.value == HIDDEN


def _lines(explanation: Explanation) -> Sequence[Line]:
    hidden = _REVEALING[explanation.rule] | {"value"}
    lines = [
        replace(line, value=HIDDEN, number=math.nan) if line.kind in hidden else line
        for line in explanation.lines
        if "exact" not in dict(line.label.values)  # a note that gives the value before it was rounded to float32
    ]
    if explanation.rule == "max":  # which cell is the largest is half of the answer
        return [
            replace(line, label=message("the largest"), cell=None) if line.kind == "term" else line for line in lines
        ]
    if explanation.rule == "softmax":  # the last two steps are the sum and the quotient, which contains it
        last = [number for number, line in enumerate(lines) if line.kind == "step"][-2:]
        lines[last[0]] = replace(lines[last[0]], value=HIDDEN)
        del lines[last[1]]
    if explanation.rule == "logsoftmax":  # the last three steps are the sum, its logarithm, and the value's own sum
        last = [number for number, line in enumerate(lines) if line.kind == "step"][-3:]
        for number in last[:2]:
            lines[number] = replace(lines[number], value=HIDDEN, number=math.nan)
        del lines[last[2]]
    if explanation.rule == "response":  # the labels of the last steps name the results of those before
        lines = [
            line if line.kind != "step" or line.label.text.startswith("the sum") else replace(line, label=_NEXT_STEP)
            for line in lines
        ]
    return lines


def _without_products(groups: Sequence[Group]) -> Groups:
    """The groups without products and sums: multiplying is part of the question."""

    def group_of(number: int) -> Group:
        group = groups[number]
        hidden = (HIDDEN,) * len(group.products)
        return replace(group, products=hidden, raw_products=np.zeros(len(hidden)), total=HIDDEN, rest="")

    return Groups(len(groups), group_of)


# --- the tree of causes ----------------------------------------------------------------------------------------


def why_without_hidden(
    project: Project, result: Result, hidden_by_layer: Mapping[str, HiddenCells], layer_id: str, cell: Cell
) -> Step:
    """The root of :func:`engine.explain.why.why`; for a hidden cell without its value and children."""
    step = why(project, result, layer_id, cell)
    hidden_cells = hidden_by_layer.get(layer_id, HiddenCells())
    return replace(step, kind="hidden", value=math.nan) if hidden_cells.hides(cell) else step


def unrolled_without_hidden(
    project: Project, result: Result, hidden_by_layer: Mapping[str, HiddenCells], step: Step
) -> tuple[Step, ...]:
    """:func:`engine.explain.why.unrolled`, with a single placeholder where the children would show hidden values."""
    opened = _opened(project, result, step)
    source = None if opened is None else hidden_source(project, hidden_by_layer, *opened)
    if source is None:
        return unrolled(project, result, step)
    return (Step("hidden", message("{layer}: hidden, to be predicted first", layer=source), math.nan, None, source),)


def _opened(project: Project, result: Result, step: Step) -> Where | None:
    """The cell whose terms are the children of a step; None if it has no children, or one with the same value."""
    if step.group is not None:
        return step.layer, step.group.cell
    if step.is_leaf or step.cell is None or step.kind in ("exponential", "term"):
        return None
    return origin(project, result, step.layer, step.cell)
