"""Paints maps that are unrolled into a vector, row by row."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEasingCurve, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette, QPen

from engine.quiz.hiding import HIDDEN
from gui.look.colours import text_on
from gui.look.fonts import BASE_PIXELS
from gui.presentation.pages.unroll_state import UnrollState
from gui.text.phrases import count_text
from gui.widgets.weight_text import fitting_texts

_FLIGHT = 0.14  # fraction of the animation during which one row moves
_LEFT_BEHIND = 0.35  # opacity of a row that stays in its map, for comparison
_BORDERED = 7.0  # pixels of a cell from which on it has a border
_CURVE = QEasingCurve(QEasingCurve.Type.InOutCubic)

translate = QCoreApplication.translate


class UnrollPainter:
    """Paints maps and their vector; caches the pictures of the maps."""

    def __init__(self) -> None:
        self._pictures: dict[bool, tuple[object, QImage]] = {}  # with and without numbers; each with its inputs

    def paint(self, painter: QPainter, state: UnrollState, ratio: float) -> None:
        """Paints everything, from the painter's origin on.

        Args:
            ratio: device pixels per logical pixel.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, state.places.side < 1)
        _write(painter, state)
        _paint_places(painter, state)
        picture = self._painted(state, True, ratio)
        if state.progress:
            painter.setOpacity(_LEFT_BEHIND)
            painter.drawImage(0, 0, self._painted(state, False, ratio))  # too faint to be read
            painter.setOpacity(1.0)
            _paint_pieces(painter, state, picture, ratio)
        else:
            painter.drawImage(0, 0, picture)
        _outline(painter, state)
        painter.restore()

    def _painted(self, state: UnrollState, numbered: bool, ratio: float) -> QImage:
        """All maps in their colours, as large as the area, with their numbers where cells have room for them."""
        made_from = state.shown, state.places, state.size, state.font, state.colours, ratio
        kept = self._pictures.get(numbered)
        if kept is None or kept[0] != made_from:
            self._pictures[numbered] = kept = made_from, _picture(state, numbered, ratio)
        return kept[1]


def _picture(state: UnrollState, numbered: bool, ratio: float) -> QImage:
    places = state.places
    picture = QImage(state.size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, places.side < 1)
        for channel, pixels in enumerate(state.shown.colours):
            height, width, _ = pixels.shape
            image = QImage(np.ascontiguousarray(pixels).data, width, height, 3 * width, QImage.Format.Format_RGB888)
            painter.drawImage(places.map_rect(channel), image)
        if places.side >= _BORDERED:
            _draw_borders(painter, state)
        if numbered and places.side >= _BORDERED:
            _write_numbers(painter, state)
    return picture


