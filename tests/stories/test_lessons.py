"""Every lesson, from its first scene to its last, through the window; and the user's own work back as it was."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCommonStyle, QMessageBox

import engine
from engine.lessons.scene import Lesson
from engine.lessons.view import PAGES, Page, View
from gui.app.start import main
from gui.presentation.lessons import folders, open_lesson
from gui.presentation.morph import Morph
from gui.presentation.pages.calculator import Calculator
from gui.state.document import Document
from gui.state.selection import Hover
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("numbers", [sorted(folders())[::2], sorted(folders())[1::2]])
def test_lessons_are_given_from_their_first_scene_to_their_last(
    window: MainWindow, settle: Settle, numbers: list[int]
) -> None:
    for number in numbers:
        give(window, settle, number)


def give(window: MainWindow, settle: Settle, number: int) -> None:
    document = window.document
    document.edit("own", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 0.5))
    document.edit("own too", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 1), 0.25))
    document.stack.undo()
    own, title, looks = document.project, window.windowTitle(), window.selection.looks
    window.lessons.take(number)
    lesson = window.player.lesson
    assert lesson is not None
    for index, scene in enumerate(lesson.scenes):
        settle(window)
        assert (window.player.index, window.player.step) == (index, 0)
        assert document.project is scene.project or scene.view.trains
        assert window.lessons.band.title.text() == scene.title
        assert not window.isWindowModified()
        layers = [layer.id for layer in scene.project.layers]
        assert window.selection.layer in (scene.view.layer, "input", *layers)
        if layers and scene.project[layers[0]].weights:
            document.edit("touch", lambda project, first=layers[0]: engine.renew_weights(project, first, 7))
            settle(window)
            assert document.project is not scene.project
        window.actions_["reset_scene"].trigger()
        settle(window)
        assert document.project is scene.project or scene.view.trains
        for step in range(1, window.player.steps + 1):
            window.player.advance()
            assert window.player.step == step
            if window.staging.is_walking:
                window.player.advance()  # to its end
            settle(window)
        window.actions_["next_scene"].trigger()
    assert not window.actions_["next_scene"].isEnabled()
    window.actions_["leave_lesson"].trigger()
    window.player.finish()
    settle(window)
    assert document.project is own
    assert (window.windowTitle(), window.selection.looks) == (title, looks)
    assert [document.stack.text(index) for index in range(document.stack.count())] == ["own", "own too"]
    document.stack.redo()
    assert document.project["conv1"].weights["weight"].data[0, 0, 0, 1] == np.float32(0.25)
    document.stack.undo()
    document.stack.undo()
    assert not document.modified
    assert window.lessons.band.isHidden()
    document.open(document.project, None)  # without a history


def test_what_is_asked_for_is_noticed_and_said(window: MainWindow, settle: Settle) -> None:
    lesson = next(
        lesson
        for lesson in map(open_lesson, folders())
        if any(scene.task is not None and scene.task.goals[0].subject == "param" for scene in lesson.scenes)
    )
    index = next(
        i for i, scene in enumerate(lesson.scenes) if scene.task is not None and scene.task.goals[0].subject == "param"
    )
    window.player.start(lesson, index)
    settle(window)
    scene = window.player.scene
    assert scene is not None
    assert scene.task is not None
    assert scene.task.ask in window.lessons.band.task.text()
    assert not window.player.is_done
    goal = scene.task.goals[0]
    value = {"is": goal.value, "above": goal.value + 1, "below": goal.value - 1}.get(goal.relation, goal.value + 1)
    window.document.edit("do it", lambda project: engine.set_params(project, goal.layer, **{goal.name: int(value)}))
    settle(window)
    assert window.player.is_done
    assert scene.task.said in window.lessons.band.task.text()


def test_a_broken_lesson_is_told_and_nothing_is_lost(window: MainWindow) -> None:
    project = window.document.project
    window.lessons.take(99)
    assert "99" in window.banner.text
    assert window.document.project is project
    assert window.player.lesson is None


@pytest.mark.parametrize("pages", [PAGES[::2], PAGES[1::2]])
def test_a_view_is_shown_and_captured_again(window: MainWindow, settle: Settle, pages: tuple[Page, ...]) -> None:
    for page in pages:
        capture(window, settle, page)


def capture(window: MainWindow, settle: Settle, page: Page) -> None:
    view = View(
        page=page,
        layer="conv2", channel=3, source=2, place=(0.35, 0.65), position=None if page != "cell" else 36,
        red=("conv2", 3), green=("conv2", 5), signed="purple_green", positive="fire", scale="layer", speed=500,
        panels=("filter", "layer"), sides=(200, 3, 64), unrolled=True, shares=False, near=True,
        fields=("weights", "stride"), draws=True,
    )  # fmt: skip
    window.staging.show(view, window.selection.looks)
    settle(window)
    seen = window.staging.captured()
    if page == "cell":
        view = replace(view, place=seen.place)  # the walk put it there
    assert seen == view
    window.staging.show(View(), window.selection.looks)
    assert window.view.isVisible()
    assert window.cell_panel.window() is window
    assert window.staging.captured().fields == ()
    assert not window.input_panel.drawing


def dock_places(window: MainWindow) -> dict[str, QRect]:
    """Where the docks are that can be seen; those behind another tab lie outside the window."""
    places = {name: dock.geometry() for name, dock in window.docks.items() if dock.isVisible()}
    return {name: place for name, place in places.items() if window.rect().contains(place)}


def random_view(rng: random.Random) -> View:
    layer = rng.choice(("input", "conv1", "relu1", "pool2", "conv2"))
    panels = ("input", "filter", "layer", "map", "history", "cell", "why", "melt")
    built, walking = rng.random() < 0.3, rng.random() < 0.4
    filters = ("filter",) if layer in ("conv1", "conv2") else ()
    return View(
        page=rng.choice(("network", "network", "calculator", "unroll", "picture", *filters)),
        layer=layer,
        channel=0 if layer == "input" else rng.randrange(8),
        place=((rng.randrange(5) + 0.5) / 5, (rng.randrange(5) + 0.5) / 5),
        position=rng.randrange(25) if walking and not built and layer != "input" else None,
        built=rng.choice(("input", "relu1", "linear1")) if built else None,
        red=rng.choice((None, ("conv1", 2))),
        green=rng.choice((None, ("conv2", 9))),
        signed=rng.choice(("activations", "purple_green")),
        positive=rng.choice(("growth", "fire")),
        scale=rng.choice(("map", "layer", "network")),
        speed=rng.choice((50, 250, 1000)),
        panels=tuple(name for name in panels if rng.random() < 0.5),
        hidden=rng.choice(((), ("conv1", "pool2"))),
        sides=(rng.randint(1, 4000), 3, 64),
        unrolled=rng.random() < 0.5,
        fields=rng.choice(((), ("weights",), ("numbers", "stride"), ("facts", "draw"))),
        draws=rng.random() < 0.5,
        shares=rng.random() < 0.5,
        near=rng.random() < 0.5,
    )


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_shown_comes_back_after_a_lesson(window: MainWindow, settle: Settle, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(4):
        view = random_view(rng)
        window.staging.show(view, window.selection.looks)
        pointed = window.selection.pointed = rng.random() < 0.5
        for _ in range(rng.randrange(3)):
            window.view.zoom.zoom_in()
        settle(window)
        before, framing, docks = window.staging.captured(), window.view.framing, dock_places(window)
        assert replace(before, place=view.place, zoom=None) == view
        window.lessons.take(rng.choice(sorted(folders())))
        assert window.player.lesson is not None
        window.player.go(rng.randrange(len(window.player.lesson.scenes)))
        settle(window)
        window.player.leave()
        settle(window)
        assert replace(window.staging.captured(), zoom=None) == replace(before, zoom=None)
        assert (window.selection.pointed, dock_places(window)) == (pointed, docks)
        assert window.view.framing == framing or (framing[2] and window.view.framing[2])  # it fits by itself


def test_escape_brings_the_network_back_from_a_page_of_a_scene(window: MainWindow, settle: Settle) -> None:
    dock, cell = window.docks["cell"], window.cell_panel
    window.staging.show(View(page="cell", layer="conv1", panels=("cell",)), window.selection.looks)
    settle(window)
    assert cell.isVisible()
    assert dock.widget() is not cell, "the dock says where it is"
    window.actions_["show_cell"].trigger()
    assert cell.isVisible()
    QTest.keyClick(cell, Qt.Key.Key_Escape)
    assert window.selection.page == "network"
    assert window.view.isVisible()
    assert dock.widget() is cell
    window.staging.show(View(page="calculator", sides=(32, 3, 8)), window.selection.looks)
    calculator = window.pages.page("calculator").widget
    assert isinstance(calculator, Calculator)
    calculator.set_sides((64, 1, 16))
    assert window.staging.captured().sides == (64, 1, 16)
    window.actions_["back_up"].trigger()
    assert window.view.isVisible()
    settle(window)


def test_a_picture_that_stays_moves_to_its_new_place_and_a_key_ends_it(window: MainWindow, settle: Settle) -> None:
    morph = window.lessons.morph
    named = next(scene for scene in open_lesson(2).scenes if scene.title == "It has names")
    cell, network = (replace(named, view=View(page=page, layer="conv1")) for page in ("cell", "network"))  # type: ignore[arg-type]
    window.player.start(Lesson(2, "One picture", "", (cell, network)))
    settle(window)
    assert morph.isHidden(), "the user's own work does not go over into a lesson"
    morph.end()
    window.player.go(window.player.index + 1)  # from the arithmetic of a cell to the network
    assert morph.isVisible()
    assert {"input", "conv1"} == {layer for layer, _ in morph.moves()}
    QTest.keyClick(window.view, Qt.Key.Key_Shift)
    assert morph.isHidden()
    assert not morph.moves()


def test_another_picture_only_fades(window: MainWindow, settle: Settle) -> None:
    window.player.start(open_lesson(3), 2)
    settle(window)
    window.player.go(window.player.index + 1)
    assert window.lessons.morph.isVisible()
    assert not window.lessons.morph.moves()
    settle(window)


def test_nothing_moves_where_the_system_asks_for_that(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QCommonStyle, "styleHint", lambda *_: 0)
    monkeypatch.setattr(Morph, "style", lambda _self: QCommonStyle())
    window.lessons.take(3)
    settle(window)
    window.player.go(window.player.index + 1)
    assert window.lessons.morph.isHidden()
    settle(window)


def test_first_steps_are_shown_until_they_are_closed(window: MainWindow, settle: Settle) -> None:
    assert window.welcome.isHidden()
    window.welcome.offer()
    assert window.welcome.isVisible()
    window.lessons.take(1)
    assert window.welcome.isHidden()
    QTest.keyClick(window.lessons.band, Qt.Key.Key_Escape)
    window.player.finish()
    assert window.player.lesson is None
    assert window.welcome.isVisible()
    window.welcome.close_button.click()
    assert window.welcome.isHidden()
    window.welcome.offer()
    assert window.welcome.isHidden()
    settle(window)


def test_opening_another_project_asks_about_the_own_work_alone(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = engine.chain((1, 8, 8), [engine.ReLU()])
    window.lessons.take(2)
    window.document.edit("in the lesson", lambda project: engine.set_invert(project, True))
    window.projects.open(other, None)  # no question: nothing of the user's would be lost
    assert window.document.project is other
    window.document.edit("own", lambda project: engine.set_invert(project, True))
    own = window.document.project
    window.lessons.take(2)
    asked = []
    cancel = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda *_: asked.append(window.document.project) or cancel)
    window.projects.open(other, None)
    assert asked == [own]
    assert window.document.project is own
    settle(window)


def test_a_lesson_opens_from_the_command_line(tmp_path: Path) -> None:
    target = tmp_path / "lesson.png"
    assert main(["--lesson", "99"]) == 2
    program = [sys.executable, str(ROOT / "app.py"), "--lesson", "2", "--screenshot", str(target), "--size", "1024x768"]
    done = subprocess.run(program, capture_output=True, text=True, cwd=tmp_path, timeout=120)
    assert done.returncode == 0, done.stderr
    assert QImage(str(target)).size() == QSize(1024, 768)


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
    window.lessons.take(min(folders()))
    settle(window)
    window.document.edit("in the lesson", lambda project: engine.set_invert(project, True))
    window.selection.point_at(Hover("input", 0, 1, 1))
    window.close()
    assert not window.isVisible()
