"""Feature maps kept by what they were made from, within a bound of bytes."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.compute.weight_copies import WeightCopies
from engine.values.array import Float32

Key = bytes
MOST_BYTES = 512 * 2**20  # of maps
_NOTES = 64


def key_of(*parts: object) -> Key:
    """The same 16 bytes for the same parts, and others for others."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()


@dataclass
class _Block:
    """One piece of memory that several maps are views of; it is freed when the last of them goes."""

    nbytes: int
    maps: int  # that are left
    share: int  # bytes of each
    run: int  # the evaluation that made it


class Cache:
    """Maps by content key, the longest unused dropped first.

    Args:
        most_bytes: how much is kept in all, what is shown included. What an evaluation needs is kept even if it is
            more, and then nothing else: all that the running one touches, and until :meth:`finish` all that the last
            finished one touched, which is what is shown meanwhile.

    Attributes:
        nbytes: what is kept, in pieces of memory.
        weights: those that were edited, ready for the next evaluation; not counted.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.nbytes = 0
        self.weights = WeightCopies()
        self._unused = 0  # bytes of pieces of memory whose other maps are kept
        self._notes: OrderedDict[Key, object] = OrderedDict()
        self._entries: OrderedDict[Key, tuple[Float32, _Block, int]] = OrderedDict()
        self._run = self._shown = 0  # the latest evaluation, and the latest that was finished

    def __len__(self) -> int:
        return len(self._entries)

    def begin(self) -> None:
        """Marks the start of an evaluation; what it and the last finished one touch is kept, whatever the bound."""
        self._run += 1

    def finish(self) -> None:
        """Marks its end: only what this evaluation touched is sure to be kept."""
        self._shown = self._run
        self._evict(self._shown)

    def give_up(self) -> None:
        """Marks that it will not be finished: where room is short, what it made goes before what is shown."""
        self._evict(self._shown)
        for key in [key for key, (_, block, _) in self._entries.items() if block.run == self._run]:
            if self.nbytes <= self.most_bytes:
                return
            self._drop(key)

    @property
    def is_scattered(self) -> bool:
        """Whether too little of the memory that is kept is in use, because its pieces hold maps that were dropped."""
        return self.nbytes > self.most_bytes and self._unused > self.most_bytes // 2

    def wastes(self, keys: Sequence[Key]) -> bool:
        """Whether one of these maps lies in a piece of memory that also holds maps that were dropped."""
        blocks = (self._entries[key][1] for key in keys)
        return any(block.nbytes > block.maps * block.share for block in blocks)

    def get(self, key: Key) -> Float32 | None:
        """The map stored under ``key``, or None."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._entries[key] = (entry[0], entry[1], self._run)
        self._entries.move_to_end(key)
        return entry[0]

    def note(self, key: Key, value: object) -> None:
        """Remembers a small fact that belongs to a key, among the latest few dozen."""
        self._notes[key] = value
        while len(self._notes) > _NOTES:
            self._notes.popitem(last=False)

    def noted(self, key: Key) -> object | None:
        """The fact remembered for ``key``, or None."""
        return self._notes.get(key)

    def put(self, keys: Sequence[Key], maps: Sequence[Float32], nbytes: int) -> None:
        """Stores maps that share one piece of memory of ``nbytes``."""
        block = _Block(nbytes, len(keys), nbytes // len(keys), self._run)
        self.nbytes += nbytes
        for key, values in zip(keys, maps, strict=True):
            self._drop(key)
            self._entries[key] = (values, block, self._run)
        self._evict(self._shown)  # this evaluation may still come to what that one made

    def _evict(self, oldest_kept: int) -> None:
        while self.nbytes > self.most_bytes and self._entries:
            key, (_, _, run) = next(iter(self._entries.items()))
            if run >= oldest_kept:
                return  # everything left is in use
            self._drop(key)

    def _drop(self, key: Key) -> None:
        entry: Any = self._entries.pop(key, None)
        if entry is not None:
            block = entry[1]
            block.maps -= 1
            self._unused += block.share
            if not block.maps:
                self._unused -= block.nbytes
                self.nbytes -= block.nbytes
