"""Trains networks side by side, each in a process of its own, and measures what they are worth."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from engine import Dataset, EngineError, Project
from engine.training.curve import Curve, CurveRecorder, Line
from engine.training.measures import Worth, worth
from engine.training.networks.rivals import Lesson
from engine.training.orders import Begin, Failure, Go, Report
from engine.training.state import project_at
from engine.values.messages import restored_sentence
from gui.state.session import Session
from gui.state.workers import Job, in_one_step
from gui.training.process import TrainingProcess


@dataclass(eq=False)
class Contestant:
    """One network of a Contest.

    Attributes:
        learned: the network when its training is over.
        worth: as measured after all trainings.
    """

    lesson: Lesson
    recorder: CurveRecorder = field(default_factory=CurveRecorder)
    learned: Project | None = None
    worth: Worth | None = None

    def curve(self, end: float) -> Curve:
        """Its curve until now, with the end of its training at ``end`` of the axis."""
        curve, factor = self.recorder.curve(), end / self.lesson.plan.epochs

        def stretched(line: Line) -> Line:
            return Line(line.epochs * factor, line.loss, line.accuracy)

        return Curve(stretched(curve.training), stretched(curve.validation))


class Contest(QObject):
    """Trains in turns, an epoch of each: two trainings at once would take each other's cores.

    Signals:
        changed: how far it is, or what was measured.
        failed: carries the EngineError that ended it.

    Attributes:
        contestants: of the latest contest.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.contestants: tuple[Contestant, ...] = ()
        self._processes: dict[int, TrainingProcess] = {}
        self._training: dict[int, Contestant] = {}
        self._turns = deque[int]()
        self._number = 0
        self._job: Job | None = None
        session.job_ended.connect(self._job_ended)
        session.finishing.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether it prepares, trains or measures."""
        return self._job is not None or bool(self._processes)

    def begin(self, title: str, make: Callable[[], Sequence[Lesson]], unseen: Dataset, most_shift: int = 0) -> None:
        """Trains all that ``make`` returns, then measures it.

        Args:
            title: of the job that prepares, and of the one that measures.
            make: runs in another thread.
            unseen: images to measure with.
            most_shift: pixels, see :func:`engine.training.measures.worth`.
        """
        self.contestants = ()
        self._title, self._make, self._unseen, self._most_shift = title, make, unseen, most_shift
        self._prepare()

    def take_over(self, other: Contest) -> None:
        """Goes on with the contest of another window; what that prepares or measures begins anew."""
        self.contestants, self._number = other.contestants, other._number
        if not other.is_running:
            return
        self._title, self._make = other._title, other._make
        self._unseen, self._most_shift = other._unseen, other._most_shift
        self._processes, self._training, self._turns = other._processes, other._training, other._turns
        other._processes, other._training, other._turns = {}, {}, deque()
        for process in self._processes.values():
            process.setParent(self)
            process.disconnect(other)
            self._listen(process)
        if other._job is not None:
            self._measure() if self.contestants else self._prepare()

    def _prepare(self) -> None:
        make = self._make
        self._run(Job(self._title, lambda: in_one_step(make), self._train, lane="long"))

    def _run(self, job: Job) -> None:
        self._job = job
        self._session.run(job)
        self.changed.emit()

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.changed.emit()

    def _train(self, lessons: Sequence[Lesson]) -> None:
        self.contestants = tuple(map(Contestant, lessons))
        for each in self.contestants:
            self._number += 1
            process = self._processes[self._number] = TrainingProcess(self)
            self._listen(process)
            self._training[self._number] = each
            self._turns.append(self._number)
            own = each.lesson
            process.send(Begin(self._number, own.project, own.dataset, own.plan, self._session.device, None, 1))
        self._take_turn()

    def _listen(self, process: TrainingProcess) -> None:
        process.reported.connect(self._reported)
        process.failed.connect(self._failed)
        process.broke.connect(self._broke)

    def _take_turn(self) -> None:
        self._processes[self._turns[0]].send(Go("epoch" if len(self._turns) > 1 else "end"))
        self.changed.emit()

    @Slot(object)
    def _reported(self, report: Report) -> None:
        each = self._training.get(report.number)
        if each is None:
            return
        each.recorder.add(report.points, report.validation)
        if report.is_over:
            each.learned = project_at(each.lesson.project, report.weights, each.lesson.dataset.classes)
            self._turns.remove(report.number)
        elif not report.is_running:
            self._turns.rotate(-1)
        if report.is_running:
            self.changed.emit()
        elif self._turns:
            self._take_turn()
        else:
            self._end_processes()
            self._measure()

    def _measure(self) -> None:
        steps = self._measured(self.contestants, self._unseen, self._most_shift, self._session.device)
        self._run(Job(self._title, lambda: steps, self._take_worth, lane="long"))

    @staticmethod
    def _measured(
        contestants: Sequence[Contestant], unseen: Dataset, most_shift: int, device: str
    ) -> Generator[float, None, list[Worth]]:
        found = list[Worth]()
        for each in contestants:
            yield len(found) / len(contestants)
            assert each.learned is not None
            found.append((yield from worth(each.learned, each.lesson.learned(), unseen, most_shift, device)))
        return found

    def _take_worth(self, found: Sequence[Worth]) -> None:
        for each, its in zip(self.contestants, found, strict=True):
            each.worth = its
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Ends it at once."""
        self._end_processes()
        if self._job is not None:
            self._session.cancel_job(self._job)
        self.changed.emit()

    def _end_processes(self) -> None:
        processes, self._processes = self._processes, {}
        self._training.clear()
        self._turns.clear()
        for process in processes.values():
            process.finish()
            process.deleteLater()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.number in self._training:
            self._broke(EngineError(restored_sentence(failure.what), restored_sentence(failure.now)))

    @Slot(object)
    def _broke(self, error: EngineError) -> None:
        if self._processes:
            self.cancel()
            self.failed.emit(error)
