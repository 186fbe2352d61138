"""Large changes of look: what is seen of them is the picture before, then part after part of the window after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from gui.events.between import Between
from gui.look.curtain import Curtain, behind_curtains, in_place_of

_BEFORE, _MIDDLE, _AFTER = QColor("#102030"), QColor("#ff0000"), QColor("#30a050")


class Paper(QWidget):
    """Paints one colour, and remembers which it has painted."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = _BEFORE
        self.painted: list[QColor] = []

    def paint_with(self, colour: QColor) -> None:
        self.colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painted.append(self.colour)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.colour)


class Desk(QMainWindow):
    """A window of two parts, the centre larger than the dock."""

    def __init__(self) -> None:
        super().__init__()
        self.centre, self.side = Paper(), Paper()
        self.setCentralWidget(self.centre)
        dock = QDockWidget()
        dock.setWidget(self.side)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.side.setFixedWidth(80)
        self.resize(400, 300)

    def shown(self, part: QWidget) -> QColor:
        """What the screen shows in the middle of a part."""
        image = self.backingStore().paintDevice()
        return image.pixelColor(part.mapTo(self, part.rect().center()))

    def changes(self) -> Iterator[None]:
        for colour in (_MIDDLE, _AFTER):
            for part in (self.centre, self.side):
                part.paint_with(colour)
                yield


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: bool(desk.side.painted))
    return desk


def curtains(window: QWidget) -> list[Curtain]:
    return [each for each in window.findChildren(Curtain) if not each.isHidden()]


def test_what_lies_between_before_and_after_is_never_painted(desk: Desk) -> None:
    for part in (desk.centre, desk.side):
        part.painted.clear()
    pieces = behind_curtains([desk], desk.changes())
    for _ in range(4):
        next(pieces)
        QApplication.processEvents()
        assert (desk.shown(desk.centre), desk.shown(desk.side)) == (_BEFORE, _BEFORE)
    for _ in pieces:
        QApplication.processEvents()
    QApplication.processEvents()
    assert (desk.shown(desk.centre), desk.shown(desk.side)) == (_AFTER, _AFTER)
    assert set(map(QColor.name, desk.centre.painted + desk.side.painted)) == {_AFTER.name()}
    assert curtains(desk) == []
    assert desk.updatesEnabled()


def test_parts_are_uncovered_one_by_one_the_largest_first(desk: Desk) -> None:
    for part in (desk.centre, desk.side):
        part.painted.clear()
    seen = []
    for _ in behind_curtains([desk], desk.changes()):
        state = desk.shown(desk.centre) == _AFTER, desk.shown(desk.side) == _AFTER
        if state not in seen:
            seen.append(state)
    assert seen == [(False, False), (True, False)] or seen == [(False, False), (True, False), (True, True)]


def test_the_mouse_reaches_through_and_a_larger_window_is_covered(desk: Desk) -> None:
    pieces = behind_curtains([desk], desk.changes())
    next(pieces)
    middle = desk.centre.mapTo(desk, desk.centre.rect().center())
    assert desk.childAt(middle) is desk.centre
    desk.resize(500, 350)
    QApplication.processEvents()
    (curtain,) = curtains(desk)
    assert curtain.geometry() == desk.rect()
    later = QWidget(desk)  # as the bands of a presented window
    later.setGeometry(QRect(0, 0, 50, 50))
    later.show()
    next(pieces)
    assert desk.children().index(curtain) > desk.children().index(later)
    for _ in pieces:
        pass
    assert desk.childAt(QPoint(5, 5)) is later


def test_a_window_takes_the_place_of_another_without_a_blank(desk: Desk, qtbot: QtBot) -> None:
    new = Desk()
    qtbot.addWidget(new)
    new.centre.colour = new.side.colour = _AFTER
    pieces = in_place_of(desk, new)
    new.show()
    qtbot.waitExposed(new).__exit__(None, None, None)
    QApplication.processEvents()
    assert new.shown(new.centre) == _BEFORE
    for _ in pieces:
        pass
    QApplication.processEvents()
    assert (new.shown(new.centre), new.shown(new.side)) == (_AFTER, _AFTER)


def test_hidden_windows_get_none_and_deleted_ones_do_no_harm(desk: Desk) -> None:
    desk.hide()
    pieces = behind_curtains([desk], iter([1]))
    assert curtains(desk) == []
    assert list(pieces) == [None]


@pytest.mark.parametrize("piece", range(1, 7))
def test_a_window_may_be_gone_before_the_change_is_complete(desk: Desk, piece: int) -> None:
    other = Desk()
    other.show()
    QApplication.processEvents()
    pieces = behind_curtains([other, desk], desk.changes())
    for _ in range(piece):
        next(pieces)
    shiboken6.delete(other)
    for _ in pieces:
        pass
    QApplication.processEvents()
    assert (desk.shown(desk.centre), curtains(desk)) == (_AFTER, [])


def test_work_that_asks_for_its_own_end_goes_on(desk: Desk) -> None:
    done = []

    def pieces() -> Iterator[None]:
        for number in range(3):
            work.finish()  # as a change that is heard of by whoever completes changes
            done.append(number)
            yield

    work = Between(pieces(), desk, lambda: done.append(-1))
    work.finish()
    assert done == [0, 1, 2, -1]
    assert work.is_done
