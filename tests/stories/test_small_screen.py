"""The first run on a small screen fits it, in every language, theme and common type size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QApplication

import engine
from gui.main_window import MainWindow
from gui.place import first_size
from gui.preferences import Preferences
from gui.theme import Choice
from gui.translation import Translation, languages

Settle = Callable[[MainWindow], None]

SMALL = QSize(1024 - 16, 768 - 40)  # with a window manager's frame round it
THEMES: tuple[Choice, ...] = ("light", "dark", "contrast")


@pytest.fixture(params=languages())
def translation(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Translation]:
    translation = Translation(qapp)
    translation.choose(request.param)
    yield translation
    translation.choose("en")


@pytest.mark.parametrize("stored", [QByteArray(), QByteArray(b"of another screen")], ids=["first run", "refused"])
def test_a_window_without_a_place_takes_one_on_the_screen(window: MainWindow, stored: QByteArray) -> None:
    Preferences().set_layout("geometry", stored)
    window.resize(1800, 1200)
    window.restore_layout()
    assert window.size() == first_size(window.screen().availableSize(), window.minimumSizeHint())


@pytest.mark.usefixtures("translation")
def test_what_the_window_needs_fits_a_small_screen(
    make_window: Callable[[engine.Project], MainWindow], digits: engine.Project, settle: Settle
) -> None:
    window = make_window(digits)
    window.lessons.welcome_user()
    for percent in ("100", "125"):
        for theme in THEMES:
            window.choose_theme(theme)
            window.choose_type_size(percent)
            window.resize(SMALL)
            settle(window)
            assert window.size() == SMALL, (percent, theme)
