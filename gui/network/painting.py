"""Paint functions of the network canvas: maps, bars, strips, Problems, outlines and edges."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import overload

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from engine import INPUT, KERNELS, Project
from engine.kernels.facts import recognise
from engine.quiz.hiding import HiddenCells
from gui.look import colours, hatching
from gui.look.fitted_text import fitted
from gui.network.canvas_state import CanvasState
from gui.network.edges import Edge, Strands, cable_of, coloured_edges, link
from gui.network.fonts import Fonts, font_of_size
from gui.network.layout import LINE, Column
from gui.network.tiles import Tiles
from gui.state.selection import Hover
from gui.text.phrases import number_text, percent_text, say, say_problem

_ROOMY = 32.0  # minimum height of a bar with its number below
_MOST_NAME = 0.58  # maximum fraction of a column's width for the names of its bars
_LEAST_NAME, _LEAST_BAR = 64.0, 22.0  # minimum widths of a name and of a bar, in pixels
_LEAST_TYPE = 8  # minimum type size of a name, in pixels
_MEASURED = 64  # number of longest names that are measured to find the widest
_CROWD = 32  # edges between two layers, beyond which each is fainter
_FEW = 128  # edges of a crowd that stand for all of them in a hurry
_CABLE = 2.0  # width of the line of a long connection
_CAPTIONED = 72.0  # minimum width of a map with its filter's name


def paint_still(
    painter: QPainter, state: CanvasState, columns: Iterable[Column], faint: Iterable[Strands], rough: bool = False
) -> None:
    """Paints what depends only on layers and theme, except headers: faint edges and Problems.

    Args:
        columns: the columns to paint.
        faint: the result of :func:`gui.network.edges.faint_curves`.
        rough: whether of many edges some may stand for all, and have steps, which takes a small part of the time.
    """
    line, cable = QColor(state.palette.muted), QPen(QColor(state.palette.outline), _CABLE)
    for strands in faint:
        is_crowd = len(strands.lines) > _CROWD
        every = math.ceil(len(strands.lines) / _FEW) if rough else 1
        line.setAlphaF(1 - (1 - 0.14) ** every if is_crowd else 0.3)  # as dark as all of them are together
        painter.setPen(QPen(line, 1.0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not (rough and is_crowd))
        for each in strands.lines[::every]:
            painter.drawPath(each)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if strands.cable is not None:
            painter.setPen(cable)
            painter.drawPath(strands.cable)
    for column in columns:
        if column.kind == "problem":
            _paint_problem(painter, state, column)


def _paint_problem(painter: QPainter, state: CanvasState, column: Column) -> None:
    """Paints a card with the Problem in place of the maps; a plain sentence if only an earlier layer has a Problem."""
    facts = state.frame.result.inference.layers.get(column.layer) if state.frame else None
    problem = facts.problem if facts else None
    if problem is None:
        return
    card, palette = column.tiles[0], state.palette
    wrapped = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    painter.setFont(state.fonts.small)
    if problem.waits_for is not None:
        painter.setPen(QColor(palette.muted))
        painter.drawText(card, wrapped, say_problem(problem))
        return
    painter.setPen(QPen(QColor(palette.danger), 1.0))
    painter.setBrush(QColor(palette.danger_soft))
    painter.drawRoundedRect(card, 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = card.adjusted(10, 10, -10, -10)
    painter.setFont(state.fonts.title)
    painter.setPen(QColor(palette.danger))
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, "⚠")
    inside.adjust(0, 20, 0, 0)
    painter.setFont(state.fonts.small)
    painter.setPen(QColor(palette.text))
    painter.drawText(inside, wrapped, say_problem(problem))


def paint_live(painter: QPainter, state: CanvasState, tiles: Tiles, visible: QRectF) -> None:
    """Paints what changes with every Frame: visible maps, strips and bars."""
    for column in state.arrangement.columns:
        if not column.area.intersects(visible):
            continue
        if column.kind == "maps":
            _paint_maps(painter, state, tiles, column, visible)
        elif column.kind == "strip":
            _paint_strip(painter, state, tiles, column)
        elif column.kind == "bars":
            _paint_bars(painter, state, column)


def _paint_maps(painter: QPainter, state: CanvasState, tiles: Tiles, column: Column, visible: QRectF) -> None:
    images = tiles.images(column.layer)
    border = QPen(QColor(state.palette.border), 1.0)
    border.setCosmetic(True)
    scale = painter.worldTransform().m11() * painter.device().devicePixelRatio()
    whole = visible.contains(column.area)
    shown = [(tile, rect) for tile, rect in enumerate(column.tiles) if whole or rect.intersects(visible)]
    # One loop per operation over all maps: there may be hundreds, and each call has overhead.
    ready = [(tile, rect) for tile, rect in shown if tile < len(images)]
    if ready:
        _sharpen(painter, ready[0][1], images[ready[0][0]], scale)
    for tile, rect in ready:
        painter.drawImage(rect, images[tile])
    if state.selected.looks.hatching:
        for tile, rect in ready:
            _draw_lines(painter, tiles, column.layer, tile, rect)
    painter.setPen(border)
    painter.drawRects([rect for _, rect in shown])
    names = captions(state, column)
    for tile, rect in shown if names else ():
        if names[tile]:
            _paint_caption(painter, state, rect, names[tile])


def captions(state: CanvasState, column: Column) -> list[str]:
    """The names of a column's filters, as far as they have one; none where the maps are too narrow for them."""
    if column.tiles[0].width() < _CAPTIONED * state.fonts.factor:
        return []
    return [filter_name(state.project, column.layer, tile) for tile in range(len(column.tiles))]


