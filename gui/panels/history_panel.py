"""The history: every step that can be undone, and a way back to any of them."""

from __future__ import annotations

from PySide6.QtWidgets import QUndoView, QWidget

from gui.document import Document
from gui.widgets.erase_guard import keep_erase_keys


class HistoryPanel(QUndoView):
    """Lists the steps since the project was opened; choosing one undoes or redoes everything in between."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document.stack, parent)
        self.setEmptyLabel(self.tr("Opened"))
        self.setAccessibleName(self.tr("History"))
        self.setToolTip(self.tr("Choose a step to go back or forward to it"))
        self.setMinimumWidth(120)
        keep_erase_keys(self)
