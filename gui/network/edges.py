"""The edges between maps: faint ones for connections, coloured ones for the weights of one map.

Edges run in the gaps between columns and between maps, never across a map.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainterPath

from engine import INPUT, Layer, Project, Result
from gui.network.layout import Arrangement, Column

_MOST_FAINT = 400  # faint edges between two columns; more would be a grey wall
_SHARES = [(i + 0.5) / 12 for i in range(12)]  # positions of the edges between two vectors, as fractions
_MOST_COLOURED = 64  # coloured edges, for the strongest weights of one map

Place = tuple[float, float]


@dataclass(frozen=True)
class Edge:
    """One coloured edge, and its weight relative to the strongest, −1 to 1; None without a weight."""

    path: QPainterPath
    weight: float | None


def link(source: Column, start: int, target: Column, end: int) -> QPainterPath:
    """The path from one map to another, in the gaps between the others."""
    path = QPainterPath()
    way_out, way_in = _way_out(source, start), _way_in(target, end)
    path.moveTo(*way_out[0])
    for place in way_out[1:]:
        path.lineTo(*place)
    _bend(path, *way_out[-1], *way_in[0])
    for place in way_in[1:]:
        path.lineTo(*place)
    return path


def _bend(path: QPainterPath, x1: float, y1: float, x2: float, y2: float) -> None:
    """Appends a curve with horizontal ends."""
    half = (x2 - x1) / 2
    path.cubicTo(x1 + half, y1, x2 - half, y2, x2, y2)


def faint_curves(project: Project, arrangement: Arrangement) -> list[list[QPainterPath]]:
    """The paths of :func:`faint_lines`, by layer, for repeated painting."""
    ways = {column.layer: _ways(column) for column in arrangement.columns if column.shape}
    found = []
    for layer, lines in faint_lines(project, arrangement):
        curves = []
        for line in lines:
            curves.append(path := QPainterPath(line.p1()))
            _bend(path, line.x1(), line.y1(), line.x2(), line.y2())
        found.append([*curves, *ways[layer.inputs[0]][0], *ways[layer.id][1]])
    return found


def _ways(column: Column) -> tuple[list[QPainterPath], list[QPainterPath]]:
    """The paths inside a column: from its maps to the right edge, and from the left edge to its maps."""
    if column.kind != "maps":
        return [], []
    ways = ([*map(way, repeat(column), _chosen(len(column.tiles)))] for way in (_way_out, _way_in))
    out, into = ([_line(way) for way in each if len(way) > 1] for each in ways)
    return out, into


def _line(places: Sequence[Place]) -> QPainterPath:
    path = QPainterPath(QPointF(*places[0]))
    for place in places[1:]:
        path.lineTo(*place)
    return path


def faint_lines(project: Project, arrangement: Arrangement) -> Iterator[tuple[Layer, list[QLineF]]]:
    """The edges between connected maps, each with the layer that it leads to; evenly sampled if there are too many."""
    for layer in project.layers:
        source, target = arrangement.column_of(layer.inputs[0]), arrangement.column_of(layer.id)
        if source is None or target is None or not source.shape or not target.shape:
            continue
        yield layer, list(_lines(project, source, target))


def _chosen(count: int) -> range:
    """Evenly spaced indices below ``count``, at most _MOST_FAINT of them."""
    return range(0, count, max(1, -(-count // _MOST_FAINT)))


def _lines(project: Project, source: Column, target: Column) -> Iterator[QLineF]:
    if source.kind == target.kind == "strip":
        for share in _SHARES:
            yield QLineF(*_along(source, share, leaving=True), *_along(target, share, leaving=False))
    elif target.kind == "strip":  # each map becomes its own section of the flattened vector
        count = len(source.tiles)
        for tile in _chosen(count):
            yield QLineF(*_leaves(source, tile), *_along(target, (tile + 0.5) / count, leaving=False))
    elif source.kind == "strip":
        count = len(target.tiles)
        for tile in _chosen(count):
            yield QLineF(*_along(source, (tile + 0.5) / count, leaving=True), *_arrives(target, tile))
    else:
        reads = _reads(project, source, target)
        ends = list(accumulate(map(len, reads)))
        for number in _chosen(ends[-1]):  # sampled before any is created: there may be millions
            tile = bisect_right(ends, number)
            channel = reads[tile][number - ends[tile]]
            yield QLineF(*_leaves(source, channel), *_arrives(target, tile))


def coloured_edges(project: Project, result: Result, arrangement: Arrangement, layer_id: str, tile: int) -> list[Edge]:
    """The edges into one map, with sign and size of its weights; goes back to the nearest layer with weights."""
    edges: list[Edge] = []
    while layer_id != INPUT:
        layer = project[layer_id]
        source, target = arrangement.column_of(layer.inputs[0]), arrangement.column_of(layer_id)
        if source is None or target is None or not source.shape or not target.shape or tile >= len(target.tiles):
            return edges
        if layer.spec.is_dense:
            return edges + _linear_edges(project, result, source, target, tile)
        if layer.spec.has_filters:
            return edges + _filter_edges(project, source, target, tile)
        if len(target.shape) != len(source.shape) or len(source.tiles) != len(target.tiles):
            return edges
        edges.append(Edge(link(source, tile, target, tile), None))
        layer_id = layer.inputs[0]
    return edges


def _filter_edges(project: Project, source: Column, target: Column, tile: int) -> list[Edge]:
    layer = project[target.layer]
    if tile >= layer.weights["weight"].shape[0]:
        return []
    reads = layer.spec.reads(tile, source.shape[0] if source.shape else 0)
    with np.errstate(invalid="ignore"):  # infinities of both signs add up to NaN
        sums = layer.weights["weight"][tile].sum((1, 2), dtype=np.float64)
        if len(source.tiles) == 1:
            sums, reads = sums.sum(keepdims=True), range(1)
    return _strongest(source, target, tile, reads, sums)


def _linear_edges(project: Project, result: Result, source: Column, target: Column, unit: int) -> list[Edge]:
    """The edges from the cells with the largest contributions to a unit's sum."""
    weights = project[target.layer].weights["weight"]
    if source.layer not in result.outputs or unit >= weights.shape[0] or source.shape != weights.shape[1:]:
        return []
    with np.errstate(invalid="ignore"):  # infinity times 0
        products = np.multiply(weights[unit], result[source.layer], dtype=np.float64)
    return _strongest(source, target, unit, range(weights.shape[1]), products)


