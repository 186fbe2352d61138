"""Prints one JSON line a case: its name, n, median and 95th percentile in ms, the floor of the same run, the ratio."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, QPointF, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import engine
from engine.compute.memory import keep_pages
from gui.files.preferences import Preferences
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.window.main_window import MainWindow
from tests.benchmarks.floor import bare_painting, bare_torch
from tests.benchmarks.stalls import measure

ROOT = Path(__file__).resolve().parents[2]
WARM_UP = 5


def report(name: str, samples: list[float], floor: list[float], **more: float) -> None:
    """Prints the line of one case, with further numbers of its own."""
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


def timed(work: Callable[[], object], n: int) -> list[float]:
    """Milliseconds of n runs after a warm-up."""
    samples = []
    for i in range(n + WARM_UP):
        start = time.perf_counter()
        work()
        if i >= WARM_UP:
            samples.append((time.perf_counter() - start) * 1000)
    return samples


def until_settled(window: MainWindow, act: Callable[[], object]) -> float:
    """Milliseconds from an action until everything that follows from it is painted."""
    loop = QEventLoop()
    window.settled.connect(loop.quit)
    start = time.perf_counter()
    act()
    loop.exec()
    elapsed = (time.perf_counter() - start) * 1000
    window.settled.disconnect(loop.quit)
    QApplication.processEvents()
    return elapsed


@contextmanager
def window_with(project: engine.Project, look: theme.Theme) -> Iterator[MainWindow]:
    window = MainWindow(project, look, Preferences())
    window.resize(1440, 900)
    until_settled(window, window.show)
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


def edit_case(name: str, project: engine.Project, look: theme.Theme, n: int) -> None:
    """From the edit of one kernel weight to the painted maps."""
    with window_with(project, look) as window:
        samples = []
        for i in range(n + WARM_UP):
            value = 0.01 * (i + 1)
            elapsed = until_settled(
                window,
                lambda v=value: window.document.edit("edit", lambda p: engine.set_weight(p, "conv1", (1, 0, 1, 1), v)),
            )
            if i >= WARM_UP:
                samples.append(elapsed)
        frame, tile = window.session.frame, window.view.tile_size("conv1")
    assert frame is not None
    report(name, samples, floor_of(frame.request.project, frame.result, frame.result.computed, tile, n))


def drag_case(name: str, units: int, cells: int, look: theme.Theme, n: int) -> None:
    """One move of a drag on a weight of a large layer: what the window's thread does before it can take the next one.

    The floor is a copy of all weights of the layer. ``cpu_ms`` is the same without waiting for other threads.
    """
    project = large_layer(units, cells)
    weights = project["linear1"].weights["weight"]
    with window_with(project, look) as window:
        document, samples, used = window.document, [], []
        window.selection.select("linear1", units // 2)
        QApplication.processEvents()

        def move(value: float) -> None:
            cpu, start = time.thread_time(), time.perf_counter()
            document.edit("drag", lambda p: engine.set_weight(p, "linear1", (units // 2, 40), value), merge="drag")
            samples.append((time.perf_counter() - start) * 1000)
            used.append((time.thread_time() - cpu) * 1000)

        before = document.held_bytes
        for i in range(n + WARM_UP):
            until_settled(window, lambda v=0.01 * (i + 1): move(v))
        step = document.held_bytes - before
    floor = timed(lambda: weights.data.copy(), n)
    cpu = round(statistics.median(used[WARM_UP:]), 2)
    report(name, samples[WARM_UP:], floor, cpu_ms=cpu, step_bytes=step, weight_bytes=weights.data.nbytes)


def large_layer(units: int, cells: int) -> engine.Project:
    """A fully connected layer with as many weights as only a file can hold, on a picture of ``cells`` cells."""
    rows = next(side for side in range(int(cells**0.5), 0, -1) if cells % side == 0)
    picture = np.random.default_rng(0).random((1, rows, cells // rows), dtype=np.float32)
    project = engine.set_image(engine.chain(picture.shape, [engine.Flatten()]), picture)
    weights = np.random.default_rng(1).standard_normal((units, cells), dtype=np.float32)
    arrays = {"weight": engine.Array(weights), "bias": engine.Array(np.zeros(units))}
    layer = engine.Layer("linear1", engine.Linear(units=units), ("flatten",), arrays)
    return replace(project, layers=(*project.layers, layer))


def image_case(name: str, project: engine.Project, look: theme.Theme, n: int) -> None:
    """From a new image to all maps painted."""
    rng = np.random.default_rng(3)
    images = [rng.random(engine.input_shape(project), dtype=np.float32) for _ in range(n + WARM_UP)]
    for image in images:
        image.flags.writeable = False
    with window_with(project, look) as window:
        samples = [
            until_settled(window, lambda x=image: window.document.edit("image", lambda p: engine.set_image(p, x)))
            for image in images
        ][WARM_UP:]
        frame, tile = window.session.frame, window.view.tile_size("conv1")
    assert frame is not None
    report(name, samples, floor_of(frame.request.project, frame.result, frame.result.computed, tile, n))


def stroke_case(name: str, project: engine.Project, look: theme.Theme, n: int) -> None:
    """From a mouse move with the brush down to all maps painted."""
    with window_with(project, look) as window:
        until_settled(window, window.input_panel.new_drawing)
        pad = window.input_panel.pad
        corner = pad.rect().center() - QPoint(60, 60)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=corner)
        samples = []
        for i in range(n + WARM_UP):
            at = corner + QPoint(int(60 + 55 * np.cos(i / 3)), int(60 + 55 * np.sin(i / 5)))
            elapsed = until_settled(window, lambda at=at: QTest.mouseMove(pad, at))
            if i >= WARM_UP:
                samples.append(elapsed)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=corner)
        frame, tile = window.session.frame, window.view.tile_size("conv1")
    assert frame is not None
    report(name, samples, floor_of(frame.request.project, frame.result, frame.result.computed, tile, n))


def hover_case(name: str, project: engine.Project, look: theme.Theme, n: int) -> None:
    """From a mouse move over a map to all that follows it painted: outlines, linked cursor, arithmetic, large map.

    The floor is a repaint of the network in which nothing changed.
    """
    with window_with(project, look) as window:
        view = window.view
        middle, reach = view.place_of("conv1", 1), 0.4 * view.tile_size("conv1").width()

        def hover(i: int) -> None:
            at = middle + QPointF(reach * np.cos(i * 0.7), reach * np.sin(i * 1.1))
            QTest.mouseMove(view, at.toPoint())
            QApplication.processEvents()

        counter = iter(range(10_000))
        samples = timed(lambda: hover(next(counter)), n)
        floor = timed(lambda: _empty_repaint(view), n)
    report(name, samples, floor)


def play_case(name: str, project: engine.Project, look: theme.Theme, n: int) -> None:
    """One step of the walking window, to all that follows it painted, against an empty repaint of the network."""
    with window_with(project, look) as window:
        window.selection.select("conv1", 1)

        def step() -> None:
            window.transport.forward()
            QApplication.processEvents()

        window.transport.seek(0)
        samples = timed(step, n)
        floor = timed(lambda: _empty_repaint(window.view), n)
    report(name, samples, floor)


def _empty_repaint(view: QWidget) -> None:
    view.update()
    QApplication.processEvents()


def floor_of(project: engine.Project, result: engine.Result, computed: object, tile: QSize, n: int) -> list[float]:
    """Milliseconds of the least work for the same maps."""
    compute = bare_torch(project, result, computed)  # type: ignore[arg-type]
    paint = bare_painting(result, computed, tile)  # type: ignore[arg-type]
    return timed(lambda: (compute(), paint()), n)


_START = """
import sys, time
from PySide6.QtCore import QTimer
from gui.app import start
from gui.window import main_window
marks = {}
class Timed(main_window.MainWindow):
    def __init__(self, *args):
        super().__init__(*args)
        self.settled.connect(lambda: (marks.setdefault("maps", time.time()), self.close()))
    def event(self, event):
        done = super().event(event)
        if event.type() == event.Type.Paint:
            marks.setdefault("window", time.time())
        return done
