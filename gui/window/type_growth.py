"""Scales docks with the type size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.look.theme import Theme
from gui.window.docks import shown, tabs_height

_MOST_WIDTH, _MOST_HEIGHT = 0.64, 0.45  # fractions of the window, for docks beside the centre and below it
_LEAST_MIDDLE = 480  # pixels at the base type size; with a narrower centre the bottom docks get the left corner, too
_SETTLED = 500  # milliseconds until docks have reached their new sizes
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
_WIDE, _HIGH = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class GrowingDocks(QObject):
    """Resizes the docks in proportion to the type size, as far as the window has room.

    Attributes:
        scale: of the type that the docks have their sizes for, relative to the base type.
    """

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self.scale = theme.scale
        self._due: dict[tuple[QDockWidget, Qt.Orientation], float] = {}  # sizes that docks would have in a large window
        self._actual: dict[tuple[QDockWidget, Qt.Orientation], int] = {}  # the sizes that they have instead
        self._before: dict[tuple[QDockWidget, Qt.Orientation], int] = {}  # sizes before the change of type
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settling.timeout.connect(self._note)
        theme.resizing.connect(self._measure)
        theme.changed.connect(self._follow)

    @Slot()
    def _measure(self) -> None:
        """Records the sizes of the docks, before tabs and bars in the new type change them."""
        docks = self._window.findChildren(QDockWidget)
        self._before = {(dock, way): self._extent(dock, way) for dock in docks for way in (_WIDE, _HIGH)}

    def restored(self, scale: float) -> None:
        """Follows the type again after a layout of another type size was restored."""
        layout = self._window.layout()
        assert layout is not None
        layout.activate()  # else the docks still have the sizes from before
        for sizes in (self._due, self._actual, self._before):
            sizes.clear()
        self.scale = scale
        self._follow()

    @Slot()
    def _follow(self) -> None:
        ratio, self.scale = self._theme.scale / self.scale, self._theme.scale
        if ratio == 1:
            return
        window = self._window
        left, right, below = (self._docks(area) for area in (_LEFT, _RIGHT, _BOTTOM))
        beside = self._resize(left[:1] + right[:1], _WIDE, ratio, _MOST_WIDTH * window.width())
        self._resize(below[:1], _HIGH, ratio, _MOST_HEIGHT * window.height())
        for column in (left, right):
            self._resize(column, _HIGH, 1.0, window.height())  # docks that need more have a minimum height
        narrow = window.width() - beside < _LEAST_MIDDLE * self.scale
        window.setCorner(Qt.Corner.BottomLeftCorner, _BOTTOM if narrow else _LEFT)
        self._settling.start()

    def _resize(self, docks: Sequence[QDockWidget], way: Qt.Orientation, ratio: float, most: float) -> float:
        """Resizes docks by ``ratio``, together to at most ``most`` pixels; returns their total size."""
        due = [ratio * self._wanted(dock, way) for dock in docks]
        self._due |= {(dock, way): size for dock, size in zip(docks, due, strict=True)}
        share = min(most / max(sum(due), 1), 1.0)
        self._window.resizeDocks(docks, [max(round(share * size), 1) for size in due], way)
        return share * sum(due)

    def _wanted(self, dock: QDockWidget, way: Qt.Orientation) -> float:
        """The size that a dock would have in a large window; its present size if the user changed it."""
        key = dock, way
        now = self._before.get(key, self._extent(dock, way))
        return self._due.get(key, now) if self._settling.isActive() or now == self._actual.get(key) else now

    @Slot()
    def _note(self) -> None:
        self._actual = {key: self._extent(*key) for key in self._due}

    def _docks(self, area: Qt.DockWidgetArea) -> list[QDockWidget]:
        """The visible docks of an area; of tabbed ones the front one."""
        docks = self._window.findChildren(QDockWidget)
        return [dock for dock in shown(self._window, docks) if self._window.dockWidgetArea(dock) == area]

    def _extent(self, dock: QDockWidget, way: Qt.Orientation) -> int:
        """The width of a dock, or its height including its tab bar."""
        return dock.width() if way == _WIDE else dock.height() + tabs_height(self._window, dock)
