"""Images painted without a widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from gui.look.fonts import BASE_PIXELS


def painted_picture(size: QSize, ground: str, ratio: float, paint: Callable[[QPainter], None]) -> QImage:
    """The image that ``paint`` paints.

    Args:
        size: in logical pixels.
        ground: background colour, ``#rrggbb``.
        ratio: device pixels per logical pixel.
    """
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(ground))
    with QPainter(image) as painter:
        paint(painter)
    return image


def picture_font(scale: float) -> QFont:
    """The program's font, scaled by ``scale``."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(BASE_PIXELS * scale))
    return font
