"""The commands of the program as Qt actions, with tooltips and icons that follow the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from gui.commands.command import Command
from gui.commands.table import COMMANDS
from gui.events.between import Between
from gui.look.colours import marks
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.look.theme import Theme


class Actions(QObject):
    """The program's commands as Qt actions of one window, with icons that follow the theme."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._icons: list[tuple[QAction, str]] = []
        self._painting: Between | None = None
        self._all: dict[str, QAction] = {key: self._new_action(command) for key, command in COMMANDS.items()}
        theme.changed.connect(self._paint_icons)
        self._palette = theme.palette

    def __getitem__(self, key: str) -> QAction:
        return self._all[key]

    def bind(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Connects commands, by key, with the functions that carry them out."""
        for key, slot in slots.items():
            self._all[key].triggered.connect(lambda _checked=False, slot=slot: slot())

    def describe(self, action: QAction, tip: str, icon_name: str = "") -> QAction:
        """Sets an action's tooltip, with its shortcut appended, and its icon, which follows the theme."""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        if icon_name:
            self._icons.append((action, icon_name))
        return action

    def _new_action(self, command: Command) -> QAction:
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
        """Fills a menu with exclusive options (value, text); returns a function that checks the option of a value."""
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
        """Redraws the visible icons at once, and those in menus between events."""
        self._palette = palette
        if self._painting is not None:
            self._painting.give_up()
            self._painting.deleteLater()
        seen = {action for action, _ in self._icons if _is_seen(action)}
        for action, name in self._icons:
            if action in seen:
                self._paint_icon(action, name)
        self._painting = Between(self._paint_in_pieces(seen), self)

    def _paint_in_pieces(self, seen: set[QAction]) -> Iterator[None]:
        for action, name in self._icons:
            if action not in seen:
                self._paint_icon(action, name)
                yield

    def paint_icons(self) -> None:
        """Redraws all icons in the theme's colours."""
        for action, name in self._icons:
            self._paint_icon(action, name)

    def _paint_icon(self, action: QAction, name: str) -> None:
        shades = marks(self._palette.name == "dark")
        pins = {"pin-red": shades.pin_red, "pin-green": shades.pin_green}
        action.setIcon(icon(name, pins.get(name, self._palette.text)))


def _is_seen(action: QAction) -> bool:
    """Whether a button shows the action: icons in closed menus are not visible."""
    return any(isinstance(each, QAbstractButton) and each.isVisible() for each in action.associatedObjects())
