"""Paints the way back from a frozen state: steps, arithmetic, kernel, and the tiles of maps and gradients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen

from engine.compute.thumbnails import Thumbnail
from engine.explain.backward.steps import BackwardStep
from engine.explain.explanation import Line
from engine.explain.rounding import added, exactly
from engine.values.array import Float32
from engine.values.messages import message
from gui.backward import words
from gui.backward.contents import Content, TileColumn
from gui.backward.layout import BETWEEN, BackwardLayout, ColumnLayout
from gui.backward.tile_images import TileImages
from gui.look import colours, hatching
from gui.look.fonts import BASE_PIXELS, SMALLEST_PIXELS, number_font
from gui.look.legend import Legend
from gui.look.palettes import Palette
from gui.text.phrases import local, say
from gui.widgets.weight_text import fitting_texts

_SUMMANDS = ("term", "sum")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_SPACE = 10  # pixels between columns of the arithmetic


@dataclass(frozen=True, eq=False)
class BackwardState:
    """Everything that the page shows.

    Args:
        size: of the canvas.
        scroll: pixels of the tiles to the left of what is seen of them.
    """

    content: Content
    size: QSize
    scroll: float
    palette: Palette
    font: QFont

    @property
    def dark(self) -> bool:
        """Whether maps have the colours of the dark theme."""
        return self.palette.name == "dark"

    @property
    def pixels(self) -> int:
        """The type size."""
        return QFontInfo(self.font).pixelSize()

    @cached_property
    def layout(self) -> BackwardLayout:
        """The places of everything."""
        line = QFontMetricsF(self.font).height() + 2
        return BackwardLayout(self.content, QSizeF(self.size), self.pixels / BASE_PIXELS, line)


class BackwardPainter:
    """Paints states; the images of tiles are kept from one to the next."""

    def __init__(self) -> None:
        self._images = TileImages()

    def paint(self, painter: QPainter, state: BackwardState, ratio: float) -> None:
        """Paints everything.

        Args:
            ratio: device pixels per pixel.
        """
        painter.setFont(state.font)
        _paint_steps(painter, state)
        _paint_arithmetic(painter, state)
        _paint_kernels(painter, state)
        self._paint_tiles(painter, state, ratio)

    def _paint_tiles(self, painter: QPainter, state: BackwardState, ratio: float) -> None:
        layout, here = state.layout, state.content.explained.layer
        painter.save()
        painter.setClipRect(layout.tiles.adjusted(-4, 0, 4, 4))
        painter.translate(layout.tiles.left() - state.scroll, 0)
        seen = QRectF(state.scroll, layout.tiles.top(), layout.tiles.width(), layout.tiles.height())
        for column, place in zip(state.content.columns, layout.columns, strict=True):
            if place.left + place.width >= seen.left() and place.left <= seen.right():
                self._paint_column(painter, state, column, place, column.layer == here, ratio)
        self._images.forget()
        painter.restore()
        for is_more, edge, way in (
            (state.scroll > 0, layout.tiles.left() - 8, -1),
            (state.scroll < layout.most_scroll, layout.tiles.right() + 8, 1),
        ):
            if is_more:
                _arrow(painter, state, QPointF(edge, layout.tiles.center().y()), QPointF(way, 0))

    def _paint_column(
        self,
        painter: QPainter,
        state: BackwardState,
        column: TileColumn,
        place: ColumnLayout,
        is_current: bool,
        ratio: float,
    ) -> None:
        top, palette = state.layout.tiles_top, state.palette
        if is_current:
            ground = QRectF(place.left - 5, state.layout.tiles.top(), place.width + 10, state.layout.tiles.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_soft))
            painter.drawRoundedRect(ground, 5, 5)
        painter.setFont(state.font)
        painter.setPen(QColor(palette.link if is_current else palette.muted))
        room = place.width + BETWEEN * state.layout.scale - 4
        name = QFontMetricsF(state.font).elidedText(column.layer, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(place.left, state.layout.tiles.top(), room, state.layout.line), _LEFT, name)
        maps, slopes = self._images.of(column, state.dark)
        for index in range(place.count):
            for rect, image, pair in zip(
                place.pair(index, top), (maps[index], slopes[index]), (column.maps[index], column.slopes[index]),
                strict=True,
            ):  # fmt: skip
                painter.drawImage(rect, image)
                _hatch(painter, rect, pair, state.dark, column.is_vector, ratio)
            _frame(painter, state, column, place, index)


def _hatch(
    painter: QPainter, rect: QRectF, pair: tuple[Thumbnail, Legend], dark: bool, is_vector: bool, ratio: float
) -> None:
    thumbnail, legend = pair
    if legend.hatched_below is None:
        return
    values: Float32 = thumbnail.values.T if is_vector else thumbnail.values
    rows, columns = (
        np.arange(max(round(side * ratio), 1)) * cells // max(round(side * ratio), 1)
        for side, cells in zip((rect.height(), rect.width()), values.shape, strict=True)
    )
    table = colours.table(legend.table_key, dark)
    lines = hatching.lines(values, rows, columns, table, legend.low, legend.high, ratio, below=legend.hatched_below)
    painter.drawImage(rect, lines)


def _frame(painter: QPainter, state: BackwardState, column: TileColumn, place: ColumnLayout, index: int) -> None:
    """Outlines the selected map, and the cells that the walk goes through."""
    palette, rects = state.palette, place.pair(index, state.layout.tiles_top)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state.content.selected == (column.layer, index):
        painter.setPen(QPen(QColor(palette.accent), 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect((rects[0] | rects[1]).adjusted(-1, -1, 1, 1))
    for channel, row, at in column.marked:
        if channel == index:
            for rect in rects:
                _mark(painter, _cell_rect(rect, column, row, at), palette)


def _mark(painter: QPainter, cell: QRectF, palette: Palette) -> None:
    """Outlines a cell so that it is seen on any colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((palette.canvas, 3), (palette.text, 1)):
        painter.setPen(QPen(QColor(colour), width, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(cell)


def _cell_rect(rect: QRectF, column: TileColumn, row: int, at: int) -> QRectF:
    """A cell of a tile, at least a few pixels large."""
    rows, columns = (column.cells[1], 1) if column.is_vector else column.cells
    row, at = (at, 0) if column.is_vector else (row, at)
    size = QSizeF(rect.width() / columns, rect.height() / rows)
    cell = QRectF(QPointF(rect.left() + at * size.width(), rect.top() + row * size.height()), size)
    grow = max(4 - cell.width(), 0) / 2, max(4 - cell.height(), 0) / 2
    return cell.adjusted(-grow[0], -grow[1], grow[0], grow[1])


# --- the list of steps -------------------------------------------------------------------------------------------


def _paint_steps(painter: QPainter, state: BackwardState) -> None:
    layout, palette, numbers = state.layout, state.palette, number_font(state.pixels)
    for index in layout.shown_steps:
        step, rect = state.content.steps[index], layout.step_rect(index)
        is_current = index == state.content.step
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_soft))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
        inside = rect.adjusted(8, 0, -8, 0)
        painter.setFont(numbers)
        painter.setPen(QColor(palette.text))
        value = words.step_value(step)
        painter.drawText(inside, _RIGHT, value)
        inside.setRight(inside.right() - QFontMetricsF(numbers).horizontalAdvance(value) - _SPACE)
        painter.setFont(state.font)
        painter.setPen(QColor(palette.link if is_current else palette.muted))
        name = QFontMetricsF(state.font).elidedText(words.step_name(step), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, _LEFT, name)
    shown, place = layout.shown_steps, layout.steps
    for is_more, edge, way in (
        (shown.start > 0, place.top(), -1),
        (shown.stop < len(state.content.steps), layout.step_rect(shown.stop - 1).bottom(), 1),
    ):
        if is_more:
            _arrow(painter, state, QPointF(place.right() + 8, edge), QPointF(0, way))


