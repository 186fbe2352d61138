"""A kernel as a grid of coloured cells: dragged, painted, scrolled and typed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QToolTip, QWidget

from engine.kernels import Symmetry, symmetric_cells
from gui import hatching
from gui.colours import quantise, table, text_on
from gui.guard import guarded
from gui.theme import BASE_PIXELS, number_font
from gui.widgets.erase_guard import ERASE_KEYS
from gui.widgets.gesture import new_gesture
from gui.widgets.keyed import KeyedWidget
from gui.widgets.weight_text import Kernel, exact_text, fitting_texts, parse_number, split_line

Cell = tuple[int, int]
Tool = Literal["drag", "paint"]

_MARGIN = 2  # room for the outline around the outermost cells
_CELL = 44  # the tallest cell, in pixels at the base type size
_TALLEST = 320  # the whole grid, likewise: a 25 × 1 kernel must still fit a dock
_PIXELS_PER_STEP = 4  # of the mouse
_NOTCH = 120  # what one notch of a mouse wheel reports
_TURN = 600  # milliseconds of half a turn: slow enough to be followed
_PAUSE = 700  # milliseconds after which the next notch or key is a new gesture
_TYPED = frozenset("0123456789.,-−")
_ARROWS: Mapping[int, Cell] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_UPWARD: Mapping[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENTRY_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


@dataclass
class _Press:
    """A mouse button that is held down on the grid.

    Args:
        anchor: the height where the value last started to move from ``value``.
        step: what four pixels were worth then.
        paint: what every touched cell becomes; None if the pressed cell is dragged.
    """

    gesture: int
    button: Qt.MouseButton
    last: QPointF
    anchor: float
    value: float
    step: float
    paint: float | None


@dataclass
class _Burst:
    """Notches of the wheel, or presses of a key, in quick succession on one cell."""

    gesture: int
    cell: Cell
    time: int


@guarded
class KernelGrid(KeyedWidget):
    """A kernel with its numbers, of which every one can be changed in place.

    Signals:
        kernel_changed(object, int): the new kernel, read-only float32 (rows, columns), and the gesture that made it;
            all changes of one mouse drag, one turn of the wheel or one entry share the gesture.
        message(str): why nothing happened, for the user.
        cell_hovered(object): the pointer is over another (row, column), or None.

    Attributes:
        brush_value: what painting puts into a cell.
        step: what one notch, one key or four pixels add; Shift makes it ten times as much, Ctrl a tenth.
        symmetry: which other cells change along.
    """

    kernel_changed = Signal(object, int)
    message = Signal(str)
    cell_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush_value = 1.0
        self.step = 0.1
        self.symmetry: Symmetry = "none"
        self._tool: Tool = "drag"
        self._kernel = _frozen(np.zeros((3, 3)))
        self._dark = self._hatched = False
        self._scale: float | None = None
        self._current: Cell = (0, 0)
        self._hovered: Cell | None = None
        self._press: _Press | None = None
        self._burst: _Burst | None = None
        self._notches = 0.0
        self._in_use = False  # clicked since the pointer came: then the wheel edits, else it scrolls the dock
        self._editor: QLineEdit | None = None
        self._turning = QVariantAnimation(self, startValue=180.0, endValue=0.0, duration=_TURN)
        self._turning.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._turning.valueChanged.connect(self.update)
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
        """The kernel as shown, read-only float32 (rows, columns)."""
        return self._kernel

    def set_kernel(self, kernel: ArrayLike) -> None:
        """Shows another kernel; an entry that was being typed is given up unless the numbers are the same."""
        new = _frozen(kernel)
        if _same(new, self._kernel):
            return
        self._burst = None
        self._close_entry()
        self._show(new)

    def turn_to(self, kernel: ArrayLike) -> None:
        """Shows another kernel by turning the one shown by 180°, before one's eyes."""
        self.set_kernel(kernel)
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if duration > 0 and self.isVisible():
            self._turning.start()

    def set_dark(self, dark: bool) -> None:
        """Uses the colours of the dark theme, or of the light one."""
        self._dark = dark
        self.update()

    def set_hatched(self, hatched: bool) -> None:
        """Draws lines over negative weights, or draws none."""
        self._hatched = hatched
        self.update()

    def set_scale(self, scale: float | None) -> None:
        """Gives weights of this size the strongest colour; None: the kernel's own largest."""
        self._scale = scale
        self.update()

    @property
    def tool(self) -> Tool:
        """What pressing the mouse does: ``drag`` the cell's value up and down, or ``paint`` it over cells."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        self._tool = tool
        if tool == "paint":
            self.setCursor(Qt.CursorShape.CrossCursor)
            first = self.tr("Drag over cells to paint them; the right button paints 0.")
        else:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
            first = self.tr("Drag a cell up or down to change its weight; the right button paints 0.")
        rest = self.tr(
            "After a click the wheel steps it, as do + and Ctrl+Up or Ctrl+Down.\n"
            "Shift steps ten times as far, Ctrl a tenth.\n"
            "Type a number, or press F2 or Enter, to enter it; Del sets 0.\n"
            "Ctrl+C and Ctrl+V copy and paste the kernel."
        )
        self.setToolTip(f"{first}\n{rest}")

    @property
    def current_cell(self) -> Cell:
        """The (row, column) that keys act on."""
        return self._current

    @current_cell.setter
    def current_cell(self, cell: Cell) -> None:
        rows, columns = self._kernel.shape
        self._current = min(max(cell[0], 0), rows - 1), min(max(cell[1], 0), columns - 1)
        self._describe()
        self.update()

    def cell_rect(self, row: int, column: int) -> QRect:
        """Where a cell is painted."""
        return _rect(self._pitch(), row, column)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows, columns = self._kernel.shape
        across = max(width - 2 * _MARGIN, columns) / columns
        size = self._type_scale()
        height: float = rows * min(across, _CELL * size, _TALLEST * size / rows)
        return round(height) + 2 * _MARGIN

    def sizeHint(self) -> QSize:
        width = round(256 * self._type_scale())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        rows, columns = self._kernel.shape
        return QSize(max(4 * columns, 60) + 2 * _MARGIN, max(4 * rows, 16) + 2 * _MARGIN)

    def _show(self, kernel: Kernel) -> None:
        resized = kernel.shape != self._kernel.shape
        self._kernel = kernel
        if resized:
            self._hover(None)
            self.updateGeometry()
        self.current_cell = self._current

    def _describe(self) -> None:
        row, column = self._current
        text = self.tr("row {row}, column {column}: {value}")
        self.setAccessibleDescription(
            text.format(row=row + 1, column=column + 1, value=exact_text(self._kernel[self._current]))
        )

    def _type_scale(self) -> float:
        return self.fontInfo().pixelSize() / BASE_PIXELS

    def _pitch(self) -> tuple[float, float, int]:
        """From one cell to the next, across and down, and the gap between them."""
        rows, columns = self._kernel.shape
        width = max(self.width() - 2 * _MARGIN, columns)
        height = max(min(self.height(), self.heightForWidth(self.width())) - 2 * _MARGIN, rows)
        small = min(width / columns, height / rows)
        gap = 0 if small < 7 else 1 if small < 20 else 2
        return (width + gap) / columns, (height + gap) / rows, gap

    def _cell_at(self, point: QPointF) -> Cell | None:
        """The cell at a point; the gaps belong to the cells, so that a stroke has no holes."""
        across, down, _ = self._pitch()
        row, column = int((point.y() - _MARGIN) // down), int((point.x() - _MARGIN) // across)
        rows, columns = self._kernel.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    # ---- painting the widget

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        if self._turning.state() == QVariantAnimation.State.Running:
            across, down, gap = self._pitch()
            rows, columns = self._kernel.shape
            middle = QPointF(_MARGIN + (columns * across - gap) / 2, _MARGIN + (rows * down - gap) / 2)
            painter.translate(middle)
            painter.rotate(self._turning.currentValue())
            painter.translate(-middle)
        self._paint_cells(painter)
        palette = self.palette()
        if self._hovered is not None:
            self._outline(painter, self._hovered, palette.color(QPalette.ColorRole.PlaceholderText), 1)
        accent = palette.color(QPalette.ColorRole.Accent)
        self._outline(painter, self._current, accent, 2 if self.hasFocus() else 1)

    def _paint_cells(self, painter: QPainter) -> None:
        across, down, gap = pitch = self._pitch()
        width, height = int(across) - gap, int(down) - gap
        texts, font = fitting_texts(self._kernel, QSize(width, height), self._type_scale())
        radius = min(width, height, 24) / 8
        border = self.palette().color(QPalette.ColorRole.Mid)
        indices, shades = self._indices(), table("weights", self._dark)
        colours = shades[indices, :3].tolist()
        painter.setFont(font)
        for row, column in np.ndindex(self._kernel.shape):
            rect, colour = _rect(pitch, row, column), tuple(colours[row][column])
            if gap < 2:  # too small for a border and round corners
                painter.fillRect(rect, QColor(*colour))
            else:
                painter.setPen(border)
                painter.setBrush(QColor(*colour))
                painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            hatched = self._hatched and self._kernel[row, column] < 0
            if hatched:
                inner = rect.adjusted(gap // 2, gap // 2, -(gap // 2), -(gap // 2))  # keeps off the border
                painter.fillRect(inner, hatching.brush(shades, int(indices[row, column])))
            if texts:
                if hatched:
                    under = painter.boundingRect(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])
                    painter.fillRect(under.adjusted(-2, 0, 2, 0) & rect, QColor(*colour))
                painter.setPen(QColor(text_on(colour)))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, texts[row][column])

    def _indices(self) -> NDArray[np.uint8]:
        """Which colour of the table every weight has."""
        scale = self._scale
        if scale is None:
            scale = float(np.abs(self._kernel[np.isfinite(self._kernel)]).max(initial=0))
        return quantise(self._kernel, -scale, scale, symmetric=True)

    def _outline(self, painter: QPainter, cell: Cell, colour: QColor, width: int) -> None:
        rect = QRectF(self.cell_rect(*cell))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        grown = width / 2 - 1  # whole pixels, so that the line is sharp
        painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), 3, 3)

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
        if self._press and event.button() == self._press.button:
            self._press = None
            self._hover(self._cell_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if self._tool == "paint" or event.button() != Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)  # quick dabs are dabs
        elif cell is not None:
            self.current_cell = cell
            self._edit()

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

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.cell_hovered.emit(cell)
            self.update()

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
        if not _same(kernel, self._kernel):
            self._show(_frozen(kernel))
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
        if text and text in _TYPED:
            return partial(self._edit, text)
        if modifiers:
            return None
        if key in _ARROWS:
            return partial(self._move, *_ARROWS[key])
        if key in _EDIT_KEYS:
            return self._edit
        return self._erase if key in ERASE_KEYS else None

    def _move(self, down: int, right: int) -> None:
        self.current_cell = self._current[0] + down, self._current[1] + right
        self.cell_hovered.emit(self._current)

    def _step_by_key(self, steps: int, time: int) -> None:
        self._step_cell(steps * self.step, self._burst_gesture(self._current, time))

    def _erase(self) -> None:
        self._set([self._current], 0.0, new_gesture())

    def _copy(self) -> None:
        lines = ("\t".join(exact_text(weight) for weight in row) for row in self._kernel)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _paste(self) -> None:
        rows, columns = self._kernel.shape
        found = [split_line(line) for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        if len(found) != rows or any(len(row) != columns for row in found):
            lengths = {len(row) for row in found}
            size = f"{len(found)} × {lengths.pop()}" if len(lengths) == 1 else self.tr("rows of different lengths")
            self.message.emit(
                self.tr("The clipboard must hold {rows} × {columns} numbers; it holds {found}.").format(
                    rows=rows, columns=columns, found=size if found else self.tr("no text")
                )
            )
            return
        kernel = np.zeros((rows, columns), np.float32)
        for cell in np.ndindex(rows, columns):
            text = found[cell[0]][cell[1]]
            value = parse_number(text)
            if value is None:
                self.message.emit(
                    self.tr("“{text}” in row {row}, column {column} of the clipboard is not a number.").format(
                        text=text, row=cell[0] + 1, column=cell[1] + 1
                    )
                )
                return
            kernel[cell] = value
        self._change(kernel, new_gesture())

    # ---- typing into a cell

    def _edit(self, text: str | None = None) -> None:
        """Opens the current cell for typing, with its number or with what was typed already."""
        self._finish_entry()
        row, column = self._current
        editor = self._editor = QLineEdit(self)
        editor.setAccessibleName(self.tr("Weight in row {row}, column {column}").format(row=row + 1, column=column + 1))
        editor.setToolTip(
            self.tr("A number such as 0.25, −3 or 1/9. Enter goes on below, Tab to the right, Esc leaves it as it was.")
        )
        editor.setFont(number_font(round(BASE_PIXELS * self._type_scale())))
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setMaxLength(60)
        editor.installEventFilter(self)
        editor.textEdited.connect(partial(self._mark, ""))
        if text is None:
            weight = self._kernel[self._current]
            editor.setText(exact_text(weight) if np.isfinite(weight) else "")
            editor.selectAll()
        else:
            editor.setText(text)
        place = self.cell_rect(row, column)
        size = QSize(round(84 * self._type_scale()), editor.sizeHint().height()).expandedTo(place.size())
        place = QRect(place.center() - QPoint(size.width() // 2, size.height() // 2), size)
        place.moveLeft(max(min(place.left(), self.width() - size.width()), 0))
        place.moveTop(max(min(place.top(), self.height() - size.height()), 0))
        editor.setGeometry(place)
        editor.show()
        editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._editor:
            return False
        if isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self._finish_entry()
            return False
        if isinstance(event, QKeyEvent) and event.key() in _ENTRY_KEYS:
            if event.type() == QEvent.Type.KeyPress:
                self._leave_entry(event.key())
            event.accept()
            return True
        return False

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
        """Puts what was typed into the cell; what is no number stays, with a sentence about it."""
        assert self._editor is not None
        text = self._editor.text()
        value = parse_number(text)
        if value is None:
            self._mark(
                self.tr("“{text}” is not a weight. Type a number such as 0.25, −3 or 1/9, or press Esc.").format(
                    text=text
                )
            )
            return False
        self._close_entry()
        self._set([self._current], value, new_gesture())
        return True

    def _finish_entry(self) -> None:
        """The user went elsewhere: a number counts, anything else is given up."""
        if self._editor is not None and not self._enter():
            self._close_entry()

    def _close_entry(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            QToolTip.hideText()
            if editor.hasFocus():
                self.setFocus()
            editor.hide()
            editor.deleteLater()

    def _mark(self, problem: str, _text: str = "") -> None:
        """Shows what is wrong with the entry, or with "" that nothing is."""
        editor = self._editor
        if editor is None:
            return
        editor.setProperty("invalid", bool(problem))
        editor.style().polish(editor)  # the style sheet looks at the property only then
        editor.setAccessibleDescription(problem)
        QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), problem, editor)


def _rect(pitch: tuple[float, float, int], row: int, column: int) -> QRect:
    """The cell's place: whole pixels, so that its edges are sharp."""
    across, down, gap = pitch
    left, right = _MARGIN + round(column * across), _MARGIN + round((column + 1) * across)
    top, bottom = _MARGIN + round(row * down), _MARGIN + round((row + 1) * down)
    return QRect(left, top, right - left - gap, bottom - top - gap)


def _frozen(kernel: ArrayLike) -> Kernel:
    frozen = np.array(kernel, np.float32)
    frozen.flags.writeable = False
    return frozen


def _same(a: Kernel, b: Kernel) -> bool:
    return bool(np.array_equal(a, b, equal_nan=True))
