"""The view state: selection, hover, pins and hidden values. Not part of the Project, never undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from engine import INPUT, Cell, Project, Shape, infer, input_shape
from engine.lessons.view import Page
from engine.project.edit_effects import renamed
from engine.quiz.hiding import HiddenCells, Hiding, hidden_by_layer, sizes_asked
from gui.state.document import Document

Scale = Literal["map", "layer", "network"]
Place = tuple[str, int]  # layer id, channel


@dataclass(frozen=True)
class Looks:
    """Colouring options of maps.

    Args:
        signed: key of the colour map for values of both signs.
        positive: key of the colour map for values that cannot be negative.
        scale: which cells share one value range: those of a map, of a layer, or of the whole network.
        hatching: whether negative values are hatched.
        compares: whether the other kind of pooling is shown beside a pooling layer.
    """

    signed: str
    positive: str
    scale: Scale = "map"
    hatching: bool = False
    compares: bool = False


@dataclass(frozen=True)
class Hover:
    """One hovered or chosen cell; in a vector ``row`` is the unit, ``channel`` and ``column`` are 0."""

    layer: str
    channel: int
    row: int
    column: int

    def cell(self, shape: Shape) -> Cell | None:
        """The engine's index of this cell in an output of ``shape``; None if there is no such cell (any more)."""
        cell = (self.row,) if len(shape) == 1 else (self.channel, self.row, self.column)
        return cell if all(at < size for at, size in zip(cell, shape, strict=True)) else None

    @classmethod
    def at(cls, layer: str, cell: Cell) -> Hover:
        """The Hover for a cell index of the engine."""
        return cls(layer, 0, cell[0], 0) if len(cell) == 1 else cls(layer, *cell)


@dataclass(frozen=True)
class WeightSpot:
    """One hovered weight: filter ``channel`` of a layer, input channel ``source``, row and column in the kernel."""

    layer: str
    channel: int
    source: int
    row: int
    column: int


@dataclass(frozen=True)
class Gains:
    """Temporary factors on the input channels of one filter; 0 mutes a channel. The weights do not change."""

    layer: str
    channel: int
    factors: tuple[float, ...]


_Part = TypeVar("_Part", Hover, WeightSpot, Gains)


