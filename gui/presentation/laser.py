"""The laser pointer: a bright dot in place of the mouse cursor."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QApplication, QWidget

from gui.events.guard import guarded

_TICK = 16  # milliseconds
_TRAIL = 9  # number of past positions that are painted, one per tick
_DOT, _HALO = 0.42, 1.7  # radii, times the base type
_COLOUR, _CORE = QColor("#ff3b30"), QColor("#ffffff")


@guarded
class Laser(QWidget):
    """A mouse-transparent overlay that paints the dot and hides the mouse cursor.

    Attributes:
        trail: past positions and, last, the present one; empty while the mouse is outside the window.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.trail: deque[QPoint] = deque(maxlen=_TRAIL)
        self._hides = False  # whether the mouse cursor is hidden
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Laser pointer"))
        self._clock = QTimer(self, interval=_TICK)  # polls: mouse moves reach only widgets with mouse tracking
        self._clock.timeout.connect(self.follow)
        self.hide()

    @property
    def on(self) -> bool:
        """Whether the laser pointer is on."""
        return not self.isHidden()

    def set_on(self, on: bool) -> None:
        """Turns the laser pointer on or off."""
        self.setVisible(on)
        self.trail.clear()
        if on:
            self.raise_()
            self._clock.start()
            self.follow()
        else:
            self._clock.stop()
            self._hide_arrow(False)

    @Slot()
    def follow(self) -> None:
        """Moves the dot to the mouse."""
        at = self.mapFromGlobal(QCursor.pos())
        before = self._ground()
        if self.rect().contains(at) and self._is_over():
            if all(place == at for place in self.trail) and len(self.trail) == _TRAIL:
                return
            self.trail.append(at)
        else:
            self.trail.clear()
        self._hide_arrow(bool(self.trail))
        self.update(before.united(self._ground()))

    def _is_over(self) -> bool:
        """Whether the mouse is over this window, and not over another one such as the speaker's."""
        under = QApplication.topLevelAt(QCursor.pos())
        return under is None or under is self.window()

    def _hide_arrow(self, hide: bool) -> None:
        if hide != self._hides:
            self._hides = hide
            if hide:
                QApplication.setOverrideCursor(QCursor(Qt.CursorShape.BlankCursor))
            else:
                QApplication.restoreOverrideCursor()

    def _ground(self) -> QRect:
        """The bounding rectangle of the dot and its trail."""
        room = round(_HALO * self.fontInfo().pixelSize()) + 2
        ground = QRect()
        for place in self.trail:
            ground = ground.united(QRect(place.x() - room, place.y() - room, 2 * room, 2 * room))
        return ground

    def paintEvent(self, event: QPaintEvent) -> None:
        base = self.fontInfo().pixelSize()
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for age, place in enumerate(reversed(self.trail)):
                if age and place != self.trail[-1]:
                    _paint_trail(painter, QPointF(place), _DOT * base, 1 - age / _TRAIL)
            if self.trail:
                _paint_dot(painter, QPointF(self.trail[-1]), _DOT * base, _HALO * base)


def _paint_trail(painter: QPainter, at: QPointF, radius: float, strength: float) -> None:
    shade = QColor(_COLOUR)
    shade.setAlphaF(0.5 * strength)
    painter.setBrush(shade)
    painter.drawEllipse(at, radius * strength, radius * strength)


def _paint_dot(painter: QPainter, at: QPointF, dot: float, halo: float) -> None:
    """Paints a white core, visible on dark and on red, with a red halo, visible on white."""
    glow = QRadialGradient(at, halo)
    for place, alpha in ((0.0, 0.75), (0.35, 0.45), (1.0, 0.0)):
        shade = QColor(_COLOUR)
        shade.setAlphaF(alpha)
        glow.setColorAt(place, shade)
    painter.setBrush(glow)
    painter.drawEllipse(at, halo, halo)
    for shade, radius in ((_COLOUR, dot), (_CORE, dot * 0.5)):
        painter.setBrush(shade)
        painter.drawEllipse(at, radius, radius)
