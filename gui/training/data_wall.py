"""The images of a data set as a wall, with what the network takes each of them for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine import Dataset, set_image
from engine.training.answers import Answers, answers
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Job, steps_apart
from gui.text.phrases import count_text, percent_text
from gui.training.trainer import Trainer, without_picture
from gui.widgets.picture_wall import Label, PictureWall

_PACE = 400  # milliseconds between two rounds of answers while the weights change
_ROUND = 512  # images of one round, at most


@guarded
class DataWall(QWidget):
    """Images of a data set; a click makes one the input. Those in sight that the network names wrongly are marked.

    Signals:
        answered: the network's answers are there, or others than before.

    Attributes:
        pictures: the wall of pictures.
    """

    answered = Signal()

    def __init__(
        self, trainer: Trainer, document: Document, session: Session, theme: Theme, *, side: int = 56, rows: int = 0
    ) -> None:
        super().__init__()
        self.pictures = PictureWall(theme, side=side, rows=rows, has_captions=not rows)
        self.setFocusProxy(self.pictures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pictures)
        self._trainer, self._document, self._session = trainer, document, session
        self._data: Dataset | None = None
        self._name = ""
        self._known: dict[int, tuple[int, float]] = {}
        self._known_of: object = None  # the network that gave these answers
        self._job: Job | None = None
        self._is_owing = False  # whether it was out of sight when it should have asked
        self._later = QTimer(self, singleShot=True, interval=_PACE)
        self._later.timeout.connect(self._ask)
        for signal in (document.changed, self.pictures.sight_changed):
            signal.connect(self._ask_later)
        session.job_ended.connect(self._ended)
        self.pictures.chosen.connect(self._make_input)

    def show_data(self, data: Dataset | None, name: str, order: NDArray[np.int64] | None = None) -> None:
        """Shows images of a data set.

        Args:
            name: of the data set.
            order: indices of the images; None for all.
        """
        if data is not self._data:
            self._known, self._known_of, self._job = {}, None, None
        self._data, self._name = data, name
        if data is None:
            self.pictures.show_pictures(np.zeros((0, 1, 1, 1), np.uint8))
        else:
            self.pictures.show_pictures(data.images, self.label, order)
        self._ask_later()

    @property
    def right_in_sight(self) -> tuple[int, int]:
        """How many of the images in sight are named rightly, and how many are answered at all."""
        assert self._data is not None
        known = [at for at in self.pictures.in_sight.tolist() if at in self._known]
        return sum(self._known[at][0] == self._data.labels[at] for at in known), len(known)

    def label(self, at: int) -> Label:
        """What is said of an image."""
        assert self._data is not None
        classes, number = self._data.classes, count_text(at)
        truth = classes[self._data.labels[at]]
        if at not in self._known:
            return Label(truth, self.tr("{name}, number {number}").format(name=truth, number=number))
        answer, confidence = self._known[at]
        words = {
            "name": truth,
            "number": number,
            "answer": classes[answer],
            "share": percent_text(confidence, 1),
        }
        if classes[answer] == truth:
            text = self.tr("{name}, number {number}: the network names it rightly, {share} %").format(**words)
            return Label(truth, text, "right")
        text = self.tr("{name}, number {number}: the network takes it for {answer}, {share} %").format(**words)
        return Label(f"{truth} ≠ {classes[answer]}", text, "wrong")

    @Slot(int)
    def _make_input(self, at: int) -> None:
        data = self._data
        if data is not None:
            picture = data.pictures(np.array([at]))[0]
            title = self.tr("{name}, {data} {number}").format(
                name=data.classes[data.labels[at]], data=self._name, number=count_text(at)
            )
            self._document.edit(self.tr("Picture of the data"), lambda project: set_image(project, picture, title))

    # --- the network's answers

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_later()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_owing:  # a panel that was behind another tab is not shown anew, but painted
            self._is_owing = False
            self._ask_later()

    @Slot()
    def _ask_later(self) -> None:
        if not self._later.isActive():
            self._later.start()

    @Slot()
    def _ask(self) -> None:
        """Asks the network about the images in sight that it has not answered with its present weights."""
        data, project = self._data, self._document.project
        self._is_owing = self.visibleRegion().isEmpty()
        if data is None or self._job is not None or self._is_owing:
            return
        if not self._trainer.fits or len(self._trainer.data.classes) != len(data.classes):
            self._known = {}
            self._tell()
            return
        network = without_picture(project)
        fresh = self._known_of == network
        wanted = [at for at in self.pictures.in_sight.tolist() if not fresh or at not in self._known][:_ROUND]
        if not wanted:
            return
        part = data.part(np.array(wanted))
        self._job = Job(
            self.tr("Asking the network"),
            lambda: steps_apart(lambda _watch: answers(project, part)),
            lambda found: self._answered(data, network, wanted, found),
            lane="long",
        )
        self._session.run(self._job)

    def _answered(self, data: Dataset, network: object, wanted: list[int], found: Answers) -> None:
        if data is not self._data:
            return
        if network != self._known_of:
            self._known, self._known_of = {}, network
        self._known.update(zip(wanted, zip(found.labels.tolist(), found.confidence.tolist(), strict=True), strict=True))
        self._tell()

    def _tell(self) -> None:
        self.pictures.relabel()
        self.answered.emit()

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._ask_later()
