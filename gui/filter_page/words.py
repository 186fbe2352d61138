"""Texts of the filter page: headings, the line at its foot, tooltips, and descriptions for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.quiz.hiding import HIDDEN
from gui.filter_page.layout import FilterSpot
from gui.filter_page.mixer import Mix
from gui.filter_page.slices import Slices
from gui.state.selection import Hover, Selection, WeightSpot
from gui.state.workers import Frame
from gui.text.phrases import count_text, decimal_text, number_text, percent_text, plural, say, say_problem, shape_text

translate = QCoreApplication.translate


def title(layer: str, channel: int) -> str:
    """The heading."""
    text = translate("FilterDepthView", "{layer} · filter {channel} — one slice per input channel, then the sum")
    return text.format(layer=layer, channel=channel)


def subtitle(slices: Slices) -> str:
    """Output shape, number of weights, and keys."""
    kernels = slices.kernels(slices.project)
    bias = slices.bias is not None
    one = translate("FilterDepthView", "kernel {shape} = 1 weight")
    many = (
        translate("FilterDepthView", "kernel {shape} + bias = {count} weights")
        if bias
        else translate("FilterDepthView", "kernel {shape} = {count} weights")
    )
    keys = translate("FilterDepthView", "← → next filter · ↑ ↓ channel · Enter opens one cell’s arithmetic · Esc back")
    weights = plural(kernels.size + bias, one, many, shape=shape_text(kernels.shape))
    return f"{shape_text(slices.output_shape)} · {weights} · {keys}"


def gains_text(mix: Mix) -> str:
    """A sentence about the muted and scaled channels."""
    silent, scaled = mix.silent, mix.scaled
    parts = []
    if silent:
        muted = translate("FilterDepthView", "{count} channels muted")
        one = translate("FilterDepthView", "1 channel muted")
        parts.append(one if silent == 1 else muted.format(count=silent))
    if scaled:
        many = translate("FilterDepthView", "{count} scaled")
        parts.append(many.format(count=scaled))
    text = translate("FilterDepthView", "Looking at it with {what}. The weights are unchanged.")
    return text.format(what=translate("FilterDepthView", " and ").join(parts))


def percent(share: float) -> str:
    """A share of the sum in percent."""
    text = translate("FilterDepthView", "{number} %")
    return text.format(number=percent_text(share, 0 if share >= 0.0995 or share == 0 else 1))


def gain_text(scale: float) -> str:
    """The factor of a channel."""
    return f"× {decimal_text(scale, 2 if round(scale * 100) % 10 else 1)}"


def row_text(slices: Slices, at: int, mix: Mix) -> str:
    """The description of a row, for screen readers."""
    text = translate("FilterDepthView", "channel {name}: share {share}, {gain}")
    state = gain_text(mix.scales[at])
    if at in mix.muted:
        state = translate("FilterDepthView", "muted")
    elif mix.solo == at:
        state = translate("FilterDepthView", "solo, {gain}").format(gain=state)
    elif mix.factors[at] == 0:
        state = translate("FilterDepthView", "silent, another channel is solo")
    name = slices.name(at).removeprefix("ch ")
    return text.format(name=name, share=percent(slices.partials.shares[at]), gain=state)


def why_blank(frame: Frame | None, layer: str) -> str:
    """The reason why there is no filter, and what to do."""
    problems = frame.result.problems if frame is not None else {}
    if layer not in problems:
        return translate("FilterDepthView", "The partial results are being computed.")
    cause = problems.get(problems[layer].waits_for or "")
    back = translate("FilterDepthView", "Esc goes back to the network.")
    return " ".join([*(say_problem(each) for each in (problems[layer], cause) if each is not None), back])


def size_hidden() -> str:
    """The reason why no filter is shown while a size is hidden."""
    return translate("FilterDepthView", "A size is hidden that the maps would give away: predict it first.")


def blank(slices: Slices | None, frame: Frame | None, selection: Selection) -> str:
    """The reason why the filter is not shown, and what to do; empty if it is shown."""
    if slices is None:
        return why_blank(frame, selection.layer)
    asked = not {slices.layer, slices.source}.isdisjoint(selection.sizes_asked)
    return size_hidden() if asked else ""


def heads() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The column headers of the list, in full and short."""
    long = (
        translate("FilterDepthView", "input map"),
        translate("FilterDepthView", "kernel"),
        translate("FilterDepthView", "partial result"),
        translate("FilterDepthView", "share of |sum|"),
    )
    short = (
        translate("FilterDepthView", "input"),
        translate("FilterDepthView", "kernel"),
        translate("FilterDepthView", "partial"),
        translate("FilterDepthView", "share"),
    )
    return long, short


