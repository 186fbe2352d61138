"""The choice of a kernel of the library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine import KERNELS
from engine.kernels import library, operations
from gui.look.colours import quantise, table
from gui.look.indexed_image import indexed_image
from gui.text.phrases import say, shape_text
from gui.widgets.action_row import ActionLookup
from gui.widgets.choice_menu import ChoiceMenu
from gui.widgets.command_chip import command_name
from gui.widgets.pieces import caption, choice

_ICON = 18  # pixels of a kernel in the menu
_GENERATED: Mapping[str, library.Weights] = {  # example kernels for icons, by the command that generates one
    "kernel_gaussian": operations.gaussian((5, 5), 1.0),
    "kernel_gabor": operations.gabor((5, 5), 45, 4),
    "kernel_line": operations.line((5, 5), 45),
}


class PresetChoice(QWidget):
    """Lists the kernels of the library with their effect, and shows the name of the current kernel if it is one.

    Args:
        actions: contains the command for the list, and those that generate kernels from parameters.

    Signals:
        chosen(object): the user chose this Kernel of the library.
    """

    chosen = Signal(object)

    def __init__(self, actions: ActionLookup) -> None:
        super().__init__()
        self._model: QStandardItemModel | None = None
        self._generated = {key: actions[key] for key in _GENERATED}
        self._shown = -1
        action = actions["presets"]
        self.combo = choice(self.tr("Preset"), action.toolTip())
        ChoiceMenu(action, self.combo)
        self.combo.setMaxVisibleItems(18)
        self.combo.setIconSize(QSize(_ICON, _ICON))
        self.combo.activated.connect(self._choose)
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

    @Slot(int)
    def _choose(self, index: int) -> None:
        """Emits the chosen kernel of the library, or opens the menu with the parameters of a generated one."""
        key = self.combo.itemData(index)
        if key in self._generated:
            self.combo.setCurrentIndex(self._shown)
            self._generated[key].trigger()
        else:
            self.chosen.emit(KERNELS[key])

    def set_dark(self, dark: bool) -> None:
        """Uses the icons of the dark theme, or of the light one."""
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
        """The library by group, without icons."""
        model = QStandardItemModel(self.combo)
        group = ""
        for key, known in KERNELS.items():
            if known.group != group:
                group = known.group
                model.appendRow(_header(say(group)))
            tip = self.tr("Responds to {what}").format(what=say(known.responds_to))
            model.appendRow(_item(key, say(known.name), tip))
        model.appendRow(_header(self.tr("With numbers to turn")))
        for key, action in self._generated.items():
            model.appendRow(_item(key, command_name(action), action.statusTip()))
        return model

    def show_key(self, key: str | None, otherwise: str) -> None:
        """Shows the name of a kernel.

        Args:
            key: of the kernel in the library; None if it is not in it.
            otherwise: shown for a kernel that is not in the library.
        """
        self.combo.setPlaceholderText(otherwise)
        self._shown = -1 if key is None else self.combo.findData(key)
        self.combo.setCurrentIndex(self._shown)
        self.cut.hide()

    def show_cut(self, known: library.Kernel, shape: tuple[int, int]) -> None:
        """Shows a note if a kernel of the library was cut to a smaller shape, (KH, KW)."""
        needed = known.weights.shape
        if any(has < needs for has, needs in zip(shape, needed, strict=True)):
            text = self.tr("{name} was cut to {size}. A kernel of {needed} holds all of it.")
            self.cut.setText(text.format(name=say(known.name), size=shape_text(shape), needed=shape_text(needed)))
            self.cut.show()


def _header(text: str) -> QStandardItem:
    header = QStandardItem(text)
    header.setFlags(Qt.ItemFlag.NoItemFlags)
    return header


def _item(key: str, text: str, tip: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(key, Qt.ItemDataRole.UserRole)
    item.setToolTip(tip)
    return item


@cache
def _picture(key: str, dark: bool) -> QIcon:
    """The icon of a kernel."""
    weights = _GENERATED[key] if key in _GENERATED else KERNELS[key].weights
    size = float(np.abs(weights).max())
    image = indexed_image(quantise(weights, -size, size, symmetric=True), table("weights", dark))
    return QIcon(QPixmap.fromImage(image).scaled(2 * _ICON, 2 * _ICON))
