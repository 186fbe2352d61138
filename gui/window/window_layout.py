"""Where a window and its docks lie: as at first, as when the program was left, and from then on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.files.preferences import Preferences
from gui.window.docks import bring_floating, share_height
from gui.window.first_size import USUAL, first_size
from gui.window.squeezed_docks import SqueezedDocks


class WindowLayout:
    """Puts a window and its docks where they belong.

    Attributes:
        is_kept: whether the docks are as the user left them, and not to be shared out anew.
        remembers: whether the layout is stored when the window closes.
    """

    def __init__(
        self,
        window: QMainWindow,
        docks: Mapping[str, QDockWidget],
        squeezed: SqueezedDocks,
        preferences: Preferences,
    ) -> None:
        self._window, self._docks, self._squeezed, self._preferences = window, docks, squeezed, preferences
        self.is_kept = self.remembers = False
        window.resize(USUAL)
        self._first = window.saveState()

    def reset(self) -> None:
        """Docks the panels as at first."""
        self._window.restoreState(self._first)
        self._share_height()  # that layout is older than the large map

    def restore(self) -> None:
        """Puts the window where it was when the program was left, or wherever it fits the screen."""
        window = self._window
        geometry, docks = self._preferences.layout("geometry"), self._preferences.layout("docks")
        # Qt makes what is larger than the screen fit it, and refuses what was on a screen of quite another size.
        if geometry is None or not window.restoreGeometry(geometry):
            window.resize(first_size(window.screen().availableSize(), window.minimumSizeHint()))
        self.is_kept = docks is not None and window.restoreState(docks)
        self.remembers = True

    def store(self) -> None:
        """Notes for the next start where everything is."""
        if self.remembers:
            self._preferences.set_layout("geometry", QByteArray(self._window.saveGeometry()))
            self._preferences.set_layout("docks", QByteArray(self._window.saveState()))

    def make_room_for_map(self) -> None:
        """Gives the large map its height, once its panel knows how much it needs."""
        if not self.is_kept:
            QTimer.singleShot(0, self._window, self._share_height)

    def bring_floating(self) -> None:
        """Shows panels that float again, once the window is there."""
        QTimer.singleShot(0, self._window, lambda: bring_floating(self._docks))

    def _share_height(self) -> None:
        share_height(self._window, self._docks)
        self._squeezed.forget()
