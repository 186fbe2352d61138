"""Read-only arrays that know, without looking, whether they are still the same."""

from __future__ import annotations

import operator
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

Float32 = npt.NDArray[np.float32]
BLOCK_BYTES = 256 * 2**10  # of the rows that are copied together when one of them changes


class _Tokens:
    """Numbers that were never given before, in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 1

    def take(self, count: int) -> range:
        """The next ``count`` of them."""
        with self._lock:
            first = self._next
            self._next += count
        return range(first, first + count)


_tokens = _Tokens()


@dataclass(frozen=True, eq=False)
class Memory:
    """One piece of memory; several arrays, or blocks of them, can lie in it.

    Args:
        owner: what keeps it alive.
        nbytes: how large it is.
    """

    owner: object
    nbytes: int


def _memory_of(data: Float32) -> Memory:
    owner: Any = data
    while isinstance(owner, np.ndarray) and owner.base is not None:
        owner = owner.base
    return Memory(owner, owner.nbytes if isinstance(owner, np.ndarray) else len(owner))


def _is_sealed(data: Float32) -> bool:
    """Whether nobody can write into this memory, not even through the array that this one is a view of."""
    owner: Any = data
    while isinstance(owner, np.ndarray):
        if owner.flags.writeable:
            return False
        owner = owner.base
    return owner is None or isinstance(owner, bytes)


def _sealed(data: Float32) -> Float32:
    data.flags.writeable = False
    return data


@dataclass(frozen=True, eq=False)
class _Block:
    """Some rows of an array, next to each other: what versions of it share as long as no row in it changes.

    Args:
        values: (rows, …), read-only.
        tokens: one a row.
        memory: what the values lie in.
    """

    values: Float32
    tokens: Sequence[int]
    memory: Memory

    @cached_property
    def span(self) -> tuple[float, float]:
        """The least and the largest value; NaN if there is one among them."""
        return float(self.values.min()), float(self.values.max())

    def apart(self) -> _Block:
        """The same rows in memory of their own."""
        values = _sealed(self.values.copy())
        return _Block(values, self.tokens, _memory_of(values))


def rows_a_block(shape: tuple[int, ...]) -> int:
    """How many rows of an array of this shape make one block; it depends on the shape of a row alone."""
    return max(1, BLOCK_BYTES // max(4 * prod(shape[1:]), 1))


def _cut(data: Float32) -> tuple[_Block, ...]:
    """All rows of an array (R, …) as blocks that are views of it."""
    memory, rows = _memory_of(data), rows_a_block(data.shape)
    parts = [data[first : first + rows] for first in range(0, len(data), rows)]
    return tuple(_Block(part, _tokens.take(len(part)), memory) for part in parts)


class _Lineage:
    """What the versions of one array know of each other: which of them holds a copy that was put together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: weakref.ref[Array] | None = None

    def hand_to(self, version: Array, data: Float32) -> None:
        """Lets a version hold such a copy, and no other any more."""
        with self._lock:
            holder = None if self._holder is None else self._holder()
            if holder is not None:
                holder._data = None
            version._data, self._holder = data, weakref.ref(version)


