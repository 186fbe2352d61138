"""How sizes come about, in formulas that can be read."""

from __future__ import annotations

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
