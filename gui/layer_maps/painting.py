"""Paints captions, numbers, the cursor and frames over the images of the panels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter, QPen

from engine.quiz.hiding import HIDDEN
from gui.layer_maps.layout import Grid, Zoom
from gui.layer_maps.wall import Panel, Wall
from gui.look import colours
from gui.look.corner_note import dimming
from gui.look.fonts import BASE_PIXELS, least_number, number_font
from gui.look.legend import Legend
from gui.look.palettes import Palette
from gui.map.painting import cell_text, outline
from gui.text.phrases import number_text

CAPTION = 5  # pixels below and between the texts above a map
_NUMBERED = 28  # minimum pixels of a cell with a number
_MOST_NUMBERS = 600  # in all panels


@dataclass(frozen=True, eq=False)
class BoardState:
    """Everything that the panels show.

    Args:
        shown: indices of the visible panels.
        scroll: pixels above the visible part.
        selected: channel.
        cell: (row, column) that all panels outline, or None.
        is_pointed_at: whether that cell is under the cursor.
        is_old: whether the maps are those before a change.
    """

    wall: Wall
    grid: Grid
    zoom: Zoom
    shown: range
    scroll: int
    selected: int
    cell: tuple[int, int] | None
    is_pointed_at: bool
    is_old: bool
    palette: Palette
    dark: bool
    font: QFont


def paint_panels(painter: QPainter, state: BoardState, lines: Callable[[int], QImage | None]) -> None:
    """Paints everything over the images.

    Args:
        lines: the hatching of each visible panel, by its number among these.
    """
    for number, index in enumerate(state.shown):
        place = state.grid.map_at(index, state.scroll)
        if (hatching := lines(number)) is not None:
            painter.drawImage(place, hatching)
        if state.is_old:
            painter.fillRect(place, dimming(QColor(state.palette.canvas)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(state.palette.border), 1))
        painter.drawRect(place.toRect().adjusted(-1, -1, 0, 0))
        _draw_caption(painter, state, index)
        _draw_pin(painter, state.wall.panels[index], place, state.dark)
    _draw_numbers(painter, state)
    _draw_cursor(painter, state)
    at = state.wall.index_of(state.selected)
    if at in state.shown:
        frame = state.grid.map_at(at, state.scroll).toRect().adjusted(-3, -3, 2, 2)
        painter.setPen(QPen(QColor(state.palette.accent), 3, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(frame)


def _draw_caption(painter: QPainter, state: BoardState, index: int) -> None:
    """Draws the channel, and beside it the value under the cursor or the measure that the panels are sorted by."""
    panel = state.wall.panels[index]
    painter.setFont(state.font)
    metrics = painter.fontMetrics()
    name, note = str(panel.channel), _note(state, panel)
    painter.setPen(QColor(state.palette.text if panel.channel == state.selected else state.palette.muted))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    room = state.grid.caption_at(index, state.scroll).adjusted(0, 0, 0, -CAPTION)  # clear of the selected map's frame
    painter.drawText(room, left | Qt.TextFlag.TextDontClip, name)
    if metrics.horizontalAdvance(name) + metrics.horizontalAdvance(note) + CAPTION <= room.width():
        painter.setPen(QColor(state.palette.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)


def _draw_pin(painter: QPainter, panel: Panel, place: QRectF, dark: bool) -> None:
    """Draws the frame of a pinned map; that of the selected one goes around it."""
    if panel.pin is not None:
        marks = colours.marks(dark)
        painter.setPen(QPen(QColor(marks.pin_red if panel.pin == "red" else marks.pin_green), 2))
        painter.drawRect(place.toRect().adjusted(-1, -1, 0, 0))


def _note(state: BoardState, panel: Panel) -> str:
    if state.cell is not None and (state.is_pointed_at or panel.measure is None):
        value = panel.value(state.cell)
        return HIDDEN if value is None else number_text(value)
    return "" if panel.measure is None else number_text(panel.measure)


def _draw_cursor(painter: QPainter, state: BoardState) -> None:
    cell, zoom, grid = state.cell, state.zoom, state.grid
    if cell is None or not all(at in seen for at, seen in zip(cell, zoom.visible(grid), strict=True)):
        return
    for index in state.shown:
        place = grid.map_at(index, state.scroll)
        outline(painter, zoom.box(cell, place, grid) & place, QColor(state.palette.accent))


def _draw_numbers(painter: QPainter, state: BoardState) -> None:
    grid, zoom = state.grid, state.zoom
    size = grid.scale * zoom.factor
    rows, columns = zoom.visible(grid)
    if size < _NUMBERED or len(rows) * len(columns) * len(state.shown) > _MOST_NUMBERS:
        return
    base = QFontInfo(state.font).pixelSize()
    pixels = min(int((size - 3) / 3), base + 2)  # five digits fit into a cell
    if pixels < least_number(base / BASE_PIXELS):
        return
    painter.setFont(number_font(pixels))
    for index in state.shown:
        panel, place = state.wall.panels[index], grid.map_at(index, state.scroll)
        whole = place.adjusted(-1, -1, 1, 1)  # half a number reads as another one
        for cell in ((row, column) for row in rows for column in columns):
            if whole.contains(box := zoom.box(cell, place, grid)):
                _draw_number(painter, state, panel, cell, box)


def _draw_number(painter: QPainter, state: BoardState, panel: Panel, cell: tuple[int, int], box: QRectF) -> None:
    value = panel.value(cell)
    if value is None:
        ground, text = colours.rgb(state.palette.raised), HIDDEN
    else:
        ground, text = _ground(value, panel.legend, state.dark), cell_text(value)
        below = panel.legend.hatched_below
        if below is not None and value < below:
            under = painter.boundingRect(box, Qt.AlignmentFlag.AlignCenter, text)
            painter.fillRect(under.adjusted(-1, 0, 1, 0) & box, QColor(*ground))
    painter.setPen(QColor(colours.text_on(ground)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _ground(value: float, legend: Legend, dark: bool) -> tuple[int, int, int]:
    """The colour of a value."""
    index = colours.quantise(np.array([value], np.float32), legend.low, legend.high, legend.symmetric)[0]
    red, green, blue = colours.table(legend.table_key, dark)[index, :3].tolist()
    return red, green, blue
