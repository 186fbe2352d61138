"""The form for scaling the input values."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from engine import Input
from engine.images.scalings import usual_scalings
from gui.text.phrases import say
from gui.widgets.choice_menu import ChoiceMenu
from gui.widgets.local_box import LocalBox
from gui.widgets.pieces import calm, caption, explain, labelled, set_items


class ScalingForm(QWidget):
    """Shows the scaling as one choice, which expands to its numbers.

    Args:
        action: the command that opens the list of scalings.

    Signals:
        edited: the new mean and deviation, one number or one per channel, and the name of the edited field.
    """

    edited = Signal(object, object, str)

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())  # means and deviations
        self._boxes: list[tuple[QDoubleSpinBox, QDoubleSpinBox]] = []
        self.choice = QComboBox()
        self.choice.activated.connect(self._choose)
        explain(self.choice, self.tr("Scaling"), action.toolTip())
        ChoiceMenu(action, self.choice)
        calm(self.choice)
        self.body = QWidget()
        self._grid = QGridLayout(self.body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(caption(self.tr("mean")), 0, 1)
        self._grid.addWidget(caption(self.tr("deviation")), 0, 2)
        self.body.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(labelled(self.tr("Scaling"), self.choice))
        layout.addWidget(self.body)

    def follow(self, input_: Input) -> None:
        """Shows the scaling of an input; a usual one that was not typed collapses the numbers."""
        numbers, usual = (input_.mean, input_.deviation), usual_scalings(input_.channels).values()
        if numbers != self._numbers and any(numbers == (each.mean, each.deviation) for each in usual):
            self.body.hide()
        self._numbers = numbers
        self._make_rows(input_.channels)
        for row, pair in enumerate(self._boxes):
            for box, each in zip(pair, numbers, strict=True):
                box.blockSignals(True)
                box.setValue(each[row % len(each)])
                box.blockSignals(False)
        presets = [(say(each.title), each) for each in usual]
        set_items(self.choice, [*presets, (self.tr("Own numbers"), None)])
        self._show_choice()

    def _show_choice(self) -> None:
        last = self.choice.count() - 1
        presets = [self.choice.itemData(index) for index in range(last)]
        known = [index for index, each in enumerate(presets) if (each.mean, each.deviation) == self._numbers]
        self.choice.setCurrentIndex(known[0] if known and self.body.isHidden() else last)

    def _make_rows(self, channels: int) -> None:
        """Creates one row of numbers per channel if the number of channels changed."""
        if len(self._boxes) == channels:
            return
        for row in range(1, self._grid.rowCount()):  # row 0 contains the captions
            for column in range(3):
                if (item := self._grid.itemAtPosition(row, column)) and (widget := item.widget()):
                    self._grid.removeWidget(widget)
                    widget.deleteLater()
        names = [self.tr("Red"), self.tr("Green"), self.tr("Blue")] if channels == 3 else [""] * channels
        self._boxes = [(self._box(row, 0, name), self._box(row, 1, name)) for row, name in enumerate(names)]
        for row, (name, pair) in enumerate(zip(names, self._boxes, strict=True), start=1):
            for column, widget in enumerate((QLabel(name), *pair)):
                self._grid.addWidget(widget, row, column)

    def _box(self, row: int, which: int, channel: str) -> QDoubleSpinBox:
        box = LocalBox()
        box.setDecimals(4)
        box.setRange((-1000, 0.0001)[which], 1000)  # the deviation is a divisor
        box.setSingleStep(0.01)
        box.setKeyboardTracking(False)
        box.setProperty("plain", True)
        name = (self.tr("Mean"), self.tr("Deviation"))[which]
        tip = (self.tr("What is subtracted from every value"), self.tr("What every value is divided by then"))[which]
        explain(box, f"{name} {channel}".strip(), tip)
        box.valueChanged.connect(lambda value: self._set(which, row, value))
        calm(box)
        return box

    def _set(self, which: int, row: int, value: float) -> None:
        numbers = list(self._numbers)
        old = numbers[which] if len(numbers[which]) > 1 else numbers[which] * len(self._boxes)
        numbers[which] = (*old[:row], value, *old[row + 1 :])
        self._numbers = numbers[0], numbers[1]
        self.edited.emit(*numbers, f"{which} {row}")

    @Slot()
    def _choose(self) -> None:
        """Applies a preset, or expands the numbers; choosing them again collapses them."""
        preset = self.choice.currentData()
        self.body.setVisible(preset is None and self.body.isHidden())
        if preset is not None:
            self.edited.emit(preset.mean, preset.deviation, str(preset.title))
        self._show_choice()
