"""The training panel: what the network learns from, and how."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.events.seen import SeenPanel
from gui.text.phrases import count_text
from gui.training.train_button import TrainButton
from gui.training.trainer import Trainer
from gui.widgets.action_row import ActionLookup
from gui.widgets.pieces import caption, chip, choice, explain, heading
from gui.widgets.spec_form import SpecForm

_SHORT = ("epochs", "batch", "learning_rate", "weight_decay", "validation")
_OPENED, _FILE, _FOLDER = "", "file…", "folder…"


class TrainingPanel(SeenPanel):
    """Chooses data and plan.

    Signals:
        network_wanted: the user wants a small network that fits the images.
        classes_wanted: the user wants the network to end in one unit for each class.

    Attributes:
        trainer: what the panel shows and steers.
    """

    network_wanted = Signal()
    classes_wanted = Signal()

    def __init__(self, trainer: Trainer, actions: ActionLookup) -> None:
        super().__init__()
        self.trainer = trainer
        self.setAccessibleName(self.tr("Training"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(6)
        self.train = TrainButton(trainer, actions)
        for part in (*self._data_parts(), self.train, *self._plan_parts()):
            column.addWidget(part)
        trainer.changed.connect(self._refresh)

    # --- construction

    def _data_parts(self) -> tuple[QWidget, ...]:
        self.data = choice(self.tr("Learn from"), self.tr("The labelled images that the network learns from"))
        self.data.activated.connect(lambda index: self._choose(self.data.itemData(index)))
        self._counts = caption()
        self.misfit = QLabel()
        self.misfit.setProperty("danger", True)
        self.misfit.setWordWrap(True)
        self.offer = QPushButton(self.tr("Open a small network for it"))
        explain(self.offer, self.offer.text(), self.tr("A small network that fits these images, not trained yet"))
        self.offer.clicked.connect(self.network_wanted)
        self.fit = QPushButton()
        explain(
            self.fit,
            self.tr("Give this network the classes of the data"),
            self.tr("Its last fully connected layer gets a unit for each class; the other layers stay as they are"),
        )
        self.fit.clicked.connect(self.classes_wanted)
        return heading(self.tr("Learn from")), self.data, self._counts, self.misfit, self.offer, self.fit

    def _plan_parts(self) -> tuple[QWidget, ...]:
        self.form = SpecForm()
        self.form.changed.connect(lambda name, value, _gesture: self.trainer.set_plan(name, value))
        self.form.set_spec(self.trainer.plan)
        self.more = chip(self.tr("More"))
        explain(self.more, self.more.text(), self.tr("Show everything that can be set about a training"))
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda on: self.form.show_only(() if on else _SHORT))
        self.form.show_only(_SHORT)
        return heading(self.tr("How")), self.form, self.more

    # --- what is shown

    @Slot()
    def _refresh(self) -> None:
        if not self.is_seen:
            return
        trainer = self.trainer
        self._show_data()
        self.form.set_spec(trainer.plan)
        count = len(trainer.data.classes)
        self.misfit.setVisible(not trainer.fits)
        self.misfit.setText(
            self.tr("The data has {count} classes, and the network does not end in {count} numbers.").format(
                count=count
            )
        )
        self.offer.setVisible(not trainer.fits)
        self.fit.setVisible(not trainer.fits and trainer.can_fit)
        self.fit.setText(self.tr("Give this network {count} classes").format(count=count))

    def _show_data(self) -> None:
        trainer = self.trainer
        items = [("shapes", self.tr("Shapes, drawn by ConvScope")), ("lines", self.tr("Lines, drawn by ConvScope"))]
        if trainer.data.opened is not None:
            items.append((_OPENED, trainer.data.opened.name))
        items += [(_FILE, self.tr("Open file…")), (_FOLDER, self.tr("Open folder…"))]
        if [self.data.itemData(at) for at in range(self.data.count())] != [key for key, _ in items]:
            self.data.clear()
            for key, text in items:
                self.data.addItem(text, key)
        for at, (_, text) in enumerate(items):
            self.data.setItemText(at, text)
        self.data.setCurrentIndex(self.data.findData(trainer.data.source))
        text = self.tr("{count} classes: {names}").format(
            count=len(trainer.data.classes), names=", ".join(trainer.data.classes)
        )
        if (data := trainer.data.split) is not None:
            counts = self.tr("{training} to learn from, {test} to test with")
            text += "\n" + counts.format(training=count_text(len(data.training)), test=count_text(len(data.test)))
        self._counts.setText(text)

    # --- what is chosen

    def _choose(self, key: str) -> None:
        title = self.tr("Open a data set")
        if key == _FILE:
            name = QFileDialog.getOpenFileName(self, title)[0]
        elif key == _FOLDER:
            name = QFileDialog.getExistingDirectory(self, title)
        else:
            self.trainer.data.choose(key)
            return
        if name:
            self.trainer.data.open(Path(name))
        self._refresh()  # until it is open, the choice is what it was
