"""The arithmetic of a softmax, which its logarithm shares."""

from __future__ import annotations

import numpy as np

from engine.values.cells import Cell, Terms, Trace
from engine.values.map_block import Block


def shares(x: Block, temperature: float, cell: Cell) -> Trace:
    """One cell of a softmax over the channels of an input, (C, H, W) or (F,)."""
    place = cell[1:]
    scores = x[(slice(None), *place)].astype(np.float64)
    with np.errstate(invalid="ignore"):  # infinite scores
        exponentials = np.exp((scores - scores.max()) / temperature)  # as in forward
    cells = np.array([(i, *place) for i in range(len(scores))])
    terms = Terms(cells, scores, np.full(len(scores), 1 / temperature), exponentials)
    value = terms.products[cell[0]] / terms.total
    parts = (("temperature", temperature),)
    return Trace("softmax", terms, 0.0, float(value), terms.total, (len(scores),), parts)
