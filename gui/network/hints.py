"""Paints the marks that help with editing the network: plus signs, ports, and the connection that is being dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.network.canvas_state import CanvasState
from gui.network.connection_drag import Connecting
from gui.network.layout import PORT

_PLUS = 9.0  # radius of a plus sign
_AROUND = 5.0  # from a column to the outline around it


def paint_plus(painter: QPainter, state: CanvasState, centre: QPointF) -> None:
    """Paints a plus sign."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(state.palette.accent))
    painter.drawEllipse(centre, _PLUS, _PLUS)
    painter.setPen(QPen(QColor(state.palette.accent_text), 2))
    painter.drawLine(centre - QPointF(4, 0), centre + QPointF(4, 0))
    painter.drawLine(centre - QPointF(0, 4), centre + QPointF(0, 4))


def paint_port(painter: QPainter, state: CanvasState, layer: str, hovered: bool) -> None:
    """Paints the ring from which a connection is dragged, with an arrow to the right."""
    centre = state.arrangement.ports.get(layer)
    if centre is None:
        return
    accent = QColor(state.palette.accent)
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(accent if hovered else QColor(state.palette.canvas))
    painter.drawEllipse(centre, PORT, PORT)
    painter.setPen(QPen(QColor(state.palette.accent_text) if hovered else accent, 1.5))
    tip = centre + QPointF(3.5, 0)
    painter.drawLine(centre - QPointF(3.5, 0), tip)
    painter.drawPolyline([tip + QPointF(-2.5, -2.5), tip, tip + QPointF(-2.5, 2.5)])


def paint_connecting(painter: QPainter, state: CanvasState, connecting: Connecting) -> None:
    """Paints the dragged connection; layers that fit are outlined, the others dimmed."""
    accent, dimmed = QColor(state.palette.accent), QColor(state.palette.canvas)
    dimmed.setAlphaF(0.7)
    for column in state.arrangement.columns:
        fits, around = connecting.fits.get(column.layer), column.area.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        if column.layer == connecting.source or fits is None:
            continue
        if not fits:
            painter.fillRect(around, dimmed)
            continue
        is_target = column.layer == connecting.over
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 3.0 if is_target else 1.5))
        painter.drawRoundedRect(around, 6, 6)
    start = state.arrangement.ports[connecting.source]
    path = QPainterPath(start)
    reach = max(abs(connecting.point.x() - start.x()) / 2, 30.0)
    across = QPointF(reach, 0)
    path.cubicTo(start + across, connecting.point - across, connecting.point)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 2.5))
    painter.drawPath(path)
    painter.setBrush(accent)
    painter.drawEllipse(start, PORT / 2, PORT / 2)
    painter.drawEllipse(connecting.point, PORT / 2, PORT / 2)
