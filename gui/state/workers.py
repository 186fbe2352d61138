"""The threads beside the window: one that computes what is shown, and lanes for jobs."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final, Literal, TypeVar, get_args

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from engine import Cache, EngineError, Progress, Project, Result, evaluate_steps, scale_inputs
from engine.compute.analyses import Analysis, Answer, Answers
from engine.compute.thumbnails import Thumbnail, Thumbnails
from engine.values.progress import GivenUp, Watch
from gui.state.selection import Gains

Outcome = TypeVar("Outcome")
_PACE = 33  # milliseconds between two steps of a job that are handed over
_PAUSE = 0.05  # seconds between two words about how far reading is


@dataclass(frozen=True)
class Request:
    """What is to be computed.

    Args:
        project: the Project to evaluate.
        shown: the layer id and channel that is shown large.
        device: where to compute.
        asked_at: when the edit that led to it began, by time.perf_counter; None when there was no edit.
        gains: the input channels of a filter that are muted or scaled for looking at.
        analyses: what is worked out beside the maps.
    """

    project: Project
    shown: tuple[str, int]
    device: str
    asked_at: float | None
    gains: Gains | None = None
    analyses: tuple[Analysis[Any], ...] = ()

    @cached_property
    def evaluated(self) -> Project:
        """The Project as it is looked at: with the gains."""
        gains = self.gains
        if gains is None:
            return self.project
        return scale_inputs(self.project, gains.layer, gains.channel, gains.factors)


@dataclass(frozen=True)
class Frame:
    """What one request came to: all that is painted.

    Args:
        answers: what the analyses of the request came to, without those that have no answer.
    """

    request: Request
    result: Result
    thumbnails: dict[str, tuple[Thumbnail, ...]]
    answers: Mapping[Analysis[Any], Any]

    def answer(self, analysis: Analysis[Answer]) -> Answer | None:
        """What an analysis came to; None if it was not asked for, or has no answer."""
        answer: Answer | None = self.answers.get(analysis)
        return answer


class ComputeThread(QThread):
    """Evaluates the latest request; a request that was not begun is replaced by a newer one.

    Signals:
        ready: a Frame is finished.
        progressed: how far a long evaluation is; carries a Progress.
        failed: a Request, and the EngineError or the exception of a bug.
    """

    ready = Signal(object)
    progressed = Signal(object)
    failed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mailbox: deque[Request] = deque(maxlen=1)
        self._wake = threading.Event()
        self._stop = self._give_up = False
        self._cache, self._thumbnails, self._answers = Cache(), Thumbnails(), Answers()

    @property
    def kept_bytes(self) -> int:
        """What the feature maps take that are shown, or kept so that they need not be computed again."""
        return self._cache.nbytes

    def submit(self, request: Request) -> None:
        """Asks for an evaluation."""
        self._mailbox.append(request)
        self._give_up = False
        self._wake.set()

    def cancel(self) -> None:
        """Gives up the evaluation under way, and the request that waits."""
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
            self._wake.wait()
            self._wake.clear()
            while (request := self._take()) is not None:
                try:
                    self._answer(request)
                except Exception as error:
                    self.failed.emit(request, error)

    def _take(self) -> Request | None:
        try:
            return self._mailbox.pop()
        except IndexError:
            return None

    def _answer(self, request: Request) -> None:
        steps = evaluate_steps(request.evaluated, self._cache, device=request.device)
        while True:
            try:
                progress: Progress = next(steps)
            except StopIteration as stop:
                frame = self._frame(request, stop.value)
                if not self._give_up:
                    self.ready.emit(frame)
                return
            if self._give_up:
                return
            self.progressed.emit(progress)

    def _frame(self, request: Request, result: Result) -> Frame:
        thumbnails = dict(self._thumbnails.of(result))
        return Frame(request, result, thumbnails, self._answers.of(request.analyses, request.evaluated, result))


Lane = Literal["reading", "long", "writing"]
LANES: Final = get_args(Lane)  # in the order in which what runs there is told of and cancelled


@dataclass(frozen=True)
class Step:
    """What a job hands over on its way.

    Args:
        value: what it has made so far, a frozen value; None when there is only a share to tell.
        share: how much is done, 0 to 1; None when that has not changed.
    """

    value: Any = None
    share: float | None = None

    def after(self, before: Step) -> Step:
        """This step in place of one that was not handed over yet."""
        return Step(
            before.value if self.value is None else self.value, before.share if self.share is None else self.share
        )


Steps = Generator[Step | float, None, Outcome]  # a number is a share, with nothing to hand over


@dataclass(frozen=True, eq=False)
class Job:
    """Work in another thread: a generator of steps whose return value is the outcome.

    Between two steps it can be cancelled, paused, and left when the program ends: none should take long.

    Args:
        title: what it does, for the user.
        work: makes the generator; it runs in the thread of its lane.
        done: called in the window's thread with what the generator returned.
        lane: which jobs it waits for: those of its own lane. ``reading`` also waits until all is written, ``long`` is
            for what takes minutes, and what ``writing`` did cannot be taken back: a late Cancel does not hide it.
        stepped: called in the window's thread with the latest value that was handed over, not with each of them.
    """

    title: str
    work: Callable[[], Steps[Any]]
    done: Callable[[Any], object] = lambda outcome: None
    lane: Lane = "reading"
    stepped: Callable[[Any], object] = lambda value: None

    @property
    def final(self) -> bool:
        """Whether what it did cannot be taken back."""
        return self.lane == "writing"


def in_one_step(work: Callable[[], Outcome]) -> Steps[Outcome]:
    """Work that can be given up only before it begins."""
    yield 0.0
    return work()


class JobThread(QThread):
    """Runs jobs one after the other, from the first on; nobody hears of them but who listens here.

    All signals are emitted in the window's thread. Steps are handed over at most once every _PACE milliseconds,
    always the latest; what was not handed over at the end of a job is so before that is told.

    Signals:
        started_job: a Job began.
        stepped: a Job and its latest Step.
        finished_job: a Job and its outcome.
        failed_job: a Job and its exception.
        cancelled_job: a Job that was given up.
    """

    started_job = Signal(object)
    stepped = Signal(object, object)
    finished_job = Signal(object, object)
    failed_job = Signal(object, object)
    cancelled_job = Signal(object)
    _called = Signal(object)  # a function without arguments, for the window's thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()  # of what both threads write, which is down to _stop
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._cancelled: Job | None = None  # the running one, or none
        self._paused: set[Job] = set()  # of the running one and those that wait
        self._latest: dict[Job, Step] = {}  # not handed over yet
        self._stop = False
        self._told: Job | None = None  # began, and has not ended, as far as the window's thread knows
        self._pace = QTimer(self, singleShot=True, interval=_PACE)
        self._pace.timeout.connect(self._hand_over)
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def submit(self, job: Job) -> None:
        """Adds a job to the end of the row."""
        with self._changed:
            self._waiting.append(job)
            self._changed.notify()
        if not (self._stop or self.isRunning()):
            self.start()

    def cancel(self, job: Job) -> None:
        """Gives up a job: at its next step if it runs, at once if it waits."""
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
        """Asks a job for no further step until :meth:`resume`; those after it wait, too."""
        with self._changed:
            if job is self._running or job in self._waiting:
                self._paused.add(job)

    def resume(self, job: Job) -> None:
        """Lets a paused job go on."""
        with self._changed:
            self._paused.discard(job)
            self._changed.notify()

    def end(self) -> None:
        """Has the thread end after the step under way."""
        with self._changed:
            self._stop = True
            self._waiting.clear()
            self._changed.notify()

    def finish(self) -> None:
        """Ends the thread, and waits for it."""
        self.end()
        self.wait()

    # --- in the window's thread

    @Slot(object)
    def _call(self, what: Callable[[], object]) -> None:
        what()

    def _begin(self, job: Job) -> None:
        self._told = job
        self.started_job.emit(job)

    @Slot()
    def _hand_over(self) -> None:
        """Hands over the latest step, unless the one before was handed over just now."""
        if self._told is not None and not self._pace.isActive() and self._flush(self._told):
            self._pace.start()

    def _flush(self, job: Job) -> bool:
        """Hands over the latest step of a job, if there is one."""
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
        """The next job, once there is one; None when the thread is to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._stop or self._waiting)
            self._running = None if self._stop else self._waiting.popleft()
            return self._running

    def _do(self, job: Job) -> Callable[[], object]:
        """Runs a job to its end; returns what tells how that was."""
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
        """Whether the job is to do its next step; waits while it is paused."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_given_up(job) or job not in self._paused)
            return not self._is_given_up(job)

    def _is_given_up(self, job: Job) -> bool:
        return self._stop or job is self._cancelled

    def _note(self, job: Job, step: Step | float) -> None:
        """Keeps a step until the window's thread comes for it."""
        step = step if isinstance(step, Step) else Step(share=step)
        with self._changed:
            before = self._latest.get(job)
            self._latest[job] = step if before is None else step.after(before)
        if before is None:
            self._called.emit(self._hand_over)


# --- what may have to be left -----------------------------------------------------------------------------------

_reading: list[threading.Thread] = []  # or about to notice that nobody waits any more


def steps_apart(read: Callable[[Watch], Outcome]) -> Generator[float, None, Outcome]:
    """What ``read`` returns or raises, done in a thread of its own, in steps that say how far it is.

    Closing the generator leaves it at once. The thread ends where it next looks at its Watch; for what it waits for
    then, such as a disk that does not answer, nobody waits any more.
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
    """Whether something is read still, after so many seconds: then Python must not be taken down around it."""
    for thread in _reading:
        thread.join(patience)
    return any(thread.is_alive() for thread in _reading)


def is_bug(error: BaseException) -> bool:
    """Whether an exception is ours to mend, rather than something to tell the user."""
    return not isinstance(error, EngineError)
