"""The largest of many numbers, some at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.explain.explanation import Numbers

Flags = NDArray[np.bool_]


def page(sizes: Numbers, skip: int, count: int, groups: Sequence[Flags]) -> tuple[list[int], NDArray[np.intp]]:
    """Where so many of the largest of every group stand after ``skip`` of them, and where those that come later stand.

    A last one is not left alone.
    """
    told, before = np.zeros(len(sizes), np.bool_), np.zeros(len(sizes), np.bool_)
    for group in groups:
        where = np.flatnonzero(group)
        order = where[largest(sizes[where], skip + count)]
        told[order], before[order[:skip]] = True, True
    left = np.flatnonzero(~told)
    if left.size == 1:
        told[left], left = True, left[:0]
    shown = np.flatnonzero(told & ~before)
    return shown[np.argsort(-sizes[shown], kind="stable")].tolist(), left


def largest(sizes: Numbers, count: int) -> NDArray[np.intp]:
    """Where the largest numbers stand, largest first, and the first of equals first; without sorting all of them."""
    some = np.arange(len(sizes))
    if count < len(sizes):
        bound = -np.partition(-sizes, count - 1)[count - 1]
        above = np.flatnonzero(sizes > bound)
        some = np.sort(np.concatenate([above, np.flatnonzero(sizes == bound)[: count - len(above)]]))
    return some[np.argsort(-sizes[some], kind="stable")]
