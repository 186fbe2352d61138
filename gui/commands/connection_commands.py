"""Commands for the connections between layers: connect, join, skip, and insert a layer into a connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from engine import INPUT, Project, Spec, add_skip, connect, disconnect, insert_between, join
from engine.layers import LAYERS
from engine.layers.joining import Joining
from engine.project.edits.connections import can_connect, can_join, skips_of
from gui.commands.actions import Actions
from gui.commands.foresight import Edit, cost
from gui.commands.menus import add_title
from gui.state.document import Document
from gui.state.selection import Selection
from gui.text.phrases import say
from gui.widgets.pieces import link

_NEAREST = 8  # number of blocks offered directly; longer ones are in submenus


def joining_kinds() -> list[type[Joining]]:
    """The layer kinds that read several layers, in which branches meet."""
    return [kind for kind in LAYERS.values() if issubclass(kind, Joining)]


def chained_kinds() -> list[type[Spec]]:
    """The layer kinds that read one layer, and so can be inserted into a connection."""
    return [kind for kind in LAYERS.values() if kind.fewest_inputs == 1]


def explain_kind(action: QAction, kind: type[Spec], warning: str = "") -> None:
    """Sets the tooltip of a layer kind: its description, and a warning about weights that would be lost."""
    tip = say((kind.__doc__ or "").split("\n")[0])
    set_tips(action, tip, tip, warning)
    link(action, kind.title)


def set_tips(action: QAction, tip: str, status: str, warning: str) -> None:
    """Sets an action's tooltip and status tip; a warning about lost weights is appended, or replaces the status tip."""
    action.setToolTip(f"{tip}\n{warning}".strip())
    action.setStatusTip(warning or status)


