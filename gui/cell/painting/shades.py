"""The colouring of values, as a value."""

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
    """The colouring of a map or kernel: the arguments of ``quantise`` and ``table`` in ``gui.look.colours``.

    Args:
        key: of the colour map.
        dark: whether for the dark theme.
        low, high: the values at its ends.
        symmetric: whether zero is in the middle.
        hatched_below: values less than this are hatched; None: no hatching.
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
        """The colour of every index, (256, 4)."""
        return colours.table(self.key, self.dark)

    def indices(self, values: ArrayLike) -> NDArray[np.uint8]:
        """The index of every value, in the same shape."""
        return colours.quantise(np.asarray(values, np.float32), self.low, self.high, self.symmetric)

    def of(self, values: ArrayLike) -> list[Rgb]:
        """The colours of all values, in reading order."""
        return [tuple(each) for each in self.table[self.indices(values).ravel(), :3].tolist()]

    def image(self, values: NDArray[np.float32]) -> QImage:
        """An image of a map (H, W), one pixel per cell."""
        return painted_image(self.indices(values), self.table)
