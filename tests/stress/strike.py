"""A signal to ourselves in the middle of a piece of work, between any two lines of Python."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_LAST = 80  # lines at the end of a piece of work, where its files get their names: half of all strikes fall there
_SOON = 30  # lines, where the work is not known


class Strike:
    """Strikes once, in the middle of the piece of work that it is armed for.

    Args:
        number: of the signal.
    """

    def __init__(self, number: int, chance: random.Random) -> None:
        self._number, self._chance = number, chance
        self._moment = ""

    def arm(self, moment: str) -> None:
        """Strikes in the next piece of work of this name."""
        self._moment = moment

    @contextmanager
    def within(self, moment: str, rehearse: Callable[[], object]) -> Iterator[None]:
        """The piece of work is done in this context.

        Args:
            rehearse: does about the same, for nothing; tells how many lines there are.
        """
        if self._moment != moment:
            yield
            return
        self._moment = ""
        lines = _counted(rehearse)
        left = max(1, lines - self._chance.randrange(_LAST)) if self._chance.random() < 0.5 else lines
        left = self._chance.randint(1, left) if left == lines else left

        def count() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), self._number)

        _trace(count)
        yield
        sys.settrace(None)
        if left > 0:  # it was shorter than at the rehearsal
            os.kill(os.getpid(), self._number)


def _counted(work: Callable[[], object]) -> int:
    """How many lines a piece of work runs through."""
    lines = 0

    def count() -> None:
        nonlocal lines
        lines += 1

    before = sys.gettrace()
    _trace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return max(lines, _SOON)


def _trace(count: Callable[[], None]) -> None:
    """Counts every line that this thread comes to from now on, in what is called and in those who called us."""

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            count()
        return trace

    sys.settrace(trace)
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        frame.f_trace = trace
        frame = frame.f_back
