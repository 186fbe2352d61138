"""The pen: strokes over the picture, drawn with the mouse and gone with the scene."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.guard import guarded
from gui.theme import Theme


@guarded
class Pen(QWidget):
    """Lies over a window; draws while it is on, and lets the mouse through when it is not.

    Attributes:
        strokes: the points of every stroke.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.on = False
        self.strokes: list[list[QPointF]] = []
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Pen"))
        self.hide()

    def set_on(self, on: bool) -> None:
        """Takes the pen, or lays it down; what is drawn stays."""
        self.on = on
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not on)
        self.setVisible(on or bool(self.strokes))
        if on:
            self.raise_()

    def clear(self) -> None:
        """Wipes all strokes away."""
        self.strokes.clear()
        self.setVisible(self.on)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.strokes.append([event.position()])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            stroke = self.strokes[-1]
            stroke.append(event.position())
            room = self._width() + 2
            box = QPainterPath(stroke[max(len(stroke) - 3, 0)])
            for point in stroke[-3:]:
                box.lineTo(point)
            self.update(box.boundingRect().adjusted(-room, -room, room, room).toAlignedRect())

    def _width(self) -> float:
        return self.fontInfo().pixelSize() / 4

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            casing = QColor(self._theme.palette.canvas)
            casing.setAlphaF(0.8)
            round_, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            paths = [_smooth(stroke) for stroke in self.strokes]
            for colour, width in ((casing, self._width() + 3), (QColor(self._theme.palette.accent), self._width())):
                painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, round_, join))
                for path in paths:
                    painter.drawPath(path)


def _smooth(points: list[QPointF]) -> QPainterPath:
    """A stroke without corners: curves from middle to middle of its points."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0))
    for before, after in pairwise(points):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(points[-1])
    return path
