"""A cache of feature maps by content key, bounded in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence

from engine.compute.device_maps import Map
from engine.compute.keys import Key
from engine.compute.latest_outputs import LatestOutputs
from engine.compute.memory_blocks import MemoryBlocks
from engine.compute.weight_copies import WeightCopies

MOST_BYTES = 512 * 2**20  # of maps
_EVALUATIONS = 4  # like the last one, whose maps may be kept
_NOTES = 64


class Cache:
    """A least-recently-used cache of maps (H, W), or vectors (F,), by content key, on the host and on devices.

    Args:
        most_bytes: the bound, which is lower for small maps: as many bytes as a few evaluations like the last one need.
            Maps used by the running evaluation, and until :meth:`finish` those of the last finished one (which are on
            the screen), are never dropped, even if they exceed it.

    Attributes:
        weights: contiguous copies of edited weights, and all weights on a device, for the next evaluation; not counted
            in :attr:`nbytes`.
        latest: the outputs of the last finished evaluation.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self._worth = most_bytes  # bytes, by the size of the last evaluation
        self.weights, self.latest = WeightCopies(), LatestOutputs()
        self._notes: OrderedDict[Key, object] = OrderedDict()
        self._maps: MemoryBlocks[Map] = MemoryBlocks()
        self._reused: dict[int, tuple[Sequence[Key], int]] = {}  # keys of whole layers, and who used them; by their id
        self._run = self._shown = 0  # the latest evaluation, and the latest that was finished
        self._used = 0  # bytes of the maps that the latest evaluation has used

    def __len__(self) -> int:
        return len(self._maps)

    @property
    def nbytes(self) -> int:
        """Bytes of all allocations that are kept alive."""
        return self._maps.nbytes

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
        for block in self._maps:
            if not self.is_full:
                return
            if block.made == self._run:
                self._maps.drop(block)

    @property
    def is_full(self) -> bool:
        """Whether the bound is exceeded."""
        return self.nbytes > self._bound

    def scattered(self, used: Collection[Key]) -> set[Key]:
        """The maps among these whose memory also holds others, if those take much of the bound.

        Args:
            used: keys of all maps that are needed.
        """
        wasteful = {block: own for block, own in self._maps.parts(used).items() if len(own) < len(block.keys)}
        waste = sum(block.nbytes - block.nbytes * len(own) // len(block.keys) for block, own in wasteful.items())
        return {key for own in wasteful.values() for key in own} if waste > self._bound // 2 else set()

    def keep_only(self, used: Collection[Key]) -> None:
        """Drops allocations without any of these maps while the bound is exceeded."""
        parts = self._maps.parts(used)
        for block in self._maps:
            if self.is_full and block not in parts:
                self._maps.drop(block)

    def get(self, keys: Sequence[Key]) -> list[Map | None]:
        """The maps stored under ``keys``, None for each that is not there."""
        maps, used = self._maps.get(keys, self._run)
        self._used += used
        return maps

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
        self._used += nbytes
        self._maps.put(keys, maps, nbytes, self._run)
        self._evict(self._shown)  # the running evaluation may still need maps of that one

    def _evict(self, oldest_kept: int) -> None:
        if self.is_full:
            self._note_reused()
            self._maps.shrink(self._bound, oldest_kept)

    def _note_reused(self) -> None:
        """Enters what :meth:`reuse` left for the moment in which it matters."""
        for keys, run in sorted(self._reused.values(), key=lambda each: each[1]):
            self._maps.get(keys, run)
        self._reused.clear()
