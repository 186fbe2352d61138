"""The window as a stage: type for its height, the bands at its edges, and what can lie over it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

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

_SMALLEST, _SCREEN = 18, 1080  # the smallest type on a screen of this many rows
_LEAST = 14  # on any screen
_CENTRE = 0.55  # of the height belongs to the picture
_REST = 3000  # milliseconds after which a pointer that rests is hidden


def smallest_type(height: int) -> int:
    """The smallest type, in pixels, that can be read from the back on a screen ``height`` pixels high."""
    return max(round(_SMALLEST * height / _SCREEN), _LEAST)


class Stage:
    """A window that is presented: nothing but its centre, between a title and a strip.

    Attributes:
        band, strip: the title above the centre, and the strip at the foot.
        spotlight, pen, laser: what lies over the window and lets it be seen.
        blank, keys, end: what covers it.

    Args:
        linked: the places that the spotlight shows together with the pointer's.
    """

    def __init__(self, window: QMainWindow, theme: Theme, room: Room, linked: Callable[[], Sequence[QRectF]]) -> None:
        self._window, self._theme, self._room = window, theme, room
        self.band = TitleBand(theme, window)
        self.strip = FootStrip(theme, _said(HINTS), window)
        self.spotlight = Spotlight(window, linked)
        self.pen = Pen(window)
        self.laser = Laser(window)
        self.end = EndCover(theme, _tr("End of the lesson"), window)
        self.keys = KeysCover(theme, _tr("Keys"), _said(WORDS), window)
        self.blank = BlankCover(theme, _tr("Blank screen"), window)
        for cover in (self.blank, self.keys):
            cover.clicked.connect(self.uncover)
        for each in (self.band, self.strip):
            each.show()

    @property
    def _layers(self) -> tuple[QWidget, ...]:
        return self.spotlight, self.pen, self.end, self.laser, self.keys, self.blank

    def fit(self) -> None:
        """Takes the type for the window's height, and puts everything in its place."""
        window = self._window
        width, height = window.width(), window.height()
        self._theme.choose("contrast", smallest_type(height) / SMALLEST_PIXELS / self._theme.system_scale)
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
        """Hides all that surrounds the centre but these docks."""
        self._room.clear(names)

    def focus_centre(self) -> None:
        """Gives the keyboard to what fills the centre."""
        central = self._window.centralWidget()
        stack = central.findChild(QStackedWidget) if central is not None else None
        shown = stack.currentWidget() if stack is not None else None
        if shown is not None:
            shown.setFocus()

    def toggle(self, tool: Spotlight | Pen | Laser) -> None:
        """Takes the spotlight, the pen or the laser pointer in hand, in place of the other two, or puts it away."""
        on = not tool.on
        for each in (self.spotlight, self.pen, self.laser):
            each.set_on(each is tool and on)

    def cover(self, cover: QWidget) -> None:
        """Covers the window until the next key."""
        cover.show()
        cover.raise_()

    def uncover(self) -> None:
        """Takes the blank screen and the keys away."""
        self.blank.hide()
        self.keys.hide()

    @property
    def covered(self) -> bool:
        """Whether the next key takes a cover away."""
        return not (self.blank.isHidden() and self.keys.isHidden())

    def remove(self) -> None:
        """Takes all of it down."""
        for tool in (self.spotlight, self.pen, self.laser):
            tool.set_on(False)
        for each in (self.band, self.strip, *self._layers):
            each.hide()
            each.deleteLater()


class RestingPointer(QObject):
    """Hides the pointer when it rests, and shows it when it moves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at = QCursor.pos()
        self._hidden = False
        self.rest = QTimer(self, singleShot=True, interval=_REST)
        self.rest.timeout.connect(self._hide)

    def begin(self) -> None:
        """Watches from now on."""
        self.rest.start()

    def moved(self, where: QPoint) -> None:
        """Notes where the mouse is; widgets that move under it tell of it too."""
        if where != self._at:
            self._at = where
            self._show()
            self.rest.start()

    def end(self) -> None:
        """Shows the pointer for good."""
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Presenter", text)


def _said(keys: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_tr(key), _tr(what)) for key, what in keys]
