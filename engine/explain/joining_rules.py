"""Explanations of layers in which branches meet: sums and products of one value per input."""

from __future__ import annotations

from engine.explain.explanation import Line
from engine.explain.phrases import Arithmetic, Case, precision_note, product_note, with_numbers
from engine.explain.rounding import balanced
from engine.values.messages import message
from engine.values.numerals import printed


def added(case: Case) -> Arithmetic:
    """The sum of one value per input."""
    traced = case.trace
    balance = balanced([term.value for term in traced.terms], traced.value, case.digits.parts, tries=1)
    notes = precision_note(traced.total, traced.value, balance.decimals)
    return Arithmetic(balance.decimals, balance.total, [*with_numbers(_operands(case), balance), *notes])


def multiplied(case: Case) -> Arithmetic:
    """The product of one value per input."""
    computed, digits = case.trace.value, case.digits
    factors = [printed(term.value, digits.values) for term in case.trace.terms]
    value = printed(computed, digits.value)
    steps = " × ".join(f"({text})" if at and text.startswith("−") else text for at, text in enumerate(factors))
    lines = [
        *(Line(line.kind, line.label, text, line.cell, (), line.number, line.source)
          for line, text in zip(_operands(case), factors, strict=True)),
        Line("step", message("{factors}", factors=steps), value, number=computed),
        *precision_note(case.trace.total, computed, digits.value),
        *product_note(factors, value),
    ]  # fmt: skip
    return Arithmetic(digits.value, value, lines)


def _operands(case: Case) -> list[Line]:
    """One line per input, without the printed number."""
    return [
        Line("term", case.origin(term.cell or (), term.source), cell=term.cell, number=term.value, source=term.source)
        for term in case.trace.terms
    ]