class Array:
    """A read-only float32 array with an identity token for it and for each of its rows.

    Tokens are what results are cached by: two Arrays with the same token hold the same numbers, and comparing
    them costs nothing, however large the array is. A row is a slice along the first axis: one filter of a
    convolution's weights, one channel of an image.

    The rows are kept in blocks of about BLOCK_BYTES, and versions of an Array share the blocks in which no row
    changed. Read rows with ``array[row]``, which copies nothing; ``data`` puts the blocks of an edited Array together.

    Args:
        values: anything numpy can read; copied only when it could still be written by someone else.
        like: an earlier Array; rows that did not change keep its tokens, and blocks of them its memory.
        untouched: whether nobody chose or learned these numbers, so that nobody would miss them: random ones, say.
    """

    def __init__(self, values: npt.ArrayLike, like: Array | None = None, *, untouched: bool = False) -> None:
        with np.errstate(over="ignore"):  # what float32 cannot hold becomes infinite
            data = np.asarray(values, dtype=np.float32)
        if not (data.flags.c_contiguous and _is_sealed(data)):
            data = _sealed(np.array(data, dtype=np.float32, order="C"))
        self.shape: tuple[int, ...] = data.shape
        self.token: int = _tokens.take(1)[0]
        self.untouched = untouched
        self._data: Float32 | None = data  # all rows in one piece, where they lie so or somebody asked for that
        self._blocks = _cut(data) if data.ndim else ()
        self._lineage = _Lineage()
        if like is not None and like.shape[1:] == data.shape[1:]:
            self._adopt(like)

    @classmethod
    def _of(cls, blocks: tuple[_Block, ...], like: Array) -> Array:
        """An Array of the shape of another one, from blocks of which most are the other's."""
        made = cls.__new__(cls)
        made.shape, made.token, made.untouched = like.shape, _tokens.take(1)[0], False
        made._data = blocks[0].values if len(blocks) == 1 else None
        made._blocks, made._lineage = blocks, like._lineage
        return made

    def _adopt(self, like: Array) -> None:
        """Takes what did not change from an earlier Array with rows of the same shape."""
        both = min(len(self._blocks), len(like._blocks))
        blocks = (*map(_shared, self._blocks[:both], like._blocks[:both]), *self._blocks[both:])
        known = set(like._blocks)
        if known.isdisjoint(blocks):
            self._blocks = blocks
            return
        self._blocks, self._lineage = (
            tuple(block if block in known else block.apart() for block in blocks),
            like._lineage,
        )
        self._data = self._blocks[0].values if len(blocks) == 1 else None
        if self._blocks == like._blocks:
            self.token = like.token
            self._data = None if like.is_scattered else like._data

    @property
    def data(self) -> Float32:
        """All numbers in one piece of memory, read-only.

        An edited Array of several blocks has to be copied for that; of all its versions the one that was asked last
        keeps its copy. For single rows ``array[row]`` costs nothing.
        """
        data = self._data
        if data is None:
            data = _sealed(np.concatenate([block.values for block in self._blocks]))
            self._lineage.hand_to(self, data)
        return data

    @property
    def is_scattered(self) -> bool:
        """Whether the rows lie in several pieces of memory."""
        return len(self.memories) > 1

    def blocks(self, known: Array | None = None) -> Iterator[tuple[int, Float32]]:
        """The first row of every block and its rows (R, …), except those that ``known``, of the same shape, has too."""
        rows = rows_a_block(self.shape)
        had: Sequence[_Block | None] = [None] * len(self._blocks) if known is None else known._blocks
        for number, (block, its) in enumerate(zip(self._blocks, had, strict=True)):
            if block is not its:
                yield number * rows, block.values

    def __getitem__(self, at: int | tuple[Any, ...]) -> Any:
        """One row, or a part of it: what ``data[at]`` is, without putting the others together.

        Raises: IndexError: there is no such row or part.
        """
        row, *inside = at if isinstance(at, tuple) else (at,)
        number, first = divmod(self._row(row), rows_a_block(self.shape))
        return self._blocks[number].values[(first, *inside)]

    def _row(self, row: int) -> int:
        """The number of a row, counted from the first."""
        rows = self.shape[0] if self.shape else 0
        row = operator.index(row)
        if not -rows <= row < rows:
            raise IndexError(f"row {row} of {rows}")
        return row % rows

    def rows(self, chosen: Sequence[int]) -> Float32:
        """A copy of some of the rows: (len(chosen), …)."""
        if self._data is not None:
            return self._data[list(chosen)]
        taken = np.empty((len(chosen), *self.shape[1:]), np.float32)
        for at, row in enumerate(chosen):
            taken[at] = self[row]
        return taken

    @property
    def row_tokens(self) -> tuple[int, ...]:
        """One token a row, equal exactly when the row is known to hold the same numbers."""
        return tuple(chain.from_iterable(block.tokens for block in self._blocks))

    def replaced(self, at: tuple[int, ...], values: npt.ArrayLike) -> Array:
        """The array with the part that ``at`` points to replaced.

        Rows elsewhere keep their tokens, unread; blocks elsewhere are shared.

        Raises: IndexError, TypeError, ValueError: there is no such part, or the values do not fit it.
        """
        number, inside = divmod(self._row(at[0]), rows_a_block(self.shape))
        old = self._blocks[number]
        row = old.values[inside : inside + 1].copy()
        with np.errstate(over="ignore"):  # what float32 cannot hold becomes infinite
            row[(0, *at[1:])] = values
        if _same_bits(old.values[inside : inside + 1], row):
            return self
        changed, tokens = old.values.copy(), list(old.tokens)
        changed[inside], tokens[inside] = row[0], _tokens.take(1)[0]
        block = _Block(_sealed(changed), tuple(tokens), _memory_of(changed))
        return Array._of((*self._blocks[:number], block, *self._blocks[number + 1 :]), like=self)

    def without(self, gone: int | slice, axis: int = 0) -> Array:
        """The array with a slice taken out; along the first axis the other rows keep their tokens."""
        rest = Array(np.delete(self.data, gone, axis), untouched=self.untouched)
        if axis == 0:
            tokens, rows = np.delete(self.row_tokens, gone).tolist(), rows_a_block(rest.shape)
            rest._blocks = tuple(
                _Block(block.values, tokens[number * rows : (number + 1) * rows], block.memory)
                for number, block in enumerate(rest._blocks)
            )
        return rest

    @cached_property
    def span(self) -> tuple[float, float]:
        """The least and the largest value; NaN if there is one among them."""
        if not self._blocks:
            return float(self.data.min()), float(self.data.max())
        low, high = np.array([block.span for block in self._blocks]).T
        return float(low.min()), float(high.max())

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def size(self) -> int:
        return prod(self.shape)

    @cached_property
    def memories(self) -> Mapping[int, Memory]:
        """The pieces of memory that keep the numbers, each by the identity of its owner."""
        if not self._blocks:
            whole = _memory_of(self.data)
            return {id(whole.owner): whole}
        return {id(memory.owner): memory for memory in {block.memory for block in self._blocks}}

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.array(self.data, dtype=dtype, copy=copy)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Array):
            return NotImplemented
        if self.token == other.token or self.shape != other.shape:
            return self.token == other.token
        if not self._blocks:
            return _same_bits(self.data, other.data)
        return all(mine is its or _same_rows(mine, its) for mine, its in zip(self._blocks, other._blocks, strict=True))

    def __hash__(self) -> int:
        return hash(self.shape)

    def __repr__(self) -> str:
        return f"Array(shape={self.shape}, token={self.token})"


