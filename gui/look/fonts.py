"""How large type is, and the type for numbers."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

BASE_PIXELS = 12  # the type size that the style sheet's lengths are drawn for
SMALLEST_PIXELS = 11  # the smallest type at that size
_LEAST_NUMBER = 9  # the smallest numbers in cells


def number_font(pixels: int = BASE_PIXELS, bold: bool = False) -> QFont:
    """The type for numbers: every digit as wide as the others, so that columns line up and nothing jumps."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


@cache
def number_height(pixels: int, bold: bool = False) -> float:
    """How high a line of numbers is."""
    return QFontMetricsF(number_font(pixels, bold)).height()


def least_number(scale: float) -> int:
    """The smallest type, in pixels, for numbers that are written into cells.

    Beside ordinary type they may be smaller than all words; beside type for the last row they may not.
    """
    return round(min(_LEAST_NUMBER + 8 * max(scale - 1, 0), SMALLEST_PIXELS) * scale)
