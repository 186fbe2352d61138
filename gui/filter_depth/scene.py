"""What one painting of the filter depth needs, and the strokes that its parts share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine.array import Float32
from gui.filter_depth.desk import Mix
from gui.filter_depth.layout import Places
from gui.filter_depth.pictures import Pictures
from gui.filter_depth.slices import Normal, Slices
from gui.network.painting import Fonts
from gui.selection import Looks
from gui.theme import BASE_PIXELS, Palette

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
BAR = 9.0  # how thick a bar is


@dataclass(frozen=True)
class Scene:
    """All that one painting of the filter depth needs.

    Args:
        order: the channels from top to bottom.
        kernels: (C, K, K), as they are in the weights.
        weight_scale: the weight that has the strongest colour.
        normal: what was shown without gains, if it compares.
        scroll: by how many pixels the list is scrolled.
        selected: which channel is.
    """

    slices: Slices
    places: Places
    order: tuple[int, ...]
    mix: Mix
    pictures: Pictures
    kernels: Float32
    weight_scale: float
    normal: Normal | None
    scroll: int
    selected: int
    looks: Looks
    palette: Palette
    fonts: Fonts

    @property
    def type_scale(self) -> float:
        """How large the type is, relative to its normal size."""
        return (self.fonts.title.pixelSize() - 1) / BASE_PIXELS


def frame(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draws the border of a map."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 1.0))
    painter.drawRect(rect)


def mark(painter: QPainter, palette: Palette, x: float, y: float) -> None:
    """Draws where a bar ended without gains."""
    painter.setPen(QPen(QColor(palette.text), 1.5))
    painter.drawLine(QPointF(x, y - BAR / 2 - 3), QPointF(x, y + BAR / 2 + 3))
