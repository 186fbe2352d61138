"""A careless user of a trained network: what is added passes on what it reads, and what is lost comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSpinBox, QToolTip
from pytestqt.qtbot import QtBot

import engine
from gui.widgets.spec_form import PairEdit
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]


def choose(title: str) -> str:
    """Takes an entry of the menu that is open, and says what its tooltip told."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == title)
    menu.setActiveAction(action)
    told = action.toolTip()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return told


def answer(window: MainWindow) -> np.ndarray:
    """What the network answers, as it is shown."""
    frame = window.session.frame
    assert frame is not None
    return frame.result[window.document.project.layers[-1].id].copy()


def test_an_added_layer_changes_no_answer(window: MainWindow, settle: Settle) -> None:
    before = answer(window)
    for index, title in ((1, "Convolution"), (4, "Batch norm"), (-1, "Fully connected")):
        index %= len(window.document.project.layers)
        window.layers.ask_kind(index, QPoint(0, 0))
        choose(title)
        settle(window)
        np.testing.assert_allclose(answer(window), before, atol=1e-5)
        assert window.banner.text == "", title


def test_what_a_pooling_costs_is_said_and_comes_back(window: MainWindow, settle: Settle) -> None:
    project, before = window.document.project, answer(window)
    flatten = next(layer.id for layer in project.layers if layer.spec.kind == "flatten")
    linear = next(layer.id for layer in project.layers if layer.spec.kind == "linear")
    window.layers.ask_kind(project.index(flatten), QPoint(0, 0))
    told = choose("Max pool")
    assert f"4\u202f000 weights of {linear} would be put aside" in told, "before it happens"
    settle(window)
    assert window.banner.kind == "warning"
    assert f"{linear} has new random weights." in window.banner.text
    assert f"The earlier weights of {linear} are kept" in window.banner.text
    window.actions_["remove_layer"].trigger()
    settle(window)
    assert window.banner.kind == "info"
    assert window.banner.text == f"The earlier weights of {linear} are back."
    assert window.document.project == project
    np.testing.assert_array_equal(answer(window), before)


