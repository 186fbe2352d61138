"""Panels get their room back after a small window, and the large map is large when it floats."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

import engine
from gui.files.samples import pictures
from gui.window.docks import shown
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]
LARGE, SMALL = QSize(1440, 900), QSize(800, 600)


def sizes(window: MainWindow) -> dict[str, tuple[int, int]]:
    """How large the panels are that can be seen."""
    return {dock.objectName(): (dock.width(), dock.height()) for dock in shown(window, window.docks.values())}


def turn() -> None:
    """Lets what follows a layout happen, and what follows that."""
    for _ in range(3):
        QApplication.processEvents()


def go(window: MainWindow, size: QSize, settle: Settle) -> None:
    window.resize(size)
    settle(window)
    turn()


def about(expected: dict[str, tuple[int, int]]) -> dict[str, object]:
    return {name: pytest.approx(size, abs=3) for name, size in expected.items()}


def test_a_panel_that_was_brought_to_the_front_gets_its_room_back(window: MainWindow, settle: Settle) -> None:
    before = sizes(window)
    window.resize(SMALL)
    window.docks["layer"].raise_()  # before what follows the new size is done
    turn()
    go(window, LARGE, settle)
    assert sizes(window)["layer"] == pytest.approx(before["filter"], abs=3)


@pytest.mark.parametrize("small", [SMALL, QSize(200, 200), QSize(1000, 433)])
def test_panels_are_as_large_as_before_a_small_window(window: MainWindow, settle: Settle, small: QSize) -> None:
    before = sizes(window)
    go(window, small, settle)
    assert sizes(window) != about(before)
    go(window, LARGE, settle)
    assert sizes(window) == about(before)
    for size in (small, QSize(1010, 640), small, QSize(1200, 800), LARGE):
        go(window, size, settle)
    assert sizes(window) == about(before)


def test_what_was_changed_by_hand_in_a_small_window_stays(window: MainWindow, settle: Settle) -> None:
    go(window, SMALL, settle)
    go(window, QSize(1010, 700), settle)
    before = window.docks["input"].width()
    edge = window.docks["input"].geometry().right() + 1
    at = window.docks["input"].geometry().center()
    at.setX(edge)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=at)
    at.setX(edge - 10)
    QTest.mouseMove(window, at)
    turn()
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=at)
    settle(window)
    width = window.docks["input"].width()
    assert width < before
    go(window, LARGE, settle)
    assert window.docks["input"].width() == width


def test_presenting_in_a_small_window_changes_no_panel(window: MainWindow, settle: Settle) -> None:
    go(window, QSize(1010, 640), settle)
    before = sizes(window)
    window.presenter.start()
    settle(window)
    window.presenter.stop()
    settle(window)
    turn()
    window.resize(1010, 640)
    settle(window)
    assert sizes(window) == about(before)


def test_reset_gives_the_large_map_its_room(window: MainWindow, settle: Settle) -> None:
    before = sizes(window)
    window.docks["map"].setFloating(True)
    window.docks["history"].show()
    settle(window)
    window.actions_["reset_layout"].trigger()
    settle(window)
    assert sizes(window) == about(before)


def test_the_large_map_floats_large_and_comes_back_as_it_was(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    dock, before = window.docks["map"], sizes(window)
    button = dock.findChild(QAbstractButton, "qt_dockwidget_floatbutton")
    assert isinstance(button, QAbstractButton)
    button.click()
    settle(window)
    turn()
    room = dock.screen().availableGeometry()
    assert dock.isFloating()
    assert dock.width() >= min(640, round(0.75 * room.width()))
    assert dock.height() >= min(640, round(0.75 * room.height()))
    assert room.contains(dock.geometry())
    view = window.deferred_parts.map_panel.view
    assert view.width() > 0.9 * dock.width()
    assert view.height() > 0.5 * dock.height()
    dock.setFloating(False)
    settle(window)
    qtbot.waitUntil(lambda: sizes(window) == about(before))  # it moves there
    button.click()
    turn()
    dock.close()
    dock.toggleViewAction().trigger()
    assert dock.isFloating()
    dock.setFloating(False)
    settle(window)
    qtbot.waitUntil(lambda: sizes(window) == about(before))  # it moves there


def test_a_floating_panel_that_was_made_small_stays_small(window: MainWindow, settle: Settle) -> None:
    dock = window.docks["map"]
    dock.setFloating(True)
    turn()
    dock.resize(340, 360)
    state = window.saveState()
    dock.setFloating(False)
    settle(window)
    window.restoreState(state)
    turn()
    assert dock.isFloating()
    assert dock.size() == QSize(340, 360)
    dock.setFloating(False)


def test_only_the_picture_that_is_shown_is_marked(window: MainWindow, settle: Settle) -> None:
    gallery, document = window.input_panel.gallery, window.document

    def marked() -> list[str]:
        return [tile.sample.title for tile in gallery.tiles if tile.ringed]

    sample = gallery.tiles[3]
    QTest.mouseClick(sample, Qt.MouseButton.LeftButton)
    settle(window)
    assert marked() == [sample.sample.title]
    image = engine.read_image(pictures()[0].path)
    document.edit("another", lambda project: engine.set_image(project, image, "holiday.png"))
    settle(window)
    assert marked() == []
    document.stack.undo()
    settle(window)
    assert marked() == [sample.sample.title]
    QApplication.clipboard().setImage(QImage(str(gallery.tiles[0].sample.path)))
    window.actions_["paste"].trigger()
    settle(window)
    assert marked() == []