class Selection(QObject):
    """The selected layer, map, cell and kernel; the hovered cell; pins, colours, and hidden values.

    Signals:
        renamed: layer ids changed; carries a dict old id → new id; emitted before all other signals.
        changed: the selected layer, map or kernel changed.
        hovered: the hovered cell changed; carries a Hover or None.
        chose: a cell was chosen by click or arrow key.
        focused: the explained cell (hovered, else chosen) changed; carries a Hover or None.
        weight_hovered: the hovered weight changed; carries a WeightSpot or None.
        gains_changed: the factors on input channels changed; carries a Gains or None.
        page_changed: another page is shown in the centre of the window.
        pinned: a pin was set or removed.
        looks_changed: the colouring options changed.
        hidden_changed: the hidden values or the layers whose size is asked for changed.
        fields_changed: the set of fields that panels show changed.
    """

    renamed = Signal(object)
    changed = Signal()
    hovered = Signal(object)
    focused = Signal(object)
    chose = Signal()
    weight_hovered = Signal(object)
    gains_changed = Signal(object)
    page_changed = Signal()
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
        self.source = 0  # input channel of the filter whose kernel is shown
        self.place: tuple[float, float] = (0.5, 0.5)  # chosen place, as fractions of height and width
        self.hover: Hover | None = None
        self.focus: Hover | None = None  # the explained cell: last hovered or chosen
        self.pointed = False  # whether a single cell was chosen, not only a map
        self.weight: WeightSpot | None = None
        self.gains: Gains | None = None
        self.page: Page = "network"  # shown in the centre of the window
        self.pins: dict[str, Place | None] = {"red": None, "green": None}
        self.looks = looks
        self.fields: tuple[str, ...] = ()  # fields that panels show; empty: all
        self.hiding = Hiding()  # values and sizes that the user should predict
        self.hidden_by_layer: Mapping[str, HiddenCells] = {}  # hidden parts by layer id, derived from ``hiding``
        self.sizes_asked: Mapping[str, str] = {}  # layers whose size is hidden → layer whose size is asked for

    def select(self, layer: str, channel: int = 0, source: int | None = None) -> None:
        """Selects a map of a layer, and its filter's kernel for the input channel ``source``."""
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
        """The chosen cell (or unit) of the selected map: the one at ``place``."""
        shape = self._shape()
        if shape is not None and len(shape) == 1:
            return Hover(self.layer, 0, self.channel, 0)
        rows, columns = shape[1:] if shape is not None else (1, 1)
        return Hover(self.layer, self.channel, int(self.place[0] * rows), int(self.place[1] * columns))

    def set_place(self, place: tuple[float, float]) -> None:
        """Chooses the cell at these fractions of the map's height and width."""
        self.place = place
        self.pointed = True
        self._look_at(self.chosen)

    def set_pins(self, red: Place | None, green: Place | None) -> None:
        """Sets both pins; None removes one."""
        pins = {"red": red, "green": green}
        if pins != self.pins:
            self.pins = pins
            self.pinned.emit()

    def choose(self, hover: Hover) -> None:
        """Chooses a cell, and selects its map."""
        shape = self._shape(hover.layer)
        vector = shape is not None and len(shape) == 1
        if shape is not None and not vector:
            self.place = (hover.row + 0.5) / shape[1], (hover.column + 0.5) / shape[2]
        self.pointed = True
        self.select(hover.layer, hover.row if vector else hover.channel)
        self._look_at(hover)
        self.chose.emit()

    def point_at(self, hover: Hover | None) -> None:
        """Sets the hovered cell; None makes the chosen cell the explained one again."""
        if hover != self.hover:
            self.hover = hover
            self.hovered.emit(hover)
            self._look_at(hover if hover is not None else self.chosen)

    def point_at_weight(self, spot: WeightSpot | None) -> None:
        """Sets the hovered weight."""
        if spot != self.weight:
            self.weight = spot
            self.weight_hovered.emit(spot)

    def set_gains(self, gains: Gains | None) -> None:
        """Evaluates the network with some input channels of a filter scaled; None: unscaled."""
        if gains is not None and all(factor == 1 for factor in gains.factors):
            gains = None
        if gains != self.gains:
            self.gains = gains
            self.gains_changed.emit(gains)

    def set_page(self, page: Page) -> None:
        """Shows the network, or a page in place of it."""
        if page != self.page:
            before, self.page = self.page, page
            if "filter" in (before, page):  # channels are muted there, and nowhere else
                self.set_gains(None)
            self.page_changed.emit()

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
        """Pins a map in a colour, or removes the pin if it is already there."""
        self.pins[colour] = None if self.pins[colour] == place else place
        other = "green" if colour == "red" else "red"
        if self.pins[other] == place:
            self.pins[other] = None
        self.pinned.emit()

    def pin_of(self, place: Place) -> str | None:
        """The colour of a map's pin, or None."""
        return next((colour for colour, pinned in self.pins.items() if pinned == place), None)

    def set_looks(self, **changes: Any) -> None:
        """Changes some of the colouring options."""
        looks = replace(self.looks, **changes)
        if looks != self.looks:
            self.looks = looks
            self.looks_changed.emit()

    def set_fields(self, fields: Iterable[str]) -> None:
        """Restricts panels to these fields; empty shows all."""
        fields = tuple(fields)
        if fields != self.fields:
            self.fields = fields
            self.fields_changed.emit()

    def wants(self, *names: str) -> bool:
        """Whether panels show at least one of these fields."""
        return not self.fields or any(name in self.fields for name in names)

    # ---- hidden values

    @property
    def hidden(self) -> frozenset[str]:
        """The layers whose values are all hidden."""
        return self.hiding.layers

    def set_hidden(self, layers: Iterable[str]) -> None:
        """Hides all values of exactly these layers."""
        self.set_hiding(Hiding(frozenset(layers)))

    def set_hiding(self, hiding: Hiding) -> None:
        """Sets the hidden values and sizes."""
        covered, asked = hidden_by_layer(self._project, hiding), sizes_asked(self._project, hiding)
        if (hiding, covered, asked) != (self.hiding, self.hidden_by_layer, self.sizes_asked):
            self.hiding, self.hidden_by_layer, self.sizes_asked = hiding, covered, asked
            self.hidden_changed.emit()

    def turn_cell(self, hover: Hover, hidden: bool) -> None:
        """Hides or reveals one cell."""
        if (cell := self._cell(hover)) is not None:
            self.set_hiding(self.hiding.with_cell((hover.layer, cell), hidden))

    def hides(self, hover: Hover) -> bool:
        """Whether the value of a cell is hidden."""
        hidden_cells = self.hidden_by_layer.get(hover.layer)
        if hidden_cells is None:
            return False
        cell = self._cell(hover)
        return cell is None or hidden_cells.hides(cell)

    def hidden_of(self, layer: str, channel: int) -> HiddenCells:
        """The hidden cells of a map as (row, column); a vector counts as one row."""
        return self.hidden_by_layer.get(layer, HiddenCells()).on(channel)

    def _cell(self, hover: Hover) -> Cell | None:
        shape = self._shape(hover.layer)
        return None if shape is None else hover.cell(shape)

    def _is_outside(self, hover: Hover) -> bool:
        shape = self._shape(hover.layer)
        return shape is not None and hover.cell(shape) is None

    @Slot(object)
    def _follow(self, project: Project) -> None:
        """Adapts the selection to an edited Project: follows renamed and moved layers, drops what no longer exists."""
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
        if self.hover is not None and (self.hover.layer not in ids or self._is_outside(self.hover)):
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
        """Replaces old layer ids by new ones."""
        self.layer = names.get(self.layer, self.layer)
        self.hover, self.focus = _renamed(self.hover, names), _renamed(self.focus, names)
        self.weight, self.gains = _renamed(self.weight, names), _renamed(self.gains, names)
        self.renamed.emit(names)

    def _follow_gains(self, before: Project, after: Project, names: Mapping[str, str]) -> None:
        """Drops the gains if their filter changed."""
        if self.gains is None:
            return
        then = next((old for old, new in names.items() if new == self.gains.layer), self.gains.layer)
        places = ((before, then), (after, self.gains.layer))
        old, new = ({each.id: each for each in project.layers}.get(name) for project, name in places)
        if old is None or new is None or old.weights["weight"].shape != new.weights["weight"].shape:
            self.set_gains(None)


def _renamed(part: _Part | None, names: Mapping[str, str]) -> _Part | None:
    """The same value with the layer's new id."""
    return None if part is None else replace(part, layer=names.get(part.layer, part.layer))


def _moved(before: Project, after: Project, place: Place, was: Place) -> Place | None:
    """The new place of a pinned map after filters were added or removed; None if its own filter was removed.

    Args:
        place, was: with its layer's id after and before the edit.
    """
    layers = {layer.id: layer for layer in after.layers}
    old, new = before[was[0]].weights.get("weight") if was[0] != INPUT else None, None
    if place[0] in layers:
        new = layers[place[0]].weights.get("weight")
    if old is None or new is None or old.shape[0] == new.shape[0] or was[1] >= old.shape[0]:
        return place
    token = old.row_tokens[was[1]]
    return (place[0], new.row_tokens.index(token)) if token in new.row_tokens else None
