"""The fonts of the network canvas, in canvas pixels (equal to widget pixels at zoom 1)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo

from gui.look.fonts import SMALLEST_PIXELS, number_font


@dataclass(frozen=True)
class Fonts:
    """The fonts of the canvas."""

    title: QFont
    small: QFont
    number: QFont

    @classmethod
    def of(cls, base: QFont) -> Fonts:
        """Fonts derived from the window's font."""
        title, small, pixels = QFont(base), QFont(base), QFontInfo(base).pixelSize()  # its own may be in points
        title.setPixelSize(pixels + 1)
        title.setBold(True)
        small.setPixelSize(max(pixels - 1, 8))
        return cls(title, small, number_font(small.pixelSize()))

    def enlarged(self, factor: float) -> Fonts:
        """The fonts enlarged by a factor, for a canvas that is shrunk by it."""
        small = math.ceil(self.small.pixelSize() * factor - 0.01)
        return Fonts(
            font_of_size(self.title, round(self.title.pixelSize() * factor)),
            font_of_size(self.small, small),
            font_of_size(self.number, small),
        )

    @property
    def factor(self) -> float:
        """The enlargement factor."""
        return self.small.pixelSize() / SMALLEST_PIXELS


def font_of_size(font: QFont, pixels: int) -> QFont:
    """A copy of the font with another pixel size."""
    sized = QFont(font)
    sized.setPixelSize(pixels)
    return sized
