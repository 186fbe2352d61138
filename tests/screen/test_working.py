"""An hour's work on a real screen: drawing, dragging, typing, opening, going deeper and back, walking, asking why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

import engine
from gui.app.program import Program
from gui.filter_page.view import FilterDepthView
from gui.window.main_window import MainWindow
from tests.screen.driver import Screen


def weight(window: MainWindow, row: int, column: int) -> float:
    selection = window.selection
    weights = window.document.project[selection.layer].weights["weight"].data
    return float(weights[selection.channel, selection.source, row, column])


def test_the_pad_is_drawn_on_with_the_mouse(window: MainWindow, screen: Screen) -> None:
    pad = window.input_panel.pad
    screen.press(window, "ctrl+n")
    before, middle = screen.picture(), QPoint(pad.rect().center())
    screen.drag(pad, [middle + QPoint(step, -step) for step in (-40, -20, 0, 20, 40)])
    for where in (pad, window.view):
        screen.changed(before, where)
    screen.shows(window)
    image = window.document.project.input.image
    assert image is not None
    assert image.data.any()


def test_a_weight_is_dragged_and_all_maps_follow(window: MainWindow, screen: Screen) -> None:
    grid, start, before = window.filter_panel.grid, weight(window, 1, 1), screen.picture()
    at = grid.cell_rect(1, 1).center()
    screen.drag(grid, [at - QPoint(0, up) for up in (0, 12, 24, 40)])
    for where in (grid, window.view):
        screen.changed(before, where)
    screen.shows(window)
    assert weight(window, 1, 1) > start


def test_a_weight_is_typed(window: MainWindow, screen: Screen) -> None:
    grid = window.filter_panel.grid
    screen.click(grid, grid.cell_rect(0, 0).center())
    before = screen.picture()
    screen.type("-2.5")
    screen.changed(before, grid)
    screen.shows(window)
    screen.press(window, "Return")
    screen.changed(before, window.view)
    assert weight(window, 0, 0) == -2.5


def test_a_picture_is_opened_from_a_file(window: MainWindow, screen: Screen, tmp_path: Path) -> None:
    path, before = tmp_path / "holiday.png", screen.picture()
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (28, 28, 3), np.uint8)).save(path)
    window.opening.open_path(path)
    for where in (window.input_panel.pad, window.view):
        screen.changed(before, where)
    screen.shows(window)
    assert window.document.project.input.title == "holiday.png"


def test_a_double_click_opens_a_filter_and_escape_comes_back(window: MainWindow, screen: Screen) -> None:
    view = window.view
    window.selection.select("conv2", 3, 0)
    screen.shows(window)
    before = screen.picture()
    screen.click(view, view.place_of("conv2", 3), times=2)
    screen.wait(lambda: isinstance(window.pages.currentWidget(), FilterDepthView), "the filter is open")
    screen.changed(before, window.pages)
    screen.shows(window)
    screen.press(window, "Escape", where=window.pages)
    assert window.pages.currentWidget() is view


def test_a_layer_is_renamed_by_double_click_and_by_key(window: MainWindow, screen: Screen) -> None:
    view, ids = window.view, lambda: [layer.id for layer in window.document.project.layers]
    before = screen.picture()
    screen.click(view, view.zoom.now.header_of("conv1"), times=2)
    screen.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit), "the name can be typed")
    screen.changed(before, view)
    screen.type("edges")
    screen.press(window, "Return", where=view)
    assert ids()[0] == "edges"
    assert window.pages.currentWidget() is view
    screen.press(window, "F2", where=view)
    screen.type("lines")
    screen.press(window, "Return", where=view)
    assert ids()[0] == "lines"


def test_the_window_walks_over_the_picture(window: MainWindow, screen: Screen) -> None:
    walk = window.playback
    screen.press(window, "ctrl+Right", "ctrl+Right", where=window.view)
    position = walk.position
    before = screen.picture()
    screen.key("ctrl+space")
    screen.wait(lambda: walk.position > position + 2, "the window moves by itself")
    screen.changed(before, window.view)
    screen.key("ctrl+space")
    screen.wait(lambda: not walk.playing, "it is held")
    screen.shows(window)
    screen.press(window, "Escape", where=window.view)
    assert not walk.walking


def test_the_network_is_built_layer_by_layer(window: MainWindow, screen: Screen) -> None:
    before = screen.picture()
    screen.key("F8")
    screen.changed(before, window.view)
    screen.wait(lambda: window.playback.build_up.share == 1.0, "the layer is made")
    screen.shows(window)
    screen.press(window, "Escape", where=window.view)


def test_why_is_asked_and_answered_step_by_step(window: MainWindow, screen: Screen) -> None:
    view = window.view
    screen.click(view, view.place_of("relu1", 2))
    screen.shows(window)
    screen.press(window, "F4")
    why = window.why_panel
    screen.wait(why.tree.hasFocus, "the lines have the keyboard")
    screen.press(window, "Down", "Right", where=why)
    assert window.docks["why"].isVisible()


def test_pointing_outlines_what_a_cell_is_made_from(window: MainWindow, screen: Screen) -> None:
    view, before = window.view, screen.picture()
    screen.point(view, view.place_of("pool2", 4))
    screen.changed(before, view)
    screen.shows(window)
    assert "input" in view.pointing.before
    screen.point(view, QPointF(1, 1))
    screen.shows(window)


def test_the_look_changes_while_everything_stays(window: MainWindow, screen: Screen) -> None:
    first = screen.picture()
    for choice in ("dark", "contrast", "light"):
        before = screen.picture()
        window.choices.choose_theme(choice)
        screen.changed(before, window.view)
        screen.shows(window)
    screen.is_again(first, window)
    for size in ("125", "150", "100"):
        before = screen.picture()
        window.choices.choose_type_size(size)
        screen.changed(before, window.view)
        screen.shows(window)


def test_another_language_is_spoken_at_once(program: Program, screen: Screen) -> None:
    for language in ("de", "en"):
        old, before = program.window, screen.picture()
        program.window.language_wanted.emit(language)
        screen.wait(lambda old=old: program.window is not old, "the window speaks another language")
        screen.wait(lambda: QApplication.activeWindow() is program.window, "it has the keyboard")
        screen.changed(before, program.window.menuBar())
        screen.shows(program.window)


def test_a_wide_network_is_reached_by_bar_overview_and_chip(window: MainWindow, screen: Screen) -> None:
    def deep(project: engine.Project) -> engine.Project:
        for number in range(16):
            project = engine.insert_layer(project, (engine.Conv2d, engine.ReLU)[number % 2], 3)
        return project

    window.document.edit("more", deep)
    view, reach, chip = window.view, window.reach, window.class_chip
    screen.shows(window)
    assert chip.isVisible()
    before = screen.picture()
    screen.click(chip)
    screen.changed(before, view)
    screen.shows(window)
    assert view.shows_unit("softmax")
    overview = reach.overview
    for places in ([overview.frame.center(), QPointF(2, 12)], [QPointF(3, 12), QPointF(overview.width() / 2, 12)]):
        before, offset = screen.picture(), view.offset
        screen.drag(overview, places)
        screen.changed(before, view)
        screen.shows(window)
        assert view.offset != offset
    offset = view.offset
    screen.drag(reach.across, [reach.across.rect().center(), QPoint(6, 5)])
    screen.wait(lambda: view.offset.x() > offset.x(), "the bar moved the network")
    screen.shows(window)
    screen.press(window, "End", where=view)
    assert view.shows_unit("softmax")
    screen.press(window, "ctrl+alt+o")
    assert not overview.isVisible()


def test_the_large_map_floats_large_and_goes_back(window: MainWindow, screen: Screen) -> None:
    dock = window.docks["map"]
    screen.point(window.menuBar(), QPoint(600, 5))
    screen.shows(window)
    before, size = screen.picture(), dock.size()
    button = dock.findChild(QAbstractButton, "qt_dockwidget_floatbutton")
    assert isinstance(button, QAbstractButton)
    screen.click(button)
    screen.wait(lambda: dock.isFloating() and dock.width() > 600 and dock.height() > 600, "it is large")
    screen.shows(dock)
    screen.click(button)
    screen.wait(lambda: not dock.isFloating() and dock.size() == size, "it is back as it was")
    screen.point(window.menuBar(), QPoint(600, 5))
    screen.is_again(before, window)
