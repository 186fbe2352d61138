"""The longest turn of the window's thread in each test: printed at the end of a run, never asserted.

A turn is what the event loop does between two waits for events; while it lasts, the mouse has no effect. What counts is
the processor time of the thread, because other tests run beside it. What the test itself does between two event loops
is no turn.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

LONG = 50  # milliseconds, beyond which a turn is worth a line
_MOST_LINES = 8
_exec = QEventLoop.exec
_NAME = "longest turn of the window's thread in ms"


class Heartbeat(QObject):
    """Measures the turns of the event loop of the thread that it is made in."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0  # seconds of processor time
        self._begun: float | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._begin)
        dispatcher.aboutToBlock.connect(self._end)

    def runs(self, loop: QEventLoop, *flags: QEventLoop.ProcessEventsFlag) -> int:
        """Runs an event loop, whose turns begin with it."""
        self._begun = None
        return _exec(loop, *flags)

    def _begin(self) -> None:
        self._begun = time.thread_time()

    def _end(self) -> None:
        if self._begun is not None:
            self.longest = max(self.longest, time.thread_time() - self._begun)
            self._begun = None


@contextmanager
def measured(item: pytest.Item) -> Iterator[None]:
    """Notes the longest turn of a test that runs an event loop; what its fixtures do does not count."""
    if not isinstance(QApplication.instance(), QApplication):
        yield
        return
    beat = Heartbeat()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QEventLoop, "exec", lambda loop, *flags: beat.runs(loop, *flags))
        yield
    beat.deleteLater()
    if beat.longest * 1000 > LONG:
        item.user_properties.append((_NAME, round(beat.longest * 1000)))


def summary(reports: list[pytest.TestReport]) -> list[str]:
    """The lines of the longest turns, longest first."""
    found = sorted(((value, each.nodeid) for each in reports for name, value in each.user_properties if name == _NAME))
    return [f"{value:>5} ms  {test}" for value, test in reversed(found[-_MOST_LINES:])]
