"""The known kernels, to choose from."""

from __future__ import annotations

from functools import cache

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine import KERNELS, kernels
from gui.colours import quantise, table
from gui.indexed import indexed_image
from gui.widgets.choice_menu import ChoiceMenu
from gui.widgets.pieces import caption, choice
from gui.wording import say, shape_text

_ICON = 18  # pixels of a kernel in the menu


class PresetChoice(QWidget):
    """Offers the known kernels by what they respond to, and says which of them is shown.

    Args:
        action: the command that lists them, too.

    Signals:
        chosen(object): the user picked this Kernel of the library.
    """

    chosen = Signal(object)

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._model: QStandardItemModel | None = None
        self.combo = choice(self.tr("Preset"), action.toolTip())
        ChoiceMenu(action, self.combo)
        self.combo.setMaxVisibleItems(18)
        self.combo.setIconSize(QSize(_ICON, _ICON))
        self.combo.activated.connect(lambda index: self.chosen.emit(KERNELS[self.combo.itemData(index)]))
        self.cut = caption()
        self.cut.hide()
        label = QLabel(self.tr("Preset"))
        label.setBuddy(self.combo)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.combo, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.cut)

    def set_dark(self, dark: bool) -> None:
        """Lists the library, each kernel with a picture of itself."""
        if self._model is None:
            self._model = self._listed()
            self.combo.setModel(self._model)
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            key = item.data(Qt.ItemDataRole.UserRole)
            if key is None:
                font = self.combo.font()
                font.setBold(True)
                item.setFont(font)
            else:
                item.setIcon(_picture(key, dark))
        self.combo.view().setMinimumWidth(self.combo.view().sizeHintForColumn(0) + 40)

    def _listed(self) -> QStandardItemModel:
        """The library in its groups, still without pictures."""
        model = QStandardItemModel(self.combo)
        group = ""
        for key, known in KERNELS.items():
            if known.group != group:
                group = known.group
                header = QStandardItem(say(group))
                header.setFlags(Qt.ItemFlag.NoItemFlags)
                model.appendRow(header)
            item = QStandardItem(say(known.name))
            item.setData(key, Qt.ItemDataRole.UserRole)
            item.setToolTip(self.tr("Responds to {what}").format(what=say(known.responds_to)))
            model.appendRow(item)
        return model

    def show_key(self, key: str | None, otherwise: str) -> None:
        """Names the kernel that is shown; ``otherwise`` is said of one that is not in the library."""
        self.combo.setPlaceholderText(otherwise)
        self.combo.setCurrentIndex(-1 if key is None else self.combo.findData(key))
        self.cut.hide()

    def say_cut(self, known: kernels.Kernel, shape: tuple[int, int]) -> None:
        """Says that a preset did not fit, if so."""
        needed = known.weights.shape
        if any(has < needs for has, needs in zip(shape, needed, strict=True)):
            text = self.tr("{name} was cut to {size}. A kernel of {needed} holds all of it.")
            self.cut.setText(text.format(name=say(known.name), size=shape_text(shape), needed=shape_text(needed)))
            self.cut.show()


@cache
def _picture(key: str, dark: bool) -> QIcon:
    """A kernel as small as a letter."""
    weights = KERNELS[key].weights
    size = float(np.abs(weights).max())
    image = indexed_image(quantise(weights, -size, size, symmetric=True), table("weights", dark))
    return QIcon(QPixmap.fromImage(image).scaled(2 * _ICON, 2 * _ICON))
