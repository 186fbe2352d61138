"""Edits of one kernel and its current cell, without a widget."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject, Signal

from engine.kernels.operations import Symmetry, symmetric_cells
from gui.filter.kernel_layout import Cell
from gui.widgets.gesture import new_gesture
from gui.widgets.weight_text import Kernel, exact_text

_PAUSE = 700  # milliseconds after which the next notch or key press is a new gesture


@dataclass
class _Burst:
    """Wheel notches or key presses in quick succession on one cell, which form one gesture."""

    gesture: int
    cell: Cell
    time: int


class KernelEditor(QObject):
    """Edits a kernel cell by cell.

    Signals:
        resized: the kernel has another shape; emitted before ``shown``.
        shown: the kernel or the current cell changed.
        edited(object, int): the kernel after an edit, read-only float32 (KH, KW), and its gesture.

    Attributes:
        kernel: read-only float32 (KH, KW).
        current: the (row, column) that keys act on.
        step: change of a weight per notch or key press.
        symmetry: which other cells change with the edited one.
    """

    resized = Signal()
    shown = Signal()
    edited = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kernel = frozen(np.zeros((3, 3)))
        self.current: Cell = (0, 0)
        self.step = 0.1
        self.symmetry: Symmetry = "none"
        self._burst: _Burst | None = None

    @property
    def weight(self) -> np.float32:
        """The weight of the current cell."""
        weight: np.float32 = self.kernel[self.current]
        return weight

    def show_kernel(self, kernel: Kernel) -> None:
        """Replaces the kernel without an edit, and ends the gesture of wheel or keys."""
        self._burst = None
        self._show(kernel)

    def go_to(self, cell: Cell) -> None:
        """Makes the nearest cell of the kernel the current one."""
        rows, columns = self.kernel.shape
        self.current = min(max(cell[0], 0), rows - 1), min(max(cell[1], 0), columns - 1)
        self.shown.emit()

    def move(self, down: int, right: int) -> None:
        """Moves the current cell, up to the edge of the kernel."""
        self.go_to((self.current[0] + down, self.current[1] + right))

    def advance(self, cells: int, down_columns: bool = False) -> None:
        """Moves the current cell in reading order, or column by column; stops at the ends of the kernel."""
        rows, columns = self.kernel.shape
        row, column = self.current
        index = column * rows + row if down_columns else row * columns + column
        index = min(max(index + cells, 0), rows * columns - 1)
        self.go_to((index % rows, index // rows) if down_columns else (index // columns, index % columns))

    def set_cells(self, cells: Iterable[Cell], value: float, gesture: int) -> None:
        """Sets cells, and those symmetric to them, to a value."""
        kernel = self.kernel.copy()
        for cell in cells:
            for twin in symmetric_cells(kernel.shape, cell, self.symmetry):
                kernel[twin] = value + 0.0  # converts −0 to 0
        self.replace(kernel, gesture)

    def replace(self, kernel: Kernel, gesture: int) -> None:
        """Replaces the kernel as an edit; does nothing if the weights are equal."""
        if self._burst and self._burst.gesture != gesture:
            self._burst = None
        if not same(kernel, self.kernel):
            self._show(frozen(kernel))
            self.edited.emit(self.kernel, gesture)

    def step_by(self, amount: float, gesture: int) -> None:
        """Adds an amount to the current cell."""
        value = float(exact_text(self.weight))
        if amount:
            # Rounded in decimal: three steps of 0.1 give 0.3 in spite of binary rounding.
            self.set_cells([self.current], round((value if math.isfinite(value) else 0.0) + amount, 9), gesture)

    def burst_gesture(self, cell: Cell, time: int) -> int:
        """The gesture of a notch or key press on a cell; several in quick succession share it.

        Args:
            time: of the event, in milliseconds.
        """
        burst = self._burst
        if burst is None or burst.cell != cell or time - burst.time > _PAUSE:
            burst = self._burst = _Burst(new_gesture(), cell, time)
        burst.time = time
        return burst.gesture

    def _show(self, kernel: Kernel) -> None:
        resized = kernel.shape != self.kernel.shape
        self.kernel = kernel
        rows, columns = kernel.shape
        self.current = min(self.current[0], rows - 1), min(self.current[1], columns - 1)
        if resized:
            self.resized.emit()
        self.shown.emit()


def frozen(kernel: ArrayLike) -> Kernel:
    """A read-only copy of a kernel."""
    frozen = np.array(kernel, np.float32)
    frozen.flags.writeable = False
    return frozen


def same(a: Kernel, b: Kernel) -> bool:
    """Whether two kernels have equal weights; NaN equals NaN."""
    return bool(np.array_equal(a, b, equal_nan=True))
