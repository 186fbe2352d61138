"""Formats weights for cells, and parses typed or pasted weights."""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics

from engine.values.numerals import ungrouped
from gui.look.fonts import BASE_PIXELS, least_number, number_font
from gui.text.phrases import decimal_text, plain_text

Kernel = NDArray[np.float32]

_TOO_LARGE = (2 - 2**-24) * 2.0**127  # the smallest number that float32 rounds to infinity
_NUMBER = r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?"
_ENTRY = re.compile(rf"\s*({_NUMBER})\s*(?:/\s*({_NUMBER})\s*)?")


def parse_number(text: str) -> float | None:
    """The typed weight: a decimal with point or comma, or a fraction such as 1/9; None if it is invalid."""
    match = _ENTRY.fullmatch(ungrouped(text))
    if match is None:
        return None
    above, below = (float((part or "1").replace(",", ".")) for part in match.groups())
    if below == 0:
        return None
    value = above / below
    return value if abs(value) < _TOO_LARGE else None


def number_texts(kernel: Kernel, decimals: int) -> list[list[str]]:
    """The numbers of a kernel (KH, KW) with a fixed number of decimals, row by row."""
    return [[_decimal(weight, decimals) for weight in row] for row in kernel.tolist()]


def _decimal(weight: float, decimals: int) -> str:
    if math.isnan(weight):
        return "NaN"
    return plain_text(weight, 1) if 1e5 <= abs(weight) < math.inf else decimal_text(weight, decimals)


def fitting_texts(
    kernel: Kernel, cell: QSize, type_scale: float, largest: int = BASE_PIXELS
) -> tuple[list[list[str]], QFont]:
    """The numbers of a kernel (KH, KW) with as many decimals as fit a cell, and their font; no texts if none fit.

    Args:
        type_scale: type size relative to BASE_PIXELS.
        largest: maximum type size, in pixels at the base type size.
    """
    finite = kernel[np.isfinite(kernel)]
    whole = bool((finite == np.rint(finite)).all())
    # Tiny weights would all be printed as 0.00.
    precise = 2 if np.abs(finite).max(initial=0) >= 0.05 else 4
    minimum = least_number(type_scale)
    maximum = max(round(largest * type_scale), minimum)
    if cell.height() >= minimum:
        for decimals in [0] if whole else range(precise, 0, -1):
            texts = number_texts(kernel, decimals)
            longest = max((text for row in texts for text in row), key=len)
            for pixels in range(maximum, minimum - 1, -1):
                font = number_font(pixels)
                metrics = QFontMetrics(font)
                if metrics.horizontalAdvance(longest) + 4 <= cell.width() and metrics.ascent() <= cell.height():
                    return texts, font
    return [], number_font(maximum)


def split_line(line: str) -> list[str]:
    """The cells of a line of text, separated as by spreadsheets or by hand."""
    return line.split("\t") if "\t" in line else re.split(r"\s*;\s*|,?\s+", line.strip())


def exact_text(weight: np.float32) -> str:
    """The shortest decimal that converts to this float32."""
    return str(weight).removesuffix(".0")
