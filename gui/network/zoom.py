"""Zooming and scrolling: which part of the network is in sight of a widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent

from gui.network.framed import HAIR, CloseUp, FramedNetwork, bounded_zoom, close_up_of, fitted, whole_zoom
from gui.network.layout import Arrangement

_NOTCH = 1.25
_CLOSE = 20.0  # pixels that stay free beside what is brought into sight

Framing = tuple[float, QPointF, bool]  # zoom, offset, and whether it follows the widget's size


class Zoom(QObject):
    """The arrangement of a network, fitted to a widget, zoomed and panned.

    Signals:
        framed: another part of the network is in sight, or it lies elsewhere.

    Args:
        arranged: makes the arrangement for a widget of some size.
        follow: puts the columns in their places again, if the widget got another size meanwhile.
    """

    framed = Signal()

    def __init__(self, arranged: Callable[[QSize], Arrangement], follow: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._arranged, self._follow = arranged, follow
        self._unit = 1.0
        self._now = FramedNetwork(Arrangement((), 1, 1), QSize(1, 1), 1.0, QPointF())
        self._fitted = True
        self._close_up: CloseUp | None = None  # what is to stay in sight when the widget gets another size

    @property
    def now(self) -> FramedNetwork:
        """The network as it lies on the widget."""
        self._follow()
        return self._now

    def lay_out(self, arrangement: Arrangement, size: QSize, unit: float) -> None:
        """Takes other columns, or another size of the widget; what is to stay in sight does.

        Args:
            unit: how much larger than the canvas is made for the window's type is.
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
        """Whether these are the columns in place."""
        return self._now.arrangement is arrangement

    def _put(self, framed: FramedNetwork) -> None:
        self._now = framed
        self.framed.emit()

    # --- zooming -------------------------------------------------------------------------------------------------

    @Slot()
    def fit(self) -> None:
        """Shows the whole network, as large as it can be."""
        now = self.now
        self._fitted, self._close_up = True, None
        self._put(fitted(now.arrangement, now.size, self._unit))

    def is_beyond(self, size: QSize) -> tuple[bool, bool]:
        """Whether some of the network would be out of sight in a widget of this size: to the sides, above or below.

        What the widget shows now decides, not how large it is now.
        """
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
        """Which part of the network is in sight, whatever the size of the widget; None when it is all of it."""
        if self._fitted:
            return None
        now = self.now
        middle = now.to_canvas(now.rect.center())
        across, down = middle.x() / now.arrangement.width, middle.y() / now.arrangement.height
        whole = whole_zoom(now.arrangement, now.size, self._unit)
        return now.zoom / whole, min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def show_close_up(self, close_up: CloseUp | None) -> None:
        """Shows a part of the network, also when the widget gets another size; None shows all of it."""
        if close_up is None:
            self.fit()
            return
        now = self.now
        self._fitted, self._close_up = False, close_up
        self._put(close_up_of(now.arrangement, now.size, self._unit, close_up))

    @property
    def framing(self) -> Framing:
        """Which part of the network is in sight."""
        now = self.now
        return now.zoom, QPointF(now.offset), self._fitted

    def set_framing(self, framing: Framing) -> None:
        """Shows a part of the network again."""
        zoom, offset, self._fitted = framing
        self._close_up = None
        if self._fitted:
            self.fit()
        else:
            self._put(replace(self.now, zoom=zoom, offset=offset))

    @Slot()
    def zoom_in(self) -> None:
        """Shows less, larger."""
        self.zoom_about(self.now.rect.center(), _NOTCH)

    @Slot()
    def zoom_out(self) -> None:
        """Shows more, smaller."""
        self.zoom_about(self.now.rect.center(), 1 / _NOTCH)

    def zoom_about(self, point: QPointF, factor: float) -> None:
        """Shows everything larger or smaller; what lies under a point of the widget stays there, if it can."""
        now = self.now
        zoom = bounded_zoom(now.zoom * factor)
        nearer = replace(now, zoom=zoom, offset=point - (point - now.offset) * (zoom / now.zoom))
        self._fitted, self._close_up = False, None
        self._put(replace(nearer, offset=QPointF(*(filling(*way) for way in _ways(nearer)))))

    def wheel(self, event: QWheelEvent) -> None:
        """Zooms about the mouse; with Shift, or to the side, it pans."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(QPointF(delta.x() or delta.y(), 0) / 2)
        elif abs(delta.x()) > abs(delta.y()):  # two fingers to the side, or a wheel that tilts
            self.pan(QPointF(delta.x(), 0) / 2)
        else:
            self.zoom_about(event.position(), _NOTCH ** (delta.y() / 120))
        event.accept()

    # --- scrolling -----------------------------------------------------------------------------------------------

    @property
    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Between which offsets the network can be moved, to the sides and up and down."""
        across, down = _ways(self.now)
        return reach(*across), reach(*down)

    def pan(self, by: QPointF) -> None:
        """Moves the canvas, as far as there is anything to be seen."""
        self.scroll_to(self.now.offset + by)

    def scroll_to(self, offset: QPointF, start: QPointF | None = None) -> None:
        """Puts the upper left corner of the network there, or as near as there is anything to be seen.

        Args:
            start: where it was when the way there began, when that is not now.
        """
        now = self.now
        begun = now if start is None else replace(now, offset=start)
        across, down = (reach(*way) for way in _ways(begun))
        x, y = min(max(offset.x(), across[0]), across[1]), min(max(offset.y(), down[0]), down[1])
        by = QPointF(round(x - begun.offset.x()), round(y - begun.offset.y()))  # what is painted stays as it is
        if begun.offset + by != now.offset:
            self._fitted, self._close_up = False, None
            self._put(replace(now, offset=begun.offset + by))

    def look_at(self, shares: QPointF) -> None:
        """Brings what lies at these shares of the network's width and height into the middle."""
        now = self.now
        place = QPointF(shares.x() * now.arrangement.width, shares.y() * now.arrangement.height)
        self.scroll_to(now.rect.center() - place * now.zoom)

    def bring_into_sight(self, place: QRectF) -> None:
        """Moves the network no further than needed to show a place of it; of a larger one the beginning."""
        now = self.now
        rect = now.transform.mapRect(place)
        across = _into_sight(rect.left(), rect.width(), now.size.width())
        self.pan(QPointF(across, _into_sight(rect.top(), rect.height(), now.size.height())))

    def show_unit(self, layer: str, unit: int) -> None:
        """Brings the bars of a layer into sight; where not all of them fit, that of a unit."""
        now = self.now
        column = now.column_of(layer)
        if column is None:
            return
        bars = column.tiles[0].united(column.tiles[-1])
        fits = bars.height() * now.zoom <= now.size.height()
        self.bring_into_sight(bars if fits else column.tiles[min(unit, len(column.tiles) - 1)])


def _ways(framed: FramedNetwork) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Where the network begins, how long it is and how much room there is, in both directions."""
    wide, high = framed.arrangement.width * framed.zoom, framed.arrangement.height * framed.zoom
    return (framed.offset.x(), wide, framed.size.width()), (framed.offset.y(), high, framed.size.height())


def filling(first: float, length: float, room: float) -> float:
    """The place nearest to ``first`` where something that is ``length`` long may begin, so that none of it is out of
    sight that there is room for."""
    return min(max(first, min(room - length, 0.0)), max(room - length, 0.0))


def reach(first: float, length: float, room: float) -> tuple[float, float]:
    """Between which places something may begin that begins at ``first``: what is seen as a whole stays where it is."""
    if length > room:
        return min(room - length, first), max(0.0, first)
    kept = filling(first, length, room)
    return min(kept, first), max(kept, first)


def _into_sight(first: float, length: float, room: float) -> float:
    """How far something has to be moved to be seen, of which the beginning counts most."""
    if first >= 0 and first + length <= room:
        return 0.0
    return _CLOSE - first if first < 0 or length > room - _CLOSE else room - _CLOSE - first - length
