"""Paints everything on the filter page that depends on the mouse: linked outlines, contributions, the foot line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine import Field
from engine.values.cell_set import Cells
from gui.filter_page import words
from gui.filter_page.filter_state import FilterState
from gui.filter_page.layout import ChannelRow, FilterSpot, Size, cell_rect
from gui.filter_page.rows import paint_controls
from gui.filter_page.strokes import BAR, LEFT
from gui.look import colours
from gui.look.fonts import number_font
from gui.network.pointing import Pointing
from gui.state.selection import Hover, WeightSpot
from gui.text.phrases import number_text

_LEAST = 4.0  # minimum pixels of an outline
_DASHES = Qt.PenStyle.DashLine


def paint_outlines(painter: QPainter, state: FilterState, pointing: Pointing, spot: FilterSpot | None) -> None:
    """Outlines the explained cell, its receptive field and its influence in all maps."""
    slices, places = state.slices, state.places
    fields = _fields(state, pointing)
    input_field, result_field = fields.get(slices.source), fields.get(slices.layer)
    single = _single(result_field) if pointing.hover is not None and result_field is not None else None
    painter.save()
    painter.setClipRect(places.list)
    for number in places.visible(state.scroll):
        at, row = state.order[number], places.row_at(number, state.scroll)
        read = slices.partials.reads[at]
        if spot is not None and spot.row == number and at != state.selected and state.mix.is_neutral(at):
            paint_controls(painter, state, row, at)
        if input_field is not None and input_field.channels[read]:
            style = _style(pointing, slices.source)
            _outline_field(painter, state, row.input, places.contents.input, input_field, style)
            if result_field is not None and result_field.channels[slices.channel]:
                style = _style(pointing, slices.layer)
                _outline_field(painter, state, row.partial, places.contents.output, result_field, style)
                if single is not None and not state.hides(Hover(slices.layer, slices.channel, *single)):
                    _paint_contribution(painter, state, row, slices.contribution(at, *single))
        _paint_weight(painter, state, row, read, pointing)
    painter.restore()
    if result_field is not None and result_field.channels[slices.channel]:
        style = _style(pointing, slices.layer)
        _outline_field(painter, state, places.result, places.contents.output, result_field, style)
    after = fields.get(slices.after or "")
    if after is not None and places.after is not None and places.contents.after and after.channels[slices.channel]:
        style = _style(pointing, slices.after or "")
        _outline_field(painter, state, places.after, places.contents.after, after, style)


def _fields(state: FilterState, pointing: Pointing) -> dict[str, Cells]:
    """The explained cell, its receptive field and the cells that it influences, by layer."""
    hover = pointing.hover
    if hover is None:
        return {}
    output = state.slices.frame.result.outputs.get(hover.layer)
    cell = hover.cell(output.shape) if output is not None else None
    if output is None or cell is None:
        return {}
    return {**pointing.before, **pointing.after, hover.layer: Field.of(output.shape, cell)}


def _single(field: Cells) -> tuple[int, int] | None:
    """The only cell of a field, if it has one."""
    region = field.region
    if region is None or region.rows[0] != region.rows[1] or region.columns[0] != region.columns[1]:
        return None
    return region.rows[0], region.columns[0]


def _style(pointing: Pointing, layer: str) -> Qt.PenStyle:
    """The pen style of a layer's outlines: dashed for influenced cells, as on the network."""
    return _DASHES if layer in pointing.after else Qt.PenStyle.SolidLine


def _outline_field(
    painter: QPainter, state: FilterState, rect: QRectF, size: Size, field: Cells, style: Qt.PenStyle
) -> None:
    region = field.region
    if region is None or (field.rows.all() and field.columns.all()):
        return  # an outline around the whole map is useless
    influence = colours.marks(state.dark).influence
    colour = QColor(influence if style == _DASHES else state.palette.accent)
    _outline(painter, cell_rect(rect, size, region.rows, region.columns), colour, style)


def _outline(painter: QPainter, rect: QRectF, colour: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
    """An outline that contrasts with dark and light, and has a minimum size."""
    width, height = max(rect.width(), _LEAST), max(rect.height(), _LEAST)
    rect = QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(QColor(255, 255, 255, 200), 3.0), QPen(colour, 1.5, style)):
        painter.setPen(pen)
        painter.drawRect(rect)


