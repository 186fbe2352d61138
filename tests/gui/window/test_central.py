"""Messages have a place of their own: they cover nothing, and never make the window larger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QStackedWidget, QWidget
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


@pytest.mark.parametrize("width", [300, 500, 800, 1600])
def test_offers_leave_the_text_readable_and_are_never_cut(
    parts: tuple[QMainWindow, Banner, WorkBar, QWidget], qtbot: QtBot, width: int
) -> None:
    window, banner, *_ = parts
    window.resize(width, 400)
    offers = [(text, lambda: None) for text in ("1/4 of its size", "1/8 of its size", "Compute them all")]
    banner.show_message("warning", LONG, *offers)
    text = banner.findChildren(QLabel)[1]
    qtbot.waitUntil(lambda: place(text).width() >= min(30 * text.fontMetrics().averageCharWidth(), 0.6 * width))
    buttons = banner.findChildren(QPushButton)
    assert len(buttons) == 3
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert place(banner).contains(place(button))
        assert not place(button).intersects(place(text))
    if width == 1600:
        qtbot.waitUntil(lambda: place(buttons[0]).left() > place(text).right())  # where there is room, beside it


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