def test_a_key_changes_the_kind_of_a_layer(window: MainWindow, settle: Settle) -> None:
    project = window.document.project
    pool = next(layer.id for layer in project.layers if layer.spec.kind == "maxpool2d")
    window.selection.select(pool)
    QTest.keyClick(window.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Max pool"]
    choose("Average pool")
    settle(window)
    changed = window.document.project
    assert isinstance(changed[pool].spec, engine.AvgPool2d)
    assert changed.index(pool) == project.index(pool)
    assert window.selection.layer == pool
    assert window.document.stack.undoText() == f"Change {pool} to Average pool"
    window.document.stack.undo()
    assert window.document.project is project
    settle(window)


def test_a_convolution_that_becomes_something_else_keeps_its_filters(window: MainWindow, settle: Settle) -> None:
    project = window.document.project
    conv = next(layer.id for layer in project.layers if layer.spec.kind == "conv2d")
    window.selection.select(conv)
    window.layers.change("relu")
    settle(window)
    assert f"The earlier weights of {conv}" in window.banner.text.replace(",", " ")
    window.layers.change("conv2d")
    settle(window)
    filters = project[conv].spec
    assert isinstance(filters, engine.Conv2d)
    window.document.edit("filters", lambda now: engine.set_spec(now, conv, filters))
    assert window.document.project == project
    settle(window)
    window.selection.select("input")
    assert not window.actions_["change_kind"].isEnabled()


# --- a word before ---------------------------------------------------------------------------------------------


def spin(window: MainWindow, name: str) -> QSpinBox:
    """The field of a number of the selected layer."""
    editor = window.layer_panel.form.editor(name)
    if isinstance(editor, PairEdit):
        editor = editor.parts[0]
    assert isinstance(editor, QSpinBox)
    return editor


def type_in(field: QSpinBox, text: str) -> None:
    """Types over what a field holds, without concluding it."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def foretold(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Waits for a word of the form; the empty one is that there is none."""
    line = window.layer_panel.foresight
    qtbot.waitUntil(lambda: line.isHidden() if not words else line.isVisible() and words in line.text())


def test_what_is_typed_is_foretold_and_comes_back(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    project, before = window.document.project, answer(window)
    window.selection.select("conv1")
    for name, few, words, many in (
        ("filters", "3", "Filters 3: 2\u202f130 weights of conv1, conv2 would be put aside", "8"),
        ("kernel", "3", "Kernel 3 × 3: 128 weights of conv1 would be put aside", "5"),
    ):
        field = spin(window, name)
        type_in(field, few)
        foretold(window, qtbot, words)
        assert window.document.project == project, "nothing is done yet"
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert window.document.project != project
        settle(window)
        type_in(field, many)
        foretold(window, qtbot, "")
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(window)
        assert window.document.project == project
        np.testing.assert_array_equal(answer(window), before)


def test_the_next_step_of_a_field_is_foretold(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.selection.select("conv1")
    settle(window)
    field = spin(window, "filters")
    field.setFocus()
    foretold(window, qtbot, "Filters 7: ")
    assert "Filters 9" not in window.layer_panel.foresight.text(), "more filters cost nothing"
    QTest.keyClick(field, Qt.Key.Key_Down)
    settle(window)
    foretold(window, qtbot, "Filters 6: ")
    window.selection.select("relu1")
    foretold(window, qtbot, "")


def test_the_line_moves_nothing_that_can_be_clicked(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.selection.select("conv1")
    settle(window)
    panel = window.layer_panel
    before = panel.commands.mapTo(panel, QPoint(0, 0))
    spin(window, "filters").setFocus()
    foretold(window, qtbot, "Filters 7")
    QApplication.processEvents()
    assert panel.commands.mapTo(panel, QPoint(0, 0)) == before


def test_the_size_of_the_input_is_foretold_and_comes_back(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    project, panel = window.document.project, window.input_panel
    line, rows, columns = panel.foresight, panel.form.rows, panel.form.columns
    type_in(rows, "20")
    qtbot.waitUntil(lambda: line.isVisible() and line.text().startswith("28 × 20: 4\u202f000 weights of linear1"))
    assert window.document.project is project
    QTest.keyClick(rows, Qt.Key.Key_Return)
    settle(window)
    assert window.document.project.input.size == (20, 28)
    type_in(rows, "28")
    QTest.keyClick(rows, Qt.Key.Key_Return)
    settle(window)
    assert window.document.project == project
    columns.setFocus()
    qtbot.waitUntil(lambda: "27 × 28" in line.text())
    window.view.setFocus()
    qtbot.waitUntil(line.isHidden)


def test_a_removed_layer_is_asked_about_when_that_costs_something(window: MainWindow, settle: Settle) -> None:
    project, banner = window.document.project, window.banner
    remove = window.actions_["remove_layer"]
    window.selection.select("conv1")
    remove.trigger()
    assert window.document.project is project
    assert banner.text.startswith("Remove conv1? ")
    assert "weights of conv1 would be lost; Undo alone brings them back." in banner.text
    [act, leave] = banner._buttons
    assert (act.text(), leave.text()) == ("Remove", "Leave it")
    leave.click()
    assert not banner.text
    assert window.document.project is project
    remove.trigger()
    remove.trigger()
    assert "conv1" not in [layer.id for layer in window.document.project.layers], "who says it twice means it"
    settle(window)
    window.document.stack.undo()
    assert window.document.project is project
    window.selection.select("relu1")
    remove.trigger()
    assert "relu1" not in [layer.id for layer in window.document.project.layers], "nothing to ask about"
    settle(window)


def test_an_old_question_is_gone_with_what_it_was_about(window: MainWindow, settle: Settle) -> None:
    window.selection.select("conv1")
    window.actions_["remove_layer"].trigger()
    window.document.edit("name", lambda project: engine.rename_layer(project, "conv1", "edges"))
    assert not window.banner.text
    window.selection.select("edges")
    window.actions_["renew_weights"].trigger()
    assert window.banner.text.startswith("New random weights for edges? ")
    window.banner._buttons[0].click()
    settle(window)
    window.actions_["renew_weights"].trigger()
    assert not window.banner.text, "random weights are not missed"
    settle(window)


def test_the_mouse_on_a_command_is_told_what_it_costs(window: MainWindow, settle: Settle) -> None:
    window.selection.select("pool1")
    remove: QAction = window.actions_["remove_layer"]
    usual = remove.toolTip(), remove.statusTip()
    remove.hover()
    for tip in (remove.toolTip(), remove.statusTip()):
        assert "weights of linear1 would be put aside" in tip
    window.selection.select("relu1")
    assert (remove.toolTip(), remove.statusTip()) == usual
    remove.hover()
    assert (remove.toolTip(), remove.statusTip()) == usual


def test_what_was_put_aside_outlives_closing(window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path) -> None:
    project, before = window.document.project, answer(window)
    window.document.edit("few", lambda now: engine.set_params(now, "conv1", filters=2))
    with qtbot.waitSignal(window.document.saved):
        window.files.save_to(tmp_path / "few.convscope")
    with qtbot.waitSignal(window.opening.project_opened):
        window.opening.open_path(tmp_path / "few.convscope")
    settle(window)
    window.selection.select("conv1")
    settle(window)
    field = spin(window, "filters")
    type_in(field, "8")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert window.document.project == replace(project, training=None)  # no file has one of another network
    np.testing.assert_array_equal(answer(window), before)


def test_an_untrained_network_is_left_in_peace(
    make_window: Callable[[engine.Project], MainWindow], settle: Settle, qtbot: QtBot
) -> None:
    specs = [engine.Conv2d(filters=4), engine.ReLU(), engine.Flatten(), engine.Linear(units=3)]
    window = make_window(engine.chain((1, 12, 12), specs))
    settle(window)
    window.selection.select("conv1")
    settle(window)
    field = spin(window, "filters")
    type_in(field, "2")
    with qtbot.waitSignal(window.layer_panel.foresight._pause.timeout):
        pass
    assert window.layer_panel.foresight.isHidden()
    QTest.keyClick(field, Qt.Key.Key_Return)
    window.actions_["remove_layer"].trigger()
    assert [layer.id for layer in window.document.project.layers] == ["relu1", "flatten", "linear1"]
    settle(window)


def test_a_line_that_is_out_of_sight_is_said_beside_the_field(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    window.selection.select("conv1")
    window.docks["layer"].raise_()
    settle(window)
    type_in(spin(window, "filters"), "3")
    foretold(window, qtbot, "Filters 3: ")
    line = window.layer_panel.foresight
    qtbot.waitUntil(lambda: QToolTip.text() == f"<qt>{line.text()}</qt>")
    QToolTip.hideText()
    window.resize(1440, 1300)
    settle(window)
    type_in(spin(window, "filters"), "4")
    foretold(window, qtbot, "Filters 4: ")
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect())
    assert "Filters 4" not in QToolTip.text()
