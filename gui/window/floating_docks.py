"""A panel that becomes large when it is taken out of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS

_LARGE = QSize(680, 760)  # pixels at the base type size: the map itself is then a square
_MOST = 0.9  # of the screen


@guarded
class LargeFloating(QObject):
    """Gives a dock that floats a size of its own; docked again it is as large as it was, which Qt sees to.

    A place that is restored is left alone: only who still has the size that it had in the window becomes large.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        self._docked = dock.size()  # how large it was in the window
        dock.installEventFilter(self)
        dock.topLevelChanged.connect(self._floated)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dock and event.type() == QEvent.Type.Resize and not self._dock.isFloating():
            self._docked = self._dock.size()
        return False

    @Slot(bool)
    def _floated(self, floating: bool) -> None:
        # Qt gives it the old size first, and may leave one that was closed as it floated over the middle of the window.
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
