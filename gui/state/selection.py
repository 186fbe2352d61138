"""What the user looks at: none of it is part of the Project, and none of it is undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from engine import INPUT, Cell, Project, Shape, infer, input_shape
from engine.project.edits import renamed
from engine.quiz.hiding import Hiding, Veil, sizes_asked, veils
from gui.state.document import Document

Scale = Literal["map", "layer", "network"]
Depth = Literal["overview", "filter"]
Place = tuple[str, int]  # layer id, channel


@dataclass(frozen=True)
class Looks:
    """How maps are coloured.

    Args:
        signed: the colour map for values of both signs.
        positive: the one for values that cannot be negative.
        scale: which cells share one range: those of a map, of a layer, or of the whole network.
        hatching: whether lines are drawn over what is negative.
        compares: whether the other kind of pooling is shown beside a pooling.
    """

    signed: str
    positive: str
    scale: Scale = "map"
    hatching: bool = False
    compares: bool = False


@dataclass(frozen=True)
class Hover:
    """One cell that is pointed at or chosen: of a vector the unit is ``row``, and the rest 0."""

    layer: str
    channel: int
    row: int
    column: int

    def cell(self, shape: Shape) -> Cell | None:
        """The cell of an output of ``shape``, as the engine counts; None when there is no such cell (any more)."""
        cell = (self.row,) if len(shape) == 1 else (self.channel, self.row, self.column)
        return cell if all(at < size for at, size in zip(cell, shape, strict=True)) else None

    @classmethod
    def at(cls, layer: str, cell: Cell) -> Hover:
        """The cell of a layer as the engine counts it."""
        return cls(layer, 0, cell[0], 0) if len(cell) == 1 else cls(layer, *cell)


@dataclass(frozen=True)
class WeightSpot:
    """One weight that is pointed at: of a filter, for the input channel ``source``, at a row and column of it."""

    layer: str
    channel: int
    source: int
    row: int
    column: int


@dataclass(frozen=True)
class Gains:
    """Factors on the input channels of one filter, for looking at: 0 mutes a channel. The weights stay as they are."""

    layer: str
    channel: int
    factors: tuple[float, ...]


_Part = TypeVar("_Part", Hover, WeightSpot, Gains)


class Selection(QObject):
    """The selected layer, map, cell and kernel, what is under the cursor, the two pins and the colours.

    Signals:
        renamed: layers are called otherwise now; carries the new names by the old ones, before others hear.
        changed: another layer, map or kernel is selected.
        hovered: another cell is under the cursor; carries a Hover or None.
        chose: a cell was chosen, with the mouse or by walking to it.
        focused: another cell is looked at, be it under the cursor or chosen; carries a Hover or None.
        weight_hovered: another weight is under the cursor; carries a WeightSpot or None.
        gains_changed: input channels are muted or scaled, or no longer; carries a Gains or None.
        depth_changed: the filter depth is entered or left.
        pinned: a pin was set or taken away.
        looks_changed: colours or scale are others.
        hidden_changed: other values are hidden, or other sizes are asked for.
        fields_changed: panels show more of what they have, or less.
    """

    renamed = Signal(object)
    changed = Signal()
    hovered = Signal(object)
    focused = Signal(object)
    chose = Signal()
    weight_hovered = Signal(object)
    gains_changed = Signal(object)
    depth_changed = Signal()
    pinned = Signal()
    looks_changed = Signal()
    hidden_changed = Signal()
    fields_changed = Signal()

    def __init__(self, looks: Looks, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._project, self._opened = document, document.project, document.opened
        document.changed.connect(self._follow)
        self.layer = INPUT
        self.channel = 0
        self.source = 0  # which of the channels that a filter reads: whose kernel is shown
        self.place: tuple[float, float] = (0.5, 0.5)  # the chosen place as shares of the map's height and width
        self.hover: Hover | None = None
        self.focus: Hover | None = None  # the cell that is explained: the last one that was pointed at or chosen
        self.pointed = False  # whether a cell was chosen, rather than a map as a whole
        self.weight: WeightSpot | None = None
        self.gains: Gains | None = None
        self.depth: Depth = "overview"
        self.pins: dict[str, Place | None] = {"red": None, "green": None}
        self.looks = looks
        self.fields: tuple[str, ...] = ()  # what panels show of what they have; all of it when empty
        self.hiding = Hiding()  # what is to be predicted
        self.veils: Mapping[str, Veil] = {}  # what is hidden of every layer because of it
        self.sizes_asked: Mapping[str, str] = {}  # whose size is not told, and whose size is asked for

    def select(self, layer: str, channel: int = 0, source: int | None = None) -> None:
        """Selects a map of a layer, and the kernel for one of the channels that it reads."""
        chosen = (layer, channel, self.source if source is None else source)
        if chosen == (self.layer, self.channel, self.source):
            return
        if self.gains is not None and (layer, channel) != (self.gains.layer, self.gains.channel):
            self.set_gains(None)
        self.layer, self.channel, self.source = chosen
        self.changed.emit()
        if self.hover is None:
            self._look_at(self.chosen)

    @property
    def chosen(self) -> Hover:
        """The chosen cell of the selected map, or the chosen unit; in another map the cell at the same place."""
        shape = self._shape()
        if shape is not None and len(shape) == 1:
            return Hover(self.layer, 0, self.channel, 0)
        rows, columns = shape[1:] if shape is not None else (1, 1)
        return Hover(self.layer, self.channel, int(self.place[0] * rows), int(self.place[1] * columns))

    def set_place(self, place: tuple[float, float]) -> None:
        """Chooses the cell at these shares of the map's height and width."""
        self.place = place
        self.pointed = True
        self._look_at(self.chosen)

    def set_pins(self, red: Place | None, green: Place | None) -> None:
        """Pins these maps, or none."""
        pins = {"red": red, "green": green}
        if pins != self.pins:
            self.pins = pins
            self.pinned.emit()

    def choose(self, hover: Hover) -> None:
        """Selects a cell, and the map that it is part of."""
        shape = self._shape(hover.layer)
        vector = shape is not None and len(shape) == 1
        if shape is not None and not vector:
            self.place = (hover.row + 0.5) / shape[1], (hover.column + 0.5) / shape[2]
        self.pointed = True
        self.select(hover.layer, hover.row if vector else hover.channel)
        self._look_at(hover)
        self.chose.emit()

    def point_at(self, hover: Hover | None) -> None:
        """Notes which cell is under the cursor; away from all cells the chosen one is looked at again."""
        if hover != self.hover:
            self.hover = hover
            self.hovered.emit(hover)
            self._look_at(hover if hover is not None else self.chosen)

    def point_at_weight(self, spot: WeightSpot | None) -> None:
        """Notes which weight is under the cursor."""
        if spot != self.weight:
            self.weight = spot
            self.weight_hovered.emit(spot)

    def set_gains(self, gains: Gains | None) -> None:
        """Looks at the network with some input channels of a filter muted or scaled; None: as it is."""
        if gains is not None and all(factor == 1 for factor in gains.factors):
            gains = None
        if gains != self.gains:
            self.gains = gains
            self.gains_changed.emit(gains)

    def set_depth(self, depth: Depth) -> None:
        """Opens the selected filter channel by channel, or goes back to the whole network."""
        if depth != self.depth:
            self.depth = depth
            self.set_gains(None)
            self.depth_changed.emit()

    def _look_at(self, hover: Hover) -> None:
        if hover != self.focus:
            self.focus = hover
            self.focused.emit(hover)

    def _shape(self, layer: str | None = None) -> Shape | None:
        layer = self.layer if layer is None else layer
        if layer == INPUT:
            return input_shape(self._project)
        return infer(self._project).shapes.get(layer)

    def toggle_pin(self, colour: str, place: Place) -> None:
        """Pins a map in a colour, or takes the pin away when it is there already."""
        self.pins[colour] = None if self.pins[colour] == place else place
        other = "green" if colour == "red" else "red"
        if self.pins[other] == place:
            self.pins[other] = None
        self.pinned.emit()

    def pin_of(self, place: Place) -> str | None:
        """The colour that a map is pinned in, or None."""
        return next((colour for colour, pinned in self.pins.items() if pinned == place), None)

    def set_looks(self, **changes: Any) -> None:
        """Changes the colours or the scale."""
        looks = replace(self.looks, **changes)
        if looks != self.looks:
            self.looks = looks
            self.looks_changed.emit()

    def set_fields(self, fields: Iterable[str]) -> None:
        """Lets panels show only these of their fields; all of them when there are none."""
        fields = tuple(fields)
        if fields != self.fields:
            self.fields = fields
            self.fields_changed.emit()

    def wants(self, *names: str) -> bool:
        """Whether panels show one of these fields."""
        return not self.fields or any(name in self.fields for name in names)

    # ---- what is to be predicted

    @property
    def hidden(self) -> frozenset[str]:
        """The layers of which all values are hidden."""
        return self.hiding.layers

    def set_hidden(self, layers: Iterable[str]) -> None:
        """Hides the values of these layers, and shows all others."""
        self.set_hiding(Hiding(frozenset(layers)))

    def set_hiding(self, hiding: Hiding) -> None:
        """Hides other values, or asks for other sizes."""
        veiled, asked = veils(self._project, hiding), sizes_asked(self._project, hiding)
        if (hiding, veiled, asked) != (self.hiding, self.veils, self.sizes_asked):
            self.hiding, self.veils, self.sizes_asked = hiding, veiled, asked
            self.hidden_changed.emit()

    def turn_cell(self, hover: Hover, hidden: bool) -> None:
        """Hides one cell, or shows it."""
        if (cell := self._cell(hover)) is not None:
            self.set_hiding(self.hiding.with_cell((hover.layer, cell), hidden))

    def conceals(self, hover: Hover) -> bool:
        """Whether the value of a cell is hidden."""
        veil = self.veils.get(hover.layer)
        if veil is None:
            return False
        cell = self._cell(hover)
        return cell is None or veil.hides(cell)

    def veil_of(self, layer: str, channel: int) -> Veil:
        """What is hidden of a map, cells as (row, column); a vector is one row."""
        return self.veils.get(layer, Veil()).on(channel)

    def _cell(self, hover: Hover) -> Cell | None:
        shape = self._shape(hover.layer)
        return None if shape is None else hover.cell(shape)

    @Slot(object)
    def _follow(self, project: Project) -> None:
        """Keeps to layers and maps that exist, under whatever name or number they go now."""
        before, self._project = self._project, project
        same, self._opened = self._opened == self._document.opened, self._document.opened
        names = renamed(before, project) if same else {}
        if names:
            self._rename(names)
        ids = {layer.id for layer in project.layers} | {INPUT}
        pins = {
            colour: place and _moved(before, project, (names.get(place[0], place[0]), place[1]), place)
            for colour, place in self.pins.items()
        }
        pins = {colour: place if place and place[0] in ids else None for colour, place in pins.items()}
        if self.hover is not None and self.hover.layer not in ids:
            self.point_at(None)
        if self.layer not in ids:
            self.select(project.layers[-1].id if project.layers else INPUT, 0, 0)
        elif self.layer != INPUT and (shape := infer(project)[self.layer].shape) is not None:
            self.select(self.layer, min(self.channel, shape[0] - 1))
        if pins != self.pins:
            self.pins = pins
            self.pinned.emit()
        self._follow_gains(before, project, names)
        self.set_hiding(self.hiding.kept(names, ids))
        if self.hover is None:
            self._look_at(self.chosen)

    def _rename(self, names: Mapping[str, str]) -> None:
        """Keeps to what is looked at when layers are called otherwise."""
        self.layer = names.get(self.layer, self.layer)
        self.hover, self.focus = _renamed(self.hover, names), _renamed(self.focus, names)
        self.weight, self.gains = _renamed(self.weight, names), _renamed(self.gains, names)
        self.renamed.emit(names)

    def _follow_gains(self, before: Project, after: Project, names: Mapping[str, str]) -> None:
        """Ends looking at muted channels when their filter is no longer the same."""
        if self.gains is None:
            return
        then = next((old for old, new in names.items() if new == self.gains.layer), self.gains.layer)
        places = ((before, then), (after, self.gains.layer))
        old, new = ({each.id: each for each in project.layers}.get(name) for project, name in places)
        if old is None or new is None or old.weights["weight"].shape != new.weights["weight"].shape:
            self.set_gains(None)


def _renamed(part: _Part | None, names: Mapping[str, str]) -> _Part | None:
    """The same of a layer under its new name."""
    return None if part is None else replace(part, layer=names.get(part.layer, part.layer))


def _moved(before: Project, after: Project, place: Place, was: Place) -> Place | None:
    """Where a pinned filter stands after others came or went; None when it is gone itself."""
    layers = {layer.id: layer for layer in after.layers}
    old, new = before[was[0]].weights.get("weight") if was[0] != INPUT else None, None
    if place[0] in layers:
        new = layers[place[0]].weights.get("weight")
    if old is None or new is None or old.shape[0] == new.shape[0] or was[1] >= old.shape[0]:
        return place
    token = old.row_tokens[was[1]]
    return (place[0], new.row_tokens.index(token)) if token in new.row_tokens else None
