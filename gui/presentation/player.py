"""Plays lessons in the window, scene by scene, with the user's own work set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from engine import Project
from engine.lessons.scene import Lesson, Scene, Step, is_done, steps_of
from engine.lessons.view import View
from gui.events.between import Between
from gui.look.curtain import behind_curtains
from gui.presentation.lessons import spoken_lesson
from gui.presentation.staging import Shown, Staging
from gui.state.document import Aside, Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.training.trainer import OwnTraining


@dataclass(frozen=True)
class _Own:
    """The user's own work, and its view state when the lesson began."""

    aside: Aside
    shown: Shown
    layout: QByteArray
    training: OwnTraining

    @property
    def looks(self) -> Looks:
        """The colouring options of scenes that do not define any."""
        return self.shown.looks


class Player(QObject):
    """Shows the scenes of a lesson, checks their tasks, and restores the user's own work at the end.

    Signals:
        leaving: another scene is about to be shown; carries its Project.
        changed: the scene or lesson changed, or the lesson ended.
        restored: after a lesson, the docks are as they were before it.
        stepped: the step within the scene changed.
        judged: the scene's task became done or undone; carries the praise, empty if not done.

    Attributes:
        lesson: the current lesson, or None.
        source: the lesson that was started last, before its shapes were named in the user's language.
        index: of the current scene.
        step: number of the scene's steps shown so far.
        started: the Project with which the scene began.
    """

    leaving = Signal(object)
    changed = Signal()
    restored = Signal()
    stepped = Signal()
    judged = Signal(str)

    def __init__(
        self, window: QMainWindow, document: Document, selection: Selection, session: Session, staging: Staging
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._selection, self._staging = window, document, selection, staging
        self._training = staging.training
        self.lesson: Lesson | None = None
        self.source: Lesson | None = None
        self.index = self.step = 0
        self._steps: tuple[Step, ...] = ()
        self.started: Project | None = None
        self.is_done = False  # whether the scene's task is done
        self._own: _Own | None = None
        self._changing: Between | None = None  # to another scene, or to the end of the lesson
        self._layout: QByteArray | None = None  # dock layout to restore once the user's own work is painted
        self._names: dict[str, str] = {}  # present layer ids by the scene's, for renamed layers
        self._opened = document.opened
        selection.renamed.connect(self._rename)
        session.ready.connect(self._notice)

    @property
    def scene(self) -> Scene | None:
        """The current scene, or None."""
        return self.lesson.scenes[self.index] if self.lesson is not None else None

    @property
    def steps(self) -> int:
        """Number of steps of the scene."""
        return len(self._steps)

    @property
    def view(self) -> View | None:
        """The prepared View of the current step; None without a lesson."""
        if self.scene is None:
            return None
        return self._steps[self.step - 1].view if self.step else self.scene.view

    @property
    def words(self) -> str:
        """The text of the current step, or else of the scene."""
        text = next((each.words for each in reversed(self._steps[: self.step]) if each.words), "")
        return text or (self.scene.words if self.scene is not None else "")

    @property
    def aside(self) -> Aside | None:
        """The user's own work during a lesson, or None."""
        return self._own.aside if self._own is not None else None

    def start(self, lesson: Lesson, index: int = 0, step: int = 0) -> None:
        """Starts a lesson at a step of a scene; the user's own work is set aside until :meth:`leave`."""
        self.finish()
        if self._own is None:
            shown, layout = self._staging.shown(), self._window.saveState()
            self._own = _Own(self._document.set_aside(), shown, layout, self._training.begin())
        self.source = lesson
        self.lesson = spoken_lesson(lesson) if lesson.number else lesson
        self._show(index)
        if step:
            self._go_on_to(step)

    @property
    def has_next(self) -> bool:
        """Whether there is a next step or scene."""
        return self.lesson is not None and (self.step < self.steps or self.index < len(self.lesson.scenes) - 1)

    @property
    def has_previous(self) -> bool:
        """Whether there is a previous step or scene."""
        return self.lesson is not None and (self.step > 0 or self.index > 0)

    # --- step by step ------------------------------------------------------------------------------------------

    def advance(self) -> bool:
        """Shows the next step, or else the next scene; returns False if there is none.

        If a step's walk is still running, it is finished instead.
        """
        self.finish()
        if self.lesson is None:
            return False
        if self._staging.is_walking:
            self._take(self.step, walk=False)
        elif self.step < self.steps:
            self._take(self.step + 1)
        elif self.index < len(self.lesson.scenes) - 1:
            self._gradually(self._showing(self.index + 1))
        else:
            return False
        return True

    def retreat(self) -> bool:
        """Shows the previous step, or else the last step of the previous scene."""
        self.finish()
        if not self.has_previous:
            return False
        if self.step:
            self._back_to(self.step - 1)
        else:
            self._gradually(self._showing_end(self.index - 1))
        return True

    def _showing_end(self, index: int) -> Iterator[None]:
        yield from self._showing(index)
        is_untrained = any(each.view.trains for each in self._steps) and not self._training.has_run
        if self.steps and not is_untrained:
            self._go_on_to(self.steps)

    def _take(self, step: int, walk: bool = True) -> None:
        """Shows a step; edits of the Project stay, unless the step has a Project of its own."""
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
        """Shows the scene at a step, with the Project prepared for it."""
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
        """Present layer ids by those of the lesson; empty while the lesson's own Project is shown."""
        if self._opened != self._document.opened:
            self._opened, self._names = self._document.opened, {}
        return self._names

    def _project_at(self, step: int) -> Project:
        """The prepared Project of a step."""
        assert self.scene is not None
        own = (each.project for each in reversed(self._steps[:step]) if each.project is not None)
        return next(own, self.scene.project)

    # --- scene by scene ----------------------------------------------------------------------------------------

    def go(self, index: int) -> None:
        """Shows the scene with this index at once, if there is one."""
        self.go_gradually(index)
        self.finish()

    def go_gradually(self, index: int) -> None:
        """Shows the scene with this index between events, if there is one."""
        self.finish()
        if self.lesson is not None and 0 <= index < len(self.lesson.scenes) and index != self.index:
            self._gradually(self._showing(index))

    @Slot()
    def reset(self) -> None:
        """Restores the prepared state of the current step."""
        self.finish()
        if self.lesson is None:
            return
        assert self._own is not None
        if self.view is not None and (self.step == 0 or self.view.trains):
            self._training.forget()
        if self.step == 0:
            self._show(self.index)
        else:
            self._open(self._project_at(self.step))
            self._take(self.step)

    @Slot()
    def leave(self) -> None:
        """Ends the lesson at once, and restores the user's own work with its history."""
        self.finish()
        if self._own is not None:
            for _ in self.ending():
                pass

    @Slot()
    def leave_gradually(self) -> None:
        """Ends the lesson between events."""
        self.finish()
        if self._own is not None:
            self._gradually(self.ending())  # at once the Document is the user's own again

    def _gradually(self, pieces: Iterator[None]) -> None:
        """Does the first piece of a change at once, and the others between events."""
        pieces = behind_curtains([self._window], pieces)
        next(pieces)
        if self._changing is not None:
            self._changing.deleteLater()
        self._changing = Between(pieces, self)

    def finish(self) -> None:
        """Completes a change that goes on between events."""
        if self._changing is not None:
            self._changing.finish()

    def ending(self) -> Iterator[None]:
        """The end of the lesson in pieces of work, of which the first changes the Document."""
        assert self._own is not None
        own, self._own = self._own, None
        self.lesson, self.started = None, None
        self.step, self._steps = 0, ()
        self._document.put_back(own.aside)
        self._training.end(own.training)
        self._selection.point_at(None)
        self._selection.set_gains(None)  # the lesson's gains
        self._layout = own.layout
        yield
        yield from self._staging.restoring(own.shown)
        self._window.restoreState(own.layout)
        yield
        self.changed.emit()

    def _restore(self) -> None:
        """Restores the dock layout, once the panels show the user's work and need no more room."""
        if self._layout is not None and self.lesson is None:
            self._window.restoreState(self._layout)
            self.restored.emit()
        self._layout = None

    def _show(self, index: int) -> None:
        for _ in self._showing(index):
            pass

    def _showing(self, index: int) -> Iterator[None]:
        """Shows a scene in pieces of work, of which the first changes the Document."""
        assert self.lesson is not None
        assert self._own is not None
        scene = self.lesson.scenes[index]
        self.leaving.emit(scene.project)
        self.index, self.step, self._steps = index, 0, steps_of(scene)
        self.started = scene.project
        self.is_done = False
        self._open(scene.project)
        yield
        yield from self._staging.showing(scene.view, self._own.looks, names=self._current_names())
        self.changed.emit()

    def _open(self, project: Project) -> None:
        """Opens a Project of the scene; what the scene has trained to the end is there again."""
        assert self.scene is not None
        self._training.leave()
        self._document.open(project, None)
        self._training.enter(self.scene)

    @Slot(object)
    def _notice(self, frame: Frame) -> None:
        """Checks whether the scene's task is done in a new Frame."""
        if self._layout is not None:
            QTimer.singleShot(0, self, self._restore)
        scene = self.scene
        if scene is None or scene.task is None or self.started is None:
            return
        project = frame.request.project
        if project is not self._document.project:
            return
        names, validation = self._current_names(), self._training.validation
        done = is_done(scene.task, self.started, project, frame.result, names, validation)
        if done != self.is_done:
            self.is_done = done
            self.judged.emit(scene.task.said if done else "")
