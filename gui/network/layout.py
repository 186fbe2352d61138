"""Where everything on the network canvas stands: pure geometry, shared by painting and by hit-testing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from engine import INPUT, Inference, Project, Shape
from engine.pictures import SIDE

Kind = Literal["maps", "strip", "bars", "problem"]

MARGIN = 16.0
LINE = 15.0
HEADER = 5 * LINE + 8
LEAST_HEIGHT = 2 * MARGIN + HEADER + 160.0
GAP, LEAST_GAP = 30.0, 14.0  # between two columns: room for the edges
MOST_BARS = 32  # a vector of more units is drawn as a strip
_LARGEST_TILE = 300.0  # of a map that is shown in part only
_LARGEST_WHOLE = 360.0  # of a map whose cells are all shown
_WIDEST = 540.0  # of a column
_STRIP = 16.0
_PROBLEM_WIDTH = 170.0


@dataclass(frozen=True)
class Head:
    """What stands above a column: its kind, id, shape, hyperparameters and weights, line by line.

    Args:
        rest: the lines that there is no room for.
    """

    title: str
    lines: tuple[str, ...]
    rest: tuple[str, ...] = ()

    def shortened(self, count: int) -> Head:
        """The same head with so many lines under its title."""
        return replace(self, lines=self.lines[:count], rest=self.lines[count:])


@dataclass(frozen=True)
class Column:
    """One layer on the canvas, in canvas coordinates.

    Args:
        layer: the layer's id.
        shape: what it makes; None when it cannot run.
        kind: how its output is drawn.
        area: the whole column, from the top of its head to the bottom.
        tiles: one rectangle a map or bar; of a strip or Problem the only one.
    """

    layer: str
    shape: Shape | None
    kind: Kind
    head: Head
    area: QRectF
    tiles: tuple[QRectF, ...]

    @property
    def header(self) -> QRectF:
        return QRectF(self.area.left(), self.area.top(), self.area.width(), HEADER)

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
    """All columns, and the size of the canvas that holds them."""

    columns: tuple[Column, ...]
    width: float
    height: float

    def column_of(self, layer: str) -> Column | None:
        """The column of a layer."""
        return next((column for column in self.columns if column.layer == layer), None)

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point, or None."""
        for number, column in enumerate(self.columns):
            if not column.area.adjusted(-4, 0, 4, 0).contains(point):
                continue
            if column.header.contains(point):
                return Spot(number, "header")
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


def arrange(
    project: Project,
    inference: Inference,
    heads: Mapping[str, Head],
    head_widths: Mapping[str, float],
    width: float,
    height: float,
) -> Arrangement:
    """The columns of a project, as large as fits into ``width`` × ``height``; wider when their heads need it.

    Args:
        heads: what stands above each layer, by id.
        head_widths: how wide that is when drawn.
    """
    ids = [INPUT, *(layer.id for layer in project.layers)]
    shapes = {INPUT: inference.input_shape, **{layer: inference[layer].shape for layer in ids[1:]}}
    kinds = [_kind(shapes[layer]) for layer in ids]
    least = [max(head_widths[layer], _PROBLEM_WIDTH if _is_cause(inference, layer) else 0.0) for layer in ids]
    spaces = len(ids) - 1
    gap = min(max((width - 2 * MARGIN - sum(least)) / max(spaces, 1), LEAST_GAP), GAP)
    widths = _shared_out(least, [_weight(kind) for kind in kinds], width - 2 * MARGIN - gap * spaces)
    inner = max(height, LEAST_HEIGHT) - 2 * MARGIN - HEADER
    areas, left = [], MARGIN
    for wide in widths:
        areas.append(QRectF(left, MARGIN, wide, HEADER + inner))
        left += wide + gap
    rooms = [area.adjusted(0, HEADER, 0, 0) for area in areas]
    sizes = _alike(
        [_fitting(layer, kind, shapes[layer], room) for layer, kind, room in zip(ids, kinds, rooms, strict=True)]
    )
    columns = [
        Column(layer, shapes[layer], kind, heads[layer], area, _tiles(kind, shapes[layer], room, size))
        for layer, kind, area, room, size in zip(ids, kinds, areas, rooms, sizes, strict=True)
    ]
    return Arrangement(tuple(columns), left - gap + MARGIN, 2 * MARGIN + HEADER + inner)


def _is_cause(inference: Inference, layer: str) -> bool:
    """Whether a layer has a Problem of its own, with a sentence that needs room."""
    problem = inference.problems.get(layer)
    return problem is not None and problem.waits_for is None


def _kind(shape: Shape | None) -> Kind:
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
