"""Helpers of layers that copy cells of their input: Pad, Slice, Reshape, shuffles, Upsample with mode "nearest"."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.values.cell_set import CellSet, Field, Mask
from engine.values.cells import NOWHERE, Cell, Rule, Terms, Trace
from engine.values.map_block import Block


def copied(rule: Rule, x: Block, cell: Cell | None, added: float = 0.0) -> Trace:
    """The trace of a cell that is a copy of ``cell`` of the input ``x``; if that is None, of the number ``added``."""
    at = (NOWHERE,) * len(x.shape) if cell is None else cell
    value = added if cell is None else float(x[cell])
    return Trace(rule, Terms([at], [value], [1.0], padding=np.array([cell is None])), 0.0, value, value)


def blocks_of(cells: Mask) -> CellSet:
    """The set of the cells that are True in ``cells``, (C, H, W) or (units,), as few disjoint blocks."""
    if cells.ndim == 1:
        return CellSet((Field(cells, _ONE, _ONE),))
    found = [
        Field(channels, rows, columns)
        for channels, plane in _distinct(cells)
        for rows, columns in _distinct(plane)
        if columns.any()
    ]
    return CellSet(tuple(found) or (Field(*(np.zeros(size, np.bool_) for size in cells.shape)),))


def _distinct(cells: Mask) -> list[tuple[Mask, Mask]]:
    """(mask (n,) of its positions, slice) for each distinct slice of ``cells`` (n, …) along the first axis."""
    flat = np.packbits(cells.reshape(len(cells), -1), axis=1)
    _, first, which = np.unique(flat, axis=0, return_index=True, return_inverse=True)
    which = which.reshape(-1)
    return [(which == number, cells[at]) for number, at in enumerate(first.tolist())]


def mask_of(field: Field) -> Mask:
    """A field as one mask (C, H, W); of a vector, (units, 1, 1)."""
    cells: NDArray[np.bool_] = field.channels[:, None, None] & field.rows[:, None] & field.columns
    return cells


_ONE = np.ones(1, np.bool_)
