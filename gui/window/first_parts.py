"""What is seen of the main window when it appears: the network, the panels beside and below it, menus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from engine import Project
from gui.cell.cell_panel import CellPanel
from gui.commands.actions import Actions
from gui.commands.layer_commands import LayerCommands
from gui.files.opening import Opening
from gui.files.preferences import Preferences
from gui.files.samples import START_MAPS
from gui.files.saving import Files, window_title
from gui.filter.filter_panel import FilterPanel
from gui.input.input_panel import InputPanel
from gui.look.theme import Theme
from gui.messages.long_work import LongWork
from gui.messages.messages import Messages
from gui.messages.notices import Banner
from gui.network.class_chip import ClassChip
from gui.network.legend_bar import LegendBar
from gui.network.reach import Reach
from gui.network.view import NetworkView
from gui.presentation.welcome import Welcome
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Selection
from gui.state.session import Session
from gui.window.central import Centre
from gui.window.choices import Choices
from gui.window.docks import built_docks
from gui.window.floating_docks import LargeFloating
from gui.window.menu_bar import MenuBar
from gui.window.open_menus import OpenMenus
from gui.window.pages import PageStack
from gui.window.projects import Projects, first_choice
from gui.window.squeezed_docks import SqueezedDocks
from gui.window.status_bar import StatusBar
from gui.window.step_commands import StepCommands
from gui.window.type_growth import GrowingDocks
from gui.window.window_layout import WindowLayout

if TYPE_CHECKING:
    from gui.import_step.import_step import ImportStep
    from gui.layer.layer_panel import LayerPanel
    from gui.map.map_pictures import MapPictures
    from gui.matrix.matrix_panel import MatrixPanel
    from gui.presentation.pdf.pdf_window import SceneExport
    from gui.presentation.player import Player
    from gui.presentation.presenter import Presenter
    from gui.presentation.quiz.prediction import Prediction
    from gui.presentation.staging import Staging
    from gui.scenes.scenes_panel import ScenesPanel
    from gui.why.why_panel import WhyPanel
    from gui.window.camera_parts import CameraParts
    from gui.window.closing import Closing
    from gui.window.history_panel import HistoryPanel
    from gui.window.learning_parts import LearningParts
    from gui.window.lesson_host import LessonHost
    from gui.window.own_scenes import OwnScenes
    from gui.window.projects import Projects


class FirstParts(QMainWindow):
    """The main window with what is seen of it at first, and names for what is added later."""

    # built by ``gui.window.later``
    layer_panel: LayerPanel
    history_panel: HistoryPanel
    scenes_panel: ScenesPanel
    why_panel: WhyPanel
    matrix_panel: MatrixPanel
    learning: LearningParts
    staging: Staging
    player: Player
    projects: Projects
    import_step: ImportStep
    prediction: Prediction
    lessons: LessonHost
    own_scenes: OwnScenes
    presenter: Presenter
    scene_export: SceneExport
    map_pictures: MapPictures
    camera: CameraParts
    closing: Closing

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.theme, self.preferences = theme, preferences

    def built_first(self, project: Project, language: str) -> Iterator[None]:
        """A generator that builds it, piece by piece."""
        self.document = Document(project, self)
        self.selection = Selection(self.preferences.looks(), self.document, self)
        self.selection.select(*first_choice(project))  # before the Session listens: the window comes first
        self.session = Session(self.document, self.selection, self, START_MAPS)
        self.playback = Playback(self.document, self.selection, self)
        self.opening = Opening(self.document, self.session, self)
        self.files = Files(self.document, self.session, self.preferences, self)
        yield
        self.actions_ = Actions(self, self.theme)
        self.layers = LayerCommands(self.document, self.selection, self.actions_, self)
        yield
        shown = self.document, self.selection, self.session, self.theme, self.playback
        self.view = NetworkView(*shown)
        yield
        self.cell_panel = CellPanel(*shown)
        yield
        self._build_centre()
        yield
        services = self.document, self.selection, self.session, self.theme
        self.input_panel = InputPanel(*services, self.opening, self.actions_)
        yield
        self.filter_panel = FilterPanel(*services, self.actions_)
        yield
        yield from self._built_docks()
        self._build_menus(language)
        yield
        self.actions_.paint_icons()
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.window_layout = WindowLayout(self, self.docks, self.squeezed, self.growing, self.preferences)
        self.show_title(window_title(self.document), self.document.modified)

    def _build_centre(self) -> None:
        shown = self.document, self.selection, self.session, self.theme, self.playback
        self.pages = PageStack(*shown, self.view, self.cell_panel)
        self.banner = Banner(self.theme)
        self.work = LongWork(self.session, self)
        services = self.document, self.session, self.opening, self.files, self.work
        self.messages = Messages(self.banner, *services, self)
        self.class_chip = ClassChip(*shown, self.view)
        self.reach = Reach(self.pages, self.view, self.class_chip, self.selection, self.theme)
        self.legend = LegendBar(self.selection, self.session, self.theme)
        heads = QWidget()
        self.heads = QVBoxLayout(heads)  # rows above the network
        self.heads.setContentsMargins(0, 0, 0, 0)
        self.heads.setSpacing(0)
        self.centre = Centre(heads, self.reach, self.legend, self.banner, self.work.bar)
        self.setCentralWidget(self.centre)
        self.status = StatusBar(self.selection, self.session, self)
        self.setStatusBar(self.status)

    def _built_docks(self) -> Iterator[None]:
        self.docks = yield from built_docks(
            self,
            {
                "input": (self.tr("Input"), self.input_panel),
                "filter": (self.tr("Filter"), self.filter_panel),
                "layer": (self.tr("Layer"), None),
                "scenes": (self.tr("Scenes"), None),
                "map": (self.tr("Feature map"), None),
                "history": (self.tr("History"), None),
                "cell": (self.tr("How this value is made"), self.cell_panel),
                "why": (self.tr("Why?"), None),
                "training": (self.tr("Training"), None),
                "learning": (self.tr("Learning"), None),
                "results": (self.tr("Results"), None),
                "data": (self.tr("Data"), None),
                "melt": (self.tr("As fully connected layer"), None),
            },
            self.theme.scale,
        )
        self.growing = GrowingDocks(self, self.theme)
        self.squeezed = SqueezedDocks(self, self.docks.values(), self.theme)
        LargeFloating(self.docks["map"])
        self.pages.take(self.docks, self.actions_)
        StepCommands(self.document, self.selection, self.playback, self.cell_panel, self.pages, self.actions_)

    def _build_menus(self, language: str) -> None:
        shown = self.selection, self.session, self.reach
        self.choices = Choices(self.theme, self.preferences, language, *shown, self.actions_)
        history, selection, actions = self.document.stack, self.selection, self.actions_
        open_menus = OpenMenus(self.opening, self.preferences)
        self.menus = MenuBar(self, self.docks, history, selection, actions, self.layers, open_menus, self.choices)
        self.welcome = Welcome(actions, self.menus.lessons, self.menus.networks, self.theme, self.preferences)
        self.heads.addWidget(self.welcome)
        self.banner.shown.connect(self.welcome.give_way_to_message)
        self.banner.gone.connect(self.welcome.come_back)

    def show_title(self, name: str, modified: bool) -> None:
        """Shows what is being worked on in the window's title."""
        self.setWindowTitle(self.tr("{name}[*] — ConvScope").format(name=name))
        self.setWindowModified(modified)
