"""The small button in the head of a layer that shows all maps of the layer: where it is, and how it is painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen

from gui.commands.table import COMMANDS
from gui.look.palettes import Palette
from gui.network.canvas_state import CanvasState
from gui.network.layout import Column

_SIDE = 18.0  # pixels at the base type size
_SQUARES = 0.3  # side of one of its four squares, relative to that of the button


def button_of(state: CanvasState, column: Column) -> QRectF | None:
    """Its rectangle in canvas coordinates, at the right end of the head; None for a head without one."""
    side = _SIDE * state.type.scale / state.framed.zoom
    asked = column.layer in state.selected.sizes_asked
    if column.kind != "maps" or asked or 2 * side > column.area.width() or side > column.header.height():
        return None
    return QRectF(column.area.right() - side, column.header.top(), side, side)


def button_tip() -> str:
    """Its name, and the key that does the same."""
    command = COMMANDS["show_maps"]
    key = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{QCoreApplication.translate('actions', command.text)} ({key})"


def paint_button(painter: QPainter, place: QRectF, palette: Palette, hovered: bool) -> None:
    """Paints four maps beside one another, over whatever the head says there."""
    painter.setPen(QPen(QColor(palette.outline if hovered else palette.canvas), 0))
    painter.setBrush(QColor(palette.hover if hovered else palette.canvas))
    painter.drawRoundedRect(place, place.width() / 5, place.width() / 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.text if hovered else palette.muted))
    side, gap = _SQUARES * place.width(), (1 - 2 * _SQUARES) / 3 * place.width()
    for row in (0, 1):
        for column in (0, 1):
            corner = QPointF(gap + column * (side + gap), gap + row * (side + gap))
            painter.drawRect(QRectF(place.topLeft() + corner, QSizeF(side, side)))
