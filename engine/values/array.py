"""Read-only float32 arrays with identity tokens, so that "did this change?" needs no comparison of the numbers."""

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
BLOCK_BYTES = 256 * 2**10  # per block: the rows that are copied when one of them changes


class _Tokens:
    """A thread-safe source of integers that are unique within the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 1

    def take(self, count: int) -> range:
        """The next ``count`` unused tokens."""
        with self._lock:
            first = self._next
            self._next += count
        return range(first, first + count)


_tokens = _Tokens()


@dataclass(frozen=True, eq=False)
class Memory:
    """One memory allocation, which several arrays or blocks can be views of.

    Args:
        owner: the object that keeps it alive: an ndarray, or bytes.
        nbytes: its size in bytes.
    """

    owner: object
    nbytes: int


def _memory_of(data: Float32) -> Memory:
    owner: Any = data
    while isinstance(owner, np.ndarray) and owner.base is not None:
        owner = owner.base
    return Memory(owner, owner.nbytes if isinstance(owner, np.ndarray) else len(owner))


def _is_sealed(data: Float32) -> bool:
    """Whether this memory is read-only, also through every array that ``data`` is a view of."""
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
    """Consecutive rows of an array; versions of the array share a block as long as none of its rows changes.

    Args:
        values: (rows, …), read-only.
        tokens: one per row.
        memory: the allocation that ``values`` is a view of.
    """

    values: Float32
    tokens: Sequence[int]
    memory: Memory

    @cached_property
    def span(self) -> tuple[float, float]:
        """The least and the largest value; NaN if there is one among them."""
        return float(self.values.min()), float(self.values.max())

    def detached(self) -> _Block:
        """A copy of this block, with the same tokens, in memory of its own."""
        values = _sealed(self.values.copy())
        return _Block(values, self.tokens, _memory_of(values))


def rows_per_block(shape: tuple[int, ...]) -> int:
    """Number of rows per block for an array of ``shape`` (R, …); the same for any R."""
    return max(1, BLOCK_BYTES // max(4 * prod(shape[1:]), 1))


def _split(data: Float32) -> tuple[_Block, ...]:
    """All rows of ``data`` (R, …) as blocks that are views of it, with new tokens."""
    memory, rows = _memory_of(data), rows_per_block(data.shape)
    parts = [data[first : first + rows] for first in range(0, len(data), rows)]
    return tuple(_Block(part, _tokens.take(len(part)), memory) for part in parts)


class _Lineage:
    """Shared by all versions of one array: lets at most one of them hold a contiguous copy of its blocks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: weakref.ref[Array] | None = None

    def keep_only(self, version: Array, data: Float32) -> None:
        """Stores the contiguous copy ``data`` in ``version``, and drops the copy of any other version."""
        with self._lock:
            holder = None if self._holder is None else self._holder()
            if holder is not None:
                holder._data = None
            version._data, self._holder = data, weakref.ref(version)


