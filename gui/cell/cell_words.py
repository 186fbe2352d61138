"""Sentences of the cell panel: the name of the shown cell, or why none is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine import Cell
from engine.quiz.hiding import hidden_source
from gui.state.selection import Hover, Selection
from gui.state.workers import Frame
from gui.text.phrases import count_text, say_problem

translate = QCoreApplication.translate


def sentence(frame: Frame, layer: str, cell: Cell, is_size_hidden: bool = False) -> str:
    """The name of a cell and its position in the map; without the position while the size is hidden."""
    shape = frame.result.outputs[layer].shape
    if is_size_hidden:
        place = translate("CellPanel", "{layer}[{channel}], row {row}, column {column}")
        return place.format(layer=layer, channel=cell[0], row=cell[1], column=cell[2])
    if len(cell) == 1:
        names = frame.request.project.classes
        name = f" “{names[cell[0]]}”" if len(names) == shape[0] else ""
        text = translate("CellPanel", "{layer}, unit {unit}{name} — position {position} of {count}")
        return text.format(
            layer=layer, unit=cell[0], name=name, position=count_text(cell[0] + 1), count=count_text(shape[0])
        )
    text = translate("CellPanel", "{layer}[{channel}], row {row}, column {column} — position {position} of {count}")
    channel, row, column = cell
    return text.format(
        layer=layer,
        channel=channel,
        row=row,
        column=column,
        position=count_text(row * shape[2] + column + 1),
        count=count_text(shape[1] * shape[2]),
    )


def is_showable_without_size(frame: Frame, selection: Selection, layer: str) -> bool:
    """Whether a cell can be shown while its layer's size is hidden: only in a map whose input's size is known.

    A vector cannot: each of its cells shows the number of cells.
    """
    sources = frame.request.evaluated[layer].inputs
    return len(frame.result.outputs[layer].shape) == 3 and selection.sizes_asked.keys().isdisjoint(sources)


def prediction_needed(frame: Frame, selection: Selection, hover: Hover) -> str:
    """A sentence about what must be predicted before the cell can be shown; empty if nothing must be."""
    if hover.layer in selection.sizes_asked and not is_showable_without_size(frame, selection, hover.layer):
        text = translate("CellPanel", "The size of {layer} is hidden: predict it first.")
        return text.format(layer=hover.layer)
    project = frame.request.evaluated
    cell = hover.cell(frame.result.outputs[hover.layer].shape)
    source = None if cell is None else hidden_source(project, selection.hidden_by_layer, hover.layer, cell)
    if source is None:
        return ""
    text = translate("CellPanel", "The values of {layer} are hidden: predict them first.")
    return text.format(layer=source)


def shown_cell(frame: Frame | None, selection: Selection, hover: Hover | None) -> Cell | None:
    """The cell's index in the Frame's result; None if there is none, or something has to be predicted first."""
    if frame is None or hover is None or hover.layer not in frame.result.outputs:
        return None
    if prediction_needed(frame, selection, hover):
        return None
    return hover.cell(frame.result.outputs[hover.layer].shape)


def why_blank(frame: Frame | None, selection: Selection, hover: Hover | None) -> str:
    """Why no cell is shown, and what to do."""
    if frame is None:
        return translate("CellPanel", "There are no maps yet.")
    if hover is None:
        return translate(
            "CellPanel", "Point at a cell of any map to see how its value is made; click it to keep it here."
        )
    problems = frame.result.problems
    if hover.layer in frame.result.outputs and (needed := prediction_needed(frame, selection, hover)):
        return needed
    if hover.layer not in problems:
        return translate("CellPanel", "{layer} is not computed yet.").format(layer=hover.layer)
    cause = problems.get(problems[hover.layer].waits_for or "")
    return " ".join(say_problem(each) for each in (problems[hover.layer], cause) if each is not None)
