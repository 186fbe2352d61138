"""The arithmetic behind one cell as a value: its terms (products), and the rule by which they give its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

Cell = tuple[int, ...]  # (channel, row, column), or (unit,) in a vector
Rule = Literal[  # see Trace
    "sum", "max", "mean", "function", "copy", "normalise", "softmax", "add", "product", "logsoftmax", "scale",
    "response",
]  # fmt: skip

_CHUNK = 1 << 16  # terms
NOWHERE = -1  # index of a padding zero, which is no input cell


class Term(NamedTuple):
    """One product in the arithmetic of a cell.

    Args:
        cell: the input cell, or None for a padding zero.
        value: the input value.
        weight: its factor.
        product: ``value * weight``.
        padding: whether this position of the window is outside the input; with a border other than zeros, ``cell`` is
            the input cell that is repeated there.
        source: index of the input that contains the cell, for layers that read several.
    """

    cell: Cell | None
    value: float
    weight: float
    product: float
    padding: bool = False
    source: int = 0


class Terms(Sequence[Term]):
    """The terms of a cell as arrays, some of them computed on demand: the mean of a map may have millions of terms.

    Args:
        cells: (n, axes), NOWHERE for a padding zero; or a function from term indices (m,) to their cells (m, axes).
        values, weights, products: n numbers each, in any shape; products are values × weights by default.
        padding: mask (n,) of the terms outside the input; None if there are none.
        sources: index (n,) of the input that contains each cell; None if the layer reads one.
    """

    def __init__(
        self,
        cells: ArrayLike | Callable[[NDArray[np.intp]], ArrayLike],
        values: ArrayLike,
        weights: ArrayLike,
        products: ArrayLike | None = None,
        padding: NDArray[np.bool_] | None = None,
        sources: ArrayLike | None = None,
    ) -> None:
        self._cells = cells if callable(cells) else np.asarray(cells, np.intp)
        self._values, self._weights = np.asarray(values), np.asarray(weights)
        self._products = None if products is None else np.asarray(products)
        self._padding = padding
        self._sources = None if sources is None else np.asarray(sources, np.intp)

    @cached_property
    def cells(self) -> NDArray[np.intp]:
        """The input cell of every term: (n, axes)."""
        return self._cells_of(np.arange(len(self))) if callable(self._cells) else self._cells

    def _cells_of(self, numbers: NDArray[np.intp]) -> NDArray[np.intp]:
        return np.asarray(self._cells(numbers), np.intp) if callable(self._cells) else self._cells[numbers]

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The input values: (n,)."""
        return np.asarray(self._values, np.float64).reshape(-1)

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """The factors of the input values: (n,)."""
        return np.asarray(self._weights, np.float64).reshape(-1)

    @cached_property
    def products(self) -> NDArray[np.float64]:
        """Values × weights, or the products passed to the constructor: (n,)."""
        with np.errstate(all="ignore"):  # infinity times 0
            products = self.values * self.weights if self._products is None else self._products
        return np.asarray(products, np.float64).reshape(-1)

    @cached_property
    def padding(self) -> NDArray[np.bool_]:
        """Mask of the terms outside the input: (n,)."""
        return np.zeros(len(self), np.bool_) if self._padding is None else self._padding

    @cached_property
    def sources(self) -> NDArray[np.intp]:
        """Index of the input that contains each cell: (n,)."""
        return np.zeros(len(self), np.intp) if self._sources is None else self._sources

    def chunks(self, of_values: bool) -> Iterator[NDArray[np.float64]]:
        """Yields the values (or else the products) in arrays (m,), without a copy of all values in float64."""
        for first in range(0, len(self), _CHUNK):
            if of_values:
                yield self._values.flat[first : first + _CHUNK].astype(np.float64)
            else:
                yield self.products[first : first + _CHUNK]

    @property
    def sum_of_values(self) -> float:
        """The sum of the input values."""
        with np.errstate(all="ignore"):
            return float(self._values.sum(dtype=np.float64))

    def __len__(self) -> int:
        return self._values.size

    @overload
    def __getitem__(self, index: int) -> Term: ...
    @overload
    def __getitem__(self, index: slice) -> Terms: ...
    def __getitem__(self, index: int | slice) -> Term | Terms:
        if isinstance(index, slice):
            cells, padding, sources = self.cells[index], self.padding[index], self.sources[index]
            return Terms(cells, self.values[index], self.weights[index], self.products[index], padding, sources)
        index = range(len(self))[index]
        cell: list[int] = self._cells_of(np.array([index]))[0].tolist()
        value, weight = (np.float64(each.flat[index]) for each in (self._values, self._weights))
        with np.errstate(all="ignore"):
            product = value * weight if self._products is None else self._products.flat[index]
        outside = self._padding is not None and bool(self._padding[index])
        source = 0 if self._sources is None else int(self._sources[index])
        place = None if NOWHERE in cell else tuple(cell)
        return Term(place, float(value), float(weight), float(product), outside, source)

    def __iter__(self) -> Iterator[Term]:
        columns = (self.cells, self.values, self.weights, self.products, self.padding, self.sources)
        for cell, *numbers in zip(*(column.tolist() for column in columns), strict=True):
            yield Term(None if NOWHERE in cell else tuple(cell), *numbers)

    @property
    def total(self) -> float:
        """The sum of the products; NaN where infinities of both signs meet."""
        with np.errstate(invalid="ignore", over="ignore"):
            return float(self.products.sum())


@dataclass(frozen=True, eq=False)
class Trace:
    """The arithmetic behind one cell.

    Args:
        rule: how the value follows from the terms: ``sum`` (products plus bias), ``max`` (the largest value has weight
            1, others 0), ``mean`` (weights are 1 / divisor), ``function`` (an activation function of one term),
            ``copy``, ``normalise`` (one term, scaled and shifted by ``parts``), ``softmax`` (products are exponentials;
            value = the cell's own one / their sum; temperature in ``parts``), ``add`` (the sum of one term per
            input), ``product`` (the product of their values), ``logsoftmax`` (the logarithm of a softmax), ``scale``
            (one term, and a bias), or ``response`` (products are squares; value = the cell's own input value /
            (k + alpha / size · their sum) ^ beta, with these numbers in ``parts``).
        terms: the products, in reading order.
        bias: the number added to their sum.
        value: the value of the cell.
        total: for ``softmax`` and ``logsoftmax`` the sum of the exponentials, for ``mean`` the divisor, for ``product``
            the product, otherwise the sum of the products.
        shape: the shape of the terms: (channels, rows, columns) of a window, or (n,).
        parts: further numbers of the rule as (name, value) pairs, such as a mean and a variance.
    """

    rule: Rule
    terms: Terms
    bias: float
    value: float
    total: float
    shape: tuple[int, ...] = (1,)
    parts: tuple[tuple[str, float], ...] = ()
