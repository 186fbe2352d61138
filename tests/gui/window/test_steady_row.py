"""Texts that change lay nothing else out, and a window that is too narrow for them stays as narrow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.elided_label import ElidedLabel
from gui.window.steady_row import SteadyRow


class Room(QWidget):
    """Two rows side by side, as in the status bar, and how often they were laid out."""

    asked = 0

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.value, self.time, self.memory = ElidedLabel(), ElidedLabel(), ElidedLabel("410 MB")
        self.left, self.right = SteadyRow([self.value], True), SteadyRow([self.time, self.memory], False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.left, 1)
        layout.addWidget(self.right)
        self.resize(600, 30)
        self.show()

    def event(self, event: QEvent) -> bool:
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_another_text_has_nothing_laid_out_once_there_was_room_for_it(room: Room) -> None:
    room.right.show_text(room.time, "edit → paint 12.4 ms")
    QApplication.processEvents()
    before, places = room.asked, [each.geometry() for each in (room.left, room.right)]
    for number in range(5):
        room.left.show_text(room.value, f"conv1[{number}] row 8, column 13 = 0.37")
        room.right.show_text(room.time, f"edit → paint {number} ms")
        QApplication.processEvents()
    assert room.asked == before
    assert [each.geometry() for each in (room.left, room.right)] == places
    assert room.value.width() >= room.value.sizeHint().width()
    assert room.memory.geometry().right() == room.right.rect().right()


def test_where_there_is_no_room_the_first_texts_go_and_the_window_does_not_grow(room: Room) -> None:
    room.right.show_text(room.time, "edit → paint 12.4 ms")
    assert room.minimumSizeHint().width() == 0
    room.resize(room.memory.sizeHint().width() + 4, 30)
    QApplication.processEvents()
    assert room.time.width() == 0
    assert room.memory.width() == room.memory.sizeHint().width()
