"""The current Project and its history."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine import EngineError, Project


class _Edit(QUndoCommand):
    """One step of the history: the Project before and after it."""

    def __init__(self, document: Document, name: str, before: Project, after: Project, merge: Hashable) -> None:
        super().__init__(name)
        self._document, self.before, self.after, self.merge = document, before, after, merge

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Edit) or other.merge is None or other.merge != self.merge:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        self._document._show(self.after)

    def undo(self) -> None:
        self._document._show(self.before)


class Document(QObject):
    """The Project that everybody sees, and all it was before.

    Signals:
        changed: the Project is another one.
        saved: it lies in a file now, or was opened from one.
        refused: an edit was impossible; carries the EngineError.
    """

    changed = Signal(object)
    saved = Signal()
    refused = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.path: Path | None = None
        self.stack = QUndoStack(self)
        self.changed_at = time.perf_counter()

    @property
    def modified(self) -> bool:
        return not self.stack.isClean()

    def edit(self, name: str, change: Callable[[Project], Project], merge: Hashable = None) -> bool:
        """Applies an edit as one undoable step called ``name``; False when the engine refuses it.

        Args:
            merge: consecutive edits with the same value, such as those of one mouse drag, are one step.
        """
        self.changed_at = time.perf_counter()
        try:
            after = change(self.project)
        except EngineError as error:
            self.refused.emit(error)
            return False
        if after != self.project:
            self.stack.push(_Edit(self, name, self.project, after, merge))
        return True

    def open(self, project: Project, path: Path | None) -> None:
        """Shows another Project, with an empty history."""
        self.path = path
        self.stack.clear()
        self._show(project)
        self.saved.emit()

    def mark_saved(self, project: Project, path: Path) -> None:
        """Notes that ``project`` lies in ``path``; later edits still count as unsaved."""
        self.path = path
        if project is self.project:
            self.stack.setClean()
        self.saved.emit()

    def _show(self, project: Project) -> None:
        self.changed_at = time.perf_counter()
        self.project = project
        self.changed.emit(project)
