"""A cache of feature maps by content key, bounded in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from engine.compute.device_maps import Map
from engine.compute.keys import Key
from engine.compute.latest_outputs import LatestOutputs
from engine.compute.weight_copies import WeightCopies

MOST_BYTES = 512 * 2**20  # of maps
_EVALUATIONS = 4  # like the last one, whose maps may be kept
_NOTES = 64


@dataclass(slots=True)
class _Entry:
    values: Map
    block: _Block
    run: int  # number of the latest evaluation that used it


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
        latest: the outputs of the last finished evaluation.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.nbytes = 0
        self._worth = most_bytes  # bytes, by the size of the last evaluation
        self.weights, self.latest = WeightCopies(), LatestOutputs()
        self._unused = 0  # bytes of dropped maps in allocations that other maps keep alive
        self._notes: OrderedDict[Key, object] = OrderedDict()
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()
        self._reused: dict[int, tuple[Sequence[Key], int]] = {}  # keys of whole layers, and who used them; by their id
        self._run = self._shown = 0  # the latest evaluation, and the latest that was finished
        self._used = 0  # bytes of the maps that the latest evaluation has used

    def __len__(self) -> int:
        return len(self._entries)

    def begin(self) -> None:
        """Marks the start of an evaluation; maps used by it and by the last finished one are not dropped."""
        self._run += 1
        self._used = 0

    def finish(self) -> None:
        """Marks the end of the evaluation: from now on only the maps that it used are protected."""
        self._shown = self._run
        self._worth = _EVALUATIONS * self._used
        self._evict(self._shown)

    @property
    def _bound(self) -> int:
        return min(self.most_bytes, self._worth)

    def abandon(self) -> None:
        """Marks the evaluation as abandoned: if the bound is exceeded, the maps that it computed are dropped first."""
        self._evict(self._shown)
        for key in [key for key, entry in self._entries.items() if entry.block.run == self._run]:
            if self.nbytes <= self._bound:
                return
            self._drop(key)

    @property
    def is_scattered(self) -> bool:
        """Whether the bound is exceeded and dropped maps take much of the memory, in allocations that others share."""
        return self.nbytes > self._bound and self._unused > self._bound // 2

    def wastes(self, keys: Sequence[Key]) -> bool:
        """Whether the allocation of one of these maps also contains dropped maps."""
        blocks = (self._entries[key].block for key in keys)
        return any(block.nbytes > block.maps * block.share for block in blocks)

    def get(self, key: Key) -> Map | None:
        """The map stored under ``key``, or None."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        if entry.run != self._run:
            entry.run = self._run
            self._used += entry.block.share
        self._entries.move_to_end(key)
        return entry.values

    def reuse(self, keys: Sequence[Key], nbytes: int) -> None:
        """Marks all maps of a layer as used by the evaluation; its keys must be the identical sequence each time."""
        self._reused[id(keys)] = keys, self._run
        self._used += nbytes

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
        self._used += nbytes
        entries, run = self._entries, self._run
        for key, values in zip(keys, maps, strict=True):
            if key in entries:
                self._drop(key)
            entries[key] = _Entry(values, block, run)
        self._evict(self._shown)  # the running evaluation may still need maps of that one

    def _evict(self, oldest_kept: int) -> None:
        bound, entries = self._bound, self._entries
        if self.nbytes > bound:
            self._note_reused()
        while self.nbytes > bound and entries:
            key = next(iter(entries))
            if entries[key].run >= oldest_kept:
                return  # everything left is in use
            self._drop(key)

    def _note_reused(self) -> None:
        """Enters what :meth:`reuse` left for the moment in which it matters."""
        entries = self._entries
        for keys, run in sorted(self._reused.values(), key=lambda each: each[1]):
            for key in keys:
                if (entry := entries.get(key)) is not None:
                    entry.run = run
                    entries.move_to_end(key)
        self._reused.clear()

    def _drop(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            block = entry.block
            block.maps -= 1
            self._unused += block.share
            if not block.maps:
                self._unused -= block.nbytes
                self.nbytes -= block.nbytes
