"""Maps that would take more memory than is set for maps are asked about before they are computed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT
from engine.project.map_memory import map_bytes
from gui.files.samples import RESOURCES
from gui.layer_maps.view import MapsView
from gui.look.old_cover import OldCover
from gui.map.map_view import MapView
from gui.state.selection import Hover
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow, is_calm


@pytest.fixture
def opened_large(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A picture of 200 × 300 pixels is opened where its maps may not take so much."""
    window = make_window(engine.open_project(RESOURCES / "networks" / "edge-filters.convscope"))
    picture = np.random.default_rng(1).random((3, 200, 300), dtype=np.float32)
    large = engine.set_image(window.document.project, picture)
    window.session.set_map_memory(map_bytes(large) // 2)
    window.document.edit("picture", lambda _: large)
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    return window


def button(window: MainWindow, text: str) -> QPushButton:
    return next(each for each in window.banner.findChildren(QPushButton) if each.text() == text)


def shown_size(window: MainWindow) -> tuple[int, int]:
    assert window.session.frame is not None
    return window.session.frame.result.input.shape[1:]  # type: ignore[return-value]


def test_nothing_is_computed_without_an_answer(opened_large: MainWindow, qtbot: QtBot) -> None:
    assert shown_size(opened_large) != (200, 300)
    assert "MB" in opened_large.banner.text
    old = opened_large.view.state().old
    assert old == {INPUT, *(layer.id for layer in opened_large.document.project.layers)}
    assert not opened_large.session.busy
    qtbot.waitUntil(lambda: not opened_large.input_panel.done.text())
    opened_large.document.stack.undo()
    qtbot.waitUntil(lambda: bool(opened_large.input_panel.done.text()))


def test_old_maps_are_dimmed_wherever_they_are_shown(opened_large: MainWindow, qtbot: QtBot) -> None:
    layer = opened_large.document.project.layers[0].id
    opened_large.selection.choose(Hover(layer, 1, 2, 3))
    qtbot.waitUntil(lambda: bool(opened_large.docks["map"].findChild(MapView).note))
    covers = {name: opened_large.docks[name].findChild(OldCover) for name in ("cell", "why")}
    for name, cover in covers.items():
        opened_large.docks[name].raise_()
        qtbot.waitUntil(cover.isVisible)
        assert cover.geometry() == cover.parentWidget().rect()
    opened_large.selection.set_page("filter")
    page = opened_large.pages.currentWidget().findChild(OldCover)
    qtbot.waitUntil(page.isVisible)
    opened_large.pages.leave()
    opened_large.pages.show_maps()
    qtbot.waitUntil(lambda: bool(opened_large.pages.currentWidget().findChild(MapsView).note))
    opened_large.document.stack.undo()
    qtbot.waitUntil(lambda: is_calm(opened_large))
    assert not opened_large.docks["map"].findChild(MapView).note
    assert not opened_large.pages.currentWidget().findChild(MapsView).note
    assert page.isHidden()
    for cover in covers.values():
        assert cover.isHidden()


def test_a_question_that_was_closed_does_not_come_back_with_another_map(opened_large: MainWindow, qtbot: QtBot) -> None:
    opened_large.banner.dismiss()
    opened_large.selection.select(opened_large.document.project.layers[0].id, 1)
    qtbot.waitUntil(lambda: not opened_large.session.busy)
    assert opened_large.banner.isHidden()
    opened_large.document.stack.undo()
    qtbot.waitUntil(lambda: is_calm(opened_large))
    opened_large.document.stack.redo()
    qtbot.waitUntil(lambda: not opened_large.banner.isHidden())


def test_a_smaller_size_is_one_step_and_computed(opened_large: MainWindow, qtbot: QtBot) -> None:
    before = opened_large.document.stack.index()
    button(opened_large, "1/2 of its size").click()
    qtbot.waitUntil(lambda: shown_size(opened_large) == (100, 150))
    assert not opened_large.view.state().old
    assert opened_large.document.stack.index() == before + 1
    opened_large.document.stack.undo()
    qtbot.waitUntil(lambda: not opened_large.banner.isHidden())  # asked again
    assert shown_size(opened_large) == (100, 150)


def test_all_are_computed_on_request_and_edits_of_them_ask_no_more(opened_large: MainWindow, qtbot: QtBot) -> None:
    button(opened_large, "Compute them all").click()
    qtbot.waitUntil(lambda: shown_size(opened_large) == (200, 300))
    opened_large.document.edit("w", lambda project: engine.set_weight(project, project.layers[0].id, (0, 0, 0, 0), 2.0))
    qtbot.waitUntil(lambda: is_calm(opened_large))
    assert opened_large.banner.isHidden()


def test_suggestions_for_new_users_leave_their_room_to_the_question(opened_large: MainWindow) -> None:
    opened_large.welcome.offer()
    assert not opened_large.welcome.isVisible()
    opened_large.banner.dismiss()
    assert opened_large.welcome.isVisible()


def test_more_memory_for_maps_is_an_answer_too(opened_large: MainWindow, qtbot: QtBot) -> None:
    large = map_bytes(opened_large.document.project)
    opened_large.session.set_map_memory(large * 3 // 4)
    qtbot.waitUntil(lambda: not opened_large.session.busy)
    assert not opened_large.banner.isHidden(), "still too much"
    opened_large.session.set_map_memory(large)
    qtbot.waitUntil(lambda: shown_size(opened_large) == (200, 300))
    assert opened_large.banner.isHidden()


def test_what_is_never_computed_whole_is_offered_smaller_or_in_part(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a limit of four megabytes instead of eight gigabytes."""
    for module in ("engine.project.shapes", "engine.project.map_memory", "gui.messages.messages"):
        monkeypatch.setattr(f"{module}.MOST_BYTES", 4 * 10**6)
    monkeypatch.setattr("engine.project.shapes._latest", {})  # what is found under this limit is forgotten afterwards
    window = make_window(engine.open_project(RESOURCES / "networks" / "edge-filters.convscope"))
    window.session.set_map_memory(4 * 10**6)
    convolution, *later = [layer.id for layer in window.document.project.layers]
    picture = np.random.default_rng(1).random((3, 231, 311), dtype=np.float32)
    window.document.edit("picture", lambda project: engine.set_image(project, picture))
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    assert "at most 4 MB" in window.banner.text
    button(window, "Compute what fits").click()
    qtbot.waitUntil(lambda: shown_size(window) == (231, 311))
    assert window.session.frame is not None
    assert convolution in window.session.frame.result.outputs
    assert not set(later) & set(window.session.frame.result.outputs)
    window.document.stack.undo()
    window.session.set_map_memory(4 * 10**6)
    window.document.stack.redo()
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    button(window, "1/2 of its size").click()
    qtbot.waitUntil(lambda: shown_size(window) == (115, 155))
    assert set(later) <= set(window.session.frame.result.outputs)


def test_a_project_too_large_at_the_start_completes_the_window(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.window.choices.MAP_MEMORY", 1000)
    window = make_window(engine.open_project(RESOURCES / "networks" / "edge-filters.convscope"))
    assert window.session.frame is None
    assert not window.banner.isHidden()
    button(window, "Compute them all").click()
    qtbot.waitUntil(lambda: window.session.frame is not None)


# --- sketches --------------------------------------------------------------------------------------------------


@pytest.fixture
def drawn_slowly(make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window in which every evaluation counts as long, with a picture that counts as large."""
    window = make_window(engine.open_project(RESOURCES / "networks" / "edge-filters.convscope"))
    monkeypatch.setattr("gui.state.workers.LONG", 1)
    monkeypatch.setattr("engine.compute.sketches._CELLS", 400)
    picture = np.random.default_rng(1).random((3, 200, 300), dtype=np.float32)
    window.document.edit("picture", lambda project: engine.set_image(project, picture))
    qtbot.waitUntil(lambda: is_calm(window) and shown_size(window) == (200, 300))
    return window


def test_a_long_evaluation_shows_a_sketch_until_the_maps_are_there(drawn_slowly: MainWindow, qtbot: QtBot) -> None:
    window, seen = drawn_slowly, []
    view, session = window.view, window.session
    session.sketched.connect(lambda frame: seen.append((frame, view.state(), view.grab().toImage())))
    before = view.grab().toImage()
    layer = window.document.project.layers[0].id
    window.document.edit("w", lambda project: engine.set_weight(project, layer, (0, 0, 0, 0), 9.0))
    qtbot.waitUntil(lambda: is_calm(window))
    (sketch, state, picture), exact = seen[-1], view.grab().toImage()
    assert state.shown is sketch
    assert state.sketch is sketch
    assert sketch.request.project is window.document.project
    assert sketch.result.input.shape[1:] < (200, 300)
    assert session.frame is not None
    assert view.state().sketch is None
    assert view.state().shown is session.frame
    assert picture != before
    assert picture != exact
    assert state.pointing == view.state().pointing, "cells are those of the whole maps"


def test_a_sketch_goes_with_the_evaluation_that_is_given_up(drawn_slowly: MainWindow, qtbot: QtBot) -> None:
    window = drawn_slowly
    window.session.sketched.connect(window.work.cancel)
    layer = window.document.project.layers[0].id
    with qtbot.waitSignal(window.session.idle):
        window.document.edit("w", lambda project: engine.set_weight(project, layer, (0, 0, 0, 0), 9.0))
    assert window.view.state().sketch is None
    assert window.view.state().shown is window.session.frame, "it may have ended before it was given up"


def test_a_cell_that_an_undo_takes_away_is_not_pointed_at_any_more(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(engine.open_project(RESOURCES / "networks" / "edge-filters.convscope"))
    layer, small = window.document.project.layers[0].id, shown_size(window)
    picture = np.random.default_rng(1).random((3, 2 * small[0], 2 * small[1]), dtype=np.float32)
    window.document.edit("picture", lambda project: engine.set_image(project, picture))
    qtbot.waitUntil(lambda: is_calm(window))
    window.selection.point_at(Hover(layer, 3, small[0] + 5, small[1] + 5))
    window.document.stack.undo()
    qtbot.waitUntil(lambda: is_calm(window))
    assert window.selection.hover is None
    assert window.selection.focus == window.selection.chosen
    window.selection.point_at(inside := Hover(layer, 3, 5, 5))
    window.document.stack.redo()
    qtbot.waitUntil(lambda: is_calm(window))
    assert window.selection.hover == inside
