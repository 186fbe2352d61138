"""The form for choosing the picture in a file: array, frame or picture of a batch, and meaning of axes and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from engine.images.picture import AXES, LEVELS, Offer, Taking
from gui.text.phrases import count_text, say
from gui.widgets.elided_choice import ElidedChoice
from gui.widgets.pieces import calm, explain, labelled, set_items

_LETTERS: Final = 12  # visible characters of a choice; longer ones are elided


class TakingForm(QWidget):
    """Shows which part of the file is the picture, and the alternatives; hidden if there are none.

    Signals:
        chosen(object): the user chose another Taking.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = Taking()
        self.array = self._choice(self.tr("Array"), self.tr("The array of the file that is the picture"))
        self.axes = self._choice(self.tr("Read as"), self.tr("What the axes of the array, or the frames, are"))
        self.levels = self._choice(self.tr("Values"), self.tr("Which numbers of the array are black and white"))
        self.array.activated.connect(lambda: self.chosen.emit(Taking(array=self.array.currentData())))
        self.axes.activated.connect(
            lambda: self.chosen.emit(replace(self._taken, axes=self.axes.currentData(), index=0))
        )
        self.levels.activated.connect(lambda: self.chosen.emit(replace(self._taken, levels=self.levels.currentData())))
        self.index = QSpinBox()
        self.index.setKeyboardTracking(False)
        self.index.setProperty("plain", True)
        explain(self.index, self.tr("Picture"), self.tr("Which of the pictures in the file is shown"))
        calm(self.index)
        self.index.valueChanged.connect(self._choose_index)
        self._count = QLabel()
        self._rows = {
            self.array: labelled(self.array.accessibleName(), self.array),
            self.axes: labelled(self.axes.accessibleName(), self.axes),
            self.index: labelled(self.index.accessibleName(), self.index, self._count),
            self.levels: labelled(self.levels.accessibleName(), self.levels),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for row in self._rows.values():
            layout.addWidget(row)

    def follow(self, taken: Taking, offer: Offer) -> None:
        """Shows a Taking and the alternatives of its file."""
        self._taken = taken
        axes, levels = ([(say(titles[key][0]), key) for key in keys] for titles, keys in (
            (AXES, offer.axes), (LEVELS, offer.levels)))  # fmt: skip
        self._fill(self.array, [(name, name) for name in offer.arrays], taken.array)
        self._fill(self.axes, axes, taken.axes)
        self._fill(self.levels, levels, taken.levels)
        with QSignalBlocker(self.index):
            self.index.setRange(1, offer.count)
            self.index.setValue(taken.index + 1)
        self._count.setText(self.tr("of {count}").format(count=count_text(offer.count)))
        self._rows[self.index].setVisible(offer.count > 1)
        self.setVisible(offer.is_choice)

    def _fill(self, box: QComboBox, items: Sequence[tuple[str, str]], chosen: str) -> None:
        set_items(box, items)
        box.setCurrentIndex(box.findData(chosen))
        self._rows[box].setVisible(len(items) > 1)

    def _choice(self, name: str, tip: str) -> QComboBox:
        box = ElidedChoice()
        explain(box, name, tip)
        calm(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        return box

    @Slot(int)
    def _choose_index(self, number: int) -> None:
        self.chosen.emit(replace(self._taken, index=number - 1))
