"""Sets of cells: receptive fields, and the cells that a cell influences, as unions of products of masks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]  # (first, last), both inclusive
Mask = NDArray[np.bool_]


class Region(NamedTuple):
    """A contiguous block of cells: spans of channels, rows and columns; in a vector ``channels`` counts units."""

    channels: Span
    rows: Span = (0, 0)
    columns: Span = (0, 0)


@dataclass(frozen=True, eq=False)
class Field:
    """A set of cells of one layer: the product of three boolean masks.

    Args:
        channels: (C,), or (units,) for a vector.
        rows, columns: (H,) and (W,); both (1,) for a vector.
    """

    channels: Mask
    rows: Mask
    columns: Mask

    @classmethod
    def of(cls, shape: Sequence[int], cell: Sequence[int]) -> Field:
        """The set of one cell of an output of ``shape``, (C, H, W) or (units,)."""
        return cls(*(np.arange(size) == at for size, at in zip((*shape, 1, 1)[:3], (*cell, 0, 0)[:3], strict=True)))

    @property
    def blocks(self) -> tuple[Field, ...]:
        """The set as the only block of a union, as in :class:`CellSet`."""
        return (self,)

    @classmethod
    def whole(cls, shape: Sequence[int]) -> Field:
        """The set of all cells of an output of ``shape``, (C, H, W) or (units,)."""
        return cls(*(np.ones(size, np.bool_) for size in (*shape, 1, 1)[:3]))

    @cached_property
    def region(self) -> Region | None:
        """The bounding box; None for an empty set."""
        spans = []
        for mask in (self.channels, self.rows, self.columns):
            chosen = np.flatnonzero(mask)
            if not chosen.size:
                return None
            spans.append((int(chosen[0]), int(chosen[-1])))
        return Region(*spans)

    @cached_property
    def count(self) -> int:
        """Number of cells."""
        return int(self.channels.sum()) * int(self.rows.sum()) * int(self.columns.sum())

    @cached_property
    def is_everything(self) -> bool:
        """Whether these are all cells of the layer."""
        return bool(self.channels.all() and self.rows.all() and self.columns.all())

    @cached_property
    def has_gaps(self) -> bool:
        """Whether the bounding box has rows or columns outside the set, as dilation and strides leave them."""
        region = self.region
        return region is not None and any(
            int(mask.sum()) != last - first + 1
            for mask, (first, last) in ((self.rows, region.rows), (self.columns, region.columns))
        )


@dataclass(frozen=True, eq=False)
class CellSet:
    """A set of cells of one layer as a union of blocks, such as the cells that several branches read.

    Args:
        blocks: at least one; they may overlap.
    """

    blocks: tuple[Field, ...]

    @cached_property
    def channels(self) -> Mask:
        """Mask (C,) of the channels that contain any of the cells; of a vector, mask (units,)."""
        masks = [block.channels for block in self.blocks]
        return np.array(np.logical_or.reduce(masks), np.bool_)

    @cached_property
    def rows(self) -> Mask:
        """Mask (H,) of the rows that contain any of the cells."""
        masks = [block.rows for block in self.blocks]
        return np.array(np.logical_or.reduce(masks), np.bool_)

    @cached_property
    def columns(self) -> Mask:
        """Mask (W,) of the columns that contain any of the cells."""
        masks = [block.columns for block in self.blocks]
        return np.array(np.logical_or.reduce(masks), np.bool_)

    def __or__(self, other: CellSet) -> CellSet:
        blocks = [*self.blocks]
        for block in other.blocks:
            blocks = _with_block(blocks, block)
        return CellSet(tuple(blocks))

    def __contains__(self, cell: Sequence[int]) -> bool:
        place = (*cell, 0, 0)[:3]
        masks = ((block.channels, block.rows, block.columns) for block in self.blocks)
        return any(
            all(at < len(mask) and bool(mask[at]) for at, mask in zip(place, each, strict=True)) for each in masks
        )

    @cached_property
    def region(self) -> Region | None:
        """The bounding box; None for an empty set."""
        regions = [block.region for block in self.blocks if block.region is not None]
        if not regions:
            return None
        spans = [
            (min(first for first, _ in axis), max(last for _, last in axis)) for axis in zip(*regions, strict=True)
        ]
        return Region(*spans)

    @cached_property
    def count(self) -> int:
        """Number of cells, each counted once."""
        if len(self.blocks) == 1:
            return self.blocks[0].count
        patterns, sizes = zip(*(_distinct(axis) for axis in self._masks()), strict=True)
        covered = np.einsum("nc,nr,nx->crx", *(each.astype(np.intp) for each in patterns)) > 0
        number: int = np.einsum("crx,c,r,x->", covered.astype(np.intp), *sizes).item()
        return number

    @cached_property
    def is_everything(self) -> bool:
        """Whether these are all cells of the layer."""
        return bool(self.count == math.prod(axis.shape[1] for axis in self._masks()))

    @cached_property
    def has_gaps(self) -> bool:
        """Whether the bounding box has rows or columns outside the set, as dilation and strides leave them."""
        return Field(self.channels, self.rows, self.columns).has_gaps

    def channel(self, channel: int) -> CellSet:
        """The blocks with cells in one channel, or in one unit of a vector; they keep their other channels."""
        return CellSet(tuple(block for block in self.blocks if block.channels[channel]))

    def _masks(self) -> tuple[NDArray[np.bool_], ...]:
        """The masks of all blocks by axis, (blocks, size) each."""
        return tuple(np.array([getattr(block, axis) for block in self.blocks]) for axis in _AXES)


Cells = Field | CellSet
_AXES = ("channels", "rows", "columns")


def _distinct(masks: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    """The distinct columns of ``masks`` (blocks, size), and the number of each: (blocks, distinct) and (distinct,)."""
    patterns, sizes = np.unique(masks, axis=1, return_counts=True)
    return patterns, sizes


def _with_block(blocks: Sequence[Field], added: Field) -> list[Field]:
    """Blocks whose union is that of ``blocks`` and ``added``, without those that are a subset of another."""
    if any(_is_within(added, block) for block in blocks):
        return [*blocks]
    return [*(block for block in blocks if not _is_within(block, added)), added]


def _is_within(inner: Field, outer: Field) -> bool:
    return not any(np.any(getattr(inner, axis) & ~getattr(outer, axis)) for axis in _AXES)


def sources_of(chosen: Mask, reads: NDArray[np.intp], size: int) -> Mask:
    """Mask (size,) of the input positions along one axis that the chosen output positions read.

    Args:
        chosen: mask (outputs,).
        reads: (outputs, n), the input positions read by each output position; NOWHERE (−1) for padding.
    """
    found = np.zeros(size + 1, np.bool_)  # NOWHERE marks the additional last element, which is dropped
    found[reads[chosen].ravel()] = True
    return found[:-1]


def readers_of(chosen: Mask, reads: NDArray[np.intp]) -> Mask:
    """Mask (outputs,) of the output positions along one axis that read any chosen input position.

    Args:
        chosen: mask (size,).
        reads: (outputs, n), as for :func:`sources_of`.
    """
    known = np.append(chosen, False)
    found: Mask = np.any(known[reads], axis=1)
    return found
