"""Read-only float32 arrays with identity tokens: equal tokens mean equal numbers, without a comparison."""

from __future__ import annotations

import operator
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import chain, groupby, islice, takewhile
from math import prod
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Float32 = npt.NDArray[np.float32]
BLOCK_BYTES = 256 * 2**10  # maximum of a block, which is copied when one number in it changes


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


@dataclass(frozen=True, eq=False, slots=True)
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
    """Consecutive rows of an array, or a part of a long row; versions of the array share it while it does not change.

    Args:
        values: (rows, …), or (1, n) for a part of a row; read-only.
        tokens: one per row, or one for the part.
        memory: the allocation that ``values`` is a view of.
    """

    values: Float32
    tokens: Sequence[int]
    memory: Memory

    @cached_property
    def span(self) -> tuple[float, float]:
        """(minimum, maximum) of the values; NaN if one of them is."""
        return float(self.values.min()), float(self.values.max())

    def replaced(self, at: tuple[Any, ...], values: npt.ArrayLike) -> _Block:
        """The block with ``values[at]`` replaced and a new token for row ``at[0]``; itself if no bit changes."""
        first = at[0]
        row = self.values[first : first + 1].copy()
        with np.errstate(over="ignore"):  # numbers too large for float32 become infinite
            row[(0, *at[1:])] = values
        if _same_bits(self.values[first : first + 1], row):
            return self
        changed, tokens = self.values.copy(), list(self.tokens)
        changed[first], tokens[first] = row[0], _tokens.take(1)[0]
        return _Block(_sealed(changed), tuple(tokens), _memory_of(changed))

    def detached(self) -> _Block:
        """A copy of this block with the same tokens in its own allocation."""
        values = _sealed(self.values.copy())
        return _Block(values, self.tokens, _memory_of(values))


class Division(NamedTuple):
    """The division of an array into blocks: several rows per block, or several blocks per row.

    Args:
        rows: number of rows per block.
        parts: number of blocks per row; 1 unless a row is larger than BLOCK_BYTES.
        numbers: size of a block; the last one of the array, or of a row, can be smaller.
    """

    rows: int
    parts: int
    numbers: int


