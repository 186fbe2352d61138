"""The window: panels around the network, and the commands that act on them."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QDockWidget,
    QFrame,
    QMainWindow,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import (
    INPUT,
    EngineError,
    Progress,
    Project,
    View,
    recall_scene,
)
from engine.devices import devices, threads
from engine.edits import remade
from engine.shapes import learned
from gui import colours
from gui.actions import Actions
from gui.document import Document
from gui.files import Files, title_of
from gui.guard import guarded
from gui.help import show_about, show_keys
from gui.layer_commands import LayerCommands
from gui.menus import FILTER_MENU, INPUT_MENU, LESSON_MENU, NETWORK_MENU, STEP_MENU, fill
from gui.network.legend_bar import LegendBar
from gui.network.view import NetworkView
from gui.notices import Banner, WorkBar
from gui.opening import Opening, Reading
from gui.panels.filter_panel import FilterPanel
from gui.panels.history_panel import HistoryPanel
from gui.panels.input_panel import InputPanel
from gui.panels.layer_panel import LayerPanel
from gui.panels.scenes_panel import ScenesPanel
from gui.preferences import Preferences
from gui.presentation.fade import Fade
from gui.presentation.lesson_band import LessonBand, Welcome, said
from gui.presentation.lessons import open_lesson, titles
from gui.presentation.pdf_window import SceneExport
from gui.presentation.player import Player
from gui.presentation.prediction import Prediction
from gui.presentation.presenter import Presenter
from gui.presentation.staging import Staging
from gui.samples import networks, pictures
from gui.selection import Hover, Looks, Selection
from gui.session import Session
from gui.status import StatusBar
from gui.stepping import Stepping
from gui.theme import Theme
from gui.translation import languages
from gui.transport import Transport
from gui.wording import count_text, say, say_problem
from gui.workers import Frame, Job, is_bug

_LEAST_WIDTH = 250  # pixels of a dock whose content is only scrolled up and down
_LEAST_BOTTOM = 480
_CELL_HEIGHT = 250  # pixels of the bottom dock at first
_PATIENCE = 300  # milliseconds of work before it is worth mentioning


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
        self._language = language
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
        self._taken = 0.0  # when the work that is shown began
        self._keeps_layout = self._remembers = False  # layout restored; layout to be stored when the window closes
        self._threads = 1
        self._evaluation: tuple[str, float] | None = None  # what is being computed, and how far it is
        self._job: tuple[str, float] | None = None
        self._framing: tuple[float, QPointF, bool] | None = None  # of the user's own network, while a lesson is on
        self._welcomes = False  # those who may not know the program yet
        self._offer_at: int | None = None  # the step of the history that the banner's offer is about
        self._build_centre()
        self._build_docks()
        self._build_menus()
        self.layer_panel.use_actions(self.actions_)
        self._build_toolbar()
        self._connect()
        remove = self.actions_["remove_layer"]
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # Del means other things in a field
        self.view.addAction(remove)
        self.actions_.paint_icons()
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.resize(1440, 900)
        self._first_layout = self.saveState()
        self._title()
        self._enable()
        self._enable_lesson()

    # --- building ----------------------------------------------------------------------------------------------

    def _build_centre(self) -> None:
        self.view = NetworkView(self.document, self.selection, self.session, self._theme, self.transport)
        self.banner = Banner(self._theme)
        self.work = WorkBar(self._cancel)
        self.scene_export = SceneExport(self, self._theme)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._depths = QStackedWidget()
        self._depths.addWidget(self.view)
        legend = LegendBar(self.selection, self.session, self._theme)
        self._heads = QWidget()
        messages = self.banner, self.work, self.scene_export.work
        self.setCentralWidget(_Centre(self._heads, self._depths, legend, *messages))
        self.status = StatusBar(self.selection, self.session, self)
        self.setStatusBar(self.status)

    def _build_docks(self) -> None:
        services = (self.document, self.selection, self.session, self._theme)
        self.input_panel = InputPanel(*services, self.opening, self.actions_)
        self.filter_panel = FilterPanel(*services, self.actions_)
        self.layer_panel = LayerPanel(*services)
        self.history_panel = HistoryPanel(self.document)
        self.stepping = Stepping(*services, self.transport)
        self._docks: dict[str, QDockWidget] = {}
        self.staging = Staging(self.document, self.selection, self.transport, self.stepping, self._docks)
        self.player = Player(self, self.document, self.selection, self.session, self.staging)
        self.scenes_panel = ScenesPanel(*services, self.captured, self.actions_)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        self.setCorner(Qt.Corner.BottomLeftCorner, left)
        self.setCorner(Qt.Corner.BottomRightCorner, right)
        self._docks |= {
            "input": self._dock("input", self.tr("Input"), self.input_panel, left),
            "filter": self._dock("filter", self.tr("Filter"), _scrolled(self.filter_panel), right),
            "layer": self._dock("layer", self.tr("Layer"), _scrolled(self.layer_panel), right),
            "scenes": self._dock("scenes", self.tr("Scenes"), self.scenes_panel, right),
            "map": self._dock("map", self.tr("Feature map"), QWidget(), right),
            "history": self._dock("history", self.tr("History"), self.history_panel, left),
            "cell": self._dock("cell", self.tr("How this value is made"), self.stepping.cell, bottom),
            "why": self._dock("why", self.tr("Why?"), self.stepping.why, bottom),
            "melt": self._dock("melt", self.tr("As fully connected layer"), self.stepping.melt, bottom),
        }
        self._docks["history"].hide()
        for area in (right, bottom):
            self.setTabPosition(area, QTabWidget.TabPosition.North)
        for first, *others in (("filter", "layer", "scenes"), ("cell", "why", "melt")):
            for name in others:
                self.tabifyDockWidget(self._docks[first], self._docks[name])
            self._docks[first].raise_()
        for name in ("filter", "layer", "scenes", "cell", "why", "melt"):
            self._docks[name].setTitleBarWidget(QWidget())  # their tabs say the same
        layout = self.layout()
        assert layout is not None
        layout.activate()  # or the window would stay as wide as the docks were before they became tabs
        self.resizeDocks([self._docks["input"], self._docks["filter"]], [214, 300], Qt.Orientation.Horizontal)
        self.resizeDocks([self._docks["cell"]], [_CELL_HEIGHT], Qt.Orientation.Vertical)

    def _dock(self, name: str, title: str, content: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setAccessibleName(title)
        dock.setWidget(content)
        dock.toggleViewAction().setToolTip(self.tr("Show or hide the panel “{name}”").format(name=title))
        tips = {
            "float": self.tr("Take the panel out of the window, or put it back"),
            "close": self.tr("Hide the panel"),
        }
        for button in dock.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tip = next((tip for word, tip in tips.items() if word in button.objectName()), "")
            button.setToolTip(tip)
        if area == Qt.DockWidgetArea.BottomDockWidgetArea:
            content.setMinimumWidth(_LEAST_BOTTOM)  # what it has before it is shown is not what it needs
        self.addDockWidget(area, dock)
        return dock

    def _build_menus(self) -> None:
        bar, actions = self.menuBar(), self.actions_
        file = self._menu(self.tr("&File"))
        new = file.addMenu(self.tr("&Networks"))
        for sample in networks():
            action = new.addAction(sample.title)
            action.setToolTip(sample.what)
            action.triggered.connect(lambda _checked=False, sample=sample: self.opening.open_sample(sample))
        file.addAction(actions["open"])
        self._recent = file.addMenu(self.tr("Open &recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        samples = file.addMenu(self.tr("Open sa&mple"))
        self._fill_samples(samples)
        file.addActions([actions["paste"], actions["draw"]])
        file.addSeparator()
        file.addActions([actions["save"], actions["save_as"], actions["export_code"]])
        file.addSeparator()
        file.addAction(actions["quit"])

        edit = self._menu(self.tr("&Edit"))
        undo, redo = (
            self.document.stack.createUndoAction(self, self.tr("&Undo")),
            self.document.stack.createRedoAction(self, self.tr("&Redo")),
        )
        undo.setShortcut("Ctrl+Z")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._undo = actions.describe(undo, self.tr("Take the last change back"), "undo")
        self._redo = actions.describe(redo, self.tr("Make the change again"), "redo")
        edit.addActions([self._undo, self._redo])
        edit.addSeparator()
        edit.addActions([actions["rename_layer"], actions["duplicate_layer"], actions["remove_layer"]])

        fill(self._menu(self.tr("&Input")), actions, INPUT_MENU)

        view = self._menu(self.tr("&View"))
        view.addActions([actions["fit"], actions["zoom_in"], actions["zoom_out"]])
        view.addSeparator()
        self._colour_menu = view.addMenu(self.tr("&Colours"))
        self._fill_colours(self._colour_menu)
        actions.describe(self._colour_menu.menuAction(), self.tr("Choose colours and scale"), "colours")
        theme = view.addMenu(self.tr("&Theme"))
        actions.choices(
            theme,
            [
                ("system", self.tr("As the &system")),
                ("light", self.tr("&Light")),
                ("dark", self.tr("&Dark")),
                ("contrast", self.tr("&High contrast")),
            ],
            self._theme.choice,
            self._choose_theme,
        )
        names = [("system", self.tr("As the &system")), *languages().items()]
        actions.choices(view.addMenu(self.tr("Lan&guage")), names, self._language, self.language_wanted.emit)
        self._device_menu = view.addMenu(self.tr("Compute on &device"))
        actions.choices(self._device_menu, [("cpu", "CPU")], "cpu", self._choose_device)
        view.addSeparator()
        for dock in self._docks.values():
            view.addAction(dock.toggleViewAction())
        view.addAction(actions["reset_layout"])
        view.addSeparator()
        view.addActions([actions["full_screen"], actions["present"], actions["speaker_view"]])

        network = self._menu(self.tr("&Network"))
        self._add_menu = network.addMenu(self.tr("&Add layer"))
        self.layers.fill_kinds(self._add_menu, self.layers.after_selected)
        actions.describe(self._add_menu.menuAction(), self.tr("Add a layer after the selected one"), "add")
        fill(network, actions, NETWORK_MENU)
        fill(self._menu(self.tr("Filte&r")), actions, FILTER_MENU)
        fill(self._menu(self.tr("&Step")), actions, STEP_MENU)

        self._lesson_menu = self._menu(self.tr("&Lessons"))
        self._fill_lessons(self._lesson_menu)

        help_menu = self._menu(self.tr("&Help"))
        help_menu.addActions([actions["keys"], actions["about"]])
        for menu in bar.findChildren(QMenu):
            menu.setToolTipsVisible(True)

    def _menu(self, title: str) -> QMenu:
        return self.menuBar().addMenu(title)

    def _fill_samples(self, menu: QMenu) -> None:
        for sample in pictures():
            action = menu.addAction(sample.title)
            action.setToolTip(sample.what)
            action.triggered.connect(lambda _checked=False, sample=sample: self.opening.open_sample(sample))

    def _fill_lessons(self, menu: QMenu) -> None:
        for number, title in titles().items():
            action = menu.addAction(f"&{number}  {said(title)}")
            action.setToolTip(self.tr("Take lesson {number}").format(number=number))
            action.triggered.connect(lambda _checked=False, number=number: self.take_lesson(number))
        fill(menu, self.actions_, LESSON_MENU)

    def take_lesson(self, number: int) -> None:
        """Shows the first scene of a lesson; the user's own work is set aside until it ends."""
        try:
            self.player.start(open_lesson(number))
        except EngineError as error:
            self._refused(error)

    def _fill_colours(self, menu: QMenu) -> None:
        signed = [
            (key, say(each.label))
            for key, each in colours.COLOUR_MAPS.items()
            if each.kind == "diverging" and key != "weights"
        ]
        positive = [(key, say(each.label)) for key, each in colours.COLOUR_MAPS.items() if each.kind != "diverging"]
        looks, actions = self.selection.looks, self.actions_
        menu.addSection(self.tr("Values of both signs"))
        self._signed_on = actions.choices(menu, signed, looks.signed, lambda key: self.selection.set_looks(signed=key))
        menu.addSection(self.tr("Values from zero up"))
        self._positive_on = actions.choices(
            menu, positive, looks.positive, lambda key: self.selection.set_looks(positive=key)
        )
        menu.addSection(self.tr("One scale for"))
        scales = [
            ("map", self.tr("Each map")),
            ("layer", self.tr("Each layer")),
            ("network", self.tr("The whole network")),
        ]
        self._scale_on = actions.choices(menu, scales, looks.scale, lambda scale: self.selection.set_looks(scale=scale))
        menu.addSeparator()
        actions["hatching"].setCheckable(True)
        actions["hatching"].setChecked(looks.hatching)
        menu.addAction(actions["hatching"])

    def _build_toolbar(self) -> None:
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        self.addToolBar(bar)
        actions = self.actions_
        self._button(bar, actions["open"], text=True)
        self._button(bar, actions["draw"], text=True)
        bar.addSeparator()
        for action in (self._undo, self._redo):
            self._button(bar, action)
        bar.addSeparator()
        self._menu_button(bar, self._add_menu)
        self._menu_button(bar, self._colour_menu)
        bar.addSeparator()
        for key in ("fit", "zoom_out", "zoom_in"):
            self._button(bar, actions[key])
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        self._lesson_button = QToolButton()
        self._lesson_button.setMenu(self._lesson_menu)
        self._lesson_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lesson_button.setToolTip(self.tr("Take a lesson, or go on with the one that is on"))
        bar.addWidget(self._lesson_button)
        self._button(bar, actions["present"], text=True)

    def _button(self, bar: QToolBar, action: QAction, text: bool = False) -> None:
        bar.addAction(action)
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(button.text().replace("&", ""))
            if text:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _menu_button(self, bar: QToolBar, menu: QMenu) -> None:
        button = QToolButton()
        button.setDefaultAction(menu.menuAction())
        button.setAccessibleName(menu.title().replace("&", ""))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addWidget(button)

    def _connect(self) -> None:
        view, document, session, selection = self.view, self.document, self.session, self.selection
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
                "hatching": lambda: selection.set_looks(hatching=self.actions_["hatching"].isChecked()),
                "full_screen": self._full_screen,
                "reset_layout": self._reset_layout,
                "rename_layer": lambda: view.rename(selection.layer),
                "pin_red": lambda: selection.toggle_pin("red", (selection.layer, selection.channel)),
                "pin_green": lambda: selection.toggle_pin("green", (selection.layer, selection.channel)),
                "cancel": self._cancel,
                "next_scene": self.player.next,
                "previous_scene": self.player.previous,
                "reset_scene": self.player.reset,
                "leave_lesson": self.player.leave,
                "add_scene": self._add_scene,
                "export_pdf": self.scene_export.ask,
                "keys": lambda: show_keys(self),
                "about": lambda: show_about(self),
            }
        )
        self.scenes_panel.shown.connect(self._show_scene)
        document.changed.connect(self._changed)
        document.edited.connect(self._edited)
        document.stack.indexChanged.connect(self._drop_offer)
        document.saved.connect(self._title)
        document.refused.connect(self._refused)
        selection.changed.connect(self._enable)
        selection.focused.connect(self._show_region)
        selection.looks_changed.connect(self._looks_changed)
        session.ready.connect(self._ready)
        session.progressed.connect(self._progressed)
        session.idle.connect(self._idle)
        session.failed.connect(self._failed)
        session.job_started.connect(self._job_started)
        session.job_progressed.connect(self._job_progressed)
        session.job_ended.connect(self._job_ended)
        session.job_failed.connect(self._job_failed)
        self._patience.timeout.connect(self._show_work)
        self.opening.project_opened.connect(self.open_project)
        self.opening.opened.connect(self._opened)
        self.opening.failed.connect(self._failed)
        self.opening.noticed.connect(lambda text: self.banner.show_message("info", text))
        view.first_painted.connect(self._finish_start, Qt.ConnectionType.QueuedConnection)
        view.painted.connect(self._painted)
        view.opened.connect(self.stepping.open)
        self.stepping.take(self._depths, view, self._docks, self.actions_)
        heads = QVBoxLayout(self._heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(0)
        self.band = LessonBand(self.player, self.actions_)
        self.welcome = Welcome(self.actions_, self._lesson_menu, self._theme)
        self.welcome.closed.connect(self._close_welcome)
        heads.addWidget(self.band)
        heads.addWidget(self.welcome)
        self.fade = Fade(self._depths)
        self.player.leaving.connect(self._leave_scene)
        self.player.changed.connect(self._scene_changed)
        self.presenter = Presenter(self, self._theme)
        self.actions_.bind({"present": self.presenter.toggle, "speaker_view": self.presenter.show_speaker})
        self.prediction = Prediction(document, selection, session, self)
        self.prediction.take(self.actions_["hide_values"], view, self.stepping.cell)
        view.insert_asked.connect(self.layers.ask_kind)
        view.menu_asked.connect(self.layers.show_menu)
        self._devices_known = self._map_asked = False

    # --- what follows a change ---------------------------------------------------------------------------------

    @Slot(object)
    def _changed(self, _project: Project) -> None:
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
        lesson = self.player.lesson
        name = title_of(self.document) if lesson is None else said(lesson.title)
        self.setWindowTitle(self.tr("{name}[*] — ConvScope").format(name=name))
        self.setWindowModified(lesson is None and self.document.modified)

    @Slot(object)
    def _leave_scene(self, following: View) -> None:
        """Where the middle shows the same page again, one scene goes over into the next."""
        if self._framing is None:
            self._framing = self.view.framing
        elif following.page == self.stepping.page:
            self.fade.begin(self._depths.currentWidget())

    @Slot()
    def _scene_changed(self) -> None:
        self.banner.hide()
        self._title()
        if self.player.lesson is not None:
            self.view.fit()
        elif self._framing is not None:
            self.view.set_framing(self._framing)
            self._framing = None
        self._enable_lesson()
        self.scenes_panel.set_lesson(self.player.lesson is not None)
        self.prediction.set_hidden(self.player.hidden)
        self._show_welcome()

    def _enable_lesson(self) -> None:
        """What leads through a lesson is grey when none is on."""
        player = self.player
        number = player.lesson.number if player.lesson is not None else 0
        text = self.tr("Lesson {number}").format(number=number) if number else self.tr("Lessons")
        self._lesson_button.setText(text)
        self._lesson_button.setAccessibleName(text)
        last = len(player.lesson.scenes) - 1 if player.lesson is not None else 0
        for key, on in {
            "next_scene": player.lesson is not None and player.index < last,
            "previous_scene": player.lesson is not None and player.index > 0,
            "reset_scene": player.lesson is not None,
            "leave_lesson": player.lesson is not None,
            "add_scene": player.lesson is None,
        }.items():
            self.actions_[key].setEnabled(on)

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

    @Slot(object)
    def _ready(self, _frame: Frame) -> None:
        self._evaluation = None  # the next one may take as long again before it is mentioned
        self._patience.stop()
        self._mention()
        if not self._devices_known:
            self._devices_known = True
            self.session.run(Job(self.tr("Looking for devices"), _find_devices, self._show_devices))
            self._prepare_map()  # a lesson may begin without the network

    def _show_devices(self, found: tuple[tuple[str, ...], int]) -> None:
        names, self._threads = found
        self.status.show_memory()
        self.status.show_device(self.session.device, self._threads)
        self._device_menu.clear()
        texts = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS"}
        self.actions_.choices(
            self._device_menu, [(name, texts[name]) for name in names], self.session.device, self._choose_device
        )

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
    def _looks_changed(self) -> None:
        looks = self.selection.looks
        self._signed_on(looks.signed)
        self._positive_on(looks.positive)
        self._scale_on(looks.scale)
        self._preferences.set_choice("signed", looks.signed)
        self._preferences.set_choice("positive", looks.positive)
        self.actions_["hatching"].setChecked(looks.hatching)
        self._preferences.set_choice("hatching", "on" if looks.hatching else "off")

    @Slot(object)
    def _painted(self, milliseconds: float | None) -> None:
        if milliseconds is not None:
            self.status.show_time(milliseconds)
        self._tell_settled()

    def _tell_settled(self) -> None:
        if not self.session.busy and not self.session.working:
            self.settled.emit()

    # --- long work ---------------------------------------------------------------------------------------------

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        self._evaluation = (self.tr("Computing {layer}").format(layer=progress.layer), progress.done)
        self._mention()

    def _mention(self) -> None:
        """Shows what is being done, once it takes long."""
        work = self._evaluation or self._job
        if work is None:
            self._patience.stop()
            self.work.hide()
        elif not self.work.isHidden():
            self._show_work()
        elif not self._patience.isActive():
            self._taken = time.monotonic()
            self._patience.start()

    @Slot()
    def _show_work(self) -> None:
        work = self._evaluation or self._job
        if work is None:
            return
        text, share = work
        left = (time.monotonic() - self._taken) * (1 - share) / share if share > 0.05 else 0.0
        if left >= 1:
            text = self.tr("{work}, about {seconds} s to go").format(work=text, seconds=round(left))
        self.work.show_work(text, share)

    @Slot()
    def _idle(self) -> None:
        self._evaluation = None
        self._mention()

    @Slot()
    def _cancel(self) -> None:
        """Gives up what the user waits for: the computation if there is one, else the job."""
        if not self.session.busy:
            self.session.cancel_job()
            return
        self.session.cancel()
        self._offer_undo(
            "info",
            self.tr("The computation was given up: the maps show the state before."),
            (self.tr("Compute"), self.session.request),
        )

    @Slot(object)
    def _job_started(self, job: Job) -> None:
        self._job = (job.title, 0.0)
        self._mention()

    @Slot(float)
    def _job_progressed(self, share: float) -> None:
        if self._job is not None:
            self._job = (self._job[0], share)
            self._mention()

    @Slot(object)
    def _job_ended(self, _job: Job) -> None:
        self._job = None
        self._mention()
        QTimer.singleShot(0, self._tell_settled)  # after what the job's outcome leads to

    @Slot(object, object)
    def _job_failed(self, job: Job, error: BaseException) -> None:
        if not isinstance(job, Reading):  # Opening tells of those
            self._failed(error)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EngineError):
            self._refused(error)
        elif is_bug(error):
            self.report_bug(error)

    @Slot(object)
    def _refused(self, error: EngineError) -> None:
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

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        recent = self._preferences.recent_files()
        for path in recent:
            action = self._recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.opening.open_path(path))
        if not recent:
            self._recent.addAction(self.tr("Nothing opened yet")).setEnabled(False)
            return
        self._recent.addSeparator()
        self._recent.addAction(self.tr("Clear list"), self._preferences.clear_recent)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.opening.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.opening.open_mime(event.mimeData(), self.tr("Dropped picture")):
            event.setDropAction(Qt.DropAction.CopyAction)  # a move would take the file away from where it lies
            event.accept()

    # --- scenes ------------------------------------------------------------------------------------------------

    def captured(self) -> View:
        """What is shown now, but for the panels in which it is being prepared."""
        view = self.staging.captured()
        shown = tuple(name for name in view.panels if name not in ("scenes", "history"))
        return replace(view, panels=shown, hidden=tuple(sorted(self.selection.hidden)))

    def show_view(self, view: View, looks: Looks) -> None:
        """Shows what was captured, in these colours where it names none."""
        self.staging.show(view, looks)
        self.prediction.set_hidden(view.hidden)
        self.view.fit()

    @Slot(int)
    def _show_scene(self, index: int) -> None:
        view = self.document.project.scenes[index].view
        if self.document.edit(self.tr("Show scene"), lambda project: recall_scene(project, index)):
            self.show_view(view, self.selection.looks)
            self._docks["scenes"].show()  # to go on from there
            self._docks["scenes"].raise_()

    def _add_scene(self) -> None:
        self.scenes_panel.add()
        self._docks["scenes"].show()
        self._docks["scenes"].raise_()

    # --- the window itself -------------------------------------------------------------------------------------

    def welcome_user(self) -> None:
        """Shows the first steps, until they were closed once."""
        self._welcomes = self._preferences.choice("welcome", ("open", "closed"), "open") == "open"
        self._show_welcome()

    def _show_welcome(self) -> None:
        self.welcome.setVisible(self._welcomes and self.player.lesson is None)

    @Slot()
    def _close_welcome(self) -> None:
        self._welcomes = False
        self._preferences.set_choice("welcome", "closed")
        self._show_welcome()

    def _choose_theme(self, choice: str) -> None:
        self._theme.choose(choice)  # type: ignore[arg-type]
        self._preferences.set_choice("theme", choice)

    def _choose_device(self, device: str) -> None:
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
        self._docks["map"].setWidget(self.map_panel)
        self.map_panel.windowTitleChanged.connect(self._docks["map"].setWindowTitle)
        if not self._keeps_layout:
            QTimer.singleShot(0, self._share_height)  # once the panel knows how much room it needs

    def _share_height(self) -> None:
        """Gives the kernel all the height that the large map can spare."""
        height = self._docks["filter"].height() + self._docks["map"].height()
        large = self.map_panel.minimumSizeHint().height() + 40
        self.resizeDocks([self._docks["filter"], self._docks["map"]], [height - large, large], Qt.Orientation.Vertical)

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


def _scrolled(content: QWidget) -> QScrollArea:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(held)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(_LEAST_WIDTH)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows what is focused in it
    return area


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
