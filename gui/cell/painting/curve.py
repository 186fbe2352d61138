"""The curve of an activation function, with the point of one cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPalette,
    QPen,
)

from engine.layers.elementwise import Elementwise
from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType
from gui.look.fonts import number_font
from gui.text.phrases import local, plain_text

_SAMPLES = 160
_NARROW, _WIDE = 150, 1.6  # minimum width in pixels, and maximum width relative to the height
_ROOM = 0.12  # free space above and below, as a fraction of the range of y
_DOT = 4.5  # radius of the point, in pixels at the base type size

Samples = Sequence[tuple[float, float]]


@lru_cache(maxsize=16)
def samples_of(spec: Elementwise, reach: float) -> Samples:
    """Points (x, y) of a function from ``-reach`` to ``reach``, without those at which it is not finite."""
    at = [reach * (2 * number / _SAMPLES - 1) for number in range(_SAMPLES + 1)]
    return [(x, y) for x in at if math.isfinite(y := spec.curve(x))] or [(-reach, 0.0), (reach, 0.0)]


@dataclass(frozen=True, eq=False, kw_only=True)
class CurveState(ViewState):
    """A function with one point on it.

    Args:
        samples: points (x, y) of the curve, in ascending order of x.
        point: the marked point (x, y).
        texts: x and y as printed numbers.
        colour: of the point; empty for the accent of the palette.
    """

    samples: Samples = ((-1.0, 0.0), (1.0, 0.0))
    point: tuple[float, float] = (0.0, 0.0)
    texts: tuple[str, str] = ("", "")
    colour: str = ""

    @property
    def reach(self) -> float:
        """The maximum x of the curve."""
        return self.samples[-1][0]

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        least = _NARROW * type_.scale
        return least, max(_WIDE * (height - type_.caption_height), least)

    def on(self, surface: Surface) -> CurvePicture:
        return CurvePicture(self, surface)


@dataclass(frozen=True)
class CurveLabel:
    """A printed number and its rectangle."""

    text: str
    rect: QRectF


@dataclass(frozen=True)
class _End:
    """The number at one end of the x axis: how it is aligned in the room of both, and the rectangle it takes."""

    text: str
    side: Qt.AlignmentFlag
    room: QRectF
    rect: QRectF


class CurvePicture(Picture[CurveState]):
    """A curve between its axes, on a surface."""

    # ---- geometry

    @cached_property
    def _plot(self) -> QRectF:
        return self.surface.content.adjusted(1, 1, -1, -1)

    @cached_property
    def _range(self) -> tuple[float, float]:
        """The range of y, with room for words below the axis."""
        heights = [y for _, y in self.state.samples]
        low, high = min(*heights, 0.0), max(*heights, 0.0)
        whole, height, type_ = high - low or 1.0, self._plot.height(), self.surface.type
        words = min(1.4 * type_.small.pixelSize() + 2 * (_DOT * type_.scale + 3.5), height / 3)
        return low - max(_ROOM, words / height) * whole, high + _ROOM * whole

    def _at(self, x: float, y: float) -> QPointF:
        plot, (low, high) = self._plot, self._range
        return QPointF(
            plot.left() + (x / (self.state.reach or 1.0) + 1) / 2 * plot.width(),
            plot.bottom() - (y - low) / (high - low) * plot.height(),
        )

    @cached_property
    def _path(self) -> QPainterPath:
        path = QPainterPath(self._at(*self.state.samples[0]))
        for sample in self.state.samples[1:]:
            path.lineTo(self._at(*sample))
        return path

    @property
    def dot(self) -> QRectF | None:
        """The rectangle of the point, with some room around it; None if the point is not on the plot."""
        (x, y), (low, high) = self.state.point, self._range
        if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= (self.state.reach or 1.0) and low <= y <= high):
            return None
        middle, radius = self._at(x, y), _DOT * self.surface.type.scale + 2
        return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)

    @cached_property
    def _ends(self) -> list[_End]:
        """The numbers at both ends of the x axis, below it where there is room; none at the foot of the point."""
        plot, reach, x = self._plot, self.state.reach or 1.0, self.state.point[0]
        foot = self._at(x, 0).x() if math.isfinite(x) else math.nan
        font, zero = number_font(self.surface.type.small.pixelSize()), self._at(0, 0).y()
        height = QFontMetrics(font).height()
        top = zero - height - 1 if zero + height + 1 > plot.bottom() else zero + 1
        room = QRectF(plot.left() + 3, top, plot.width() - 6, height)
        ends = []
        for side, text in (
            (Qt.AlignmentFlag.AlignLeft, plain_text(-reach, 3)),
            (Qt.AlignmentFlag.AlignRight, plain_text(reach, 3)),
        ):
            box = QFontMetricsF(font).boundingRect(room, int(side), text).adjusted(-_DOT, 0, _DOT, 0)
            if not box.left() <= foot <= box.right():
                ends.append(_End(text, side, room, box))
        return ends

    @cached_property
    def labels(self) -> list[CurveLabel]:
        """The coordinates of the point as labels, beside the feet of its lines on the axes."""
        dot = self.dot
        if dot is None:
            return []
        (x, y), texts = self.state.point, self.state.texts
        middle, foot, side = self._at(x, y), self._at(x, 0), self._at(0, y)
        metrics = QFontMetricsF(self._label_font)
        pen = QPainterPathStroker()
        pen.setWidth(4)
        line = pen.createStroke(self._path)
        taken = [*(end.rect for end in self._ends), dot]
        labels = []
        for text, place, outside in (
            (local(f"x = {texts[0]}"), foot, QPointF(0, foot.y() - middle.y())),
            (local(texts[1]), side, QPointF(side.x() - middle.x(), 0)),
        ):
            size = QSizeF(metrics.horizontalAdvance(text), metrics.height())
            beside = _DOT * self.surface.type.scale + 3.5
            box = _free_box(place, size, self._plot.adjusted(3, 1, -3, -1), outside, taken, line, beside)
            taken.append(box)
            labels.append(CurveLabel(text, box))
        return labels

    @property
    def _label_font(self) -> QFont:
        return number_font(round(11 * self.surface.type.scale), bold=True)

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, (low, high), reach = self.surface, self._range, self.state.reach or 1.0
        painter.setPen(QPen(surface.ink(QPalette.ColorRole.Mid), 1))
        painter.setBrush(surface.ink(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(self._plot.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
        painter.setPen(QPen(surface.ink(QPalette.ColorRole.Dark), 1))
        painter.drawLine(self._at(-reach, 0), self._at(reach, 0))
        painter.drawLine(self._at(0, low), self._at(0, high))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(surface.ink(QPalette.ColorRole.Text), 2))
        painter.drawPath(self._path)
        self._paint_ends(painter)
        if self.dot is not None:
            self._paint_point(painter)

    def _paint_ends(self, painter: QPainter) -> None:
        painter.setFont(number_font(self.surface.type.small.pixelSize()))
        painter.setPen(self.surface.ink(QPalette.ColorRole.PlaceholderText))
        for end in self._ends:
            painter.drawText(end.room, end.side, end.text)

    def _paint_point(self, painter: QPainter) -> None:
        """The point, the lines to both axes, and its numbers."""
        surface, (x, y) = self.surface, self.state.point
        colour = QColor(self.state.colour) if self.state.colour else surface.ink(QPalette.ColorRole.Accent)
        painter.setPen(QPen(colour, 1.3, Qt.PenStyle.DashLine))
        painter.drawLine(self._at(x, y), self._at(x, 0))
        painter.drawLine(self._at(x, y), self._at(0, y))
        painter.setPen(QPen(surface.ink(QPalette.ColorRole.Base), 1.5))
        painter.setBrush(colour)
        radius = _DOT * surface.type.scale
        painter.drawEllipse(self._at(x, y), radius, radius)
        painter.setFont(self._label_font)
        ground = surface.ink(QPalette.ColorRole.AlternateBase)
        ground.setAlphaF(0.85)
        for label in self.labels:
            painter.fillRect(label.rect.adjusted(-1, 0, 1, 0), ground)
            painter.setPen(surface.ink(QPalette.ColorRole.Text))
            painter.drawText(label.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, label.text)


def _free_box(
    place: QPointF,
    size: QSizeF,
    plot: QRectF,
    outside: QPointF,
    taken: Sequence[QRectF],
    curve: QPainterPath,
    beside: float,
) -> QRectF:
    """A rectangle near a place that covers neither the taken ones nor the curve, if possible.

    Args:
        size: of the rectangle.
        plot: the rectangle that it stays in.
        outside: the direction from the marked point to the place: labels look best on that side.
        beside: distance between the place and the label.
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
