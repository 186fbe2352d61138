"""Sets of cells that are a product of one mask per axis: receptive fields, and the cells that a cell influences."""

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


def sources_of(chosen: Mask, reads: NDArray[np.intp], size: int) -> Mask:
    """Mask (size,) of the input positions along one axis that the chosen output positions read.

    Args:
        chosen: mask (outputs,).
        reads: (outputs, n), the input positions read by each output position; NOWHERE (−1) for padding.
    """
    found = np.zeros(size + 1, np.bool_)  # index −1 marks the last element, which is cut off
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
