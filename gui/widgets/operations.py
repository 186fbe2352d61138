"""Everything that turns a whole kernel into another one."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from engine import kernels
from engine.array import Float32
from engine.part import Operation
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.gesture import new_gesture
from gui.widgets.knob_menu import Knob, KnobMenu
from gui.widgets.pieces import chip, explain


class Operations(QWidget):
    """Ways to change a whole kernel, as a field of chips.

    Signals:
        chosen(str, object, int): what it is called, the function from the old kernel to the new one, the gesture.
    """

    chosen = Signal(str, object, int)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=4)
        self._turn = self._add(self.tr("⟲ 90°"), self.tr("Turn a quarter to the left"), kernels.rotate)
        self._add(self.tr("↔ mirror"), self.tr("Swap left and right"), kernels.mirror_horizontal)
        self._add(self.tr("↕ mirror"), self.tr("Swap top and bottom"), kernels.mirror_vertical)
        self._add(self.tr("± negate"), self.tr("Reverse all signs"), kernels.negate)
        self._add(self.tr("Σ→1"), self.tr("Scale to sum 1: flat areas keep their brightness"), kernels.normalise_sum)
        self._add(self.tr("mean→0"), self.tr("Shift to mean 0: only differences count"), kernels.normalise_mean)
        self._add(self.tr("norm→1"), self.tr("Scale to length 1: the pattern alone counts"), kernels.normalise_norm)
        self._add(self.tr("random"), self.tr("Random weights between −1 and 1"), _randomised)
        sigma = Knob(self.tr("Sigma"), self.tr("The standard deviation, in pixels"), 2, 60, 10, 0.1, "{:.1f}")
        angle = Knob(self.tr("Angle"), self.tr("0° is level, 90° is upright"), 0, 35, 0, 5, "{:.0f}°")
        wave = Knob(self.tr("Wavelength"), self.tr("From stripe to stripe, in pixels"), 4, 32, 8, 0.5, "{:.1f}")
        self._add_made(self.tr("Gaussian…"), self.tr("A round blur"), [sigma], kernels.gaussian)
        self._add_made(self.tr("Gabor…"), self.tr("Stripes that fade out"), [angle, wave], kernels.gabor)
        self._add_made(self.tr("line…"), self.tr("A detector of bright lines"), [angle], kernels.line)
        self.everywhere = QCheckBox(self.tr("all channels"))
        self.everywhere.setToolTip(
            self.tr("Presets and operations change the kernels of this filter for all channels alike")
        )
        self._flow.addWidget(self.everywhere)

    def set_square(self, square: bool) -> None:
        """Offers the quarter turn only where the kernel stays as it is in size."""
        self._turn.setEnabled(square)
        self._turn.setToolTip(
            self.tr("Turn a quarter to the left") if square else self.tr("Only a square kernel can be turned by 90°")
        )

    def _add(self, text: str, tip: str, change: Operation) -> QPushButton:
        button = self._chip(text, tip)
        button.clicked.connect(lambda: self.chosen.emit(tip, change, new_gesture()))
        return button

    def _add_made(self, text: str, tip: str, knobs: list[Knob], make: Callable[..., Float32]) -> None:
        button = self._chip(text, tip)
        menu = KnobMenu(knobs, button)
        menu.turned.connect(
            lambda values, gesture: self.chosen.emit(tip, lambda kernel: make(kernel.shape, *values), gesture)
        )
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))

    def _chip(self, text: str, tip: str) -> QPushButton:
        button = chip(text)
        explain(button, tip, tip)
        self._flow.addWidget(button)
        return button


def _randomised(kernel: Float32) -> Float32:
    return kernels.random_kernel(kernel.shape, random.getrandbits(32))
