"""Places the columns of a network: their sizes, their maps, and the ways of long connections."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from engine import INPUT, Inference, Project, Shape
from engine.compute.thumbnails import SIDE
from gui.network.layout import LEAST_GAP, MARGIN, Arrangement, Column, ColumnKind, Header, Plus, Setting, kind_of
from gui.network.ranks import Link, Ranks, Slot, ranks_of

LEAST_INNER = 160.0  # minimum height of the maps
_LEAST_SIDE = 10.0  # minimum beside all columns
_GAP = 30.0  # maximum space between two columns, for the edges
_BRANCHING_GAPS = 30.0, 48.0  # minimum and maximum where edges also run up and down
_LEAST_ROW = 72.0  # minimum height of the maps of each of several layers below each other
_ROW_GAP = 10.0  # between two layers below each other
_CORRIDOR = 14.0  # height of a way for long connections past a layer, or below all of them
_LEAST_TRACK, _MOST_BELOW = 5.0, 98.0  # minimum height of a way below all layers, and intended maximum of all of them
_PLUS_DOWN = 9.0  # from the top of a header to the first plus sign
_APART = 20.0  # between plus signs and ports
_AFTER = 12.0  # from the last column to the plus sign after it
_LARGEST_TILE = 300.0  # maximum side of a map that is shown in part only
_LARGEST_WHOLE = 360.0  # maximum side of a map whose cells are all shown
_WIDEST = 540.0  # maximum width of a column
_STRIP = 16.0


@dataclass(frozen=True)
class Needs:
    """The minimum sizes of a project's ranks, in canvas pixels.

    Args:
        pitches: distances between the left edges of neighbouring headers.
        widths: of the content below the headers.
        header: height of the headers.
        gutter: part of each pitch that stays free.
        setting: of the headers.
        branches: whether edges also run up and down between the columns, so that headers must stay out of there.
    """

    pitches: Sequence[float]
    widths: Sequence[float]
    header: float
    gutter: float
    setting: Setting
    branches: bool = False

    @property
    def gaps(self) -> tuple[float, float]:
        """Minimum and maximum space between two ranks."""
        return _BRANCHING_GAPS if self.branches else (LEAST_GAP, _GAP)

    @property
    def width(self) -> float:
        """Minimum width of the canvas."""
        least = self.gaps[0]
        return 2 * _LEAST_SIDE + sum(self.columns(least)) + least * (len(self.pitches) - 1)

    def columns(self, gap: float) -> list[float]:
        """Minimum widths of the columns for this gap: headers may extend into the gap, and slightly into the margin."""
        beyond = [*[gap] * (len(self.pitches) - 1), LEAST_GAP]
        if self.branches:
            beyond = [self.gutter] * len(self.pitches)
        return [max(needs[0] - needs[1], needs[2]) for needs in zip(self.pitches, beyond, self.widths, strict=True)]


@dataclass(frozen=True)
class Heights:
    """The heights of which a network's ranks consist, in canvas pixels."""

    ranks: Ranks
    header: float

    @property
    def below(self) -> float:
        """The height of all tracks."""
        count = self.ranks.track_count
        return min(count * _CORRIDOR, max(_MOST_BELOW, count * _LEAST_TRACK))

    @property
    def min_height(self) -> float:
        """The minimum height of the ranks."""
        if self.ranks.is_chain:
            return self.header + LEAST_INNER
        rows = ((self._fixed(rank), sum(not slot.passes for slot in rank)) for rank in self.ranks.ranks)
        return max(self.header + LEAST_INNER, *(fixed + count * _LEAST_ROW for fixed, count in rows))

    def _fixed(self, rank: Sequence[Slot]) -> float:
        """The height of a rank without its maps."""
        rows = sum(not slot.passes for slot in rank)
        return rows * self.header + (rows - 1) * _ROW_GAP + (len(rank) - rows) * _CORRIDOR

    def rows(self, rank: Sequence[Slot], height: float) -> list[tuple[Slot, float, float]]:
        """The rows of a rank of this height: distance from its top, and height."""
        count, top, found = sum(not slot.passes for slot in rank), 0.0, []
        share = self.header + (height - self._fixed(rank)) / count
        for slot in rank:
            high = _CORRIDOR if slot.passes else share
            found.append((slot, top, high))
            top += high + (0.0 if slot.passes else _ROW_GAP)
        return found


