"""Commands of the window as chips and boxes of a panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionEvent, QIcon
from PySide6.QtWidgets import QCheckBox, QToolButton

from gui.events.guard import guarded
from gui.widgets.pieces import explain


def command_name(action: QAction) -> str:
    """What a command is called where no letter of it is a key."""
    return action.text().replace("&", "")


def make_switch(action: QAction) -> None:
    """Makes a command one that is on or off; while it is on, menus show its tick in place of its icon."""
    action.setCheckable(True)
    action.toggled.connect(lambda on: action.setIconVisibleInMenu(not on))


@guarded
class CommandChip(QToolButton):
    """A chip for a command: with a short word and an icon of its own; on, off and explained as the command is.

    Args:
        iconic: there will be an icon beside the word.
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
        super().actionEvent(event)  # which takes over the menu's word and icon with everything else
        self.setText(word)
        self.setIcon(icon)


def command_box(action: QAction, word: str) -> QCheckBox:
    """A box that is ticked while a command is on."""
    make_switch(action)
    box = QCheckBox(word)
    explain(box, command_name(action), action.toolTip())
    box.clicked.connect(action.trigger)
    action.toggled.connect(box.setChecked)
    return box
