"""Undo and redo shortcuts that work in fields too, unless a field holds text that is not yet committed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDockWidget, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from gui.events.guard import guarded

_FIELDS = QLineEdit, QSpinBox, QDoubleSpinBox
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


@guarded
class UndoKeys(QObject):
    """Passes the undo and redo keys to the window unless the focused field can undo its own typing.

    The event filter is installed only on fields that had the focus: restyling a window sends thousands of events.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusObjectChanged.connect(self._listen)

    @Slot(QObject)
    def _listen(self, focused: QObject | None) -> None:
        if isinstance(focused, _FIELDS):
            focused.installEventFilter(self)  # installing it twice has no effect

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, QWidget):
            return False
        assert isinstance(event, QKeyEvent)
        if not self._is_own(watched.window()) or not (event.matches(_UNDO) or event.matches(_REDO)):
            return False
        if not isinstance(watched, _FIELDS) or is_typed_into(watched):
            return False
        event.ignore()  # ShortcutOverride not accepted: the window's shortcut gets the key
        return True

    def _is_own(self, window: QWidget) -> bool:
        """Whether it is this window or one of its floating docks."""
        return window is self._window or (isinstance(window, QDockWidget) and window.parentWidget() is self._window)


def is_typed_into(field: QLineEdit | QSpinBox | QDoubleSpinBox) -> bool:
    """Whether a field holds uncommitted text that it could undo itself."""
    if isinstance(field, QLineEdit):
        box = field.parentWidget()
        if isinstance(box, QSpinBox | QDoubleSpinBox):
            return is_typed_into(box)
        return field.isUndoAvailable() or field.isRedoAvailable()
    return field.text() != f"{field.prefix()}{field.textFromValue(field.value())}{field.suffix()}"  # type: ignore[arg-type]
