"""The main window: panels around the network, and the commands that act on them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

from engine import Project
from gui.events.guard import guarded
from gui.events.undo_keys import UndoKeys
from gui.files.preferences import Preferences
from gui.files.saving import window_title
from gui.look.theme import Theme
from gui.window.deferred import DeferredParts
from gui.window.deferred_imports import pieces
from gui.window.first_parts import FirstParts
from gui.window.keys import move_focus, press_escape
from gui.window.picture_region import PictureRegion
from gui.window.settling import Settling

if TYPE_CHECKING:
    from gui.map.map_panel import MapPanel

_LATER = "gui.window.later"  # the module that builds what is not seen at first


@guarded
class MainWindow(FirstParts):
    """ConvScope's main window: creates all its parts, passes each its dependencies, and connects them.

    Signals:
        settled: everything requested is computed and painted.
        language_wanted: the user chose another language; carries its code, or ``system``.
    """

    settled = Signal()
    language_wanted = Signal(str)

    def __init__(
        self,
        project: Project,
        theme: Theme,
        preferences: Preferences,
        language: str = "system",
        in_pieces: bool = False,
    ) -> None:
        """Builds the window.

        Args:
            in_pieces: the caller builds the window, by exhausting the iterator ``building``.
        """
        super().__init__(theme, preferences)
        self.is_whole = False  # whether all is built
        self.is_being_replaced = self.wants_close = False  # replaced by a window in another language
        self._seen_first = self.built_first(project, language)
        self.building = chain(self._seen_first, self._built_later())
        if not in_pieces:
            for _ in self.building:
                pass

    # --- building: what is seen at first -------------------------------------------------------------------------

    def build_first(self) -> None:
        """Builds what is seen when the window appears; ``building`` builds the rest, which the user can wait for."""
        for _ in self._seen_first:
            pass

    # --- building: the rest --------------------------------------------------------------------------------------

    def _built_later(self) -> Iterator[None]:
        yield from pieces(_LATER)
        from gui.window.later import built_later

        yield from built_later(self)
        services = self.document, self.selection, self.session, self.theme
        self.deferred_parts = DeferredParts(*services, self.view, self.docks["map"], self.status, self.menus)
        self.settling = Settling(self.session, self.deferred_parts, self.status, self)
        self._connect()
        UndoKeys(self)
        self._changed()
        self.is_whole = True

    def _connect(self) -> None:
        view, document, selection = self.view, self.document, self.selection
        self.actions_.bind(
            {
                "quit": self.close,
                "full_screen": self._full_screen,
                "reset_layout": lambda: self.window_layout.reset(),
                "cancel": self.work.cancel,
            }
        )
        document.changed.connect(self._changed)
        document.saved.connect(self._title)
        selection.changed.connect(self.layers.enable)
        PictureRegion(lambda: view.pointing, selection, self.session, self.input_panel, self.theme)
        self.player.changed.connect(self._scene_changed)
        self.projects.placed.connect(self._title)
        self.files.reported.connect(self.status.tell)
        self.layers.asked.connect(self.messages.ask)
        self.lessons.refused.connect(self.messages.refuse)
        self.map_pictures.copied.connect(self.status.tell)
        self.menus.language_chosen.connect(self.language_wanted)
        self.deferred_parts.completed.connect(self._add_map)
        self.player.restored.connect(self._make_room_for_map)
        self.pages.currentChanged.connect(lambda: self.legend.set_wanted(self.pages.shown.has_legend))
        self.settling.settled.connect(self.settled)
        view.painted.connect(self.settling.note_paint)
        view.insert_asked.connect(self.layers.ask_kind)
        view.insert_between_asked.connect(self.layers.ask_kind_between)
        view.menu_asked.connect(self.layers.show_menu)

    # --- what follows a change ---------------------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        self.layers.enable()
        self.scene_export.enable()
        self._title()

    @Slot()
    def _title(self) -> None:
        if self.player.lesson is not None:
            self.show_title(self.lessons.title, False)
        else:
            self.show_title(window_title(self.document), self.document.modified)

    @Slot()
    def _scene_changed(self) -> None:
        self.banner.hide()
        self.scene_export.enable()
        self._title()

    @Slot(object)
    def _add_map(self, panel: MapPanel) -> None:
        self.map_pictures.take(panel)
        self.learning.curve.add_plot()
        self._make_room_for_map()
        self.settling.check_later()

    @Slot()
    def _make_room_for_map(self) -> None:
        if self.deferred_parts.complete and self.player.aside is None:  # a lesson has docks of its own
            self.window_layout.make_room_for_map()

    # --- what is dropped -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.opening.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.opening.open_mime(event.mimeData(), self.tr("Dropped picture")):
            event.setDropAction(Qt.DropAction.CopyAction)  # a move would delete the source file
            event.accept()

    # --- the window itself -------------------------------------------------------------------------------------

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.window_layout.bring_floating()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_being_replaced or not self.is_whole:
            event.ignore()
            self.wants_close = True
            return
        self.presenter.finish()
        if not self.closing.may_close():
            event.ignore()
            return
        self.window_layout.store()
        self.scene_export.cancel()
        self.session.finish()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            press_escape(self, self.pages, self.banner)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return move_focus(self, partial(super().focusNextPrevChild, forward))
