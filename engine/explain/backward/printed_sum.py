"""A gradient as a printed sum: the largest of its terms, all others together, and the total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from engine.compute.gradients import LossGradients
from engine.explain.backward.gradient_terms import GradientTerms
from engine.explain.explanation import Line, Numbers
from engine.explain.phrases import others, place, precision_note, product_note, sum_without, with_numbers
from engine.explain.ranking import largest_of_each_sign
from engine.explain.rounding import MOST_DECIMALS, balanced, decimals_for, exact_decimals
from engine.values.array import Float32
from engine.values.cells import Cell
from engine.values.messages import Message, message
from engine.values.numerals import printed

SHOWN = 5  # number of the largest terms of each sign that are listed
_SAMPLE = 1 << 12  # numbers of a map whose decimals are looked at


def decimals_of(gradients: Float32 | Numbers | float) -> int:
    """Number of decimals for all gradients of a layer: three significant digits of the largest."""
    flat = np.asarray(gradients, np.float64).ravel()
    finite = np.abs(flat[np.isfinite(flat)])
    size = float(finite.max(initial=0))
    wanted = decimals_for(size) + (size < 10)
    return min(wanted, MOST_DECIMALS, exact_decimals(finite[:: max(finite.size // _SAMPLE, 1)]))


def summed(
    title: Message, terms: Sequence[GradientTerms], gradients: LossGradients, number: float, all_like_it: Float32
) -> tuple[list[Line], str]:
    """The lines of a sum of terms, and its printed value, in units of ten to ``gradients.power``.

    Args:
        title: the label of the value.
        number: the gradient as it is held.
        all_like_it: those that have as many decimals.
    """
    unit = 10.0**gradients.power
    number, decimals = number / unit, decimals_of(all_like_it / unit)
    if any(each.left_out for each in terms):
        value = printed(number, decimals)
        return [Line("value", title, value, number=number)], value
    products: Numbers = np.concatenate([np.zeros(0), *(each.products for each in terms)]) / unit
    shown = largest_of_each_sign(products, SHOWN)
    summands = [replace(_line(*_located(terms, index), gradients), number=float(products[index])) for index in shown]
    if left := len(products) - len(shown):
        summands.append(Line("sum", others(left), number=sum_without(products, shown)))
    with np.errstate(all="ignore"):
        exact = float(products.sum())
    balance = balanced([line.number for line in summands], number, decimals, tries=1)
    printed_lines = with_numbers(summands, balance)
    lines = [
        *printed_lines,
        Line("value", title, balance.total, number=number),
        *precision_note(exact, number, balance.decimals),
    ]
    if any(product_note(line.factors, line.value) for line in printed_lines if line.factors):
        words = message("Numbers are rounded when they are printed; products are those of the exact ones.")
        lines.append(Line("note", words))
    return lines, balance.total


def _located(terms: Sequence[GradientTerms], index: int) -> tuple[GradientTerms, int]:
    """The terms of the layer that has a term, and its index among them."""
    for each in terms:
        if index < len(each.cells):
            return each, index
        index -= len(each.cells)
    raise IndexError(index)


def _line(terms: GradientTerms, index: int, gradients: LossGradients) -> Line:
    """The line of one term, without its product; factors of 1 are not written."""
    cell: Cell = tuple(terms.cells[index].tolist())
    factors: tuple[str, ...] = ()
    if not (terms.factors == 1).all():
        unit = 10.0**gradients.power
        before, after = decimals_of(gradients.by_output[terms.layer] / unit), decimals_of(terms.factors)
        factors = printed(float(terms.upstream[index]) / unit, before), printed(float(terms.factors[index]), after)
    return Line("term", place(terms.layer, cell), cell=cell, factors=factors)


def strongest(terms: Sequence[GradientTerms]) -> tuple[str, Cell] | None:
    """The layer and cell of the largest term; where all are zero, of the largest derivative."""
    found: list[tuple[float, float, str, Cell]] = []
    for each in terms:
        if len(each.cells):
            sizes = np.nan_to_num(np.abs(each.products), nan=np.inf), np.nan_to_num(np.abs(each.factors), nan=np.inf)
            at = int(np.lexsort((-sizes[1], -sizes[0]))[0])
            found.append((float(sizes[0][at]), float(sizes[1][at]), each.layer, tuple(each.cells[at].tolist())))
    return max(found, key=lambda each: each[:2])[2:] if found else None
