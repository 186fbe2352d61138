"""Stores, restores and resets the geometry of the window and its docks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.files.preferences import Preferences
from gui.window.docks import bring_floating, share_height
from gui.window.first_size import USUAL, first_size
from gui.window.squeezed_docks import SqueezedDocks
from gui.window.type_growth import GrowingDocks


class WindowLayout:
    """Stores, restores and resets the layout of a window.

    Attributes:
        is_kept: whether the docks have a restored layout, which must not be redistributed.
        remembers: whether the layout is stored when the window closes.
    """

    def __init__(
        self,
        window: QMainWindow,
        docks: Mapping[str, QDockWidget],
        squeezed: SqueezedDocks,
        growing: GrowingDocks,
        preferences: Preferences,
    ) -> None:
        self._window, self._docks, self._squeezed, self._growing = window, docks, squeezed, growing
        self._preferences = preferences
        self.is_kept = self.remembers = False
        self._has_room = False  # whether the map panel was given its share of the height
        window.resize(USUAL)
        self._first, self._first_scale = window.saveState(), growing.scale

    def reset(self) -> None:
        """Restores the initial dock layout."""
        self._window.restoreState(self._first)
        self._growing.restored(self._first_scale)
        self._share_height()  # the initial layout was saved before the map panel existed

    def restore(self) -> None:
        """Restores the geometry of the last run, adapted to the screen."""
        window = self._window
        geometry, docks = self._preferences.layout("geometry"), self._preferences.layout("docks")
        # Qt shrinks what is larger than the screen, and rejects geometry from a screen of a very different size.
        if geometry is None or not window.restoreGeometry(geometry):
            window.resize(first_size(window.screen().availableSize(), window.minimumSizeHint()))
        self.is_kept = docks is not None and window.restoreState(docks)
        self.remembers = True

    def store(self) -> None:
        """Stores the layout for the next run."""
        if self.remembers:
            self._preferences.set_layout("geometry", QByteArray(self._window.saveGeometry()))
            self._preferences.set_layout("docks", QByteArray(self._window.saveState()))

    def make_room_for_map(self) -> None:
        """Distributes height between the map and filter docks, once, when the map panel exists."""
        if not self.is_kept and not self._has_room:
            self._has_room = True
            QTimer.singleShot(0, self._window, self._share_height)

    def bring_floating(self) -> None:
        """Shows floating docks again, after the window was shown."""
        QTimer.singleShot(0, self._window, lambda: bring_floating(self._docks))

    def _share_height(self) -> None:
        share_height(self._window, self._docks)
        self._squeezed.forget()
