"""The program as a process of its own, as a user starts it the first time."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.app.program import Program
from tests.screen.driver import Screen
from tests.screen.starts import Start


@pytest.fixture
def started(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    start = Start(settings=tmp_path)
    yield start
    start.process.kill()
    start.process.communicate()


def active_window() -> QRect:
    """Where the server says that the window is that has the keyboard."""
    command = "xdotool", "getactivewindow", "getwindowgeometry", "--shell"
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    told = {name: int(value) for name, _, value in (line.partition("=") for line in lines)}
    return QRect(told["X"], told["Y"], told["WIDTH"], told["HEIGHT"])


def test_the_first_start_shows_maps_in_a_window_that_fits(started: Start) -> None:
    screen = QGuiApplication.primaryScreen().geometry()
    assert started.wait_for_maps()
    assert started.picture.size == screen.size().toTuple()
    assert screen.contains(active_window())
    assert started.leave() == ""


def black(picture: Image.Image) -> float:
    """Which share of a picture is black."""
    steps = picture.convert("L").histogram()
    return steps[0] / sum(steps)


def test_a_panel_that_floated_lies_over_the_window_at_the_next_start(
    program: Program, screen: Screen, tmp_path: Path
) -> None:
    window = program.window
    window.window_layout.restore()  # from now on it is remembered
    dock = window.docks["input"]
    dock.setFloating(True)
    dock.move(dock.pos() + QPoint(260, 20))
    screen.settle(window)
    screen.shows(dock)
    place = QRect(dock.pos(), QSize(dock.width(), 200))  # its picture
    before = black(Image.fromarray(screen.picture()).crop(place.getCoords()))
    assert before > 0.3
    window.close()
    dock.close()
    QSettings("ConvScope", "ConvScope").sync()
    start = Start(settings=tmp_path / "settings")
    try:
        assert start.wait_for_maps()
        assert black(start.picture.crop(place.getCoords())) > before / 2
        assert start.leave() == ""
    finally:
        start.process.kill()
        start.process.communicate()
