"""What is to be predicted: the cells that are hidden, those that would give them away, and what is told without them.

A layer that makes every cell from one alone, as ReLU does, would show what is hidden before it: it is hidden with it.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.compute.evaluate import Result
from engine.explain.explanation import Explanation, Group, Groups, Kind, Line
from engine.explain.phrases import origin
from engine.explain.why import unrolled, why
from engine.explain.why_steps import Step
from engine.layers.spec import Shape
from engine.project.project import INPUT, Layer, Project
from engine.project.shapes import infer
from engine.values.cell_set import Field
from engine.values.cells import Cell
from engine.values.messages import message

HIDDEN = "?"

Where = tuple[str, Cell]  # a layer, and a cell of it

# --- what is hidden --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hiding:
    """What of a network is to be predicted.

    Args:
        layers: those of which all values are hidden.
        cells: single cells that are, whatever their layer is.
        shown: cells that are not, whatever their layer is.
        sizes: layers whose size is asked for; their values are hidden, too.
    """

    layers: frozenset[str] = frozenset()
    cells: frozenset[Where] = frozenset()
    shown: frozenset[Where] = frozenset()
    sizes: frozenset[str] = frozenset()

    def with_layer_turned(self, layer: str) -> Hiding:
        """All values of a layer hidden, or shown again; what was said of single cells of it is past."""
        layers = self.layers ^ {layer}
        cells = frozenset(each for each in self.cells if each[0] != layer)
        shown = frozenset(each for each in self.shown if each[0] != layer and each[0] in layers)
        return replace(self, layers=layers, cells=cells, shown=shown)

    def with_size_turned(self, layer: str) -> Hiding:
        """The size of a layer asked for, or no longer."""
        return replace(self, sizes=self.sizes ^ {layer})

    def with_cell(self, where: Where, hidden: bool) -> Hiding:
        """One cell hidden, or shown, whatever its layer is."""
        if hidden:
            return replace(self, cells=self.cells | {where}, shown=self.shown - {where})
        return replace(self, cells=self.cells - {where}, shown=self.shown | {where})

    def kept(self, names: Mapping[str, str], ids: Iterable[str]) -> Hiding:
        """The same after layers got other ``names``, as far as they are among ``ids``."""
        known = frozenset(ids)

        def places(cells: frozenset[Where]) -> frozenset[Where]:
            moved = ((names.get(layer, layer), cell) for layer, cell in cells)
            return frozenset(each for each in moved if each[0] in known)

        layers, sizes = (
            frozenset(names.get(layer, layer) for layer in each) & known for each in (self.layers, self.sizes)
        )
        return Hiding(layers, places(self.cells), places(self.shown), sizes)


@dataclass(frozen=True)
class Veil:
    """What is hidden of a layer, or of one map: all cells but some, or only some.

    Args:
        whole: whether it is all of them.
        others: the cells for which it is the other way round.
    """

    whole: bool = False
    others: frozenset[Cell] = frozenset()

    def hides(self, cell: Cell) -> bool:
        """Whether a cell is hidden."""
        return self.whole != (cell in self.others)

    def on(self, channel: int) -> Veil:
        """The same of one map, cells as (row, column); a vector is one row."""
        if any(len(cell) == 1 for cell in self.others):
            return replace(self, others=frozenset((0, *cell) for cell in self.others))
        return replace(self, others=frozenset(cell[1:] for cell in self.others if cell[0] == channel))

    def __bool__(self) -> bool:
        return self.whole or bool(self.others)


def veils(project: Project, hiding: Hiding) -> dict[str, Veil]:
    """What is hidden of every layer; those of which nothing is are left out."""
    found: dict[str, Veil] = {}
    if hiding == Hiding():
        return found
    shapes = infer(project).shapes
    for layer in project.layers:
        before = found.get(layer.inputs[0], Veil())
        veil = _handed_on(before, layer, shapes.get(layer.inputs[0], ())) if layer.spec.per_cell else Veil()
        if layer.id in hiding.layers | hiding.sizes:
            veil = Veil(whole=True)
        others = set(veil.others)
        for cells, hidden in ((hiding.cells, True), (hiding.shown, False)):
            own = {cell for name, cell in cells if name == layer.id}
            others = others - own if veil.whole == hidden else others | own
        if veil := Veil(veil.whole, frozenset(others)):
            found[layer.id] = veil
    return found


def sizes_asked(project: Project, hiding: Hiding) -> dict[str, str]:
    """The layers whose size must not be told, and whose size is asked for: their own, or that of one before them."""
    found: dict[str, str] = {}
    for layer in project.layers:
        if layer.id in hiding.sizes:
            found[layer.id] = layer.id
        elif layer.inputs[0] in found and layer.spec.per_cell and not layer.spec.flattens:
            found[layer.id] = found[layer.inputs[0]]
    return found


def reads_hidden(project: Project, veils: Mapping[str, Veil], layer_id: str, cell: Cell) -> bool:
    """Whether a cell is made from any that is hidden."""
    source = project[layer_id].inputs[0] if layer_id != INPUT else INPUT
    veil = veils.get(source)
    if veil is None:
        return False
    shapes = infer(project).shapes
    read = project[layer_id].spec.before(Field.of(shapes[layer_id], cell), shapes[source], shapes[layer_id])
    others = sum(_holds(read, each) for each in veil.others)
    return others < read.count if veil.whole else others > 0


def _handed_on(veil: Veil, layer: Layer, given: Shape) -> Veil:
    """The veil of what a layer reads as it lies on what the layer makes."""
    if not given:
        return veil
    inside = [cell for cell in veil.others if len(cell) == len(given) and all(map(operator.lt, cell, given))]
    return replace(veil, others=frozenset(layer.spec.output_cell(cell, given) for cell in inside))


def _holds(field: Field, cell: Cell) -> bool:
    masks = field.channels, field.rows, field.columns
    return all(at < len(mask) and mask[at] for mask, at in zip(masks, cell, strict=False))


# --- what is told of it ----------------------------------------------------------------------------------------

_COMPUTED: Mapping[str, frozenset[Kind]] = {  # by rule: the lines that would give the value away
    "sum": frozenset({"channel", "rest"}),
    "max": frozenset({"term"}),
    "mean": frozenset({"sum", "rest"}),
    "function": frozenset({"step"}),
    "copy": frozenset({"term"}),
    "normalise": frozenset({"step", "rest"}),
    "softmax": frozenset(),
}


def concealed(told: Explanation) -> Explanation:
    """The same cell with its value, and what leads straight to it, left out."""
    return replace(
        told,
        value=HIDDEN,
        groups=_without_products(told.groups),
        lines=tuple(_lines(told)),
        trace=replace(told.trace, value=math.nan, total=math.nan),
    )


def is_concealed(told: Explanation) -> bool:
    """Whether this is what :func:`concealed` made."""
    return told.value == HIDDEN


def _lines(told: Explanation) -> Sequence[Line]:
    hidden = _COMPUTED[told.rule] | {"value"}
    lines = [replace(line, value=HIDDEN, number=math.nan) if line.kind in hidden else line for line in told.lines]
    if told.rule == "max":  # which cell wins is half of the answer
        return [
            replace(line, label=message("the largest"), cell=None) if line.kind == "term" else line for line in lines
        ]
    if told.rule == "softmax":  # the sum is the last step but one, and the quotient names it
        last = [number for number, line in enumerate(lines) if line.kind == "step"][-2:]
        lines[last[0]] = replace(lines[last[0]], value=HIDDEN)
        del lines[last[1]]
    return lines


def _without_products(groups: Sequence[Group]) -> Groups:
    """The windows with nothing worked out: to multiply is part of what is asked."""

    def made(number: int) -> Group:
        group = groups[number]
        hidden = (HIDDEN,) * len(group.products)
        return replace(group, products=hidden, raw_products=np.zeros(len(hidden)), total=HIDDEN, rest="")

    return Groups(len(groups), made)


# --- the way back to the pixels --------------------------------------------------------------------------------


def why_concealed(project: Project, result: Result, veils: Mapping[str, Veil], layer_id: str, cell: Cell) -> Step:
    """The first step of ``why.why``; of a hidden cell without its number, and with nothing below it."""
    step = why(project, result, layer_id, cell)
    veil = veils.get(layer_id, Veil())
    return replace(step, kind="hidden", value=math.nan) if veil.hides(cell) else step


def unrolled_concealed(project: Project, result: Result, veils: Mapping[str, Veil], step: Step) -> tuple[Step, ...]:
    """What ``why.unrolled`` makes of a step; one line that says so where that would show hidden values."""
    opened = _opened(project, result, step)
    if opened is None or not reads_hidden(project, veils, *opened):
        return unrolled(project, result, step)
    source = project[opened[0]].inputs[0]
    return (Step("hidden", message("{layer}: hidden, to be predicted first", layer=source), math.nan, None, source),)


def _opened(project: Project, result: Result, step: Step) -> Where | None:
    """The cell whose arithmetic lies below a step; None if it leads to another step of the same number, or nowhere."""
    if step.group is not None:
        return step.layer, step.group.cell
    if step.is_leaf or step.cell is None or step.kind in ("exponential", "term"):
        return None
    return origin(project, result, step.layer, step.cell)
