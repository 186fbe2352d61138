"""Text that shrinks before it is elided."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF


def fitted(text: str, font: QFont, width: float, smallest: int) -> tuple[str, QFont]:
    """The text, and the largest font in which it fits ``width`` pixels; elided if even the smallest does not fit.

    Args:
        font: the preferred font, with a size in pixels.
        smallest: the smallest size in pixels.
    """
    for pixels in range(font.pixelSize(), min(smallest, font.pixelSize()) - 1, -1):
        font = QFont(font)
        font.setPixelSize(pixels)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) <= width:
            return text, font
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), font
