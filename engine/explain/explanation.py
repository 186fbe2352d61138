"""What an explanation is: the arithmetic of one cell in lines and windows of printed numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

from engine.values.cells import Cell, Trace
from engine.values.digits import Digits
from engine.values.messages import Message

Kind = Literal["channel", "term", "sum", "bias", "rest", "value", "note", "step"]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Group:
    """The window on one channel: what it covers, the weights, the products, and their sum.

    Args:
        label: which channel.
        shape: rows and columns of the window; what follows has one number a cell of it, in reading order.
        cells: where the values stand, None for a padding zero.
        values, weights, products: as they are printed.
        raw_values, raw_weights, raw_products: the numbers themselves, for colours.
        padding: whether the window lies outside the input there.
        total: the sum of the products, printed.
        rest: what the printed products lack to it; empty when nothing is lacking.
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
    """All windows of a cell, each made when it is looked at: a wide layer has hundreds of channels.

    Args:
        make: the window on the channel that is the so-manieth to be read.
    """

    def __init__(self, count: int = 0, make: Callable[[int], Group] | None = None) -> None:
        self._made: list[Group | None] = [None] * count
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Group: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Group]: ...
    def __getitem__(self, index: int | slice) -> Group | Sequence[Group]:
        if isinstance(index, slice):
            return [self[each] for each in range(len(self))[index]]
        at = range(len(self))[index]
        made = self._made[at]
        if made is None:
            assert self._make is not None
            made = self._made[at] = self._make(at)
        return made


@dataclass(frozen=True)
class Line:
    """One line of the arithmetic.

    Args:
        kind: added up are ``channel`` (what a channel adds), ``term``, ``sum`` (of terms that are not listed),
            ``bias`` and ``rest`` (what rounding makes the others lack). ``step`` is a number on the way, ``value``
            what the cell holds; a ``note`` has no number. In a mean, ``sum`` is the sum of the window.
        label: what it is.
        value: its number as it is printed.
        cell: the cell of the layer read that it stands for.
        factors: the printed numbers that it is made from: value and weight of a product, the score of an exponential,
            the operand of a step.
        number: the number itself, for the length of a bar.
    """

    kind: Kind
    label: Message
    value: str = ""
    cell: Cell | None = None
    factors: tuple[str, ...] = ()
    number: float = 0.0


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why a cell holds what it holds, in lines and numbers that can be shown as they are.

    Args:
        title: the cell in words.
        rule: how the value comes about, as in Trace.
        decimals: how many the value is printed with.
        groups: the windows, one a channel read; none where the lines say all.
        lines: the arithmetic from the first number to the value.
        value: what the cell holds, printed.
        trace: the arithmetic in full.
        source: the layer that is read.
        digits: how the numbers of its map are printed.
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
    source: str
    digits: Digits
