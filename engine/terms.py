"""The arithmetic behind one cell, as a value: its terms, how they make the value, and what else the rule needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

Cell = tuple[int, ...]  # (channel, row, column), or (unit,) in a vector

NOWHERE = -1  # an index of a cell that is not in the input: a padding zero


class Term(NamedTuple):
    """One product in the arithmetic of a cell.

    Args:
        cell: the input cell, or None for a padding zero.
        value: what the input holds there.
        weight: what it is multiplied with.
        product: ``value * weight``.
        padding: whether the window lies outside the input here; at a border other than zeros, ``cell`` is the one
            that is repeated there.
    """

    cell: Cell | None
    value: float
    weight: float
    product: float
    padding: bool = False


class Terms(Sequence[Term]):
    """The terms of a cell, kept as arrays: a mean over a megapixel has a million of them.

    Args:
        cells: (n, axes), with NOWHERE in it for a padding zero; or what makes them when they are asked for.
        values, weights, products: (n,).
        padding: (n,), which of them lie outside the input; None for none.
    """

    def __init__(
        self,
        cells: ArrayLike | Callable[[], ArrayLike],
        values: ArrayLike,
        weights: ArrayLike,
        products: ArrayLike | None = None,
        padding: NDArray[np.bool_] | None = None,
    ) -> None:
        self._cells = cells
        self.values: NDArray[np.float64] = np.asarray(values, np.float64)
        self.weights: NDArray[np.float64] = np.asarray(weights, np.float64)
        with np.errstate(all="ignore"):  # infinity times 0
            made = self.values * self.weights if products is None else products
        self.products: NDArray[np.float64] = np.asarray(made, np.float64)
        self.padding = np.zeros(len(self.values), np.bool_) if padding is None else padding

    @cached_property
    def cells(self) -> NDArray[np.intp]:
        """Where each term comes from: (n, axes)."""
        return np.asarray(self._cells() if callable(self._cells) else self._cells, np.intp)

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, index: int) -> Term: ...
    @overload
    def __getitem__(self, index: slice) -> Terms: ...
    def __getitem__(self, index: int | slice) -> Term | Terms:
        if isinstance(index, slice):
            return Terms(
                self.cells[index], self.values[index], self.weights[index], self.products[index], self.padding[index]
            )
        cell: list[int] = self.cells[index].tolist()
        return Term(
            None if NOWHERE in cell else tuple(cell),
            float(self.values[index]),
            float(self.weights[index]),
            float(self.products[index]),
            bool(self.padding[index]),
        )

    def __iter__(self) -> Iterator[Term]:
        columns = (self.cells, self.values, self.weights, self.products, self.padding)
        for cell, *numbers in zip(*(column.tolist() for column in columns), strict=True):
            yield Term(None if NOWHERE in cell else tuple(cell), *numbers)

    @property
    def total(self) -> float:
        """The sum of the products; not a number where infinities of both signs meet."""
        with np.errstate(invalid="ignore", over="ignore"):
            return float(self.products.sum())


@dataclass(frozen=True, eq=False)
class Trace:
    """The arithmetic behind one cell.

    Args:
        rule: how the terms make the value: ``sum`` (products plus bias), ``max`` (the winner has weight 1),
            ``mean`` (weights are one over the divisor), ``function`` (one term, then a curve), ``copy``,
            ``normalise`` (one term, scaled and shifted by ``parts``), or ``softmax`` (products are exponentials;
            value = the cell's own over their sum).
        terms: the products, in reading order.
        bias: what is added to their sum.
        value: what the cell holds.
        total: for ``softmax`` the sum of the exponentials, for ``mean`` the divisor, otherwise the sum of the products.
        shape: how the terms are laid out: (channels, rows, columns) of a window, or (n,).
        parts: the further numbers of the rule by their names, such as a mean and a variance.
    """

    rule: str
    terms: Terms
    bias: float
    value: float
    total: float
    shape: tuple[int, ...] = (1,)
    parts: tuple[tuple[str, float], ...] = ()
