"""Strokes used by several parts of the filter page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.filter_page.filter_state import FilterState
from gui.look.palettes import Palette
from gui.network.hidden_cells import paint_hidden

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
BAR = 9.0  # thickness of a bar


def cover_map(painter: QPainter, state: FilterState, rect: QRectF, layer: str, channel: int) -> None:
    """Covers the hidden cells of a map, or of a partial result with the same cells."""
    if hidden_cells := state.hidden_cells(layer, channel):
        _, rows, columns = state.slices.frame.result.outputs[layer].shape
        paint_hidden(painter, rect, (rows, columns), hidden_cells, state.palette, state.fonts.title)


def frame(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draws the border of a map."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 1.0))
    painter.drawRect(rect)


def mark(painter: QPainter, palette: Palette, x: float, y: float) -> None:
    """Draws the mark at a bar's length without gains."""
    painter.setPen(QPen(QColor(palette.text), 1.5))
    painter.drawLine(QPointF(x, y - BAR / 2 - 3), QPointF(x, y + BAR / 2 + 3))
