"""Work between events: all of it is done, none of it at once, and the window is heard meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from gui.events import between
from gui.events.between import Between


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QObject:
    monkeypatch.setattr(between, "_TURN", 0.0)  # a piece a turn, however fast the machine is
    return QObject()


def noted(done: list[object]) -> Iterator[None]:
    for number in range(5):
        done.append(number)
        yield


def test_events_come_in_between(parent: QObject, qtbot: QtBot) -> None:
    done: list[object] = []
    work = Between(noted(done), parent, lambda: done.append("end"))
    heard = QTimer(parent, interval=0)
    heard.timeout.connect(lambda: done.append("event"))
    heard.start()
    assert done == []
    qtbot.waitUntil(lambda: work.is_done)
    heard.stop()
    assert [each for each in done if each != "event"] == [0, 1, 2, 3, 4, "end"]
    assert all("event" in done[done.index(number) : done.index(number + 1)] for number in range(4))


def test_what_is_left_can_be_done_at_once_or_not_at_all(parent: QObject, qtbot: QtBot) -> None:
    done: list[object] = []
    work = Between(noted(done), parent, lambda: done.append("end"))
    qtbot.waitUntil(lambda: len(done) > 1)
    work.finish()
    work.finish()
    assert done == [0, 1, 2, 3, 4, "end"]
    left: list[object] = []
    other = Between(noted(left), parent, lambda: left.append("end"))
    qtbot.waitUntil(lambda: len(left) > 1)
    other.give_up()
    count = len(left)
    turns: list[int] = []
    heard = QTimer(parent, interval=0)
    heard.timeout.connect(lambda: turns.append(1))
    heard.start()
    qtbot.waitUntil(lambda: len(turns) > 3)
    heard.stop()
    assert (other.is_done, len(left)) == (True, count)