def _paint_contribution(painter: QPainter, state: FilterState, row: ChannelRow, part: float) -> None:
    """Paints a channel's contribution to the explained cell above its bar."""
    painter.setFont(number_font(state.fonts.small.pixelSize()))
    painter.setPen(QColor(state.palette.text))
    height = painter.fontMetrics().height()
    text = number_text(part, plus=True)
    top = row.share.center().y() - BAR / 2 - height - 2
    painter.drawText(QRectF(row.share.left(), top, row.share.width(), height), LEFT, text)


def _paint_weight(painter: QPainter, state: FilterState, row: ChannelRow, read: int, pointing: Pointing) -> None:
    """Outlines the input cells that the hovered weight multiplies over all positions."""
    if pointing.weight is None or pointing.weight[0] != state.slices.source:
        return
    field = pointing.weight[1]
    if field.region is not None and field.channels[read]:
        block = cell_rect(row.input, state.places.contents.input, field.region.rows, field.region.columns)
        _outline(painter, block, QColor(colours.marks(state.dark).weight_positive))


def paint_weight_spot(painter: QPainter, state: FilterState, weight: WeightSpot | None) -> None:
    """Outlines the hovered weight."""
    if weight is None or not _is_shown(state, weight):
        return
    row = state.places.row_at(state.order.index(weight.source), state.scroll)
    painter.save()
    painter.setClipRect(state.places.list)
    cell = cell_rect(row.kernel, state.places.contents.kernel, (weight.row,), (weight.column,))
    _outline(painter, cell, QColor(state.palette.accent))
    painter.restore()


def _is_shown(state: FilterState, weight: WeightSpot) -> bool:
    """Whether a weight belongs to the shown filter."""
    ours = (weight.layer, weight.channel) == (state.slices.layer, state.slices.channel)
    place = weight.source, weight.row, weight.column
    return ours and all(at < size for at, size in zip(place, state.kernels.values.shape, strict=True))


def foot_text(state: FilterState, pointing: Pointing, spot: FilterSpot | None, weight: WeightSpot | None) -> str:
    """The hovered cell or weight as text; empty if it is not on this page."""
    slices = state.slices
    if weight is not None and _is_shown(state, weight):
        value = float(state.kernels.values[weight.source, weight.row, weight.column])
        return words.weight_text(slices, weight, value, state.mix.factors[weight.source])
    hover = pointing.hover
    if hover is None or hover.layer not in (slices.source, slices.layer, slices.after):
        return ""
    influenced = pointing.after.get(slices.layer)
    count = int(influenced.rows.sum()) * int(influenced.columns.sum()) if influenced is not None else 0
    row = state.order[spot.row] if spot is not None and spot.part == "partial" and spot.row is not None else None
    return words.cell_text(slices, hover, row, count, state.hides(hover))


def hover_at(state: FilterState, spot: FilterSpot | None) -> Hover | None:
    """The cell of a map at a FilterSpot, if it is one."""
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


def weight_at(state: FilterState, spot: FilterSpot | None) -> WeightSpot | None:
    """The weight at a FilterSpot, if it is one."""
    if spot is None or spot.part != "kernel" or spot.row is None:
        return None
    return WeightSpot(state.slices.layer, state.slices.channel, state.order[spot.row], *spot.cell)


def paint_foot(painter: QPainter, state: FilterState, text: str) -> None:
    """Paints the line at the foot: a text about the hovered cell or weight, or the keys."""
    place = state.places.foot
    painter.setFont(state.fonts.small)
    painter.setPen(QColor(state.palette.text if text else state.palette.muted))
    cut = painter.fontMetrics().elidedText(text or words.keys(), Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, LEFT, cut)


def paint_selected(painter: QPainter, state: FilterState, focused: bool) -> None:
    """Outlines the selected channel's partial result, or its whole row while the list has the focus."""
    if state.selected not in state.order:
        return
    row = state.places.row_at(state.order.index(state.selected), state.scroll)
    painter.save()
    painter.setClipRect(state.places.list)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(state.palette.accent), 2.0))
    painter.drawRoundedRect(row.area.adjusted(5, 2, -2, -2) if focused else row.partial.adjusted(-2, -2, 2, 2), 4, 4)
    painter.restore()


def middle(field: Cells | None) -> tuple[int, int] | None:
    """The middle cell of a field."""
    region = field.region if field is not None else None
    if region is None:
        return None
    return sum(region.rows) // 2, sum(region.columns) // 2
