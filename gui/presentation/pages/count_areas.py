"""Two counts as areas: a square for the smaller, beside it a field for the larger, both to scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.text.phrases import count_text

_TIME = 2000  # milliseconds from near to far
_LINES = 8.0  # of type that it needs in height
_SMALL = 0.25  # of the width, for the smaller one
_NEAR = 0.45  # of the height that the smaller one has when it is near
_FAR = 0.94  # of the room's width and height that the field has when all fits
_POINT = 10.0  # pixels below which the smaller one is marked with a ring
_RING = 13.0  # its radius
_SOFT = 56.0  # pixels over which a field that goes on fades
_LEAST_WORDS = 120  # the width of a number with its name, at the base type size
_LINED = (3.0, 14.0)  # pixels of a square from which on the field is made of squares, faintly and clearly


@dataclass(frozen=True)
class Count:
    """A number of things.

    Args:
        name: of what.
        count: how many.
        own: whether it is ours, rather than what it is compared with.
    """

    name: str
    count: int
    own: bool = False


@guarded
class CountAreas(QWidget):
    """Shows two counts as areas to scale: near, so that the smaller can be seen, or from so far that both can.

    Signals:
        turn_asked: it was clicked, to be seen from near or from far.
    """

    turn_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.counts = Count("", 1), Count("", 1)  # the smaller one, and the larger one
        self.near = False
        self._curve = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation = QVariantAnimation(self, duration=_TIME)
        self._animation.valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(400, round(_LINES * self.fontMetrics().height()))  # in a scroll area it gets no less than that

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_counts(self, one: Count, other: Count) -> None:
        """Shows other counts."""
        self.counts = (one, other) if one.count <= other.count else (other, one)
        self.setAccessibleDescription(", ".join(f"{each.name}: {count_text(each.count)}" for each in self.counts))
        self.update()

    def set_near(self, near: bool) -> None:
        """Goes near or far away, before the eyes of who looks on."""
        if near == self.near:
            return
        start = self.distance
        self.near = near
        self._animation.stop()
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if duration > 0 and self.isVisible():
            self._animation.setStartValue(start)
            self._animation.setEndValue(0.0 if near else 1.0)
            self._animation.start()
        self.update()

    @property
    def distance(self) -> float:
        """How far away it is seen from: 0 near, 1 so that all fits."""
        if self._animation.state() == QVariantAnimation.State.Running:
            return float(self._animation.currentValue())
        return 0.0 if self.near else 1.0

    @property
    def times(self) -> float:
        """How many times the smaller count goes into the larger."""
        small, large = self.counts
        return large.count / max(small.count, 1)

    # ---- geometry

    def _room(self) -> QRectF:
        """Where the field may be."""
        return QRectF(self.rect()).adjusted(_SMALL * self.width(), 4, -4, -4)

    def _sides(self) -> tuple[float, float]:
        """The side of the smaller one when it is near, and when all fits."""
        room, words = self._room(), self._words_height()
        most = max(min(_NEAR * self.height(), 0.55 * room.left(), self.height() - words - 16), 4.0)
        far = min(_FAR * math.sqrt(room.width() * room.height() / self.times), most)
        return most, far

    def areas(self) -> tuple[QRectF, QRectF]:
        """The square and the field as they are now; the field may be larger than its room."""
        room, (near, far) = self._room(), self._sides()
        way = self._curve.valueForProgress(self.distance)
        side = near ** (1 - way) * far**way
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(room.left() / 2, self.height() / 2 - 0.5 * self._words_height()))
        scale = math.sqrt(self.times * side * side / (room.width() * room.height()))  # as wide as high as the room
        field = QRectF(room.left(), 0, scale * room.width(), scale * room.height())
        field.moveCenter(QPointF(field.center().x(), room.center().y()))
        return square, field

    # ---- painting

    @property
    def _scale(self) -> float:
        return self.fontInfo().pixelSize() / BASE_PIXELS

    def _words_height(self) -> float:
        return 3.5 * self.fontMetrics().height()  # a number, and a name that may take two lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            square, field = self.areas()
            self._paint_field(painter, field, square.width())
            self._paint_square(painter, square)
            self._write(painter, square, field)

    def _colour(self, count: Count) -> QColor:
        role = QPalette.ColorRole.Accent if count.own else QPalette.ColorRole.PlaceholderText
        return self.palette().color(role)

    def _paint_field(self, painter: QPainter, field: QRectF, side: float) -> None:
        """The field as far as it can be seen, made of squares as large as the smaller one."""
        room = self._room()
        seen = field & room
        colour = self._colour(self.counts[1])
        colour.setAlphaF(0.55)
        painter.fillRect(seen, colour)
        faint, clear = _LINED
        if side > faint:
            line = QColor(self.palette().color(QPalette.ColorRole.Window))
            line.setAlphaF(0.8 * min((side - faint) / (clear - faint), 1.0))
            painter.setPen(QPen(line, 1))
            for index in range(1, math.ceil(seen.width() / side)):
                x = seen.left() + index * side
                painter.drawLine(QPointF(x, seen.top()), QPointF(x, seen.bottom()))
            first = math.ceil((seen.top() - field.top()) / side)
            for index in range(first, math.ceil((seen.bottom() - field.top()) / side)):
                y = field.top() + index * side
                painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y))
        self._fade(painter, field, room)

    def _fade(self, painter: QPainter, field: QRectF, room: QRectF) -> None:
        """A soft edge where the field goes on."""
        ground = self.palette().color(QPalette.ColorRole.Window)
        clear = QColor(ground)
        clear.setAlpha(0)
        for beyond, start, end in (
            (field.right() - room.right(), room.topRight(), QPointF(-1, 0)),
            (room.top() - field.top(), room.topLeft(), QPointF(0, 1)),
            (field.bottom() - room.bottom(), room.bottomLeft(), QPointF(0, -1)),
        ):
            if beyond <= 0:
                continue
            soft = min(_SOFT * self._scale, 3 * beyond, room.height() / 3)
            fading = QLinearGradient(start, start + end * soft)
            fading.setColorAt(0, ground)
            fading.setColorAt(1, clear)
            painter.fillRect(room.adjusted(-1, -1, 1, 1), fading)

    def _paint_square(self, painter: QPainter, square: QRectF) -> None:
        colour = self._colour(self.counts[0])
        painter.fillRect(square, colour)
        if square.width() < _POINT:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(square.center(), _RING * self._scale, _RING * self._scale)

    def _write(self, painter: QPainter, square: QRectF, field: QRectF) -> None:
        """The number of the smaller one below it, that of the larger one on the field, and how often it goes in."""
        small, large = self.counts
        room, height = self._room(), self._words_height()
        below = max(square.bottom(), square.center().y() + _RING * self._scale) + 4
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        self._write_count(painter, QRectF(2, below, room.left() - 10, height), small, 1.0)
        words = self.words_place(field)
        card = QColor(self.palette().color(QPalette.ColorRole.Window))
        card.setAlphaF(0.9)
        painter.setBrush(card)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(words, 8, 8)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        self._write_count(painter, words, large, 1.3)

    def words_place(self, field: QRectF) -> QRectF:
        """Where the number of the larger one stands: on its field, or beside or below a field that is too small."""
        room, height = self._room(), 1.1 * self._words_height()
        name, seen = self.fontMetrics().horizontalAdvance(self.counts[1].name), field & room
        on = seen.adjusted(4, 4, -4, -4)
        beside = QRectF(seen.right() + 12, room.top(), room.right() - seen.right() - 12, room.height())
        below = QRectF(room.left(), seen.bottom() + 4, room.width(), self.height() - seen.bottom() - 4)
        for width in (name + 24.0, 0.65 * name + 24):  # in one line, or in two
            words = QRectF(0, 0, max(width, _LEAST_WORDS * self._scale), height)
            for place, middle in ((on, on.center()), (beside, QPointF(0, seen.center().y())), (below, seen.center())):
                if words.width() <= place.width() and height <= place.height():
                    words.moveCenter(middle)
                    words.moveLeft(place.left() if place is beside else max(words.left(), place.left()))
                    words.moveTop(min(max(words.top(), place.top()), place.bottom() - height))
                    return words
        words.moveCenter(room.center())
        return words

    def _write_count(self, painter: QPainter, place: QRectF, count: Count, larger: float) -> None:
        """A number and, below it, of what."""
        bold, plain = QFont(self.font()), QFont(self.font())
        bold.setBold(True)
        pixels = self.fontInfo().pixelSize()
        bold.setPixelSize(round(larger * 1.15 * pixels))
        number = count_text(count.count)
        if QFontMetricsF(bold).horizontalAdvance(number) > place.width():
            bold.setPixelSize(pixels)
        top = QRectF(place)
        top.setHeight(QFontMetricsF(bold).height())
        rest = QRectF(place)
        rest.setTop(top.bottom())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        if larger > 1:
            free = (place.height() - top.height() - QFontMetricsF(plain).height()) / 2
            top.translate(0, free)
            rest.translate(0, free)
        painter.setFont(bold)
        painter.drawText(top, flags, number)
        painter.setFont(plain)
        painter.drawText(rest, flags | Qt.TextFlag.TextWordWrap, count.name)

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.turn_asked.emit()