def _paint_caption(painter: QPainter, state: CanvasState, rect: QRectF, name: str) -> None:
    """Paints the name of a known filter at the bottom of its map; without the part in brackets if there is no room."""
    painter.setFont(state.fonts.small)
    metrics, room = QFontMetricsF(state.fonts.small), rect.width() - 8  # QFontMetrics would round to whole pixels
    plain = name.partition(" (")[0]
    names = [name, plain, *(plain.rsplit(" ", taken)[0] for taken in range(1, plain.count(" ") + 1))]
    text = next((each for each in names if metrics.horizontalAdvance(each) <= room), names[-1])
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    height, width = math.ceil(metrics.height()) + 1, math.ceil(metrics.horizontalAdvance(text)) + 8
    label = QRectF(rect.left() + 1, rect.bottom() - height, width, height)
    ground = QColor(state.palette.background)
    ground.setAlphaF(0.82)
    painter.fillRect(label, ground)
    painter.setPen(QColor(state.palette.text))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def filter_name(project: Project, layer: str, channel: int) -> str:
    """The library's name of a filter; empty if it is not in the library."""
    weights = project[layer].weights.get("weight") if layer != INPUT else None
    if weights is None or weights.ndim != 4 or channel >= weights.shape[0] or weights.shape[1] != 1:
        return ""
    kernel = weights[channel, 0]
    key = _recognised(kernel.tobytes(), kernel.shape)
    return say(KERNELS[key].name) if key else ""


@lru_cache(maxsize=1024)
def _recognised(numbers: bytes, shape: tuple[int, ...]) -> str | None:
    """The library key of a kernel; cached, since it is needed at every paint."""
    return recognise(np.frombuffer(numbers, np.float32).reshape(shape))


