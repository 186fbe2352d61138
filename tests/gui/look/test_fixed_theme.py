"""A window with a look of its own: light in a dark application, and small where the application's type is large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.look import theme
from gui.look.fixed_theme import FixedTheme
from gui.look.palettes import CONTRAST, DARK, LIGHT, qpalette

ROLES = (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Mid, QPalette.ColorRole.Accent)


@pytest.fixture
def app() -> Iterator[QApplication]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "dark", 2.0)
    yield app
    theme.apply(app, "light", 1.0)


def built(qtbot: QtBot) -> tuple[QWidget, QLabel, QLabel]:
    window = QWidget()
    qtbot.addWidget(window)
    plain, muted = QLabel("plain"), QLabel("muted")
    muted.setProperty("muted", True)
    column = QVBoxLayout(window)
    for each in (plain, muted, QPushButton("button")):
        each.ensurePolished()  # as when it is measured before it has a place
        column.addWidget(each)
    return window, plain, muted


def test_a_window_is_light_and_small_in_a_dark_application_with_large_type(app: QApplication, qtbot: QtBot) -> None:
    others, type_there = app.palette(), app.font().pixelSize()
    window, plain, muted = built(qtbot)
    fixed = FixedTheme(LIGHT)
    fixed.dress(window)
    late = QLabel("late", window)
    fixed.complete(window)
    for widget in (window, plain, muted, late):
        for role in ROLES:
            assert widget.palette().color(role) == qpalette(LIGHT).color(role), (widget, role)
    assert plain.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)
    assert muted.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.muted), "what the sheet says stays"
    sizes = [each.fontInfo().pixelSize() for each in (muted, late, plain)]
    assert max(sizes) == round(type_there / 2)
    assert sizes == sorted(sizes)
    assert (app.palette(), app.font().pixelSize()) == (others, type_there), "nothing else looks different"
    painted = window.grab().toImage()
    assert painted.pixelColor(1, 1) == QColor(LIGHT.background)


def test_the_look_stays_when_the_application_takes_another(app: QApplication, qtbot: QtBot) -> None:
    window, plain, _ = built(qtbot)
    fixed = FixedTheme(LIGHT)
    fixed.dress(window)
    before = window.grab().toImage()
    theme.apply(app, "contrast", 1.5)
    fixed.complete(window)
    assert window.grab().toImage() == before
    assert plain.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.background)


def test_nothing_can_choose_another_look(app: QApplication) -> None:
    fixed = FixedTheme(CONTRAST, 0.5)
    fixed.choose("light", 2.0)
    assert fixed.palette is CONTRAST
    assert fixed.font_scale == 0.5
    chosen = app.findChild(theme.Theme)
    assert chosen is not None
    assert chosen.palette is DARK
