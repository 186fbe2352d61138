"""Paints the part of the filter page that does not scroll: the sum, the layers after it, and legends."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from engine import classes_of
from engine.quiz.hiding import HIDDEN
from gui.filter_page import words
from gui.filter_page.filter_state import FilterState
from gui.filter_page.layout import CAPTION
from gui.filter_page.pictures import Pictures
from gui.filter_page.strokes import BAR, CENTRE, LEFT, RIGHT, cover_map, frame, mark
from gui.look import colours
from gui.look.indexed_image import indexed_image
from gui.network.painting import unit_text
from gui.text.phrases import number_text

_LEGEND_BAR = 8.0  # height of a colour bar
_NAMED = 24.0  # minimum width of a result with its caption
_LEGEND = 170.0, 44.0  # minimum width and height of both legends


def paint_outcome(painter: QPainter, state: FilterState, pictures: Pictures) -> None:
    """Paints everything to the right of the list."""
    _paint_sum(painter, state, pictures)
    _paint_classes(painter, state)
    _paint_legends(painter, state)


def _paint_sum(painter: QPainter, state: FilterState, pictures: Pictures) -> None:
    """Paints the plus with the bias, the result, and the map after it."""
    places, palette, slices = state.places, state.palette, state.slices
    line = QPen(QColor(palette.outline), 1.6)
    painter.setPen(line)
    painter.drawLine(places.plus, QPointF(places.result.left(), places.plus.y()))
    if places.after is not None:
        _paint_arrow(painter, places.result, places.after.adjusted(0, -CAPTION * state.type_scale, 0, 0))
    foot = max(places.plus.y() + places.radius + 16, places.result.bottom() + 4)
    painter.setPen(QPen(QColor(palette.outline), 1.0))
    painter.drawLine(places.plus, QPointF(places.plus.x(), foot))
    painter.setPen(QPen(QColor(palette.text), 1.3))
    painter.setBrush(QColor(palette.surface))
    painter.drawEllipse(places.plus, places.radius, places.radius)
    arm = places.radius * 0.45
    painter.drawLine(places.plus - QPointF(arm, 0), places.plus + QPointF(arm, 0))
    painter.drawLine(places.plus - QPointF(0, arm), places.plus + QPointF(0, arm))
    named = places.result.width() >= _NAMED * state.type_scale
    if named:
        _paint_bias(painter, state, foot)
    pictures.result(painter, state, places.result)
    cover_map(painter, state, places.result, slices.layer, slices.channel)
    frame(painter, places.result, palette.border)
    if named:
        _paint_caption(painter, state, places.result, words.sum_title(slices))
    if places.after is not None and slices.after is not None:
        pictures.after(painter, state, places.after)
        cover_map(painter, state, places.after, slices.after, slices.channel)
        frame(painter, places.after, palette.border)
        _paint_caption(painter, state, places.after, words.after_title(slices))


def _paint_bias(painter: QPainter, state: FilterState, top: float) -> None:
    places, text, metrics = state.places, words.bias_text(state.slices), QFontMetricsF(state.fonts.small)
    width = metrics.horizontalAdvance(text) + 6
    left = min(places.plus.x() - places.radius, places.foot.right() - width)
    label = QRectF(left, top, width, metrics.height())
    painter.fillRect(label, QColor(state.palette.canvas))
    painter.setFont(state.fonts.small)
    painter.setPen(QColor(state.palette.text))
    painter.drawText(label, LEFT, text)


def _paint_arrow(painter: QPainter, result: QRectF, after: QRectF) -> None:
    """Paints the line from the result to the map after it."""
    if after.left() > result.right():
        y = result.center().y()
        painter.drawLine(QPointF(result.right(), y), QPointF(after.left(), y))
    else:
        x = result.left() + 0.85 * result.width()  # beside the text of the bias
        painter.drawLine(QPointF(x, result.bottom()), QPointF(x, after.top()))


def _paint_caption(painter: QPainter, state: FilterState, rect: QRectF, text: str) -> None:
    height = CAPTION * state.type_scale
    painter.setFont(state.fonts.small)
    wider = QFontMetricsF(state.fonts.small).horizontalAdvance(text) + 4 - rect.width()
    label = QRectF(rect.left(), rect.top() - height, rect.width(), height)
    painter.fillRect(label.adjusted(0, 0, 0, -2), QColor(state.palette.canvas))
    painter.setPen(QColor(state.palette.muted))
    if wider > 0:
        label.adjust(-wider / 2, 0, wider / 2, 0)
        painter.drawText(label.translated(min(state.places.foot.right() - label.right(), 0), 0), CENTRE, text)
    else:
        painter.drawText(label, LEFT, text)


def _paint_classes(painter: QPainter, state: FilterState) -> None:
    """Paints the bars of the last layer, with marks for their values without gains."""
    places, palette, slices = state.places, state.palette, state.slices
    scores = slices.scores
    if not places.bars or len(scores) != len(places.bars) or slices.classes is None:
        return
    probable = slices.project[slices.classes].spec.is_distribution
    known = state.normal.scores if state.normal is not None and len(state.normal.scores) == len(scores) else scores
    finite, before = (np.nan_to_num(each, nan=0.0, posinf=0.0, neginf=0.0) for each in (scores, known))
    signed = bool(min(finite.min(), before.min()) < 0)
    largest = 1.0 if probable else float(max(np.abs(finite).max(), np.abs(before).max())) or 1.0
    names = slices.class_names
    metrics = QFontMetricsF(state.fonts.small)
    area, named = places.bars[0], _name_room(state)
    hidden_cells = state.hidden_cells(slices.classes, 0)
    hidden = [hidden_cells.hides((0, unit)) for unit in range(len(scores))]
    texts = [HIDDEN if each else unit_text(float(score), probable) for each, score in zip(hidden, scores, strict=True)]
    room = max(map(metrics.horizontalAdvance, (unit_text(1.0, True), *texts))) + 4
    painter.setFont(state.fonts.small)
    painter.setPen(QColor(palette.muted))
    head = QRectF(area.left(), area.top() - CAPTION * state.type_scale, area.width(), CAPTION * state.type_scale)
    painter.drawText(head, LEFT, words.classes_title())
    winner = int(np.argmax(finite))
    for unit, rect in enumerate(places.bars):
        best = unit == winner and not any(hidden) and bool(np.isfinite(scores[unit]))
        painter.setFont(state.fonts.title if best else state.fonts.small)
        painter.setPen(QColor(palette.text if best else palette.muted))
        name = painter.fontMetrics().elidedText(names[unit], Qt.TextElideMode.ElideRight, int(named) - 2)
        painter.drawText(rect, LEFT, name)
        track = QRectF(rect.left() + named, rect.center().y() - BAR / 2, rect.width() - named - room, BAR)
        if not hidden[unit]:
            shares = float(finite[unit]) / largest, float(before[unit]) / largest
            _paint_bar(painter, state, track, *shares, signed, best)
        painter.setFont(state.fonts.small)
        painter.setPen(QColor(palette.link if hidden[unit] else palette.text if best else palette.muted))
        number = QRectF(track.right(), rect.top(), room, rect.height())
        painter.drawText(number, RIGHT, texts[unit])


def _name_room(state: FilterState) -> float:
    """The width reserved for the class names."""
    metrics = QFontMetricsF(state.fonts.small)
    widest = max(map(metrics.horizontalAdvance, state.slices.class_names))
    return min(widest + 6, state.places.bars[0].width() * 0.4)


def class_names(state: FilterState) -> list[QRectF]:
    """The rectangles of the class names; empty if classes have only numbers."""
    if len(classes_of(state.slices.project)) != len(state.places.bars):
        return []
    return [QRectF(bar.left(), bar.top(), _name_room(state), bar.height()) for bar in state.places.bars]


def _paint_bar(
    painter: QPainter, state: FilterState, track: QRectF, share: float, before: float, signed: bool, best: bool
) -> None:
    palette = state.palette
    painter.setPen(QPen(QColor(palette.border), 1.0))
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(track, 2, 2)
    zero, unit = (track.center().x(), track.width() / 2) if signed else (track.left(), track.width())
    bar = QRectF(QPointF(zero, track.top()), QPointF(zero + share * unit, track.bottom())).normalized()
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(palette.accent if best else palette.outline)
    if signed:
        shades = colours.table(state.looks.signed, state.dark)
        colour = QColor(*shades[colours.TOP if share > 0 else 0, :3].tolist())
    painter.setBrush(colour)
    painter.drawRect(bar)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if abs(share - before) * unit > 0.5:
        mark(painter, palette, zero + before * unit, track.center().y())


def _paint_legends(painter: QPainter, state: FilterState) -> None:
    """Paints the legends of partial results and weights, if there is room."""
    room, scale = state.places.legend, state.type_scale
    if room.width() < _LEGEND[0] * scale or room.height() < _LEGEND[1] * scale:
        return
    partial = state.partial_legend
    columns = [
        (words.legend_titles()[0], partial.table_key, partial.high),
        (words.legend_titles()[1], "weights", state.kernels.largest),
    ]
    if state.hidden_cells(state.slices.layer, state.slices.channel):
        del columns[0]  # it shows the maximum, which is hidden
    gap = 18 * scale
    width = min((room.width() - gap) / 2, 150 * scale)
    line = QFontMetricsF(state.fonts.small).height()
    top = room.bottom() - 2 * line - _LEGEND_BAR - 6
    painter.setFont(state.fonts.small)
    ramp = np.arange(colours.TOP + 1, dtype=np.uint8)[None]
    for number, (title, key, high) in enumerate(columns):
        after = len(columns) - 1 - number
        left = room.right() - (after + 1) * width - after * gap
        painter.setPen(QColor(state.palette.muted))
        painter.drawText(QRectF(left, top, width, line), LEFT, title)
        bar = QRectF(left, top + line + 2, width, _LEGEND_BAR)
        painter.drawImage(bar, indexed_image(ramp, colours.table(key, state.dark)))
        frame(painter, bar, state.palette.border)
        ends = QRectF(left, bar.bottom() + 2, width, line)
        painter.setPen(QColor(state.palette.muted))
        for text, side in ((number_text(-high), LEFT), ("0", CENTRE), (number_text(high, plus=True), RIGHT)):
            painter.drawText(ends, side, text)
