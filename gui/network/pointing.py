"""Outlines that follow the mouse: the explained cell, its receptive field, and the cells that it influences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine import INPUT, Field, Project, influence, receptive_fields
from engine.values.cell_set import Cells
from gui.look import colours
from gui.look.palettes import Palette
from gui.network.layout import Arrangement, Column, cell_rect
from gui.state.selection import Hover, Place, WeightSpot
from gui.state.workers import Frame

COVER_OPACITY = 0.86  # opacity of the cover over what is not computed yet
_LEAST = 4.0  # minimum size of an outline in screen pixels
_MOST_CELLS = 400  # maximum of a receptive field with gaps; a larger one is outlined as a block
_ROOM_FOR_CURSOR = 20.0  # minimum size of a map with a linked cursor, in canvas pixels


@dataclass(frozen=True)
class Pointing:
    """The outlined cells.

    Args:
        hover: the explained cell.
        before: its receptive field in every earlier layer.
        after: the cells that depend on it in every later layer.
        weight: the cells that the hovered weight is multiplied with, in the input of its layer.
    """

    hover: Hover | None = None
    before: Mapping[str, Cells] = field(default_factory=dict)
    after: Mapping[str, Cells] = field(default_factory=dict)
    weight: tuple[str, Field] | None = None

    @classmethod
    def at(cls, frame: Frame | None, hover: Hover | None, weight: WeightSpot | None) -> Pointing:
        """The outlines for a cell and a weight, as far as the Frame's network has them."""
        if frame is None:
            return cls()
        project = frame.request.project
        found = None if weight is None else _multiplied(project, frame, weight)
        output = frame.result.outputs.get(hover.layer) if hover is not None else None
        cell = hover.cell(output.shape) if hover is not None and output is not None else None
        if hover is None or cell is None:
            return cls(weight=found)
        return cls(hover, receptive_fields(project, hover.layer, cell), influence(project, hover.layer, cell), found)


def _multiplied(project: Project, frame: Frame, spot: WeightSpot) -> tuple[str, Field] | None:
    """The input cells that a weight is multiplied with over all window positions."""
    layer = next((layer for layer in project.layers if layer.id == spot.layer), None)
    output = frame.result.outputs.get(spot.layer)
    if layer is None or output is None:
        return None
    if len(output.shape) == 1:
        return _weighed(project, frame, layer.inputs[0], spot)
    input_shape = frame.result.outputs[layer.inputs[0]].shape
    reads = layer.spec.reads(spot.channel, input_shape[0])
    if spot.source >= len(reads):
        return None
    geometry = layer.spec.geometry
    masks = []
    for axis, at in enumerate((spot.row, spot.column)):
        positions = layer.spec.reads_along(axis, input_shape[axis + 1], output.shape[axis + 1])
        if at >= positions.shape[1]:
            return None
        rotated = positions.shape[1] - 1 - at if geometry is not None and geometry.flip else at
        met = np.zeros(input_shape[axis + 1] + 1, np.bool_)
        met[positions[:, rotated]] = True
        masks.append(met[:-1])
    return layer.inputs[0], Field(np.arange(input_shape[0]) == reads[spot.source], *masks)


def _weighed(project: Project, frame: Frame, source: str, spot: WeightSpot) -> tuple[str, Field] | None:
    """The single input cell of a weight of a fully connected layer, located on the map that was flattened."""
    shape = frame.result.outputs[source].shape
    while len(shape) == 1 and source != INPUT:
        source = project[source].inputs[0]
        shape = frame.result.outputs[source].shape
    cell = (spot.source, spot.row, spot.column)
    if len(shape) != 3 or any(at >= size for at, size in zip(cell, shape, strict=True)):
        return None
    return source, Field.of(shape, cell)


