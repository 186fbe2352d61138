"""Everything that the filter page paints, as a frozen value that needs no window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF, QSize

from engine.project.project import Project
from engine.quiz.hiding import HiddenCells
from engine.values.array import Float32
from gui.filter_page.layout import FilterSpot, Places
from gui.filter_page.mixer import Mix
from gui.filter_page.slices import Normal, Slices
from gui.look import colours
from gui.look.fonts import BASE_PIXELS
from gui.look.legend import Legend, Legends
from gui.look.palettes import Palette
from gui.network.fonts import Fonts
from gui.network.pointing import Pointing
from gui.state.selection import Hover, Looks, Place, WeightSpot


@dataclass(frozen=True, eq=False)
class Kernels:
    """The kernels of a filter, without gains.

    Args:
        values: (C, KH, KW).
        largest: the largest absolute weight, which has the strongest colour.
    """

    values: Float32
    largest: float

    @classmethod
    def of(cls, slices: Slices, project: Project) -> Kernels:
        """The kernels of a Project, which may be newer than the Frame shown."""
        values = slices.kernels(project)
        return cls(values, float(np.abs(values[np.isfinite(values)]).max(initial=0)))


@dataclass(frozen=True)
class Pointed:
    """Everything painted that depends on mouse and keyboard.

    Args:
        pointing: the outlined cells.
        spot: the FilterSpot under the mouse.
        weight: the hovered weight.
        focused: whether keys act on the selected row.
    """

    pointing: Pointing = Pointing()
    spot: FilterSpot | None = None
    weight: WeightSpot | None = None
    focused: bool = False


@dataclass(frozen=True)
class FilterState:
    """Everything that the filter page paints, except what depends on the mouse.

    Args:
        slices: the filter.
        size: of the painted area.
        places: the layout.
        order: the channels in the order of the list.
        mix: the gains of the channels.
        normal: the values without gains, if they belong to this filter.
        scroll: pixels by which the list is scrolled.
        selected: the selected channel.
        hidden_by_layer: the hidden cells, by layer.
        looks: the colour maps and other display options.
    """

    slices: Slices
    size: QSize
    places: Places
    order: tuple[int, ...]
    mix: Mix
    kernels: Kernels
    normal: Normal | None
    scroll: int
    selected: int
    hidden_by_layer: Mapping[str, HiddenCells]
    looks: Looks
    palette: Palette
    fonts: Fonts

    @property
    def dark(self) -> bool:
        """Whether the palette is dark."""
        return self.palette.name == "dark"

    @property
    def type_scale(self) -> float:
        """The type size relative to the base type."""
        return type_scale(self.fonts)

    @cached_property
    def legends(self) -> Legends:
        """The legends of the maps."""
        return Legends(self.slices.frame, self.looks)

    @cached_property
    def partial_legend(self) -> Legend:
        """The common legend of all partial results, so that their colours are comparable."""
        largest = self.slices.largest
        if self.normal is not None:
            largest = max(largest, self.normal.largest)  # else muting one channel would change the colours of all
        low, high = colours.scale_range(-largest, largest, symmetric=True)
        return Legend(self.looks.signed, low, high, True, -1e-6 * high if self.looks.hatching and high else None)

    def hidden_cells(self, layer: str, channel: int) -> HiddenCells:
        """The hidden cells of a map as (row, column); a vector is one row."""
        return self.hidden_by_layer.get(layer, HiddenCells()).on(channel)

    def hides(self, hover: Hover) -> bool:
        """Whether the number in a cell of a map is hidden."""
        return self.hidden_cells(hover.layer, hover.channel).hides((hover.row, hover.column))

    def map_places(self) -> dict[Place, QRectF]:
        """The rectangles of visible maps: input maps, the result, and the map after it."""
        slices, places, scroll = self.slices, self.places, self.scroll
        rows = {(slices.source, self.order[row]): places.row_at(row, scroll) for row in places.visible(scroll)}
        found = {place: row.input for place, row in rows.items()}
        found[slices.layer, slices.channel] = places.result
        if places.after is not None and slices.after is not None:
            found[slices.after, slices.channel] = places.after
        return found


def type_scale(fonts: Fonts) -> float:
    """The type size relative to the base type."""
    return (fonts.title.pixelSize() - 1) / BASE_PIXELS
