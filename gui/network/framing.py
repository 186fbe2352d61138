"""The columns as they lie on the widget: which part of them is in sight, and what is where."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.guard import guarded
from gui.network.heads import LEAST_FIT
from gui.network.layout import MARGIN, Arrangement, Column, Spot, cell_rect
from gui.selection import Hover, Place, Selection
from gui.widgets.question import question_rect

_LEAST_ZOOM, _MOST_ZOOM = 0.1, 24.0
_NOTCH = 1.25

CloseUp = tuple[float, float, float]  # how much larger than all of it, and which place is in the middle


@guarded
class FramedNetwork(QWidget):
    """The arrangement of a network, fitted to the widget, zoomed and panned."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._arranged = Arrangement((), 1, 1)
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
        return self._arranged

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
        self._zoom = self._whole_zoom()
        spare = QPointF(
            max(self.width() - self._arrangement.width * self._zoom, 0),
            max(self.height() - self._arrangement.height * self._zoom, 0),
        )
        self._offset = QPointF(spare.x() / 2, 0)
        self._forget_still()

    def _whole_zoom(self) -> float:
        """The zoom at which all of the network is seen, if it can be read then; one that is wider is scrolled."""
        zoom = min(self.height() / self._arrangement.height, self._unit)
        return max(zoom, LEAST_FIT * self._unit)

    @property
    def close_up(self) -> CloseUp | None:
        """Which part of the network is in sight, whatever the size of the widget; None when it is all of it."""
        if self._fitted:
            return None
        middle = self._to_canvas(QRectF(self.rect()).center())
        across, down = middle.x() / self._arrangement.width, middle.y() / self._arrangement.height
        return self._zoom / self._whole_zoom(), min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def show_close_up(self, close_up: CloseUp | None) -> None:
        """Shows a part of the network, also when the widget gets another size; None shows all of it."""
        self.fit()
        if close_up is None:
            return
        factor, across, down = close_up
        self._zoom = min(max(self._zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        middle = QPointF(across * self._arrangement.width, down * self._arrangement.height)
        self._offset = QRectF(self.rect()).center() - middle * self._zoom
        self._fitted, self._close_up = False, close_up

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
        self._forget_still()

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
        self._forget_still()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            delta = event.angleDelta()
            self._pan(QPointF(delta.x() or delta.y(), 0) / 2)
        else:
            self._zoom_about(event.position(), _NOTCH ** (event.angleDelta().y() / 120))
        event.accept()

    def _pan(self, by: QPointF) -> None:
        """Moves the canvas, but never wholly out of sight."""
        offset = self._offset + by
        wide, high = self._arrangement.width * self._zoom, self._arrangement.height * self._zoom
        self._offset = QPointF(
            min(max(offset.x(), 60 - wide), self.width() - 60), min(max(offset.y(), 60 - high), self.height() - 60)
        )
        self._fitted, self._close_up = False, None
        self._forget_still()

    # --- what is where -------------------------------------------------------------------------------------------

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
