"""The paint state of two counts as areas, and their geometry."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPalette

from gui.look.fonts import BASE_PIXELS

_SMALL = 0.25  # of the width, for the smaller one
_NEAR = 0.45  # of the height that the smaller one has when it is near
_FAR = 0.94  # of the room's width and height that the field has when all fits
_LEAST_WORDS = 120  # the width of a number with its name, at the base type size
_CURVE = QEasingCurve(QEasingCurve.Type.InOutCubic)


@dataclass(frozen=True)
class Count:
    """A number of things.

    Args:
        name: of the counted things.
        count: their number.
        own: whether it is the subject of the comparison.
    """

    name: str
    count: int
    own: bool = False


@dataclass(frozen=True)
class AreasState:
    """Everything that is painted of two counts.

    Args:
        counts: the smaller one, and the larger one.
        distance: the zoom: 0 on the smaller count, 1 out until both fit.
        size: of the painted area.
        font: of texts.
        colours: those of a widget.
    """

    counts: tuple[Count, Count]
    distance: float
    size: QSize
    font: QFont
    colours: QPalette

    @property
    def times(self) -> float:
        """The ratio of the larger count to the smaller one."""
        small, large = self.counts
        return large.count / max(small.count, 1)

    @property
    def room(self) -> QRectF:
        """Where the field may be."""
        return QRectF(QPointF(), self.size.toSizeF()).adjusted(_SMALL * self.size.width(), 4, -4, -4)

    def _sides(self) -> tuple[float, float]:
        """The side of the smaller one when it is near, and when all fits."""
        room, words = self.room, self.words_height
        most = max(min(_NEAR * self.size.height(), 0.55 * room.left(), self.size.height() - words - 16), 4.0)
        far = min(_FAR * math.sqrt(room.width() * room.height() / self.times), most)
        return most, far

    def areas(self) -> tuple[QRectF, QRectF]:
        """The square and the field as they are now; the field may be larger than its room."""
        room, (near, far) = self.room, self._sides()
        way = _CURVE.valueForProgress(self.distance)
        side = near ** (1 - way) * far**way
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(room.left() / 2, self.size.height() / 2 - 0.5 * self.words_height))
        scale = math.sqrt(self.times * side * side / (room.width() * room.height()))  # as wide as high as the room
        field = QRectF(room.left(), 0, scale * room.width(), scale * room.height())
        field.moveCenter(QPointF(field.center().x(), room.center().y()))
        return square, field

    @property
    def scale(self) -> float:
        """The type size relative to the base type."""
        return QFontInfo(self.font).pixelSize() / BASE_PIXELS

    @property
    def words_height(self) -> float:
        """Of a number, and a name that may take two lines."""
        return 3.5 * QFontMetrics(self.font).height()

    def words_place(self, field: QRectF) -> QRectF:
        """The rectangle of the larger count's number: on its area, or beside or below a small one."""
        room, height = self.room, 1.1 * self.words_height
        name, seen = QFontMetrics(self.font).horizontalAdvance(self.counts[1].name), field & room
        on = seen.adjusted(4, 4, -4, -4)
        beside = QRectF(seen.right() + 12, room.top(), room.right() - seen.right() - 12, room.height())
        below = QRectF(room.left(), seen.bottom() + 4, room.width(), self.size.height() - seen.bottom() - 4)
        for width in (name + 24.0, 0.65 * name + 24):  # in one line, or in two
            words = QRectF(0, 0, max(width, _LEAST_WORDS * self.scale), height)
            for place, middle in ((on, on.center()), (beside, QPointF(0, seen.center().y())), (below, seen.center())):
                if words.width() <= place.width() and height <= place.height():
                    words.moveCenter(middle)
                    words.moveLeft(place.left() if place is beside else max(words.left(), place.left()))
                    words.moveTop(min(max(words.top(), place.top()), place.bottom() - height))
                    return words
        words.moveCenter(room.center())
        return words
