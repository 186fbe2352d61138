"""Lessons in the running window: scene after scene, with the user's own work kept aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from engine import Project
from engine.lessons.scene import Lesson, Scene, Step, is_done, steps_of
from engine.lessons.view import View
from gui.presentation.staging import Shown, Staging
from gui.state.document import Aside, Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session
from gui.state.workers import Frame


@dataclass(frozen=True)
class _Own:
    """The user's own work, and what of it was shown when a lesson began."""

    aside: Aside
    shown: Shown
    layout: QByteArray

    @property
    def looks(self) -> Looks:
        """The colours of scenes that name none."""
        return self.shown.looks


class Player(QObject):
    """Shows the scenes of a lesson, notices what the learner does, and puts everything back at the end.

    Signals:
        leaving: another scene of the lesson is about to be shown; carries its Project.
        changed: another scene or lesson is shown, or none any more.
        stepped: another step of the scene is shown.
        judged: what the scene asks for is done, or no longer; carries the words that are said about it, empty for none.

    Attributes:
        lesson: the lesson that is on, or None.
        index: which of its scenes.
        step: how many of the scene's steps were taken.
        started: the Project that the scene began with.
    """

    leaving = Signal(object)
    changed = Signal()
    stepped = Signal()
    judged = Signal(str)

    def __init__(
        self, window: QMainWindow, document: Document, selection: Selection, session: Session, staging: Staging
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._selection, self._staging = window, document, selection, staging
        self.lesson: Lesson | None = None
        self.index = self.step = 0
        self._steps: tuple[Step, ...] = ()
        self.started: Project | None = None
        self.is_done = False  # what the scene asks for
        self._own: _Own | None = None
        self._layout: QByteArray | None = None  # to be put back once the own work is painted
        self._names: dict[str, str] = {}  # of layers that are called otherwise now than was prepared
        self._opened = document.opened
        selection.renamed.connect(self._rename)
        session.ready.connect(self._notice)

    @property
    def scene(self) -> Scene | None:
        """The scene that is on, or None."""
        return self.lesson.scenes[self.index] if self.lesson is not None else None

    @property
    def steps(self) -> int:
        """How many steps the scene has prepared."""
        return len(self._steps)

    @property
    def view(self) -> View | None:
        """What is shown at the step that is on, as it was prepared; None without a lesson."""
        if self.scene is None:
            return None
        return self._steps[self.step - 1].view if self.step else self.scene.view

    @property
    def words(self) -> str:
        """What is said about the scene, or about the step that is on."""
        said = next((each.words for each in reversed(self._steps[: self.step]) if each.words), "")
        return said or (self.scene.words if self.scene is not None else "")

    @property
    def aside(self) -> Aside | None:
        """The user's own work while a lesson is on."""
        return self._own.aside if self._own is not None else None

    def start(self, lesson: Lesson, index: int = 0, step: int = 0) -> None:
        """Begins a lesson, at a step of a scene; the user's own work is set aside until :meth:`leave`."""
        if self._own is None:
            shown, layout = self._staging.shown(), self._window.saveState()
            self._own = _Own(self._document.set_aside(), shown, layout)
        self.lesson = lesson
        self._show(index)
        if step:
            self._go_on_to(step)

    @property
    def has_next(self) -> bool:
        """Whether there is another step or scene to come."""
        return self.lesson is not None and (self.step < self.steps or self.index < len(self.lesson.scenes) - 1)

    @property
    def has_previous(self) -> bool:
        """Whether a step or a scene can be taken back."""
        return self.lesson is not None and (self.step > 0 or self.index > 0)

    # --- step by step ------------------------------------------------------------------------------------------

    def advance(self) -> bool:
        """Shows the next step of the talk: of the scene, else the next scene; False when there is none.

        A walk that a step began is first brought to its end.
        """
        if self.lesson is None:
            return False
        if self._staging.is_walking:
            self._take(self.step, walk=False)
        elif self.step < self.steps:
            self._take(self.step + 1)
        elif self.index < len(self.lesson.scenes) - 1:
            self._show(self.index + 1)
        else:
            return False
        return True

    def retreat(self) -> bool:
        """Takes the last step back: of the scene, else shows the scene before after all its steps."""
        if not self.has_previous:
            return False
        if self.step:
            self._back_to(self.step - 1)
        else:
            self._show(self.index - 1)
            if self.steps:
                self._go_on_to(self.steps)
        return True

    def _take(self, step: int, walk: bool = True) -> None:
        """Shows a step; what was done to the Project meanwhile stays, unless the step brings its own."""
        assert self._own is not None
        taken = self._steps[step - 1]
        if step != self.step and taken.project is not None:
            self._document.open(taken.project, None)
        self.step = step
        self._staging.show(taken.view, self._own.looks, walk and taken.plays, self._current_names())
        self.stepped.emit()

    def _back_to(self, step: int) -> None:
        undone = self._steps[self.step - 1]
        self.step = step
        if undone.project is not None:
            self._document.open(self._project_at(step), None)
        self._show_view()
        self.stepped.emit()

    def _go_on_to(self, step: int) -> None:
        """Shows the scene as it is after some of its steps."""
        if any(each.project is not None for each in self._steps[:step]):
            self._document.open(self._project_at(step), None)
        self.step = step
        self._take(step, walk=False)

    def _show_view(self) -> None:
        assert self._own is not None
        assert self.view is not None
        self._staging.show(self.view, self._own.looks, names=self._current_names())

    @Slot(object)
    def _rename(self, names: dict[str, str]) -> None:
        known = self._current_names()
        self._names = names | {old: names.get(new, new) for old, new in known.items()}

    def _current_names(self) -> Mapping[str, str]:
        """What layers are called now that the lesson knows by another name; none once it has brought its own again."""
        if self._opened != self._document.opened:
            self._opened, self._names = self._document.opened, {}
        return self._names

    def _project_at(self, step: int) -> Project:
        """What the scene has prepared to be shown at a step."""
        assert self.scene is not None
        own = (each.project for each in reversed(self._steps[:step]) if each.project is not None)
        return next(own, self.scene.project)

    # --- scene by scene ----------------------------------------------------------------------------------------

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
        """Puts the scene back into the state that was prepared for the step that is on."""
        if self.lesson is None:
            return
        assert self._own is not None
        if self.step == 0:
            self._show(self.index)
        else:
            self._document.open(self._project_at(self.step), None)
            self._take(self.step)

    @Slot()
    def leave(self) -> None:
        """Ends the lesson: the user's own work is back, with its history, as it was."""
        if self._own is None:
            return
        own, self._own = self._own, None
        self.lesson, self.started = None, None
        self.step, self._steps = 0, ()
        self._document.put_back(own.aside)
        self._selection.point_at(None)
        self._selection.set_gains(None)  # those of the lesson
        self._staging.restore(own.shown)
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
        self.index, self.step, self._steps = index, 0, steps_of(scene)
        self.started = scene.project
        self.is_done = False
        self._document.open(scene.project, None)
        self._show_view()
        self.changed.emit()

    @Slot(object)
    def _notice(self, frame: Frame) -> None:
        """Sees whether what was asked for is done, and still done."""
        if self._layout is not None:
            QTimer.singleShot(0, self, self._restore)
        scene = self.scene
        if scene is None or scene.task is None or self.started is None:
            return
        project = frame.request.project
        if project is not self._document.project:
            return
        done = is_done(scene.task, self.started, project, frame.result, self._current_names())
        if done != self.is_done:
            self.is_done = done
            self.judged.emit(scene.task.said if done else "")
