"""Stories of what a network names wrongly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from gui.training.results_panel import ResultsPanel
from gui.window.docks import shown
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

_LONG = 20_000
_CLASSES = ("left", "middle", "right", "nothing")


@pytest.fixture
def data() -> engine.DataSplit:
    """Some pixels, of which the first three compete; the class "nothing" has no test images."""
    rng = np.random.default_rng(1)
    images = rng.integers(0, 256, (300, 1, 1, 4), np.uint8)
    named = engine.Dataset(images, images[:, 0, 0, :3].argmax(1), _CLASSES)
    return engine.DataSplit(named, named, "Pixels")


@pytest.fixture
def tested(make_window: MakeWindow, data: engine.DataSplit, qtbot: QtBot) -> MainWindow:
    """A window with the results of a network that reads the first of three pixels too low."""
    network = engine.chain((1, 1, 4), [engine.Flatten(), engine.Linear(units=4), engine.Softmax()])
    weights = np.diag([6.0, 10, 10, 0]).astype(np.float32)
    bias = np.array([0, 0, 0, -99], np.float32)
    network = engine.set_weights(network, "linear1", weight=weights, bias=bias)
    window = make_window(network)
    window.learning.trainer.data.take(data)
    test(window, qtbot)
    return window


def test(window: MainWindow, qtbot: QtBot) -> None:
    tester = window.learning.tester
    before = tester.latest
    window.actions_["test_network"].trigger()
    qtbot.waitUntil(lambda: tester.latest is not before, timeout=_LONG)
    QApplication.processEvents()


test.__test__ = False  # type: ignore[attr-defined]


def panel(window: MainWindow) -> ResultsPanel:
    return window.learning.results


def listed(window: MainWindow) -> list[int]:
    return [int(each) for each in panel(window).wall._order]


def test_the_panel_says_what_the_engine_measures(tested: MainWindow, data: engine.DataSplit) -> None:
    latest = tested.learning.tester.latest
    assert latest is not None
    share = engine.accuracy(tested.document.project, data.test)
    assert 0.5 < share < 1
    assert latest.results.accuracy == share
    assert f"{100 * share:.1f}" in panel(tested).summary.text().replace(",", ".")
    assert panel(tested).is_seen, "testing brings the panel to the front"
    assert panel(tested).stale.isHidden()
    assert listed(tested) == latest.results.most_wrong.tolist()


def test_results_come_to_the_front_when_they_are_asked_for_and_only_then(tested: MainWindow, qtbot: QtBot) -> None:
    learning, trainer = tested.learning, tested.learning.trainer

    def bring(name: str) -> None:
        tested.docks[name].raise_()
        QApplication.processEvents()

    trainer.set_plan("epochs", 1)
    bring("why")
    with qtbot.waitSignal(trainer.rested, timeout=_LONG):
        tested.actions_["train"].trigger()
        QApplication.processEvents()
        assert learning.curve.is_seen
        bring("why")
    assert learning.tester.share is not None, "the results are on their way"
    QApplication.processEvents()
    assert tested.why_panel.isVisible()
    assert not learning.results.is_seen
    tested.actions_["test_network"].trigger()  # it waits for those that are computed already
    QApplication.processEvents()
    assert learning.results.is_seen
    bring("why")
    qtbot.waitUntil(lambda: learning.tester.share is None, timeout=_LONG)
    assert not learning.results.is_seen


@pytest.mark.parametrize("name", ["results", "data", "learning", "training"])
def test_the_view_menu_brings_a_panel_to_the_front_before_it_hides_it(tested: MainWindow, name: str) -> None:
    dock, other = tested.docks[name], tested.docks["scenes" if name == "training" else "why"]
    action = dock.toggleViewAction()

    def is_in_front() -> bool:
        QApplication.processEvents()
        return dock in shown(tested, tested.docks.values())

    dock.hide()
    other.raise_()
    action.trigger()
    assert is_in_front()
    other.raise_()
    assert not is_in_front()
    action.trigger()
    assert is_in_front()
    assert action.isChecked()
    action.trigger()
    QApplication.processEvents()
    assert dock.isHidden()
    assert not action.isChecked()


def test_pausing_brings_nothing_to_the_front(tested: MainWindow, qtbot: QtBot) -> None:
    trainer = tested.learning.trainer
    trainer.set_plan("epochs", 1000)
    tested.actions_["train"].trigger()
    qtbot.waitUntil(lambda: trainer.run is not None and trainer.run.history.present.report is not None, timeout=_LONG)
    tested.docks["why"].raise_()
    with qtbot.waitSignal(trainer.rested, timeout=_LONG):
        tested.actions_["train"].trigger()
    QApplication.processEvents()
    assert tested.docks["why"] in shown(tested, tested.docks.values())


def test_a_click_on_an_entry_lists_its_images_and_a_click_on_one_makes_it_the_input(
    tested: MainWindow, data: engine.DataSplit, qtbot: QtBot
) -> None:
    shown, latest = panel(tested), tested.learning.tester.latest
    assert latest is not None
    place = shown.matrix.placed.rect((0, 1)).center().toPoint()
    qtbot.mouseClick(shown.matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listed(tested) == latest.results.taken_for(0, 1).tolist() != []
    assert "left, taken for middle" in shown.listings.currentText()
    index = listed(tested)[0]
    spot: QPoint = shown.wall.rect_of(index).center()
    qtbot.mouseClick(shown.wall.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    image = tested.document.project.input.image
    assert image is not None
    assert np.array_equal(image.data, data.test.pictures(slice(index, index + 1))[0])
    assert tested.document.project.input.title == "left"
    assert tested.learning.tester.is_current, "another picture changes no answer"


def test_arrows_go_from_entry_to_entry_and_are_described(tested: MainWindow, qtbot: QtBot) -> None:
    matrix = panel(tested).matrix
    matrix.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(matrix, key)
    assert panel(tested).listing == (3, 1)
    assert matrix.accessibleDescription() == "nothing: no images"
    qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    assert panel(tested).listing == "wrong"


def test_results_grow_old_with_the_weights_and_a_test_under_way_is_cancelled(tested: MainWindow, qtbot: QtBot) -> None:
    tester, before = tested.learning.tester, tested.learning.tester.latest
    tester.test()
    assert tester.share is not None
    project = tested.document.project
    changed = engine.set_weight(project, "linear1", (0, 0), 10.0)
    tested.document.edit("Weight", lambda _project: changed)
    qtbot.waitUntil(lambda: tester.share is None, timeout=_LONG)
    assert before is not None
    assert tester.latest is not None
    assert tester.latest.results.accuracy == before.results.accuracy  # of the old weights, even if it was just over
    assert not tester.is_current
    assert not panel(tested).stale.isHidden()
    tested.document.stack.undo()
    assert tester.is_current
    tested.document.stack.redo()
    test(tested, qtbot)
    assert tester.is_current
    assert tester.latest is not None
    assert tester.latest.results.accuracy == 1


def test_a_training_that_rests_is_tested(tested: MainWindow, qtbot: QtBot) -> None:
    tester, trainer = tested.learning.tester, tested.learning.trainer
    with qtbot.waitSignal(trainer.rested, timeout=_LONG):
        trainer.go("step")
    qtbot.waitUntil(lambda: tester.is_current, timeout=_LONG)
    assert tester.latest is not None
    assert tester.latest.step == 1
    assert "step 1" in panel(tested).summary.text()


def test_the_matrix_is_copied_for_spreadsheets(tested: MainWindow) -> None:
    tested.actions_["copy_results"].trigger()
    latest = tested.learning.tester.latest
    assert latest is not None
    mime = QGuiApplication.clipboard().mimeData()
    head, *rows = mime.text().splitlines()
    assert head.split("\t")[1:5] == list(_CLASSES)
    counts = [[int(each) for each in row.split("\t")[1:5]] for row in rows]
    assert counts == latest.results.confusion.tolist()
    assert rows[3].split("\t")[5] == "", "no accuracy without images"
    assert bytes(mime.data("text/csv").data()).decode().splitlines()[1].startswith("left,")


def test_data_without_test_images_is_told(tested: MainWindow, data: engine.DataSplit) -> None:
    empty = replace(data, test=data.test.part(slice(0, 0)))
    tested.learning.tester.latest = None
    tested.learning.trainer.data.take(empty)
    assert "no images to test with" in panel(tested).hint.text()
    assert not tested.actions_["test_network"].isEnabled()
