"""Builds the menu bar and the tool bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from gui.commands.actions import Actions
from gui.commands.layer_commands import LayerCommands
from gui.commands.menus import Menu, add_title, fill, groups
from gui.files.samples import networks, pictures
from gui.look import colours
from gui.look.theme import TYPE_SIZES
from gui.presentation.lessons import titles
from gui.state.selection import Selection
from gui.state.session import MAP_MEMORY
from gui.text.built_in import lesson_text
from gui.text.phrases import memory_text, say
from gui.text.translation import languages
from gui.window.choices import MEMORY_SIZES, Choices
from gui.window.open_menus import OpenMenus
from gui.window.tool_bar import ToolBar


class MenuBar(QObject):
    """The window's menus and tool bar buttons.

    Signals:
        lesson_chosen: the number of a lesson to start.
        device_chosen: the name of a compute device.
        language_chosen: the code of a language, or ``system``.

    Attributes:
        lessons: the menu of lessons.
        networks: the menu of networks that ship with the program.
        colours: the menu of colours and scales.
        undo, redo: the actions for the document's history.
    """

    lesson_chosen = Signal(int)
    device_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        docks: Mapping[str, QDockWidget],
        history: QUndoStack,
        selection: Selection,
        actions: Actions,
        layers: LayerCommands,
        open_menus: OpenMenus,
        choices: Choices,
    ) -> None:
        super().__init__(window)
        self._window, self._docks, self._selection, self._actions = window, docks, selection, actions
        self._file_menu(open_menus)
        self._edit_menu(history)
        self._menu(self.tr("&Input"), "input")
        self._view_menu(choices)
        self._network_menu(layers)
        self._menu(self.tr("Filte&r"), "filter")
        self._menu(self.tr("&Step"), "step")
        self.lessons = self._menu(self.tr("&Lessons"), "lessons")
        self._fill_lessons()
        self._menu(self.tr("&Help"), "help")
        for menu in window.menuBar().findChildren(QMenu):
            menu.setToolTipsVisible(True)
        self._build_toolbar()
        selection.looks_changed.connect(self._show_looks)

    def name_lesson(self, text: str) -> None:
        """Shows the current lesson's title in the tool bar."""
        self._lesson_button.setText(text)
        self._lesson_button.setAccessibleName(text)

    def show_devices(self, names: Sequence[str], current: str) -> None:
        """Fills the menu of compute devices."""
        self._devices.clear()
        texts = {"cpu": "CPU", "cuda": "CUDA", "mps": "MPS"}
        options = [(name, texts[name]) for name in names]
        self._actions.choices(self._devices, options, current, self.device_chosen.emit)

    # --- menus -------------------------------------------------------------------------------------------------

    def _menu(self, title: str, name: Menu) -> QMenu:
        """A menu with its commands, in the menu bar."""
        menu = self._window.menuBar().addMenu(title)
        fill(menu, self._actions, name)
        return menu

    def _inner(self, menu: QMenu, before: QAction, title: str) -> QMenu:
        """A menu within another, before one of its entries."""
        inner = QMenu(title, menu)
        menu.insertMenu(before, inner)
        return inner

    def _file_menu(self, open_menus: OpenMenus) -> None:
        menu, actions = self._menu(self.tr("&File"), "file"), self._actions
        self.networks = self._inner(menu, actions["open"], self.tr("&Networks"))
        open_menus.fill_samples(self.networks, networks())
        open_menus.keep_recent(self._inner(menu, actions["paste"], self.tr("Open &recent")))
        open_menus.fill_samples(self._inner(menu, actions["paste"], self.tr("Open sa&mple")), pictures())
        actions["recover"].setEnabled(False)  # until a recovery copy is found

    def _edit_menu(self, history: QUndoStack) -> None:
        menu, actions = self._menu(self.tr("&Edit"), "edit"), self._actions
        undo = history.createUndoAction(self._window, self.tr("&Undo"))
        redo = history.createRedoAction(self._window, self.tr("&Redo"))
        undo.setShortcut("Ctrl+Z")
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.undo = actions.describe(undo, self.tr("Take the last change back"), "undo")
        self.redo = actions.describe(redo, self.tr("Make the change again"), "redo")
        first = menu.actions()[0]
        menu.insertActions(first, [self.undo, self.redo])
        menu.insertSeparator(first)
        self._window.addActions([self.undo, self.redo])  # shortcuts work while the menu bar is hidden, too

    def _view_menu(self, choices: Choices) -> None:
        menu, actions = self._menu(self.tr("&View"), "view"), self._actions
        below = actions["reset_layout"]
        self.colours = self._inner(menu, below, self.tr("&Colours"))
        self._fill_colours()
        actions.describe(self.colours.menuAction(), self.tr("Choose colours and scale"), "colours")
        themes = [
            ("system", self.tr("As the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
            ("contrast", self.tr("&High contrast")),
        ]
        actions.choices(self._inner(menu, below, self.tr("&Theme")), themes, choices.theme, choices.choose_theme)
        sizes = [(size, self.tr("{size} %").format(size=size)) for size in TYPE_SIZES]
        actions.choices(
            self._inner(menu, below, self.tr("T&ype size")), sizes, choices.type_size, choices.choose_type_size
        )
        names = [("system", self.tr("As the &system")), *languages().items()]
        actions.choices(
            self._inner(menu, below, self.tr("Lan&guage")), names, choices.language, self.language_chosen.emit
        )
        self._devices = self._inner(menu, below, self.tr("Compute on &device"))
        self.show_devices(["cpu"], "cpu")
        share = "", self.tr("As fits this &computer: {size}").format(size=memory_text(MAP_MEMORY))
        memory = [share, *((size, memory_text(int(size) * 10**6)) for size in MEMORY_SIZES)]
        actions.choices(
            self._inner(menu, below, self.tr("&Memory for maps")),
            memory,
            choices.map_memory,
            choices.choose_map_memory,
        )
        menu.insertSeparator(below)
        menu.insertActions(below, [dock.toggleViewAction() for dock in self._docks.values()])

    def _network_menu(self, layers: LayerCommands) -> None:
        menu = self._menu(self.tr("&Network"), "network")
        self._add = self._inner(menu, menu.actions()[0], self.tr("&Add layer"))
        layers.fill_kinds(self._add, layers.after_selected)
        self._actions.describe(self._add.menuAction(), self.tr("Add a layer after the selected one"), "add")
        menu.insertSeparator(menu.actions()[1])

    def _fill_lessons(self) -> None:
        first = self.lessons.actions()[0]
        for number, title in titles().items():
            action = QAction(f"&{number}  {lesson_text(title)}", self.lessons)
            action.setToolTip(self.tr("Take lesson {number}").format(number=number))
            action.triggered.connect(lambda _checked=False, number=number: self.lesson_chosen.emit(number))
            self.lessons.insertAction(first, action)
        self.lessons.insertSeparator(first)

    def _fill_colours(self) -> None:
        signed = [
            (key, say(each.label))
            for key, each in colours.COLOUR_MAPS.items()
            if each.kind == "diverging" and key != "weights"
        ]
        positive = [(key, say(each.label)) for key, each in colours.COLOUR_MAPS.items() if each.kind != "diverging"]
        scales = [
            ("map", self.tr("Each map")),
            ("layer", self.tr("Each layer")),
            ("network", self.tr("The whole network")),
        ]
        menu, actions, selection = self.colours, self._actions, self._selection
        looks, choose = selection.looks, selection.set_looks
        add_title(menu, self.tr("Maps with both signs"))
        self._signed_on = actions.choices(menu, signed, looks.signed, lambda key: choose(signed=key))
        add_title(menu, self.tr("Maps from zero up"))
        self._positive_on = actions.choices(menu, positive, looks.positive, lambda key: choose(positive=key))
        add_title(menu, self.tr("One range of colours for"))
        self._scale_on = actions.choices(menu, scales, looks.scale, lambda scale: choose(scale=scale))
        fill(menu, actions, "colours")
        hatching = actions["hatching"]
        hatching.setCheckable(True)
        hatching.setChecked(looks.hatching)
        hatching.triggered.connect(lambda on: choose(hatching=on))

    @Slot()
    def _show_looks(self) -> None:
        looks = self._selection.looks
        self._signed_on(looks.signed)
        self._positive_on(looks.positive)
        self._scale_on(looks.scale)
        self._actions["hatching"].setChecked(looks.hatching)

    # --- tools -------------------------------------------------------------------------------------------------

    def _build_toolbar(self) -> None:
        bar = ToolBar(self.tr("Tools"), self._window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        self._window.addToolBar(bar)
        actions, (document, zoom) = self._actions, groups("tools")
        named = [self._button(bar, actions[key], text=True) for key in document]
        bar.addSeparator()
        for action in (self.undo, self.redo):
            self._button(bar, action)
        bar.addSeparator()
        named += [self._menu_button(bar, menu) for menu in (self._add, self.colours)]
        bar.addSeparator()
        for key in zoom:
            self._button(bar, actions[key])
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        self._lesson_button = QToolButton()
        self._lesson_button.setMenu(self.lessons)
        self._lesson_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lesson_button.setToolTip(self.tr("Take a lesson, or go on with the one that is on"))
        self.name_lesson(self.tr("Lessons"))
        bar.addWidget(self._lesson_button)
        self._button(bar, actions["present"], text=True)
        for button in reversed(named):
            bar.spare(button)

    def _button(self, bar: QToolBar, action: QAction, text: bool = False) -> QToolButton:
        bar.addAction(action)
        button = bar.widgetForAction(action)
        assert isinstance(button, QToolButton)
        button.setAccessibleName(button.text().replace("&", ""))
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _menu_button(self, bar: QToolBar, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(menu.menuAction())
        button.setAccessibleName(menu.title().replace("&", ""))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addWidget(button)
        return button
