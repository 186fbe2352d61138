"""Texts of what ships with the program, in the user's language: lessons, and the names of drawn data sets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.text.phrases import QT_TRANSLATE_NOOP

_NAMES = (
    QT_TRANSLATE_NOOP("shapes", "circle"),
    QT_TRANSLATE_NOOP("shapes", "square"),
    QT_TRANSLATE_NOOP("shapes", "triangle"),
    QT_TRANSLATE_NOOP("shapes", "star"),
    QT_TRANSLATE_NOOP("shapes", "cross"),
    QT_TRANSLATE_NOOP("shapes", "heart"),
    QT_TRANSLATE_NOOP("shapes", "moon"),
    QT_TRANSLATE_NOOP("shapes", "arrow"),
    QT_TRANSLATE_NOOP("shapes", "Shapes"),
    QT_TRANSLATE_NOOP("shapes", "Lines"),
)


def lesson_text(text: str) -> str:
    """A text of a lesson in the user's language; the user's own texts are returned unchanged."""
    return QCoreApplication.translate("lessons", text) if text else ""


def spoken(name: str) -> str:
    """A name of a built-in data set, or of one of its classes, in the user's language."""
    return QCoreApplication.translate("shapes", name) if name in _NAMES else name
