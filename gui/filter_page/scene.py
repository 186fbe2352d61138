"""What one painting of the filter depth needs, and the strokes that its parts share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine.quiz.hiding import Veil
from engine.values.array import Float32
from gui.filter_page.layout import Places
from gui.filter_page.mixer import Mix
from gui.filter_page.pictures import Pictures
from gui.filter_page.slices import Normal, Slices
from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import Palette
from gui.network.fonts import Fonts
from gui.network.veils import paint_veil
from gui.state.selection import Hover, Looks

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
        veil: what is hidden of a map, by layer and channel.
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
    veil: Callable[[str, int], Veil]
    looks: Looks
    palette: Palette
    fonts: Fonts

    @property
    def type_scale(self) -> float:
        """How large the type is, relative to its normal size."""
        return (self.fonts.title.pixelSize() - 1) / BASE_PIXELS

    def conceals(self, hover: Hover) -> bool:
        """Whether the number in a cell of a map is hidden."""
        return self.veil(hover.layer, hover.channel).hides((hover.row, hover.column))


def veil_map(painter: QPainter, scene: Scene, rect: QRectF, layer: str, channel: int) -> None:
    """Covers what is hidden of a map, or of something that has a cell for every cell of it."""
    if veil := scene.veil(layer, channel):
        _, rows, columns = scene.slices.frame.result.outputs[layer].shape
        paint_veil(painter, rect, (rows, columns), veil, scene.palette, scene.fonts.title)


def frame(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draws the border of a map."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 1.0))
    painter.drawRect(rect)


def mark(painter: QPainter, palette: Palette, x: float, y: float) -> None:
    """Draws where a bar ended without gains."""
    painter.setPen(QPen(QColor(palette.text), 1.5))
    painter.drawLine(QPointF(x, y - BAR / 2 - 3), QPointF(x, y + BAR / 2 + 3))
