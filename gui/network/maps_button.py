"""The button in a layer's header that shows all maps of the layer: its rectangle, tooltip and painting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen

from gui.commands.table import COMMANDS
from gui.look.palettes import Palette
from gui.network.canvas_state import CanvasState
from gui.network.header_grid import HeaderGrid
from gui.network.layout import Column

_SIDE = 1.15  # side of the button, relative to the height of the layer's name
_SQUARES = 0.3  # side of each of its four squares, relative to the button


def button_of(state: CanvasState, column: Column, grid: HeaderGrid) -> QRectF | None:
    """The button's rectangle in canvas coordinates, right of the layer's name; None if the header has no button."""
    line = next((each.rect for each in grid.cells if (each.layer, each.part) == (column.layer, "name")), None)
    if line is None or column.kind != "maps" or column.layer in state.selected.sizes_asked:
        return None
    side = _SIDE * line.height()
    return QRectF(column.area.right() - side, line.center().y() - side / 2, side, side)


def covers_words(place: QRectF, grid: HeaderGrid) -> bool:
    """Whether the button would cover a text of the headers."""
    inner = place.center().y()
    return any(place.intersects(each.rect) and each.rect.top() < inner < each.rect.bottom() for each in grid.cells)


def button_tip() -> str:
    """The button's tooltip: the command's text and key."""
    command = COMMANDS["show_maps"]
    key = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{QCoreApplication.translate('actions', command.text)} ({key})"


def paint_button(painter: QPainter, place: QRectF, palette: Palette, hovered: bool) -> None:
    """Paints the button as four squares, over any text of the header below it."""
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
