"""A whole number on a logarithmic slider, with a field beside it for exact values."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QSpinBox, QWidget

from gui.widgets.pieces import explain

_STOPS = (10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 26, 28, 30, 32, 36, 40, 45, 50, 56, 64, 70, 80, 90)


def stops(low: int, high: int) -> list[int]:
    """Round numbers from ``low`` to ``high``, about equally spaced on a logarithmic scale."""
    round_numbers = {stop * 10**power // 10 for power in range(len(str(high))) for stop in _STOPS}
    return sorted({low, high} | {number for number in round_numbers if low <= number <= high})


class LogSlider(QObject):
    """Chooses a whole number: roughly by dragging, exactly by typing. Its owner arranges its parts.

    Signals:
        changed(int): the user chose another number.

    Args:
        name: of the number.
        tip: the tooltip.
        parent: its owner.

    Attributes:
        label, slider, field: its parts.
    """

    changed = Signal(int)

    def __init__(self, name: str, tip: str, low: int, high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._stops = stops(low, high)
        self.label = QLabel(name)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(self._stops) - 1)
        self.slider.setPageStep(6)
        self.slider.setMinimumWidth(80)
        self.field = QSpinBox()
        self.field.setRange(low, high)
        self.field.setKeyboardTracking(False)  # a number is not meant before it is typed to its end
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.label.setBuddy(self.field)
        explain(self.slider, name, tip)
        explain(self.field, self.tr("{name}, exactly").format(name=name), tip)
        self.slider.valueChanged.connect(self._dragged)
        self.field.valueChanged.connect(self._typed)

    @property
    def value(self) -> int:
        """The chosen number."""
        return self.field.value()

    def set_value(self, value: int) -> None:
        """Sets the number without emitting a signal."""
        with QSignalBlocker(self.field), QSignalBlocker(self.slider):
            self.field.setValue(value)
            self._follow()

    def _follow(self) -> None:
        """Moves the handle to the stop with the smallest ratio to the number."""
        value, above = self.value, bisect_left(self._stops, self.value)
        nearest = min((above - 1, above), key=lambda at: _ratio(value, self._stops[max(at, 0)]))
        self.slider.setValue(max(nearest, 0))

    @Slot(int)
    def _dragged(self, at: int) -> None:
        with QSignalBlocker(self.field):
            self.field.setValue(self._stops[at])
        self.changed.emit(self.value)

    @Slot(int)
    def _typed(self, value: int) -> None:
        with QSignalBlocker(self.slider):
            self._follow()
        self.changed.emit(value)


def _ratio(one: int, other: int) -> float:
    return max(one, other) / min(one, other)
