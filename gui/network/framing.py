"""The columns as they lie on the widget: which part of them is in sight, and what is where."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded
from gui.network.column_headers import LEAST_FIT
from gui.network.layout import MARGIN, Arrangement, Column, Spot, cell_rect
from gui.state.selection import Hover, Place, Selection
from gui.widgets.question import question_rect

_LEAST_ZOOM, _MOST_ZOOM = 0.1, 24.0
_NOTCH = 1.25
_CLOSE = 20.0  # pixels that stay free beside what is brought into sight
_HAIR = 0.5  # pixels that nobody misses

CloseUp = tuple[float, float, float]  # how much larger than all of it, and which place is in the middle


@guarded
class FramedNetwork(QWidget):
    """The arrangement of a network, fitted to the widget, zoomed and panned.

    Signals:
        framed: another part of the network is in sight, or it lies elsewhere.
    """

    framed = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._in_place = Arrangement((), 1, 1)
        self._unit = 1.0  # how much larger than the canvas is made for the window's type is
        self._zoom, self._offset = 1.0, QPointF(0, 0)
        self._fitted = True
        self._close_up: CloseUp | None = None  # what is to stay in sight when the widget gets another size

    def _forget_still(self) -> None:
        """Everything is to be painted anew."""
        raise NotImplementedError

    def _follow_size(self) -> None:
        """Puts the columns in their places again, if the widget got another size meanwhile."""
        raise NotImplementedError

    @property
    def _arrangement(self) -> Arrangement:
        """The columns in their places, for the size that the widget has now."""
        self._follow_size()
        return self._in_place

    def _move_still(self, by: QPointF) -> None:
        """Everything lies elsewhere, and is as it was."""
        raise NotImplementedError

    def _arranged(self, size: QSize) -> Arrangement:
        """The arrangement for a widget of this size."""
        raise NotImplementedError

    def _reframed(self) -> None:
        """Another part is in sight now."""
        self._forget_still()
        self.framed.emit()

    # --- zoom and pan --------------------------------------------------------------------------------------------

    def _transform(self) -> QTransform:
        self._follow_size()
        return QTransform.fromTranslate(self._offset.x(), self._offset.y()).scale(self._zoom, self._zoom)

    def _to_canvas(self, point: QPointF) -> QPointF:
        return self._transform().inverted()[0].map(point)

    @Slot()
    def fit(self) -> None:
        """Shows the whole network, as large as it can be."""
        self._fitted, self._close_up = True, None
        self._zoom = self._whole_zoom(self._arrangement, self.size())
        spare = QPointF(
            max(self.width() - self._arrangement.width * self._zoom, 0),
            max(self.height() - self._arrangement.height * self._zoom, 0),
        )
        self._offset = QPointF(spare.x() / 2, 0)
        self._reframed()

    def _whole_zoom(self, arrangement: Arrangement, size: QSize) -> float:
        """The zoom at which all of the network is seen in a widget of this size, if it can be read then;
        one that is wider is scrolled."""
        zoom = min(size.height() / arrangement.height, self._unit)
        return max(zoom, LEAST_FIT * self._unit)

    def is_beyond(self, size: QSize) -> tuple[bool, bool]:
        """Whether some of the network would be out of sight in a widget of this size: to the sides, above or below.

        What the widget shows now decides, not how large it is now.
        """
        arrangement, zoom = self._arranged(size), self._zoom
        if self._fitted or self._close_up is not None:
            zoom = self._whole_zoom(arrangement, size) * (self._close_up[0] if self._close_up is not None else 1)
        wide, high = arrangement.width * zoom, arrangement.height * zoom
        left, top = 0.0, 0.0
        if self._close_up is not None:
            left, top = size.width() / 2 - self._close_up[1] * wide, size.height() / 2 - self._close_up[2] * high
        across = (wide > size.width() + _HAIR) or (left < -_HAIR) or (left + wide > size.width() + _HAIR)
        down = (high > size.height() + _HAIR) or (top < -_HAIR) or (top + high > size.height() + _HAIR)
        return across, down

    @property
    def close_up(self) -> CloseUp | None:
        """Which part of the network is in sight, whatever the size of the widget; None when it is all of it."""
        if self._fitted:
            return None
        middle = self._to_canvas(QRectF(self.rect()).center())
        across, down = middle.x() / self._arrangement.width, middle.y() / self._arrangement.height
        whole = self._whole_zoom(self._arrangement, self.size())
        return self._zoom / whole, min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def show_close_up(self, close_up: CloseUp | None) -> None:
        """Shows a part of the network, also when the widget gets another size; None shows all of it."""
        if close_up is None:
            self.fit()
            return
        factor, across, down = close_up
        zoom = self._whole_zoom(self._arrangement, self.size()) * factor
        self._zoom = min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
        middle = QPointF(across * self._arrangement.width, down * self._arrangement.height)
        self._offset = QRectF(self.rect()).center() - middle * self._zoom
        self._fitted, self._close_up = False, close_up
        self._reframed()

    @property
    def framing(self) -> tuple[float, QPointF, bool]:
        """Which part of the network is in sight: zoom, offset, and whether it follows the widget's size."""
        return self._zoom, QPointF(self._offset), self._fitted

    def set_framing(self, framing: tuple[float, QPointF, bool]) -> None:
        """Shows a part of the network again."""
        self._zoom, self._offset, self._fitted = framing
        self._close_up = None
        if self._fitted:
            self.fit()
        else:
            self._reframed()

    @Slot()
    def zoom_in(self) -> None:
        """Shows less, larger."""
        self._zoom_about(QPointF(self.rect().center()), _NOTCH)

    @Slot()
    def zoom_out(self) -> None:
        """Shows more, smaller."""
        self._zoom_about(QPointF(self.rect().center()), 1 / _NOTCH)

    def _zoom_about(self, point: QPointF, factor: float) -> None:
        zoom = min(max(self._zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        self._offset = point - (point - self._offset) * (zoom / self._zoom)
        self._zoom, self._fitted, self._close_up = zoom, False, None
        self._offset = QPointF(*(filling(*way) for way in self._ways))
        self._reframed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pan(QPointF(delta.x() or delta.y(), 0) / 2)
        elif abs(delta.x()) > abs(delta.y()):  # two fingers to the side, or a wheel that tilts
            self._pan(QPointF(delta.x(), 0) / 2)
        else:
            self._zoom_about(event.position(), _NOTCH ** (delta.y() / 120))
        event.accept()

    def _pan(self, by: QPointF) -> None:
        """Moves the canvas, as far as there is anything to be seen."""
        self.scroll_to(self._offset + by)

    @property
    def offset(self) -> QPointF:
        """Where on the widget the upper left corner of the network is."""
        return QPointF(self._offset)

    @property
    def _ways(self) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """Where the network begins, how long it is and how much room there is, in both directions."""
        wide, high = self._arrangement.width * self._zoom, self._arrangement.height * self._zoom
        return (self._offset.x(), wide, self.width()), (self._offset.y(), high, self.height())

    @property
    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Between which offsets the network can be moved, to the sides and up and down."""
        across, down = self._ways
        return reach(*across), reach(*down)

    def scroll_to(self, offset: QPointF) -> None:
        """Puts the upper left corner of the network there, or as near as there is anything to be seen."""
        across, down = self.ranges
        x, y = min(max(offset.x(), across[0]), across[1]), min(max(offset.y(), down[0]), down[1])
        by = QPointF(round(x - self._offset.x()), round(y - self._offset.y()))  # what is painted stays as it is
        if not by.isNull():
            self._offset += by
            self._fitted, self._close_up = False, None
            self._move_still(by)
            self.framed.emit()

    def look_at(self, shares: QPointF) -> None:
        """Brings what lies at these shares of the network's width and height into the middle."""
        place = QPointF(shares.x() * self._arrangement.width, shares.y() * self._arrangement.height)
        self.scroll_to(QRectF(self.rect()).center() - place * self._zoom)

    def bring_into_sight(self, place: QRectF) -> None:
        """Moves the network no further than needed to show a place of it; of a larger one the beginning."""
        rect = self._transform().mapRect(place)
        across = _into_sight(rect.left(), rect.width(), self.width())
        self._pan(QPointF(across, _into_sight(rect.top(), rect.height(), self.height())))

    # --- what is where -------------------------------------------------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """The columns as they are."""
        return self._arrangement

    def has_column(self, layer: str) -> bool:
        """Whether a layer has its place: a network that has just become another is arranged a moment later."""
        return self._arrangement.column_of(layer) is not None

    def shows_unit(self, layer: str, unit: int | None = None) -> bool:
        """Whether all bars of a layer are in sight, or at least that of a unit."""
        column = self._arrangement.column_of(layer)
        if column is None:
            return False
        seen = self.in_sight.adjusted(-_HAIR, -_HAIR, _HAIR, _HAIR)
        bar = column.tiles[min(unit or 0, len(column.tiles) - 1)]
        return seen.contains(column.tiles[0].united(column.tiles[-1])) or (unit is not None and seen.contains(bar))

    @property
    def in_sight(self) -> QRectF:
        """The part of the canvas that is in sight."""
        return self._transform().inverted()[0].mapRect(QRectF(self.rect()))

    @property
    def _told(self) -> Arrangement:
        """The arrangement as far as it may be told: without columns that would give away a size that is asked for."""
        asked = self._selection.sizes_asked
        columns = self._arrangement.columns
        return replace(self._arrangement, columns=tuple(each for each in columns if each.layer not in asked))

    def _selected_column(self) -> Column | None:
        return self._arrangement.column_of(self._selection.layer)

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point of the widget."""
        at = self._to_canvas(point)
        spot = self._arrangement.spot(at)
        return spot if spot is None or spot.part != "tile" else self._asked_spot(spot, at)

    def _asked_spot(self, spot: Spot, at: QPointF) -> Spot:
        """The hidden cell whose question mark lies there, where that is larger than the cell; else the spot itself."""
        column = self._arrangement.columns[spot.column]
        veil = self._selection.veil_of(column.layer, spot.tile)
        if column.kind == "maps" and not veil.whole:
            for row, across in veil.others:
                rect = cell_rect(column, spot.tile, (row, row), (across, across))
                if question_rect(rect, column.tiles[spot.tile]).contains(at):
                    return replace(spot, cell=(row, across))
        return spot

    def place_of(self, layer: str, tile: int = 0) -> QPointF:
        """Where on the widget the middle of a map or bar is."""
        column = self._arrangement.column_of(layer)
        assert column is not None
        return self._transform().map(column.tiles[tile].center())

    def map_places(self) -> dict[Place, QRectF]:
        """Where on the widget the maps are that can be seen."""
        to_widget, seen = self._transform(), QRectF(self.rect())
        places = {
            (column.layer, tile): to_widget.mapRect(rect)
            for column in self._arrangement.columns
            if column.kind in ("maps", "strip")
            for tile, rect in enumerate(column.tiles)
        }
        return {key: place for key, place in places.items() if place.intersects(seen)}

    def places_of(self, hover: Hover) -> list[QRectF]:
        """Where on the widget a cell is, and the same place in every other map that is in sight."""
        source = self._arrangement.column_of(hover.layer)
        if source is None or source.kind != "maps":
            return []
        down, across = (hover.row + 0.5) / source.grid[0], (hover.column + 0.5) / source.grid[1]
        cells = [
            cell_rect(column, tile, (row, row), (at, at))
            for column in self._told.columns
            if column.kind == "maps"
            for row, at in ((int(down * column.grid[0]), int(across * column.grid[1])),)
            for tile in range(len(column.tiles))
        ]
        places = map(self._transform().mapRect, cells)
        return [place for place in places if place.intersects(QRectF(self.rect()))]

    def tile_size(self, layer: str) -> QSize:
        """How large one map of a layer is on the widget."""
        column = self._arrangement.column_of(layer)
        assert column is not None
        return (column.tiles[0].size() * self._zoom).toSize()

    def header_of(self, layer: str) -> QPointF:
        """Where on the widget the middle of a layer's head is."""
        column = self._arrangement.column_of(layer)
        assert column is not None
        return self._transform().map(column.header.center())

    def plus_of(self, index: int) -> QPointF:
        """Where on the widget the plus sign for a layer at ``index`` of the chain is."""
        return self._transform().map(self._plus_centre(index))

    def _gap_x(self, index: int) -> float:
        """Where between two columns a layer at ``index`` of the chain would begin."""
        columns = self._arrangement.columns
        before = columns[index].area.right()
        after = columns[index + 1].area.left() if index + 1 < len(columns) else before + 24
        return (before + after) / 2

    def _plus_centre(self, index: int) -> QPointF:
        return QPointF(self._gap_x(index), MARGIN + 9)


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
