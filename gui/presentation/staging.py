"""Between a View and the window: puts the program into a prepared state, and reads its state back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType

from PySide6.QtWidgets import QDockWidget

from engine.lessons.scene import Page, View, fitted
from engine.quiz.hiding import Hiding
from gui.input.input_panel import InputPanel
from gui.look.colours import COLOUR_MAPS
from gui.network.view import NetworkView
from gui.presentation.pages.scene_pages import Setup
from gui.state.document import Document
from gui.state.playback import Transport
from gui.state.selection import Looks, Selection
from gui.window.pages import Stepping

LOWER_PANELS = ("cell", "why", "melt")


class Staging:
    """Shows Views in a window, and captures them."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        transport: Transport,
        stepping: Stepping,
        docks: Mapping[str, QDockWidget],
        network: NetworkView,
        pad: InputPanel,
    ) -> None:
        self._document, self._selection, self._transport = document, selection, transport
        self._stepping, self._docks, self._network = stepping, docks, network
        self._pad = pad

    @property
    def is_walking(self) -> bool:
        """Whether the window walks by itself to where a View wants it."""
        return self._transport.bound is not None

    def show(
        self, view: View, looks: Looks, walks: bool = False, names: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Puts the program into the state of a View, as far as what is shown still has what it speaks of.

        Args:
            looks: the colours where the View names none.
            walks: whether the window walks to the View's position, from where it stands in the same map.
            names: what layers are called now that are called otherwise in the View.
        """
        selection, walk = self._selection, self._transport
        view = fitted(view, self._document.project, names)
        stood = (selection.layer, selection.channel, walk.position if walk.walking else 0)
        walk.stop()
        selection.point_at(None)
        selection.set_gains(None)
        selection.select(view.layer, view.channel, view.source)
        selection.set_place(view.place)
        selection.set_pins(view.red, view.green)
        selection.set_looks(
            signed=view.signed if view.signed in COLOUR_MAPS else looks.signed,
            positive=view.positive if view.positive in COLOUR_MAPS else looks.positive,
            scale=view.scale,
            compares=view.compares,
        )
        self._network.show_close_up(view.zoom)
        selection.set_hiding(
            Hiding(frozenset(view.hidden), frozenset(view.hidden_cells), sizes=frozenset(view.asked_sizes))
        )
        self._stepping.show_page(view.page, Setup.of(view))
        self._stepping.cell.set_written(view.written and self._stepping.page == "cell")
        selection.set_fields(view.fields)
        for name, dock in self._docks.items():
            dock.setVisible(name in view.panels)
        lower = next((name for name in LOWER_PANELS if name in view.panels), None)
        if lower is not None:
            self._docks[lower].raise_()
        self._pad.hold_brush(view.draws)
        walk.set_speed(view.speed)
        if view.position is not None and walks:
            walk.walk_to(view.position, stood[2] if stood[:2] == (view.layer, view.channel) else 0)
        elif view.position is not None:
            walk.seek(view.position)
        if view.built is not None:
            walk.show_built(view.built)

    def captured(self) -> View:
        """The state of the program as a View."""
        selection, walk, setup = self._selection, self._transport, self._stepping.setup
        return View(
            page=self._page(),
            layer=selection.layer,
            channel=selection.channel,
            source=selection.source,
            place=selection.place,
            position=walk.position if walk.walking else None,
            built=walk.built_layer,
            red=selection.pins["red"],
            green=selection.pins["green"],
            signed=selection.looks.signed,
            positive=selection.looks.positive,
            scale=selection.looks.scale,
            compares=selection.looks.compares,
            zoom=self._network.close_up,
            speed=walk.speed,
            panels=tuple(name for name, dock in self._docks.items() if not dock.isHidden()),
            hidden=tuple(sorted(selection.hidden)),
            hidden_cells=tuple(sorted(selection.hiding.cells)),
            asked_sizes=tuple(sorted(selection.hiding.sizes)),
            written=self._stepping.cell.is_written,
            fields=selection.fields,
            draws=self._pad.drawing,
            **asdict(setup),
        )

    def _page(self) -> Page:
        return self._stepping.page
