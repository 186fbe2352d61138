"""Lessons in the running window: scene after scene, with the user's own work kept aside."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from engine import Project
from engine.scene import Lesson, Scene, View, is_reached
from gui.document import Aside, Document
from gui.presentation.staging import Staging
from gui.selection import Looks, Selection
from gui.session import Session
from gui.workers import Frame


class Player(QObject):
    """Shows the scenes of a lesson, notices what the learner does, and puts everything back at the end.

    Signals:
        changed: another scene or lesson is shown, or none any more.
        reached: what the scene asks for is done; carries the words that are said then.

    Attributes:
        lesson: the lesson that is on, or None.
        index: which of its scenes.
        started: the Project that the scene began with.
    """

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
        self._aside: tuple[Aside, Looks, QByteArray, tuple[str, int, int]] | None = None
        session.ready.connect(self._notice)

    @property
    def scene(self) -> Scene | None:
        """The scene that is on, or None."""
        return self.lesson.scenes[self.index] if self.lesson is not None else None

    @property
    def aside(self) -> Aside | None:
        """The user's own work while a lesson is on."""
        return self._aside[0] if self._aside is not None else None

    def start(self, lesson: Lesson, index: int = 0) -> None:
        """Begins a lesson; the user's own work is set aside until :meth:`leave`."""
        if self._aside is None:
            chosen = self._selection
            where = chosen.layer, chosen.channel, chosen.source
            self._aside = self._document.set_aside(), chosen.looks, self._window.saveState(), where
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
        if self._aside is None:
            return
        (aside, looks, state, where), self._aside = self._aside, None
        self.lesson, self.started = None, None
        self._staging.show(View(), looks)
        self._document.put_back(aside)
        self._selection.set_looks(signed=looks.signed, positive=looks.positive, scale=looks.scale)
        self._selection.set_pins(None, None)
        self._selection.select(*where)
        self._window.restoreState(state)
        self.changed.emit()

    def _show(self, index: int) -> None:
        assert self.lesson is not None
        assert self._aside is not None
        self.index = index
        scene = self.lesson.scenes[index]
        self.started = scene.project
        self.is_done = False
        self._document.open(scene.project, None)
        self._staging.show(scene.view, self._aside[1])
        self.changed.emit()

    @Slot(object)
    def _notice(self, frame: Frame) -> None:
        """Sees whether what was asked for is done."""
        scene = self.scene
        if scene is None or scene.task is None or self.is_done or self.started is None:
            return
        project = frame.request.project
        if project is self._document.project and is_reached(scene.task.goal, self.started, project, frame.result):
            self.is_done = True
            self.reached.emit(scene.task.said)
