"""Typing another number into a cell of any widget that shows numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.widgets.cell_entry import CellEntry


class CellTyping(QObject):
    """Opens an entry over a cell, and tells what was typed.

    Signals:
        typed(object, float): the (row, column) that was typed into, and the number.
    """

    typed = Signal(object, float)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._cell = (0, 0)
        self.entry: CellEntry | None = None  # while one is open

    def begin(
        self,
        cell: tuple[int, int],
        where: QRect,
        weight: float,
        text: str | None = None,
        clicked: bool = False,
        pixels: int = 0,
    ) -> None:
        """Opens over a cell with its number, or with what was typed already; the rest is told to CellEntry."""
        self.finish()
        self._cell = cell
        entry = self.entry = CellEntry(self._widget, *cell)
        entry.key_pressed.connect(self._leave)
        entry.left.connect(self.finish)
        entry.begin(where, np.float32(weight), text, clicked, pixels)

    @Slot()
    def finish(self) -> None:
        """The user went elsewhere: a number counts, anything else is given up."""
        if self.entry is not None and not self._enter():
            self.close()

    def give_way(self) -> None:
        """Goes when a key that is not for it was pressed."""
        if self.entry is not None and self.entry.yields:
            self.close()

    def close(self) -> None:
        """Gives up what is being typed."""
        entry, self.entry = self.entry, None
        if entry is not None:
            entry.close_entry()

    @Slot(int)
    def _leave(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.close()
        else:
            self._enter()

    def _enter(self) -> bool:
        """Tells what was typed; what is no number stays, with a sentence about it."""
        entry = self.entry
        if entry is None:
            return False
        if entry.untouched:
            self.close()
            return True
        value = entry.value()
        if value is None:
            return False
        self.close()
        self.typed.emit(self._cell, value)
        return True
