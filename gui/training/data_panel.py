"""The data panel: all images of the data set that is learned from, by class."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout

from engine import Dataset
from gui.events.guard import guarded
from gui.events.seen import SeenPanel
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.session import Session
from gui.text.phrases import count_text
from gui.training.data_wall import DataWall
from gui.training.trainer import Trainer
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.pieces import choice, explain

_ALL = -1
_SIDE = 64


@guarded
class DataPanel(SeenPanel):
    """Shows the images for training, or those to test with; a click makes one the input."""

    def __init__(self, trainer: Trainer, document: Document, session: Session, theme: Theme) -> None:
        super().__init__()
        self._trainer = trainer
        self._shown: tuple[Dataset | None, int] = None, _ALL
        self.setAccessibleName(self.tr("Data"))
        self.parts = choice(self.tr("Part"), self.tr("The images that the network learns from, or those to test with"))
        self.parts.addItem(self.tr("To learn from"))
        self.parts.addItem(self.tr("To test with"))
        self.classes = choice(self.tr("Class"), self.tr("Show the images of all classes, or of one"))
        for each in (self.parts, self.classes):
            each.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            each.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            each.activated.connect(self._refresh)
        self.wall = DataWall(trainer, document, session, theme, side=_SIDE)
        explain(self.wall.pictures, self.tr("Images of the data set"), "")
        self.score, self.current = ElidedLabel(), ElidedLabel()
        for part in (self.score, self.current):
            part.setProperty("muted", True)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.setSpacing(8)
        head.addWidget(self.parts)
        head.addWidget(self.classes)
        head.addWidget(self.score, 1)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.wall, 1)
        column.addWidget(self.current)
        self.setFocusProxy(self.wall)
        trainer.data.changed.connect(self._refresh)
        for signal in (self.wall.answered, self.wall.pictures.sight_changed, self.wall.pictures.moved):
            signal.connect(self._say)

    @property
    def _data(self) -> Dataset | None:
        """The chosen part."""
        split = self._trainer.data.split
        if split is None:
            return None
        return split.test if self.parts.currentIndex() else split.training

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._trainer.data.split is None:  # only what is really on the screen is worth the time
            QTimer.singleShot(0, self._trainer.data, self._trainer.data.load)

    @Slot()
    def _refresh(self) -> None:
        if not self.is_seen:
            return
        data = self._data
        self._fill_classes(data)
        label = self.classes.currentData()
        if (data, label) != self._shown:
            self._shown = data, label
            split = self._trainer.data.split
            order = None if data is None or label == _ALL else np.flatnonzero(data.labels == label)
            self.wall.show_data(data, split.name if split is not None else "", order)
        self._say()

    def _fill_classes(self, data: Dataset | None) -> None:
        names = data.classes if data is not None else ()
        counts = np.bincount(data.labels, minlength=len(names)) if data is not None else ()
        items = [
            self.tr("{name} ({count})").format(name=name, count=count_text(int(count)))
            for name, count in zip(names, counts, strict=True)
        ]
        whole = self.tr("All classes ({count})").format(count=count_text(len(data) if data is not None else 0))
        texts = [whole, *items]
        if [self.classes.itemText(at) for at in range(self.classes.count())] != texts:
            before = self.classes.currentIndex()
            self.classes.clear()
            for label, text in enumerate(texts, _ALL):
                self.classes.addItem(text, label)
            self.classes.setCurrentIndex(before if 0 <= before < len(texts) else 0)

    @Slot()
    def _say(self) -> None:
        if not self.is_seen:
            return
        if self._shown[0] is None:
            self.score.setText(self.tr("Preparing the images …") if self._trainer.data.is_loading else "")
            self.current.setText("")
            return
        right, answered = self.wall.right_in_sight
        text = self.tr("{right} of {count} in sight are named rightly").format(right=right, count=answered)
        if not self._trainer.fits:
            text = self.tr("This network does not have the classes of the data")
        self.score.setText(text if answered or not self._trainer.fits else "")
        at = self.wall.pictures.current
        self.current.setText("" if at is None else self.wall.label(at).name)
