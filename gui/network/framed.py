"""An arrangement with zoom and offset: coordinates of columns, maps and cells in a widget or picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

from engine.quiz.hiding import HiddenCells
from gui.network.layout import LEAST_FIT, Arrangement, Column, Spot, cell_rect
from gui.state.selection import Hover, Place
from gui.widgets.question import question_rect

HAIR = 0.5  # pixels; tolerance
_LEAST_ZOOM, _MOST_ZOOM = 0.1, 24.0

CloseUp = tuple[float, float, float]  # zoom relative to the fitted network; centre, as fractions


@dataclass(frozen=True)
class FramedNetwork:
    """An arrangement, zoomed and moved in an area.

    Args:
        size: of the area in pixels.
        zoom: area pixels per canvas pixel.
        offset: position of the canvas's upper left corner in the area.
    """

    arrangement: Arrangement
    size: QSize
    zoom: float
    offset: QPointF

    @cached_property
    def transform(self) -> QTransform:
        """The transform from canvas to area coordinates."""
        return QTransform.fromTranslate(self.offset.x(), self.offset.y()).scale(self.zoom, self.zoom)

    @property
    def rect(self) -> QRectF:
        """The rectangle of the area."""
        return QRectF(0, 0, self.size.width(), self.size.height())

    @property
    def in_sight(self) -> QRectF:
        """The visible part of the canvas."""
        return self.transform.inverted()[0].mapRect(self.rect)

    def to_canvas(self, point: QPointF) -> QPointF:
        """The canvas coordinates of a point of the area."""
        return self.transform.inverted()[0].map(point)

    def column_of(self, layer: str) -> Column | None:
        """The column of a layer."""
        return self.arrangement.column_of(layer)

    def _known(self, layer: str) -> Column:
        column = self.column_of(layer)
        assert column is not None, layer
        return column

    def place_of(self, layer: str, tile: int) -> QPointF:
        """The centre of a map or bar in area coordinates."""
        return self.transform.map(self._known(layer).tiles[tile].center())

    def header_of(self, layer: str) -> QPointF:
        """The centre of a layer's header in area coordinates."""
        return self.transform.map(self._known(layer).header.center())

    def tile_size(self, layer: str) -> QSize:
        """The size of one map of a layer in area pixels."""
        return (self._known(layer).tiles[0].size() * self.zoom).toSize()

    def spot(self, point: QPointF, hidden_by_layer: Mapping[str, HiddenCells]) -> Spot | None:
        """The Spot under a point of the area; on a question mark, that of its hidden cell."""
        at = self.to_canvas(point)
        spot = self.arrangement.spot(at)
        if spot is None or spot.part != "tile":
            return spot
        column = self.arrangement.columns[spot.column]
        hidden_cells = hidden_by_layer.get(column.layer, HiddenCells()).on(spot.tile)
        if column.kind == "maps" and not hidden_cells.whole:
            for row, across in hidden_cells.others:
                rect = cell_rect(column, spot.tile, (row, row), (across, across))
                if question_rect(rect, column.tiles[spot.tile]).contains(at):
                    return replace(spot, cell=(row, across))
        return spot

    def shows_unit(self, layer: str, unit: int | None = None) -> bool:
        """Whether the bar of a unit, or all bars of the layer, are visible."""
        column = self.column_of(layer)
        if column is None:
            return False
        seen = self.in_sight.adjusted(-HAIR, -HAIR, HAIR, HAIR)
        bar = column.tiles[min(unit or 0, len(column.tiles) - 1)]
        return seen.contains(column.tiles[0].united(column.tiles[-1])) or (unit is not None and seen.contains(bar))

    def map_places(self) -> dict[Place, QRectF]:
        """The rectangles of visible maps in area coordinates, by (layer, channel)."""
        places = {
            (column.layer, tile): self.transform.mapRect(rect)
            for column in self.arrangement.columns
            if column.kind in ("maps", "strip")
            for tile, rect in enumerate(column.tiles)
        }
        return {key: place for key, place in places.items() if place.intersects(self.rect)}

    def places_of(self, hover: Hover, shown: Arrangement) -> list[QRectF]:
        """The rectangle of a cell and of the same place in all other visible maps of ``shown``, in area coordinates."""
        source = self.column_of(hover.layer)
        if source is None or source.kind != "maps":
            return []
        down, across = (hover.row + 0.5) / source.grid[0], (hover.column + 0.5) / source.grid[1]
        cells = [
            cell_rect(column, tile, (row, row), (at, at))
            for column in shown.columns
            if column.kind == "maps"
            for row, at in ((int(down * column.grid[0]), int(across * column.grid[1])),)
            for tile in range(len(column.tiles))
        ]
        places = map(self.transform.mapRect, cells)
        return [place for place in places if place.intersects(self.rect)]

    def gap_x(self, index: int) -> float:
        """The canvas x coordinate right of a column, at which a layer with its index would be inserted."""
        return self.arrangement.gaps[index]

    def plus_of(self, index: int) -> QPointF:
        """The centre of the plus sign with this number, in area coordinates."""
        return self.transform.map(self.arrangement.pluses[index].centre)


def whole_zoom(arrangement: Arrangement, size: QSize, unit: float) -> float:
    """The zoom that fits the whole network into an area, but not less than readable; wider networks are scrolled.

    Args:
        unit: type size relative to the base type.
    """
    zoom = min(size.height() / arrangement.height, unit)
    return max(zoom, LEAST_FIT * unit)


def bounded_zoom(zoom: float) -> float:
    """The zoom clipped to the allowed range."""
    return min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)


def fitted(arrangement: Arrangement, size: QSize, unit: float) -> FramedNetwork:
    """The whole network, fitted into an area."""
    zoom = whole_zoom(arrangement, size, unit)
    spare = max(size.width() - arrangement.width * zoom, 0)
    return FramedNetwork(arrangement, size, zoom, QPointF(spare / 2, 0))


def close_up_of(arrangement: Arrangement, size: QSize, unit: float, close_up: CloseUp) -> FramedNetwork:
    """A part of the network, centred in an area."""
    factor, across, down = close_up
    zoom = bounded_zoom(whole_zoom(arrangement, size, unit) * factor)
    middle = QPointF(across * arrangement.width, down * arrangement.height)
    centre = QRectF(0, 0, size.width(), size.height()).center()
    return FramedNetwork(arrangement, size, zoom, centre - middle * zoom)
