"""Which colour a number gets, as widgets are told it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtGui import QImage

from gui.look import colours
from gui.look.indexed_image import painted_image

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Shades:
    """The colours of a map or of a kernel: what ``gui.colours.quantise`` and ``gui.colours.table`` are asked for.

    Args:
        key: the colour map.
        dark: whether in the dark theme.
        low, high: the numbers at its ends.
        symmetric: whether zero lies in the middle.
        hatched_below: less than this is hatched; None if nothing is.
    """

    key: str
    dark: bool
    low: float
    high: float
    symmetric: bool
    hatched_below: float | None = None

    @classmethod
    def about_zero(cls, key: str, dark: bool, size: float, hatched: bool = False) -> Shades:
        """Colours that run from ``-size`` over zero to ``size``."""
        return cls(key, dark, -size, size, True, 0.0 if hatched else None)

    @property
    def table(self) -> NDArray[np.uint8]:
        """The colour of every index."""
        return colours.table(self.key, self.dark)

    def indices(self, values: ArrayLike) -> NDArray[np.uint8]:
        """The index of every value, in the same shape."""
        return colours.quantise(np.asarray(values, np.float32), self.low, self.high, self.symmetric)

    def of(self, values: ArrayLike) -> list[Rgb]:
        """The colour of every value, in a row."""
        return [tuple(each) for each in self.table[self.indices(values).ravel(), :3].tolist()]

    def image(self, values: NDArray[np.float32]) -> QImage:
        """A map (H, W) in its colours, one pixel a cell."""
        return painted_image(self.indices(values), self.table)
