"""The outcome of choices: a small picture of the network, the classes as bars, and a verdict as text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine import infer
from engine.formats.imports.evidence import TRUSTED, digits_note
from gui.events.guard import guarded
from gui.import_step.class_bars import ClassBars
from gui.import_step.trial import Trial
from gui.look.theme import Theme
from gui.network.canvas_state import Selected
from gui.network.network_picture import network_picture
from gui.state.selection import Looks
from gui.text.phrases import say, say_problem
from gui.widgets.pieces import caption, explain

_MOST_PROBLEMS = 2
_LEAST = QSize(160, 100)  # pixels of the picture at the base type size
_LOOKS = ("danger", "warning", "good")  # dynamic properties of the verdict


@guarded
class _NetworkPicture(QWidget):
    """Paints the first layers of a network with their maps."""

    def __init__(self, theme: Theme, looks: Looks) -> None:
        super().__init__()
        self._theme, self._looks = theme, looks
        self._trial = Trial()
        self._painted: tuple[object, QImage] | None = None  # the state that the image shows, and the image
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_trial(self, trial: Trial) -> None:
        self._trial = trial
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.5

    def minimumSizeHint(self) -> QSize:
        return _LEAST * self._theme.scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        frame, theme = self._trial.shown, self._theme
        with QPainter(self) as painter:
            if frame is None:
                painter.fillRect(self.rect(), theme.palette.canvas)
                return
            state = frame, self.size(), theme.palette, theme.scale
            if self._painted is None or self._painted[0] != state:
                selected = Selected(self._looks)
                project, scale, ratio = frame.request.project, theme.scale, self.devicePixelRatioF()
                image = network_picture(project, frame, self.size(), selected, theme.palette, scale=scale, ratio=ratio)
                self._painted = state, image
            painter.drawImage(0, 0, self._painted[1])


class Outcome(QWidget):
    """Shows a Trial."""

    def __init__(self, theme: Theme, looks: Looks) -> None:
        super().__init__()
        self.picture, self.bars = _NetworkPicture(theme, looks), ClassBars(theme)
        what = self.tr("The network")
        explain(self.picture, what, self.tr("What the network makes of the current picture"))
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setAccessibleName(self.tr("Verdict"))
        self.part = caption()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.picture, 3)
        row.addWidget(self.bars, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row, 1)
        column.addWidget(self.part)
        column.addWidget(self.verdict)

    def show_trial(self, trial: Trial) -> None:
        """Shows the outcome of choices; the verdict is about the most serious problem."""
        self.picture.show_trial(trial)
        self.bars.show_answers(trial.answers, trial.is_distribution)
        self.part.setText(self._part(trial))
        self.part.setVisible(bool(self.part.text()))
        look, text = self._words(trial)
        self._say(look, text)

    def refuse(self, text: str) -> None:
        """Shows an error in place of the verdict."""
        self._say("danger", text)

    def _say(self, look: str, text: str) -> None:
        for each in _LOOKS:
            self.verdict.setProperty(each, each == look)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.verdict.setText(text)
        self.verdict.setVisible(bool(text))

    def _part(self, trial: Trial) -> str:
        """A sentence about the part of the network in the picture; empty if it shows all."""
        if trial.report is None or trial.shown is None:
            return ""
        count, whole = len(trial.shown.request.project.layers), len(trial.report.project.layers)
        text = self.tr("The picture shows the first {count} of {whole} layers.")
        return text.format(count=count, whole=whole) if count < whole else ""

    def _words(self, trial: Trial) -> tuple[str, str]:
        """The look and text of the verdict."""
        if trial.refused is not None:
            return "danger", say_problem(trial.refused)
        problems = list(self._problems(trial))
        if problems:
            return "danger", " ".join([self.tr("With these choices it cannot run."), *problems[:_MOST_PROBLEMS]])
        digits = None if trial.report is None else trial.report.digits
        if digits is None:
            return "", ""
        return "good" if digits >= TRUSTED else "warning", say(digits_note(digits))

    def _problems(self, trial: Trial) -> Iterator[str]:
        if trial.report is None:
            return
        for problem in infer(trial.report.project).problems.values():
            if problem.waits_for is None:
                yield say(problem.sentence)
