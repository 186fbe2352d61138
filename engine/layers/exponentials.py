"""The arithmetic of softmax, for Softmax and LogSoftmax."""

from __future__ import annotations

import numpy as np

from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block


def softmax_trace(x: Block, temperature: float, cell: Cell) -> Trace:
    """The trace of one cell of a softmax over the channels of ``x``, (C, H, W) or (F,)."""
    position = cell[1:]
    scores = x[(slice(None), *position)].astype(np.float64)
    with np.errstate(invalid="ignore"):  # infinite scores
        exponentials = np.exp((scores - scores.max()) / temperature)  # as in forward
    cells = np.array([(i, *position) for i in range(len(scores))])
    terms = Terms(cells, scores, np.full(len(scores), 1 / temperature), exponentials)
    value = terms.products[cell[0]] / terms.total
    parts = (("temperature", temperature),)
    return Trace("softmax", terms, 0.0, float(value), terms.total, (len(scores),), parts)
