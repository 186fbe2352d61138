"""Memory for large results, used again: mapping new pages takes longer than computing what they hold."""

from __future__ import annotations

import math
import mmap
import threading
from collections.abc import Sequence

import numpy as np

from engine.values.array import Float32

_SLACK = 1.25  # times the bytes asked for, that memory which is used again may have


class LargeArrays:
    """Arrays in memory that, when they are gone, is kept for the next ones: never more of it than arrays still have.

    Memory is returned to the system only by :meth:`trim`, because that takes long: the last reference to an array may
    be dropped by a thread that must not wait.
    """

    def __init__(self) -> None:
        self._free: list[mmap.mmap] = []  # the latest last
        self._lent = 0  # bytes
        self._lock = threading.RLock()  # also taken in a garbage collection in between

    @property
    def free_bytes(self) -> int:
        """Bytes that no array has at the moment."""
        with self._lock:
            return sum(map(len, self._free))

    @property
    def nbytes(self) -> int:
        """Bytes that arrays have, or that are kept for the next ones."""
        with self._lock:
            return self._lent + self.free_bytes

    def empty(self, shape: Sequence[int]) -> Float32:
        """An array with arbitrary values. Raises: MemoryError."""
        size = math.prod(shape) * np.dtype(np.float32).itemsize
        with self._lock:
            fitting = [each for each in self._free if size <= len(each) <= _SLACK * size]
            pages = min(fitting, key=len, default=None)
            if pages is not None:
                self._free.remove(pages)
        if pages is None:
            self.trim()
            pages = _mapped(size)
        array: Float32 = np.asarray(_Loan(self, pages, shape))
        return array

    def trim(self) -> None:
        """Returns memory that is free to the system, until there is no more of it than arrays have."""
        surplus = []
        with self._lock:
            while self._free and self.free_bytes > self._lent:
                surplus.append(self._free.pop(0))
        for pages in surplus:  # now that nobody waits for the lock, and, as close() does, without Python's
            pages.close()

    def take(self, pages: mmap.mmap) -> None:
        """Counts memory as lent to an array."""
        with self._lock:
            self._lent += len(pages)

    def put_back(self, pages: mmap.mmap) -> None:
        """Takes memory back whose array is gone."""
        with self._lock:
            self._lent -= len(pages)
            self._free.append(pages)


def _mapped(size: int) -> mmap.mmap:
    try:
        return mmap.mmap(-1, size)
    except OSError as error:
        raise MemoryError from error


class _Loan:
    """The owner of an array's memory, which it gives back in the end."""

    def __init__(self, arrays: LargeArrays, pages: mmap.mmap, shape: Sequence[int]) -> None:
        self._arrays, self._pages = arrays, pages
        interface = np.frombuffer(pages, np.float32).__array_interface__
        self.__array_interface__ = {**interface, "shape": tuple(shape)}
        arrays.take(pages)

    def __del__(self) -> None:
        self._arrays.put_back(self._pages)


large_arrays = LargeArrays()
