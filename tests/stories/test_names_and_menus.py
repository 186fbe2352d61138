"""Classes and the network are named in the window; what is under the mouse offers what it can do; success is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

import engine
from gui.commands.name_dialogs import ClassDialog, TitleDialog
from gui.network.painter import invitation_room
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton
Reason = QContextMenuEvent.Reason


def name_place(window: MainWindow, layer: str, unit: int) -> QPoint:
    """Where on the canvas the name beside a bar is."""
    column = window.view.arrangement.column_of(layer)
    assert column is not None
    return window.view.names.name_rect(column, unit).center().toPoint()


def editor(window: MainWindow) -> QLineEdit:
    edit = window.view.names.field
    assert isinstance(edit, QLineEdit)
    return edit


def menu_at(window: MainWindow, point: QPointF | QPoint, reason: Reason = Reason.Mouse) -> QMenu:
    at = point.toPoint() if isinstance(point, QPointF) else point
    QApplication.sendEvent(window.view, QContextMenuEvent(reason, at, window.view.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def offered(window: MainWindow, menu: QMenu) -> set[str]:
    """The commands of a menu."""
    keys = {id(window.actions_[key]): key for key in window.actions_._all}
    assert all(action.isEnabled() for action in menu.actions())
    return {keys[id(action)] for action in menu.actions() if id(action) in keys}


@pytest.fixture
def close_menus() -> Iterator[None]:
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_a_class_is_renamed_where_it_stands(window: MainWindow, settle: Settle) -> None:
    before = window.document.project
    QTest.mouseDClick(window.view, LEFT, pos=name_place(window, "softmax", 3))
    edit = editor(window)
    assert edit.text() == "3"
    assert window.view.rect().contains(edit.geometry())
    QTest.keyClicks(edit, "drei")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.document.project.classes[2:5] == ("2", "drei", "4")
    assert window.selection.page == "network"
    settle(window)
    assert "drei" in window.view.map_text("softmax", 3)
    window.document.edit("rename", lambda project: engine.rename_layer(project, "softmax", "answer"))
    assert window.document.project.classes[3] == "drei"
    window.document.stack.undo()
    window.document.stack.undo()
    assert window.document.project is before
    QTest.mouseDClick(window.view, LEFT, pos=name_place(window, "softmax", 3))
    QTest.keyClicks(editor(window), "x")
    QTest.keyClick(editor(window), Qt.Key.Key_Escape)
    assert window.document.project is before
    settle(window)


def test_a_long_name_leaves_room_for_the_bars(window: MainWindow, settle: Settle) -> None:
    window.document.edit("name", lambda project: engine.rename_class(project, 0, "a very long name " * 9))
    settle(window)
    column = window.view.arrangement.column_of("softmax")
    assert column is not None
    assert window.view.names.name_rect(column, 0).width() < 0.6 * column.area.width() * window.view.framing[0]
    window.view.grab()


def test_classes_and_title_are_named_in_dialogs_and_saved(
    window: MainWindow, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    window.actions_["class_names"].trigger()
    classes = window.findChild(ClassDialog)
    assert isinstance(classes, ClassDialog)
    classes.field.setPlainText("\n".join("abcdefghij"))
    classes.accept()
    window.actions_["title"].trigger()
    title = window.findChild(TitleDialog)
    assert isinstance(title, TitleDialog)
    assert title.field.text() == "Handwritten digits"
    title.field.setText("Letters")
    title.accept()
    assert window.windowTitle().startswith("Letters[*]")
    window.files.save_to(tmp_path / "mine.convscope")
    qtbot.waitUntil(lambda: "mine.convscope" in window.status.currentMessage())
    settle(window)
    assert window.windowTitle().startswith("Letters (mine.convscope)[*]")
    again = engine.open_project(tmp_path / "mine.convscope")
    assert (again.name, again.classes) == ("Letters", tuple("abcdefghij"))


def test_what_has_no_classes_cannot_name_them(window: MainWindow, settle: Settle) -> None:
    window.selection.select("softmax", 2)
    assert window.actions_["rename_class"].isEnabled()
    window.document.open(engine.chain((1, 8, 8), [engine.ReLU()]), None)
    window.selection.select("relu1")
    settle(window)
    assert not window.actions_["rename_class"].isEnabled()
    assert not window.actions_["class_names"].isEnabled()


def test_messages_cover_no_heads(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    view, size = window.view, window.size()

    def on_screen(layer: str) -> QRect:
        column = view.arrangement.column_of(layer)
        assert column is not None
        area = view.zoom.now.transform.mapRect(column.area).toRect()
        return area.translated(view.mapToGlobal(QPoint(0, 0)))

    for resize in (size, size * 0.75):
        window.resize(resize)
        settle(window)
        window.banner.show_message("warning", "Something has happened to this network, and it can be undone.")
        qtbot.waitUntil(lambda: view.mapTo(window, QPoint(0, 0)).y() >= window.banner.geometry().bottom())
        banner = QRect(window.banner.mapToGlobal(QPoint(0, 0)), window.banner.size())
        room = QRect(view.mapToGlobal(QPoint(0, 0)), view.size())
        assert not banner.intersects(room)
        for layer in ("input", "conv1"):
            assert room.contains(on_screen(layer).adjusted(2, 2, -2, -2)), layer
        assert window.size() == resize
        window.banner.hide()


@pytest.mark.usefixtures("close_menus")
def test_a_map_offers_what_it_can_do(window: MainWindow, settle: Settle) -> None:
    menu = menu_at(window, window.view.place_of("conv1", 2))
    assert (window.selection.layer, window.selection.channel) == ("conv1", 2)
    wanted = {"open_filter", "show_map", "show_why", "show_cell", "pin_red", "pin_green", "copy_text"}
    assert wanted <= offered(window, menu)
    menu.close()
    menu = menu_at(window, window.view.place_of("pool1", 1))
    assert "open_filter" not in offered(window, menu)
    assert "show_map" in offered(window, menu)
    menu.close()
    window.selection.select("conv2", 1)
    menu = menu_at(window, QPoint(0, 0), Reason.Keyboard)
    assert "open_filter" in offered(window, menu)


@pytest.mark.usefixtures("close_menus")
def test_a_head_a_class_and_the_canvas_offer_what_they_can_do(window: MainWindow, settle: Settle) -> None:
    menu = menu_at(window, window.view.zoom.now.header_of("conv1"))
    assert {"rename_layer", "duplicate_layer", "remove_layer", "move_right"} <= offered(window, menu)
    assert "move_left" not in offered(window, menu)
    menu.close()
    menu = menu_at(window, window.view.zoom.now.header_of("input"))
    assert "open" in offered(window, menu)
    assert "remove_layer" not in offered(window, menu)
    menu.close()
    menu = menu_at(window, name_place(window, "softmax", 4))
    assert {"rename_class", "class_names", "show_why"} <= offered(window, menu)
    menu.close()
    window.actions_["rename_class"].trigger()
    assert editor(window).text() == "4"
    QTest.keyClick(editor(window), Qt.Key.Key_Escape)
    menu = menu_at(window, QPoint(2, 2))
    assert {"fit", "class_names", "title"} <= offered(window, menu)
    settle(window)


def test_a_double_click_on_a_map_without_a_filter_shows_it_large(window: MainWindow, settle: Settle) -> None:
    dock = window.docks["map"]
    dock.hide()
    QTest.mouseDClick(window.view, LEFT, pos=window.view.place_of("relu1", 3).toPoint())
    settle(window)
    assert dock.isVisible()
    assert (window.selection.layer, window.selection.channel) == ("relu1", 3)
    assert window.selection.page == "network"
    dock.hide()
    QTest.mouseDClick(window.view, LEFT, pos=window.view.place_of("input").toPoint())
    assert dock.isVisible()
    settle(window)


def test_an_export_has_its_suffix_and_is_told(
    window: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def ask(_window: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / "network"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.files.export_code()
    qtbot.waitUntil(lambda: "network.py" in window.status.currentMessage())
    assert asked == ["Handwritten digits.py"]
    assert (tmp_path / "network.py").exists()
    settle(window)


def test_what_to_do_without_layers_is_told_beside_the_input(window: MainWindow, settle: Settle) -> None:
    for layer in window.document.project.layers:
        window.document.edit("remove", lambda project, layer=layer.id: engine.remove_layer(project, layer))
    for size in (window.size(), window.size() * 0.7):
        window.resize(size)
        settle(window)
        view = window.view
        (column,) = view.arrangement.columns
        room = invitation_room(view.state())
        assert not room.intersects(view.zoom.now.transform.mapRect(column.tiles[0]))
        assert room.width() >= 200
        assert QRectF(view.rect()).contains(room)


def test_add_filter_has_a_word(window: MainWindow) -> None:
    button = next(
        each for each in window.filter_panel.findChildren(QToolButton) if each.accessibleName() == "Add filter"
    )
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert button.fontMetrics().horizontalAdvance("Add filter") < button.sizeHint().width() <= button.width()
