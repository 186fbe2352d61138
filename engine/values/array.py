"""Read-only arrays that know, without looking, whether they are still the same."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Float32 = npt.NDArray[np.float32]

_tokens = itertools.count(1)


def _is_sealed(data: Float32) -> bool:
    """Whether nobody can write into this memory, not even through the array that this one is a view of."""
    owner: Any = data
    while isinstance(owner, np.ndarray):
        if owner.flags.writeable:
            return False
        owner = owner.base
    return owner is None or isinstance(owner, bytes)


class Array:
    """A read-only float32 array with an identity token for it and for each of its rows.

    Tokens are what results are cached by: two Arrays with the same token hold the same numbers, and comparing
    them costs nothing, however large the array is. A row is a slice along the first axis: one filter of a
    convolution's weights, one channel of an image.

    Args:
        values: anything numpy can read; copied only when it could still be written by someone else.
        like: an earlier Array; rows that did not change keep its tokens.
        untouched: whether nobody chose or learned these numbers, so that nobody would miss them: random ones, say.
    """

    def __init__(self, values: npt.ArrayLike, like: Array | None = None, *, untouched: bool = False) -> None:
        with np.errstate(over="ignore"):  # what float32 cannot hold becomes infinite
            data = np.asarray(values, dtype=np.float32)
        if not (data.flags.c_contiguous and _is_sealed(data)):
            data = np.array(data, dtype=np.float32, order="C")
            data.flags.writeable = False
        self.data: Float32 = data
        self._like_tokens: Sequence[int | None] | None = None
        self.token = next(_tokens)
        self.untouched = untouched
        if like is not None and like.data.ndim == data.ndim and like.data.shape[1:] == data.shape[1:]:
            self._adopt(like)

    def _adopt(self, like: Array) -> None:
        shared = min(len(like.data), len(self.data)) if self.data.ndim else 0
        if not shared:
            return
        old, new = like.data[:shared].reshape(shared, -1), self.data[:shared].reshape(shared, -1)
        same = np.array([_same_bits(a, b) for a, b in zip(old, new, strict=True)])
        if same.all() and like.shape == self.shape:
            self.token = like.token
        self._like_tokens = [t if keep else None for t, keep in zip(like.row_tokens, same, strict=False)]

    @cached_property
    def row_tokens(self) -> tuple[int, ...]:
        """One token a row, equal exactly when the row is known to hold the same numbers."""
        rows = len(self.data) if self.data.ndim else 0
        kept = list(self._like_tokens or ())[:rows]
        kept += [None] * (rows - len(kept))
        return tuple(next(_tokens) if token is None else token for token in kept)

    def replaced(self, at: tuple[int, ...], values: npt.ArrayLike) -> Array:
        """The array with the part that ``at`` points to replaced; rows elsewhere keep their tokens, unread.

        Raises: IndexError, TypeError, ValueError: there is no such part, or the values do not fit it.
        """
        row = operator.index(at[0])
        data = self.data.copy()
        with np.errstate(over="ignore"):  # what float32 cannot hold becomes infinite
            data[at] = values
        if _same_bits(self.data[row].reshape(-1), data[row].reshape(-1)):
            return self
        data.flags.writeable = False
        changed, tokens = Array(data), list[int | None](self.row_tokens)
        tokens[row] = None
        changed._like_tokens = tokens
        return changed

    def without(self, gone: int | slice, axis: int = 0) -> Array:
        """The array with a slice taken out; along the first axis the other rows keep their tokens."""
        rest = Array(np.delete(self.data, gone, axis), untouched=self.untouched)
        if axis == 0:
            rest._like_tokens = [*np.delete(self.row_tokens, gone).tolist()]
        return rest

    @cached_property
    def span(self) -> tuple[float, float]:
        """The least and the largest value; NaN if there is one among them."""
        return float(self.data.min()), float(self.data.max())

    @property
    def shape(self) -> tuple[int, ...]:
        return self.data.shape

    @property
    def memory(self) -> tuple[object, int]:
        """What keeps the numbers in memory, which other Arrays may look at too, and how many bytes it takes."""
        owner: Any = self.data
        while isinstance(owner, np.ndarray) and owner.base is not None:
            owner = owner.base
        return owner, owner.nbytes if isinstance(owner, np.ndarray) else len(owner)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.array(self.data, dtype=dtype, copy=copy)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Array):
            return NotImplemented
        if self.token == other.token or self.shape != other.shape:
            return self.token == other.token
        if self.data.ndim < 2:
            return _same_bits(self.data, other.data)
        pairs = zip(self.row_tokens, other.row_tokens, strict=True)
        rows = [row for row, (mine, its) in enumerate(pairs) if mine != its]  # the others are known to be the same
        return all(_same_bits(self.data[row], other.data[row]) for row in rows)

    def __hash__(self) -> int:
        return hash(self.shape)

    def __repr__(self) -> str:
        return f"Array(shape={self.shape}, token={self.token})"


def _same_bits(a: Float32, b: Float32) -> bool:
    """Whether two arrays hold the same numbers, what is not a number included; one pass, without temporary masks."""
    return bool(np.array_equal(a.view(np.int32), b.view(np.int32)))
