"""Mouse and keyboard interaction of the map panel: zoom, pan, hover and walk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.events.guard import guarded
from gui.map.plot import MapBoard

_ZOOM = 1.25  # factor per notch of the wheel
_KEY_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@guarded
class MapView(MapBoard):
    """One large feature map that can be zoomed, panned, hovered and walked through cell by cell.

    Wheel, ``+`` and ``−`` zoom, dragging pans, ``0`` fits; arrow keys walk.

    Signals:
        cell_clicked(int, int): a cell was chosen, with the mouse or the arrow keys.
    """

    cell_clicked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._press: QPointF | None = None  # latest position of a press or pan
        self._panning = False
        self.viewport().setMouseTracking(True)
        self.setToolTip(
            self.tr(
                "The wheel, + and − zoom, dragging pans, 0 fits the map to the view.\n"
                "A click or the arrow keys choose a cell."
            )
        )
        for text, keys, slot in (
            (self.tr("Fit to view"), ["0"], self.fit),
            (self.tr("Zoom in"), ["+", "="], lambda: self.zoom(_ZOOM)),
            (self.tr("Zoom out"), ["-"], lambda: self.zoom(1 / _ZOOM)),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    # --- the mouse ---------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom(_ZOOM**notches, event.position())
            self._hover(self.cell_at(event.position()) or (-1, -1))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press, self._panning = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._hover(self.cell_at(event.position()) or (-1, -1))
            return
        moved = event.position() - self._press
        if not self._panning and moved.manhattanLength() >= QApplication.startDragDistance():
            self._panning = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._panning:
            self._press = event.position()
            self._place(self.placement.placed(self.placement.scale, self.placement.origin + moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        self._press = None
        if self._panning:
            self._panning = False
            self.viewport().unsetCursor()
        elif cell := self.cell_at(event.position()):
            self._choose(cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick clicks are two clicks

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover((-1, -1))

    def _choose(self, cell: tuple[int, int]) -> None:
        self.set_cell(cell)
        self.cell_clicked.emit(*cell)

    # --- the keyboard ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and self._values is not None and key in _KEY_STEPS:
            self._walk(*_KEY_STEPS[key])
        else:
            event.ignore()  # so that the window's shortcuts work

    def _walk(self, down: int, across: int) -> None:
        """Chooses the neighbour of the chosen cell; if none is chosen, the one in the middle of the view."""
        if self._cell is None:
            top, bottom, left, right = self.placement.visible()
            cell = (top + bottom) // 2, (left + right) // 2
        else:
            height, width = self.placement.cells
            cell = min(max(self._cell[0] + down, 0), height - 1), min(max(self._cell[1] + across, 0), width - 1)
        if cell != self._cell:
            self._place(self.placement.bringing(*cell))
            self._choose(cell)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
