"""Paints the list of the filter page: input map ∗ kernel = partial result, its share, and its curve to the plus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from gui.filter_page import words
from gui.filter_page.filter_state import FilterState
from gui.filter_page.layout import ChannelRow, Places
from gui.filter_page.mixer import LOUDEST
from gui.filter_page.pictures import Pictures
from gui.filter_page.strokes import BAR, CENTRE, LEFT, cover_map, frame, mark
from gui.look import colours
from gui.widgets.weight_text import fitting_texts

_ROOM_FOR_NUMBERS = 22.0  # minimum width of a weight with its number, in pixels
_KERNEL_TYPE = 10  # maximum type size of that number, in pixels at the base type size
_SILENT = 0.3  # opacity of muted channels


def paint_rows(painter: QPainter, state: FilterState, pictures: Pictures) -> None:
    """Paints the visible rows and the column headers."""
    _paint_heads(painter, state)
    _paint_curves(painter, state)
    painter.save()
    painter.setClipRect(state.places.list)
    for number in state.places.visible(state.scroll):
        _paint_row(painter, state, pictures, state.places.row_at(number, state.scroll), state.order[number])
    painter.restore()


def _paint_heads(painter: QPainter, state: FilterState) -> None:
    """Paints the column headers, shortened if there is little room."""
    row, height = state.places.row, state.places.list.top()
    top = state.places.top(0, 0) - height
    metrics = QFontMetricsF(state.fonts.small)
    lefts = [box.left() for box in (row.input, row.kernel, row.partial, row.share)]
    long, short = words.heads()
    ends = [*lefts[1:], state.places.plus.x()]
    fits = all(
        metrics.horizontalAdvance(text) + 6 <= end - left for text, left, end in zip(long, lefts, ends, strict=True)
    )
    painter.setFont(state.fonts.small)
    painter.setPen(QColor(state.palette.muted))
    for text, left, end in zip(long if fits else short, lefts, ends, strict=True):
        painter.drawText(QRectF(left, top, end - left, height), LEFT, text)


def _paint_curves(painter: QPainter, state: FilterState) -> None:
    """Paints curves from all shares to the plus, thicker for larger shares, dashed from rows outside the view."""
    places, shares = state.places, state.slices.partials.shares
    painter.save()
    painter.setClipRect(QRectF(0, places.list.top(), places.plus.x() + places.radius, places.list.height()))
    visible = places.visible(state.scroll)
    largest = max(shares, default=0.0) or 1.0
    chosen = None
    for number in visible:
        at = state.order[number]
        y = places.row_at(number, state.scroll).area.center().y()
        strength = shares[at] / largest
        if at == state.selected:
            chosen = (y, strength)
            continue
        painter.setPen(_strand(state, at, strength))
        painter.drawPath(_curve(places, y))
    away = QPen(QColor(state.palette.disabled), 1.0, Qt.PenStyle.DashLine)
    for hidden, y in ((visible.start > 0, places.list.top()), (visible.stop < len(state.order), places.list.bottom())):
        if hidden:
            painter.setPen(away)
            painter.drawPath(_curve(places, y))
    if chosen is not None:
        painter.setPen(_strand(state, state.selected, chosen[1]))
        painter.drawPath(_curve(places, chosen[0]))
    painter.restore()


def _strand(state: FilterState, at: int, strength: float) -> QPen:
    """The pen of a channel's curve."""
    silent = state.mix.factors[at] == 0
    colour = QColor(state.palette.accent if at == state.selected else state.palette.outline)
    colour.setAlphaF(0.35 if silent else 0.9 if at == state.selected else 0.45)
    style = Qt.PenStyle.DotLine if silent else Qt.PenStyle.SolidLine
    return QPen(colour, 1.0 if silent else 1.0 + 2.5 * strength, style, Qt.PenCapStyle.FlatCap)


def _curve(places: Places, y: float) -> QPainterPath:
    start, end = QPointF(places.bend, y), QPointF(places.plus.x() - places.radius, places.plus.y())
    path = QPainterPath(start)
    bend = (end.x() - start.x()) * 0.6
    path.cubicTo(start.x() + bend, start.y(), end.x() - bend, end.y(), end.x(), end.y())
    return path


