"""Persistent choices of the user: theme, type size, colours, overview, language."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gui.commands.actions import Actions
from gui.files.preferences import Preferences
from gui.look.theme import Theme
from gui.network.reach import Reach
from gui.state.selection import Selection
from gui.state.session import MAP_MEMORY, Session

_MAP_MEMORY = "map_memory"
MEMORY_SIZES = ("250", "500", "1000", "2000", "4000", "8000")  # megabytes


class Choices(QObject):
    """Applies the user's choices, and stores them.

    Attributes:
        language: the chosen language's code, or ``system``.
        map_memory: megabytes set for maps; empty for a quarter of the machine's memory.
    """

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        language: str,
        selection: Selection,
        session: Session,
        reach: Reach,
        actions: Actions,
    ) -> None:
        super().__init__(selection)
        self._session, self.map_memory = session, preferences.choice(_MAP_MEMORY, MEMORY_SIZES, "")
        self._set_map_memory()
        self._theme, self._preferences, self.language = theme, preferences, language
        self._selection, self._reach = selection, reach
        overview = actions["overview"]
        overview.setCheckable(True)
        overview.setChecked(preferences.choice("overview", ("on", "off"), "on") == "on")
        reach.set_wanted(overview.isChecked())
        overview.triggered.connect(self._show_overview)
        selection.looks_changed.connect(self._keep_looks)

    @property
    def theme(self) -> str:
        """The name of the chosen theme, or ``system``."""
        return self._theme.choice

    @property
    def type_size(self) -> str:
        """The type size in percent of the system's."""
        return str(round(100 * self._theme.font_scale))

    def choose_theme(self, choice: str) -> None:
        """Switches to another theme, and stores it."""
        self._theme.turn_to(choice)  # type: ignore[arg-type]
        self._preferences.set_choice("theme", choice)

    def choose_type_size(self, percent: str) -> None:
        """Changes the type size, and stores it."""
        self._theme.turn_to(self._theme.choice, int(percent) / 100)
        self._preferences.set_choice("type", percent)

    def choose_map_memory(self, megabytes: str) -> None:
        """Sets the memory for maps, and stores it."""
        self.map_memory = megabytes
        self._preferences.set_choice(_MAP_MEMORY, megabytes)
        self._set_map_memory()

    def _set_map_memory(self) -> None:
        self._session.set_map_memory(int(self.map_memory) * 10**6 if self.map_memory else MAP_MEMORY)

    @Slot(bool)
    def _show_overview(self, on: bool) -> None:
        self._reach.set_wanted(on)
        self._preferences.set_choice("overview", "on" if on else "off")

    @Slot()
    def _keep_looks(self) -> None:
        self._preferences.keep_looks(self._selection.looks)
