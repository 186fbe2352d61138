"""A kernel as a grid of coloured cells whose weights are dragged, painted, scrolled and typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from numpy.typing import ArrayLike
from PySide6.QtCore import QEasingCurve, QEvent, QRect, QSize, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from engine.kernels.operations import Symmetry
from engine.values.numerals import grouped
from gui.events.guard import guarded
from gui.filter.kernel_editor import KernelEditor, frozen, same
from gui.filter.kernel_layout import MARGIN, Cell, KernelLayout, height_for
from gui.filter.kernel_painter import KernelState, paint_kernel
from gui.filter.kernel_pointer import KernelPointer, Tool
from gui.filter.kernel_text import kernel_text, parse_kernel
from gui.filter.kernel_typing import KernelTyping
from gui.look.fonts import BASE_PIXELS
from gui.text.phrases import local
from gui.widgets.cell_entry import TYPED
from gui.widgets.erase_guard import ERASE_KEYS
from gui.widgets.gesture import new_gesture
from gui.widgets.keyed import KeyedWidget
from gui.widgets.weight_text import Kernel, exact_text

_ROTATION = 600  # milliseconds of a rotation by 180°: slow enough to be followed
_ARROWS: Mapping[int, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_UPWARD: Mapping[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@guarded
class KernelGrid(KeyedWidget):
    """An editable kernel: weights are dragged, painted, scrolled and typed.

    Signals:
        kernel_changed(object, int): the new kernel, read-only float32 (KH, KW), and its gesture;
            all changes of one mouse drag, one wheel movement or one entry share the gesture.
        cell_hovered(object): the pointer is over another (row, column), or None.
        message(str): a sentence for the user, why an action had no effect.
    """

    kernel_changed = Signal(object, int)
    cell_hovered = Signal(object)
    message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dark = self._hatched = False
        self._scale: float | None = None
        self._editor = KernelEditor(self)
        self._typing = KernelTyping(self, self._editor)
        self._pointer = KernelPointer(self._editor, self._typing, self)
        self._rotation = QVariantAnimation(self, startValue=180.0, endValue=0.0, duration=_ROTATION)
        self._rotation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._rotation.valueChanged.connect(self.update)
        self._editor.resized.connect(self._fit)
        self._editor.shown.connect(self._describe)
        self._editor.edited.connect(self.kernel_changed)
        self._pointer.hover_changed.connect(self.cell_hovered)
        self._pointer.hover_changed.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Kernel"))
        self.tool = "drag"
        self._describe()

    # ---- what it shows

    @property
    def kernel(self) -> Kernel:
        """The shown kernel, read-only float32 (KH, KW)."""
        return self._editor.kernel

    def set_kernel(self, kernel: ArrayLike) -> None:
        """Shows another kernel; discards an open entry unless the weights are the same."""
        new = frozen(kernel)
        if not same(new, self.kernel):
            self._typing.close()
            self._editor.show_kernel(new)

    def rotate_to(self, kernel: ArrayLike) -> None:
        """Shows another kernel, with an animated rotation by 180°."""
        self.set_kernel(kernel)
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if duration > 0 and self.isVisible():
            self._rotation.start()

    def set_dark(self, dark: bool) -> None:
        """Uses the colours of the dark theme, or of the light one."""
        self._dark = dark
        self.update()

    def set_hatched(self, hatched: bool) -> None:
        """Hatches negative weights, or does not."""
        self._hatched = hatched
        self.update()

    def set_scale(self, scale: float | None) -> None:
        """Sets the absolute weight with the strongest colour; None: the kernel's own maximum."""
        if scale != self._scale:
            self._scale = scale
            self.update()

    @property
    def current_cell(self) -> Cell:
        """The (row, column) that keys act on."""
        return self._editor.current

    @current_cell.setter
    def current_cell(self, cell: Cell) -> None:
        self._editor.go_to(cell)

    # ---- how it is edited

    @property
    def tool(self) -> Tool:
        """The mouse tool: ``drag`` changes a cell's value by moving up and down, ``paint`` sets values."""
        return self._pointer.tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        self._pointer.tool = tool
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

    @property
    def brush_value(self) -> float:
        """The value that painting sets."""
        return self._pointer.brush_value

    @brush_value.setter
    def brush_value(self, value: float) -> None:
        self._pointer.brush_value = value

    @property
    def step(self) -> float:
        """Change per notch, key press or four pixels; times 10 with Shift, divided by 10 with Ctrl."""
        return self._editor.step

    @step.setter
    def step(self, step: float) -> None:
        self._editor.step = step

    @property
    def symmetry(self) -> Symmetry:
        """Which other cells change with the edited one."""
        return self._editor.symmetry

    @symmetry.setter
    def symmetry(self, symmetry: Symmetry) -> None:
        self._editor.symmetry = symmetry

    # ---- geometry and painting

    def cell_rect(self, row: int, column: int) -> QRect:
        """The rectangle of a cell."""
        return self._cells().rect(row, column)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows, columns = self.kernel.shape
        return height_for((rows, columns), width, self._type_scale())

    def sizeHint(self) -> QSize:
        width = round(256 * self._type_scale())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        rows, columns = self.kernel.shape
        return QSize(max(4 * columns, 60) + 2 * MARGIN, max(4 * rows, 16) + 2 * MARGIN)

    def _type_scale(self) -> float:
        return self.fontInfo().pixelSize() / BASE_PIXELS

    def _state(self) -> KernelState:
        return KernelState(
            kernel=self.kernel,
            palette=self.palette(),
            type_scale=self._type_scale(),
            dark=self._dark,
            hatched=self._hatched,
            scale=self._scale,
            current=self._editor.current if self.hasFocus() else None,  # its outline shows that keys act here
            hovered=self._pointer.hovered,
            angle=self._rotation.currentValue() if self._rotation.state() == QVariantAnimation.State.Running else 0.0,
            enabled=self.isEnabled(),
        )

    def _cells(self) -> KernelLayout:
        return self._state().layout(self.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_kernel(painter, self.size(), self._state())

    @Slot()
    def _fit(self) -> None:
        """Adapts to another shape of the kernel."""
        self._pointer.hover(None)
        self.updateGeometry()

    @Slot()
    def _describe(self) -> None:
        row, column = self._editor.current
        text = self.tr("row {row}, column {column}: {value}")
        value = local(grouped(exact_text(self._editor.weight)))
        self.setAccessibleDescription(text.format(row=row, column=column, value=value))
        self.update()

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event, self._cells())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event, self._cells())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event, self._cells())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event, self._cells())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event, self._cells())

    def leaveEvent(self, _event: QEvent) -> None:
        self._pointer.leave()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.cell_hovered.emit(self._pointer.hovered)
        super().focusOutEvent(event)

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
            return partial(self._type, text)
        if modifiers:
            return None
        if key in _ARROWS:
            return partial(self._move, *_ARROWS[key])
        if key in _EDIT_KEYS:
            return self._type
        return self._erase if key in ERASE_KEYS else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_action(event):
            self._typing.give_way()
        super().keyPressEvent(event)

    def _type(self, text: str | None = None) -> None:
        """Opens the current cell for typing, with its weight or with the first typed character."""
        self._typing.open(self.cell_rect(*self._editor.current), text)

    def _move(self, down: int, right: int) -> None:
        self._editor.move(down, right)
        self.cell_hovered.emit(self._editor.current)

    def _step_by_key(self, steps: int, time: int) -> None:
        editor = self._editor
        editor.step_by(steps * editor.step, editor.burst_gesture(editor.current, time))

    def _erase(self) -> None:
        self._editor.set_cells([self._editor.current], 0.0, new_gesture())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(kernel_text(self.kernel))

    def _paste(self) -> None:
        found = parse_kernel(QGuiApplication.clipboard().text(), *self.kernel.shape)
        if isinstance(found, str):
            self.message.emit(found)
        else:
            self._editor.replace(found, new_gesture())
