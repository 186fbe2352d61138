"""The arithmetic of one cell of any layer kind in printed numbers."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from engine.compute.result import Result
from engine.explain.activation_rules import copied, curved, log_softmax, softmax
from engine.explain.digits import Digits, digits_of
from engine.explain.explanation import Explanation, Group, Groups, Line
from engine.explain.joining_rules import added, multiplied
from engine.explain.normalisation_rules import normalised, responded, scaled
from engine.explain.phrases import (
    Arithmetic,
    Case,
    map_name,
    origin,
    others,
    place,
    precision_note,
    quotient_note,
    rest,
    sum_without,
    window,
    with_numbers,
)
from engine.explain.ranking import largest_of_each_sign
from engine.explain.rounding import balanced, needed
from engine.explain.trace import trace
from engine.project.project import Project
from engine.values.cells import Cell
from engine.values.messages import Message, message
from engine.values.numerals import counted, printed

__all__ = ["Explanation", "Group", "Groups", "Line", "explain", "origin", "place"]

SHOWN = 6  # maximum number of terms of each sign that are listed
MOST_PRINTED = 4096  # maximum number of cells of a mean or a maximum that are listed


def explain(project: Project, result: Result, layer_id: str, cell: Cell, digits: Digits | None = None) -> Explanation:
    """The arithmetic of one cell in printed numbers that add up to the last digit; rounding is shown as a summand.

    Args:
        cell: (channel, row, column), or (unit,) in a vector.
        digits: the number format of its map; by default :func:`digits_of`.

    Raises:
        EngineError: there is no such layer or cell, or it could not be computed.
    """
    traced = trace(project, result, layer_id, cell)
    case = Case(project, result, layer_id, cell, traced, digits or digits_of(project, result, layer_id, cell[0]))
    rule = _convolution if traced.rule == "sum" and len(traced.shape) == 3 else _RULES[traced.rule]
    arithmetic = rule(case)
    lines = (*arithmetic.lines, Line("value", message("value"), arithmetic.value, number=traced.value))
    return Explanation(
        layer=layer_id,
        cell=cell,
        title=place(layer_id, cell),
        rule=traced.rule,
        decimals=arithmetic.decimals,
        groups=arithmetic.groups,
        lines=lines,
        value=arithmetic.value,
        trace=traced,
        sources=case.sources,
        digits=case.digits,
    )


def _convolution(case: Case) -> Arithmetic:
    """A convolution: one summand per input channel, with its window, and the bias."""
    terms, (channels, *size) = case.trace.terms, case.trace.shape
    with np.errstate(all="ignore"):
        sums: list[float] = terms.products.reshape(channels, -1).sum(axis=1).tolist()
    labels = [map_name(case.source, each) for each in case.spec.reads(case.cell[0], case.shape[0])]
    lines = [Line("channel", label, number=each) for label, each in zip(labels, sums, strict=True)]
    arithmetic = _added_up(case, lines)
    digits, count = case.digits, math.prod(size)

    def group_of(index: int) -> Group:
        part = terms[index * count : (index + 1) * count]
        return window(labels[index], part, size, arithmetic.decimals, digits.values, digits.weights, sums[index])

    return Arithmetic(arithmetic.decimals, arithmetic.value, arithmetic.lines, Groups(channels, group_of))


def _weighted(case: Case) -> Arithmetic:
    """A fully connected unit: its largest terms of each sign, and the sum of all others."""
    terms = case.trace.terms
    shown, digits = largest_of_each_sign(terms.products, SHOWN), case.digits
    lines = []
    for index in shown:
        term = terms[index]
        factors = (printed(term.value, digits.values), printed(term.weight, digits.weights))
        cell = term.cell or ()
        lines.append(Line("term", case.origin(cell), cell=cell, factors=factors, number=term.product))
    if left := len(terms) - len(shown):
        lines.append(Line("sum", others(left), number=sum_without(terms.products, shown)))
    return _added_up(case, lines)


def _added_up(case: Case, lines: list[Line]) -> Arithmetic:
    """The arithmetic of a sum: ``lines`` with their printed numbers, the bias and the rounding error."""
    traced = case.trace
    if "bias" in case.spec.weight_shapes(case.shape):
        lines = [*lines, Line("bias", message("bias"), number=traced.bias)]
    balance = balanced([line.number for line in lines], traced.value, case.digits.parts, tries=1)
    notes = precision_note(traced.total + traced.bias, traced.value, balance.decimals)
    return Arithmetic(balance.decimals, balance.total, [*with_numbers(lines, balance), *notes])


def _maximum(case: Case) -> Arithmetic:
    """A maximum: its window, and the largest cell."""
    traced = case.trace
    decimals = case.digits.values
    winner = traced.terms[int(np.argmax(traced.terms.weights))]
    label = message("the largest, {place}", place=place(case.source, winner.cell or ()))
    line = Line("term", label, printed(winner.value, decimals), winner.cell, number=winner.value)

    def group_of(_: int) -> Group:
        label = map_name(case.source, case.cell[0])
        return window(label, traced.terms, traced.shape[1:], decimals, decimals, 0, traced.value)

    is_listed = len(traced.terms) <= MOST_PRINTED
    return Arithmetic(decimals, printed(traced.value, decimals), [line], Groups(int(is_listed), group_of))


def sum_of(cells: int) -> Message:
    """The label of the sum over a window of ``cells`` cells."""
    many = message("the sum of {count} cells", count=counted(cells))
    return message("the sum of 1 cell") if cells == 1 else many


def _mean(case: Case) -> Arithmetic:
    """A mean: its window, the sum of the cells, and the divisor."""
    traced = case.trace
    terms, divisor = traced.terms, int(traced.total)
    total = terms.sum_of_values
    decimals = case.digits.value
    value, below = printed(traced.value, decimals), counted(divisor)
    is_listed = len(terms) <= MOST_PRINTED
    sums = balanced(terms.values.tolist() if is_listed else [total], total, case.digits.parts, tries=1)
    lines = [
        *rest(sums),
        Line("sum", sum_of(len(terms)), sums.total, number=total),
        Line("step", message("the divisor"), below, number=divisor),
    ]
    if outside := divisor - len(terms):
        one = message("1 of the {divisor} is padding, which counts as 0.", divisor=divisor)
        many = message("{count} of the {divisor} are padding, which counts as 0.", count=outside, divisor=divisor)
        label = one if outside == 1 else many
        lines.append(Line("note", label))
    lines += [
        *precision_note(total / divisor, traced.value, decimals),
        *quotient_note(sums.total, below, value),
    ]

    def group_of(_: int) -> Group:
        label = map_name(case.source, case.cell[0])
        return window(label, terms, traced.shape[1:], decimals, sums.decimals, needed(terms.weights), traced.value)

    return Arithmetic(decimals, value, lines, Groups(int(is_listed), group_of))


_RULES: dict[str, Callable[[Case], Arithmetic]] = {
    "sum": _weighted,
    "max": _maximum,
    "mean": _mean,
    "function": curved,
    "copy": copied,
    "normalise": normalised,
    "softmax": softmax,
    "logsoftmax": log_softmax,
    "scale": scaled,
    "response": responded,
    "add": added,
    "product": multiplied,
}
