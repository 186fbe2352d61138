"""Beat the network: one's own filters, with the last layer alone fitted, against filters that are learned."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from engine import KERNELS, Dataset, DataSplit, Project
from engine.kernels.facts import recognise
from engine.training.last_layer import fit_last_layer
from engine.training.measures import worth
from engine.training.networks.rivals import Lesson, untrained
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Job
from gui.text.phrases import decimal_text, percent_text, say
from gui.training.comparing.contest import Contest
from gui.training.comparing.pieces import Comparison, Table
from gui.training.trainer import Trainer
from gui.widgets.pieces import explain

_SHARE = 0.9  # of a job that is the fit; the rest measures


@dataclass(frozen=True, eq=False)
class Attempt:
    """One network whose accuracy was measured.

    Args:
        unseen: accuracy (0..1) on images that it has not learned from.
        seconds: that learning took.
        is_learned: whether all layers learned, not the last one alone.
    """

    project: Project
    unseen: float
    seconds: float
    is_learned: bool


class BeatTheNetwork(Comparison):
    """Fits the last layer on the filters as they are, and keeps all attempts.

    Attributes:
        attempts: the latest last.
    """

    def __init__(self, document: Document, session: Session, theme: Theme) -> None:
        super().__init__(document, session, theme)
        self.attempts: list[Attempt] = []
        self._job: Job | None = None
        self._began = 0.0
        self.contest = Contest(session, self)
        self.contest.changed.connect(self._contest_changed)
        self.contest.failed.connect(self.failed)
        session.job_ended.connect(self._job_ended)
        self.go.clicked.connect(self._go)
        self.all = QPushButton(self.tr("Let all layers learn"))
        explain(
            self.all,
            self.all.text(),
            self.tr("Train the whole network from new weights, to see what your filters have to beat"),
        )
        self.all.clicked.connect(lambda: self.with_data(self._learn))
        self.use = QPushButton(self.tr("Use this network"))
        explain(self.use, self.use.text(), self.tr("Put the chosen attempt in place of the open network"))
        self.use.clicked.connect(self._use)
        self.table = Table(self.tr("Attempts"))
        self.table.itemSelectionChanged.connect(self._enable)
        self.arrange(
            self.tr(
                "Make filters yourself, in the panel Filter: they stay as they are, and only the last layer is fitted"
                " to what they find. Are yours as good as learned ones?"
            ),
            (self.go, self.all, self.use),
            None,
            self.table,
        )

    @property
    def is_running(self) -> bool:
        """Whether an attempt is being made."""
        return self._job is not None or self.contest.is_running

    def take_over(self, other: BeatTheNetwork) -> None:
        """Goes on with the attempts of another window; a fit begins anew."""
        self._began = other._began
        self.show_found(other.attempts, other.table.currentRow())
        self.contest.take_over(other.contest)
        self.refresh()
        if other._job is not None:
            self.with_data(self._fit)

    def show_found(self, attempts: Sequence[Attempt], row: int) -> None:
        """Shows these attempts, the one in this row chosen."""
        self.attempts = list(attempts)
        self.show_state()
        self.table.selectRow(row)

    @Slot()
    def _go(self) -> None:
        if self.is_running:
            self._cancel()
        else:
            self.with_data(self._fit)

    def _cancel(self) -> None:
        self.contest.cancel()
        if self._job is not None:
            self._session.cancel_job(self._job)

    def _fit(self, _trainer: Trainer, data: DataSplit) -> None:
        project, device = self._document.project, self._session.device
        self._job = Job(
            self.tr("Fitting the last layer"), lambda: _attempt(project, data.training, data.test, device), self._add,
            lane="long",
        )  # fmt: skip
        self._session.run(self._job)
        self.refresh()

    def _learn(self, trainer: Trainer, data: DataSplit) -> None:
        project, plan = self._document.project, replace(trainer.plan, patience=0)
        self._began = time.perf_counter()
        self.contest.begin(
            self.tr("All layers learn"),
            lambda: [Lesson(untrained(project, plan.seed), data.training, plan)],
            data.test,
        )

    @Slot()
    def _contest_changed(self) -> None:
        for each in self.contest.contestants:
            if each.worth is not None and each.learned is not None:
                self.contest.contestants = ()
                seconds = time.perf_counter() - self._began
                self._add(Attempt(each.learned, each.worth.unseen, seconds, is_learned=True))
        self.refresh()

    def _add(self, attempt: Attempt) -> None:
        self.attempts.append(attempt)
        self.show_state()
        self.table.selectRow(len(self.attempts) - 1)

    @Slot(object)
    def _job_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.refresh()

    @Slot()
    def _use(self) -> None:
        learned = self.attempts[self.table.currentRow()].project
        self._document.edit(
            self.tr("Use this network"),
            lambda project: replace(project, layers=learned.layers, classes=learned.classes),
        )

    def clear(self) -> None:
        self._cancel()
        self.attempts.clear()
        self.refresh()

    def show_state(self) -> None:
        self.name_go(
            self.is_running, self.tr("Fit the last layer"), self.tr("Fit the last layer to what the filters find")
        )
        self.all.setEnabled(self.can_begin and not self.is_running)
        heads = [self.tr("Attempt"), self.tr("New images"), self.tr("Seconds"), self.tr("Filters of the first layer")]
        self.table.show_rows(heads, [self._row(each) for each in self.attempts])
        self._enable()
        self.sentence.setText(self.misfit() or self._words())

    @Slot()
    def _enable(self) -> None:
        self.use.setEnabled(0 <= self.table.currentRow() < len(self.attempts))

    def _row(self, each: Attempt) -> list[str]:
        return [
            self.tr("all layers learned") if each.is_learned else self.tr("last layer fitted"),
            self.tr("{share} %").format(share=percent_text(each.unseen, 1)),
            decimal_text(each.seconds, 1),
            self._filters(each.project),
        ]

    def _filters(self, project: Project) -> str:
        """The names of the first layer's kernels as far as they are presets."""
        layer = next((each for each in project.layers if each.spec.has_filters), None)
        if layer is None:
            return ""
        keys = [recognise(kernels[0]) for kernels in layer.weights["weight"].data]
        known = [say(KERNELS[key].name) for key in keys if key is not None]
        others = len(keys) - len(known)
        return ", ".join([*known, *([self.tr("{count} others").format(count=others)] if others else [])])

    def _words(self) -> str:
        fitted = max((each.unseen for each in self.attempts if not each.is_learned), default=None)
        learned = max((each.unseen for each in self.attempts if each.is_learned), default=None)
        if fitted is None or learned is None:
            return self.tr("Fit the last layer, and let all layers learn, to compare the two.")
        text = self.tr("Your best filters name {own} % of new images rightly, learned ones {other} %.")
        if fitted > learned:
            text = self.tr("You have beaten the network: {own} % of new images are named rightly, by it {other} %.")
        return text.format(own=percent_text(fitted, 1), other=percent_text(learned, 1))


def _attempt(project: Project, training: Dataset, test: Dataset, device: str) -> Generator[float, None, Attempt]:
    began = time.perf_counter()
    steps = fit_last_layer(project, training, device=device)
    while True:
        try:
            yield _SHARE * next(steps).done
        except StopIteration as stop:
            fitted: Project = stop.value
            break
    seconds = time.perf_counter() - began
    found = yield from worth(fitted, training, test, device=device)
    return Attempt(fitted, found.unseen, seconds, is_learned=False)
