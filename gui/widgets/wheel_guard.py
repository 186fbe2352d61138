"""Controls in a scrolled dock that the wheel passes over."""

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
        return super().eventFilter(watched, event)


def leave_wheel(control: QWidget) -> None:
    """Lets the wheel scroll the dock that a control is in; only a control that has the focus is changed by it."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the default lets the wheel itself focus the control
    control.installEventFilter(_WheelGuard(control))
