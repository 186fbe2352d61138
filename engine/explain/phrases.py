"""Helpers of the explanations of all rules: names of cells, windows, rounding lines and notes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from engine.compute.result import Result
from engine.explain.digits import Digits
from engine.explain.explanation import Group, Groups, Line, Numbers
from engine.explain.rounding import Balance, balanced, decimals_of, exactly
from engine.layers.joining import joint_input_cell
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, Project
from engine.values.cells import NOWHERE, Cell, Terms, Trace
from engine.values.messages import Message, message
from engine.values.numerals import counted, printed


@dataclass(frozen=True, eq=False)
class Case:
    """The cell to be explained, with all arguments of its rule."""

    project: Project
    result: Result
    layer: str
    cell: Cell
    trace: Trace
    digits: Digits

    @property
    def spec(self) -> Spec:
        """The spec of the layer."""
        return self.project[self.layer].spec

    @property
    def source(self) -> str:
        """The id of the layer that is read; of several, the first."""
        return self.sources[0]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the layers that are read."""
        return self.project[self.layer].inputs

    @property
    def shape(self) -> Shape:
        """The input shape, (C, H, W) or (F,)."""
        return self.result.outputs[self.source].shape

    def origin(self, cell: Cell, source: int = 0) -> Message:
        """The name of the cell in which the value of a cell of input number ``source`` was computed."""
        return place(*origin(self.project, self.result, self.sources[source], cell))


@dataclass(frozen=True, eq=False)
class Arithmetic:
    """The output of a rule: an explanation without the final line of the value."""

    decimals: int
    value: str
    lines: list[Line]
    groups: Sequence[Group] = Groups()


def place(layer_id: str, cell: Cell) -> Message:
    """The name of a cell: ``conv1[3] row 8, column 13``, or ``linear1[2]``."""
    if len(cell) == 1:
        return map_name(layer_id, cell[0])
    channel, row, column = cell
    return message(
        "{layer}[{channel}] row {row}, column {column}", layer=layer_id, channel=channel, row=row, column=column
    )


def map_name(layer_id: str, channel: int) -> Message:
    """The name of a map, or of a unit: ``conv1[3]``."""
    return message("{layer}[{channel}]", layer=layer_id, channel=channel)


def origin(project: Project, result: Result, layer_id: str, cell: Cell) -> tuple[str, Cell]:
    """The layer and cell in which the value of a cell was computed, before layers that copy it (Flatten, Concat …)."""
    while layer_id != INPUT:
        layer = project[layer_id]
        if layer.spec.rule != "copy":
            break
        shapes = [result.outputs[source].shape for source in layer.inputs]
        found = joint_input_cell(layer.spec, cell, shapes)
        if found is None:  # a cell that the layer adds, such as padding
            break
        layer_id, cell = layer.inputs[found[0]], found[1]
    return layer_id, cell


def window(
    label: Message, terms: Terms, shape: Sequence[int], decimals: int, values: int, weights: int, total: float
) -> Group:
    """The window on one channel in printed numbers.

    Args:
        terms: those of the channel.
        shape: (rows, columns) of the window.
        decimals, values, weights: number of decimals of the products and their sum, of the values, of the weights.
        total: the sum of the products.
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
    """The lines with their printed numbers from ``balance``, and one more for the rounding error, if any."""
    printed_lines = [replace(line, value=text) for line, text in zip(lines, balance.parts, strict=True)]
    return printed_lines + rest(balance)


def rest(balance: Balance) -> list[Line]:
    """The line for the rounding error of printed summands; empty if there is none."""
    return [Line("rest", message("rounding"), balance.rest)] if balance.rest else []


def others(count: int) -> Message:
    """The label for all terms that are not listed."""
    return message("the other {count} terms", count=counted(count))


def sum_without(numbers: Numbers, left_out: Sequence[int]) -> float:
    """The sum of ``numbers`` (n,) except those at the indices ``left_out``."""
    kept = np.ones(len(numbers), np.bool_)
    kept[list(left_out)] = False
    with np.errstate(all="ignore"):
        return float(numbers[kept].sum())


def precision_note(exact: float, computed: float, decimals: int) -> list[Line]:
    """The note for a value, ``computed`` in float32, whose printed digits differ from the exact ones; else empty."""
    if not math.isfinite(exact) or abs(computed - exact) <= 0.5 * 10.0**-decimals:
        return []
    exact_text = printed(exact, decimals)
    if math.isfinite(computed):
        note = message("The network computes with 24 binary digits. The exact value is {exact}.", exact=exact_text)
    else:
        note = message(
            "The network computes with numbers of 32 bits, which end at 3.4e38. The exact value is {exact}.",
            exact=exact_text,
        )
    return [Line("note", note)]


def is_quotient(above: str, below: str, quotient: str) -> bool:
    """Whether the quotient of two printed numbers, rounded, is the printed ``quotient``."""
    dividend, divisor, wanted = (exactly(text) for text in (above, below, quotient))
    if dividend is None or divisor is None or wanted is None:
        return True
    unit = Fraction(1, 10 ** decimals_of(quotient))
    return abs(dividend - wanted * divisor) <= abs(divisor) * unit / 2


def product_note(factors: Sequence[str], product: str) -> list[Line]:
    """The note for a printed product that is not the rounded product of the printed factors; else empty."""
    numbers, wanted = [exactly(text) for text in factors], exactly(product)
    known = [number for number in numbers if number is not None]
    if wanted is None or len(known) < len(numbers):
        return []
    unit = Fraction(1, 10 ** decimals_of(product))
    if abs(math.prod(known, start=Fraction(1)) - wanted) <= unit / 2:
        return []
    return [Line("note", message("The product is that of the numbers before they were rounded."))]


def quotient_note(above: str, below: str, quotient: str) -> list[Line]:
    """The note for a printed quotient that is not the rounded quotient of the printed numbers; else empty."""
    if is_quotient(above, below, quotient):
        return []
    return [Line("note", message("The quotient is that of the numbers before they were rounded."))]
