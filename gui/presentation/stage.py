"""Decorates the window for presenting: type size, title band, strip and overlays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from gui.commands.clicker import HINTS, WORDS
from gui.look.fonts import SMALLEST_PIXELS
from gui.look.theme import Theme
from gui.presentation.bands import FootStrip, TitleBand
from gui.presentation.covers import BlankCover, EndCover, KeysCover
from gui.presentation.laser import Laser
from gui.presentation.pen import Pen
from gui.presentation.room import Room
from gui.presentation.spotlight import Spotlight

translate = QCoreApplication.translate

_SMALLEST, _SCREEN = 18, 1080  # smallest type in pixels, on a screen with this many rows
_LEAST = 14  # on any screen
_CENTRE = 0.55  # minimum fraction of the height for the page
_REST = 3000  # milliseconds until an idle mouse cursor is hidden


def smallest_type(height: int) -> int:
    """The smallest type, in pixels, that can be read from the back on a screen ``height`` pixels high."""
    return max(round(_SMALLEST * height / _SCREEN), _LEAST)


class Stage:
    """The bands and overlays of a presented window.

    Attributes:
        band, strip: above and below the centre.
        spotlight, pen, laser: transparent overlays.
        blank, keys, end: opaque overlays.

    Args:
        linked: the rectangles, in global coordinates, that the spotlight shows in addition to the pointer's place.
    """

    def __init__(self, window: QMainWindow, theme: Theme, room: Room, linked: Callable[[], Sequence[QRectF]]) -> None:
        self._window, self._theme, self._room = window, theme, room
        self.band = TitleBand(theme, window)
        self.strip = FootStrip(theme, _translated(HINTS), window)
        self.spotlight = Spotlight(window, linked)
        self.pen = Pen(window)
        self.laser = Laser(window)
        self.end = EndCover(theme, translate("Presenter", "End of the lesson"), window)
        self.keys = KeysCover(theme, translate("Presenter", "Keys"), _translated(WORDS), window)
        self.blank = BlankCover(theme, translate("Presenter", "Blank screen"), window)
        for cover in (self.blank, self.keys):
            cover.clicked.connect(self.uncover)
        for each in (self.band, self.strip):
            each.show()

    @property
    def _layers(self) -> tuple[QWidget, ...]:
        return self.spotlight, self.pen, self.end, self.laser, self.keys, self.blank

    def fit(self) -> None:
        """Sets the type size for the window's height, and lays out bands and overlays."""
        for _ in self.fitting():
            pass

    def fitting(self) -> Iterator[None]:
        """``fit`` in pieces of work."""
        window = self._window
        width, height = window.width(), window.height()
        yield from self._theme.choosing("contrast", smallest_type(height) / SMALLEST_PIXELS / self._theme.system_scale)
        foot = self.strip.wanted_height()
        head = self.band.height_for(width, height, int(height * (1 - _CENTRE)) - foot)
        window.setContentsMargins(0, head, 0, foot)
        self.band.setGeometry(0, 0, width, head)
        self.strip.setGeometry(0, height - foot, width, foot)
        self.keys.fit()
        for layer in self._layers:
            layer.setGeometry(window.rect())
        self.end.setGeometry(QRect(0, 0, width, height - foot))
        self.pen.tray.fit()
        for each in (self.band, self.strip, *self._layers):
            each.raise_()
        self._room.share()

    def clear_room(self, names: Collection[str]) -> None:
        """Hides everything around the centre but these docks."""
        self._room.clear(names)

    def focus_centre(self) -> None:
        """Gives the keyboard focus to the central page."""
        central = self._window.centralWidget()
        stack = central.findChild(QStackedWidget) if central is not None else None
        shown = stack.currentWidget() if stack is not None else None
        if shown is not None:
            shown.setFocus()

    def toggle(self, tool: Spotlight | Pen | Laser) -> None:
        """Turns the spotlight, pen or laser pointer on (and the other two off), or off."""
        on = not tool.on
        for each in (self.spotlight, self.pen, self.laser):
            each.set_on(each is tool and on)

    def cover(self, cover: QWidget) -> None:
        """Shows an opaque overlay until the next key."""
        cover.show()
        cover.raise_()

    def uncover(self) -> None:
        """Hides the blank screen and the key overview."""
        self.blank.hide()
        self.keys.hide()

    @property
    def covered(self) -> bool:
        """Whether the next key only removes an overlay."""
        return not (self.blank.isHidden() and self.keys.isHidden())

    def remove(self) -> None:
        """Removes the bands and overlays."""
        for tool in (self.spotlight, self.pen, self.laser):
            tool.set_on(False)
        for each in (self.band, self.strip, *self._layers):
            each.hide()
            each.deleteLater()


class RestingPointer(QObject):
    """Hides the mouse cursor while it is idle."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at = QCursor.pos()
        self._hidden = False
        self.rest = QTimer(self, singleShot=True, interval=_REST)
        self.rest.timeout.connect(self._hide)

    def begin(self) -> None:
        """Starts watching."""
        self.rest.start()

    def moved(self, where: QPoint) -> None:
        """Notes the mouse position; called also when a widget moves under a resting mouse."""
        if where != self._at:
            self._at = where
            self._show()
            self.rest.start()

    def end(self) -> None:
        """Stops watching, and shows the cursor."""
        self.rest.stop()
        self._show()

    def _hide(self) -> None:
        if not self._hidden:
            self._hidden = True
            QApplication.setOverrideCursor(QCursor(Qt.CursorShape.BlankCursor))

    def _show(self) -> None:
        if self._hidden:
            self._hidden = False
            QApplication.restoreOverrideCursor()


def _translated(keys: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(translate("Presenter", key), translate("Presenter", what)) for key, what in keys]
