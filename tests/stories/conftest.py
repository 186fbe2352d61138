"""The real window for stories: with the shipped digits network, settings of its own, and nothing left running."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from gui.app.program import Program
from gui.files.preferences import Preferences
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.text.translation import Translation
from gui.training.own_classes import own_classes
from gui.window.main_window import MainWindow
from tests.prompt_bot import wait_until

MakeWindow = Callable[[engine.Project], MainWindow]


def settings_in(folder: Path) -> None:
    """From now on settings are read and kept there."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "settings"))


@pytest.fixture
def make_window(qapp: QApplication, tmp_path: Path, quick_trainings: None) -> Iterator[MakeWindow]:
    """Shows a window with a project, computed and painted."""
    with windows(qapp, tmp_path) as make:
        yield make


@contextmanager
def windows(app: QApplication, folder: Path) -> Iterator[MakeWindow]:
    """Shows windows whose settings are in a folder, and closes them in the end."""
    settings_in(folder)
    made: list[MainWindow] = []

    def make(project: engine.Project) -> MainWindow:
        window = MainWindow(project, theme.apply(app, "light"), Preferences())
        made.append(window)
        window.resize(1440, 900)
        settled: list[None] = []
        window.settled.connect(lambda: settled.append(None), Qt.ConnectionType.SingleShotConnection)
        window.show()
        window.activateWindow()
        wait_until(lambda: bool(settled), timeout=60_000)
        return window

    yield make
    for window in made:
        window.document.give_up_changes()
        own_classes(window.document).give_up()
        window.close()
        window.deleteLater()
    QApplication.clipboard().clear()  # what lies there is Python's, and must not outlive it
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # and with a window those that belong to it
    QApplication.processEvents()


def is_calm(window: MainWindow) -> bool:
    """Whether everything that was asked for is computed, and everything that comes late is there."""
    return not window.session.busy and not window.session.working and window.deferred_parts.complete


@pytest.fixture
def digits() -> engine.Project:
    """The trained network that the program starts with."""
    return engine.open_project(RESOURCES / "networks" / "digits.convscope")


@pytest.fixture
def window(make_window: MakeWindow, digits: engine.Project) -> MainWindow:
    """The window as it is at first start."""
    return make_window(digits)


@pytest.fixture(scope="module")
def common_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all tests of a file that ask for ``seen``."""
    with windows(qapp, tmp_path_factory.mktemp("common")) as make:
        yield make(engine.open_project(RESOURCES / "networks" / "digits.convscope"))


@pytest.fixture
def seen(common_window: MainWindow) -> Iterator[MainWindow]:
    """The window as it is at first start, for tests that leave its work and its docks as they are."""
    window = common_window
    project, shown, docks = window.document.project, window.staging.shown(), window.saveState()
    window.activateWindow()
    yield window
    window.staging.restore(shown)
    window.restoreState(docks)
    wait_until(lambda: is_calm(window), timeout=60_000)
    QApplication.processEvents()
    assert window.document.project is project
    assert not window.document.modified
    assert window.staging.shown() == shown


@pytest.fixture
def opened(digits: engine.Project) -> engine.Project:
    """The project that the program starts with."""
    return digits


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, opened: engine.Project, quick_trainings: None) -> Iterator[Program]:
    """The whole program in English, whose window may be replaced by one in another language."""
    settings_in(tmp_path)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    translation = Translation(app)
    translation.choose("en")
    program = Program(app, opened, theme.apply(app, "light"), Preferences(), translation)
    with qtbot.waitSignal(program.window.settled, timeout=60_000):
        program.window.show()
    yield program
    translation.choose("en")
    program.end()
    program.window.deleteLater()
    program.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits until everything that was asked for is computed and painted."""

    def wait(window: MainWindow) -> None:
        window.presenter.finish()  # what goes on between events, another scene too
        qtbot.waitUntil(lambda: is_calm(window), timeout=60_000)
        QApplication.processEvents()

    return wait
