"""Draws the network canvas: heads, maps, bars, strips, Problems, outlines and edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from engine import INPUT, KERNELS, Project, Region
from engine.kernels import recognise
from engine.layer import everything
from gui import colours
from gui.network.edges import Edge, coloured_edges, curve, faint_lines
from gui.network.layout import LINE, Arrangement, Column, cell_rect
from gui.network.tiles import Tiles
from gui.selection import Hover, Selection
from gui.theme import Palette, number_font
from gui.wording import number_text, say, say_problem
from gui.workers import Frame

_CAPTIONED = 72.0  # width of a map that has room for its filter's name


@dataclass(frozen=True)
class Fonts:
    """The type of the canvas."""

    title: QFont
    small: QFont
    number: QFont

    @classmethod
    def of(cls, base: QFont) -> Fonts:
        """Type that goes with the window's own font."""
        title, small = QFont(base), QFont(base)
        title.setPixelSize(base.pixelSize() + 1)
        title.setBold(True)
        small.setPixelSize(max(base.pixelSize() - 1, 8))
        return cls(title, small, number_font(small.pixelSize()))


@dataclass(frozen=True)
class Scene:
    """All that one painting of the canvas needs."""

    project: Project
    arrangement: Arrangement
    tiles: Tiles
    frame: Frame | None
    selection: Selection
    palette: Palette
    dark: bool
    fonts: Fonts


def paint_still(painter: QPainter, scene: Scene) -> None:
    """What changes only with the layers and the theme: faint lines, heads, and Problems."""
    line = QColor(scene.palette.muted)
    for lines in faint_lines(scene.project, scene.arrangement):
        line.setAlphaF(0.3 if len(lines) <= 32 else 0.14)
        painter.setPen(QPen(line, 1.0))
        for each in lines:
            painter.drawPath(curve(each.p1(), each.p2()))
    for column in scene.arrangement.columns:
        _paint_head(painter, scene, column)
        if column.kind == "problem":
            _paint_problem(painter, scene, column)


def _paint_head(painter: QPainter, scene: Scene, column: Column) -> None:
    area, palette = column.header, scene.palette
    problem = scene.frame.result.problems.get(column.layer) if scene.frame else None
    wrong = problem is not None and problem.waits_for is None
    waits = column.kind == "problem" and not wrong
    painter.setFont(scene.fonts.title)
    painter.setPen(QColor(palette.danger if wrong else palette.muted if waits else palette.text))
    left, width = area.left(), area.width() + 20
    painter.drawText(QRectF(left, area.top(), width, LINE + 2), Qt.AlignmentFlag.AlignLeft, column.head.title)
    painter.setFont(scene.fonts.small)
    painter.setPen(QColor(palette.muted))
    for number, text in enumerate(column.head.lines):
        painter.drawText(
            QRectF(left, area.top() + 2 + (number + 1) * LINE, width, LINE), Qt.AlignmentFlag.AlignLeft, text
        )


def _paint_problem(painter: QPainter, scene: Scene, column: Column) -> None:
    """A card with a warning sign and a sentence where the maps would be; a plain sentence for a layer that waits."""
    facts = scene.frame.result.inference.layers.get(column.layer) if scene.frame else None
    problem = facts.problem if facts else None
    if problem is None:
        return
    card, palette = column.tiles[0], scene.palette
    wrapped = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
    painter.setFont(scene.fonts.small)
    if problem.waits_for is not None:
        painter.setPen(QColor(palette.muted))
        painter.drawText(card, wrapped, say_problem(problem))
        return
    painter.setPen(QPen(QColor(palette.danger), 1.0))
    painter.setBrush(QColor(palette.danger_soft))
    painter.drawRoundedRect(card, 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = card.adjusted(10, 10, -10, -10)
    painter.setFont(scene.fonts.title)
    painter.setPen(QColor(palette.danger))
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, "⚠")
    inside.adjust(0, 20, 0, 0)
    painter.setFont(scene.fonts.small)
    painter.setPen(QColor(palette.text))
    painter.drawText(inside, wrapped, say_problem(problem))


def paint_live(painter: QPainter, scene: Scene, visible: QRectF) -> None:
    """What changes with every Frame: the maps, strips and bars that are to be painted."""
    for column in scene.arrangement.columns:
        if not column.area.intersects(visible):
            continue
        if column.kind == "maps":
            _paint_maps(painter, scene, column, visible)
        elif column.kind == "strip":
            _paint_strip(painter, scene, column)
        elif column.kind == "bars":
            _paint_bars(painter, scene, column)


def _paint_maps(painter: QPainter, scene: Scene, column: Column, visible: QRectF) -> None:
    images = scene.tiles.images(column.layer)
    border = QPen(QColor(scene.palette.border), 1.0)
    border.setCosmetic(True)
    scale = painter.worldTransform().m11() * painter.device().devicePixelRatio()
    for tile, rect in enumerate(column.tiles):
        if not rect.intersects(visible):
            continue
        if tile < len(images):
            _draw_image(painter, rect, images[tile], scale)
        painter.setPen(border)
        painter.drawRect(rect)
        if rect.width() >= _CAPTIONED and (name := filter_name(scene.project, column.layer, tile)):
            _paint_caption(painter, scene, rect, name)


