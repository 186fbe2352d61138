"""Text that shrinks before it is elided."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

_MOST_KNOWN = 1024
_known: dict[tuple[str, str, float, int], tuple[str, QFont]] = {}  # the same names are painted at every edit


def fitted(text: str, font: QFont, width: float, smallest: int) -> tuple[str, QFont]:
    """The text, and the largest font in which it fits ``width`` pixels; elided if even the smallest does not fit.

    Args:
        font: the preferred font, with a size in pixels.
        smallest: the smallest size in pixels.
    """
    asked = text, font.key(), width, smallest
    if asked not in _known:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[asked] = _fitted(text, font, width, smallest)
    shown, found = _known[asked]
    return shown, QFont(found)


def _fitted(text: str, font: QFont, width: float, smallest: int) -> tuple[str, QFont]:
    for pixels in range(font.pixelSize(), min(smallest, font.pixelSize()) - 1, -1):
        font = QFont(font)
        font.setPixelSize(pixels)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) <= width:
            return text, font
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), font
