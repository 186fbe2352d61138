"""The View: what is shown of a Project, as one frozen value whose fields describe themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, fields, replace
from typing import Any, Literal, get_args

from engine.lessons.field_types import (
    Available,
    CellName,
    Choice,
    Flag,
    LayerName,
    ListOf,
    MapName,
    Maybe,
    Number,
    SelectedChannel,
    SelectedPosition,
    Share,
    Text,
    TupleOf,
    Whole,
    field_types_of,
    layer_ids,
    one_of,
    read_fields,
    shown,
)
from engine.project.project import INPUT, Project

Page = Literal["network", "maps", "filter", "cell", "backward", "calculator", "unroll", "picture", "compare"]

PAGES: tuple[Page, ...] = get_args(Page)
_OF_A_LAYER: tuple[Page, ...] = ("filter", "cell", "unroll", "picture")
_COLOURS = Text("the name of a colour map")
_LAYERS = ListOf("a list of the names of layers", LayerName())
_ONE_FROM = Whole("a whole number from 1", least=1)


@dataclass(frozen=True)
class View:
    """What is shown of a Project, and how.

    A new thing to show is a field here, and a part of the window that applies and captures it
    (``gui.presentation.staging``).

    Args:
        page: the page in the centre: the network, all maps of the selected layer, the selected filter channel by
            channel, the arithmetic of the selected cell, the steps from the loss back to a weight, the calculator of
            weights, a flatten layer whose maps are unrolled into a line, the selected map as a picture beside the
            picture that it is computed from, or trainings that are compared.
        layer, channel, source: the selected map, and the index of the input channel whose kernel is shown.
        place: the selected cell, as shares (0..1) of the map's height and width.
        position: window position, counted row by row, up to which the map is shown; None shows all of it.
        built: id of the last layer that is shown; None shows the whole network.
        red, green: the pinned maps, (layer id, channel).
        signed, positive: names of the colour maps; empty for those of the user.
        scale: the maps that share one colour range.
        zoom: for the network: (magnification relative to fitting all of it, x and y of the centre as shares of its
            width and height); None fits all of it.
        compares: whether a pooling map is shown beside that of the other pooling.
        speed: milliseconds per window position.
        written: for the arithmetic of a cell: whether it is shown for an audience, with the filter on the picture, the
            sum in one line, and no tools.
        sorting: for all maps of a layer: in the order of the channels, by activity, or by their contribution to the
            score of the strongest class.
        true_class: for the way back: the true class of the picture, from 0; None for the one with the highest score.
        weight: for the way back: (row, column) of the weight in the selected kernel, or (index,) among the weights of a
            unit; empty for the one with the largest gradient.
        backward_step: for the way back: the step that is explained, counted from the loss.
        rate: for the way back: the learning rate of the step that can be applied.
        moves: for the way back: whether that step changes all weights of the network, a kernel, or one weight.
        unrolled: for the page of a flatten layer: whether the maps are shown as one line.
        comparison: for the page of comparisons: with a fully connected network, of filters that learn or do not, or
            of what keeps a network from learning by heart.
        panels: names of the docks that are open beside the page.
        fields: parts of these docks that are shown: hyperparameters by name, ``weights``, ``numbers`` (biases and the
            like), ``presets``, ``operations``, ``facts``; empty shows all.
        trains: whether the network is being trained; what is over is not begun again.
        moment: the shown moment of its training, as a share of its steps; None follows what is trained.
        examples: number of images that it learns from, those for validation included; None for those of the window.
        epochs, validation: of the plan of the training; None for those of the window.
        draws: whether the brush of the input panel is active.
        hidden: ids of layers whose values are hidden, to be predicted.
        hidden_cells: single hidden cells, (layer id, cell).
        asked_sizes: ids of layers whose output size is asked for.
        sides: for the calculator: image side, channels, and units or filters.
        shares: for the calculator: whether shared filters are shown beside the fully connected layer.
        near: for the calculator: whether the view is scaled to the smaller count, so that the larger does not fit.
    """

    page: Page = shown("network", Choice(PAGES))
    layer: str = shown(INPUT, LayerName())
    channel: int = shown(0, SelectedChannel())
    source: int = shown(0, Whole())
    place: tuple[float, float] = shown((0.5, 0.5), TupleOf("two numbers from 0 to 1", (Share(), Share())))
    position: int | None = shown(None, Maybe(SelectedPosition()))
    built: str | None = shown(None, Maybe(LayerName()))
    red: tuple[str, int] | None = shown(None, Maybe(MapName()))
    green: tuple[str, int] | None = shown(None, Maybe(MapName()))
    signed: str = shown("", _COLOURS)
    positive: str = shown("", _COLOURS)
    scale: Literal["map", "layer", "network"] = shown("map", Choice(("map", "layer", "network")))
    zoom: tuple[float, float, float] | None = shown(
        None,
        Maybe(
            TupleOf(
                "how many times larger, and which place of the network is in the middle", (Number(), Share(), Share())
            )
        ),
    )
    compares: bool = shown(False, Flag())
    speed: int = shown(250, Whole("milliseconds, a whole number from 1", least=1))
    written: bool = shown(False, Flag(), page="cell")
    sorting: Literal["channel", "activity", "class"] = shown(
        "channel", Choice(("channel", "activity", "class")), page="maps"
    )
    true_class: int | None = shown(None, Maybe(Whole()), page="backward")
    weight: tuple[int, ...] = shown((), ListOf("a list of whole numbers from 0", Whole()), page="backward")
    backward_step: int = shown(0, Whole(), page="backward")
    rate: float = shown(0.01, Number(), page="backward")
    moves: Literal["network", "kernel", "weight"] = shown(
        "network", Choice(("network", "kernel", "weight")), page="backward"
    )
    unrolled: bool = shown(False, Flag(), page="unroll")
    comparison: Literal["convolution", "filters", "overfitting"] = shown(
        "convolution", Choice(("convolution", "filters", "overfitting")), page="compare"
    )
    panels: tuple[str, ...] = shown((), ListOf("a list of the names of panels", Text("the name of a panel")))
    fields: tuple[str, ...] = shown(
        (),
        ListOf("a list of the names of hyperparameters and other things that panels show", Text("the name of a thing")),
    )
    examples: int | None = shown(None, Maybe(_ONE_FROM))
    epochs: int | None = shown(None, Maybe(_ONE_FROM))
    validation: float | None = shown(None, Maybe(Share()))
    moment: float | None = shown(None, Maybe(Share()))
    trains: bool = shown(False, Flag())
    draws: bool = shown(False, Flag())
    hidden: tuple[str, ...] = shown((), _LAYERS, until_revealed=True)
    hidden_cells: tuple[tuple[str, tuple[int, ...]], ...] = shown(
        (), ListOf("a list of layers and cells, such as [“conv1”, [0, 2, 3]]", CellName()), until_revealed=True
    )
    asked_sizes: tuple[str, ...] = shown((), _LAYERS, until_revealed=True)
    sides: tuple[int, int, int] = shown(
        (1000, 3, 1000),
        TupleOf("three whole numbers from 1: image side, channels, units", (_ONE_FROM,) * 3),
        page="calculator",
    )
    shares: bool = shown(True, Flag(), page="calculator")
    near: bool = shown(False, Flag(), page="calculator")


def fields_of_pages() -> tuple[str, ...]:
    """The names of the fields that are set on a page in place of the network."""
    return tuple(field.name for field in fields(View) if field.metadata["page"])


def described_view(view: View) -> dict[str, Any]:
    """A View as JSON data."""
    return {name: getattr(view, name) for name in field_types_of(View)}


def restored_view(described: Any, project: Project) -> View:
    """The inverse of :func:`described_view`; missing fields get their default, unknown ones are ignored.

    Raises:
        ValueError: a value is of another type, or names something that ``project`` does not have.
    """
    values, known = read_fields(View, described), layer_ids(project)
    for name, value in values.items():
        for layer in field_types_of(View)[name].layers(value):
            one_of(layer, known)
    return View(**values)


def fitted(view: View, project: Project, names: Mapping[str, str]) -> View:
    """The View reduced to the layers, maps and cells that a Project has.

    Args:
        names: present ids of renamed layers, by their ids in the View.
    """
    view = with_names(view, names)
    available = Available.of(project, view.layer)
    return _mapped(view, lambda field, value: field.metadata["type"].fitted(value, field.default, available))


def with_names(view: View, names: Mapping[str, str]) -> View:
    """The View after layers were renamed; ``names`` maps old ids to new ones."""
    return _mapped(view, lambda field, value: field.metadata["type"].renamed(value, names))


def revealed(view: View) -> View:
    """The View with all answers shown: nothing hidden or asked for."""
    return _mapped(view, lambda field, value: field.default if field.metadata["until_revealed"] else value)


def _mapped(view: View, change: Callable[[Field[Any], Any], Any]) -> View:
    return replace(view, **{field.name: change(field, getattr(view, field.name)) for field in fields(View)})


def missing(view: View, project: Project) -> str:
    """A sentence about a layer, map or cell that the View names and the Project lacks; empty if nothing is missing."""
    available = Available.of(project, view.layer)
    for name, field_type in field_types_of(View).items():
        if reason := field_type.missing(getattr(view, name), available):
            return reason
    if view.page in _OF_A_LAYER and view.layer == INPUT:
        return f"the page “{view.page}” needs a “layer”"
    return ""
