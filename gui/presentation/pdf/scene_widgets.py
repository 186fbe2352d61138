"""Off-screen widgets of scenes: panels, and the strips around painted pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractAnimation, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QTabBar, QWidget

from engine import INPUT
from engine.lessons.view import Page as PageName
from engine.lessons.view import View
from gui.presentation.pdf.scene_layout import PanelPlace, SceneLayout, fronts, scene_layout
from gui.presentation.pdf.scene_state import MakePanels, SceneState
from gui.presentation.room import side_width
from gui.widgets.page_frame import PaintedPage

_MARGINS = (9, 4, 9, 4)  # pixels around a title at the base type size


class SceneWidgets:
    """The panels that a scene shows, and the strips of its page, each made when the first scene needs it.

    Args:
        state: what they show.
        make_panels: returns the factory of panels.
    """

    def __init__(self, state: SceneState, make_panels: MakePanels) -> None:
        self._state, self._ground = state, state.ground
        self._panels = make_panels(state)
        self._widgets: dict[str, QWidget] = {}  # by name of the panel or page
        self._titles: list[QWidget] = []
        self._shown: list[QWidget] = []

    def built(self, view: View) -> Iterator[None]:
        """A generator that builds missing panels and pages of a View piece by piece."""
        for name in fronts(self.names(view)):
            if name not in self._widgets:
                widget = yield from self._panels.built(name)
                yield
                widget.hide()
                widget.setParent(self._ground)
                self._widgets[name] = widget
                yield
        yield from self._panels.made_page(view.page)
        page = self._panels.page(view.page)
        if page is not None and page.frame.parent() is not self._ground:
            page.frame.hide()
            page.frame.setParent(self._ground)
            yield
        self._state.theme.complete(self._ground)

    @staticmethod
    def names(view: View) -> tuple[str, ...]:
        """The panels of a View, without the cell panel if it is the page."""
        return tuple(name for name in view.panels if (name, view.page) != ("cell", "cell"))

    def clear(self) -> None:
        """Hides everything until the next scene is complete."""
        self._ground.hide()
        for each in self._shown:
            each.hide()
        for each in self._titles:
            each.hide()
            each.deleteLater()
        self._shown, self._titles = [], []

    def show(self, view: View, size: QSize, legend: int) -> SceneLayout:
        """Arranges page and panels of a View; returns the layout.

        Args:
            legend: the height below the page that stays free for the legend, if the page has one.
        """
        ground, state = self._ground, self._state
        ground.resize(size)
        self._set_up(view)
        names = self.names(view)
        side = side_width(size.width(), ground.fontInfo().pixelSize(), view.fields, view.draws)
        least = {name: self._least(name) for name in fronts(names)}
        layout = scene_layout(size, names, side, least)
        for place in layout.panels:
            self._put(self._widgets[place.front], self._below_title(place))
        page = self.page(view)
        if page is not None:
            self._put(page.frame, layout.centre.adjusted(0, 0, 0, -legend if page.has_legend else 0))
        state.theme.complete(ground)
        ground.show()
        return layout

    def has_legend(self, view: View) -> bool:
        """Whether a View's page shows numbers in the colours of maps."""
        page = self.page(view)
        return page is None or page.has_legend

    def page(self, view: View) -> PaintedPage | None:
        """The View's page; None for the network, which has no widgets."""
        return self._panels.page(self._shown_page(view))

    def prepare(self, page: PaintedPage) -> None:
        """Updates the strips of a page from the latest results; they are resized in the next turn of the event loop."""
        page.prepare()
        self._state.theme.complete(self._ground)

    def canvas_of(self, page: PaintedPage) -> QRect:
        """The rectangle of a page's canvas in the picture."""
        return page.frame.canvas_in(self._ground)

    def _shown_page(self, view: View) -> PageName:
        layer = self._state.selection.layer
        spec = None if layer == INPUT else self._state.document.project[layer].spec
        return "network" if view.page == "filter" and not (spec is not None and spec.has_filters) else view.page

    def _set_up(self, view: View) -> None:
        self._state.selection.set_fields(view.fields)
        if (page := self.page(view)) is not None:
            page.set_up(view)
        self._state.selection.set_page(self._shown_page(view))
        self._panels.set_up(view)

    def _least(self, name: str) -> QSize:
        widget = self._widgets[name]
        return widget.minimumSizeHint().expandedTo(widget.minimumSize())

    def _put(self, widget: QWidget, rect: QRect) -> None:
        if widget.parent() is not self._ground:
            widget.setParent(self._ground)
        widget.setGeometry(rect)
        widget.show()
        self._shown.append(widget)

    def _below_title(self, place: PanelPlace) -> QRect:
        """Adds title or tab bar of a place; returns the rectangle below it."""
        title = self._tabs(place.names) if len(place.names) > 1 else self._title(place.front)
        if title is None:
            return place.rect
        self._state.theme.complete(self._ground)
        height = title.sizeHint().height()
        title.setGeometry(place.rect.left(), place.rect.top(), place.rect.width(), height)
        title.show()
        return place.rect.adjusted(0, height, 0, 0)

    def _tabs(self, names: Sequence[str]) -> QWidget:
        tabs = QTabBar(self._ground)
        tabs.setExpanding(False)
        for name in names:
            tabs.addTab(self._panels.title(name))
        self._titles.append(tabs)
        return tabs

    def _title(self, name: str) -> QWidget | None:
        if not self._panels.needs_title(name):
            return None
        title = QLabel(self._panels.title(name), self._ground)
        title.setProperty("heading", True)
        title.setContentsMargins(*(round(each * self._state.theme.scale) for each in _MARGINS))
        self._titles.append(title)
        return title

    @property
    def moves(self) -> bool:
        """Whether an animation is running."""
        running = QAbstractAnimation.State.Running
        return any(each.state() == running for each in self._ground.findChildren(QAbstractAnimation))

    def render(self, image: QImage) -> None:
        """Draws the widgets."""
        self._state.theme.complete(self._ground)
        self._ground.render(image)
