"""Numbers that are turned while one watches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSlider, QVBoxLayout, QWidget, QWidgetAction

from gui.guard import guarded
from gui.widgets.gesture import new_gesture
from gui.widgets.pieces import explain
from gui.wording import decimal_text


@dataclass(frozen=True)
class Knob:
    """One number of a kernel that is made by formula: a slider of so many notches.

    Args:
        label, tip: what it is called, and what it does.
        low, high, start: in notches.
        step: what one notch is worth.
        decimals, unit: how the number is written.
    """

    label: str
    tip: str
    low: int
    high: int
    start: int
    step: float
    decimals: int
    unit: str = ""


@guarded
class KnobMenu(QMenu):
    """Sliders that make a kernel while they are moved, or as they stand when that is asked for.

    Signals:
        turned(object, int): the numbers of all knobs, as a tuple, and the gesture: one for as long as it is open.
    """

    turned = Signal(object, int)

    def __init__(self, knobs: Sequence[Knob], parent: QWidget) -> None:
        super().__init__(parent)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(2)
        self._gesture = 0
        self._knobs = [(knob, QLabel(), QSlider(Qt.Orientation.Horizontal)) for knob in knobs]
        for knob, caption, slider in self._knobs:
            slider.setRange(knob.low, knob.high)
            slider.setValue(knob.start)
            slider.setMinimumWidth(180)
            slider.setAccessibleName(knob.label)
            slider.setToolTip(knob.tip)
            slider.valueChanged.connect(self._turn)
            layout.addWidget(caption)
            layout.addWidget(slider)
        self.apply = QPushButton(self.tr("Apply"))
        explain(self.apply, self.apply.text(), self.tr("Make the kernel with these numbers (Enter)"))
        self.apply.clicked.connect(self._apply)
        layout.addWidget(self.apply)
        action = QWidgetAction(self)
        action.setDefaultWidget(content)
        self.addAction(action)
        self.aboutToShow.connect(self._begin)

    @property
    def sliders(self) -> list[QSlider]:
        """What is moved, one a knob."""
        return [slider for _, _, slider in self._knobs]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _begin(self) -> None:
        self._gesture = new_gesture()
        self.sliders[0].setFocus()
        self._say()

    def _values(self) -> tuple[float, ...]:
        return tuple(slider.value() * knob.step for knob, _, slider in self._knobs)

    def _say(self) -> None:
        for (knob, caption, _), value in zip(self._knobs, self._values(), strict=True):
            caption.setText(f"{knob.label}: {decimal_text(value, knob.decimals)}{knob.unit}")

    @Slot()
    def _turn(self) -> None:
        self._say()
        self.turned.emit(self._values(), self._gesture)

    @Slot()
    def _apply(self) -> None:
        self._turn()
        self.close()
