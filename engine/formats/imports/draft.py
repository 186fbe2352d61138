"""The network while it is read: layers are only added, and become a ParsedNetwork at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.formats.imports.cell_view import (
    Cells,
    View,
    as_blocks,
    in_order,
    pixel_shuffle,
    repeats,
    shuffle_groups,
    steps,
    whole,
)
from engine.formats.imports.parsed_network import ParsedLayer, ParsedNetwork, Scaling
from engine.formats.limits import check_cells, check_layers
from engine.layers import LAYERS
from engine.layers.joining import joint_shape
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, free_id
from engine.values.array import Float32
from engine.values.errors import EngineError, Problem
from engine.values.messages import Message, message

PICTURE = 0
_LONGEST_CONCAT = 64  # parts that a rearrangement may concatenate

NO_LAYER_MOVES = message("it moves cells about in a way that no layer of ConvScope does.")
NORMAL_FORM = message("Export the network with its maps as (pictures, channels, rows, columns).")


@dataclass(frozen=True, eq=False)
class Drafted:
    """A layer of a draft; ``inputs`` are numbers of layers, 0 for the picture, negative ones for it scaled."""

    spec: Spec
    inputs: tuple[int, ...]
    weights: Mapping[str, Float32]


class Draft:
    """Layers by number. None is ever changed; those that the output does not depend on are left out at the end.

    Args:
        shape: of the picture, (C, H, W) or (F,).
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.notes: list[Message] = []
        self.is_small = False  # whether a layer takes the mean of maps of one cell
        self._layers: dict[int, Drafted] = {}
        self._shapes: dict[int, Shape] = {PICTURE: shape}
        self._read: set[int] = set()
        self._scalings: list[Scaling] = []  # by −1 − number
        self._settled: dict[tuple[int, int, int], tuple[View, View]] = {}

    def __getitem__(self, layer: int) -> Drafted | None:
        """A layer; None for the picture."""
        return self._layers.get(layer)

    def is_read(self, layer: int) -> bool:
        """Whether a layer reads it."""
        return layer in self._read

    def add(self, spec: Spec, inputs: Sequence[View], **weights: Float32) -> View:
        """A new layer that reads whole outputs of others. Raises: EngineError if it cannot run there."""
        sources = tuple(self._source(view) for view in inputs)
        if len(sources) > spec.most_inputs:
            raise EngineError(message("it joins more tensors than ConvScope can show."))
        shape = joint_shape(spec, [view.origin for view in inputs])
        if isinstance(shape, Problem):
            raise EngineError(shape.sentence, shape.hint)
        check_cells(shape)
        number = len(self._layers) + 1
        check_layers(number // 4)  # some will be left out
        arrays = {name: np.ascontiguousarray(each, np.float32) for name, each in weights.items()}
        expected = spec.weight_shapes(inputs[0].origin)
        if {name: each.shape for name, each in arrays.items()} != expected:
            raise EngineError(message("its weights do not fit what it reads."))
        self._layers[number] = Drafted(spec, sources, arrays)
        self._shapes[number] = shape
        self.is_small |= spec.fixes_size and inputs[0].origin[1:] == (1, 1)
        self._read.update(sources)
        return whole(number, shape)

    def output(self, layer: int) -> View:
        """The whole output of a layer."""
        return whole(layer, self._shapes[max(layer, PICTURE)])

    def again(self, layer: int, spec: Spec, weights: Mapping[str, Float32]) -> View:
        """A new layer with the inputs of another, and other weights."""
        number = len(self._layers) + 1
        self._layers[number] = Drafted(spec, self._layers[layer].inputs, weights)
        self._shapes[number] = self._shapes[layer]
        return whole(number, self._shapes[number])

    def _source(self, view: View) -> int:
        if view.layer != PICTURE or view.scaling is None:
            return view.layer
        for at, scaling in enumerate(self._scalings):
            if all(np.array_equal(one, other) for one, other in zip(scaling, view.scaling, strict=True)):
                return -1 - at
        self._scalings.append(view.scaling)
        return -len(self._scalings)

    # --- views in the order of a layer's cells ----------------------------------------------------------------------

    def maps(self, view: View, perm: Sequence[int] = (0, 1, 2, 3)) -> View:
        """The tensor of a view as the whole output (1, C, H, W) of a layer.

        Args:
            perm: the axes of the view that are pictures, channels, rows and columns.

        Raises:
            EngineError: it shows no maps, or cells in an order that needs more than a few layers.
        """
        if len(view.shape) != 4 or view.shape[perm[0]] != 1:
            raise EngineError(message("it reads an array of {count} axes, not maps.", count=len(view.shape)))
        cells = view.cells.transpose(perm)
        if cells.shape[1:] == view.origin and in_order(cells):
            return view.with_cells(cells)
        key = (view.layer, id(view.cells), hash(tuple(perm)))
        if key not in self._settled or view.scaling is not None:
            rearranged = self._rearranged(view, cells[0])
            self._settled[key] = view, rearranged  # keeps view.cells alive, so that their id stays unique
        return self._settled[key][1]

    def vector(self, view: View) -> View:
        """The tensor of a view (1, F) or (F,) as a view of a whole vector, in any order. Raises: EngineError."""
        flat = view.cells.reshape(-1)
        if len(view.origin) == 1 and view.is_complete:
            return view.with_cells(flat[None])
        if len(view.origin) == 3 and view.is_complete:
            return self.add(make("flatten"), [view]).with_cells(flat[None])
        rearranged = self._rearranged(view, flat[:, None, None])
        return self.add(make("flatten"), [rearranged])

    def in_rows(self, view: View) -> View:
        """A vector (1, F) as the whole output of a layer, in its order. Raises: EngineError."""
        if in_order(view.cells) and view.cells.size == view.size:
            return view
        raise EngineError(NO_LAYER_MOVES, NORMAL_FORM)

    def settled(self, view: View) -> View:
        """The tensor of ``view`` as a view that shows every cell of its layer once. Raises: EngineError."""
        if view.is_complete:
            return view
        if len(view.shape) == 2:
            return self.vector(view)
        try:
            return self.maps(view)
        except EngineError:
            maps = self.maps(view, (0, 3, 1, 2))
            return maps.with_cells(maps.cells.transpose(0, 2, 3, 1))

    def _rearranged(self, view: View, cells: Cells) -> View:
        """A layer, or a few, whose output (C', H', W') is these cells of a layer."""
        origin = view.origin if len(view.origin) == 3 else (*view.origin, 1, 1)
        if in_order(cells) and cells.size == view.size:
            return self.add(make("reshape", channels=cells.shape[0], size=cells.shape[1:]), [view])
        if len(view.origin) == 1:
            view = self.add(make("reshape", channels=origin[0], size=origin[1:]), [view])
        if factor := pixel_shuffle(cells, origin):
            return self.add(make("pixelshuffle", factor=factor), [view])
        blocks = as_blocks(cells, origin)
        if blocks is None or len(blocks) > _LONGEST_CONCAT:
            raise EngineError(NO_LAYER_MOVES, NORMAL_FORM)
        parts = [
            self._with_channels(self._in_place(view, origin, block.rows, block.columns), block.channels)
            for block in blocks
        ]
        return parts[0] if len(parts) == 1 else self.add(make("concat"), parts)

    def _in_place(self, view: View, origin: Shape, rows: tuple[int, ...], columns: tuple[int, ...]) -> View:
        """All maps of a layer, with these of its rows and columns."""
        if (rows, columns) == (tuple(range(origin[1])), tuple(range(origin[2]))):
            return view
        down, across = repeats(rows, origin[1]), repeats(columns, origin[2])
        if down and across:
            return self.add(make("upsample", scale=(down, across), mode="nearest"), [view])
        down_steps, across_steps = steps(rows), steps(columns)
        if down_steps is None or across_steps is None:
            raise EngineError(NO_LAYER_MOVES, NORMAL_FORM)
        return self.add(sliced((0, origin[0] - 1), down_steps, across_steps), [view])

    def _with_channels(self, view: View, channels: tuple[int, ...]) -> View:
        """These channels of a layer, in this order."""
        count = view.origin[0]
        if channels == tuple(range(count)):
            return view
        groups = shuffle_groups(channels) if len(channels) == count else None
        if groups:
            return self.add(make("channelshuffle", groups=groups), [view])
        breaks = [at for at in range(1, len(channels)) if channels[at] != channels[at - 1] + 1]
        runs = [channels[first:last] for first, last in zip([0, *breaks], [*breaks, len(channels)], strict=True)]
        if len(runs) > _LONGEST_CONCAT:
            raise EngineError(NO_LAYER_MOVES, NORMAL_FORM)
        parts = [self._channels(view, run[0], run[-1]) for run in runs]
        return parts[0] if len(parts) == 1 else self.add(make("concat"), parts)

    def _channels(self, view: View, first: int, last: int) -> View:
        if (first, last) == (0, view.origin[0] - 1):
            return view
        rows, columns = ((0, side - 1, 1) for side in view.origin[1:])
        return self.add(sliced((first, last), rows, columns), [view])

    # --- result -----------------------------------------------------------------------------------------------------

    def network(self, end: View) -> ParsedNetwork:
        """The layers that the layer of ``end`` depends on. Raises: EngineError if nothing is left."""
        needed = {end.layer}
        for number in sorted(self._layers, reverse=True):
            if number in needed:
                needed.update(self._layers[number].inputs)
        pictures = sorted((number for number in needed if number <= PICTURE), reverse=True)
        main = next((each for each in pictures if self._is_scaling(each)), PICTURE)
        names = {main: INPUT}
        layers: list[ParsedLayer] = []

        def named(spec: Spec, inputs: tuple[str, ...], weights: Mapping[str, Float32]) -> str:
            name = free_id(spec.stem, (layer.name for layer in layers))
            layers.append(ParsedLayer(name, spec, inputs, weights))
            return name

        for picture in pictures:
            if picture != main:
                names[picture] = named(make("scaleshift"), (INPUT,), self._relative(picture, main))
        for number in sorted(number for number in needed if number > 0):
            layer = self._layers[number]
            names[number] = named(layer.spec, tuple(names[each] for each in layer.inputs), layer.weights)
        check_layers(len(layers))
        scaling = self._scalings[-1 - main] if main < 0 else None
        return ParsedNetwork(self.shape, tuple(layers), scaling, tuple(dict.fromkeys(self.notes)))

    def _is_scaling(self, picture: int) -> bool:
        """Whether the picture, scaled like this, can be prepared with a mean and a deviation."""
        return picture == PICTURE or bool((self._scalings[-1 - picture][0] > 0).all())

    def _scaling(self, picture: int) -> Scaling:
        if picture < 0:
            return self._scalings[-1 - picture]
        return np.ones(self.shape[0], np.float32), np.zeros(self.shape[0], np.float32)

    def _relative(self, picture: int, main: int) -> dict[str, Float32]:
        """The weights of a ScaleShift from the scaling ``main`` of the picture to the scaling ``picture``."""
        (factor, shift), (other, offset) = self._scaling(picture), self._scaling(main)
        ratio = factor / other
        return {"weight": ratio, "bias": shift - offset * ratio}


def make(kind: str, **hyperparameters: Any) -> Spec:
    """The spec of a kind. Raises: EngineError if a hyperparameter is out of its range."""
    return LAYERS[kind](**hyperparameters)


def sliced(channels: tuple[int, int], rows: tuple[int, int, int], columns: tuple[int, int, int]) -> Spec:
    """The spec that keeps a block of cells; rows and columns as (first, last, step)."""
    return make("slice", channels=channels, rows=rows[:2], columns=columns[:2], step=(rows[2], columns[2]))
