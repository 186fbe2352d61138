"""Stepping through a map position by position, and through the network layer by layer."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine import INPUT, Project, infer
from engine.project.size_formulas import position_over
from gui.state.build_up import BuildUp
from gui.state.document import Document
from gui.state.selection import Hover, Place, Selection

SPEEDS = (50, 100, 250, 500, 1000, 2000)  # milliseconds per position


class Playback(QObject):
    """Position of the sliding window in the selected map.

    While a walk is on, positions that the window has not reached count as not yet computed.

    Signals:
        moved: the window moved, or a walk began or ended.
        changed: playing, speed or loop changed.

    Attributes:
        build_up: the layer-by-layer build.
    """

    moved = Signal()
    changed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.build_up = BuildUp(document, selection, self)
        self.walking = False  # whether positions that the window has not reached are dimmed
        self.speed = 250
        self.loop = False
        self._walked: Place | None = None  # the map that is walked through
        self._counted = -1  # number of positions at the last edit
        self._started = (0.0, 0)  # time (time.perf_counter) and position at which playing began
        self.bound: int | None = None  # position at which playing ends; None: the last one
        self._clock = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        selection.renamed.connect(self._rename)
        selection.changed.connect(self._selected)
        selection.hovered.connect(self._hovered)
        document.changed.connect(self._edited)
        selection.hidden_changed.connect(self._hidden)

    # --- position ------------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """Number of positions of the selected map; 0 if it cannot be walked through."""
        shape = self._shape()
        if shape is None:
            return 0
        return shape[0] if len(shape) == 1 else shape[1] * shape[2]

    @property
    def position(self) -> int:
        """Row-major index of the chosen cell, from 0."""
        shape, chosen = self._shape(), self._selection.chosen
        if shape is None or len(shape) == 1:
            return chosen.row
        return chosen.row * shape[2] + chosen.column

    @property
    def playing(self) -> bool:
        """Whether the window is moved by the timer."""
        return self._clock.isActive()

    def reached(self, layer: str, channel: int) -> int | None:
        """Number of positions that a walk has reached in a map; None if no walk is on there.

        A walk through one pinned map is a walk through the other, too.
        """
        if not self.walking or layer != self._selection.layer:
            return None
        shape = self._shape()
        companions = {place for place in self._selection.pins.values() if place is not None}
        chosen = (layer, self._selection.channel)
        if shape is not None and len(shape) == 1:
            return self.position + 1
        if (layer, channel) == chosen or (chosen in companions and (layer, channel) in companions):
            return self.position + 1
        return None

    def _shape(self) -> tuple[int, ...] | None:
        layer = self._selection.layer
        if layer == INPUT or layer in self._selection.sizes_asked:  # the number of positions would give away the size
            return None
        return infer(self._document.project).shapes.get(layer)

    # --- moving --------------------------------------------------------------------------------------------------

    @Slot()
    def first(self) -> None:
        """Moves the window to the first position."""
        self._step_to(0)

    @Slot()
    def back(self) -> None:
        """Moves the window one position back."""
        self._step_to(self.position - 1)

    @Slot()
    def forward(self) -> None:
        """Moves the window one position forward."""
        self._step_to(self.position + 1)

    @Slot()
    def last(self) -> None:
        """Moves the window to the last position."""
        self._step_to(self.count - 1)

    @Slot(int)
    def seek(self, position: int) -> None:
        """Moves the window to a position."""
        self._step_to(position)

    def _step_to(self, position: int) -> None:
        self.pause()
        self._go(position)

    def _go(self, position: int) -> None:
        if not self.count:
            return
        self.walking = True
        self._walked = (self._selection.layer, self._selection.channel)
        self._put(min(max(position, 0), self.count - 1))
        self.moved.emit()

    def _put(self, position: int) -> None:
        shape, layer = self._shape(), self._selection.layer
        assert shape is not None
        if len(shape) == 1:
            self._walked = (layer, position)
            self._selection.choose(Hover(layer, 0, position, 0))
        else:
            self._selection.choose(Hover(layer, self._selection.channel, *divmod(position, shape[2])))

    @Slot()
    def toggle(self) -> None:
        """Switches between playing and paused."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Starts playing; from the first position if the window is at the last one or no walk is on."""
        if not self.count:
            return
        start = 0 if not self.walking or self.position >= self.count - 1 else self.position
        self._go(start)
        self._started = (time.perf_counter(), start)
        self._clock.start(self.speed)
        self.changed.emit()

    def walk_to(self, position: int, start: int) -> None:
        """Plays from ``start`` to ``position``, and pauses there."""
        self._step_to(start)
        self.bound = min(position, self.count - 1)
        self._started = (time.perf_counter(), self.position)
        self._clock.start(self.speed)
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        """Pauses; the window keeps its position."""
        self.bound = None
        if self.playing:
            self._clock.stop()
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Ends the walk and the build: the whole map and the whole network are shown again."""
        self.pause()
        was_walking, self.walking = self.walking, False
        if was_walking:
            self.moved.emit()
        self.build_up.end()

    @Slot(int)
    def set_speed(self, milliseconds: int) -> None:
        """Sets the time per position."""
        self.speed = milliseconds
        if self.playing:
            self._started = (time.perf_counter(), self.position)
            self._clock.start(milliseconds)
        self.changed.emit()

    @Slot(bool)
    def set_loop(self, loop: bool) -> None:
        """Sets whether playing restarts at the end."""
        self.loop = loop
        self.changed.emit()

    @Slot()
    def _tick(self) -> None:
        """Moves the window to the position for the elapsed time; a slow machine skips positions."""
        began, start = self._started
        due = start + int((time.perf_counter() - began) * 1000 / self.speed + 0.5)
        if self.bound is not None and due >= self.bound:
            self._go(self.bound)
            self.pause()
        elif due < self.count:
            self._go(due)
        elif self.loop:
            self._started = (time.perf_counter(), 0)
            self._go(0)
        else:
            self._go(self.count - 1)
            self.pause()

    # --- moves by hovering and edits -------------------------------------------------------------------------------

    @Slot(object)
    def _hovered(self, hover: Hover | None) -> None:
        """During a walk, hovering its map or the layer's input moves the window there."""
        if hover is None or not self.walking:
            return
        shape, layer = self._shape(), self._selection.layer
        if shape is None or layer == INPUT:
            return
        if hover.layer == layer and (len(shape) == 1 or self.reached(layer, hover.channel) is not None):
            self._step_to(hover.row if len(shape) == 1 else hover.row * shape[2] + hover.column)
            return
        project = self._document.project
        inputs = project[layer].inputs
        input_shape = infer(project).shapes.get(hover.layer, infer(project).input_shape)
        if hover.layer not in inputs or len(shape) != 3 or len(input_shape) != 3:
            return
        if len(inputs) == 1 or input_shape[1:] == shape[1:]:  # else an input with one value per channel
            row, column = position_over(project[layer].spec, input_shape, shape, hover.row, hover.column)
            self._step_to(row * shape[2] + column)

    @Slot()
    def _selected(self) -> None:
        if self.walking and (self._selection.layer, self._selection.channel) != self._walked:
            self.pause()
            self.walking = False
        self.moved.emit()

    @Slot(object)
    def _rename(self, names: Mapping[str, str]) -> None:
        if self._walked is not None:
            self._walked = (names.get(self._walked[0], self._walked[0]), self._walked[1])

    @Slot(object)
    def _edited(self, _project: Project) -> None:
        if not self.count:
            self.stop()
        if self.walking or self.count != self._counted:
            self._counted = self.count
            self.moved.emit()

    @Slot()
    def _hidden(self) -> None:
        if not self.count:
            self.stop()
        self.moved.emit()

    # --- layer by layer --------------------------------------------------------------------------------------------

    @Slot()
    def next_layer(self) -> None:
        """Ends the walk and builds one more layer; see BuildUp."""
        if self._document.project.layers:
            self._end_walk()
            self.build_up.next()

    @Slot()
    def previous_layer(self) -> None:
        """Ends the walk and removes the last built layer from view."""
        self._end_walk()
        self.build_up.previous()

    def show_built(self, layer: str) -> None:
        """Shows the network up to a layer, without animation and without a walk."""
        self.walking = False
        self.build_up.show(layer)

    def _end_walk(self) -> None:
        self.pause()
        self.walking = False
