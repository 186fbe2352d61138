"""Lessons as part of the window: what is above the network, what is grey, what fades, what is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from engine import EngineError, Project
from gui.commands.actions import Actions
from gui.files.preferences import Preferences
from gui.look.theme import Theme
from gui.network.view import NetworkView
from gui.presentation.lesson_band import LessonBand, Welcome, said
from gui.presentation.lessons import open_lesson
from gui.presentation.morph import Morph, is_same_picture
from gui.presentation.player import Player
from gui.state.document import Document
from gui.window.menu_bar import MenuBar


class LessonHost(QObject):
    """What a window does for lessons, and for those who are new here.

    Signals:
        refused: a lesson cannot be opened; carries an EngineError.

    Attributes:
        band: the words of the scene that is on.
        welcome: the first steps.
        morph: what was shown before, while it goes over into what is shown now.

    Args:
        pages: what fills the middle of the window.
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
        theme: Theme,
        preferences: Preferences,
    ) -> None:
        super().__init__(player)
        self._player, self._document, self._view = player, document, view
        self._actions, self._menus, self._preferences = actions, menus, preferences
        self._framing: tuple[float, QPointF, bool] | None = None  # of the user's own network, while a lesson is on
        self._welcomes = False  # those who may not know the program yet
        self.band = LessonBand(player, actions)
        self.welcome = Welcome(actions, menus.lessons, theme)
        self.welcome.closed.connect(self._close_welcome)
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
                "leave_lesson": player.leave,
            }
        )
        self._enable()

    # --- lessons -----------------------------------------------------------------------------------------------

    @Slot(int)
    def take(self, number: int) -> None:
        """Shows the first scene of a lesson; the user's own work is set aside until it ends."""
        try:
            self._player.start(open_lesson(number))
        except EngineError as error:
            self.refused.emit(error)

    @Slot(object)
    def _leave(self, following: Project) -> None:
        """One scene goes over into the next; the user's own work does not."""
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
        self._show_welcome()

    @Slot()
    def _enable(self) -> None:
        """What leads through a lesson is grey when none is on."""
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
        """What the lesson that is on is called; empty when none is."""
        lesson = self._player.lesson
        return said(lesson.title) if lesson is not None else ""

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
