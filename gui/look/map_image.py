"""A map with its colouring, and its rendering as pixels without a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.compute.device_maps import DeviceMap
from gui.look import colours, hatching

Pixels = NDArray[np.uint8]  # (H, W, 3)

_SIDE = 768  # pixels; small maps are enlarged by a whole factor to at most this longer side


@dataclass(frozen=True, eq=False)
class Drawn:
    """A map and its colouring.

    Args:
        values: (H, W) floats, or a picture (H, W, 3) uint8.
        table: (256, 4) colour table.
        low, high: the values at its ends.
        symmetric: whether zero is in the middle.
        hatched_below: values less than this are hatched; None: no hatching.
    """

    values: NDArray[Any] | DeviceMap
    table: Pixels
    low: float
    high: float
    symmetric: bool
    hatched_below: float | None

    def pixels(self) -> Pixels:
        """The rendered map, (H · n, W · n, 3) uint8: each cell is a square of n × n pixels."""
        height, width = self.values.shape[:2]
        side = max(_SIDE // max(height, width), 1)
        rows, columns = np.arange(height * side) // side, np.arange(width * side) // side
        if self.values.ndim == 3:
            painted = np.asarray(self.values)
        else:
            indices = colours.quantise(np.asarray(self.values), self.low, self.high, self.symmetric)
            painted = self.table[indices, :3]
        painted = painted.repeat(side, axis=0).repeat(side, axis=1)
        if self.values.ndim == 2 and self.hatched_below is not None:
            scale = self.low, self.high
            lines = hatching.inked(self.values, rows, columns, self.table, *scale, below=self.hatched_below)
            lines = lines[:, : columns.size]
            met = np.nonzero(lines)
            painted[met] = np.stack([lines[met] >> shift & 0xFF for shift in (16, 8, 0)], axis=-1)
        return np.ascontiguousarray(painted)
