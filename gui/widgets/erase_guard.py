"""Keeps Del and Backspace inside a panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded

ERASE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@guarded
class _EraseGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and erases(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


def erases(event: QKeyEvent) -> bool:
    """Whether Del or Backspace was pressed without modifiers."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in ERASE_KEYS


def keep_erase_keys(panel: QWidget) -> None:
    """Keeps Del and Backspace, pressed anywhere in a panel, from reaching the window's shortcuts."""
    panel.installEventFilter(_EraseGuard(panel))
