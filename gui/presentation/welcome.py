"""The row that suggests to new users what to do first."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from gui.files.preferences import Preferences
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.widgets.action_row import ActionLookup


class Welcome(QFrame):
    """Suggestions for new users in one row, until it is closed once: a network to look with, a picture, lessons."""

    def __init__(
        self, actions: ActionLookup, lessons: QMenu, networks: QMenu, theme: Theme, preferences: Preferences
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._is_offered = self._is_lesson = self._is_message = False
        self.setAccessibleName(self.tr("First steps"))
        self.setProperty("banner", "info")
        words = QLabel(self.tr("New here? What shall it look at?"))
        words.setWordWrap(True)
        self.lessons, self.close_button = QPushButton(self.tr("Lessons")), QToolButton()
        self.lessons.setMenu(lessons)
        self.lessons.setToolTip(self.tr("Nine lessons, from a picture to its class, and how a network learns"))
        self.networks = QPushButton(self.tr("Networks"))
        self.networks.setMenu(networks)
        self.networks.setToolTip(self.tr("Networks that know digits, shapes, clothes or objects"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close this row, and do not show it again"))
        self.close_button.setProperty("flat", True)
        self.close_button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(words, 1)
        picture = QPushButton(self.tr("Open a picture"))
        picture.setToolTip(actions["open"].toolTip())
        picture.clicked.connect(actions["open"].trigger)
        for button in (self.networks, picture, self.lessons, self.close_button):
            row.addWidget(button)
        theme.changed.connect(self._recolour)
        self._recolour(theme.palette)
        self.hide()

    @Slot(Palette)
    def _recolour(self, palette: Palette) -> None:
        self.close_button.setIcon(icon("close", palette.muted))

    def offer(self) -> None:
        """Shows it, unless it was closed once."""
        self._is_offered = self._preferences.choice("welcome", ("open", "closed"), "open") == "open"
        self._show()

    def give_way(self, to_lesson: bool) -> None:
        """Hides it during a lesson."""
        self._is_lesson = to_lesson
        self._show()

    @Slot()
    def give_way_to_message(self) -> None:
        """Hides it until :meth:`come_back`: the network needs the room of one of them."""
        self._is_message = True
        self._show()

    @Slot()
    def come_back(self) -> None:
        """Shows it again after a message."""
        self._is_message = False
        self._show()

    def _show(self) -> None:
        self.setVisible(self._is_offered and not self._is_lesson and not self._is_message)

    @Slot()
    def _close(self) -> None:
        self._is_offered = False
        self._preferences.set_choice("welcome", "closed")
        self.hide()
