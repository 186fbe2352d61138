"""Mouse interaction with a kernel: hover, click, drag, paint, and the wheel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent

from gui.filter.kernel_editor import KernelEditor
from gui.filter.kernel_layout import Cell, KernelLayout
from gui.filter.kernel_typing import KernelTyping
from gui.widgets.gesture import new_gesture

Tool = Literal["drag", "paint"]

_PIXELS_PER_STEP = 4  # of mouse movement
_NOTCH = 120  # angle that one notch of a mouse wheel reports, in eighths of a degree


@dataclass
class _Press:
    """A mouse press on the kernel.

    Args:
        last: the latest position.
        anchor: y coordinate at which the weight was ``value``.
        step: change of the weight per four pixels from there on.
        paint: value for every touched cell; None if the pressed cell is dragged.
        dragged: whether the mouse moved too far for a click.
    """

    gesture: int
    button: Qt.MouseButton
    last: QPointF
    anchor: float
    value: float
    step: float
    paint: float | None
    dragged: bool = False


class KernelPointer(QObject):
    """Converts mouse events into edits.

    Signals:
        hover_changed(object): the pointer is over another (row, column), or None.

    Attributes:
        tool: ``drag`` changes a weight by moving up and down, ``paint`` sets weights.
        brush_value: the weight that painting sets.
        hovered: the (row, column) under the pointer.
    """

    hover_changed = Signal(object)

    def __init__(self, editor: KernelEditor, typing: KernelTyping, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._typing = editor, typing
        self.tool: Tool = "drag"
        self.brush_value = 1.0
        self.hovered: Cell | None = None
        self._press: _Press | None = None
        self._wheel_gesture, self._notches = 0, 0.0  # and the notches not applied yet
        self._in_use = False  # clicked since the pointer entered: the wheel edits; else it scrolls the dock

    def press(self, event: QMouseEvent, layout: KernelLayout) -> None:
        """Handles a pressed button: paints the first cell, or begins a drag or click."""
        editor, left = self._editor, event.button() == Qt.MouseButton.LeftButton
        cell = layout.cell_at(event.position())
        if self._press or cell is None or not (left or event.button() == Qt.MouseButton.RightButton):
            return
        self._typing.finish()
        self._in_use = True
        editor.go_to(cell)
        paint = 0.0 if not left else self.brush_value if self.tool == "paint" else None
        self._press = _Press(
            gesture=new_gesture(),
            button=event.button(),
            last=event.position(),
            anchor=event.position().y(),
            value=float(editor.weight),
            step=self._step_with(event.modifiers()),
            paint=paint,
        )
        if paint is not None:
            editor.set_cells([cell], paint, self._press.gesture)

    def move(self, event: QMouseEvent, layout: KernelLayout) -> None:
        """Handles a movement: hovers, or continues dragging or painting."""
        press = self._press
        if press is None:
            self.hover(layout.cell_at(event.position()))
        elif press.paint is None:
            self._drag(press, event.position().y(), self._step_with(event.modifiers()))
        else:
            cells = list(layout.cells_between(press.last, event.position()))
            if cells:
                self.hover(cells[-1])
                self._editor.go_to(cells[-1])
                self._editor.set_cells(cells, press.paint, press.gesture)
        if press:
            press.last = event.position()

    def release(self, event: QMouseEvent, layout: KernelLayout) -> None:
        """Handles a released button: a click opens the cell for typing."""
        press = self._press
        if press and event.button() == press.button:
            self._press = None
            self.hover(layout.cell_at(event.position()))
            if press.paint is None and not press.dragged:
                self._type(layout)

    def double_click(self, event: QMouseEvent, layout: KernelLayout) -> None:
        """Handles a second click: opens the cell for typing, or paints as the first one did."""
        cell = layout.cell_at(event.position())
        if self.tool == "paint" or event.button() != Qt.MouseButton.LeftButton:
            self.press(event, layout)
        elif cell is not None:
            self._editor.go_to(cell)
            self._type(layout)

    def wheel(self, event: QWheelEvent, layout: KernelLayout) -> None:
        """Handles the wheel: changes the cell under the pointer after a click; else the dock scrolls."""
        cell = layout.cell_at(event.position())
        if cell is None or not self._in_use:
            event.ignore()
            return
        event.accept()
        if self._press:
            return
        self._typing.finish()
        self._editor.go_to(cell)
        gesture = self._editor.burst_gesture(cell, event.timestamp())
        if gesture != self._wheel_gesture:
            self._wheel_gesture, self._notches = gesture, 0.0
        turned = event.angleDelta()
        self._notches += (turned.y() or turned.x()) / _NOTCH  # with Shift, some systems report x
        whole = int(self._notches)  # touchpads report fractions
        self._notches -= whole
        self._editor.step_by(whole * self._step_with(event.modifiers()), gesture)

    def leave(self) -> None:
        """Ends the hover when the pointer leaves the kernel."""
        self._in_use = False
        self.hover(None)

    def hover(self, cell: Cell | None) -> None:
        """Sets the hovered cell."""
        if cell != self.hovered:
            self.hovered = cell
            self.hover_changed.emit(cell)

    def _type(self, layout: KernelLayout) -> None:
        self._typing.open(layout.rect(*self._editor.current), clicked=True)

    def _step_with(self, modifiers: Qt.KeyboardModifier) -> float:
        step = self._editor.step
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            step *= 10
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            step /= 10
        return step

    def _drag(self, press: _Press, y: float, step: float) -> None:
        editor = self._editor
        if step != press.step:  # from here on, so that pressing Shift does not make the value jump
            press.anchor, press.value, press.step = press.last.y(), float(editor.weight), step
        steps = int((press.anchor - y) / _PIXELS_PER_STEP)
        press.dragged |= steps != 0
        start = press.value if math.isfinite(press.value) else 0.0
        value = (round(start / step) + steps) * step if steps else press.value
        editor.set_cells([editor.current], value, press.gesture)
