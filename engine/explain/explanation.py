"""The data of an explanation: lines and windows of printed numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

from engine.explain.digits import Digits
from engine.values.cells import Cell, Trace
from engine.values.messages import Message

LineKind = Literal["channel", "term", "sum", "bias", "rest", "value", "note", "step"]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Group:
    """The window on one input channel: its values, the weights, the products, and their sum.

    Args:
        label: the name of the channel.
        shape: (rows, columns) of the window; the sequences below have one item per cell of it, in reading order.
        cells: the input cells, None for a padding zero.
        values, weights, products: printed.
        raw_values, raw_weights, raw_products: (rows · columns,) as numbers, for colours.
        padding: whether the cell is outside the input.
        total: the printed sum of the products.
        rest: ``total`` minus the sum of the printed products, printed; empty if it is zero.
    """

    label: Message
    shape: tuple[int, int]
    cells: tuple[Cell | None, ...]
    values: tuple[str, ...]
    weights: tuple[str, ...]
    products: tuple[str, ...]
    raw_values: Numbers
    raw_weights: Numbers
    raw_products: Numbers
    padding: tuple[bool, ...]
    total: str
    rest: str


class Groups(Sequence[Group]):
    """The windows of a cell, one per input channel, created on access: a layer can read hundreds of channels.

    Args:
        count: number of channels that the cell reads.
        make: returns the window on the channel with an index among those.
    """

    def __init__(self, count: int = 0, make: Callable[[int], Group] | None = None) -> None:
        self._groups: list[Group | None] = [None] * count
        self._make = make

    def __len__(self) -> int:
        return len(self._groups)

    @overload
    def __getitem__(self, index: int) -> Group: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Group]: ...
    def __getitem__(self, index: int | slice) -> Group | Sequence[Group]:
        if isinstance(index, slice):
            return [self[each] for each in range(len(self))[index]]
        at = range(len(self))[index]
        group = self._groups[at]
        if group is None:
            assert self._make is not None
            group = self._groups[at] = self._make(at)
        return group


@dataclass(frozen=True)
class Line:
    """One line of the arithmetic.

    Args:
        kind: summands are ``channel`` (the contribution of a channel), ``term``, ``sum`` (of terms that are not
            listed; in a mean, of the window), ``bias`` and ``rest`` (the rounding error of the printed summands).
            ``step`` is an intermediate result, ``value`` the value of the cell; a ``note`` has no number.
        label: the name of the number.
        value: the printed number.
        cell: the input cell that it was computed from, if it is one.
        factors: the printed operands: value and weight of a product, the score of an exponential, the operand of a
            step.
        number: the unrounded number, for the length of a bar.
        source: index of the input that contains the cell, for layers that read several.
    """

    kind: LineKind
    label: Message
    value: str = ""
    cell: Cell | None = None
    factors: tuple[str, ...] = ()
    number: float = 0.0
    source: int = 0


@dataclass(frozen=True, eq=False)
class Explanation:
    """The arithmetic of one cell, ready to be shown.

    Args:
        title: the name of the cell.
        rule: as in Trace.
        decimals: number of decimals of the printed value.
        groups: the windows, one per input channel; empty if the lines are complete without them.
        lines: the arithmetic in order, ending with the value.
        value: the printed value of the cell.
        trace: the unrounded arithmetic.
        sources: ids of the layers that are read.
        digits: the number format of the map.
    """

    layer: str
    cell: Cell
    title: Message
    rule: str
    decimals: int
    groups: Sequence[Group]
    lines: tuple[Line, ...]
    value: str
    trace: Trace
    sources: tuple[str, ...]
    digits: Digits

    @property
    def source(self) -> str:
        """The id of the layer that is read; of several, the one with the cell of the first term."""
        terms = self.trace.terms
        return self.sources[terms[0].source if len(terms) else 0]
