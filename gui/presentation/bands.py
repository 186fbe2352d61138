"""The title band above the presented page, and the strip below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme

_TITLE, _WORDS = 2.2, 1.3  # times the base type
_LEAST_TITLE, _LEAST_WORDS = 1.3, 1.0
_TIGHTER = 0.9
_SIDE = 4 / 3  # side margin, times the base type: aligns the title with the canvas
_ABOVE = 0.03  # top margin, as a fraction of the height


@guarded
class TitleBand(QWidget):
    """Title, text and task of a scene, in the largest type that leaves room for the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._done = theme, False
        self.title, self.words, self.task = QLabel(), QLabel(), QLabel()
        self._column = QVBoxLayout(self)
        for label in (self.title, self.words, self.task):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._column.addWidget(label)
        self.setAccessibleName(self.tr("Scene"))

    def show_text(self, title: str, words: str, task: str = "", done: bool = False) -> None:
        """Sets title, text and task, and whether the task is done."""
        for label, text in ((self.title, title), (self.words, words), (self.task, task)):
            label.setText(text)
            label.setVisible(bool(text))
        self._done = done
        self._recolour()
        self.setAccessibleDescription(" ".join(filter(None, (title, words, task))))

    def _recolour(self) -> None:
        palette = self._theme.palette
        shades = (palette.text, palette.muted, palette.good if self._done else palette.link)
        for label, shade in zip((self.title, self.words, self.task), shades, strict=True):
            label.setStyleSheet(f"color: {shade};")

    def height_for(self, width: int, height: int, limit: int) -> int:
        """The band's height in pixels in a window of ``width`` × ``height``; its type shrinks to fit into ``limit``."""
        base, share = QFontInfo(self.font()).pixelSize(), 1.0
        side, above = round(_SIDE * base), round(_ABOVE * height)
        self._column.setContentsMargins(side, above, side, above // 2)
        self._column.setSpacing(above // 3)
        while True:
            self._set_type(
                round(base * max(_TITLE * share, _LEAST_TITLE)), round(base * max(_WORDS * share, _LEAST_WORDS))
            )
            needed = self._column.heightForWidth(width)
            if needed <= limit or _TITLE * share < _LEAST_TITLE:
                return min(needed, limit)
            share *= _TIGHTER

    def _set_type(self, title: int, words: int) -> None:
        for label, pixels in ((self.title, title), (self.words, words), (self.task, words)):
            font = QFont(self.font())
            font.setPixelSize(pixels)
            font.setBold(label is not self.words)
            label.setFont(font)
        self._recolour()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.palette.canvas))


@guarded
class FootStrip(QWidget):
    """Scene number, lesson title, and key hints."""

    def __init__(self, theme: Theme, hints: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._hints = theme, hints
        self._number, self._count, self._lesson, self._typed = 0, 0, "", ""
        self._step, self._steps = 0, 0
        self.setAccessibleName(self.tr("Progress"))

    def show_place(self, number: int, count: int, lesson: str, steps: tuple[int, int] = (0, 0)) -> None:
        """Sets the scene number; ``count`` 0 means that there are no scenes.

        Args:
            steps: number of steps shown so far, and number of steps of the scene.
        """
        self._number, self._count, self._lesson = number, count, lesson
        self._step, self._steps = steps
        self._update_description()

    def show_typed(self, digits: str) -> None:
        """Shows the scene number being typed."""
        self._typed = digits
        self._update_description()

    def _update_description(self) -> None:
        step = self.tr("step {number} of {count}").format(number=self._step + 1, count=self._steps + 1)
        self.setAccessibleDescription(" · ".join(filter(None, (self.place, self._lesson, step if self._steps else ""))))
        self.update()

    @property
    def place(self) -> str:
        """The scene number and count as text."""
        if not self._count:
            return ""
        return self.tr("{number} / {count}").format(number=self._typed or self._number, count=self._count)

    def wanted_height(self) -> int:
        """The strip's height in pixels."""
        return round(3.2 * QFontInfo(self.font()).pixelSize())

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = self._theme.palette
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(palette.background))
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(0, 0, self.width(), 0)
            base = QFontInfo(self.font()).pixelSize()
            left = self._write(painter, _SIDE * base, self.place, palette.accent if self._typed else palette.text, True)
            left = self._paint_steps(painter, left, base)
            left = self._write(painter, left, self._elided(self._lesson, left), palette.muted)
            right = self._write_hints(painter, left + 6 * base)
            if self._count:
                self._paint_progress(painter, QRectF(left, 0, right - left, self.height()), base)

    def _paint_steps(self, painter: QPainter, left: float, base: int) -> float:
        """Paints a dot for the scene's beginning and for each step; dots of shown steps are filled."""
        if not self._steps:
            return left
        palette, side, pitch = self._theme.palette, 0.5 * base, 0.9 * base
        for number in range(self._steps + 1):
            taken = number <= self._step
            painter.setPen(QPen(QColor(palette.accent if taken else palette.muted), max(base / 10, 1.2)))
            painter.setBrush(QColor(palette.accent) if taken else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(left + number * pitch, (self.height() - side) / 2, side, side))
        return left + (self._steps + 1) * pitch + 0.6 * base

    def _elided(self, text: str, left: float) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(self.width() * 0.6 - left))

    def _write(self, painter: QPainter, left: float, text: str, colour: str, bold: bool = False) -> float:
        """Paints text at ``left``; returns the x coordinate of its end."""
        if not text:
            return left
        font = QFont(self.font())
        font.setBold(bold)
        width = QFontMetricsF(font).horizontalAdvance(text) + 2
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(left, 0, width, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
        return left + width + 0.8 * font.pixelSize()

    def _write_hints(self, painter: QPainter, left: float) -> float:
        """Paints as many hints as fit, right-aligned; returns the x coordinate of their start."""
        palette, metrics = self._theme.palette, QFontMetricsF(self.font())
        space = 1.2 * QFontInfo(self.font()).pixelSize()
        right = self.width() - space
        painter.setFont(self.font())
        for key, what in self._hints:
            widths = metrics.horizontalAdvance(key + " "), metrics.horizontalAdvance(what) + 2
            start = right - sum(widths)
            if start < left:
                break
            for text, at, shade in ((key, start, palette.text), (what, start + widths[0], palette.muted)):
                painter.setPen(QColor(shade))
                painter.drawText(QRectF(at, 0, right - at, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
            right = start - space
        return right

    def _paint_progress(self, painter: QPainter, room: QRectF, base: int) -> None:
        palette, thick = self._theme.palette, max(round(base / 3), 4)
        track = QRectF(room.left(), room.center().y() - thick / 2, room.width() - base / 2, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, shade in ((1.0, palette.pressed), (self._number / self._count, palette.accent)):
            painter.setBrush(QColor(shade))
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), track.width() * share, thick), thick / 2, thick / 2
            )
