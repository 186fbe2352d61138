"""What the user looks at: none of it is part of the Project, and none of it is undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from engine import INPUT, Project, infer
from engine.edits import renamed
from gui.document import Document

Scale = Literal["map", "layer", "network"]
Place = tuple[str, int]  # layer id, channel


@dataclass(frozen=True)
class Looks:
    """How maps are coloured.

    Args:
        signed: the colour map for values of both signs.
        positive: the one for values that cannot be negative.
        scale: which cells share one range: those of a map, of a layer, or of the whole network.
    """

    signed: str
    positive: str
    scale: Scale = "map"


@dataclass(frozen=True)
class Hover:
    """The cell under the cursor."""

    layer: str
    channel: int
    row: int
    column: int


class Selection(QObject):
    """The selected layer, map and kernel, the hovered cell, the two pins and the colours.

    Signals:
        changed: another layer, map or kernel is selected.
        hovered: another cell is under the cursor; carries a Hover or None.
        pinned: a pin was set or taken away.
        looks_changed: colours or scale are others.
    """

    changed = Signal()
    hovered = Signal(object)
    pinned = Signal()
    looks_changed = Signal()

    def __init__(self, looks: Looks, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = document.project
        document.changed.connect(self._follow)
        self.layer = INPUT
        self.channel = 0
        self.source = 0  # which of the channels that a filter reads: whose kernel is shown
        self.hover: Hover | None = None
        self.pins: dict[str, Place | None] = {"red": None, "green": None}
        self.looks = looks

    def select(self, layer: str, channel: int = 0, source: int | None = None) -> None:
        """Selects a map of a layer, and the kernel for one of the channels that it reads."""
        chosen = (layer, channel, self.source if source is None else source)
        if chosen != (self.layer, self.channel, self.source):
            self.layer, self.channel, self.source = chosen
            self.changed.emit()

    def point_at(self, hover: Hover | None) -> None:
        """Notes which cell is under the cursor."""
        if hover != self.hover:
            self.hover = hover
            self.hovered.emit(hover)

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

    @Slot(object)
    def _follow(self, project: Project) -> None:
        """Keeps to layers and maps that exist, under whatever name or number they go now."""
        before, self._project = self._project, project
        names = renamed(before, project)
        self.layer = names.get(self.layer, self.layer)
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


def _moved(before: Project, after: Project, place: Place, was: Place) -> Place | None:
    """Where a pinned filter stands after others came or went; None when it is gone itself."""
    layers = {layer.id: layer for layer in after.layers}
    old, new = before[was[0]].weights.get("weight") if was[0] != INPUT else None, None
    if place[0] in layers:
        new = layers[place[0]].weights.get("weight")
    if old is None or new is None or len(old.data) == len(new.data) or was[1] >= len(old.data):
        return place
    token = old.row_tokens[was[1]]
    return (place[0], new.row_tokens.index(token)) if token in new.row_tokens else None
