"""What is hidden on the network: maps and bars under a veil with a question mark, until they are predicted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from engine.conceal import HIDDEN
from gui.network.layout import Column, cell_rect
from gui.network.painting import Scene, class_names
from gui.selection import Hover

_LEAST_TYPE, _MOST_TYPE = 7, 40  # canvas pixels of a question mark
_SHARE = 0.5  # of the height of what it stands for


def paint_veils(painter: QPainter, scene: Scene, visible: QRectF) -> None:
    """Covers the values of hidden layers, but not those cells that were revealed."""
    for layer in scene.selection.hidden:
        column = scene.arrangement.column_of(layer)
        if column is None or column.kind == "problem" or not column.area.intersects(visible):
            continue
        revealed = [hover for hover in scene.selection.revealed if hover.layer == layer]
        if column.kind == "bars":
            _veil_bars(painter, scene, column, {hover.row for hover in revealed})
            continue
        for tile, rect in enumerate(column.tiles):
            if rect.intersects(visible):
                _veil(painter, scene, rect, _cells(column, tile, revealed))


def _cells(column: Column, tile: int, revealed: Iterable[Hover]) -> Iterable[QRectF]:
    """Where in a tile cells are that were revealed."""
    grid = column.grid
    for hover in revealed:
        if (column.kind == "strip" or hover.channel == tile) and hover.row < grid[0] and hover.column < grid[1]:
            yield cell_rect(column, tile, (hover.row, hover.row), (hover.column, hover.column))


def _veil(painter: QPainter, scene: Scene, rect: QRectF, holes: Iterable[QRectF]) -> None:
    veil = QPainterPath()  # cells never overlap: what is inside twice is a hole
    veil.addRect(rect)
    for hole in holes:
        veil.addRect(hole)
    palette = scene.palette
    painter.fillPath(veil, QColor(palette.raised))
    painter.fillPath(veil, QBrush(QColor(palette.border), Qt.BrushStyle.Dense7Pattern))
    pen = QPen(QColor(palette.outline), 1.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawRect(rect)
    _ask(painter, scene, rect, Qt.AlignmentFlag.AlignCenter)


def _ask(painter: QPainter, scene: Scene, rect: QRectF, where: Qt.AlignmentFlag) -> None:
    """The question mark."""
    font = QFont(scene.fonts.title)
    font.setPixelSize(round(min(max(_SHARE * rect.height(), _LEAST_TYPE), _MOST_TYPE)))
    painter.setFont(font)
    painter.setPen(QColor(scene.palette.link))
    painter.drawText(rect, where | Qt.TextFlag.TextDontClip, HIDDEN)


def _veil_bars(painter: QPainter, scene: Scene, column: Column, revealed: set[int]) -> None:
    """Bars without their length, their number and the winner; the names of the classes stay."""
    names = class_names(scene.project, len(column.tiles))
    for unit, rect in enumerate(column.tiles):
        if unit in revealed:
            continue
        whole = rect.adjusted(-2, 0, 14, 0)
        painter.fillRect(whole, QColor(scene.palette.canvas))
        painter.setFont(scene.fonts.small)
        painter.setPen(QColor(scene.palette.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, names[unit])
        _ask(painter, scene, rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
