"""Explanations of activation functions, copies and softmax."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.explain.explanation import Line, Numbers
from engine.explain.phrases import (
    Arithmetic,
    Case,
    others,
    place,
    precision_note,
    quotient_note,
    rest,
    sum_without,
    with_numbers,
)
from engine.explain.rounding import Balance, above_zero, balanced
from engine.layers.elementwise import Elementwise
from engine.project.project import Layer
from engine.values.cells import Cell
from engine.values.messages import Message, message
from engine.values.numerals import counted, plain, printed

CLASSES = 12  # maximum number of exponentials that are listed, beside the cell's own


def curved(case: Case) -> Arithmetic:
    """An activation function: the input value, and the formula with that value."""
    computed, spec = case.trace.value, curve_of(case.project[case.layer], case.cell)
    x, decimals = operand(case, case.digits.values), case.digits.value
    value = printed(computed, decimals)
    lines = [x, Line("step", spec.formula(x.number, x.value), value, number=computed)]
    lines += precision_note(spec.curve(x.number), computed, decimals)
    return Arithmetic(decimals, value, lines)


def operand(case: Case, decimals: int) -> Line:
    """The line of the single input value of a cell."""
    term = case.trace.terms[0]
    label = message("x, from {place}", place=place(case.source, term.cell or ()))
    return Line("term", label, printed(term.value, decimals), term.cell, number=term.value)


def curve_of(layer: Layer, cell: Cell) -> Elementwise:
    """The function that a layer of a kind with rule ``function`` applies to one cell."""
    assert isinstance(layer.spec, Elementwise)
    return layer.spec.in_channel({name: weight.data for name, weight in layer.weights.items()}, cell[0])


def formulas(spec: Elementwise, longest: str) -> tuple[Message, Message]:
    """The formulas for a positive and a negative number, with the width of ``longest``, the longest printed number."""
    size = longest.removeprefix("−")
    return spec.formula(1.0, size), spec.formula(-1.0, f"−{size}")


def copied(case: Case) -> Arithmetic:
    """A copied value: its input cell, and for a flatten layer its index in the vector."""
    computed, term = case.trace.value, case.trace.terms[0]
    decimals = case.digits.value
    value = printed(computed, decimals)
    if term.cell is None:
        return Arithmetic(
            decimals,
            value,
            [Line("term", message("a cell that {title} adds", title=Message(case.spec.title)), value, number=computed)],
        )
    cell, source = term.cell, case.sources[term.source]
    lines = [Line("term", place(source, cell), value, cell, number=computed, source=term.source)]
    if len(cell) > len(case.cell):
        (channel, row, column), (_, rows, columns) = cell, case.shape
        label = message(
            "the index, {channel}·{rows}·{columns} + {row}·{columns} + {column}",
            channel=channel,
            rows=rows,
            columns=columns,
            row=row,
            column=column,
        )
        lines.append(Line("step", label, counted(case.cell[0]), number=case.cell[0]))
    else:
        lines.append(Line("note", message("{title} hands every number on as it is.", title=Message(case.spec.title))))
    return Arithmetic(decimals, value, lines)


def softmax(case: Case) -> Arithmetic:
    """Softmax: the exponentials, their sum, and the cell's own exponential divided by the sum."""
    terms, own, computed = case.trace.terms, case.cell[0], case.trace.value
    temperature = dict(case.trace.parts)["temperature"]
    decimals = case.digits.value
    value = printed(computed, decimals)
    shown, added, sums, note = _summed(case)
    at = shown.index(own)
    own_part = above_zero(sums.parts[at], float(terms.products[own]))
    quotient = message("{own} ÷ {total}", own=own_part, total=sums.total)
    with np.errstate(all="ignore"):
        exact = float(terms.products[own] / case.trace.total)
    lines = [
        note,
        Line("step", message("the temperature"), plain(temperature), number=temperature),
        *with_numbers(added, sums),
        Line("step", message("the sum of {count}", count=counted(len(terms))), sums.total, number=case.trace.total),
        Line("step", quotient, value, number=computed),
        *precision_note(exact, computed, decimals),
        *quotient_note(sums.parts[at], sums.total, value),
    ]
    return Arithmetic(decimals, value, lines)


def log_softmax(case: Case) -> Arithmetic:
    """Log softmax: the exponentials, their sum, and the score minus the largest one and the logarithm of the sum."""
    terms, own, computed, total = case.trace.terms, case.cell[0], case.trace.value, case.trace.total
    _, added, sums, note = _summed(case)
    score, largest = float(terms.values[own]), float(terms.values.max())
    with np.errstate(all="ignore"):
        logarithm = float(np.log(np.float64(total)))
        exact = float(np.float64(score) - largest - logarithm)
    balance = balanced([score, -largest, -logarithm], computed, case.digits.value, tries=1)
    first, *less = balance.parts[0], *map(_negated, balance.parts[1:])
    words = message("less both: {score} − {largest} − {logarithm}", score=first, largest=less[0], logarithm=less[1])
    lines = [
        note,
        *with_numbers(added, sums),
        Line("step", message("the sum of {count}", count=counted(len(terms))), sums.total, number=total),
        Line("step", message("its logarithm"), printed(logarithm, balance.decimals), number=logarithm),
        Line("step", words, balance.total, number=computed),
        *rest(balance),
        *precision_note(exact, computed, balance.decimals),
    ]
    return Arithmetic(balance.decimals, balance.total, lines)


def _negated(text: str) -> str:
    """A printed number with the other sign, in brackets if that is a minus."""
    if text.startswith("−"):
        return text.removeprefix("−")
    return f"(−{text})" if text.strip("0.") else text


def _summed(case: Case) -> tuple[list[int], list[Line], Balance, Line]:
    """The sum of a softmax: indices and lines of the listed exponentials, their Balance, a note on the largest."""
    terms = case.trace.terms
    shown = _classes(terms.products, case.cell[0])
    added = _exponentials(case, shown)
    sums = balanced([line.number for line in added], case.trace.total, case.digits.parts, tries=1)
    largest = printed(float(terms.values.max()), case.digits.values)
    note = message(
        "The largest score, {score}, is taken away from all of them first, which changes nothing.", score=largest
    )
    return shown, added, sums, Line("note", note)


def _exponentials(case: Case, shown: Sequence[int]) -> list[Line]:
    """One line for every listed exponential, and one for the sum of all others."""
    terms = case.trace.terms
    lines = []
    for index in shown:
        term = terms[index]
        label = message("exp of {place} less the largest", place=case.origin(term.cell or ()))
        lines.append(Line("term", label, "", term.cell, (printed(term.value, case.digits.values),), term.product))
    if left := len(terms) - len(shown):
        lines.append(Line("sum", others(left), number=sum_without(terms.products, shown)))
    return lines


def _classes(exponentials: Numbers, own: int) -> list[int]:
    """Indices of the listed exponentials (n,): all if they are few, else the CLASSES largest and the cell's own."""
    if len(exponentials) <= CLASSES + 2:
        return list(range(len(exponentials)))
    found: list[int] = np.argsort(-exponentials, kind="stable")[:CLASSES].tolist()
    return found if own in found else [*found, own]