def _arrow(painter: QPainter, state: BackwardState, tip: QPointF, way: QPointF) -> None:
    """A small triangle: there is more in this direction."""
    size = 5.0 * state.pixels / BASE_PIXELS
    across = QPointF(way.y(), way.x())
    back = tip - way * size
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(state.palette.muted))
    painter.drawPolygon([tip, back + across * size, back - across * size])


# --- the arithmetic ----------------------------------------------------------------------------------------------


def shortened(lines: Sequence[Line], most: int) -> list[Line]:
    """The lines; if there are more than ``most``, the smallest summands are added up in one."""
    summands = [line for line in lines if line.kind in _SUMMANDS]
    surplus = len(lines) - most + sum(line.kind != "sum" for line in summands[-1:])
    terms = sorted((line for line in summands if line.kind == "term"), key=lambda line: abs(line.number))
    if len(lines) <= most or surplus >= len(terms) or any(exactly(line.value) is None for line in summands):
        return list(lines)
    dropped = {id(line) for line in (*terms[:surplus], *(line for line in summands if line.kind == "sum"))}
    rest = Line("sum", message("all others"), added([line.value for line in summands if id(line) in dropped]))
    kept = [line for line in lines if id(line) not in dropped]
    last = max(at for at, line in enumerate(kept) if line.kind == "term")
    return [*kept[: last + 1], rest, *kept[last + 1 :]]


