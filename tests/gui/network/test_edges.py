"""The lines between columns: how many, from where to where, and how strong."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest

import engine
from gui.network.edges import coloured_edges, connections, faint_curves, lines_of, link
from gui.network.layout import Arrangement, Header, Setting
from gui.network.placing import Needs, arrange

MOST = 400  # lines that can still be told apart


def arranged(project: engine.Project) -> Arrangement:
    ids = ["input", *(layer.id for layer in project.layers)]
    heads = {each: Header(each) for each in ids}
    needs = Needs([80.0] * len(ids), [24.0] * len(ids), 60.0, 8.0, Setting(("kind",), 8))
    return arrange(project, engine.infer(project), heads, needs, 1000, 600)


def network(*specs: engine.Spec, channels: int = 3) -> engine.Project:
    return engine.chain((channels, 4, 4), specs)


def counts(*specs: engine.Spec, channels: int = 3) -> list[int]:
    project = network(*specs, channels=channels)
    arrangement = arranged(project)
    return [len([*lines_of(project, arrangement, each)]) for each in connections(project, arrangement)]


def test_a_line_for_whatever_is_connected() -> None:
    conv = engine.Conv2d(filters=4, padding=1)
    assert counts(conv, engine.ReLU(), conv) == [4, 4, 16], "three colours are one picture"
    assert counts(engine.Conv2d(filters=4, groups=2, padding=1), channels=6) == [12]
    assert counts(conv, engine.Flatten(), engine.Linear(units=3), engine.Softmax()) == [4, 4, 3, 3]
    assert counts(conv, engine.Softmax()) == [4, 16]
    assert counts(engine.Flatten(), engine.Linear(units=1000)) == [1, 12]


def test_many_lines_are_thinned_evenly_and_at_once() -> None:
    conv = engine.Conv2d(filters=1024, kernel=1)
    project = network(conv, conv)
    arrangement = arranged(project)
    started = time.perf_counter()
    lines = list(lines_of(project, arrangement, connections(project, arrangement)[1]))
    assert time.perf_counter() - started < 0.5, "a million would take seconds"
    assert MOST / 2 < len(lines) <= MOST
    _, before, after = arrangement.columns
    assert {line.x1() for line in lines} == {before.block.right() + 1}
    assert {line.x2() for line in lines} == {after.block.left() - 2}
    assert len({line.y2() for line in lines}) > after.down / 2, "not all of them to the same map"


@pytest.mark.parametrize("odd", [3e38, math.inf, -math.inf, math.nan])
@pytest.mark.parametrize("units", [None, 3])
def test_numbers_at_the_edge_of_float32_have_colours_too(odd: float, units: int | None) -> None:
    end = [] if units is None else [engine.Flatten(), engine.Linear(units=units)]
    project = engine.set_image(network(engine.Conv2d(filters=2, padding=1), *end), np.ones((3, 4, 4)))
    layer_id = project.layers[-1].id
    row = np.where(np.arange(project[layer_id].weights["weight"].data[0].size) % 2, odd, -abs(odd))
    weight = project[layer_id].weights["weight"].data.copy()
    weight[0] = row.reshape(weight[0].shape)
    weight[1] = odd
    project = engine.set_weights(project, layer_id, weight=weight)
    for tile in (0, 1):
        edges = coloured_edges(project, engine.evaluate(project), arranged(project), layer_id, tile)
        assert edges
        assert all(-1 <= edge.weight <= 1 for edge in edges)


@pytest.mark.parametrize(("first", "second"), [(1, 1), (3, 16), (16, 16), (16, 40), (40, 100), (5, 7), (1, 300)])
def test_no_line_crosses_a_map(first: int, second: int) -> None:
    layers = [engine.Conv2d(filters=first, padding=1), engine.Conv2d(filters=second, padding=1), engine.ReLU()]
    project = network(*layers, engine.Flatten(), engine.Linear(units=3), engine.Softmax())
    arrangement = arranged(project)
    tiles = np.array([rect.getCoords() for column in arrangement.columns for rect in column.tiles])
    low, high = tiles[:, :2] + 0.1, tiles[:, 2:] - 0.1
    paths = [path for strands in faint_curves(project, arrangement) for path in strands.lines]
    for layer_id in ("conv1", "conv2", "relu1", "linear1"):
        column = arrangement.column_of(layer_id)
        assert column is not None
        for tile in {0, len(column.tiles) // 2, len(column.tiles) - 1}:
            edges = coloured_edges(project, engine.evaluate(project), arrangement, layer_id, tile)
            assert edges
            paths += [edge.path for edge in edges]
    assert paths
    for path in paths:
        points = np.array([path.pointAtPercent(step / 16).toTuple() for step in range(17)])[:, None]
        assert not ((points > low) & (points < high)).all(axis=2).any()


def test_a_line_leads_from_its_map_to_its_map() -> None:
    conv = engine.Conv2d(filters=40, padding=1)
    arrangement = arranged(network(conv, conv))
    _, source, target = arrangement.columns
    assert source.down < len(source.tiles), "several beside each other"
    for start in range(40):
        for end in range(40):
            path = link(source, start, target, end)
            first, last = path.pointAtPercent(0), path.pointAtPercent(1)
            assert source.tiles[start].adjusted(-2, -2, 2, 2).contains(first)
            assert target.tiles[end].adjusted(-3, -2, 2, 2).contains(last)
