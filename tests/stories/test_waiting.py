"""What is told of waiting is the waiting for what was asked last."""

from __future__ import annotations

import time
from collections.abc import Callable

from pytestqt.qtbot import QtBot

import engine
from gui.state.selection import Gains
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]
AN_HOUR = 3600.0


def told(window: MainWindow, settle: Settle, act: Callable[[], object]) -> list[float | None]:
    """The milliseconds that are told while the window does something, and until it has."""
    times: list[float | None] = []
    window.view.painted.connect(times.append)
    act()
    settle(window)
    window.view.painted.disconnect(times.append)
    return times


def test_muting_a_channel_counts_from_the_muting(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.document.changed_at = time.perf_counter() - AN_HOUR  # the latest edit was an hour ago
    gains = Gains("conv2", 6, (1, 1, 1, 1, 0, 1, 1, 0))
    for wanted in (gains, None):
        times = told(window, settle, lambda wanted=wanted: window.selection.set_gains(wanted))
        assert times
        assert all(each is not None and each < 1000 * AN_HOUR for each in times)


def test_opening_a_network_is_no_edit(window: MainWindow, settle: Settle) -> None:
    """What is read, and what reading it needs, is no waiting for an edit."""
    project = engine.chain((1, 6, 6), [engine.Conv2d(filters=2)])
    assert set(told(window, settle, lambda: window.document.open(project, None))) == {None}
    edit = lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 2.0)  # noqa: E731
    assert None not in told(window, settle, lambda: window.document.edit("edit", edit))
    aside = window.document.set_aside()
    assert set(told(window, settle, lambda: window.document.put_back(aside))) == {None}


def test_what_arrives_out_of_sight_is_not_told_when_it_comes_into_sight(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    window.selection.select("conv2", 6)
    window.selection.set_page("filter")
    settle(window)
    edit = lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 2.0)  # noqa: E731
    assert not told(window, settle, lambda: window.document.edit("edit", edit))
    times: list[float | None] = []
    window.view.painted.connect(times.append)
    window.selection.set_page("network")
    qtbot.waitUntil(lambda: bool(times))
    assert times[0] is None


def test_what_is_hidden_before_it_was_painted_has_no_time(window: MainWindow, qtbot: QtBot) -> None:
    frame = window.session.frame
    assert frame is not None
    times: list[float | None] = []
    window.view.painted.connect(times.append)
    window.view.show_frame(frame)
    window.view.hide()
    window.view.show()
    qtbot.waitUntil(lambda: bool(times))
    assert times[0] is None
