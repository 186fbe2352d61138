"""A layer kind that the program did not have is added, changed, seen, explained, saved and exported like any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

import engine
from gui.state.selection import Hover
from gui.text import glossary
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow
from tests.throwaway import THROWAWAY, ChannelShuffle, Square, register

Settle = Callable[[MainWindow], None]

MEANINGS = {"Square": "A number times itself.", "Other shuffle": "Maps put in another order, block by block."}


@pytest.fixture
def window(
    make_window: MakeWindow, digits: engine.Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> MainWindow:
    """The window of a program that has the two kinds, in its registry and in its glossary."""
    register(monkeypatch)
    entries = "".join(f"\n## {title}\n\n{meaning}\n" for title, meaning in MEANINGS.items())
    known = (glossary.DOCS / glossary.GLOSSARY.name).read_text(encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / glossary.GLOSSARY.name).write_text(known + entries, encoding="utf-8")
    monkeypatch.setattr(glossary, "docs_in", lambda _language: tmp_path / "docs")
    return make_window(digits)


def offered(menu: QMenu, kind: type[engine.Spec]) -> QAction:
    return next(action for action in menu.actions() if action.data() == kind.kind)


def put_in(window: MainWindow, settle: Settle) -> None:
    """Makes the first ReLU a square, and shuffles the maps before it, both by menu."""
    window.selection.select("relu1")
    changes = window.actions_["change_kind"].menu()
    assert isinstance(changes, QMenu)
    offered(changes, Square).trigger()
    added = QMenu(window)
    window.layers.fill_kinds(added, lambda: 1)
    offered(added, ChannelShuffle).trigger()
    assert window.selection.layer == "shuffle1"
    settle(window)
    assert isinstance(window.document.project["relu1"].spec, Square)


def test_it_stands_in_the_menus_with_its_words(window: MainWindow) -> None:
    menu = QMenu(window)
    window.layers.fill_kinds(menu, lambda: 1)
    for kind in THROWAWAY:
        action = offered(menu, kind)
        assert action.text() == kind.title
        assert action.toolTip().startswith((kind.__doc__ or "").split("\n")[0])
        assert action.property("topic") == glossary.topic(kind.title) != ""
        assert glossary.meaning(kind.title) == MEANINGS[kind.title]


def test_it_is_drawn(window: MainWindow, settle: Settle) -> None:
    put_in(window, settle)
    frame = window.session.frame
    assert frame is not None
    assert not frame.result.problems
    view = window.view
    picture = view.grab().toImage()
    for layer, kind in (("shuffle1", ChannelShuffle), ("relu1", Square)):
        column = view.arrangement.column_of(layer)
        assert column is not None
        assert (column.head.title, column.head.short) == (kind.title, kind.short)
        assert len(column.tiles) == len(frame.result[layer])
        shades = set()
        for tile in map(view.zoom.now.transform.mapRect, column.tiles):
            place = tile.toRect().intersected(picture.rect())
            shades |= {picture.pixel(place.left() + at, place.center().y()) for at in range(place.width())}
        assert len(shades) > 5


def test_it_has_a_form(window: MainWindow, settle: Settle) -> None:
    put_in(window, settle)
    window.selection.select("relu1")
    panel = window.layer_panel
    assert panel._kind.text() == Square.title
    editor = panel.form.editor("factor")
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert window.document.project["relu1"].spec == Square(factor=2)
    window.document.stack.undo()
    assert window.document.project["relu1"].spec == Square()


def test_its_cells_are_explained(window: MainWindow, settle: Settle) -> None:
    put_in(window, settle)
    cell = window.cell_panel
    for layer, said in (("relu1", "²"), ("shuffle1", "hands every number on")):
        window.selection.choose(Hover(layer, 3, 4, 5))
        for is_written in (True, False):
            cell.set_written(is_written)
            settle(window)
        assert said in cell.text()
        views = cell.row.views
        assert (views.curve in cell.row.shown) == (layer == "relu1")


def test_what_is_hidden_before_it_is_hidden_in_it(window: MainWindow, settle: Settle) -> None:
    put_in(window, settle)
    window.selection.select("conv1")
    window.actions_["hide_values"].trigger()
    settle(window)
    assert window.selection.hidden_by_layer.keys() == {"conv1", "shuffle1", "relu1"}
    assert window.selection.hides(Hover("shuffle1", 3, 4, 5))


def test_it_is_saved_opened_and_exported(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(window, settle)
    saved, path, code = window.document.project, tmp_path / "mine.convscope", tmp_path / "network.py"
    window.files.save_to(path)
    settle(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(code), ""))
    window.actions_["export_code"].trigger()
    settle(window)
    assert "nn.ChannelShuffle(2)" in code.read_text(encoding="utf-8")
    assert "(1.0 * x * x)" in code.read_text(encoding="utf-8")
    window.document.stack.undo()
    assert window.document.project != saved
    window.document.give_up_changes()
    window.opening.open_path(path)
    settle(window)
    settle(window)
    assert window.document.path == path
    assert window.document.project == saved
