"""Numbers that are turned while one watches."""

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
    """One number of a kernel that is made by formula: a slider of so many notches, and a field to type it.

    Args:
        label, tip: what it is called, and what it does.
        low, high, start: in notches.
        step: what one notch is worth.
        decimals: how many are typed and shown.
        unit: is written behind the number.
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
    """Numbers that make a kernel while they are moved or typed, or as they stand when that is asked for.

    Signals:
        turned(object, int): the numbers of all knobs, as a tuple, and the gesture: one for as long as it is open.
    """

    turned = Signal(object, int)

    def __init__(self, knobs: Sequence[Knob], parent: QWidget) -> None:
        super().__init__(parent)
        content = QWidget()
        layout = QGridLayout(content)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(6)
        self._gesture = 0
        self.sliders: list[QSlider] = []  # what is moved, one a knob
        self.boxes: list[QDoubleSpinBox] = []  # where it is typed
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
        """One number in two places; what is typed may lie between two notches."""

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
        """Goes to the next number; a menu would go to its next line, and has only this one."""
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
