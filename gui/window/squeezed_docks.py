"""Restores the sizes of docks after the window was small for a while."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.window.docks import shown, tabs_height

_WIDE, _HIGH = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_TOWARDS = {  # the direction in which the docks of an area share the window with the centre
    Qt.DockWidgetArea.LeftDockWidgetArea: _WIDE,
    Qt.DockWidgetArea.RightDockWidgetArea: _WIDE,
    Qt.DockWidgetArea.BottomDockWidgetArea: _HIGH,
}
_ALONG = {_WIDE: _HIGH, _HIGH: _WIDE}  # the other direction, in which the docks share their area

Group = frozenset[QDockWidget]  # tabbed docks


@guarded
class SqueezedDocks(QObject):
    """Remembers the sizes of docks that a shrinking window squeezes, and restores them when it grows.

    Towards the centre a dock gets back its former size; docks that share an area get back their shares of it. Any
    resizing of docks by the user or the program in between cancels this.
    """

    def __init__(self, window: QMainWindow, docks: Collection[QDockWidget], theme: Theme) -> None:
        super().__init__(window)
        self._window, self._all = window, docks
        self._begun = False
        self._size = window.size()  # of the window when it last stopped resizing
        self._before: dict[Group, QSize] = {}  # sizes of docks at that time
        self._due: dict[Group, int] = {}  # former sizes towards the centre of squeezed docks
        self._shares: dict[frozenset[Group], dict[Group, int]] = {}  # former sizes of docks that share an area
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._restore)
        for each in (window, *docks):
            each.installEventFilter(self)
        theme.changed.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Forgets all remembered sizes."""
        self._rest()
        self._due.clear()
        self._shares.clear()

    def _rest(self) -> None:
        self._later.stop()
        self._before.clear()
        self._size = self._window.size()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._window:
            QTimer.singleShot(0, self, self._begin)
        elif isinstance(event, QResizeEvent) and self._begun:
            if isinstance(watched, QDockWidget) and self._window.size() != self._size:
                self._before.setdefault(self._group(watched), event.oldSize())  # keeps the size of the front tab
            elif watched is self._window:
                self._later.start()
        elif event.type() == QEvent.Type.MouseButtonRelease and watched is self._window:
            self.forget()  # the window itself gets mouse presses only on the separators between docks
        return False

    @Slot()
    def _begin(self) -> None:
        """Takes the current sizes as the starting point."""
        self._begun = True
        self.forget()

    @Slot()
    def _restore(self) -> None:
        edges = {area: self._docks(area) for area in _TOWARDS}
        for area, docks in edges.items():
            self._note(docks, _TOWARDS[area])
        self._rest()
        for way in (_WIDE, _HIGH):
            beside = [dock for area, docks in edges.items() if _TOWARDS[area] == way for dock in docks]
            due = [max(_extent(dock.size(), way), self._due.get(self._group(dock), 0)) for dock in beside]
            self._resize(beside, due, way)
        for area, docks in edges.items():
            self._share_edge(docks, _ALONG[_TOWARDS[area]])

    def _share_edge(self, docks: Sequence[QDockWidget], along: Qt.Orientation) -> None:
        shares = self._shares[frozenset(map(self._group, docks))]
        scale = sum(_extent(dock.size(), along) for dock in docks) / max(sum(shares.values()), 1)
        self._resize(docks, [round(scale * shares[self._group(dock)]) for dock in docks], along)

    def _note(self, docks: Sequence[QDockWidget], towards: Qt.Orientation) -> None:
        """Remembers the sizes that the docks of an area had before the window was resized."""
        before = {dock: self._before.get(self._group(dock), dock.size()) for dock in docks}
        for dock, size in before.items():
            if _extent(dock.size(), towards) < _extent(size, towards):
                self._due.setdefault(self._group(dock), _extent(size, towards))
        groups = {self._group(dock): _extent(size, _ALONG[towards]) for dock, size in before.items()}
        self._shares.setdefault(frozenset(groups), groups)

    def _resize(self, docks: Sequence[QDockWidget], sizes: Sequence[int], way: Qt.Orientation) -> None:
        if any(_extent(dock.size(), way) != size for dock, size in zip(docks, sizes, strict=True)):
            tabs = [tabs_height(self._window, dock) if way == _HIGH else 0 for dock in docks]
            self._window.resizeDocks(docks, [max(size + high, 1) for size, high in zip(sizes, tabs, strict=True)], way)

    def _docks(self, area: Qt.DockWidgetArea) -> list[QDockWidget]:
        """The docks of an area; of tabbed ones the front one."""
        return [each for each in shown(self._window, self._all) if self._window.dockWidgetArea(each) == area]

    def _group(self, dock: QDockWidget) -> Group:
        return frozenset((dock, *self._window.tabifiedDockWidgets(dock)))


def _extent(size: QSize, way: Qt.Orientation) -> int:
    return size.width() if way == _WIDE else size.height()
