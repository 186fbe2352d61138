"""The training panel: what the network learns from, and how."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from engine import Dataset, DataSplit, learn_classes
from engine.project.edits.names import deciding_layer
from gui.events.guard import guarded
from gui.events.seen import SeenPanel
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.session import Session
from gui.text.phrases import count_text, plural, say
from gui.training.data_wall import DataWall
from gui.training.growth import spread
from gui.training.own_classes_form import OwnClassesForm
from gui.training.train_button import TrainButton
from gui.training.trainer import Trainer
from gui.training.training_data import OWN
from gui.widgets.action_row import ActionLookup
from gui.widgets.pieces import caption, chip, choice, explain, heading, set_items
from gui.widgets.spec_form import SpecForm

_SHORT = ("epochs", "batch", "learning_rate", "weight_decay", "validation")
_TILE, _SHOWN = 34, 200  # pixels of an image of the strip, and how many there may be
_FOR_FEW = {"epochs": 150, "batch": 8, "validation": 0.0, "shift": 2.0, "rotate": 15.0, "scale": 0.1}
_OPENED, _FILE, _FOLDER = "", "file…", "folder…"


@guarded
class TrainingPanel(SeenPanel):
    """Chooses data and plan.

    Signals:
        network_wanted: the user wants a small network that fits the images.
        browser_wanted: the user wants to see all images.

    Attributes:
        trainer: what the panel shows and steers.
    """

    network_wanted = Signal()
    browser_wanted = Signal()

    def __init__(
        self, trainer: Trainer, actions: ActionLookup, document: Document, session: Session, theme: Theme
    ) -> None:
        super().__init__()
        self.trainer, self._document = trainer, document
        self.wall = DataWall(trainer, document, session, theme, side=_TILE, rows=3)
        self.own = OwnClassesForm(document, session)
        self.setAccessibleName(self.tr("Training"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(6)
        self.train = TrainButton(trainer, actions)
        # The button comes before what is only looked at: it is to be seen without scrolling.
        for part in (*self._data_parts(), self.train, *self._picture_parts(), *self._plan_parts()):
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
        self.fit.clicked.connect(self._fit)
        self.notes = caption()
        self.own.few_wanted.connect(self._plan_for_few)
        return (
            heading(self.tr("Learn from")),
            self.data,
            self._counts,
            self.own,
            self.notes,
            self.misfit,
            self.offer,
            self.fit,
        )

    def _picture_parts(self) -> tuple[QWidget, ...]:
        explain(
            self.wall.pictures,
            self.tr("Some of the images"),
            self.tr("Red with a cross: named wrongly now. A click makes it the input"),
        )
        self._strip: Dataset | None = None
        self.browse = chip(self.tr("All images"))
        explain(self.browse, self.browse.text(), self.tr("Show all images of the data set, by class"))
        self.browse.clicked.connect(self.browser_wanted)
        where = caption(self.tr("More data sets, and where they come from"))
        where.setToolTip(self._where())
        self.where = where
        return self.wall, self.browse, self.where

    def _where(self) -> str:
        return self.tr(
            "ConvScope downloads nothing. Get the files yourself, unpack them, and open their folder:\n"
            "MNIST: yann.lecun.com/exdb/mnist\n"
            "Fashion-MNIST: github.com/zalandoresearch/fashion-mnist\n"
            "CIFAR-10 and CIFAR-100: www.cs.toronto.edu/~kriz/cifar.html\n"
            "Or a folder of your own, with one folder of pictures for each class."
        )

    @Slot()
    def _plan_for_few(self) -> None:
        for name, value in _FOR_FEW.items():
            self.trainer.set_plan(name, value)

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

    @Slot()
    def _fit(self) -> None:
        """Gives the network's last layer a unit for each class."""
        classes = self.trainer.data.classes
        self._document.edit(self.tr("Classes"), lambda project: learn_classes(project, classes))

    # --- what is shown

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.trainer.data.split is None:  # only what is really on the screen is worth the time
            QTimer.singleShot(0, self.trainer.data, self.trainer.data.load)

    @Slot()
    def _refresh(self) -> None:
        if not self.is_seen:
            return
        trainer = self.trainer
        self._show_data()
        self.form.set_spec(trainer.plan)
        count = len(trainer.data.classes)
        misfits = not trainer.fits and count > 1
        self.misfit.setVisible(misfits)
        self.misfit.setText(
            self.tr("The data has {count} classes, and the network does not end in {count} numbers.").format(
                count=count
            )
        )
        self.offer.setVisible(misfits)
        self.fit.setVisible(misfits and deciding_layer(self._document.project) is not None)
        self.fit.setText(self.tr("Give this network {count} classes").format(count=count))

    def _show_data(self) -> None:
        trainer = self.trainer
        items = [("shapes", self.tr("Shapes, drawn by ConvScope")), ("lines", self.tr("Lines, drawn by ConvScope"))]
        if trainer.data.opened is not None:
            items.append((_OPENED, trainer.data.opened.name))
        items.append((OWN, self.tr("My classes")))
        items += [(_FILE, self.tr("Open file…")), (_FOLDER, self.tr("Open folder…"))]
        set_items(self.data, [(text, key) for key, text in items])
        self.data.setCurrentIndex(self.data.findData(trainer.data.source))
        names = ", ".join(trainer.data.classes)
        one, many = self.tr("{count} class: {names}"), self.tr("{count} classes: {names}")
        text = plural(len(trainer.data.classes), one, many, names=names)
        if (data := trainer.data.split) is not None:
            counts = self.tr("{training} to learn from, {test} to test with")
            text += "\n" + counts.format(training=count_text(len(data.training)), test=count_text(len(data.test)))
        if not trainer.data.classes:
            text = self.tr("No classes yet: add one, and put the input into it.")
        self._counts.setText(text)
        self.own.setVisible(trainer.data.source == OWN)
        self._show_notes(data)
        self._show_strip(data)

    def _show_notes(self, data: DataSplit | None) -> None:
        notes = [say(note) for note in data.notes] if data is not None else []
        if self.trainer.data.source == OWN:
            notes.append(self.own.notes)
        self.notes.setText(" ".join(filter(None, notes)))
        self.notes.setVisible(bool(self.notes.text()))

    def _show_strip(self, data: DataSplit | None) -> None:
        for part in (self.wall, self.browse):
            part.setVisible(data is not None)
        training = data.training if data is not None else None
        if training is not self._strip:
            self._strip = training
            order = None if training is None else np.array(spread(len(training), _SHOWN), np.int64)
            self.wall.show_data(training, data.name if data is not None else "", order)

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
