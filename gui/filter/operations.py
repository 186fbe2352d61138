"""The chips for operations on whole kernels."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from engine.kernels import operations
from engine.project.map_weights import Operation
from engine.values.array import Float32
from gui.filter.knob_menu import Knob, KnobMenu
from gui.widgets.action_row import ActionLookup
from gui.widgets.choice_menu import pop_up
from gui.widgets.command_chip import CommandChip, command_box
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.gesture import new_gesture


class Operations(QWidget):
    """Chips for the commands that transform a whole kernel.

    Signals:
        chosen(str, object, int): name of the undo step, function from the old kernel to the new one, gesture.
    """

    chosen = Signal(str, object, int)

    def __init__(self, actions: ActionLookup) -> None:
        super().__init__()
        self._all: list[QAction] = []
        self._flow = FlowLayout(self, spacing=4)
        self._turn = actions["kernel_turn"]
        self._turn_tip = self._turn.toolTip()
        self._add(self._turn, self.tr("⟲ 90°"), operations.rotate)
        self._add(actions["kernel_mirror_columns"], self.tr("↔ mirror"), operations.mirror_horizontal)
        self._add(actions["kernel_mirror_rows"], self.tr("↕ mirror"), operations.mirror_vertical)
        self._add(actions["kernel_negate"], self.tr("± negate"), operations.negate)
        self._add(actions["kernel_sum"], self.tr("Σ→1"), operations.normalise_sum)
        self._add(actions["kernel_mean"], self.tr("mean→0"), operations.normalise_mean)
        self._add(actions["kernel_norm"], self.tr("norm→1"), operations.normalise_norm)
        self._add(actions["kernel_zero"], self.tr("zero"), operations.zero)
        self._add(actions["kernel_random"], self.tr("random"), _randomised)
        sigma = Knob(self.tr("Sigma"), self.tr("The standard deviation, in pixels"), 2, 60, 10, 0.1)
        angle = Knob(self.tr("Angle"), self.tr("0° is level, 90° is upright"), 0, 35, 0, 5, 0, "°")
        wave = Knob(self.tr("Wavelength"), self.tr("From stripe to stripe, in pixels"), 4, 32, 8, 0.5)
        reach = Knob(self.tr("Sigma"), self.tr("How far the stripes reach, in pixels"), 2, 60, 22, 0.1)
        phase = Knob(
            self.tr("Phase"), self.tr("0° has a bright stripe in the middle, 90° an edge"), 0, 23, 0, 15, 0, "°"
        )
        self._add_generated(actions["kernel_gaussian"], self.tr("Gaussian…"), [sigma], operations.gaussian)
        self._add_generated(actions["kernel_gabor"], self.tr("Gabor…"), [angle, wave, reach, phase], operations.gabor)
        self._add_generated(actions["kernel_line"], self.tr("line…"), [angle], operations.line)
        self._everywhere = actions["all_channels"]
        self.everywhere = command_box(self._everywhere, self.tr("all channels"))
        self._flow.addWidget(self.everywhere)

    def offer(self, shape: tuple[int, int] | None, channels: int) -> None:
        """Enables the operations that apply to a kernel.

        Args:
            shape: (KH, KW) of the kernel; None without a kernel.
            channels: number of channels whose kernels can be changed together.
        """
        oblong = shape is not None and shape[0] != shape[1]
        for action in self._all:
            action.setEnabled(shape is not None and not (oblong and action is self._turn))
        self._turn.setToolTip(self.tr("Only a square kernel can be turned by 90°") if oblong else self._turn_tip)
        self._everywhere.setEnabled(channels > 1)
        self.everywhere.setVisible(channels > 1)

    def _add(self, action: QAction, word: str, change: Operation) -> None:
        self._add_chip(action, word)
        action.triggered.connect(lambda: self.chosen.emit(action.statusTip(), change, new_gesture()))

    def _add_generated(self, action: QAction, word: str, knobs: list[Knob], make: Callable[..., Float32]) -> None:
        chip = self._add_chip(action, word)
        menu = KnobMenu(knobs, chip)
        menu.turned.connect(
            lambda values, gesture: self.chosen.emit(
                action.statusTip(), lambda kernel: make(kernel.shape, *values), gesture
            )
        )
        action.triggered.connect(lambda: pop_up(menu, chip))

    def _add_chip(self, action: QAction, word: str) -> CommandChip:
        chip = CommandChip(action, word)
        self._all.append(action)
        self._flow.addWidget(chip)
        return chip


def _randomised(kernel: Float32) -> Float32:
    return operations.random_kernel(kernel.shape, random.getrandbits(32))
