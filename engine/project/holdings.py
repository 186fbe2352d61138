"""The memory held by the versions of a Project in a history, which share most of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.project.project import Project
from engine.values.array import Array, Memory


def arrays_of(project: Project) -> Iterator[Array]:
    """Yields every Array of a Project, including weights set aside and scenes; some more than once."""
    if project.input.image is not None:
        yield project.input.image
    for layer in project.layers:
        yield from layer.weights.values()
        for earlier in layer.aside:
            yield from earlier.weights.values()
    for scene in project.scenes:
        for captured in scene.projects():
            yield from arrays_of(captured)


@dataclass(slots=True)
class _Allocation:
    """One memory allocation, and the number of versions that hold it."""

    memory: Memory
    holders: int = 0

    @property
    def key(self) -> int:
        return id(self.memory.owner)


class Holdings:
    """A sequence of versions of a Project, and the bytes that they hold together.

    Every memory allocation counts once, however many Arrays and versions share it.
    """

    def __init__(self) -> None:
        self.nbytes = 0
        self._allocations: dict[int, _Allocation] = {}  # by their keys
        self._versions: list[tuple[Project, tuple[_Allocation, ...], int]] = []  # and the bytes of these
        self._smallest: int | None = None  # bytes of the smallest version; None until they are counted

    def __len__(self) -> int:
        return len(self._versions)

    def __getitem__(self, index: int) -> Project:
        return self._versions[index][0]

    @property
    def beyond(self) -> int:
        """Bytes held in addition to the smallest version: an upper bound of what a history costs."""
        if self._smallest is None:
            self._smallest = min((nbytes for _, _, nbytes in self._versions), default=0)
        return self.nbytes - self._smallest

    def append(self, project: Project) -> None:
        """Adds a version at the end."""
        found: dict[int, Memory] = {}
        for array in arrays_of(project):
            found.update(array.memories)
        if (kept := project.training) is not None:
            found[id(kept)] = Memory(kept, kept.nbytes)
        held = tuple(self._allocations.setdefault(key, _Allocation(memory)) for key, memory in found.items())
        for allocation in held:
            if not allocation.holders:
                self.nbytes += allocation.memory.nbytes
            allocation.holders += 1
        nbytes = sum(memory.nbytes for memory in found.values())
        self._versions.append((project, held, nbytes))
        if self._smallest is not None:
            self._smallest = min(self._smallest, nbytes)

    def cut(self, length: int) -> None:
        """Drops all but the first ``length`` versions."""
        while len(self) > length:
            self._drop(-1)

    def drop_first(self) -> None:
        """Drops the oldest version. Raises: IndexError when there is none."""
        self._drop(0)

    def _drop(self, index: int) -> None:
        _, held, nbytes = self._versions.pop(index)
        if nbytes == self._smallest:
            self._smallest = None
        for allocation in held:
            allocation.holders -= 1
            if not allocation.holders:
                self.nbytes -= allocation.memory.nbytes
                del self._allocations[allocation.key]
