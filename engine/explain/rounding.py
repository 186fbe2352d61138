"""Rounding for print: decimals, and sums whose printed numbers add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from engine.values.numerals import NOT_A_NUMBER, grouped, plain, printed, ungrouped

MOST_DECIMALS = 12
_SAMPLE = 64  # numbers
_NOT_FINITE = {NOT_A_NUMBER: math.nan, "∞": math.inf, "−∞": -math.inf}


@dataclass(frozen=True)
class Balance:
    """A printed sum: ``parts`` plus ``rest`` is exactly ``total``.

    Args:
        decimals: of all of them.
        parts: the printed summands.
        total: the printed sum.
        rest: ``total`` minus the sum of the printed parts, printed; empty if it is zero.
    """

    decimals: int
    parts: tuple[str, ...]
    total: str
    rest: str


def balanced(parts: Sequence[float], total: float, decimals: int | None = None, tries: int = 3) -> Balance:
    """A sum printed with the same decimals for all numbers, and the rounding error as ``rest``.

    Args:
        parts: the summands.
        total: their sum; it may differ by rounding.
        decimals: the number of decimals to try first; None for :func:`needed` of all numbers.
        tries: the number of consecutive decimals that are tried; the first without a rest is used, or else the first.
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
    """``text``, the printed ``value``; ``value`` with a power of ten (``1.2e−5``) if it is printed as 0 but is not."""
    if value == 0 or not math.isfinite(value) or any(digit in text for digit in "123456789") or "0" not in text:
        return text
    return plain(value, 2)


def needed(numbers: ArrayLike) -> int:
    """Number of decimals that shows two significant digits of the largest number; fewer if all would end in zeros."""
    sizes = np.abs(np.asarray(numbers, np.float64))
    sizes = sizes[np.isfinite(sizes)]
    return min(decimals_for(float(sizes.max(initial=0))), exact_decimals(sizes))


def decimals_for(size: float) -> int:
    """Number of decimals that shows two significant digits of a number of magnitude ``size``; at most 2 from 0.1 on."""
    if size == 0:
        return 0
    power = math.floor(math.log10(size))
    return min(MOST_DECIMALS, 1 - power) if power < -1 else max(0, min(2, 4 - power))


def exact_decimals(numbers: ArrayLike) -> int:
    """The smallest number of decimals that prints all finite numbers exactly, at most MOST_DECIMALS."""
    left = np.asarray(numbers, np.float64)
    left = left[np.isfinite(left)]
    if left.size > 2 * _SAMPLE and exact_decimals(left[:: left.size // _SAMPLE]) == MOST_DECIMALS:
        return MOST_DECIMALS  # a sample is faster than all numbers
    left = left[left % 1 != 0]
    if left.size and all(float(left[0]) * 10.0**decimals % 1 != 0 for decimals in range(1, MOST_DECIMALS)):
        return MOST_DECIMALS  # one number is enough, and by itself faster than an array
    for decimals in range(MOST_DECIMALS):
        left = left[left * 10.0**decimals % 1 != 0]
        if not left.size:
            return decimals
    return MOST_DECIMALS


def added(texts: Sequence[str]) -> str:
    """The exact printed sum of printed numbers with the same decimals."""
    decimals = max(map(decimals_of, texts), default=0)
    if not _NOT_FINITE.keys().isdisjoint(texts):
        return printed(sum(_NOT_FINITE.get(text, 0.0) for text in texts), decimals)
    return _printed_units(sum(_units(text, decimals) for text in texts), decimals)


def _units(text: str, decimals: int) -> int:
    """A printed number as a whole number of units of the last decimal."""
    whole, _, fraction = ungrouped(text).partition(".")
    return int(whole + fraction.ljust(decimals, "0"))


def decimals_of(text: str) -> int:
    """Number of decimals of a printed number."""
    return len(text.partition(".")[2])


def exactly(text: str) -> Fraction | None:
    """The exact value of a printed number; None for infinity and NaN."""
    return None if text in _NOT_FINITE else Fraction(ungrouped(text))


def _rounded(numbers: Sequence[float], decimals: int) -> Balance:
    """The Balance of the numbers, the last of which is the total, with a fixed number of decimals."""
    texts = [printed(number, decimals) for number in numbers]
    *parts, total = (_units(text, decimals) for text in texts)
    lacking = total - sum(parts)
    return Balance(decimals, tuple(texts[:-1]), texts[-1], _printed_units(lacking, decimals) if lacking else "")


def _printed_units(units: int, decimals: int) -> str:
    """The inverse of :func:`_units`; integer arithmetic keeps every digit of a sum."""
    digits = f"{abs(units):0{decimals + 1}d}"
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return grouped(f"-{text}" if units < 0 else text)
