"""What one painting of the filter depth is made from: a frozen value that needs no window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QRectF, QSize

from engine.project.project import Project
from engine.quiz.hiding import Veil
from engine.values.array import Float32
from gui.filter_page.layout import Places, Spot
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
    """The kernels of a filter, as they are in the weights.

    Args:
        values: (C, KH, KW).
        largest: the largest size of a weight, which has the strongest colour.
    """

    values: Float32
    largest: float

    @classmethod
    def of(cls, slices: Slices, project: Project) -> Kernels:
        """Those in a Project that may be newer than what is shown."""
        values = slices.kernels(project)
        return cls(values, float(np.abs(values[np.isfinite(values)]).max(initial=0)))


@dataclass(frozen=True)
class Pointed:
    """What follows the mouse and the keyboard.

    Args:
        pointing: the cells that are outlined.
        spot: what lies under the mouse.
        weight: the weight that is pointed at.
        focused: whether keys act on the selected row.
    """

    pointing: Pointing = Pointing()
    spot: Spot | None = None
    weight: WeightSpot | None = None
    focused: bool = False


@dataclass(frozen=True)
class FilterState:
    """All that one painting of the filter depth needs, but for what follows the mouse.

    Args:
        size: of what is painted on.
        order: the channels from top to bottom.
        normal: what was shown without gains, if it compares.
        scroll: by how many pixels the list is scrolled.
        selected: which channel is.
        veils: what is hidden of every layer.
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
    veils: Mapping[str, Veil]
    looks: Looks
    palette: Palette
    fonts: Fonts

    @property
    def dark(self) -> bool:
        """Whether the colours are light on dark."""
        return self.palette.name == "dark"

    @property
    def type_scale(self) -> float:
        """How large the type is, relative to its normal size."""
        return type_scale(self.fonts)

    @cached_property
    def legends(self) -> Legends:
        """How the maps are coloured."""
        return Legends(self.slices.frame, self.looks)

    @cached_property
    def partial_legend(self) -> Legend:
        """One range for all partial results, so that they compare."""
        largest = self.slices.largest
        if self.normal is not None:
            largest = max(largest, self.normal.largest)  # else the others would change colour when one is muted
        low, high = colours.scale_range(-largest, largest, symmetric=True)
        return Legend(self.looks.signed, low, high, True, -1e-6 * high if self.looks.hatching and high else None)

    def veil(self, layer: str, channel: int) -> Veil:
        """What is hidden of a map, cells as (row, column); a vector is one row."""
        return self.veils.get(layer, Veil()).on(channel)

    def conceals(self, hover: Hover) -> bool:
        """Whether the number in a cell of a map is hidden."""
        return self.veil(hover.layer, hover.channel).hides((hover.row, hover.column))

    def map_places(self) -> dict[Place, QRectF]:
        """Where the maps are that can be seen: those that are read, the result, and what the next layer makes of it."""
        slices, places, scroll = self.slices, self.places, self.scroll
        rows = {(slices.source, self.order[row]): places.row_at(row, scroll) for row in places.visible(scroll)}
        found = {place: row.input for place, row in rows.items()}
        found[slices.layer, slices.channel] = places.result
        if places.after is not None and slices.after is not None:
            found[slices.after, slices.channel] = places.after
        return found


def type_scale(fonts: Fonts) -> float:
    """How large type is, relative to its normal size."""
    return (fonts.title.pixelSize() - 1) / BASE_PIXELS
