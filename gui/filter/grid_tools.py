"""The mouse tools of a kernel grid."""

from __future__ import annotations

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.filter.kernel_grid import KernelGrid
from gui.widgets.action_row import ActionLookup
from gui.widgets.choice_menu import ChoiceMenu
from gui.widgets.command_chip import command_name, make_switch
from gui.widgets.local_box import LocalBox
from gui.widgets.pieces import choice, explain
from gui.widgets.wheel_guard import leave_wheel


class GridTools(QWidget):
    """Chooses the mouse tool (drag or paint), the painted value and the symmetry."""

    def __init__(self, grid: KernelGrid, actions: ActionLookup) -> None:
        super().__init__()
        self._grid = grid
        drag, self._paint, self._symmetry = actions["tool_drag"], actions["tool_paint"], actions["symmetry"]
        self._tools = QActionGroup(self)
        self.drag, self.paint = QToolButton(), QToolButton()
        drag.setIconText("↕")
        for button, action in ((self.drag, drag), (self.paint, self._paint)):
            make_switch(action)
            self._tools.addAction(action)
            button.setDefaultAction(action)
            button.setAccessibleName(command_name(action))
        drag.setChecked(True)
        self._paint.toggled.connect(lambda on: setattr(grid, "tool", "paint" if on else "drag"))
        self.brush = LocalBox()
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
        self.symmetry = choice(self.tr("Symmetry"), self._symmetry.toolTip())
        ChoiceMenu(self._symmetry, self.symmetry)
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

    def offer(self, on: bool) -> None:
        """Enables the tools if a kernel is shown."""
        self._tools.setEnabled(on)
        self._symmetry.setEnabled(on)

    def _use_brush(self, value: float) -> None:
        self._grid.brush_value = value
        self._paint.setChecked(True)
