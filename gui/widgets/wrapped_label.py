"""A label of several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.events.guard import guarded

_MOST = 1 << 20  # pixels: higher than any text


@guarded
class WrappedLabel(QLabel):
    """A label of plain text that is wrapped into lines.

    Another text of as many lines lays nothing out anew: Qt's label has the whole window laid out, and its separators
    painted, which is felt where numbers follow every stroke.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        if text == self._text:
            return
        if self.accessibleName() in ("", self._text):  # unless it has another
            self.setAccessibleName(text)
        self._text = text
        if self._height(text) == self._height(super().text()):
            self.update()
        else:
            self._measure()

    def _measure(self) -> None:
        """Lets Qt have the present text, by which it measures the label."""
        super().setText(self._text)

    def _height(self, text: str) -> int:
        room = QRect(0, 0, self.contentsRect().width(), _MOST)
        return self.fontMetrics().boundingRect(room, self._how, text).height() if text else 0

    @property
    def _how(self) -> int:
        return int(self.alignment()) | int(Qt.TextFlag.TextWordWrap)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), self._how, self._text)
