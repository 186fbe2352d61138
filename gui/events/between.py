"""Work in the window's own thread that is done between its events, in pieces too short to be felt."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Slot

_TURN = 0.008  # seconds of work a turn of the event loop


class Between(QObject):
    """Does a piece of work each time that its iterator is asked for the next, and calls back at the end."""

    def __init__(self, pieces: Iterator[object], parent: QObject, then: Callable[[], object] = lambda: None) -> None:
        super().__init__(parent)
        self._pieces, self._then = pieces, then
        self._turn = QTimer(self, interval=0)  # a queued call would come before the next event of the mouse
        self._turn.timeout.connect(self._go_on)
        self._turn.start()

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do."""
        return not self._turn.isActive()

    def finish(self) -> None:
        """Does all that is left at once."""
        if not self.is_done:
            for _ in self._pieces:
                pass
            self._end()

    def give_up(self) -> None:
        """Leaves the rest undone."""
        self._turn.stop()

    @Slot()
    def _go_on(self) -> None:
        begun = time.perf_counter()
        while next(self._pieces, self) is not self:
            if time.perf_counter() - begun >= _TURN:
                return
        self._end()

    def _end(self) -> None:
        self._turn.stop()
        self._then()
