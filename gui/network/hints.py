"""Paints the marks that help with editing the network: plus signs, ports, and the connection that is being dragged."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.look.corner_note import dimming
from gui.network.canvas_state import CanvasState
from gui.network.connection_drag import Connecting
from gui.network.layout import PORT

_PLUS = 9.0  # radius of a plus sign
_AROUND = 5.0  # distance between a column and the outline around it
_WARNING, _MARGIN, _BESIDE = 260.0, 8.0, 16.0  # pixels: width of its text, margin, and distance from the mouse


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
    """Paints the dragged connection; layers that fit are outlined, in another colour if at a cost, others dimmed."""
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
        colour = QColor(state.palette.warning) if column.layer in connecting.costs else accent
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 3.0 if is_target else 1.5))
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


def paint_old(painter: QPainter, state: CanvasState, layers: Collection[str]) -> None:
    """Dims the maps of some layers; in canvas coordinates."""
    dimmed = dimming(QColor(state.palette.canvas))
    sight = state.framed.transform.inverted()[0].mapRect(state.framed.rect)
    for column in state.arrangement.columns:
        if column.layer in layers and column.kind != "problem" and column.area.intersects(sight):
            for rect in column.tiles:
                painter.fillRect(rect.adjusted(0, 0, 1, 1), dimmed)


def paint_warning(painter: QPainter, state: CanvasState) -> None:
    """Paints beside the mouse which weights a drop would lose; in widget coordinates."""
    text, mouse, room = state.hints.warning, state.hints.mouse, state.framed.rect
    painter.setFont(state.font)
    how = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    width = min(_WARNING * state.type.scale, room.width() - 2 * _MARGIN)
    height = painter.boundingRect(QRectF(0, 0, width, room.height()), how, text).height()
    card = QRectF(mouse + QPointF(_BESIDE, _BESIDE), QSizeF(width + 2 * _MARGIN, height + 2 * _MARGIN))
    if card.right() > room.right():
        card.moveRight(mouse.x() - _BESIDE)
    if card.bottom() > room.bottom():
        card.moveBottom(mouse.y() - _BESIDE)
    card.moveLeft(max(card.left(), room.left()))
    painter.setPen(QPen(QColor(state.palette.warning), 1.0))
    painter.setBrush(QColor(state.palette.warning_soft))
    painter.drawRoundedRect(card, 6, 6)
    painter.setPen(QColor(state.palette.text))
    painter.drawText(card.adjusted(_MARGIN, _MARGIN, _MARGIN, _MARGIN), how, text)
