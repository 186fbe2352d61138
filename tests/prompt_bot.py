"""Waits like pytest-qt, but no longer than needed: most tests wait for the window, many of them a hundred times."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

_TICK = 10  # milliseconds between two looks if the event loop neither rests nor hears of anything


class PromptBot(QtBot):
    """Looks for what a test waits for whenever the event loop is about to rest, rather than every ten milliseconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:
        __tracebackhide__ = True
        wait_until(callback, timeout)


def wait_until(callback: Callable[[], bool | None], timeout: int = 5000) -> None:
    """Waits as ``PromptBot.waitUntil`` does.

    Raises:
        TimeoutError: that of pytest-qt.
    """
    __tracebackhide__ = True
    loop, end = QEventLoop(), time.monotonic() + timeout / 1000
    looks = _Looks(callback, loop.quit)
    if not looks.once():
        dispatcher = QAbstractEventDispatcher.instance()
        tick = QTimer(loop, interval=_TICK)
        tick.timeout.connect(looks.once)
        tick.timeout.connect(lambda: loop.quit() if time.monotonic() > end else None)
        dispatcher.aboutToBlock.connect(looks.once)
        tick.start()
        try:
            loop.exec()
        finally:
            dispatcher.aboutToBlock.disconnect(looks.once)
            tick.stop()
    if looks.error is not None:
        raise looks.error
    if not looks.found:
        raise TimeoutError(f"waitUntil timed out in {timeout} milliseconds") from looks.missed


class _Looks:
    """Calls a function until it says True, or asserts what it has to without a failure.

    Attributes:
        found: whether it did.
        missed: the latest failed assertion.
        error: an exception of another kind, which ends the waiting too.
    """

    def __init__(self, callback: Callable[[], bool | None], end: Callable[[], None]) -> None:
        self._callback, self._end, self._is_within = callback, end, False
        self.found = False
        self.missed: AssertionError | None = None
        self.error: Exception | None = None

    def once(self) -> bool:
        """Looks once; returns whether the waiting is over."""
        if not (self._is_within or self.found or self.error):
            self._is_within = True
            try:
                said = self._callback()
                if said not in (None, True, False):
                    raise ValueError(f"waitUntil() callback must return None, True or False, returned {said!r}")
                self.found = said is None or bool(said)
            except AssertionError as error:
                self.missed = error
            except Exception as error:
                self.error = error
            finally:
                self._is_within = False
            if self.found or self.error:
                self._end()
        return self.found or self.error is not None
