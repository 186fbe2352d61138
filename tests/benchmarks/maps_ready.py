"""Cases of the engine alone: from an edit, or another picture, to thumbnails that can be painted.

Each measurement ends with what is downloaded from the device, so that all computing there is in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
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
        readers: number of filters of a second convolution, which read all maps of the first.
    """

    size: tuple[int, int]
    filters: int
    is_edit: bool
    goal: float | None
    readers: int = 0


CASES = {
    "ready: edit a weight, 1 MP, 64 filters": MapsCase(_MEGAPIXEL, 64, True, 4),
    "ready: edit a weight, 12 MP, 16 filters": MapsCase(_TWELVE, 16, True, 10),
    "ready: new image, 1 MP, 64 filters": MapsCase(_MEGAPIXEL, 64, False, 10),
    "ready: new image, 12 MP, 16 filters": MapsCase(_TWELVE, 16, False, None),
    "ready: edit a weight, 1 MP, 16 filters that 8 others read": MapsCase(_MEGAPIXEL, 16, True, None, readers=8),
}


def maps_ready_case(name: str, case: MapsCase, runs: Runs) -> None:
    """From the change to all thumbnails; the floor is bare PyTorch, with one download, on the same device."""
    device, draw = os.environ.get(DEVICE, "cpu"), np.random.default_rng(0)
    shape = (3, *(_QUICK if runs.n == 1 else case.size))
    specs: list[engine.Spec] = [engine.Conv2d(filters=case.filters, kernel=3, padding=1), engine.ReLU()]
    if case.readers:
        specs.append(engine.Conv2d(filters=case.readers, kernel=3, padding=1))
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
    weights = [layer.weights["weight"].data for layer in project.layers if layer.weights]
    floor = timed(_bare(picture, weights, case.is_edit, device), runs)
    goal = {} if case.goal is None or device == "cpu" else {"goal_ms": case.goal}
    report(name, samples[runs.warm_up :], floor, **goal)


def _bare(picture: Float32, weights: Sequence[Float32], is_edit: bool, device: str) -> Callable[[], object]:
    """What computes the convolutions and the ReLU between them; of an edit, one map of the first."""
    compute_exactly()
    first, *others = (torch.from_numpy(each.copy()).to(device) for each in weights)
    known = torch.from_numpy(picture)[None].to(device)
    read = torch.relu(F.conv2d(known, first, padding=1)) if others else known

    @torch.inference_mode()
    def compute() -> None:
        batch = known if is_edit else torch.from_numpy(picture)[None].to(device)
        maps = F.conv2d(batch, first[1:2] if is_edit else first, padding=1)
        sides = min(SIDE, maps.shape[2]), min(SIDE, maps.shape[3])
        shown = [maps, torch.relu(maps), *(F.conv2d(read, each, padding=1) for each in others)]
        torch.cat([F.adaptive_max_pool2d(each, sides) for each in shown], 1).cpu()

    return compute
