"""Fills menus and tool bar from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from PySide6.QtWidgets import QMenu, QWidgetAction

from gui.commands.table import COMMANDS
from gui.widgets.action_row import ActionLookup
from gui.widgets.pieces import heading

# The menus of the menu bar, the menu of colours, the tool bar, and the context menus of the parts of the canvas.
Menu = Literal[
    "file", "edit", "input", "view", "network", "filter", "step", "lessons", "help", "colours", "tools",
    "on_layer", "on_map", "on_class", "on_canvas", "on_input",
]  # fmt: skip


def groups(menu: Menu) -> Iterator[tuple[str, ...]]:
    """The keys of a menu's commands, one tuple per group, in the order of the table."""
    group_of = {key: command.places[menu] for key, command in COMMANDS.items() if menu in command.places}
    for _, keys in groupby(sorted(group_of, key=group_of.__getitem__), key=group_of.__getitem__):
        yield tuple(keys)


def fill(filled: QMenu, actions: ActionLookup, menu: Menu, possible: bool = False) -> None:
    """Adds the commands of a menu, with separators between groups.

    Args:
        possible: whether disabled commands are left out.
    """
    for keys in groups(menu):
        offered = [actions[key] for key in keys if actions[key].isEnabled() or not possible]
        if offered and filled.actions():
            filled.addSeparator()
        filled.addActions(offered)


def add_title(menu: QMenu, text: str) -> None:
    """Adds a section title, which cannot be chosen and is skipped by the arrow keys.

    QMenu.addSection shows no text when a style sheet draws the separators.
    """
    title = QWidgetAction(menu)
    title.setDefaultWidget(heading(text))
    title.setText(text)
    title.setSeparator(True)
    menu.addAction(title)
