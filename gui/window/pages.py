"""The pages of the window's centre: the network, and the pages in place of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QStackedWidget

from engine import INPUT, infer
from engine.lessons.view import Page as PageName
from engine.lessons.view import View
from gui.cell.cell_panel import CellPanel
from gui.commands.actions import Actions
from gui.look.theme import Theme
from gui.network.view import NetworkView
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.page import Page
from gui.widgets.pieces import caption

Description = Callable[[Document, Selection, Session, Theme], Page]


def _late(room: str) -> Description:
    """The ``page`` of a module that is imported when the page is first shown."""

    def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
        described: Page = import_module(room).page(document, selection, session, theme)
        return described

    return page


ROOMS: Mapping[PageName, Description] = {  # the rooms of all pages except network and cell
    "filter": _late("gui.filter_page.view"),
    "maps": _late("gui.layer_maps.page"),
    "backward": _late("gui.backward.page"),
    "calculator": _late("gui.presentation.pages.calculator"),
    "unroll": _late("gui.presentation.pages.unroll"),
    "picture": _late("gui.presentation.pages.picture_page"),
    "compare": _late("gui.training.comparing.page"),
}


class PageStack(QStackedWidget):
    """The network, one filter, all maps of a layer, one cell and the pages of scenes; one of them is shown.

    The stack follows the page named by the Selection. A page is created when it is first shown.

    Signals:
        made: a page was created; carries its name and the Page.
    """

    made = Signal(str, object)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        playback: Playback,
        network: NetworkView,
        cell: CellPanel,
    ) -> None:
        super().__init__()
        self._services = document, selection, session, theme
        self._document, self._selection, self._playback, self._cell = document, selection, playback, cell
        self._view = View()  # the View shown last
        self._above: PageName = "network"  # what the present page was opened from
        self._docks: Mapping[str, QDockWidget] = {}
        self._elsewhere = caption(self.tr("The arithmetic fills the middle of the window; Esc there brings it back."))
        self._elsewhere.setAlignment(Qt.AlignmentFlag.AlignCenter)
        chapter = "guide/06-depths.md"
        self._pages: dict[PageName, Page] = {
            "network": Page(
                network,
                f"{chapter}#the-network",
                title=self.tr("The network at {map}"),
                way_back=self.tr("Back to the network"),
            ),
            "cell": Page(
                cell,
                f"{chapter}#one-cell",
                title=self.tr("One value of {map}"),
                set_up=self._set_up_cell,
            ),
        }
        self.addWidget(network)
        network.opened.connect(self.open)
        network.enlarged.connect(self.enlarge)
        network.maps_asked.connect(self.show_maps)
        selection.page_changed.connect(self._follow)

    def take(self, docks: Mapping[str, QDockWidget], actions: Actions) -> None:
        """Connects the pages with the docks, and binds the commands that go from page to page."""
        self._docks = docks
        self._elsewhere.setParent(docks["cell"])  # so that it goes with the window, wherever the arithmetic is
        self._elsewhere.hide()
        self._actions: Mapping[str, QAction] = {key: actions[key] for key in ("open_filter", "show_maps", "back_up")}
        self._network_text = actions["back_up"].text()
        selection = self._selection
        actions.bind(
            {
                "open_filter": lambda: self.open(selection.layer, selection.channel),
                "show_maps": self.show_maps,
                "show_backward": self.show_backward,
                "show_map": lambda: self._bring("map"),
                "back_up": self.leave,
                "show_cell": lambda: self._bring("cell"),
                "show_why": lambda: self._bring("why"),
                "show_melt": lambda: self._bring("melt"),
            }
        )
        selection.changed.connect(self._enable)
        self._document.changed.connect(self._enable)
        self._enable()

    # --- the present page --------------------------------------------------------------------------------------

    def page(self, name: PageName) -> Page:
        """A page; created if it was not shown before."""
        if name not in self._pages:
            made = self._pages[name] = ROOMS[name](*self._services)
            for signal, slot in ((made.left, self._go_up), (made.opened, self.enlarge)):
                if signal is not None:
                    signal.connect(slot)
            if made.cell_asked is not None:
                made.cell_asked.connect(lambda: self._bring("cell"))
            self.addWidget(made.widget)
            self.made.emit(name, made)
        return self._pages[name]

    @property
    def shown(self) -> Page:
        """The present page."""
        return self.page(self._selection.page)

    @property
    def setup(self) -> View:
        """The View shown last, with the present page and what is set on it."""
        written = self._cell.is_written  # never in its dock
        return replace(self._view, page=self._selection.page, written=written, **self.shown.captured())

    def show_page(self, view: View) -> None:
        """Shows the page of a View with the View's settings."""
        name: PageName = "network" if view.page == "filter" and not self._has_filters else view.page
        self._view, self._above = view, "network"
        self.page(name).set_up(view)
        self._selection.set_page(name)
        self._enable()

    def title_of(self, name: PageName) -> str:
        """The title of a new scene, with ``{map}`` and ``{layer}`` for what is selected."""
        return self.page(name).title

    @Slot()
    def _follow(self) -> None:
        """Shows the page that the Selection names; the keyboard stays outside the stack if it is there."""
        focus, page = QApplication.focusWidget(), self.shown
        inside = focus is None or focus is self.currentWidget() or self.isAncestorOf(focus)
        if page.widget is self._cell:
            self._take_cell()
        else:
            self._return_cell()
        self.setCurrentWidget(page.widget)
        self._above = "network"
        if inside:
            page.widget.setFocus()
        self._enable()

    def _set_up_cell(self, view: View) -> None:
        self._take_cell()
        self._cell.set_written(view.written)

    def _take_cell(self) -> None:
        """Moves the cell panel from its dock into the centre."""
        if self.indexOf(self._cell) < 0:
            self._docks["cell"].setWidget(self._elsewhere)
            self._cell.row.set_large(True)
            self.addWidget(self._cell)
            self._cell.show()

    def _return_cell(self) -> None:
        """Moves the cell panel back into its dock if it is in the centre."""
        if self.indexOf(self._cell) >= 0:
            self.removeWidget(self._cell)
            self._docks["cell"].setWidget(self._cell)
            self._cell.show()
            self._cell.set_written(False)
            self._cell.row.set_large(False)

    # --- from page to page -------------------------------------------------------------------------------------

    @Slot(str, int)
    def open(self, layer: str, channel: int) -> None:
        """Opens the filter page for a map of a layer with filters; otherwise the cell panel."""
        if layer != self._selection.layer or channel != self._selection.channel:
            self._selection.select(layer, channel)
        if self._selection.page != "filter" and self._has_filters:
            above: PageName = self._selection.page if self.shown.opened is not None else "network"
            self._go_to("filter")
            self._above = above
            self._enable()
        else:
            self._bring("cell")
            self._cell.setFocus()

    @Slot(str, int)
    def enlarge(self, layer: str, channel: int) -> None:
        """Opens the filter page for a map of a layer with filters; otherwise the map panel, or the layer's Problem."""
        if layer != self._selection.layer or channel != self._selection.channel:
            self._selection.select(layer, channel)
        if self._has_filters and layer in infer(self._document.project).shapes:
            self.open(layer, channel)
        else:
            self._bring("map")

    @Slot()
    def show_maps(self) -> None:
        """Shows all maps of the selected layer."""
        self._go_to("maps")

    @Slot()
    def show_backward(self) -> None:
        """Shows the way from the loss back to the selected map."""
        self._go_to("backward")

    def show_comparison(self) -> None:
        """Shows the comparisons of trainings."""
        self._go_to("compare")

    @Slot()
    def leave(self) -> None:
        """Goes back: ends a walk or build if there is one, else shows the page that the present one was opened from."""
        if self._playback.walking or self._playback.build_up.layer is not None:
            self._playback.stop()
        else:
            self._go_up()

    @Slot()
    def _go_up(self) -> None:
        self._playback.stop()
        self._go_to(self._above)

    def _go_to(self, name: PageName) -> None:
        self.show_page(replace(self.setup, page=name))
        self.shown.widget.setFocus()

    def _bring(self, name: str) -> None:
        """Shows the dock of a panel and focuses the panel."""
        if name == "cell" == self._selection.page:
            self._cell.setFocus()
            return
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        content = dock.widget()
        if content is not None:
            content.setFocus()

    # --- enabled commands --------------------------------------------------------------------------------------

    @property
    def _has_filters(self) -> bool:
        layer = self._selection.layer
        return layer != INPUT and self._document.project[layer].spec.has_filters

    @property
    def _has_maps(self) -> bool:
        layer = self._selection.layer
        return layer == INPUT or len(infer(self._document.project).shapes.get(layer, ())) == 3

    @Slot()
    def _enable(self) -> None:
        self._actions["open_filter"].setEnabled(self._has_filters)
        self._actions["show_maps"].setEnabled(self._has_maps)
        above = self.page(self._above)
        text, at_network = above.way_back.format(layer=self._selection.layer), self._above == "network"
        self._actions["back_up"].setText(self._network_text if at_network else text.replace("&", "&&"))
        if self.shown.back is not None:
            self.shown.back.lead_to(text, spelled=not at_network)
