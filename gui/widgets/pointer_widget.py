"""A widget that delegates its mouse events to another object."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded


class MousePointer(Protocol):
    """The handler of a widget's mouse events."""

    def move(self, event: QMouseEvent) -> None: ...

    def press(self, event: QMouseEvent) -> None: ...

    def release(self, event: QMouseEvent) -> None: ...

    def double_click(self, event: QMouseEvent) -> None: ...

    def leave(self) -> None: ...

    def show_tip(self, event: QHelpEvent) -> None: ...


@guarded
class PointerWidget(QWidget):
    """Passes its mouse events and requests for tooltips to ``_pointer``, which the subclass sets."""

    _pointer: MousePointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self._pointer.leave()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._pointer.show_tip(event)
            return True
        return super().event(event)
