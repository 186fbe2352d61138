"""What one painting of the network canvas is made from: a frozen value that needs no window."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from PySide6.QtGui import QFont

from engine import INPUT, Project
from engine.quiz.hiding import Veil
from gui.look.palettes import Palette
from gui.network.fonts import Fonts
from gui.network.framed import FramedNetwork
from gui.network.header_grid import HeadType
from gui.network.layout import Arrangement
from gui.network.pointing import Pointing
from gui.state.selection import Hover, Looks, Place, Selection
from gui.state.workers import Frame


@dataclass(frozen=True)
class Selected:
    """What of the Selection the canvas shows.

    Args:
        layer, channel: the selected map.
        hover: the cell under the cursor.
        pins: the pinned maps by the colour of the pin.
        veils: what is hidden of every layer.
        sizes_asked: the layers whose size is not told.
    """

    looks: Looks
    layer: str = INPUT
    channel: int = 0
    hover: Hover | None = None
    pins: Mapping[str, Place | None] = field(default_factory=dict)
    veils: Mapping[str, Veil] = field(default_factory=dict)
    sizes_asked: frozenset[str] = frozenset()

    @classmethod
    def of(cls, selection: Selection) -> Selected:
        """What is selected now."""
        asked, pins = frozenset(selection.sizes_asked), {**selection.pins}
        place = selection.layer, selection.channel
        return cls(selection.looks, *place, selection.hover, pins, selection.veils, asked)

    def pin_of(self, place: Place) -> str | None:
        """The colour that a map is pinned in, or None."""
        return next((colour for colour, pinned in self.pins.items() if pinned == place), None)


@dataclass(frozen=True)
class Hints:
    """What helps with editing the row of layers.

    Args:
        drop_at: where in the chain a dragged layer would land.
        plus_at: between which columns the plus sign shows.
        focused: whether the head of the selected layer shows that keys go to the canvas.
    """

    drop_at: int | None = None
    plus_at: int | None = None
    focused: bool = False


@dataclass(frozen=True)
class CanvasState:
    """All that one painting of the canvas needs.

    Args:
        project: the network that the columns are arranged for.
        frame: what was computed last, possibly of an earlier project; None shows columns without maps.
        framed: the columns, and how they lie on what is painted on.
        type: the type of the heads, which tells the size of all type.
        font: the type of sentences beside the columns.
        reached: for maps that a walk has not finished, how many of their positions are made.
        built: the layer that is being made, and the share of it that is; None for the whole network.
    """

    project: Project
    frame: Frame | None
    framed: FramedNetwork
    type: HeadType
    font: QFont
    palette: Palette
    selected: Selected
    pointing: Pointing = Pointing()
    reached: Mapping[Place, int] = field(default_factory=dict)
    built: tuple[str | None, float] = (None, 1.0)
    hints: Hints = Hints()

    @property
    def dark(self) -> bool:
        """Whether the colours are light on dark."""
        return self.palette.name == "dark"

    @property
    def arrangement(self) -> Arrangement:
        """The columns in their places."""
        return self.framed.arrangement

    @cached_property
    def told(self) -> Arrangement:
        """The arrangement as far as it may be told: without columns that would give away a size that is asked for."""
        return told(self.arrangement, self.selected.sizes_asked)

    @cached_property
    def fonts(self) -> Fonts:
        """Type that can be read on a canvas that is shown smaller."""
        return self.type.fonts.enlarged(max(self.type.scale / self.framed.zoom, 1.0))


def told(arrangement: Arrangement, asked: Container[str]) -> Arrangement:
    """An arrangement without the columns of layers whose size is asked for."""
    columns = tuple(column for column in arrangement.columns if column.layer not in asked)
    return arrangement if len(columns) == len(arrangement.columns) else replace(arrangement, columns=columns)
