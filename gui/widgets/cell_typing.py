"""Typing numbers into cells, for any widget that shows numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.widgets.cell_entry import CellEntry


class CellTyping(QObject):
    """Opens a CellEntry over a cell, and emits the typed number.

    Signals:
        typed(object, float): the cell's (row, column), and the number.
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
        """Opens an entry over a cell; for the other arguments see CellEntry.begin."""
        self.finish()
        self._cell = cell
        entry = self.entry = CellEntry(self._widget, *cell)
        entry.key_pressed.connect(self._leave)
        entry.left.connect(self.finish)
        entry.begin(where, np.float32(weight), text, clicked, pixels)

    @Slot()
    def finish(self) -> None:
        """Ends the entry: emits a valid number, discards anything else."""
        if self.entry is not None and not self._enter():
            self.close()

    def give_way(self) -> None:
        """Ends an untouched entry when a key was pressed that it does not accept."""
        if self.entry is not None and self.entry.yields:
            self.close()

    def close(self) -> None:
        """Discards the entry."""
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
        """Emits the typed number; an invalid entry stays open, with an explanation."""
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
