"""Lines of a computation that can be chosen with pointer, wheel and arrow keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from gui.cell.painting.lines import LinesPicture, LinesState
from gui.cell.row_view import RowView
from gui.events.guard import guarded
from gui.text.phrases import local


@guarded
class LinesView(RowView[LinesState, LinesPicture]):
    """Lines of labels and numbers, some of which can be chosen.

    Signals:
        chosen(int): the choice of a line was clicked, or reached with the arrow keys or the wheel.
        asked(): a hidden value was clicked.
    """

    chosen = Signal(int)
    asked = Signal()

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip, LinesState(), LinesPicture)
        self.setMouseTracking(True)

    def show_state(self, state: LinesState) -> None:
        choices = any(entry.choice is not None for entry in state.entries)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choices else Qt.FocusPolicy.NoFocus)
        super().show_state(replace(state, hovered=self.state.hovered))

    def describe(self) -> str:
        entries = self.state.entries
        return f"{self.caption}: " + "; ".join(local(f"{entry.label} {entry.value}").strip() for entry in entries)

    def tip_at(self, position: QPoint) -> str:
        entry = self.picture.entry_at(QPointF(position))
        if entry is None:
            return self.state.notes
        return "" if entry.choice is not None else local(f"{entry.label} {entry.value}").strip()

    def _asks(self, point: QPointF) -> bool:
        asked = self.picture.hidden_value
        return asked is not None and asked.contains(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        entry = self.picture.entry_at(event.position())
        self._hover(None if entry is None else entry.choice)
        asks = self._asks(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if asks else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, choice: int | None) -> None:
        if choice != self.state.hovered:
            super().show_state(replace(self.state, hovered=choice))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        entry = self.picture.entry_at(event.position())
        if entry is not None and entry.choice is not None:
            self.chosen.emit(entry.choice)
        elif self._asks(event.position()):
            self.asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if self.state.current is None or not turned:
            event.ignore()
            return
        self._walk(-1 if turned > 0 else 1)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or self.state.current is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        return lambda: self._walk(step)

    def _walk(self, step: int) -> None:
        choices, current = [each.choice for each in self.state.entries if each.choice is not None], self.state.current
        if current in choices:
            choice = choices[min(max(choices.index(current) + step, 0), len(choices) - 1)]
            if choice != current:
                self.chosen.emit(choice)
