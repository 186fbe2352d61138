"""The displayed picture, and the mapping between its pixels and the network's input cells."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.images.fitting import Box
from engine.values.array import Float32
from engine.values.cell_set import Span
from gui.input.pad_painter import Block

_MOST_SHOWN = 1024 * 1024  # pixels; larger pictures are displayed, and drawn on, at reduced size


def reduced(image: Float32) -> tuple[Float32, int]:
    """A picture (C, H, W) reduced for display, and the reduction factor per side."""
    step = max(1, math.ceil(math.sqrt(image.shape[1] * image.shape[2] / _MOST_SHOWN)))
    if step == 1:
        return image, 1
    small = np.ascontiguousarray(image[:, ::step, ::step])
    small.flags.writeable = False
    return small, step


@dataclass(frozen=True)
class PixelMapping:
    """Maps displayed pixels to input cells of the network and back.

    Args:
        step: reduction factor of the displayed picture per side.
        region: the used part of the picture, in pixels of the whole picture.
        place: its position in the network's input, in cells.
    """

    step: int
    region: Box
    place: Box

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """The input cell (row, column) of a displayed pixel; None outside the used region."""
        at = []
        for axis, shown in enumerate((row, column)):
            first, last, start, end = self._axis(axis)
            pixel = shown * self.step + 0.5
            if not first <= pixel < last:
                return None
            at.append(start + int((pixel - first) * (end - start) / (last - first)))
        return at[0], at[1]

    def block(self, rows: Span, columns: Span) -> Block | None:
        """The displayed pixels of a block of input cells; None if it is padding only."""
        sides = []
        for axis, (top, bottom) in enumerate((rows, columns)):
            first, last, start, end = self._axis(axis)
            top, bottom = max(top, start), min(bottom + 1, end)
            if bottom <= top:
                return None
            scale = (last - first) / (end - start) / self.step
            low = math.floor(first / self.step + (top - start) * scale)
            high = math.ceil(first / self.step + (bottom - start) * scale) - 1
            sides.append((low, max(low, high)))
        return sides[0][0], sides[1][0], sides[0][1], sides[1][1]

    def _axis(self, axis: int) -> tuple[int, int, int, int]:
        """Start and end (exclusive) along an axis: of the used pixels, then of the cells that they become."""
        return self.region[axis], self.region[axis + 2], self.place[axis], self.place[axis + 2]
