"""Base class of panels that do no work while they are hidden."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded


@guarded
class SeenPanel(QWidget):
    """A panel that refreshes only while it is seen: isVisible() is also true behind another tab."""

    def __init__(self) -> None:
        super().__init__()
        self._is_behind = False

    @property
    def is_seen(self) -> bool:
        """Whether it is shown, and not behind another tab."""
        return self.isVisible() and not self._is_behind

    @Slot(bool)
    def set_in_front(self, in_front: bool) -> None:
        """Sets whether it is the front tab of its dock area."""
        self._is_behind = not in_front
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Updates what is shown; called only while seen."""
        raise NotImplementedError