def _shared(new: _Block, old: _Block) -> _Block:
    """The old block where both hold the same; else the new one, with the tokens of those rows that did not change."""
    both = min(len(new.values), len(old.values))
    mine, its = (block.values[:both].reshape(both, -1).view(np.int32) for block in (new, old))
    same = (mine == its).all(axis=1)
    if len(new.values) == len(old.values) and same.all():
        return old
    kept = (its if keep else mine for mine, its, keep in zip(new.tokens, old.tokens, same, strict=False))
    return _Block(new.values, (*kept, *new.tokens[both:]), new.memory)


def _same_rows(one: _Block, other: _Block) -> bool:
    """Whether two blocks hold the same; only rows that are not known to be the same are looked at."""
    pairs = zip(one.tokens, other.tokens, strict=True)
    rows = [row for row, (mine, its) in enumerate(pairs) if mine != its]
    if len(rows) == len(one.values):
        return _same_bits(one.values, other.values)
    return all(_same_bits(one.values[row : row + 1], other.values[row : row + 1]) for row in rows)


def _same_bits(a: Float32, b: Float32) -> bool:
    """Whether two arrays hold the same numbers, what is not a number included; one pass, without temporary masks."""
    return bool(np.array_equal(a.view(np.int32), b.view(np.int32)))