def _write(painter: QPainter, state: UnrollState) -> None:
    """Writes the captions, and the indices before the rows."""
    shown, places = state.shown, state.places
    channels, rows, columns = shown.shape
    count = count_text(places.count) if shown.counted else HIDDEN
    product = f"{channels} × {rows} × {columns} = {count}"
    size = f"{rows} × {columns}" if shown.counted else HIDDEN
    maps = (
        translate("UnrollView", "{count} maps of {size}")
        if channels > 1
        else translate("UnrollView", "One map of {size}")
    )
    maps = f"{maps.format(count=channels, size=size)} · {shown.source}"
    line = translate("UnrollView", "One line of {product} numbers").format(product=product if shown.counted else HIDDEN)
    head = QFontMetrics(state.font).height()
    bold = QFont(state.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(state.colours.color(QPalette.ColorRole.Text))
    top = places.maps.y() - 1.25 * head
    painter.drawText(QPointF(places.maps.x(), top - painter.fontMetrics().descent()), maps)
    painter.drawText(QPointF(places.line.x(), places.line.y() - 0.4 * head), line)
    painter.setFont(state.font)
    painter.setPen(state.colours.color(QPalette.ColorRole.PlaceholderText))
    if places.map_rect(0).width() >= painter.fontMetrics().horizontalAdvance("000"):
        for channel in range(channels):
            corner = places.map_rect(channel).topLeft()
            painter.drawText(QPointF(corner.x(), corner.y() - painter.fontMetrics().descent()), str(channel))
    if shown.counted and places.side + places.row_gap >= 0.8 * head:
        for start in places.row_starts():
            place = places.place_rect(start)
            before = QRectF(0, place.top(), place.left() - 0.5 * head, place.height())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(before.adjusted(0, -head, 0, head), flags, str(start))


def _paint_places(painter: QPainter, state: UnrollState) -> None:
    """Paints the empty cells of the vector."""
    places = state.places
    roles = QPalette.ColorRole.Base, QPalette.ColorRole.PlaceholderText
    fill, edge = (state.colours.color(role) for role in roles)
    edge.setAlphaF(0.45)
    channels, rows, columns = places.shape
    painter.setPen(edge)
    for channel in range(channels):
        for row in range(rows):
            _, piece = places.piece(channel, row)
            painter.fillRect(piece, fill)
            if places.side >= _BORDERED:
                for column in range(columns):
                    cell = QRectF(piece.left() + column * places.side, piece.top(), places.side, places.side)
                    painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_pieces(painter: QPainter, state: UnrollState, picture: QImage, ratio: float) -> None:
    """Paints the rows of the maps: in the vector, moving, or still in their map."""
    places = state.places
    done = state.progress
    channels, rows, _ = places.shape
    last = max(channels * rows - 1, 1)
    flying: list[tuple[QRectF, QRectF]] = []
    for index in range(channels * rows):
        start, end = places.piece(*divmod(index, rows))
        source = QRectF(start.topLeft() * ratio, start.size() * ratio)
        way = min(max((done - (1 - _FLIGHT) * index / last) / _FLIGHT, 0.0), 1.0)
        if 0 < way < 1:
            corner = start.topLeft() + (end.topLeft() - start.topLeft()) * _CURVE.valueForProgress(way)
            flying.append((QRectF(corner, start.size()), source))
        else:
            painter.drawImage(end if way else start, picture, source)
    for target, source in flying:
        painter.drawImage(target, picture, source)


def _draw_borders(painter: QPainter, state: UnrollState) -> None:
    places = state.places
    painter.setPen(QPen(state.colours.color(QPalette.ColorRole.Mid), 1))
    for channel, row, column in np.ndindex(places.shape):
        painter.drawRect(places.cell_rect((channel, row, column)).adjusted(0.5, 0.5, -0.5, -0.5))


def _write_numbers(painter: QPainter, state: UnrollState) -> None:
    shown, places = state.shown, state.places
    channels, rows, columns = shown.shape
    side = int(places.side)
    values = np.where(shown.hidden, 0, shown.values).reshape(channels * rows, columns)
    texts, font = fitting_texts(values, QSize(side, side), state.scale, largest=round(1.2 * BASE_PIXELS))
    painter.setFont(font)
    for cell in np.ndindex(shown.shape):
        channel, row, column = cell
        if texts or shown.hidden[cell]:
            text = HIDDEN if shown.hidden[cell] else texts[channel * rows + row][column]
            red, green, blue = (int(part) for part in shown.colours[cell])
            painter.setPen(QColor(text_on((red, green, blue))))
            painter.drawText(places.cell_rect((channel, row, column)), Qt.AlignmentFlag.AlignCenter, text)


def _outline(painter: QPainter, state: UnrollState) -> None:
    places = state.places
    cell = state.marked
    short = max(0.0, 5 - places.side) / 2
    painter.setPen(QPen(state.colours.color(QPalette.ColorRole.Accent), 3 if state.focused else 2))
    for rect in (places.cell_rect(cell), places.place_rect(places.place_of(cell))):
        painter.drawRect(rect.adjusted(-short, -short, short, short))
