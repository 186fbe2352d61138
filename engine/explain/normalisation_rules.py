"""Explanations of normalisations, and of fixed scales and shifts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.explain.activation_rules import operand
from engine.explain.explanation import Line
from engine.explain.phrases import Arithmetic, Case, precision_note, quotient_note, rest, with_numbers
from engine.explain.rounding import Balance, balanced, decimals_of, needed
from engine.values.messages import message
from engine.values.numerals import counted, plain, printed


def normalised(case: Case) -> Arithmetic:
    """A normalisation: − mean, ÷ deviation, × weight, + bias, step by step."""
    computed, x, parts = case.trace.value, case.trace.terms[0].value, dict(case.trace.parts)
    mean, weight, bias = parts["mean"], parts["weight"], parts["bias"]
    with np.errstate(all="ignore"):
        deviation = float(np.sqrt(np.float64(parts["variance"] + parts["epsilon"])))
        centred = x - mean
        reduced = float(np.float64(centred) / deviation)
        scaled = reduced * weight
    decimals = case.digits.parts
    less, plus = balanced([x, -mean], centred, decimals, 1), balanced([scaled, bias], computed, decimals, 1)
    middle = printed(mean, decimals)
    spread = printed(deviation, max(decimals, needed([deviation])))
    under = {name: printed(parts[name], needed([parts[name]])) for name in ("variance", "epsilon")}
    divided = message("÷ √({variance} + {epsilon}) = ÷ {deviation}", **under, deviation=spread)
    lines = [
        *_statistics(parts, middle, under["variance"]),
        operand(case, decimals),
        Line("step", message("− {mean} (mean)", mean=_bracketed(middle)), less.total, None, (middle,), centred),
        *rest(less),
        Line("step", divided, printed(reduced, decimals), None, (spread,), reduced),
        *_scaled_and_shifted(weight, scaled, bias, plus, decimals),
        *precision_note(scaled + bias, computed, decimals),
    ]
    return Arithmetic(decimals, plus.total, lines)


def _statistics(parts: Mapping[str, float], mean: str, variance: str) -> list[Line]:
    """The notes on a mean and a variance of cells of the input; empty if these are statistics from training.

    Args:
        mean, variance: printed.
    """
    if "count" not in parts:
        return []
    lines = []
    for name, text, words in (
        ("mean", mean, "The mean of {count} numbers is {total} ÷ {count} = {mean}."),
        ("variance", variance, "The mean of their squared distances from it is {total} ÷ {count} = {mean}."),
    ):
        total = printed(parts[name] * parts["count"], decimals_of(text))
        count = counted(int(parts["count"]))
        note = Line("note", message(words, count=count, total=total, mean=text))
        lines += [note, *quotient_note(total, count, text)]
    return lines


def _scaled_and_shifted(weight: float, scaled: float, bias: float, plus: Balance, decimals: int) -> list[Line]:
    """The lines of multiplication by a weight and addition of a bias.

    Args:
        scaled: the product.
        plus: the printed sum of product and bias.
    """
    factor = printed(weight, max(decimals, needed([weight])))
    words = message("× {weight} (weight)", weight=_bracketed(factor))
    return [
        Line("step", words, plus.parts[0], None, (factor,), scaled),
        Line("bias", message("bias"), plus.parts[1], number=bias),
        *rest(plus),
    ]


def scaled(case: Case) -> Arithmetic:
    """A fixed scale and shift: one product and the bias."""
    traced, decimals = case.trace, case.digits.parts
    parts = dict(traced.parts)
    plus = balanced([traced.total, traced.bias], traced.value, decimals, 1)
    lines = [
        operand(case, decimals),
        *_scaled_and_shifted(parts["weight"], traced.total, traced.bias, plus, decimals),
        *precision_note(traced.total + traced.bias, traced.value, decimals),
    ]
    return Arithmetic(decimals, plus.total, lines)


def responded(case: Case) -> Arithmetic:
    """Local response normalisation: the squares of neighbouring channels, their sum, its power, and the quotient."""
    traced, digits = case.trace, case.digits
    parts, terms = dict(traced.parts), traced.terms
    own = next(term.value for term in terms if term.cell == case.cell)
    squares = []
    for term in terms:
        factor, cell = printed(term.value, digits.values), term.cell or ()
        squares.append(Line("term", case.origin(cell), "", cell, (factor, factor), term.product))
    sums = balanced([line.number for line in squares], traced.total, digits.parts, tries=1)
    with np.errstate(all="ignore"):
        base = parts["k"] + parts["alpha"] / parts["size"] * traced.total
        divisor = float(np.float64(base) ** parts["beta"])
        exact = float(np.float64(own) / divisor)
    base_text, below = (printed(number, digits.weights) for number in (base, divisor))
    above, value = printed(own, digits.values), printed(traced.value, digits.value)
    names = {name: plain(parts[name]) for name in ("k", "alpha", "size", "beta")}
    lines = [
        *with_numbers(squares, sums),
        Line("step", message("the sum of the squares"), sums.total, number=traced.total),
        Line("step", message("{k} + {alpha} / {size} · {total}", **names, total=sums.total), base_text, number=base),
        Line("step", message("to the power {beta}", **names), below, number=divisor),
        Line("step", message("{own} ÷ {divisor}", own=above, divisor=below), value, number=traced.value),
        *precision_note(exact, traced.value, digits.value),
        *quotient_note(above, below, value),
    ]
    return Arithmetic(digits.value, value, lines)


def _bracketed(text: str) -> str:
    """A printed number after an operator: negative ones in brackets."""
    return f"({text})" if text.startswith("−") else text
