"""Stored maps are those of the very project, or are not used."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import engine
from engine.compute.stored_maps import restore, store

ROOT = Path(__file__).resolve().parents[3]
NETWORKS = ROOT / "resources" / "networks"


def network() -> engine.Project:
    layers = (
        engine.Conv2d(filters=3, kernel=(3, 3)),
        engine.ReLU(),
        engine.Flatten(),
        engine.Linear(units=4),
        engine.Softmax(),
    )
    image = np.random.default_rng(1).random((1, 8, 8)).astype(np.float32)
    return engine.set_image(engine.chain((1, 8, 8), layers, seed=2), image)


def after_restoring(project: engine.Project, path: Path) -> engine.Result:
    cache = engine.Cache()
    restore(project, cache, path)
    return engine.evaluate(project, cache)


def test_nothing_is_computed_again(tmp_path: Path) -> None:
    project = network()
    before = engine.evaluate(project)
    store(project, before, tmp_path / "maps.npz")
    after = after_restoring(project, tmp_path / "maps.npz")
    assert not any(after.computed.values())
    for layer, values in before.activations.items():
        np.testing.assert_array_equal(after[layer], values)
    assert after.fitting == before.fitting


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: engine.set_weight(project, "conv1", (0, 0, 1, 1), 0.125),
        lambda project: engine.set_bias(project, "linear1", 2, 0.125),
        lambda project: engine.set_image(project, np.full((1, 8, 8), 0.5, np.float32)),
        lambda project: replace(project, input=replace(project.input, invert=True)),
        lambda project: replace(project, input=replace(project.input, mean=(0.5,))),
        lambda project: engine.set_params(project, "conv1", stride=(2, 2)),
        lambda project: engine.remove_layer(project, "relu1"),
    ],
    ids=["weight", "bias", "picture", "inverted", "scaled", "stride", "without a layer"],
)
def test_maps_of_another_project_are_not_used(edit: Callable[[engine.Project], engine.Project], tmp_path: Path) -> None:
    project = network()
    store(project, engine.evaluate(project), tmp_path / "maps.npz")
    other = edit(project)
    found = after_restoring(other, tmp_path / "maps.npz")
    assert all(found.computed[layer.id] for layer in other.layers if not layer.spec.copies_maps)


def test_the_network_of_the_start_needs_no_computing() -> None:
    """`python -m resources.networks.make_start_maps` makes its maps anew."""
    project = engine.open_project(NETWORKS / "digits.convscope")
    stored = after_restoring(project, NETWORKS / "digits-maps.npz")
    assert not any(stored.computed.values())
    for layer, values in engine.evaluate(project).activations.items():
        np.testing.assert_allclose(stored[layer], values, rtol=1e-5, atol=1e-5)


def test_stored_maps_are_there_before_torch() -> None:
    code = f"""
import sys, engine
from pathlib import Path
from engine.compute.stored_maps import restore
from engine.compute.thumbnails import Thumbnails
folder, cache = Path({str(NETWORKS)!r}), engine.Cache()
project = engine.open_project(folder / "digits.convscope")
restore(project, cache, folder / "digits-maps.npz")
Thumbnails().of(engine.evaluate(project, cache))
sys.exit("torch" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60).returncode == 0
