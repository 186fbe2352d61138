"""Which key does what while presenting: those that clickers send, and those that are easy to find in the dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from gui.wording import QT_TRANSLATE_NOOP

_Key = Qt.Key
DEEDS: Mapping[int, str] = {
    _Key.Key_PageDown: "next",
    _Key.Key_Down: "next",
    _Key.Key_N: "next",
    _Key.Key_Return: "next",
    _Key.Key_Enter: "next",
    _Key.Key_PageUp: "previous",
    _Key.Key_Up: "previous",
    _Key.Key_P: "previous",
    _Key.Key_Right: "forward",
    _Key.Key_Left: "back",
    _Key.Key_Home: "first",
    _Key.Key_End: "last",
    _Key.Key_Space: "play",
    _Key.Key_B: "blank",
    _Key.Key_Period: "blank",
    _Key.Key_L: "spotlight",
    _Key.Key_K: "laser",
    _Key.Key_E: "pen",
    _Key.Key_D: "colour",
    _Key.Key_C: "clear",
    _Key.Key_Plus: "zoom_in",
    _Key.Key_Equal: "zoom_in",
    _Key.Key_Minus: "zoom_out",
    _Key.Key_H: "hide_values",
    _Key.Key_R: "reset",
    _Key.Key_S: "speaker",
    _Key.Key_Escape: "leave",
    _Key.Key_F5: "leave",
    _Key.Key_F1: "keys",
    _Key.Key_Question: "keys",
}
WORDS: Sequence[tuple[str, str]] = (  # keys, and what they do
    (QT_TRANSLATE_NOOP("Presenter", "PgDn  ↓  N  Enter"), QT_TRANSLATE_NOOP("Presenter", "next scene")),
    (QT_TRANSLATE_NOOP("Presenter", "PgUp  ↑  P"), QT_TRANSLATE_NOOP("Presenter", "previous scene")),
    (QT_TRANSLATE_NOOP("Presenter", "→  ←"), QT_TRANSLATE_NOOP("Presenter", "one position on or back; else one scene")),
    (QT_TRANSLATE_NOOP("Presenter", "Space"), QT_TRANSLATE_NOOP("Presenter", "play or pause")),
    (QT_TRANSLATE_NOOP("Presenter", "1 2 3 … Enter"), QT_TRANSLATE_NOOP("Presenter", "go to a scene")),
    (QT_TRANSLATE_NOOP("Presenter", "Home  End"), QT_TRANSLATE_NOOP("Presenter", "first or last scene")),
    (QT_TRANSLATE_NOOP("Presenter", "L"), QT_TRANSLATE_NOOP("Presenter", "spotlight")),
    (QT_TRANSLATE_NOOP("Presenter", "K"), QT_TRANSLATE_NOOP("Presenter", "laser pointer")),
    (QT_TRANSLATE_NOOP("Presenter", "B  ."), QT_TRANSLATE_NOOP("Presenter", "blank screen")),
    (QT_TRANSLATE_NOOP("Presenter", "E  D  C"), QT_TRANSLATE_NOOP("Presenter", "pen; next colour; clear the drawing")),
    (QT_TRANSLATE_NOOP("Presenter", "Ctrl+Z"), QT_TRANSLATE_NOOP("Presenter", "with the pen: take a stroke back")),
    (QT_TRANSLATE_NOOP("Presenter", "+  −  0"), QT_TRANSLATE_NOOP("Presenter", "zoom in, out, fit")),
    (QT_TRANSLATE_NOOP("Presenter", "H"), QT_TRANSLATE_NOOP("Presenter", "hide values, show them")),
    (QT_TRANSLATE_NOOP("Presenter", "R"), QT_TRANSLATE_NOOP("Presenter", "the scene as it was prepared")),
    (QT_TRANSLATE_NOOP("Presenter", "S"), QT_TRANSLATE_NOOP("Presenter", "speaker view")),
    (QT_TRANSLATE_NOOP("Presenter", "Esc  F5"), QT_TRANSLATE_NOOP("Presenter", "leave")),
)
HINTS: Sequence[tuple[str, str]] = (  # at the foot, as many as there is room for
    (QT_TRANSLATE_NOOP("Presenter", "F1"), QT_TRANSLATE_NOOP("Presenter", "keys")),
    (QT_TRANSLATE_NOOP("Presenter", "Esc"), QT_TRANSLATE_NOOP("Presenter", "leave")),
    (QT_TRANSLATE_NOOP("Presenter", "PgUp PgDn"), QT_TRANSLATE_NOOP("Presenter", "scene")),
    (QT_TRANSLATE_NOOP("Presenter", "← →"), QT_TRANSLATE_NOOP("Presenter", "step")),
    (QT_TRANSLATE_NOOP("Presenter", "Space"), QT_TRANSLATE_NOOP("Presenter", "play")),
    (QT_TRANSLATE_NOOP("Presenter", "L"), QT_TRANSLATE_NOOP("Presenter", "spotlight")),
    (QT_TRANSLATE_NOOP("Presenter", "B"), QT_TRANSLATE_NOOP("Presenter", "blank")),
    (QT_TRANSLATE_NOOP("Presenter", "K"), QT_TRANSLATE_NOOP("Presenter", "laser")),
    (QT_TRANSLATE_NOOP("Presenter", "E"), QT_TRANSLATE_NOOP("Presenter", "pen")),
)

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_NEVER_TYPED = (_Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_F5, _Key.Key_F1)


def deed_of(event: QKeyEvent) -> str:
    """What a key asks for: a deed, a digit, or nothing."""
    if event.modifiers() & ~_PLAIN:
        return ""
    if is_typing() and event.key() not in _NEVER_TYPED:
        return ""
    if _Key.Key_0 <= event.key() <= _Key.Key_9 and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return chr(event.key())
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if shifted and event.key() not in (_Key.Key_Plus, _Key.Key_Question):
        return ""
    return DEEDS.get(event.key(), "")


def is_typing() -> bool:
    """Whether keys go into a field."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QLineEdit | QAbstractSpinBox | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return False
