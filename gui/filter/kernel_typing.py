"""Entry of a weight into the current cell of a kernel."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtWidgets import QWidget

from gui.filter.kernel_editor import KernelEditor
from gui.widgets.cell_entry import CellEntry
from gui.widgets.gesture import new_gesture


class KernelTyping(QObject):
    """Opens a line edit over the current cell, and applies the typed number.

    Args:
        widget: the parent of the line edit.
        editor: applies the number to its current cell.
    """

    def __init__(self, widget: QWidget, editor: KernelEditor) -> None:
        super().__init__(widget)
        self._widget, self._editor = widget, editor
        self._entry: CellEntry | None = None

    def open(self, rect: QRect, text: str | None = None, clicked: bool = False) -> None:
        """Opens the current cell for typing.

        Args:
            rect: of the cell.
            text: already typed text, shown instead of the weight.
            clicked: whether it is opened by a click.
        """
        self.finish()
        entry = self._entry = CellEntry(self._widget, *self._editor.current)
        entry.key_pressed.connect(self._leave)
        entry.left.connect(self.finish)
        entry.begin(rect, self._editor.weight, text, clicked)

    def give_way(self) -> None:
        """Closes an entry without typed text, so that the next key reaches the grid."""
        if self._entry is not None and self._entry.yields:
            self.close()

    @Slot()
    def finish(self) -> None:
        """Ends the entry: applies a valid number, discards anything else."""
        if self._entry is not None and not self._apply():
            self.close()

    def close(self) -> None:
        """Discards the entry."""
        entry, self._entry = self._entry, None
        if entry is not None:
            entry.close_entry()

    @Slot(int)
    def _leave(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.close()
        elif self._apply():
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._editor.advance(1 if key == Qt.Key.Key_Tab else -1)
            else:
                self._editor.advance(1, down_columns=True)

    def _apply(self) -> bool:
        """Applies the typed number and returns True; an invalid entry stays open, with an explanation."""
        if self._entry is not None and self._entry.untouched:
            self.close()
            return True
        value = self._entry.value() if self._entry is not None else None
        if value is None:
            return False
        self.close()
        self._editor.set_cells([self._editor.current], value, new_gesture())
        return True
