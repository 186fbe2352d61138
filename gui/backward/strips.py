"""Head and foot of the page of the way back: the true class, the loss, and the step that can be applied."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from engine import Project
from gui.backward import words
from gui.backward.contents import Content, Moves, Settings
from gui.events.guard import guarded
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.state.selection import Selection
from gui.text.phrases import plain_text
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.local_box import LocalBox
from gui.widgets.page import BackButton
from gui.widgets.pieces import calm, choice, explain

translate = QCoreApplication.translate

LARGEST_RATE = 1e6
_LEAST_LETTERS = 8  # of a choice


def _widen(box: QComboBox) -> None:
    """Makes a choice as wide as its words."""
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumContentsLength(_LEAST_LETTERS)


@guarded
class RateBox(LocalBox):
    """A learning rate, without the zeros at its end; one step changes its leading digit."""

    def __init__(self) -> None:
        super().__init__()
        self.setDecimals(6)
        self.setRange(0.0, LARGEST_RATE)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        calm(self)
        explain(
            self,
            translate("BackwardPage", "Learning rate"),
            translate("BackwardPage", "How far the step goes: each weight less this rate times its gradient"),
        )

    def textFromValue(self, value: float) -> str:
        return plain_text(value, 12)


class BackwardHead(QWidget):
    """Title and loss."""

    def __init__(self) -> None:
        super().__init__()
        self.back = BackButton()
        self.title, self.loss = ElidedLabel(), QLabel()
        self.title.setProperty("title", True)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 12, 0)
        line.setSpacing(6)
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        line.addWidget(self.loss)

    def show_content(self, content: Content | None, selection: Selection, before: float | None) -> None:
        """Names the walk and the loss.

        Args:
            before: the loss before the step that was just applied; None without one.
        """
        self.title.set_words(words.title(content, selection))
        self.loss.setText("" if content is None else words.loss(content, before))

    def recolour(self, palette: Palette) -> None:
        """Draws the icon in the colours of a theme."""
        self.back.setIcon(icon("left", palette.text))


class BackwardFoot(QWidget):
    """The true class, and the step of gradient descent that can be applied."""

    def __init__(self) -> None:
        super().__init__()
        self.true_class = choice(
            translate("BackwardPage", "True class"),
            translate("BackwardPage", "What the picture shows: the loss is small where its probability is high"),
        )
        self.rate = RateBox()
        self.moves = choice(
            translate("BackwardPage", "What the step changes"),
            translate("BackwardPage", "All weights of the network, only the kernel, or only this weight"),
        )
        for key, text in words.moves():
            self.moves.addItem(text, key)
        for box in (self.true_class, self.moves):
            _widen(box)
        self.apply = QPushButton(translate("BackwardPage", "Apply this step"))
        explain(
            self.apply,
            self.apply.text(),
            translate("BackwardPage", "Take one step of gradient descent; Undo takes it back (Enter)"),
        )
        self._build()

    def _build(self) -> None:
        flow = FlowLayout(self, spacing=8)
        flow.setContentsMargins(12, 2, 12, 6)
        flow.addWidget(_with_label(translate("BackwardPage", "True class"), self.true_class))
        flow.addWidget(_with_label(translate("BackwardPage", "Rate"), self.rate))
        for control in (self.moves, self.apply):
            flow.addWidget(control)

    def show_settings(self, settings: Settings) -> None:
        """Shows rate and weights of the step."""
        self.rate.setValue(settings.rate)
        self.moves.setCurrentIndex(get_args(Moves).index(settings.moves))

    def show_content(self, content: Content | None, project: Project) -> None:
        """Names the classes, and enables what can be done."""
        has_weights = content is not None and any(content.gradients.by_weight.values())
        self.true_class.setEnabled(content is not None)
        self.moves.setEnabled(content is not None and content.walk.weight is not None)
        for part in (self.rate, self.apply):
            part.setEnabled(has_weights)
        if content is not None:
            names = words.class_names(project, len(content.gradients.scores))
            if names != [self.true_class.itemText(at) for at in range(self.true_class.count())]:
                self.true_class.clear()
                self.true_class.addItems(names)
            self.true_class.setCurrentIndex(content.gradients.target)


def _with_label(text: str, control: QWidget) -> QWidget:
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(5)
    line.addWidget(QLabel(text))
    line.addWidget(control)
    return both
