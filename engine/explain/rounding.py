"""Numbers as they are printed, so that the printed ones add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from engine.values.numerals import NO_NUMBER, grouped, plain, printed, ungrouped

MOST_DECIMALS = 12
_FEW = 64  # numbers
_ENDLESS = {NO_NUMBER: math.nan, "∞": math.inf, "−∞": -math.inf}


@dataclass(frozen=True)
class Balance:
    """Numbers that were printed together: ``parts`` and ``rest`` add up to ``total`` exactly.

    Args:
        decimals: how many all of them have.
        parts: the numbers, printed.
        total: their sum, printed.
        rest: what the printed parts lack to the printed total; empty when nothing is lacking.
    """

    decimals: int
    parts: tuple[str, ...]
    total: str
    rest: str


def balanced(parts: Sequence[float], total: float, decimals: int | None = None, tries: int = 3) -> Balance:
    """A sum with its numbers printed to equally many decimals, and what rounding makes them lack.

    Args:
        decimals: how many to start with; None for as many as the largest number needs.
        tries: so many numbers of decimals are tried until nothing is lacking; if none helps, it is the first.
    """
    numbers = [*parts, total]
    first = needed(numbers) if decimals is None else decimals
    if not all(map(math.isfinite, numbers)):
        *texts, whole = (printed(number, first) for number in numbers)
        return Balance(first, tuple(texts), whole, "")
    found = _rounded(numbers, first)
    for more in range(first + 1, min(first + tries, MOST_DECIMALS + 1)):
        if not found.rest:
            break
        other = _rounded(numbers, more)
        if not other.rest:
            found = other
    return found


def above_zero(text: str, value: float) -> str:
    """A printed number; with a power of ten where it would read as zero and is not: ``1.2e−5``."""
    if value == 0 or not math.isfinite(value) or any(digit in text for digit in "123456789") or "0" not in text:
        return text
    return plain(value, 2)


def needed(numbers: ArrayLike) -> int:
    """How many decimals show these numbers well: two digits of the largest, and no zeros that say nothing."""
    sizes = np.abs(np.asarray(numbers, np.float64))
    sizes = sizes[np.isfinite(sizes)]
    return min(decimals_for(float(sizes.max(initial=0))), exact_decimals(sizes))


def decimals_for(size: float) -> int:
    """How many decimals show two digits of a number of this size, and no more than two where that will do."""
    if size == 0:
        return 0
    power = math.floor(math.log10(size))
    return min(MOST_DECIMALS, 1 - power) if power < -1 else max(0, min(2, 4 - power))


def exact_decimals(numbers: ArrayLike) -> int:
    """With how few decimals all of these numbers are written exactly; MOST_DECIMALS if with none that are fewer."""
    left = np.asarray(numbers, np.float64)
    left = left[np.isfinite(left)]
    if left.size > 2 * _FEW and exact_decimals(left[:: left.size // _FEW]) == MOST_DECIMALS:
        return MOST_DECIMALS  # which a few of them tell much sooner than all
    for decimals in range(MOST_DECIMALS):
        left = left[left * 10.0**decimals % 1 != 0]
        if not left.size:
            return decimals
    return MOST_DECIMALS


def added(texts: Sequence[str]) -> str:
    """The sum of printed numbers of equally many decimals, to the last digit."""
    decimals = max(map(decimals_of, texts), default=0)
    if not _ENDLESS.keys().isdisjoint(texts):
        return printed(sum(_ENDLESS.get(text, 0.0) for text in texts), decimals)
    return _counted(sum(_units(text, decimals) for text in texts), decimals)


def _units(text: str, decimals: int) -> int:
    """A printed number, counted in units of the last of the decimals."""
    whole, _, fraction = ungrouped(text).partition(".")
    return int(whole + fraction.ljust(decimals, "0"))


def decimals_of(text: str) -> int:
    """How many decimals a printed number has."""
    return len(text.partition(".")[2])


def exactly(text: str) -> Fraction | None:
    """The number that a printed text says; None for infinity and what is no number."""
    return None if text in _ENDLESS else Fraction(ungrouped(text))


def _rounded(numbers: Sequence[float], decimals: int) -> Balance:
    """The numbers with so many decimals, and what they then lack."""
    texts = [printed(number, decimals) for number in numbers]
    *parts, total = (_units(text, decimals) for text in texts)
    lacking = total - sum(parts)
    return Balance(decimals, tuple(texts[:-1]), texts[-1], _counted(lacking, decimals) if lacking else "")


def _counted(units: int, decimals: int) -> str:
    """So many units of the last of the decimals, as a number; whole numbers keep every digit of a sum."""
    digits = f"{abs(units):0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return grouped(f"-{text}" if units < 0 else text)
