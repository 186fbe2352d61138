"""Commands for layers: menus of layer kinds, adding, removing, moving, and the filters of a convolution."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from engine import (
    INPUT,
    Project,
    Spec,
    add_filter,
    change_kind,
    classes_of,
    duplicate_layer,
    infer,
    insert_between,
    insert_layer,
    move_layer,
    remove_filter,
    remove_layer,
    renew_weights,
)
from engine.layers import LAYERS
from engine.project.losses import lost_by
from gui.commands.actions import Actions
from gui.commands.connection_commands import ConnectionCommands, chained_kinds, explain_kind, set_tips
from gui.commands.foresight import Edit, cost, losses_text
from gui.commands.menus import fill
from gui.commands.name_dialogs import ask_classes, ask_title
from gui.network.layout import MOST_BARS
from gui.state.document import Document
from gui.state.selection import Selection
from gui.text.phrases import say


class LayerCommands(QObject):
    """The commands for the selected layer and filter; each is one undoable step.

    Signals:
        asked(str, str, object): confirmation is needed; carries a question, and a button's label and function.
    """

    asked = Signal(str, str, object)

    def __init__(self, document: Document, selection: Selection, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self.document, self.selection, self.actions_, self._window = document, selection, actions, window
        self._costly: dict[str, tuple[Edit, str, str]] = {  # commands that may cost weights: edit, tooltip, status tip
            key: (edit, actions[key].toolTip(), actions[key].statusTip())
            for key, edit in {
                "remove_layer": lambda project: remove_layer(project, selection.layer),
                "duplicate_layer": lambda project: duplicate_layer(project, selection.layer),
                "move_left": lambda project: self._moved(project, -1),
                "move_right": lambda project: self._moved(project, 1),
                "renew_weights": lambda project: renew_weights(project, selection.layer, 1),
            }.items()
        }
        for key in self._costly:
            actions[key].hovered.connect(lambda key=key: self._warn(key))
        self._fill_changes(actions["change_kind"])
        self.connections = ConnectionCommands(document, selection, actions, window)
        actions.bind(
            {
                "duplicate_layer": self._duplicate_layer,
                "remove_layer": self._remove_layer,
                "move_left": lambda: self._move(-1),
                "move_right": lambda: self._move(1),
                "renew_weights": self._renew,
                "add_filter": self._add_filter,
                "duplicate_filter": lambda: self._add_filter(selection.channel),
                "remove_filter": self._remove_filter,
                "class_names": lambda: ask_classes(document, window),
                "title": lambda: ask_title(document, window),
            }
        )

    @Slot()
    def enable(self) -> None:
        """Disables the commands that cannot be applied to the selected layer."""
        project, layer = self.document.project, self.selection.layer
        real = layer != INPUT and any(each.id == layer for each in project.layers)
        at = project.index(layer) if real else -1
        alone = real and project[layer].spec.fewest_inputs == 1
        filters = real and project[layer].spec.has_filters
        classes = len(classes_of(project))
        classifies = real and 0 < classes <= MOST_BARS and infer(project)[layer].shape == (classes,)
        for key, on in {
            "duplicate_layer": alone,
            "remove_layer": real,
            "rename_layer": real,
            "change_kind": real,
            "renew_weights": real and bool(project[layer].weights),
            "move_left": alone and at > 0 and _follow(project, at - 1, at),
            "move_right": alone and at < len(project.layers) - 1 and _follow(project, at, at + 1),
            "add_filter": filters,
            "duplicate_filter": filters,
            "remove_filter": filters,
            "class_names": classes > 0,
            "rename_class": classifies,
        }.items():
            self.actions_[key].setEnabled(on)
        self.connections.enable()
        for key, (_, tip, status) in self._costly.items():
            self.actions_[key].setToolTip(tip)
            self.actions_[key].setStatusTip(status)

    def _warn(self, key: str) -> None:
        """Adds to the tooltip of the hovered command a warning about the weights that it would lose."""
        (edit, tip, status), action = self._costly[key], self.actions_[key]
        if action.isEnabled():
            set_tips(action, tip, status, cost(self.document.project, edit))

    def _ask_first(self, question: str, word: str, edit: Edit, act: Callable[[], object], always: bool) -> None:
        """Calls ``act``; asks for confirmation first if the edit would lose weights for good.

        Args:
            always: also asks if the weights would only be set aside.
        """
        losses = lost_by(self.document.project, edit(self.document.project))
        if any(always or not loss.kept for loss in losses):
            self.asked.emit(f"{question} {losses_text(losses)}", word, act)
        else:
            act()

    def fill_kinds(self, menu: QMenu, index: Callable[[], int]) -> None:
        """Fills a menu with the kinds that read one layer; the chosen one is added at ``index()`` of the layers."""
        self._offer_kinds(
            menu,
            chained_kinds(),
            lambda kind: self.add(kind, index()),
            lambda project, kind: insert_layer(project, kind, index()),
        )

    def _offer_kinds(
        self,
        menu: QMenu,
        kinds: Iterable[type[Spec]],
        chosen: Callable[[str], None],
        edit: Callable[[Project, type[Spec]], Project],
    ) -> None:
        """Fills a menu with layer kinds; the hovered one's tooltip warns of weights that ``edit`` would lose."""
        for kind in kinds:
            action = menu.addAction(say(kind.title))
            action.setData(kind.kind)
            explain_kind(action, kind)
            action.triggered.connect(lambda _checked=False, kind=kind: chosen(kind.kind))
            action.hovered.connect(
                lambda action=action, kind=kind: explain_kind(
                    action, kind, cost(self.document.project, lambda project: edit(project, kind))
                )
            )

    def _fill_changes(self, command: QAction) -> None:
        """Sets the menu of the command "change kind"; the shortcut opens it in the middle of the window."""
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        self._offer_kinds(
            menu,
            LAYERS.values(),
            self.change,
            lambda project, kind: change_kind(project, self.selection.layer, kind),
        )
        menu.aboutToShow.connect(self._mark_kind)
        command.setMenu(menu)
        command.triggered.connect(lambda: menu.popup(self._window.mapToGlobal(self._window.rect().center())))

    @Slot()
    def _mark_kind(self) -> None:
        """Checks the kind of the selected layer, and shows only kinds that accept its number of inputs."""
        layer, menu = self.selection.layer, self.actions_["change_kind"].menu()
        assert isinstance(menu, QMenu)
        if layer == INPUT:
            return
        spec, count = self.document.project[layer].spec, len(self.document.project[layer].inputs)
        for action in menu.actions():
            kind = LAYERS[action.data()]
            action.setVisible(kind.fewest_inputs <= count <= kind.most_inputs)
            action.setCheckable(True)
            action.setChecked(spec.kind == kind.kind)

    def after_selected(self) -> int:
        """The index after the selected layer."""
        layer = self.selection.layer
        return 0 if layer == INPUT else self.document.project.index(layer) + 1

    def add(self, kind: str, index: int) -> None:
        """Adds a layer of this kind at ``index`` of the chain, and selects it."""
        self._add(kind, lambda project: insert_layer(project, LAYERS[kind], index))

    def _add(self, kind: str, edit: Edit) -> None:
        """Applies an edit that adds a layer of this kind, and selects it."""
        before = {layer.id for layer in self.document.project.layers}
        self.document.edit(self.tr("Add {kind}").format(kind=say(LAYERS[kind].title)), edit)
        new = [layer.id for layer in self.document.project.layers if layer.id not in before]
        if new:
            self.selection.select(new[0])

    def change(self, kind: str) -> None:
        """Replaces the selected layer by one of another kind, and keeps it selected."""
        layer, other = self.selection.layer, LAYERS[kind]
        text = self.tr("Change {layer} to {kind}").format(layer=layer, kind=say(other.title))
        self.document.edit(text, lambda project: change_kind(project, layer, other))

    @Slot(int, QPoint)
    def ask_kind(self, index: int, where: QPoint) -> None:
        """Opens a menu of layer kinds at a global position; the chosen one is added at ``index`` of the chain."""
        menu = self._popup_menu()
        self.fill_kinds(menu, lambda: index)
        menu.popup(where)

    @Slot(str, str, QPoint)
    def ask_kind_between(self, source: str, target: str, where: QPoint) -> None:
        """Opens a menu of layer kinds at a global position; the chosen one is inserted into a connection."""
        menu = self._popup_menu()
        self._offer_kinds(
            menu,
            chained_kinds(),
            lambda kind: self._add(kind, lambda project: insert_between(project, LAYERS[kind], source, target)),
            lambda project, kind: insert_between(project, kind, source, target),
        )
        menu.popup(where)

    @Slot(str, QPoint)
    def show_menu(self, part: str, where: QPoint) -> None:
        """Opens the context menu of a canvas part (layer, map, class, or the canvas itself) at a global position."""
        menu = self._popup_menu()
        if part == "canvas":
            fill(menu, self.actions_, "on_canvas")
        elif part == "head":
            self._fill_layer(menu)
        else:
            fill(menu, self.actions_, "on_class" if part == "class" else "on_map", possible=True)
            menu.addSeparator()
            self._fill_layer(
                menu.addMenu(self.tr("&Layer {name}").format(name=self.selection.layer.replace("&", "&&")))
            )
        menu.popup(where)

    def _fill_layer(self, menu: QMenu) -> None:
        """Fills a menu with the commands that can be applied to the selected layer."""
        menu.setToolTipsVisible(True)
        if self.selection.layer == INPUT:
            fill(menu, self.actions_, "on_input")
        fill(menu, self.actions_, "on_layer", possible=True)
        menu.addSeparator()
        after = menu.addMenu(self.tr("&Add layer after this"))
        after.setToolTipsVisible(True)
        self.fill_kinds(after, self.after_selected)

    def _popup_menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _duplicate_layer(self) -> None:
        layer = self.selection.layer
        self.document.edit(
            self.tr("Duplicate {layer}").format(layer=layer), lambda project: duplicate_layer(project, layer)
        )

    def _remove_layer(self) -> None:
        layer = self.selection.layer
        question = self.tr("Remove {layer}?").format(layer=layer)
        edit = self._costly["remove_layer"][0]
        self._ask_first(question, self.tr("Remove"), edit, lambda: self._remove(layer), always=True)

    def _remove(self, layer: str) -> None:
        at = self.document.project.index(layer)
        self.document.edit(self.tr("Remove {layer}").format(layer=layer), lambda project: remove_layer(project, layer))
        layers = self.document.project.layers
        self.selection.select(layers[min(at, len(layers) - 1)].id if layers else INPUT)

    def _move(self, step: int) -> None:
        text = self.tr("Move {layer}").format(layer=self.selection.layer)
        self.document.edit(text, lambda project: self._moved(project, step))

    def _moved(self, project: Project, step: int) -> Project:
        layer = self.selection.layer
        return move_layer(project, layer, project.index(layer) + step)

    def _renew(self) -> None:
        layer, seed = self.selection.layer, secrets.randbits(32)

        def edit(project: Project) -> Project:
            return renew_weights(project, layer, seed)

        def act() -> None:
            self.document.edit(self.tr("New random weights"), edit)

        question = self.tr("New random weights for {layer}?").format(layer=layer)
        self._ask_first(question, self.tr("New weights"), edit, act, always=False)

    def _add_filter(self, copied: int | None = None) -> None:
        layer = self.selection.layer
        if self.document.edit(self.tr("Add filter"), lambda project: add_filter(project, layer, copied)):
            self.selection.select(layer, self.document.project[layer].spec.outputs - 1)

    def _remove_filter(self) -> None:
        layer, channel = self.selection.layer, self.selection.channel
        if self.document.edit(self.tr("Remove filter"), lambda project: remove_filter(project, layer, channel)):
            self.selection.select(layer, max(channel - 1, 0))


def _follow(project: Project, first: int, second: int) -> bool:
    """Whether two neighbours form a chain with the layer before them, so that they can swap places."""
    before = project.layers[first - 1].id if first else INPUT
    return project.layers[first].inputs == (before,) and project.layers[second].inputs == (project.layers[first].id,)
