"""The contents of the panels as a frozen value, computed from a Frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine import INPUT, infer, input_shape
from engine.compute.analyses import Analysis
from engine.compute.keys import Key
from engine.compute.map_ranks import Attributions, ClassAttributions, MapActivity
from engine.compute.result import Activation
from engine.compute.thumbnails import Thumbnail
from engine.quiz.hiding import HiddenCells
from engine.values.array import Float32
from gui.look.legend import Legend, Legends
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.workers import Frame

Order = Literal["channel", "activity", "class"]


@dataclass(frozen=True, eq=False)
class Panel:
    """One map.

    Args:
        output: that of the layer.
        measure: the value that the panels are sorted by; None if they are in the order of the channels.
        pin: ``red`` or ``green`` if the map is pinned, else None.
    """

    channel: int
    output: Activation
    thumbnail: Thumbnail
    legend: Legend
    hidden_cells: HiddenCells
    measure: float | None
    pin: str | None

    @property
    def key(self) -> Key:
        """The content key of the map."""
        return self.output.keys[self.channel]

    @property
    def values(self) -> Float32:
        """The whole map, (H, W)."""
        return self.output.maps[self.channel]

    def value(self, cell: tuple[int, int]) -> float | None:
        """The value of a cell; None when it is hidden."""
        return None if self.hidden_cells.hides(cell) else float(self.output.block[(self.channel, *cell)])


@dataclass(frozen=True, eq=False)
class Wall:
    """All maps of a layer in their sort order.

    Args:
        cells: rows and columns of a map.
        strongest: index of the class that the measures refer to, or None.
    """

    layer: str
    cells: tuple[int, int]
    panels: tuple[Panel, ...]
    strongest: int | None

    def has(self, cell: tuple[int, int]) -> bool:
        """Whether the maps have a cell (row, column)."""
        return all(0 <= at < size for at, size in zip(cell, self.cells, strict=True))

    def index_of(self, channel: int) -> int:
        """The index of a channel's panel; 0 if it has none."""
        return next((index for index, panel in enumerate(self.panels) if panel.channel == channel), 0)


class Wish:
    """The analyses that the visible page needs; refers to no widget."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.order: Order | None = None  # None while nothing is shown

    def __call__(self, selection: Selection) -> Iterator[Analysis[Any]]:
        project, layer = self._document.project, selection.layer
        shape = input_shape(project) if layer == INPUT else infer(project).shapes.get(layer, ())
        if len(shape) == 3 and self.order == "activity":
            yield from (MapActivity(layer, channel) for channel in range(shape[0]))
        elif len(shape) == 3 and self.order == "class":
            yield ClassAttributions(layer)


class Sorting:
    """The order of the channels; it stays while weights change, and is computed again for another input."""

    def __init__(self) -> None:
        self._cause: tuple[object, ...] = ()
        self._channels: tuple[int, ...] = ()

    def of(self, cause: tuple[object, ...], measures: Mapping[int, float]) -> tuple[int, ...]:
        """The channels by decreasing measure, equal ones in their own order."""
        if cause != self._cause:
            self._cause = cause
            self._channels = tuple(sorted(measures, key=lambda channel: -measures[channel]))
        return self._channels


def measures(frame: Frame, layer: str, order: Order) -> tuple[Mapping[int, float], int | None] | None:
    """The measure of each channel, and the index of the class it refers to; None if it is not computed."""
    if order == "class":
        answer: Attributions | None = frame.answer(ClassAttributions(layer))
        return None if answer is None else (dict(enumerate(answer.values)), answer.strongest)
    count = len(frame.result.outputs[layer].maps)
    found = {channel: frame.answer(MapActivity(layer, channel)) for channel in range(count)}
    known = {channel: each for channel, each in found.items() if each is not None}
    return (known, None) if len(known) == count else None


def wall(frame: Frame, selection: Selection, order: Order, sorting: Sorting) -> Wall | None:
    """All maps of the selected layer in a Frame; None if it has none.

    While something is hidden the maps are in the order of the channels: a sort order would reveal values.
    """
    layer = selection.layer
    output = frame.result.outputs.get(layer)
    if output is None or len(output.shape) != 3:
        return None
    measured = measures(frame, layer, order) if order != "channel" and not selection.hidden_by_layer else None
    channels: tuple[int, ...] = tuple(range(output.shape[0]))
    if measured is not None:
        cause = (order, layer, output.shape, measured[1], id(frame.request.project.input))
        channels = sorting.of(cause, measured[0])
    legends, thumbnails = Legends(frame, selection.looks), frame.thumbnails[layer]
    panels = tuple(
        Panel(
            channel,
            output,
            thumbnails[channel],
            legends.of(layer, channel),
            selection.hidden_of(layer, channel),
            None if measured is None else measured[0][channel],
            selection.pin_of((layer, channel)),
        )
        for channel in channels
    )
    return Wall(layer, output.shape[1:], panels, measured[1] if measured is not None else None)
