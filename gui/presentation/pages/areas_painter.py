"""Paints two counts as areas: a square for the smaller, beside it a field for the larger, both to scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QLinearGradient, QPainter, QPalette, QPen

from gui.presentation.pages.areas_state import AreasState, Count
from gui.text.phrases import count_text

_POINT = 10.0  # pixels below which the smaller one is marked with a ring
_RING = 13.0  # its radius
_SOFT = 56.0  # pixels over which such an area fades
_LINED = (3.0, 14.0)  # pixels of a square from which on the field is made of squares, faintly and clearly


def paint_areas(painter: QPainter, state: AreasState) -> None:
    """Paints everything, from the painter's origin on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square, field = state.areas()
    _paint_field(painter, state, field, square.width())
    _paint_square(painter, state, square)
    _write(painter, state, square, field)
    painter.restore()


def _colour(state: AreasState, count: Count) -> QColor:
    role = QPalette.ColorRole.Accent if count.own else QPalette.ColorRole.PlaceholderText
    return state.colours.color(role)


def _paint_field(painter: QPainter, state: AreasState, field: QRectF, side: float) -> None:
    """The field as far as it can be seen, made of squares as large as the smaller one."""
    room = state.room
    seen = field & room
    colour = _colour(state, state.counts[1])
    colour.setAlphaF(0.55)
    painter.fillRect(seen, colour)
    faint, clear = _LINED
    if side > faint:
        line = QColor(state.colours.color(QPalette.ColorRole.Window))
        line.setAlphaF(0.8 * min((side - faint) / (clear - faint), 1.0))
        painter.setPen(QPen(line, 1))
        for index in range(1, math.ceil(seen.width() / side)):
            x = seen.left() + index * side
            painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
        first = math.ceil((seen.top() - field.top()) / side)
        for index in range(first, math.ceil((seen.bottom() - field.top()) / side)):
            y = field.top() + index * side
            painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y))
    _fade(painter, state, field, room)


def _fade(painter: QPainter, state: AreasState, field: QRectF, room: QRectF) -> None:
    """Fades the edge of an area that extends beyond the view."""
    ground = state.colours.color(QPalette.ColorRole.Window)
    clear = QColor(ground)
    clear.setAlpha(0)
    for beyond, start, end in (
        (field.right() - room.right(), room.topRight(), QPointF(-1, 0)),
        (room.top() - field.top(), room.topLeft(), QPointF(0, 1)),
        (field.bottom() - room.bottom(), room.bottomLeft(), QPointF(0, -1)),
    ):
        if beyond <= 0:
            continue
        soft = min(_SOFT * state.scale, 3 * beyond, room.height() / 3)
        fading = QLinearGradient(start, start + end * soft)
        fading.setColorAt(0, ground)
        fading.setColorAt(1, clear)
        painter.fillRect(room.adjusted(-1, -1, 1, 1), fading)


def _paint_square(painter: QPainter, state: AreasState, square: QRectF) -> None:
    colour = _colour(state, state.counts[0])
    painter.fillRect(square, colour)
    if square.width() < _POINT:
        painter.setPen(QPen(state.colours.color(QPalette.ColorRole.Text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(square.center(), _RING * state.scale, _RING * state.scale)


def _write(painter: QPainter, state: AreasState, square: QRectF, field: QRectF) -> None:
    """Writes both numbers and their ratio."""
    small, large = state.counts
    room, height = state.room, state.words_height
    below = max(square.bottom(), square.center().y() + _RING * state.scale) + 4
    painter.setPen(state.colours.color(QPalette.ColorRole.Text))
    _write_count(painter, state, QRectF(2, below, room.left() - 10, height), small, 1.0)
    words = state.words_place(field)
    card = QColor(state.colours.color(QPalette.ColorRole.Window))
    card.setAlphaF(0.9)
    painter.setBrush(card)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(words, 8, 8)
    painter.setPen(state.colours.color(QPalette.ColorRole.Text))
    _write_count(painter, state, words, large, 1.3)


def _write_count(painter: QPainter, state: AreasState, place: QRectF, count: Count, larger: float) -> None:
    """A number and, below it, of what."""
    bold, plain = QFont(state.font), QFont(state.font)
    bold.setBold(True)
    pixels = QFontInfo(state.font).pixelSize()
    bold.setPixelSize(round(larger * 1.15 * pixels))
    number = count_text(count.count)
    if QFontMetricsF(bold).horizontalAdvance(number) > place.width():
        bold.setPixelSize(pixels)
    top = QRectF(place)
    top.setHeight(QFontMetricsF(bold).height())
    rest = QRectF(place)
    rest.setTop(top.bottom())
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    if larger > 1:
        free = (place.height() - top.height() - QFontMetricsF(plain).height()) / 2
        top.translate(0, free)
        rest.translate(0, free)
    painter.setFont(bold)
    painter.drawText(top, flags, number)
    painter.setFont(plain)
    painter.drawText(rest, flags | Qt.TextFlag.TextWordWrap, count.name)
