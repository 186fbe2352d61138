"""The images that the user collects in classes of their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine import Collection, DataSplit, split_dataset
from gui.state.document import Document

_MOST = 500  # changes that can be taken back


class OwnClasses(QObject):
    """The collection with its history, and whether it is saved.

    Signals:
        changed: other images or classes.
    """

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.collection = self._saved = Collection()
        self._before, self._after = list[Collection](), list[Collection]()  # the latest last, and the next one last
        self._split: tuple[Collection, DataSplit | None] | None = None

    @property
    def modified(self) -> bool:
        """Whether there are images or classes that are not saved."""
        return self.collection is not self._saved and bool(self.collection.classes)

    def set_collection(self, collection: Collection) -> None:
        """Replaces the collection by an edited one, which can be undone."""
        self._before = [*self._before, self.collection][-_MOST:]
        self._after.clear()
        self.collection = collection
        self.changed.emit()

    def open(self, collection: Collection) -> None:
        """Replaces the collection by one of a file, which can be undone, too."""
        self._saved = collection
        self.set_collection(collection)

    @property
    def can_undo(self) -> bool:
        """Whether there is a collection before this one."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._after)

    def undo(self) -> None:
        """Restores the collection before this one, if there is one."""
        self._step(self._before, self._after)

    def redo(self) -> None:
        """Restores the collection that was undone last, if there is one."""
        self._step(self._after, self._before)

    def _step(self, there: list[Collection], back: list[Collection]) -> None:
        if there:
            back.append(self.collection)
            self.collection = there.pop()
            self.changed.emit()

    def mark_saved(self, collection: Collection) -> None:
        """Notes that this collection is in a file now."""
        self._saved = collection
        self.changed.emit()

    def give_up(self) -> None:
        """Takes the collection for saved."""
        self.mark_saved(self.collection)

    def take_over(self, other: OwnClasses) -> None:
        """Goes on with the collection of another Document, which gives it up."""
        self.collection, self._saved = other.collection, other._saved
        self._before, self._after = other._before, other._after
        other.give_up()
        self.changed.emit()

    def split(self) -> DataSplit | None:
        """The collection as a data set; None before there are two classes with images.

        With two images or more of a class, a fifth of them, at least one, is kept to test with.
        """
        if self._split is None or self._split[0] is not self.collection:
            self._split = self.collection, self._made_split()
        return self._split[1]

    def _made_split(self) -> DataSplit | None:
        if len(set(self.collection.labels)) < 2:
            return None
        training, test = split_dataset(self.collection.dataset())
        return DataSplit(training, test if len(test) else training, self.tr("My classes"))


def own_classes(document: Document) -> OwnClasses:
    """The Document's collection."""
    return document.findChild(OwnClasses) or OwnClasses(document)


def default_name(path: Path) -> Path:
    """The path with the suffix of a collection."""
    return path if path.suffix.lower() == ".npz" else path.with_name(path.name + ".npz")
