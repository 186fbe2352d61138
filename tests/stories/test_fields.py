"""Panels that show only what a scene needs, and the brush that drawing scenes open with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from engine.lessons.view import View
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]


def filter_parts(window: MainWindow) -> dict[str, QWidget]:
    panel = window.filter_panel
    names = ("channels", "grid", "tools", "presets", "numbers", "operations", "facts", "commands")
    return {name: getattr(panel, name) for name in names}


def seen(parts: dict[str, QWidget]) -> set[str]:
    return {name for name, part in parts.items() if part.isVisible()}


def test_the_filter_panel_shows_only_what_is_needed(window: MainWindow) -> None:
    wanted: list[tuple[str, tuple[str, ...], set[str]]] = [
        ("conv1", ("weights",), {"grid"}),
        ("conv2", ("weights",), {"grid", "channels"}),
        ("conv2", ("numbers",), {"numbers"}),
        ("conv2", ("presets", "facts"), {"presets", "facts"}),
        ("conv1", ("operations",), {"tools", "operations", "commands"}),
        ("conv1", ("stride",), set()),
    ]
    for layer, fields, shown in wanted:
        view = View(layer=layer, panels=("filter",), fields=fields)
        window.staging.show(view, window.selection.looks)
        assert seen(filter_parts(window)) == shown, fields
        window.selection.select(layer, 1)
        assert seen(filter_parts(window)) == shown, "another map changes nothing about it"
        window.filter_panel.everything.click()
        assert seen(filter_parts(window)) >= {"grid", "tools", "presets", "numbers", "operations", "facts", "commands"}
        assert not window.filter_panel.everything.isVisible()
        assert window.staging.captured().fields == ()


def test_why_there_are_no_weights_is_said_all_the_same(window: MainWindow) -> None:
    window.staging.show(View(layer="input", panels=("filter",), fields=("weights",)), window.selection.looks)
    assert window.filter_panel.note.isVisible()
    assert not window.filter_panel.grid.isVisible()


def test_the_layer_panel_shows_one_hyperparameter(window: MainWindow) -> None:
    panel = window.layer_panel
    for layer, names, shown in (("conv1", ("stride",), "stride"), ("pool1", ("kernel", "weights"), "kernel")):
        window.staging.show(View(layer=layer, panels=("layer",), fields=names), window.selection.looks)
        QApplication.processEvents()  # fields that were made anew are shown
        params = [param.name for param in window.document.project[layer].spec.params()]
        assert [name for name in params if panel.form.editor(name).isVisible()] == [shown]
        assert not panel.commands.isVisible()
        assert not panel._facts.isVisible()
    window.selection.set_fields(("stride", "facts"))
    assert panel._facts.isVisible()
    panel.everything.click()
    assert all(panel.form.editor(name).isVisible() for name in params)
    assert panel.commands.isVisible()


def test_the_input_panel_shows_the_picture_and_what_is_needed(window: MainWindow) -> None:
    panel = window.input_panel
    window.staging.show(View(panels=("input",), fields=("draw",), draws=True), window.selection.looks)
    assert panel.pad.isVisible()
    assert panel.draw.isVisible()
    assert panel.tools.isVisible()
    for part in (panel.open, panel.form, panel.gallery, panel.facts, panel.about):
        assert not part.isVisible()
    window.selection.set_fields(("pictures",))
    assert panel.gallery.isVisible()
    panel.everything.click()
    for part in (panel.open, panel.form, panel.gallery, panel.facts, panel.about, panel.draw):
        assert part.isVisibleTo(panel)


def test_the_brush_is_in_hand_only_while_a_scene_wants_it(window: MainWindow) -> None:
    panel, looks = window.input_panel, window.selection.looks
    panel.set_drawing(True)
    panel.tools.eraser.click()
    window.staging.show(View(panels=("input",), draws=True), looks)
    assert panel.drawing
    assert not panel.pad.eraser
    window.staging.show(View(panels=("input",)), looks)
    assert not panel.drawing
    assert not window.actions_["brush"].isChecked()


def test_leaving_a_lesson_brings_everything_back(window: MainWindow, settle: Settle) -> None:
    before = seen(filter_parts(window))
    window.lessons.take(1)
    settle(window)
    window.staging.show(
        View(layer="conv1", panels=("filter",), fields=("weights",), draws=True), window.selection.looks
    )
    window.player.leave()
    settle(window)
    assert not window.input_panel.drawing
    assert seen(filter_parts(window)) == before
