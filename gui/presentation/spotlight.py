"""The spotlight: dims the window except around the pointer and the linked places in other maps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QCursor, QImage, QPainter, QPaintEvent, QRadialGradient, QRegion
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded

_TICK = 16  # milliseconds
_DIM = 0.72
_SOFT = 0.75  # fraction of the radius from which the light fades
_POINTER, _LINKED = 6.0, 2.4  # radii, times the base type
_MOST = 200  # number of linked places

Light = tuple[QPointF, float]  # centre and radius


@guarded
class Spotlight(QWidget):
    """A mouse-transparent overlay that dims the window.

    Args:
        linked: the rectangles, in global coordinates, that are lit as well.
    """

    def __init__(self, parent: QWidget, linked: Callable[[], Sequence[QRectF]]) -> None:
        super().__init__(parent)
        self._linked = linked
        self.lights: tuple[Light, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Spotlight"))
        self._clock = QTimer(self, interval=_TICK)  # polls: mouse moves reach only widgets with mouse tracking
        self._clock.timeout.connect(self.follow)
        self.hide()

    @property
    def on(self) -> bool:
        """Whether the spotlight is on."""
        return not self.isHidden()

    def set_on(self, on: bool) -> None:
        """Turns the spotlight on or off."""
        self.setVisible(on)
        if on:
            self.raise_()
            self._clock.start()
            self.follow()
        else:
            self._clock.stop()

    @Slot()
    def follow(self) -> None:
        """Moves the light to the pointer."""
        base = self.fontInfo().pixelSize()
        lights = [(QPointF(self.mapFromGlobal(QCursor.pos())), _POINTER * base)]
        for place in self._linked()[:_MOST]:
            radius = max(max(place.width(), place.height()) * 0.9, _LINKED * base)
            lights.append((self.mapFromGlobal(place.center()), radius))
        if tuple(lights) != self.lights:
            changed = _ground(self.lights)
            self.lights = tuple(lights)
            self.update(changed.united(_ground(self.lights)))

    def paintEvent(self, event: QPaintEvent) -> None:
        area, ratio = event.rect(), self.devicePixelRatioF()
        shadow = QImage(area.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        shadow.setDevicePixelRatio(ratio)
        shade = QColor(0, 0, 0)
        shade.setAlphaF(_DIM)
        shadow.fill(shade)
        with QPainter(shadow) as painter:
            painter.translate(-area.topLeft())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            painter.setPen(Qt.PenStyle.NoPen)
            for centre, radius in self.lights:
                gradient = QRadialGradient(centre, radius)
                gradient.setColorAt(0, QColor(0, 0, 0, 255))
                gradient.setColorAt(_SOFT, QColor(0, 0, 0, 255))
                gradient.setColorAt(1, QColor(0, 0, 0, 0))
                painter.setBrush(gradient)
                painter.drawEllipse(centre, radius, radius)
        with QPainter(self) as painter:
            painter.drawImage(area.topLeft(), shadow)


def _ground(lights: Sequence[Light]) -> QRegion:
    """The bounding rectangle of some lights."""
    region = QRegion()
    for centre, radius in lights:
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        region = region.united(QRegion(box.toAlignedRect().adjusted(-1, -1, 1, 1)))
    return region
