"""Explanations of cells, cached for the last cell, and number formats, cached for the last map."""

from __future__ import annotations

from engine import INPUT, Cell, Project
from engine.explain.digits import Digits, Ends, digits_of
from engine.explain.explain import Explanation, explain
from gui.state.selection import Hover, Selection
from gui.state.workers import Frame

_Evaluated = tuple[Project, str]  # a project and its device: frames of one Project have the same numbers


class ExplainedCells:
    """Caches the last explanation, and the number format of the last map."""

    def __init__(self) -> None:
        self._last: tuple[tuple[_Evaluated, Hover], Explanation | None] | None = None
        self._digits: tuple[tuple[_Evaluated, str, int], Digits] | None = None

    @property
    def last(self) -> Explanation | None:
        """The last explanation; None if there is none, or for a cell of the network's input."""
        return self._last[1] if self._last is not None else None

    def visible(self, shown: Hover | None, selection: Selection) -> Explanation | None:
        """The last explanation, that of the shown cell; None while its value is hidden."""
        return None if shown is None or selection.hides(shown) else self.last

    def explain(self, frame: Frame, hover: Hover, cell: Cell) -> Explanation | None:
        """The explanation of a cell; None for a cell of the network's input."""
        key = (frame.request.evaluated, frame.request.device), hover
        if self._last is None or self._last[0] != key:
            explanation = None
            if hover.layer != INPUT:
                digits = self._digits_of(frame, hover.layer, cell)
                explanation = explain(frame.request.evaluated, frame.result, hover.layer, cell, digits)
            self._last = key, explanation
        return self._last[1]

    def _digits_of(self, frame: Frame, layer: str, cell: Cell) -> Digits:
        channel = cell[0] if len(cell) == 3 else 0
        key = (frame.request.evaluated, frame.request.device), layer, channel
        if self._digits is None or self._digits[0] != key:
            project = frame.request.evaluated
            ends = {name: _ends(frame, name) for name in (*project[layer].inputs, layer)}
            self._digits = key, digits_of(project, frame.result, layer, channel, ends)
        return self._digits[1]


def _ends(frame: Frame, layer: str) -> Ends:
    """The minimum and maximum of each map of a layer, as far as all its numbers are finite."""
    return tuple((each.low, each.high) if each.is_finite else None for each in frame.thumbnails[layer])
