"""A text field whose edits are undone by the window's Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from gui.events.guard import guarded
from gui.widgets.gesture import new_gesture
from gui.widgets.pieces import explain

_WINDOWS_OWN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


@guarded
class TextBox(QPlainTextEdit):
    """A multi-line text field without an undo history of its own.

    Signals:
        typed: the text changed; carries it and a gesture number that is constant while the field has the focus.
    """

    typed = Signal(str, int)

    def __init__(self, name: str, tip: str, hint: str) -> None:
        super().__init__()
        explain(self, name, tip)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._gesture = new_gesture()
        self.textChanged.connect(self._tell)

    def set_text(self, text: str) -> None:
        """Sets the text; keeps the cursor if it is unchanged."""
        if text != self.toPlainText():
            blocked, cursor = self.blockSignals(True), self.textCursor()
            at = min(cursor.position(), len(text))
            self.setPlainText(text)
            cursor.setPosition(at)
            self.setTextCursor(cursor)
            self.blockSignals(blocked)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _WINDOWS_OWN)
        ):
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._gesture = new_gesture()
        super().focusInEvent(event)

    def _tell(self) -> None:
        self.typed.emit(self.toPlainText(), self._gesture)
