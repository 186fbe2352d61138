"""Every command of the program, once: its words, its keys, its icon."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.colours import marks
from gui.icons import icon
from gui.theme import Palette, Theme
from gui.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Command:
    """What the user can do: menu text, a sentence for the tooltip, keys, and the name of an icon."""

    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""


def _command(text: str, tip: str, *keys: str, icon: str = "") -> Command:
    return Command(text, tip, keys, icon)


COMMANDS: Mapping[str, Command] = {
    "open": _command(
        QT_TRANSLATE_NOOP("actions", "&Open…"),
        QT_TRANSLATE_NOOP("actions", "Open a picture or a project"),
        "Ctrl+O",
        icon="open",
    ),
    "paste": _command(
        QT_TRANSLATE_NOOP("actions", "&Paste picture"),
        QT_TRANSLATE_NOOP("actions", "Use the picture on the clipboard"),
        "Ctrl+V",
        icon="paste",
    ),
    "draw": _command(
        QT_TRANSLATE_NOOP("actions", "New &drawing"),
        QT_TRANSLATE_NOOP("actions", "Start with an empty picture and draw on it"),
        "Ctrl+N",
        icon="draw",
    ),
    "save": _command(
        QT_TRANSLATE_NOOP("actions", "&Save"),
        QT_TRANSLATE_NOOP("actions", "Save network, weights and picture as a project"),
        "Ctrl+S",
        icon="save",
    ),
    "save_as": _command(
        QT_TRANSLATE_NOOP("actions", "Save &as…"),
        QT_TRANSLATE_NOOP("actions", "Save the project in another file"),
        "Ctrl+Shift+S",
    ),
    "export_code": _command(
        QT_TRANSLATE_NOOP("actions", "&Export PyTorch code…"),
        QT_TRANSLATE_NOOP("actions", "Write the network as a Python file that runs without ConvScope"),
        "Ctrl+E",
    ),
    "quit": _command(QT_TRANSLATE_NOOP("actions", "&Quit"), QT_TRANSLATE_NOOP("actions", "Leave ConvScope"), "Ctrl+Q"),
    "fit": _command(
        QT_TRANSLATE_NOOP("actions", "&Fit network"),
        QT_TRANSLATE_NOOP("actions", "Show the whole network"),
        "Ctrl+0",
        icon="fit",
    ),
    "zoom_in": _command(
        QT_TRANSLATE_NOOP("actions", "Zoom &in"),
        QT_TRANSLATE_NOOP("actions", "Show the network larger"),
        "Ctrl++",
        "Ctrl+=",
        icon="zoom-in",
    ),
    "zoom_out": _command(
        QT_TRANSLATE_NOOP("actions", "Zoom &out"),
        QT_TRANSLATE_NOOP("actions", "Show the network smaller"),
        "Ctrl+-",
        icon="zoom-out",
    ),
    "full_screen": _command(
        QT_TRANSLATE_NOOP("actions", "F&ull screen"),
        QT_TRANSLATE_NOOP("actions", "Fill the screen with the window, or stop doing so"),
        "F11",
    ),
    "reset_layout": _command(
        QT_TRANSLATE_NOOP("actions", "&Reset window"),
        QT_TRANSLATE_NOOP("actions", "Put all panels back where they were at first"),
    ),
    "duplicate_layer": _command(
        QT_TRANSLATE_NOOP("actions", "&Duplicate layer"),
        QT_TRANSLATE_NOOP("actions", "Add a copy of the selected layer after it"),
        "Ctrl+D",
        icon="duplicate",
    ),
    "remove_layer": _command(
        QT_TRANSLATE_NOOP("actions", "R&emove layer"),
        QT_TRANSLATE_NOOP("actions", "Take the selected layer out of the network"),
        "Del",
        icon="remove",
    ),
    "move_left": _command(
        QT_TRANSLATE_NOOP("actions", "Move layer &left"),
        QT_TRANSLATE_NOOP("actions", "Swap the selected layer with the one before it"),
        "Ctrl+Shift+Left",
        icon="left",
    ),
    "move_right": _command(
        QT_TRANSLATE_NOOP("actions", "Move layer &right"),
        QT_TRANSLATE_NOOP("actions", "Swap the selected layer with the one after it"),
        "Ctrl+Shift+Right",
        icon="right",
    ),
    "rename_layer": _command(
        QT_TRANSLATE_NOOP("actions", "Re&name layer"),
        QT_TRANSLATE_NOOP("actions", "Give the selected layer another name"),
        "F2",
        icon="rename",
    ),
    "renew_weights": _command(
        QT_TRANSLATE_NOOP("actions", "New random &weights"),
        QT_TRANSLATE_NOOP("actions", "Forget what the selected layer has learned"),
        icon="random",
    ),
    "add_filter": _command(
        QT_TRANSLATE_NOOP("actions", "&Add filter"),
        QT_TRANSLATE_NOOP("actions", "Add a random filter to the selected convolution"),
        "Ctrl+Shift+A",
        icon="add",
    ),
    "duplicate_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Duplicate &filter"),
        QT_TRANSLATE_NOOP("actions", "Add a copy of the selected filter"),
        "Ctrl+Shift+D",
        icon="duplicate",
    ),
    "remove_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Remove fil&ter"),
        QT_TRANSLATE_NOOP("actions", "Take the selected filter out of its convolution"),
        "Ctrl+Shift+Del",
        icon="remove",
    ),
    "pin_red": _command(
        QT_TRANSLATE_NOOP("actions", "Pin in &red"),
        QT_TRANSLATE_NOOP("actions", "Mark the selected map in red, or take the mark away"),
        "Ctrl+1",
        icon="pin-red",
    ),
    "pin_green": _command(
        QT_TRANSLATE_NOOP("actions", "Pin in &green"),
        QT_TRANSLATE_NOOP("actions", "Mark the selected map in green, or take the mark away"),
        "Ctrl+2",
        icon="pin-green",
    ),
    "cancel": _command(
        QT_TRANSLATE_NOOP("actions", "&Cancel work"),
        QT_TRANSLATE_NOOP("actions", "Give up the computation under way"),
        "Ctrl+.",
    ),
    "keys": _command(
        QT_TRANSLATE_NOOP("actions", "&Keyboard and mouse"),
        QT_TRANSLATE_NOOP("actions", "What every key and gesture does"),
        "F1",
        icon="help",
    ),
    "about": _command(
        QT_TRANSLATE_NOOP("actions", "&About ConvScope"), QT_TRANSLATE_NOOP("actions", "Version and licence")
    ),
}


class Actions(QObject):
    """The program's commands as Qt actions of one window, with icons that follow the theme."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._icons: list[tuple[QAction, str]] = []
        self._all: dict[str, QAction] = {key: self._made(command) for key, command in COMMANDS.items()}
        theme.changed.connect(self._paint_icons)
        self._palette = theme.palette

    def __getitem__(self, key: str) -> QAction:
        return self._all[key]

    def bind(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Says what commands do."""
        for key, slot in slots.items():
            self._all[key].triggered.connect(lambda _checked=False, slot=slot: slot())

    def describe(self, action: QAction, tip: str, icon_name: str = "") -> QAction:
        """Gives an action its tooltip with its keys, and an icon that follows the theme."""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        if icon_name:
            self._icons.append((action, icon_name))
        return action

    def _made(self, command: Command) -> QAction:
        action = QAction(QCoreApplication.translate("actions", command.text), self._window)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        self._window.addAction(action)
        return self.describe(action, QCoreApplication.translate("actions", command.tip), command.icon)

    def choices(
        self,
        menu: QMenu,
        options: Sequence[tuple[str, str]],
        current: str,
        chosen: Callable[[str], object],
    ) -> Callable[[str], None]:
        """Fills a menu with options (value, text) of which one is on; returns a function that turns another on."""
        group = QActionGroup(menu)
        actions = {}
        for value, text in options:
            action = actions[value] = QAction(text, menu, checkable=True)
            action.setToolTip(text)
            action.setChecked(value == current)
            action.triggered.connect(lambda _checked=False, value=value: chosen(value))
            group.addAction(action)
            menu.addAction(action)

        def turn_on(value: str) -> None:
            if value in actions:
                actions[value].setChecked(True)

        return turn_on

    @Slot(Palette)
    def _paint_icons(self, palette: Palette) -> None:
        self._palette = palette
        self.paint_icons()

    def paint_icons(self) -> None:
        """Draws all icons in the theme's colours."""
        shades = marks(self._palette.name == "dark")
        pins = {"pin-red": shades.pin_red, "pin-green": shades.pin_green}
        for action, name in self._icons:
            action.setIcon(icon(name, pins.get(name, self._palette.text)))
