"""What the mouse does on a kernel grid."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QDoubleSpinBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.icons import icon
from gui.widgets.kernel_grid import KernelGrid
from gui.widgets.pieces import choice, explain
from gui.widgets.wheel_guard import leave_wheel


class GridTools(QWidget):
    """Chooses what the mouse does: drag or paint, with which value and which symmetry."""

    def __init__(self, grid: KernelGrid) -> None:
        super().__init__()
        self._grid = grid
        self.drag, self.paint = QToolButton(), QToolButton()
        self.drag.setText("↕")
        group = QButtonGroup(self)
        for button, tip in (
            (self.drag, self.tr("Drag a cell up and down to change it")),
            (self.paint, self.tr("Paint cells with the value beside this button")),
        ):
            button.setCheckable(True)
            explain(button, tip, tip)
            group.addButton(button)
        self.drag.setChecked(True)
        self.paint.toggled.connect(lambda on: setattr(grid, "tool", "paint" if on else "drag"))
        self.brush = QDoubleSpinBox()
        leave_wheel(self.brush)
        self.brush.setRange(-100, 100)
        self.brush.setSingleStep(0.25)
        self.brush.setValue(grid.brush_value)
        self.brush.setProperty("plain", True)
        self.brush.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.brush.setMinimumWidth(48)
        explain(
            self.brush,
            self.tr("Value to paint"),
            self.tr("The value that painting puts into a cell; the right mouse button paints 0"),
        )
        self.brush.valueChanged.connect(self._use_brush)
        self.symmetry = choice(
            self.tr("Symmetry"), self.tr("Which other cells change together with the one that is touched")
        )
        for text, key in (
            (self.tr("No symmetry"), "none"),
            (self.tr("Left = right"), "horizontal"),
            (self.tr("Top = bottom"), "vertical"),
            (self.tr("Both mirrors"), "both"),
            (self.tr("Quarter turns"), "rotational"),
        ):
            self.symmetry.addItem(text, key)
        self.symmetry.currentIndexChanged.connect(lambda: setattr(grid, "symmetry", self.symmetry.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.drag)
        row.addWidget(self.paint)
        row.addWidget(self.brush, 1)
        row.addWidget(self.symmetry, 2)

    def set_colour(self, colour: str) -> None:
        """Draws the icons in a colour."""
        self.paint.setIcon(icon("brush", colour))

    def _use_brush(self, value: float) -> None:
        self._grid.brush_value = value
        self.paint.setChecked(True)
