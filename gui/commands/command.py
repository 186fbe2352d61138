"""A command of the program as a value: its texts, its keys, and its place in menus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One command.

    Args:
        text: the label in menus, with a mnemonic "&".
        tip: a sentence about its effect, for tooltip, status bar and list of keys.
        keys: its shortcuts.
        icon: the name of its icon; empty for none.
        places: the number of its group, by menu or tool bar (see ``gui.commands.menus``).
    """

    text: str
    tip: str
    keys: tuple[str, ...]
    icon: str
    places: Mapping[str, int]


def command(text: str, tip: str, *keys: str, icon: str = "", **places: int) -> Command:
    """A Command in the short notation of the tables: ``step=3`` puts it into group 3 of the menu Step."""
    return Command(text, tip, keys, icon, places)
