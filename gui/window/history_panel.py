"""The history panel: a list of all undoable steps."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QUndoView, QWidget

from gui.state.document import Document
from gui.widgets.erase_guard import keep_erase_keys


class HistoryPanel(QUndoView):
    """Lists the steps since the project was opened; choosing one undoes or redoes everything in between.

    If the oldest steps were dropped, the first line says so; it leads to the Project that they resulted in.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document.stack, parent)
        self._document = document
        self.setWordWrap(True)
        self.setResizeMode(QUndoView.ResizeMode.Adjust)  # rewraps the lines when the panel's width changes
        document.stack.indexChanged.connect(self._begin)
        document.changed.connect(self._begin)
        self._begin()
        self.setAccessibleName(self.tr("History"))
        self.setToolTip(self.tr("Choose a step to go back or forward to it"))
        self.setMinimumWidth(120)
        keep_erase_keys(self)

    @Slot()
    def _begin(self) -> None:
        """Sets the text of the first line: what the history begins with."""
        shortened = self._document.shortened
        label = self.tr("Earlier steps were let go to save memory") if shortened else self.tr("Opened")
        if label != self.emptyLabel():
            self.setEmptyLabel(label)
