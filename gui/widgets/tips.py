"""Tooltips that do not cover what they describe."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QToolTip, QWidget

_EDGES = 8  # pixels of padding above and below a tooltip's text
_BELOW_CURSOR = 14  # distance at which Qt shows a tooltip below its point


def show_beside(widget: QWidget, text: str, at: QPoint, whole: QRect) -> None:
    """Shows a tooltip below a rectangle, or above it if there is no room.

    Args:
        at: the global pointer position.
        whole: the rectangle not to be covered, in widget coordinates.
    """
    top, bottom = widget.mapToGlobal(whole.topLeft()).y(), widget.mapToGlobal(whole.bottomLeft()).y()
    height = widget.fontMetrics().size(0, text).height() + _EDGES
    below = bottom + height <= widget.screen().availableGeometry().bottom()
    y = max(at.y(), bottom - _BELOW_CURSOR) if below else top - height - _BELOW_CURSOR
    QToolTip.showText(QPoint(at.x(), y), text, widget)
