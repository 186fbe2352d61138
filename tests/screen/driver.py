"""A user in front of a real screen: keys and mouse go through the X server, and what counts is what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter, ImageGrab
from PySide6.QtCore import QAbstractAnimation, QPoint, QPointF, QProcess, QRect
from PySide6.QtGui import QCursor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from gui.look.curtain import Curtain
from gui.window.main_window import MainWindow

Picture = NDArray[np.uint8]  # rows, columns, red green blue

_OTHER = 24  # difference of a colour that counts
_FEW = 40  # pixels that may be others
_SEEN = 12  # pixels that must be others where something changed
_DEADLINE = 15_000  # milliseconds
_BUTTONS = {"left": "1", "middle": "2", "right": "3"}


class Screen:
    """What an X server shows, and the mouse and keyboard in front of it."""

    def __init__(self, qtbot: QtBot, display: str, folder: Path) -> None:
        self._qtbot, self._display, self._folder = qtbot, display, folder

    # --- eyes ----------------------------------------------------------------------------------------------------

    def picture(self) -> Picture:
        """What the server shows now, on all screens."""
        return np.asarray(ImageGrab.grab(xdisplay=self._display).convert("RGB"))

    def settle(self, window: MainWindow) -> None:
        """Waits until everything that was asked for is computed, and nothing moves by itself."""
        session = window.session
        self.wait(lambda: not (session.busy or session.working or _moves(window)), "the window comes to rest")

    def shows(self, window: QWidget) -> None:
        """Asserts that the screen shows a window as it is painted afresh."""
        if isinstance(window, MainWindow):
            self.settle(window)
        self._until(lambda: _alike(*self._both(window)), lambda: self._keep(*self._both(window)))

    def changed(self, before: Picture, where: QWidget | None = None) -> None:
        """Asserts that the screen shows something else than before.

        Args:
            where: the widget that must look otherwise; None for any place.
        """
        place = slice(None), slice(None)
        if where is not None:
            place = _cut(_area(where), before)
        self._until(
            lambda: _count(before[place], self.picture()[place]) >= _SEEN,
            lambda: self._keep(before[place], self.picture()[place]),
        )

    def is_again(self, before: Picture, window: MainWindow) -> None:
        """Asserts that the screen looks as before, but for the status bar, which tells times."""
        self.settle(window)
        bar = _cut(_area(window.statusBar()), before)

        def both() -> tuple[Picture, Picture]:
            now, then = self.picture().copy(), before.copy()
            now[bar] = then[bar] = 0
            return now, then

        self._until(lambda: _alike(*both()), lambda: self._keep(*both()))

    def _both(self, window: QWidget) -> tuple[Picture, Picture]:
        """What the screen shows of a window, and what the window paints; blank where other windows are."""
        screen = self.picture().copy()
        area = _area(window).intersected(QRect(0, 0, screen.shape[1], screen.shape[0]))
        inside = area.translated(-_area(window).topLeft())
        painted = _pixels(window.grab(inside).toImage())
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible() and not other.frameGeometry().isEmpty():
                covered = other.frameGeometry().intersected(area)
                screen[_cut(covered, screen)] = 0
                painted[_cut(covered.translated(-area.topLeft()), painted)] = 0
        return screen[_cut(area, screen)], painted

    def _keep(self, first: Picture, second: Picture) -> str:
        for name, picture in (("first", first), ("second", second)):
            Image.fromarray(picture).save(self._folder / f"{name}.png")
        return f"{_count(first, second)} pixels differ between first.png and second.png in {self._folder}"

    # --- hands ---------------------------------------------------------------------------------------------------

    def key(self, *keys: str) -> None:
        """Presses keys, one after the other, by their names in X, such as ``ctrl+z`` or ``Next``."""
        self._do("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Types a text."""
        self._do("type", "--delay", "5", "--", text)

    def point(self, widget: QWidget, place: QPoint | QPointF | None = None) -> None:
        """Moves the mouse to a place in a widget, or its middle."""
        at = _global(widget, place)
        self._do("mousemove", str(at.x()), str(at.y()))
        self.wait(lambda: QCursor.pos() == at, f"the mouse is at {at.toTuple()}")

    def click(
        self, widget: QWidget, place: QPoint | QPointF | None = None, button: str = "left", times: int = 1
    ) -> None:
        """Clicks at a place in a widget, or its middle."""
        self.point(widget, place)
        self._do("click", "--repeat", str(times), "--delay", "60", _BUTTONS[button])

    def drag(self, widget: QWidget, places: Sequence[QPoint | QPointF]) -> None:
        """Moves the mouse with its left button held from place to place in a widget."""
        self.point(widget, places[0])
        self._do("mousedown", "1")
        for place in places[1:]:
            self.point(widget, place)
        self._do("mouseup", "1")

    def press(self, window: MainWindow, *keys: str, where: QWidget | None = None) -> None:
        """Presses keys; asserts that each changes the screen, and that it then shows what the window paints.

        While a network trains, the window never rests: then only the change is seen.
        """
        for key in keys:
            before = self.picture()
            self.key(key)
            self.changed(before, where)
            if not window.learning.trainer.is_wanted:
                self.shows(window)

    def _do(self, *arguments: str) -> None:
        """Lets xdotool work while the program goes on, and then hands on what it sent."""
        process = QProcess()
        with self._qtbot.waitSignal(process.finished, timeout=_DEADLINE):
            process.start("xdotool", arguments)
        assert process.exitCode() == 0, bytes(process.readAllStandardError().data()).decode()
        QGuiApplication.sync()

    # --- patience ------------------------------------------------------------------------------------------------

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Lets the program run until something is so; asserts that it will be."""
        self._until(condition, lambda: f"waited in vain until {what}")

    def _until(self, condition: Callable[[], object], told: Callable[[], str]) -> None:
        try:
            self._qtbot.waitUntil(lambda: bool(condition()), timeout=_DEADLINE)
        except WaitedTooLong:
            raise AssertionError(told()) from None


def _moves(window: QWidget) -> bool:
    """Whether something is animated, or shows what was before a change that is under way."""
    return window.findChild(Curtain) is not None or any(
        each.state() == QAbstractAnimation.State.Running
        for each in window.findChildren(QAbstractAnimation)
        if not isinstance(each.parent(), QAbstractAnimation)
    )


def _global(widget: QWidget, place: QPoint | QPointF | None) -> QPoint:
    if place is None:
        place = widget.rect().center()
    return widget.mapToGlobal(place.toPoint() if isinstance(place, QPointF) else place)


def _area(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _cut(area: QRect, picture: Picture) -> tuple[slice, slice]:
    area = area.intersected(QRect(0, 0, picture.shape[1], picture.shape[0]))
    return slice(area.top(), area.bottom() + 1), slice(area.left(), area.right() + 1)


def _pixels(image: QImage) -> Picture:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def _count(one: Picture, other: Picture) -> int:
    """How many pixels are others; all of them when the sizes are."""
    if one.shape != other.shape:
        return max(one.size, other.size)
    return _far(ImageChops.difference(Image.fromarray(one), Image.fromarray(other)))


def _alike(one: Picture, other: Picture) -> bool:
    """Whether two pictures show the same, but for a few pixels and for dots that begin a pixel further on.

    Where only a part of a dotted line is painted, Qt begins its dots at that part.
    """
    if _count(one, other) <= _FEW:
        return True
    return one.shape == other.shape and _astray(one, other) <= _FEW and _astray(other, one) <= _FEW


def _astray(one: Picture, other: Picture) -> int:
    """How many pixels are neither like nor between those that lie there, or next to it, in another picture."""
    here, around = Image.fromarray(one), Image.fromarray(other)
    above = ImageChops.subtract(here, around.filter(ImageFilter.MaxFilter(3)))
    below = ImageChops.subtract(around.filter(ImageFilter.MinFilter(3)), here)
    return _far(above) + _far(below)


def _far(difference: Image.Image) -> int:
    """How many pixels of a difference count, in any colour."""
    red, green, blue = difference.split()
    return sum(ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()[_OTHER + 1 :])
