"""What an act makes out of date is worked out and painted once, however many signals speak of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import wraps
from inspect import unwrap
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import engine
from gui.cell.cell_pages import CellPages
from gui.cell.row_view import RowView
from gui.filter.filter_panel import FilterPanel
from gui.filter.kernel_grid import KernelGrid
from gui.layer.layer_panel import LayerPanel
from gui.map.map_panel import MapPanel
from gui.network.legend_bar import LegendBar
from gui.network.view import NetworkView
from gui.state.selection import Hover
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow, is_calm

WORK: dict[type, str] = {  # what works out, or paints, what a view shows
    CellPages: "show_scene",
    FilterPanel: "_refresh",
    KernelGrid: "paintEvent",
    LayerPanel: "_refresh",
    LegendBar: "refresh",
    MapPanel: "_refresh",
    NetworkView: "paintEvent",
    RowView: "paintEvent",
}
Act = Callable[[MainWindow], None]


def _edit(window: MainWindow, value: float = 0.75) -> None:
    window.document.edit("Weight", lambda project: engine.set_weight(project, "conv1", (1, 0, 1, 1), value))


def _point(window: MainWindow) -> None:
    window.selection.point_at(Hover("conv1", 2, 3, 4))


def _leave(window: MainWindow) -> None:
    window.selection.point_at(None)


def _choose(window: MainWindow) -> None:
    place = window.view.place_of("conv1", 3).toPoint() + QPoint(3, -4)
    QTest.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=place)


def _undo(window: MainWindow) -> None:
    window.document.stack.undo()


def _redo(window: MainWindow) -> None:
    window.document.stack.redo()


def _step(window: MainWindow) -> None:
    window.playback.forward()


def _select(window: MainWindow) -> None:
    window.selection.select("conv2", 1)


# In this order, with how often a view may be worked out: what is computed for a newly chosen map is a second picture.
ACTS: tuple[tuple[Act, int], ...] = (
    (_edit, 1),
    (_undo, 1),
    (_redo, 1),
    (_point, 1),
    (_leave, 1),
    (_choose, 2),
    (_select, 2),
    (_step, 1),
    (_step, 1),
)


def test_an_act_works_out_every_view_once(
    make_window: MakeWindow, digits: engine.Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: Counter[tuple[str, int]] = Counter()
    frames: list[object] = []
    for view, method in WORK.items():
        monkeypatch.setattr(view, method, _counted(getattr(view, method), view.__name__, done))
    window = make_window(digits)
    window.session.ready.connect(frames.append)
    _edit(window, 0.5)  # the first one also ends the way in which the network appeared
    for act, most in ACTS:
        _rest(window, qtbot)
        done.clear()
        frames.clear()
        act(window)
        _rest(window, qtbot)
        assert done, f"{act.__name__} is to be seen"
        assert len(frames) <= 1, f"{act.__name__} is computed more than once"
        assert {view: times for (view, _), times in done.items() if times > most} == {}, act.__name__


class Layouts(QObject):
    """How often the window was laid out."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_other_numbers_have_nothing_laid_out(make_window: MakeWindow, digits: engine.Project, qtbot: QtBot) -> None:
    """Else all docks are measured, their separators painted, and most of the window with them, at every stroke."""
    window = make_window(digits)
    rng, layouts = np.random.default_rng(0), Layouts()

    def show_picture(number: int) -> None:
        picture = rng.random((1, 28, 28), dtype=np.float32)
        window.document.edit("Picture", lambda project: engine.set_image(project, picture))

    for act in (show_picture, lambda number: _edit(window, number / 8)):
        for number in range(6):
            act(number)
            _rest(window, qtbot)
            if number == 1:  # by now the names of the steps are those on the buttons
                window.installEventFilter(layouts)
        window.removeEventFilter(layouts)
    assert layouts.count == 0


def _rest(window: MainWindow, qtbot: QtBot) -> None:
    """Waits until everything is computed and painted: until a turn of the event loop changes nothing."""
    qtbot.waitUntil(lambda: is_calm(window))
    for _ in range(3):
        qtbot.wait(1)


def _counted(work: Callable[..., Any], name: str, done: Counter[tuple[str, int]]) -> Callable[..., Any]:
    takes = unwrap(work).__code__.co_argcount  # a slot takes fewer arguments than its signal carries

    @wraps(work)
    def counted(view: object, *arguments: Any) -> Any:
        done[name, id(view)] += 1
        return work(view, *arguments[: takes - 1])

    return counted
