"""The choice of one of the channels that a filter reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSpinBox, QWidget

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.pieces import chip, explain
from gui.widgets.wheel_guard import leave_wheel

_MOST_CHIPS = 32  # channels; for more, a spin box is shown


class ChannelChoice(QWidget):
    """Chooses one of the channels that a filter reads: chips, or a spin box if there are many.

    Args:
        key_tips: the tooltips of the commands for the previous and next channel.

    Signals:
        chosen(int): the user chose the channel with this index.
    """

    chosen = Signal(int)

    def __init__(self, key_tips: str) -> None:
        super().__init__()
        self._key_tips = key_tips
        self._labels: Sequence[object] = ()
        self.chips: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._flow = FlowLayout(self, spacing=4)
        self.spin = QSpinBox()
        leave_wheel(self.spin)
        tip = self.tr("Which of the channels that the filter reads is shown")
        explain(self.spin, self.tr("Channel"), f"{tip}\n{key_tips}")
        self.spin.valueChanged.connect(self.chosen)
        self._flow.addWidget(self.spin)

    def show_labels(self, labels: Sequence[object], current: int, prefix: str) -> None:
        """Sets the labels and the chosen channel.

        Args:
            current: index of the chosen channel.
            prefix: precedes the number in the spin box.
        """
        if labels != self._labels:
            self._labels = labels
            self._rebuild()
        if self.chips:
            self.chips[current].setChecked(True)
        last = len(labels) - 1
        with QSignalBlocker(self.spin):
            if (self.spin.maximum(), self.spin.prefix(), self.spin.suffix()) != (last, prefix, f" / {last}"):
                self.spin.setRange(0, last)  # all three cause a new layout of the panel even without a change
                self.spin.setPrefix(prefix)
                self.spin.setSuffix(f" / {last}")
            self.spin.setValue(current)

    def _rebuild(self) -> None:
        for each in self.chips:
            self._group.removeButton(each)
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        few = len(self._labels) <= _MOST_CHIPS
        self.spin.setVisible(not few)
        self.chips = [chip(str(label)) for label in self._labels] if few else []
        for index, each in enumerate(self.chips):
            each.setCheckable(True)
            tip = self.tr("Show the kernel for channel {channel}").format(channel=each.text())
            each.setToolTip(f"{tip}\n{self._key_tips}")
            each.setAccessibleName(self.tr("Channel {channel}").format(channel=each.text()))
            self._group.addButton(each, index)
            self._flow.addWidget(each)
