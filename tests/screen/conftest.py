"""The program on a real screen, given with ``--screen 1024x768`` or, for two, ``--screen 1024x768+1024x768``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from gui.app.program import Program
from gui.files.preferences import Preferences
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.text.translation import Translation
from gui.window.main_window import MainWindow
from tests.screen.driver import Screen
from tests.screen.server import screens_of

_LARGEST = 1440, 900  # of a window that does not fill the screen
_FRAME = 40  # pixels that the window manager's frame may take


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skips what needs another number of screens than there are."""
    given = config.getoption("--screen")
    count = len(screens_of(given)) if given else 0
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            marker = item.get_closest_marker("screens")
            wanted = marker.args[0] if marker is not None else 1
            if wanted != count:
                sizes = "+".join(["1024x768"] * wanted)
                item.add_marker(pytest.mark.skip(reason=f"needs a real X server: --screen {sizes}"))


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Screen:
    """The screen, and the mouse and keyboard in front of it."""
    QApplication.setCursorFlashTime(0)
    return Screen(qtbot, os.environ["DISPLAY"], tmp_path)


@pytest.fixture
def program(screen: Screen, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program as it is at first start, with a window that fits the screen, computed and shown."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translation = Translation(app)
    translation.choose("en")
    digits = engine.open_project(RESOURCES / "networks" / "digits.convscope")
    program = Program(app, digits, theme.apply(app, "light"), Preferences(), translation)
    window = program.window
    room = window.screen().availableGeometry()
    window.resize(min(_LARGEST[0], room.width() - _FRAME), min(_LARGEST[1], room.height() - _FRAME))
    screen.key("Escape")  # and nothing is held down
    with qtbot.waitSignal(window.settled, timeout=60_000):
        window.show()
    screen.wait(lambda: QApplication.activeWindow() is window, "the window has the keyboard")
    screen.shows(window)
    yield program
    translation.choose("en")
    program.window.presenter.stop()
    program.window.document.give_up_changes()
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    QApplication.clipboard().clear()
    QApplication.processEvents()


@pytest.fixture
def window(program: Program) -> MainWindow:
    """The program's window."""
    return program.window
