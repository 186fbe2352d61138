"""Requests evaluations of the current Project and publishes the resulting Frames."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal, Slot

from engine import Progress, Project, infer
from engine.compute.analyses import Analysis
from engine.compute.contributions import Contributions
from engine.compute.other_pooling import OtherPooling
from engine.compute.thumbnails import MapStatistics
from engine.project.map_memory import map_bytes
from engine.project.shapes import MOST_BYTES
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.workers import LANES, ComputeThread, Frame, Job, JobThread, Lane, Request, Step

# Bytes that the maps of one evaluation may take without a question.
MAP_MEMORY: int = min(psutil.virtual_memory().total // 4, MOST_BYTES)
Wish = Callable[[Selection], Iterable[Analysis[Any]]]


class Session(QObject):
    """Evaluates the Document in the compute thread, and runs jobs in their lanes.

    Signals:
        ready: a new Frame to paint.
        sketched: while the maps of a large picture are computed, a Frame of what they look like with a reduced one;
            None if they were given up.
        progressed: progress of a long evaluation; carries a Progress.
        idle: no evaluation is running or waiting.
        too_large: the maps of the current Project would take more memory than is set for maps; carries their bytes.
        failed: an exception from the compute thread.
        job_started, job_ended: carry a Job; a job cancelled before its start emits only job_ended.
        job_progressed: a Job and the share done, 0 to 1.
        job_failed: a Job and its exception.
        written: the last file that the user saves has been written.
        finishing: all threads are about to end.
    """

    ready = Signal(object)
    sketched = Signal(object)
    progressed = Signal(object)
    idle = Signal()
    too_large = Signal(object)  # an int beyond 32 bits
    failed = Signal(object)
    job_started = Signal(object)
    job_progressed = Signal(object, float)
    job_ended = Signal(object)
    job_failed = Signal(object, object)
    written = Signal()
    finishing = Signal()

    def __init__(
        self, document: Document, selection: Selection, parent: QObject | None = None, stored: Path | None = None
    ) -> None:
        """
        Args:
            stored: maps that need no computing if the first evaluation is of their project.
        """
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.device = "cpu"
        self.frame: Frame | None = None
        self._map_memory = self._permitted = MAP_MEMORY
        self._awaited: Request | None = None
        self._latest: Request | None = None
        self._wishes: list[Wish] = [_of_shown_map]
        self._submitted: Request | None = None
        self._asked: Project | None = None  # whose size was asked about, with no other one computed since
        self._begin = QTimer(self, singleShot=True, interval=1)  # an interval of 0 would starve while the mouse moves
        self._begin.timeout.connect(self._compute_latest)
        self._open_jobs: list[Job] = []
        self._held: list[Job] = []  # jobs waiting for writes, whose files they may read
        self._compute = ComputeThread(self, stored)
        self._lanes: dict[Lane, JobThread] = {lane: JobThread(self) for lane in LANES}
        queued = Qt.ConnectionType.QueuedConnection
        self._compute.ready.connect(self._take, queued)
        self._compute.sketched.connect(self._show_sketch, queued)
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
        selection.page_changed.connect(self._selected)
        selection.gains_changed.connect(self._scaled)
        self._compute.start()

    @property
    def kept_bytes(self) -> int:
        """Bytes of the feature maps that are shown or cached."""
        return self._compute.kept_bytes

    @property
    def map_memory(self) -> int:
        """Bytes that the maps of one evaluation may take without a question."""
        return self._map_memory

    def set_map_memory(self, most: int) -> None:
        """Sets the bytes that the maps of one evaluation may take without a question."""
        self._map_memory = self._permitted = most
        self._compute.keep_at_most(most)
        if self._asked is not None:  # the answer to the question
            self._asked = None
            self.request()

    def prepare(self) -> None:
        """Makes the first edit as fast as later ones; call it when torch is loaded."""
        self._compute.prepare()

    def permit(self, nbytes: int) -> None:
        """Evaluates the current Project although its maps take this much memory; no question up to that from now on."""
        self._permitted = nbytes
        self.request()

    @property
    def busy(self) -> bool:
        """Whether an evaluation is running or waiting."""
        return self._awaited is not None

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs that are running or waiting, in the order of submission."""
        return tuple(self._open_jobs)

    @property
    def working(self) -> bool:
        """Whether a job is running or waiting, except those of the lane "long"."""
        return any(job.lane != "long" for job in self._open_jobs)

    @property
    def writing(self) -> bool:
        """Whether a file that the user saves is not written yet."""
        return any(job.final for job in self._open_jobs)

    @Slot()
    def request(self) -> None:
        """Submits a request for the current state."""
        self._submit(None)

    def ask_for(self, wish: Wish) -> None:
        """Adds the analyses that ``wish`` returns for the Selection to all further requests.

        Args:
            wish: returns analyses for a Selection; must not keep a widget alive.
        """
        self._wishes.append(wish)
        self.request()

    @Slot()
    def _edited(self) -> None:
        self._submit(self._document.changed_at)

    @Slot()
    def _scaled(self) -> None:
        """Requests an evaluation with the new gains; timed like an edit."""
        self._submit(time.perf_counter())

    @Slot()
    def _selected(self) -> None:
        """Requests the analyses of another selected map, unless a pending edit will do so anyway."""
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
        # After a change of structure, layout and painting come first: both threads at once would slow each other down.
        if self.frame is None or infer(self._latest.project).shapes == self.frame.result.inference.shapes:
            # Other listeners of the edit come first too, for the same reason.
            QMetaObject.invokeMethod(self, "_compute_latest", Qt.ConnectionType.QueuedConnection)
        elif not self._begin.isActive():
            self._begin.start()

    @Slot()
    def _compute_latest(self) -> None:
        self._begin.stop()
        if self._awaited is None or self._awaited is self._submitted:
            return
        project = self._awaited.project
        if (nbytes := map_bytes(project)) > self._permitted:
            self.cancel()
            if project is not self._asked:
                self._asked = project
                self.too_large.emit(nbytes)
            return
        self._asked, self._submitted = None, self._awaited
        self._compute.submit(self._awaited)

    def set_device(self, device: str) -> None:
        """Selects the device of all further evaluations."""
        self.device = device
        self.request()

    def cancel(self) -> None:
        """Cancels the running evaluation; the last Frame stays."""
        self._compute.cancel()
        self._awaited = None
        self.sketched.emit(None)
        self.idle.emit()

    def run(self, job: Job) -> None:
        """Runs a job in the thread of its lane; a reading job starts only when all writes are done."""
        self._open_jobs.append(job)
        if job.lane == "reading" and self.writing:
            self._held.append(job)
        else:
            self._lanes[job.lane].submit(job)

    def cancel_job(self, job: Job | None = None) -> None:
        """Cancels a job; without an argument, the foremost one that can be cancelled."""
        job = foremost(each for each in self._open_jobs if each not in self._held) if job is None else job
        if job in self._held:
            self._held.remove(job)
            self._job_cancelled(job)
        elif job is not None:
            self._lanes[job.lane].cancel(job)

    def pause_job(self, job: Job) -> None:
        """Pauses a job at its next step until :meth:`resume_job`."""
        self._lanes[job.lane].pause(job)

    def resume_job(self, job: Job) -> None:
        """Resumes a paused job."""
        self._lanes[job.lane].resume(job)

    def finish(self) -> None:
        """Ends all threads."""
        self.finishing.emit()
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
    def _show_sketch(self, frame: Frame) -> None:
        if self.busy and frame.request.project is self._document.project:
            self.sketched.emit(frame)

    @Slot(object)
    def _forward_progress(self, progress: Progress) -> None:
        if self.busy:  # else the evaluation was cancelled meanwhile
            self.progressed.emit(progress)

    @Slot(object, object)
    def _failed(self, request: Request, error: BaseException) -> None:
        self.failed.emit(error)
        if request is self._awaited:
            self._awaited = None
            self.sketched.emit(None)
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
    """The first job in the order of LANES: the one that the user most likely waits for; no quiet one."""
    return min((job for job in jobs if not job.is_quiet), key=lambda job: LANES.index(job.lane), default=None)


def _of_shown_map(selection: Selection) -> Iterator[Analysis[Any]]:
    """The analyses of the selected map that every window needs."""
    shown = selection.layer, selection.channel
    yield MapStatistics(*shown)
    yield OtherPooling(*shown)
    if selection.page == "filter":
        yield Contributions(*shown)
