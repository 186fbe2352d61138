"""Branching networks on the canvas: connecting by dragging, inserting on a connection, keys, and building branch by
branch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import engine
from gui.commands.foresight import cost
from gui.network.view import NetworkView
from gui.window.main_window import MainWindow
from tests.gui.network.shaped import inception, residual
from tests.stories.conftest import MakeWindow

LEFT = Qt.MouseButton.LeftButton
Settle = Callable[[MainWindow], None]


@pytest.fixture
def blocks(make_window: MakeWindow) -> MainWindow:
    return make_window(residual())


def inputs(window: MainWindow, layer: str) -> tuple[str, ...]:
    return window.document.project[layer].inputs


def port(view: NetworkView, layer: str) -> QPoint:
    return view.zoom.now.transform.map(view.arrangement.ports[layer]).toPoint()


def middle(view: NetworkView, layer: str) -> QPoint:
    return view.place_of(layer).toPoint()


def begin_dragging(view: NetworkView, source: str, target: str) -> None:
    QTest.mouseMove(view, port(view, source) - QPoint(1, 0))  # the first movement in a window only enters it
    QTest.mouseMove(view, port(view, source))
    assert view.state().hints.port == source
    QTest.mousePress(view, LEFT, pos=port(view, source))
    QTest.mouseMove(view, middle(view, target) - QPoint(3, 3))
    QTest.mouseMove(view, middle(view, target))


def test_a_layer_is_connected_by_dragging_from_its_port(blocks: MainWindow, settle: Settle) -> None:
    view = blocks.view
    assert inputs(blocks, "add1") == ("conv1b", "relu0")
    begin_dragging(view, "conv1a", "add1")
    view.grab()
    QTest.mouseRelease(view, LEFT, pos=middle(view, "add1"))
    assert view.state().hints.connecting is None
    assert inputs(blocks, "add1") == ("conv1b", "relu0", "conv1a")
    settle(blocks)
    assert ("conv1a", "add1") in view.arrangement.routes
    blocks.document.stack.undo()
    assert inputs(blocks, "add1") == ("conv1b", "relu0")


def test_only_layers_that_fit_light_up(blocks: MainWindow, qtbot: QtBot) -> None:
    view, project = blocks.view, blocks.document.project
    begin_dragging(view, "conv1a", "relu0")
    ids = {engine.INPUT, *(layer.id for layer in project.layers)}

    def all_tried() -> bool:
        connecting = view.state().hints.connecting
        return connecting is not None and connecting.fits.keys() == ids

    qtbot.waitUntil(all_tried)
    connecting = view.state().hints.connecting
    assert connecting is not None
    assert connecting.over == "relu0"
    assert connecting.fits["add1"]
    assert not connecting.fits["add2"], "its maps are smaller"
    assert not connecting.fits["relu0"], "it would read its own output"
    assert not connecting.fits["relu1a"], "it reads it already"
    QTest.mouseRelease(view, LEFT, pos=middle(view, "relu0"))
    assert blocks.document.project is project


def warned(view: NetworkView) -> QPoint | None:
    """Where in the canvas its warning is painted; None if it is not."""
    picture, soft = view.grab().toImage(), QColor(view.state().palette.warning_soft)
    ratio = picture.devicePixelRatio()
    for y in range(0, picture.height(), 4):
        for x in range(0, picture.width(), 4):
            if picture.pixelColor(x, y) == soft:
                return QPoint(int(x / ratio), int(y / ratio))
    return None


def test_what_a_connection_would_cost_is_said_while_it_is_dragged_as_in_the_menu(
    window: MainWindow, qtbot: QtBot
) -> None:
    view, project = window.view, window.document.project
    begin_dragging(view, "conv1", "conv2")
    qtbot.waitUntil(lambda: bool(view.state().hints.warning))
    told = cost(project, lambda project: engine.connect(project, "conv1", "conv2"))
    assert "linear1" in told
    assert view.state().hints.warning == told
    place = warned(view)
    assert place is not None
    assert view.rect().contains(place)
    QTest.mouseMove(view, middle(view, "linear1"))
    assert not view.state().hints.warning, "it does not fit, and so costs nothing"
    assert warned(view) is None
    QTest.mouseMove(view, middle(view, "conv2"))
    QTest.mouseRelease(view, LEFT, pos=middle(view, "conv2"))
    assert inputs(window, "conv2") == ("conv1",), "nothing is lost for good: it is done, and can be undone"
    assert not view.state().hints.warning
    window.document.stack.undo()
    assert window.document.project is project


def test_a_connection_that_costs_nothing_is_dragged_without_a_warning(blocks: MainWindow, qtbot: QtBot) -> None:
    view = blocks.view
    begin_dragging(view, "conv1a", "add1")

    def tried() -> bool:
        connecting = view.state().hints.connecting
        return connecting is not None and "add1" in connecting.fits

    qtbot.waitUntil(tried)
    assert not view.state().hints.warning
    assert warned(view) is None


def test_what_moving_a_layer_would_cost_is_said_while_its_header_is_dragged(window: MainWindow) -> None:
    view, project = window.view, window.document.project
    start = view.zoom.now.header_of("conv1").toPoint()
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(9, 0))
    QTest.mouseMove(view, middle(view, "relu2"))
    told = view.state().hints.warning
    assert "conv2" in told
    assert warned(view) is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.state().hints.warning
    assert warned(view) is None
    assert window.document.project is project


def test_esc_gives_up_a_connection(blocks: MainWindow) -> None:
    view, project = blocks.view, blocks.document.project
    begin_dragging(view, "conv1a", "add1")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.state().hints.connecting is None
    QTest.mouseRelease(view, LEFT, pos=middle(view, "add1"))
    assert blocks.document.project is project


def test_the_network_is_scrolled_while_a_connection_is_dragged(make_window: MakeWindow, qtbot: QtBot) -> None:
    view = make_window(residual(8)).view
    assert view.arrangement.width * view.zoom.now.zoom > view.width(), "not all of it is in sight"
    QTest.mouseMove(view, port(view, "conv1a") - QPoint(1, 0))
    QTest.mouseMove(view, port(view, "conv1a"))
    QTest.mousePress(view, LEFT, pos=port(view, "conv1a"))
    QTest.mouseMove(view, QPoint(view.width() - 40, 200))
    before = view.offset
    QTest.mouseMove(view, QPoint(view.width() - 1, 200))
    qtbot.waitUntil(lambda: view.offset.x() < before.x() - 300)
    connecting = view.state().hints.connecting
    assert connecting is not None
    assert view.zoom.now.transform.map(connecting.point).toPoint() == QPoint(view.width() - 1, 200)
    QTest.keyClick(view, Qt.Key.Key_Escape)


def test_an_edit_meanwhile_ends_dragging(blocks: MainWindow) -> None:
    view = blocks.view
    begin_dragging(view, "conv1a", "add1")
    blocks.document.edit("", lambda project: engine.remove_layer(project, "conv1a"))
    assert view.state().hints.connecting is None
    QTest.mouseRelease(view, LEFT, pos=QPoint(400, 300))
    assert inputs(blocks, "add1") == ("conv1b", "relu0")


def test_a_layer_is_inserted_on_one_of_several_connections(blocks: MainWindow) -> None:
    view = blocks.view
    links = [(plus.source, plus.target) for plus in view.arrangement.pluses]
    number = links.index(("relu0", "add1"))
    QTest.mouseMove(view, view.zoom.now.plus_of(number).toPoint())
    assert view.state().hints.plus_at == number
    QTest.mouseClick(view, LEFT, pos=view.zoom.now.plus_of(number).toPoint())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.data() == "tanh").trigger()
    menu.close()
    assert inputs(blocks, "add1") == ("conv1b", "tanh1")
    assert inputs(blocks, "tanh1") == ("relu0",)
    assert inputs(blocks, "conv1a") == ("relu0",), "the other reader still reads it"
    assert blocks.selection.layer == "tanh1"


def test_a_long_connection_is_found_along_its_way(blocks: MainWindow) -> None:
    view = blocks.view
    route = view.arrangement.routes["relu0", "add1"]
    QTest.mouseMove(view, view.zoom.now.transform.map((route[0] + route[1]) / 2).toPoint())
    number = view.state().hints.plus_at
    assert number is not None
    assert view.arrangement.pluses[number].target == "add1"


def test_arrows_follow_connections_and_change_between_branches(make_window: MakeWindow) -> None:
    window = make_window(inception())
    view, selection = window.view, window.selection
    view.setFocus()

    def press(*keys: Qt.Key) -> tuple[str, int]:
        for key in keys:
            QTest.keyClick(view, key)
        return selection.layer, selection.channel

    selection.select("conv1", 0)
    assert press(Qt.Key.Key_Right)[0] in ("b1", "b2a", "b3a", "b4a")
    selection.select("b1", 0)
    assert press(Qt.Key.Key_Down) == ("b1", 1)
    assert press(Qt.Key.Key_Down) == ("b2a", 0)
    assert press(Qt.Key.Key_Right)[0] == "b2b"
    assert press(Qt.Key.Key_Right)[0] == "concat"
    selection.select("b3a", 0)
    assert press(Qt.Key.Key_Up) == ("b2a", 1)
    assert press(Qt.Key.Key_Left)[0] == "conv1"
    assert press(Qt.Key.Key_Left)[0] == "input"
    assert press(Qt.Key.Key_Left)[0] == "input"
    assert press(Qt.Key.Key_End)[0] == "linear"


def test_a_screen_reader_hears_what_is_read(blocks: MainWindow) -> None:
    blocks.selection.select("relu0", 0)
    assert "relu0 is read by conv1a and add1" in blocks.view.accessibleDescription()
    blocks.selection.select("relu1a", 0)
    assert "read" not in blocks.view.accessibleDescription()


def test_the_branches_are_built_one_after_the_other(make_window: MakeWindow) -> None:
    window = make_window(inception())
    view, walk = window.view, window.playback

    def seen(layer: str) -> bool:
        """Whether the maps of a layer can be seen rather than the cover over them."""
        column = view.arrangement.column_of(layer)
        assert column is not None
        tile = view.zoom.now.transform.mapRect(column.tiles[0]).toRect()
        image = view.grab(tile).toImage()
        canvas = QColor(view.state().palette.canvas).lightness()
        pixels = (image.pixelColor(image.width() * i // 6, image.height() // 2) for i in range(1, 6))
        return max(abs(pixel.lightness() - canvas) for pixel in pixels) > 40

    walk.show_built("b2a")
    assert [layer for layer in ("conv1", "b1", "b2a", "b2b", "b3a", "concat") if seen(layer)] == ["conv1", "b1", "b2a"]
    walk.show_built("b4b")
    assert seen("b3c")
    assert not seen("concat"), "the branches meet only when all are there"
    walk.show_built("concat")
    assert seen("concat")


def test_a_header_is_dragged_to_the_end_of_another_branch(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(inception())
    view = window.view
    start = view.zoom.now.header_of("b3b")
    column = view.arrangement.column_of("b4b")
    assert column is not None
    end = view.zoom.now.transform.map(QPointF(column.area.right() + 10, column.area.center().y()))
    QTest.mousePress(view, LEFT, pos=start.toPoint())
    QTest.mouseMove(view, end.toPoint() - QPoint(4, 0))
    QTest.mouseMove(view, end.toPoint())
    QTest.mouseRelease(view, LEFT, pos=end.toPoint())
    settle(window)
    assert inputs(window, "b3c") == ("b3a",)
    assert inputs(window, "b3b") == ("b4b",)
    assert inputs(window, "concat") == ("b1", "b2b", "b3c", "b3b")
