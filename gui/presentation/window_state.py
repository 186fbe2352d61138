"""The state of the window before presenting, and how it is restored."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from engine.lessons.field_types import layer_ids
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.presentation.room import chrome, docks
from gui.presentation.view_parts import ViewParts

_PATIENCE = 1000  # milliseconds that a window manager may take to restore the window's size


@guarded
class WindowState(QObject):
    """A snapshot of the window: geometry, docks, theme, focus, and view state."""

    def __init__(self, window: QMainWindow, theme: Theme, parts: ViewParts) -> None:
        super().__init__(window)
        self._window, self._theme, self._parts = window, theme, parts
        self._panels: Collection[str] | None = None
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._put_docks)
        self._saved, self._state = window.saveGeometry(), window.saveState()
        self._geometry, self._flags, self._screen = window.geometry(), window.windowState(), window.screen()
        self._margins = window.contentsMargins()
        self._shown = {each: not each.isHidden() for each in [*chrome(window), *docks(window).values()]}
        self._look = theme.choice, theme.font_scale
        self._focus = QApplication.focusWidget()
        self._framing = parts.view.framing
        self._contents, self._opened = parts.staging.shown(), parts.document.opened
        self._loop, self._hatching = parts.playback.loop, parts.selection.looks.hatching
        parts.selection.renamed.connect(self._rename)

    @Slot(object)
    def _rename(self, names: Mapping[str, str]) -> None:
        """Follows renamed layers of the user's own project, but not those of a lesson."""
        if self._parts.document.opened == self._opened:
            self._contents = self._contents.with_names(names)

    def restoring(self, panels: Collection[str] | None = None) -> Iterator[None]:
        """Restores everything, in pieces of work.

        Args:
            panels: docks of the current scene if it is another than before; then its selection is kept, too.
        """
        window, self._panels = self._window, panels
        yield from self._theme.choosing(*self._look)
        window.setContentsMargins(self._margins)
        self._put_window()
        yield
        yield from self._putting_docks()
        self._late.start(0)  # after the smaller type has shrunk the panels
        window.installEventFilter(self)  # docks are resized again when the window manager has resized the window
        QTimer.singleShot(_PATIENCE, self, self.forget)
        if panels is None:
            yield
            self._show_contents()
        self._parts.view.set_framing(self._framing)
        if self._focus is not None and shiboken6.isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()

    def forget(self) -> None:
        """Stops restoring."""
        self._window.removeEventFilter(self)
        self._late.stop()
        self.deleteLater()

    def _put_window(self) -> None:
        window = self._window
        window.setWindowState(self._flags)
        if self._screen in QGuiApplication.screens():
            window.setScreen(self._screen)
        if self._flags & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            window.restoreGeometry(self._saved)
        else:
            window.setGeometry(self._geometry)  # restoreGeometry would move a window near a screen edge

    @Slot()
    def _put_docks(self) -> None:
        for _ in self._putting_docks():
            pass

    def _putting_docks(self) -> Iterator[None]:
        for widget, shown in self._shown.items():
            if widget.isHidden() == shown:
                widget.setVisible(shown)
                yield
        self._parts.room.end()
        # A hidden status bar does not notice that its labels became smaller.
        QApplication.sendEvent(self._window.statusBar(), QEvent(QEvent.Type.LayoutRequest))
        self._window.restoreState(self._state)
        self._parts.room.keep()
        if self._panels is not None:
            for name, dock in docks(self._window).items():
                dock.setVisible(name in self._panels)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._window.size() == self._geometry.size():
            self._late.start(0)
        return False

    def _show_contents(self) -> None:
        parts = self._parts
        if self._contents.view.layer in layer_ids(parts.document.project):
            parts.staging.restore(self._contents)
            parts.playback.set_loop(self._loop)
            parts.selection.set_looks(hatching=self._hatching)
