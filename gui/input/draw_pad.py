"""A picture that can be painted on."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.input.brush import Colour, Image, blend, colour_values, cover, pieces
from gui.text.phrases import number_text
from gui.widgets.erase_guard import erases
from gui.widgets.gesture import new_gesture
from gui.widgets.keyed import KeyedWidget

Pixel = tuple[int, int]  # row, column
Block = tuple[int, int, int, int]  # first row, first column, last row, last column

_LINE = 2  # width of an outline on the screen
_SMALLEST_OUTLINE = 6
_ARROWS: Mapping[int, Pixel] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass
class _Stroke:
    """The current brush stroke.

    Args:
        before: the picture (C, H, W) below it.
        coverage: covered fraction of every pixel, (H, W).
        colour: one number per channel.
        last: position of the brush in image pixels; None at first.
    """

    gesture: int
    button: Qt.MouseButton
    before: Image
    coverage: Image
    colour: Image
    last: QPointF | None = None


@guarded
class DrawPad(KeyedWidget):
    """A picture, fitted to the widget, that can be painted on with mouse or keyboard.

    Signals:
        stroke(object, int): the new picture, read-only float32 (C, H, W), and the gesture that made it; all moves of
            one stroke share the gesture.
        pixel_hovered(int, int): row and column under the mouse or of the keyboard's cursor; -1, -1 when it left.

    Attributes:
        brush_size: diameter in image pixels.
        brush_colour: grey, or red, green and blue, 0 … 1.
        eraser: whether the left button paints ``background``, as the right one always does.
        background: what erasing leaves.
    """

    stroke = Signal(object, int)
    pixel_hovered = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush_size = 2.0
        self.brush_colour: Colour = 1.0
        self.eraser = False
        self.background: Colour = 0.0
        self._drawing = False
        self._image: Image | None = None
        self._outlines: dict[int, tuple[Block, QColor]] = {}
        self._stroke: _Stroke | None = None
        self._pointer: QPointF | None = None
        self._hovered: Pixel | None = None
        self._cursor: Pixel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Picture"))
        self.drawing = False

    # ---- what it shows

    @property
    def image(self) -> Image | None:
        """The shown picture, read-only float32 (C, H, W)."""
        return self._image

    def set_image(self, image: ArrayLike | None) -> None:
        """Shows another picture, (C, H, W) in 0 … 1 with one channel or three; None: none at all.

        A stroke that is being painted goes on over it if it has the same shape, and ends otherwise.
        """
        new = None if image is None else _frozen(image)
        old, stroke = self._image, self._stroke
        if new is old:
            return
        if stroke and (new is None or new.shape != stroke.before.shape):
            self._end_stroke()
        elif stroke and new is not None and old is not None and not np.array_equal(new, old):
            stroke.before, stroke.coverage = new, np.zeros_like(stroke.coverage)
        self._image = new
        if new is not None:
            _, height, width = new.shape
            self._pixels = np.full((height, width, 4), 255, np.uint8)
            # The QImage borrows the array's memory, so that a stroke need only touch the pixels under the brush.
            self._picture = QImage(self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
            self._show(new, slice(0, height), slice(0, width))
        self._move_cursor(self._cursor)
        self._hover(None if self._pointer is None else self._pixel_at(self._pointer))
        self.update()

    @property
    def drawing(self) -> bool:
        """Whether mouse and keyboard paint; if not, the pad only shows."""
        return self._drawing

    @drawing.setter
    def drawing(self, drawing: bool) -> None:
        self._drawing = drawing
        if not drawing:
            self._end_stroke()
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)
        self.setToolTip(
            self.tr(
                "Draw with the left button, erase with the right one. "
                "Arrow keys move the cursor, Space draws one dab of the brush."
            )
            if drawing
            else self.tr("Point at a pixel for its value; arrow keys go from pixel to pixel.")
        )
        self.update()

    def set_outline(self, block: Block | None, colour: QColor, slot: int = 0) -> None:
        """Outlines a block of pixels; each slot keeps one outline, and None takes it away.

        Args:
            block: first row, first column, last row, last column, all inside the outline; it may reach over the edge.
        """
        self._outlines.pop(slot, None)
        if block is not None:
            self._outlines[slot] = block, QColor(colour)
        self.update()

    def pixel_rect(self, row: int, column: int) -> QRectF:
        """Where a pixel of the picture is painted."""
        return self._screen((row, column, row, column))

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 64)

    def _target(self) -> QRectF:
        """Where the picture is painted: as large as fits, in the middle, with room for the border."""
        assert self._image is not None
        _, height, width = self._image.shape
        zoom = min(max(self.width() - 2, 1) / width, max(self.height() - 2, 1) / height)
        left, top = round((self.width() - width * zoom) / 2), round((self.height() - height * zoom) / 2)
        return QRectF(left, top, width * zoom, height * zoom)

    def _screen(self, block: Block) -> QRectF:
        target = self._target()
        zoom = target.width() / self._picture.width()
        first_row, first_column, last_row, last_column = block
        return QRectF(
            target.left() + first_column * zoom,
            target.top() + first_row * zoom,
            (last_column - first_column + 1) * zoom,
            (last_row - first_row + 1) * zoom,
        )

    def _inside(self, point: QPointF) -> QPointF:
        """A point of the screen in image pixels; the middle of the first pixel is 0.5, 0.5."""
        target = self._target()
        return (point - target.topLeft()) * (self._picture.width() / target.width())

    def _pixel_at(self, point: QPointF) -> Pixel | None:
        if self._image is None:
            return None
        inside = self._inside(point)
        row, column = math.floor(inside.y()), math.floor(inside.x())
        _, height, width = self._image.shape
        return (row, column) if 0 <= row < height and 0 <= column < width else None

    def _show(self, image: Image, rows: slice, columns: slice) -> None:
        """Brings a block of what is painted up to date with the picture."""
        values = np.clip(np.nan_to_num(image[:, rows, columns]), 0, 1)  # (C, h, w)
        self._pixels[rows, columns, :3] = np.rint(np.moveaxis(values, 0, -1) * 255)

    def _describe(self) -> None:
        text = ""
        if self._image is not None:
            channels, height, width = self._image.shape
            text = self.tr("{width} × {height} pixels").format(width=width, height=height)
            if self._cursor is not None:
                row, column = self._cursor
                values = ", ".join(number_text(self._image[channel, row, column]) for channel in range(channels))
                cursor = self.tr("row {row}, column {column}: {values}")
                text += "; " + cursor.format(row=row, column=column, values=values)
        self.setAccessibleDescription(text)

    # ---- painting the widget

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            palette = self.palette()
            focus = self.hasFocus()
            border = QPen(
                palette.color(QPalette.ColorRole.Accent if focus else QPalette.ColorRole.Mid), 2 if focus else 1
            )
            if self._image is None:
                border.setStyle(Qt.PenStyle.DashLine)
                painter.setPen(border)
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
                return
            target = self._target()
            shrunk = target.width() < self._picture.width()  # nothing is gained by leaving pixels out
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
            painter.drawImage(target, self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(border)
            painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
            for block, colour in self._outlines.values():
                _outline(painter, self._screen(block), colour)
            if focus and self._cursor is not None:
                _outline(painter, self.pixel_rect(*self._cursor), palette.color(QPalette.ColorRole.Accent))
            if self._drawing and self._pointer is not None:
                radius = max(self.brush_size / 2 * target.width() / self._picture.width(), 1.5)
                for pen in (QPen(QColor(0, 0, 0, 160), 3), QPen(QColor("white"), 1)):
                    painter.setPen(pen)
                    painter.drawEllipse(self._pointer, radius, radius)

    # ---- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        right = event.button() == Qt.MouseButton.RightButton
        if not self._drawing or self._image is None or not (right or event.button() == Qt.MouseButton.LeftButton):
            event.ignore()
        elif self._stroke is None:
            self._begin_stroke(event.button(), erase=right or self.eraser)
            self._extend(self._inside(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self._hover(self._pixel_at(self._pointer))
        if self._stroke:
            self._extend(self._inside(self._pointer))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._stroke and event.button() == self._stroke.button:
            self._end_stroke()

    def leaveEvent(self, _event: QEvent) -> None:
        self._pointer = None
        self._hover(None)
        self.update()

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if erases(event):
            return _nothing  # whoever means the picture does not mean the selected layer
        if self._image is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() in _ARROWS:
            return partial(self._step, *_ARROWS[event.key()])
        return self._dab if event.key() == Qt.Key.Key_Space and self._drawing else None

    def _step(self, down: int, right: int) -> None:
        if self._cursor is None:
            self._move_cursor((self._picture.height() // 2, self._picture.width() // 2))
        else:
            self._move_cursor((self._cursor[0] + down, self._cursor[1] + right))
        self._hover(self._cursor)

    def _move_cursor(self, cursor: Pixel | None) -> None:
        """Puts the keyboard's cursor on the nearest pixel that the picture has."""
        if cursor is not None and self._image is not None:
            _, height, width = self._image.shape
            cursor = min(max(cursor[0], 0), height - 1), min(max(cursor[1], 0), width - 1)
        self._cursor = cursor
        self._describe()
        self.update()

    def _dab(self) -> None:
        if self._cursor is None:
            self._step(0, 0)
        elif self._stroke is None:
            row, column = self._cursor
            self._begin_stroke(Qt.MouseButton.NoButton, erase=self.eraser)
            self._extend(QPointF(column + 0.5, row + 0.5))
            self._end_stroke()

    def _hover(self, pixel: Pixel | None) -> None:
        if pixel != self._hovered:
            self._hovered = pixel
            self.pixel_hovered.emit(*(pixel or (-1, -1)))

    # ---- strokes

    def _begin_stroke(self, button: Qt.MouseButton, erase: bool) -> None:
        assert self._image is not None
        self._stroke = _Stroke(
            gesture=new_gesture(),
            button=button,
            before=self._image,
            coverage=np.zeros(self._image.shape[1:], np.float32),
            colour=colour_values(self.background if erase else self.brush_colour, len(self._image)),
        )

    def _extend(self, point: QPointF) -> None:
        """Paints on to a point, given in image pixels."""
        stroke = self._stroke
        if stroke is None or self._image is None:
            return
        image, changed = self._image.copy(), False
        last = point if stroke.last is None else stroke.last
        for start, end in pieces(last, point, self.brush_size):
            rows, columns = cover(stroke.coverage, start, end, self.brush_size / 2)
            painted = blend(stroke.before[:, rows, columns], stroke.colour, stroke.coverage[rows, columns])
            changed = changed or not np.array_equal(painted, image[:, rows, columns])
            image[:, rows, columns] = painted
            self._show(image, rows, columns)
        stroke.last = point
        if changed:
            image.flags.writeable = False
            self._image = image
            self.update()
            self.stroke.emit(image, stroke.gesture)

    def _end_stroke(self) -> None:
        if self._stroke:
            self._stroke = None
            self._describe()


def _nothing() -> None:
    pass


def _outline(painter: QPainter, block: QRectF, colour: QColor) -> None:
    """A line around the block, dark outside and light inside of it, so that it shows on any picture."""
    grow_x, grow_y = (max(_SMALLEST_OUTLINE - side, 0) / 2 for side in (block.width(), block.height()))
    rect = QRectF(block.adjusted(-grow_x, -grow_y, grow_x, grow_y).toRect())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for away, pen in (
        (_LINE + 0.5, QPen(QColor(0, 0, 0, 200), 1)),
        (-0.5, QPen(QColor(255, 255, 255, 200), 1)),
        (_LINE / 2, QPen(colour, _LINE)),
    ):
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(-away, -away, away, away))


def _frozen(image: ArrayLike) -> Image:
    """The picture as float32 that nobody can write; copied only where somebody could."""
    frozen = np.asarray(image, np.float32)
    if frozen.flags.writeable or not frozen.flags.c_contiguous:
        frozen = np.array(frozen, order="C")
        frozen.flags.writeable = False
    return frozen
