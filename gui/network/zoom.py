"""Zooming and scrolling of the network in a widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent

from gui.network.framed import HAIR, CloseUp, FramedNetwork, bounded_zoom, close_up_of, fitted, whole_zoom
from gui.network.layout import Arrangement

_NOTCH = 1.25  # zoom factor of one step of the wheel or key
_CLOSE = 20.0  # pixels of margin around what is scrolled into view

Framing = tuple[float, QPointF, bool]  # zoom, offset, and whether it is refitted on resize


class Zoom(QObject):
    """Zoom and offset of an arrangement in a widget.

    Signals:
        framed: zoom, offset or arrangement changed.

    Args:
        arranged: makes the arrangement for a widget size.
        follow: rearranges the columns if the widget was resized meanwhile.
    """

    framed = Signal()

    def __init__(self, arranged: Callable[[QSize], Arrangement], follow: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._arranged, self._follow = arranged, follow
        self._unit = 1.0
        self._now = FramedNetwork(Arrangement((), 1, 1), QSize(1, 1), 1.0, QPointF())
        self._fitted = True
        self._close_up: CloseUp | None = None  # the part to keep visible on resize

    @property
    def now(self) -> FramedNetwork:
        """The arrangement with the current zoom and offset."""
        self._follow()
        return self._now

    def lay_out(self, arrangement: Arrangement, size: QSize, unit: float) -> None:
        """Sets the arrangement and widget size; keeps the close-up, if any.

        Args:
            unit: the window's type size relative to the base type.
        """
        self._unit = unit
        self._now = replace(self._now, arrangement=arrangement, size=size)
        if self._fitted:
            self.fit()
        elif self._close_up is not None:
            self.show_close_up(self._close_up)
        else:
            self.framed.emit()

    def shows(self, arrangement: Arrangement) -> bool:
        """Whether this is the current arrangement."""
        return self._now.arrangement is arrangement

    def _put(self, framed: FramedNetwork) -> None:
        self._now = framed
        self.framed.emit()

    # --- zooming -------------------------------------------------------------------------------------------------

    @Slot()
    def fit(self) -> None:
        """Fits the whole network into the widget."""
        now = self.now
        self._fitted, self._close_up = True, None
        self._put(fitted(now.arrangement, now.size, self._unit))

    def is_beyond(self, size: QSize) -> tuple[bool, bool]:
        """Whether the network would exceed a widget of this size, horizontally and vertically."""
        arrangement, zoom = self._arranged(size), self.now.zoom
        if self._fitted or self._close_up is not None:
            zoom = whole_zoom(arrangement, size, self._unit) * (self._close_up[0] if self._close_up is not None else 1)
        wide, high = arrangement.width * zoom, arrangement.height * zoom
        left, top = 0.0, 0.0
        if self._close_up is not None:
            left, top = size.width() / 2 - self._close_up[1] * wide, size.height() / 2 - self._close_up[2] * high
        across = (wide > size.width() + HAIR) or (left < -HAIR) or (left + wide > size.width() + HAIR)
        down = (high > size.height() + HAIR) or (top < -HAIR) or (top + high > size.height() + HAIR)
        return across, down

    @property
    def close_up(self) -> CloseUp | None:
        """The visible part of the network, independent of the widget's size; None for all of it."""
        if self._fitted:
            return None
        now = self.now
        middle = now.to_canvas(now.rect.center())
        across, down = middle.x() / now.arrangement.width, middle.y() / now.arrangement.height
        whole = whole_zoom(now.arrangement, now.size, self._unit)
        return now.zoom / whole, min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def show_close_up(self, close_up: CloseUp | None) -> None:
        """Shows a part of the network, and keeps it when the widget is resized; None shows all of it."""
        if close_up is None:
            self.fit()
            return
        now = self.now
        self._fitted, self._close_up = False, close_up
        self._put(close_up_of(now.arrangement, now.size, self._unit, close_up))

    @property
    def framing(self) -> Framing:
        """Zoom, offset, and whether the network is refitted when the widget is resized."""
        now = self.now
        return now.zoom, QPointF(now.offset), self._fitted

    def set_framing(self, framing: Framing) -> None:
        """Restores a framing."""
        zoom, offset, self._fitted = framing
        self._close_up = None
        if self._fitted:
            self.fit()
        else:
            self._put(replace(self.now, zoom=zoom, offset=offset))

    @Slot()
    def zoom_in(self) -> None:
        """Zooms in."""
        self.zoom_about(self.now.rect.center(), _NOTCH)

    @Slot()
    def zoom_out(self) -> None:
        """Zooms out."""
        self.zoom_about(self.now.rect.center(), 1 / _NOTCH)

    def zoom_about(self, point: QPointF, factor: float) -> None:
        """Zooms by a factor, keeping the canvas point under ``point`` in place as far as possible."""
        now = self.now
        zoom = bounded_zoom(now.zoom * factor)
        nearer = replace(now, zoom=zoom, offset=point - (point - now.offset) * (zoom / now.zoom))
        self._fitted, self._close_up = False, None
        self._put(replace(nearer, offset=QPointF(*(filling(*way) for way in _ways(nearer)))))

    def wheel(self, event: QWheelEvent) -> None:
        """Zooms about the mouse; with Shift, or horizontally, it pans."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(QPointF(delta.x() or delta.y(), 0) / 2)
        elif abs(delta.x()) > abs(delta.y()):  # touchpad or tilt wheel
            self.pan(QPointF(delta.x(), 0) / 2)
        else:
            self.zoom_about(event.position(), _NOTCH ** (delta.y() / 120))
        event.accept()

    # --- scrolling -----------------------------------------------------------------------------------------------

    @property
    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The allowed ranges of the offset, horizontally and vertically."""
        across, down = _ways(self.now)
        return reach(*across), reach(*down)

    def pan(self, by: QPointF) -> None:
        """Moves the canvas, within the allowed ranges."""
        self.scroll_to(self.now.offset + by)

    def scroll_to(self, offset: QPointF, start: QPointF | None = None) -> None:
        """Sets the offset, clipped to the allowed ranges.

        Args:
            start: the offset at the start of a drag, if not the present one.
        """
        now = self.now
        begun = now if start is None else replace(now, offset=start)
        across, down = (reach(*way) for way in _ways(begun))
        x, y = min(max(offset.x(), across[0]), across[1]), min(max(offset.y(), down[0]), down[1])
        by = QPointF(round(x - begun.offset.x()), round(y - begun.offset.y()))  # whole pixels can be moved
        if begun.offset + by != now.offset:
            self._fitted, self._close_up = False, None
            self._put(replace(now, offset=begun.offset + by))

    def look_at(self, shares: QPointF) -> None:
        """Centres the point at these fractions of the network's width and height."""
        now = self.now
        place = QPointF(shares.x() * now.arrangement.width, shares.y() * now.arrangement.height)
        self.scroll_to(now.rect.center() - place * now.zoom)

    def bring_into_sight(self, place: QRectF) -> None:
        """Scrolls as little as necessary to show a rectangle; of one that does not fit, its beginning."""
        now = self.now
        rect = now.transform.mapRect(place)
        across = _into_sight(rect.left(), rect.width(), now.size.width())
        self.pan(QPointF(across, _into_sight(rect.top(), rect.height(), now.size.height())))

    def show_unit(self, layer: str, unit: int) -> None:
        """Scrolls to the bars of a layer; if not all fit, to that of a unit."""
        now = self.now
        column = now.column_of(layer)
        if column is None:
            return
        bars = column.tiles[0].united(column.tiles[-1])
        fits = bars.height() * now.zoom <= now.size.height()
        self.bring_into_sight(bars if fits else column.tiles[min(unit, len(column.tiles) - 1)])


def _ways(framed: FramedNetwork) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Begin, length and available length of the network, horizontally and vertically."""
    wide, high = framed.arrangement.width * framed.zoom, framed.arrangement.height * framed.zoom
    return (framed.offset.x(), wide, framed.size.width()), (framed.offset.y(), high, framed.size.height())


def filling(first: float, length: float, room: float) -> float:
    """The begin nearest to ``first`` for something of this length, such that it does not leave visible room unused."""
    return min(max(first, min(room - length, 0.0)), max(room - length, 0.0))


def reach(first: float, length: float, room: float) -> tuple[float, float]:
    """The allowed range for the begin of something that begins at ``first``; fixed if all of it is visible."""
    if length > room:
        return min(room - length, first), max(0.0, first)
    kept = filling(first, length, room)
    return min(kept, first), max(kept, first)


def _into_sight(first: float, length: float, room: float) -> float:
    """The shift that makes something visible; its beginning has priority."""
    if first >= 0 and first + length <= room:
        return 0.0
    return _CLOSE - first if first < 0 or length > room - _CLOSE else room - _CLOSE - first - length