@dataclass(frozen=True)
class _Grid:
    """The ranks as rectangles: their left edges, widths and height, and the space between them."""

    lefts: Sequence[float]
    widths: Sequence[float]
    height: float
    gap: float

    @property
    def right(self) -> float:
        """The right edge of the last rank."""
        return self.lefts[-1] + self.widths[-1]

    def right_of(self, depth: int) -> float:
        """The right edge of a rank."""
        return self.lefts[depth] + self.widths[depth]

    def middle(self, depth: int) -> float:
        """The x coordinate between a rank and the next one."""
        if depth + 1 == len(self.lefts):
            return self.right + _AFTER
        return (self.right_of(depth) + self.lefts[depth + 1]) / 2


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
        needs: minimum sizes, of all ranks.
    """
    ranks = ranks_of(project)
    shapes = {INPUT: inference.input_shape, **{layer.id: inference[layer.id].shape for layer in project.layers}}
    heights = Heights(ranks, needs.header)
    spaces, (least_gap, most_gap) = len(ranks.ranks) - 1, needs.gaps
    spare = max(width - needs.width, 0.0)
    edge = min(_LEAST_SIDE + spare / 2, MARGIN)
    gap = min(least_gap + (spare - 2 * (edge - _LEAST_SIDE)) / max(spaces, 1), most_gap)
    weights = [max(_weight(kind_of(shapes[each])) for each in rank) for rank in ranks.layers]
    widths = _shared_out(needs.columns(gap), weights, width - 2 * edge - gap * spaces)
    lefts = [edge]
    for wide in widths[:-1]:
        lefts.append(lefts[-1] + (wide + gap))
    grid = _Grid(lefts, widths, max(height - 2 * MARGIN - heights.below, heights.min_height), gap)
    columns, routes = _columns(ranks, heights, grid, needs, shapes, heads), _routes(ranks, heights, grid)
    pluses = _pluses(ranks, columns, grid, routes)
    return Arrangement(
        tuple(columns.values()),
        grid.right + edge,
        2 * MARGIN + grid.height + heights.below,
        needs.setting,
        tuple(grid.middle(ranks.depths[layer]) for layer in columns),
        pluses,
        _ports(ranks, columns, grid, pluses),
        routes,
        ranks.layers,
    )


def _columns(
    ranks: Ranks,
    heights: Heights,
    grid: _Grid,
    needs: Needs,
    shapes: Mapping[str, Shape | None],
    heads: Mapping[str, Header],
) -> dict[str, Column]:
    """The columns by layer, in the order of the layers."""
    areas = dict[str, QRectF]()
    for depth, rank in enumerate(ranks.ranks):
        for slot, top, high in heights.rows(rank, grid.height):
            if not slot.passes:
                areas[slot.layer] = QRectF(grid.lefts[depth], MARGIN + top, grid.widths[depth], high)
    rooms = {layer: area.adjusted(0, needs.header, 0, 0) for layer, area in areas.items()}
    fits = _alike(ranks, {layer: _fitting(layer, shapes[layer], rooms[layer]) for layer in shapes})
    columns = {}
    for layer, shape in shapes.items():
        area, depth = areas[layer], ranks.depths[layer]
        is_last = depth + 1 == len(ranks.ranks)
        if needs.branches:
            wide, pitch = area.width(), area.width() + needs.gutter
        else:
            wide = area.width() + (LEAST_GAP if is_last else grid.gap) - needs.gutter
            pitch = (area.right() + LEAST_GAP if is_last else grid.lefts[depth + 1]) - area.left()
        header = QRectF(area.left(), area.top(), wide, needs.header)
        kind, crowded = kind_of(shape), len(ranks.ranks[depth]) > 1
        tiles = _tiles(kind, shape, rooms[layer], fits[layer])
        way_out = area.right() if crowded else None
        columns[layer] = Column(layer, shape, kind, heads[layer], area, header, tiles, pitch, way_out)
    return columns


def _pluses(
    ranks: Ranks, columns: dict[str, Column], grid: _Grid, routes: Mapping[Link, Sequence[QPointF]]
) -> tuple[Plus, ...]:
    """The places at which layers can be inserted: in the gap before the target, or on the straight way past others."""
    order, readers = [*columns], Counter(source for source, _ in ranks.links)
    found: list[Plus] = []

    def add(source: str, target: str | None, index: int | None, wanted: QPointF, step: QPointF) -> None:
        found.append(Plus(source, target, index, _free(wanted, [plus.centre for plus in found], step)))

    for source, target in ranks.links:
        depth, at = ranks.depths[target] - 1, order.index(target) - 1
        index = at if order[at] == source and readers[source] == 1 else None
        route = routes.get((source, target))
        if route is not None:
            add(source, target, index, route[-1] - QPointF(_APART / 2, 0), QPointF(-_APART, 0))
        else:
            beside = columns[target if len(ranks.layers[depth + 1]) > 1 else source]
            place = QPointF(grid.middle(depth), beside.header.top() + _PLUS_DOWN)
            add(source, target, index, place, QPointF(0, _APART))
    last = order[-1]
    end = QPointF(grid.middle(ranks.depths[last]), columns[last].header.top() + _PLUS_DOWN)
    add(last, None, len(order) - 1, end, QPointF(0, _APART))
    return tuple(found)


def _ports(ranks: Ranks, columns: dict[str, Column], grid: _Grid, pluses: Sequence[Plus]) -> dict[str, QPointF]:
    """The port of each layer: in the gap after it, below the plus signs."""
    taken, ports = [plus.centre for plus in pluses], {}
    for layer, column in columns.items():
        wanted = QPointF(grid.middle(ranks.depths[layer]), column.header.top() + _PLUS_DOWN)
        ports[layer] = _free(wanted, taken, QPointF(0, _APART))
        taken.append(ports[layer])
    return ports


def _free(wanted: QPointF, taken: Sequence[QPointF], step: QPointF) -> QPointF:
    """The first place from ``wanted`` on, in steps, that is away from those that are taken."""
    while any(abs(place.x() - wanted.x()) < _APART and abs(place.y() - wanted.y()) < _APART for place in taken):
        wanted = wanted + step
    return wanted


def _routes(ranks: Ranks, heights: Heights, grid: _Grid) -> dict[Link, tuple[QPointF, ...]]:
    """The ways of long connections, each as the ends of its straight parts."""
    corridors = {
        (depth, slot.layer): MARGIN + top + high / 2
        for depth, rank in enumerate(ranks.ranks)
        for slot, top, high in heights.rows(rank, grid.height)
        if slot.passes
    }
    pitch = heights.below / max(ranks.track_count, 1)
    routes = {}
    for source, target in ranks.links:
        way: list[QPointF] = []
        for depth in range(ranks.depths[source] + 1, ranks.depths[target]):
            if source in ranks.tracks:
                y = MARGIN + grid.height + (ranks.tracks[source] + 0.5) * pitch
            else:
                y = corridors[depth, source]
            if way and way[-1].y() == y:
                way.pop()
            else:
                way.append(QPointF(grid.lefts[depth], y))
            way.append(QPointF(grid.right_of(depth), y))
        if way:
            routes[source, target] = tuple(way)
    return routes


def _weight(kind: ColumnKind) -> float:
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


def _fitting(layer: str, shape: Shape | None, room: QRectF) -> _Fit | None:
    """The largest equal tiles that fit a column; None if the layer has no maps."""
    if shape is None or kind_of(shape) != "maps":
        return None
    count = 1 if layer == INPUT and shape[0] == 3 else shape[0]
    aspect = min(max(shape[2] / shape[1], 0.1), 10.0)  # a picture of one row must stay visible
    largest = _LARGEST_WHOLE if max(shape[1:]) <= SIDE else _LARGEST_TILE
    gap = 6.0 if count <= 16 else 4.0 if count <= 64 else 2.0 if count <= 256 else 1.0
    return _Fit(count, min(_widest(count, aspect, gap, room.width(), room.height()), largest), aspect, gap)


def _alike(ranks: Ranks, fits: Mapping[str, _Fit | None]) -> dict[str, _Fit | None]:
    """Gives connected columns with the same number of maps one tile size, so that the eye can follow a map.

    Only in neighbouring ranks with the same number of layers: one beside several would be needlessly small.
    """
    group = {layer: [layer] for layer in fits}
    for source, target in ranks.links:
        first, after = fits[source], fits[target]
        near = ranks.depths[target] - ranks.depths[source] == 1
        rows = len(ranks.layers[ranks.depths[source]]), len(ranks.layers[ranks.depths[target]])
        if first is None or after is None or first.count != after.count or not near or rows[0] != rows[1]:
            continue
        if group[source] is not group[target]:
            group[source] += group[target]
            for layer in group[target]:
                group[layer] = group[source]
    least = {layer: min((fit.width for each in group[layer] if (fit := fits[each])), default=0.0) for layer in fits}
    return {layer: fit and replace(fit, width=least[layer]) for layer, fit in fits.items()}


def _tiles(kind: ColumnKind, shape: Shape | None, room: QRectF, fit: _Fit | None) -> tuple[QRectF, ...]:
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
