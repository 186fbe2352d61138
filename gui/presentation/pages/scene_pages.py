"""What can fill the middle of the window beside the network, each page made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.lessons.view import Page, View
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session

if TYPE_CHECKING:
    from gui.layer_maps.page import LayerMapsPage
    from gui.presentation.pages.calculator import Calculator
    from gui.presentation.pages.picture_page import PicturePage
    from gui.presentation.pages.unroll import UnrollPage


class ScenePages:
    """All maps of a layer, the calculator of weights, the unrolling of maps, and a map as a picture.

    Attributes:
        maps, calculator, unroll, picture: the pages, as far as they were shown.

    Args:
        leave: goes back from the maps of a layer.
        enlarge: goes into one of them.
    """

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        leave: Callable[[], None],
        enlarge: Callable[[str, int], None],
    ) -> None:
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._leave, self._enlarge = leave, enlarge
        self.maps: LayerMapsPage | None = None
        self.calculator: Calculator | None = None
        self.unroll: UnrollPage | None = None
        self.picture: PicturePage | None = None
        self._view = View()

    def take(self, view: View) -> None:
        """Sets the page that is about to be shown; what is seen already goes over into it before one's eyes."""
        self._view = view
        if view.page == "maps":
            self._maps().set_order(view.sorting)
        elif view.page == "calculator":
            self._calculator().set_up(view.sides, view.shares, view.near)
        elif view.page == "unroll":
            self._unroll().set_unrolled(view.unrolled)

    def setup(self, page: Page) -> View:
        """The View taken last, while ``page`` is shown: with what was changed by hand on that page."""
        view = replace(self._view, page=page)
        if page == "calculator" and self.calculator is not None:
            made = self.calculator
            return replace(view, sides=made.sides, shares=made.shares, near=made.near)
        if page == "maps" and self.maps is not None:
            return replace(view, sorting=self.maps.order)
        if page == "unroll" and self.unroll is not None:
            return replace(view, unrolled=self.unroll.unrolled)
        return view

    def widget(self, page: Page) -> QWidget | None:
        """What shows a page; None for pages that are not of this kind."""
        if page == "maps":
            return self._maps()
        if page == "calculator":
            return self._calculator()
        if page == "unroll":
            return self._unroll()
        return self._picture() if page == "picture" else None

    def has_legend(self, page: QWidget | None) -> bool:
        """Whether a page shows numbers in the colours of maps."""
        return page is not self.calculator and page is not self.picture

    def _maps(self) -> LayerMapsPage:
        from gui.layer_maps.page import LayerMapsPage

        if self.maps is None:
            self.maps = LayerMapsPage(self._document, self._selection, self._session, self._theme)
            self.maps.left.connect(self._leave)
            self.maps.opened.connect(self._enlarge)
        return self.maps

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
