"""The picture as it is shown, and what becomes of its pixels in the network."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.images.fitting import Box
from engine.values.array import Float32
from engine.values.cell_set import Span
from gui.input.draw_pad import Block

_MOST_SHOWN = 1024 * 1024  # pixels; a larger picture is shown, and drawn on, at a fraction of its size


def reduced(image: Float32) -> tuple[Float32, int]:
    """The picture at a size that is painted quickly, and how many of its pixels one stands for along a side."""
    step = max(1, math.ceil(math.sqrt(image.shape[1] * image.shape[2] / _MOST_SHOWN)))
    if step == 1:
        return image, 1
    small = np.ascontiguousarray(image[:, ::step, ::step])
    small.flags.writeable = False
    return small, step


@dataclass(frozen=True)
class Way:
    """From the pixels of the picture to the cells that the network reads, and back.

    Args:
        step: how many pixels of the picture one shown pixel stands for, along a side.
        region: the part of the picture that is used.
        place: where it lies in what the network reads.
    """

    step: int
    region: Box
    place: Box

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """The row and column that a shown pixel becomes; None where the picture is not used."""
        at = []
        for axis, shown in enumerate((row, column)):
            first, last, start, end = self._axis(axis)
            pixel = shown * self.step + 0.5
            if not first <= pixel < last:
                return None
            at.append(start + int((pixel - first) * (end - start) / (last - first)))
        return at[0], at[1]

    def block(self, rows: Span, columns: Span) -> Block | None:
        """The shown pixels that a block of cells comes from; None when it is padding only."""
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
        """First and just outside last, of the used pixels and of the cells that they become."""
        return self.region[axis], self.region[axis + 2], self.place[axis], self.place[axis + 2]
