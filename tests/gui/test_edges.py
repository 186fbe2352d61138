"""The lines between columns: how many, from where to where, and how strong."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest

import engine
from gui.network.edges import coloured_edges, faint_lines
from gui.network.layout import Arrangement, Head, arrange

MOST = 400  # lines that can still be told apart


def arranged(project: engine.Project) -> Arrangement:
    ids = ["input", *(layer.id for layer in project.layers)]
    heads = {each: Head(each, ()) for each in ids}
    return arrange(project, engine.infer(project), heads, dict.fromkeys(ids, 80.0), 1000, 600)


def network(*specs: engine.Spec, channels: int = 3) -> engine.Project:
    return engine.chain((channels, 4, 4), specs)


def counts(*specs: engine.Spec, channels: int = 3) -> list[int]:
    project = network(*specs, channels=channels)
    return [len(lines) for lines in faint_lines(project, arranged(project))]


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
    lines = list(faint_lines(project, arrangement))[1]
    assert time.perf_counter() - started < 0.5, "a million would take seconds"
    assert MOST / 2 < len(lines) <= MOST
    ends = [column.tiles for column in arrangement.columns]
    lefts, rights = {tile.right() + 1 for tile in ends[1]}, {tile.left() - 2 for tile in ends[2]}
    assert {line.x1() for line in lines} <= lefts
    assert {line.x2() for line in lines} <= rights
    assert len({(line.x2(), line.y2()) for line in lines}) > MOST / 2, "not all of them to the same map"


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
