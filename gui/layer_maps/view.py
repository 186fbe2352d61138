"""Mouse and keyboard of the panels: zoom, pan, hover, choose and open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.events.guard import guarded
from gui.layer_maps.board import MapsBoard
from gui.layer_maps.layout import Zoom
from gui.look.theme import Theme

_ZOOM = 1.25  # one notch of the wheel
_NOTCH = 120
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@guarded
class MapsView(MapsBoard):
    """All maps of a layer, with mouse and keyboard.

    Signals:
        pointed(int, object): channel and cell (row, column) under the cursor; the cell is None outside all maps.
        chosen(int, object): the same for a click.
        selected_channel(int): another panel was selected with the keyboard.
        opened(int): the filter page of this channel was requested.
    """

    pointed = Signal(int, object)
    chosen = Signal(int, object)
    selected_channel = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._press: QPointF | None = None
        self._panning = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Maps of the layer"))
        self.viewport().setAccessibleName(self.accessibleName())

    # --- the mouse ---------------------------------------------------------------------------------------------

    def _met(self, point: QPointF) -> tuple[int, tuple[int, int] | None]:
        """The channel and the cell at a point."""
        index = self.panel_at(point)
        if index is None or self.grid is None or self.wall is None:
            return -1, None
        place = self.grid.map_at(index, self.scroll)
        return self.wall.panels[index].channel, self.zoom.cell_at(point, place, self.grid)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
        index = self.panel_at(event.position())
        if self.grid is not None and (index is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self.set_scroll(self.scroll - round(notches * self.viewport().height() / 6))
        elif self.grid is not None and index is not None:
            at = event.position() - self.grid.map_at(index, self.scroll).topLeft()
            self.set_zoom(self.zoom.magnified(_ZOOM**notches, self.grid, at))
        self.pointed.emit(*self._met(event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press, self._panning = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self.pointed.emit(*self._met(event.position()))
            return
        way = event.position() - self._press
        if not self._panning and way.manhattanLength() >= QApplication.startDragDistance():
            self._panning = True
        if self._panning and self.grid is not None:
            self._press = event.position()
            self.set_zoom(self.zoom.moved(way, self.grid))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        self._press = None
        channel, cell = self._met(event.position())
        if not self._panning and cell is not None:
            self.chosen.emit(channel, cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        channel, cell = self._met(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.opened.emit(channel)

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointed.emit(-1, None)

    # --- the keyboard ------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._action(event):
            event.accept()  # or the window's shortcut for the same key would win
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is None:
            event.ignore()  # so that the window's own keys go on working
        else:
            action()

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.grid is None or event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return None
        key = Qt.Key(event.key())
        if key in _STEPS:
            return lambda: self._go(*_STEPS[key])
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: lambda: self.opened.emit(self.selected),
            Qt.Key.Key_Enter: lambda: self.opened.emit(self.selected),
            Qt.Key.Key_Home: lambda: self._go_to(0),
            Qt.Key.Key_End: lambda: self._go_to(-1),
            Qt.Key.Key_Plus: lambda: self._magnify(_ZOOM),
            Qt.Key.Key_Equal: lambda: self._magnify(_ZOOM),
            Qt.Key.Key_Minus: lambda: self._magnify(1 / _ZOOM),
            Qt.Key.Key_0: lambda: self.set_zoom(Zoom()),
        }
        return actions.get(key)

    def _go(self, across: int, down: int) -> None:
        if self.wall is not None and self.grid is not None:
            self._go_to(self.grid.next(self.at, across, down))

    def _go_to(self, index: int) -> None:
        if self.wall is not None:
            self.selected_channel.emit(self.wall.panels[index].channel)

    def _magnify(self, factor: float) -> None:
        """Zooms about the cell under the cursor, else about the middle."""
        if self.grid is None:
            return
        place = self.grid.map_at(self.at, self.scroll)
        middle = self.zoom.box(self.cell, place, self.grid).center() if self.cell is not None else place.center()
        if not place.contains(middle):
            middle = place.center()
        self.set_zoom(self.zoom.magnified(factor, self.grid, middle - place.topLeft()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
