"""Presenting with two screens: the audience has one, whoever speaks the other."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from gui.presentation.speaker_view import SpeakerView
from gui.window.main_window import MainWindow
from tests.screen.driver import Screen

pytestmark = pytest.mark.screens(2)


def speaker_of(window: MainWindow) -> SpeakerView:
    speaker = window.presenter.speaker
    assert speaker is not None
    return speaker


def test_the_audience_has_the_other_screen_and_the_speaker_this_one(window: MainWindow, screen: Screen) -> None:
    here, there = QGuiApplication.screens()
    assert window.screen() is here
    window.lessons.take(2)
    screen.shows(window)
    screen.press(window, "F5")
    speaker = speaker_of(window)
    screen.wait(lambda: window.geometry() == there.geometry(), "the audience's window fills the other screen")
    screen.wait(lambda: here.geometry().contains(speaker.geometry()), "the speaker's window is on this one")
    screen.shows(window)
    screen.shows(speaker)


def test_keys_on_either_screen_step_both(window: MainWindow, screen: Screen) -> None:
    window.lessons.take(2)
    screen.shows(window)
    screen.press(window, "F5")
    speaker = speaker_of(window)
    for keyboard in (speaker, window):
        screen.click(keyboard, keyboard.rect().topLeft())
        screen.wait(keyboard.isActiveWindow, "it has the keyboard")
        before = screen.picture()
        screen.key("Next")
        for where in (window, speaker):
            screen.changed(before, where)
            screen.shows(where)


def test_leaving_gives_the_first_screen_back(window: MainWindow, screen: Screen) -> None:
    before, here = screen.picture(), window.screen()
    screen.press(window, "F5")
    screen.shows(speaker_of(window))
    screen.key("Escape")
    screen.wait(lambda: not window.presenter.active, "presenting ends")
    screen.wait(lambda: window.screen() is here, "the window is where it was")
    screen.is_again(before, window)
    screen.shows(window)
