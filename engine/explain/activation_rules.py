"""Explanations of activation functions, copies, batch normalisation and softmax."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.explain.explanation import Line, Numbers
from engine.explain.phrases import (
    Arithmetic,
    Case,
    odd_quotient,
    others,
    place,
    precision,
    rest,
    sum_without,
    with_numbers,
)
from engine.explain.rounding import above_zero, balanced, needed
from engine.layers.elementwise import Elementwise
from engine.values.messages import Message, message
from engine.values.numerals import counted, plain, printed

CLASSES = 12  # number of the largest exponentials that are listed


def curved(case: Case) -> Arithmetic:
    """An activation function: the input value, and the formula with that value."""
    held, spec = case.trace.value, case.spec
    assert isinstance(spec, Elementwise)
    operand, decimals = _operand(case, case.digits.values), case.digits.value
    value = printed(held, decimals)
    lines = [operand, Line("step", spec.formula(operand.number, operand.value), value, number=held)]
    lines += precision(spec.curve(operand.number), held, decimals)
    return Arithmetic(decimals, value, lines)


def _operand(case: Case, decimals: int) -> Line:
    """The line of the single input value."""
    term = case.trace.terms[0]
    label = message("x, from {place}", place=place(case.source, term.cell or ()))
    return Line("term", label, printed(term.value, decimals), term.cell, number=term.value)


def formulas(spec: Elementwise, longest: str) -> tuple[Message, Message]:
    """The formulas for a positive and a negative number, as long as the longest printed number ``longest`` of a map."""
    size = longest.removeprefix("−")
    return spec.formula(1.0, size), spec.formula(-1.0, f"−{size}")


def _bracketed(text: str) -> str:
    """A printed number after an operator: negative ones in brackets."""
    return f"({text})" if text.startswith("−") else text


def copied(case: Case) -> Arithmetic:
    """A copied value: its input cell, and for a flatten layer its index in the vector."""
    held, term = case.trace.value, case.trace.terms[0]
    decimals = case.digits.value
    value = printed(held, decimals)
    if term.cell is None:
        return Arithmetic(
            decimals,
            value,
            [Line("term", message("a cell that {title} adds", title=Message(case.spec.title)), value, number=held)],
        )
    cell, source = term.cell, case.sources[term.source]
    lines = [Line("term", place(source, cell), value, cell, number=held, source=term.source)]
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


def normalised(case: Case) -> Arithmetic:
    """Batch normalisation, step by step."""
    held, x, parts = case.trace.value, case.trace.terms[0].value, dict(case.trace.parts)
    mean, weight, bias = parts["mean"], parts["weight"], parts["bias"]
    with np.errstate(all="ignore"):
        deviation = float(np.sqrt(np.float64(parts["variance"] + parts["epsilon"])))
        centred = x - mean
        reduced = float(np.float64(centred) / deviation)
        scaled = reduced * weight
    decimals = case.digits.parts
    less, plus = balanced([x, -mean], centred, decimals, 1), balanced([scaled, bias], held, decimals, 1)
    middle = printed(mean, decimals)
    spread = printed(deviation, max(decimals, needed([deviation])))
    factor = printed(weight, max(decimals, needed([weight])))
    under = {name: printed(parts[name], needed([parts[name]])) for name in ("variance", "epsilon")}
    divided = message("÷ √({variance} + {epsilon}) = ÷ {deviation}", **under, deviation=spread)
    lines = [
        _operand(case, decimals),
        Line("step", message("− {mean} (mean)", mean=_bracketed(middle)), less.total, None, (middle,), centred),
        *rest(less),
        Line("step", divided, printed(reduced, decimals), None, (spread,), reduced),
        Line("step", message("× {weight} (weight)", weight=_bracketed(factor)), plus.parts[0], None, (factor,), scaled),
        Line("bias", message("bias"), plus.parts[1], number=bias),
        *rest(plus),
        *precision(scaled + bias, held, decimals),
    ]
    return Arithmetic(decimals, plus.total, lines)


def softmax(case: Case) -> Arithmetic:
    """Softmax: the exponentials, their sum, and the quotient of the cell's own one and the sum."""
    terms, own, held = case.trace.terms, case.cell[0], case.trace.value
    temperature = dict(case.trace.parts)["temperature"]
    shown = _classes(terms.products, own)
    added = _exponentials(case, shown)
    decimals = case.digits.value
    value = printed(held, decimals)
    at = shown.index(own)
    sums = balanced([line.number for line in added], case.trace.total, case.digits.parts, tries=1)
    largest = printed(float(terms.values.max()), case.digits.values)
    note = message(
        "The largest score, {score}, is taken away from all of them first, which changes nothing.", score=largest
    )
    own_part = above_zero(sums.parts[at], float(terms.products[own]))
    quotient = message("{own} ÷ {total}", own=own_part, total=sums.total)
    with np.errstate(all="ignore"):
        exact = float(terms.products[own] / case.trace.total)
    lines = [
        Line("note", note),
        Line("step", message("the temperature"), plain(temperature), number=temperature),
        *with_numbers(added, sums),
        Line("step", message("the sum of {count}", count=counted(len(terms))), sums.total, number=case.trace.total),
        Line("step", quotient, value, number=held),
        *precision(exact, held, decimals),
        *odd_quotient(sums.parts[at], sums.total, value),
    ]
    return Arithmetic(decimals, value, lines)


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
    """Indices of the exponentials to list: all if they are few, else the CLASSES largest and the cell's own."""
    if len(exponentials) <= CLASSES + 2:
        return list(range(len(exponentials)))
    found: list[int] = np.argsort(-exponentials, kind="stable")[:CLASSES].tolist()
    return found if own in found else [*found, own]
