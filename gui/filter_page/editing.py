"""Editing a weight in its kernel: by dragging up and down, or with the wheel."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt

from engine import set_weight
from gui.state.document import Document
from gui.state.selection import WeightSpot
from gui.widgets.gesture import new_gesture
from gui.widgets.weight_text import exact_text

_STEP = 0.1  # change of a weight per step
_PIXELS_PER_STEP = 4  # of mouse movement
_PAUSE = 700  # milliseconds after which the next notch of the wheel is a new gesture


@dataclass
class _Drag:
    """A drag of a weight.

    Args:
        anchor: y coordinate at which the weight was ``value``.
        step: change of the weight per step from there on.
        shown: the current weight.
        moved: whether it moved too far for a click.
    """

    spot: WeightSpot
    gesture: int
    anchor: float
    value: float
    step: float
    shown: float
    moved: bool = False


@dataclass
class _Turn:
    """Notches of the wheel in quick succession over one weight."""

    spot: WeightSpot
    gesture: int
    time: int
    rest: float = 0.0  # touchpads report fractions of a notch


class WeightEditor:
    """Edits weights with the mouse, one at a time; one gesture is one undo step."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._drag: _Drag | None = None
        self._turn: _Turn | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a weight is being dragged."""
        return self._drag is not None

    def press(self, spot: WeightSpot, value: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        """Starts a drag or click of a weight."""
        self._drag = _Drag(spot, new_gesture(), y, value, _step(modifiers), value)

    def drag(self, y: float, modifiers: Qt.KeyboardModifier) -> None:
        """Continues the drag."""
        drag, step = self._drag, _step(modifiers)
        if drag is None:
            return
        if step != drag.step:  # from here on, so that pressing Shift does not make the value jump
            drag.anchor, drag.value, drag.step = y, drag.shown, step
        steps = int((drag.anchor - y) / _PIXELS_PER_STEP)
        drag.moved |= steps != 0
        start = drag.value if math.isfinite(drag.value) else 0.0
        drag.shown = round((round(start / step) + steps) * step, 9) if steps else drag.value
        self._set(drag.spot, drag.shown, drag.gesture)

    def release(self) -> WeightSpot | None:
        """Ends the drag; returns the weight if it was clicked without being dragged."""
        drag, self._drag = self._drag, None
        return drag.spot if drag is not None and not drag.moved else None

    def type_value(self, spot: WeightSpot, value: float) -> None:
        """Sets a weight to a typed number."""
        self._set(spot, value, new_gesture())

    def turn(self, spot: WeightSpot, value: float, notches: float, modifiers: Qt.KeyboardModifier, time: int) -> None:
        """Changes a weight by notches of the wheel."""
        turn = self._turn
        if turn is None or turn.spot != spot or time - turn.time > _PAUSE:
            turn = self._turn = _Turn(spot, new_gesture(), time)
        turn.time = time
        whole = int(turn.rest + notches)
        turn.rest += notches - whole
        # Rounded in decimal: three steps of 0.1 give 0.3 in spite of binary rounding.
        start = float(exact_text(np.float32(value))) if math.isfinite(value) else 0.0
        if whole:
            self._set(spot, round(start + whole * _step(modifiers), 9), turn.gesture)

    def _set(self, spot: WeightSpot, value: float, gesture: int) -> None:
        at = spot.channel, spot.source, spot.row, spot.column
        self._document.edit(
            QCoreApplication.translate("FilterDepthView", "Change weight"),
            lambda project: set_weight(project, spot.layer, at, value + 0.0),  # + 0.0 converts −0 to 0
            merge=("slice", id(self), gesture),
        )


def _step(modifiers: Qt.KeyboardModifier) -> float:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 10 * _STEP
    return _STEP / 10 if modifiers & Qt.KeyboardModifier.ControlModifier else _STEP
