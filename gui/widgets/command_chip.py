"""Chips and check boxes for commands of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionEvent, QIcon
from PySide6.QtWidgets import QCheckBox, QToolButton

from gui.events.guard import guarded
from gui.widgets.pieces import explain


def command_name(action: QAction) -> str:
    """The text of a command without its mnemonic "&"."""
    return action.text().replace("&", "")


def make_switch(action: QAction) -> None:
    """Makes a command checkable; while checked, menus show a check mark instead of its icon."""
    action.setCheckable(True)
    action.toggled.connect(lambda on: action.setIconVisibleInMenu(not on))


@guarded
class CommandChip(QToolButton):
    """A chip for a command, with a text and icon of its own; state and tooltip follow the command.

    Args:
        iconic: reserve space for an icon.
    """

    def __init__(self, action: QAction, word: str, iconic: bool = False) -> None:
        super().__init__()
        self.setProperty("chip", True)
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if iconic else style.ToolButtonTextOnly)
        self.setDefaultAction(action)
        self.setAccessibleName(command_name(action))
        self.setText(word)
        self.setIcon(QIcon())

    def actionEvent(self, event: QActionEvent) -> None:
        word, icon = self.text(), self.icon()
        super().actionEvent(event)  # it also copies the action's text and icon
        self.setText(word)
        self.setIcon(icon)


def command_box(action: QAction, word: str) -> QCheckBox:
    """A check box for a checkable command."""
    make_switch(action)
    box = QCheckBox(word)
    explain(box, command_name(action), action.toolTip())
    box.clicked.connect(action.trigger)
    action.toggled.connect(box.setChecked)
    return box
