"""Tests the Document's network on images that it has not learned from, in the background."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from engine import DataSplit, Project, Results, results_steps, set_image
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Job
from gui.training.trainer import Network, Trainer, without_picture


@dataclass(frozen=True, eq=False)
class Tested:
    """Results, and what they are the results of.

    Args:
        data: it was tested on the test part of these.
        key: all of the network that answers depend on.
        step: the number of training steps before it; None if the weights are not those of a training.
    """

    results: Results
    data: DataSplit
    key: Network
    step: int | None


class Tester(QObject):
    """Tests when asked, and whenever a training rests; another edit of the network cancels a test.

    Signals:
        changed: there are results, or they are out of date, or how far a test is.

    Attributes:
        latest: the latest results; None before the first.
        share: how much (0..1) of a test is done; None while there is none.
    """

    changed = Signal()

    def __init__(self, trainer: Trainer, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trainer, self._document, self._session = trainer, document, session
        self.latest: Tested | None = None
        self.share: float | None = None
        self._job: Job | None = None
        self._key: Network | None = None  # of the job
        trainer.rested.connect(self.test)
        trainer.changed.connect(self.changed)
        trainer.data.chosen.connect(self.cancel)
        document.changed.connect(self._edited)
        session.job_progressed.connect(self._progressed)
        session.job_ended.connect(self._ended)

    @property
    def is_current(self) -> bool:
        """Whether the latest results are those of the network and the data as they are now."""
        latest = self.latest
        return (
            latest is not None
            and latest.data is self.trainer.data.split
            and latest.key == without_picture(self._document.project)
        )

    @property
    def can_test(self) -> bool:
        """Whether there is something to test with, as far as is known, and the network fits it."""
        data = self.trainer.data.split
        return self.trainer.fits and self._job is None and (data is None or len(data.test) > 0)

    @Slot()
    def test(self) -> None:
        """Tests the network as it is now, on the test part of the data."""
        if self.can_test:
            self.trainer.data.load(self._test)

    def _test(self) -> None:
        data, project = self.trainer.data.split, self._document.project
        if data is None or not self.can_test:
            return
        key, step, device = without_picture(project), self._step(project), self._session.device
        self._key, self.share = key, 0.0
        self._job = Job(
            self.tr("Testing the network"),
            lambda: results_steps(project, data.test, device),
            lambda results: self._take(Tested(results, data, key, step)),
            "long",
        )
        self._session.run(self._job)
        self.changed.emit()

    def _step(self, project: Project) -> int | None:
        run = self.trainer.run
        if run is None or run.layers != project.layers:
            return None
        return (run.shown or run.history.present.latest).step

    def take_over(self, other: Tester) -> None:
        """Shows the results of another window, whose trainer this one's has taken over; a test begins anew."""
        self.latest = other.latest
        data = self.trainer.data.split
        if self.latest is not None and data is not None and other.is_current:
            results = replace(self.latest.results, classes=data.test.classes)
            self.latest = replace(self.latest, results=results, data=data)
        if other.share is not None:
            self.test()
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Cancels the test under way."""
        if self._job is not None:
            self._session.cancel_job(self._job)

    def show_image(self, at: int) -> None:
        """Makes an image of the test part, by its index, the input."""
        if self.latest is not None:
            test = self.latest.data.test
            image, name = test.pictures(slice(at, at + 1))[0], test.classes[test.labels[at]]
            self._document.edit(self.tr("Test image"), lambda project: set_image(project, image, name))

    def _take(self, tested: Tested) -> None:
        self.latest = tested
        self.changed.emit()

    @Slot(object)
    def _edited(self, project: Project) -> None:
        if self._job is not None and self._key != without_picture(project):
            self.cancel()

    @Slot(object, float)
    def _progressed(self, job: Job, share: float) -> None:
        if job is self._job:
            self.share = share
            self.changed.emit()

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = self.share = self._key = None
            self.changed.emit()