start.MainWindow = Timed
start.main([])
print(marks["window"], marks["maps"])
"""
_BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
import numpy, pyqtgraph
app = QApplication([])
marks = []
class Window(QMainWindow):
    def event(self, event):
        done = super().event(event)
        if event.type() == event.Type.Paint:
            marks.append(time.time())
            app.quit()
        return done
window = Window()
window.show()
app.exec()
import torch
print(marks[0], time.time())
"""


def start_cases(n: int) -> None:
    """From the start of the process to the window on screen, and to its first maps; the floor shows an empty window."""
    ours, bare = ([_started(script) for _ in range(n + 1)][1:] for script in (_START, _BARE))
    for number, name in enumerate(("start to window on screen", "start to first maps")):
        report(name, [each[number] for each in ours], [each[number] for each in bare])


def _started(script: str) -> tuple[float, float]:
    before = time.time()
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    window, maps = map(float, done.stdout.split())
    return (window - before) * 1000, (maps - before) * 1000


def main() -> None:
    """Runs all cases, or those whose name contains the given words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run only cases whose name contains one of these")
    parser.add_argument("-n", type=int, default=40, help="how many times each is measured")
    options = parser.parse_args()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(ROOT / ".benchmarks"))
    app = QApplication([])
    assert isinstance(app, QApplication)
    look = theme.apply(app, "light")
    keep_pages()
    digits = engine.open_project(RESOURCES / "networks" / "digits.convscope")
    sizes = (
        ("64 × 64 RGB, 10 filters", 64, 3, 10),
        ("512 × 512, 16 filters", 512, 3, 16),
        ("1000 × 1000, 16 filters", 1000, 3, 16),
    )
    cases: dict[str, Callable[[str], None]] = {"edit a weight: digits": lambda c: edit_case(c, digits, look, options.n)}
    for name, side, channels, count in sizes:
        cases[f"edit a weight: {name}"] = lambda c, p=(side, channels, count): edit_case(
            c, filters(*p), look, options.n
        )
    cases["drag a weight: Linear 4096 × 7500"] = lambda c: drag_case(c, 4096, 7500, look, options.n)
    cases["new image: digits"] = lambda c: image_case(c, digits, look, options.n)
    for name, side, channels, count in sizes:
        cases[f"new image: {name}"] = lambda c, p=(side, channels, count): image_case(
            c, filters(*p), look, options.n // 2
        )
    cases["stroke on the pad: digits"] = lambda c: stroke_case(c, digits, look, options.n)
    cases["hover: digits"] = lambda c: hover_case(c, digits, look, options.n)
    cases["hover: 512 × 512, 16 filters"] = lambda c: hover_case(c, filters(512, 3, 16), look, options.n)
    cases["play: digits"] = lambda c: play_case(c, digits, look, options.n)
    cases["play: 512 × 512, 16 filters"] = lambda c: play_case(c, filters(512, 3, 16), look, options.n)
    cases["stalls"] = lambda c: measure(app, [], min(options.n, 5), profiles=False)
    cases["start"] = lambda c: start_cases(min(options.n, 5))
    for name, case in cases.items():
        if not options.words or any(word in name for word in options.words):
            case(name)


if __name__ == "__main__":
    main()
