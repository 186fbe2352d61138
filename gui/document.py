"""The current Project and its history."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
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
        if not self._document.is_restoring:
            self._document._show(self.after)

    def undo(self) -> None:
        if not self._document.is_restoring:
            self._document._show(self.before)


@dataclass(frozen=True)
class Aside:
    """A Project with its whole history, put aside while another one is shown.

    Args:
        steps: the name, the Project before and after, and the merge of every step of the history.
        index: how many of them are done.
    """

    project: Project
    path: Path | None
    saved: Project
    steps: tuple[tuple[str, Project, Project, Hashable], ...]
    index: int

    @property
    def modified(self) -> bool:
        """Whether anything would be lost without saving."""
        return self.project is not self.saved


class Document(QObject):
    """The Project that everybody sees, and all it was before.

    Signals:
        changed: the Project is another one.
        edited: a new step was made, not undone or redone; the Project before and after it.
        saved: it lies in a file now, or was opened from one.
        refused: an edit was impossible; carries the EngineError.
    """

    changed = Signal(object)
    edited = Signal(object, object)
    saved = Signal()
    refused = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.path: Path | None = None
        self.stack = QUndoStack(self)
        self.changed_at = time.perf_counter()
        self.opened = 0  # how many Projects were opened before this one: tells a late save whose it was
        self._saved = project
        self.is_restoring = False  # while the history is rebuilt its steps are already done

    @property
    def modified(self) -> bool:
        """Whether anything would be lost without saving."""
        return self.project is not self._saved

    def edit(self, name: str, change: Callable[[Project], Project], merge: Hashable = None) -> bool:
        """Applies an edit as one undoable step called ``name``; False when the engine refuses it.

        Args:
            merge: consecutive edits with the same value, such as those of one mouse drag, are one step.
        """
        self.changed_at = time.perf_counter()
        before = self.project
        try:
            after = change(before)
        except EngineError as error:
            self.refused.emit(error)
            return False
        if after != before:
            self.stack.push(_Edit(self, name, before, after, merge))
            self.edited.emit(before, after)
        return True

    def open(self, project: Project, path: Path | None, saved: bool = True) -> None:
        """Shows another Project, with an empty history.

        Args:
            saved: whether it lies in a file as it is; else it counts as unsaved work.
        """
        self.opened += 1
        self.path = path
        self._saved = project if saved else replace(project)  # saved is an identity
        self.stack.clear()
        self._show(project)
        self.saved.emit()

    def set_aside(self) -> Aside:
        """What is shown, with its history, for :meth:`put_back` later."""
        commands = [self.stack.command(index) for index in range(self.stack.count())]
        steps = tuple(
            (each.text(), each.before, each.after, each.merge) for each in commands if isinstance(each, _Edit)
        )
        return Aside(self.project, self.path, self._saved, steps, self.stack.index())

    def put_back(self, aside: Aside) -> None:
        """Shows what was set aside, with its history, as if nothing had been in between."""
        self.opened += 1
        self.is_restoring = True
        try:
            self.stack.clear()
            for number, (name, before, after, _) in enumerate(aside.steps):
                self.stack.push(_Edit(self, name, before, after, ("restored", number)))
            self.stack.setIndex(aside.index)
        finally:
            self.is_restoring = False
        self.path, self._saved = aside.path, aside.saved
        self._show(aside.project)
        self.saved.emit()

    def mark_saved(self, project: Project, path: Path, opened: int) -> None:
        """Notes that ``project`` lies in ``path``; later edits still count as unsaved.

        Args:
            opened: the value of ``opened`` when the save began; a save of what is no longer shown changes nothing.
        """
        if opened != self.opened:
            return
        self.path = path
        self._saved = project
        if project is self.project:
            self.stack.setClean()
        self.saved.emit()

    def give_up_changes(self) -> None:
        """Counts what is shown as saved: the user said that she does not need it."""
        self._saved = self.project

    def _show(self, project: Project) -> None:
        self.changed_at = time.perf_counter()
        self.project = project
        self.changed.emit(project)
