"""The parts of a window that show a Project, for whoever presents them or takes pictures of them."""

from __future__ import annotations

from dataclasses import dataclass

from gui.network.legend_bar import LegendBar
from gui.network.view import NetworkView
from gui.presentation.room import Room
from gui.presentation.staging import Staging
from gui.state.document import Document
from gui.state.playback import Transport
from gui.state.selection import Selection
from gui.state.session import Session
from gui.window.pages import Stepping


@dataclass(frozen=True)
class ViewParts:
    """What is shown in a window, and what puts it there.

    Args:
        document, selection, session, transport: the Project, and what of it is looked at, computed and walked through.
        stepping, view, legend: the pages and panels, the network among them, and what the colours mean.
        staging: puts all of them into the state of a View.
        room: what surrounds them.
    """

    document: Document
    selection: Selection
    session: Session
    transport: Transport
    stepping: Stepping
    view: NetworkView
    legend: LegendBar
    staging: Staging
    room: Room
