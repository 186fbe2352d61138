"""The threads beside the window: one that computes what is shown, and those for long jobs, of which one writes."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from engine import Cache, EngineError, Progress, Project, Result, evaluate_steps, scale_inputs
from engine.compute.analyses import Analysis, Answer, Answers
from engine.compute.thumbnails import Thumbnail, Thumbnails
from engine.formats.progress import GivenUp, Watch
from gui.state.selection import Gains

Outcome = TypeVar("Outcome")
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


@dataclass(frozen=True)
class Job:
    """Long work: a generator of steps whose return value is the outcome.

    Args:
        title: what it does, for the user.
        work: makes the generator; it runs in the job thread.
        done: called in the window's thread with what the generator returned.
        final: what it did cannot be taken back, such as a written file: a late Cancel does not hide that it is done.
    """

    title: str
    work: Callable[[], Generator[float, None, Any]]
    done: Callable[[Any], object] = lambda outcome: None
    final: bool = False


class JobThread(QThread):
    """Runs jobs one after the other; the one under way can be cancelled.

    Signals:
        started_job: a Job began.
        progressed: the share that is done, 0 to 1.
        finished_job: a Job and its outcome.
        failed_job: a Job and its exception.
        cancelled_job: a Job that was given up.
    """

    started_job = Signal(object)
    progressed = Signal(float)
    finished_job = Signal(object, object)
    failed_job = Signal(object, object)
    cancelled_job = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: deque[Job] = deque()
        self._wake = threading.Event()
        self._stop = self._give_up = False

    def submit(self, job: Job) -> None:
        """Adds a job to the end of the row."""
        self._jobs.append(job)
        self._wake.set()

    def cancel(self) -> None:
        """Gives up the job under way at its next step."""
        self._give_up = True

    def finish(self) -> None:
        """Ends the thread, and waits for it."""
        self._stop = self._give_up = True
        self._jobs.clear()
        self._wake.set()
        self.wait()

    def run(self) -> None:
        while not self._stop:
            self._wake.wait()
            self._wake.clear()
            while self._jobs and not self._stop:
                self._do(self._jobs.popleft())

    def _do(self, job: Job) -> None:
        self._give_up = False
        self.started_job.emit(job)
        try:
            steps = job.work()
            while not (self._give_up or self._stop):
                self.progressed.emit(next(steps))
            steps.close()
            self.cancelled_job.emit(job)
        except StopIteration as stop:
            if self._give_up and not job.final:
                self.cancelled_job.emit(job)
            else:
                self.finished_job.emit(job, stop.value)
        except Exception as error:
            self.failed_job.emit(job, error)


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
