"""Every page in place of the network describes itself, and the window follows from that."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

import pytest

import engine
from engine.lessons.view import PAGES, Page, View, fields_of_pages
from gui.window.main_window import MainWindow
from gui.window.pages import ROOMS

Settle = Callable[[MainWindow], None]


def layer_of(page: Page) -> str:
    return "flatten" if page == "unroll" else "conv2"


@pytest.fixture(scope="module")
def common_window(common_window: MainWindow) -> MainWindow:
    """It has shown every page: parts of some that belong to no window are there from then on."""
    for name in PAGES:
        common_window.staging.show(View(page=name, layer=layer_of(name)), common_window.selection.looks)
    return common_window


def test_every_page_has_a_room() -> None:
    assert {"network", "cell", *ROOMS} == set(PAGES)
    assert {field.metadata["page"] for field in fields(View)} - {""} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_the_window_needs_of_it(seen: MainWindow, settle: Settle, name: Page) -> None:
    seen.staging.show(View(page=name, layer=layer_of(name)), seen.selection.looks)
    settle(seen)
    page = seen.pages.page(name)
    assert seen.pages.shown is page
    assert seen.pages.currentWidget() is page.widget
    assert page.widget.accessibleName()
    own = {field.name for field in fields(View) if field.metadata["page"] == name}
    assert own <= set(fields_of_pages())
    assert set(page.captured()) == (own if name != "cell" else set())
    seen.actions_["add_scene"].trigger()
    (scene,) = seen.document.project.scenes
    assert scene.view == replace(scene.view, page=name, layer=layer_of(name))
    assert scene.title
    assert "{" not in scene.title
    seen.document.stack.undo()
    seen.pages.leave()
    assert seen.selection.page == "network"


def test_a_page_is_named_in_one_place(seen: MainWindow) -> None:
    """The Selection says where one is; whoever sets it there is followed by the stack."""
    for name in (name for name in PAGES if name != "network"):
        seen.selection.select(layer_of(name))
        seen.selection.set_page(name)
        assert seen.pages.currentWidget() is seen.pages.page(name).widget, name
        assert seen.staging.captured().page == name
        seen.selection.set_page("network")
        assert seen.pages.currentWidget() is seen.view, name


def test_titles_of_scenes_say_which_page_they_show(seen: MainWindow) -> None:
    titles = {name: seen.pages.title_of(name).format(map="conv2[1]", layer="conv2") for name in PAGES}
    assert titles["filter"] == "conv2[1] taken apart"
    assert titles["maps"] == "All maps of conv2"
    assert len(set(titles.values())) == len(PAGES)


Leave = Callable[[], None]


def open_page(window: MainWindow, name: Page) -> Leave:
    window.staging.show(View(page=name, layer=layer_of(name)), window.selection.looks)
    return window.pages.leave


def open_panel(window: MainWindow, name: str) -> Leave:
    window.selection.select("conv2")
    dock = window.docks[name]
    dock.show()
    dock.raise_()
    return dock.close


SHOWN = {name: partial(open_page, name=name) for name in PAGES if name != "network"} | {
    f"panel {name}": partial(open_panel, name=name) for name in ("cell", "why", "map", "melt", "layer", "filter")
}


@pytest.mark.parametrize("what", SHOWN)
def test_what_was_left_or_closed_keeps_no_maps(seen: MainWindow, settle: Settle, what: str) -> None:
    leave = SHOWN[what](seen)
    settle(seen)
    frame = seen.session.frame
    assert frame is not None
    shown = [weakref.ref(each) for each in (frame, frame.result, *frame.result.outputs.values())]
    del frame
    leave()
    picture = 1 - seen.document.project.input.image.data  # type: ignore[union-attr]
    seen.document.edit("picture", lambda project: engine.set_image(project, picture))
    settle(seen)
    seen.document.stack.undo()
    gc.collect()
    assert [held for ref in shown if (held := ref()) is not None] == []
