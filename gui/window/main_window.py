"""The main window: panels around the network, and the commands that act on them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from engine import Project
from gui.cell.cell_panel import CellPanel
from gui.commands.actions import Actions
from gui.commands.layer_commands import LayerCommands
from gui.events.guard import guarded
from gui.events.undo_keys import UndoKeys
from gui.files.opening import Opening
from gui.files.preferences import Preferences
from gui.files.samples import START_MAPS
from gui.files.saving import Files, window_title
from gui.filter.filter_panel import FilterPanel
from gui.guide.guide import topic_of
from gui.import_step.import_step import ImportStep
from gui.input.input_panel import InputPanel
from gui.layer.layer_panel import LayerPanel
from gui.look.fixed_theme import FixedTheme
from gui.look.theme import Theme
from gui.map.map_pictures import MapPictures
from gui.matrix.matrix_panel import MatrixPanel
from gui.messages.long_work import LongWork
from gui.messages.messages import Messages
from gui.messages.notices import Banner
from gui.network.class_chip import ClassChip
from gui.network.legend_bar import LegendBar
from gui.network.reach import Reach
from gui.network.view import NetworkView
from gui.presentation.pdf.painted_scenes import PaintedScenes
from gui.presentation.pdf.pdf_window import SceneExport
from gui.presentation.pdf.scene_state import SceneState
from gui.presentation.player import Player
from gui.presentation.presenter import Presenter
from gui.presentation.quiz.prediction import Prediction
from gui.presentation.room import Room
from gui.presentation.staging import Staging
from gui.presentation.view_parts import ViewParts
from gui.scenes.scenes_panel import ScenesPanel
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.why.why_panel import WhyPanel
from gui.window.camera_parts import CameraParts
from gui.window.central import Centre
from gui.window.choices import Choices
from gui.window.closing import Closing
from gui.window.commands import bind_file_commands, bind_help_commands, bind_network_commands
from gui.window.deferred import DeferredParts
from gui.window.docks import built_docks
from gui.window.floating_docks import LargeFloating
from gui.window.history_panel import HistoryPanel
from gui.window.keys import move_focus, press_escape
from gui.window.learning_parts import LearningParts
from gui.window.lesson_host import LessonHost
from gui.window.lone_panels import LonePanels
from gui.window.menu_bar import MenuBar
from gui.window.open_menus import OpenMenus
from gui.window.own_scenes import OwnScenes
from gui.window.pages import PageStack
from gui.window.picture_region import PictureRegion
from gui.window.projects import Projects, first_choice
from gui.window.settling import Settling
from gui.window.squeezed_docks import SqueezedDocks
from gui.window.status_bar import StatusBar
from gui.window.step_commands import StepCommands
from gui.window.type_growth import GrowingDocks
from gui.window.window_layout import WindowLayout

if TYPE_CHECKING:
    from gui.map.map_panel import MapPanel


@guarded
class MainWindow(QMainWindow):
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
        super().__init__()
        self._theme, self._preferences = theme, preferences
        self.is_being_replaced = self.wants_close = False  # replaced by a window in another language
        self.building = self._built(project, language)
        if not in_pieces:
            for _ in self.building:
                pass

    # --- building ----------------------------------------------------------------------------------------------

    def _built(self, project: Project, language: str) -> Iterator[None]:
        """A generator that builds the window piece by piece."""
        self.document = Document(project, self)
        self.selection = Selection(self._preferences.looks(), self.document, self)
        self.selection.select(*first_choice(project))  # before the Session listens: the window comes first
        self.session = Session(self.document, self.selection, self, START_MAPS)
        self.playback = Playback(self.document, self.selection, self)
        self.opening = Opening(self.document, self.session, self)
        self.files = Files(self.document, self.session, self._preferences, self)
        yield
        self.actions_ = Actions(self, self._theme)
        self.layers = LayerCommands(self.document, self.selection, self.actions_, self)
        yield
        shown = self.document, self.selection, self.session, self._theme, self.playback
        self.view = NetworkView(*shown)
        yield
        self.cell_panel = CellPanel(*shown)
        yield
        self._build_centre()
        yield
        yield from self._built_panels()
        self._build_menus(language)
        yield
        self._build_presentation()
        yield
        self._bind()
        self.map_pictures = MapPictures(self.view, self.session, self.files, self.actions_)
        services = self.document, self.selection, self.session, self._theme
        self.deferred_parts = DeferredParts(*services, self.view, self.docks["map"], self.status, self.menus)
        self.settling = Settling(self.session, self.deferred_parts, self.status, self)
        self.closing = Closing(self, self.document, self.session, self.files, self.player, self.learning.panel.own)
        self._connect()
        UndoKeys(self)
        self.actions_.paint_icons()
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.window_layout = WindowLayout(self, self.docks, self.squeezed, self._preferences)
        self._changed()

    def _build_centre(self) -> None:
        shown = self.document, self.selection, self.session, self._theme, self.playback
        self.pages = PageStack(*shown, self.view, self.cell_panel)
        self.banner = Banner(self._theme)
        self.work = LongWork(self.session, self)
        self.scene_export = SceneExport(
            self,
            self.document,
            self.files,
            self.banner,
            self.actions_,
            lambda: self.player.lesson,
            lambda: self.selection.looks,
            self.panels_of,
        )
        services = self.document, self.session, self.opening, self.files, self.work
        self.messages = Messages(self.banner, *services, self)
        self.class_chip = ClassChip(*shown, self.view)
        self.reach = Reach(self.pages, self.view, self.class_chip, self.selection, self._theme)
        self.legend = LegendBar(self.selection, self.session, self._theme)
        self._heads = QWidget()
        messages = self.banner, self.work.bar, self.scene_export.work
        self.setCentralWidget(Centre(self._heads, self.reach, self.legend, *messages))
        self.status = StatusBar(self.selection, self.session, self)
        self.setStatusBar(self.status)

    def _built_panels(self) -> Iterator[None]:
        services = (self.document, self.selection, self.session, self._theme)
        self.input_panel = InputPanel(*services, self.opening, self.actions_)
        yield
        self.filter_panel = FilterPanel(*services, self.actions_)
        yield
        self.layer_panel = LayerPanel(*services)
        self.history_panel = HistoryPanel(self.document)
        self.learning = LearningParts(*services, self.actions_)
        self.scenes_panel = ScenesPanel(
            *services, lambda: self.own_scenes.captured(), self.pages.title_of, self.actions_
        )
        yield
        self.why_panel, self.matrix_panel = WhyPanel(*services), MatrixPanel(*services)
        yield
        self.docks = yield from built_docks(
            self,
            {
                "input": (self.tr("Input"), self.input_panel),
                "filter": (self.tr("Filter"), self.filter_panel),
                "layer": (self.tr("Layer"), self.layer_panel),
                "scenes": (self.tr("Scenes"), self.scenes_panel),
                "map": (self.tr("Feature map"), QWidget()),
                "history": (self.tr("History"), self.history_panel),
                "cell": (self.tr("How this value is made"), self.cell_panel),
                "why": (self.tr("Why?"), self.why_panel),
                **self.learning.panels(),
                "melt": (self.tr("As fully connected layer"), self.matrix_panel),
            },
            self._theme.scale,
        )
        GrowingDocks(self, self._theme)
        self.squeezed = SqueezedDocks(self, self.docks.values(), self._theme)
        LargeFloating(self.docks["map"])
        self.pages.take(self.docks, self.actions_)
        StepCommands(self.document, self.selection, self.playback, self.cell_panel, self.pages, self.actions_)

    def _build_menus(self, language: str) -> None:
        shown = self.selection, self.session, self.reach
        self.choices = Choices(self._theme, self._preferences, language, *shown, self.actions_)
        history, selection, actions = self.document.stack, self.selection, self.actions_
        open_menus = OpenMenus(self.opening, self._preferences)
        self.menus = MenuBar(self, self.docks, history, selection, actions, self.layers, open_menus, self.choices)
        self.layer_panel.use_actions(self.actions_)

    def _build_presentation(self) -> None:
        document, selection, session, view = self.document, self.selection, self.session, self.view
        shown = self.pages, self.docks, view, self.input_panel, self.learning.player
        self.staging = Staging(document, selection, self.playback, *shown)
        self.player = Player(self, document, selection, session, self.staging)
        keeping = self.opening, self.files, self._preferences
        self.projects = Projects(document, selection, self.player, view, self.banner, *keeping)
        self.import_step = ImportStep(self, document, selection, session, self.opening, self._theme, self.actions_)
        self.prediction = Prediction(document, selection, session, self)
        self.prediction.take(self.actions_, view, self.cell_panel)
        self.lessons = LessonHost(
            self.player, document, view, self.pages, self.actions_, self.menus, self._theme, self._preferences
        )
        scenes = self.scenes_panel, self.docks["scenes"], self.actions_
        self.own_scenes = OwnScenes(document, selection, self.staging, self.player, *scenes)
        parts = ViewParts(
            document,
            selection,
            session,
            self.playback,
            self.pages,
            self.why_panel,
            view,
            self.legend,
            self.staging,
            Room(self, self.reach, self.squeezed, selection, self.input_panel),
        )

        def preview(theme: FixedTheme) -> PaintedScenes:
            return PaintedScenes(document.project, selection.looks, theme, self.panels_of)

        self.presenter = Presenter(self, self._theme, parts, self.player, self.actions_, self.lessons.take, preview)
        self.lessons.put_into(self._heads)

    def panels_of(self, state: SceneState) -> LonePanels:
        """Makes panels for pictures of scenes, with the titles of this window's docks."""
        return LonePanels(state, self.docks, self.learning.show_found)

    def _bind(self) -> None:
        self.actions_.bind(
            {
                "quit": self.close,
                "full_screen": self._full_screen,
                "reset_layout": lambda: self.window_layout.reset(),
                "cancel": self.work.cancel,
                "present": self.presenter.toggle,
                "speaker_view": self.presenter.show_speaker,
                "export_pdf": self.scene_export.ask,
            }
        )
        self.learning.bind(self.docks, self.projects, self.messages, self.pages, self.opening)
        bind_file_commands(self.actions_, self.projects, self.opening, self.files)
        bind_network_commands(self.actions_, self.view, self.selection)
        bind_help_commands(
            self, self._theme, self.actions_, lambda: topic_of(self, self.lessons.band, self.pages.shown.chapter)
        )

    def _connect(self) -> None:
        view, document, session, selection = self.view, self.document, self.session, self.selection
        self.camera = CameraParts(self, session, self.opening, self.learning.panel.own, self.messages, self.actions_)
        document.changed.connect(self._changed)
        document.saved.connect(self._title)
        selection.changed.connect(self.layers.enable)
        PictureRegion(lambda: view.pointing, selection, session, self.input_panel, self._theme)
        self.player.changed.connect(self._scene_changed)
        self.projects.placed.connect(self._title)
        self.files.reported.connect(self.status.tell)
        self.layers.asked.connect(self.messages.ask)
        self.lessons.refused.connect(self.messages.refuse)
        self.map_pictures.copied.connect(self.status.tell)
        self.menus.language_chosen.connect(self.language_wanted)
        self.deferred_parts.completed.connect(self._add_map)
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
        lesson = self.player.lesson is not None
        name = self.lessons.title if lesson else window_title(self.document)
        self.setWindowTitle(self.tr("{name}[*] — ConvScope").format(name=name))
        self.setWindowModified(not lesson and self.document.modified)

    @Slot()
    def _scene_changed(self) -> None:
        self.banner.hide()
        self.scene_export.enable()
        self._title()

    @Slot(object)
    def _add_map(self, panel: MapPanel) -> None:
        self.map_pictures.take(panel)
        self.learning.curve.add_plot()
        self.window_layout.make_room_for_map()
        self.settling.check_later()

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
        if self.is_being_replaced:
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
