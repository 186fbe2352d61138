"""Lets the wheel scroll a dock when the pointer is over one of its controls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded


@guarded
class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def leave_wheel(control: QWidget) -> None:
    """Makes the wheel change a control only while it has the focus, and otherwise scroll its dock."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the default policy lets the wheel focus the control
    control.installEventFilter(_WheelGuard(control))
