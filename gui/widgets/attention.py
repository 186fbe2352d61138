"""Detects an edit that the user may intend: hover and focus of a field, and its uncommitted input."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from gui.events.guard import guarded


@guarded
class Attention(QObject):
    """An event filter that reports whether a control is hovered or focused.

    Signals:
        changed(bool): whether it is.
    """

    changed = Signal(bool)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.changed.emit(True)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.changed.emit(False)
        return False


def typed(spin: QSpinBox | QDoubleSpinBox) -> int | float | None:
    """The value of an uncommitted entry; None if it is invalid or equals the present value."""
    if not spin.hasAcceptableInput():
        return None
    value = spin.valueFromText(spin.lineEdit().text())
    return None if value == spin.value() else value
