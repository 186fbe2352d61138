"""A widget with two pictures in one place and a movable divider."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from gui.events.guard import guarded
from gui.presentation.pages.picture_painter import PicturePainter, PictureState
from gui.widgets.keyed import KeyedWidget

_STEP = 0.02  # share of the width by which an arrow key moves the divider
_KEYS = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}


@guarded
class PictureView(KeyedWidget):
    """Two pictures in one place, with a divider that is dragged or moved with the arrow keys.

    Attributes:
        before, after: the pictures.
        divider: its position as a share of the width.
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
        self._painter = PicturePainter()
        self.divider = 0.5

    def show_before(self, image: QImage) -> None:
        """Sets the picture left of the divider."""
        if image.cacheKey() != self.before.cacheKey():
            self.before = image
            self.update()

    def show_after(self, image: QImage, share: QRectF) -> None:
        """Sets the picture right of the divider.

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

    # ---- what is painted

    def state(self) -> PictureState:
        """The present paint state."""
        pictures = self.before, self.after, self._share
        return PictureState(*pictures, self.divider, self.size(), self.font(), self.palette(), self.hasFocus())

    @property
    def place(self) -> QRectF:
        """The rectangle of the picture."""
        return self.state().place

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._painter.paint(painter, self.state(), self.devicePixelRatioF())

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
