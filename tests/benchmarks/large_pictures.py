"""Cases with a picture of twelve megapixels: how soon there is something to see, and how soon all of it is there."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
import torch
from PySide6.QtWidgets import QApplication

import engine
from engine.values.array import Float32
from gui.look import theme
from gui.window.main_window import MainWindow
from tests.benchmarks.measuring import Runs, report, until_settled, window_with

Edit = Callable[[engine.Project], engine.Project]

_SIDES, _QUICK = (3000, 4000), (1500, 2000)  # when each case runs once, it is to be large enough for a sketch
_ENOUGH = 8 * 2**30  # bytes that maps may take without a question


def large_picture_cases(name: str, look: theme.Theme, runs: Runs) -> None:
    """From another picture, or other weights in all filters, to a painted sketch, and to all maps painted.

    The floor of both is bare PyTorch computing all maps.
    """
    draw, sides = np.random.default_rng(0), _QUICK if runs.n == 1 else _SIDES
    specs = [engine.Conv2d(filters=16, kernel=3, padding=1), engine.ReLU(), engine.MaxPool2d(kernel=2, stride=2)]
    picture = draw.random((3, *sides), dtype=np.float32)
    project = engine.set_image(engine.chain((3, *sides), specs, seed=1), picture)

    def another_picture() -> Edit:
        other = picture + draw.random(dtype=np.float32)
        return lambda project: engine.set_image(project, other)

    def other_weights() -> Edit:
        weight = draw.normal(size=(16, 3, 3, 3)).astype(np.float32)
        return lambda project: engine.set_weights(project, "conv1", weight=weight)

    with window_with(engine.chain((3, 8, 8), specs), look) as window:
        window.session.set_map_memory(_ENOUGH)
        until_settled(window, lambda: window.document.edit("large", lambda _: project))
        for title, edit in (("another picture", another_picture), ("other weights", other_weights)):
            taken, floor = [], []
            for _ in range(runs.all):  # in turns: pages that are new to the process cost as much as all work
                taken.append(_sketched_and_settled(window, edit()))
                floor.append(_bare(picture, project["conv1"].weights["weight"].data))
            for what, number in (("sketch", 0), ("all maps", 1)):
                samples = [each[number] for each in taken[runs.warm_up :]]
                report(f"{name}: {title}, {what}", samples, floor[runs.warm_up :])


def _sketched_and_settled(window: MainWindow, edit: Edit) -> tuple[float, float]:
    """Milliseconds until a sketch is painted, and until all maps are."""
    began, painted = time.perf_counter(), []

    def paint() -> None:
        window.view.repaint()
        painted.append((time.perf_counter() - began) * 1000)

    window.session.sketched.connect(paint)
    settled = until_settled(window, lambda: window.document.edit("edit", edit))
    window.session.sketched.disconnect(paint)
    QApplication.processEvents()
    return statistics.median(painted), settled


def _bare(picture: Float32, weight: Float32) -> float:
    began = time.perf_counter()
    with torch.inference_mode():
        batch = torch.from_numpy(picture)[None].contiguous(memory_format=torch.channels_last)
        maps = torch.nn.functional.conv2d(batch, torch.from_numpy(weight.copy()), padding=1)
        torch.nn.functional.max_pool2d(torch.relu(maps), 2)
    return (time.perf_counter() - began) * 1000