def sum_title(slices: Slices) -> str:
    """The title of the result."""
    if slices.bias is None:
        return translate("FilterDepthView", "sum")
    return translate("FilterDepthView", "sum + bias")


def classes_title() -> str:
    """The title of the bars."""
    return translate("FilterDepthView", "classes")


def legend_titles() -> tuple[str, str]:
    """The titles of the two legends."""
    return translate("FilterDepthView", "partial results"), translate("FilterDepthView", "weights")


def after_title(slices: Slices) -> str:
    """The title of the map after the result."""
    if slices.after is None:
        return ""
    text = translate("FilterDepthView", "after {layer}")
    return text.format(layer=say(slices.project[slices.after].spec.title))


def bias_text(slices: Slices) -> str:
    """The bias as text."""
    if slices.bias is None:
        return translate("FilterDepthView", "no bias")
    return translate("FilterDepthView", "bias {number}").format(number=number_text(slices.bias, 3))


def cell_text(slices: Slices, hover: Hover, row: int | None, influenced: int, hidden: bool) -> str:
    """A cell as text.

    Args:
        row: the channel, if it is a cell of a partial result.
        influenced: number of cells of the result that depend on a cell of the input.
        hidden: whether its value is hidden.
    """
    place = translate("FilterDepthView", "row {row}, column {column}").format(row=hover.row, column=hover.column)
    value = HIDDEN if hidden else number_text(slices.value(hover.layer, hover.channel, hover.row, hover.column))
    if hover.layer == slices.layer and row is not None:
        text = translate("FilterDepthView", "{name} adds {part} of {value} at {place}")
        part = HIDDEN if hidden else number_text(slices.contribution(row, hover.row, hover.column))
        return text.format(name=slices.name(row), part=part, value=value, place=place)
    words = translate("FilterDepthView", "{map} {place} = {value}")
    words = words.format(map=f"{hover.layer}[{hover.channel}]", place=place, value=value)
    if hover.layer == slices.layer:
        summed = (
            translate("FilterDepthView", "the sum of all channels")
            if slices.bias is None
            else translate("FilterDepthView", "the sum of all channels and the bias {bias}")
        )
        return f"{words}, {summed.format(bias=number_text(slices.bias or 0.0))}"
    if hover.layer == slices.source:
        part = (
            translate("FilterDepthView", "part of 1 cell of the result")
            if influenced == 1
            else translate("FilterDepthView", "part of {count} cells of the result")
        )
        return f"{words}, {part.format(count=count_text(influenced))}"
    return words


def weight_text(slices: Slices, spot: WeightSpot, weight: float, factor: float) -> str:
    """A weight as text, with its gain."""
    text = translate("FilterDepthView", "weight of {name} at row {row}, column {column} = {value}")
    words = text.format(name=slices.name(spot.source), row=spot.row, column=spot.column, value=number_text(weight, 3))
    if factor == 1:
        return words
    looked = translate("FilterDepthView", "looked at as {value} ({gain})")
    return f"{words}, {looked.format(value=number_text(weight * factor, 3), gain=gain_text(factor))}"


def keys() -> str:
    """The keys of the page."""
    return translate(
        "FilterDepthView",
        "M mutes · S solos · + − scale · 0 back to normal · O order · drag a kernel cell to change it",
    )


def tip(spot: FilterSpot | None) -> str:
    """The tooltip of a FilterSpot."""
    if spot is None:
        return ""
    return {
        "mute": translate("FilterDepthView", "Mute this channel, or let it be heard again (M)"),
        "solo": translate("FilterDepthView", "Let only this channel be heard, or all again (S)"),
        "gain": translate("FilterDepthView", "Drag, or turn the wheel: how much of this channel is added (+ and −)"),
        "kernel": translate(
            "FilterDepthView",
            "Click a cell and type its weight, or drag it up or down; after a click the wheel steps it.\n"
            "Shift steps ten times as far, Ctrl a tenth.",
        ),
        "share": translate(
            "FilterDepthView", "How much of the sum of all absolute partial results this channel makes up"
        ),
    }.get(spot.part, "")
