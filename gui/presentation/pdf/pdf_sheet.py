"""Pages of paper that are filled from the top: wrapped text, pictures as wide as the page, and a numbered foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QApplication

from gui.look.palettes import LIGHT

_MARGIN, _GAP, _FOOT = 15.0, 3.5, 9.0  # millimetres
_LEADING = 0.14  # between lines, as a share of their height
_SMALL = 8.5  # points
_LEAST_HEIGHT, _MOST_HEIGHT = 0.5, 0.8  # of a picture, as shares of its width: it takes what the words leave
_STRIP, _OVERLAP = 640, 2  # rows of a picture that are compressed in one go, and rows that two strips share
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True)
class Text:
    """A paragraph.

    Args:
        size: of the type, in points.
        ink: its colour.
        before: space above it, in gaps.
    """

    words: str
    size: float
    ink: str = LIGHT.text
    bold: bool = False
    before: float = 1.0


class Sheet:
    """The present page; starts another one when it is full.

    Args:
        turn: starts an empty page.
        foot: text beside the page number.
    """

    def __init__(self, painter: QPainter, turn: Callable[[], object], foot: str) -> None:
        self._painter, self._turn, self._foot = painter, turn, foot
        device = painter.device()
        self._unit = device.logicalDpiX() / 25.4
        self._page = QRectF(0, 0, device.width(), device.height())
        margin = _MARGIN * self._unit
        self._inner = self._page.adjusted(margin, margin, -margin, -margin - _FOOT * self._unit)
        self._y, self._number = self._inner.top(), 0

    def begin(self) -> None:
        """Begins an empty page."""
        self._number += 1
        self._y = self._inner.top()
        foot = QRectF(self._inner.left(), self._inner.bottom(), self._inner.width(), _FOOT * self._unit)
        self._painter.setFont(_font(_SMALL))
        self._painter.setPen(QColor(LIGHT.muted))
        for side, words in ((Qt.AlignmentFlag.AlignLeft, self._foot), (Qt.AlignmentFlag.AlignRight, str(self._number))):
            self._painter.drawText(foot, int(side | Qt.AlignmentFlag.AlignBottom), words)

    def write(self, text: Text) -> None:
        """Writes a paragraph below the last one; lines that do not fit go to the next page."""
        layout = self._laid_out(text)
        self._painter.setPen(QColor(text.ink))
        if self._y > self._inner.top():
            self._y += self._before(text)
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            if self._y + line.height() > self._inner.bottom():
                self._turn_over()
                self._painter.setPen(QColor(text.ink))
            line.draw(self._painter, QPointF(self._inner.left(), self._y - line.y()))
            self._y += line.height() * (1 + _LEADING)

    def write_all(self, texts: Iterable[Text]) -> None:
        """Writes several paragraphs."""
        for text in texts:
            self.write(text)

    def rule(self) -> None:
        """Draws a horizontal line."""
        self._y += 1.5 * _GAP * self._unit
        self._painter.setPen(QPen(QColor(LIGHT.border), self._unit / 4))
        self._painter.drawLine(QPointF(self._inner.left(), self._y), QPointF(self._inner.right(), self._y))
        self._y += _GAP * self._unit

    def share_for_picture(self, below: Iterable[Text]) -> float:
        """The height of a picture as a share of its width at which these paragraphs fit below it."""
        rest = self._inner.bottom() - self._y - 2 * _GAP * self._unit - sum(self._height(text) for text in below)
        return min(max(rest / self._inner.width(), _LEAST_HEIGHT), _MOST_HEIGHT)

    def drawn(self, picture: QImage) -> Iterator[None]:
        """A generator that draws a picture as wide as the page, in a frame, strip by strip.

        Compressing a whole page at once would keep the window from answering. A strip lies a little over the one
        before, since edges beside each other let the paper shine through.
        """
        height = self._inner.width() * picture.height() / picture.width()
        self._y += 2 * _GAP * self._unit
        if self._y + height > self._inner.bottom() + 1:
            self._turn_over()
        place = QRectF(self._inner.left(), self._y, self._inner.width(), height)
        dot = height / picture.height()
        for top in range(0, picture.height(), _STRIP):
            over = min(top, _OVERLAP)
            rows = QRectF(0, top - over, picture.width(), min(_STRIP, picture.height() - top) + over)
            strip = QRectF(place.left(), place.top() + rows.top() * dot, place.width(), rows.height() * dot)
            self._painter.drawImage(strip, picture, rows)
            yield
        self._painter.setPen(QPen(QColor(LIGHT.border), self._unit / 4))
        self._painter.drawRect(place)
        self._y += height

    def _turn_over(self) -> None:
        self._turn()
        self.begin()

    def _before(self, text: Text) -> float:
        return text.before * _GAP * self._unit

    def _height(self, text: Text) -> float:
        """The height of a paragraph with the space above it."""
        layout = self._laid_out(text)
        lines = sum(layout.lineAt(at).height() for at in range(layout.lineCount()))
        return self._before(text) + lines * (1 + _LEADING)

    def _laid_out(self, text: Text) -> QTextLayout:
        words = text.words.strip().replace("\n", _LINE_SEPARATOR)
        layout = QTextLayout(words, _font(text.size, text.bold), self._painter.device())
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._inner.width())
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout


def _font(points: float, bold: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
