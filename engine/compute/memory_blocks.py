"""Values by content key, in blocks that are dropped as a whole, the least recently used first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Generic, TypeVar

from engine.compute.keys import Key

Value = TypeVar("Value")


@dataclass(slots=True, eq=False)
class MemoryBlock:
    """Values that are views of one memory allocation, which is freed with the last of them.

    Attributes:
        keys: of its values, without repetition.
        nbytes: of the allocation.
        made: the number of the run that made it.
        run: that of the latest run that used one of its values.
        left: number of values that no later block replaced.
    """

    keys: tuple[Key, ...]
    nbytes: int
    made: int
    run: int
    left: int


class MemoryBlocks(Generic[Value]):
    """Values by key. An entry for each alone, with its place in the order of use, would take most of the time.

    Attributes:
        nbytes: bytes of all blocks.
    """

    def __init__(self) -> None:
        self.nbytes = 0
        self._found: dict[Key, tuple[Value, MemoryBlock]] = {}
        self._blocks: OrderedDict[MemoryBlock, None] = OrderedDict()  # the least recently used first

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, key: Key) -> bool:
        return key in self._found

    def __iter__(self) -> Iterator[MemoryBlock]:
        """The blocks, the least recently used first."""
        return iter(tuple(self._blocks))

    def get(self, keys: Sequence[Key], run: int) -> tuple[list[Value | None], int]:
        """The values of these keys, None for each that is not there, and the bytes of blocks that a run uses newly."""
        values: list[Value | None] = []
        used = 0
        for each in map(self._found.get, keys):
            if each is None:
                values.append(None)
                continue
            value, block = each
            if block.run < run:
                block.run = run
                used += block.nbytes
                self._blocks.move_to_end(block)
            values.append(value)
        return values, used

    def parts(self, keys: Collection[Key]) -> dict[MemoryBlock, list[Key]]:
        """Of the blocks that have the values of these keys, which of them each has."""
        parts: dict[MemoryBlock, list[Key]] = {}
        for key in keys:
            if (each := self._found.get(key)) is not None:
                parts.setdefault(each[1], []).append(key)
        return parts

    def put(self, keys: Sequence[Key], values: Sequence[Value], nbytes: int, run: int) -> None:
        """Adds a block; its values replace those with the same keys."""
        new = dict(zip(keys, values, strict=True))
        for key in new.keys() & self._found.keys():
            _, before = self._found.pop(key)
            before.left -= 1
            if not before.left:
                self.drop(before)
        block = MemoryBlock(tuple(new), nbytes, run, run, len(new))
        self._blocks[block] = None
        self._found.update(zip(new, zip(new.values(), repeat(block), strict=False), strict=True))
        self.nbytes += nbytes

    def drop(self, block: MemoryBlock) -> None:
        """Drops a block with its values."""
        del self._blocks[block]
        self.nbytes -= block.nbytes
        found = self._found
        for key in block.keys:
            if (each := found.get(key)) is not None and each[1] is block:
                del found[key]

    def shrink(self, nbytes: int, oldest_kept: int) -> None:
        """Drops blocks until there are at most ``nbytes`` bytes, but none that this run or a later one used."""
        for block in self:
            if self.nbytes <= nbytes:
                return
            if block.run < oldest_kept:
                self.drop(block)
