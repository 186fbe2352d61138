"""The columns as they lie on a picture or a widget: which part of them is in sight, and what is where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

from engine.quiz.hiding import Veil
from gui.network.layout import LEAST_FIT, MARGIN, Arrangement, Column, Spot, cell_rect
from gui.state.selection import Hover, Place
from gui.widgets.question import question_rect

HAIR = 0.5  # pixels that nobody misses
_LEAST_ZOOM, _MOST_ZOOM = 0.1, 24.0

CloseUp = tuple[float, float, float]  # how much larger than all of it, and which place is in the middle


@dataclass(frozen=True)
class FramedNetwork:
    """An arrangement of columns, zoomed and moved in an area of so many pixels.

    Args:
        size: of the area.
        zoom: pixels for one of the canvas.
        offset: where in the area the upper left corner of the canvas is.
    """

    arrangement: Arrangement
    size: QSize
    zoom: float
    offset: QPointF

    @cached_property
    def transform(self) -> QTransform:
        """From the canvas to the area."""
        return QTransform.fromTranslate(self.offset.x(), self.offset.y()).scale(self.zoom, self.zoom)

    @property
    def rect(self) -> QRectF:
        """The area."""
        return QRectF(0, 0, self.size.width(), self.size.height())

    @property
    def in_sight(self) -> QRectF:
        """The part of the canvas that is in sight."""
        return self.transform.inverted()[0].mapRect(self.rect)

    def to_canvas(self, point: QPointF) -> QPointF:
        """Where on the canvas a point of the area is."""
        return self.transform.inverted()[0].map(point)

    def column_of(self, layer: str) -> Column | None:
        """The column of a layer."""
        return self.arrangement.column_of(layer)

    def _known(self, layer: str) -> Column:
        column = self.column_of(layer)
        assert column is not None, layer
        return column

    def place_of(self, layer: str, tile: int) -> QPointF:
        """Where in the area the middle of a map or bar is."""
        return self.transform.map(self._known(layer).tiles[tile].center())

    def header_of(self, layer: str) -> QPointF:
        """Where in the area the middle of a layer's head is."""
        return self.transform.map(self._known(layer).header.center())

    def tile_size(self, layer: str) -> QSize:
        """How large one map of a layer is in the area."""
        return (self._known(layer).tiles[0].size() * self.zoom).toSize()

    def spot(self, point: QPointF, veils: Mapping[str, Veil]) -> Spot | None:
        """What lies under a point of the area; where the question mark of a hidden cell is, that cell."""
        at = self.to_canvas(point)
        spot = self.arrangement.spot(at)
        if spot is None or spot.part != "tile":
            return spot
        column = self.arrangement.columns[spot.column]
        veil = veils.get(column.layer, Veil()).on(spot.tile)
        if column.kind == "maps" and not veil.whole:
            for row, across in veil.others:
                rect = cell_rect(column, spot.tile, (row, row), (across, across))
                if question_rect(rect, column.tiles[spot.tile]).contains(at):
                    return replace(spot, cell=(row, across))
        return spot

    def shows_unit(self, layer: str, unit: int | None = None) -> bool:
        """Whether all bars of a layer are in sight, or at least that of a unit."""
        column = self.column_of(layer)
        if column is None:
            return False
        seen = self.in_sight.adjusted(-HAIR, -HAIR, HAIR, HAIR)
        bar = column.tiles[min(unit or 0, len(column.tiles) - 1)]
        return seen.contains(column.tiles[0].united(column.tiles[-1])) or (unit is not None and seen.contains(bar))

    def map_places(self) -> dict[Place, QRectF]:
        """Where in the area the maps are that can be seen."""
        places = {
            (column.layer, tile): self.transform.mapRect(rect)
            for column in self.arrangement.columns
            if column.kind in ("maps", "strip")
            for tile, rect in enumerate(column.tiles)
        }
        return {key: place for key, place in places.items() if place.intersects(self.rect)}

    def places_of(self, hover: Hover, told: Arrangement) -> list[QRectF]:
        """Where in the area a cell is, and the same place in every other map of ``told`` that is in sight."""
        source = self.column_of(hover.layer)
        if source is None or source.kind != "maps":
            return []
        down, across = (hover.row + 0.5) / source.grid[0], (hover.column + 0.5) / source.grid[1]
        cells = [
            cell_rect(column, tile, (row, row), (at, at))
            for column in told.columns
            if column.kind == "maps"
            for row, at in ((int(down * column.grid[0]), int(across * column.grid[1])),)
            for tile in range(len(column.tiles))
        ]
        places = map(self.transform.mapRect, cells)
        return [place for place in places if place.intersects(self.rect)]

    def gap_x(self, index: int) -> float:
        """Where on the canvas, between two columns, a layer at ``index`` of the chain would begin."""
        columns = self.arrangement.columns
        before = columns[index].area.right()
        after = columns[index + 1].area.left() if index + 1 < len(columns) else before + 24
        return (before + after) / 2

    def plus_centre(self, index: int) -> QPointF:
        """Where on the canvas the plus sign for a layer at ``index`` of the chain is."""
        return QPointF(self.gap_x(index), MARGIN + 9)

    def plus_of(self, index: int) -> QPointF:
        """Where in the area that plus sign is."""
        return self.transform.map(self.plus_centre(index))


def whole_zoom(arrangement: Arrangement, size: QSize, unit: float) -> float:
    """The zoom at which all of a network is seen in an area, if it can be read then; one that is wider is scrolled.

    Args:
        unit: how much larger than the canvas is made for type is.
    """
    zoom = min(size.height() / arrangement.height, unit)
    return max(zoom, LEAST_FIT * unit)


def bounded_zoom(zoom: float) -> float:
    """A zoom that is possible."""
    return min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)


def fitted(arrangement: Arrangement, size: QSize, unit: float) -> FramedNetwork:
    """A whole network, as large as it can be in an area."""
    zoom = whole_zoom(arrangement, size, unit)
    spare = max(size.width() - arrangement.width * zoom, 0)
    return FramedNetwork(arrangement, size, zoom, QPointF(spare / 2, 0))


def close_up_of(arrangement: Arrangement, size: QSize, unit: float, close_up: CloseUp) -> FramedNetwork:
    """A part of a network, its middle in the middle of an area."""
    factor, across, down = close_up
    zoom = bounded_zoom(whole_zoom(arrangement, size, unit) * factor)
    middle = QPointF(across * arrangement.width, down * arrangement.height)
    centre = QRectF(0, 0, size.width(), size.height()).center()
    return FramedNetwork(arrangement, size, zoom, centre - middle * zoom)
