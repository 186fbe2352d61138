"""Keys and mouse of a presented window, before any widget or menu gets them."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.commands.clicker import deed_of, is_typing, is_used
from gui.commands.table import COMMANDS
from gui.events.guard import guarded
from gui.presentation.player import Player
from gui.presentation.stage import RestingPointer, Stage
from gui.presentation.view_parts import ViewParts


@guarded
class PresentingKeys(QObject):
    """Filters the application's events while a window is presented.

    Signals:
        pressed: an action of the presenter, by its name in gui.commands.clicker.
        resized: the window's size changed.
        closing: the window is about to close.

    Args:
        speaker: the speaker's window, if any.
        walks: whether the arrow keys step through positions.
    """

    pressed = Signal(str)
    resized = Signal()
    closing = Signal()

    def __init__(
        self,
        window: QWidget,
        shown: ViewParts,
        player: Player,
        speaker: Callable[[], QWidget | None],
        walks: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._shown, self._player = window, shown, player
        self._speaker, self._walks = speaker, walks
        self._left: tuple[QWidget, QKeyEvent] | None = None  # a key event that propagates from a widget to the window
        self.pointer = RestingPointer(self)

    def begin(self, stage: Stage) -> None:
        """Starts filtering."""
        self._stage = stage
        self.pointer.begin()
        _application().installEventFilter(self)

    def end(self) -> None:
        """Stops filtering."""
        _application().removeEventFilter(self)
        self.pointer.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.pointer.moved(event.globalPosition().toPoint())
        elif watched is self._window and kind == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.resized.emit)
        elif watched is self._window and kind == QEvent.Type.Close:
            self.closing.emit()
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(watched, QWidget):
            assert isinstance(event, QKeyEvent)
            return self._is_ours(watched) and self._key(watched, event)
        return False

    def _is_ours(self, widget: QWidget) -> bool:
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return False
        return widget.window() in (self._window, self._speaker())

    def _key(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Handles a key before any widget or menu, unless the focused widget uses it."""
        self._player.finish()  # which widget uses a key depends on the completely shown scene
        deed = deed_of(event)
        if self._stage.covered and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            deed = deed or "leave"
        elif self._goes_up(widget, event) or self._is_used(widget, event, deed):
            self._left = (widget, event.clone()) if event.type() == QEvent.Type.KeyPress else None
            return False
        self._left = None
        if not deed or (deed == "hide_values" and deed not in COMMANDS):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif not event.isAutoRepeat() or deed in ("forward", "back", "zoom_in", "zoom_out"):
            self.pressed.emit(deed)
        return True

    def _is_used(self, widget: QWidget, event: QKeyEvent, deed: str) -> bool:
        if not self._stage.end.isHidden():
            return False  # covered widgets do not use keys
        page, inside = self._shown.selection.page, self._shown.pages.currentWidget()
        if inside is not None and (widget is inside or inside.isAncestorOf(widget)) and not is_typing(widget):
            if deed in ("forward", "back") and page == "cell" and self._walks():
                return False  # steps through positions, across the ends of rows too
            if deed == "leave":
                view = self._player.view
                return page != "network" and (view is None or page != view.page)  # first leaves another page
        return is_used(event, widget, inside)

    def _goes_up(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Whether the same key press was already offered to a descendant of this widget, which ignored it."""
        if self._left is None or event.type() != QEvent.Type.KeyPress:
            return False
        inner, left = self._left
        same = (left.key(), left.timestamp()) == (event.key(), event.timestamp())
        return same and shiboken6.isValid(inner) and widget is not inner and widget.isAncestorOf(inner)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
