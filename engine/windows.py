"""Which input cells a sliding window covers: shared by convolution and pooling."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from engine.layer import Span
from engine.params import Pair

BORDERS = ("zeros", "reflect", "replicate", "circular")


def source_index(index: int, size: int, border: str) -> int | None:
    """The input position that stands at ``index`` when the border is continued, or None for a padding zero."""
    if 0 <= index < size:
        return index
    if border == "reflect":
        return -index if index < 0 else 2 * (size - 1) - index
    if border == "replicate":
        return 0 if index < 0 else size - 1
    if border == "circular":
        return index % size
    return None


def source_span(span: Span, size: int, border: str) -> Span:
    """The smallest span that holds every input position read by ``span``, when the border is continued.

    Padding zeros are nowhere in the input: a span that reaches into them stays as it is.
    """
    first, last = span
    if border == "zeros":
        return span
    if border == "circular" and (first < 0 or last >= size):
        return 0, size - 1
    turns = [source_index(at, size, border) for at in (first, 0, size - 1, last) if first <= at <= last]
    sources = [at for at in turns if at is not None]
    return min(sources), max(sources)


def window_cells(
    row: int,
    column: int,
    size: Pair,
    kernel: Pair,
    stride: Pair,
    padding: Pair,
    dilation: Pair = (1, 1),
    border: str = "zeros",
) -> Iterator[tuple[int, int, int | None, int | None]]:
    """The window of one output position, as (kernel row, kernel column, input row, input column), in reading order.

    An input row or column is None where the window lies on padding zeros.
    """
    for i, j in itertools.product(range(kernel[0]), range(kernel[1])):
        yield (
            i,
            j,
            source_index(row * stride[0] - padding[0] + i * dilation[0], size[0], border),
            source_index(column * stride[1] - padding[1] + j * dilation[1], size[1], border),
        )
