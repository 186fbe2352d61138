"""A picture before and after, in one place: left of a divider the one, right of it the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap

from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.widgets.keyed import KeyedWidget

_CRISP = 4.0  # pixels of a cell from which on it is seen as a cell
_STEP = 0.02  # of the width, that an arrow key moves the divider
_HANDLE = 11.0  # half the size of the divider's handle, at the base type size
_KEYS = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}


@guarded
class PictureView(KeyedWidget):
    """Two pictures in one place, with a divider that is dragged or moved with the arrow keys.

    Attributes:
        before, after: the pictures.
        divider: which share of the width is left of the divider.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Before and after"))
        self.setToolTip(self.tr("Drag the divider, or move it with ← and →"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setMinimumSize(200, 160)
        self.before, self.after = QImage(), QImage()
        self._share = QRectF(0, 0, 1, 1)
        self._scaled: dict[int, tuple[int, QPixmap]] = {}
        self.divider = 0.5

    def show_before(self, image: QImage) -> None:
        """Shows another picture left of the divider."""
        if image.cacheKey() != self.before.cacheKey():
            self.before = image
            self.update()

    def show_after(self, image: QImage, share: QRectF) -> None:
        """Shows another picture right of the divider.

        Args:
            share: the part of the first picture that it lies over, as shares of its width and height.
        """
        if image.cacheKey() != self.after.cacheKey() or share != self._share:
            self.after, self._share = image, share
            self.update()

    def set_divider(self, share: float) -> None:
        """Moves the divider to this share of the width."""
        share = min(max(share, 0.0), 1.0)
        if share != self.divider:
            self.divider = share
            self.update()

    @property
    def place(self) -> QRectF:
        """Where the picture lies: as large as there is room, small ones in whole pixels a cell."""
        head = 1.7 * self.fontMetrics().height()
        room = QRectF(self.rect()).adjusted(20, head, -20, -12)
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
    def _scale(self) -> float:
        return self.fontInfo().pixelSize() / BASE_PIXELS

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        place = self.place
        if place.isEmpty():
            return
        with QPainter(self) as painter:
            split = round(place.left() + self.divider * place.width())
            left, right = QRectF(place), QRectF(place)
            left.setRight(split)
            right.setLeft(split)
            painter.fillRect(right, self.palette().color(QPalette.ColorRole.Base))
            over = QRectF(
                place.left() + self._share.left() * place.width(),
                place.top() + self._share.top() * place.height(),
                self._share.width() * place.width(),
                self._share.height() * place.height(),
            )
            for number, (image, whole, part) in enumerate(((self.before, place, left), (self.after, over, right))):
                if not image.isNull():
                    painter.setClipRect(part)
                    painter.drawPixmap(whole.topLeft(), self._pixmap(number, image, whole))
            painter.setClipping(False)
            self._paint_divider(painter, place, split)
            self._write(painter, place, split)

    def _pixmap(self, number: int, image: QImage, place: QRectF) -> QPixmap:
        """A picture in the size that it is painted in, kept until another one or another size is wanted."""
        ratio = self.devicePixelRatioF()
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

    def _paint_divider(self, painter: QPainter, place: QRectF, split: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, text = (
            self.palette().color(role) for role in (QPalette.ColorRole.Accent, QPalette.ColorRole.HighlightedText)
        )
        width = 3 if self.hasFocus() else 2
        painter.fillRect(QRectF(split - width / 2, place.top(), width, place.height()), accent)
        half = _HANDLE * self._scale
        middle = QPointF(split, place.center().y())
        painter.setPen(QPen(text, 1.5))
        painter.setBrush(accent)
        painter.drawEllipse(middle, half, half)
        for way in (-1, 1):
            tip = middle + QPointF(way * 0.62 * half, 0)
            for side in (-1, 1):
                painter.drawLine(tip, tip - QPointF(way * 0.34 * half, side * 0.34 * half))

    def _write(self, painter: QPainter, place: QRectF, split: int) -> None:
        """Both words over the picture, away from each other."""
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        metrics = painter.fontMetrics()
        base = place.top() - 0.35 * metrics.height()
        before, after = self.tr("before"), self.tr("after")
        gap = metrics.horizontalAdvance("  ")
        last = min(split - gap, place.right() - metrics.horizontalAdvance(after) - 2 * gap)
        left = max(last - metrics.horizontalAdvance(before), place.left())
        right = min(max(split + gap, left + metrics.horizontalAdvance(before) + 2 * gap), place.right())
        painter.drawText(QPointF(left, base), before)
        painter.drawText(QPointF(right, base), after)

    # ---- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    def _drag(self, point: QPointF) -> None:
        place = self.place
        if not place.isEmpty():
            self.set_divider((point.x() - place.left()) / place.width())

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        return lambda: self.set_divider(self.divider + step)
