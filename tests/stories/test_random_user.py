"""A user who does anything at all, as often as ``--actions`` says, beginning from ``--seed``."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

import engine
from engine.layers import LAYERS
from gui.filter.kernel_grid import KernelGrid
from gui.state.selection import Gains
from gui.widgets.spec_form import SpecForm
from gui.window.main_window import MainWindow

MOST_LAYERS = 14


class RandomUser:
    """Clicks, drags, types and chooses at random, as far as the window offers it."""

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self.window, self.folder, self.random = window, folder, random.Random(seed)
        self.doings: list[tuple[int, Callable[[], None]]] = [
            (12, self.click_canvas),
            (8, self.press_key),
            (12, self.turn_wheel_on_kernel),
            (8, self.drag_kernel),
            (6, self.hover),
            (14, self.change_parameter),
            (6, self.add_layer),
            (4, self.change_kind),
            (6, self.connect),
            (16, self.trigger),
            (16, self.undo_or_redo),
            (5, self.new_image),
            (4, self.change_input),
            (5, self.draw),
            (3, self.zoom),
            (2, self.look),
            (2, self.resize),
            (2, self.save_and_open),
            (8, self.step),
            (5, self.go_deeper_or_back),
            (3, self.mute),
            (3, self.point_at_a_weight),
        ]

    def grid(self) -> KernelGrid:
        """The kernel that is shown, which may be hidden when there is none."""
        return self.window.filter_panel.findChild(KernelGrid)

    def act(self) -> str:
        """Does one thing, and says which."""
        weights, doings = zip(*self.doings, strict=True)
        doing = self.random.choices(doings, weights)[0]
        doing()
        return doing.__name__

    def click_canvas(self) -> None:
        view = self.window.view
        columns = view.arrangement.columns
        column = self.random.choice(columns)
        tile = self.random.randrange(len(column.tiles))
        place = view.place_of(column.layer, tile).toPoint()
        if view.rect().contains(place):
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)

    def press_key(self) -> None:
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        QTest.keyClick(self.window.view, self.random.choice(keys))

    def hover(self) -> None:
        view = self.window.view
        QTest.mouseMove(view, QPoint(self.random.randrange(view.width()), self.random.randrange(view.height())))

    def turn_wheel_on_kernel(self) -> None:
        grid = self.grid()
        if grid.isVisible():
            at = QPointF(self._in_grid())
            QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at.toPoint())
            event = QWheelEvent(
                at,
                grid.mapToGlobal(at),
                QPoint(),
                QPoint(0, self.random.choice((-120, 120))),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(grid, event)

    def drag_kernel(self) -> None:
        grid = self.grid()
        if grid.isVisible():
            at = self._in_grid()
            QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=at)
            for _ in range(3):
                at += QPoint(0, self.random.randrange(-9, 10))
                QTest.mouseMove(grid, at)
            QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=at)

    def _in_grid(self) -> QPoint:
        grid = self.grid()
        rows, columns = grid.kernel.shape
        return grid.cell_rect(self.random.randrange(rows), self.random.randrange(columns)).center()

    def change_parameter(self) -> None:
        project = self.window.document.project
        if not project.layers:
            return
        layer = self.random.choice(project.layers)
        fields = layer.spec.params()
        if not fields:
            return
        field = self.random.choice(fields)
        value: object
        if field.kind == "bool":
            value = self.random.random() < 0.5
        elif field.kind == "choice":
            value = self.random.choice(field.choices)
        elif field.kind == "float":
            value = self.random.uniform(field.low, min(field.high, 4))
        else:
            most = {"filters": 40, "units": 64, "groups": 8, "dilation": 3}.get(field.name, 7)
            pick = lambda: self.random.randint(int(field.low), most)  # noqa: E731
            value = (pick(), pick()) if field.kind == "pair" else pick()
        self.window.selection.select(layer.id)
        self.window.layer_panel.findChild(SpecForm).changed.emit(field.name, value, self.random.randrange(10**6))

    def add_layer(self) -> None:
        if len(self.window.document.project.layers) < MOST_LAYERS:
            self.window.layers.add(self.random.choice(list(LAYERS)), self.random.randrange(MOST_LAYERS))

    def change_kind(self) -> None:
        layers = self.window.document.project.layers
        if layers:
            self.window.selection.select(self.random.choice(layers).id)
            self.window.layers.change(self.random.choice(list(LAYERS)))

    def connect(self) -> None:
        """Takes any entry of the menus for connections."""
        menu = self.window.actions_[self.random.choice(("connect", "disconnect", "add_skip", "insert_before"))].menu()
        while isinstance(menu, QMenu) and len(self.window.document.project.layers) < MOST_LAYERS:
            menu.aboutToShow.emit()
            chosen = self.random.choice(menu.actions())
            menu = chosen.menu()
            if menu is None and not chosen.isSeparator():
                chosen.trigger()

    def trigger(self) -> None:
        key = self.random.choice(
            (
                "duplicate_layer",
                "remove_layer",
                "move_left",
                "move_right",
                "renew_weights",
                "add_filter",
                "duplicate_filter",
                "remove_filter",
                "pin_red",
                "pin_green",
                "fit",
                "hatching",
            )
        )
        if key != "duplicate_layer" or len(self.window.document.project.layers) < MOST_LAYERS:
            self.window.actions_[key].trigger()

    def undo_or_redo(self) -> None:
        stack = self.window.document.stack
        for _ in range(self.random.randint(1, 4)):
            self.random.choice((stack.undo, stack.undo, stack.redo))()

    def new_image(self) -> None:
        rng = np.random.default_rng(self.random.randrange(10**6))
        shape = (self.random.choice((1, 3)), self.random.randint(1, 60), self.random.randint(1, 60))
        image = rng.random(shape, dtype=np.float32)
        if self.random.random() < 0.1:
            image[:, 0, 0] = np.nan
        self.window.document.edit("image", lambda p: engine.set_image(p, image, "random"))

    def change_input(self) -> None:
        change = self.random.choice(
            (
                lambda p: engine.set_fit(p, self.random.choice(("crop", "pad", "stretch"))),
                lambda p: engine.set_invert(p, not p.input.invert),
                lambda p: engine.set_input_channels(p, self.random.choice((1, 3))),
                lambda p: engine.set_input_size(p, (self.random.randint(8, 40), self.random.randint(8, 40))),
                lambda p: engine.set_scaling(p, (self.random.random(),), (0.5,)),
            )
        )
        self.window.document.edit("input", change)

    def draw(self) -> None:
        panel = self.window.input_panel
        panel.set_drawing(True)
        pad = panel.pad
        at = pad.rect().center()
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=at)
        for _ in range(3):
            at += QPoint(self.random.randrange(-20, 21), self.random.randrange(-20, 21))
            QTest.mouseMove(pad, at)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=at)
        panel.set_drawing(False)

    def zoom(self) -> None:
        self.random.choice((self.window.view.zoom.zoom_in, self.window.view.zoom.zoom_out, self.window.view.fit))()

    def look(self) -> None:
        self.window.selection.set_looks(scale=self.random.choice(("map", "layer", "network")))

    def resize(self) -> None:
        self.window.resize(self.random.randint(1000, 1600), self.random.randint(640, 1000))

    def step(self) -> None:
        keys = [
            *("walk_first", "walk_back", "walk_forward", "walk_last", "walk_play", "walk_loop", "walk_stop"),
            *("faster", "next_layer", "previous_layer", "show_cell", "show_why", "show_melt"),
        ]
        self.window.actions_[self.random.choice(keys)].trigger()

    def go_deeper_or_back(self) -> None:
        view = self.window.view
        if view.isVisible():
            QTest.keyClick(view, Qt.Key.Key_Return)
        else:
            self.window.actions_["back_up"].trigger()

    def mute(self) -> None:
        """Mutes and scales the channels of the selected filter, in the filter depth."""
        selection, project = self.window.selection, self.window.document.project
        if selection.page == "filter" and engine.infer(project)[selection.layer].problem is None:
            reads = project[selection.layer].weights["weight"].shape[1]
            factors = tuple(self.random.choice((0.0, 0.5, 1.0, 2.0)) for _ in range(reads))
            selection.set_gains(Gains(selection.layer, selection.channel, factors))

    def point_at_a_weight(self) -> None:
        grid = self.grid()
        if grid.isVisible():
            QTest.mouseMove(grid, self._in_grid())

    def save_and_open(self) -> None:
        path = self.folder / "random.convscope"
        project = self.window.document.project
        told = engine.save_project(project, path)
        kept = project if not told else replace(project, training=None)  # it was of another network, and that is said
        assert engine.open_project(path) == kept


def test_nothing_that_a_user_does_breaks_the_program(
    window: MainWindow, settle: Callable[[MainWindow], None], tmp_path: Path, pytestconfig: pytest.Config, seed: int
) -> None:
    """No exception, no Qt warning, no bug told; and what is saved evaluates the same when it is opened."""
    failures: list[object] = []
    window.session.failed.connect(failures.append)
    user = RandomUser(window, tmp_path, seed)
    done: list[str] = []
    for number in range(pytestconfig.getoption("actions")):
        done.append(user.act())
        QApplication.processEvents()
        assert not failures, (done[-5:], failures)
        if number % 100 == 99:
            window.selection.set_gains(None)
            settle(window)
            project = window.document.project
            engine.save_project(project, tmp_path / "now.convscope")
            before, after = engine.evaluate(project), engine.evaluate(engine.open_project(tmp_path / "now.convscope"))
            assert before.problems == after.problems
            for layer, values in before.activations.items():
                np.testing.assert_array_equal(values, after[layer])
                assert window.session.frame is not None
                np.testing.assert_allclose(window.session.frame.result[layer], values, rtol=1e-3, atol=1e-3)
    settle(window)
    while window.document.stack.canUndo():
        window.document.stack.undo()
    settle(window)
    assert not failures
