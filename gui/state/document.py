"""The current Project and its history."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine import EngineError, Project
from engine.project.holdings import Holdings

MOST_BYTES = min(2**30, psutil.virtual_memory().total // 8)  # that a history holds beyond the Project that is shown
_Saved = Callable[[], Project | None]
_Step = tuple[str, Project, Project, Hashable]  # its name, the Project before and after it, and its merge


class _Edit(QUndoCommand):
    """One step of the history: the Project before and after it."""

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
        self.setObsolete(self.after is self.before)  # then nothing was done: the history drops it
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
        saved: gives the Project that lies in a file, or None once no step leads to it any more.
        steps: the name, the Project before and after, and the merge of every step of the history.
        index: how many of them are done.
        shortened: whether earlier steps were let go.
    """

    project: Project
    path: Path | None
    saved: _Saved
    steps: tuple[_Step, ...]
    index: int
    shortened: bool = False

    @property
    def modified(self) -> bool:
        """Whether anything would be lost without saving."""
        return self.project is not self.saved()


class Document(QObject):
    """The Project that everybody sees, and what it was before, as far as that has room in MOST_BYTES.

    The latest step is kept, whatever it takes.

    Signals:
        changed: the Project is another one.
        edited: a new step was made or went on, and was not undone or redone; the Project before and after it.
        saved: it lies in a file now, or was opened from one.
        refused: an edit was impossible; carries the EngineError.

    Attributes:
        shortened: whether steps of the history were let go to save memory.
        changed_at: when the latest edit began, by time.perf_counter; None when what is shown was opened.
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
        self.opened = 0  # how many Projects were opened before this one: tells a late save whose it was
        self._saved: _Saved = weakref.ref(project)  # what the history let go is not kept for having been saved
        self.is_restoring = False  # while the history is rebuilt its steps are already done
        self.shortened = False
        self._held = Holdings()  # every Project of the history: the one before the first step, and those after each
        self._held.append(project)

    @property
    def modified(self) -> bool:
        """Whether anything would be lost without saving."""
        return self.project is not self._saved()

    @property
    def held_bytes(self) -> int:
        """What the history holds in memory, with the Project that is shown; what its versions share counts once."""
        return self._held.nbytes

    def edit(self, name: str, change: Callable[[Project], Project], merge: Hashable = None) -> bool:
        """Applies an edit as one undoable step called ``name``; False when the engine refuses it.

        Args:
            merge: consecutive edits with the same value, such as those of one mouse drag, are one step, and none
                when they end where they began.
        """
        self.changed_at = time.perf_counter()
        before = self.project
        try:
            after = change(before)
        except EngineError as error:
            self.refused.emit(error)
            return False
        if after != before:
            after, done = self._begun(after, merge), self.stack.index()
            self.stack.push(_Edit(self, name, before, after, merge))
            came_back = self.stack.index() < done
            self._held.cut(self.stack.count())
            self._held.append(after)
            self._let_go()
            if not came_back:
                self.edited.emit(before, after)
        return True

    def _begun(self, after: Project, merge: Hashable) -> Project:
        """What a step leads to: the Project that it began with when edits that merge have come back to that."""
        done = self.stack.index()
        latest = self.stack.command(done - 1) if done and merge is not None else None
        if isinstance(latest, _Edit) and latest.merge == merge and latest.before == after:
            return latest.before
        return after

    def _let_go(self) -> None:
        """Drops the oldest steps until the others have room: at least an eighth of all, which is worth the trouble."""
        many, gone = self.stack.count(), 0
        while len(self._held) > 2 and (0 < gone < many // 8 or self._held.beyond > MOST_BYTES):
            self._held.let_go_first()
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
        """Makes a history of steps, ``index`` of which are done already, and ``clean`` were when it was saved."""
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
        """Counts anew what the history holds."""
        self._held.cut(0)
        for each in projects:
            self._held.append(each)

    def open(self, project: Project, path: Path | None, saved: bool = True) -> None:
        """Shows another Project, with an empty history.

        Args:
            saved: whether it lies in a file as it is; else it counts as unsaved work.
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
        """What is shown, with its history, for :meth:`put_back` later."""
        return Aside(self.project, self.path, self._saved, self._steps(), self.stack.index(), self.shortened)

    def put_back(self, aside: Aside) -> None:
        """Shows what was set aside, with its history, as if nothing had been in between."""
        self.opened += 1
        self.shortened = aside.shortened
        self._fill([(name, before, after, None) for name, before, after, _ in aside.steps], aside.index)
        self._hold(aside.steps[0][1] if aside.steps else aside.project, *(after for _, _, after, _ in aside.steps))
        self.path, self._saved = aside.path, aside.saved
        self._show(aside.project, edited=False)
        self.saved.emit()

    def mark_saved(self, project: Project, path: Path, opened: int) -> None:
        """Notes that ``project`` lies in ``path``; later edits still count as unsaved.

        Args:
            opened: the value of ``opened`` when the save began; a save of what is no longer shown changes nothing.
        """
        if opened != self.opened:
            return
        self.path = path
        self._saved = weakref.ref(project)
        if project is self.project:
            self.stack.setClean()
        self.saved.emit()

    def give_up_changes(self) -> None:
        """Counts what is shown as saved: the user said that she does not need it."""
        self._saved = weakref.ref(self.project)

    def _show(self, project: Project, edited: bool = True) -> None:
        self.changed_at = time.perf_counter() if edited else None
        self.project = project
        self.changed.emit(project)


def _nothing() -> None:
    """What was saved of a Project that lies in no file as it is."""
