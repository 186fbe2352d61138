"""The cases of the benchmark: each prints one JSON line per quantity that it measures."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import engine
from engine.compute.memory import keep_pages
from gui.files.samples import RESOURCES
from gui.look import theme
from tests.benchmarks import stalls
from tests.benchmarks.floor import bare_painting, bare_torch
from tests.benchmarks.large_pictures import large_picture_cases
from tests.benchmarks.many_maps import drag_wall_case, memory_case, open_wall_case, pan_case, repaint_case
from tests.benchmarks.maps_ready import CASES as MAPS_CASES
from tests.benchmarks.maps_ready import maps_ready_case
from tests.benchmarks.measuring import Runs, filters, large_network, report, timed, until_settled, window_with
from tests.benchmarks.starting import import_case, start_cases
from tests.benchmarks.training import PLAN, bare_steps, bare_training, dataset, our_steps


def edit_case(name: str, project: engine.Project, look: theme.Theme, runs: Runs) -> None:
    """From the edit of one kernel weight to the painted maps."""
    with window_with(project, look) as window:
        samples = []
        for i in range(runs.all):
            value = 0.01 * (i + 1)
            elapsed = until_settled(
                window,
                lambda v=value: window.document.edit("edit", lambda p: engine.set_weight(p, "conv1", (1, 0, 1, 1), v)),
            )
            if i >= runs.warm_up:
                samples.append(elapsed)
        frame, tile = window.session.frame, window.view.tile_size("conv1")
    assert frame is not None
    report(name, samples, floor_of(frame.request.project, frame.result, frame.result.computed, tile, runs))


def drag_case(name: str, units: int, cells: int, look: theme.Theme, runs: Runs) -> None:
    """One move of a drag on a weight of a large layer: the time until the window's thread is free for the next one.

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
        for i in range(runs.all):
            until_settled(window, lambda v=0.01 * (i + 1): move(v))
        step = document.held_bytes - before
    floor = timed(lambda: weights.data.copy(), runs)
    cpu = round(statistics.median(used[runs.warm_up :]), 2)
    report(name, samples[runs.warm_up :], floor, cpu_ms=cpu, step_bytes=step, weight_bytes=weights.data.nbytes)


def large_layer(units: int, cells: int) -> engine.Project:
    """A fully connected layer with more weights than are initialised, on a picture of ``cells`` cells."""
    rows = next(side for side in range(int(cells**0.5), 0, -1) if cells % side == 0)
    picture = np.random.default_rng(0).random((1, rows, cells // rows), dtype=np.float32)
    project = engine.set_image(engine.chain(picture.shape, [engine.Flatten()]), picture)
    weights = np.random.default_rng(1).standard_normal((units, cells), dtype=np.float32)
    arrays = {"weight": engine.Array(weights), "bias": engine.Array(np.zeros(units))}
    layer = engine.Layer("linear1", engine.Linear(units=units), ("flatten",), arrays)
    return replace(project, layers=(*project.layers, layer))


def image_case(name: str, project: engine.Project, look: theme.Theme, runs: Runs) -> None:
    """From a new image to all maps painted."""
    rng = np.random.default_rng(3)
    images = [rng.random(engine.input_shape(project), dtype=np.float32) for _ in range(runs.all)]
    for image in images:
        image.flags.writeable = False
    with window_with(project, look) as window:
        samples = [
            until_settled(window, lambda x=image: window.document.edit("image", lambda p: engine.set_image(p, x)))
            for image in images
        ][runs.warm_up :]
        frame, tile = window.session.frame, window.view.tile_size("conv1")
    assert frame is not None
    report(name, samples, floor_of(frame.request.project, frame.result, frame.result.computed, tile, runs))


def stroke_case(name: str, project: engine.Project, look: theme.Theme, runs: Runs) -> None:
    """From a mouse move with the brush down to all maps painted."""
    with window_with(project, look) as window:
        until_settled(window, window.input_panel.new_drawing)
        pad = window.input_panel.pad
        corner = pad.rect().center() - QPoint(60, 60)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=corner)
        samples = []
        for i in range(runs.all):
            at = corner + QPoint(int(60 + 55 * np.cos(i / 3)), int(60 + 55 * np.sin(i / 5)))
            elapsed = until_settled(window, lambda at=at: QTest.mouseMove(pad, at))
            if i >= runs.warm_up:
                samples.append(elapsed)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=corner)
        frame, tile = window.session.frame, window.view.tile_size("conv1")
    assert frame is not None
    report(name, samples, floor_of(frame.request.project, frame.result, frame.result.computed, tile, runs))


