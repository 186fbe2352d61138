"""Presenting on a real screen: every lesson by Page Down, and everything else that a clicker's keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from gui.main_window import MainWindow
from gui.presentation.lessons import folders
from tests.screen.driver import Screen

_MOST_PRESSES = 200  # of a lesson


def present(window: MainWindow, screen: Screen) -> None:
    screen.press(window, "F5")
    assert window.isFullScreen()
    assert window.geometry() == window.screen().geometry()


@pytest.mark.parametrize("number", sorted(folders()))
def test_page_down_gives_a_lesson_from_first_to_last(window: MainWindow, screen: Screen, number: int) -> None:
    window.lessons.take(number)
    screen.shows(window)
    present(window, screen)
    scenes = [window.player.index]
    for _ in range(_MOST_PRESSES):
        screen.press(window, "Next")
        scenes.append(window.player.index)
        if window.presenter.stage.end.isVisible():
            break
    lesson = window.player.lesson
    assert lesson is not None
    assert window.presenter.stage.end.isVisible()
    assert sorted(set(scenes)) == list(range(len(lesson.scenes)))
    assert scenes == sorted(scenes)
