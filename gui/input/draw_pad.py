"""A picture that can be painted on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.input.brush import Colour, Image
from gui.input.drawn_image import DrawnImage, frozen
from gui.input.pad_painter import Block, PadState, PictureLayout, Pixel, paint_pad
from gui.text.phrases import number_text
from gui.widgets.erase_guard import erases
from gui.widgets.keyed import KeyedWidget

_ARROWS: Mapping[int, Pixel] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


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
        background: the colour of erased pixels.
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
        self._drawn = DrawnImage()
        self._outlines: dict[int, tuple[Block, QColor]] = {}
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
        return self._drawn.image

    def set_image(self, image: ArrayLike | None) -> None:
        """Shows another picture, (C, H, W) in 0 … 1 with one channel or three, or none.

        The current stroke continues on it if it has the same shape, and ends otherwise.
        """
        new = None if image is None else frozen(image)
        if new is self._drawn.image:
            return
        self._drawn.replace(new)
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
        """Outlines a block of pixels; each slot has one outline, and None removes it.

        Args:
            block: first row, first column, last row, last column, all inside the outline; it may exceed the picture.
        """
        wanted = None if block is None else (block, QColor(colour))
        if wanted == self._outlines.get(slot):
            return
        self._outlines.pop(slot, None)
        if wanted is not None:
            self._outlines[slot] = wanted
        self.update()

    def pixel_rect(self, row: int, column: int) -> QRectF:
        """The rectangle of a pixel of the picture; empty without a picture."""
        layout = self._layout()
        return QRectF() if layout is None else layout.rect((row, column, row, column))

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 64)

    def _layout(self) -> PictureLayout | None:
        """The place of the picture; None without one."""
        if self._drawn.image is None:
            return None
        _, height, width = self._drawn.image.shape
        return PictureLayout(width, height, self.size())

    def _pixel_at(self, point: QPointF) -> Pixel | None:
        layout = self._layout()
        return None if layout is None else layout.pixel_at(point)

    def _describe(self) -> None:
        text, image = "", self._drawn.image
        if image is not None:
            channels, height, width = image.shape
            text = self.tr("{width} × {height} pixels").format(width=width, height=height)
            if self._cursor is not None:
                row, column = self._cursor
                values = ", ".join(number_text(image[channel, row, column]) for channel in range(channels))
                cursor = self.tr("row {row}, column {column}: {values}")
                text += "; " + cursor.format(row=row, column=column, values=values)
        self.setAccessibleDescription(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        state = PadState(
            picture=self._drawn.picture,
            palette=self.palette(),
            focused=self.hasFocus(),
            outlines=tuple(self._outlines.values()),
            cursor=self._cursor,
            brush=self._pointer if self._drawing else None,
            brush_size=self.brush_size,
        )
        with QPainter(self) as painter:
            paint_pad(painter, self.size(), state)

    # ---- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        right = event.button() == Qt.MouseButton.RightButton
        layout = self._layout() if self._drawing else None
        if layout is None or not (right or event.button() == Qt.MouseButton.LeftButton):
            event.ignore()
        elif self._drawn.stroke is None:
            self._drawn.begin(event.button(), self._colour(erase=right or self.eraser))
            self._extend(layout.inside(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer, layout = event.position(), self._layout()
        self._hover(self._pixel_at(self._pointer))
        if self._drawn.stroke and layout is not None:
            self._extend(layout.inside(self._pointer))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drawn.stroke and event.button() == self._drawn.stroke.button:
            self._end_stroke()

    def leaveEvent(self, _event: QEvent) -> None:
        self._pointer = None
        self._hover(None)
        self.update()

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if erases(event):
            return _nothing  # the key must not remove the selected layer
        if self._drawn.image is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() in _ARROWS:
            return partial(self._step, *_ARROWS[event.key()])
        return self._dab if event.key() == Qt.Key.Key_Space and self._drawing else None

    def _step(self, down: int, right: int) -> None:
        if self._cursor is not None:
            self._move_cursor((self._cursor[0] + down, self._cursor[1] + right))
        elif self._drawn.image is not None:
            _, height, width = self._drawn.image.shape
            self._move_cursor((height // 2, width // 2))
        self._hover(self._cursor)

    def _move_cursor(self, cursor: Pixel | None) -> None:
        """Moves the keyboard's cursor to the nearest pixel of the picture."""
        if cursor is not None and self._drawn.image is not None:
            _, height, width = self._drawn.image.shape
            cursor = min(max(cursor[0], 0), height - 1), min(max(cursor[1], 0), width - 1)
        self._cursor = cursor
        self._describe()
        self.update()

    def _dab(self) -> None:
        if self._cursor is None:
            self._step(0, 0)
        elif self._drawn.stroke is None:
            row, column = self._cursor
            self._drawn.begin(Qt.MouseButton.NoButton, self._colour(erase=self.eraser))
            self._extend(QPointF(column + 0.5, row + 0.5))
            self._end_stroke()

    def _hover(self, pixel: Pixel | None) -> None:
        if pixel != self._hovered:
            self._hovered = pixel
            self.pixel_hovered.emit(*(pixel or (-1, -1)))

    # ---- strokes

    def _colour(self, erase: bool) -> Colour:
        return self.background if erase else self.brush_colour

    def _extend(self, point: QPointF) -> None:
        """Continues the stroke to a point, in image pixels."""
        if self._drawn.extend(point, self.brush_size) and self._drawn.stroke is not None:
            self.update()
            self.stroke.emit(self._drawn.image, self._drawn.stroke.gesture)

    def _end_stroke(self) -> None:
        if self._drawn.stroke:
            self._drawn.stroke = None
            self._describe()


def _nothing() -> None:
    pass
