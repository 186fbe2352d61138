"""The middle of the window: messages, and under them the network with its legends."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

_IGNORED, _PREFERRED = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred


class Centre(QWidget):
    """The network with its legends, and above it a row for every message that there is at the moment.

    A message takes its room from the network alone: it covers nothing, and the window stays as large as it is.
    """

    def __init__(self, head: QWidget, view: QWidget, legend: QWidget, *messages: QWidget) -> None:
        super().__init__()
        self._lasting = head, view, legend
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        for message in messages:
            message.setSizePolicy(_IGNORED, _PREFERRED)  # as wide as there is room, and as high as its words then need
            column.addWidget(message)
        view.setSizePolicy(_PREFERRED, _IGNORED)  # what is left
        column.addWidget(view, 1)
        column.addWidget(legend)

    def minimumSizeHint(self) -> QSize:
        """What is needed without messages, so that none that comes makes the window larger."""
        least = [each.minimumSizeHint().expandedTo(each.minimumSize()) for each in self._lasting if not each.isHidden()]
        return QSize(max(each.width() for each in least), sum(each.height() for each in least))
