"""A page as pictures are made of it: strips of widgets around a part that is painted from values."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.lessons.view import View
from gui.events.guard import guarded


@guarded
class PageFrame(QWidget):
    """The strips above and below the canvas of a page, and the words that are shown in place of the canvas.

    Args:
        head, foot: the strips, if the page has them.
        words: shown while there is nothing to paint.
        ground: background colour; empty for that of the parent.
        margins: around everything, and between its parts.
    """

    def __init__(
        self,
        head: QWidget | None = None,
        foot: QWidget | None = None,
        words: QLabel | None = None,
        ground: str = "",
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        spacing: int = 0,
    ) -> None:
        super().__init__()
        self._canvas, self._words, self._ground = QWidget(), words, ground
        column = QVBoxLayout(self)
        column.setContentsMargins(*margins)
        column.setSpacing(spacing)
        if head is not None:
            column.addWidget(head)
        if words is not None:
            words.hide()
            column.addWidget(words, 1)
        column.addWidget(self._canvas, 1)
        if foot is not None:
            column.addWidget(foot)

    def show_words(self, text: str) -> None:
        """Shows words in place of the canvas; the canvas if they are empty."""
        if self._words is not None:
            self._words.setText(text)
            self._words.setVisible(bool(text))
            self.show_canvas(not text)

    def show_canvas(self, is_shown: bool) -> None:
        """Leaves room for the canvas, or none."""
        self._canvas.setVisible(is_shown)

    def canvas_in(self, ancestor: QWidget) -> QRect:
        """The rectangle of the canvas; empty while words are shown."""
        if self._canvas.isHidden():
            return QRect()
        if (layout := self.layout()) is not None:
            layout.invalidate()  # it keeps the height of a strip whose words wrap into more lines
            layout.activate()
        return QRect(self._canvas.mapTo(ancestor, QPoint()), self._canvas.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ground:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), QColor(self._ground))


class PaintedPage(Protocol):
    """A page whose canvas is painted without a widget.

    Attributes:
        frame: what of it is made of widgets.
        has_legend: whether it shows numbers in the colours of maps.
    """

    frame: PageFrame
    has_legend: bool

    def set_up(self, view: View) -> None:
        """Applies those fields of a View that belong to the page."""
        ...

    def prepare(self) -> None:
        """Fills the strips for what is computed and selected now, and keeps what :meth:`paint` paints."""
        ...

    def paint(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        """Paints the canvas into a rectangle.

        Args:
            ratio: device pixels per pixel.
        """
        ...