class Array:
    """A read-only float32 array (R, …) with an identity token for the whole array and one for each row.

    Results are cached by tokens: Arrays with equal tokens hold equal numbers, so a comparison takes constant time
    whatever the size. A row is a slice along the first axis: one filter of a convolution's weights, one channel of an
    image.

    Rows are stored in blocks of about BLOCK_BYTES. Versions of an Array share the blocks in which no row changed.
    ``array[row]`` is a view; ``data`` concatenates the blocks of an edited Array.

    Args:
        values: array-like of any shape; copied unless it is contiguous, float32 and read-only.
        like: an earlier version; unchanged rows keep its tokens, and unchanged blocks its memory.
        untouched: whether the numbers were neither chosen nor learned (random initial weights): losing them is no loss.
    """

    def __init__(self, values: npt.ArrayLike, like: Array | None = None, *, untouched: bool = False) -> None:
        with np.errstate(over="ignore"):  # what float32 cannot hold becomes infinite
            data = np.asarray(values, dtype=np.float32)
        if not (data.flags.c_contiguous and _is_sealed(data)):
            data = _sealed(np.array(data, dtype=np.float32, order="C"))
        self.shape: tuple[int, ...] = data.shape
        self.token: int = _tokens.take(1)[0]
        self.untouched = untouched
        self._data: Float32 | None = data  # all rows contiguous; None until asked for
        self._blocks = _split(data) if data.ndim else ()
        self._lineage = _Lineage()
        if like is not None and like.shape[1:] == data.shape[1:]:
            self._adopt(like)

    @classmethod
    def _of(cls, blocks: tuple[_Block, ...], like: Array) -> Array:
        """A new version of ``like``, of the same shape, made of ``blocks``; most of them are those of ``like``."""
        made = cls.__new__(cls)
        made.shape, made.token, made.untouched = like.shape, _tokens.take(1)[0], False
        made._data = blocks[0].values if len(blocks) == 1 else None
        made._blocks, made._lineage = blocks, like._lineage
        return made

    def _adopt(self, like: Array) -> None:
        """Takes over tokens and memory of unchanged rows from ``like``, whose rows have the same shape."""
        both = min(len(self._blocks), len(like._blocks))
        blocks = (*map(_shared, self._blocks[:both], like._blocks[:both]), *self._blocks[both:])
        known = set(like._blocks)
        if known.isdisjoint(blocks):
            self._blocks = blocks
            return
        self._blocks, self._lineage = (
            tuple(block if block in known else block.detached() for block in blocks),
            like._lineage,
        )
        self._data = self._blocks[0].values if len(blocks) == 1 else None
        if self._blocks == like._blocks:
            self.token = like.token
            self._data = None if like.is_scattered else like._data

    @property
    def data(self) -> Float32:
        """The array in contiguous memory, read-only: (R, …).

        Copies an edited Array of several blocks. Only the version that was asked last keeps its copy. Use
        ``array[row]`` for single rows, which copies nothing.
        """
        data = self._data
        if data is None:
            data = _sealed(np.concatenate([block.values for block in self._blocks]))
            self._lineage.keep_only(self, data)
        return data

    @property
    def is_scattered(self) -> bool:
        """Whether the rows lie in several memory allocations."""
        return len(self.memories) > 1

    def blocks(self, known: Array | None = None) -> Iterator[tuple[int, Float32]]:
        """Yields (index of the first row, rows (n, …)) for every block that ``known``, of the same shape, lacks."""
        rows = rows_per_block(self.shape)
        had: Sequence[_Block | None] = [None] * len(self._blocks) if known is None else known._blocks
        for number, (block, its) in enumerate(zip(self._blocks, had, strict=True)):
            if block is not its:
                yield number * rows, block.values

    def __getitem__(self, at: int | tuple[Any, ...]) -> Any:
        """``data[at]`` without concatenating the blocks: a view of one row (``at`` an int) or of a part of it.

        Raises:
            IndexError: there is no such row or part.
        """
        row, *inside = at if isinstance(at, tuple) else (at,)
        number, first = divmod(self._row(row), rows_per_block(self.shape))
        return self._blocks[number].values[(first, *inside)]

    def _row(self, row: int) -> int:
        """A row index as a nonnegative int. Raises: IndexError."""
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
        """One token per row; equal tokens mean equal rows."""
        return tuple(chain.from_iterable(block.tokens for block in self._blocks))

    def replaced(self, at: tuple[int, ...], values: npt.ArrayLike) -> Array:
        """A version with ``data[at]`` replaced; the same object when that changes no bit.

        Other rows keep their tokens, other blocks are shared.

        Args:
            at: an index whose first entry is a row.
            values: anything that broadcasts to ``data[at]``.

        Raises:
            IndexError: there is no such part.
            TypeError, ValueError: ``values`` are not numbers, or do not fit.
        """
        number, inside = divmod(self._row(at[0]), rows_per_block(self.shape))
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
        """The array without the indices ``gone`` along ``axis``; on axis 0 the other rows keep their tokens."""
        rest = Array(np.delete(self.data, gone, axis), untouched=self.untouched)
        if axis == 0:
            tokens, rows = np.delete(self.row_tokens, gone).tolist(), rows_per_block(rest.shape)
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
        """The memory allocations that hold the numbers, by the ``id`` of their owner."""
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
    """``old`` if both hold the same numbers; otherwise ``new``, with the old tokens for its unchanged rows."""
    both = min(len(new.values), len(old.values))
    mine, its = (block.values[:both].reshape(both, -1).view(np.int32) for block in (new, old))
    same = (mine == its).all(axis=1)
    if len(new.values) == len(old.values) and same.all():
        return old
    kept = (its if keep else mine for mine, its, keep in zip(new.tokens, old.tokens, same, strict=False))
    return _Block(new.values, (*kept, *new.tokens[both:]), new.memory)


def _same_rows(one: _Block, other: _Block) -> bool:
    """Whether two blocks hold the same numbers; rows with equal tokens are not compared."""
    pairs = zip(one.tokens, other.tokens, strict=True)
    rows = [row for row, (mine, its) in enumerate(pairs) if mine != its]
    if len(rows) == len(one.values):
        return _same_bits(one.values, other.values)
    return all(_same_bits(one.values[row : row + 1], other.values[row : row + 1]) for row in rows)


def _same_bits(a: Float32, b: Float32) -> bool:
    """Whether two arrays are equal bit by bit, NaN included; one pass, without temporary masks."""
    return bool(np.array_equal(a.view(np.int32), b.view(np.int32)))
