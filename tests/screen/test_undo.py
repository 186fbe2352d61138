"""Ctrl+Z takes the last change back, wherever the keyboard is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QListView, QWidget

import engine
from gui.window.main_window import MainWindow
from tests.screen.driver import Screen

Find = Callable[[MainWindow], QWidget]


def in_panel(name: str, kind: type[QWidget]) -> Find:
    """A field of a kind in a panel that is brought to the front."""

    def find(window: MainWindow) -> QWidget:
        window.docks[name].show()
        window.docks[name].raise_()
        found = window.docks[name].findChildren(kind)
        return next(each for each in found if each.isVisible() and each.isEnabled())

    return find


def name_field(window: MainWindow) -> QWidget:
    window.view.names.rename("conv1")
    field = window.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def why_tree(window: MainWindow) -> QWidget:
    window.actions_["show_why"].trigger()
    return window.why_panel.tree


def floating(window: MainWindow) -> QWidget:
    """A field of a panel that is a window of its own."""
    window.docks["input"].setFloating(True)
    return in_panel("input", QAbstractSpinBox)(window)


_FIELDS: Mapping[str, Find] = {
    "canvas": lambda window: window.view,
    "kernel": lambda window: window.filter_panel.grid,
    "tree": why_tree,
    "list": in_panel("history", QListView),
    "combo box": in_panel("filter", QComboBox),
    "button": in_panel("input", QAbstractButton),
    "spin box": in_panel("layer", QAbstractSpinBox),
    "brush": in_panel("filter", QAbstractSpinBox),
    "name": name_field,
    "floating": floating,
}


@pytest.mark.parametrize("field", _FIELDS)
def test_undo_wherever_the_keyboard_is(window: MainWindow, screen: Screen, field: str) -> None:
    document, before = window.document, window.document.project
    document.edit("edit", lambda project: engine.set_weight(project, "conv1", (0, 0, 2, 2), 3.0))
    widget = _FIELDS[field](window)
    screen.shows(window)
    widget.setFocus()
    widget.activateWindow()
    screen.wait(widget.hasFocus, "the field has the keyboard")
    screen.shows(window)
    seen = screen.picture()
    screen.key("ctrl+z")
    assert document.project is before
    screen.changed(seen, window.view)
    screen.shows(window)
    window.docks["input"].setFloating(False)  # it would outlive the window


def test_a_field_takes_back_what_was_typed_into_it(window: MainWindow, screen: Screen) -> None:
    project = window.document.project
    window.view.setFocus()
    screen.press(window, "F2", where=window.view)
    field = window.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    screen.press(window, "a", "b", "ctrl+z", where=window.view)
    screen.wait(lambda: field.text() == "conv1", "the name is as it was")
    assert window.document.project is project
