"""Buttons of a panel for commands of the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from gui.widgets.command_chip import command_name
from gui.widgets.flow_layout import FlowLayout


class ActionLookup(Protocol):
    """Maps a command's key in ``gui.commands.table.COMMANDS`` to its QAction."""

    def __getitem__(self, key: str, /) -> QAction: ...


class ActionRow(QWidget):
    """A row of buttons that mirror the text, icon, shortcut and state of commands."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=2)

    def use_actions(self, actions: ActionLookup, keys: Iterable[str], worded: Iterable[str] = ()) -> None:
        """Adds a button for each of these commands.

        Args:
            worded: keys of those that show text beside the icon.
        """
        worded = tuple(worded)
        for key in keys:
            button = QToolButton()
            button.setDefaultAction(actions[key])
            button.setAccessibleName(command_name(actions[key]))
            if actions[key].menu() is not None:
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            if key in worded:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._flow.addWidget(button)
