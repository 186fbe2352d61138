"""The parts of a window that presenting and making pictures of scenes use."""

from __future__ import annotations

from dataclasses import dataclass

from gui.network.legend_bar import LegendBar
from gui.network.view import NetworkView
from gui.presentation.room import Room
from gui.presentation.staging import Staging
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.why.why_panel import WhyPanel
from gui.window.pages import PageStack


@dataclass(frozen=True)
class ViewParts:
    """The parts of a window that together show a View.

    Args:
        document, selection, session, playback: the state: Project, selection, evaluation and playback.
        pages, why, view, legend: the centre, the tree of causes, the network view, and the colour legend.
        staging: applies a View to all of them.
        room: the space around the centre.
    """

    document: Document
    selection: Selection
    session: Session
    playback: Playback
    pages: PageStack
    why: WhyPanel
    view: NetworkView
    legend: LegendBar
    staging: Staging
    room: Room
