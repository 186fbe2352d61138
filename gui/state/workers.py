"""The background threads: one that evaluates the network, and one per lane of jobs."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final, Literal, TypeVar, get_args

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from engine import Cache, EngineError, Progress, Project, Result, evaluate, evaluate_steps, scale_inputs
from engine.compute.analyses import Analysis, Answer, Answers
from engine.compute.cache import MOST_BYTES
from engine.compute.device_maps import explained_failures
from engine.compute.large_arrays import large_arrays
from engine.compute.sketches import LONG, Sketches
from engine.compute.stored_maps import restore
from engine.compute.thumbnails import Thumbnail, Thumbnails
from engine.values.progress import GivenUp, Watch
from gui.state.selection import Gains

Outcome = TypeVar("Outcome")
_PACE = 33  # milliseconds between two steps of a job, or reports of an evaluation, that are delivered
_REST = 1.0  # seconds without a request after which memory that no map has any more is returned
_PAUSE = 0.05  # seconds between two progress reports while reading


@dataclass(frozen=True)
class Request:
    """One evaluation request.

    Args:
        project: the Project to evaluate.
        shown: layer id and channel of the map shown large.
        device: the compute device.
        asked_at: time.perf_counter() at the start of the edit that led to it; None without an edit.
        gains: temporary factors on the input channels of a filter.
        analyses: what to compute in addition to the maps.
    """

    project: Project
    shown: tuple[str, int]
    device: str
    asked_at: float | None
    gains: Gains | None = None
    analyses: tuple[Analysis[Any], ...] = ()

    @cached_property
    def evaluated(self) -> Project:
        """The Project with the gains applied."""
        gains = self.gains
        if gains is None:
            return self.project
        return scale_inputs(self.project, gains.layer, gains.channel, gains.factors)


@dataclass(frozen=True)
class Frame:
    """The outcome of one Request: everything that is painted.

    Args:
        answers: results of the request's analyses; those without a result are missing.
    """

    request: Request
    result: Result
    thumbnails: dict[str, tuple[Thumbnail, ...]]
    answers: Mapping[Analysis[Any], Any]

    def answer(self, analysis: Analysis[Answer]) -> Answer | None:
        """The result of an analysis; None if it was not requested or has no result."""
        answer: Answer | None = self.answers.get(analysis)
        return answer


class ComputeThread(QThread):
    """Evaluates the latest Request; a newer one replaces a request that is still waiting.

    Signals:
        ready: a Frame is finished.
        sketched: a Frame of the reduced picture, while the maps of a large one are being computed.
        progressed: progress of a long evaluation; carries a Progress.
        failed: a Request and its exception: an EngineError, or that of a bug.
    """

    ready = Signal(object)
    sketched = Signal(object)
    progressed = Signal(object)
    failed = Signal(object, object)

    def __init__(self, parent: QObject | None = None, stored: Path | None = None) -> None:
        """
        Args:
            stored: maps that are ready if the first request is for their project.
        """
        super().__init__(parent)
        self._stored = stored
        self._mailbox: deque[Request] = deque(maxlen=1)
        self._wake = threading.Event()
        self._stop = self._give_up = False
        self._cache, self._thumbnails, self._answers = Cache(), Thumbnails(), Answers()
        self._sketches, self._small = Sketches(), Thumbnails()  # of what takes long
        self._uncomputed: Project | None = None  # whose maps were all stored ones, while torch has computed nothing
        self._prepares = False

    @property
    def kept_bytes(self) -> int:
        """Bytes of the feature maps that are shown or cached."""
        return self._cache.nbytes

    def keep_at_most(self, nbytes: int) -> None:
        """Bounds the maps that are kept although they are not shown."""
        self._cache.most_bytes = min(nbytes, MOST_BYTES)

    def submit(self, request: Request) -> None:
        """Requests an evaluation."""
        self._mailbox.append(request)
        self._give_up = False
        self._wake.set()

    def prepare(self) -> None:
        """Computes once what was only read so far: torch's first computation takes several times longer than others."""
        self._prepares = True
        self._wake.set()

    def cancel(self) -> None:
        """Cancels the running evaluation and the waiting request."""
        self._mailbox.clear()
        self._give_up = True

    def finish(self) -> None:
        """Ends the thread, and waits for it."""
        self._stop = True
        self.cancel()
        self._wake.set()
        self.wait()

    def run(self) -> None:
        while not self._stop:
            while not self._wake.wait(_REST if large_arrays.nbytes else None):
                large_arrays.trim()  # the window lets maps go only when it has those that follow
            self._wake.clear()
            while (request := self._take()) is not None:
                try:
                    self._answer(request)
                except Exception as error:
                    self.failed.emit(request, error)
            if self._prepares and self._uncomputed is not None:
                project, self._uncomputed = self._uncomputed, None
                with suppress(EngineError):  # the user's own request will tell
                    Thumbnails().of(evaluate(project))

    def _take(self) -> Request | None:
        try:
            return self._mailbox.pop()
        except IndexError:
            return None

    def _answer(self, request: Request) -> None:
        stored, self._stored = self._stored, None
        if stored is not None:
            restore(request.evaluated, self._cache, stored)
        steps = evaluate_steps(request.evaluated, self._cache, device=request.device)
        told, is_long = time.perf_counter(), False
        while True:
            try:
                progress: Progress = next(steps)
            except StopIteration as stop:
                frame = self._frame(request, stop.value)
                if any(frame.result.computed.values()):
                    self._uncomputed = None
                elif stored is not None:
                    self._uncomputed = request.evaluated
                if not self._give_up:
                    self.ready.emit(frame)
                return
            if self._give_up:
                return
            if progress.ahead >= LONG and not is_long and request.device == "cpu":
                is_long = True
                self._sketch(request)
            if (now := time.perf_counter()) - told >= _PACE / 1000:  # a short evaluation ends before it would be seen
                told = now
                self.progressed.emit(progress)

    def _sketch(self, request: Request) -> None:
        result = self._sketches.of(request.evaluated)
        if result is not None:
            self.sketched.emit(Frame(request, result, dict(self._small.of(result)), {}))

    def _frame(self, request: Request, result: Result) -> Frame:
        with explained_failures(request.device):
            thumbnails = dict(self._thumbnails.of(result))
            return Frame(request, result, thumbnails, self._answers.of(request.analyses, request.evaluated, result))


