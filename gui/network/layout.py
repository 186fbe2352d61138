"""The layout of the network canvas: pure geometry, shared by painting and hit-testing."""

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

Part = Literal["kind", "name", "shape", "detail", "weights"]  # a row of the headers

MARGIN, LEAST_SIDE = 16.0, 10.0  # around all columns; minimum beside them
LINE = 15.0
LEAST_INNER = 160.0  # minimum height of the maps
LEAST_FIT = 0.5  # minimum zoom of a fitted network; wider ones are scrolled
GAP, LEAST_GAP = 30.0, 14.0  # between two columns, for the edges
MOST_BARS = 32  # vectors with more units are painted as a strip
_LARGEST_TILE = 300.0  # maximum side of a map that is shown in part only
_LARGEST_WHOLE = 360.0  # maximum side of a map whose cells are all shown
_WIDEST = 540.0  # maximum width of a column
_STRIP = 16.0


@dataclass(frozen=True)
class Header:
    """The texts of a column's header; unknown parts are empty.

    Args:
        short: short form of the title.
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
        """The lines below the title."""
        return tuple(filter(None, (self.name, self.shape, self.detail, self.weights)))


@dataclass(frozen=True)
class Setting:
    """The typesetting of all headers.

    Args:
        parts: the rows, from the top.
        pixels: type size below the title.
        short: whether short titles are used.
        space: the space on both sides of a ×.
    """

    parts: tuple[Part, ...]
    pixels: int
    short: bool = False
    space: str = " "

    @property
    def gutter(self) -> float:
        """Free width between two headers, which may extend into the gap between their columns."""
        return float(self.pixels)


@dataclass(frozen=True)
class Column:
    """One layer on the canvas, in canvas coordinates.

    Args:
        layer: the layer's id.
        shape: output shape; None if the layer has a Problem.
        kind: how its output is painted.
        area: the whole column, including its header.
        header: the rectangle available to its header, wider than the column.
        tiles: one rectangle per map or bar; only one for a strip or Problem.
    """

    layer: str
    shape: Shape | None
    kind: Kind
    head: Header
    area: QRectF
    header: QRectF
    tiles: tuple[QRectF, ...]

    @property
    def maps_area(self) -> QRectF:
        """The column without its header."""
        return self.area.adjusted(0, self.header.height(), 0, 0)

    @cached_property
    def block(self) -> QRectF:
        """The bounding rectangle of all tiles."""
        last = self.tiles[-1]
        lowest = max(tile.bottom() for tile in self.tiles)
        return QRectF(self.tiles[0].topLeft(), QPointF(last.right(), lowest))

    @cached_property
    def down(self) -> int:
        """Number of tiles below each other."""
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
    """What is under a point of the canvas.

    Args:
        column: index of the column.
        part: ``header``, ``tile`` or ``column``.
        tile: index of the map or bar.
        cell: (row, column) in that map; for a vector (unit, 0).
    """

    column: int
    part: Literal["header", "tile", "column"]
    tile: int = 0
    cell: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Arrangement:
    """All columns, the canvas size, and the header setting for the fitted network."""

    columns: tuple[Column, ...]
    width: float
    height: float
    setting: Setting = Setting((), 0)

    @property
    def end(self) -> float:
        """The x coordinate at which a further column would begin."""
        return self.columns[-1].area.right() + LEAST_GAP if self.columns else 0.0

    def column_of(self, layer: str) -> Column | None:
        """The column of a layer."""
        return next((column for column in self.columns if column.layer == layer), None)

    def spot(self, point: QPointF) -> Spot | None:
        """The Spot under a point, or None."""
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
        """The index of the chain at which a layer dropped at a point is inserted."""
        return sum(point.x() > column.area.center().x() for column in self.columns[1:])


def _cell(column: Column, tile: int, rect: QRectF, point: QPointF) -> tuple[int, tuple[int, int]]:
    rows, columns = column.grid
    if column.kind == "bars":
        return tile, (tile, 0)
    row = min(rows - 1, int((point.y() - rect.top()) / rect.height() * rows))
    return tile, (row, min(columns - 1, int((point.x() - rect.left()) / rect.width() * columns)))


def cell_rect(column: Column, tile: int, rows: tuple[int, int], columns: tuple[int, int]) -> QRectF:
    """The rectangle of a block of cells in a tile; ``rows`` and ``columns`` are (first, last), inclusive."""
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
    """The minimum sizes of a project's columns, in canvas pixels.

    Args:
        pitches: distances between the left edges of neighbouring headers.
        widths: of the content below the headers.
        header: height of the headers.
        gutter: part of each pitch that stays free.
        setting: of the headers.
    """

    pitches: Sequence[float]
    widths: Sequence[float]
    header: float
    gutter: float
    setting: Setting

    @property
    def width(self) -> float:
        """Minimum width of the canvas."""
        return 2 * LEAST_SIDE + sum(self.columns(LEAST_GAP)) + LEAST_GAP * (len(self.pitches) - 1)

    def columns(self, gap: float) -> list[float]:
        """Minimum widths of the columns for this gap: headers may extend into the gap, and slightly into the margin."""
        beyond = [*[gap] * (len(self.pitches) - 1), LEAST_GAP]
        return [max(needs[0] - needs[1], needs[2]) for needs in zip(self.pitches, beyond, self.widths, strict=True)]


def arrange(
    project: Project,
    inference: Inference,
    heads: Mapping[str, Header],
    needs: Needs,
    width: float,
    height: float,
) -> Arrangement:
    """The columns of a project, as large as fits into ``width`` × ``height``; wider if necessary.

    Args:
        heads: header texts by layer id.
        needs: minimum sizes, of the input and all layers.
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
    """How an output of this shape is painted."""
    if shape is None:
        return "problem"
    if len(shape) == 3:
        return "maps"
    return "bars" if shape[0] <= MOST_BARS else "strip"