def _sharpen(painter: QPainter, rect: QRectF, image: QImage, scale: float) -> None:
    """Disables smoothing for magnified maps, enables it for reduced ones."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, rect.width() * scale < image.width())


def _draw_lines(painter: QPainter, tiles: Tiles, layer: str, tile: int, rect: QRectF) -> None:
    """Paints the hatching of a map in device pixels, so that it is equally fine at every zoom."""
    ratio = painter.device().devicePixelRatio()
    scale = painter.worldTransform().m11() * ratio
    width, height = round(rect.width() * scale), round(rect.height() * scale)
    image = tiles.lines(layer, tile, (width, height), ratio)
    if image is None:
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    exact = (image.width(), image.height()) == (width, height)
    painter.drawImage(QRectF(rect.topLeft(), QSizeF(width, height) / scale) if exact else rect, image)


def _paint_strip(painter: QPainter, state: CanvasState, tiles: Tiles, column: Column) -> None:
    rect = column.tiles[0]
    for tile, image in enumerate(tiles.images(column.layer)):
        _sharpen(painter, rect, image, rect.height() / image.height())
        painter.drawImage(rect, image)
        if state.selected.looks.hatching:
            _draw_lines(painter, tiles, column.layer, tile, rect)
    painter.setPen(QPen(QColor(state.palette.border), 1.0))
    painter.drawRect(rect)


def _paint_bars(painter: QPainter, state: CanvasState, column: Column) -> None:
    """Paints one bar per unit with its name and number; scores grow from the middle, probabilities from the left."""
    frame = state.shown
    output = frame.result.outputs.get(column.layer) if frame else None
    if output is None or frame is None or output.shape != (len(column.tiles),):  # of an earlier layer
        return
    values = output.maps[0]
    finite = np.where(np.isfinite(values), values, 0)
    is_last = column.layer == state.project.layers[-1].id
    probable = state.project[column.layer].spec.is_distribution
    signed = bool(finite.min() < 0)
    largest = 1.0 if probable else float(np.abs(finite).max()) or 1.0
    winner = int(np.argmax(finite))
    hidden_cells = state.selected.hidden_by_layer.get(column.layer, HiddenCells())
    names = class_names(state.project, len(values))
    room = name_room(state.project, column, state.fonts)
    best = winner if is_last and not hidden_cells and np.isfinite(values).any() else None
    named = Names.of(column, state.fonts, best)
    texts = [unit_text(float(value), probable) for value in values]
    small = QFontMetricsF(state.fonts.small)
    high = column.tiles[0].height() >= _ROOMY * state.fonts.factor
    widths = list(map(small.horizontalAdvance, texts))
    roomy = high and max(widths) <= column.area.width()
    seen = [(unit, rect) for unit, rect in enumerate(column.tiles) if not hidden_cells.hides((unit,))]
    line = min(LINE * state.fonts.factor, column.tiles[0].height() / 2)
    middles = {unit: rect.center().y() - (line / 2 if roomy else 0) for unit, rect in seen}  # of bar and name
    text, muted = QColor(state.palette.text), QColor(state.palette.muted)
    aligned = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    # One loop per operation over all bars: each change of pen or font has overhead.
    for unit, rect in seen:
        if named.shows(unit):
            own = named.best_font if unit == best else named.font
            name, font = fitted(names[unit], own, room, named.font.pixelSize())
            painter.setFont(font)
            painter.setPen(text if unit == best else muted)
            painter.drawText(QRectF(rect.left(), middles[unit] - line, room, 2 * line), aligned, name)
    height = min(14.0, column.tiles[0].height() * (0.42 if roomy else 0.6))
    tracks = {
        unit: QRectF(rect.left() + room, middles[unit] - height / 2, rect.width() - room, height) for unit, rect in seen
    }
    _paint_tracks(painter, state, tracks, (finite / largest).tolist(), signed, best)
    if roomy:
        painter.setFont(state.fonts.small)
        for unit, rect in seen:
            painter.setPen(text if unit == best else muted)
            left = max(min(tracks[unit].left(), rect.right() - widths[unit]), rect.left())
            painter.drawText(
                QRectF(left, rect.center().y() + 1, widths[unit], line),
                int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextDontClip),
                texts[unit],
            )


def _paint_tracks(
    painter: QPainter,
    state: CanvasState,
    tracks: Mapping[int, QRectF],
    shares: Sequence[float],
    signed: bool,
    best: int | None,
) -> None:
    """Paints bars of some shares of their tracks: from the middle if they are signed, else from the left."""
    palette = state.palette
    painter.setPen(QPen(QColor(palette.border), 1.0))
    painter.setBrush(QColor(palette.surface))
    for track in tracks.values():
        painter.drawRoundedRect(track, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    if signed:
        table = colours.table(state.selected.looks.signed, state.dark)
        ends = {is_up: QColor(*table[colours.TOP if is_up else 0].tolist()) for is_up in (False, True)}
        for unit, track in tracks.items():
            share, middle = shares[unit], track.center().x()
            length = abs(share) * track.width() / 2
            bar = QRectF(middle if share > 0 else middle - length, track.top() + 1, length, track.height() - 1)
            painter.fillRect(bar, ends[share > 0])
            if share < 0 and state.selected.looks.hatching:
                painter.fillRect(bar, hatching.brush(table, 0, painter.worldTransform().m11()))
        painter.setPen(QPen(QColor(palette.outline), 1.0))
        middles = [(track.center().x(), track) for track in tracks.values()]
        painter.drawLines([QLineF(x, track.top(), x, track.bottom()) for x, track in middles])
    else:
        for unit, track in tracks.items():
            if shares[unit] > 0:
                painter.setBrush(QColor(palette.accent if unit == best else palette.muted))
                width = max(shares[unit] * track.width(), 1.5)
                painter.drawRoundedRect(QRectF(track.left(), track.top(), width, track.height()), 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@dataclass(frozen=True)
class Names:
    """The names beside a column's bars: smaller for low bars, and omitted where they would overlap.

    Args:
        step: every ``step``-th bar shows its name.
        best: the unit whose name is always shown.
    """

    font: QFont
    best_font: QFont
    step: int
    best: int | None

    @classmethod
    def of(cls, column: Column, fonts: Fonts, best: int | None = None) -> Names:
        """The names that fit a column."""
        pitch, least = column.tiles[0].height(), round(_LEAST_TYPE * fonts.factor)
        high = QFontMetricsF(fonts.small).height() / fonts.small.pixelSize()  # line height relative to type size
        pixels = max(int(pitch / high), least)
        font = font_of_size(fonts.small, min(pixels, fonts.small.pixelSize()))
        best_font = font_of_size(fonts.title, min(pixels, fonts.title.pixelSize()))
        return cls(font, best_font, math.ceil(QFontMetricsF(font).height() / pitch - 0.01), best)

    def shows(self, unit: int) -> bool:
        """Whether a unit's name is shown."""
        near = self.best is not None and abs(unit - self.best) < self.step
        return unit == self.best or (unit % self.step == 0 and not near)


