"""Texts of the page with all maps of a layer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine import Project
from engine.quiz.hiding import HIDDEN
from gui.layer_maps.wall import Order, Wall
from gui.state.selection import Hover, Selection
from gui.state.workers import Frame
from gui.text.phrases import number_text, plural, say_problem, shape_text

translate = QCoreApplication.translate


def orders() -> tuple[tuple[str, str], ...]:
    """Name and tooltip of each sort order."""
    return (
        (
            translate("LayerMapsPage", "by channel"),
            translate("LayerMapsPage", "Show the maps in the order of their channels"),
        ),
        (
            translate("LayerMapsPage", "by activity"),
            translate("LayerMapsPage", "Show the maps first whose values are largest on average, whatever their signs"),
        ),
        (
            translate("LayerMapsPage", "by class"),
            translate(
                "LayerMapsPage",
                "Show the maps first that the strongest class rests on most: values × gradient of its score, summed",
            ),
        ),
    )


def title(layer: str, shown: Wall | None) -> str:
    """The heading."""
    if shown is None:
        return layer
    one = translate("LayerMapsPage", "{layer} — 1 map of {size}")
    many = translate("LayerMapsPage", "{layer} — {count} maps of {size}")
    return plural(len(shown.panels), one, many, layer=layer, size=shape_text(shown.cells))


def why_blank(frame: Frame | None, selection: Selection) -> str:
    """The reason why no maps are shown, and what to do."""
    layer = selection.layer
    if layer in selection.sizes_asked:
        return translate("LayerMapsPage", "A size is hidden that the maps would give away: predict it first.")
    if frame is None:
        return translate("LayerMapsPage", "There are no maps yet.")
    if layer not in frame.result.problems:
        return translate("LayerMapsPage", "{layer} makes numbers, not maps: select another layer.").format(layer=layer)
    problems = frame.result.problems
    cause = problems.get(problems[layer].waits_for or "")
    return " ".join(say_problem(each) for each in (problems[layer], cause) if each is not None)


def pinned(colour: str) -> str:
    """The colour in which a map is pinned, in words."""
    if colour == "red":
        return translate("LayerMapsPage", "pinned in red")
    return translate("LayerMapsPage", "pinned in green")


def measure(order: Order, value: float, class_name: str) -> str:
    """The measure of a map in words."""
    if order == "activity":
        return translate("LayerMapsPage", "mean size {value}").format(value=number_text(value))
    text = translate("LayerMapsPage", "to first order the score of “{name}” would lose {value} without this map")
    return text.format(name=class_name, value=number_text(value))


def unsorted(order: Order, hidden: bool, busy: bool) -> str:
    """The reason why the maps are not in the requested order."""
    if hidden:
        return translate("LayerMapsPage", "in the order of the channels while something is hidden")
    if busy or order == "activity":
        return translate("LayerMapsPage", "being sorted")
    return translate("LayerMapsPage", "no order by class: the network ends in no score a class, or is too large")


def sentence(
    shown: Wall,
    selection: Selection,
    order: Order,
    project: Project,
    busy: bool,
    focus: Hover | None = None,
    cell: tuple[int, int] | None = None,
) -> str:
    """A map in words: its name, the value under the cursor, and what it is sorted by.

    Args:
        focus: the cell under the cursor, or None for the selected map.
        cell: its (row, column), if the map has it.
    """
    selected = shown.panels[shown.index_of(selection.channel)]
    panel = selected
    if focus is not None:
        panel = next((each for each in shown.panels if each.channel == focus.channel), selected)
    parts = [f"{shown.layer}[{panel.channel}]"]
    if panel.pin is not None:
        parts.append(pinned(panel.pin))
    if focus is not None and cell is not None:
        value = panel.value(cell)
        text = translate("LayerMapsPage", "row {row}, column {column} = {value}")
        number = HIDDEN if value is None else number_text(value)
        parts.append(text.format(row=focus.row, column=focus.column, value=number))
    if panel.measure is not None:
        parts.append(measure(order, panel.measure, _class_name(shown, project)))
    elif order != "channel":
        parts.append(unsorted(order, bool(selection.hidden_by_layer), busy))
    return " · ".join(parts)


def _class_name(shown: Wall, project: Project) -> str:
    at, classes = shown.strongest, project.classes
    return "" if at is None else classes[at] if at < len(classes) else str(at)
