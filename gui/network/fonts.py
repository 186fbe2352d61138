"""The type of the network canvas, in pixels of a canvas that is shown as large as it is made."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QFont

from gui.look.fonts import SMALLEST_PIXELS, number_font


@dataclass(frozen=True)
class Fonts:
    """The type of the canvas."""

    title: QFont
    small: QFont
    number: QFont

    @classmethod
    def of(cls, base: QFont) -> Fonts:
        """Type that goes with the window's own font."""
        title, small = QFont(base), QFont(base)
        title.setPixelSize(base.pixelSize() + 1)
        title.setBold(True)
        small.setPixelSize(max(base.pixelSize() - 1, 8))
        return cls(title, small, number_font(small.pixelSize()))

    def enlarged(self, factor: float) -> Fonts:
        """The same type for a canvas that is shown smaller by this factor, so that it can still be read."""
        small = math.ceil(self.small.pixelSize() * factor - 0.01)
        return Fonts(
            font_of_size(self.title, round(self.title.pixelSize() * factor)),
            font_of_size(self.small, small),
            font_of_size(self.number, small),
        )

    @property
    def factor(self) -> float:
        """How much larger the type is than the canvas is made for."""
        return self.small.pixelSize() / SMALLEST_PIXELS


def font_of_size(font: QFont, pixels: int) -> QFont:
    """The same font in another size."""
    sized = QFont(font)
    sized.setPixelSize(pixels)
    return sized
