"""Panels and pages outside the window, each created on its own, for pictures of scenes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from importlib import import_module

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDockWidget, QWidget

from engine.lessons.view import Page as PageName
from engine.lessons.view import View
from gui.cell.cell_panel import CellPanel
from gui.cell.painted_page import PaintedCell
from gui.commands.actions import Actions
from gui.commands.layer_commands import LayerCommands
from gui.files.opening import Opening
from gui.filter.filter_panel import FilterPanel
from gui.input.input_panel import InputPanel
from gui.layer.layer_panel import LayerPanel
from gui.matrix.matrix_panel import MatrixPanel
from gui.network.pointing import Pointing
from gui.presentation.pdf.scene_state import SceneState
from gui.scenes.scenes_panel import ScenesPanel
from gui.training.data_panel import DataPanel
from gui.training.learning_panel import LearningPanel
from gui.training.results_panel import ResultsPanel
from gui.training.tester import Tester
from gui.training.trainer import Trainer, prepare
from gui.training.training_panel import TrainingPanel
from gui.why.why_panel import WhyPanel
from gui.widgets.page import Page
from gui.widgets.page_frame import PageFrame, PaintedPage
from gui.window.deferred_imports import pieces
from gui.window.docks import LEAST_BOTTOM, SCROLLED, scrolled
from gui.window.history_panel import HistoryPanel
from gui.window.pages import ROOMS
from gui.window.picture_region import PictureRegion
from gui.window.step_commands import show_playback

_TITLED = ("input", "map", "history")
_LOW = ("cell", "why", "learning", "results", "data", "melt")
_PAINTED: Mapping[PageName, tuple[str, str]] = {  # module and class of the painted pages; the others are forms
    "filter": ("gui.filter_page.painted_page", "PaintedFilter"),
    "maps": ("gui.layer_maps.painted_page", "PaintedMaps"),
    "backward": ("gui.backward.painted_page", "PaintedBackward"),
    "unroll": ("gui.presentation.pages.painted_pages", "PaintedUnroll"),
    "picture": ("gui.presentation.pages.painted_pages", "PaintedPicture"),
}


class _FormPage:
    """A page that is a form, such as the calculator: a widget as a whole."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.frame = PageFrame(page.widget)
        self.frame.show_canvas(False)
        self.has_legend = page.has_legend

    def set_up(self, view: View) -> None:
        """Applies the page's fields of a View."""
        self._page.set_up(view)

    def prepare(self) -> None:
        """Does nothing: the form follows the Session itself."""

    def paint(self, _painter: QPainter, _rect: QRect, _ratio: float) -> None:
        """Does nothing: there is no canvas."""


class LonePanels(QObject):
    """Makes panels and pages one by one, from the state of a scene.

    Args:
        docks: of the window, whose titles the panels have.
        show_found: makes a page of comparisons show what the window has found.
    """

    def __init__(
        self, state: SceneState, docks: Mapping[str, QDockWidget], show_found: Callable[[Page], object]
    ) -> None:
        super().__init__(state.ground)
        self._state, self._docks, self._show_found = state, docks, show_found
        self._services = state.document, state.selection, state.session, state.theme
        self._actions: Actions | None = None
        self._input: InputPanel | None = None
        self._trainers: list[Trainer] = []
        self._pages: dict[PageName, PaintedPage] = {}

    def page(self, name: PageName) -> PaintedPage | None:
        """A page that was made; None for the network."""
        return self._pages.get(name)

    def made_page(self, name: PageName) -> Iterator[None]:
        """A generator that makes a page piece by piece, if it was not shown before."""
        if name in self._pages or name == "network":
            return
        state = self._state
        if name == "cell":
            actions = yield from self._made_actions()
            self._pages[name] = PaintedCell(state.selection, state.session, state.theme, state.playback, actions)
        elif name in _PAINTED:
            room, maker = _PAINTED[name]
            self._pages[name] = getattr(import_module(room), maker)(*self._services)
        else:
            page = ROOMS[name](*self._services)
            if name == "compare":
                self._show_found(page)
            self._pages[name] = _FormPage(page)

    def title(self, name: str) -> str:
        """The title of a panel."""
        return self._docks[name].windowTitle()

    def needs_title(self, name: str) -> bool:
        """Whether a panel without tabs needs a title above it."""
        return name in _TITLED

    def built(self, name: str) -> Generator[None, None, QWidget]:
        """A generator that builds a panel piece by piece, and returns it."""
        actions = yield from self._made_actions()
        if name in ("map", "learning"):
            yield from pieces("pyqtgraph")
        panel = self._made(name, actions)
        yield
        if name in _LOW:
            panel.setMinimumWidth(LEAST_BOTTOM)
        return scrolled(panel) if name in SCROLLED else panel

    def _made_actions(self) -> Generator[None, None, Actions]:
        if self._actions is None:
            self._actions = Actions(self._state.ground, self._state.theme)
            yield
            self._commands = LayerCommands(*self._services[:2], self._actions, self._state.ground)
            self._actions.paint_icons()
            yield
        return self._actions

    def _made(self, name: str, actions: Actions) -> QWidget:
        if name == "input":
            return self._made_input(actions)
        if name == "layer":
            layer = LayerPanel(*self._services)
            layer.use_actions(actions)
            return layer
        if name == "cell":
            cell = CellPanel(*self._services, self._state.playback)
            cell.use_actions(actions)
            return cell
        if name == "map":
            from gui.map.map_panel import MapPanel

            return MapPanel(*self._services)
        if name in ("training", "learning", "results", "data"):
            trainer = Trainer(self._state.document, self._state.session, self)
            self._trainers.append(trainer)
            if name == "training":
                return TrainingPanel(trainer, actions, self._state.document, self._state.session, self._state.theme)
            if name == "data":
                return DataPanel(trainer, self._state.document, self._state.session, self._state.theme)
            if name == "results":
                tester = Tester(trainer, self._state.document, self._state.session, self)
                return ResultsPanel(tester, self._state.theme, actions)
            learning = LearningPanel(trainer, self._state.selection, self._state.session, self._state.theme, actions)
            learning.add_plot()
            return learning
        makers: Mapping[str, Callable[[], QWidget]] = {
            "filter": lambda: FilterPanel(*self._services, actions),
            "scenes": lambda: ScenesPanel(*self._services, View, lambda _page: "", actions),
            "history": lambda: HistoryPanel(self._state.document),
            "why": lambda: WhyPanel(*self._services),
            "melt": lambda: MatrixPanel(*self._services),
        }
        return makers[name]()

    def _made_input(self, actions: Actions) -> InputPanel:
        document, selection, session, theme = self._services
        opening = Opening(document, session, self)
        self._input = InputPanel(document, selection, session, theme, opening, actions)

        def pointing() -> Pointing:
            return Pointing.at(session.frame, selection.focus if selection.pointed else None, None)

        PictureRegion(pointing, selection, session, self._input, theme)
        return self._input

    def set_up(self, view: View) -> None:
        """Applies a View to the panels that are built; nothing is trained."""
        if self._actions is not None:
            self._commands.enable()
            show_playback(self._actions, self._state.playback, self._state.selection, self._state.document)
        if self._input is not None:
            self._input.hold_brush(view.draws)
        for trainer in self._trainers:
            prepare(trainer, view.examples, view.epochs, view.validation)
