"""Descriptions of maps and columns, for tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine import INPUT, Project
from engine.quiz.hiding import HiddenCells
from gui.network.canvas_state import CanvasState
from gui.network.layout import Arrangement, Column
from gui.network.painting import class_names, filter_name, unit_text
from gui.state.workers import Frame
from gui.text.phrases import number_text, say_problem

translate = QCoreApplication.translate


def map_text(state: CanvasState, layer: str, tile: int) -> str:
    """The description of a map or unit: name, filter, and value range."""
    project, frame, selected = state.project, state.frame, state.selected
    output = frame.result.outputs.get(layer) if frame else None
    if frame is None or output is None:
        return layer
    if layer in selected.sizes_asked:
        text = translate("NetworkView", "{layer}: its size is hidden. Click it to say what size comes out.")
        return text.format(layer=layer)
    vector = len(output.shape) == 1
    if (hidden := _hidden_text(selected.hidden_by_layer.get(layer, HiddenCells()), layer, tile, vector)) is not None:
        return hidden
    if vector:
        if output.shape[0] > len(project.classes) or tile >= output.shape[0]:
            return layer
        name = class_names(project, output.shape[0])[tile]
        return f"{layer} · {name}: {unit_text(float(output.maps[0][tile]), project[layer].spec.is_distribution)}"
    if tile >= len(frame.thumbnails[layer]):
        return layer
    thumbnail = frame.thumbnails[layer][tile]
    text = translate("NetworkView", "{layer}[{map}]: {low} … {high}").format(
        layer=layer, map=tile, low=number_text(thumbnail.low), high=number_text(thumbnail.high)
    )
    name = filter_name(project, layer, tile)
    return f"{text}\n{name}" if name else text


def _hidden_text(hidden_cells: HiddenCells, layer: str, tile: int, vector: bool) -> str | None:
    """The description of a map or unit with hidden values."""
    if not (hidden_cells.hides((tile,)) if vector else hidden_cells.on(tile)):
        return None
    if hidden_cells.whole:
        text = translate("NetworkView", "{layer}: its values are hidden. Click a cell to say what comes out there.")
        return text.format(layer=layer)
    text = translate("NetworkView", "{map}: some values are hidden. Click one to say what comes out there.")
    return text.format(map=f"{layer}[{tile}]")


def described(state: CanvasState) -> str:
    """The description of the selected map for screen readers."""
    layer = state.selected.layer
    texts = map_text(state, layer, state.selected.channel), reads_text(state.project, layer)
    return "\n".join(filter(None, texts))


def reads_text(project: Project, layer_id: str) -> str:
    """What a layer reads and what reads it, one per line; without what is obvious from the order of the layers."""
    index = project.index(layer_id) if layer_id != INPUT else -1
    inputs = project[layer_id].inputs if layer_id != INPUT else ()
    before = project.layers[index - 1].id if index > 0 else INPUT
    readers = [layer.id for layer in project.readers(layer_id)]
    after = [layer.id for layer in project.layers[index + 1 : index + 2]]
    found = []
    if inputs and inputs != (before,):
        text = translate("NetworkView", "{layer} reads {sources}")
        found.append(text.format(layer=layer_id, sources=listed(inputs)))
    if readers and readers != after:
        text = translate("NetworkView", "{layer} is read by {readers}")
        found.append(text.format(layer=layer_id, readers=listed(readers)))
    return "\n".join(found)


def listed(names: Sequence[str]) -> str:
    """Names joined into a list in the user's language."""
    *first, last = names
    return translate("NetworkView", "{names} and {last}").format(names=", ".join(first), last=last) if first else last


def plus_text(arrangement: Arrangement, number: int) -> str:
    """The tooltip of a plus sign; of one of several connections it says which one it is on."""
    plus, text = arrangement.pluses[number], translate("NetworkView", "Add a layer here")
    return text if arrangement.is_chain or plus.target is None else f"{plus.source} → {plus.target}\n{text}"


def head_text(column: Column, frame: Frame | None) -> str:
    """The description of a column: its Problem, if any, then the header's texts in full."""
    facts = frame.result.inference.layers.get(column.layer) if frame else None
    wrong = [say_problem(facts.problem)] if facts is not None and facts.problem is not None else []
    help_text = translate("NetworkView", "Double-click renames, dragging moves, right-click shows more")
    known = frame is not None and (facts is not None or column.layer == INPUT)
    links = [text] if frame and known and (text := reads_text(frame.request.project, column.layer)) else []
    return "\n".join([*wrong, column.head.title, *column.head.lines, *links, help_text])
