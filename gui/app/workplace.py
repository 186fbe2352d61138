"""The parts of a window that recovery uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine import Project
from gui.commands.actions import Actions
from gui.messages.messages import Messages
from gui.messages.notices import Banner
from gui.state.document import Document
from gui.state.session import Session

if TYPE_CHECKING:
    from gui.presentation.player import Player


@dataclass(frozen=True)
class Workplace:
    """What recovery needs from a window.

    Args:
        document, player, session: the user's work, the lesson that may replace it, and the jobs that save it.
        banner, messages, tell: show an offer, a bug report, and a status message.
        actions: contains the command "recover".
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
