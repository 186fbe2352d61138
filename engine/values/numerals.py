"""Formats numbers for people: a true minus sign, a thousands separator, short powers of ten.

The decimal mark is a point here; the window replaces it by that of the user's language.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

THOUSANDS = "\u202f"  # a narrow no-break space: a comma or a point is the decimal mark for half of the readers
NOT_A_NUMBER = "not a number"
_GROUPED_FROM = 4  # digits
_POWERS_BELOW = 1e-3  # smaller numbers are printed with a power of ten


def counted(count: int) -> str:
    """A count with thousands separators: ``784``, ``7 434``."""
    return grouped(str(count))


def printed(value: float, decimals: int, plus: bool = False) -> str:
    """A number with a fixed number of decimals: ``−0.37``, ``16 777 216``, ``∞``, ``not a number``.

    Args:
        plus: whether a positive number gets a plus sign.
    """
    if -999 < value < 999 and not plus:  # most numbers: nothing to group; hundreds are printed at every edit
        return f"{value:z.{decimals}f}".replace("-", "−")  # z: no minus before a zero
    if not math.isfinite(value):
        return NOT_A_NUMBER if math.isnan(value) else "−∞" if value < 0 else "+∞" if plus else "∞"
    return grouped(f"{value:z.{decimals}f}", plus)


def brief(value: float, digits: int = 2, plus: bool = False) -> str:
    """A number with ``digits`` decimals, a very large or small one with a power of ten: ``−0.37``, ``1.2e5``."""
    size = abs(value)
    if not math.isfinite(value) or size == 0 or 0.5 * 10.0**-digits <= size < 99_999.5:
        return printed(value, digits, plus)
    return plain(value, max(digits, 1), plus)


def plain(value: float, digits: int = 6, plus: bool = False) -> str:
    """A number with at most ``digits`` significant digits and no trailing zeros: ``0.1``, ``2``, ``1e−5``."""
    if not math.isfinite(value):
        return printed(value, 0, plus)
    if 0 < abs(value) < _POWERS_BELOW:
        return power(value, digits, plus)
    return grouped(f"{value + 0.0:.{digits}g}", plus)  # adding 0 turns −0 into 0


def power(value: float, digits: int = 2, plus: bool = False) -> str:
    """A number as a power of ten with ``digits`` significant digits, without trailing zeros: ``1.2e5``, ``4e−3``."""
    return grouped(f"{value:.{digits - 1}e}", plus)


def sizes(shape: Iterable[int]) -> str:
    """A shape as text: ``8 × 28 × 28``."""
    return " × ".join(map(counted, shape))


def percent(share: float, decimals: int = 0) -> str:
    """A share (0..1) in percent, without the percent sign: ``31``, ``98.5``."""
    return printed(100 * share, decimals)


def grouped(text: str, plus: bool = False) -> str:
    """A number that Python formatted, with ``−``, thousands separators, and ``e5`` for ``e+05``."""
    digits, e, power = text.removeprefix("-").partition("e")
    whole, point, decimals = digits.partition(".")
    if len(whole) >= _GROUPED_FROM and whole.isdigit():
        whole = f"{int(whole):,}".replace(",", THOUSANDS)
    if e:
        decimals = decimals.rstrip("0")
        point = "." if decimals else ""
        power = f"{int(power)}".replace("-", "−")
    above = plus and any(digit in digits for digit in "123456789")
    return ("−" if text.startswith("-") else "+" if above else "") + whole + point + decimals + e + power


def abridged(text: str, most: int) -> str:
    """A printed number, as a power of ten if it is longer than ``most`` characters: ``−1.23e38``; words stay."""
    if len(text) <= most:
        return text
    try:
        return power(float(ungrouped(text)), 3)
    except ValueError:
        return text


def ungrouped(text: str) -> str:
    """The inverse of :func:`grouped`: text that ``float`` can parse."""
    return text.replace("−", "-").replace(THOUSANDS, "")
