"""The parts of a window in which work is kept, and work that was left behind is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine import Project
from gui.commands.actions import Actions
from gui.messages.messages import Messages
from gui.messages.notices import Banner
from gui.presentation.player import Player
from gui.state.document import Document
from gui.state.session import Session


@dataclass(frozen=True)
class Workplace:
    """What keeping and restoring work needs of a window.

    Args:
        document, player, session: the user's own work, a lesson that stands in for it, and whether it is being saved.
        banner, messages, tell: where something is offered, a bug is told, and a word is said quietly.
        actions: has the command that offers again what was left behind.
        open_project: shows another project (its path, notes about it, whether it is saved), after asking.
    """

    document: Document
    player: Player
    session: Session
    banner: Banner
    messages: Messages
    tell: Callable[[str], object]
    actions: Actions
    open_project: Callable[[Project, Path | None, str, bool], object]
