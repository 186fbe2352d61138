"""CellScene: everything that the painted computation of one cell depends on."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from engine import Cell, CellSet, Field, Layer, Project, Result, Shape
from engine.compute.other_pooling import Counterpart
from engine.compute.thumbnails import Thumbnail
from engine.explain.explain import Explanation, Group, origin
from engine.layers.receptive_field import cells_after
from engine.layers.spec import Spec
from engine.quiz.hiding import HiddenCells, has_hidden
from engine.values.numerals import NOT_A_NUMBER
from gui.cell.painting.shades import Shades
from gui.look import colours


@dataclass(frozen=True, eq=False)
class CellScene:
    """One cell with its explanation and colouring.

    Args:
        project, result: the evaluated Project and its Result.
        thumbnails: of the maps of every layer.
        layer, cell: the explained cell.
        explanation: None for a cell of the network's input.
        source: the shown input channel of its filter.
        factors: temporary factors on the input channels; empty without any.
        reached: number of computed positions of the layer's map, by channel; None for all.
        hidden_cells: the hidden cells of a map, by layer and channel.
        is_size_hidden: whether the layer's output size is hidden.
        pins: the layer's pinned maps and their colours.
        influenced: the layer's cells that depend on the hovered input cell; None if there is none.
        weight: the hovered cell of the kernel as applied to the input; None for none.
        compares: whether the other kind of pooling is shown, too.
        counterpart: the map of the other kind of pooling; None if unknown.
        shades: the colours of a map, by layer and channel.
        signed: key of the colour map for values of both signs.
        dark, hatched: whether for the dark theme, and whether negative values are hatched.
        accent: the colour of the chosen cell.
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
    hidden_cells: Callable[[str, int], HiddenCells]
    is_size_hidden: bool
    pins: Mapping[int, str]
    influenced: CellSet | None
    weight: tuple[int, int] | None
    compares: bool
    counterpart: Counterpart | None
    shades: Callable[[str, int], Shades]
    signed: str
    dark: bool
    hatched: bool
    accent: str

    @property
    def explained(self) -> Explanation:
        """The explanation of a cell that is not the input's."""
        assert self.explanation is not None
        return self.explanation

    def hides(self, layer: str, cell: Cell) -> bool:
        """Whether the value of a cell of a layer is hidden."""
        return self.hidden_cells(layer, cell[0]).hides(cell[1:] if len(cell) == 3 else (0, *cell))

    @property
    def hidden(self) -> bool:
        """Whether the value of this cell is hidden."""
        return self.explanation is not None and has_hidden(self.explanation)

    @property
    def spec(self) -> Spec:
        """The hyperparameters of the layer."""
        return self.project[self.layer].spec

    @property
    def input_shape(self) -> Shape:
        """The layer's input shape."""
        return self.result.outputs[self.explained.source].shape

    @property
    def output_shape(self) -> Shape:
        """The layer's output shape."""
        return self.result.outputs[self.layer].shape

    @property
    def kind(self) -> str:
        """The rule of the cell's Trace; sums over a window and over a vector are distinguished."""
        if self.explanation is None:
            return "input"
        if self.explanation.rule == "sum":
            return "convolution" if len(self.explanation.trace.shape) == 3 else "weighted"
        return self.explanation.rule

    @property
    def group(self) -> int:
        """Index of the shown group of the explanation."""
        return max(min(self.source, len(self.explained.groups) - 1), 0)

    @property
    def window(self) -> Group:
        """The terms in a pooling window, always with all its cells; those outside the input are empty."""
        group, geometry = self.explained.groups[0], self.spec.geometry
        if geometry is None or group.shape == geometry.kernel:
            return group
        rows, columns = geometry.kernel
        first = [
            at * stride - padding
            for at, stride, padding in zip(self.cell[1:], geometry.stride, geometry.padding, strict=True)
        ]
        apart = geometry.dilation
        places = [
            (cell[1] - first[0]) // apart[0] * columns + (cell[2] - first[1]) // apart[1]
            for cell in group.cells
            if cell is not None
        ]
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
    def branches(self) -> range:
        """Of a cell where branches meet, the numbers of the inputs that are shown: two of them."""
        count = len(self.explained.sources)
        first = min(max(self.source, 0), max(count - 2, 0))
        return range(first, min(first + 2, count))

    @property
    def channel_read(self) -> int:
        """Index of the shown channel of the input."""
        if self.kind == "convolution":
            return self.spec.reads(self.cell[0], self.input_shape[0])[self.group]
        if self.spec.pairs_channels:
            return self.cell[0]
        return min((self.explained.trace.terms[0].cell or self.cell)[0], self.input_shape[0] - 1)

    def origin(self, cell: Cell) -> tuple[str, Cell]:
        """The layer and cell that computed an input value, skipping layers that only reshape."""
        return origin(self.project, self.result, self.explained.source, cell)

    def thumbnail(self, layer: str, channel: int) -> NDArray[np.float32]:
        """The thumbnail of a map, which may be reduced."""
        return self.thumbnails[layer][min(channel, len(self.thumbnails[layer]) - 1)].values

    def about_zero(self, size: float) -> Shades:
        """Colours for values of both signs up to this absolute value."""
        return Shades.about_zero(self.signed, self.dark, size, self.hatched)

    def ends(self) -> tuple[str, str]:
        """The colours of negative and of positive values."""
        table = colours.table(self.signed, self.dark)
        low, high = ("#{:02x}{:02x}{:02x}".format(*table[at, :3].tolist()) for at in (0, colours.TOP))
        return low, high

    def sign_colour(self, text: str) -> str:
        """The colour for the sign of a printed number; empty for zero and NaN."""
        if text == NOT_A_NUMBER or not any(letter in text for letter in "123456789∞"):
            return ""
        return self.ends()[0 if text.startswith("−") else 1]


def influenced_by(result: Result, layer: Layer, source: str, cell: Cell) -> CellSet:
    """The cells of a layer that depend on a cell of a layer that it reads, once or several times."""
    shapes, output = [result.outputs[each].shape for each in layer.inputs], result.outputs[layer.id].shape
    field = Field.of(result.outputs[source].shape, cell)
    numbers = (number for number, each in enumerate(layer.inputs) if each == source)
    return reduce(operator.or_, (cells_after(layer.spec, field, number, shapes, output) for number in numbers))


def value_of(result: Result, layer: str, cell: Cell) -> float:
    """The value of a cell."""
    return float(result.outputs[layer].block[cell])