def _strongest(source: Column, target: Column, tile: int, reads: range, weights: np.ndarray) -> list[Edge]:
    weights = np.nan_to_num(weights)
    largest = float(np.abs(weights).max(initial=0)) or 1.0
    chosen = np.argsort(-np.abs(weights))[:_MOST_COLOURED]
    return [Edge(link(source, reads[i], target, tile), float(weights[i]) / largest) for i in chosen]


def _reads(project: Project, source: Column, target: Column) -> list[range]:
    """For every painted tile of ``target`` the tiles of ``source`` that it depends on."""
    spec, channels, last = project[target.layer].spec, source.shape[0] if source.shape else 0, len(source.tiles) - 1
    tiles = range(len(target.tiles))
    if target.kind == "bars" and not spec.is_dense:
        return [range(min(tile, last), min(tile, last) + 1) for tile in tiles]
    found = (spec.reads(tile, channels) for tile in tiles)
    return [range(min(reads[0], last), min(reads[-1], last) + 1) for reads in found]


# Points are pairs of floats: creating QPointF would dominate the time for a thousand edges.


def _leaves(column: Column, tile: int) -> Place:
    """The point where the edge from a map, bar, or unit of a strip leaves its column."""
    return _way_out(column, tile)[-1]


def _arrives(column: Column, tile: int) -> Place:
    """The point where the edge to a map or bar enters its column."""
    return _way_in(column, tile)[0]


def _way_out(column: Column, tile: int) -> list[Place]:
    """The path from a map to the right edge of its column, through the gaps between maps to its right."""
    if column.kind == "strip" and column.shape:
        return [_along(column, (tile + 0.5) / column.shape[0], leaving=True)]
    tile = min(tile, len(column.tiles) - 1)
    rect, right = column.tiles[tile], column.block.right()
    middle = rect.top() + rect.height() / 2
    if rect.right() == right:
        return [(right + 1, middle)]
    if tile + column.down >= len(column.tiles):  # the rightmost maps
        return [(rect.right(), middle), (right + 1, middle)]
    across, above = _gaps(column)
    turn, level = rect.right() + across / 2, rect.top() - above / 2
    return [(rect.right(), middle), (turn, middle), (turn, level), (right + 1, level)]


def _way_in(column: Column, tile: int) -> list[Place]:
    """The path from the left edge of a column to a map, through the gaps between maps to its left."""
    tile = min(tile, len(column.tiles) - 1)
    rect, left = column.tiles[tile], column.block.left()
    middle = rect.top() + rect.height() / 2
    if tile < column.down:
        return [(rect.left() - 2, middle)]
    across, above = _gaps(column)
    turn, level = rect.left() - across / 2, rect.top() - above / 2
    return [(left - 2, level), (turn, level), (turn, middle), (rect.left(), middle)]


def _gaps(column: Column) -> Place:
    """The horizontal and vertical gap between the maps of a column with several map columns."""
    first, tiles = column.tiles[0], column.tiles
    across = tiles[column.down].left() - first.right()
    return across, tiles[1].top() - first.bottom() if column.down > 1 else across


def _along(strip: Column, share: float, leaving: bool) -> Place:
    """A point on the edge of a strip, at the fraction ``share`` of its height."""
    rect = strip.tiles[0]
    return rect.right() + 1 if leaving else rect.left() - 2, rect.top() + share * rect.height()