Lane = Literal["reading", "long", "writing"]
LANES: Final = get_args(Lane)  # in the order in which their jobs are shown and cancelled


@dataclass(frozen=True)
class Step:
    """An intermediate result of a job.

    Args:
        value: the frozen intermediate value; None if only the share changed.
        share: the share done, 0 to 1; None if unchanged.
    """

    value: Any = None
    share: float | None = None

    def after(self, before: Step) -> Step:
        """This step merged with an earlier one that was not delivered."""
        return Step(
            before.value if self.value is None else self.value, before.share if self.share is None else self.share
        )


Steps = Generator[Step | float, None, Outcome]  # a float is a share without a value


@dataclass(frozen=True, eq=False)
class Job:
    """Background work: a generator of steps whose return value is the outcome.

    It can be cancelled, paused, and abandoned at exit between two steps, so steps should be short.

    Args:
        title: its description in the user's language.
        work: makes the generator, which runs in the thread of the lane.
        done: called in the GUI thread with the generator's return value.
        lane: jobs of one lane run one after the other. ``reading`` also waits until all writes are done, ``long`` is
            for minutes of work, and a finished job of ``writing`` is final: a late cancel does not hide its outcome.
        stepped: called in the GUI thread with the latest value; values in between may be skipped.
        is_quiet: nobody waits for it: its progress is not shown, and only who has the job can cancel it.
    """

    title: str
    work: Callable[[], Steps[Any]]
    done: Callable[[Any], object] = lambda outcome: None
    lane: Lane = "reading"
    stepped: Callable[[Any], object] = lambda value: None
    is_quiet: bool = False

    @property
    def final(self) -> bool:
        """Whether its outcome cannot be undone."""
        return self.lane == "writing"


def in_one_step(work: Callable[[], Outcome]) -> Steps[Outcome]:
    """Wraps a function as a job's work; it can be cancelled only before it starts."""
    yield 0.0
    return work()


