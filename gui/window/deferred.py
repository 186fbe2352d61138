"""Loads what can wait until the window is on screen: torch, the list of devices, and the map panel."""

from __future__ import annotations

from collections.abc import Generator
from itertools import chain

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDockWidget

from engine.compute.devices import devices, threads
from gui.events.between import Between
from gui.look.theme import Theme
from gui.network.view import NetworkView
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.state.workers import Job
from gui.window.deferred_imports import import_without_qt, pieces, qt_types
from gui.window.menu_bar import MenuBar
from gui.window.status_bar import StatusBar


class DeferredParts(QObject):
    """Completes a window after its first paint.

    Signals:
        completed: the map panel was created; carries it.

    Attributes:
        complete: whether the map panel exists.

    Args:
        view: the network, whose first paint starts loading.
        dock: the dock of the map panel.
        status, menus: show the device in use, and offer the others.
    """

    completed = Signal(object)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        view: NetworkView,
        dock: QDockWidget,
        status: StatusBar,
        menus: MenuBar,
    ) -> None:
        super().__init__(view)
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._view, self._dock, self._status, self._menus = view, dock, status, menus
        self._threads = 1  # of torch's CPU computations
        self._devices_known = self._map_asked = self.complete = False
        session.ready.connect(self._ready)
        session.too_large.connect(self._ready)
        if view.was_painted:
            QTimer.singleShot(0, self, self._begin)
        else:
            view.first_painted.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        menus.device_chosen.connect(self._choose_device)

    @Slot()
    def _begin(self) -> None:
        """Starts the first evaluation; unless its maps are stored, the compute thread imports torch for it."""
        self._session.request()

    @Slot()
    def _ready(self) -> None:
        if not self._devices_known:
            self._devices_known = True
            if self._view.isVisible() and self._session.frame is not None:
                self._view.painted.connect(self._load_rest, Qt.ConnectionType.SingleShotConnection)
            else:  # a lesson may begin on another page than the network
                self._load_rest()

    @Slot()
    def _load_rest(self) -> None:
        """Loads what takes seconds, now that the first maps are painted."""
        self._session.run(Job(self.tr("Looking for devices"), _find_devices, self._show_devices, is_quiet=True))
        self._prepare_map()

    def _show_devices(self, found: tuple[tuple[str, ...], int]) -> None:
        names, self._threads = found
        self._session.prepare()
        self._status.show_memory()
        self._status.show_device(self._session.device, self._threads)
        self._menus.show_devices(names, self._session.device)

    @Slot(str)
    def _choose_device(self, device: str) -> None:
        self._session.set_device(device)
        self._status.show_device(device, self._threads)

    def _prepare_map(self) -> None:
        if not self._map_asked:
            self._map_asked = True
            title = self.tr("Preparing the large map")
            self._session.run(Job(title, _import_beforehand, lambda _: self._import_map(), is_quiet=True))

    def _import_map(self) -> None:
        """Imports the map panel: pyqtgraph, which paints it, takes half a second to import."""
        Between(chain(qt_types(), pieces("pyqtgraph")), self, self._add_map_panel)

    def _add_map_panel(self) -> None:
        from gui.map.map_panel import MapPanel

        self.map_panel = MapPanel(self._document, self._selection, self._session, self._theme)
        self._dock.setWidget(self.map_panel)
        self.complete = True
        self.completed.emit(self.map_panel)


def _import_beforehand() -> Generator[float, None, None]:
    yield 0.0
    import_without_qt()


def _find_devices() -> Generator[float, None, tuple[tuple[str, ...], int]]:
    yield 0.0
    return devices(), threads()
