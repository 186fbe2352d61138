"""The focus frame of custom-painted widgets."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen


def draw_focus(painter: QPainter, frame: QRect, palette: QPalette) -> None:
    """Paints a frame in the accent colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(frame.adjusted(1, 1, -1, -1))
