"""The pages of the window's centre, the panels of the bottom dock, and the commands for both and for playback."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QStackedWidget, QWidget

from engine import INPUT, infer
from engine.layers.spec import Spec
from engine.lessons.view import Page, View
from gui.cell.cell_panel import CellPanel
from gui.commands.actions import Actions
from gui.filter_page.view import FilterDepthView
from gui.look.theme import Theme
from gui.matrix.matrix_panel import MatrixPanel
from gui.presentation.pages.scene_pages import ScenePages
from gui.state.document import Document
from gui.state.playback import SPEEDS, Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.why.why_panel import WhyPanel
from gui.widgets.pieces import caption


class Stepping(QObject):
    """The pages of the window's centre (network, layer, filter, cell, and those of scenes), and the lower panels.

    Attributes:
        cell, why, melt: the panels of the bottom dock.
        scene_pages: the pages that are shown only by scenes.
    """

    def __init__(
        self, document: Document, selection: Selection, session: Session, theme: Theme, playback: Playback
    ) -> None:
        super().__init__(playback)
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._playback = playback
        self.cell = CellPanel(document, selection, session, theme, playback)
        self.why = WhyPanel(document, selection, session, theme)
        self.melt = MatrixPanel(document, selection, session, theme)
        self.filter: FilterDepthView | None = None
        self.scene_pages = ScenePages(document, selection, session, theme, self.leave, self.enlarge)
        self.page: Page = "network"  # the current page of the centre
        self._above: Page = "network"  # from where a filter was opened
        self._elsewhere = caption(self.tr("The arithmetic fills the middle of the window; Esc there brings it back."))
        self._elsewhere.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._docks: dict[str, QDockWidget] = {}
        selection.depth_changed.connect(self._show_depth)

    def take(self, stack: QStackedWidget, network: QWidget, docks: dict[str, QDockWidget], actions: Actions) -> None:
        """Connects the pages with the window's stack and docks, and binds the commands.

        Args:
            stack: holds the network; the filter page is added when it is first needed.
        """
        self._stack, self._network, self._docks, self._actions = stack, network, docks, actions
        self._elsewhere.setParent(docks["cell"])  # so that it goes with the window, wherever the arithmetic is
        self._elsewhere.hide()
        self.cell.use_actions(actions)
        walk, selection = self._playback, self._selection
        actions.bind(
            {
                "walk_first": walk.first,
                "walk_back": walk.back,
                "walk_play": walk.toggle,
                "walk_forward": walk.forward,
                "walk_last": walk.last,
                "walk_loop": lambda: walk.set_loop(actions["walk_loop"].isChecked()),
                "walk_stop": walk.stop,
                "faster": lambda: self._change_speed(-1),
                "slower": lambda: self._change_speed(1),
                "next_layer": walk.next_layer,
                "previous_layer": walk.previous_layer,
                "open_filter": lambda: self.open(selection.layer, selection.channel),
                "show_maps": self.show_maps,
                "show_map": lambda: self._bring("map"),
                "back_up": self.leave,
                "show_cell": lambda: self._bring("cell"),
                "show_why": lambda: self._bring("why"),
                "show_melt": lambda: self._bring("melt"),
                "compare": lambda: selection.set_looks(compares=actions["compare"].isChecked()),
                "copy_text": self.cell.copy_text,
                "copy_latex": self.cell.copy_latex,
            }
        )
        for key in ("walk_loop", "compare"):
            actions[key].setCheckable(True)
        walk.changed.connect(self._show_state)
        walk.moved.connect(self._show_state)
        walk.build_up.changed.connect(self._show_state)
        selection.changed.connect(self._show_state)
        selection.looks_changed.connect(self._show_state)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        walk, actions, spec = self._playback, self._actions, self._spec
        actions["walk_loop"].setChecked(walk.loop)
        for key in ("walk_first", "walk_back", "walk_play", "walk_forward", "walk_last"):
            actions[key].setEnabled(walk.count > 0)
        actions["walk_stop"].setEnabled(walk.walking or walk.build_up.layer is not None)
        actions["open_filter"].setEnabled(self._has_filters)
        actions["show_maps"].setEnabled(self._has_maps)
        actions["compare"].setEnabled(bool(spec is not None and spec.counterpart))
        actions["compare"].setChecked(self._selection.looks.compares)

    @property
    def _spec(self) -> Spec | None:
        """The Spec of the selected layer; None for the input."""
        layer = self._selection.layer
        return None if layer == INPUT else self._document.project[layer].spec

    @property
    def _has_maps(self) -> bool:
        layer = self._selection.layer
        return layer == INPUT or len(infer(self._document.project).shapes.get(layer, ())) == 3

    @property
    def _has_filters(self) -> bool:
        return self._spec is not None and self._spec.has_filters

    def _change_speed(self, way: int) -> None:
        at = SPEEDS.index(self._playback.speed) + way
        self._playback.set_speed(SPEEDS[min(max(at, 0), len(SPEEDS) - 1)])

    @Slot(str, int)
    def open(self, layer: str, channel: int) -> None:
        """Opens the filter page for a map of a layer with filters; otherwise the cell panel."""
        if layer != self._selection.layer or channel != self._selection.channel:
            self._selection.select(layer, channel)
        if self._selection.depth == "overview" and self._has_filters:
            self._above = "maps" if self.page == "maps" else "network"
            self._selection.set_depth("filter")
        else:
            self._bring("cell")
            self.cell.setFocus()

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
        self.show_page(replace(self.setup, page="maps"))
        self.content.setFocus()

    @Slot()
    def leave(self) -> None:
        """Goes back: ends a walk or build if there is one, else shows the network."""
        if self._playback.walking or self._playback.build_up.layer is not None:
            self._playback.stop()
        elif self.page not in ("network", "filter"):
            self.show_page(replace(self.setup, page="network"))
            self._network.setFocus()
        else:
            self._close_filter()

    def show_page(self, view: View) -> None:
        """Shows the page of a View with the View's settings."""
        page = view.page
        self._above = "network"
        self.scene_pages.take(view)
        if page == "cell" == self.page and self._stack.currentWidget() is self.cell:
            return  # removing and re-adding it would flicker
        self._return_cell()
        self._selection.set_depth("filter" if page == "filter" and self._has_filters else "overview")
        if page == "cell":
            self._docks["cell"].setWidget(self._elsewhere)
            self._stack.addWidget(self.cell)
            self._stack.setCurrentWidget(self.cell)
            self.cell.show()
            self.cell.row.set_large(True)
        elif (own := self.scene_pages.widget(page)) is not None:
            if self._stack.indexOf(own) < 0:
                self._stack.addWidget(own)
            self._stack.setCurrentWidget(own)
        elif self._selection.depth == "overview":
            self._stack.setCurrentWidget(self._network)
        self.page = page

    @property
    def content(self) -> QWidget:
        """The widget in the centre."""
        content = self._stack.currentWidget()
        assert content is not None
        return content

    @property
    def setup(self) -> View:
        """The last shown View, updated with the current page and the page's current settings."""
        return self.scene_pages.setup(self.page)

    def _return_cell(self) -> None:
        """Moves the cell panel back into its dock if it is in the centre."""
        dock = self._docks["cell"]
        if dock.widget() is not self.cell:
            self._stack.removeWidget(self.cell)
            dock.setWidget(self.cell)
            self.cell.show()
            self.cell.set_written(False)
            self.cell.row.set_large(False)

    @Slot()
    def _close_filter(self) -> None:
        """Goes back to where the filter was opened from."""
        self._playback.stop()
        self._selection.set_depth("overview")
        above, self._above = self._above, "network"
        if above == "maps":
            self.show_maps()

    @Slot()
    def _show_depth(self) -> None:
        self._return_cell()
        self.page = "filter" if self._selection.depth == "filter" else "network"
        if self._selection.depth == "overview":
            self._stack.setCurrentWidget(self._network)
            self._network.setFocus()
            return
        if self.filter is None:
            self.filter = FilterDepthView(self._document, self._selection, self._session, self._theme)
            self.filter.left.connect(self._close_filter)
            self.filter.cell_asked.connect(lambda: self._bring("cell"))
            self._stack.addWidget(self.filter)
        self._stack.setCurrentWidget(self.filter)
        self.filter.setFocus()

    def _bring(self, name: str) -> None:
        """Shows the dock of a panel and focuses the panel."""
        if name == "cell" and self.page == "cell":
            self.cell.setFocus()
            return
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        content = dock.widget()
        if content is not None:
            content.setFocus()
