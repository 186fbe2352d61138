"""The edges between maps: faint ones for connections, coloured ones for the weights of one map.

Edges run in the gaps between columns and between maps, never across a map.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from engine import INPUT, Project, Result
from engine.layers.joining import joint_reads
from gui.network.layout import Arrangement, Column
from gui.network.ranks import Link

_MOST_FAINT = 400  # faint edges between two columns; more would be a grey wall
_SHARES = [(i + 0.5) / 12 for i in range(12)]  # positions of the edges between two vectors, as fractions
_MOST_COLOURED = 64  # coloured edges, for the strongest weights of one map
_MOST_FANNED = 48  # faint edges to or from the cable of one connection
_MOST_FOLLOWED = 400  # coloured edges, back through layers without weights

Place = tuple[float, float]
Route = Sequence[QPointF]  # the ends of the straight parts of a long connection


@dataclass(frozen=True)
class Edge:
    """One coloured edge, and its weight relative to the strongest, −1 to 1; None without a weight."""

    path: QPainterPath
    weight: float | None


@dataclass(frozen=True)
class Strands:
    """The faint edges of one connection.

    Args:
        lines: from map to map; of a connection that passes other columns, from and to its cable.
        cable: its straight way past other columns, as one line for all maps.
    """

    link: Link
    lines: tuple[QPainterPath, ...]
    cable: QPainterPath | None = None


def link(source: Column, start: int, target: Column, end: int, route: Route = ()) -> QPainterPath:
    """The path from one map to another, in the gaps between the others.

    Args:
        route: the ends of the straight parts at which it passes other columns.
    """
    path = QPainterPath()
    way_out, way_in = _way_out(source, start), _way_in(target, end)
    path.moveTo(*way_out[0])
    for place in way_out[1:]:
        path.lineTo(*place)
    _follow(path, route)
    _bend(path, *way_in[0])
    for place in way_in[1:]:
        path.lineTo(*place)
    return path


def _follow(path: QPainterPath, route: Route) -> None:
    """Appends the way of a long connection."""
    for start, end in zip(route[::2], route[1::2], strict=True):
        _bend(path, start.x(), start.y())
        path.lineTo(end)


def _bend(path: QPainterPath, x: float, y: float) -> None:
    """Appends a curve with horizontal ends."""
    before = path.currentPosition()
    half = (x - before.x()) / 2
    path.cubicTo(before.x() + half, before.y(), x - half, y, x, y)


@dataclass(frozen=True)
class Connection:
    """One connection between two columns, whose faint edges take long to make.

    Args:
        number: which input of the target it is.
        begins: whether it is the first one from its source: several begin alike.
        route: the ends of the straight parts at which it passes other columns.
        begins_route: whether it is the first one whose route begins there.
        bounds: the rectangle that its edges stay in.
    """

    link: Link
    number: int
    source: Column
    target: Column
    begins: bool
    route: Route
    begins_route: bool
    bounds: QRectF


def connections(project: Project, arrangement: Arrangement) -> list[Connection]:
    """All connections that have faint edges."""
    found: list[Connection] = []
    begun = set[object]()
    for layer in project.layers:
        target = arrangement.column_of(layer.id)
        for number, source_id in enumerate(layer.inputs):
            source, link = arrangement.column_of(source_id), (source_id, layer.id)
            if source is None or target is None or not source.shape or not target.shape:
                continue
            if source_id in layer.inputs[:number]:
                continue
            route = arrangement.routes.get(link, ())
            begins = source_id, (route[0].x(), route[0].y()) if route else None
            bounds = source.area.united(target.area).united(QPolygonF(route).boundingRect()).adjusted(-2, -2, 2, 2)
            new = source_id not in begun, begins not in begun
            found.append(Connection(link, number, source, target, new[0], route, new[1], bounds))
            begun |= {source_id, begins}
    return found


def faint_curves(project: Project, arrangement: Arrangement) -> list[Strands]:
    """The faint edges of all connections."""
    return [strands_of(project, arrangement, each) for each in connections(project, arrangement)]


def strands_of(project: Project, arrangement: Arrangement, connection: Connection) -> Strands:
    """The faint edges of a connection, for repeated painting; evenly sampled if there are too many."""
    source, target, route = connection.source, connection.target, connection.route
    lines = [*lines_of(project, arrangement, connection)]
    starts, ends = [*dict.fromkeys(map(_start, lines))], [*dict.fromkeys(map(_end, lines))]
    inside = _ways(_way_in, target)
    if connection.begins:
        inside += _ways(_way_inside, source)
        if source.exit is not None:
            right = source.block.right() + 1
            inside += [_line([(right, start[1]), start]) for start in starts]
    if not route:
        curves = [_curve(_start(line), _end(line)) for line in lines]
        return Strands(connection.link, (*curves, *inside))
    first, last = (route[0].x(), route[0].y()), (route[-1].x(), route[-1].y())
    curves = [_curve(last, end) for end in _some(ends)]
    if connection.begins_route:
        curves += [_curve(start, first) for start in _some(starts)]
    return Strands(connection.link, (*curves, *inside), cable_of(route))


def cable_of(route: Route) -> QPainterPath:
    """The straight way of a long connection."""
    cable = QPainterPath(route[0])
    cable.lineTo(route[1])
    _follow(cable, route[2:])
    return cable


def _curve(start: Place, end: Place) -> QPainterPath:
    path = QPainterPath(QPointF(*start))
    _bend(path, *end)
    return path


def _start(line: QLineF) -> Place:
    return line.x1(), line.y1()


def _end(line: QLineF) -> Place:
    return line.x2(), line.y2()


def _some(places: Sequence[Place]) -> Sequence[Place]:
    """Evenly spaced ones of many places."""
    return places[:: -(-len(places) // _MOST_FANNED)]


def _ways(way: Callable[[Column, int], Sequence[Place]], column: Column) -> list[QPainterPath]:
    """The paths inside a column, from or to its maps."""
    if column.kind != "maps":
        return []
    places = (way(column, tile) for tile in _chosen(len(column.tiles)))
    return [_line(each) for each in places if len(each) > 1]


def _line(places: Sequence[Place]) -> QPainterPath:
    path = QPainterPath(QPointF(*places[0]))
    for place in places[1:]:
        path.lineTo(*place)
    return path


def _chosen(count: int) -> range:
    """Evenly spaced indices below ``count``, at most _MOST_FAINT of them."""
    return range(0, count, max(1, -(-count // _MOST_FAINT)))


def lines_of(project: Project, arrangement: Arrangement, connection: Connection) -> Iterator[QLineF]:
    """The edges between connected maps; evenly sampled if there are too many."""
    source, target, number = connection.source, connection.target, connection.number
    if source.kind == target.kind == "strip":
        for share in _SHARES:
            yield QLineF(*_leaves_at(source, share), *_along(target, share, leaving=False))
    elif target.kind == "strip":  # each map becomes its own section of the flattened vector
        count = len(source.tiles)
        for tile in _chosen(count):
            yield QLineF(*_leaves(source, tile), *_along(target, (tile + 0.5) / count, leaving=False))
    elif source.kind == "strip":
        count = len(target.tiles)
        for tile in _chosen(count):
            yield QLineF(*_leaves_at(source, (tile + 0.5) / count), *_arrives(target, tile))
    else:
        tiles = range(len(target.tiles))
        reads = [_read(project, arrangement, source, target, number, tile) for tile in tiles]
        ends = list(accumulate(map(len, reads)))
        for at in _chosen(ends[-1]):  # sampled before any is created: there may be millions
            tile = bisect_right(ends, at)
            channel = reads[tile][at - ends[tile]]
            yield QLineF(*_leaves(source, channel), *_arrives(target, tile))


def coloured_edges(project: Project, result: Result, arrangement: Arrangement, layer_id: str, tile: int) -> list[Edge]:
    """The edges into one map, with sign and size of its weights; goes back to the nearest layers with weights."""
    edges: list[Edge] = []
    waiting, seen = [(layer_id, tile)], {(layer_id, tile)}
    while waiting and len(edges) < _MOST_FOLLOWED:
        layer_id, tile = waiting.pop(0)
        if layer_id == INPUT:
            continue
        layer, target = project[layer_id], arrangement.column_of(layer_id)
        for number, source_id in enumerate(layer.inputs):
            source = arrangement.column_of(source_id)
            if source is None or target is None or not source.shape or not target.shape or tile >= len(target.tiles):
                continue
            route = arrangement.routes.get((source_id, layer_id), ())
            if layer.spec.is_dense:
                edges += _linear_edges(project, result, source, target, tile, route)
            elif layer.spec.has_filters:
                edges += _filter_edges(project, source, target, tile, route)
            else:
                for channel in _copied(project, arrangement, source, target, tile, number):
                    edges.append(Edge(link(source, channel, target, tile, route), None))
                    if (source_id, channel) not in seen:
                        seen.add((source_id, channel))
                        waiting.append((source_id, channel))
    return edges


def _copied(
    project: Project, arrangement: Arrangement, source: Column, target: Column, tile: int, number: int
) -> range:
    """The tiles of input ``number`` that a tile of a layer without weights is made from, one for one."""
    if len(target.shape or ()) != len(source.shape or ()) or (source.kind == "strip") != (target.kind == "strip"):
        return range(0)
    reads = _read(project, arrangement, source, target, number, tile)
    if len(project[target.layer].inputs) > 1:
        return reads
    alike = len(source.tiles) == len(target.tiles)
    if len(reads) == 1 and (alike or len(source.tiles) == _channels(source)):
        return reads
    return range(tile, tile + 1) if alike else range(0)


def _filter_edges(project: Project, source: Column, target: Column, tile: int, route: Route) -> list[Edge]:
    layer = project[target.layer]
    if tile >= layer.weights["weight"].shape[0]:
        return []
    reads = layer.spec.reads(tile, source.shape[0] if source.shape else 0)
    with np.errstate(invalid="ignore"):  # infinities of both signs add up to NaN
        sums = layer.weights["weight"][tile].sum((1, 2), dtype=np.float64)
        if len(source.tiles) == 1:
            sums, reads = sums.sum(keepdims=True), range(1)
    return _strongest(source, target, tile, reads, sums, route)


def _linear_edges(
    project: Project, result: Result, source: Column, target: Column, unit: int, route: Route
) -> list[Edge]:
    """The edges from the cells with the largest contributions to a unit's sum."""
    weights = project[target.layer].weights["weight"]
    if source.layer not in result.outputs or unit >= weights.shape[0] or source.shape != weights.shape[1:]:
        return []
    with np.errstate(invalid="ignore"):  # infinity times 0
        products = np.multiply(weights[unit], result[source.layer], dtype=np.float64)
    return _strongest(source, target, unit, range(weights.shape[1]), products, route)


