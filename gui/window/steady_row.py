"""Labels in a row whose changing texts move nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.widgets.elided_label import ElidedLabel


@guarded
class SteadyRow(QWidget):
    """Labels side by side, for texts that change with every edit or move of the mouse.

    A label in a layout has the whole window laid out, and its separators painted, whenever its text changes. Here the
    labels are placed by hand. A row as wide as its labels keeps the greatest width that they had; where the window is
    too narrow for that, it drops the first ones.

    Args:
        is_stretched: the row takes whatever room there is, and shortens its texts where that is too little.
    """

    def __init__(self, labels: Sequence[ElidedLabel], is_stretched: bool) -> None:
        super().__init__()
        self._labels, self._is_stretched, self._widest = labels, is_stretched, 0
        for label in labels:
            label.setParent(self)
        across = QSizePolicy.Policy.Ignored if is_stretched else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def show_text(self, label: ElidedLabel, text: str) -> None:
        """Changes the text of one of the labels."""
        if text != label.text():
            label.set_words(text)
            self._place()

    def sizeHint(self) -> QSize:
        height = max(label.sizeHint().height() for label in self._labels)
        return QSize(0 if self._is_stretched else max(self._widest, self._needed()), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _widths(self) -> list[int]:
        return [label.sizeHint().width() if label.text() else 0 for label in self._labels]

    def _needed(self) -> int:
        return sum(self._widths())

    def _place(self) -> None:
        widths = self._widths()
        if sum(widths) > self._widest:
            self._widest = sum(widths)
            if not self._is_stretched:
                self.updateGeometry()
        for first in range(len(widths) - 1):
            if not self._is_stretched and sum(widths) > self.width():
                widths[first] = 0
        at = 0 if self._is_stretched else max(self.width() - sum(widths), 0)
        for label, wanted in zip(self._labels, widths, strict=True):
            label.setGeometry(at, 0, min(wanted, max(self.width() - at, 0)), self.height())
            at += wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widest = 0
            self._place()
            self.updateGeometry()
