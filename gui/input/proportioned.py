"""A place that is as high as what it shows."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded

_STEADY = 30  # pixels: a scroll bar that comes and goes must not change what makes it come and go


@guarded
class Proportioned(QWidget):
    """Keeps a widget as wide as there is room and as high as its picture, as far as that is sensible."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._ratio = content, 1.0
        self._claimed_for = 0  # the width that the least height is for
        content.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_proportions(self, height: int, width: int) -> None:
        """Makes room for a picture of this shape."""
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
        self._content.resize(event.size())
        if abs(event.size().width() - self._claimed_for) > _STEADY:
            self._claim()

    def _claim(self) -> None:
        """Layouts in a scroll area give no more than the hint, whatever the height for the width is."""
        self._claimed_for = self.width()
        self.setMinimumHeight(self.heightForWidth(self.width()))