def unit_text(value: float, probable: bool) -> str:
    """A score, or a probability as a percentage."""
    if not probable or not np.isfinite(value):
        return number_text(value)
    return QCoreApplication.translate("NetworkView", "{percent} %").format(percent=percent_text(value, 1))


def bars_width(project: Project, units: int, fonts: Fonts) -> float:
    """The minimum width of a column with ``units`` bars, for distinguishable names and comparable bars."""
    metrics = QFontMetricsF(fonts.small)
    room = min(names_width(project, units, metrics), _LEAST_NAME * fonts.factor) + 8
    return max(room + _LEAST_BAR, room / _MOST_NAME)


def name_room(project: Project, column: Column, fonts: Fonts) -> float:
    """The width of the names beside a column's bars, limited in favour of the bars."""
    wanted = names_width(project, len(column.tiles), QFontMetricsF(fonts.title)) + 8
    return min(wanted, _MOST_NAME * column.area.width())


def names_width(project: Project, units: int, metrics: QFontMetricsF) -> float:
    """The maximum width of the unit names of a vector, which may have a million units."""
    names = class_names(project, units)
    longest = heapq.nlargest(_MEASURED, names, key=len) if isinstance(names, tuple) else names[-1:]
    return max(map(metrics.horizontalAdvance, longest), default=0.0)


class _Numbers(Sequence[str]):
    """Unit numbers as a lazy sequence of names."""

    def __init__(self, numbers: range) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return _Numbers(self._numbers[index]) if isinstance(index, slice) else str(self._numbers[index])