class JobThread(QThread):
    """Runs the jobs of one lane, first in, first out.

    All signals are emitted in the GUI thread. The latest step is delivered at most once every _PACE milliseconds; the
    last one is delivered before the end of the job is signalled.

    Signals:
        started_job: a Job began.
        stepped: a Job and its latest Step.
        finished_job: a Job and its outcome.
        failed_job: a Job and its exception.
        cancelled_job: a Job that was cancelled.
    """

    started_job = Signal(object)
    stepped = Signal(object, object)
    finished_job = Signal(object, object)
    failed_job = Signal(object, object)
    cancelled_job = Signal(object)
    _called = Signal(object)  # a function without arguments, called in the GUI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()  # guards the fields from here to _stop
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._cancelled: Job | None = None  # the running job if it was cancelled
        self._paused: set[Job] = set()  # paused jobs, running or waiting
        self._latest: dict[Job, Step] = {}  # not delivered yet
        self._stop = False
        self._told: Job | None = None  # the job whose start, but not whose end, was signalled
        self._pace = QTimer(self, singleShot=True, interval=_PACE)
        self._pace.timeout.connect(self._hand_over)
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def submit(self, job: Job) -> None:
        """Appends a job to the queue."""
        with self._changed:
            self._waiting.append(job)
            self._changed.notify()
        if not (self._stop or self.isRunning()):
            self.start()

    def cancel(self, job: Job) -> None:
        """Cancels a job: at its next step if it runs, at once if it waits."""
        with self._changed:
            if is_waiting := job in self._waiting:
                self._waiting.remove(job)
                self._paused.discard(job)
            elif job is self._running:
                self._cancelled = job
                self._changed.notify()
        if is_waiting:
            self.cancelled_job.emit(job)

    def pause(self, job: Job) -> None:
        """Pauses a job before its next step until :meth:`resume`; later jobs wait, too."""
        with self._changed:
            if job is self._running or job in self._waiting:
                self._paused.add(job)

    def resume(self, job: Job) -> None:
        """Resumes a paused job."""
        with self._changed:
            self._paused.discard(job)
            self._changed.notify()

    def end(self) -> None:
        """Asks the thread to end after the current step."""
        with self._changed:
            self._stop = True
            self._waiting.clear()
            self._changed.notify()

    def finish(self) -> None:
        """Ends the thread, and waits for it."""
        self.end()
        self.wait()

    # --- in the GUI thread

    @Slot(object)
    def _call(self, what: Callable[[], object]) -> None:
        what()

    def _begin(self, job: Job) -> None:
        self._told = job
        self.started_job.emit(job)

    @Slot()
    def _hand_over(self) -> None:
        """Delivers the latest step, unless the previous one was delivered less than _PACE ago."""
        if self._told is not None and not self._pace.isActive() and self._flush(self._told):
            self._pace.start()

    def _flush(self, job: Job) -> bool:
        """Delivers the undelivered step of a job, if any."""
        with self._changed:
            step = self._latest.pop(job, None)
        if step is not None:
            self.stepped.emit(job, step)
        return step is not None

    def _end(self, job: Job, tell: Callable[[], object]) -> None:
        self._flush(job)
        self._told = None
        tell()

    # --- in this thread

    def run(self) -> None:
        while (job := self._next()) is not None:
            self._called.emit(partial(self._begin, job))
            tell = self._do(job)
            with self._changed:
                self._running = self._cancelled = None
                self._paused.discard(job)
            self._called.emit(partial(self._end, job, tell))

    def _next(self) -> Job | None:
        """Waits for the next job; None when the thread should end."""
        with self._changed:
            self._changed.wait_for(lambda: self._stop or self._waiting)
            self._running = None if self._stop else self._waiting.popleft()
            return self._running

    def _do(self, job: Job) -> Callable[[], object]:
        """Runs a job to its end; returns the function that signals its outcome in the GUI thread."""
        try:
            steps = job.work()
            while self._may_go_on(job):
                self._note(job, next(steps))
            steps.close()
        except StopIteration as stop:
            if job.final or not self._is_given_up(job):
                return partial(self.finished_job.emit, job, stop.value)
        except Exception as error:
            return partial(self.failed_job.emit, job, error)
        return partial(self.cancelled_job.emit, job)

    def _may_go_on(self, job: Job) -> bool:
        """Whether the job should do its next step; blocks while it is paused."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_given_up(job) or job not in self._paused)
            return not self._is_given_up(job)

    def _is_given_up(self, job: Job) -> bool:
        return self._stop or job is self._cancelled

    def _note(self, job: Job, step: Step | float) -> None:
        """Stores a step for delivery in the GUI thread."""
        step = step if isinstance(step, Step) else Step(share=step)
        with self._changed:
            before = self._latest.get(job)
            self._latest[job] = step if before is None else step.after(before)
        if before is None:
            self._called.emit(self._hand_over)


# --- reads that can be abandoned -----------------------------------------------------------------------------------

_reading: list[threading.Thread] = []  # including abandoned ones that have not noticed it yet


def steps_apart(read: Callable[[Watch], Outcome]) -> Generator[float, None, Outcome]:
    """Runs ``read`` in a thread of its own; yields its progress, then returns or raises its outcome.

    Closing the generator abandons the thread at once. It ends when it next checks its Watch; if it is blocked, for
    example by a disk that does not answer, it stays behind.
    """
    watch = Watch()
    outcomes: list[Outcome] = []
    errors: list[Exception] = []

    def work() -> None:
        try:
            outcomes.append(read(watch))
        except GivenUp:
            return
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=work, name="reading", daemon=True)
    _reading[:] = [each for each in _reading if each.is_alive()] + [thread]
    thread.start()
    try:
        while thread.is_alive():
            thread.join(_PAUSE)
            yield watch.share
    finally:
        watch.give_up()
    for error in errors:
        raise error
    return outcomes[0]


def is_reading(patience: float) -> bool:
    """Whether a reading thread is still alive after ``patience`` seconds; Python must not finalize while one is."""
    for thread in _reading:
        thread.join(patience)
    return any(thread.is_alive() for thread in _reading)


def is_bug(error: BaseException) -> bool:
    """Whether an exception is a bug, rather than an error to tell the user."""
    return not isinstance(error, EngineError)
