"""The geometry of a sliding window: its cells at every position, the padding, and cells that no window reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engine import Shape, Spec
from engine.layers.window_positions import source_index
from engine.project.size_formulas import slide

Places = NDArray[np.intp]  # indices of rows or columns; below 0, or not below the size, they lie in the padding


@dataclass(frozen=True, eq=False)
class Ground:
    """A map with its padding and the windows on it; each pair is for rows and columns.

    Args:
        size: of the map.
        before, after: rows and columns of padding.
        skipped: rows and columns that no window reads, padding included.
        covered: indices that the window reads at every position, (positions, n); those before the padding only fill up
            smaller windows.
        border: the padding value as text; empty if the padding has no value.
    """

    size: tuple[int, int]
    before: tuple[int, int]
    after: tuple[int, int]
    skipped: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    covered: tuple[Places, Places]
    border: str

    @property
    def whole(self) -> tuple[int, int]:
        """Rows and columns including the padding."""
        rows, columns = (
            before + size + after for before, size, after in zip(self.before, self.size, self.after, strict=True)
        )
        return rows, columns

    @property
    def is_padded(self) -> bool:
        """Whether there is any padding."""
        return any((*self.before, *self.after))

    def window(self, row: int, column: int) -> tuple[Places, Places]:
        """The indices of rows and columns that the window reads at a position (row, column) of the output."""
        rows, columns = (
            places[places >= -before]
            for places, before in zip((self.covered[0][row], self.covered[1][column]), self.before, strict=True)
        )
        return rows, columns

    def cells_of(self, row: int, column: int) -> tuple[Places, Places]:
        """The indices of rows and columns that one cell of the window reads over all positions, without padding."""
        rows, columns = (
            places[(places >= 0) & (places < size)]
            for places, size in zip((self.covered[0][:, row], self.covered[1][:, column]), self.size, strict=True)
        )
        return np.unique(rows), np.unique(columns)

    def padded(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """A map (H, W) with the values of its padding, (before + H + after, …); 0 where the padding has no value."""
        at = [
            source_index(np.arange(-before, size + after), size, self.border)
            for before, size, after in zip(self.before, self.size, self.after, strict=True)
        ]
        padded = np.pad(values, ((0, 1), (0, 1)))  # index −1 is a row or column of zeros, for padding without a value
        return padded[np.ix_(*at)]


@lru_cache(maxsize=64)
def plain_ground(rows: int, columns: int) -> Ground:
    """The Ground of a map without padding, with a window of one cell."""
    covered = np.arange(rows)[:, None], np.arange(columns)[:, None]
    return Ground((rows, columns), (0, 0), (0, 0), (np.zeros(rows, bool), np.zeros(columns, bool)), covered, "")


@lru_cache(maxsize=64)
def ground_of(spec: Spec, input_shape: Shape, output_shape: Shape) -> Ground:
    """The Ground of a layer's input, from its input and output shapes (C, H, W)."""
    rows, columns = (slide(spec, axis, input_shape[axis + 1], output_shape[axis + 1]) for axis in (0, 1))
    return Ground(
        (rows.size, columns.size),
        (rows.before, columns.before),
        (rows.after, columns.after),
        (rows.unread, columns.unread),
        (rows.covered, columns.covered),
        "" if spec.geometry is None else spec.geometry.border,
    )


def runs(places: Places) -> list[tuple[int, int]]:
    """Runs of consecutive indices as (first, last), both inclusive."""
    if not places.size:
        return []
    breaks = np.flatnonzero(np.diff(places) != 1) + 1
    edges = [0, *breaks.tolist(), places.size]
    return [(int(places[first]), int(places[last - 1])) for first, last in pairwise(edges)]
