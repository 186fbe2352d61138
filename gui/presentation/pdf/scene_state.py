"""The state that a scene is rendered from, and the interface of its panels."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from engine.lessons.view import Page as PageName
from engine.lessons.view import View
from gui.look.fixed_theme import FixedTheme
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.page_frame import PaintedPage


@dataclass(frozen=True)
class SceneState:
    """The state of a scene that is not in the window.

    Args:
        theme: the look of the picture.
        ground: the off-screen parent of all widgets.
    """

    document: Document
    selection: Selection
    session: Session
    playback: Playback
    theme: FixedTheme
    ground: QWidget


class ScenePanels(Protocol):
    """Makes panels and pages one by one, without a window."""

    def built(self, name: str) -> Generator[None, None, QWidget]:
        """A generator that builds a panel piece by piece, and returns it."""
        ...

    def made_page(self, name: PageName) -> Iterator[None]:
        """A generator that makes a page piece by piece, if it was not shown before."""
        ...

    def page(self, name: PageName) -> PaintedPage | None:
        """A page that was made; None for the network."""
        ...

    def set_up(self, view: View) -> None:
        """Applies a View to the panels that are built."""
        ...

    def title(self, name: str) -> str:
        """The title of a panel."""
        ...

    def needs_title(self, name: str) -> bool:
        """Whether a panel without tabs needs a title above it."""
        ...


MakePanels = Callable[[SceneState], ScenePanels]
