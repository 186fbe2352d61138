"""Where everything on the network canvas stands: pure geometry, shared by painting and by hit-testing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from engine import INPUT, Inference, Project, Shape
from engine.compute.thumbnails import SIDE

Kind = Literal["maps", "strip", "bars", "problem"]

Part = Literal["kind", "name", "shape", "detail", "weights"]  # a row of the heads

MARGIN, LEAST_SIDE = 16.0, 10.0  # around all columns; and beside them where there is little room
LINE = 15.0
LEAST_INNER = 160.0  # height of the maps
LEAST_FIT = 0.5  # zoom below which a fitted network could not be read: it is scrolled instead
GAP, LEAST_GAP = 30.0, 14.0  # between two columns: room for the edges
MOST_BARS = 32  # a vector of more units is drawn as a strip
_LARGEST_TILE = 300.0  # of a map that is shown in part only
_LARGEST_WHOLE = 360.0  # of a map whose cells are all shown
_WIDEST = 540.0  # of a column
_STRIP = 16.0


@dataclass(frozen=True)
class Head:
    """What stands above a column; what there is nothing to say of is empty.

    Args:
        short: the title where there is little room.
        detail: the hyperparameters.
    """

    title: str
    short: str = ""
    name: str = ""
    shape: str = ""
    detail: str = ""
    weights: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All that stands under the title."""
        return tuple(filter(None, (self.name, self.shape, self.detail, self.weights)))


@dataclass(frozen=True)
class Setting:
    """How heads are set, all alike.

    Args:
        parts: the rows, from the top.
        pixels: the size of the type under the title.
        short: whether titles are shortened.
        space: what stands on both sides of a ×.
    """

    parts: tuple[Part, ...]
    pixels: int
    short: bool = False
    space: str = " "

    @property
    def gutter(self) -> float:
        """What stays free between two heads, which may reach into the gap between their columns."""
        return float(self.pixels)


@dataclass(frozen=True)
class Column:
    """One layer on the canvas, in canvas coordinates.

    Args:
        layer: the layer's id.
        shape: what it makes; None when it cannot run.
        kind: how its output is drawn.
        area: the whole column, from the top of its head to the bottom.
        header: where its head has room, which is wider than the column.
        tiles: one rectangle a map or bar; of a strip or Problem the only one.
    """

    layer: str
    shape: Shape | None
    kind: Kind
    head: Head
    area: QRectF
    header: QRectF
    tiles: tuple[QRectF, ...]

    @property
    def maps_area(self) -> QRectF:
        """The column without its head."""
        return self.area.adjusted(0, self.header.height(), 0, 0)

    @cached_property
    def block(self) -> QRectF:
        """What all its tiles cover together."""
        last = self.tiles[-1]
        lowest = max(tile.bottom() for tile in self.tiles)
        return QRectF(self.tiles[0].topLeft(), QPointF(last.right(), lowest))

    @cached_property
    def down(self) -> int:
        """How many tiles stand below each other."""
        left = self.tiles[0].left()
        return sum(tile.left() == left for tile in self.tiles)

    @property
    def grid(self) -> Shape:
        """Rows and columns of cells in one tile."""
        if self.shape is None:
            return (1, 1)
        return self.shape[1:] if len(self.shape) == 3 else (self.shape[0], 1)