def _paint_arithmetic(painter: QPainter, state: BackwardState) -> None:
    layout, palette, step = state.layout, state.palette, state.content.explained
    room, line = QRectF(layout.arithmetic), layout.line
    bold = QFont(state.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(QColor(palette.text))
    title = QFontMetricsF(bold).elidedText(words.step_title(step), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(QRectF(room.left(), room.top(), room.width(), line), _LEFT, title)
    room.setTop(room.top() + line + 3)
    for note in (each for each in step.lines if each.kind == "note"):
        room.setTop(room.top() + _paint_note(painter, state, room, note))
    rows = [each for each in step.lines if each.kind != "note"]
    _paint_rows(painter, state, room, step, shortened(rows, int(room.height() // line)))


def _paint_note(painter: QPainter, state: BackwardState, room: QRectF, note: Line) -> float:
    """Paints a remark; returns its height."""
    painter.setFont(state.font)
    painter.setPen(QColor(state.palette.muted))
    text = local(say(note.label))
    rect = painter.boundingRect(room, _WRAPPED, text)
    painter.drawText(rect, _WRAPPED, text)
    return rect.height() + 2


def _paint_rows(
    painter: QPainter, state: BackwardState, room: QRectF, step: BackwardStep, lines: Sequence[Line]
) -> None:
    """Paints one row per line: words, factors and number, in three columns."""
    numbers, line = number_font(state.pixels), state.layout.line
    metrics = QFontMetricsF(numbers)
    factors = [words.factors(step, each) for each in lines]
    value_width = max(metrics.horizontalAdvance(local(each.value)) for each in lines)
    factor_width = max(metrics.horizontalAdvance(text) for text in factors)
    labels = [local(say(each.label)) for each in lines]
    widest = max(QFontMetricsF(state.font).horizontalAdvance(text) for text in labels)
    width = min(room.width(), widest + 2 * _SPACE + factor_width + value_width)
    for at, (each, text, label) in enumerate(zip(lines, factors, labels, strict=True)):
        rect = QRectF(room.left(), room.top() + at * line, width, line)
        if rect.bottom() > state.layout.arithmetic.bottom() + 1:
            return
        if each.kind == "value":
            painter.setPen(QPen(QColor(state.palette.text), 1))
            painter.drawLine(QPointF(rect.right() - value_width, rect.top()), rect.topRight())
        _paint_row(painter, state, rect, (label, text, local(each.value)), (factor_width, value_width), each.kind)


def _paint_row(
    painter: QPainter, state: BackwardState, rect: QRectF, texts: Sequence[str], widths: Sequence[float], kind: str
) -> None:
    label, factors, value = texts
    palette, numbers = state.palette, number_font(state.pixels, kind == "value")
    painter.setFont(numbers)
    painter.setPen(QColor(palette.text))
    painter.drawText(rect, _RIGHT, value)
    middle = rect.adjusted(0, 0, -widths[1] - _SPACE, 0)
    painter.setFont(number_font(state.pixels))
    painter.setPen(QColor(palette.muted))
    painter.drawText(middle, _RIGHT, factors)
    left = middle.adjusted(0, 0, -widths[0] - (_SPACE if factors else 0), 0) if factors else middle
    painter.setFont(state.font)
    painter.setPen(QColor(palette.text if kind == "value" else palette.muted))
    painter.drawText(
        left, _LEFT, QFontMetricsF(state.font).elidedText(label, Qt.TextElideMode.ElideRight, left.width())
    )


# --- the kernel --------------------------------------------------------------------------------------------------


def _paint_kernels(painter: QPainter, state: BackwardState) -> None:
    kernel = state.content.kernel
    if kernel is None:
        return
    captions = words.kernel_captions()
    for values, key, place, text in zip(
        (kernel.weights, kernel.slopes), ("weights", kernel.signed), state.layout.kernels, captions, strict=True
    ):
        painter.setFont(state.font)
        painter.setPen(QColor(state.palette.muted))
        above = QRectF(place.left(), place.top() - state.layout.line, max(place.width(), 90), state.layout.line)
        painter.drawText(above, _LEFT | Qt.TextFlag.TextDontClip, text)
        _paint_kernel(painter, state, place, values, key)
        chosen = state.layout.kernel_cell(place, *kernel.chosen)
        _mark(painter, chosen.adjusted(0, 0, -1, -1), state.palette)


def _paint_kernel(painter: QPainter, state: BackwardState, place: QRectF, values: Float32, key: str) -> None:
    largest = float(np.abs(values[np.isfinite(values)]).max(initial=0))
    indices, shades = colours.quantise(values, -largest, largest, True), colours.table(key, state.dark)
    cell = state.layout.kernel_cell(place, 0, 0).size()
    scale, hatched = state.pixels / BASE_PIXELS, state.content.kernel is not None and state.content.kernel.is_hatched
    texts, font = fitting_texts(values, QSize(int(cell.width()) - 1, int(cell.height()) - 1), scale, SMALLEST_PIXELS)
    painter.setFont(font)
    for row, column in np.ndindex(values.shape):
        rect, index = state.layout.kernel_cell(place, row, column), int(indices[row, column])
        colour = colours.rgb(tuple(shades[index, :3].tolist()))
        painter.fillRect(rect.adjusted(0, 0, -1, -1), QColor(*colour))
        if hatched and values[row, column] < 0:
            painter.fillRect(rect.adjusted(0, 0, -1, -1), hatching.brush(shades, index))
        if texts:
            under = painter.boundingRect(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])
            painter.fillRect(under & rect, QColor(*colour))
            painter.setPen(QColor(colours.text_on(colour)))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])
