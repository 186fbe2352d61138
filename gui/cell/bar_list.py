"""Bars that can be hovered and clicked, or reached with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from gui.cell.painting.bars import BarsPicture, BarsState
from gui.cell.row_view import RowView
from gui.events.guard import guarded
from gui.widgets.keyed import arrow_of


@guarded
class BarList(RowView[BarsState, BarsPicture]):
    """Bars with labels and numbers, in columns.

    Signals:
        pointed(object): the choice under the pointer, or reached with the arrow keys; None for none.
        chosen(int): a bar was clicked, or Enter was pressed on it.
    """

    pointed = Signal(object)
    chosen = Signal(int)

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip, BarsState(), BarsPicture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def describe(self) -> str:
        bars = [f"{bar.label} {bar.text}" for column in self.state.columns for bar in column]
        return f"{self.caption}: " + "; ".join(bars)

    def tip_at(self, position: QPoint) -> str:
        bar = self.picture.bar_at(QPointF(position))
        return "" if bar is None else f"{bar.label}: {bar.detail} = {bar.text}" if bar.detail else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        bar = self.picture.bar_at(event.position())
        self._point(None if bar is None else bar.choice)

    def leaveEvent(self, _event: QEvent) -> None:
        self._point(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self.picture.bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and bar is not None:
            self.chosen.emit(bar.choice)

    def _point(self, choice: int | None) -> None:
        if choice != self.state.pointed:
            self.show_state(replace(self.state, pointed=choice))
            self.pointed.emit(choice)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        pointed = self.state.pointed
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and pointed is not None:
            return lambda: self.chosen.emit(pointed)
        step = arrow_of(event)
        return None if step is None else lambda: self._walk(step[0] + step[1])

    def _walk(self, step: int) -> None:
        choices, pointed = [bar.choice for column in self.state.columns for bar in column], self.state.pointed
        if choices:
            at = choices.index(pointed) + step if pointed in choices else 0
            self._point(choices[min(max(at, 0), len(choices) - 1)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)
