"""Painting over the colours of a map: hatching, the numbers of cells, and outlines."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen

from engine.values.numerals import power
from gui.look import colours, hatching
from gui.look.fonts import BASE_PIXELS, least_number, number_font
from gui.look.map_image import Drawn
from gui.map.placement import Placement
from gui.text.phrases import decimal_text

_NUMBERED = 28  # minimum side of a cell with a number, in pixels
_MOST_NUMBERS = 400  # maximum number of visible cells with numbers
_CLEAR = 3.5  # minimum contrast with white at which an outline's edges are white

_text_on = lru_cache(maxsize=1024)(colours.text_on)


def draw_hatching(painter: QPainter, drawn: Drawn, placement: Placement, ratio: float) -> None:
    """Hatches cells below ``drawn.hatched_below`` per screen pixel, so that the time depends on the view, not the map.

    Args:
        ratio: device pixels per pixel.
    """
    if drawn.hatched_below is None or drawn.values.ndim != 2:
        return
    height, width = placement.cells
    scale, origin = placement.scale, placement.origin
    sight = placement.whole.toAlignedRect() & placement.view.toRect()
    columns, rows = (
        np.clip(((np.arange(round(length * ratio)) + 0.5) / ratio + start) / scale, 0, cells - 1).astype(np.intp)
        for length, start, cells in (
            (sight.width(), sight.left() - origin.x(), width),
            (sight.height(), sight.top() - origin.y(), height),
        )
    )
    moved = sight.left() + sight.top() - origin.x() - origin.y()  # so that the lines move with the map
    shift = round(moved * ratio)
    span = drawn.low, drawn.high
    image = hatching.lines(drawn.values, rows, columns, drawn.table, *span, ratio, shift, drawn.hatched_below)
    painter.drawImage(QRectF(sight), image)


def draw_numbers(painter: QPainter, drawn: Drawn, placement: Placement, font: QFont) -> None:
    """Draws the values into the visible cells if these are large and few enough.

    Args:
        font: of the view.
    """
    if placement.scale < _NUMBERED or drawn.values.ndim != 2:
        return
    top, bottom, left, right = placement.visible()
    if (bottom - top) * (right - left) > _MOST_NUMBERS:
        return
    shown = np.asarray(drawn.values[top:bottom, left:right], np.float32)
    inks = drawn.table[colours.quantise(shown, drawn.low, drawn.high, drawn.symmetric)][..., :3].tolist()
    base = QFontInfo(font).pixelSize()
    # Five digits, each about 0.6 of the type size wide, then fit into a cell.
    pixels = min(int((placement.scale - 3) / 3), base + 2)
    if pixels < least_number(base / BASE_PIXELS):
        return
    painter.setFont(number_font(pixels))
    for row, (numbers, row_inks) in enumerate(zip(shown.tolist(), inks, strict=True), top):
        for column, (number, ink) in enumerate(zip(numbers, row_inks, strict=True), left):
            box, text = placement.box(row, column, row, column), cell_text(number)
            if drawn.hatched_below is not None and number < drawn.hatched_below:
                under = painter.boundingRect(box, Qt.AlignmentFlag.AlignCenter, text)
                painter.fillRect(under.adjusted(-1, 0, 1, 0) & box, QColor(*ink))
            painter.setPen(QColor(_text_on(tuple(ink))))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def cell_text(value: float) -> str:
    """A value in at most five characters, so that it fits into a cell: ``−0.02``, ``4e−3``."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    size = abs(value)
    if 0 < size < 0.005 or size >= 9999.5:
        return power(value, 1)
    return decimal_text(value, 2 if size < 9.995 else 1 if size < 99.95 else 0)


def outline(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draws a frame two pixels wide, with edges that contrast with any map, and with a minimum size."""
    short = max(0.0, 5 - min(box.width(), box.height())) / 2
    frame = box.adjusted(-short, -short, short, short).toRect()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    casing = QColor("white" if colours.contrast(colour.name(), "#ffffff") >= _CLEAR else "black")
    for pen_colour, width in ((casing, 4), (colour, 2)):
        painter.setPen(QPen(pen_colour, width, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(frame)
