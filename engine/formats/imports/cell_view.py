"""A tensor of a foreign network as a view of a layer's output: which cell of the layer each of its entries is.

Operations that only rearrange values (transposing, reshaping, slicing, gathering) need no layer as long as nothing
depends on the order: they change the view. Channels last is a view like any other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.formats.imports.parsed_network import Scaling
from engine.layers.spec import Shape

Cells = NDArray[np.int32]  # flat indices into the output of a layer


@lru_cache(maxsize=64)
def _counted(count: int) -> Cells:
    """0, 1, 2 …; one array for all layers of one size."""
    numbers = np.arange(count, dtype=np.int32)
    numbers.flags.writeable = False
    return numbers


@dataclass(frozen=True, eq=False)
class View:
    """A tensor that depends on the input.

    Args:
        layer: the layer whose output it shows.
        origin: the shape of that output, (C, H, W) or (F,).
        cells: in the shape of the tensor in the file, with one picture: the cell of the layer that each entry is.
        scaling: of the picture, if the tensor is the picture scaled; per channel.
    """

    layer: int
    origin: Shape
    cells: Cells
    scaling: Scaling | None = None

    @property
    def shape(self) -> Shape:
        """The shape of the tensor in the file, with one picture."""
        return self.cells.shape

    @property
    def size(self) -> int:
        """Number of cells of the layer."""
        return math.prod(self.origin)

    @property
    def is_complete(self) -> bool:
        """Whether every cell of the layer is in it once."""
        if self.cells.size != self.size:
            return False
        return in_order(self.cells) or len(np.unique(self.cells)) == self.size

    def with_cells(self, cells: Cells) -> View:
        """A view of the same layer with these cells."""
        return replace(self, cells=cells)


def whole(layer: int, origin: Shape) -> View:
    """The output of a layer as (1, C, H, W) or (1, F)."""
    return View(layer, origin, _counted(math.prod(origin)).reshape(1, *origin))


def in_order(cells: Cells) -> bool:
    """Whether the cells, read row by row, are 0, 1, 2 …"""
    return bool(np.array_equal(cells.ravel(), _counted(cells.size)))


def channels_second(cells: Cells, axis: int) -> Cells:
    """The cells with an axis moved to position 1, where ONNX has the channels."""
    return np.moveaxis(cells, axis, 1) if cells.ndim > 1 else cells


# --- recognising rearrangements -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """Cells of maps as a product of channels, rows and columns."""

    channels: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]


def as_blocks(cells: Cells, origin: Shape) -> list[Block] | None:
    """Cells (C', H', W') as blocks of ``origin`` (C, H, W), one after the other; None if they are none."""
    whole_block = _as_block(cells, origin)
    if whole_block is not None:
        return [whole_block]
    blocks: list[Block] = []
    for channel in range(len(cells)):
        block = _as_block(cells[channel : channel + 1], origin)
        if block is None:
            return None
        if blocks and (blocks[-1].rows, blocks[-1].columns) == (block.rows, block.columns):
            blocks[-1] = replace(blocks[-1], channels=blocks[-1].channels + block.channels)
        else:
            blocks.append(block)
    return blocks


def _as_block(cells: Cells, origin: Shape) -> Block | None:
    """Cells (C', H', W') as one block of ``origin`` (C, H, W); None if they are none."""
    _, rows, columns = origin
    channel = cells[:, 0, 0] // (rows * columns)
    row = cells[0, :, 0] % (rows * columns) // columns
    column = cells[0, 0, :] % columns
    expected = (channel[:, None, None] * rows + row[:, None]) * columns + column
    if not np.array_equal(expected, cells):
        return None
    return Block(tuple(channel.tolist()), tuple(row.tolist()), tuple(column.tolist()))


def steps(numbers: tuple[int, ...]) -> tuple[int, int, int] | None:
    """(first, last, step) of evenly spaced, rising numbers; None if they are not."""
    if len(numbers) == 1:
        return numbers[0], numbers[0], 1
    step = numbers[1] - numbers[0]
    if step < 1 or numbers != tuple(range(numbers[0], numbers[-1] + 1, step)):
        return None
    return numbers[0], numbers[-1], step


def shuffle_groups(channels: tuple[int, ...]) -> int | None:
    """The number of groups with which a channel shuffle gives this order; None if there is none."""
    count = len(channels)
    stride = channels[1] if count > 1 else 0
    if stride < 2 or count % stride:
        return None
    expected = np.arange(count).reshape(count // stride, stride).T.ravel()
    return count // stride if np.array_equal(expected, channels) else None


def repeats(numbers: tuple[int, ...], count: int) -> int | None:
    """The number of times that each of 0 … count − 1 is repeated, in order; None if they are not."""
    factor, rest = divmod(len(numbers), count)
    return factor if not rest and numbers == tuple(at // factor for at in range(len(numbers))) else None


def pixel_shuffle(cells: Cells, origin: Shape) -> int | None:
    """The factor of the pixel shuffle that gives cells (C', H', W') of ``origin`` (C, H, W); None if there is none."""
    channels, rows, columns = origin
    factor = cells.shape[1] // rows
    if factor < 2 or cells.shape != (channels // factor**2, rows * factor, columns * factor) or channels % factor**2:
        return None
    indices: Any = _counted(math.prod(origin)).reshape(channels // factor**2, factor, factor, rows, columns)
    return factor if np.array_equal(indices.transpose(0, 3, 1, 4, 2).reshape(cells.shape), cells) else None
