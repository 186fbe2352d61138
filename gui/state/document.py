"""The current Project and its history."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine import EngineError, Project
from engine.project.holdings import Holdings

MOST_BYTES = min(2**30, psutil.virtual_memory().total // 8)  # of a history, without the current Project
_Saved = Callable[[], Project | None]
_Step = tuple[str, Project, Project, Hashable]  # name, Project before, Project after, merge key


class _Edit(QUndoCommand):
    """One undoable step: the Project before and after it."""

    __slots__ = ("_document", "after", "before", "merge")  # a history has thousands

    def __init__(self, document: Document, name: str, before: Project, after: Project, merge: Hashable) -> None:
        super().__init__(name)
        self._document, self.before, self.after, self.merge = document, before, after, merge

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if self._document.is_restoring:
            return False
        if not isinstance(other, _Edit) or other.merge is None or other.merge != self.merge:
            return False
        self.after = other.after
        self.setObsolete(self.after is self.before)  # nothing changed: QUndoStack drops the step
        return True

    def redo(self) -> None:
        if not self._document.is_restoring:
            self._document._show(self.after)

    def undo(self) -> None:
        if not self._document.is_restoring:
            self._document._show(self.before)


@dataclass(frozen=True)
class Aside:
    """A Project with its whole history, set aside while another one is shown.

    Args:
        saved: weak reference to the saved Project; gives None once no step leads to it.
        steps: name, Project before, Project after and merge key of every step.
        index: number of steps that are done and not undone.
        shortened: whether the oldest steps were dropped.
    """

    project: Project
    path: Path | None
    saved: _Saved
    steps: tuple[_Step, ...]
    index: int
    shortened: bool = False

    @property
    def modified(self) -> bool:
        """Whether there are unsaved changes."""
        return self.project is not self.saved()


class Document(QObject):
    """The current Project and its undo history, which is limited to MOST_BYTES.

    The latest step is always kept, whatever its size.

    Signals:
        changed: the current Project was replaced; carries it.
        edited: a step was added or merged into (not undone or redone); carries the Project before and after it.
        saved: the Project was saved, or opened from a file.
        refused: the engine rejected an edit; carries the EngineError.

    Attributes:
        shortened: whether steps of the history were dropped to save memory.
        changed_at: time.perf_counter() at the start of the latest edit; None after opening a Project.
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
        self.changed_at: float | None = None
        self.opened = 0  # number of Projects opened before; identifies the Project that a late save belongs to
        self._saved: _Saved = weakref.ref(project)  # weak: does not keep a dropped Project in memory
        self.is_restoring = False  # while the history is rebuilt, pushing a step must not redo it
        self.shortened = False
        self._held = Holdings()  # memory of all Projects in the history
        self._held.append(project)

    @property
    def modified(self) -> bool:
        """Whether there are unsaved changes."""
        return self.project is not self._saved()

    @property
    def held_bytes(self) -> int:
        """Bytes of the history and the current Project; arrays shared between versions count once."""
        return self._held.nbytes

    def edit(self, name: str, change: Callable[[Project], Project], merge: Hashable = None) -> bool:
        """Applies an edit as one undoable step called ``name``; returns False if the engine rejects it.

        Args:
            merge: key; consecutive edits with an equal key, such as those of one mouse drag, become one step, or no
                step if the last one restores the Project before the first.
        """
        self.changed_at = time.perf_counter()
        before = self.project
        try:
            after = change(before)
        except EngineError as error:
            self.refused.emit(error)
            return False
        if after != before:
            after, done = self._canonical(after, merge), self.stack.index()
            self.stack.push(_Edit(self, name, before, after, merge))
            was_dropped = self.stack.index() < done
            self._held.cut(self.stack.count())
            self._held.append(after)
            self._shorten()
            if not was_dropped:
                self.edited.emit(before, after)
        return True

    def edit_further(self, name: str, change: Callable[[Project], Project], merge: Hashable) -> bool:
        """Applies one of a series of edits, between which there may be others; returns whether it was applied.

        The first one adds a step called ``name``; each later one becomes part of the latest step, whatever that is.
        """
        done = self.stack.index()
        latest = self.stack.command(done - 1) if done else None
        if isinstance(latest, _Edit) and any(step.merge == merge for step in self._latest_first(done)):
            if latest.merge is None:
                latest.merge = object()
            return self.edit(latest.text(), change, latest.merge)
        return self.edit(name, change, merge)

    def _latest_first(self, done: int) -> Iterator[_Edit]:
        for index in reversed(range(done)):
            if isinstance(step := self.stack.command(index), _Edit):
                yield step

    def _canonical(self, after: Project, merge: Hashable) -> Project:
        """``after``, or the Project before the merging edits if they have returned to an equal one."""
        done = self.stack.index()
        latest = self.stack.command(done - 1) if done and merge is not None else None
        if isinstance(latest, _Edit) and latest.merge == merge and latest.before == after:
            return latest.before
        return after

    def _shorten(self) -> None:
        """Drops the oldest steps, at least an eighth of all, until the history fits into MOST_BYTES."""
        many, gone = self.stack.count(), 0
        while len(self._held) > 2 and (0 < gone < many // 8 or self._held.beyond > MOST_BYTES):
            self._held.drop_first()
            gone += 1
        if not gone:
            return
        steps = self._steps()
        clean = self.stack.cleanIndex() - gone
        self.stack.blockSignals(True)
        try:
            self._fill(steps[gone:], len(steps) - gone, clean)
        finally:
            self.stack.blockSignals(False)
        self.shortened = True
        self.stack.indexChanged.emit(self.stack.index())

    def _steps(self) -> tuple[_Step, ...]:
        commands = [self.stack.command(index) for index in range(self.stack.count())]
        return tuple((each.text(), each.before, each.after, each.merge) for each in commands if isinstance(each, _Edit))

    def _fill(self, steps: Sequence[_Step], index: int, clean: int = -1) -> None:
        """Rebuilds the undo stack; ``index`` steps are done, and ``clean`` were done when the Project was saved."""
        self.is_restoring = True
        try:
            self.stack.clear()
            for step in steps:
                self.stack.push(_Edit(self, *step))
            self.stack.resetClean()
            if clean >= 0:
                self.stack.setIndex(clean)
                self.stack.setClean()
            self.stack.setIndex(index)
        finally:
            self.is_restoring = False

    def _hold(self, *projects: Project) -> None:
        """Replaces the Projects whose memory is counted."""
        self._held.cut(0)
        for each in projects:
            self._held.append(each)

    def open(self, project: Project, path: Path | None, saved: bool = True) -> None:
        """Replaces the Project, with an empty history.

        Args:
            saved: whether it equals its file; else it counts as unsaved work.
        """
        self.opened += 1
        self.path = path
        self._saved = weakref.ref(project) if saved else _nothing
        self.shortened = False
        self.stack.clear()
        self._hold(project)
        self._show(project, edited=False)
        self.saved.emit()

    def set_aside(self) -> Aside:
        """The current Project with its history, for a later :meth:`put_back`."""
        return Aside(self.project, self.path, self._saved, self._steps(), self.stack.index(), self.shortened)

    def put_back(self, aside: Aside) -> None:
        """Restores a Project that was set aside, with its history."""
        self.opened += 1
        self.shortened = aside.shortened
        self._fill(aside.steps, aside.index)
        self._hold(aside.steps[0][1] if aside.steps else aside.project, *(after for _, _, after, _ in aside.steps))
        self.path, self._saved = aside.path, aside.saved
        self._show(aside.project, edited=False)
        self.saved.emit()

    def mark_saved(self, project: Project, path: Path, opened: int) -> None:
        """Marks ``project`` as saved in ``path``; later edits still count as unsaved.

        Args:
            opened: the value of ``opened`` when saving began; ignored if another Project was opened since.
        """
        if opened != self.opened:
            return
        self.path = path
        self._saved = weakref.ref(project)
        if project is self.project:
            self.stack.setClean()
        self.saved.emit()

    def give_up_changes(self) -> None:
        """Marks the current Project as saved: the user chose to discard the changes."""
        self._saved = weakref.ref(self.project)

    def _show(self, project: Project, edited: bool = True) -> None:
        self.changed_at = time.perf_counter() if edited else None
        self.project = project
        self.changed.emit(project)


def _nothing() -> None:
    """Takes the place of the weak reference if there is no saved Project."""