def _strongest(
    source: Column, target: Column, tile: int, reads: range, weights: np.ndarray, route: Route
) -> list[Edge]:
    weights = np.nan_to_num(weights)
    largest = float(np.abs(weights).max(initial=0)) or 1.0
    chosen = np.argsort(-np.abs(weights))[:_MOST_COLOURED]
    return [Edge(link(source, reads[i], target, tile, route), float(weights[i]) / largest) for i in chosen]


def _read(project: Project, arrangement: Arrangement, source: Column, target: Column, number: int, tile: int) -> range:
    """The tiles of input ``number`` that a painted tile of ``target`` depends on."""
    layer, last = project[target.layer], len(source.tiles) - 1
    if target.kind == "bars" and not layer.spec.is_dense and len(layer.inputs) == 1:
        return range(min(tile, last), min(tile, last) + 1)
    channels = [_channels(arrangement.column_of(each)) for each in layer.inputs]
    reads = joint_reads(layer.spec, tile, channels)[number]
    return range(min(reads[0], last), min(reads[-1], last) + 1) if reads else range(0)


def _channels(column: Column | None) -> int:
    return column.shape[0] if column is not None and column.shape else 0


# Points are pairs of floats: creating QPointF would dominate the time for a thousand edges.


def _leaves(column: Column, tile: int) -> Place:
    """The point where the edge from a map, bar, or unit of a strip leaves its column."""
    return _way_out(column, tile)[-1]


def _leaves_at(strip: Column, share: float) -> Place:
    """The point where the edge from the fraction ``share`` of a strip's height leaves its column."""
    x, y = _along(strip, share, leaving=True)
    return x if strip.exit is None else strip.exit, y


def _arrives(column: Column, tile: int) -> Place:
    """The point where the edge to a map or bar enters its column."""
    return _way_in(column, tile)[0]


def _way_out(column: Column, tile: int) -> list[Place]:
    """The path from a map to where its edges may bend."""
    way = _way_inside(column, tile)
    return way if column.exit is None else [*way, (column.exit, way[-1][1])]


def _way_inside(column: Column, tile: int) -> list[Place]:
    """The path from a map to the right edge of its maps, through the gaps between maps to its right."""
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
