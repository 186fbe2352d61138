"""Work in the GUI thread, done between events in short pieces that cause no visible stall."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Slot

_TURN = 0.004  # seconds of work per turn of the event loop


class Between(QObject):
    """Advances an iterator of work pieces from a zero-interval timer, and calls back at the end."""

    def __init__(self, pieces: Iterator[object], parent: QObject, then: Callable[[], object] = lambda: None) -> None:
        super().__init__(parent)
        self._pieces, self._then, self._is_within = pieces, then, False
        self._turn = QTimer(self, interval=0)  # unlike a queued call, a timer lets pending mouse events come first
        self._turn.timeout.connect(self._go_on)
        self._turn.start()

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do."""
        return not self._turn.isActive()

    def finish(self) -> None:
        """Does all remaining pieces at once; called from within a piece it does nothing, since they follow anyway."""
        if not self.is_done and not self._is_within:
            while self._advances():
                pass
            self._end()

    def give_up(self) -> None:
        """Drops the remaining pieces."""
        self._turn.stop()

    @Slot()
    def _go_on(self) -> None:
        begun = time.perf_counter()
        while self._advances():
            if time.perf_counter() - begun >= _TURN:
                return
        self._end()

    def _advances(self) -> bool:
        """Does one piece; returns whether there was one."""
        self._is_within = True
        try:
            return next(self._pieces, self) is not self
        finally:
            self._is_within = False

    def _end(self) -> None:
        self._turn.stop()
        self._then()
