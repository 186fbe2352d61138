"""Integrates lessons into the window: their band, the enabled commands, transitions, and what is restored."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine import EngineError, Project
from gui.commands.actions import Actions
from gui.files.preferences import Preferences
from gui.look.theme import Theme
from gui.network.view import NetworkView
from gui.presentation.lesson_band import LessonBand, Welcome, lesson_text
from gui.presentation.lessons import open_lesson
from gui.presentation.morph import Morph, is_same_picture
from gui.presentation.player import Player
from gui.state.document import Document
from gui.window.menu_bar import MenuBar


class LessonHost(QObject):
    """Starts lessons, shows their band and transitions, and welcomes new users.

    Signals:
        refused: a lesson cannot be opened; carries an EngineError.

    Attributes:
        band: the text of the current scene.
        welcome: suggestions for new users.
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
        theme: Theme,
        preferences: Preferences,
    ) -> None:
        super().__init__(player)
        self._player, self._document, self._view = player, document, view
        self._actions, self._menus, self._preferences = actions, menus, preferences
        self._framing: tuple[float, QPointF, bool] | None = None  # of the user's own network
        self._welcomes = False  # whether to show ``welcome``
        self.band = LessonBand(player, actions)
        self.welcome = Welcome(actions, menus.lessons, menus.networks, theme)
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
                "leave_lesson": player.leave_gradually,
            }
        )
        self._enable()

    def put_into(self, head: QWidget) -> None:
        """Puts ``band`` and ``welcome`` into the head of the window's centre."""
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self.welcome)

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
        self._show_welcome()

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

    # --- first steps -------------------------------------------------------------------------------------------

    def welcome_user(self) -> None:
        """Shows ``welcome``, unless it was closed once."""
        self._welcomes = self._preferences.choice("welcome", ("open", "closed"), "open") == "open"
        self._show_welcome()

    def _show_welcome(self) -> None:
        self.welcome.setVisible(self._welcomes and self._player.lesson is None)

    @Slot()
    def _close_welcome(self) -> None:
        self._welcomes = False
        self._preferences.set_choice("welcome", "closed")
        self._show_welcome()