class ConnectionCommands(QObject):
    """The commands for the inputs of the selected layer; each is one undoable step."""

    def __init__(self, document: Document, selection: Selection, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._selection, self._actions, self._window = document, selection, actions, window
        for key, fill in (
            ("connect", self._fill_connect),
            ("disconnect", self._fill_disconnect),
            ("add_skip", self._fill_skips),
            ("insert_before", self._fill_before),
        ):
            self._set_menu(actions[key], fill)

    @property
    def _project(self) -> Project:
        return self._document.project

    @property
    def _inputs(self) -> tuple[str, ...]:
        """The ids of the layers that the selected one reads; empty for the picture."""
        return next((each.inputs for each in self._project.layers if each.id == self._selection.layer), ())

    def enable(self) -> None:
        """Disables the commands that cannot be applied to the selected layer."""
        inputs = self._inputs
        for key in ("connect", "add_skip", "insert_before"):
            self._actions[key].setEnabled(bool(inputs))
        spec = self._project[self._selection.layer].spec if inputs else None
        self._actions["disconnect"].setEnabled(spec is not None and len(inputs) > spec.fewest_inputs)

    # ---- menus

    def _set_menu(self, command: QAction, fill: Callable[[QMenu], None]) -> None:
        """Sets a command's menu, which is filled when it opens; the shortcut opens it in the middle of the window."""
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)

        def renew() -> None:
            for old in menu.findChildren(QMenu):
                old.deleteLater()
            menu.clear()
            if command.isEnabled():
                fill(menu)
            if menu.isEmpty():
                menu.addAction(self.tr("Nothing fits here")).setEnabled(False)

        menu.aboutToShow.connect(renew)
        command.setMenu(menu)
        command.triggered.connect(lambda: menu.popup(self._window.mapToGlobal(self._window.rect().center())))

    def _offer(self, menu: QMenu, label: str, tip: str, name: str, edit: Edit) -> None:
        """Adds a menu entry for an edit; its tooltip warns of weights that the edit would lose.

        Args:
            name: the name of the step in the history.
        """
        action = menu.addAction(label.replace("&", "&&"))
        set_tips(action, tip, tip, "")
        action.hovered.connect(lambda: set_tips(action, tip, tip, cost(self._project, edit)))
        action.triggered.connect(lambda _=False: self._edit(name, edit))

    def _fill_connect(self, menu: QMenu) -> None:
        layer, project = self._selection.layer, self._project
        others = [INPUT, *(each.id for each in reversed(project.layers))]
        fitting = [each for each in others if each not in self._inputs and can_connect(project, each, layer)]
        if fitting:
            has_room = len(self._inputs) < project[layer].spec.most_inputs
            title = self.tr("{layer} reads also") if has_room else self.tr("{layer} reads instead")
            add_title(menu, title.format(layer=layer))
        name, tip = self.tr("Connect {source} with {target}"), self.tr("Let {target} read {source}")
        for each in fitting:
            names = {"source": each, "target": layer}
            self._offer(
                menu, each, tip.format(**names), name.format(**names), partial(connect, source=each, target=layer)
            )
        for kind in joining_kinds():
            self._fill_joint(menu, kind, [each for each in others if can_join(project, kind, each, layer)])
        menu.addAction(self._actions["add_skip"])

    def _fill_joint(self, menu: QMenu, kind: type[Joining], others: Iterable[str]) -> None:
        """Adds a submenu of layers that a kind can join with the selected one; nothing if there are none."""
        layer, inner = self._selection.layer, QMenu(self.tr("{kind} with").format(kind=say(kind.title)), menu)
        inner.setToolTipsVisible(True)
        name = self.tr("Join {source} with {target}")
        tip = self.tr("A new layer after {target} joins it with {source}")
        for each in others:
            names = {"source": each, "target": layer}
            self._offer(
                inner,
                each,
                tip.format(**names),
                name.format(**names),
                partial(join, kind=kind, source=each, target=layer),
            )
        if not inner.isEmpty():
            explain_kind(menu.addMenu(inner), kind)

    def _fill_disconnect(self, menu: QMenu) -> None:
        name = self.tr("Disconnect {source} from {target}")
        tip = self.tr("{target} no longer reads {source}")
        for each in dict.fromkeys(self._inputs):
            names = {"source": each, "target": self._selection.layer}
            self._offer(
                menu,
                each,
                tip.format(**names),
                name.format(**names),
                partial(disconnect, source=each, target=self._selection.layer),
            )

    def _fill_skips(self, menu: QMenu) -> None:
        """Adds the nearest blocks that a skip connection can lead around, and submenus with the longer ones."""
        layer, blocks = self._selection.layer, skips_of(self._project, self._selection.layer)
        if blocks:
            add_title(menu, self.tr("Skip connection around"))
        for block in blocks[:_NEAREST]:
            self._offer_skip(menu, *block)
        far = blocks[_NEAREST:]
        for title, group in (
            (self.tr("{layer} to a later layer"), [block for block in far if block[0] == layer]),
            (self.tr("An earlier layer to {layer}"), [block for block in far if block[1] == layer]),
        ):
            if group:
                inner = menu.addMenu(title.format(layer=layer).replace("&", "&&"))
                inner.setToolTipsVisible(True)
                for block in group:
                    self._offer_skip(inner, *block)

    def _offer_skip(self, menu: QMenu, first: str, last: str) -> None:
        names = {"first": first, "last": last}
        label = first if first == last else self.tr("{first} to {last}").format(**names)
        tip = self.tr("Add {source}, which {first} reads, to the output of {last}")
        filled_tip = tip.format(source=self._project[first].inputs[0], **names)
        name = self.tr("Add a skip connection")
        self._offer(menu, label, filled_tip, name, partial(add_skip, first=first, last=last))

    def _fill_before(self, menu: QMenu) -> None:
        layer, inputs = self._selection.layer, dict.fromkeys(self._inputs)
        for each in inputs:
            inner = menu
            if len(inputs) > 1:
                inner = menu.addMenu(self.tr("After {source}").format(source=each.replace("&", "&&")))
                inner.setToolTipsVisible(True)
            self._fill_kinds(inner, each, layer)

    def _fill_kinds(self, menu: QMenu, source: str, target: str) -> None:
        """Fills a menu with the layer kinds that can be inserted into a connection."""
        for kind in chained_kinds():
            action, edit = menu.addAction(say(kind.title)), partial(_inserted, kind, source, target)
            explain_kind(action, kind)
            action.hovered.connect(
                lambda action=action, kind=kind, edit=edit: explain_kind(action, kind, cost(self._project, edit))
            )
            name = self.tr("Add {kind}").format(kind=say(kind.title))
            action.triggered.connect(lambda _=False, name=name, edit=edit: self._edit(name, edit))

    @Slot(str, str, QPoint)
    def ask_kind(self, source: str, target: str, where: QPoint) -> None:
        """Opens a menu of layer kinds at a global position; the chosen one is inserted into a connection."""
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill_kinds(menu, source, target)
        menu.popup(where)

    def _edit(self, name: str, edit: Edit) -> None:
        """Applies an edit, and selects the last of the layers that it adds."""
        before = {layer.id for layer in self._project.layers}
        if self._document.edit(name, edit):
            new = [layer.id for layer in self._project.layers if layer.id not in before]
            if new:
                self._selection.select(new[-1])


def _inserted(kind: type[Spec], source: str, target: str, project: Project) -> Project:
    return insert_between(project, kind, source, target)
