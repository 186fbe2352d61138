"""Going deeper and stepping, through the window: every number explained, backwards and forwards."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import engine
from engine.compute.contributions import Contributions
from engine.explain.explain import explain
from gui.files.samples import RESOURCES
from gui.filter_page.view import FilterDepthView
from gui.state import build_up
from gui.state.selection import Gains, Hover, WeightSpot
from gui.window.main_window import MainWindow

MakeWindow = Callable[[engine.Project], MainWindow]
Settle = Callable[[MainWindow], None]


def photograph() -> engine.Project:
    project = engine.open_project(RESOURCES / "networks" / "edge-filters.convscope")
    return engine.set_image(project, engine.read_image(RESOURCES / "images" / "face.png"))


def coloured() -> engine.Project:
    """Three input channels, and one of every layer kind that the shipped networks do not have."""
    specs = [
        engine.Conv2d(filters=4, kernel=(3, 2), stride=2, padding=1, border="reflect", dilation=2, flip=True),
        engine.BatchNorm2d(), engine.GELU(), engine.AvgPool2d(kernel=3, stride=2, padding=1, ceil=True),
        engine.Dropout(), engine.LeakyReLU(), engine.ELU(), engine.Tanh(), engine.Sigmoid(), engine.GlobalAvgPool(),
        engine.Flatten(), engine.Linear(units=3), engine.Softmax(temperature=0.7),
    ]  # fmt: skip
    project = engine.chain((3, 24, 20), specs, seed=4)
    return engine.set_image(project, np.random.default_rng(0).random((3, 24, 20), dtype=np.float32))


@pytest.mark.parametrize("network", ["digits", "photograph", "coloured"])
def test_every_layer_is_explained_in_the_window(network: str, make_window: MakeWindow, settle: Settle) -> None:
    project = {
        "digits": lambda: engine.open_project(RESOURCES / "networks" / "digits.convscope"),
        "photograph": photograph,
        "coloured": coloured,
    }[network]()
    window = make_window(project)
    frame = window.session.frame
    assert frame is not None
    for layer in project.layers:
        shape = frame.result.outputs[layer.id].shape
        cell = tuple(size // 2 for size in shape)
        window.selection.choose(Hover.at(layer.id, cell))
        told = explain(project, frame.result, layer.id, cell)
        text = window.cell_panel.text()
        assert told.value in text
        assert window.cell_panel.row.views, layer.id
        window.actions_["copy_text"].trigger()
        assert QGuiApplication.clipboard().text().strip() == text.strip()
        window.actions_["copy_latex"].trigger()
        assert "align" in QGuiApplication.clipboard().text()
    window.selection.choose(Hover("input", 0, 3, 4))
    QGuiApplication.clipboard().clear()


def test_enter_goes_deeper_and_escape_comes_back(window: MainWindow, settle: Settle) -> None:
    view = window.view
    window.selection.select("conv2", 6)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle(window)
    assert window.selection.page == "filter"
    depth = window.pages.page("filter").widget
    assert isinstance(depth, FilterDepthView)
    assert depth.isVisible()
    frame = window.session.frame
    assert frame is not None
    partials = frame.answer(Contributions("conv2", 6))
    assert partials is not None
    assert len(partials.thumbnails) == 8
    QTest.keyClick(depth.canvas, Qt.Key.Key_Escape)
    assert window.selection.page == "network"
    assert view.isVisible()


def test_a_double_click_opens_the_filter_of_a_map(window: MainWindow, settle: Settle) -> None:
    QTest.mouseDClick(window.view, Qt.MouseButton.LeftButton, pos=window.view.place_of("conv1", 2).toPoint())
    settle(window)
    assert (window.selection.page, window.selection.layer, window.selection.channel) == ("filter", "conv1", 2)


def test_muting_a_channel_shows_at_once_and_changes_no_weight(window: MainWindow, settle: Settle) -> None:
    project = window.document.project
    before = window.session.frame
    assert before is not None
    window.selection.select("conv2", 6)
    settle(window)
    window.selection.set_page("filter")
    settle(window)
    window.selection.set_gains(Gains("conv2", 6, (1, 1, 1, 1, 0, 1, 1, 0)))
    settle(window)
    after = window.session.frame
    assert after is not None
    assert not np.array_equal(after.result["conv2"][6], before.result["conv2"][6])
    assert np.array_equal(after.result["conv2"][5], before.result["conv2"][5])
    assert not np.array_equal(after.result["linear1"], before.result["linear1"])
    assert window.document.project is project
    assert not window.document.modified
    window.selection.set_page("network")
    settle(window)
    back = window.session.frame
    assert back is not None
    assert np.array_equal(back.result["linear1"], before.result["linear1"])


def test_a_click_on_a_cell_chooses_it_and_explains_it(window: MainWindow) -> None:
    place = window.view.place_of("conv1", 3).toPoint() + QPoint(3, -4)
    QTest.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=place)
    chosen = window.selection.chosen
    assert (chosen.layer, chosen.channel) == ("conv1", 3)
    assert f"row {chosen.row}, column {chosen.column}" in window.cell_panel.text()
    QTest.keyClick(window.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.chosen.column == chosen.column + 1
    assert f"column {chosen.column + 1}" in window.cell_panel.text()


def test_the_window_walks_over_the_map(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.select("pool2", 0)
    window.playback.set_speed(50)
    window.actions_["walk_first"].trigger()
    assert window.playback.reached("pool2", 0) == 1
    window.actions_["walk_play"].trigger()
    qtbot.waitUntil(lambda: window.playback.position >= 2)
    window.actions_["walk_play"].trigger()
    assert not window.playback.playing
    at = window.playback.position
    window.actions_["walk_back"].trigger()
    assert window.playback.position == at - 1
    window.actions_["walk_stop"].trigger()
    assert window.playback.reached("pool2", 0) is None


def test_one_key_builds_the_network_layer_by_layer(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_up, "_LAYER_TIME", build_up._LAYER_TIME // 10)
    ids = ["input", *(layer.id for layer in window.document.project.layers)]
    for layer in ids[:4]:
        window.actions_["next_layer"].trigger()
        assert window.playback.build_up.layer == layer
        qtbot.waitUntil(lambda: window.playback.build_up.share == 1.0)
    window.actions_["walk_stop"].trigger()
    assert window.playback.build_up.layer is None


def test_a_pixel_shows_all_that_it_influences(window: MainWindow) -> None:
    window.selection.point_at(Hover("input", 0, 14, 14))
    expected = engine.influence(window.document.project, "input", (0, 14, 14))
    found = window.view.pointing.after
    assert {layer: field.region for layer, field in found.items()} == {
        layer: field.region for layer, field in expected.items()
    }
    assert found["conv1"].region == ((0, 7), (12, 16), (12, 16))


def test_a_weight_shows_all_that_it_multiplies(window: MainWindow) -> None:
    window.selection.point_at_weight(WeightSpot("conv1", 3, 0, 0, 0))
    marked = window.view.pointing.weight
    assert marked is not None
    layer, field = marked
    assert layer == "input"
    assert field.region == ((0, 0), (0, 25), (0, 25))  # padding 2: the corner weight never meets the last two rows
    window.selection.point_at_weight(None)
    assert window.view.pointing.weight is None


def test_the_flip_turns_the_kernel_that_is_shown(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(engine.open_project(RESOURCES / "networks" / "impulse.convscope"))
    kernel = np.arange(1, 10).reshape(3, 3)
    assert np.array_equal(window.filter_panel.grid.kernel, kernel)
    frame = window.session.frame
    assert frame is not None
    assert np.array_equal(frame.result["conv1"][0, 3:6, 3:6], kernel[::-1, ::-1])
    window.document.edit("flip", lambda project: engine.set_params(project, "conv1", flip=True))
    settle(window)
    assert np.array_equal(window.filter_panel.grid.kernel, kernel[::-1, ::-1])
    assert np.array_equal(window.document.project["conv1"].weights["weight"].data[0, 0], kernel)
    frame = window.session.frame
    assert frame is not None
    assert np.array_equal(frame.result["conv1"][0, 3:6, 3:6], kernel)


@pytest.mark.parametrize(
    ("dock", "room", "worker"), [("why", "why", "why_without_hidden"), ("melt", "matrix", "weight_matrix")]
)
def test_a_panel_behind_another_tab_works_nothing_out(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, dock: str, room: str, worker: str
) -> None:
    """Qt calls it visible; it catches up when it comes to the front."""
    module = sys.modules[f"gui.{room}.{room}_panel"]
    work, worked = getattr(module, worker), []

    def counted(*arguments: object) -> object:
        worked.append(arguments)
        return work(*arguments)

    monkeypatch.setattr(module, worker, counted)
    assert window.docks[dock].isVisible()
    for channel in (3, 4):
        window.selection.choose(Hover("conv2", channel, 1, 1))
        settle(window)
    assert not worked
    window.docks[dock].raise_()
    settle(window)
    assert len(worked) == 1
    window.selection.choose(Hover("conv2", 5, 1, 1))
    settle(window)
    assert len(worked) > 1
    window.docks["cell"].raise_()
    settle(window)
    count = len(worked)
    window.selection.choose(Hover("conv2", 6, 1, 1))
    settle(window)
    assert len(worked) == count
