"""Lessons in the running window: scene after scene, with the user's own work kept aside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from engine import Project
from engine.scene import Lesson, Scene, View, is_reached
from gui.document import Aside, Document
from gui.presentation.staging import Staging
from gui.selection import Looks, Selection
from gui.session import Session
from gui.workers import Frame


@dataclass(frozen=True)
class _Own:
    """The user's own work, and what of it was shown when a lesson began."""

    aside: Aside
    view: View
    pointed: bool  # whether a cell was chosen, rather than a map as a whole
    looks: Looks
    layout: QByteArray


class Player(QObject):
    """Shows the scenes of a lesson, notices what the learner does, and puts everything back at the end.

    Signals:
        leaving: another scene of the lesson is about to be shown; carries its Project.
        changed: another scene or lesson is shown, or none any more.
        reached: what the scene asks for is done; carries the words that are said then.

    Attributes:
        lesson: the lesson that is on, or None.
        index: which of its scenes.
        started: the Project that the scene began with.
    """

    leaving = Signal(object)
    changed = Signal()
    reached = Signal(str)

    def __init__(
        self, window: QMainWindow, document: Document, selection: Selection, session: Session, staging: Staging
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._selection, self._staging = window, document, selection, staging
        self.lesson: Lesson | None = None
        self.index = 0
        self.started: Project | None = None
        self.is_done = False  # what the scene asks for
        self._own: _Own | None = None
        self._layout: QByteArray | None = None  # to be put back once the own work is painted
        session.ready.connect(self._notice)

    @property
    def scene(self) -> Scene | None:
        """The scene that is on, or None."""
        return self.lesson.scenes[self.index] if self.lesson is not None else None

    @property
    def aside(self) -> Aside | None:
        """The user's own work while a lesson is on."""
        return self._own.aside if self._own is not None else None

    def start(self, lesson: Lesson, index: int = 0) -> None:
        """Begins a lesson; the user's own work is set aside until :meth:`leave`."""
        if self._own is None:
            view, chosen = self._staging.captured(), self._selection
            layout = self._window.saveState()
            self._own = _Own(self._document.set_aside(), view, chosen.pointed, chosen.looks, layout)
        self.lesson = lesson
        self._show(index)

    @Slot()
    def next(self) -> None:
        """Shows the next scene, if there is one."""
        self.go(self.index + 1)

    @Slot()
    def previous(self) -> None:
        """Shows the scene before, if there is one."""
        self.go(self.index - 1)

    def go(self, index: int) -> None:
        """Shows a scene of the lesson."""
        if self.lesson is not None and 0 <= index < len(self.lesson.scenes) and index != self.index:
            self._show(index)

    @Slot()
    def reset(self) -> None:
        """Puts the scene back into its prepared state."""
        if self.lesson is not None:
            self._show(self.index)

    @Slot()
    def leave(self) -> None:
        """Ends the lesson: the user's own work is back, with its history, as it was."""
        if self._own is None:
            return
        own, self._own = self._own, None
        self.lesson, self.started = None, None
        self._document.put_back(own.aside)
        self._staging.show(own.view, own.looks)
        self._selection.pointed = own.pointed
        self._window.restoreState(own.layout)
        self._layout = own.layout
        self.changed.emit()

    def _restore(self) -> None:
        """Once panels know what they show, they need no more room than before."""
        if self._layout is not None and self.lesson is None:
            self._window.restoreState(self._layout)
        self._layout = None

    def _show(self, index: int) -> None:
        assert self.lesson is not None
        assert self._own is not None
        scene = self.lesson.scenes[index]
        self.leaving.emit(scene.project)
        self.index = index
        self.started = scene.project
        self.is_done = False
        self._document.open(scene.project, None)
        self._staging.show(scene.view, self._own.looks)
        self.changed.emit()

    @Slot(object)
    def _notice(self, frame: Frame) -> None:
        """Sees whether what was asked for is done."""
        if self._layout is not None:
            QTimer.singleShot(0, self, self._restore)
        scene = self.scene
        if scene is None or scene.task is None or self.is_done or self.started is None:
            return
        project = frame.request.project
        if project is self._document.project and is_reached(scene.task.goal, self.started, project, frame.result):
            self.is_done = True
            self.reached.emit(scene.task.said)
