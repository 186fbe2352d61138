"""Selects the largest of many numbers, page by page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.explain.explanation import Numbers

Flags = NDArray[np.bool_]


def page(sizes: Numbers, skip: int, count: int, groups: Sequence[Flags]) -> tuple[list[int], NDArray[np.intp]]:
    """One page of a ranking: indices of the ``count`` largest numbers per group after the first ``skip``.

    Args:
        sizes: (n,).
        groups: masks (n,), each ranked on its own.

    Returns:
        indices on the page, largest first; and those left for later pages, (m,), ascending. If only one is left, it is
        on the page.
    """
    seen, before = np.zeros(len(sizes), np.bool_), np.zeros(len(sizes), np.bool_)
    for group in groups:
        where = np.flatnonzero(group)
        order = where[largest(sizes[where], skip + count)]
        seen[order], before[order[:skip]] = True, True
    left = np.flatnonzero(~seen)
    if left.size == 1:
        seen[left], left = True, left[:0]
    shown = np.flatnonzero(seen & ~before)
    return shown[np.argsort(-sizes[shown], kind="stable")].tolist(), left


def largest(sizes: Numbers, count: int) -> NDArray[np.intp]:
    """Indices of the ``count`` largest of ``sizes`` (n,), largest first, equal ones in order, without sorting all."""
    some = np.arange(len(sizes))
    if count < len(sizes):
        bound = -np.partition(-sizes, count - 1)[count - 1]
        above = np.flatnonzero(sizes > bound)
        some = np.sort(np.concatenate([above, np.flatnonzero(sizes == bound)[: count - len(above)]]))
    return some[np.argsort(-sizes[some], kind="stable")]


def largest_of_each_sign(numbers: Numbers, count: int) -> list[int]:
    """Indices of the ``count`` largest numbers of each sign, positive ones first; all of them if they are few."""
    sizes = np.where(np.isnan(numbers), np.inf, numbers)  # NaN first: it explains a sum that is NaN
    if len(sizes) <= 2 * count + 1:
        some: NDArray[np.intp] = np.arange(len(sizes))
    else:
        low, high = (np.argpartition(sign * sizes, count)[:count] for sign in (1, -1))
        some = np.concatenate([low[sizes[low] < 0], high[sizes[high] > 0]])
    rising = some[np.argsort(sizes[some], kind="stable")]
    return [*rising[sizes[rising] >= 0][::-1].tolist(), *rising[sizes[rising] < 0].tolist()]
