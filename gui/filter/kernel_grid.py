"""A kernel as a grid of coloured cells: dragged, painted, scrolled and typed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QWidget

from engine.kernels.operations import Symmetry, symmetric_cells
from gui.events.guard import guarded
from gui.filter.kernel_board import Cell, KernelBoard, frozen, same
from gui.filter.kernel_text import kernel_text, parse_kernel
from gui.widgets.cell_entry import TYPED, CellEntry
from gui.widgets.erase_guard import ERASE_KEYS
from gui.widgets.gesture import new_gesture
from gui.widgets.weight_text import Kernel, exact_text

Tool = Literal["drag", "paint"]

_PIXELS_PER_STEP = 4  # of the mouse
_NOTCH = 120  # what one notch of a mouse wheel reports
_PAUSE = 700  # milliseconds after which the next notch or key is a new gesture
_ARROWS: Mapping[int, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_UPWARD: Mapping[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass
class _Press:
    """A mouse press on the grid.

    Args:
        anchor: y coordinate at which the value was ``value``.
        step: change of the value per four pixels from there on.
        paint: value for every touched cell; None if the pressed cell is dragged.
        dragged: whether it moved too far for a click.
    """

    gesture: int
    button: Qt.MouseButton
    last: QPointF
    anchor: float
    value: float
    step: float
    paint: float | None
    dragged: bool = False


@dataclass
class _Burst:
    """Wheel notches or key presses in quick succession on one cell, which form one gesture."""

    gesture: int
    cell: Cell
    time: int


@guarded
class KernelGrid(KernelBoard):
    """An editable kernel: weights are dragged, painted, scrolled and typed.

    Signals:
        kernel_changed(object, int): the new kernel, read-only float32 (KH, KW), and its gesture;
            all changes of one mouse drag, one turn of the wheel or one entry share the gesture.
        message(str): explains to the user why nothing happened.

    Attributes:
        brush_value: the value that painting sets.
        step: change per notch, key press or four pixels; times 10 with Shift, divided by 10 with Ctrl.
        symmetry: which other cells change with the edited one.
    """

    kernel_changed = Signal(object, int)
    message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush_value = 1.0
        self.step = 0.1
        self.symmetry: Symmetry = "none"
        self.tool = "drag"
        self._press: _Press | None = None
        self._burst: _Burst | None = None
        self._notches = 0.0
        self._in_use = False  # clicked since the pointer came: then the wheel edits, else it scrolls the dock
        self._entry: CellEntry | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_kernel(self, kernel: ArrayLike) -> None:
        """Shows another kernel; an entry that was being typed is given up unless the numbers are the same."""
        new = frozen(kernel)
        if same(new, self._kernel):
            return
        self._burst = None
        self._close_entry()
        self._show(new)

    def turn_to(self, kernel: ArrayLike) -> None:
        """Shows another kernel, with an animated rotation by 180°."""
        self.set_kernel(kernel)
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if duration > 0 and self.isVisible():
            self._turning.start()

    @property
    def tool(self) -> Tool:
        """The mouse tool: ``drag`` changes a cell's value by moving up and down, ``paint`` sets values."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        self._tool = tool
        if tool == "paint":
            self.setCursor(Qt.CursorShape.CrossCursor)
            first = self.tr("Drag over cells to paint them; the right button paints 0.")
        else:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
            first = self.tr("Click a cell and type its weight, or drag it up or down; the right button paints 0.")
        rest = self.tr(
            "After a click the wheel steps it, as do + and Ctrl+Up or Ctrl+Down.\n"
            "Shift steps ten times as far, Ctrl a tenth.\n"
            "F2 or Enter opens a cell for typing; Del sets 0.\n"
            "Ctrl+C and Ctrl+V copy and paste the kernel."
        )
        self.setToolTip(f"{first}\n{rest}")

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        cell = self._cell_at(event.position())
        if self._press or cell is None or not (left or event.button() == Qt.MouseButton.RightButton):
            return
        self._finish_entry()
        self._in_use = True
        self.current_cell = cell
        paint = 0.0 if not left else self.brush_value if self._tool == "paint" else None
        self._press = _Press(
            gesture=new_gesture(),
            button=event.button(),
            last=event.position(),
            anchor=event.position().y(),
            value=float(self._kernel[cell]),
            step=self._step_with(event.modifiers()),
            paint=paint,
        )
        if paint is not None:
            self._set([cell], paint, self._press.gesture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        press = self._press
        if press is None:
            self._hover(self._cell_at(event.position()))
        elif press.paint is None:
            self._drag(press, event.position().y(), self._step_with(event.modifiers()))
        else:
            cells = list(self._cells_between(press.last, event.position()))
            if cells:
                self._hover(cells[-1])
                self.current_cell = cells[-1]
                self._set(cells, press.paint, press.gesture)
        if press:
            press.last = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press = self._press
        if press and event.button() == press.button:
            self._press = None
            self._hover(self._cell_at(event.position()))
            if press.paint is None and not press.dragged:
                self._edit(clicked=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if self._tool == "paint" or event.button() != Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)  # quick dabs are dabs
        elif cell is not None:
            self.current_cell = cell
            self._edit(clicked=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        cell = self._cell_at(event.position())
        if cell is None or not self._in_use:
            event.ignore()  # then it scrolls the dock
            return
        event.accept()
        if self._press:
            return
        self._finish_entry()
        self.current_cell = cell
        gesture = self._burst_gesture(cell, event.timestamp())
        turned = event.angleDelta()
        self._notches += (turned.y() or turned.x()) / _NOTCH  # Shift turns the wheel sideways on some systems
        whole = int(self._notches)  # touchpads report fractions
        self._notches -= whole
        self._step_cell(whole * self._step_with(event.modifiers()), gesture)

    def leaveEvent(self, _event: QEvent) -> None:
        self._in_use = False
        self._hover(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.cell_hovered.emit(self._hovered)
        super().focusOutEvent(event)

    def _step_with(self, modifiers: Qt.KeyboardModifier) -> float:
        step = self.step
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            step *= 10
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            step /= 10
        return step

    def _drag(self, press: _Press, y: float, step: float) -> None:
        if step != press.step:  # from here on, so that pressing Shift does not make the value jump
            press.anchor, press.value, press.step = press.last.y(), float(self._kernel[self._current]), step
        steps = int((press.anchor - y) / _PIXELS_PER_STEP)
        press.dragged |= steps != 0
        start = press.value if math.isfinite(press.value) else 0.0
        value = (round(start / step) + steps) * step if steps else press.value
        self._set([self._current], value, press.gesture)

    def _cells_between(self, start: QPointF, end: QPointF) -> Iterator[Cell]:
        """The cells under a straight stroke: the mouse may have jumped over some of them."""
        across, down, _ = self._pitch()
        way = end - start
        samples = math.ceil(4 * max(abs(way.x()) / across, abs(way.y()) / down))
        for sample in range(samples + 1):
            cell = self._cell_at(start + way * (sample / max(samples, 1)))
            if cell is not None:
                yield cell

    # ---- changing the kernel

    def _set(self, cells: Iterable[Cell], value: float, gesture: int) -> None:
        kernel = self._kernel.copy()
        for cell in cells:
            for twin in symmetric_cells(kernel.shape, cell, self.symmetry):
                kernel[twin] = value + 0.0  # which makes 0 of −0
        self._change(kernel, gesture)

    def _change(self, kernel: Kernel, gesture: int) -> None:
        if self._burst and self._burst.gesture != gesture:
            self._burst = None
        if not same(kernel, self._kernel):
            self._show(frozen(kernel))
            self.kernel_changed.emit(self._kernel, gesture)

    def _step_cell(self, by: float, gesture: int) -> None:
        value = float(exact_text(self._kernel[self._current]))
        if by:
            # Rounded in decimal: 0.1 three times is 0.3, whatever binary makes of it.
            self._set([self._current], round((value if math.isfinite(value) else 0.0) + by, 9), gesture)

    def _burst_gesture(self, cell: Cell, time: int) -> int:
        burst = self._burst
        if burst is None or burst.cell != cell or time - burst.time > _PAUSE:
            burst = self._burst = _Burst(new_gesture(), cell, time)
            self._notches = 0.0
        burst.time = time
        return burst.gesture

    # ---- keyboard

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, text = event.key(), event.text()
        keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._copy
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            upward = _UPWARD.get(key)
            faster = 10 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
            return partial(self._step_by_key, upward * faster, event.timestamp()) if upward else None
        if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return None
        if text == "+" or (text == "-" and keypad):
            return partial(self._step_by_key, 1 if text == "+" else -1, event.timestamp())
        if text and text in TYPED:
            return partial(self._edit, text)
        if modifiers:
            return None
        if key in _ARROWS:
            return partial(self._move, *_ARROWS[key])
        if key in _EDIT_KEYS:
            return self._edit
        return self._erase if key in ERASE_KEYS else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._entry is not None and self._entry.yields and self.key_action(event):
            self._close_entry()  # nothing was typed yet: the key is for the grid
        super().keyPressEvent(event)

    def _move(self, down: int, right: int) -> None:
        self.current_cell = self._current[0] + down, self._current[1] + right
        self.cell_hovered.emit(self._current)

    def _step_by_key(self, steps: int, time: int) -> None:
        self._step_cell(steps * self.step, self._burst_gesture(self._current, time))

    def _erase(self) -> None:
        self._set([self._current], 0.0, new_gesture())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(kernel_text(self._kernel))

    def _paste(self) -> None:
        found = parse_kernel(QGuiApplication.clipboard().text(), *self._kernel.shape)
        if isinstance(found, str):
            self.message.emit(found)
        else:
            self._change(found, new_gesture())

    # ---- typing into a cell

    def _edit(self, text: str | None = None, clicked: bool = False) -> None:
        """Opens the current cell for typing, with its number or with what was typed already."""
        self._finish_entry()
        entry = self._entry = CellEntry(self, *self._current)
        entry.key_pressed.connect(self._leave_entry)
        entry.left.connect(self._finish_entry)
        entry.begin(self.cell_rect(*self._current), self._kernel[self._current], text, clicked)

    @Slot(int)
    def _leave_entry(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self._close_entry()
        elif self._enter():
            rows, columns = self._kernel.shape
            row, column = self._current
            if key == Qt.Key.Key_Tab:
                place = min(row * columns + column + 1, rows * columns - 1)
                self.current_cell = place // columns, place % columns
            elif key == Qt.Key.Key_Backtab:
                place = max(row * columns + column - 1, 0)
                self.current_cell = place // columns, place % columns
            else:
                place = min(column * rows + row + 1, rows * columns - 1)
                self.current_cell = place % rows, place // rows

    def _enter(self) -> bool:
        """Applies the typed number; an invalid entry stays open, with an explanation."""
        if self._entry is not None and self._entry.untouched:
            self._close_entry()
            return True
        value = self._entry.value() if self._entry is not None else None
        if value is None:
            return False
        self._close_entry()
        self._set([self._current], value, new_gesture())
        return True

    @Slot()
    def _finish_entry(self) -> None:
        """Ends the entry: applies a valid number, discards anything else."""
        if self._entry is not None and not self._enter():
            self._close_entry()

    def _close_entry(self) -> None:
        entry, self._entry = self._entry, None
        if entry is not None:
            entry.close_entry()
