"""Several processes that train one network together."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

import engine
from engine.training.command_line import main
from engine.training.team import Team

_ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_every_image_of_a_batch_is_taken_and_weighs_the_same(size: int) -> None:
    for count in range(size, 40):
        teams = [Team(rank, size) for rank in range(size)]
        parts = [list(range(count)[team.part(count)]) for team in teams]
        assert {image for part in parts for image in part} == set(range(count))
        shares = [team.weighed(torch.ones(()), count).item() for team in teams]
        np.testing.assert_allclose(np.mean(shares), 1)
        np.testing.assert_allclose(
            [share / len(part) for share, part in zip(shares, parts, strict=True)], shares[0] / len(parts[0])
        )


def test_two_processes_train_as_one(tmp_path: Path) -> None:
    """With batches that divide evenly, the mean of the means is the mean: the weights differ by rounding alone."""
    data = engine.shapes_dataset(96, 3)
    np.savez(tmp_path / "data.npz", images=data.images[:, 0], labels=data.labels)
    layers = (engine.Conv2d(filters=2, kernel=(5, 5)), engine.ReLU(), engine.Flatten(), engine.Linear(units=8))
    engine.save_project(engine.chain((1, 28, 28), layers, seed=2), tmp_path / "net.convscope")
    words = ["--data", str(tmp_path / "data.npz"), "--network", str(tmp_path / "net.convscope"), "--epochs", "2"]
    alone, together = tmp_path / "alone.convscope", tmp_path / "together.convscope"
    main([*words, "--out", str(alone)])
    start = (sys.executable, "-m", "torch.distributed.run", "--nproc_per_node", "2", "--standalone")
    done = subprocess.run(
        [*start, "-m", "engine.training", *words, "--out", str(together)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("accuracy on") == 1
    found = [engine.open_project(path) for path in (alone, together)]
    for one, other in zip(found[0].layers, found[1].layers, strict=True):
        for name, values in one.weights.items():
            np.testing.assert_allclose(values.data, other.weights[name].data, atol=2e-5)
