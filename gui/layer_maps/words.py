"""What the page of all maps says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.layer_maps.wall import Order, Wall
from gui.state.selection import Selection
from gui.state.workers import Frame
from gui.text.phrases import number_text, plural, say_problem, shape_text

translate = QCoreApplication.translate


def orders() -> tuple[tuple[str, str], ...]:
    """How the maps can be sorted, each with what that means."""
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
    """What the page is about."""
    if shown is None:
        return layer
    one = translate("LayerMapsPage", "{layer} — 1 map of {size}")
    many = translate("LayerMapsPage", "{layer} — {count} maps of {size}")
    return plural(len(shown.panels), one, many, layer=layer, size=shape_text(shown.cells))


def why_blank(frame: Frame | None, selection: Selection) -> str:
    """Why there is nothing to show."""
    layer = selection.layer
    if layer in selection.sizes_asked:
        return translate("LayerMapsPage", "A size is hidden that the maps would give away: predict it first.")
    if frame is None:
        return translate("LayerMapsPage", "The first maps are being computed.")
    if layer not in frame.result.problems:
        return translate("LayerMapsPage", "{layer} makes numbers, not maps: select another layer.").format(layer=layer)
    problems = frame.result.problems
    cause = problems.get(problems[layer].waits_for or "")
    return " ".join(say_problem(each) for each in (problems[layer], cause) if each is not None)


def pinned(colour: str) -> str:
    """In which colour a map is pinned."""
    if colour == "red":
        return translate("LayerMapsPage", "pinned in red")
    return translate("LayerMapsPage", "pinned in green")


def measure(order: Order, value: float, class_name: str) -> str:
    """What a map is sorted by, in words."""
    if order == "activity":
        return translate("LayerMapsPage", "mean size {value}").format(value=number_text(value))
    text = translate("LayerMapsPage", "to first order the score of “{name}” would lose {value} without this map")
    return text.format(name=class_name, value=number_text(value))


def unsorted(order: Order, hidden: bool, busy: bool) -> str:
    """Why the maps stand in the order of the channels although another is wanted."""
    if hidden:
        return translate("LayerMapsPage", "in the order of the channels while something is hidden")
    if busy or order == "activity":
        return translate("LayerMapsPage", "being sorted")
    return translate("LayerMapsPage", "no order by class: the network ends in no score a class, or is too large")
