"""Cases of the engine alone: from an edit, or another picture, to thumbnails that can be painted.

Each measurement ends with what is downloaded from the device, so that all computing there is in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

import engine
from engine.compute.devices import compute_exactly
from engine.compute.thumbnails import SIDE, Thumbnails
from engine.values.array import Float32
from tests.benchmarks.measuring import DEVICE, Runs, report, timed

_MEGAPIXEL, _TWELVE = (1000, 1000), (3000, 4000)
_QUICK = (300, 400)  # when each case runs once


@dataclass(frozen=True)
class MapsCase:
    """A convolution and a ReLU on a picture, of which something changes.

    Args:
        size: rows and columns of the picture.
        filters: number of them.
        is_edit: whether one weight changes; else the picture does.
        goal: milliseconds on a card of the class of an NVIDIA H100; None without a goal.
    """

    size: tuple[int, int]
    filters: int
    is_edit: bool
    goal: float | None


CASES = {
    "ready: edit a weight, 1 MP, 64 filters": MapsCase(_MEGAPIXEL, 64, True, 4),
    "ready: edit a weight, 12 MP, 16 filters": MapsCase(_TWELVE, 16, True, 10),
    "ready: new image, 1 MP, 64 filters": MapsCase(_MEGAPIXEL, 64, False, 10),
    "ready: new image, 12 MP, 16 filters": MapsCase(_TWELVE, 16, False, None),
}


def maps_ready_case(name: str, case: MapsCase, runs: Runs) -> None:
    """From the change to all thumbnails; the floor is bare PyTorch, with one download, on the same device."""
    device, draw = os.environ.get(DEVICE, "cpu"), np.random.default_rng(0)
    shape = (3, *(_QUICK if runs.n == 1 else case.size))
    specs = [engine.Conv2d(filters=case.filters, kernel=3, padding=1), engine.ReLU()]
    picture = draw.random(shape, dtype=np.float32)
    project = engine.set_image(engine.chain(shape, specs, seed=1), picture)
    cache, thumbnails = engine.Cache(), Thumbnails()
    thumbnails.of(engine.evaluate(project, cache, device=device))

    def changed(number: int) -> Callable[[], engine.Project]:
        if case.is_edit:
            return lambda: engine.set_weight(project, "conv1", (1, 0, 1, 1), 0.01 * (number + 1))
        other = draw.random(shape, dtype=np.float32)
        other.flags.writeable = False
        return lambda: engine.set_image(project, other)

    def shown(change: Callable[[], engine.Project]) -> None:
        thumbnails.of(engine.evaluate(change(), cache, device=device))

    samples = []
    for number in range(runs.all):
        change = changed(number)
        samples += timed(lambda change=change: shown(change), Runs(1, 0))
    floor = timed(_bare(picture, project["conv1"].weights["weight"].data, case.is_edit, device), runs)
    goal = {} if case.goal is None or device == "cpu" else {"goal_ms": case.goal}
    report(name, samples[runs.warm_up :], floor, **goal)


def _bare(picture: Float32, weight: Float32, is_edit: bool, device: str) -> Callable[[], object]:
    compute_exactly()
    weights = torch.from_numpy(weight.copy()).to(device)[1:2] if is_edit else torch.from_numpy(weight.copy()).to(device)
    known = torch.from_numpy(picture)[None].to(device)

    @torch.inference_mode()
    def compute() -> None:
        batch = known if is_edit else torch.from_numpy(picture)[None].to(device)
        maps = F.conv2d(batch, weights, padding=1)
        sides = min(SIDE, maps.shape[2]), min(SIDE, maps.shape[3])
        torch.cat([F.adaptive_max_pool2d(each, sides) for each in (maps, torch.relu(maps))]).cpu()

    return compute
