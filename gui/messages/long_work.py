"""Shows the progress of evaluations and jobs that take long, and cancels them on request."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine import Progress
from gui.messages.notices import WorkBar
from gui.state.session import Session, foremost
from gui.state.workers import Job

_PATIENCE = 300  # milliseconds of work before it is shown


class LongWork(QObject):
    """Drives the work bar: the title, share and remaining time of the running evaluation or job.

    Signals:
        given_up: an evaluation was cancelled; the maps on screen belong to an earlier Project.

    Attributes:
        bar: the widget above the network.
    """

    given_up = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.bar = WorkBar(self.cancel)
        self._taken = 0.0  # start time of the displayed work
        self._evaluation: tuple[str, float] | None = None  # title and share done of the running one
        self._jobs: dict[Job, float] = {}  # running jobs, and the share done of each
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._show)
        session.ready.connect(self._computed)
        session.progressed.connect(self._progressed)
        session.idle.connect(self._idle)
        session.job_started.connect(self._job_started)
        session.job_progressed.connect(self._job_progressed)
        session.job_ended.connect(self._job_ended)

    @Slot()
    def cancel(self) -> None:
        """Cancels the evaluation if one is running, else the foremost job."""
        if self._session.busy:
            self._session.cancel()
            self.given_up.emit()
        else:
            self._session.cancel_job()

    def _mention(self) -> None:
        """Shows the work bar; called once the work takes long."""
        if self._evaluation is None and not self._jobs:
            self._patience.stop()
            self.bar.end()
        elif not self.bar.isHidden():
            self._show()
        elif not self._patience.isActive():
            self._patience.start()

    @Slot()
    def _show(self) -> None:
        if self._evaluation is not None:
            text, share = self._evaluation
        elif (job := foremost(self._jobs)) is not None:
            text, share = job.title, self._jobs[job]
        else:
            return
        left = (time.monotonic() - self._taken) * (1 - share) / share if share > 0.05 else 0.0
        if left >= 1:
            text = self.tr("{work}, about {seconds} s to go").format(work=text, seconds=round(left))
        self.bar.show_work(text, share)

    @Slot()
    def _computed(self) -> None:
        self._evaluation = None
        self._patience.stop()  # the next work gets its own delay
        self._mention()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if self._evaluation is None:
            self._taken = time.monotonic()
        self._evaluation = (self.tr("Computing {layer}").format(layer=progress.layer), progress.done)
        self._mention()

    @Slot()
    def _idle(self) -> None:
        self._evaluation = None
        self._mention()

    @Slot(object)
    def _job_started(self, job: Job) -> None:
        if job.is_quiet:
            return
        if self._evaluation is None and not self._jobs:
            self._taken = time.monotonic()
        self._jobs[job] = 0.0
        self._mention()

    @Slot(object, float)
    def _job_progressed(self, job: Job, share: float) -> None:
        if job in self._jobs:
            self._jobs[job] = share
            self._mention()

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        self._jobs.pop(job, None)
        self._mention()
