"""Tooltips that lie beside what they speak of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QToolTip, QWidget

_EDGES = 8  # pixels of a tooltip above and below its words
_BELOW_CURSOR = 14  # how far below a point Qt shows the tooltip that is asked for there


def show_beside(widget: QWidget, text: str, at: QPoint, whole: QRect) -> None:
    """Shows a tooltip below what it speaks of, or above where there is no room.

    Args:
        at: where the pointer is on the screen.
        whole: what is not to be covered, in the widget.
    """
    top, bottom = widget.mapToGlobal(whole.topLeft()).y(), widget.mapToGlobal(whole.bottomLeft()).y()
    height = widget.fontMetrics().size(0, text).height() + _EDGES
    below = bottom + height <= widget.screen().availableGeometry().bottom()
    y = max(at.y(), bottom - _BELOW_CURSOR) if below else top - height - _BELOW_CURSOR
    QToolTip.showText(QPoint(at.x(), y), text, widget)
