"""A cache of feature maps by content key, bounded in bytes."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.compute.device_maps import Map
from engine.compute.weight_copies import WeightCopies

Key = bytes
MOST_BYTES = 512 * 2**20  # of maps
_EVALUATIONS = 4  # like the last one, whose maps may be kept
_NOTES = 64


def key_of(*parts: object) -> Key:
    """A 16-byte BLAKE2b digest of the ``repr`` of ``parts``."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).digest()


@dataclass(slots=True)
class _Block:
    """One memory allocation that several maps are views of; it is freed with the last of them."""

    nbytes: int
    maps: int  # number still cached
    share: int  # bytes per map
    run: int  # number of the evaluation that computed it


class Cache:
    """A least-recently-used cache of maps (H, W), or vectors (F,), by content key, on the host and on devices.

    Args:
        most_bytes: the bound, which is lower for small maps: as many bytes as a few evaluations like the last one need.
            Maps used by the running evaluation, and until :meth:`finish` those of the last finished one (which are on
            the screen), are never dropped, even if they exceed it.

    Attributes:
        nbytes: bytes of all allocations that are kept alive.
        weights: contiguous copies of edited weights, and all weights on a device, for the next evaluation; not counted
            in ``nbytes``.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.nbytes = 0
        self._worth = most_bytes  # bytes, by the size of the last evaluation
        self.weights = WeightCopies()
        self._unused = 0  # bytes of dropped maps in allocations that other maps keep alive
        self._notes: OrderedDict[Key, object] = OrderedDict()
        self._entries: OrderedDict[Key, tuple[Map, _Block, int]] = OrderedDict()
        self._run = self._shown = 0  # the latest evaluation, and the latest that was finished

    def __len__(self) -> int:
        return len(self._entries)

    def begin(self) -> None:
        """Marks the start of an evaluation; maps used by it and by the last finished one are not dropped."""
        self._run += 1

    def finish(self) -> None:
        """Marks the end of the evaluation: from now on only the maps that it used are protected."""
        self._shown, used = self._run, 0
        for _, block, run in reversed(self._entries.values()):
            if run != self._run:
                break
            used += block.share
        self._worth = _EVALUATIONS * used
        self._evict(self._shown)

    @property
    def _bound(self) -> int:
        return min(self.most_bytes, self._worth)

    def abandon(self) -> None:
        """Marks the evaluation as abandoned: if the bound is exceeded, the maps that it computed are dropped first."""
        self._evict(self._shown)
        for key in [key for key, (_, block, _) in self._entries.items() if block.run == self._run]:
            if self.nbytes <= self._bound:
                return
            self._drop(key)

    @property
    def is_scattered(self) -> bool:
        """Whether the bound is exceeded and dropped maps take much of the memory, in allocations that others share."""
        return self.nbytes > self._bound and self._unused > self._bound // 2

    def wastes(self, keys: Sequence[Key]) -> bool:
        """Whether the allocation of one of these maps also contains dropped maps."""
        blocks = (self._entries[key][1] for key in keys)
        return any(block.nbytes > block.maps * block.share for block in blocks)

    def get(self, key: Key) -> Map | None:
        """The map stored under ``key``, or None."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._entries[key] = (entry[0], entry[1], self._run)
        self._entries.move_to_end(key)
        return entry[0]

    def note(self, key: Key, value: object) -> None:
        """Stores a small value under ``key``; only the latest _NOTES are kept."""
        self._notes[key] = value
        while len(self._notes) > _NOTES:
            self._notes.popitem(last=False)

    def noted(self, key: Key) -> object | None:
        """The value stored by :meth:`note`, or None."""
        return self._notes.get(key)

    def put(self, keys: Sequence[Key], maps: Sequence[Map], nbytes: int) -> None:
        """Stores maps that are views of one allocation of ``nbytes`` bytes, one key per map."""
        block = _Block(nbytes, len(keys), nbytes // len(keys), self._run)
        self.nbytes += nbytes
        for key, values in zip(keys, maps, strict=True):
            self._drop(key)
            self._entries[key] = (values, block, self._run)
        self._evict(self._shown)  # the running evaluation may still need maps of that one

    def _evict(self, oldest_kept: int) -> None:
        while self.nbytes > self._bound and self._entries:
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
