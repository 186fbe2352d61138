"""Applies a View to the window, and captures the window's state as a View."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QDockWidget

from engine.lessons.view import View, fields_of_pages, fitted, with_names
from engine.quiz.hiding import Hiding
from gui.input.input_panel import InputPanel
from gui.look.colours import COLOUR_MAPS
from gui.network.view import NetworkView
from gui.presentation.scene_training import FIELDS as TRAINING
from gui.presentation.scene_training import SceneTraining
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Looks, Selection
from gui.training.moment_player import MomentPlayer
from gui.window.pages import PageStack

LOWER_PANELS = ("cell", "why", "learning", "melt")


@dataclass(frozen=True)
class FieldGroup:
    """Connects some fields of a View with the part of the window that shows them.

    Args:
        fields: the names of the fields.
        captured: returns their present values, in the same order.
        apply: applies a View's values of them to the window, at once or, as an iterator, in pieces of work.
    """

    fields: tuple[str, ...]
    captured: Callable[[], tuple[Any, ...]]
    apply: Callable[[View], Iterator[None] | None]


@dataclass(frozen=True)
class Shown:
    """The state of a window: a View, and what is not part of one.

    Args:
        looks: the user's own colouring options.
        pointed: whether a single cell was chosen, not only a map.
    """

    view: View
    looks: Looks
    pointed: bool

    def with_names(self, names: Mapping[str, str]) -> Shown:
        """The same state with new layer ids."""
        return replace(self, view=with_names(self.view, names))


class Staging:
    """Applies Views to a window, and captures them.

    Attributes:
        parts: in the order in which they are applied; each field of a View belongs to one of them.
        training: trains in scenes.
    """

    def __init__(
        self,
        document: Document,
        selection: Selection,
        playback: Playback,
        pages: PageStack,
        docks: Mapping[str, QDockWidget],
        network: NetworkView,
        pad: InputPanel,
        moments: MomentPlayer,
    ) -> None:
        self._document, self._selection, self._playback = document, selection, playback
        self.training = SceneTraining(moments)
        self.parts = (
            *_selection_parts(selection),
            FieldGroup(("zoom",), lambda: (network.close_up,), lambda view: network.show_close_up(view.zoom)),
            _hiding_part(selection),
            _page_part(pages),
            FieldGroup(("fields",), lambda: (selection.fields,), lambda view: selection.set_fields(view.fields)),
            _docks_part(docks),
            FieldGroup(("draws",), lambda: (pad.drawing,), lambda view: pad.hold_brush(view.draws)),
            *_walk_parts(playback),
            FieldGroup(TRAINING, self.training.captured, self.training.apply),
        )

    @property
    def is_walking(self) -> bool:
        """Whether playback is still on its way to a View's position, or the moments of a training are played."""
        return self._playback.bound is not None or self.training.is_playing

    def show(
        self, view: View, looks: Looks, walks: bool = False, names: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Applies a View, as far as its layers and maps exist.

        Args:
            looks: the colouring options if the View has none.
            walks: play to the View's moment, or position, starting at the present one if that is in the same map.
            names: present layer ids by those of the View, for renamed layers.
        """
        for _ in self.showing(view, looks, walks, names):
            pass

    def showing(
        self, view: View, looks: Looks, walks: bool = False, names: Mapping[str, str] = MappingProxyType({})
    ) -> Iterator[None]:
        """``show`` in pieces of work."""
        selection, walk = self._selection, self._playback
        view = fitted(view, self._document.project, names)
        same_map = (selection.layer, selection.channel) == (view.layer, view.channel)
        start = walk.position if walk.walking and same_map else 0
        selection.point_at(None)
        selection.set_gains(None)
        if walks and view.moment is not None:
            yield from self._applying(view, looks, self.parts[:-1])
            self.training.play(view)
        elif not walks or view.position is None:
            yield from self._applying(view, looks)
        else:
            yield from self._applying(replace(view, position=start), looks)
            walk.walk_to(view.position, start)

    def captured(self) -> View:
        """The present state as a View."""
        return View(
            **{name: value for part in self.parts for name, value in zip(part.fields, part.captured(), strict=True)}
        )

    def shown(self) -> Shown:
        """The present state, for :meth:`restore`."""
        return Shown(self.captured(), self._selection.looks, self._selection.pointed)

    def restore(self, shown: Shown) -> None:
        """Restores a state of the same work; the gains stay if the selected map is the same, and a training goes on."""
        for _ in self.restoring(shown):
            pass

    def restoring(self, shown: Shown) -> Iterator[None]:
        """``restore`` in pieces of work."""
        yield from self._applying(fitted(shown.view, self._document.project, {}), shown.looks, self.parts[:-1])
        self._selection.pointed = shown.pointed
        self._selection.focused.emit(self._selection.focus)  # a Frame may have been painted between two pieces

    def _applying(self, view: View, looks: Looks, parts: tuple[FieldGroup, ...] = ()) -> Iterator[None]:
        """Applies a View with all parts, or with some of them."""
        view = _coloured(view, looks)
        self._playback.stop()
        for part in parts or self.parts:
            yield from part.apply(view) or ()
            yield


def show_values(view: View, looks: Looks, document: Document, selection: Selection, playback: Playback) -> None:
    """Applies those fields of a View that the painted network depends on, without a window.

    Args:
        looks: the colouring options if the View has none.
    """
    view = _coloured(fitted(view, document.project, {}), looks)
    playback.stop()
    for part in (*_selection_parts(selection), _hiding_part(selection), *_walk_parts(playback)):
        part.apply(view)


def _coloured(view: View, looks: Looks) -> View:
    """The View with colour maps that exist; those of ``looks`` if it names none."""
    return replace(
        view,
        signed=view.signed if view.signed in COLOUR_MAPS else looks.signed,
        positive=view.positive if view.positive in COLOUR_MAPS else looks.positive,
    )


def _selection_parts(selection: Selection) -> tuple[FieldGroup, ...]:
    def select(view: View) -> None:
        selection.select(view.layer, view.channel, view.source)
        selection.set_place(view.place)

    def colour(view: View) -> None:
        selection.set_looks(signed=view.signed, positive=view.positive, scale=view.scale, compares=view.compares)

    def looks() -> tuple[Any, ...]:
        found = selection.looks
        return found.signed, found.positive, found.scale, found.compares

    return (
        FieldGroup(
            ("layer", "channel", "source", "place"),
            lambda: (selection.layer, selection.channel, selection.source, selection.place),
            select,
        ),
        FieldGroup(
            ("red", "green"),
            lambda: (selection.pins["red"], selection.pins["green"]),
            lambda view: selection.set_pins(view.red, view.green),
        ),
        FieldGroup(("signed", "positive", "scale", "compares"), looks, colour),
    )


def _hiding_part(selection: Selection) -> FieldGroup:
    def hide(view: View) -> None:
        cells, sizes = frozenset(view.hidden_cells), frozenset(view.asked_sizes)
        selection.set_hiding(Hiding(frozenset(view.hidden), cells, sizes=sizes))

    def hidden() -> tuple[Any, ...]:
        hiding = selection.hiding
        return tuple(sorted(hiding.layers)), tuple(sorted(hiding.cells)), tuple(sorted(hiding.sizes))

    return FieldGroup(("hidden", "hidden_cells", "asked_sizes"), hidden, hide)


def _page_part(pages: PageStack) -> FieldGroup:
    names = ("page", *fields_of_pages())

    def captured() -> tuple[Any, ...]:
        view = pages.setup
        return tuple(getattr(view, name) for name in names)

    return FieldGroup(names, captured, pages.show_page)


def _docks_part(docks: Mapping[str, QDockWidget]) -> FieldGroup:
    def open_docks(view: View) -> Iterator[None]:
        for name, dock in docks.items():
            dock.setVisible(name in view.panels)
            yield
        lower = next((name for name in LOWER_PANELS if name in view.panels), None)
        if lower is not None:
            docks[lower].raise_()

    return FieldGroup(
        ("panels",), lambda: (tuple(name for name, dock in docks.items() if not dock.isHidden()),), open_docks
    )


def _walk_parts(walk: Playback) -> tuple[FieldGroup, ...]:
    def seek(view: View) -> None:
        if view.position is not None:
            walk.seek(view.position)

    def build(view: View) -> None:
        if view.built is not None:
            walk.show_built(view.built)

    return (
        FieldGroup(("speed",), lambda: (walk.speed,), lambda view: walk.set_speed(view.speed)),
        FieldGroup(("position",), lambda: (walk.position if walk.walking else None,), seek),
        FieldGroup(("built",), lambda: (walk.build_up.layer,), build),
    )
