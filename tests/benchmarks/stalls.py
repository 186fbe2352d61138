"""How long each action blocks the window: its longest turn of the event loop.

``python -m tests.benchmarks.stalls [words] [-n 5] [--profile]`` prints one JSON line per action: the median of its
longest turns in ms, as CPU time of the window's thread (what counts on a busy machine) and as time that passed. A turn
is one iteration of the event loop, in which the mouse has no effect; an action that is one call is one turn.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import os
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import engine
from engine.compute.memory import keep_pages
from gui.app.program import Program
from gui.files.preferences import Preferences
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.text.translation import Translation
from gui.window.main_window import MainWindow
from tests.benchmarks.measuring import large_network

_CALM = 0.4  # seconds without work until an action counts as finished
_IDLE = 0.002  # seconds between two polls for events
_LARGE = 3000, 4000  # rows and columns of a picture of 12 megapixels

Act = Callable[[], object]


@dataclass
class Turns:
    """The longest turns of an action in each of its runs, in ms.

    Args:
        busy: CPU time of the window's thread.
        passed: time that passed.
    """

    busy: list[float] = field(default_factory=list)
    passed: list[float] = field(default_factory=list)


class Watch:
    """Runs the event loop turn by turn, and measures each of them."""

    def __init__(self, app: QApplication, program: Program, profiles: bool) -> None:
        self._app, self.program, self._profiles = app, program, profiles

    @property
    def window(self) -> MainWindow:
        """The program's window; another one after the language was changed."""
        return self.program.window

    def longest(self, act: Act) -> tuple[float, float, cProfile.Profile | None]:
        """The longest turn from an action until all its consequences are done: busy, passed (ms), and its profile."""
        found = [self._turn(act)]
        # Outside of exec() Qt does not process deleteLater() by itself.
        found.append(self._turn(lambda: self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)))
        ends = time.monotonic() + _CALM
        while time.monotonic() < ends:
            found.append(self._turn(self._app.processEvents))
            session = self.window.session
            if session.busy or session.working or found[-1][0] > 1:
                ends = time.monotonic() + _CALM
            time.sleep(_IDLE)
        busy = max(found, key=lambda each: each[0])
        return busy[0], max(each[1] for each in found), busy[2]

    def _turn(self, work: Act) -> tuple[float, float, cProfile.Profile | None]:
        profile = cProfile.Profile() if self._profiles else None
        busy, passed = time.thread_time(), time.perf_counter()
        if profile is None:
            work()
        else:
            profile.runcall(work)
        return (time.thread_time() - busy) * 1000, (time.perf_counter() - passed) * 1000, profile

    def settle(self) -> None:
        """Runs the event loop until nothing happens any more."""
        self.longest(lambda: None)


def _picture(rows: int, columns: int) -> NDArray[np.float32]:
    across = np.linspace(0, 40, columns, dtype=np.float32)
    down = np.linspace(0, 30, rows, dtype=np.float32)[:, None]
    return np.stack([np.abs(np.sin(across * each + down)) for each in (1.0, 0.7, 1.3)]).astype(np.float32)


def _large() -> engine.Project:
    """A photo of 12 megapixels."""
    specs = [engine.Conv2d(filters=8, kernel=3, padding=1), engine.ReLU(), engine.MaxPool2d(kernel=2, stride=2)]
    project = engine.chain((3, *_LARGE), specs, seed=1)
    return engine.set_image(project, _picture(*_LARGE))


@contextmanager
def watched(app: QApplication, project: engine.Project, profiles: bool) -> Iterator[Watch]:
    """The program with a project, computed and painted."""
    translation = Translation(app)
    translation.choose("en")
    program = Program(app, project, theme.apply(app, "light", 1.0), Preferences(), translation)
    watch = Watch(app, program, profiles)
    program.window.resize(1440, 900)
    program.window.show()
    while not program.window.deferred_parts.complete:
        app.processEvents()
    watch.settle()
    gc.freeze()  # as the program does when all is loaded
    try:
        yield watch
    finally:
        theme.apply(app, "light", 1.0)
        program.end()
        program.window.deleteLater()
        program.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


