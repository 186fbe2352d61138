"""A cell that is to be explained, with all that its picture is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine import Cell, Field, Project, Result, Shape
from engine.compute.other_pooling import Counterpart
from engine.compute.thumbnails import Thumbnail
from engine.explain.explain import Explanation, Group, origin
from engine.layers.spec import Spec
from engine.quiz.hiding import Veil, is_concealed
from engine.values.numerals import NO_NUMBER
from gui.cell.shades import Shades
from gui.look import colours


@dataclass(frozen=True, eq=False)
class CellScene:
    """One cell, its explanation, and how it is coloured.

    Args:
        project, result: what was evaluated, and what came of it.
        explanation: None for a cell of the input.
        source: which of the channels that its filter reads is shown.
        factors: what these channels are multiplied with for looking at; empty when with nothing.
        reached: how many positions of a map of this layer are made, by channel; None for all.
        veil: what is hidden of a map, by layer and channel.
        sized: whether the size of the layer's output is to be predicted.
        pins: the maps of the layer that are pinned, and their colours.
        fed: the cells of the layer that the input cell under the pointer is part of; None if there is none.
        weight: the cell of the kernel that is pointed at, as it lies on the input; None for none.
        compares: whether the other kind of pooling is shown, too.
        counterpart: its map; None when it is not known.
        shades: the colours of a map, by layer and channel.
        signed: the colour map for numbers of both signs.
        accent: the colour of what is chosen.
    """

    project: Project
    result: Result
    thumbnails: Mapping[str, tuple[Thumbnail, ...]]
    layer: str
    cell: Cell
    explanation: Explanation | None
    source: int
    factors: Sequence[float]
    reached: Callable[[int], int | None]
    veil: Callable[[str, int], Veil]
    sized: bool
    pins: Mapping[int, str]
    fed: Field | None
    weight: tuple[int, int] | None
    compares: bool
    counterpart: Counterpart | None
    shades: Callable[[str, int], Shades]
    signed: str
    dark: bool
    hatched: bool
    accent: str

    @property
    def told(self) -> Explanation:
        """The explanation of a cell that is not the input's."""
        assert self.explanation is not None
        return self.explanation

    def conceals(self, layer: str, cell: Cell) -> bool:
        """Whether what a cell of a layer holds is hidden."""
        return self.veil(layer, cell[0]).hides(cell[1:] if len(cell) == 3 else (0, *cell))

    @property
    def hidden(self) -> bool:
        """Whether its value is to be predicted."""
        return self.explanation is not None and is_concealed(self.explanation)

    @property
    def spec(self) -> Spec:
        """The layer's parameters."""
        return self.project[self.layer].spec

    @property
    def given(self) -> Shape:
        """The shape of what the layer reads."""
        return self.result.outputs[self.told.source].shape

    @property
    def made(self) -> Shape:
        """The shape of the layer's output."""
        return self.result.outputs[self.layer].shape

    @property
    def kind(self) -> str:
        """Which arithmetic it is: the rule of its Trace, where sums over a window and over a vector are told apart."""
        if self.explanation is None:
            return "input"
        if self.explanation.rule == "sum":
            return "convolution" if len(self.explanation.trace.shape) == 3 else "weighted"
        return self.explanation.rule

    @property
    def group(self) -> int:
        """Which of the explanation's groups is shown."""
        return max(min(self.source, len(self.told.groups) - 1), 0)

    @property
    def window(self) -> Group:
        """What a pooling covers, in as many places for every cell of its map: outside the input they are empty."""
        group, geometry = self.told.groups[0], self.spec.geometry
        if geometry is None or group.shape == geometry.kernel:
            return group
        rows, columns = geometry.kernel
        first = [
            at * stride - padding
            for at, stride, padding in zip(self.cell[1:], geometry.stride, geometry.padding, strict=True)
        ]
        places = [(cell[1] - first[0]) * columns + cell[2] - first[1] for cell in group.cells if cell is not None]
        at = {place: number for number, place in enumerate(places)}
        cells = range(rows * columns)

        def spread(texts: Sequence[str]) -> tuple[str, ...]:
            return tuple(texts[at[each]] if each in at else "" for each in cells)

        def placed(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
            found = np.zeros(len(cells))
            found[places] = numbers
            return found

        return replace(
            group,
            shape=geometry.kernel,
            cells=tuple(group.cells[at[each]] if each in at else None for each in cells),
            values=spread(group.values),
            weights=spread(group.weights),
            products=spread(group.products),
            raw_values=placed(group.raw_values),
            raw_weights=placed(group.raw_weights),
            raw_products=placed(group.raw_products),
            padding=tuple(each not in at for each in cells),
        )

    @property
    def channel_read(self) -> int:
        """Which channel of the input is shown."""
        if self.kind == "convolution":
            return self.spec.reads(self.cell[0], self.given[0])[self.group]
        return (self.told.trace.terms[0].cell or self.cell)[0]

    def origin(self, cell: Cell) -> tuple[str, Cell]:
        """Where the number of a cell of the layer read was made: the layer and its cell."""
        return origin(self.project, self.result, self.told.source, cell)

    def thumbnail(self, layer: str, channel: int) -> NDArray[np.float32]:
        """The small picture of a map."""
        return self.thumbnails[layer][min(channel, len(self.thumbnails[layer]) - 1)].values

    def about_zero(self, size: float) -> Shades:
        """Colours for numbers of both signs up to this size."""
        return Shades.about_zero(self.signed, self.dark, size, self.hatched)

    def ends(self) -> tuple[str, str]:
        """The colours of what is negative and of what is positive."""
        table = colours.table(self.signed, self.dark)
        low, high = ("#{:02x}{:02x}{:02x}".format(*table[at, :3].tolist()) for at in (0, colours.TOP))
        return low, high

    def sign_colour(self, text: str) -> str:
        """The colour of a printed number's sign; empty for zero and for what is not a number."""
        if text == NO_NUMBER or not any(letter in text for letter in "123456789∞"):
            return ""
        return self.ends()[0 if text.startswith("−") else 1]


def held(result: Result, layer: str, cell: Cell) -> float:
    """What a cell holds."""
    maps = result.outputs[layer].maps
    return float(maps[0][cell] if len(cell) == 1 else maps[cell[0]][cell[1:]])
