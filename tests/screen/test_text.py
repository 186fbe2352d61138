"""No text of any scene is cut, shortened or covered, on the screens that lectures are given on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from gui.files.samples import RESOURCES
from gui.presentation.lessons import folders, open_lesson
from gui.text.translation import Translation
from gui.window.main_window import MainWindow
from tests.screen.text_faults import Fault, Recorder, faults, recording
from tests.stories.conftest import MakeWindow, make_window  # noqa: F401  (a fixture)

_SMALL, _MIDDLE, _LARGE = (1024, 768), (1440, 900), (1920, 1080)
_TURNS = 5  # of the event loop, until layouts have found their places


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Lets the program speak a language until the test ends."""
    translation = Translation(qapp)
    yield translation.choose
    translation.choose("en")


@pytest.mark.parametrize("number", sorted(folders()))
@pytest.mark.parametrize("size", [_SMALL, _MIDDLE, _LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_text_of_every_scene_can_be_read(
    make_window: MakeWindow,  # noqa: F811
    speaking: Callable[[str], None],
    qtbot: QtBot,
    language: str,
    size: tuple[int, int],
    number: int,
) -> None:
    screen = QApplication.primaryScreen().size().toTuple()
    if screen != size and (screen, size) != (_LARGE, _MIDDLE):
        pytest.skip(f"{size[0]} × {size[1]} is tried on another screen")
    speaking(language)
    window = make_window(engine.open_project(RESOURCES / "networks" / "digits.convscope"))
    with recording() as recorder:
        found = _faults_of_lesson(window, qtbot, recorder, number, QSize(*size))
    lines = [f"{where} {fault}" for where, all_of_it in found.items() for fault in all_of_it]
    assert not lines, "\n".join(lines)


def _faults_of_lesson(
    window: MainWindow, qtbot: QtBot, recorder: Recorder, number: int, size: QSize
) -> dict[str, list[Fault]]:
    """The faults of all steps of a lesson that is presented, by scene and step."""
    found = {}
    window.player.start(open_lesson(number))
    window.presenter.start()
    goes_on = True
    while goes_on:
        _settle(window, qtbot, size)
        wrong = faults(window, recorder)
        if window.player.step == window.player.steps and _do_task(window):
            _settle(window, qtbot, size)
            wrong += faults(window, recorder)
        if wrong:
            found[f"{number}.{window.player.index + 1}.{window.player.step}"] = wrong
        goes_on = window.player.advance()
    window.presenter.stop()
    window.player.leave()
    return found


def _do_task(window: MainWindow) -> bool:
    """Sets the hyperparameters that a scene asks for; whether it asks for any."""
    scene = window.player.scene
    goals = scene.task.goals if scene is not None and scene.task is not None else ()
    wanted = [goal for goal in goals if goal.subject == "param" and goal.relation == "is"]
    for goal in wanted:
        old = getattr(window.document.project[goal.layer].spec, goal.name)
        new = (int(goal.value),) * 2 if isinstance(old, tuple) else type(old)(goal.value)
        changes: dict[str, Any] = {goal.name: new}
        window.document.edit("", partial(_changed, goal.layer, changes))
    return bool(wanted)


def _changed(layer: str, changes: dict[str, Any], project: engine.Project) -> engine.Project:
    return engine.set_params(project, layer, **changes)


def _settle(window: MainWindow, qtbot: QtBot, size: QSize) -> None:
    """Waits until a scene is computed, in its place and in this size."""
    if window.size() != size:
        qtbot.waitUntil(lambda: window.size() == window.screen().size(), timeout=10_000)
    if window.size() != size:
        window.showNormal()
        window.resize(size)
        qtbot.waitUntil(lambda: window.size() == size, timeout=10_000)
    qtbot.waitUntil(lambda: _is_calm(window), timeout=60_000)
    for _ in range(_TURNS):
        QApplication.processEvents()
    qtbot.waitUntil(lambda: _is_calm(window), timeout=60_000)


def _is_calm(window: MainWindow) -> bool:
    session = window.session
    return session.frame is not None and not (session.busy or session.working or window.lessons.morph.isVisible())