def class_names(project: Project, units: int) -> Sequence[str]:
    """The names of a vector's units: the class names if there are as many, else numbers."""
    return project.classes if len(project.classes) == units else _Numbers(range(units))


def links_of(state: CanvasState) -> list[Edge] | None:
    """The coloured edges of the selected or hovered map; None while the maps are of another Project."""
    if state.shown is None or state.shown.request.project is not state.project:
        return None
    return coloured_edges(state.project, state.shown.result, state.revealed, *_linked(state))


def _linked(state: CanvasState) -> tuple[str, int]:
    """The layer and map that the coloured edges lead to."""
    selected, hover = state.selected, state.selected.hover
    if hover is not None and hover.layer != INPUT:
        return hover.layer, _tile_of(hover, state)
    return selected.layer, selected.channel


def paint_links(painter: QPainter, state: CanvasState, edges: Sequence[Edge] | None) -> None:
    """Paints the coloured edges, and the long connections of their layer, below all maps."""
    if edges is None:
        return
    layer, _ = _linked(state)
    _paint_edges(painter, edges, colours.marks(state.dark), QColor(state.palette.accent))
    painter.setPen(QPen(QColor(state.palette.accent), _CABLE))
    for ends, route in state.revealed.routes.items():
        if layer in ends and ends[1] not in state.unbuilt:
            painter.drawPath(cable_of(route))


def paint_selection(painter: QPainter, state: CanvasState) -> None:
    """Paints the pins and the outline of the selected map."""
    selected, marks = state.selected, colours.marks(state.dark)
    for name, place in selected.pins.items():
        if place is not None:
            _paint_pin(painter, state, *place, QColor(marks.pin_red if name == "red" else marks.pin_green))
    pinned = selected.pin_of((selected.layer, selected.channel)) is not None
    accent = QColor(state.palette.accent)
    _outline(painter, state, selected.layer, selected.channel, accent, 5.0 if pinned else 2.0)


def _tile_of(hover: Hover, state: CanvasState) -> int:
    column = state.revealed.column_of(hover.layer)
    vector = column is not None and column.shape is not None and len(column.shape) == 1
    return hover.row if vector else hover.channel


def _paint_edges(painter: QPainter, edges: Iterable[Edge], marks: colours.Marks, plain: QColor) -> None:
    for edge in edges:
        if edge.weight is None:
            colour, strength = QColor(plain), 1.0
        else:
            colour = QColor(marks.weight_positive if edge.weight > 0 else marks.weight_negative)
            strength = abs(edge.weight)
        colour.setAlphaF(0.25 + 0.75 * strength)
        painter.setPen(QPen(colour, 0.8 + 1.6 * strength))
        painter.drawPath(edge.path)


def _paint_pin(painter: QPainter, state: CanvasState, layer: str, channel: int, colour: QColor) -> None:
    """Outlines a pinned map, and the maps computed from it alone (its ReLU, its pooled map), in the pin's colour."""
    columns = [state.revealed.column_of(each) for each in same_map(state.project, layer)]
    path = [column for column in columns if column is not None and column.kind == "maps"]
    painter.setPen(QPen(colour, 1.6))
    for before, after in pairwise(path):
        if channel < min(len(before.tiles), len(after.tiles)):
            painter.drawPath(link(before, channel, after, channel))
    for column in path:
        _outline(painter, state, column.layer, channel, colour)


def same_map(project: Project, layer: str) -> list[str]:
    """A layer and the directly following layers that process each channel separately."""
    ids = [layer]
    for after in project.layers:
        if after.inputs == (ids[-1],) and after.spec.channelwise:
            ids.append(after.id)
    return ids


def _outline(painter: QPainter, state: CanvasState, layer: str, tile: int, colour: QColor, room: float = 2.0) -> None:
    column = state.revealed.column_of(layer)
    if column is None or column.kind == "problem" or not column.tiles:
        return
    rect = column.tiles[min(tile, len(column.tiles) - 1)].adjusted(-room, -room, room, room)
    pen = QPen(colour, 2.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawRoundedRect(rect, 3, 3)
