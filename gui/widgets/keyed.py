"""Widgets with keys of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded


@guarded
class KeyedWidget(QWidget):
    """Does what ``key_action`` says of a key, even where the window has a shortcut for the same one."""

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here; None if it means something elsewhere."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.key_action(event):
            event.accept()  # or the window's shortcut for the same key would win
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.key_action(event)
        if action:
            action()
        else:
            event.ignore()
