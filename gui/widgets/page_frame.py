"""A page for pictures and PDF: strips of widgets around a canvas that is painted without a widget."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.lessons.view import View
from gui.events.guard import guarded


@guarded
class PageFrame(QWidget):
    """The strips above and below the canvas of a page, and a text that is shown in place of the canvas.

    Args:
        head, foot: the strips, if the page has them.
        words: the label for that text.
        ground: background colour; empty for that of the parent.
        margins: around everything, in pixels.
        spacing: between the parts, in pixels.
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
        """Shows a text in place of the canvas; the canvas if it is empty."""
        if self._words is not None:
            self._words.setText(text)
            self._words.setVisible(bool(text))
            self.show_canvas(not text)

    def show_canvas(self, is_shown: bool) -> None:
        """Reserves space for the canvas, or none."""
        self._canvas.setVisible(is_shown)

    def canvas_in(self, ancestor: QWidget) -> QRect:
        """The rectangle of the canvas in the ancestor's coordinates; empty while a text is shown."""
        if self._canvas.isHidden():
            return QRect()
        if (layout := self.layout()) is not None:
            layout.invalidate()  # else it uses a cached height of a strip whose text now wraps
            layout.activate()
        return QRect(self._canvas.mapTo(ancestor, QPoint()), self._canvas.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ground:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), QColor(self._ground))


class PaintedPage(Protocol):
    """A page whose canvas is painted without a widget.

    Attributes:
        frame: its widgets.
        has_legend: whether it shows numbers in the colours of maps.
    """

    frame: PageFrame
    has_legend: bool

    def set_up(self, view: View) -> None:
        """Applies the fields of a View that belong to the page."""
        ...

    def prepare(self) -> None:
        """Fills the strips for the present Frame and selection, and computes the state that :meth:`paint` paints."""
        ...

    def paint(self, painter: QPainter, rect: QRect, ratio: float) -> None:
        """Paints the canvas into a rectangle.

        Args:
            ratio: device pixels per logical pixel.
        """
        ...
