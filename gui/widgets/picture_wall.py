"""Many small pictures of one size, in a grid that scrolls; only those in sight are painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QToolTip

from engine.images.fitting import Pictures
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.widgets.tips import show_beside

_GAP, _EDGE = 6, 4  # pixels between tiles, and around all
_BADGE = 13  # side of the mark in the corner of a tile
Mark = Literal["", "right", "wrong"]


@dataclass(frozen=True)
class Label:
    """What is said of one picture.

    Args:
        caption: below it, elided if necessary.
        name: its accessible name and tooltip.
        mark: drawn as a frame and as a sign in a corner, so that it can be told without its colour.
    """

    caption: str = ""
    name: str = ""
    mark: Mark = ""


def _no_label(_at: int) -> Label:
    return Label()


@guarded
class PictureWall(QAbstractScrollArea):
    """A wall of pictures: a click or Enter chooses one; arrows, Page, Home and End go from one to the next.

    Args:
        side: of a tile in pixels, before the type size scales it.
        rows: 0 to scroll through all pictures; else only as many are shown as fill this number of rows.
        has_captions: whether there is a line of text below each picture.

    Signals:
        chosen(int): the index of an image was clicked, or confirmed by Enter.
        sight_changed: other pictures than before are in sight.
        moved: another image is the current one.

    Attributes:
        current: index of the image that the keyboard is at; None without images.
    """

    chosen = Signal(int)
    sight_changed = Signal()
    moved = Signal()

    def __init__(self, theme: Theme, *, side: int = 56, rows: int = 0, has_captions: bool = False) -> None:
        super().__init__()
        self._theme, self._side, self._rows, self._has_captions = theme, side, rows, has_captions
        self._images: Pictures = np.zeros((0, 1, 1, 1), np.uint8)
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self._label: Callable[[int], Label] = _no_label
        self._at = 0  # place of the current tile
        self._pressed: int | None = None
        self._sight = range(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    # --- what is shown

    def show_pictures(
        self, images: Pictures, label: Callable[[int], Label] = _no_label, order: NDArray[np.int64] | None = None
    ) -> None:
        """Shows images.

        Args:
            images: (N, C, H, W) with 1 or 3 channels, uint8 or float32 in 0..1; they are not copied.
            label: what is said of the image of an index; called for those in sight whenever they are painted.
            order: the indices of the images to show, in order; None for all.
        """
        current = self.current
        self._images, self._label = images, label
        self._order = np.arange(len(images)) if order is None else order
        found = np.flatnonzero(self._order == current) if current is not None else np.zeros(0, np.int64)
        self._at = int(found[0]) if len(found) else 0
        self._arrange()
        self.viewport().update()
        self._say()

    @Slot()
    def relabel(self) -> None:
        """Paints the labels anew."""
        self.viewport().update()
        self._say()

    @property
    def current(self) -> int | None:
        return int(self._order[self._at]) if len(self._order) else None

    def set_current(self, index: int) -> None:
        """Makes the image of this index the current one, and scrolls to it; nothing if it is not on the wall."""
        found = np.flatnonzero(self._order == index)
        if len(found):
            self._go(int(found[0]))

    @property
    def in_sight(self) -> NDArray[np.int64]:
        """The indices of the images in sight, in order."""
        return self._order[self._sight.start : self._sight.stop]

    @property
    def columns(self) -> int:
        """The number of tiles side by side."""
        return max((self.viewport().width() - 2 * _EDGE + _GAP) // (self._tile + _GAP), 1)

    def rect_of(self, index: int) -> QRect:
        """Where the picture of an image is, in coordinates of the viewport; empty if it is not on the wall."""
        found = np.flatnonzero(self._order == index)
        return self._rect(int(found[0])) if len(found) else QRect()

    # --- the grid

    @property
    def _tile(self) -> int:
        return round(self._side * self._theme.scale)

    @property
    def _text(self) -> int:
        return self.fontMetrics().height() if self._has_captions else 0

    @property
    def _pitch(self) -> int:
        """From one row to the next."""
        return self._tile + self._text + _GAP

    @property
    def _count(self) -> int:
        """Of tiles that can be shown at all."""
        return min(len(self._order), self._rows * self.columns) if self._rows else len(self._order)

    def _rect(self, at: int) -> QRect:
        row, column = divmod(at, self.columns)
        x, y = _EDGE + column * (self._tile + _GAP), _EDGE + row * self._pitch
        return QRect(x, y - self.verticalScrollBar().value(), self._tile, self._tile)

    def _place(self, point: QPoint) -> int | None:
        """The place of the tile at a point."""
        y = point.y() + self.verticalScrollBar().value() - _EDGE
        column = (point.x() - _EDGE) // (self._tile + _GAP)
        at = y // self._pitch * self.columns + column
        if not 0 <= column < self.columns or not 0 <= at < self._count:
            return None
        return at if self._rect(at).adjusted(0, 0, 0, self._text).contains(point) else None

    def sizeHint(self) -> QSize:
        rows = self._rows or 4
        return QSize(8 * (self._tile + _GAP) + 2 * _EDGE, rows * self._pitch - _GAP + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(self._tile + 2 * _EDGE + 20, hint.height() if self._rows else self._pitch + 2 * _EDGE)

    def _arrange(self) -> None:
        bar = self.verticalScrollBar()
        rows = -(-self._count // self.columns)
        height = 2 * _EDGE + rows * self._pitch - _GAP
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(max(self.viewport().height() // self._pitch, 1) * self._pitch)
        bar.setSingleStep(self._pitch)
        self._at = max(min(self._at, self._count - 1), 0)
        self._look()

    def _look(self) -> None:
        """Finds which tiles are in sight."""
        top = self.verticalScrollBar().value() - _EDGE
        first = max(top // self._pitch, 0)
        last = (top + self.viewport().height()) // self._pitch
        sight = range(min(first * self.columns, self._count), min((last + 1) * self.columns, self._count))
        before, self._sight = self.in_sight, sight
        if not np.array_equal(before, self.in_sight) or not len(before):
            self.sight_changed.emit()

    @Slot()
    def _restyle(self) -> None:
        self.setStyleSheet("QAbstractScrollArea { background: transparent; }")
        self.updateGeometry()
        self._arrange()
        self.viewport().update()

    # --- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        self._look()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._place(event.position().toPoint())
        self._pressed = at if event.button() == Qt.MouseButton.LeftButton else None
        if self._pressed is not None:
            self._go(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._place(event.position().toPoint()) == pressed:
            self.chosen.emit(int(self._order[pressed]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = max(self.viewport().height() // self._pitch, 1) * self.columns
        by = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self.columns,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -self._count,
            Qt.Key.Key_End: self._count,
        }.get(Qt.Key(event.key()))
        if self._count and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(int(self._order[self._at]))
        elif self._count and by is not None and event.modifiers() in _PLAIN:
            to = self._at + by
            if by in (1, -1) or abs(by) >= page or 0 <= to < self._count:
                self._go(max(min(to, self._count - 1), 0))
        else:
            event.ignore()

    def _go(self, at: int) -> None:
        self._at = at
        rect, bar = self._rect(at), self.verticalScrollBar()
        above, below = rect.top() - _EDGE, rect.bottom() + self._text + _EDGE - self.viewport().height()
        if above < 0:
            bar.setValue(bar.value() + above)
        elif below > 0:
            bar.setValue(bar.value() + below)
        self.viewport().update()
        self._say()
        self.moved.emit()

    def _say(self) -> None:
        self.setAccessibleDescription(self._label(int(self._order[self._at])).name if self._count else "")

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._place(event.pos())
            if at is None:
                QToolTip.hideText()
            else:
                name = self._label(int(self._order[at])).name
                show_beside(self.viewport(), name, event.globalPos(), self._rect(at))
            return True
        return super().viewportEvent(event)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(area, QColor(self._theme.palette.canvas))
            for first in range(self._sight.start, self._sight.stop, self.columns):
                places = range(first, min(first + self.columns, self._count))
                row = self._rect(first)
                if row.top() - _GAP <= area.bottom() and row.bottom() + self._text + _GAP >= area.top():
                    self._paint_row(painter, places)

    def _paint_row(self, painter: QPainter, places: range) -> None:
        pixels = _packed(self._images[self._order[places.start : places.stop]])
        _, height, width = pixels.shape
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, max(height, width) > self._tile)
        for at, picture in zip(places, pixels, strict=True):
            rect = self._rect(at)
            scale = self._tile / max(height, width)
            inner = QRectF(0, 0, width * scale, height * scale)
            inner.moveCenter(QRectF(rect).center())
            painter.drawImage(inner, QImage(picture.data, width, height, 4 * width, QImage.Format.Format_RGB32))
            self._paint_label(painter, at, rect)

    def _paint_label(self, painter: QPainter, at: int, rect: QRect) -> None:
        label, palette = self._label(int(self._order[at])), self._theme.palette
        colour = {"": palette.border, "right": palette.good, "wrong": palette.danger}[label.mark]
        wide = 2 if label.mark == "wrong" else 1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), wide, j=Qt.PenJoinStyle.MiterJoin))
        half = wide / 2
        painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))
        if label.mark == "wrong":
            _paint_cross(painter, QRectF(rect.right() - _BADGE + 1, rect.top(), _BADGE, _BADGE), palette.background)
        if at == self._at and self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 3, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5))
        if self._has_captions and label.caption:
            line = QRect(rect.left() - _GAP // 2, rect.bottom() + 1, rect.width() + _GAP, self._text)
            text = self.fontMetrics().elidedText(label.caption, Qt.TextElideMode.ElideRight, line.width())
            painter.setPen(QColor(palette.danger if label.mark == "wrong" else palette.muted))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def _paint_cross(painter: QPainter, badge: QRectF, ink: str) -> None:
    """The sign of a wrong answer, on the colour of the pen."""
    painter.fillRect(badge, painter.pen().color())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.8))
    inner = badge.adjusted(3.5, 3.5, -3.5, -3.5)
    painter.drawLines([QLineF(inner.topLeft(), inner.bottomRight()), QLineF(inner.topRight(), inner.bottomLeft())])
    painter.restore()


def _packed(images: Pictures) -> NDArray[np.uint32]:
    """Images (n, C, H, W) as opaque 0xAARRGGBB pixels (n, H, W); grey ones get three equal channels."""
    if images.dtype != np.uint8:
        images = np.rint(np.clip(images, 0, 1).astype(np.float32) * np.float32(255)).astype(np.uint8)
    wide = images.astype(np.uint32)
    red, green, blue = (wide[:, min(channel, wide.shape[1] - 1)] for channel in range(3))
    return np.ascontiguousarray(np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue)
