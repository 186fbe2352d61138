"""The layout of the network canvas: pure geometry, shared by painting and hit-testing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from engine import Shape
from gui.network.ranks import Link

ColumnKind = Literal["maps", "strip", "bars", "problem"]

HeaderRow = Literal["kind", "name", "shape", "detail", "weights"]  # a row of the headers

MARGIN = 16.0  # around all columns
LINE = 15.0
LEAST_FIT = 0.5  # minimum zoom of a fitted network; wider ones are scrolled
LEAST_GAP = 14.0  # minimum space between two columns
PORT = 7.0  # radius of a port
_BELOW_PLUS = 31.0  # from a plus sign of a chain down to the end of the area where hovering shows it
_CABLE_REACH = 5.0  # distance at which a long connection is hovered
MOST_BARS = 32  # vectors with more units are painted as a strip


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

    parts: tuple[HeaderRow, ...]
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
        pitch: the width of the header with the free space to the next one.
        exit: the x coordinate up to which its edges run straight, because something is above or below; else None.
    """

    layer: str
    shape: Shape | None
    kind: ColumnKind
    head: Header
    area: QRectF
    header: QRectF
    tiles: tuple[QRectF, ...]
    pitch: float
    exit: float | None = None

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
    """The part of the canvas under a point.

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
class Plus:
    """A place at which a layer can be inserted.

    Args:
        source, target: the connection; without target, the place after the last layer.
        index: that of the new layer in the order of the layers, if it comes between a layer and all its readers.
        centre: of the plus sign.
    """

    source: str
    target: str | None
    index: int | None
    centre: QPointF


@dataclass(frozen=True)
class Arrangement:
    """All columns, the canvas size, and the header setting for the fitted network.

    Args:
        columns: of the input and all layers, in the order of the layers.
        gaps: the x coordinate between each column and what is right of it.
        pluses: the places at which layers can be inserted; of a chain, in its order.
        ports: the centre of the port of each layer, from which connections are dragged.
        routes: the ways of connections that pass other columns, as the ends of their straight parts.
        rows: the layers of each rank from the top.
    """

    columns: tuple[Column, ...]
    width: float
    height: float
    setting: Setting = Setting((), 0)
    gaps: tuple[float, ...] = ()
    pluses: tuple[Plus, ...] = ()
    ports: Mapping[str, QPointF] = field(default_factory=dict)
    routes: Mapping[Link, tuple[QPointF, ...]] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def is_chain(self) -> bool:
        """Whether every layer reads the one before it, and nothing else."""
        return not self.routes and all(len(rank) == 1 for rank in self.rows)

    @cached_property
    def _by_layer(self) -> dict[str, Column]:
        return {column.layer: column for column in self.columns}

    def column_of(self, layer: str) -> Column | None:
        """The column of a layer."""
        return self._by_layer.get(layer)

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

    def column_at(self, point: QPointF) -> Column | None:
        """The column at a point, its header included."""
        return next((each for each in self.columns if each.area.united(each.header).contains(point)), None)

    def plus(self, point: QPointF) -> int | None:
        """The number of the plus sign near a point, or on whose long connection the point is."""
        for number, plus in enumerate(self.pluses):
            x, y = abs(point.x() - plus.centre.x()), point.y() - plus.centre.y()
            if x <= LEAST_GAP / 2 and (y < _BELOW_PLUS if self.is_chain else abs(y) <= LEAST_GAP / 2):
                return number
        for number, plus in enumerate(self.pluses):
            route = self.routes.get((plus.source, plus.target), ()) if plus.target else ()
            for start, end in zip(route[::2], route[1::2], strict=True):
                if start.x() <= point.x() <= end.x() and abs(point.y() - start.y()) <= _CABLE_REACH:
                    return number
        return None

    def port(self, point: QPointF) -> str | None:
        """The layer whose port is at a point."""
        for layer, centre in self.ports.items():
            if QPointF.dotProduct(point - centre, point - centre) <= PORT**2:
                return layer
        return None

    def insertion(self, point: QPointF) -> int:
        """The index in the order of the layers at which a layer dropped at a point is inserted."""
        if self.is_chain:
            return sum(point.x() > column.area.center().x() for column in self.columns[1:])

        def distance(index: int) -> float:
            area = self.columns[index].area
            beyond = max(area.top() - point.y(), point.y() - area.bottom(), 0.0)
            return math.hypot(point.x() - self.gaps[index], beyond)

        return min(range(len(self.columns)), key=distance)


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


def kind_of(shape: Shape | None) -> ColumnKind:
    """How an output of this shape is painted."""
    if shape is None:
        return "problem"
    if len(shape) == 3:
        return "maps"
    return "bars" if shape[0] <= MOST_BARS else "strip"
