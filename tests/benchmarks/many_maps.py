"""Cases with many maps: repainting, zooming and panning, the wall of maps, and memory over thousands of edits."""

from __future__ import annotations

import itertools
import json
import os

import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

import engine
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.window.main_window import MainWindow
from tests.benchmarks.measuring import Runs, filters, report, timed, until_settled, window_with

_EDITS = 3000
_QUICK = 30  # of them, when each case runs once
_MAPS = 500  # of each of four layers


def repaint_case(name: str, look: theme.Theme, runs: Runs) -> None:
    """From other colours to 512 maps painted in them; the floor is a repaint in which nothing changed."""
    specs = [engine.Conv2d(filters=256, kernel=3, padding=1), engine.ReLU()]
    project = engine.chain((1, 28, 28), specs, seed=1)
    picture = np.random.default_rng(0).random((1, 28, 28), dtype=np.float32)
    with window_with(engine.set_image(project, picture), look) as window:
        colours = itertools.cycle(("fire", "growth"))

        def repaint() -> None:
            window.selection.set_looks(positive=next(colours))
            QApplication.processEvents()

        report(name, timed(repaint, runs), timed(lambda: _empty_repaint(window.view), runs))


def pan_case(name: str, look: theme.Theme, runs: Runs) -> None:
    """One notch of the wheel in a network of 2000 maps: zoomed, or moved, and painted."""
    specs = [engine.Conv2d(filters=_MAPS, kernel=3, padding=1), engine.ReLU(), engine.Sigmoid(), engine.Tanh()]
    project = engine.chain((1, 12, 12), specs, seed=1)
    picture = np.random.default_rng(0).random((1, 12, 12), dtype=np.float32)
    with window_with(engine.set_image(project, picture), look) as window:
        turns = itertools.cycle((120, 120, -120, -120))
        held = itertools.cycle((Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier))

        def turn() -> None:
            _wheel(window.view, next(turns), next(held))
            QApplication.processEvents()

        report(name, timed(turn, runs), timed(lambda: _empty_repaint(window.view), runs))


def open_wall_case(name: str, look: theme.Theme, runs: Runs) -> None:
    """From the command to the painted wall of 256 maps; the floor is the way back to the network."""
    with window_with(filters(28, 1, 256), look) as window:
        window.selection.select("conv1", 0)
        opened, closed = [], []
        for _ in range(runs.all):
            opened += timed(lambda: _trigger(window, "show_maps"), Runs(1, 0))
            closed += timed(lambda: _trigger(window, "show_maps"), Runs(1, 0))
        report(name, opened[runs.warm_up :], closed[runs.warm_up :])


def drag_wall_case(name: str, look: theme.Theme, runs: Runs) -> None:
    """An edit of a weight while the wall shows 16 maps of a megapixel; the floor is the same edit in the network."""
    with window_with(filters(1000, 3, 16), look) as window:
        window.selection.select("conv1", 1)
        values, loop = itertools.count(0.01, 0.01), QEventLoop()
        window.session.ready.connect(loop.quit)

        def edit() -> None:
            value = next(values)
            window.document.edit("edit", lambda p: engine.set_weight(p, "conv1", (1, 0, 1, 1), value))
            loop.exec()
            QApplication.processEvents()  # paints

        floor = timed(edit, runs)
        _trigger(window, "show_maps")
        report(name, timed(edit, runs), floor)


def memory_case(name: str, look: theme.Theme, runs: Runs) -> None:
    """Megabytes when everything is loaded, and after thousands of edits, new pictures and undos."""
    digits = engine.open_project(RESOURCES / "networks" / "digits.convscope")
    rng = np.random.default_rng(2)
    with window_with(digits, look) as window:
        while not (window.deferred_parts.complete and not window.session.jobs):
            QApplication.processEvents()
        until_settled(window, window.session.request)
        start = _megabytes()
        for i in range(_QUICK if runs.n == 1 else _EDITS):
            if i % 10 == 9:
                until_settled(window, window.document.stack.undo)
            elif i % 10 == 5:
                picture = rng.random((1, 28, 28), dtype=np.float32)
                until_settled(window, lambda x=picture: window.document.edit("image", lambda p: engine.set_image(p, x)))
            else:
                value = float(rng.normal())
                until_settled(
                    window,
                    lambda v=value: window.document.edit("w", lambda p: engine.set_weight(p, "conv1", (1, 0, 1, 1), v)),
                )
        end = _megabytes()
    print(json.dumps({"case": name, "start_mb": start, "end_mb": end, "ratio": round(end / start, 3)}), flush=True)


def _megabytes() -> float:
    """Memory of this process alone, with its share of what it has in common with others where the system tells it."""
    memory = psutil.Process(os.getpid()).memory_full_info()
    return round(getattr(memory, "pss", memory.uss) / 2**20, 1)


def _trigger(window: MainWindow, command: str) -> None:
    window.actions_[command].trigger()
    QApplication.processEvents()


def _wheel(view: QWidget, turned: int, held: Qt.KeyboardModifier) -> None:
    at = QPointF(view.rect().center())
    QApplication.sendEvent(
        view,
        QWheelEvent(
            at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def _empty_repaint(view: QWidget) -> None:
    view.update()
    QApplication.processEvents()
