"""Trains the Document's network in a process of its own, and shows in the Document what it has learned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import psutil
from PySide6.QtCore import QObject, Signal, Slot

from engine import DataSplit, EngineError, Input, Layer, Plan, Project, classes_of
from engine.project.training_record import TrainingRecord
from engine.project.weight_checks import belongs_to
from engine.training.history import History
from engine.training.moment_values import AtMoment
from engine.training.orders import Begin, Failure, Follow, Go, Pause, Report
from engine.training.records import history_of, shown_moment
from engine.training.state import TrainingState
from engine.values.messages import restored_sentence
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.training.own_classes import own_classes
from gui.training.process import TrainingProcess
from gui.training.training_data import ChosenData, TrainingData
from gui.widgets.gesture import new_gesture

MOST_BYTES = min(2**29, psutil.virtual_memory().total // 16)  # of the moments of a training
FIRST_PLAN = Plan(epochs=5, learning_rate=0.01, weight_decay=0.05, validation=0.1)
_SMOOTH = 0.9  # share of the rate before
Until = Literal["end", "epoch", "step"]
Network = tuple[tuple[Layer, ...], Input]  # of a project, which here has no picture


@dataclass(eq=False)
class Run:
    """A training, under way or over.

    Attributes:
        number: of the Begin that its reports answer.
        layers: of the Document, as this training left them.
        shown: the moment that the Document shows; None to follow what is trained.
        is_running, is_over: as in its latest Report; an order that was sent counts at once.
        rate: images per second, smoothed.
        kept: what the project keeps of it, while that is all of it; else None.
    """

    history: History
    gesture: int
    layers: object
    number: int = 0
    shown: TrainingState | None = None
    is_running: bool = False
    is_over: bool = False
    rate: float = 0.0
    kept: TrainingRecord | None = None


@dataclass(frozen=True)
class OwnTraining:
    """What the user trained, and how, set aside during a lesson."""

    data: ChosenData
    plan: Plan
    run: Run | None
    pinned: TrainingState | None


class Trainer(QObject):
    """Trains, pauses, branches, and goes through what was learned; a whole training is one undoable step.

    Any other change of the network ends it, and so does another project: what was learned until then stays.

    Signals:
        changed: the data, the plan, how far the training is, or what is shown of it.
        failed: carries the EngineError that a training ended with.
        rested: a training paused or ended by itself, and its weights are shown.

    Attributes:
        plan: as the next step follows it.
        data: what it learns from.
        run: the latest training; None before the first, and with another project.
        pinned: a moment to compare with what is shown.
        process: that trains; None while there is none.
    """

    changed = Signal()
    failed = Signal(object)
    rested = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self.plan = FIRST_PLAN
        self.data = TrainingData(session, own_classes(document), self)
        self.run: Run | None = None
        self.pinned: TrainingState | None = None
        self._pins = 0  # number of times that a moment was pinned or dropped
        self.process: TrainingProcess | None = None
        self._sent: object = None  # the training images that the process has
        self._number, self._is_showing = 0, False
        self._relevant: object = None  # what mattered of the project when a change was last signalled
        self._awaits: Until | None = None  # until when it will train as soon as the images are there
        self.data.chosen.connect(self.end)
        self.data.changed.connect(self.changed)
        session.finishing.connect(self.end)
        document.changed.connect(self._edited)
        document.saved.connect(self._replaced)
        self._opened = document.opened
        self._look_back()

    # --- how it learns, and whether it can

    def set_plan(self, name: str, value: Any) -> None:
        """Changes a hyperparameter, also of the training under way."""
        self.plan = replace(self.plan, **{name: value})
        if self.run is not None and self.process is not None and self.run.number:
            self.process.send(Follow(self.plan))
        self.changed.emit()

    @property
    def fits(self) -> bool:
        """Whether the network ends in one number for each class."""
        return len(classes_of(self._document.project)) == len(self.data.classes)

    # --- the run

    @property
    def is_running(self) -> bool:
        """Whether steps are taken now."""
        return self.run is not None and self.run.is_running

    @property
    def is_wanted(self) -> bool:
        """Whether steps are taken now, or will be as soon as the images are there."""
        return self.is_running or self._awaits is not None

    @property
    def can_go_on(self) -> bool:
        """Whether there is a training that is neither over nor ended."""
        return self.run is not None and self.run.number > 0 and not self.run.is_over

    @property
    def is_in_the_past(self) -> bool:
        """Whether an earlier moment than the latest is shown: training from there begins a branch."""
        run = None if self.is_edited else self.run
        return run is not None and run.shown is not None and run.shown.step < run.history.present.latest.step

    @property
    def is_edited(self) -> bool:
        """Whether the Document's network is no moment of the training any more: another one will begin with it."""
        return self.run is not None and self.run.layers != self._document.project.layers

    def toggle(self) -> None:
        """Trains, or pauses, or goes on; from a moment in the past, on a branch."""
        if self.is_running:
            self.pause()
        else:
            self.go("end")

    def pause(self) -> None:
        """Pauses after the present step."""
        self._awaits = None
        if self.run is not None and self.process is not None and self.run.is_running:
            self.process.send(Pause())

    def go(self, until: Until) -> None:
        """Trains until the end, for one step, or to the end of the epoch."""
        if self.fits and not self.is_running:
            self._awaits = until
            self.data.load(self._go)

    def _go(self) -> None:
        data, run, until = self.data.split, self.run, self._awaits
        if until is None or data is None or self.is_running or not self.fits:
            return
        self._awaits = None
        if run is None or self.is_edited:
            run = self._begun(data)
        elif self.is_in_the_past and run.shown is not None:
            run.history.branch(run.shown, self.plan)
            run.kept = None
            self._begin(run, data, run.shown)
        elif not self.can_go_on:
            run = self._begun(data)
        run.shown, run.is_running = None, True
        assert self.process is not None
        self.process.send(Go(until))
        self.changed.emit()

    def _begun(self, data: DataSplit) -> Run:
        project = self._document.project
        history = History(project, self.plan, self.data.classes, len(data.training), MOST_BYTES)
        run = self.run = Run(history, new_gesture(), project.layers)
        self.pinned = None
        self._begin(run, data, None)
        return run

    def _begin(self, run: Run, data: DataSplit, state: TrainingState | None) -> None:
        if self.process is None:
            self.process, self._sent = TrainingProcess(self), None
            self._listen(self.process)
        self._number += 1
        run.number, run.is_over = self._number, False
        images = None if self._sent is data.training else data.training
        self._sent = data.training
        project, device = run.history.project, self._session.device
        self.process.send(Begin(run.number, project, images, self.plan, device, state, MOST_BYTES))

    def _listen(self, process: TrainingProcess) -> None:
        process.reported.connect(self._reported)
        process.failed.connect(self._failed)
        process.broke.connect(self._broke)

    @Slot()
    def end(self) -> None:
        """Ends the training at once; what the Document shows of it stays."""
        self._awaits = None
        if self.process is not None:
            process, self.process = self.process, None
            process.finish()
            process.deleteLater()
        if self.run is not None and self.run.number:
            self.run.number, self.run.is_running = 0, False
            self.changed.emit()

    # --- what is set aside

    def set_aside(self) -> OwnTraining:
        """Ends the training, and begins anew with the first data and plan; for a later :meth:`put_back`."""
        self.end()
        own = OwnTraining(self.data.choice, self.plan, self.run, self.pinned)
        self.plan, self.run, self.pinned = FIRST_PLAN, None, None
        self.data.set_choice(ChosenData())
        self.changed.emit()
        return own

    def put_back(self, own: OwnTraining) -> None:
        """Restores what was set aside, once the Document shows its network again."""
        self.end()
        self.data.set_choice(own.data)
        self.plan, self.run, self.pinned = own.plan, own.run, own.pinned
        self.changed.emit()

    def take_over(self, other: Trainer) -> None:
        """Goes on with all of another window, which has nothing of it then; the Document shows the network by now."""
        self.end()
        self.data.take_over(other.data)
        self.plan, self.run, self.pinned, self._pins = other.plan, other.run, other.pinned, other._pins
        self.process, self._sent, self._number = other.process, other._sent, other._number
        awaits, other._awaits, other.run, other.pinned, other.process = other._awaits, None, None, None, None
        if self.process is not None:
            self.process.setParent(self)
            self.process.disconnect(other)
            self._listen(self.process)
        if awaits is not None:
            self.go(awaits)
        self.changed.emit()

    def take(self, run: Run) -> None:
        """Shows a training that is over once more, with its best weights, in place of the Document's network."""
        self.run, run.gesture = run, new_gesture()
        self.show_moment(_better(run))

    @Slot(object)
    def _reported(self, report: Report) -> None:
        run = self.run
        if run is None or report.number != run.number:
            return
        run.history.add(report)
        run.kept = None
        if report.rate:
            run.rate = report.rate if not run.rate else _SMOOTH * run.rate + (1 - _SMOOTH) * report.rate
        run.is_running, run.is_over = report.is_running, report.is_over
        if run.shown is None:
            run.shown = _better(run)
            self._show(run, run.history.project_at(run.shown or run.history.present.latest))
        self.changed.emit()
        if not report.is_running:
            self.rested.emit()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if self.run is not None and failure.number == self.run.number:
            self.run.is_running, self.run.is_over = False, True
            self.failed.emit(EngineError(restored_sentence(failure.what), restored_sentence(failure.now)))
            self.changed.emit()

    @Slot(object)
    def _broke(self, error: EngineError) -> None:
        self.end()
        self.failed.emit(error)

    # --- what is shown of it

    def wishes(self, selection: Selection) -> Iterator[AtMoment]:
        """The selected map at the pinned moment, while there is one."""
        if (run := self.run) is not None and self.pinned is not None:
            network = run.history.project_at(self.pinned)
            yield AtMoment(self._pins, network, selection.layer, selection.channel)

    def show_moment(self, state: TrainingState | None) -> None:
        """Shows the weights of a moment of the run, or with None follows what is trained."""
        if (run := self.run) is not None:
            run.shown = state
            self._show(run, run.history.project_at(state or run.history.present.latest))
            self.changed.emit()

    def toggle_pin(self) -> None:
        """Pins the shown moment, to compare others with it; or drops the pin."""
        if (run := self.run) is not None:
            self.pinned = None if self.pinned is not None else run.shown or run.history.present.latest
            self._pins += 1
            self.changed.emit()
            self._session.request()

    def _show(self, run: Run, learned: Project) -> None:
        self._is_showing = True
        try:
            self._document.edit_further(
                self.tr("Train"), lambda project: _with_learned(project, learned), ("training", run.gesture)
            )
        finally:
            self._is_showing = False
        run.layers = self._document.project.layers

    @Slot(object)
    def _edited(self, project: Project) -> None:
        if self._is_showing:
            self._relevant = None
            return
        if self.run is not None and self.run.number and project.layers != self.run.layers:
            self.end()
        relevant = without_picture(project), self.fits
        if relevant != self._relevant:  # else only the picture changed, as with every stroke of the brush
            self._relevant = relevant
            self.changed.emit()

    @Slot()
    def _replaced(self) -> None:
        """Forgets the run when another project was opened."""
        if self._document.opened != self._opened:
            self._opened = self._document.opened
            self.end()
            self.run = self.pinned = None
            self._look_back()
            self.changed.emit()

    # --- with the project

    @property
    def is_kept(self) -> bool:
        """Whether the project keeps all of the latest training."""
        return self.run is not None and self.run.kept is not None and self.run.kept is self._document.project.training

    def _look_back(self) -> None:
        """Shows the training that the project keeps."""
        project = self._document.project
        if (record := project.training) is None or not belongs_to(record, project):
            return
        try:
            history = history_of(project, record, MOST_BYTES)
        except EngineError as error:
            self.failed.emit(error)
            return
        self.run = Run(history, new_gesture(), project.layers, shown=shown_moment(history, record), kept=record)


def _better(run: Run) -> TrainingState | None:
    """The moment that remains of a training with early stop; None for the latest."""
    strand = run.history.present
    return strand.best if strand.best is not None and strand.best.step < strand.latest.step else None


def _with_learned(project: Project, learned: Project) -> Project:
    """The project, which may show another picture by now, with the learned weights and classes."""
    return replace(project, layers=learned.layers, classes=learned.classes)


def without_picture(project: Project) -> Network:
    """All of a project that its answers depend on, but the picture that it shows."""
    return project.layers, replace(project.input, image=None, title="", read=())


def prepare(trainer: Trainer, examples: int | None, epochs: int | None, validation: float | None) -> None:
    """Has a training learn from the first so many images, or from all, and follow these values where there are."""
    trainer.data.set_choice(replace(trainer.data.choice, examples=examples))
    for name, value in (("epochs", epochs), ("validation", validation)):
        if value is not None and value != getattr(trainer.plan, name):
            trainer.set_plan(name, value)
