"""The keys of a presentation: those that clickers send, and some that are easy to find in the dark.

Page Up and Page Down always go to the presenter; all other keys first to the focused field, tree, list or page if it
uses them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from gui.text.phrases import QT_TRANSLATE_NOOP
from gui.widgets.keyed import KeyedWidget

_Key = Qt.Key
DEEDS: Mapping[int, str] = {  # actions of the presenter by key
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
WORDS: Sequence[tuple[str, str]] = (  # keys and their effects, for the list of keys
    (QT_TRANSLATE_NOOP("Presenter", "PgDn  N"), QT_TRANSLATE_NOOP("Presenter", "next step, then the next scene")),
    (QT_TRANSLATE_NOOP("Presenter", "PgUp  P"), QT_TRANSLATE_NOOP("Presenter", "one step back")),
    (
        QT_TRANSLATE_NOOP("Presenter", "→  ←  ↓  ↑  Enter"),
        QT_TRANSLATE_NOOP("Presenter", "what has the focus: positions, trees, lists, fields; else one step"),
    ),
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
    (QT_TRANSLATE_NOOP("Presenter", "R"), QT_TRANSLATE_NOOP("Presenter", "the step as it was prepared")),
    (QT_TRANSLATE_NOOP("Presenter", "S"), QT_TRANSLATE_NOOP("Presenter", "speaker view")),
    (QT_TRANSLATE_NOOP("Presenter", "Esc  F5"), QT_TRANSLATE_NOOP("Presenter", "leave")),
)
HINTS: Sequence[tuple[str, str]] = (  # in the presenter's strip; the first ones that fit
    (QT_TRANSLATE_NOOP("Presenter", "F1"), QT_TRANSLATE_NOOP("Presenter", "keys")),
    (QT_TRANSLATE_NOOP("Presenter", "Esc"), QT_TRANSLATE_NOOP("Presenter", "leave")),
    (QT_TRANSLATE_NOOP("Presenter", "PgUp PgDn"), QT_TRANSLATE_NOOP("Presenter", "step")),
    (QT_TRANSLATE_NOOP("Presenter", "Space"), QT_TRANSLATE_NOOP("Presenter", "play")),
    (QT_TRANSLATE_NOOP("Presenter", "L"), QT_TRANSLATE_NOOP("Presenter", "spotlight")),
    (QT_TRANSLATE_NOOP("Presenter", "B"), QT_TRANSLATE_NOOP("Presenter", "blank")),
    (QT_TRANSLATE_NOOP("Presenter", "K"), QT_TRANSLATE_NOOP("Presenter", "laser")),
    (QT_TRANSLATE_NOOP("Presenter", "E"), QT_TRANSLATE_NOOP("Presenter", "pen")),
)

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_PRESENTERS_OWN = (_Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_F5, _Key.Key_F1)  # whatever has the focus
_ARROWS = {_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down}
_ENDS = {_Key.Key_Home, _Key.Key_End}
_ENTER = {_Key.Key_Return, _Key.Key_Enter}
_TYPED_INTO = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_USED: Sequence[tuple[tuple[type[QWidget], ...], set[_Key]]] = (  # keys that Qt's own widgets use
    (_TYPED_INTO, _ENTER | {_Key.Key_Escape}),
    ((QAbstractItemView,), _ARROWS | _ENDS | _ENTER | {_Key.Key_Space, _Key.Key_Escape}),
    ((QAbstractSlider, QTabBar), _ARROWS | _ENDS),
    ((QComboBox,), _ARROWS | _ENDS | {_Key.Key_Space}),
    ((QAbstractButton,), {_Key.Key_Space}),
)


def deed_of(event: QKeyEvent) -> str:
    """The presenter's action for a key: its name, a digit, or empty."""
    if event.modifiers() & ~_PLAIN:
        return ""
    if _Key.Key_0 <= event.key() <= _Key.Key_9 and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return chr(event.key())
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    if shifted and event.key() not in (_Key.Key_Plus, _Key.Key_Question):
        return ""
    return DEEDS.get(event.key(), "")


def is_used(event: QKeyEvent, widget: QWidget | None, page: QWidget | None) -> bool:
    """Whether the focused widget or one of its ancestors uses a key.

    Args:
        page: the widget in the centre of the window; the network, which has the focus by default, leaves its keys to
            the presenter.
    """
    if event.key() in _PRESENTERS_OWN or event.modifiers() & ~_PLAIN:
        return False
    if is_typing(widget):
        return True
    if any(isinstance(widget, kinds) and event.key() in keys for kinds, keys in _USED):
        return True
    while widget is not None:
        if isinstance(widget, KeyedWidget) and widget.key_action(event) is not None:
            return True
        if widget is page or widget.isWindow():
            return False
        widget = widget.parentWidget()
    return False


def is_typing(widget: QWidget | None) -> bool:
    """Whether the widget is a text field."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, _TYPED_INTO):
        return not widget.isReadOnly()
    return False
