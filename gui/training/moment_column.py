"""Beside the curve: how the selected kernel grew, the gradient of every layer, or two moments side by side."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine import Project, classes_of
from engine.project.map_weights import MapWeights, find_map_weights
from engine.training.moment_values import MomentValues, values_of
from engine.training.state import TrainingState
from engine.values.array import Float32
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.state.selection import Selection
from gui.state.session import Session
from gui.text.phrases import count_text, percent_text, plain_text
from gui.training.growth import Grown, GrowthStrip, spread
from gui.training.moment_pair import Moment, MomentPair
from gui.training.norm_bars import NormBars
from gui.training.trainer import Run, Trainer
from gui.widgets.pieces import explain, heading

_GAP = 4  # pixels between two parts


@guarded
class MomentColumn(QWidget):
    """Shows of all that as much as there is room for, from the top.

    Signals:
        chosen(int): the index of a moment that is to be shown.
    """

    chosen = Signal(int)

    def __init__(self, trainer: Trainer, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._trainer, self._selection, self._session = trainer, selection, session
        self.growth, self.norms, self.pair = GrowthStrip(theme), NormBars(theme), MomentPair(theme)
        self._kernel, self._pull = heading(), heading(self.tr("Gradient of each layer"))
        explain(self.growth, self.tr("The kernel through time"), self.tr("A click shows this moment"))
        explain(
            self.norms, self.tr("Gradient norms"), self.tr("How strongly the loss pulls at the weights of each layer")
        )
        explain(self.pair, self.tr("Two moments"), self.tr("The pinned moment above the shown one: kernel, map, class"))
        self.growth.chosen.connect(self.chosen)
        self.setMinimumHeight(1)  # else its parts would make a low panel higher
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for part in (self._kernel, self.growth, self.pair, self._pull, self.norms):
            layout.addWidget(part)
        layout.addStretch(1)
        session.ready.connect(self._compare)

    def show_path(self, path: tuple[TrainingState, ...], shown: TrainingState | None) -> None:
        """Shows the moments that led to the present one.

        Args:
            path: the moments, by step.
            shown: the one that the window shows.
        """
        run = self._trainer.run
        report = run.history.present.report if run is not None else None
        self.norms.show_norms(report.gradient_norms if report is not None else {})
        self._show_growth(run, path, shown)
        self._compare()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Shows the kernel and below it the gradients, each if it fits with its heading."""
        is_pinned = self._trainer.pinned is not None
        upper, other = (self.pair, self.growth) if is_pinned else (self.growth, self.pair)
        needed = self._kernel.sizeHint().height() + _GAP + upper.sizeHint().height()
        has_upper = (is_pinned or self.growth.has_kernels) and needed <= self.height()
        room = self.height() - (needed + _GAP if has_upper else 0)
        needed = self._pull.sizeHint().height() + _GAP + self.norms.minimumSizeHint().height()
        has_lower = self.norms.has_norms and not is_pinned and needed <= room
        other.hide()
        for part, is_shown in ((self._kernel, has_upper), (upper, has_upper), (self._pull, has_lower),
                               (self.norms, has_lower)):  # fmt: skip
            part.setVisible(is_shown)

    def _show_growth(self, run: Run | None, path: tuple[TrainingState, ...], shown: TrainingState | None) -> None:
        """Fills the strip with the selected kernel at moments that are evenly distributed."""
        kernels = []
        if run is not None and shown is not None:
            indices = spread(len(path), self.growth.most)
            framed = max((each for each in indices if path[each].step <= shown.step), default=0)
            for index in indices:
                weights = self._weights(run.history.project_at(path[index]))
                if weights is not None:
                    kernel = self._kernel_of(weights)
                    kernels.append(Grown(kernel, path[index].step, index, index == framed))
                    name = self.tr("{layer}, filter {number}, through time")
                    self._kernel.setText(name.format(layer=weights.layer.id, number=weights.channel))
        self.growth.show_kernels(kernels)

    def _weights(self, network: Project) -> MapWeights | None:
        return find_map_weights(network, self._selection.layer, self._selection.channel)

    def _kernel_of(self, weights: MapWeights) -> Float32:
        """The selected kernel, (rows, columns)."""
        return weights.kernel(min(self._selection.source, weights.count - 1))

    @Slot()
    def _compare(self) -> None:
        """Shows the pinned moment beside the shown one, from the latest Frame."""
        run, pinned, frame = self._trainer.run, self._trainer.pinned, self._session.frame
        if not self.isVisible() or run is None or pinned is None or frame is None:
            return
        chosen, shown = self._selection, run.shown or run.history.present.latest
        then = next((frame.answer(each) for each in self._trainer.wishes(chosen)), None)
        known = chosen.layer in frame.result.outputs
        now = values_of(frame.result, chosen.layer, chosen.channel) if known else None
        texts = self.tr("pinned: step {step}"), self.tr("Shown: step {step}")
        moments = [
            self._moment(run, state, found, text)
            for state, found, text in zip((pinned, shown), (then, now), texts, strict=True)
        ]
        self.pair.show_moments(moments, chosen.looks.signed, chosen.looks.positive)

    def _moment(self, run: Run, state: TrainingState, found: MomentValues | None, text: str) -> Moment:
        network = run.history.project_at(state)
        weights = self._weights(network)
        kernel = self._kernel_of(weights) if weights is not None else None
        values = None if found is None or self._selection.hidden else found.values
        return Moment(text.format(step=count_text(state.step)), kernel, values, self._class(network, found))

    def _class(self, network: Project, found: MomentValues | None) -> str:
        """The strongest class with its value; empty if it is hidden or not known."""
        if found is None or not found.outputs.size or self._selection.hidden:
            return ""
        unit = int(np.nan_to_num(found.outputs, nan=-np.inf).argmax())
        value = float(found.outputs[unit])
        is_share = network.layers[-1].spec.is_distribution
        words = f"{percent_text(value, 1)} %" if is_share else plain_text(value, 3)
        return f"{classes_of(network)[unit]}: {words}"
