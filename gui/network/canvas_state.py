"""The input of painting the network canvas: a frozen value that needs no window."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from engine import INPUT, Project
from engine.quiz.hiding import HiddenCells
from gui.look.palettes import Palette
from gui.network.connection_drag import Connecting
from gui.network.fonts import Fonts
from gui.network.framed import FramedNetwork
from gui.network.header_grid import HeaderType
from gui.network.layout import Arrangement
from gui.network.pointing import Pointing
from gui.state.build_up import building_order
from gui.state.playback import Playback
from gui.state.selection import Hover, Looks, Place, Selection
from gui.state.workers import Frame


@dataclass(frozen=True)
class Selected:
    """The part of the Selection that the canvas shows.

    Args:
        layer, channel: the selected map.
        hover: the hovered cell.
        pins: the pinned maps by colour.
        hidden_by_layer: the hidden parts by layer.
        sizes_asked: the layers whose size is hidden.
    """

    looks: Looks
    layer: str = INPUT
    channel: int = 0
    hover: Hover | None = None
    pins: Mapping[str, Place | None] = field(default_factory=dict)
    hidden_by_layer: Mapping[str, HiddenCells] = field(default_factory=dict)
    sizes_asked: frozenset[str] = frozenset()

    @classmethod
    def of(cls, selection: Selection) -> Selected:
        """A snapshot of the Selection."""
        asked, pins = frozenset(selection.sizes_asked), {**selection.pins}
        place = selection.layer, selection.channel
        return cls(selection.looks, *place, selection.hover, pins, selection.hidden_by_layer, asked)

    def pin_of(self, place: Place) -> str | None:
        """The colour of a map's pin, or None."""
        return next((colour for colour, pinned in self.pins.items() if pinned == place), None)


@dataclass(frozen=True)
class Hints:
    """Marks that help with editing the network.

    Args:
        drop_at: index in the order of the layers at which a dragged layer would be dropped.
        plus_at: number of the plus sign that is shown.
        focused: whether the selected layer's header shows the focus mark.
        head: id of the layer whose header is hovered.
        port: id of the layer whose port is hovered.
        connecting: the connection that is being dragged.
        warning: which weights would be lost if what is dragged were dropped now.
        mouse: where the warning is shown, in coordinates of the widget.
    """

    drop_at: int | None = None
    plus_at: int | None = None
    focused: bool = False
    head: str | None = None
    port: str | None = None
    connecting: Connecting | None = None
    warning: str = ""
    mouse: QPointF = field(default_factory=QPointF)


@dataclass(frozen=True)
class CanvasState:
    """Everything that one painting of the canvas depends on.

    Args:
        project: the arranged network.
        frame: the last Frame, possibly of an earlier project; None shows columns without maps.
        sketch: a Frame of the reduced picture, whose maps are shown while those of the large one are computed.
        framed: the arrangement with zoom and offset.
        type: the font of the headers, from which all type sizes follow.
        font: the font of sentences beside the columns.
        reached: number of computed positions, for maps that a walk has not finished.
        built: the last layer of a partly built network, and the built share of it; None for the whole network.
    """

    project: Project
    frame: Frame | None
    framed: FramedNetwork
    type: HeaderType
    font: QFont
    palette: Palette
    selected: Selected
    pointing: Pointing = Pointing()
    reached: Mapping[Place, int] = field(default_factory=dict)
    built: tuple[str | None, float] = (None, 1.0)
    hints: Hints = Hints()
    sketch: Frame | None = None
    old: frozenset[str] = frozenset()

    @property
    def shown(self) -> Frame | None:
        """The Frame whose maps are shown."""
        return self.frame if self.sketch is None else self.sketch

    @property
    def dark(self) -> bool:
        """Whether the palette is dark."""
        return self.palette.name == "dark"

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement of the columns."""
        return self.framed.arrangement

    @cached_property
    def unbuilt(self) -> frozenset[str]:
        """The layers of a branching network that are not built yet."""
        layer, order = self.built[0], building_order(self.project)
        if layer not in order or self.arrangement.is_chain:
            return frozenset()
        return frozenset(order[order.index(layer) + 1 :])

    @cached_property
    def revealed(self) -> Arrangement:
        """The arrangement without the columns that would give away a hidden size."""
        return without(self.arrangement, self.selected.sizes_asked)

    @cached_property
    def fonts(self) -> Fonts:
        """The canvas fonts, enlarged so that they are readable at the present zoom."""
        return self.type.fonts.enlarged(max(self.type.scale / self.framed.zoom, 1.0))


def reached_maps(walk: Playback, selection: Selection) -> dict[Place, int]:
    """How far a walk has come on the maps that it shows."""
    places = {(selection.layer, selection.channel), *(place for place in selection.pins.values() if place)}
    shown = [place for place in places if place[0] not in selection.sizes_asked]
    return {place: count for place in shown if (count := walk.reached(*place)) is not None}


def without(arrangement: Arrangement, layers: Container[str]) -> Arrangement:
    """The arrangement without the columns of some layers."""
    columns = tuple(column for column in arrangement.columns if column.layer not in layers)
    return arrangement if len(columns) == len(arrangement.columns) else replace(arrangement, columns=columns)