def _weight(kind: Kind) -> float:
    """The weight of a column of this kind when spare width is distributed."""
    return {"maps": 1.0, "strip": 0.1, "bars": 0.6, "problem": 0.1}[kind]


def _shared_out(least: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """Distributes ``room`` by weight such that no width is below ``least``."""
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
    """The tiling of a column: number of maps, width of one, aspect ratio, and gap."""

    count: int
    width: float
    aspect: float
    gap: float


def _fitting(layer: str, kind: Kind, shape: Shape | None, room: QRectF) -> _Fit | None:
    """The largest equal tiles that fit a column; None if the layer has no maps."""
    if kind != "maps" or shape is None:
        return None
    count = 1 if layer == INPUT and shape[0] == 3 else shape[0]
    aspect = min(max(shape[2] / shape[1], 0.1), 10.0)  # a picture of one row must stay visible
    largest = _LARGEST_WHOLE if max(shape[1:]) <= SIDE else _LARGEST_TILE
    gap = 6.0 if count <= 16 else 4.0 if count <= 64 else 2.0 if count <= 256 else 1.0
    return _Fit(count, min(_widest(count, aspect, gap, room.width(), room.height()), largest), aspect, gap)


def _alike(fits: Sequence[_Fit | None]) -> list[_Fit | None]:
    """Gives neighbouring columns with equally many maps one tile size, so that the eye can follow a map."""
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
    """Equal tiles in as few columns as necessary, column by column."""
    width, height, gap = fit.width, fit.width / fit.aspect, fit.gap
    down = max(1, min(fit.count, int((room.height() + gap + 0.01) / (height + gap))))
    down = math.ceil(fit.count / math.ceil(fit.count / down))  # columns of equal length
    top = room.center().y() - (down * (height + gap) - gap) / 2
    return tuple(
        QRectF(room.left() + i // down * (width + gap), top + i % down * (height + gap), width, height)
        for i in range(fit.count)
    )


def _widest(count: int, aspect: float, gap: float, width: float, height: float) -> float:
    """The largest possible tile width over all numbers of columns."""
    across = np.arange(1, count + 1)
    down = np.ceil(count / across)
    by_height = (height - (down - 1) * gap) / down * aspect
    by_width = (width - (across - 1) * gap) / across
    return max(1.0, float(np.minimum(by_width, by_height).max()))
