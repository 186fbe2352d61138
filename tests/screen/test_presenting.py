"""Presenting on a real screen: every lesson by Page Down, and everything else that a clicker's keys do."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from gui.presentation.lessons import folders
from gui.window.main_window import MainWindow
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


def draw(window: MainWindow, screen: Screen) -> None:
    """A stroke with the pen, which must be seen."""
    middle, before = window.rect().center(), screen.picture()
    screen.drag(window.presenter.stage.pen, [middle + QPoint(step, step // 2) for step in (-90, -45, 0, 45, 90)])
    screen.changed(before, window.view)
    screen.shows(window)


def test_leaving_shows_the_window_as_it_was(window: MainWindow, screen: Screen) -> None:
    before = screen.picture()
    for leave in ("Escape", "F5"):
        present(window, screen)
        screen.press(window, leave)
        assert not window.isFullScreen()
        screen.is_again(before, window)
        screen.shows(window)


def test_a_lesson_can_be_taken_back_and_left_in_the_middle(window: MainWindow, screen: Screen) -> None:
    window.view.setFocus()
    screen.shows(window)
    before = screen.picture()
    window.lessons.take(2)
    screen.shows(window)
    present(window, screen)
    first = screen.picture()
    screen.press(window, "Next", "Prior")
    screen.is_again(first, window)
    screen.press(window, "End", "Home")
    screen.is_again(first, window)
    screen.press(window, "Escape")
    window.actions_["leave_lesson"].trigger()
    screen.shows(window)
    window.view.setFocus()
    screen.is_again(before, window)


def test_the_screen_is_blank_until_the_next_key(window: MainWindow, screen: Screen) -> None:
    present(window, screen)
    before = screen.picture()
    for key in ("b", "period"):
        screen.press(window, key)
        assert len(np.unique(screen.picture().reshape(-1, 3), axis=0)) == 1, "one colour, all of it"
        screen.press(window, "Next")
        screen.is_again(before, window)


def test_the_spotlight_follows_the_pointer(window: MainWindow, screen: Screen) -> None:
    present(window, screen)
    before = screen.picture()
    screen.press(window, "l")
    for channel in (1, 6):
        lit = screen.picture()
        screen.point(window.view, window.view.place_of("conv1", channel))
        screen.changed(lit)
        screen.shows(window)
    screen.press(window, "l")
    assert screen.picture().mean() > 0.5 * before.mean()


def test_the_pen_draws_and_is_wiped(window: MainWindow, screen: Screen) -> None:
    present(window, screen)
    before = screen.picture()
    screen.key("e")
    screen.wait(window.presenter.stage.pen.isVisible, "the pen is in hand")
    draw(window, screen)
    screen.press(window, "c")
    screen.key("e")
    screen.wait(window.presenter.stage.pen.isHidden, "the pen is put down")
    screen.point(window, QPoint(2, 2))
    screen.is_again(before, window)


def test_keys_are_shown_and_go_away(window: MainWindow, screen: Screen) -> None:
    present(window, screen)
    before = screen.picture()
    screen.press(window, "F1", "Escape")
    screen.is_again(before, window)
    assert window.presenter.active
