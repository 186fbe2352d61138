"""Networks that branch on the canvas: where layers stand, and that no connection crosses a map or a header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainterPath
from PySide6.QtWidgets import QApplication

import engine
from gui.look.fonts import BASE_PIXELS
from gui.network.column_headers import fitting
from gui.network.edges import coloured_edges, faint_curves
from gui.network.fonts import Fonts
from gui.network.header_grid import HeaderType, grid_of
from gui.network.layout import Arrangement
from gui.network.ranks import ranks_of
from gui.network.words import reads_text
from gui.state.build_up import building_order
from tests.engine.project.test_graphs import graphs
from tests.gui.network.shaped import dense, gated, inception, residual, shaped, u_shaped
from tests.laws import examples

BELOW_WORDS = 5.0  # canvas pixels at the foot of a header that stay empty
SIZES = ((420, 300), (760, 520), (1500, 800))


@pytest.fixture(scope="module")
def kind(qapp: QApplication) -> HeaderType:
    font = QFont(qapp.font())
    font.setPixelSize(BASE_PIXELS)
    return HeaderType(Fonts.of(font))


def paths_of(project: engine.Project, arrangement: Arrangement) -> Iterator[QPainterPath]:
    """Everything that the canvas paints from map to map."""
    for strands in faint_curves(project, arrangement):
        yield from strands.lines
        if strands.cable is not None:
            yield strands.cable
    result = engine.evaluate(project)
    for layer in project.layers:
        column = arrangement.column_of(layer.id)
        assert column is not None
        for tile in {0, len(column.tiles) - 1}:
            for edge in coloured_edges(project, result, arrangement, layer.id, tile)[:40]:
                yield edge.path


def check_clear(paths: Iterable[QPainterPath], arrangement: Arrangement) -> None:
    """No path crosses a map or a header."""
    words = [column.header.adjusted(0, 0, 0, -BELOW_WORDS) for column in arrangement.columns]
    solid = [*words, *(rect for column in arrangement.columns for rect in column.tiles)]
    corners = np.array([rect.getCoords() for rect in solid])
    low, high = corners[:, :2] + 0.1, corners[:, 2:] - 0.1
    for path in paths:
        points = np.array([path.pointAtPercent(step / 48).toTuple() for step in range(49)])[:, None]
        crossed = ((points > low) & (points < high)).all(axis=2)
        assert not crossed.any(), (solid[int(crossed.any(axis=0).argmax())], path.pointAtPercent(0))


def check_places(project: engine.Project, arrangement: Arrangement) -> None:
    """Layers stand right of all that they read, and nothing touches anything else."""
    whole = QRectF(0, 0, arrangement.width + 0.1, arrangement.height + 0.1)
    for column in arrangement.columns:
        assert whole.contains(column.area)
        for tile in column.tiles:
            assert column.maps_area.adjusted(-0.1, -0.1, 0.1, 0.1).contains(tile)
    for one, other in combinations(arrangement.columns, 2):
        assert not one.area.intersects(other.area)
    for layer in project.layers:
        target = arrangement.column_of(layer.id)
        for source_id in layer.inputs:
            source = arrangement.column_of(source_id)
            assert source is not None
            assert target is not None
            assert source.area.right() < target.area.left()
    for (one_link, one_way), (other_link, other_way) in combinations(arrangement.routes.items(), 2):
        if one_link[0] != other_link[0]:
            for start, end in zip(one_way[::2], one_way[1::2], strict=True):
                for first, last in zip(other_way[::2], other_way[1::2], strict=True):
                    beside = end.x() < first.x() or last.x() < start.x()
                    assert beside or abs(start.y() - first.y()) > 3, "two ways could not be told apart"


def check_pointing(arrangement: Arrangement) -> None:
    """What is painted at a point is what is found there."""
    for number, column in enumerate(arrangement.columns):
        for tile in {0, len(column.tiles) - 1}:
            spot = arrangement.spot(column.tiles[tile].center())
            assert spot is not None
            assert (spot.column, spot.part, spot.tile) == (number, "tile", tile)
        spot = arrangement.spot(column.header.center())
        assert spot is not None
        assert (spot.column, spot.part) == (number, "header")
        assert arrangement.port(arrangement.ports[column.layer]) is not None
    for number, plus in enumerate(arrangement.pluses):
        assert arrangement.plus(plus.centre) == number
        assert arrangement.port(plus.centre) is None


def check_heads(arrangement: Arrangement, kind: HeaderType, zoom: float) -> None:
    """No two headers touch, and each lies in the room of its own layer."""
    grid = grid_of(arrangement, kind, zoom)
    for cell in grid.cells:
        column = arrangement.column_of(cell.layer)
        assert column is not None
        room = column.header.adjusted(-0.1, -0.1, column.pitch - column.header.width() + 0.1, 0.1)
        assert room.contains(cell.rect)


@examples(60, same_fixtures=True)
@given(project=graphs(), size=st.sampled_from(SIZES))
def test_no_connection_of_any_graph_crosses_a_map(
    kind: HeaderType, project: engine.Project, size: tuple[int, int]
) -> None:
    arrangement = fitting(project, (), kind, QSizeF(*size))
    check_places(project, arrangement)
    check_clear(paths_of(project, arrangement), arrangement)
    check_pointing(arrangement)
    if not arrangement.is_chain:
        check_heads(arrangement, kind, 1.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("at", range(7))
def test_no_connection_of_known_networks_crosses_a_map(kind: HeaderType, at: int, size: tuple[int, int]) -> None:
    project = shaped()[at]
    arrangement = fitting(project, (), kind, QSizeF(*size))
    check_places(project, arrangement)
    check_clear(paths_of(project, arrangement), arrangement)
    check_pointing(arrangement)
    for zoom in (0.5, 1.0, 2.0):
        check_heads(arrangement, kind, zoom)


@given(graphs())
def test_a_layer_stands_at_the_length_of_its_longest_path(project: engine.Project) -> None:
    ranks = ranks_of(project)
    assert ranks.depths[engine.INPUT] == 0
    for layer in project.layers:
        assert ranks.depths[layer.id] == 1 + max(ranks.depths[source] for source in layer.inputs)
        assert layer.id in ranks.layers[ranks.depths[layer.id]]
    assert sum(map(len, ranks.layers)) == len(project.layers) + 1


def test_a_shorter_branch_keeps_its_row() -> None:
    """The ways of four branches of different lengths never cross."""
    ranks = ranks_of(inception())
    rows = [[slot.layer for slot in rank] for rank in ranks.ranks[2:5]]
    assert rows == [["b1", "b2a", "b3a", "b4a"], ["b1", "b2b", "b3b", "b4b"], ["b1", "b2b", "b3c", "b4b"]]
    assert not ranks.tracks


def test_skips_within_skips_lie_below_each_other() -> None:
    ranks = ranks_of(u_shaped(3))
    tracks = [ranks.tracks[f"down{i}"] for i in range(4)]
    assert tracks == sorted(tracks, reverse=True)
    assert len(set(tracks)) == 4
    assert set(ranks_of(residual(5)).tracks.values()) == {0}, "one after the other they share a track"


def test_a_layer_that_many_read_has_one_way(kind: HeaderType) -> None:
    arrangement = fitting(dense(), (), kind, QSizeF(1500, 800))
    ways = [way for (source, _), way in arrangement.routes.items() if source == "conv0"]
    assert len(ways) > 2
    assert len({way[0].toTuple() for way in ways}) == 1


@given(graphs())
def test_what_is_built_reads_only_what_is_built(project: engine.Project) -> None:
    order = building_order(project)
    assert sorted(order) == sorted([engine.INPUT, *(layer.id for layer in project.layers)])
    for layer in project.layers:
        assert all(order.index(source) < order.index(layer.id) for source in layer.inputs)


def test_building_goes_along_a_branch_and_waits_where_branches_meet() -> None:
    branches = ["b1", "b2a", "b2b", "b3a", "b3b", "b3c", "b4a", "b4b"]
    assert building_order(inception()) == ["input", "conv1", *branches, "concat", "pool", "flatten", "linear"]
    chain = engine.chain((1, 8, 8), [engine.ReLU(), engine.ReLU()])
    assert building_order(chain) == ["input", "relu1", "relu2"]


def test_an_edge_of_a_joining_layer_comes_from_the_map_that_it_reads(kind: HeaderType) -> None:
    project = inception()
    arrangement = fitting(project, (), kind, QSizeF(1500, 800))
    column = arrangement.column_of("b2b")
    assert column is not None
    edges = coloured_edges(project, engine.evaluate(project), arrangement, "concat", 3)
    assert edges[0].weight is None
    start = edges[0].path.pointAtPercent(0)
    assert column.tiles[1].adjusted(-2, -2, 2, 2).contains(start), "b1 has two maps, so the fourth is b2b's second"
    assert any(edge.weight is not None for edge in edges), "back to the weights of that branch"


def test_what_is_read_is_said() -> None:
    project = gated()
    assert reads_text(project, "scale") == "scale reads conv2 and gate"
    assert reads_text(project, "conv1") == "conv1 is read by conv2 and add"
    assert reads_text(project, "fc1") == ""
    assert reads_text(inception(), "concat") == "concat reads b1, b2b, b3c and b4b"


def test_a_chain_has_a_plus_sign_before_each_layer_and_after_the_last(kind: HeaderType) -> None:
    project = engine.chain((1, 8, 8), [engine.ReLU(), engine.ReLU(), engine.ReLU()])
    arrangement = fitting(project, (), kind, QSizeF(900, 500))
    assert [plus.index for plus in arrangement.pluses] == [0, 1, 2, 3]
    assert all(one.centre.x() < other.centre.x() for one, other in pairwise(arrangement.pluses))
    assert arrangement.insertion(QPointF(arrangement.width, 100)) == 3


def test_each_connection_has_its_own_plus_sign(kind: HeaderType) -> None:
    for project in shaped():
        arrangement = fitting(project, (), kind, QSizeF(1100, 600))
        links = {(source, layer.id) for layer in project.layers for source in layer.inputs}
        found = [(plus.source, plus.target) for plus in arrangement.pluses if plus.target is not None]
        assert set(found) == links
        assert len(found) == len(links)
        assert len({plus.centre.toTuple() for plus in arrangement.pluses}) == len(arrangement.pluses)