# --- actions: each function yields their names and what they call ----------------------------------------------------

Named = Iterator[tuple[str, Act]]


def _at_12_megapixels(watch: Watch) -> Named:
    window = watch.window

    def choose(layer: str) -> Act:
        channel = (window.selection.channel + 1) % 8
        return lambda: window.selection.select(layer, channel)

    for panel in ("cell", "why", "melt"):
        window.docks[panel].show()
        window.docks[panel].raise_()
        watch.settle()
        for layer in ("conv1", "relu1", "pool1"):
            window.selection.select(layer, window.selection.channel)
            watch.settle()
            yield f"12 MP: another map of {layer}, {panel} open", choose(layer)
        window.selection.select("relu1", 2)
        watch.settle()
        yield f"12 MP: another layer, {panel} open", lambda: window.selection.select("conv1", 3)
    window.docks["cell"].raise_()
    watch.settle()
    yield "12 MP: Why? opened", lambda: window.actions_["show_why"].trigger()
    value = time.perf_counter() % 1
    yield (
        "12 MP: edit a weight, Why? open",
        lambda: window.document.edit("edit", lambda p: engine.set_weight(p, "conv1", (1, 0, 1, 1), value)),
    )
    yield "12 MP: another map after an edit, Why? open", lambda: window.selection.select("relu1", 5)
    yield "12 MP: undo", window.document.stack.undo
    view = window.view
    middle, reach = view.place_of("relu1", 1), 0.3 * view.tile_size("relu1").width()
    for number in range(2):
        at = (middle + QPointF(reach * np.cos(number), reach * np.sin(number))).toPoint()
        yield "12 MP: hover", lambda at=at: QTest.mouseMove(view, at)
    large = window.deferred_parts.map_panel.view
    yield "12 MP: zoom the large map", lambda: large.zoom(8)
    yield "12 MP: fit the large map", large.fit
    yield "12 MP: filter depth in", lambda: window.pages.open("conv1", 1)
    yield "12 MP: filter depth out", window.pages.leave


def _looks(watch: Watch) -> Named:
    window = watch.window
    for choice in ("dark", "contrast", "light"):
        yield f"theme: {choice}", lambda c=choice: window.choices.choose_theme(c)
    for percent in ("150", "100"):
        yield f"type size: {percent}", lambda p=percent: window.choices.choose_type_size(p)


def _talk(watch: Watch) -> Named:
    window = watch.window

    def next_scene() -> None:
        window.player.go_gradually(window.player.index + 1)

    yield "F5: begin", window.presenter.toggle
    yield "F5: leave", window.presenter.toggle
    yield "F5 with speaker: begin", window.presenter.show_speaker
    yield "F5 with speaker: leave", window.presenter.toggle
    yield "lesson: begin", lambda: window.lessons.take(2)
    yield "lesson: next scene", next_scene
    yield "lesson: next scene", next_scene
    yield "lesson, F5: begin", window.presenter.toggle
    yield "lesson, F5: next scene", next_scene
    yield "lesson, F5: speaker window", window.presenter.toggle_speaker
    yield "lesson, F5: next with speaker", next_scene
    yield "lesson, F5: leave", window.presenter.toggle
    folder = Path(tempfile.mkdtemp())
    yield "PDF export: start", lambda: window.scene_export.write(folder / "scenes.pdf")
    window.scene_export.cancel()
    watch.settle()
    yield "lesson: leave", window.player.leave_gradually


def _window(watch: Watch) -> Named:
    window = watch.window
    yield "filter depth: in", lambda: window.pages.open("conv2", 1)
    yield "filter depth: out", window.pages.leave
    for name, dock in window.docks.items():
        shown = dock.isVisible() and not dock.visibleRegion().isEmpty()
        if shown:
            yield f"dock hidden: {name}", dock.hide
            yield f"dock shown: {name}", dock.show
        else:
            yield f"dock shown: {name}", lambda dock=dock: (dock.show(), dock.raise_())
    window.docks["history"].hide()
    yield "open a project", lambda: window.projects.open(_other(), None)
    yield "open a project back", lambda: window.projects.open(_digits(), None)
    yield "another map", lambda: window.selection.select("conv2", 3)
    yield "another layer", lambda: window.selection.select("linear1", 3)


