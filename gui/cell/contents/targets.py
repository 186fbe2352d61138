"""Cells that a click or an arrow key chooses."""

from __future__ import annotations

from engine.project.size_formulas import position_over
from gui.state.selection import Hover
from gui.state.workers import Frame


def written_target(frame: Frame, shown: Hover, part: str, place: tuple[int, int]) -> Hover:
    """The cell to explain when a number of the written form is clicked.

    Args:
        shown: the explained cell.
        part: ``input`` or another part of the arithmetic.
        place: (row, column) in that part; of a vector (0, unit).
    """
    project, outputs = frame.request.evaluated, frame.result.outputs
    output, read = outputs[shown.layer].shape, outputs[project[shown.layer].inputs[0]].shape
    if part != "input" or (len(project[shown.layer].inputs) > 1 and read[1:] != output[1:]):
        return Hover.at(shown.layer, (place[1],)) if len(output) == 1 else Hover(shown.layer, shown.channel, *place)
    if len(output) == 1:
        channel = shown.row // (read[1] * read[2])
        return Hover.at(shown.layer, ((channel * read[1] + place[0]) * read[2] + place[1],))
    return Hover(shown.layer, shown.channel, *position_over(project[shown.layer].spec, read, output, *place))


def neighbour(frame: Frame, chosen: Hover, down: int, across: int) -> Hover:
    """The cell this number of rows and columns away, or the last one in that direction."""
    shape = frame.result.outputs[chosen.layer].shape
    if len(shape) == 1:
        row, column = min(max(chosen.row + down + across, 0), shape[0] - 1), 0
    else:
        row = min(max(chosen.row + down, 0), shape[1] - 1)
        column = min(max(chosen.column + across, 0), shape[2] - 1)
    return Hover(chosen.layer, chosen.channel, row, column)
