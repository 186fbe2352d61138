"""How the cases of the benchmark measure and report."""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

import engine
from gui.files.preferences import Preferences
from gui.look import theme
from gui.window.main_window import MainWindow

DEVICE = "CONVSCOPE_BENCHMARK_DEVICE"  # the environment's name for the device that maps are computed on


@dataclass(frozen=True)
class Runs:
    """Numbers of runs: ``n`` that count, after ``warm_up`` that do not."""

    n: int
    warm_up: int = 5

    @property
    def all(self) -> int:
        return self.n + self.warm_up

    def at_most(self, n: int) -> Runs:
        return replace(self, n=min(self.n, n))


def report(name: str, samples: list[float], floor: list[float], **more: float) -> None:
    """Prints the line of one case.

    Args:
        samples, floor: milliseconds of each run, and of the least work that could do the same.
        more: further numbers of the case.
    """
    middle, least = statistics.median(samples), statistics.median(floor)
    line = {
        "case": name,
        "n": len(samples),
        "median_ms": round(middle, 2),
        "p95_ms": round(sorted(samples)[int(0.95 * (len(samples) - 1))], 2),
        "floor_ms": round(least, 2),
        "ratio": round(middle / least, 2),
        **more,
    }
    print(json.dumps(line), flush=True)


def timed(work: Callable[[], object], runs: Runs) -> list[float]:
    """Milliseconds of each run that counts, after the warm-up."""
    samples = []
    for i in range(runs.all):
        start = time.perf_counter()
        work()
        if i >= runs.warm_up:
            samples.append((time.perf_counter() - start) * 1000)
    return samples


def until_settled(window: MainWindow, act: Callable[[], object]) -> float:
    """Milliseconds from an action until all its consequences are painted."""
    loop = window.findChild(QEventLoop)  # one for all: PySide keeps a little of every connection that was ended
    if loop is None:
        loop = QEventLoop(window)
        window.settled.connect(loop.quit)
    start = time.perf_counter()
    act()
    loop.exec()
    elapsed = (time.perf_counter() - start) * 1000
    QApplication.processEvents()
    return elapsed


@contextmanager
def window_with(project: engine.Project, look: theme.Theme) -> Iterator[MainWindow]:
    """The window with a project, computing on the device that the environment names."""
    window = MainWindow(project, look, Preferences())
    window.resize(1440, 900)
    until_settled(window, window.show)
    gc.freeze()  # as the program does
    device = os.environ.get(DEVICE, "cpu")
    if device != window.session.device:
        until_settled(window, lambda: window.session.set_device(device))
    try:
        yield window
    finally:
        window.document.give_up_changes()
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def filters(side: int, channels: int, count: int) -> engine.Project:
    """A convolution, ReLU and pooling on a picture of ``side`` × ``side``."""
    specs = [engine.Conv2d(filters=count, kernel=3, padding=1), engine.ReLU(), engine.MaxPool2d(kernel=2, stride=2)]
    project = engine.chain((channels, side, side), specs, seed=1)
    return engine.set_image(project, np.random.default_rng(0).random((channels, side, side), dtype=np.float32))


def large_network() -> engine.Project:
    """Seventeen convolutions like those of a ResNet-18, on a picture of 224 × 224: 12,000 maps, and 1,000 classes."""
    specs: list[engine.Spec] = [
        engine.Conv2d(filters=64, kernel=7, stride=2, padding=3),
        engine.BatchNorm2d(),
        engine.ReLU(),
        engine.MaxPool2d(kernel=3, stride=2, padding=1),
    ]
    for filters, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        for each in (stride, 1, 1, 1):
            convolution = engine.Conv2d(filters=filters, kernel=3, stride=each, padding=1)
            specs += [convolution, engine.BatchNorm2d(), engine.ReLU()]
    specs += [engine.GlobalAvgPool(), engine.Flatten(), engine.Linear(units=1000), engine.Softmax()]
    project = engine.chain((3, 224, 224), specs, seed=1)
    return engine.set_image(project, np.random.default_rng(0).random((3, 224, 224), dtype=np.float32))
