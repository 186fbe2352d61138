"""What all tests share: no display, no settings of the user's, no silent Qt trouble."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests.laws import set_share
from tests.screen.server import ScreenError, Server, check_tools, screens_of

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # torch's threads wait asleep: other tests need the cores

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--actions", type=int, default=300, help="how many things the random user does")
    parser.addoption("--seed", type=int, default=6, help="what random users begin from: the same seed, the same doings")
    parser.addoption(
        "--examples",
        type=float,
        default=0.3,
        metavar="SHARE",
        help="how often laws are tried, as a share of all examples",
    )
    parser.addoption("--screen", metavar="WxH", help="run on X servers of our own, with a screen of this size")


def pytest_configure(config: pytest.Config) -> None:
    """With ``--screen``, every process that runs tests has an X server of its own, before there is a QApplication."""
    set_share(config.getoption("--examples"))
    given = config.getoption("--screen")
    if not given:
        return
    try:
        check_tools()
        screens = screens_of(given)
        if config.getoption("dist", "no") == "no" or hasattr(config, "workerinput"):
            server = Server(screens)
            config.add_cleanup(server.stop)
            os.environ.update(server.environment)
    except ScreenError as error:
        raise pytest.UsageError(str(error)) from error


@pytest.fixture(autouse=True)
def tidy() -> Iterator[None]:
    """Sees that a test leaves nothing behind: no window, thread or timer, no held updates, no other mouse pointer."""
    _make_collecting_quick()
    before, ticking = set(_windows()), set(_ticking())
    yield
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    left = [each for each in _windows() if each not in before]
    assert [each for each in left if each.isVisible()] == [], "windows are still open"
    assert [each for owner in (app, *left) for each in owner.findChildren(QThread) if each.isRunning()] == []
    assert [each for window in left for each in _held(window)] == [], "these are not painted any more"
    assert QGuiApplication.overrideCursor() is None
    if left:
        left.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if any(each not in before for each in _windows()):
            gc.collect()  # a test's own widgets are gone with the last that knows them
        told = [f"{type(each).__name__} {each.objectName()}" for each in _windows() if each not in before]
        assert told == [], "nobody has deleted these"
    assert [each.parent() for each in _ticking() if each not in ticking] == [], "these timers go on"


def _make_collecting_quick() -> None:
    """Takes torch and all else that stays for good out of what is looked through for garbage after a test."""
    loaded = {package for package in ("PySide6", "torch") if package in sys.modules}
    if loaded != _stays:
        _stays.update(loaded)
        gc.collect()
        gc.freeze()


_stays: set[str] = set()


def _windows() -> list[QWidget]:
    return QApplication.topLevelWidgets() if isinstance(QApplication.instance(), QApplication) else []


def _ticking() -> list[QTimer]:
    """The timers that will do something later; those without an interval do their work between events, and end."""
    app = QApplication.instance()
    timers = app.findChildren(QTimer) if app is not None else []
    return [each for each in timers if each.isActive() and each.interval()]


def _held(window: QWidget) -> list[QWidget]:
    return [each for each in (window, *window.findChildren(QWidget)) if not each.updatesEnabled()]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with data that is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the shared data (../shared/data) is not on this machine")
    return SHARED


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """What a random user begins from; told with a test that fails, so that it can be seen again."""
    options = {name: request.config.getoption(name) for name in ("seed", "actions")}
    again = " ".join(f"--{name} {value}" for name, value in options.items())
    print(f"To see it again: python -m pytest {request.node.nodeid} {again}")
    return int(options["seed"])
