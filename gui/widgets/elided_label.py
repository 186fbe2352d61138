"""A one-line label that is elided."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.events.guard import guarded

_DASH = " — "


@guarded
class ElidedLabel(QLabel):
    """A one-line label that drops the part after a dash, or ends in "…", if it is too narrow.

    The tooltip then shows all of it. Another text lays nothing out anew, unless a size policy makes room for it: Qt's
    label has the whole window laid out, and its separators painted, which is felt where texts follow the mouse.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._about = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        if text != self._text:
            if self.accessibleName() == self._text:  # unless it has another
                self.setAccessibleName(text)
            self._text = text
            self.update()
            if self.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored:
                self.updateGeometry()

    def set_words(self, text: str) -> None:
        """Sets the text."""
        self.setText(text)
        self._tell()

    def set_about(self, text: str) -> None:
        """Sets an explanation for the tooltip."""
        self._about = text
        self._tell()

    def _tell(self) -> None:
        whole = self.text() if self._shown() != self.text() else ""
        self.setToolTip("\n".join(filter(None, (whole, self._about))))

    def sizeHint(self) -> QSize:
        empty, metrics = super().sizeHint(), QFontMetricsF(self.font())
        words = metrics.horizontalAdvance(self._text) if self._text else metrics.averageCharWidth()
        return QSize(empty.width() - round(metrics.averageCharWidth()) + math.ceil(words), empty.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), int(self.alignment()), self._shown())

    def _shown(self) -> str:
        text, metrics, room = self.text(), QFontMetricsF(self.font()), self.contentsRect().width()
        while metrics.horizontalAdvance(text) > room and _DASH in text:
            text = text.rpartition(_DASH)[0]
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
