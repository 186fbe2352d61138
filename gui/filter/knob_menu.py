"""A menu with sliders for the parameters of a generated kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QMenu, QPushButton, QSlider, QWidget, QWidgetAction

from gui.events.guard import guarded
from gui.widgets.gesture import new_gesture
from gui.widgets.local_box import LocalBox
from gui.widgets.pieces import explain

_SLIDER_WIDTH = 150


@dataclass(frozen=True)
class Knob:
    """One parameter of a generated kernel: a slider, and a field for typing.

    Args:
        label, tip: name and tooltip.
        low, high, start: range and initial value, in notches of the slider.
        step: change of the number per notch.
        decimals: number of decimals.
        unit: suffix of the number.
    """

    label: str
    tip: str
    low: int
    high: int
    start: int
    step: float
    decimals: int = 1
    unit: str = ""


@guarded
class KnobMenu(QMenu):
    """Sliders and fields that generate a kernel while they are moved or typed, or when Apply is clicked.

    Signals:
        turned(object, int): the numbers of all knobs as a tuple, and the gesture, one until the menu closes.
    """

    turned = Signal(object, int)

    def __init__(self, knobs: Sequence[Knob], parent: QWidget) -> None:
        super().__init__(parent)
        content = QWidget()
        layout = QGridLayout(content)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(6)
        self._gesture = 0
        self.sliders: list[QSlider] = []  # one per knob
        self.boxes: list[QDoubleSpinBox] = []  # one per knob
        for row, knob in enumerate(knobs):
            layout.addWidget(QLabel(knob.label), row, 0)
            layout.addWidget(self._slider(knob), row, 1)
            layout.addWidget(self._box(knob), row, 2)
            self._join(knob, self.sliders[-1], self.boxes[-1])
        self.apply = QPushButton(self.tr("Apply"))
        explain(self.apply, self.apply.text(), self.tr("Make the kernel with these numbers (Enter)"))
        self.apply.clicked.connect(self._apply)
        layout.addWidget(self.apply, len(knobs), 0, 1, 3)
        action = QWidgetAction(self)
        action.setDefaultWidget(content)
        self.addAction(action)
        self.aboutToShow.connect(self._begin)

    def _slider(self, knob: Knob) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(knob.low, knob.high)
        slider.setValue(knob.start)
        slider.setMinimumWidth(_SLIDER_WIDTH)
        explain(slider, knob.label, knob.tip)
        self.sliders.append(slider)
        return slider

    def _box(self, knob: Knob) -> QDoubleSpinBox:
        box = LocalBox()
        box.setDecimals(knob.decimals)
        box.setRange(knob.low * knob.step, knob.high * knob.step)
        box.setSingleStep(knob.step)
        box.setSuffix(knob.unit)
        box.setValue(knob.start * knob.step)
        explain(box, knob.label, knob.tip)
        self.boxes.append(box)
        return box

    def _join(self, knob: Knob, slider: QSlider, box: QDoubleSpinBox) -> None:
        """Connects slider and field; a typed number may lie between two notches."""

        def follow(value: float) -> None:
            with QSignalBlocker(slider):
                slider.setValue(round(value / knob.step))
            self._turn()

        slider.valueChanged.connect(lambda notch: box.setValue(notch * knob.step))
        box.valueChanged.connect(follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Moves the focus to the next number; QMenu would move to its next item, and has only this one."""
        return QWidget.focusNextPrevChild(self, forward)

    @Slot()
    def _begin(self) -> None:
        self._gesture = new_gesture()
        self.sliders[0].setFocus()

    @Slot()
    def _turn(self) -> None:
        self.turned.emit(tuple(box.value() for box in self.boxes), self._gesture)

    @Slot()
    def _apply(self) -> None:
        self._turn()
        self.close()