def _paint_row(painter: QPainter, state: FilterState, pictures: Pictures, row: ChannelRow, at: int) -> None:
    selected = at == state.selected
    silent = state.mix.factors[at] == 0
    palette = state.palette
    shares, y = state.slices.partials.shares, row.area.center().y()
    painter.setPen(_strand(state, at, 0.0))
    painter.drawLine(QPointF(row.input.right(), y), QPointF(row.partial.left(), y))
    painter.setPen(_strand(state, at, shares[at] / (max(shares) or 1.0)))
    painter.drawLine(QPointF(row.partial.right(), y), QPointF(state.places.bend, y))
    painter.setFont(state.fonts.title if selected else state.fonts.small)
    painter.setPen(QColor(palette.link if selected else palette.muted))
    name = painter.fontMetrics().elidedText(state.slices.name(at), Qt.TextElideMode.ElideRight, int(row.name.width()))
    painter.drawText(row.name, LEFT | Qt.TextFlag.TextDontClip, name)
    if selected or not state.mix.is_neutral(at):
        paint_controls(painter, state, row, at)
    for sign, place in (("∗", row.times), ("=", row.equals)):
        _paint_sign(painter, state, sign, place)
    painter.setOpacity(_SILENT if silent else 1.0)
    pictures.input(painter, state, row.input, at)
    cover_map(painter, state, row.input, state.slices.source, state.slices.partials.reads[at])
    frame(painter, row.input, palette.border)
    _paint_kernel(painter, state, pictures, row.kernel, at)
    painter.setOpacity(1.0)
    pictures.partial(painter, state, row.partial, at)
    cover_map(painter, state, row.partial, state.slices.layer, state.slices.channel)
    frame(painter, row.partial, palette.border)
    _paint_share(painter, state, row.share, at)


def _paint_sign(painter: QPainter, state: FilterState, sign: str, place: QRectF) -> None:
    """Paints an operator in a gap of the line."""
    painter.setFont(state.fonts.title)
    room = painter.fontMetrics().horizontalAdvance(sign) / 2 + 3
    centre = place.center()
    painter.fillRect(QRectF(centre.x() - room, centre.y() - room, 2 * room, 2 * room), QColor(state.palette.canvas))
    painter.setPen(QColor(state.palette.muted))
    painter.drawText(place, CENTRE, sign)


def _paint_kernel(painter: QPainter, state: FilterState, pictures: Pictures, rect: QRectF, at: int) -> None:
    """Paints the kernel, with its numbers if they are readable."""
    kernel = state.kernels.values[at]
    pictures.kernel(painter, state, rect, at)
    frame(painter, rect, state.palette.border)
    rows, columns = kernel.shape
    size = QSize(int(rect.width() / columns), int(rect.height() / rows))
    if size.width() < _ROOM_FOR_NUMBERS * state.type_scale:
        return
    texts, font = fitting_texts(kernel, size, state.type_scale, _KERNEL_TYPE)
    indices = colours.quantise(kernel, -state.kernels.largest, state.kernels.largest, True)
    shades = colours.table("weights", state.dark)
    painter.setFont(font)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            painter.setPen(QColor(colours.text_on(tuple(shades[indices[row, column], :3].tolist()))))
            cell = QRectF(rect.left() + column * size.width(), rect.top() + row * size.height(), *size.toTuple())
            painter.drawText(cell, CENTRE, text)


def _paint_share(painter: QPainter, state: FilterState, place: QRectF, at: int) -> None:
    """Paints a bar for the share, relative to the largest one, and its number on the line to the plus."""
    shares, palette = state.slices.partials.shares, state.palette
    known = state.normal.shares if state.normal is not None else shares
    largest = max(*shares, *known) or 1.0
    painter.setFont(state.fonts.small)
    metrics = painter.fontMetrics()
    room = metrics.horizontalAdvance("00.0 %") + 8
    length = place.width() - room
    y = place.center().y()
    bar = QRectF(place.left(), y - BAR / 2, max(length * shares[at] / largest, 3.0), BAR)
    text = words.percent(shares[at])
    if shares[at] > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent if at == state.selected else palette.outline))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    if shares[at] != known[at]:
        mark(painter, palette, place.left() + length * known[at] / largest, y)
    left = max(bar.right(), place.left() + length * known[at] / largest) + 4
    label = QRectF(left, y - metrics.height() / 2, metrics.horizontalAdvance(text) + 4, metrics.height())
    painter.fillRect(label, QColor(palette.canvas))
    painter.setPen(QColor(palette.text if at == state.selected else palette.muted))
    painter.drawText(label, LEFT, text)


def paint_controls(painter: QPainter, state: FilterState, row: ChannelRow, at: int) -> None:
    """Paints mute, solo and gain of a channel."""
    palette, mix = state.palette, state.mix
    painter.setFont(state.fonts.small)
    for rect, letter, on in ((row.mute, "M", at in mix.muted), (row.solo, "S", mix.solo == at)):
        painter.setPen(QPen(QColor(palette.accent if on else palette.border), 1.0))
        painter.setBrush(QColor(palette.accent if on else palette.surface))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(QColor(palette.accent_text if on else palette.text))
        painter.drawText(rect, CENTRE, letter)
    gain, scale = row.gain, mix.scales[at]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(gain, 4, 4)
    painter.save()
    painter.setClipRect(
        QRectF(gain.left(), gain.top(), gain.width() * scale / LOUDEST, gain.height()),
        Qt.ClipOperation.IntersectClip,
    )
    painter.setBrush(QColor(palette.pressed if scale == 1 else palette.selection))
    painter.drawRoundedRect(gain, 4, 4)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.border if scale == 1 else palette.accent), 1.0))
    painter.drawRoundedRect(gain, 4, 4)
    painter.setPen(QColor(palette.text))
    painter.drawText(gain, CENTRE, words.gain_text(scale))
