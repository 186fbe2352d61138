"""The program as a process of its own, as a user starts it the first time."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

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
