"""The newcomer's first quarter of an hour, through the real window with real mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

import engine
from gui.files.samples import RESOURCES
from gui.filter.kernel_grid import KernelGrid
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


def shown(window: MainWindow, layer: str) -> np.ndarray:
    """What the window shows of a layer."""
    assert window.session.frame is not None
    return np.array(window.session.frame.result[layer])


def kernel_grid(window: MainWindow) -> KernelGrid:
    grid = window.filter_panel.findChild(KernelGrid)
    assert isinstance(grid, KernelGrid)
    return grid


def drag(widget: object, start: QPointF, end: QPointF) -> None:
    """Presses, moves in three steps and lets go."""
    QTest.mousePress(widget, LEFT, pos=start.toPoint())
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(widget, (start + (end - start) * share).toPoint())
    QTest.mouseRelease(widget, LEFT, pos=end.toPoint())


def test_a_digit_is_on_screen_and_rightly_named(window: MainWindow) -> None:
    probabilities = shown(window, "softmax")
    assert window.document.project.classes[int(probabilities.argmax())] == "5"
    assert probabilities.max() > 0.9
    assert not window.document.modified


def test_dragging_a_weight_changes_its_map_and_all_after_it_in_one_step(window: MainWindow, settle: Settle) -> None:
    view = window.view
    QTest.mouseClick(view, LEFT, pos=view.place_of("conv1", 3).toPoint())
    settle(window)
    before = {layer: shown(window, layer) for layer in ("conv1", "softmax")}
    grid = kernel_grid(window)
    cell = QPointF(grid.cell_rect(1, 1).center())
    drag(grid, cell, cell - QPointF(0, 40))
    settle(window)
    same = [np.array_equal(a, b) for a, b in zip(before["conv1"], shown(window, "conv1"), strict=True)]
    assert same == [True] * 3 + [False] + [True] * 4
    assert not np.array_equal(before["softmax"], shown(window, "softmax"))
    assert window.document.stack.count() == 1
    assert window.document.modified
    assert window.isWindowModified()
    window.menus.undo.trigger()
    settle(window)
    for layer, values in before.items():
        np.testing.assert_array_equal(values, shown(window, layer))
    assert not window.document.modified


def test_a_photograph_of_her_own_goes_through_the_edge_filters(
    make_window: MakeWindow, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "holiday.jpg"
    pixels = np.random.default_rng(0).integers(0, 255, (90, 160, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    window = make_window(engine.open_project(RESOURCES / "networks" / "edge-filters.convscope"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_["paste"].trigger()
    settle(window)
    settle(window)
    assert window.document.project.input.title == "holiday.jpg"
    assert shown(window, "conv1").shape[1:] == (90, 160)


def test_the_patch_of_the_hovered_cell_is_known_down_to_the_picture(window: MainWindow) -> None:
    view = window.view
    QTest.mouseMove(view, view.place_of("pool2", 4).toPoint())
    assert set(view.pointing.before) == {"input", "conv1", "relu1", "pool1", "conv2", "relu2"}
    field = engine.receptive_fields(window.document.project, "pool2", (4, 2, 2))["input"]
    assert view.pointing.before["input"].region == field.region
    assert "pool2[4] row 2, column 2 = " in window.status.value.text()
    QTest.mouseMove(view, QPoint(1, 1))
    assert not view.pointing.before


def test_layers_are_added_moved_renamed_and_removed_on_the_canvas(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    view, ids = window.view, lambda: [layer.id for layer in window.document.project.layers]
    first = ids()
    asked: list[int] = []
    view.insert_asked.connect(lambda index, _where: asked.append(index))
    plus = view.zoom.now.plus_of(1).toPoint()
    QTest.mouseMove(view, plus)
    QTest.mouseClick(view, LEFT, pos=plus)
    assert asked == [1]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    window.layers.add("batchnorm2d", 1)
    assert ids() == ["conv1", "norm1", *first[1:]]
    settle(window)

    drag(view, view.zoom.now.header_of("norm1"), view.zoom.now.header_of("pool1") + QPointF(40, 0))
    assert ids() == ["conv1", "relu1", "pool1", "norm1", *first[3:]]

    QTest.mouseDClick(view, LEFT, pos=view.zoom.now.header_of("norm1").toPoint())
    edit = view.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, "calm")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert ids()[3] == "calm"
    assert window.selection.layer == "calm"

    view.setFocus()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert ids() == first
    settle(window)
    while window.document.stack.canUndo():
        window.document.stack.undo()
    assert ids() == first


def test_a_network_that_cannot_run_says_why_and_the_rest_stays(window: MainWindow, settle: Settle) -> None:
    window.document.edit("kernel", lambda p: engine.set_params(p, "conv2", kernel=20))
    settle(window)
    assert window.session.frame is not None
    problems = window.session.frame.result.problems
    assert str(problems["conv2"]).startswith("conv2: a 20 × 20 kernel does not fit a 14 × 14 input.")
    assert problems["linear1"].waits_for == "conv2"
    assert shown(window, "pool1").shape == (8, 14, 14)
    assert window.view.arrangement.column_of("conv2").kind == "problem"
    window.view.grab()
    window.document.stack.undo()
    settle(window)
    assert not window.session.frame.result.problems


def test_work_is_saved_opened_and_never_lost_unasked(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch
) -> None:
    path = tmp_path / "mine.convscope"
    window.document.edit("bias", lambda p: engine.set_bias(p, "conv1", 0, 1.5))
    window.files.save_to(path)
    settle(window)
    settle(window)
    assert not window.document.modified
    assert "mine.convscope" in window.windowTitle()
    window.document.edit("bias", lambda p: engine.set_bias(p, "conv1", 0, 2.5))
    kept = window.document.project
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(window.files, "_ask", lambda: answers.pop(0))
    window.opening.open_path(path)
    settle(window)
    assert window.document.project is kept
    window.opening.open_path(path)
    settle(window)
    settle(window)
    assert window.document.project["conv1"].weights["bias"].data[0] == 1.5


def test_a_file_that_is_no_picture_is_refused_in_words(window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"not a picture at all")
    before = window.document.project
    window.opening.open_path(path)
    settle(window)
    settle(window)
    assert "broken.png" in window.banner.text
    assert window.document.project is before


def test_long_work_can_be_given_up_and_the_window_lives_on(
    make_window: MakeWindow, settle: Settle, qtbot: QtBot
) -> None:
    specs = [engine.Conv2d(filters=16, kernel=3, padding=1), engine.ReLU(), engine.MaxPool2d()]
    window = make_window(engine.chain((3, 16, 16), specs))
    before = window.session.frame
    image = np.zeros((3, 1600, 2000), np.float32)
    image.flags.writeable = False
    window.document.edit("large", lambda p: engine.set_image(p, image))
    with qtbot.waitSignal(window.session.progressed, timeout=60_000):
        pass
    window.actions_["cancel"].trigger()
    assert not window.session.busy
    assert window.banner.text
    assert window.session.frame is before
    window.document.stack.undo()
    settle(window)
    assert window.session.frame is not None
    assert window.session.frame.request.project is window.document.project


def test_the_theme_changes_while_everything_stays(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    window.choices.choose_theme("dark")
    window.theme.finish()
    dark = window.grab().toImage().pixelColor(5, 5).lightness()
    window.choices.choose_theme("light")
    window.theme.finish()
    light = window.grab().toImage().pixelColor(5, 5).lightness()
    assert dark < 80 < 180 < light
    assert window.document.project is before


def test_a_new_shape_that_costs_trained_weights_is_told(window: MainWindow, settle: Settle) -> None:
    window.document.edit("stride", lambda p: engine.set_params(p, "conv1", stride=2))
    settle(window)
    assert "linear1" in window.banner.text
    window.document.stack.undo()
    settle(window)
    assert shown(window, "softmax").argmax() == 5


@pytest.mark.parametrize("last", [[engine.Linear(units=5)], [engine.Linear(units=5), engine.Softmax()]])
def test_a_layer_is_not_painted_with_what_another_of_its_name_held(
    make_window: MakeWindow, settle: Settle, last: list[engine.Spec]
) -> None:
    """Between opening a project and its first result, there is only that of the project before."""
    maps = engine.chain((1, 5, 5), [engine.Conv2d(filters=1, kernel=1)])  # of five rows
    units = engine.chain((1, 5, 5), [engine.Flatten(), *last])
    units = engine.rename_layer(units, units.layers[-1].id, maps.layers[0].id)
    window = make_window(maps)
    window.projects.open(units, None)
    window.view.grab()
    settle(window)
    assert shown(window, maps.layers[0].id).shape == (5,)


def test_a_photograph_is_offered_the_network_that_it_fits(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    digits = window.document.project
    photograph = tmp_path / "holiday.png"
    Image.open(RESOURCES / "images" / "orange.png").resize((96, 80)).save(photograph)
    window.opening.open_path(photograph)
    qtbot.waitUntil(lambda: "holiday.png is a photograph" in window.banner.text, timeout=10_000)
    assert window.document.project.layers is digits.layers, "nothing is opened before somebody says so"
    window.document.give_up_changes()
    offer = next(each for each in window.banner.findChildren(QPushButton) if each.text() == "Open it with the picture")
    offer.click()
    qtbot.waitUntil(lambda: window.document.project.name == "Objects", timeout=10_000)
    project = window.document.project
    assert project.input.title == "holiday.png"
    chance = engine.evaluate(project, wanted=["softmax"])["softmax"]
    assert project.classes[int(chance.argmax())] == "orange"


def test_the_first_row_offers_every_network(window: MainWindow) -> None:
    menu = window.menus.networks
    assert [each.text() for each in menu.actions()][:4] == ["Handwritten digits", "Shapes", "Clothes", "Objects"]
