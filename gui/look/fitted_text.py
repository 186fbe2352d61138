"""Words that become smaller before any of them are left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF


def fitted(text: str, font: QFont, width: float, least: int) -> tuple[str, QFont]:
    """A text and the largest type in which all of it fits a width; what does not even fit the smallest is cut.

    Args:
        font: the type that it would like, of a size in pixels.
        least: the smallest type, in pixels.
    """
    for pixels in range(font.pixelSize(), min(least, font.pixelSize()) - 1, -1):
        font = QFont(font)
        font.setPixelSize(pixels)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) <= width:
            return text, font
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), font
