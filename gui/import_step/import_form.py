"""The form between a file of weights and a project: networks that fit, choices, and the outcome of the choices."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine import ImportReport, Input, Project, needs_size
from engine.formats.imports.candidates import Candidates
from gui.import_step.candidate_list import CandidateList
from gui.import_step.choice_form import ChoiceForm
from gui.import_step.outcome import Outcome
from gui.import_step.trial import Fitting, Trial, trial_steps
from gui.look.theme import Theme
from gui.state.selection import Looks
from gui.state.session import Session
from gui.state.workers import Job
from gui.text.phrases import say
from gui.widgets.pieces import caption, choice, heading, labelled

_BUTTONS = QDialogButtonBox.StandardButton
_SHARE = 0.92  # maximum share of the window and of the screen
_MOST_WIDTH, _MOST_HEIGHT = 170, 50  # in characters and lines


class ImportForm(QDialog):
    """Lets the user choose what a file of weights leaves open, and shows the result for the current picture.

    Signals:
        network_asked: the user chose another network of the file; carries its name.
        settled: the user opens the network; carries its Project and the choices.

    Args:
        input_: the current picture.
    """

    network_asked = Signal(str)
    settled = Signal(object, object)

    def __init__(
        self, path: Path, input_: Input, session: Session, theme: Theme, looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._input, self._session = path, input_, session
        self._found: Candidates | None = None
        self._choices: Mapping[str, str] = {}
        self._trial: Trial | None = None  # of the present choices; None until it is computed
        self._job: Job | None = None
        self._scroll = QScrollArea()  # around the form
        self._is_wanted = False  # whether the network should be opened as soon as its trial is computed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open {file}").format(file=path.name))
        self._build(theme, looks)
        self._fit(parent)

    def take(self, report: ImportReport, choices: Mapping[str, str] | None = None) -> None:
        """Shows the candidates of a report.

        Args:
            choices: the initial ones; None for those of the report.
        """
        found = report.candidates
        assert found is not None, "it is a guess"
        self._found = found
        self.setEnabled(True)
        with QSignalBlocker(self.network):
            self.network.clear()
            self.network.addItems(list(report.networks))
            self.network.setCurrentText(found.weights.network)
        self.networks.setVisible(bool(report.networks))
        self.candidates.show_candidates(found)
        self.form = ChoiceForm(found.choices)
        self.form.chosen.connect(self._choose)
        self._scroll.setWidget(self.form)
        self.notes.setText(" ".join(map(say, (*found.weights.notes, *found.questions))))
        self.notes.setVisible(bool(self.notes.text()))
        self._try(report.choices if choices is None else choices)
        self.candidates.setFocus()

    @property
    def name(self) -> str:
        """The name of the network if the file contains several, else empty."""
        return "" if self._found is None else self._found.weights.network

    def refuse(self, text: str) -> None:
        """Shows why another network of the file cannot be read; the present one stays."""
        self.setEnabled(True)
        assert self._found is not None
        with QSignalBlocker(self.network):
            self.network.setCurrentText(self._found.weights.network)
        self.outcome.refuse(text)

    def done(self, result: int) -> None:
        """Closes the form, and cancels its trial."""
        self._give_up()
        super().done(result)

    # --- construction ------------------------------------------------------------------------------------------

    def _build(self, theme: Theme, looks: Looks) -> None:
        text = self.tr("{file} holds weights alone: it does not say how its network is built. Choose what fits.")
        self.outcome = Outcome(theme, looks)
        self.network = choice(self.tr("Network"), self.tr("The file holds several networks: choose one"))
        self.network.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.network.textActivated.connect(self._ask_network)
        self.networks = labelled(self.tr("Network"), self.network)
        self.candidates = CandidateList()
        self.candidates.guess_chosen.connect(self._choose_guess)
        self.notes = caption()
        self.form = ChoiceForm(())
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QDialogButtonBox(_BUTTONS.Open | _BUTTONS.Cancel)
        self.opens = self.buttons.button(_BUTTONS.Open)
        self.opens.setProperty("primary", True)
        self.opens.setDefault(True)
        self.buttons.button(_BUTTONS.Cancel).setToolTip(self.tr("Open nothing (Esc)"))
        self.buttons.accepted.connect(self._open)
        self.buttons.rejected.connect(self.reject)
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (self.networks, heading(self.tr("What fits")), self.candidates, self.notes):
            left.addWidget(part, int(part is self.candidates))
        for part in (heading(self.tr("What the file does not say")), self._scroll):
            right.addWidget(part, int(part is self._scroll))
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addWidget(caption(text.format(file=self._path.name)))
        column.addWidget(self.outcome, 1)
        column.addLayout(halves, 2)
        column.addWidget(self.buttons)

    def _fit(self, parent: QWidget | None) -> None:
        metrics = self.fontMetrics()
        size = self.sizeHint()
        size.setWidth(_MOST_WIDTH * metrics.averageCharWidth())
        size.setHeight(_MOST_HEIGHT * metrics.height())
        size = size.boundedTo(self.screen().availableSize() * _SHARE)
        self.resize(size if parent is None else size.boundedTo(parent.size() * _SHARE))

    # --- choosing ----------------------------------------------------------------------------------------------

    @Slot(int)
    def _choose_guess(self, row: int) -> None:
        assert self._found is not None
        self._try(self._found.guesses[row].choices)

    @Slot(str, str)
    def _choose(self, name: str, value: str) -> None:
        self._try({**self._choices, name: value})

    @Slot(str)
    def _ask_network(self, name: str) -> None:
        assert self._found is not None
        if name != self._found.weights.network:
            self._give_up()
            self.setEnabled(False)
            self.network_asked.emit(name)

    def _try(self, choices: Mapping[str, str]) -> None:
        """Shows choices and starts their trial in the background, in place of an earlier trial."""
        found, input_ = self._found, self._input
        assert found is not None
        self._give_up()
        self._choices, self._trial, self._is_wanted = choices, None, False
        self.form.show_choices(choices)
        self.candidates.show_choices(choices)
        self._enable(self.tr("Open the network with these choices (Enter)"), possible=True)
        job = Job(
            self.tr("Trying {file}").format(file=self._path.name),
            lambda: trial_steps(found, choices, input_),
            lambda fits: self._take_fitting(job, fits),
            stepped=lambda trial: self._take_trial(job, trial),
        )
        self._job = job
        self._session.run(job)

    def _give_up(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            if job in self._session.jobs:
                self._session.cancel_job(job)

    def _take_trial(self, job: Job, trial: Trial) -> None:
        if job is not self._job:
            return
        self._trial = trial
        self.outcome.show_trial(trial)
        if not trial.runs:
            self._enable(self.tr("With these choices it cannot run: choose what fits"), possible=False)
        elif self._is_wanted:
            self._open()

    def _take_fitting(self, job: Job, fits: Fitting) -> None:
        if job is self._job:
            self._job = None
            report = self._trial.report if self._trial is not None else None
            self.form.show_fitting(fits, report is not None and not needs_size(report.project))

    def _enable(self, tip: str, possible: bool) -> None:
        self.opens.setEnabled(possible)
        self.opens.setToolTip(tip)

    @Slot()
    def _open(self) -> None:
        """Opens the network, as soon as its trial is computed."""
        trial = self._trial
        if trial is None:
            self._is_wanted = True
        elif trial.report is not None and trial.runs:
            project: Project = trial.report.project
            choices = self._choices
            self.accept()
            self.settled.emit(project, choices)