def _paint_caption(painter: QPainter, scene: Scene, rect: QRectF, name: str) -> None:
    """The name of a known filter, at the foot of its map."""
    painter.setFont(scene.fonts.small)
    metrics = painter.fontMetrics()
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(rect.width()) - 8)
    height = metrics.height() + 1
    width = metrics.horizontalAdvance(text) + 8
    label = QRectF(rect.left() + 1, rect.bottom() - height, width, height)
    ground = QColor(scene.palette.background)
    ground.setAlphaF(0.82)
    painter.fillRect(label, ground)
    painter.setPen(QColor(scene.palette.text))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def filter_name(project: Project, layer: str, channel: int) -> str:
    """The library's name of a filter, when it is one."""
    weights = project[layer].weights.get("weight") if layer != INPUT else None
    if weights is None or weights.data.ndim != 4 or channel >= len(weights.data) or weights.shape[1] != 1:
        return ""
    key = recognise(weights.data[channel, 0])
    return say(KERNELS[key].name) if key else ""


def _draw_image(painter: QPainter, rect: QRectF, image: QImage, scale: float) -> None:
    """Cells stay sharp when there is room for them, and are averaged when there is not."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, rect.width() * scale < image.width())
    painter.drawImage(rect, image)


def _paint_strip(painter: QPainter, scene: Scene, column: Column) -> None:
    rect = column.tiles[0]
    for image in scene.tiles.images(column.layer):
        _draw_image(painter, rect, image, rect.height() / image.height())
    painter.setPen(QPen(QColor(scene.palette.border), 1.0))
    painter.drawRect(rect)


def _paint_bars(painter: QPainter, scene: Scene, column: Column) -> None:
    """One bar a unit: its class, its length, its number. Scores grow from the middle, probabilities from the left."""
    frame = scene.frame
    output = frame.result.outputs.get(column.layer) if frame else None
    if output is None or frame is None or len(output.maps[0]) != len(column.tiles):
        return
    values = output.maps[0]
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    is_last = column.layer == scene.project.layers[-1].id
    probable = scene.project[column.layer].spec.kind == "softmax"
    signed = bool(finite.min() < 0)
    largest = 1.0 if probable else float(np.abs(finite).max()) or 1.0
    winner = int(np.argmax(finite))
    names = class_names(scene.project, len(values))
    room = max((painter.fontMetrics().horizontalAdvance(name) for name in names), default=0) + 8
    for unit, rect in enumerate(column.tiles):
        best = unit == winner and is_last
        label = QRectF(rect.left(), rect.top(), room, rect.height())
        painter.setFont(scene.fonts.title if best else scene.fonts.small)
        painter.setPen(QColor(scene.palette.text if best else scene.palette.muted))
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, names[unit])
        roomy = rect.height() >= 28
        height = min(14.0, rect.height() * (0.42 if roomy else 0.6))
        top = rect.center().y() - (height if roomy else height / 2)
        track = QRectF(label.right(), top, rect.right() - label.right(), height)
        _paint_bar(painter, scene, track, float(finite[unit]) / largest, signed, best)
        if roomy:
            below = QRectF(track.left(), track.bottom() + 1, track.width() + 12, LINE)
            painter.setFont(scene.fonts.small)
            painter.setPen(QColor(scene.palette.text if best else scene.palette.muted))
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, unit_text(float(values[unit]), probable))


def _paint_bar(painter: QPainter, scene: Scene, track: QRectF, share: float, signed: bool, best: bool) -> None:
    palette = scene.palette
    painter.setPen(QPen(QColor(palette.border), 1.0))
    painter.setBrush(QColor(palette.surface))
    painter.drawRoundedRect(track, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    if signed:
        table = colours.table(scene.selection.looks.signed, scene.dark)
        red, green, blue, _ = (int(part) for part in table[colours.TOP if share > 0 else 0])
        painter.setBrush(QColor(red, green, blue))
        length = abs(share) * track.width() / 2
        middle = track.center().x()
        painter.drawRect(QRectF(middle if share > 0 else middle - length, track.top() + 1, length, track.height() - 1))
        painter.setPen(QPen(QColor(palette.outline), 1.0))
        painter.drawLine(QPointF(middle, track.top()), QPointF(middle, track.bottom()))
    elif share > 0:
        painter.setBrush(QColor(palette.accent if best else palette.muted))
        painter.drawRoundedRect(
            QRectF(track.left(), track.top(), max(share * track.width(), 1.5), track.height()), 3, 3
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)


def unit_text(value: float, probable: bool) -> str:
    """A score, or a probability as a percentage."""
    if not probable or not np.isfinite(value):
        return number_text(value)
    return QCoreApplication.translate("NetworkView", "{percent} %").format(percent=f"{100 * value:.1f}")


def class_names(project: Project, units: int) -> Sequence[str]:
    """What the units of a vector are called: the classes where there are as many, else numbers."""
    return project.classes if len(project.classes) == units else [str(unit) for unit in range(units)]


def paint_overlay(painter: QPainter, scene: Scene, regions: Mapping[str, Region]) -> None:
    """What follows the mouse and the selection: coloured edges, pins, the selected map, the patch of a cell."""
    selection, palette = scene.selection, scene.palette
    hover = selection.hover
    marks = colours.marks(scene.dark)
    places = [(selection.layer, selection.channel)]
    if hover is not None and hover.layer != INPUT:
        places = [(hover.layer, _tile_of(hover, scene))]
    if scene.frame is not None and scene.frame.request.project is scene.project:
        for layer, tile in places:
            edges = coloured_edges(scene.project, scene.frame.result, scene.arrangement, layer, tile)
            _paint_edges(painter, edges, marks, QColor(palette.accent))
    for name, place in selection.pins.items():
        if place is not None:
            _paint_pin(painter, scene, *place, QColor(marks.pin_red if name == "red" else marks.pin_green))
    pinned = selection.pin_of((selection.layer, selection.channel)) is not None
    _outline(painter, scene, selection.layer, selection.channel, QColor(palette.accent), 5.0 if pinned else 2.0)
    if hover is not None:
        _paint_patches(painter, scene, hover, regions)


def _tile_of(hover: Hover, scene: Scene) -> int:
    column = scene.arrangement.column_of(hover.layer)
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
        painter.drawPath(curve(edge.start, edge.end))


def _paint_pin(painter: QPainter, scene: Scene, layer: str, channel: int, colour: QColor) -> None:
    """A pinned map and what is made of it alone, such as its ReLU and its pooled map, in the colour of the pin."""
    columns = [scene.arrangement.column_of(each) for each in same_map(scene.project, layer)]
    path = [column for column in columns if column is not None and column.kind == "maps"]
    painter.setPen(QPen(colour, 1.6))
    for before, after in pairwise(path):
        if channel < min(len(before.tiles), len(after.tiles)):
            left, right = before.tiles[channel], after.tiles[channel]
            start, end = QPointF(left.right() + 2, left.center().y()), QPointF(right.left() - 2, right.center().y())
            painter.drawPath(curve(start, end))
    for column in path:
        _outline(painter, scene, column.layer, channel, colour)


def same_map(project: Project, layer: str) -> list[str]:
    """A layer and those after it that work on each of its maps alone."""
    ids = [layer]
    for after in project.layers:
        if after.inputs[0] == ids[-1] and after.spec.channelwise:
            ids.append(after.id)
    return ids


def _outline(painter: QPainter, scene: Scene, layer: str, tile: int, colour: QColor, room: float = 2.0) -> None:
    column = scene.arrangement.column_of(layer)
    if column is None or column.kind == "problem" or not column.tiles:
        return
    rect = column.tiles[min(tile, len(column.tiles) - 1)].adjusted(-room, -room, room, room)
    pen = QPen(colour, 2.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawRoundedRect(rect, 3, 3)


def _paint_patches(painter: QPainter, scene: Scene, hover: Hover, regions: Mapping[str, Region]) -> None:
    """The hovered cell, and the block of every earlier layer that it is made from."""
    blocks = {**regions}
    column = scene.arrangement.column_of(hover.layer)
    if column is not None and column.kind == "maps":
        span = (hover.channel, hover.channel)
        blocks[hover.layer] = Region(span, (hover.row, hover.row), (hover.column, hover.column))
    for layer, region in blocks.items():
        column = scene.arrangement.column_of(layer)
        if column is None or column.shape is None or column.kind not in ("maps", "strip"):
            continue
        if region == everything(column.shape):
            continue  # outlining all there is would say nothing
        if column.kind == "strip":
            _patch(painter, cell_rect(column, 0, region.channels, (0, 0)), QColor(scene.palette.accent))
            continue
        first, last = (min(channel, len(column.tiles) - 1) for channel in region.channels)
        for tile in range(first, last + 1):
            _patch(painter, cell_rect(column, tile, region.rows, region.columns), QColor(scene.palette.accent))


def _patch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """An outline that can be seen on dark and light, and never smaller than the eye can find."""
    least = 4.0
    if rect.width() < least or rect.height() < least:
        rect = QRectF(0, 0, max(rect.width(), least), max(rect.height(), least)).translated(
            rect.center() - QPointF(max(rect.width(), least) / 2, max(rect.height(), least) / 2)
        )
    for pen in (QPen(QColor(255, 255, 255, 200), 3.0), QPen(colour, 1.5)):
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRect(rect)
