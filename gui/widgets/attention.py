"""What the user may be about to do with a field: whether she looks at it, and what she types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from gui.events.guard import guarded


@guarded
class Attention(QObject):
    """Notices, as an event filter, when a control gets or loses the user's eye: the mouse on it, or the keyboard.

    Signals:
        changed(bool): whether it has it.
    """

    changed = Signal(bool)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.changed.emit(True)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.changed.emit(False)
        return super().eventFilter(watched, event)


def typed(spin: QSpinBox | QDoubleSpinBox) -> int | float | None:
    """The value that an entry would lead to, which is not concluded; None while it is none, or the one there is."""
    if not spin.hasAcceptableInput():
        return None
    value = spin.valueFromText(spin.lineEdit().text())
    return None if value == spin.value() else value
