"""Lessons and own scenes as part of the window: what is above the network, what is grey, what fades, what is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Slot
from PySide6.QtWidgets import QMenu

from engine import EngineError, Project, View, recall_scene
from gui.files.preferences import Preferences
from gui.look.theme import Theme
from gui.presentation.lesson_band import LessonBand, Welcome, said
from gui.presentation.lessons import open_lesson
from gui.presentation.morph import Morph, is_same_picture

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow

_NOT_CAPTURED = ("scenes", "history")  # panels in which a scene is being prepared


class LessonHost(QObject):
    """What a window does for lessons, for scenes of the user's own, and for those who are new here.

    Attributes:
        band: the words of the scene that is on.
        welcome: the first steps.
        morph: what was shown before, while it goes over into what is shown now.
    """

    def __init__(self, window: MainWindow, theme: Theme, preferences: Preferences, lessons: QMenu) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._player, self._scenes = window.player, window.scenes_panel
        self._framing: tuple[float, QPointF, bool] | None = None  # of the user's own network, while a lesson is on
        self._welcomes = False  # those who may not know the program yet
        self.band = LessonBand(self._player, window.actions_)
        self.welcome = Welcome(window.actions_, lessons, theme)
        self.welcome.closed.connect(self._close_welcome)
        self.morph = Morph(window.pages)
        self._player.leaving.connect(self._leave)
        self._player.changed.connect(self._changed)
        self._player.stepped.connect(self._enable)
        self._scenes.shown.connect(self._show_own)
        window.actions_.bind(
            {
                "next_scene": self._player.advance,
                "previous_scene": self._player.retreat,
                "reset_scene": self._player.reset,
                "leave_lesson": self._player.leave,
                "add_scene": self._add,
            }
        )
        self._enable()

    # --- lessons -----------------------------------------------------------------------------------------------

    def take(self, number: int) -> None:
        """Shows the first scene of a lesson; the user's own work is set aside until it ends."""
        try:
            self._player.start(open_lesson(number))
        except EngineError as error:
            self._window.messages.refuse(error)

    @Slot(object)
    def _leave(self, following: Project) -> None:
        """One scene goes over into the next; the user's own work does not."""
        if self._framing is None:
            self._framing = self._window.view.framing
        else:
            self.morph.begin(is_same_picture(self._window.document.project, following))

    @Slot()
    def _changed(self) -> None:
        lesson = self._player.lesson
        if lesson is None and self._framing is not None:
            self._window.view.set_framing(self._framing)
            self._framing = None
        self._enable()
        self._scenes.set_lesson(lesson is not None)
        self._show_welcome()

    @Slot()
    def _enable(self) -> None:
        """What leads through a lesson is grey when none is on."""
        lesson, actions = self._player.lesson, self._window.actions_
        text = self.tr("Lessons") if lesson is None else self.tr("Lesson {number}").format(number=lesson.number)
        self._window.menus.name_lesson(text)
        for key, on in {
            "next_scene": self._player.has_next,
            "previous_scene": self._player.has_previous,
            "reset_scene": lesson is not None,
            "leave_lesson": lesson is not None,
            "add_scene": lesson is None,
        }.items():
            actions[key].setEnabled(on)

    @property
    def title(self) -> str:
        """What the lesson that is on is called; empty when none is."""
        lesson = self._player.lesson
        return said(lesson.title) if lesson is not None else ""

    # --- scenes of the user's own ------------------------------------------------------------------------------

    def captured(self) -> View:
        """What is shown now, but for the panels in which it is being prepared."""
        view = self._window.staging.captured()
        return replace(view, panels=tuple(name for name in view.panels if name not in _NOT_CAPTURED))

    @Slot(int)
    def _show_own(self, index: int) -> None:
        document = self._window.document
        view = document.project.scenes[index].view
        if document.edit(self.tr("Show scene"), lambda project: recall_scene(project, index)):
            self._window.staging.show(view, self._window.selection.looks)
            self._show_panel()  # to go on from there

    def _add(self) -> None:
        self._scenes.add()
        self._show_panel()

    def _show_panel(self) -> None:
        self._window.docks["scenes"].show()
        self._window.docks["scenes"].raise_()

    # --- first steps -------------------------------------------------------------------------------------------

    def welcome_user(self) -> None:
        """Shows the first steps, until they were closed once."""
        self._welcomes = self._preferences.choice("welcome", ("open", "closed"), "open") == "open"
        self._show_welcome()

    def _show_welcome(self) -> None:
        self.welcome.setVisible(self._welcomes and self._player.lesson is None)

    @Slot()
    def _close_welcome(self) -> None:
        self._welcomes = False
        self._preferences.set_choice("welcome", "closed")
        self._show_welcome()
