"""A careless user of a trained network: what is added passes on what it reads, and what is lost comes back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

import engine
from gui.main_window import MainWindow

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
    assert f"Weights of {linear} would not fit any more." in told, "before it happens"
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
