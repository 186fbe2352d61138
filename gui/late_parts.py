"""What need not be there for the window to be seen: torch, and the devices that can compute."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from engine.devices import devices, threads
from gui.workers import Job

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class LateParts(QObject):
    """Completes a window once it is on screen.

    Attributes:
        threads: how many threads compute.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.threads = 1
        self._devices_known = False
        window.session.ready.connect(self._ready)
        window.view.first_painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _begin(self) -> None:
        """The compute thread loads torch for the first maps."""
        self._window.session.request()

    @Slot()
    def _ready(self) -> None:
        if not self._devices_known:
            self._devices_known = True
            self._window.session.run(Job(self.tr("Looking for devices"), _find_devices, self._show_devices))

    def _show_devices(self, found: tuple[tuple[str, ...], int]) -> None:
        names, self.threads = found
        window, device = self._window, self._window.session.device
        window.status.show_memory()
        window.status.show_device(device, self.threads)
        window.menus.show_devices(names, device)


def _find_devices() -> Generator[float, None, tuple[tuple[str, ...], int]]:
    yield 0.0
    return devices(), threads()
