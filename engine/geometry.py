"""How sizes come about, in formulas that can be read."""

from __future__ import annotations

import numpy as np

from engine.layer import Shape, Spec
from engine.layers.conv2d import Conv2d
from engine.pooling import Pooling


def size_formula(spec: Conv2d | Pooling, axis: int, size: int, result: int) -> str:
    """How many rows (axis 0) or columns (axis 1) come out of ``size``, with the numbers put in.

    Source: Dumoulin & Visin 2016, relationship 15.
    """
    kernel, stride, padding = spec.kernel[axis], spec.stride[axis], spec.padding[axis]
    dilation = spec.dilation[axis] if isinstance(spec, Conv2d) else 1
    padded = f" + 2·{padding}" if padding else ""
    reach = f"{kernel}" if dilation == 1 else f"{dilation}·({kernel} − 1) − 1"
    up = isinstance(spec, Pooling) and spec.ceil
    room = size + 2 * padding - dilation * (kernel - 1) - 1
    # Rounding up, a window that would begin past the far edge is left out again.
    less = " − 1" if up and result < -(-room // stride) + 1 else ""
    left, right = "⌈⌉" if up else "⌊⌋"
    return f"{left}({size}{padded} − {reach})/{stride}{right} + 1{less} = {result}"


def position_over(spec: Spec, given: Shape, made: Shape, row: int, column: int) -> tuple[int, int]:
    """The output row and column whose window is centred nearest to a cell of the input.

    Shapes: ``given`` and ``made`` are those of input and output maps.
    """
    found = []
    for axis, at in enumerate((row, column)):
        reads = spec.reads_along(axis, given[axis + 1], made[axis + 1])
        inside = np.ma.masked_less(reads, 0)
        found.append(int(np.ma.argmin(np.abs(inside.mean(axis=1) - at))))
    return found[0], found[1]


def lost(spec: Conv2d | Pooling, axis: int, size: int, count: int) -> int:
    """How many rows (axis 0) or columns (axis 1) at the far edge no window reaches, padding included."""
    kernel, stride, padding = spec.kernel[axis], spec.stride[axis], spec.padding[axis]
    dilation = spec.dilation[axis] if isinstance(spec, Conv2d) else 1
    return max(0, size + 2 * padding - ((count - 1) * stride + dilation * (kernel - 1) + 1))
