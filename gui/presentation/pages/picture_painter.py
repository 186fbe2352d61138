"""Paints two pictures in one place, one left and one right of a divider."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QImage, QPainter, QPalette, QPen, QPixmap

from gui.look.fonts import BASE_PIXELS

_CRISP = 4.0  # minimum pixels of a cell that is visible as such
_HANDLE = 11.0  # half the size of the divider's handle, at the base type size

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class PictureState:
    """The paint state of two pictures in one place.

    Args:
        before, after: the pictures.
        share: the part of the first picture that the second lies over, as shares of its width and height.
        divider: its position as a share of the width.
        size: of what is painted on.
        font: of words.
        colours: those of a widget.
        focused: whether keys move the divider.
    """

    before: QImage
    after: QImage
    share: QRectF
    divider: float
    size: QSize
    font: QFont
    colours: QPalette
    focused: bool = False

    @cached_property
    def place(self) -> QRectF:
        """The rectangle of the picture: as large as fits, small ones with a whole number of pixels per cell."""
        head = 1.7 * QFontMetrics(self.font).height()
        room = QRectF(QPointF(), self.size.toSizeF()).adjusted(20, head, -20, -12)
        size = self.before.size()
        if size.isEmpty() or room.isEmpty():
            return QRectF()
        scale = min(room.width() / size.width(), room.height() / size.height())
        if scale >= _CRISP:
            scale = int(scale)
        width, height = round(size.width() * scale), round(size.height() * scale)
        left, top = room.left() + (room.width() - width) / 2, room.top() + (room.height() - height) / 2
        return QRectF(round(left), round(top), width, height)

    @property
    def scale(self) -> float:
        """The type size relative to the base type."""
        return QFontInfo(self.font).pixelSize() / BASE_PIXELS


class PicturePainter:
    """Paints two pictures in one place; keeps them scaled to the painted size."""

    def __init__(self) -> None:
        self._scaled: dict[int, tuple[int, QPixmap]] = {}

    def paint(self, painter: QPainter, state: PictureState, ratio: float) -> None:
        """Paints everything, from the painter's origin on.

        Args:
            ratio: device pixels per logical pixel.
        """
        place = state.place
        if place.isEmpty():
            return
        split = round(place.left() + state.divider * place.width())
        left, right = QRectF(place), QRectF(place)
        left.setRight(split)
        right.setLeft(split)
        painter.fillRect(right, state.colours.color(QPalette.ColorRole.Base))
        over = QRectF(
            place.left() + state.share.left() * place.width(),
            place.top() + state.share.top() * place.height(),
            state.share.width() * place.width(),
            state.share.height() * place.height(),
        )
        for number, (image, whole, part) in enumerate(((state.before, place, left), (state.after, over, right))):
            if not image.isNull():
                painter.save()
                painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
                painter.drawPixmap(whole.topLeft(), self._pixmap(number, image, whole, ratio))
                painter.restore()
        painter.save()
        _paint_divider(painter, state, place, split)
        _write(painter, state, place, split)
        painter.restore()

    def _pixmap(self, number: int, image: QImage, place: QRectF, ratio: float) -> QPixmap:
        """A picture scaled to the painted size, cached until either changes."""
        size = (place.size() * ratio).toSize()
        kept = self._scaled.get(number)
        if kept is not None and kept[0] == image.cacheKey() and kept[1].size() == size:
            return kept[1]
        crisp = size.width() >= _CRISP * image.width()
        way = Qt.TransformationMode.FastTransformation if crisp else Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, way))
        pixmap.setDevicePixelRatio(ratio)
        self._scaled[number] = image.cacheKey(), pixmap
        return pixmap


def _paint_divider(painter: QPainter, state: PictureState, place: QRectF, split: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent, text = (
        state.colours.color(role) for role in (QPalette.ColorRole.Accent, QPalette.ColorRole.HighlightedText)
    )
    width = 3 if state.focused else 2
    painter.fillRect(QRectF(split - width / 2, place.top(), width, place.height()), accent)
    half = _HANDLE * state.scale
    middle = QPointF(split, place.center().y())
    painter.setPen(QPen(text, 1.5))
    painter.setBrush(accent)
    painter.drawEllipse(middle, half, half)
    for way in (-1, 1):
        tip = middle + QPointF(way * 0.62 * half, 0)
        for side in (-1, 1):
            painter.drawLine(tip, tip - QPointF(way * 0.34 * half, side * 0.34 * half))


def _write(painter: QPainter, state: PictureState, place: QRectF, split: int) -> None:
    """Writes both captions above the picture without overlap."""
    bold = QFont(state.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(state.colours.color(QPalette.ColorRole.Text))
    metrics = painter.fontMetrics()
    base = place.top() - 0.35 * metrics.height()
    before, after = translate("PictureView", "before"), translate("PictureView", "after")
    gap = metrics.horizontalAdvance("  ")
    last = min(split - gap, place.right() - metrics.horizontalAdvance(after) - 2 * gap)
    left = max(last - metrics.horizontalAdvance(before), place.left())
    right = min(max(split + gap, left + metrics.horizontalAdvance(before) + 2 * gap), place.right())
    painter.drawText(QPointF(left, base), before)
    painter.drawText(QPointF(right, base), after)
