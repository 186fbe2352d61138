"""A list of sentences that wrap into several lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

_AROUND = 1.5  # padding beside a text in line heights, which Qt ignores when it wraps


class _Wrapping(QStyledItemDelegate):
    """Gives an item the height of its wrapped text."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics, width = self._view.fontMetrics(), self._view.viewport().width()
        room = QRect(0, 0, max(round(width - _AROUND * metrics.height()), 1), 2**20)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, str(index.data()))
        return QSize(1, text.height() + metrics.height() * 3 // 4)


class WrappedList(QListWidget):
    """A list without a horizontal scroll bar, in which no text is elided."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # appearing, it would wrap texts again
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Wrapping(self))