def _guide(watch: Watch) -> Named:
    window = watch.window
    yield "guide: F1", lambda: window.actions_["guide"].trigger()
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible() and each.parentWidget() is window:
            each.close()
            each.deleteLater()


def _language(watch: Watch) -> Named:
    yield "language: German", lambda: watch.program.speak("de")
    yield "language: English", lambda: watch.program.speak("en")


def _many_maps(watch: Watch) -> Named:
    window = watch.window

    def edit(layer: str, at: tuple[int, ...]) -> Act:
        return lambda: window.document.edit("w", lambda p: engine.set_weight(p, layer, at, time.monotonic() % 1))

    yield "12,000 maps: a weight of the first layer", edit("conv1", (1, 0, 1, 1))
    yield "12,000 maps: a weight of the last layer", edit("linear1", (1, 3))
    yield "12,000 maps: undo", window.document.stack.undo
    yield "12,000 maps: another layer", lambda: window.selection.select("conv9", 3)
    yield "12,000 maps: a layer in between", lambda: insert(window)
    yield "12,000 maps: undo that", window.document.stack.undo
    yield "12,000 maps: scale per network", lambda: window.selection.set_looks(scale="network")
    yield "12,000 maps: scale per map", lambda: window.selection.set_looks(scale="map")
    yield "12,000 maps: another map", lambda: window.selection.select("conv1", 3)
    yield "12,000 maps: all in sight", lambda: window.view.zoom.zoom_about(QPointF(), 0.01)
    yield "12,000 maps: a weight while all are in sight", edit("conv1", (1, 0, 1, 1))
    yield "12,000 maps: as large as before", window.view.zoom.fit


def insert(window: MainWindow) -> None:
    window.document.edit("insert", lambda p: engine.insert_between(p, engine.ReLU, "bn5", "relu5"))


def _digits() -> engine.Project:
    return engine.open_project(RESOURCES / "networks" / "digits.convscope")


def _other() -> engine.Project:
    return engine.open_project(RESOURCES / "networks" / "edge-filters.convscope")


CASES: dict[str, tuple[Callable[[], engine.Project], Callable[[Watch], Named]]] = {
    "12 MP": (_large, _at_12_megapixels),
    "looks": (_digits, _looks),
    "12,000 maps": (large_network, _many_maps),
    "talk": (_digits, _talk),
    "window": (_digits, _window),
    "guide": (_digits, _guide),
    "language": (_digits, _language),
}


def measure(app: QApplication, words: list[str], n: int, profiles: bool) -> None:
    """Prints the lines of all cases, or of those whose name contains one of the words."""
    for name, (project, acts) in CASES.items():
        if words and not any(word in name for word in words):
            continue
        found: dict[str, Turns] = {}
        with watched(app, project(), profiles) as watch:
            for _ in range(n):
                for act, work in acts(watch):
                    busy, passed, profile = watch.longest(work)
                    found.setdefault(act, Turns()).busy.append(busy)
                    found[act].passed.append(passed)
                    if profile is not None and busy > 50:
                        print(f"--- {act}: {busy:.0f} ms", flush=True)
                        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
        for act, turns in found.items():
            print(json.dumps({"act": act, **_numbers(turns)}), flush=True)


def _numbers(turns: Turns) -> dict[str, float]:
    return {
        "busy_ms": round(statistics.median(turns.busy), 1),
        "first_ms": round(turns.busy[0], 1),
        "passed_ms": round(statistics.median(turns.passed), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run only cases whose name contains one of these")
    parser.add_argument("-n", type=int, default=5, help="number of measurements of each")
    parser.add_argument("--profile", action="store_true", help="print profiles of the turns above 50 ms")
    options = parser.parse_args()
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, tempfile.mkdtemp())
    app = QApplication(sys.argv[:1])
    keep_pages()
    print(json.dumps({"platform": app.platformName(), "load": os.getloadavg()[0]}), flush=True)
    measure(app, options.words, options.n, options.profile)
    print(json.dumps({"load": os.getloadavg()[0]}), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
