"""Paints covers with question marks over hidden maps, cells and bars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from engine import Shape
from engine.quiz.hiding import HIDDEN, HiddenCells
from gui.look.palettes import Palette
from gui.network.canvas_state import CanvasState
from gui.network.layout import Column
from gui.network.painting import Names, class_names
from gui.widgets.question import question_rect

_LEAST_TYPE, _MOST_TYPE = 7, 40  # type size of a question mark in canvas pixels
_SHARE = 0.5  # type size relative to the covered height


def paint_all_hidden(painter: QPainter, state: CanvasState, visible: QRectF) -> None:
    """Covers hidden maps and cells; for a hidden size, all maps of the layer together."""
    selected, font = state.selected, state.fonts.title
    for layer, hidden_cells in selected.hidden_by_layer.items():
        column = state.arrangement.column_of(layer)
        if column is None or column.kind == "problem" or not column.area.intersects(visible):
            continue
        if layer in selected.sizes_asked:
            paint_hidden(painter, column.maps_area, (1, 1), HiddenCells(whole=True), state.palette, font)
        elif column.kind == "bars":
            _cover_bars(painter, state, column, hidden_cells)
        elif column.kind == "strip":
            upright = HiddenCells(hidden_cells.whole, frozenset((*cell, 0) for cell in hidden_cells.others))
            paint_hidden(painter, column.tiles[0], column.grid, upright, state.palette, font)
        else:
            for tile, rect in enumerate(column.tiles):
                if rect.intersects(visible) and (own := hidden_cells.on(tile)):
                    paint_hidden(painter, rect, column.grid, own, state.palette, font)


def paint_hidden(
    painter: QPainter, rect: QRectF, grid: Shape, hidden_cells: HiddenCells, palette: Palette, font: QFont
) -> None:
    """Covers a map, or some of its cells.

    Args:
        grid: number of rows and columns of cells.
        hidden_cells: the hidden cells as (row, column).
    """
    size = QSizeF(rect.width() / grid[1], rect.height() / grid[0])
    cells = [
        QRectF(rect.topLeft() + QPointF(column * size.width(), row * size.height()), size)
        for row, column in hidden_cells.others
        if row < grid[0] and column < grid[1]
    ]
    asked = [rect] if hidden_cells.whole else [question_rect(cell, rect) for cell in cells]
    path = QPainterPath()  # odd-even fill: cells shown inside a covered map are holes
    path.setFillRule(Qt.FillRule.OddEvenFill if hidden_cells.whole else Qt.FillRule.WindingFill)
    for each in [rect, *cells] if hidden_cells.whole else [*cells, *asked]:
        path.addRect(each)
    painter.fillPath(path, QColor(palette.raised))
    painter.fillPath(path, QBrush(QColor(palette.border), Qt.BrushStyle.Dense7Pattern))
    pen = QPen(QColor(palette.outline), 1.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(asked)
    for each in asked:
        _ask(painter, each, Qt.AlignmentFlag.AlignCenter, palette, font)


def _ask(painter: QPainter, rect: QRectF, where: Qt.AlignmentFlag, palette: Palette, font: QFont) -> None:
    """Paints a question mark."""
    font = QFont(font)
    font.setPixelSize(round(min(max(_SHARE * rect.height(), _LEAST_TYPE), _MOST_TYPE)))
    painter.setFont(font)
    painter.setPen(QColor(palette.link))
    painter.drawText(rect, where | Qt.TextFlag.TextDontClip, HIDDEN)


def _cover_bars(painter: QPainter, state: CanvasState, column: Column, hidden_cells: HiddenCells) -> None:
    """Paints bars without length, number and winner, but with class names."""
    names, named = class_names(state.project, len(column.tiles)), Names.of(column, state.fonts)
    for unit, rect in enumerate(column.tiles):
        if not hidden_cells.hides((unit,)):
            continue
        whole = rect.adjusted(-2, 0, 14, 0)
        painter.fillRect(whole, QColor(state.palette.canvas))
        if named.shows(unit):
            painter.setFont(named.font)
            painter.setPen(QColor(state.palette.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, names[unit])
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        _ask(painter, rect, where, state.palette, state.fonts.title)
