"""Editors of numbers that belong to one channel, such as its bias."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.filter.kernel_grid import KernelGrid


class Numbers(QWidget):
    """Shows numbers that are edited like weights: dragged, scrolled and typed.

    Signals:
        changed(str, object, int): name and new value of an edited number, and the gesture.
    """

    changed = Signal(str, object, int)

    def __init__(self) -> None:
        super().__init__()
        self.grids: dict[str, KernelGrid] = {}
        self._dark = self._hatched = False
        self._labels = {
            "weight": self.tr("Scale"),
            "bias": self.tr("Bias"),
            "mean": self.tr("Mean"),
            "variance": self.tr("Variance"),
        }
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(0, 1)

    def set_dark(self, dark: bool) -> None:
        """Uses the colours of the dark theme, or of the light one; adapts to the type size."""
        self._dark = dark
        for grid in self.grids.values():
            self._apply_look(grid)

    def set_hatched(self, hatched: bool) -> None:
        """Hatches negative numbers, or does not."""
        self._hatched = hatched
        for grid in self.grids.values():
            self._apply_look(grid)

    def show_values(self, values: Mapping[str, float], scale: float) -> None:
        """Shows numbers by name.

        Args:
            scale: the absolute value from which on numbers have the strongest colour.
        """
        if values.keys() != self.grids.keys():
            while (old := self._rows.takeAt(0)) is not None:
                if (widget := old.widget()) is not None:
                    widget.deleteLater()
            self.grids = {name: self._added(row, name) for row, name in enumerate(values)}
        for name, value in values.items():
            self.grids[name].set_kernel([[value]])
            self.grids[name].set_scale(max(scale, abs(value)))

    def _added(self, row: int, name: str) -> KernelGrid:
        label, grid = self._labels.get(name, name), KernelGrid()
        self._apply_look(grid)
        grid.setToolTip(self.tr("Drag it up or down, turn the wheel, or type a number; Del sets 0"))
        grid.setAccessibleName(label)
        grid.kernel_changed.connect(lambda kernel, gesture: self.changed.emit(name, float(kernel[0, 0]), gesture))
        self._rows.addWidget(QLabel(label), row, 0)
        self._rows.addWidget(grid, row, 1)
        return grid

    def _apply_look(self, grid: KernelGrid) -> None:
        height = grid.fontMetrics().height() + 12
        grid.setFixedSize(4 * height, height)
        grid.set_dark(self._dark)
        grid.set_hatched(self._hatched)