def paint_pointing(
    painter: QPainter,
    arrangement: Arrangement,
    pointing: Pointing,
    pins: Mapping[str, Place | None],
    palette: Palette,
    dark: bool,
) -> None:
    """Paints the outlines of the cell, its receptive field and its influence, and the linked cursors in other maps."""
    painter.setBackground(QColor(palette.canvas))
    hover = pointing.hover
    if hover is not None:
        _paint_linked(painter, arrangement, pointing, QColor(palette.accent))
        later = QColor(colours.marks(dark).influence)
        for layer, cells in pointing.after.items():
            _paint_field(painter, arrangement.column_of(layer), cells, later, Qt.PenStyle.DashLine)
        pinned = next((colour for colour, place in pins.items() if place == (hover.layer, hover.channel)), None)
        marks = colours.marks(dark)
        shade = {"red": marks.pin_red, "green": marks.pin_green, None: palette.accent}
        for layer, cells in pointing.before.items():
            _paint_field(painter, arrangement.column_of(layer), cells, QColor(shade[pinned]))
        _paint_cell(painter, arrangement.column_of(hover.layer), hover, QColor(shade[pinned]))
        if pinned is not None:
            _paint_companion(painter, arrangement, pointing, pins, pinned, QColor(marks.pin_green), marks.pin_red)
    if pointing.weight is not None:
        layer, cells = pointing.weight
        _paint_field(painter, arrangement.column_of(layer), cells, QColor(colours.marks(dark).weight_positive))


def _paint_companion(
    painter: QPainter,
    arrangement: Arrangement,
    pointing: Pointing,
    pins: Mapping[str, Place | None],
    pinned: str,
    green: QColor,
    red: str,
) -> None:
    """Paints the same cell in the layer's other pinned map, with its window inside the first one's."""
    assert pointing.hover is not None
    other = pins["green" if pinned == "red" else "red"]
    if other is None or other[0] != pointing.hover.layer:
        return
    colour = green if pinned == "red" else QColor(red)
    hover = Hover(other[0], other[1], pointing.hover.row, pointing.hover.column)
    _paint_cell(painter, arrangement.column_of(hover.layer), hover, colour)
    direct = next(iter(pointing.before), None)
    if direct is not None:
        _paint_field(painter, arrangement.column_of(direct), pointing.before[direct], colour, inset=2.5)


def _paint_linked(painter: QPainter, arrangement: Arrangement, pointing: Pointing, colour: QColor) -> None:
    """Paints a small cross at the same relative place in all other maps, except those with an outline."""
    hover = pointing.hover
    assert hover is not None
    outlined = {
        layer
        for layer, cells in (*pointing.before.items(), *pointing.after.items())
        if cells.count and not cells.is_everything
    }
    source = arrangement.column_of(hover.layer)
    if source is None or source.kind != "maps":
        return
    rows, columns = source.grid
    down, across = (hover.row + 0.5) / rows, (hover.column + 0.5) / columns
    lines = []
    for column in arrangement.columns:
        if column.kind != "maps" or column.layer in outlined or column.tiles[0].width() < _ROOM_FOR_CURSOR:
            continue
        for tile, rect in enumerate(column.tiles):
            if column.layer == hover.layer and tile == hover.channel:
                continue
            at = QPointF(rect.left() + across * rect.width(), rect.top() + down * rect.height())
            lines += [at - QPointF(3, 0), at + QPointF(3, 0), at - QPointF(0, 3), at + QPointF(0, 3)]
    for pen in (QPen(_casing(painter), 3.0), QPen(colour, 1.0)):
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(lines)


def _paint_cell(painter: QPainter, column: Column | None, hover: Hover, colour: QColor) -> None:
    if column is None or not column.tiles or column.kind == "problem" or column.shape is None:
        return
    if column.kind == "strip":
        _outline(painter, [cell_rect(column, 0, (hover.row, hover.row), (0, 0))], colour)
    elif column.kind == "maps":
        tile = min(hover.channel, len(column.tiles) - 1)
        _outline(painter, [cell_rect(column, tile, (hover.row, hover.row), (hover.column, hover.column))], colour)


def _paint_field(
    painter: QPainter,
    column: Column | None,
    cells: Cells,
    colour: QColor,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    inset: float = 0.0,
) -> None:
    """Outlines a set of cells in every map: the bounding block of each part, and single cells if it has gaps."""
    for block in cells.blocks:
        _paint_block(painter, column, block, colour, style, inset)


