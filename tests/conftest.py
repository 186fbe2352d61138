"""Shared by all tests: no display, options, and a check that a test leaves no windows, threads or timers behind."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests import heartbeat
from tests.laws import set_share
from tests.nursery import CAN_FORK, Nursery
from tests.prompt_bot import PromptBot
from tests.screen.server import ScreenError, Server, check_tools, screens_of

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # of torch: the other cores run other tests

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--actions", type=int, default=300, help="number of actions of the random user")
    parser.addoption("--seed", type=int, default=6, help="seed of random users")
    parser.addoption(
        "--examples",
        type=float,
        default=0.3,
        metavar="SHARE",
        help="number of examples per property test, as a share of what it asks for",
    )
    parser.addoption("--screen", metavar="WxH", help="run on private X servers with a screen of this size")


def pytest_configure(config: pytest.Config) -> None:
    """With ``--screen``, starts an X server for every process that runs tests, before there is a QApplication."""
    set_share(config.getoption("--examples"))
    # What is ignored, as Ctrl+C in the background of a script, or the end of a terminal under nohup, programs inherit.
    for name, handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)
    size = config.getoption("--screen")
    if not size:
        return
    try:
        check_tools()
        screens = screens_of(size)
        if config.getoption("dist", "no") == "no" or hasattr(config, "workerinput"):
            server = Server(screens)
            config.add_cleanup(server.stop)
            os.environ.update(server.environment)
    except ScreenError as error:
        raise pytest.UsageError(str(error)) from error


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    with heartbeat.measured(item):
        return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if lines := heartbeat.summary(terminalreporter.stats.get("passed", [])):
        terminalreporter.section("longest turns of the window's thread")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def tidy() -> Iterator[None]:
    """Fails a test that leaves a window, a running thread or timer, disabled updates or another mouse cursor behind."""
    _freeze_permanent_objects()
    before, ticking = set(_windows()), set(_ticking())
    yield
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    left = [each for each in _windows() if each not in before]
    assert [each for each in left if each.isVisible()] == [], "windows are still open"
    assert [each for owner in (app, *left) for each in owner.findChildren(QThread) if each.isRunning()] == []
    assert [each for window in left for each in _not_updated(window)] == [], "their updates are still disabled"
    assert QGuiApplication.overrideCursor() is None
    left = [each for each in left if not _belongs(each, before)]
    if left:
        left.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if any(not _belongs(each, before) for each in _windows()):
            gc.collect()  # a test's own widgets are deleted with the last reference
        names = [f"{type(each).__name__} {each.objectName()}" for each in _windows() if not _belongs(each, before)]
        assert names == [], "these were not deleted"
    assert [each.parent() for each in _ticking() if each not in ticking] == [], "these timers are still running"


def _freeze_permanent_objects() -> None:
    """Excludes modules and what else stays from garbage collection, which would search them again and again."""
    if len(sys.modules) > _frozen[-1] + _FEW_MODULES:
        _frozen.append(len(sys.modules))
        gc.collect()
        gc.freeze()


_FEW_MODULES = 20
_frozen = [0]  # numbers of modules


def _windows() -> list[QWidget]:
    return QApplication.topLevelWidgets() if isinstance(QApplication.instance(), QApplication) else []


def _belongs(window: QWidget, windows: set[QWidget]) -> bool:
    """Whether it is one of some windows, or a part of one, such as the list of a field."""
    held: QObject | None = window
    while held is not None and held not in windows:
        held = held.parent()
    return held is not None


def _ticking() -> list[QTimer]:
    """The running timers; those without an interval do not count: they fire once the event loop is idle, and stop."""
    app = QApplication.instance()
    timers = app.findChildren(QTimer) if app is not None else []
    return [each for each in timers if each.isActive() and each.interval()]


def _not_updated(window: QWidget) -> list[QWidget]:
    return [each for each in (window, *window.findChildren(QWidget)) if not each.updatesEnabled()]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PromptBot:
    """The one of pytest-qt, which waits no longer than needed."""
    return PromptBot(request)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Starts processes for trainings within a moment."""
    made = Nursery()
    yield made
    made.end()


@pytest.fixture
def quick_trainings(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Processes in which a window trains begin within a moment; on a real screen they are started as at a user's."""
    if CAN_FORK and not request.config.getoption("--screen"):
        monkeypatch.setattr("gui.training.process.started", nursery.started)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with data that is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the shared data (../shared/data) is not on this machine")
    return SHARED


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """The seed of a random user; a failing test prints the command that repeats it."""
    options = {name: request.config.getoption(name) for name in ("seed", "actions")}
    arguments = " ".join(f"--{name} {value}" for name, value in options.items())
    print(f"To repeat it: python -m pytest {request.node.nodeid} {arguments}")
    return int(options["seed"])
