"""The learning panel: the curve of a training, its time machine, and how the selected filter grew."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.training.curve import Line
from engine.training.state import TrainingState
from gui.events.seen import SeenPanel
from gui.look.theme import Theme
from gui.state.selection import Selection
from gui.state.session import Session
from gui.text.phrases import count_text, percent_text, plain_text
from gui.training.moment_column import MomentColumn
from gui.training.scrubber import Moments, Scrubber
from gui.training.train_button import TrainButton
from gui.training.trainer import Run, Trainer
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import CommandChip
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.pieces import chip, explain

if TYPE_CHECKING:
    from gui.training.curve_plot import CurvePlot

_LEAST = 110  # pixels of height
_ROUNDING = 1e-3  # epochs
_COMMANDS = ("train_step", "train_epoch", "play_training", "pin_moment", "keep_training", "stop_training")


class LearningPanel(SeenPanel):
    """Shows the latest training, and goes through its moments.

    Attributes:
        plot: the curve; None until pyqtgraph is imported.
    """

    def __init__(
        self, trainer: Trainer, selection: Selection, session: Session, theme: Theme, actions: ActionLookup
    ) -> None:
        super().__init__()
        self._trainer, self._selection, self._session, self._theme = trainer, selection, session, theme
        self.plot: CurvePlot | None = None
        self._quantity: Literal["loss", "accuracy"] = "loss"
        self.setAccessibleName(self.tr("Learning"))
        self.setMinimumHeight(_LEAST)  # less than its parts need: the network comes first in a small window
        self.train = TrainButton(trainer, actions)
        self.scrubber = Scrubber(theme)
        self.scrubber.moved.connect(self._go_to)
        self.column = MomentColumn(trainer, selection, session, theme)
        self.column.chosen.connect(self._go_to)
        left = QVBoxLayout()
        self._curve = left
        left.setSpacing(2)
        left.addWidget(self._legend())
        left.addWidget(self.scrubber)
        self._shown, self._progress = ElidedLabel(), ElidedLabel()
        self._progress.setAlignment(Qt.AlignmentFlag.AlignRight)
        places = QHBoxLayout()
        for label in (self._shown, self._progress):
            label.setProperty("muted", True)
            places.addWidget(label, 1)
        left.addLayout(places)
        below = QHBoxLayout()
        below.setSpacing(18)
        below.addLayout(left, 5)
        below.addWidget(self.column, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(2)
        layout.addWidget(self._buttons(actions))
        layout.addLayout(below, 1)
        trainer.changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        session.ask_for(trainer.wishes)

    def _buttons(self, actions: ActionLookup) -> QWidget:
        held = QWidget()
        row = FlowLayout(held)
        row.addWidget(self.train)
        words = (
            self.tr("One step"), self.tr("One epoch"), self.tr("Play"), self.tr("Pin"), self.tr("Keep"),
            self.tr("Stop"),
        )  # fmt: skip
        for key, word in zip(_COMMANDS, words, strict=True):
            row.addWidget(CommandChip(actions[key], word))
        self.accuracy, self.logarithmic = chip(self.tr("Accuracy")), chip(self.tr("Log"))
        explain(self.accuracy, self.accuracy.text(), self.tr("Draw the share of right answers instead of the loss"))
        explain(self.logarithmic, self.logarithmic.text(), self.tr("Draw the loss on a logarithmic axis"))
        for button in (self.accuracy, self.logarithmic):
            button.setCheckable(True)
            button.toggled.connect(self._choose)
            row.addWidget(button)
        return held

    def _legend(self) -> QWidget:
        """What the lines are, in their colours, with their latest values."""
        held = QWidget()
        row = FlowLayout(held, spacing=4)
        self._training, self._validation = QLabel(), QLabel()
        for part in (self._training, self._validation):
            part.setContentsMargins(0, 0, 10, 0)
            row.addWidget(part)
        self._theme.changed.connect(self._colour)
        self._colour()
        return held

    @Slot()
    def _colour(self) -> None:
        palette = self._theme.palette
        self._training.setStyleSheet(f"color: {palette.link}")
        self._validation.setStyleSheet(f"color: {palette.warning}")

    def add_plot(self) -> None:
        """Adds the plot of the curve, once pyqtgraph is imported."""
        from gui.training.curve_plot import CurvePlot

        self.plot = CurvePlot(self._theme)
        self.plot.setAccessibleName(self.tr("Curve of the training"))
        self._curve.insertWidget(1, self.plot, 1)
        self.scrubber.set_margins(*self.plot.margins)
        self._refresh()

    @Slot()
    def _choose(self) -> None:
        self._quantity = "accuracy" if self.accuracy.isChecked() else "loss"
        self.logarithmic.setEnabled(self._quantity == "loss")
        if self.plot is not None:
            self.plot.show_quantity(self._quantity, self.logarithmic.isChecked())

    # --- what is shown

    @Slot()
    def _refresh(self) -> None:
        if not self.is_seen:
            return
        run = self._trainer.run
        self._show_progress(run)
        path = run.history.present.path() if run is not None else ()
        shown = run.shown if run is not None and run.shown is not None else (path[-1] if path else None)
        self._show_moments(run, path, shown)
        self.column.show_path(path, shown)

    def _show_progress(self, run: Run | None) -> None:
        curve, until = run.history.present.curve() if run is not None else None, math.inf
        if run is not None and run.shown is not None:
            until = run.history.epochs_of(run.shown)
        self._training.setText("" if curve is None else self._last(self.tr("training"), curve.training, until))
        self._validation.setText("" if curve is None else self._last(self.tr("validation"), curve.validation, until))
        self._progress.setText(self._progress_text(run))

    def _last(self, name: str, line: Line, until: float) -> str:
        """The last point of a line that is not beyond a number of finished epochs."""
        at = int(np.searchsorted(line.epochs, until + _ROUNDING, side="right")) - 1
        if at < 0:
            return ""
        return self.tr("{name}: loss {loss} · {share} %").format(
            name=name,
            loss=plain_text(float(line.loss[at]), 3),
            share=percent_text(float(line.accuracy[at]), 1),
        )

    def _progress_text(self, run: Run | None) -> str:
        """How far the latest training is, in one line."""
        if self._trainer.data.is_loading:
            return self.tr("Preparing the images …")
        report = run.history.present.report if run is not None else None
        if run is None or report is None:
            if self._trainer.is_kept:
                return self.tr("Kept with the project")
            return self.tr("Starting …") if self._trainer.is_running else ""
        words = [
            self.tr("epoch {number} of {count}").format(number=report.epoch, count=run.history.present.plan.epochs),
            self.tr("step {step}").format(step=count_text(report.weights.step)),
        ]
        if run.is_running and run.rate:
            seconds = self._seconds_to_go(run)
            words += [
                self.tr("{count} images a second").format(count=count_text(round(run.rate))),
                self.tr("{minutes}:{seconds} to go").format(minutes=seconds // 60, seconds=f"{seconds % 60:02}"),
            ]
        return " · ".join(words)

    def _seconds_to_go(self, run: Run) -> int:
        """How long the training will take until its end, at its mean rate."""
        data, report = self._trainer.data.split, run.history.present.report
        if data is None or report is None:
            return 0
        plan = self._trainer.plan
        return round((1 - report.done) * plan.epochs * len(data.training) * (1 - plan.validation) / run.rate)

    def _show_moments(self, run: Run | None, path: tuple[TrainingState, ...], shown: TrainingState | None) -> None:
        if run is None or shown is None:
            self.scrubber.show_moments(Moments(), "")
            self._shown.setText("")
            if self.plot is not None:
                from gui.training.curve_plot import Plotted

                self.plot.plot(Plotted((), self._trainer.plan.epochs))
            return
        history = run.history
        places = [history.epochs_of(each) for each in path]
        live = run.shown is None
        if live:
            places = [*places, history.epochs_of(history.present.latest)]
            shown = history.present.latest
        plan = self._trainer.plan if run.number else history.present.plan
        end = max(plan.epochs, *places)
        pinned = self._trainer.pinned
        at = history.epochs_of(shown)
        self._shown.setText(self._moment_text(run, shown))
        index = len(places) - 1 if live else path.index(shown) if shown in path else 0
        pin = None if pinned is None else history.epochs_of(pinned)
        self.scrubber.show_moments(
            Moments(tuple(each / end for each in places), index, None if pin is None else pin / end), self._shown.text()
        )
        if self.plot is not None:
            from gui.training.curve_plot import Plotted

            curves = tuple(strand.curve() for strand in history.strands)
            best = None if history.present.best is None else history.epochs_of(history.present.best)
            self.plot.plot(Plotted(curves, end, None if live else at, pin, best))

    def _moment_text(self, run: Run, shown: TrainingState) -> str:
        text = self.tr("Shown: step {step}").format(step=count_text(shown.step))
        if self._trainer.is_edited:
            changed = self.tr("The network was changed after step {step}: Train begins anew with it")
            return changed.format(step=count_text(shown.step))
        if run.shown is None:
            text = self.tr("Shown: now, step {step}").format(step=count_text(shown.step))
        if (state := run.history.present.best) is not None and (best := state.best) is not None:
            text += " · " + self.tr("best on validation: step {step}, epoch {number}, loss {loss}").format(
                step=count_text(best.step), number=best.epoch, loss=plain_text(best.loss, 3)
            )
        if self._trainer.is_in_the_past:
            text += " · " + self.tr("Train goes on from here, as a branch")
            if not shown.optimiser and shown.step:
                text += self.tr(", without the optimiser's memory")
        if self._trainer.pinned is not None:
            text += " · " + self.tr("pinned: step {step}").format(step=count_text(self._trainer.pinned.step))
        return text

    @Slot(int)
    def _go_to(self, index: int) -> None:
        run = self._trainer.run
        if run is not None:
            path = run.history.present.path()
            self._trainer.show_moment(path[index] if index < len(path) else None)
