"""A block of numbers whose cells can be hovered, and whose numbers can be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from gui.cell.painting.numbers import GridCell, NumbersPicture, NumbersState
from gui.cell.painting.view_state import Surface
from gui.cell.row_view import RowView
from gui.events.guard import guarded
from gui.text.phrases import local
from gui.widgets.cell_entry import TYPED
from gui.widgets.cell_typing import CellTyping
from gui.widgets.keyed import arrow_of

_EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHER_MODIFIERS = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


@guarded
class NumberGrid(RowView[NumbersState, NumbersPicture]):
    """A grid of numbers in cells coloured by value.

    Signals:
        cell_pointed(object): the (row, column) under the pointer or reached with the arrow keys; None for none.
        typed(object, float): the (row, column) of a cell, and the number typed into it.
    """

    cell_pointed = Signal(object)
    typed = Signal(object, float)

    def __init__(self, name: str, tip: str, tip_of: Callable[[GridCell], str], keyed: bool = False) -> None:
        """Creates an empty grid.

        Args:
            tip_of: makes the tooltip of a cell.
            keyed: whether it can get the focus, and its numbers can be typed.
        """
        super().__init__(name, tip, NumbersState(), NumbersPicture)
        self._typing: CellTyping | None = None
        if keyed:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._typing = CellTyping(self)
            self._typing.typed.connect(self.typed)
        self.setMouseTracking(True)
        self.beside: Sequence[NumberGrid] = ()  # other grids that share its type size
        self._tip_of = tip_of
        self._hovered: GridCell | None = None
        self._sized: tuple[object, int] | None = None  # what its own type size follows from, and that size
        self._walked = False  # whether the hovered cell was reached with the keyboard

    def show_state(self, state: NumbersState) -> None:
        before = self.state
        if state.shows_the_same(before):
            if state.pointed != before.pointed:
                super().show_state(state)
            self.state = state
            return
        if self._typing is not None:
            self._typing.close()  # typed text must never land in another kernel
        if state.shape != before.shape:
            self._hovered = None
        if state.characters != before.characters:
            for grid in self.beside:
                grid.update()
        super().show_state(state)

    def describe(self) -> str:
        texts, columns = self.state.texts, self.state.shape[1]
        rows = [texts[at : at + columns] for at in range(0, len(texts), columns)]
        return f"{self.caption}: " + local("; ".join(" ".join(row) for row in rows))

    def surface(self) -> Surface:
        grids = [self, *(grid for grid in self.beside if grid.isVisible())]
        return replace(super().surface(), numbers=min(grid.type_size() for grid in grids))

    def type_size(self) -> int:
        """The type size in pixels that this grid would have on its own."""
        state = self.state
        made_from = state.shape, state.characters, state.is_numbered, self.size(), self.type
        if self._sized is None or self._sized[0] != made_from:  # all grids of a row ask all others at every paint
            self._sized = made_from, NumbersPicture(state, super().surface()).type_size()
        return self._sized[1]

    # ---- mouse and keyboard

    def tip_at(self, position: QPoint) -> str:
        cell = self.picture.cell_at(QPointF(position))
        return "" if cell is None else self._tip_of(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.picture.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._type_into(cell, clicked=True)

    def _type_into(self, cell: GridCell, text: str | None = None, clicked: bool = False) -> None:
        if self._typing is not None and self.state.is_writable:
            value = float(self.state.values[cell[0] * self.state.shape[1] + cell[1]])
            self._typing.begin(cell, self.picture.rect_of(*cell).toRect(), value, text, clicked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.picture.cell_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, cell: GridCell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.cell_pointed.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step, cell, key = arrow_of(event), self.state.pointed, event.key()
        if step is not None:
            return lambda: self._walk(*step)
        if self._typing is None or not self.state.is_writable or cell is None or event.modifiers() & _OTHER_MODIFIERS:
            return None
        if event.text() and event.text() in TYPED:
            return lambda: self._type_into(cell, event.text())
        return (lambda: self._type_into(cell)) if key in _EDIT_KEYS else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._typing is not None and self.key_action(event):
            self._typing.give_way()
        super().keyPressEvent(event)

    def _walk(self, down: int, across: int) -> None:
        row, column = self.state.pointed if self.state.pointed is not None else (-down, -across)
        rows, columns = self.state.shape
        cell = min(max(row + down, 0), rows - 1), min(max(column + across, 0), columns - 1)
        self._walked = True
        self.cell_pointed.emit(cell)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._walked:
            self._walked = False
            self.cell_pointed.emit(None)
