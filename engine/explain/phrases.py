"""What the rules of an explanation share: where numbers come from, and how printed ones are made to add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.compute.evaluate import Result
from engine.explain.explanation import Group, Groups, Line, Numbers
from engine.explain.rounding import Balance, balanced, decimals_of, exactly
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, Project
from engine.values.cells import NOWHERE, Cell, Terms, Trace
from engine.values.digits import Digits
from engine.values.messages import Message, message
from engine.values.numerals import counted, printed


@dataclass(frozen=True, eq=False)
class Case:
    """The cell to be explained, and what a rule may ask about it."""

    project: Project
    result: Result
    layer: str
    cell: Cell
    trace: Trace
    digits: Digits

    @property
    def spec(self) -> Spec:
        """The layer's hyperparameters."""
        return self.project[self.layer].spec

    @property
    def source(self) -> str:
        """The layer that is read."""
        return self.project[self.layer].inputs[0]

    @property
    def shape(self) -> Shape:
        """The shape of what is read."""
        return self.result.outputs[self.source].shape

    def origin(self, cell: Cell) -> Message:
        """Where a number of the layer that is read was made, in words."""
        return place(*origin(self.project, self.result, self.source, cell))


@dataclass(frozen=True, eq=False)
class Told:
    """What a rule makes of a case; the line of the value itself is added to it."""

    decimals: int
    value: str
    lines: list[Line]
    groups: Sequence[Group] = Groups()


def place(layer_id: str, cell: Cell) -> Message:
    """A cell in words: ``conv1[3] row 8, column 13``, or ``linear1[2]``."""
    if len(cell) == 1:
        return map_name(layer_id, cell[0])
    channel, row, column = cell
    return message(
        "{layer}[{channel}] row {row}, column {column}", layer=layer_id, channel=channel, row=row, column=column
    )


def map_name(layer_id: str, channel: int) -> Message:
    """One map of a layer, or one unit: ``conv1[3]``."""
    return message("{layer}[{channel}]", layer=layer_id, channel=channel)


def origin(project: Project, result: Result, layer_id: str, cell: Cell) -> tuple[str, Cell]:
    """The layer and cell where the number of a cell was made, before all that only hands numbers on."""
    while layer_id != INPUT:
        layer = project[layer_id]
        given = layer.inputs[0]
        if layer.spec.rule != "copy":
            break
        layer_id, cell = given, layer.spec.input_cell(cell, result.outputs[given].shape)
    return layer_id, cell


def window(
    label: Message, terms: Terms, shape: Sequence[int], decimals: int, values: int, weights: int, total: float
) -> Group:
    """The terms on one channel in printed numbers.

    Args:
        decimals: of the products and their sum.
        values, weights: how many decimals these have.
    """
    products = balanced(terms.products.tolist(), total, decimals, tries=1)
    return Group(
        label,
        (shape[0], shape[1]),
        tuple(None if NOWHERE in cell else tuple(cell) for cell in terms.cells.tolist()),
        tuple(printed(value, values) for value in terms.values.tolist()),
        tuple(printed(weight, weights) for weight in terms.weights.tolist()),
        products.parts,
        terms.values,
        terms.weights,
        terms.products,
        tuple(terms.padding.tolist()),
        products.total,
        products.rest,
    )


def with_numbers(lines: Sequence[Line], balance: Balance) -> list[Line]:
    """The lines with their printed numbers, and one more for what rounding makes them lack."""
    told = [
        Line(line.kind, line.label, text, line.cell, line.factors, line.number)
        for line, text in zip(lines, balance.parts, strict=True)
    ]
    return told + rest(balance)


def rest(balance: Balance) -> list[Line]:
    """The line that says what rounding makes the others lack, if they do."""
    return [Line("rest", message("rounding"), balance.rest)] if balance.rest else []


def others(count: int) -> Message:
    """The label for all terms that are not listed."""
    return message("the other {count} terms", count=counted(count))


def sum_without(numbers: Numbers, left_out: Sequence[int]) -> float:
    """The sum of all but some."""
    kept = np.ones(len(numbers), np.bool_)
    kept[list(left_out)] = False
    with np.errstate(all="ignore"):
        return float(numbers[kept].sum())


def precision(exact: float, held: float, decimals: int) -> list[Line]:
    """The note for a value in whose printed digits the network's own arithmetic shows."""
    if not math.isfinite(exact) or abs(held - exact) <= 0.5 * 10.0**-decimals:
        return []
    told = printed(exact, decimals)
    if math.isfinite(held):
        note = message("The network computes with 24 binary digits. The exact value is {exact}.", exact=told)
    else:
        note = message(
            "The network computes with numbers of 32 bits, which end at 3.4e38. The exact value is {exact}.",
            exact=told,
        )
    return [Line("note", note)]


def is_quotient(above: str, below: str, quotient: str) -> bool:
    """Whether two printed numbers divided give the printed quotient."""
    dividend, divisor, wanted = (exactly(text) for text in (above, below, quotient))
    if dividend is None or divisor is None or wanted is None:
        return True
    unit = Fraction(1, 10 ** decimals_of(quotient))
    return abs(dividend - wanted * divisor) <= abs(divisor) * unit / 2


def odd_quotient(above: str, below: str, quotient: str) -> list[Line]:
    """The note for a quotient that the printed numbers do not give."""
    if is_quotient(above, below, quotient):
        return []
    return [Line("note", message("The quotient is that of the numbers before they were rounded."))]
