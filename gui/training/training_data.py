"""The data set that a training learns from: chosen, drawn or opened in a job, and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from engine import BUILT_IN_DATASETS, Dataset, DataSplit, Project, lines_dataset, open_dataset, shapes_dataset
from engine.training.datasets import few
from engine.training.networks.shape_networks import network_for
from gui.state.session import Session
from gui.state.workers import Job, steps_apart
from gui.text.built_in import spoken
from gui.training.own_classes import OwnClasses

OWN = "own"  # the source of the user's own classes
_DRAW = {"shapes": shapes_dataset, "lines": lines_dataset}


@cache
def _sample(source: str) -> Dataset:
    """One image of a built-in data set, which tells its classes without all of it being drawn."""
    return _DRAW[source](1, 1)


@lru_cache(maxsize=1)
def _drawn(name: str) -> DataSplit:
    """A built-in data set, by its name in BUILT_IN_DATASETS; the latest one is kept."""
    return BUILT_IN_DATASETS[name]()


def _spoken(source: str, data: DataSplit) -> DataSplit:
    """A built-in data set, whatever language it was in, in the user's."""
    classes = _classes(source)
    training, test = (replace(part, classes=classes) for part in (data.training, data.test))
    return replace(data, training=training, test=test, name=spoken(source.capitalize()))


def _classes(source: str) -> tuple[str, ...]:
    return tuple(map(spoken, _sample(source).classes))


@dataclass(frozen=True)
class ChosenData:
    """Which data set is chosen.

    Args:
        source: the name of a built-in data set, or "" for the opened one.
        opened: the one that was opened or collected last.
        examples: number of images to learn from; None for all.
    """

    source: str = "shapes"
    opened: DataSplit | None = None
    examples: int | None = None


class TrainingData(QObject):
    """The choice of a data set.

    Signals:
        chosen: another data set was chosen.
        changed: another one was chosen, or it is there now.

    Attributes:
        source: the name of a built-in data set, "" for the opened one, or OWN for the user's own classes.
        opened: the one that was opened last.
        examples: number of images to learn from; None for all.
    """

    chosen = Signal()
    changed = Signal()

    def __init__(self, session: Session, own: OwnClasses, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._own = session, own
        own.changed.connect(self._collected)
        self.source = "shapes"
        self.opened: DataSplit | None = None
        self.examples: int | None = None
        self._fewer: tuple[DataSplit, DataSplit] | None = None  # the data set, and what is left of it
        self._drawn: dict[str, DataSplit] = {}
        self._loading: Job | None = None
        self._waiting: list[Callable[[], object]] = []

    @property
    def split(self) -> DataSplit | None:
        """The chosen data set; None while it is not drawn yet: see :meth:`load`."""
        if self.source == OWN:
            whole = self._own.split()
        else:
            whole = self._drawn.get(self.source) if self.source else self.opened
        if whole is None or self.examples is None:
            return whole
        if self._fewer is None or self._fewer[0] is not whole:
            self._fewer = whole, replace(whole, training=few(whole.training, self.examples))
        return self._fewer[1]

    @property
    def classes(self) -> tuple[str, ...]:
        """Its classes."""
        if self.source == OWN:
            return self._own.collection.classes
        if self.source:
            return _classes(self.source)
        assert self.opened is not None
        return self.opened.training.classes

    @property
    def is_loading(self) -> bool:
        """Whether a data set is being drawn."""
        return self._loading is not None

    def take_over(self, other: TrainingData) -> None:
        """Chooses what another window has chosen, which may have spoken another language."""
        self._drawn = {source: _spoken(source, data) for source, data in other._drawn.items()}
        self.set_choice(other.choice)

    @property
    def choice(self) -> ChosenData:
        """What is chosen, for a later :meth:`set_choice`."""
        return ChosenData(self.source, self.opened, self.examples)

    def set_choice(self, choice: ChosenData) -> None:
        """Chooses what was chosen before."""
        if choice != self.choice:
            self.source, self.opened, self.examples = choice.source, choice.opened, choice.examples
            self._fewer = None
            self.chosen.emit()
            self.changed.emit()

    def choose(self, source: str) -> None:
        """Chooses a built-in data set by its name, or with "" the opened one."""
        if source != self.source:
            self.source = source
            self.chosen.emit()
        self.changed.emit()

    @Slot()
    def _collected(self) -> None:
        if self.source == OWN:
            self.chosen.emit()
        self.changed.emit()

    def take(self, data: DataSplit) -> None:
        """Chooses this data set."""
        self.opened, self.source = data, ""
        self.chosen.emit()
        self.changed.emit()

    def open(self, path: Path) -> None:
        """Opens a data set from a file or folder in a job, and chooses it."""
        title = self.tr("Opening {name}").format(name=path.name)
        self._session.run(Job(title, lambda: steps_apart(lambda watch: open_dataset(path, watch)), self.take))

    def load(self, then: Callable[[], object] = lambda: None) -> None:
        """Draws the chosen data set in a job if that has not been done, and calls ``then``."""
        if self.split is not None:
            then()
            return
        if self.source == OWN:
            return  # there is too little to learn from
        self._waiting.append(then)
        if self._loading is None:
            source = self.source
            self._loading = Job(
                self.tr("Drawing the images"),
                lambda: steps_apart(lambda _watch: _drawn(source)),
                lambda data: self._loaded(source, data),
            )
            self._session.run(self._loading)
            self.changed.emit()

    def _loaded(self, source: str, data: DataSplit) -> None:
        self._loading = None
        self._drawn = {source: _spoken(source, data)}
        waiting, self._waiting = self._waiting, []
        self.changed.emit()
        for then in waiting:
            self.load(then)  # another one may have been chosen meanwhile

    def fitting_network(self) -> Project:
        """A small network for the data set, not trained yet."""
        if self.source == OWN:
            return network_for(self._own.collection.dataset(), self.tr("My classes"))
        if self.source:
            return network_for(
                replace(_sample(self.source), classes=_classes(self.source)), spoken(self.source.capitalize())
            )
        assert self.opened is not None
        return network_for(self.opened.test, self.opened.name)
