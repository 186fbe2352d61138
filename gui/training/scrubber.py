"""The time machine's handle: goes through the moments of a training, on the axis of its curve."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.events.guard import guarded
from gui.look.colours import marks
from gui.look.theme import Theme
from gui.widgets.keyed import KeyedWidget

_HEIGHT, _HANDLE = 22, 7  # pixels
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


@dataclass(frozen=True)
class Moments:
    """The moments of a training on an axis.

    Args:
        places: of all moments, from 0 to 1, ascending.
        shown: index of the one that is shown; None without moments.
        pinned: where the pinned moment is, from 0 to 1.
    """

    places: tuple[float, ...] = ()
    shown: int | None = None
    pinned: float | None = None


@guarded
class Scrubber(KeyedWidget):
    """A line with a tick for every moment, and a handle on the shown one.

    Signals:
        moved(int): the user went to the moment with this index.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moments = Moments()
        self._margins = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Moment of the training"))
        self.setToolTip(
            self.tr(
                "Drag, or press Left and Right: maps, kernels and bars go through the training. End follows it again"
            )
        )
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, round(_HEIGHT * self._theme.scale))

    def set_margins(self, left: int, right: int) -> None:
        """Sets the pixels left and right of the axis."""
        self._margins = left, right
        self.update()

    def show_moments(self, moments: Moments, words: str) -> None:
        """Shows moments; ``words`` describe the shown one to a screen reader."""
        self._moments = moments
        self.setEnabled(len(moments.places) > 1)
        self.setAccessibleDescription(words)
        self.update()

    # --- input

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        at, last = self._moments.shown, len(self._moments.places) - 1
        if at is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        key = Qt.Key(event.key())
        if key in _STEPS:
            return lambda: self.moved.emit(min(max(at + _STEPS[key], 0), last))
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return lambda: self.moved.emit(0 if key == Qt.Key.Key_Home else last)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def _go_to(self, x: float) -> None:
        if self._moments.places:
            at = min(range(len(self._moments.places)), key=lambda each: abs(self._x(self._moments.places[each]) - x))
            if at != self._moments.shown:
                self.moved.emit(at)

    def _x(self, place: float) -> float:
        left, right = self._margins
        return left + place * (self.width() - left - right - _HANDLE)

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette, middle = self._theme.palette, self.height() / 2
            painter.setPen(QPen(QColor(palette.border), 3))
            painter.drawLine(QPointF(self._x(0), middle), QPointF(self._x(1), middle))
            painter.setPen(QColor(palette.muted if self.isEnabled() else palette.disabled))
            for x in _apart([self._x(place) for place in self._moments.places]):
                painter.drawLine(QPointF(x, middle - 4), QPointF(x, middle + 4))
            if self._moments.pinned is not None:
                self._paint_handle(painter, self._x(self._moments.pinned), marks(palette.name == "dark").pin_red)
            if self._moments.shown is not None:
                x = self._x(self._moments.places[self._moments.shown])
                self._paint_handle(painter, x, palette.accent if self.isEnabled() else palette.disabled)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(palette.accent))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)

    def _paint_handle(self, painter: QPainter, x: float, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(x, self.height() / 2), _HANDLE, _HANDLE)


def _apart(places: Sequence[float]) -> list[float]:
    """Those of ascending places that are at least two pixels from the one before."""
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] >= 2:
            kept.append(place)
    return kept
