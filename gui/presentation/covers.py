"""Overlays that cover the window: blank screen, key overview, and end of a lesson."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme


@guarded
class Cover(QWidget):
    """Covers the whole window in the canvas colour until a key or click removes it."""

    clicked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget, opacity: float = 1.0) -> None:
        super().__init__(parent)
        self._theme, self._opacity = theme, opacity
        self.setAccessibleName(name)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._shade())

    def _shade(self) -> QColor:
        shade = QColor(self._theme.palette.canvas)
        shade.setAlphaF(self._opacity)
        return shade

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()


class BlankCover(Cover):
    """A black screen."""

    def _shade(self) -> QColor:
        return QColor(Qt.GlobalColor.black)


class KeysCover(Cover):
    """A card with all keys of the presenter."""

    def __init__(self, theme: Theme, name: str, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(theme, name, parent, opacity=0.75)
        card = QFrame()
        card.setProperty("card", True)
        grid = QGridLayout(card)
        self._labels = [(QLabel(key), QLabel(what)) for key, what in keys]
        for row, labels in enumerate(self._labels):
            for at, label in enumerate(labels):
                grid.addWidget(label, row, at)
        self._grid = grid
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleDescription("; ".join(" ".join(texts) for texts in keys))

    def fit(self) -> None:
        """Adopts the window's type, and spaces the rows as the height allows."""
        bold = QFont(self.font())
        bold.setBold(True)
        for key, what in self._labels:
            key.setFont(bold)
            what.setFont(self.font())
        base, rows = QFontInfo(self.font()).pixelSize(), len(self._labels)
        room = self.window().height() - 6 * base - rows * round(1.4 * base)
        self._grid.setVerticalSpacing(min(max(room // rows, 0), base // 2))
        self._grid.setHorizontalSpacing(2 * base)
        self._grid.setContentsMargins(2 * base, base, 2 * base, base)


@guarded
class EndCover(Cover):
    """Announces the end of a lesson, and what follows."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self.title, self.words = QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch(3)

    def show_text(self, title: str, words: str) -> None:
        """Sets both texts."""
        self.setAccessibleDescription(f"{title} {words}".strip())
        self.title.setText(title)
        self.words.setText(words)
        self._use_type()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._use_type()  # a theme that changed while it was hidden is applied now, and resets the fonts

    def _use_type(self) -> None:
        base = QFontInfo(self.font()).pixelSize()
        for label, pixels in ((self.title, 2.2 * base), (self.words, 1.3 * base)):
            font = QFont(self.font())
            font.setPixelSize(round(pixels))
            font.setBold(label is self.title)
            label.setFont(font)
        self.words.setStyleSheet(f"color: {self._theme.palette.muted};")
