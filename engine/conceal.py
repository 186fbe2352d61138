"""An explanation without what is to be predicted: what is given stays, what comes of it is a question mark."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.explanation import Explanation, Group, Groups, Kind, Line
from engine.words import message

HIDDEN = "?"

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
        groups=_without_sums(told.groups),
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


def _without_sums(groups: Sequence[Group]) -> Groups:
    return Groups(len(groups), lambda number: replace(groups[number], total=HIDDEN, rest=""))
