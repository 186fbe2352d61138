"""What an edit does to layers is found by comparing the projects before and after it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import engine
from engine import INPUT, Project
from engine.project.edit_effects import recomputed

Edit = Callable[[Project], Project]
EDITS: dict[str, tuple[Edit, set[str]]] = {
    "nothing": (lambda project: project, set()),
    "picture": (
        lambda project: engine.set_image(project, np.ones((1, 8, 8), np.float32)),
        {INPUT, "conv1", "relu1", "conv2", "add1"},
    ),
    "weight before a fork": (
        lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 2.0),
        {"conv1", "relu1", "conv2", "add1"},
    ),
    "weight in a branch": (lambda project: engine.set_weight(project, "conv2", (0, 0, 0, 0), 2.0), {"conv2", "add1"}),
    "another kernel": (lambda project: engine.set_params(project, "conv2", kernel=1, padding=0), {"conv2", "add1"}),
    "another source": (lambda project: engine.reconnect(project, "conv2", "relu1", "conv1"), {"conv2", "add1"}),
    "a new layer": (
        lambda project: engine.add_layer(project, engine.ReLU(), len(project.layers)),
        {"relu2"},
    ),
}


def branching() -> Project:
    conv = {"filters": 2, "kernel": 3, "padding": 1}
    nodes = [
        ("conv1", engine.Conv2d(**conv), (INPUT,)),
        ("relu1", engine.ReLU(), ("conv1",)),
        ("conv2", engine.Conv2d(**conv), ("relu1",)),
        ("add1", engine.Add(), ("relu1", "conv2")),
    ]
    picture = np.random.default_rng(0).random((1, 8, 8), dtype=np.float32)
    return engine.set_image(engine.graph((1, 8, 8), nodes, seed=1), picture)


@pytest.mark.parametrize("name", EDITS)
def test_only_the_maps_that_may_differ_are_named(name: str) -> None:
    edit, named = EDITS[name]
    before = branching()
    after = edit(before)
    assert recomputed(before, after) == named
    old, new = engine.evaluate(before).outputs, engine.evaluate(after).outputs
    for layer in set(new) - named - {INPUT}:
        assert np.array_equal(old[layer].array, new[layer].array)
