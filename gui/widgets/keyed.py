"""Widgets with keys that take precedence over the window's shortcuts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def arrow_of(event: QKeyEvent) -> tuple[int, int] | None:
    """The step (down, right) of an arrow key without modifiers."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return ARROWS.get(Qt.Key(event.key()))


@guarded
class KeyedWidget(QWidget):
    """A widget whose ``key_action`` takes precedence over shortcuts of the window."""

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        """The action of a key in this widget; None if it has none."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.key_action(event):
            event.accept()  # accepting ShortcutOverride disables the window's shortcut
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.key_action(event)
        if action:
            action()
        else:
            event.ignore()
