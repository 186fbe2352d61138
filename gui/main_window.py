"""The window: panels around the network, and the commands that act on them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from engine import INPUT, EngineError, Project
from engine.devices import devices, threads
from engine.edits import remade
from engine.shapes import learned
from gui import colours
from gui.actions import Actions
from gui.docks import build_docks, share_height
from gui.document import Document
from gui.files import Files, title_of
from gui.glossary import GLOSSARY
from gui.growing import GrowingDocks
from gui.guard import guarded
from gui.guide import show_guide, topic_of
from gui.help import show_about, show_keys
from gui.layer_commands import LayerCommands
from gui.lesson_host import LessonHost
from gui.long_work import LongWork
from gui.menu_bar import MenuBar
from gui.network.legend_bar import LegendBar
from gui.network.view import NetworkView
from gui.notices import Banner
from gui.opening import Opening, Reading
from gui.panels.filter_panel import FilterPanel
from gui.panels.history_panel import HistoryPanel
from gui.panels.input_panel import InputPanel
from gui.panels.layer_panel import LayerPanel
from gui.panels.scenes_panel import ScenesPanel
from gui.preferences import Preferences
from gui.presentation.pdf_window import SceneExport
from gui.presentation.player import Player
from gui.presentation.prediction import Prediction
from gui.presentation.presenter import Presenter
from gui.presentation.staging import Staging
from gui.selection import Hover, Looks, Selection
from gui.session import Session
from gui.status import StatusBar
from gui.stepping import Stepping
from gui.theme import Theme
from gui.transport import Transport
from gui.wording import count_text, say_problem
from gui.workers import Job, is_bug


@guarded
class _Centre(QWidget):
    """The network with its legends; messages lie over its upper edge, so that nothing moves when they come and go."""

    def __init__(self, head: QWidget, view: QWidget, legend: QWidget, *messages: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(view, 1)
        column.addWidget(legend)
        self._messages = QWidget(self)
        rows = QVBoxLayout(self._messages)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for message in messages:
            rows.addWidget(message)
            message.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            QTimer.singleShot(0, self, self._place)
        return False

    def _place(self) -> None:
        layout = self._messages.layout()
        assert layout is not None
        height = layout.heightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._messages.setGeometry(0, 0, self.width(), max(height, 0))
        self._messages.raise_()


@guarded
class MainWindow(QMainWindow):
    """ConvScope's window.

    Signals:
        settled: everything that was asked for is computed and painted.
        language_wanted: the window is to speak another language; carries its code, or ``system``.
    """

    settled = Signal()
    language_wanted = Signal(str)

    def __init__(self, project: Project, theme: Theme, preferences: Preferences, language: str = "system") -> None:
        super().__init__()
        self._theme, self._preferences = theme, preferences
        self.document = Document(project, self)
        self.selection = Selection(_looks(preferences), self.document, self)
        self.selection.select(*_first_choice(project))  # before the Session hears of it: the window comes first
        self.session = Session(self.document, self.selection, self)
        self.transport = Transport(self.document, self.selection, self)
        self.opening = Opening(self.document, self.session, self)
        self.files = Files(self.document, self.session, preferences, self)
        self.actions_ = Actions(self, theme)
        self.layers = LayerCommands(self.document, self.selection, self.actions_, self)
        self._keeps_layout = self._remembers = False  # layout restored; layout to be stored when the window closes
        self._devices_known = self._map_asked = False
        self._threads = 1
        self._offer_at: int | None = None  # the step of the history that the banner's offer is about
        self._build_centre()
        self._build_panels()
        self.menus = MenuBar(self, theme, preferences, language)
        self.layer_panel.use_actions(self.actions_)
        self._build_presentation()
        self._bind()
        self._connect()
        self.actions_.paint_icons()
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.resize(1440, 900)
        self._first_layout = self.saveState()
        self._title()
        self._enable()

    # --- building ----------------------------------------------------------------------------------------------

    def _build_centre(self) -> None:
        self.view = NetworkView(self.document, self.selection, self.session, self._theme, self.transport)
        self.banner = Banner(self._theme)
        self.work = LongWork(self.session, self)
        self.scene_export = SceneExport(self, self._theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.legend = LegendBar(self.selection, self.session, self._theme)
        self._heads = QWidget()
        messages = self.banner, self.work.bar, self.scene_export.work
        self.setCentralWidget(_Centre(self._heads, self.pages, self.legend, *messages))
        self.status = StatusBar(self.selection, self.session, self)
        self.setStatusBar(self.status)

    def _build_panels(self) -> None:
        services = (self.document, self.selection, self.session, self._theme)
        self.input_panel = InputPanel(*services, self.opening, self.actions_)
        self.filter_panel = FilterPanel(*services, self.actions_)
        self.layer_panel = LayerPanel(*services)
        self.history_panel = HistoryPanel(self.document)
        self.scenes_panel = ScenesPanel(*services, lambda: self.lessons.captured(), self.actions_)
        self.stepping = Stepping(*services, self.transport)
        self.docks = build_docks(
            self,
            {
                "input": (self.tr("Input"), self.input_panel),
                "filter": (self.tr("Filter"), self.filter_panel),
                "layer": (self.tr("Layer"), self.layer_panel),
                "scenes": (self.tr("Scenes"), self.scenes_panel),
                "map": (self.tr("Feature map"), QWidget()),
                "history": (self.tr("History"), self.history_panel),
                "cell": (self.tr("How this value is made"), self.stepping.cell),
                "why": (self.tr("Why?"), self.stepping.why),
                "melt": (self.tr("As fully connected layer"), self.stepping.melt),
            },
            self._theme.scale,
        )
        GrowingDocks(self, self._theme)
        self.stepping.take(self.pages, self.view, self.docks, self.actions_)

    def _build_presentation(self) -> None:
        self.staging = Staging(self.document, self.selection, self.transport, self.stepping, self.docks, self.view)
        self.player = Player(self, self.document, self.selection, self.session, self.staging)
        self.prediction = Prediction(self.document, self.selection, self.session, self)
        self.prediction.take(self.actions_, self.view, self.stepping.cell)
        self.lessons = LessonHost(self, self._theme, self._preferences, self.menus.lessons)
        self.presenter = Presenter(self, self._theme)
        heads = QVBoxLayout(self._heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(0)
        heads.addWidget(self.lessons.band)
        heads.addWidget(self.lessons.welcome)

    def _bind(self) -> None:
        view, selection = self.view, self.selection
        self.actions_.bind(
            {
                "open": self._open,
                "paste": self.opening.paste,
                "save": self.files.save,
                "save_as": self.files.save_as,
                "export_code": self.files.export_code,
                "quit": self.close,
                "fit": view.fit,
                "zoom_in": view.zoom_in,
                "zoom_out": view.zoom_out,
                "full_screen": self._full_screen,
                "reset_layout": self._reset_layout,
                "rename_layer": lambda: view.rename(selection.layer),
                "pin_red": lambda: selection.toggle_pin("red", (selection.layer, selection.channel)),
                "pin_green": lambda: selection.toggle_pin("green", (selection.layer, selection.channel)),
                "cancel": self.work.cancel,
                "present": self.presenter.toggle,
                "speaker_view": self.presenter.show_speaker,
                "export_pdf": self.scene_export.ask,
                "guide": lambda: show_guide(self, self._theme, topic_of(self)),
                "glossary": lambda: show_guide(self, self._theme, GLOSSARY.name),
                "keys": lambda: show_keys(self),
                "about": lambda: show_about(self),
            }
        )
        remove = self.actions_["remove_layer"]
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # Del means other things in a field
        view.addAction(remove)

    def _connect(self) -> None:
        view, document, session, selection = self.view, self.document, self.session, self.selection
        document.changed.connect(self._changed)
        document.edited.connect(self._edited)
        document.stack.indexChanged.connect(self._drop_offer)
        document.saved.connect(self._title)
        document.refused.connect(self.refuse)
        selection.changed.connect(self._enable)
        selection.focused.connect(self._show_region)
        selection.looks_changed.connect(self._keep_looks)
        session.ready.connect(self._ready)
        session.failed.connect(self._failed)
        session.job_ended.connect(self._job_ended)
        session.job_failed.connect(self._job_failed)
        self.work.given_up.connect(self._given_up)
        self.player.changed.connect(self._scene_changed)
        self.opening.project_opened.connect(self.open_project)
        self.opening.opened.connect(self._opened)
        self.opening.failed.connect(self._failed)
        self.opening.noticed.connect(lambda text: self.banner.show_message("info", text))
        self.pages.currentChanged.connect(self._page_changed)
        view.first_painted.connect(self._finish_start, Qt.ConnectionType.QueuedConnection)
        view.painted.connect(self._painted)
        view.opened.connect(self.stepping.open)
        view.insert_asked.connect(self.layers.ask_kind)
        view.menu_asked.connect(self.layers.show_menu)

    # --- what follows a change ---------------------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        self._enable()
        self._title()

    @Slot(object, object)
    def _edited(self, before: Project, after: Project) -> None:
        if self.banner.kind == "danger":
            self.banner.hide()  # what went wrong before is past
        told = self._told_of_weights(before, after) if before.layers is not after.layers else ""
        if told:
            self._offer_undo("warning", told)

    def _told_of_weights(self, before: Project, after: Project) -> str:
        """What became of the weights of layers that were not edited themselves, in words."""
        made = remade(before, after)
        old = {layer.id: layer for layer in before.layers}
        lines = [self.tr("{layer} has new random weights.").format(layer=layer) for layer in made]
        for layer in after.layers:
            was = old.get(layer.id)
            if was is None or layer.id in made or was.spec != layer.spec or learned(was) == learned(layer):
                continue
            text = self.tr("{layer} has {now} weights now, not {before}.")
            lines.append(text.format(layer=layer.id, now=count_text(learned(layer)), before=count_text(learned(was))))
        return " ".join([*lines, self.tr("What it reads has another shape.")]) if lines else ""

    def _offer_undo(self, kind: str, text: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Tells what the latest step led to, and offers to undo it for as long as it is the latest."""
        self.banner.show_message(kind, text, *offers, (self.tr("Undo"), self.document.stack.undo))
        self._offer_at = self.document.stack.index()

    @Slot(int)
    def _drop_offer(self, index: int) -> None:
        if self._offer_at is not None and index != self._offer_at:
            self._offer_at = None
            self.banner.hide()

    @Slot()
    def _title(self) -> None:
        lesson = self.player.lesson is not None
        name = self.lessons.title if lesson else title_of(self.document)
        self.setWindowTitle(self.tr("{name}[*] — ConvScope").format(name=name))
        self.setWindowModified(not lesson and self.document.modified)

    @Slot()
    def _page_changed(self) -> None:
        self.legend.set_wanted(self.pages.currentWidget() is not self.stepping.calculator)

    @Slot()
    def _scene_changed(self) -> None:
        self.banner.hide()
        self._title()

    @Slot()
    def _enable(self) -> None:
        """Commands that mean nothing for the selected layer are grey."""
        project, layer = self.document.project, self.selection.layer
        real = layer != INPUT and any(each.id == layer for each in project.layers)
        spec = project[layer].spec if real else None
        at = project.index(layer) if real else -1
        filters = spec is not None and spec.kind == "conv2d"
        for key, on in {
            "export_pdf": bool(project.scenes),
            "duplicate_layer": real,
            "remove_layer": real,
            "rename_layer": real,
            "renew_weights": real and bool(project[layer].weights),
            "move_left": at > 0,
            "move_right": 0 <= at < len(project.layers) - 1,
            "add_filter": filters,
            "duplicate_filter": filters,
            "remove_filter": filters,
        }.items():
            self.actions_[key].setEnabled(on)

    @Slot()
    def _ready(self) -> None:
        if not self._devices_known:
            self._devices_known = True
            self.session.run(Job(self.tr("Looking for devices"), _find_devices, self._show_devices))
            self._prepare_map()  # a lesson may begin without the network

    def _show_devices(self, found: tuple[tuple[str, ...], int]) -> None:
        names, self._threads = found
        self.status.show_memory()
        self.status.show_device(self.session.device, self._threads)
        self.menus.show_devices(names, self.session.device)

    @Slot(object)
    def _show_region(self, hover: Hover | None) -> None:
        field = self.view.pointing.before.get(INPUT)
        region = field.region if field is not None else None
        if hover is not None and hover.layer == INPUT:
            self.input_panel.set_region(
                (hover.row, hover.row), (hover.column, hover.column), self._theme.palette.accent
            )
        elif region is not None:
            self.input_panel.set_region(region.rows, region.columns, self._theme.palette.accent)
        else:
            self.input_panel.set_region(None, None, self._theme.palette.accent)

    @Slot()
    def _keep_looks(self) -> None:
        looks = self.selection.looks
        self._preferences.set_choice("signed", looks.signed)
        self._preferences.set_choice("positive", looks.positive)
        self._preferences.set_choice("hatching", "on" if looks.hatching else "off")

    @Slot(object)
    def _painted(self, milliseconds: float | None) -> None:
        if milliseconds is not None:
            self.status.show_time(milliseconds)
        self._tell_settled()

    def _tell_settled(self) -> None:
        if not self.session.busy and not self.session.working:
            self.settled.emit()

    # --- what went otherwise -----------------------------------------------------------------------------------

    @Slot()
    def _given_up(self) -> None:
        self._offer_undo(
            "info",
            self.tr("The computation was given up: the maps show the state before."),
            (self.tr("Compute"), self.session.request),
        )

    @Slot()
    def _job_ended(self) -> None:
        QTimer.singleShot(0, self._tell_settled)  # after what the job's outcome leads to

    @Slot(object, object)
    def _job_failed(self, job: Job, error: BaseException) -> None:
        if not isinstance(job, Reading):  # Opening tells of those
            self._failed(error)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EngineError):
            self.refuse(error)
        elif is_bug(error):
            self.report_bug(error)

    @Slot(object)
    def refuse(self, error: EngineError) -> None:
        """Tells what could not be done, and what to do now."""
        self.banner.show_message("danger", say_problem(error))

    def report_bug(self, error: BaseException) -> None:
        """Tells of a bug, and offers its report and a copy of the work."""
        import traceback

        report = "".join(traceback.format_exception(error))
        self.banner.show_message(
            "danger",
            self.tr("Something went wrong inside ConvScope. Your work is still here; save a copy to be sure."),
            (self.tr("Save a copy…"), self.files.save_as),
            (self.tr("Copy report"), lambda: QGuiApplication.clipboard().setText(report)),
        )

    # --- files -------------------------------------------------------------------------------------------------

    @Slot()
    def _open(self) -> None:
        path = self.files.ask_open()
        if path is not None:
            self.opening.open_path(path)

    def begin_with(self, path: Path | None, file: Path | None, notes: str) -> None:
        """Says where the project that the window began with comes from, and what had to be assumed about it."""
        self.document.path = path
        self._title()
        if file is not None:
            self._opened(file)
        if notes:
            self.banner.show_message("info", notes)

    @Slot(object, object, str)
    def open_project(self, project: Project, path: Path | None, notes: str = "") -> None:
        """Shows another project, after asking what becomes of unsaved work."""

        self.player.leave()

        def show() -> None:
            self.banner.hide()
            self.document.open(project, path)
            if notes:
                self.banner.show_message("info", notes)
            self.selection.select(*_first_choice(project))
            self.view.fit()

        self.files.leave(show)

    @Slot(object)
    def _opened(self, path: Path) -> None:
        self._preferences.add_recent(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.opening.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.opening.open_mime(event.mimeData(), self.tr("Dropped picture")):
            event.setDropAction(Qt.DropAction.CopyAction)  # a move would take the file away from where it lies
            event.accept()

    # --- the window itself -------------------------------------------------------------------------------------

    def choose_theme(self, choice: str) -> None:
        """Paints everything in another theme, from now on."""
        self._theme.choose(choice)  # type: ignore[arg-type]
        self._preferences.set_choice("theme", choice)

    def choose_type_size(self, percent: str) -> None:
        """Shows everything in larger or smaller type, from now on."""
        self._theme.choose(self._theme.choice, int(percent) / 100)
        self._preferences.set_choice("type", percent)

    def choose_device(self, device: str) -> None:
        """Computes on another device from now on."""
        self.session.set_device(device)
        self.status.show_device(device, self._threads)

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _reset_layout(self) -> None:
        self.restoreState(self._first_layout)

    def restore_layout(self) -> None:
        """Puts the window where it was when the program was left."""
        geometry, docks = self._preferences.layout("geometry"), self._preferences.layout("docks")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._keeps_layout = docks is not None and self.restoreState(docks)
        self._remembers = True

    @Slot()
    def _finish_start(self) -> None:
        """What need not be there for the window to be seen: torch, in the compute thread, and the large map."""
        self.session.request()
        self._prepare_map()

    def _prepare_map(self) -> None:
        if not self._map_asked:
            self._map_asked = True
            self.session.run(Job(self.tr("Preparing the large map"), _import_map_panel, self._add_map_panel))

    def _add_map_panel(self, panel: Callable[..., QWidget]) -> None:
        self.map_panel = panel(self.document, self.selection, self.session, self._theme)
        self.docks["map"].setWidget(self.map_panel)
        self.map_panel.windowTitleChanged.connect(self.docks["map"].setWindowTitle)
        if not self._keeps_layout:
            QTimer.singleShot(
                0, self, lambda: share_height(self, self.docks)
            )  # once the panel knows how much room it needs

    def closeEvent(self, event: QCloseEvent) -> None:
        self.player.leave()  # what was set aside is what may have to be saved
        if self.document.modified:
            event.ignore()
            QTimer.singleShot(0, self._ask_and_close)  # closing again from within an event of closing ends badly
            return
        if self.session.writing:
            event.ignore()
            self.session.idle_jobs.connect(self.close, Qt.ConnectionType.SingleShotConnection)
            return
        if self._remembers:
            self._preferences.set_layout("geometry", QByteArray(self.saveGeometry()))
            self._preferences.set_layout("docks", QByteArray(self.saveState()))
        self.scene_export.cancel()
        self.session.finish()
        event.accept()

    def _ask_and_close(self) -> None:
        self.files.leave(self._close_now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.banner.isHidden():
            self.banner.hide()
        elif event.key() == Qt.Key.Key_Escape:
            self.stepping.leave()
        else:
            super().keyPressEvent(event)

    def _close_now(self) -> None:
        self.document.give_up_changes()
        self.close()


def _looks(preferences: Preferences) -> Looks:
    """The colours that were used last."""
    signed = [key for key, each in colours.COLOUR_MAPS.items() if each.kind == "diverging"]
    positive = [key for key, each in colours.COLOUR_MAPS.items() if each.kind != "diverging"]
    return Looks(
        preferences.choice("signed", signed, "activations"),
        preferences.choice("positive", positive, "growth"),
        hatching=preferences.choice("hatching", ("on", "off"), "off") == "on",
    )


def _import_map_panel() -> Generator[float, None, Callable[..., QWidget]]:
    yield 0.0
    from gui.panels.map_panel import MapPanel  # imports pyqtgraph, which takes a quarter of a second

    return MapPanel


def _find_devices() -> Generator[float, None, tuple[tuple[str, ...], int]]:
    yield 0.0
    return devices(), threads()


def _first_choice(project: Project) -> tuple[str, int, int]:
    """What is selected when a project is opened: the first map of its first layer."""
    return (project.layers[0].id if project.layers else INPUT), 0, 0