def _paint_block(
    painter: QPainter, column: Column | None, cells: Field, colour: QColor, style: Qt.PenStyle, inset: float
) -> None:
    region = cells.region
    if column is None or column.shape is None or region is None or column.kind in ("problem", "bars"):
        return
    if cells.is_everything:
        return  # an outline around the whole map would not be informative
    if column.kind == "strip":
        runs = _runs(np.flatnonzero(cells.channels))
        _outline(painter, [cell_rect(column, 0, run, (0, 0)) for run in runs], colour, style)
        return
    tiles = {min(channel, len(column.tiles) - 1) for channel in np.flatnonzero(cells.channels).tolist()}
    if cells.has_gaps:
        shade = QColor(colour)
        shade.setAlphaF(0.45)
        for tile in tiles:
            for rect in _members(column, tile, cells):
                painter.fillRect(rect, shade)
    blocks = [cell_rect(column, tile, region.rows, region.columns) for tile in tiles]
    _outline(painter, [block.adjusted(inset, inset, -inset, -inset) for block in blocks], colour, style)


def _runs(indices: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Consecutive runs (first, last) of ascending indices."""
    for run in np.split(indices, np.flatnonzero(np.diff(indices) > 1) + 1):
        yield int(run[0]), int(run[-1])


def _members(column: Column, tile: int, cells: Field) -> Iterator[QRectF]:
    """The single cells of a set in one map; empty if they are too many or too small."""
    count = int(cells.rows.sum()) * int(cells.columns.sum())
    if count > _MOST_CELLS:
        return
    for row in np.flatnonzero(cells.rows):
        for across in np.flatnonzero(cells.columns):
            yield cell_rect(column, tile, (int(row), int(row)), (int(across), int(across)))


def _outline(
    painter: QPainter, rects: Sequence[QRectF], colour: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine
) -> None:
    """Paints outlines that are visible on dark and light, with a minimum size; there may be hundreds of them."""
    large = [_enlarged(rect) for rect in rects]
    pens = [QPen(colour, 1.0, style)]  # influenced cells have a thinner outline than the explained cell
    if style == Qt.PenStyle.SolidLine:
        pens = [QPen(_casing(painter), 3.0), QPen(colour, 1.5)]
    for pen in pens:
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRects(large)


def _enlarged(rect: QRectF) -> QRectF:
    """A rectangle with the same centre that is large enough to be seen."""
    if rect.width() >= _LEAST and rect.height() >= _LEAST:
        return rect
    width, height = max(rect.width(), _LEAST), max(rect.height(), _LEAST)
    return QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)


def _casing(painter: QPainter) -> QColor:
    """The colour around outlines, which sets them off from any map."""
    casing = QColor(painter.background().color())
    casing.setAlpha(200)
    return casing


def paint_unreached(
    painter: QPainter, arrangement: Arrangement, reached: Mapping[tuple[str, int], int], canvas: QColor
) -> None:
    """Dims positions that a walk has not reached.

    Args:
        reached: number of computed positions by (layer, channel).
    """
    dimmed = QColor(canvas)
    dimmed.setAlphaF(COVER_OPACITY)
    for (layer, channel), count in reached.items():
        column = arrangement.column_of(layer)
        if column is not None and column.kind != "problem":
            for rect in _unreached(column, channel, count):
                painter.fillRect(rect, dimmed)


def _unreached(column: Column, channel: int, count: int) -> Iterator[QRectF]:
    """The rectangles that cover a map's positions after the first ``count``."""
    if column.kind == "bars":
        yield from column.tiles[count:]
        return
    rect = column.tiles[0 if column.kind == "strip" else min(channel, len(column.tiles) - 1)]
    rows, columns = column.grid
    row, within = divmod(count, columns)
    height, width = rect.height() / rows, rect.width() / columns
    if within:
        yield QRectF(rect.left() + within * width, rect.top() + row * height, rect.width() - within * width, height)
        row += 1
    if row < rows:
        yield QRectF(rect.left(), rect.top() + row * height, rect.width(), rect.height() - row * height)
