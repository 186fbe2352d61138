"""The middle of the window: the network with its legends, and messages over its upper edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.guard import guarded


@guarded
class Centre(QWidget):
    """The network with its legends; messages lie over its upper edge, so that nothing moves when they come and go."""

    def __init__(self, head: QWidget, view: QWidget, legend: QWidget, *messages: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(view, 1)
        column.addWidget(legend)
        self._messages = QWidget(self)
        rows = QVBoxLayout(self._messages)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for message in messages:
            rows.addWidget(message)
            message.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            QTimer.singleShot(0, self, self._place)
        return False

    def _place(self) -> None:
        layout = self._messages.layout()
        assert layout is not None
        height = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._messages.setGeometry(0, 0, self.width(), max(height, 0))
        self._messages.raise_()
