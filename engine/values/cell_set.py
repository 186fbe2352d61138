"""Sets of cells of one layer that can be told axis by axis: what a cell is made from, and what it influences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]  # first and last, both included
Mask = NDArray[np.bool_]


class Region(NamedTuple):
    """A block of cells: spans of channels, rows and columns; in a vector, of units alone."""

    channels: Span
    rows: Span = (0, 0)
    columns: Span = (0, 0)


@dataclass(frozen=True, eq=False)
class Field:
    """A set of cells: every chosen channel at every chosen row and column.

    Args:
        channels: which channels, or which units of a vector.
        rows, columns: which of them; (1,) in a vector.
    """

    channels: Mask
    rows: Mask
    columns: Mask

    @classmethod
    def of(cls, shape: Sequence[int], cell: Sequence[int]) -> Field:
        """One cell of an output of ``shape``."""
        return cls(*(np.arange(size) == at for size, at in zip((*shape, 1, 1)[:3], (*cell, 0, 0)[:3], strict=True)))

    @classmethod
    def whole(cls, shape: Sequence[int]) -> Field:
        """All cells of an output of ``shape``."""
        return cls(*(np.ones(size, np.bool_) for size in (*shape, 1, 1)[:3]))

    @cached_property
    def region(self) -> Region | None:
        """The smallest block that holds all of them; None when there is none."""
        spans = []
        for mask in (self.channels, self.rows, self.columns):
            chosen = np.flatnonzero(mask)
            if not chosen.size:
                return None
            spans.append((int(chosen[0]), int(chosen[-1])))
        return Region(*spans)

    @cached_property
    def count(self) -> int:
        """How many cells these are."""
        return int(self.channels.sum()) * int(self.rows.sum()) * int(self.columns.sum())

    @cached_property
    def is_everything(self) -> bool:
        """Whether no cell of the layer is left out."""
        return bool(self.channels.all() and self.rows.all() and self.columns.all())

    @cached_property
    def has_gaps(self) -> bool:
        """Whether its block holds rows or columns that do not belong to it, as dilation and strides leave them."""
        region = self.region
        return region is not None and any(
            int(mask.sum()) != last - first + 1
            for mask, (first, last) in ((self.rows, region.rows), (self.columns, region.columns))
        )


def sources_of(chosen: Mask, reads: NDArray[np.intp], size: int) -> Mask:
    """Which of ``size`` input positions the chosen outputs read; ``reads`` (outputs, n) with −1 for none."""
    found = np.zeros(size + 1, np.bool_)  # what reads nothing ends up in the last one
    found[reads[chosen].ravel()] = True
    return found[:-1]


def readers_of(chosen: Mask, reads: NDArray[np.intp]) -> Mask:
    """Which outputs read any of the chosen input positions."""
    known = np.append(chosen, False)
    found: Mask = np.any(known[reads], axis=1)
    return found
