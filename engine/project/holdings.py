"""The memory held by the versions of a Project in a history, which share most of it."""

from __future__ import annotations

from collections.abc import Iterator

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


def _memories(project: Project) -> dict[int, Memory]:
    """The memory allocations that a Project holds, by the ``id`` of their owner."""
    found: dict[int, Memory] = {}
    for array in arrays_of(project):
        found.update(array.memories)
    if (kept := project.training) is not None:
        found[id(kept)] = Memory(kept, kept.nbytes)
    return found


class Holdings:
    """A sequence of versions of a Project, and the bytes that they hold together.

    Every memory allocation counts once, however many Arrays and versions share it.
    """

    def __init__(self) -> None:
        self.nbytes = 0
        self._holders: dict[int, int] = {}  # number of versions that hold an allocation, by the id of its owner
        self._versions: list[Project] = []
        self._sizes: list[int] = []  # bytes of each version
        self._smallest: int | None = None  # bytes of the smallest version; None until they are counted

    def __len__(self) -> int:
        return len(self._versions)

    def __getitem__(self, index: int) -> Project:
        return self._versions[index]

    @property
    def beyond(self) -> int:
        """Bytes held in addition to the smallest version: an upper bound of what a history costs."""
        if self._smallest is None:
            self._smallest = min(self._sizes, default=0)
        return self.nbytes - self._smallest

    def append(self, project: Project) -> None:
        """Adds a version at the end."""
        nbytes = 0
        for key, memory in _memories(project).items():
            holders = self._holders.get(key, 0)
            if not holders:
                self.nbytes += memory.nbytes
            self._holders[key] = holders + 1
            nbytes += memory.nbytes
        self._versions.append(project)
        self._sizes.append(nbytes)
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
        if self._sizes.pop(index) == self._smallest:
            self._smallest = None
        for key, memory in _memories(self._versions.pop(index)).items():
            holders = self._holders.pop(key) - 1
            if holders:
                self._holders[key] = holders
            else:
                self.nbytes -= memory.nbytes