@dataclass(frozen=True)
class Spot:
    """What lies under a point of the canvas.

    Args:
        column: its number.
        part: ``header``, ``tile`` or ``column``.
        tile: which map or bar.
        cell: (row, column) in that map; for a vector (unit, 0).
    """

    column: int
    part: Literal["header", "tile", "column"]
    tile: int = 0
    cell: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Arrangement:
    """All columns, the size of the canvas that holds them, and how their heads are set when all of it is in sight."""

    columns: tuple[Column, ...]
    width: float
    height: float
    setting: Setting = Setting((), 0)

    @property
    def end(self) -> float:
        """Where a column after the last would begin."""
        return self.columns[-1].area.right() + LEAST_GAP if self.columns else 0.0

    def column_of(self, layer: str) -> Column | None:
        """The column of a layer."""
        return next((column for column in self.columns if column.layer == layer), None)

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point, or None."""
        for number, column in enumerate(self.columns):
            if column.header.contains(point):
                return Spot(number, "header")
            if not column.maps_area.adjusted(-4, 0, 4, 0).contains(point):
                continue
            for tile, rect in enumerate(column.tiles):
                if rect.contains(point):
                    return Spot(number, "tile", *_cell(column, tile, rect, point))
            return Spot(number, "column")
        return None

    def insertion(self, point: QPointF) -> int:
        """At which index of the chain a layer dropped at a point would stand."""
        return sum(point.x() > column.area.center().x() for column in self.columns[1:])


def _cell(column: Column, tile: int, rect: QRectF, point: QPointF) -> tuple[int, tuple[int, int]]:
    rows, columns = column.grid
    if column.kind == "bars":
        return tile, (tile, 0)
    row = min(rows - 1, int((point.y() - rect.top()) / rect.height() * rows))
    return tile, (row, min(columns - 1, int((point.x() - rect.left()) / rect.width() * columns)))


def cell_rect(column: Column, tile: int, rows: tuple[int, int], columns: tuple[int, int]) -> QRectF:
    """The part of a tile that a block of cells covers, spans including their ends."""
    rect = column.tiles[tile]
    height, width = rect.height() / column.grid[0], rect.width() / column.grid[1]
    return QRectF(
        rect.left() + columns[0] * width,
        rect.top() + rows[0] * height,
        (columns[1] - columns[0] + 1) * width,
        (rows[1] - rows[0] + 1) * height,
    )


@dataclass(frozen=True)
class Needs:
    """The least that the columns of a project need, in canvas pixels.

    Args:
        pitches: from the left edge of a head to the left edge of the next.
        widths: of what stands below it.
        header: the height of the heads.
        gutter: what of the pitches stays free.
        setting: how they are set.
    """

    pitches: Sequence[float]
    widths: Sequence[float]
    header: float
    gutter: float
    setting: Setting

    @property
    def width(self) -> float:
        """Of the whole canvas."""
        return 2 * LEAST_SIDE + sum(self.columns(LEAST_GAP)) + LEAST_GAP * (len(self.pitches) - 1)

    def columns(self, gap: float) -> list[float]:
        """Of the columns, when so much is between them: heads may reach into it, and a little into the margin."""
        beyond = [*[gap] * (len(self.pitches) - 1), LEAST_GAP]
        return [max(needs[0] - needs[1], needs[2]) for needs in zip(self.pitches, beyond, self.widths, strict=True)]


def arrange(
    project: Project,
    inference: Inference,
    heads: Mapping[str, Head],
    needs: Needs,
    width: float,
    height: float,
) -> Arrangement:
    """The columns of a project, as large as fits into ``width`` × ``height``; wider when they need it.

    Args:
        heads: what stands above each layer, by id.
        needs: of the input and all layers.
    """
    ids = [INPUT, *(layer.id for layer in project.layers)]
    shapes = {INPUT: inference.input_shape, **{layer: inference[layer].shape for layer in ids[1:]}}
    kinds = [kind_of(shapes[layer]) for layer in ids]
    header, spaces = needs.header, len(ids) - 1
    spare = max(width - needs.width, 0.0)
    edge = min(LEAST_SIDE + spare / 2, MARGIN)
    gap = min(LEAST_GAP + (spare - 2 * (edge - LEAST_SIDE)) / max(spaces, 1), GAP)
    widths = _shared_out(needs.columns(gap), [_weight(kind) for kind in kinds], width - 2 * edge - gap * spaces)
    inner = max(height - 2 * MARGIN - header, LEAST_INNER)
    areas, headers, left = [], [], edge
    for wide in widths:
        areas.append(QRectF(left, MARGIN, wide, header + inner))
        between = gap if len(areas) < len(ids) else LEAST_GAP
        headers.append(QRectF(left, MARGIN, wide + between - needs.gutter, header))
        left += wide + gap
    rooms = [area.adjusted(0, header, 0, 0) for area in areas]
    sizes = _alike(
        [_fitting(layer, kind, shapes[layer], room) for layer, kind, room in zip(ids, kinds, rooms, strict=True)]
    )
    columns = [
        Column(layer, shapes[layer], kind, heads[layer], area, head, _tiles(kind, shapes[layer], room, size))
        for layer, kind, area, head, room, size in zip(ids, kinds, areas, headers, rooms, sizes, strict=True)
    ]
    return Arrangement(tuple(columns), left - gap + edge, 2 * MARGIN + header + inner, needs.setting)


def kind_of(shape: Shape | None) -> Kind:
    """How an output of this shape is drawn."""
    if shape is None:
        return "problem"
    if len(shape) == 3:
        return "maps"
    return "bars" if shape[0] <= MOST_BARS else "strip"


def _weight(kind: Kind) -> float:
    """How much of the spare room a column of this kind takes."""
    return {"maps": 1.0, "strip": 0.1, "bars": 0.6, "problem": 0.1}[kind]


def _shared_out(least: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """Widths that are at least ``least`` and share what is left of ``room`` by weight, evenly rather than on top."""
    widths = list(least)
    open_columns = set(range(len(least)))
    while open_columns:
        free = room - sum(widths[i] for i in range(len(least)) if i not in open_columns)
        unit = free / sum(weights[i] for i in open_columns)
        tight = {i for i in open_columns if unit * weights[i] <= least[i]}
        if not tight:
            for i in open_columns:
                widths[i] = min(unit * weights[i], _WIDEST)
            break
        open_columns -= tight
    return widths


@dataclass(frozen=True)
class _Fit:
    """How the maps of one layer fill their column: how many, the width of one, its shape, and the space between."""

    count: int
    width: float
    aspect: float
    gap: float


def _fitting(layer: str, kind: Kind, shape: Shape | None, room: QRectF) -> _Fit | None:
    """The largest equal tiles that a column has room for; None for what is no map."""
    if kind != "maps" or shape is None:
        return None
    count = 1 if layer == INPUT and shape[0] == 3 else shape[0]
    aspect = min(max(shape[2] / shape[1], 0.1), 10.0)  # a picture of one row must still be seen
    largest = _LARGEST_WHOLE if max(shape[1:]) <= SIDE else _LARGEST_TILE
    gap = 6.0 if count <= 16 else 4.0 if count <= 64 else 2.0 if count <= 256 else 1.0
    return _Fit(count, min(_widest(count, aspect, gap, room.width(), room.height()), largest), aspect, gap)


def _alike(fits: Sequence[_Fit | None]) -> list[_Fit | None]:
    """Neighbours with equally many maps get tiles of one size, so that the eye can follow a map across."""
    alike, start = list(fits), 0
    for end in range(1, len(fits) + 1):
        first, after = fits[start], fits[end] if end < len(fits) else None
        if first is not None and after is not None and after.count == first.count:
            continue
        run = [each for each in fits[start:end] if each is not None]
        for i in range(start, end):
            if (fit := alike[i]) is not None:
                alike[i] = replace(fit, width=min(each.width for each in run))
        start = end
    return alike


def _tiles(kind: Kind, shape: Shape | None, room: QRectF, fit: _Fit | None) -> tuple[QRectF, ...]:
    if fit is not None:
        return _grid(fit, room)
    if kind == "bars" and shape is not None:
        pitch = min(room.height() / shape[0], 56.0)
        top = room.center().y() - pitch * shape[0] / 2
        return tuple(QRectF(room.left(), top + i * pitch, room.width(), pitch) for i in range(shape[0]))
    if kind == "strip":
        return (QRectF(room.left(), room.top(), _STRIP, room.height()),)
    return (QRectF(room.left(), room.top() + 4, room.width(), min(room.height(), 126.0)),)


def _grid(fit: _Fit, room: QRectF) -> tuple[QRectF, ...]:
    """Equal tiles in as few columns as they need, in reading order down the columns."""
    width, height, gap = fit.width, fit.width / fit.aspect, fit.gap
    down = max(1, min(fit.count, int((room.height() + gap + 0.01) / (height + gap))))
    down = math.ceil(fit.count / math.ceil(fit.count / down))  # columns of even length
    top = room.center().y() - (down * (height + gap) - gap) / 2
    return tuple(
        QRectF(room.left() + i // down * (width + gap), top + i % down * (height + gap), width, height)
        for i in range(fit.count)
    )


def _widest(count: int, aspect: float, gap: float, width: float, height: float) -> float:
    """The width of tiles in as many columns as let them be widest."""
    across = np.arange(1, count + 1)
    down = np.ceil(count / across)
    by_height = (height - (down - 1) * gap) / down * aspect
    by_width = (width - (across - 1) * gap) / across
    return max(1.0, float(np.minimum(by_width, by_height).max()))
