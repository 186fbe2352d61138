"""What a new Frame changes in a picture of the network: seldom all of it, and maps take long to paint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import zip_longest

from PySide6.QtCore import QRectF

from gui.network.canvas_state import CanvasState
from gui.network.edges import Edge
from gui.network.layout import Column
from gui.network.painting import captions, links_of
from gui.network.tiles import Tiles

_AROUND = 3.0  # canvas pixels around a map or an edge that belong to it: its border, the width of the line
_BESIDE = 24.0  # canvas pixels by which names and numbers of bars may exceed their column
_MOST_PARTS = 8  # each is painted on its own
_MOST_CHANGED = 0.5  # share of the picture, or of a column's maps, beyond which all of it is painted


@dataclass(frozen=True)
class Contents:
    """What the maps, bars and coloured edges of a picture show.

    Args:
        columns: those in sight.
        images: of the maps and strips of these, by layer; of bars the values, which are painted as they are.
        captions: the names of filters on the maps, by layer.
        classes: the names beside the bars.
        edges: the coloured ones; None while none may be shown.
    """

    columns: Sequence[Column]
    images: Mapping[str, Sequence[object]]
    captions: Mapping[str, Sequence[str]]
    classes: tuple[str, ...]
    edges: Sequence[Edge] | None

    @classmethod
    def of(cls, state: CanvasState, tiles: Tiles) -> Contents:
        """What a picture of a state shows, whose Frame the tiles show already."""
        sight = state.framed.transform.inverted()[0].mapRect(state.framed.rect).adjusted(-_BESIDE, 0, _BESIDE, 0)
        columns = [column for column in state.arrangement.columns if column.area.intersects(sight)]
        images: dict[str, Sequence[object]] = {
            column.layer: tiles.thumbnails(column.layer) if column.kind == "bars" else tiles.pictures(column.layer)
            for column in columns
        }
        named = {column.layer: captions(state, column) for column in columns if column.kind == "maps"}
        return cls(columns, images, named, state.project.classes, links_of(state))

    def changed_since(self, before: Contents) -> list[QRectF] | None:
        """The parts, in canvas coordinates, in which another picture of the same columns differs; None: most of it."""
        if self.edges is None or before.edges is None or self.classes != before.classes:
            return None
        edges = [
            _around(edge.path.controlPointRect())
            for old, new in zip_longest(before.edges, self.edges)
            for edge in (old, new)
            if old != new and edge is not None
        ]
        parts = [reduce(QRectF.united, edges)] if edges else []
        for column in self.columns:
            parts += self._changed_in(before, column)
        areas = [part.width() * part.height() for part in parts]
        whole = reduce(QRectF.united, (column.maps_area for column in self.columns), QRectF())
        is_much = len(parts) > _MOST_PARTS or sum(areas) > _MOST_CHANGED * whole.width() * whole.height()
        return None if is_much else parts

    def _changed_in(self, before: Contents, column: Column) -> list[QRectF]:
        """The parts of a column that differ: some of its maps, or all of it."""
        old, new = before._shown_in(column), self._shown_in(column)
        changed = [tile for tile, (was, now) in enumerate(zip(old, new, strict=False)) if was != now]
        if len(old) == len(new) == len(column.tiles) and len(changed) <= _MOST_CHANGED * len(new):
            return [_around(column.tiles[tile]) for tile in changed]
        if not changed and len(old) == len(new):
            return []
        return [_around(column.maps_area).adjusted(-_BESIDE, 0, _BESIDE, 0)]

    def _shown_in(self, column: Column) -> list[tuple[int, str]]:
        """What each map of a column shows; an image is known by its place in memory, which the Contents keep."""
        images, names = self.images.get(column.layer, ()), self.captions.get(column.layer, ())
        return [(id(image), name) for image, name in zip_longest(images, names, fillvalue="")]


def _around(rect: QRectF) -> QRectF:
    return rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
