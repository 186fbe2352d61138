"""A dock that becomes larger when it floats."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS

_LARGE = QSize(680, 760)  # pixels at the base type size; makes the map itself square
_MOST = 0.9  # fraction of the screen


@guarded
class LargeFloating(QObject):
    """Enlarges a dock when it starts to float; Qt restores its size when it is docked again.

    A restored geometry is kept: only a dock that still has its docked size is enlarged.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        self._docked = dock.size()  # its size while docked
        dock.installEventFilter(self)
        dock.topLevelChanged.connect(self._floated)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dock and event.type() == QEvent.Type.Resize and not self._dock.isFloating():
            self._docked = self._dock.size()
        return False

    @Slot(bool)
    def _floated(self, floating: bool) -> None:
        # Qt first restores the old size, and may place a dock that was closed while floating over the centre.
        QTimer.singleShot(0, self, self._enlarge if floating else self._put_in_place)

    @Slot()
    def _put_in_place(self) -> None:
        dock, window = self._dock, self._dock.parentWidget()
        if dock.isFloating() or not isinstance(window, QMainWindow):
            return
        middle = window.centralWidget()
        if middle is not None and middle.geometry().intersects(dock.geometry()):
            height = self._docked.height()
            window.addDockWidget(window.dockWidgetArea(dock), dock)
            window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    @Slot()
    def _enlarge(self) -> None:
        dock = self._dock
        if not dock.isFloating() or dock.size() != self._docked:
            return
        room = dock.screen().availableGeometry()
        large = _LARGE * dock.window().fontInfo().pixelSize() / BASE_PIXELS
        size = large.boundedTo(room.size() * _MOST).expandedTo(dock.size())
        place = dock.geometry()
        place.setSize(size)
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveLeft(max(place.left(), room.left()))
        place.moveTop(max(place.top(), room.top()))
        dock.setGeometry(place)
