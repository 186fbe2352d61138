"""The curve of an activation, with the point that a cell is at."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPalette, QPen

from gui.look.fonts import number_font
from gui.text.phrases import local, plain_text
from gui.widgets.row_view import RowView

_SAMPLES = 160
_NARROW, _WIDE = 150, 1.6  # the least width in pixels, and how much wider than high it may be
_ROOM = 0.12  # of the range of y that is left free above and below
_DOT = 4.5


class CurveView(RowView):
    """A function drawn between its axes, with one point on it and how that is read off them."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip)
        self._key: tuple[Hashable, float] | None = None
        self._samples: list[tuple[float, float]] = [(-1.0, 0.0), (1.0, 0.0)]
        self._point = (0.0, 0.0)
        self._texts = ("", "")
        self._colour = ""

        self.dot: QRectF | None = None  # where the point was painted
        self.labels: list[QRectF] = []  # and its numbers

    def set_curve(self, key: Hashable, curve: Callable[[float], float], reach: float) -> None:
        """Draws another function from ``-reach`` to ``reach``; ``key`` tells functions apart."""
        if (key, reach) == self._key:
            return
        self._key = key, reach
        at = [reach * (2 * number / _SAMPLES - 1) for number in range(_SAMPLES + 1)]
        self._samples = [(x, y) for x in at if math.isfinite(y := curve(x))] or [(-reach, 0.0), (reach, 0.0)]
        self.show_changes()

    def set_point(self, x: float, y: float, x_text: str, y_text: str, colour: str) -> None:
        """Marks another point; the texts are its numbers as they are printed."""
        self._point, self._texts, self._colour = (x, y), (x_text, y_text), colour
        self.show_changes()

    @property
    def point(self) -> tuple[float, float]:
        """The point that is marked."""
        return self._point

    @property
    def reach(self) -> float:
        """How far from zero the curve is drawn."""
        return self._samples[-1][0]

    def describe(self) -> str:
        return self.tr("{curve}: at {x} it is {y}").format(curve=self.caption, x=self._texts[0], y=self._texts[1])

    def widths(self, height: int) -> tuple[float, float]:
        room = height - self.caption_height
        return _NARROW * self.scale, max(_WIDE * room, _NARROW * self.scale)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        heights = [y for _, y in self._samples]
        low, high = min(*heights, 0.0), max(*heights, 0.0)
        plot, whole = self.content.adjusted(1, 1, -1, -1), high - low or 1.0
        words = min(1.4 * self.small.pixelSize() + 2 * (_DOT * self.scale + 3.5), plot.height() / 3)  # below the axis
        low, high = low - max(_ROOM, words / plot.height()) * whole, high + _ROOM * whole
        reach = self.reach or 1.0

        def at(x: float, y: float) -> QPointF:
            return QPointF(
                plot.left() + (x / reach + 1) / 2 * plot.width(),
                plot.bottom() - (y - low) / (high - low) * plot.height(),
            )

        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(plot.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1))
        painter.drawLine(at(-reach, 0), at(reach, 0))
        painter.drawLine(at(0, low), at(0, high))
        path = QPainterPath(at(*self._samples[0]))
        for sample in self._samples[1:]:
            path.lineTo(at(*sample))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 2))
        painter.drawPath(path)
        x, y = self._point
        ends = self._paint_ends(painter, plot, at(0, 0), reach, at(x, 0).x() if math.isfinite(x) else math.nan)
        if math.isfinite(x) and math.isfinite(y) and abs(x) <= reach and low <= y <= high:
            self._paint_point(painter, plot, at(x, y), at(x, 0), at(0, y), path, ends)

    def _paint_point(
        self,
        painter: QPainter,
        plot: QRectF,
        dot: QPointF,
        foot: QPointF,
        side: QPointF,
        curve: QPainterPath,
        ends: Sequence[QRectF],
    ) -> None:
        """The point, the lines to both axes, and its two numbers beside where those meet them."""
        colour = QColor(self._colour) if self._colour else self.palette().color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(colour, 1.3, Qt.PenStyle.DashLine))
        painter.drawLine(dot, foot)
        painter.drawLine(dot, side)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 1.5))
        painter.setBrush(colour)
        radius = _DOT * self.scale
        painter.drawEllipse(dot, radius, radius)
        font = number_font(round(11 * self.scale), bold=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        pen = QPainterPathStroker()
        pen.setWidth(4)
        line = pen.createStroke(curve)
        self.dot = QRectF(dot.x(), dot.y(), 0, 0).adjusted(-radius - 2, -radius - 2, radius + 2, radius + 2)
        taken = [*ends, self.dot]
        self.labels = []
        for text, place, outside in (
            (local(f"x = {self._texts[0]}"), foot, QPointF(0, foot.y() - dot.y())),
            (local(self._texts[1]), side, QPointF(side.x() - dot.x(), 0)),
        ):
            size = QSizeF(metrics.horizontalAdvance(text), metrics.height())
            box = _free_box(place, size, plot.adjusted(3, 1, -3, -1), outside, taken, line, radius + 3.5)
            taken.append(box)
            self.labels.append(box)
            ground = self.palette().color(QPalette.ColorRole.AlternateBase)
            ground.setAlphaF(0.85)
            painter.fillRect(box.adjusted(-1, 0, 1, 0), ground)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _paint_ends(self, painter: QPainter, plot: QRectF, zero: QPointF, reach: float, taken: float) -> list[QRectF]:
        """The numbers at both ends of the axis of x, below it where there is room, but not where the point is.

        Returns:
            Where they stand.
        """
        places = []
        painter.setFont(number_font(self.small.pixelSize()))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        height = painter.fontMetrics().height()
        top = zero.y() - height - 1 if zero.y() + height + 1 > plot.bottom() else zero.y() + 1
        room = QRectF(plot.left() + 3, top, plot.width() - 6, height)
        for side, text in (
            (Qt.AlignmentFlag.AlignLeft, plain_text(-reach, 3)),
            (Qt.AlignmentFlag.AlignRight, plain_text(reach, 3)),
        ):
            box = painter.boundingRect(room, side, text).adjusted(-_DOT, 0, _DOT, 0)
            if not box.left() <= taken <= box.right():
                painter.drawText(room, side, text)
                places.append(box)
        return places


def _free_box(
    place: QPointF,
    size: QSizeF,
    plot: QRectF,
    outside: QPointF,
    taken: Sequence[QRectF],
    curve: QPainterPath,
    beside: float,
) -> QRectF:
    """Room for words near a place that covers neither what is taken nor the curve, if there is any.

    Args:
        outside: the way from the point to the place: words look best on that side.
        beside: how far from the place they begin.
    """
    width, height = size.width(), size.height()
    boxes = []
    for across in (0.0, -1.0, 1.0):
        for down in (0.0, 1.0, -1.0, 2.0, -2.0):
            middle = place + QPointF(across * (width / 2 + beside), down * (height / 2 + beside))
            box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            box.moveLeft(min(max(box.left(), plot.left()), plot.right() - width))
            box.moveTop(min(max(box.top(), plot.top()), plot.bottom() - height))
            away = box.center() - place
            pull = away.x() * outside.x() + away.y() * outside.y()
            covers = sum(box.intersects(each) for each in taken), curve.intersects(box), box.contains(place)
            distance = abs(away.x()) / width + abs(away.y()) / height
            boxes.append(((*covers, pull <= 0, distance), box))
    return min(boxes, key=lambda each: each[0])[1]
