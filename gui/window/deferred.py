"""What need not be there for the window to be seen: torch, the devices that can compute, and the large map."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from engine.compute.devices import devices, threads
from gui.events.between import Between
from gui.look.theme import Theme
from gui.state.workers import Job
from gui.window.deferred_imports import import_without_qt, pieces
from gui.window.docks import share_height

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow


class LateParts(QObject):
    """Completes a window once it is on screen.

    Signals:
        completed: the large map is there.

    Attributes:
        threads: how many threads compute.
        complete: whether the large map is there.
    """

    completed = Signal()

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self.threads = 1
        self._devices_known = self._map_asked = self.complete = False
        window.session.ready.connect(self._ready)
        window.view.first_painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _begin(self) -> None:
        """The compute thread loads torch for the first maps."""
        self._window.session.request()
        self._prepare_map()

    @Slot()
    def _ready(self) -> None:
        if not self._devices_known:
            self._devices_known = True
            self._window.session.run(Job(self.tr("Looking for devices"), _find_devices, self._show_devices))
            self._prepare_map()  # a lesson may begin without the network

    def _show_devices(self, found: tuple[tuple[str, ...], int]) -> None:
        names, self.threads = found
        window, device = self._window, self._window.session.device
        window.status.show_memory()
        window.status.show_device(device, self.threads)
        window.menus.show_devices(names, device)

    def _prepare_map(self) -> None:
        if not self._map_asked:
            self._map_asked = True
            self._window.session.run(
                Job(self.tr("Preparing the large map"), _import_beforehand, lambda _: self._import_map())
            )

    def _import_map(self) -> None:
        """The large map is painted by pyqtgraph, which takes half a second to import."""
        Between(pieces("pyqtgraph"), self, self._add_map_panel)

    def _add_map_panel(self) -> None:
        from gui.map.map_panel import MapPanel

        window, dock = self._window, self._window.docks["map"]
        self.map_panel = MapPanel(window.document, window.selection, window.session, self._theme)
        dock.setWidget(self.map_panel)
        if not window.keeps_layout:
            # once the panel knows how much room it needs
            QTimer.singleShot(0, window, self._share_height)
        window.map_pictures.take(self.map_panel)
        self.complete = True
        self.completed.emit()

    @Slot()
    def _share_height(self) -> None:
        share_height(self._window, self._window.docks)
        self._window.squeezed.forget()


def _import_beforehand() -> Generator[float, None, None]:
    yield 0.0
    import_without_qt()


def _find_devices() -> Generator[float, None, tuple[tuple[str, ...], int]]:
    yield 0.0
    return devices(), threads()
