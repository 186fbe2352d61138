"""Checks a typed prediction of a cell's value, and names the usual mistake that leads to a wrong one."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from engine.compute.result import Result
from engine.explain.rounding import needed
from engine.explain.trace import trace
from engine.project.project import Project
from engine.quiz.mistake import Mistake, SizeMistake
from engine.quiz.mistakes import mistakes
from engine.values.cells import Cell
from engine.values.messages import Message, message
from engine.values.numerals import printed

_PRINTED = 2  # number of decimals that is always precise enough: the program shows no more
_COARSE = 0.1  # largest rounding error of a precise enough answer, relative to the value
_CLOSE = 0.02  # largest error of a wrong answer that is called close, relative to the value
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?")


@dataclass(frozen=True)
class Answer:
    """A typed number.

    Args:
        value: the number.
        digits: number of decimals that were typed; None for a fraction, which is exact.
    """

    value: float
    digits: int | None


@dataclass(frozen=True)
class Verdict:
    """The assessment of an answer.

    Args:
        right: whether it agrees with the value to the last digit that was typed.
        near: whether it is close, or right but rounded to too few digits.
        mistake: the usual mistake that leads to it, or None.
        words: one or two sentences for the learner, which do not reveal the value.
    """

    right: bool
    near: bool
    mistake: Mistake | SizeMistake | None
    words: Message


def parse(text: str) -> Answer | None:
    """The number in a typed text such as ``0.5``, ``0,5``, ``−2``, ``1/3`` or ``97 %``; None if it is not a number."""
    plain = "".join(text.split()).replace("−", "-").replace("–", "-").replace(",", ".").lower()
    plain, percent = plain.removesuffix("%"), plain.endswith("%")
    over, slash, under = plain.partition("/")
    if not _NUMBER.fullmatch(over) or (slash and not _NUMBER.fullmatch(under)):
        return None
    value = float(over)
    if slash:
        if float(under) == 0:
            return None
        value, digits = value / float(under), None
    else:
        digits = _decimals(over)
    if percent:
        value, digits = value / 100, None if digits is None else digits + 2
    return Answer(value, digits) if math.isfinite(value) else None


def _decimals(text: str) -> int:
    mantissa, _, power = text.partition("e")
    return len(mantissa.partition(".")[2]) - int(power or 0)


def check(
    answer: float, project: Project, result: Result, layer_id: str, cell: Cell, digits: int | None = None
) -> Verdict:
    """The verdict on an answer for the value of a cell, with the mistake behind a wrong one.

    Args:
        answer: the typed value.
        digits: number of decimals that were typed; None if the answer is exact.

    Raises:
        EngineError: there is no such layer or cell, or it could not be computed.
    """
    traced = trace(project, result, layer_id, cell)
    value = traced.value
    if not math.isfinite(value):
        return Verdict(False, False, None, message("This cell holds no number that could be predicted."))
    found = mistakes(project, result, layer_id, cell)
    exactly = next((mistake for mistake in found if _agrees(answer, mistake.value, None)), None)
    fine = exactly is None or digits is None or digits >= _PRINTED or _agrees(answer, value, None)
    if fine and _agrees(answer, value, digits):
        if _is_sharp(answer, value, digits):
            shown = printed(value, max(_PRINTED if digits is None else digits, needed([value])))
            return Verdict(True, False, None, message("Right: it is {value}.", value=shown))
        return Verdict(False, True, None, message("Right as far as it goes: give one more decimal."))
    near = digits != 0 and abs(answer - value) <= _CLOSE * abs(value)
    rounded = (each for each in found if _agrees(answer, each.value, digits) and _is_sharp(answer, each.value, digits))
    if (mistake := exactly or next(rounded, None)) is not None:
        return Verdict(False, near, mistake, mistake.words)
    if near:
        return Verdict(False, True, None, message("Close, but not to the last digit: round only at the end."))
    return Verdict(False, False, None, _HINTS[traced.rule])


_HINTS = {
    "sum": message(
        "Not yet. Multiply each value with the weight that lies on it, add all products up, then add the bias."
    ),
    "max": message("Not yet. Which values lie under the window, and which of them is the largest?"),
    "mean": message("Not yet. Add up all values under the window and divide by how many cells it has."),
    "function": message("Not yet. Look up the incoming value on the curve."),
    "copy": message("Not yet. No arithmetic here: find the cell that this value is taken from."),
    "normalise": message("Not yet. Take the mean away, divide by the deviation, then scale and shift."),
    "add": message("Not yet. Add the values that the branches bring to this place."),
    "product": message("Not yet. Multiply the two values that meet at this place."),
    "logsoftmax": message("Not yet. Raise e to every score, add all up, and take the logarithm of the sum away."),
    "scale": message("Not yet. Multiply with the scale, then add the shift."),
    "response": message("Not yet. Add the squares of the neighbouring channels up, then follow the formula."),
    "softmax": message("Not yet. Raise e to every score, then divide this one by the sum of all."),
}


def _agrees(answer: float, value: float, digits: int | None) -> bool:
    """Whether an answer is the value rounded to ``digits`` decimals; halves may be rounded either way."""
    slack = 1e-5 * abs(value) + 1e-7  # float32 rounding
    return abs(answer - value) <= slack + (0 if digits is None else 0.5 * 10.0**-digits)


def _is_sharp(answer: float, value: float, digits: int | None) -> bool:
    """Whether an answer that agrees is precise enough: 0 is no answer for 0.4."""
    return digits is None or digits >= _PRINTED or abs(answer - value) <= _COARSE * abs(value)