def division(shape: tuple[int, ...]) -> Division:
    """The division of an array of ``shape`` (R, …) into blocks; the same for any R."""
    most, row = BLOCK_BYTES // 4, max(prod(shape[1:]), 1)
    if row > most:
        return Division(1, -(-row // most), most)
    return Division(most // row, 1, most // row * row)


def _split(data: Float32) -> tuple[_Block, ...]:
    """All rows of ``data`` (R, …) as blocks that are views of it, with new tokens."""
    memory, (rows, parts, numbers) = _memory_of(data), division(data.shape)
    if parts == 1:
        values = [data[first : first + rows] for first in range(0, len(data), rows)]
    else:
        flat = data.reshape(len(data), prod(data.shape[1:]))
        firsts = range(0, flat.shape[1], numbers)
        values = [flat[row : row + 1, first : first + numbers] for row in range(len(data)) for first in firsts]
    return tuple(_Block(each, _tokens.take(len(each)), memory) for each in values)


class _Lineage:
    """Shared by all versions of one array: at most one of them keeps a contiguous copy of its blocks."""

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


def _restored(data: Float32, untouched: bool) -> Array:
    return Array(_sealed(data), untouched=untouched)


class Array:
    """A read-only float32 array (R, …) with an identity token for the whole array and one for each row.

    Results are cached by tokens: Arrays with equal tokens have equal numbers, so a comparison takes constant time. A
    row is a slice along the first axis: one filter of a convolution's weights, one channel of an image.

    Rows are stored in blocks of at most BLOCK_BYTES; a longer row has several. Versions of an Array share the blocks
    in which no number changed. ``array[row]`` is a view, unless the row has several blocks and was edited; ``data``
    concatenates the blocks of an edited Array.

    Args:
        values: array-like of any shape; copied unless it is contiguous, float32 and read-only.
        like: an earlier version; unchanged rows keep its tokens, and unchanged blocks its memory.
        untouched: whether these are random initial weights, neither chosen nor learned: they can be replaced.
    """

    def __init__(self, values: npt.ArrayLike, like: Array | None = None, *, untouched: bool = False) -> None:
        with np.errstate(over="ignore"):  # numbers too large for float32 become infinite
            data = np.asarray(values, dtype=np.float32)
        if not (data.flags.c_contiguous and _is_sealed(data)):
            data = _sealed(np.array(data, dtype=np.float32, order="C"))
        self.shape: tuple[int, ...] = data.shape
        self.token: int = _tokens.take(1)[0]
        self.untouched = untouched
        self._data: Float32 | None = data  # all rows contiguous; None until it is read
        self._blocks = _split(data) if data.ndim else ()
        self._lineage = _Lineage()
        if like is not None and like.shape[1:] == data.shape[1:]:
            self._adopt(like)

    @classmethod
    def _of(cls, blocks: tuple[_Block, ...], like: Array) -> Array:
        """A new version of ``like`` that consists of ``blocks``, most of which it shares with ``like``."""
        version = cls.__new__(cls)
        version.shape, version.token, version.untouched = like.shape, _tokens.take(1)[0], False
        version._data = blocks[0].values if len(blocks) == 1 else None
        version._blocks, version._lineage = blocks, like._lineage
        return version

    def _adopt(self, like: Array) -> None:
        """Reuses the tokens and memory of ``like`` for unchanged rows; its rows have the same shape."""
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

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets the numbers; tokens are unique within one process only."""
        return _restored, (self.data, self.untouched)

    @property
    def data(self) -> Float32:
        """The array in contiguous memory, read-only: (R, …).

        Copies an edited Array of several blocks; only the version that was read last keeps its copy. Single rows are
        read without a copy by ``array[row]``.
        """
        data = self._data
        if data is None:
            data = _sealed(np.concatenate([block.values.ravel() for block in self._blocks]).reshape(self.shape))
            self._lineage.keep_only(self, data)
        return data

    @property
    def is_scattered(self) -> bool:
        """Whether the rows lie in several memory allocations."""
        return len(self.memories) > 1

    def blocks(self, known: Array | None = None) -> Iterator[tuple[int, Float32]]:
        """Yields (index of the first number, numbers (n,)), flattened, for every block that ``known`` lacks.

        ``known`` is of the same shape.
        """
        had: Sequence[_Block | None] = [None] * len(self._blocks) if known is None else known._blocks
        first = 0
        for block, its in zip(self._blocks, had, strict=True):
            if block is not its:
                yield first, block.values.ravel()
            first += block.values.size

    def runs(self, known: Array) -> Iterator[tuple[int, Float32]]:
        """:meth:`blocks` without their rows that ``known`` has at the same place; consecutive rows are one run."""
        first = 0
        for block, its in zip(self._blocks, known._blocks, strict=True):
            row = 0
            same = [] if block is its else map(operator.eq, block.tokens, its.tokens)
            for is_known, rows in groupby(same):
                end = row + len(list(rows))
                if not is_known:
                    yield first + row * block.values[0].size, block.values[row:end].ravel()
                row = end
            first += block.values.size

    def __getitem__(self, at: int | tuple[Any, ...]) -> Any:
        """``data[at]`` without concatenating all blocks: one row (``at`` an int) or a part of it.

        A view, unless it lies in several blocks of an edited row.

        Raises:
            IndexError: there is no such row or part.
        """
        row, *inside = at if isinstance(at, tuple) else (at,)
        row = self._row(row)
        rows, parts, _ = division(self.shape)
        if parts == 1:
            number, first = divmod(row, rows)
            return self._blocks[number].values[(first, *inside)]
        first, shape, rest = self._leading(inside)
        return self.stretch(row, first, prod(shape)).reshape(shape)[rest]

    def stretch(self, row: int, first: int, count: int) -> Float32:
        """``count`` numbers of a row, flattened, from index ``first`` on: (count,); a view if they are in one block."""
        _, parts, numbers = division(self.shape)
        whole: Float32 | None = self._data  # which another thread may drop
        if whole is None and parts == 1:
            row, whole = 0, np.asarray(self[row])[None]
        if whole is not None:
            found: Float32 = whole[row].reshape(-1)[first : first + count]
            return found
        blocks = self._blocks[row * parts + first // numbers : row * parts - (-(first + count) // numbers)]
        skipped = first % numbers
        if len(blocks) == 1:
            return blocks[0].values[0, skipped : skipped + count]
        return _sealed(np.concatenate([block.values[0] for block in blocks]))[skipped : skipped + count]

    def _leading(self, inside: Sequence[Any]) -> tuple[int, tuple[int, ...], tuple[Any, ...]]:
        """The consecutive numbers of a row that are selected by the leading integers of an index.

        Returns:
            index of the first in the flattened row; their shape; the rest of the index.

        Raises:
            IndexError: an integer is out of range.
        """
        first, shape = 0, list(self.shape[1:])
        leading = list(takewhile(lambda each: isinstance(each, int | np.integer), inside[: len(shape)]))
        for at in leading:
            size = shape.pop(0)
            first += _index(at, size) * prod(shape)
        return first, tuple(shape), tuple(inside[len(leading) :])

    def _row(self, row: int) -> int:
        """A row index as a nonnegative int. Raises: IndexError."""
        return _index(row, self.shape[0] if self.shape else 0)

    def rows(self, chosen: Sequence[int]) -> Float32:
        """A copy of some of the rows: (len(chosen), …)."""
        data = self._data
        if data is not None:
            return data[list(chosen)]
        taken = np.empty((len(chosen), *self.shape[1:]), np.float32)
        for at, row in enumerate(chosen):
            taken[at] = self[row]
        return taken

    @property
    def row_tokens(self) -> tuple[int, ...]:
        """One token per row; equal tokens mean equal rows. That of a row of several blocks is a digest of theirs."""
        tokens = list(chain.from_iterable(block.tokens for block in self._blocks))
        parts = division(self.shape).parts
        if parts == 1:
            return tuple(tokens)
        return tuple(_digest(tokens[first : first + parts]) for first in range(0, len(tokens), parts))

    def replaced(self, at: tuple[int, ...], values: npt.ArrayLike) -> Array:
        """A version with ``data[at]`` replaced; the same object if no bit changes.

        Other rows keep their tokens, other blocks are shared.

        Args:
            at: an index whose first entry is a row.
            values: array-like that broadcasts to ``data[at]``.

        Raises:
            IndexError: there is no such part.
            TypeError, ValueError: ``values`` are not numbers, or do not broadcast.
        """
        blocks = list(self._blocks)
        for number, inside, new in self._by_block(self._row(at[0]), at[1:], values):
            blocks[number] = blocks[number].replaced(inside, new)
        same = all(block is old for block, old in zip(blocks, self._blocks, strict=True))
        return self if same else Array._of(tuple(blocks), like=self)

    def _by_block(
        self, row: int, inside: tuple[Any, ...], values: npt.ArrayLike
    ) -> Iterator[tuple[int, tuple[Any, ...], npt.ArrayLike]]:
        """Yields (index of a block, index in its values, new values) for a change of ``data[row, *inside]``."""
        rows, parts, numbers = division(self.shape)
        if parts == 1:
            number, first = divmod(row, rows)
            yield number, (first, *inside), values
        else:
            first, shape, rest = self._leading(inside)
            changed = self.stretch(row, first, prod(shape)).reshape(shape).copy()
            with np.errstate(over="ignore"):
                changed[rest] = values
            last = first + changed.size
            for start in range(first // numbers * numbers, last, numbers):
                low, high = max(first, start), min(last, start + numbers)
                place = row * parts + start // numbers, (0, slice(low - start, high - start))
                yield *place, changed.ravel()[low - first : high - first]

    def without(self, gone: int | slice, axis: int = 0) -> Array:
        """The array without the indices ``gone`` along ``axis``; on axis 0 the other rows keep their tokens."""
        rest = Array(np.delete(self.data, gone, axis), untouched=self.untouched)
        if axis == 0:
            tokens = [block.tokens for block in self._blocks]
            by_row = np.reshape(list(chain.from_iterable(tokens)), (self.shape[0], division(self.shape).parts))
            left = iter(np.delete(by_row, gone, 0).ravel().tolist())
            rest._blocks = tuple(
                _Block(block.values, tuple(islice(left, len(block.values))), block.memory) for block in rest._blocks
            )
        return rest

    @cached_property
    def span(self) -> tuple[float, float]:
        """(minimum, maximum) of all values; NaN if one of them is."""
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

    @property
    def memories(self) -> Mapping[int, Memory]:
        """The memory allocations of the numbers, by the ``id`` of their owner."""
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


def _index(at: Any, size: int) -> int:
    """An index as a nonnegative int below ``size``. Raises: IndexError."""
    at = operator.index(at)
    if not -size <= at < size:
        raise IndexError(f"index {at} of {size}")
    return int(at % size)


def _digest(tokens: Sequence[int]) -> int:
    """One token for several."""
    return int.from_bytes(blake2b(repr(tokens).encode(), digest_size=16).digest())


def _shared(new: _Block, old: _Block) -> _Block:
    """``old`` if both have the same numbers; otherwise ``new``, with the old tokens for its unchanged rows."""
    both = min(len(new.values), len(old.values))
    mine, its = (block.values[:both].reshape(both, -1).view(np.int32) for block in (new, old))
    same = (mine == its).all(axis=1)
    if len(new.values) == len(old.values) and same.all():
        return old
    kept = (its if keep else mine for mine, its, keep in zip(new.tokens, old.tokens, same, strict=False))
    return _Block(new.values, (*kept, *new.tokens[both:]), new.memory)


def _same_rows(one: _Block, other: _Block) -> bool:
    """Whether two blocks have the same numbers; rows with equal tokens are not compared."""
    pairs = zip(one.tokens, other.tokens, strict=True)
    rows = [row for row, (mine, its) in enumerate(pairs) if mine != its]
    if len(rows) == len(one.values):
        return _same_bits(one.values, other.values)
    return all(_same_bits(one.values[row : row + 1], other.values[row : row + 1]) for row in rows)


def _same_bits(a: Float32, b: Float32) -> bool:
    """Whether two arrays are equal bit by bit, NaN included; one pass, without temporary masks."""
    return bool(np.array_equal(a.view(np.int32), b.view(np.int32)))
