"""Messages have a place of their own: they cover nothing, and never make the window larger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.look import theme
from gui.messages.notices import Banner, WorkBar
from gui.window.central import Centre

LONG = "This message says at some length what has happened to the network, and what can be done about it now. " * 3


@pytest.fixture
def parts(qtbot: QtBot, qapp: QApplication) -> tuple[QMainWindow, Banner, WorkBar, QWidget]:
    window, view, network = QMainWindow(), QStackedWidget(), QWidget()
    network.setMinimumSize(280, 160)
    view.addWidget(network)
    banner, work = Banner(theme.apply(qapp, "light")), WorkBar(lambda: None)
    window.setCentralWidget(Centre(QWidget(), view, QWidget(), banner, work))
    window.resize(400, 260)
    qtbot.addWidget(window)
    window.show()
    return window, banner, work, view


def place(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), part.rect().topLeft()), part.size())


def test_a_message_covers_nothing_and_leaves_the_window_as_large_as_it_is(
    parts: tuple[QMainWindow, Banner, WorkBar, QWidget], qtbot: QtBot
) -> None:
    window, banner, work, view = parts
    before, room = window.size(), place(view)
    banner.show_message("warning", LONG, ("Undo", lambda: None))
    work.show_work(LONG, 0.5)
    qtbot.waitUntil(lambda: place(banner).bottom() < place(work).top() <= place(work).bottom() < place(view).top())
    assert place(view).bottom() <= room.bottom()
    assert banner.height() >= banner.heightForWidth(banner.width())
    assert window.size() == before
    banner.hide()
    work.hide()
    qtbot.waitUntil(lambda: place(view) == room)
    assert window.size() == before


def test_work_after_work_keeps_its_row(parts: tuple[QMainWindow, Banner, WorkBar, QWidget], qtbot: QtBot) -> None:
    _, _, work, _ = parts
    work.end()
    assert work.isHidden()
    work.show_work("Computing conv1", 0.3)
    work.end()
    assert not work.isHidden()
    work.show_work("Computing conv1", 0.1)
    assert not work._lingering.isActive()
    work.end()
    qtbot.waitUntil(work.isHidden)
