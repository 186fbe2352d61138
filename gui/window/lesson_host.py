"""Integrates lessons into the window: their band, the enabled commands, transitions, and what is restored."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from engine import EngineError, Project
from gui.commands.actions import Actions
from gui.network.view import NetworkView
from gui.presentation.lesson_band import LessonBand
from gui.presentation.lessons import open_lesson
from gui.presentation.morph import Morph, is_same_picture
from gui.presentation.player import Player
from gui.presentation.welcome import Welcome
from gui.state.document import Document
from gui.text.built_in import lesson_text
from gui.window.menu_bar import MenuBar


class LessonHost(QObject):
    """Starts lessons, and shows their band and transitions.

    Signals:
        refused: a lesson cannot be opened; carries an EngineError.

    Attributes:
        band: the text of the current scene.
        morph: the animated transition between scenes.

    Args:
        pages: the stack of pages in the centre of the window.
    """

    refused = Signal(object)

    def __init__(
        self,
        player: Player,
        document: Document,
        view: NetworkView,
        pages: QStackedWidget,
        actions: Actions,
        menus: MenuBar,
        welcome: Welcome,
    ) -> None:
        super().__init__(player)
        self._player, self._document, self._view = player, document, view
        self._actions, self._menus, self._welcome = actions, menus, welcome
        self._framing: tuple[float, QPointF, bool] | None = None  # of the user's own network
        self.band = LessonBand(player, actions)
        self.morph = Morph(pages)
        player.leaving.connect(self._leave)
        player.changed.connect(self._changed)
        player.stepped.connect(self._enable)
        menus.lesson_chosen.connect(self.take)
        actions.bind(
            {
                "next_scene": player.advance,
                "previous_scene": player.retreat,
                "reset_scene": player.reset,
                "leave_lesson": player.leave_gradually,
            }
        )
        self._enable()

    # --- lessons -----------------------------------------------------------------------------------------------

    @Slot(int)
    def take(self, number: int) -> None:
        """Starts a lesson; the user's own work is set aside until it ends."""
        try:
            self._player.start(open_lesson(number))
        except EngineError as error:
            self.refused.emit(error)

    @Slot(object)
    def _leave(self, following: Project) -> None:
        """Starts the transition to the next scene; entering a lesson has none."""
        if self._framing is None:
            self._framing = self._view.framing
        else:
            self.morph.begin(is_same_picture(self._document.project, following))

    @Slot()
    def _changed(self) -> None:
        lesson = self._player.lesson
        if lesson is None and self._framing is not None:
            self._view.set_framing(self._framing)
            self._framing = None
        self._enable()
        self._welcome.give_way(to_lesson=self._player.lesson is not None)

    @Slot()
    def _enable(self) -> None:
        """Enables the lesson commands while a lesson is on."""
        lesson = self._player.lesson
        text = self.tr("Lessons") if lesson is None else self.tr("Lesson {number}").format(number=lesson.number)
        self._menus.name_lesson(text)
        for key, on in {
            "next_scene": self._player.has_next,
            "previous_scene": self._player.has_previous,
            "reset_scene": lesson is not None,
            "leave_lesson": lesson is not None,
        }.items():
            self._actions[key].setEnabled(on)

    @property
    def title(self) -> str:
        """The title of the current lesson; empty if there is none."""
        lesson = self._player.lesson
        return lesson_text(lesson.title) if lesson is not None else ""
