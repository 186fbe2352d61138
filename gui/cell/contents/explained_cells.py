"""Explanations of cells, cached for the last cell, and number formats, cached for the last map."""

from __future__ import annotations

from engine import INPUT, Cell, Project
from engine.explain.digits import Digits, digits_of
from engine.explain.explain import Explanation, explain
from gui.state.selection import Hover
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
            self._digits = key, digits_of(frame.request.evaluated, frame.result, layer, channel)
        return self._digits[1]
