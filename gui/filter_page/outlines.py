"""Draws what follows the mouse in the filter depth: linked outlines, what every channel adds, the line at the foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine import Field
from gui.filter_page import words
from gui.filter_page.filter_state import FilterState
from gui.filter_page.layout import Row, Size, Spot, cell_rect
from gui.filter_page.rows import paint_controls
from gui.filter_page.strokes import BAR, LEFT
from gui.look import colours
from gui.look.fonts import number_font
from gui.network.pointing import Pointing
from gui.state.selection import Hover, WeightSpot
from gui.text.phrases import number_text

_LEAST = 4.0  # pixels of an outline: smaller could not be found
_DASHES = Qt.PenStyle.DashLine


def paint_outlines(painter: QPainter, state: FilterState, pointing: Pointing, spot: Spot | None) -> None:
    """The cell that is looked at, what it is made from, and what it is part of, in every map that is shown."""
    slices, places = state.slices, state.places
    fields = _fields(state, pointing)
    given, made = fields.get(slices.source), fields.get(slices.layer)
    single = _single(made) if pointing.hover is not None and made is not None else None
    painter.save()
    painter.setClipRect(places.list)
    for number in places.visible(state.scroll):
        at, row = state.order[number], places.row_at(number, state.scroll)
        read = slices.partials.reads[at]
        if spot is not None and spot.row == number and at != state.selected and state.mix.is_neutral(at):
            paint_controls(painter, state, row, at)
        if given is not None and given.channels[read]:
            _outline_field(painter, state, row.input, places.contents.given, given, _style(pointing, slices.source))
            if made is not None and made.channels[slices.channel]:
                _outline_field(painter, state, row.partial, places.contents.made, made, _style(pointing, slices.layer))
                if single is not None and not state.conceals(Hover(slices.layer, slices.channel, *single)):
                    _paint_added(painter, state, row, slices.added(at, *single))
        _paint_weight(painter, state, row, read, pointing)
    painter.restore()
    if made is not None and made.channels[slices.channel]:
        _outline_field(painter, state, places.result, places.contents.made, made, _style(pointing, slices.layer))
    after = fields.get(slices.after or "")
    if after is not None and places.after is not None and places.contents.after and after.channels[slices.channel]:
        style = _style(pointing, slices.after or "")
        _outline_field(painter, state, places.after, places.contents.after, after, style)


def _fields(state: FilterState, pointing: Pointing) -> dict[str, Field]:
    """The cells that are linked to the one that is looked at, and that cell itself."""
    hover = pointing.hover
    if hover is None:
        return {}
    output = state.slices.frame.result.outputs.get(hover.layer)
    cell = hover.cell(output.shape) if output is not None else None
    if output is None or cell is None:
        return {}
    return {**pointing.before, **pointing.after, hover.layer: Field.of(output.shape, cell)}


def _single(field: Field) -> tuple[int, int] | None:
    """The one place that a field covers."""
    region = field.region
    if region is None or region.rows[0] != region.rows[1] or region.columns[0] != region.columns[1]:
        return None
    return region.rows[0], region.columns[0]


def _style(pointing: Pointing, layer: str) -> Qt.PenStyle:
    """What is influenced is dashed, as on the network."""
    return _DASHES if layer in pointing.after else Qt.PenStyle.SolidLine


def _outline_field(
    painter: QPainter, state: FilterState, rect: QRectF, size: Size, field: Field, style: Qt.PenStyle
) -> None:
    region = field.region
    if region is None or (field.rows.all() and field.columns.all()):
        return  # outlining all there is would say nothing
    influence = colours.marks(state.dark).influence
    colour = QColor(influence if style == _DASHES else state.palette.accent)
    _outline(painter, cell_rect(rect, size, region.rows, region.columns), colour, style)


def _outline(painter: QPainter, rect: QRectF, colour: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
    """An outline that can be seen on dark and light, and never smaller than the eye can find."""
    width, height = max(rect.width(), _LEAST), max(rect.height(), _LEAST)
    rect = QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(QColor(255, 255, 255, 200), 3.0), QPen(colour, 1.5, style)):
        painter.setPen(pen)
        painter.drawRect(rect)


def _paint_added(painter: QPainter, state: FilterState, row: Row, part: float) -> None:
    """What a channel adds to the cell that is looked at, above its bar."""
    painter.setFont(number_font(state.fonts.small.pixelSize()))
    painter.setPen(QColor(state.palette.text))
    height = painter.fontMetrics().height()
    text = number_text(part, plus=True)
    top = row.share.center().y() - BAR / 2 - height - 2
    painter.drawText(QRectF(row.share.left(), top, row.share.width(), height), LEFT, text)


def _paint_weight(painter: QPainter, state: FilterState, row: Row, read: int, pointing: Pointing) -> None:
    """The input cells that the weight under the cursor multiplies over the whole slide."""
    if pointing.weight is None or pointing.weight[0] != state.slices.source:
        return
    field = pointing.weight[1]
    if field.region is not None and field.channels[read]:
        block = cell_rect(row.input, state.places.contents.given, field.region.rows, field.region.columns)
        _outline(painter, block, QColor(colours.marks(state.dark).weight_positive))


def paint_weight_spot(painter: QPainter, state: FilterState, weight: WeightSpot | None) -> None:
    """The weight under the cursor."""
    if weight is None or not _is_shown(state, weight):
        return
    row = state.places.row_at(state.order.index(weight.source), state.scroll)
    painter.save()
    painter.setClipRect(state.places.list)
    cell = cell_rect(row.kernel, state.places.contents.kernel, (weight.row,), (weight.column,))
    _outline(painter, cell, QColor(state.palette.accent))
    painter.restore()


def _is_shown(state: FilterState, weight: WeightSpot) -> bool:
    """Whether a weight is one of those that are shown."""
    ours = (weight.layer, weight.channel) == (state.slices.layer, state.slices.channel)
    place = weight.source, weight.row, weight.column
    return ours and all(at < size for at, size in zip(place, state.kernels.values.shape, strict=True))


def foot_text(state: FilterState, pointing: Pointing, spot: Spot | None, weight: WeightSpot | None) -> str:
    """What is under the cursor in words; nothing if that is none of ours."""
    slices = state.slices
    if weight is not None and _is_shown(state, weight):
        value = float(state.kernels.values[weight.source, weight.row, weight.column])
        return words.weight_text(slices, weight, value, state.mix.factors[weight.source])
    hover = pointing.hover
    if hover is None or hover.layer not in (slices.source, slices.layer, slices.after):
        return ""
    fed = pointing.after.get(slices.layer)
    feeds = int(fed.rows.sum()) * int(fed.columns.sum()) if fed is not None else 0
    row = state.order[spot.row] if spot is not None and spot.part == "partial" and spot.row is not None else None
    return words.cell_text(slices, hover, row, feeds, state.conceals(hover))


def hover_at(state: FilterState, spot: Spot | None) -> Hover | None:
    """The cell that lies under the cursor."""
    slices = state.slices
    if spot is None:
        return None
    if spot.part == "input" and spot.row is not None:
        return Hover(slices.source, slices.partials.reads[state.order[spot.row]], *spot.cell)
    if spot.part in ("partial", "result"):
        return Hover(slices.layer, slices.channel, *spot.cell)
    if spot.part == "after" and slices.after is not None:
        return Hover(slices.after, slices.channel, *spot.cell)
    return None


def weight_at(state: FilterState, spot: Spot | None) -> WeightSpot | None:
    """The weight that lies under the cursor."""
    if spot is None or spot.part != "kernel" or spot.row is None:
        return None
    return WeightSpot(state.slices.layer, state.slices.channel, state.order[spot.row], *spot.cell)


def paint_foot(painter: QPainter, state: FilterState, text: str) -> None:
    """The line at the foot: words about what is under the cursor, else what the keys do."""
    place = state.places.foot
    painter.setFont(state.fonts.small)
    painter.setPen(QColor(state.palette.text if text else state.palette.muted))
    cut = painter.fontMetrics().elidedText(text or words.keys(), Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, LEFT, cut)


def paint_selected(painter: QPainter, state: FilterState, focused: bool) -> None:
    """Outlines what the selected channel adds; and all of its row while the keys act on it."""
    if state.selected not in state.order:
        return
    row = state.places.row_at(state.order.index(state.selected), state.scroll)
    painter.save()
    painter.setClipRect(state.places.list)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(state.palette.accent), 2.0))
    painter.drawRoundedRect(row.area.adjusted(5, 2, -2, -2) if focused else row.partial.adjusted(-2, -2, 2, 2), 4, 4)
    painter.restore()


def middle(field: Field | None) -> tuple[int, int] | None:
    """The place in the middle of a field."""
    region = field.region if field is not None else None
    if region is None:
        return None
    return sum(region.rows) // 2, sum(region.columns) // 2
