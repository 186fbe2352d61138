"""The central widget: messages, and below them the network with its legends."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

_IGNORED, _PREFERRED = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred


class Centre(QWidget):
    """The network with its legends, and above it one row per visible message.

    A message takes its height from the network: it covers nothing, and the window keeps its size.
    """

    def __init__(self, head: QWidget, view: QWidget, legend: QWidget, *messages: QWidget) -> None:
        super().__init__()
        self._lasting = head, view, legend
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        view.setSizePolicy(_PREFERRED, _IGNORED)  # gets the remaining height
        column.addWidget(view, 1)
        column.addWidget(legend)
        self._column, self._view = column, view
        for message in messages:
            self.add_message(message)

    def add_message(self, message: QWidget) -> None:
        """Adds a row for a message below the others."""
        message.setSizePolicy(_IGNORED, _PREFERRED)  # any width, and the height that its wrapped text needs
        self._column.insertWidget(self._column.indexOf(self._view), message)

    def minimumSizeHint(self) -> QSize:
        """The minimum size without messages, so that a message never enlarges the window."""
        least = [each.minimumSizeHint().expandedTo(each.minimumSize()) for each in self._lasting if not each.isHidden()]
        return QSize(max(each.width() for each in least), sum(each.height() for each in least))
