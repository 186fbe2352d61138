"""Every lesson, from its first scene to its last, through the window; and the user's own work back as it was."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

import engine
from engine.scene import View
from gui.document import Document
from gui.main_window import MainWindow
from gui.presentation.lessons import folders, open_lesson
from gui.selection import Hover

Settle = Callable[[MainWindow], None]


@pytest.mark.parametrize("number", sorted(folders()))
def test_a_lesson_is_given_from_its_first_scene_to_its_last(window: MainWindow, settle: Settle, number: int) -> None:
    document = window.document
    document.edit("own", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 0.5))
    document.edit("own too", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 1), 0.25))
    document.stack.undo()
    own, title, looks = document.project, window.windowTitle(), window.selection.looks
    window.take_lesson(number)
    lesson = window.player.lesson
    assert lesson is not None
    for index, scene in enumerate(lesson.scenes):
        settle(window)
        assert window.player.index == index
        assert document.project is scene.project
        assert window.band.title.text() == scene.title
        assert not window.isWindowModified()
        layers = [layer.id for layer in scene.project.layers]
        assert window.selection.layer in (scene.view.layer, "input", *layers)
        if layers and scene.project[layers[0]].weights:
            document.edit("touch", lambda project, first=layers[0]: engine.renew_weights(project, first, 7))
            settle(window)
            assert document.project is not scene.project
        window.actions_["reset_scene"].trigger()
        settle(window)
        assert document.project is scene.project
        window.actions_["next_scene"].trigger()
    assert not window.actions_["next_scene"].isEnabled()
    window.actions_["leave_lesson"].trigger()
    settle(window)
    assert document.project is own
    assert (window.windowTitle(), window.selection.looks) == (title, looks)
    assert [document.stack.text(index) for index in range(document.stack.count())] == ["own", "own too"]
    document.stack.redo()
    assert document.project["conv1"].weights["weight"].data[0, 0, 0, 1] == np.float32(0.25)
    document.stack.undo()
    document.stack.undo()
    assert not document.modified
    assert window.band.isHidden()


def test_what_is_asked_for_is_noticed_and_said(window: MainWindow, settle: Settle) -> None:
    lesson = next(
        lesson
        for lesson in map(open_lesson, folders())
        if any(scene.task is not None and scene.task.goal.subject == "param" for scene in lesson.scenes)
    )
    index = next(
        i for i, scene in enumerate(lesson.scenes) if scene.task is not None and scene.task.goal.subject == "param"
    )
    window.player.start(lesson, index)
    settle(window)
    scene = window.player.scene
    assert scene is not None
    assert scene.task is not None
    assert scene.task.ask in window.band.task.text()
    assert not window.player.is_done
    goal = scene.task.goal
    value = {"is": goal.value, "above": goal.value + 1, "below": goal.value - 1}.get(goal.relation, goal.value + 1)
    window.document.edit("do it", lambda project: engine.set_params(project, goal.layer, **{goal.name: int(value)}))
    settle(window)
    assert window.player.is_done
    assert scene.task.said in window.band.task.text()


def test_a_broken_lesson_is_told_and_nothing_is_lost(window: MainWindow) -> None:
    project = window.document.project
    window.take_lesson(99)
    assert "99" in window.banner.text
    assert window.document.project is project
    assert window.player.lesson is None


@pytest.mark.parametrize("page", ["network", "filter", "cell", "calculator"])
def test_a_view_is_shown_and_captured_again(window: MainWindow, settle: Settle, page: str) -> None:
    view = View(
        page=page,  # type: ignore[arg-type]
        layer="conv2", channel=3, source=2, place=(0.35, 0.65), position=None if page != "cell" else 36,
        red=("conv2", 3), green=("conv2", 5), signed="purple_green", positive="fire", scale="layer", speed=500,
        panels=("filter", "layer"), sides=(200, 3, 64),
    )  # fmt: skip
    window.staging.show(view, window.selection.looks)
    settle(window)
    seen = window.staging.captured()
    for name in ("page", "layer", "channel", "source", "position", "red", "green", "signed", "scale", "speed"):
        assert getattr(seen, name) == getattr(view, name), name
    assert set(view.panels) <= set(seen.panels)
    window.staging.show(View(), window.selection.looks)
    assert window.view.isVisible()
    assert window.stepping.cell.window() is window


@pytest.mark.parametrize("seed", range(5))
def test_a_history_set_aside_comes_back_as_it_was(qapp: object, seed: int) -> None:
    rng = random.Random(seed)
    document = Document(engine.chain((1, 6, 6), [engine.Conv2d(filters=2)], seed=1))
    for number in range(12):
        if rng.random() < 0.3:
            rng.choice((document.stack.undo, document.stack.redo))()
        else:
            value = rng.random()
            document.edit(f"step {number}", lambda p, v=value: engine.set_weight(p, "conv1", (0, 0, 0, 0), v))
    if rng.random() < 0.5:
        document.mark_saved(document.project, None, document.opened)  # type: ignore[arg-type]
    project, modified = document.project, document.modified
    names = [document.stack.text(index) for index in range(document.stack.count())]
    at = document.stack.index()
    aside = document.set_aside()
    document.open(engine.chain((1, 4, 4), [engine.ReLU()]), None)
    document.edit("elsewhere", lambda p: engine.set_invert(p, True))
    document.put_back(aside)
    assert (document.project, document.modified, document.stack.index()) == (project, modified, at)
    assert [document.stack.text(index) for index in range(document.stack.count())] == names
    states = []
    while document.stack.canUndo():
        document.stack.undo()
        states.append(document.project)
    for state in reversed(states):
        assert document.project == state
        document.stack.redo()
    assert window_is_consistent(document)


def window_is_consistent(document: Document) -> bool:
    """After redoing everything the last step's Project is shown."""
    while document.stack.canRedo():
        document.stack.redo()
    return document.stack.index() == document.stack.count()


def test_closing_in_a_lesson_asks_for_the_own_work_alone(window: MainWindow, settle: Settle) -> None:
    window.take_lesson(min(folders()))
    settle(window)
    window.document.edit("in the lesson", lambda project: engine.set_invert(project, True))
    window.selection.point_at(Hover("input", 0, 1, 1))
    window.close()
    assert not window.isVisible()
