"""A command of the program as a value: its words, its keys, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One command.

    Args:
        text: in menus.
        tip: what it does, as a sentence.
        keys: its shortcuts.
        icon: the name of its icon.
        places: the group that it stands in, by menu or tool bar (see ``gui.commands.menus``).
    """

    text: str
    tip: str
    keys: tuple[str, ...]
    icon: str
    places: Mapping[str, int]


def command(text: str, tip: str, *keys: str, icon: str = "", **places: int) -> Command:
    """A Command as the tables write it: ``step=3`` puts it into the third group of the menu Step."""
    return Command(text, tip, keys, icon, places)
