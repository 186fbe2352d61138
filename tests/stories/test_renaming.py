"""A layer is called otherwise: all that knew it by its name knows the new one, and after undo the old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest

import engine
from engine import INPUT
from engine.lessons.view import View, fitted
from gui.filter_page.view import FilterDepthView
from gui.presentation.lessons import folders
from gui.state.selection import Gains, Hover, WeightSpot
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]


def rename_all(window: MainWindow) -> dict[str, str]:
    """Gives every layer another name, one after the other; what they are called now."""
    names = {layer.id: f"{layer.id} here" for layer in window.document.project.layers}
    for old, new in names.items():
        window.document.edit("Rename", lambda project, old=old, new=new: engine.rename_layer(project, old, new))
    return names


def told(value: Any, names: Mapping[str, str]) -> Any:
    """The same with the new names, wherever an old one stands in it."""
    if isinstance(value, str):
        return names.get(value, value)
    return tuple(told(each, names) for each in value) if isinstance(value, tuple) else value


def overview(window: MainWindow) -> None:
    window.selection.select("conv2", 3)
    window.selection.set_pins(("conv1", 5), ("relu2", 2))
    window.selection.set_hidden(["softmax"])
    window.selection.turn_cell(Hover("pool1", 1, 2, 3), hidden=True)
    window.playback.show_built("pool2")


def walk(window: MainWindow) -> None:
    window.selection.select("conv2", 3)
    window.playback.seek(17)


def filter_depth(window: MainWindow) -> None:
    window.selection.select("conv2", 3, 4)
    window.actions_["open_filter"].trigger()


def sizes(window: MainWindow) -> None:
    window.selection.select("pool2", 3)
    window.actions_["ask_size"].trigger()


@pytest.mark.parametrize("prepare", [overview, walk, filter_depth, sizes])
def test_what_the_window_shows_follows_every_name(
    window: MainWindow, settle: Settle, prepare: Callable[[MainWindow], None]
) -> None:
    prepare(window)
    settle(window)
    before = window.staging.captured()
    names = rename_all(window)
    settle(window)
    after = window.staging.captured()
    for field in fields(View):
        assert getattr(after, field.name) == told(getattr(before, field.name), names), field.name
    window.selection.select(window.selection.layer, window.selection.channel, 1)  # another kernel of the same filter
    assert window.playback.walking == (before.position is not None)
    window.selection.select(after.layer, after.channel, after.source)
    for _ in names:
        window.document.stack.undo()
    settle(window)
    assert window.staging.captured() == before


def test_muted_channels_stay_muted(window: MainWindow, settle: Settle) -> None:
    filter_depth(window)
    settle(window)
    depth = window.pages.page("filter").widget
    assert isinstance(depth, FilterDepthView)
    desk = depth.desk
    desk.mute(2)
    desk.scale(1, 0.5)
    mix, gains = desk.mix, window.selection.gains
    assert gains is not None
    settle(window)
    heard = window.session.frame.result["conv2"].copy()
    rename_all(window)
    settle(window)
    assert window.selection.gains == replace(gains, layer="conv2 here")
    assert desk.mix == mix
    assert (window.session.frame.result["conv2 here"] == heard).all()
    desk.mute(2)
    assert window.selection.gains == Gains("conv2 here", 3, (1.0, 0.5, *(1.0,) * 6))


def test_what_is_pointed_at_follows(window: MainWindow, settle: Settle) -> None:
    window.selection.point_at(Hover("relu1", 2, 3, 4))
    window.selection.point_at_weight(WeightSpot("conv2", 1, 0, 2, 2))
    rename_all(window)
    assert window.selection.hover == window.selection.focus == Hover("relu1 here", 2, 3, 4)
    assert window.selection.weight == WeightSpot("conv2 here", 1, 0, 2, 2)
    settle(window)
    window.view.grab()


@pytest.mark.parametrize("cell", [Hover("conv1", 2, 3, 4), Hover("softmax", 0, 7, 0)])
def test_an_open_question_stays_open_under_the_new_name(window: MainWindow, settle: Settle, cell: Hover) -> None:
    window.selection.turn_cell(cell, hidden=True)
    prediction = window.prediction
    prediction.ask(cell, QRect(0, 0, 10, 10))
    field = prediction.field
    QTest.keyClicks(field.edit, "0.2")
    place = field.place.text()
    assert place.startswith(cell.layer)
    rename_all(window)
    settle(window)
    assert field.isVisible()
    assert field.edit.text() == "0.2"
    assert field.place.text() == place.replace(cell.layer, f"{cell.layer} here")
    field.reveal.click()
    assert not window.selection.hides(replace(cell, layer=f"{cell.layer} here"))


def test_names_given_while_presenting_are_known_afterwards(window: MainWindow, settle: Settle) -> None:
    window.selection.select("conv2", 3)
    window.selection.set_pins(("conv1", 5), None)
    window.actions_["present"].trigger()
    window.presenter.finish()
    settle(window)
    window.selection.select("relu1", 0)
    rename_all(window)
    settle(window)
    window.presenter.stop()
    settle(window)
    assert (window.selection.layer, window.selection.channel) == ("conv2 here", 3)
    assert window.selection.pins["red"] == ("conv1 here", 5)


def remove(project: engine.Project) -> engine.Project:
    for layer in project.layers:
        project = engine.remove_layer(project, layer.id)
    return project


def shrink(project: engine.Project) -> engine.Project:
    for layer in project.layers:
        if isinstance(layer.spec, engine.Conv2d):
            project = engine.set_params(project, layer.id, filters=1)
    return project


def test_a_lesson_goes_on_whatever_was_done_to_its_network(window: MainWindow, settle: Settle) -> None:
    player = window.player
    for number in sorted(folders()):
        window.lessons.take(number)
        assert player.lesson is not None
        for index in range(len(player.lesson.scenes)):
            player.go(index)
            for step, harm in product(range(1, player.steps + 1), (shrink, remove)):
                window.document.edit("harm", harm)
                player._take(step, walk=False)
                shapes = engine.infer(window.document.project).shapes | {INPUT: (9, 9, 9)}
                shown = window.staging.captured()
                for place in ((shown.layer, shown.channel), shown.red, shown.green):
                    assert place is None or place[1] < shapes[place[0]][0], (number, index, harm)
                assert shown.built in (None, *shapes), (number, index, harm)
                window.playback.previous_layer()
                window.playback.stop()
                if harm is remove:
                    window.document.stack.undo()
        player.leave()
        settle(window)


def test_a_lesson_knows_its_layers_by_new_names(window: MainWindow, settle: Settle) -> None:
    project = window.document.project
    view = View(layer="conv2", channel=3, red=("conv1", 5), hidden=("softmax",))
    goal = engine.lessons.scene.Goal("bias", "conv1", (0,), value=2.0)
    task = engine.lessons.scene.Task("Set the bias to 2.", (goal,), "Done.")
    scene = engine.lessons.scene.Scene("One", project, view, task=task)  # whose next step reveals what is hidden
    window.player.start(engine.lessons.scene.Lesson(1, "One", "", (scene, replace(scene, title="Two"))))
    settle(window)
    names = rename_all(window)
    window.player.advance()
    settle(window)
    shown = window.staging.captured()
    assert (shown.layer, shown.red, shown.hidden) == (names["conv2"], (names["conv1"], 5), ())
    assert not window.player.is_done
    window.document.edit("bias", lambda project: engine.set_bias(project, names["conv1"], 0, 2.0))
    settle(window)
    assert window.player.is_done
    window.player.advance()
    settle(window)
    assert window.staging.captured().layer == "conv2"  # the next scene brings its own network


def test_a_view_shows_what_is_still_there(digits: engine.Project) -> None:
    view = View(
        layer="conv2",
        channel=9,
        built="relu1",
        red=("conv1", 7),
        green=("pool2", 1),
        hidden=("softmax", "relu1"),
        hidden_cells=(("relu1", (0, 0, 0)), ("conv1", (1, 0, 0))),
        asked_sizes=("relu1",),
    )
    assert fitted(view, digits, {}) == view
    less = engine.remove_layer(engine.set_params(digits, "conv1", filters=4), "relu1")
    assert fitted(view, less, {}) == replace(
        view, built=None, red=None, hidden=("softmax",), hidden_cells=(("conv1", (1, 0, 0)),), asked_sizes=()
    )
    assert fitted(view, engine.set_params(digits, "conv2", filters=2), {}).channel == 1
    gone = fitted(view, engine.remove_layer(digits, "conv2"), {})
    assert (gone.layer, gone.channel) == (INPUT, 0)
    names = {"conv2": "edges", "softmax": "answer"}
    moved = engine.rename_layer(engine.rename_layer(digits, "conv2", "edges"), "softmax", "answer")
    assert fitted(view, moved, names) == replace(view, layer="edges", hidden=("answer", "relu1"))
