"""Room for larger type: docks that grow with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.look.theme import Theme
from gui.window.docks import shown, tabs_height

_MOST_WIDTH, _MOST_HEIGHT = 0.64, 0.45  # of the window, for all docks beside its centre, and for those below it
_LEAST_MIDDLE = 480  # pixels at the base type size: with less between docks, those below need the left corner, too
_SETTLED = 500  # milliseconds until docks have the size that they were given
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
_WIDE, _HIGH = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class GrowingDocks(QObject):
    """Keeps the docks of a window as wide and high as its type asks for, as far as the window has the room."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._scale = theme.scale
        self._due: dict[tuple[QDockWidget, Qt.Orientation], float] = {}  # what docks would have in a large window
        self._given: dict[tuple[QDockWidget, Qt.Orientation], int] = {}  # and what they have instead
        self._before: dict[tuple[QDockWidget, Qt.Orientation], int] = {}  # what they had until now
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settling.timeout.connect(self._note)
        theme.resizing.connect(self._measure)
        theme.changed.connect(self._follow)

    @Slot()
    def _measure(self) -> None:
        """Takes down what docks have: as soon as type is another, larger or smaller tabs and bars change it."""
        docks = self._window.findChildren(QDockWidget)
        self._before = {(dock, way): self._extent(dock, way) for dock in docks for way in (_WIDE, _HIGH)}

    @Slot()
    def _follow(self) -> None:
        ratio, self._scale = self._theme.scale / self._scale, self._theme.scale
        if ratio == 1:
            return
        window = self._window
        left, right, below = (self._docks(area) for area in (_LEFT, _RIGHT, _BOTTOM))
        beside = self._resize(left[:1] + right[:1], _WIDE, ratio, _MOST_WIDTH * window.width())
        self._resize(below[:1], _HIGH, ratio, _MOST_HEIGHT * window.height())
        for column in (left, right):
            self._resize(column, _HIGH, 1.0, window.height())  # who needs more there has a least height
        narrow = window.width() - beside < _LEAST_MIDDLE * self._scale
        window.setCorner(Qt.Corner.BottomLeftCorner, _BOTTOM if narrow else _LEFT)
        self._settling.start()

    def _resize(self, docks: Sequence[QDockWidget], way: Qt.Orientation, ratio: float, most: float) -> float:
        """Gives docks ``ratio`` times what they had, all together no more than ``most``; what that comes to."""
        due = [ratio * self._wanted(dock, way) for dock in docks]
        self._due |= {(dock, way): size for dock, size in zip(docks, due, strict=True)}
        share = min(most / max(sum(due), 1), 1.0)
        self._window.resizeDocks(docks, [max(round(share * size), 1) for size in due], way)
        return share * sum(due)

    def _wanted(self, dock: QDockWidget, way: Qt.Orientation) -> float:
        """What a dock would have if the window had the room; what it has, if that was changed by hand."""
        key = dock, way
        now = self._before.get(key, self._extent(dock, way))
        return self._due.get(key, now) if self._settling.isActive() or now == self._given.get(key) else now

    @Slot()
    def _note(self) -> None:
        self._given = {key: self._extent(*key) for key in self._due}

    def _docks(self, area: Qt.DockWidgetArea) -> list[QDockWidget]:
        """The docks at an edge that can be seen; of tabs the one in front."""
        docks = self._window.findChildren(QDockWidget)
        return [dock for dock in shown(self._window, docks) if self._window.dockWidgetArea(dock) == area]

    def _extent(self, dock: QDockWidget, way: Qt.Orientation) -> int:
        """The width of a dock, or its height together with that of its tabs."""
        return dock.width() if way == _WIDE else dock.height() + tabs_height(self._window, dock)
