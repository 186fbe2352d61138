"""Type sizes, and the font for numbers."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

BASE_PIXELS = 12  # the type size that the style sheet's lengths are drawn for
SMALLEST_PIXELS = 11  # the smallest type at that size
_LEAST_NUMBER = 9  # the smallest numbers in cells


def number_font(pixels: int = BASE_PIXELS, bold: bool = False) -> QFont:
    """The font for numbers: tabular digits, so that columns line up and changing values do not move."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


@cache
def number_height(pixels: int, bold: bool = False) -> float:
    """The height of a line of numbers in pixels."""
    return QFontMetricsF(number_font(pixels, bold)).height()


def least_number(scale: float) -> int:
    """The smallest size, in pixels, of numbers in cells.

    At the base type size they may be smaller than any other text; in large type for an audience they may not.
    """
    return round(min(_LEAST_NUMBER + 8 * max(scale - 1, 0), SMALLEST_PIXELS) * scale)
