"""The pages that only scenes fill the middle of the window with, each made when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.lessons.scene import Page, View
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session

if TYPE_CHECKING:
    from gui.presentation.pages.calculator import Calculator
    from gui.presentation.pages.picture_page import PicturePage
    from gui.presentation.pages.unroll import UnrollPage


@dataclass(frozen=True)
class Setup:
    """What these pages are set to, by the names that a View has for it."""

    sides: tuple[int, int, int] = (1000, 3, 1000)
    shares: bool = True
    near: bool = False
    unrolled: bool = False

    @classmethod
    def of(cls, view: View) -> Setup:
        """What a View sets them to."""
        return cls(view.sides, view.shares, view.near, view.unrolled)


class ScenePages:
    """The calculator of weights, the unrolling of maps, and a map as a picture.

    Attributes:
        calculator, unroll, picture: the pages, as far as they were shown.
    """

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self.calculator: Calculator | None = None
        self.unroll: UnrollPage | None = None
        self.picture: PicturePage | None = None
        self._setup = Setup()

    def take(self, page: Page, setup: Setup) -> None:
        """Sets the page that is about to be shown; what is seen already goes over into it before one's eyes."""
        self._setup = setup
        if page == "calculator":
            self._calculator().set_up(setup.sides, setup.shares, setup.near)
        elif page == "unroll":
            self._unroll().set_unrolled(setup.unrolled)

    def setup(self, page: Page) -> Setup:
        """What the pages are set to while ``page`` is shown: what was changed by hand is part of it."""
        setup = self._setup
        if page == "calculator" and self.calculator is not None:
            made = self.calculator
            return Setup(made.sides, made.shares, made.near, setup.unrolled)
        if page == "unroll" and self.unroll is not None:
            return Setup(setup.sides, setup.shares, setup.near, self.unroll.unrolled)
        return setup

    def widget(self, page: Page) -> QWidget | None:
        """What shows a page; None for pages that are not of this kind."""
        if page == "calculator":
            return self._calculator()
        if page == "unroll":
            return self._unroll()
        return self._picture() if page == "picture" else None

    def has_legend(self, page: QWidget | None) -> bool:
        """Whether a page shows numbers in the colours of maps."""
        return page is not self.calculator and page is not self.picture

    def _calculator(self) -> Calculator:
        from gui.presentation.pages.calculator import Calculator

        if self.calculator is None:
            self.calculator = Calculator(self._theme)
        return self.calculator

    def _unroll(self) -> UnrollPage:
        from gui.presentation.pages.unroll import UnrollPage

        if self.unroll is None:
            self.unroll = UnrollPage(self._document, self._selection, self._session, self._theme)
        return self.unroll

    def _picture(self) -> PicturePage:
        from gui.presentation.pages.picture_page import PicturePage

        if self.picture is None:
            self.picture = PicturePage(self._document, self._selection, self._session, self._theme)
        return self.picture
