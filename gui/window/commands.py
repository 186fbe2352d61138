"""Binds commands of the window to the parts that carry them out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from gui.commands.actions import Actions
from gui.files.opening import Opening
from gui.files.saving import Files
from gui.guide.guide import show_guide
from gui.guide.help import show_about, show_keys
from gui.look.theme import Theme
from gui.network.view import NetworkView
from gui.state.selection import Selection
from gui.text.glossary import GLOSSARY
from gui.window.projects import Projects


def bind_file_commands(actions: Actions, projects: Projects, opening: Opening, files: Files) -> None:
    """Binds the commands that read and write files."""
    actions.bind(
        {
            "open": projects.ask,
            "paste": opening.paste,
            "save": files.save,
            "save_as": files.save_as,
            "export_code": files.export_code,
        }
    )


def bind_network_commands(actions: Actions, view: NetworkView, selection: Selection) -> None:
    """Binds the commands on the network and on its selected map."""

    def rename_layer() -> None:
        selection.set_page("network")  # the page that shows the layer's name
        view.names.rename(selection.layer)

    def rename_class() -> None:
        selection.set_page("network")
        view.names.rename_class(selection.layer, selection.channel)

    actions.bind(
        {
            "fit": view.fit,
            "zoom_in": view.zoom.zoom_in,
            "zoom_out": view.zoom.zoom_out,
            "rename_layer": rename_layer,
            "rename_class": rename_class,
            "pin_red": lambda: selection.toggle_pin("red", (selection.layer, selection.channel)),
            "pin_green": lambda: selection.toggle_pin("green", (selection.layer, selection.channel)),
        }
    )
    remove = actions["remove_layer"]
    remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # Del deletes text in fields
    view.addAction(remove)


def bind_help_commands(window: QMainWindow, theme: Theme, actions: Actions, topic: Callable[[], str]) -> None:
    """Binds the commands of the Help menu.

    Args:
        topic: the topic of the guide about what the user is doing.
    """
    actions.bind(
        {
            "guide": lambda: show_guide(window, theme, topic()),
            "glossary": lambda: show_guide(window, theme, GLOSSARY.name),
            "keys": lambda: show_keys(window),
            "about": lambda: show_about(window),
        }
    )
