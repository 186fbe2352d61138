"""Between the Document and what is painted: asks for evaluations, hands out what comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal, Slot

from engine import Progress, infer
from engine.compute.analyses import Analysis
from engine.compute.contributions import Contributions
from engine.compute.other_pooling import OtherPooling
from engine.compute.thumbnails import MapStatistics
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.workers import LANES, ComputeThread, Frame, Job, JobThread, Lane, Request, Step

Wish = Callable[[Selection], Iterable[Analysis[Any]]]


class Session(QObject):
    """Keeps what is shown up to date with the Document.

    Signals:
        ready: a Frame to paint.
        progressed: how far a long evaluation has come; carries a Progress.
        idle: nothing is being computed any more.
        failed: an exception from the compute thread.
        job_started, job_ended: carry a Job; one that is cancelled before it began only ends.
        job_progressed: a Job and the share that is done.
        job_failed: a Job and its exception.
        written: no file that the user asked for is being written any more.
    """

    ready = Signal(object)
    progressed = Signal(object)
    idle = Signal()
    failed = Signal(object)
    job_started = Signal(object)
    job_progressed = Signal(object, float)
    job_ended = Signal(object)
    job_failed = Signal(object, object)
    written = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.device = "cpu"
        self.frame: Frame | None = None
        self._awaited: Request | None = None
        self._latest: Request | None = None
        self._wishes: list[Wish] = [_of_shown_map]
        self._submitted: Request | None = None
        self._begin = QTimer(self, singleShot=True, interval=1)  # one of 0 would wait for as long as the mouse moves
        self._begin.timeout.connect(self._compute_latest)
        self._open_jobs: list[Job] = []
        self._held: list[Job] = []  # until what is being written is written: they may want to read it
        self._compute = ComputeThread(self)
        self._lanes: dict[Lane, JobThread] = {lane: JobThread(self) for lane in LANES}
        queued = Qt.ConnectionType.QueuedConnection
        self._compute.ready.connect(self._take, queued)
        self._compute.progressed.connect(self._forward_progress, queued)
        self._compute.failed.connect(self._failed, queued)
        for thread in self._lanes.values():
            thread.started_job.connect(self.job_started)
            thread.stepped.connect(self._job_stepped)
            thread.finished_job.connect(self._job_finished)
            thread.failed_job.connect(self._job_failed)
            thread.cancelled_job.connect(self._job_cancelled)
        document.changed.connect(self._edited)
        selection.changed.connect(self._selected)
        selection.depth_changed.connect(self._selected)
        selection.gains_changed.connect(self._scaled)
        self._compute.start()

    @property
    def kept_bytes(self) -> int:
        """What the feature maps take that are shown, or kept so that they need not be computed again."""
        return self._compute.kept_bytes

    @property
    def busy(self) -> bool:
        """Whether an evaluation is under way or waiting."""
        return self._awaited is not None

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs that are under way or waiting, in the order in which they were given."""
        return tuple(self._open_jobs)

    @property
    def working(self) -> bool:
        """Whether a job is under way or waiting that somebody waits for; nobody waits for long work."""
        return any(job.lane != "long" for job in self._open_jobs)

    @property
    def writing(self) -> bool:
        """Whether a file that the user asked for is not written yet."""
        return any(job.final for job in self._open_jobs)

    @Slot()
    def request(self) -> None:
        """Asks for what is shown to be computed."""
        self._submit(None)

    def ask_for(self, wish: Wish) -> None:
        """Has every Frame from now on answer what ``wish`` makes of the Selection.

        Args:
            wish: a function that keeps no widget alive.
        """
        self._wishes.append(wish)
        self.request()

    @Slot()
    def _edited(self) -> None:
        self._submit(self._document.changed_at)

    @Slot()
    def _scaled(self) -> None:
        """Channels are muted or scaled: that is no edit of the Document, but waited for like one."""
        self._submit(time.perf_counter())

    @Slot()
    def _selected(self) -> None:
        """Another map is to be shown large. While an edit is on its way to here, that will ask for it anyway."""
        if self._latest is not None and self._latest.project is self._document.project:
            self._submit(self._awaited.asked_at if self._awaited is not None else None)

    def _submit(self, asked_at: float | None) -> None:
        chosen = self._selection
        self._awaited = self._latest = Request(
            self._document.project,
            (chosen.layer, chosen.channel),
            self.device,
            asked_at,
            chosen.gains,
            tuple(dict.fromkeys(analysis for wish in self._wishes for analysis in wish(chosen))),
        )
        # A network of another form is laid out and painted first: both threads at once would wait for each other.
        if self.frame is None or infer(self._latest.project).shapes == self.frame.result.inference.shapes:
            # Everybody else who hears of the edit comes first too: the threads would hold each other up.
            QMetaObject.invokeMethod(self, "_compute_latest", Qt.ConnectionType.QueuedConnection)
        elif not self._begin.isActive():
            self._begin.start()

    @Slot()
    def _compute_latest(self) -> None:
        self._begin.stop()
        if self._awaited is not None and self._awaited is not self._submitted:
            self._submitted = self._awaited
            self._compute.submit(self._awaited)

    def set_device(self, device: str) -> None:
        """Computes on another device from now on."""
        self.device = device
        self.request()

    def cancel(self) -> None:
        """Gives up the evaluation under way; what was shown stays."""
        self._compute.cancel()
        self._awaited = None
        self.idle.emit()

    def run(self, job: Job) -> None:
        """Does work in another thread: that of its lane, and what reads once all is written."""
        self._open_jobs.append(job)
        if job.lane == "reading" and self.writing:
            self._held.append(job)
        else:
            self._lanes[job.lane].submit(job)

    def cancel_job(self, job: Job | None = None) -> None:
        """Gives up a job; if none is named the foremost one of those that nothing holds up."""
        job = foremost(each for each in self._open_jobs if each not in self._held) if job is None else job
        if job in self._held:
            self._held.remove(job)
            self._job_cancelled(job)
        elif job is not None:
            self._lanes[job.lane].cancel(job)

    def pause_job(self, job: Job) -> None:
        """Asks a job for no further step until :meth:`resume_job`."""
        self._lanes[job.lane].pause(job)

    def resume_job(self, job: Job) -> None:
        """Lets a paused job go on."""
        self._lanes[job.lane].resume(job)

    def finish(self) -> None:
        """Ends all threads, whatever they are at."""
        self._begin.stop()
        self._held.clear()
        for thread in self._lanes.values():
            thread.end()
        self._compute.finish()
        for thread in self._lanes.values():
            thread.finish()

    @Slot(object)
    def _take(self, frame: Frame) -> None:
        self.frame = frame
        if frame.request is self._awaited:
            self._awaited = None
        self.ready.emit(frame)
        if not self.busy:
            self.idle.emit()

    @Slot(object)
    def _forward_progress(self, progress: Progress) -> None:
        if self.busy:  # else it was cancelled meanwhile
            self.progressed.emit(progress)

    @Slot(object, object)
    def _failed(self, request: Request, error: BaseException) -> None:
        self.failed.emit(error)
        if request is self._awaited:
            self._awaited = None
            self.idle.emit()

    @Slot(object, object)
    def _job_stepped(self, job: Job, step: Step) -> None:
        if step.share is not None:
            self.job_progressed.emit(job, step.share)
        if step.value is not None:
            job.stepped(step.value)

    @Slot(object, object)
    def _job_finished(self, job: Job, outcome: object) -> None:
        self._end_job(job)
        job.done(outcome)
        self._tell_written(job)

    @Slot(object, object)
    def _job_failed(self, job: Job, error: BaseException) -> None:
        self._end_job(job)
        self.job_failed.emit(job, error)
        self._tell_written(job)

    @Slot(object)
    def _job_cancelled(self, job: Job) -> None:
        self._end_job(job)
        self._tell_written(job)

    def _end_job(self, job: Job) -> None:
        self._open_jobs.remove(job)
        self.job_ended.emit(job)

    def _tell_written(self, job: Job) -> None:
        if job.final and not self.writing:
            for held in self._held:
                self._lanes[held.lane].submit(held)
            self._held.clear()
            self.written.emit()


def foremost(jobs: Iterable[Job]) -> Job | None:
    """The job that the user waits for more than for others."""
    return min(jobs, key=lambda job: LANES.index(job.lane), default=None)


def _of_shown_map(selection: Selection) -> Iterator[Analysis[Any]]:
    """What every window shows of the map that is shown large; the filter page takes it apart."""
    shown = selection.layer, selection.channel
    yield MapStatistics(*shown)
    yield OtherPooling(*shown)
    if selection.depth == "filter":
        yield Contributions(*shown)