def hover_case(name: str, project: engine.Project, look: theme.Theme, runs: Runs) -> None:
    """From a mouse move over a map to the painted consequences: outlines, linked cursor, arithmetic, large map.

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
        samples = timed(lambda: hover(next(counter)), runs)
        floor = timed(lambda: _empty_repaint(view), runs)
    report(name, samples, floor)


def play_case(name: str, project: engine.Project, look: theme.Theme, runs: Runs) -> None:
    """One step of the window in playback, with all consequences painted, against an empty repaint of the network."""
    with window_with(project, look) as window:
        window.selection.select("conv1", 1)

        def step() -> None:
            window.playback.forward()
            QApplication.processEvents()

        window.playback.seek(0)
        samples = timed(step, runs)
        floor = timed(lambda: _empty_repaint(window.view), runs)
    report(name, samples, floor)


def _empty_repaint(view: QWidget) -> None:
    view.update()
    QApplication.processEvents()


def floor_of(project: engine.Project, result: engine.Result, computed: object, tile: QSize, runs: Runs) -> list[float]:
    """Milliseconds of the least work that computes and paints the same maps."""
    compute = bare_torch(project, result, computed)  # type: ignore[arg-type]
    paint = bare_painting(result, computed, tile)  # type: ignore[arg-type]
    return timed(lambda: (compute(), paint()), runs)


def training_case(name: str, runs: Runs) -> None:
    """One step of a training, against the same step in PyTorch alone; alternately, because the load varies."""
    data, ours, floor = dataset(), list[float](), list[float]()
    steps, bare = our_steps(data), bare_steps(data)
    for _ in range(runs.all):
        ours += timed(lambda: next(steps), Runs(1, 0))
        floor += timed(lambda: next(bare), Runs(1, 0))
    report(name, ours[runs.warm_up :], floor[runs.warm_up :])


def live_training_case(name: str, look: theme.Theme, runs: Runs) -> None:
    """One step of a training in the window with all its views live, against the same step in PyTorch alone.

    They take turns, at the same steps of the training: the further it goes, the less certain is which value pooling
    takes, and the longer a step lasts.
    """
    data, project = dataset(), _digits()
    ours, floor = list[float](), list[float]()
    with bare_training(_DIGITS) as bare, window_with(project, look) as window:
        window.docks["learning"].raise_()
        trainer = window.learning.trainer
        nothing = engine.Dataset(data.images[:0], data.labels[:0], data.classes)  # to test with whenever it rests
        trainer.data.take(engine.DataSplit(data, nothing, "Random"))
        for hyperparameter in fields(PLAN):
            trainer.set_plan(hyperparameter.name, getattr(PLAN, hyperparameter.name))
        loop, seen = QEventLoop(), list[tuple[float, int]]()

        def note() -> None:
            run = trainer.run
            if run is not None and run.history.present.report is not None and run.is_running:
                seen.append((time.perf_counter(), run.history.present.latest.step))
                if len(seen) == _REPORTS:
                    trainer.pause()

        trainer.changed.connect(note)
        trainer.rested.connect(loop.quit)
        for _ in range(runs.all):
            window.actions_["train"].trigger()
            loop.exec()
            # The first report ends what began before the training went on.
            (then, first), (now, last) = seen[1], seen[-1]
            seen.clear()
            ours.append(1000 * (now - then) / (last - first))
            floor.append(bare(last))
        trainer.end()
    report(name, ours[runs.warm_up :], floor[runs.warm_up :])


_DIGITS = RESOURCES / "networks" / "digits.convscope"
_REPORTS = 8  # of a training between two measurements of its floor
Case = Callable[[QApplication, theme.Theme, Runs], None]

_SIZES = (
    ("64 × 64 RGB, 10 filters", 64, 3, 10),
    ("512 × 512, 16 filters", 512, 3, 16),
    ("1000 × 1000, 16 filters", 1000, 3, 16),
    ("1000 × 1000, 64 filters", 1000, 3, 64),
)


def _digits() -> engine.Project:
    return engine.open_project(_DIGITS)


def cases() -> dict[str, Case]:
    """All cases by name; each makes its network when it runs."""
    found: dict[str, Case] = {}

    def add(
        act: str,
        case: Callable[[str, engine.Project, theme.Theme, Runs], None],
        network: str,
        make: Callable[[], engine.Project],
    ) -> None:
        name = f"{act}: {network}"
        found[name] = lambda app, look, runs: case(name, make(), look, runs)

    for act, case in (("edit a weight", edit_case), ("new image", image_case)):
        add(act, case, "digits", _digits)
        for network, *size in _SIZES:
            add(act, case, network, lambda size=size: filters(*size))
        add(act, case, "12,000 maps", large_network)
    add("stroke on the pad", stroke_case, "digits", _digits)
    for act, case in (("hover", hover_case), ("play", play_case)):
        add(act, case, "digits", _digits)
        add(act, case, "512 × 512, 16 filters", lambda: filters(512, 3, 16))
    for name, many in (
        ("repaint: 512 maps", repaint_case),
        ("zoom and pan: 2000 maps", pan_case),
        ("wall of maps: open 256", open_wall_case),
        ("wall of maps: drag, 16 of 1 MP", drag_wall_case),
        ("memory: 3000 edits", memory_case),
    ):
        found[name] = lambda app, look, runs, name=name, many=many: many(name, look, runs)
    large = "12 MP, 16 filters"
    found[large] = lambda app, look, runs: large_picture_cases(
        large, look, replace(runs.at_most(4), warm_up=min(runs.warm_up, 1))
    )
    for name, ready in MAPS_CASES.items():
        found[name] = lambda app, look, runs, name=name, ready=ready: maps_ready_case(name, ready, runs.at_most(20))
    linear = "drag a weight: Linear 4096 × 7500"
    found[linear] = lambda app, look, runs: drag_case(linear, 4096, 7500, look, runs)
    found["train: digits"] = lambda app, look, runs: training_case("train: digits", replace(runs, n=10 * runs.n))
    live = "train: digits, all views live"
    found[live] = lambda app, look, runs: live_training_case(
        live, look, replace(runs.at_most(6), warm_up=min(runs.warm_up, 2))
    )
    for name in stalls.CASES:
        found[f"stalls: {name}"] = lambda app, look, runs, name=name: stalls.measure(
            app, [name], runs.at_most(5).n, False
        )
    found["start"] = lambda app, look, runs: start_cases(replace(runs.at_most(5), warm_up=min(runs.warm_up, 1)))
    found["imports"] = lambda app, look, runs: import_case()
    return found


def run(name: str, runs: Runs) -> None:
    """Runs one case in this process."""
    app = QApplication([])
    look = theme.apply(app, "light")
    keep_pages()
    cases()[name](app, look, runs)
