"""All maps of a layer in place of the network: opened, followed, zoomed, sorted, left, and shown again by scenes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

import engine
from engine.compute.map_ranks import ClassAttributions
from engine.lessons.view import View
from gui.filter_page.view import FilterDepthView
from gui.layer_maps.page import LayerMapsPage
from gui.look import colours
from gui.network.header_grid import grid_of
from gui.network.maps_button import button_of
from gui.state.selection import Hover
from gui.text.phrases import number_text
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]


def page_of(window: MainWindow) -> LayerMapsPage:
    page = window.pages.page("maps").widget
    assert isinstance(page, LayerMapsPage)
    assert window.pages.currentWidget() is page
    return page


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> LayerMapsPage:
    window.selection.select("conv2", 3)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_W)
    settle(window)
    return page_of(window)


def channels(page: LayerMapsPage) -> list[int]:
    assert page.board.wall is not None
    return [panel.channel for panel in page.board.wall.panels]


def said(page: LayerMapsPage) -> str:
    return page.board.accessibleDescription()


def picture(page: LayerMapsPage, index: int) -> np.ndarray:
    """The colours of one panel, in pixels."""
    board = page.board
    assert board.grid is not None
    image = board.viewport().grab(board.grid.map_at(index, board.scroll).toRect()).toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


def test_the_key_opens_the_maps_of_the_selected_layer(page: LayerMapsPage, window: MainWindow) -> None:
    assert channels(page) == list(range(16))
    assert page.board.at == 3
    assert window.selection.page == "maps"
    assert "conv2" in page.title.text()
    frame = window.session.frame
    assert frame is not None
    assert page.board.wall is not None
    for panel in page.board.wall.panels:
        assert np.array_equal(panel.values, frame.result["conv2"][panel.channel])
    assert len({picture(page, index).tobytes() for index in range(16)}) > 8, "every map has its own picture"


def test_menus_offer_it_for_layers_with_maps(window: MainWindow, settle: Settle) -> None:
    window.selection.select("linear1")
    assert not window.actions_["show_maps"].isEnabled()
    window.selection.select("input")
    window.actions_["show_maps"].trigger()
    settle(window)
    page = page_of(window)
    assert channels(page) == [0]
    window.selection.select("linear1")
    assert page.board.isHidden()
    assert "linear1" in page.nothing.text()


def test_an_edit_of_a_filter_is_seen_in_its_panel_alone(
    page: LayerMapsPage, window: MainWindow, settle: Settle
) -> None:
    before = [picture(page, index) for index in range(16)]
    kernel = -window.document.project["conv2"].weights["weight"].data[5, 0]
    window.document.edit("", lambda project: engine.set_kernel(project, "conv2", 5, 0, kernel))
    settle(window)
    after = [picture(page, index) for index in range(16)]
    assert [index for index in range(16) if not np.array_equal(before[index], after[index])] == [5]


def test_all_maps_are_zoomed_and_moved_together(page: LayerMapsPage) -> None:
    board = page.board
    assert board.grid is not None
    board.zoom = board.zoom.magnified(4.0, board.grid, QPointF(0, 0))
    for index in (0, 9):  # the upper left of each map stays there
        place = board.grid.map_at(index)
        assert board.zoom.cell_at(place.topLeft() + QPointF(1, 1), place, board.grid) == (0, 0)
    whole = picture(page, 9)
    start = board.grid.map_at(0).center().toPoint()
    QTest.mousePress(board.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(board.viewport(), start - QPoint(60, 60))
    QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(60, 60))
    assert board.zoom.row > 0
    assert board.zoom.column > 0
    assert not np.array_equal(picture(page, 9), whole)
    QTest.keyClick(board, Qt.Key.Key_0)
    assert (board.zoom.factor, board.zoom.row) == (1, 0)


def test_one_cursor_goes_through_all_maps(page: LayerMapsPage, window: MainWindow) -> None:
    board = page.board
    assert board.grid is not None
    assert board.wall is not None
    cell = (4, 2)
    place = board.grid.map_at(6)
    at = board.zoom.box(cell, place, board.grid).center().toPoint()
    QTest.mouseMove(board.viewport(), at)
    assert board.cell == cell
    assert window.selection.hover == Hover("conv2", 6, *cell)
    value = board.wall.panels[6].value(cell)
    assert value is not None
    assert "conv2[6]" in said(page)
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (window.selection.channel, window.selection.chosen) == (6, Hover("conv2", 6, *cell))
    assert window.selection.page == "maps"


def test_arrows_enter_and_escape(page: LayerMapsPage, window: MainWindow, settle: Settle) -> None:
    board = page.board
    assert board.grid is not None
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert window.selection.channel == 4
    QTest.keyClick(board, Qt.Key.Key_Down)
    assert window.selection.channel == 4 + board.grid.columns
    QTest.keyClick(board, Qt.Key.Key_Return)
    settle(window)
    assert window.selection.page == "filter"
    depth = window.pages.page("filter").widget
    assert isinstance(depth, FilterDepthView)
    QTest.keyClick(depth.canvas, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is page, "back where it was opened from"
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert window.selection.page == "network"
    assert window.view.isVisible()


def test_sorted_by_activity_the_largest_come_first(page: LayerMapsPage, window: MainWindow, settle: Settle) -> None:
    page.orders["activity"].click()
    settle(window)
    frame = window.session.frame
    assert frame is not None
    sizes = np.abs(frame.result["conv2"]).mean((1, 2))
    assert channels(page) == np.argsort(-sizes, kind="stable").tolist()
    first = channels(page)[0]
    window.selection.select("conv2", first)
    assert page.board.at == 0


def test_sorted_by_class_the_map_that_it_rests_on_most_comes_first(
    page: LayerMapsPage, window: MainWindow, settle: Settle
) -> None:
    page.orders["class"].click()
    settle(window)
    frame = window.session.frame
    assert frame is not None
    answer = frame.answer(ClassAttributions("conv2"))
    assert answer is not None
    assert answer.strongest == int(frame.result["softmax"].argmax())
    assert channels(page) == sorted(range(16), key=lambda channel: -answer.values[channel])
    assert window.document.project.classes[answer.strongest] in said(page)


def test_one_scale_for_all_is_that_of_the_layer(page: LayerMapsPage, window: MainWindow) -> None:
    page.shared.click()
    assert window.selection.looks.scale == "layer"
    assert page.board.wall is not None
    assert len({(panel.legend.low, panel.legend.high) for panel in page.board.wall.panels}) == 1
    page.shared.click()
    assert window.selection.looks.scale == "map"


def told(window: QWidget) -> str:
    widgets = [window, *window.findChildren(QWidget)]
    texts = [each.accessibleDescription() + each.toolTip() for each in widgets]
    return " ".join([*texts, *(each.text() for each in widgets if hasattr(each, "text"))])


def test_what_is_hidden_is_told_nowhere(page: LayerMapsPage, window: MainWindow, settle: Settle) -> None:
    page.orders["activity"].click()
    settle(window)
    assert channels(page) != list(range(16))
    cell = Hover("conv2", 3, 4, 2)
    before = picture(page, channels(page).index(3))
    window.selection.turn_cell(cell, True)
    settle(window)
    assert channels(page) == list(range(16)), "the order would tell"
    assert page.bar.isHidden()
    window.selection.point_at(cell)
    assert said(page).startswith("conv2[3] · ")
    assert "= ?" in said(page)
    assert not np.array_equal(picture(page, 3), before)
    window.selection.set_hidden(["conv2"])
    window.selection.point_at(None)
    assert all(len(np.unique(picture(page, index)[9:-9, 9:-9])) <= 3 for index in (0, 1, 2)), "nothing but the cursor"
    window.selection.point_at(cell)
    assert page.board.wall is not None
    number = number_text(float(page.board.wall.panels[3].values[4, 2]))
    assert "= ?" in said(page)
    assert number not in told(page)


def test_the_number_of_maps_is_hidden_with_the_size(page: LayerMapsPage, window: MainWindow) -> None:
    window.staging.show(View(page="maps", layer="conv2", asked_sizes=("conv2",)), window.selection.looks)
    assert page.board.isHidden()
    assert "16" not in told(page)


def test_a_scene_keeps_the_order_and_shows_it_again(page: LayerMapsPage, window: MainWindow, settle: Settle) -> None:
    page.orders["activity"].click()
    page.shared.click()
    settle(window)
    view = window.staging.captured()
    assert (view.page, view.layer, view.channel, view.sorting, view.scale) == ("maps", "conv2", 3, "activity", "layer")
    order = channels(page)
    window.staging.show(View(), window.selection.looks)
    settle(window)
    assert window.selection.page == "network"
    assert page.board.isVisible() is False
    window.staging.show(view, window.selection.looks)
    settle(window)
    assert window.staging.captured() == view
    assert channels(page_of(window)) == order


def test_a_button_in_the_head_of_a_layer_opens_its_maps(window: MainWindow, settle: Settle) -> None:
    settle(window)
    view = window.view
    column = view.arrangement.column_of("conv2")
    assert column is not None
    state = view.state()
    grid = grid_of(state.arrangement, state.type, state.framed.zoom / state.type.scale)
    place = button_of(state, column, grid)
    assert place is not None
    at = view.zoom.now.transform.mapRect(place).center().toPoint()
    before = view.grab().toImage()
    QTest.mouseMove(view, at)
    assert view.grab().toImage() != before, "it is seen"
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert QToolTip.text() == "All maps of this layer (W)"
    QToolTip.hideText()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert window.selection.page == "maps"
    assert window.selection.layer == "conv2"
    vector = view.arrangement.column_of("linear1")
    assert vector is not None
    assert button_of(state, vector, grid) is None


def test_a_scene_gives_the_keys_to_the_maps_and_not_to_their_head(window: MainWindow, settle: Settle) -> None:
    settle(window)
    window.activateWindow()
    window.view.setFocus()
    window.staging.show(View(page="maps", layer="conv2"), window.selection.looks)
    assert QApplication.focusWidget() is page_of(window).board
    window.staging.show(View(page="filter", layer="conv2"), window.selection.looks)
    depth = window.pages.page("filter").widget
    assert isinstance(depth, FilterDepthView)
    assert QApplication.focusWidget() is depth.canvas
    window.docks["layer"].raise_()
    elsewhere = window.layer_panel.form.editor("stride").focusProxy() or window.layer_panel.form.editor("stride")
    elsewhere.setFocus()
    held = QApplication.focusWidget()
    window.staging.show(View(page="maps", layer="conv2"), window.selection.looks)
    assert QApplication.focusWidget() is held, "what has the keys outside the pages keeps them"


def test_the_way_back_says_where_it_leads(page: LayerMapsPage, window: MainWindow, settle: Settle) -> None:
    assert page.back.accessibleName() == "Back to the network"
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    settle(window)
    depth = window.pages.page("filter").widget
    assert isinstance(depth, FilterDepthView)
    command = window.actions_["back_up"]
    assert depth.back.accessibleName() == command.text() == "Back to all maps of conv2"
    window.document.edit("", lambda project: engine.rename_layer(project, "conv2", "other"))
    assert depth.back.text() == command.text() == "Back to all maps of other"
    depth.back.click()
    assert window.selection.page == "maps"
    command.trigger()
    assert window.selection.page == "network"
    window.actions_["open_filter"].trigger()
    assert depth.back.accessibleName() == "Back to the network"


def test_the_network_has_no_way_back_to_the_maps(page: LayerMapsPage, window: MainWindow) -> None:
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    assert window.selection.page == "filter"
    window.selection.set_page("network")  # as renaming the layer does
    assert window.actions_["back_up"].text() != "Back to all maps of conv2"
    window.pages.leave()
    assert window.selection.page == "network"


def test_pinned_maps_are_framed_in_the_colour_of_their_pin(page: LayerMapsPage, window: MainWindow) -> None:
    board = page.board
    assert board.grid is not None
    edge = board.grid.map_at(6).toRect().topLeft() + QPoint(8, -1)
    before = board.viewport().grab().toImage().pixelColor(edge)
    window.selection.toggle_pin("red", ("conv2", 6))
    assert board.viewport().grab().toImage().pixelColor(edge) == QColor(colours.marks(False).pin_red) != before
    window.selection.select("conv2", 6)
    assert "pinned in red" in said(page)
    window.selection.toggle_pin("red", ("conv2", 6))
    assert board.viewport().grab().toImage().pixelColor(edge) != QColor(colours.marks(False).pin_red)
    assert "pinned" not in said(page)
