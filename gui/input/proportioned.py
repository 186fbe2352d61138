"""A container with the aspect ratio of its picture."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded

_STEADY = 30  # pixels by which the width may change without another height: avoids a loop with the scroll bar


@guarded
class Proportioned(QWidget):
    """Gives a widget the available width and, within limits, the height of its picture."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._ratio = content, 1.0
        self._claimed_for = 0  # the width that the minimum height was computed for
        content.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_proportions(self, height: int, width: int) -> None:
        """Sets the shape of the picture."""
        ratio = min(max(height / width, 0.3), 1.25)
        if ratio != self._ratio:
            self._ratio = ratio
            self._claim()
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._ratio)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if abs(event.size().width() - self._claimed_for) > _STEADY:
            self._claim()
        self._content.resize(self.size())  # the claim may have made it higher

    def _claim(self) -> None:
        """Sets the minimum height: layouts in a scroll area ignore the height for width beyond the hint."""
        self._claimed_for = self.width()
        self.setMinimumHeight(self.heightForWidth(self.width()))
