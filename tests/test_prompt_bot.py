"""Waiting: until something is there, but neither for ever nor past an error."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer

from tests.prompt_bot import PromptBot


def test_it_waits_for_what_an_event_or_another_thread_brings(qtbot: PromptBot) -> None:
    found: list[str] = []
    QTimer.singleShot(0, lambda: found.append("event"))
    qtbot.waitUntil(lambda: found == ["event"])
    thread = threading.Thread(target=lambda: found.append("thread"))
    QTimer.singleShot(0, thread.start)
    qtbot.waitUntil(lambda: "thread" in found)
    thread.join()


def test_it_gives_up_and_says_what_was_missing(qtbot: PromptBot) -> None:
    def wanted() -> None:
        assert [] == ["this"]

    with pytest.raises(qtbot.TimeoutError) as error:
        qtbot.waitUntil(wanted, timeout=30)
    assert "this" in str(error.value.__cause__)
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: False, timeout=30)


def test_an_error_ends_it(qtbot: PromptBot) -> None:
    looks = iter((False, False))
    with pytest.raises(StopIteration):
        qtbot.waitUntil(lambda: next(looks))
    with pytest.raises(ValueError, match="must return"):
        qtbot.waitUntil(lambda: 2)  # type: ignore[arg-type, return-value]
