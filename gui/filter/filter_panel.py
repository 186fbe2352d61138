"""The filter panel: shows and edits the weights that compute the selected map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine import EngineError, Layer, Project
from engine.kernels.library import Kernel
from engine.kernels.operations import fit_size
from engine.layers.spec import keeps_channels
from engine.project.edits.weights import set_part
from engine.project.map_weights import MapWeights, Operation, find_map_weights, preset_of
from engine.values.array import Float32
from gui.filter.channel_choice import ChannelChoice
from gui.filter.channel_numbers import Numbers
from gui.filter.grid_tools import GridTools
from gui.filter.kernel_grid import KernelGrid
from gui.filter.operations import Operations
from gui.filter.orientation import is_flipped, oriented, oriented_cell, strongest
from gui.filter.preset_choice import PresetChoice
from gui.filter.words import about, channel_labels, effect, reason_without_weights
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection, WeightSpot
from gui.state.session import Session
from gui.text.phrases import say
from gui.widgets.action_row import ActionLookup, ActionRow
from gui.widgets.command_chip import command_name, make_switch
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.gesture import new_gesture
from gui.widgets.pieces import caption, everything_button, long_heading

_COMMANDS = ("add_filter", "duplicate_filter", "remove_filter", "pin_red", "pin_green")


class FilterPanel(QWidget):
    """Shows and edits the filter of the selected map, or of the nearest convolution before it."""

    def __init__(
        self, document: Document, selection: Selection, _session: Session, theme: Theme, actions: ActionLookup
    ) -> None:
        super().__init__()
        self._document, self._selection, self._theme, self._actions = document, selection, theme, actions
        self._weights: MapWeights | None = None
        self._source = 0
        self._shown: tuple[object, ...] = ()
        self._flipped: tuple[str, bool] | None = None  # the layer shown last, and whether it rotates its kernels
        self._edited: set[int] = set()  # row tokens of filters that were edited here
        self._pins = {"red": actions["pin_red"], "green": actions["pin_green"]}
        for action in self._pins.values():
            make_switch(action)
        self._build()
        document.changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        selection.pinned.connect(self._show_pins)
        selection.fields_changed.connect(self._refresh)
        selection.looks_changed.connect(self._hatch)
        theme.changed.connect(self._colour)
        self._hatch()
        self._colour()

    # ---- construction

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Filter"))
        keep_erase_keys(self)
        self.note, self.facts = caption(), caption()
        self._next = QPushButton()
        self._next.setProperty("soft", True)
        self._next.setToolTip(self.tr("Select the first layer whose weights can be edited"))
        self._next.clicked.connect(self._go_to_weights)
        before, after = self._actions["previous_channel"], self._actions["next_channel"]
        before.triggered.connect(lambda: self._select(source=self._source - 1))
        after.triggered.connect(lambda: self._select(source=self._source + 1))
        self.channels = ChannelChoice(f"{before.toolTip()}\n{after.toolTip()}")
        self.channels.chosen.connect(lambda source: self._select(source=source))
        self.grid = KernelGrid()
        self.grid.kernel_changed.connect(self._take_kernel)
        self.grid.cell_hovered.connect(self._point_at)
        self.grid.message.connect(lambda text: self._document.refused.emit(EngineError(text)))
        self.tools = GridTools(self.grid, self._actions)
        self.presets = PresetChoice(self._actions)
        self.presets.chosen.connect(self._take_preset)
        self.operations = Operations(self._actions)
        self.operations.chosen.connect(self._apply)
        self.numbers = Numbers()
        self.numbers.changed.connect(self._take_number)
        self.commands = ActionRow()
        self.commands.use_actions(self._actions, _COMMANDS, worded=("add_filter",))
        self.everything = everything_button()
        self.everything.clicked.connect(lambda: self._selection.set_fields(()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(self._build_heading())
        for widget in (
            self.note,
            self._next,
            self.channels,
            self.grid,
            self.tools,
            self.presets,
            self.numbers,
            self.operations,
            self.facts,
            self.commands,
            self.everything,
        ):
            layout.addWidget(widget)

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.heading = long_heading()
        self._previous = self._step_button("previous_filter", -1)
        self._following = self._step_button("next_filter", 1)
        row.addWidget(self.heading, 1)
        row.addWidget(self._previous)
        row.addWidget(self._following)
        return row

    def _step_button(self, key: str, step: int) -> QToolButton:
        action, button = self._actions[key], QToolButton()
        action.triggered.connect(lambda: self._step(step))
        button.setDefaultAction(action)
        button.setAccessibleName(command_name(action))
        return button

    # ---- what it shows

    def _colour(self) -> None:
        """Uses the colours of the theme."""
        for each in (self.grid, self.numbers, self.presets):
            each.set_dark(self._theme.dark)
        self._shown = ()
        self._refresh()

    def _hatch(self) -> None:
        """Updates the hatching of negative weights."""
        for each in (self.grid, self.numbers):
            each.set_hatched(self._selection.looks.hatching)

    def _refresh(self) -> None:
        """Shows the selected weights if they changed."""
        project, selection = self._document.project, self._selection
        layer = next((layer for layer in project.layers if layer.id == selection.layer), None)
        # Of a layer that scales and shifts each map, its own numbers; of any other, the weights that compute the map.
        alone = layer is not None and keeps_channels(layer.spec) and bool(layer.weights)
        weights = None if layer is None or alone else find_map_weights(project, layer.id, selection.channel)
        source = min(selection.source, weights.count - 1) if weights else 0
        # Layers by identity: comparing weights would take longer than showing them.
        shape = weights.shape if weights else ()
        selected = selection.layer, selection.channel, source, selection.fields
        shown = (id(weights.layer if weights else layer), *selected, shape, project.classes)
        if layer is not None and (weights or alone) and shown == self._shown:
            return
        self._shown, self._weights, self._source = shown, weights, source
        whole: tuple[QWidget, ...] = (self.channels, self.grid, self.tools, self.operations, self.facts)
        for each in (*whole, self._previous, self._following):
            each.setVisible(weights is not None)
        for each in (self.presets, self.commands):
            each.setVisible(weights is not None and weights.is_filter)
        self._next.hide()
        self._enable(weights)
        if weights is not None:
            self._show_weights(weights)
        elif layer is not None and alone:
            self._show_alone(layer)
        else:
            self._show_nothing(layer)
        self._keep_fields(weights)
        self._show_pins()

    def _keep_fields(self, weights: MapWeights | None) -> None:
        """Hides the fields that the scene does not show."""
        selection = self._selection
        self.everything.setVisible(bool(selection.fields))
        if not selection.fields:
            return
        fields: Mapping[str, tuple[QWidget, ...]] = {
            "weights": (self.channels, self.grid),
            "numbers": (self.numbers,),
            "presets": (self.presets,),
            "operations": (self.tools, self.operations, self.commands),
            "facts": (self.facts,) if weights is None else (self.facts, self.note),
        }
        unwanted = [each for name, widgets in fields.items() if not selection.wants(name) for each in widgets]
        if weights is None or weights.count == 1:
            unwanted.append(self.channels)  # there is nothing to choose
        for each in (*unwanted, self._previous, self._following):
            each.hide()

    def _enable(self, weights: MapWeights | None) -> None:
        """Disables commands that do not apply to the shown weights."""
        filters = weights.layer.weights["weight"].shape[0] if weights is not None else 0
        at, count = (weights.channel, weights.count) if weights is not None else (0, 0)
        is_filter = weights is not None and weights.is_filter
        for key, on in {
            "presets": is_filter,
            "previous_filter": at > 0,
            "next_filter": at < filters - 1,
            "previous_channel": self._source > 0,
            "next_channel": self._source < count - 1,
        }.items():
            self._actions[key].setEnabled(on)
        self.tools.offer(weights is not None)
        self.operations.offer(None if weights is None else weights.shape, count if is_filter else 0)

    def _show_nothing(self, layer: Layer | None) -> None:
        self.heading.set_words(self.tr("Filter"))
        self.numbers.hide()
        self._show_note(reason_without_weights(self._document.project, layer))
        if (target := self._editable_layer()) is not None:
            self._next.setText(self.tr("Go to {layer}").format(layer=target))
            self._next.setAccessibleName(self._next.text())
            self._next.show()

    def _show_alone(self, layer: Layer) -> None:
        channel = self._channel_of(layer)
        self.heading.set_words(f"{say(layer.spec.title)} · {layer.id} / {channel}")
        self._show_note(self.tr("It scales and shifts map {channel} with these numbers.").format(channel=channel))
        self._show_numbers({name: float(values[channel]) for name, values in layer.weights.items()}, 1.0)

    def _channel_of(self, layer: Layer) -> int:
        return min(self._selection.channel, layer.weights["weight"].shape[0] - 1)

    def _show_numbers(self, values: Mapping[str, float], scale: float) -> None:
        self.numbers.setVisible(bool(values))
        self.numbers.show_values(values, scale)

    def _show_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _editable_layer(self) -> str | None:
        """The first layer with editable weights."""
        layers = self._document.project.layers
        kinds = (each for each in layers if each.spec.has_filters or each.spec.is_dense)
        return next((each.id for each in kinds if each.weights), None)

    def _go_to_weights(self) -> None:
        if (target := self._editable_layer()) is not None:
            self._selection.select(target, 0, 0)

    def _show_weights(self, weights: MapWeights) -> None:
        name, at = weights.layer.id, weights.channel
        kind = self.tr("Filter") if weights.is_filter else self.tr("Unit")
        self.heading.set_words(f"{kind} · {name} / {at}")
        self._show_note(about(weights, self._selection.layer))
        labels, prefix = channel_labels(weights, self._document.project)
        self.channels.show_labels(labels, self._source, prefix)
        kernel, scale, flipped = weights.kernel(self._source), strongest(weights), is_flipped(weights)
        if self._flipped == (weights.layer.id, not flipped):
            self.grid.rotate_to(oriented(weights, kernel))
        else:
            self.grid.set_kernel(oriented(weights, kernel))
        self._flipped = weights.layer.id, flipped
        self.grid.set_scale(scale)
        self.grid.setAccessibleName(self.heading.text())
        bias = weights.layer.weights.get("bias")
        self._show_numbers({} if bias is None else {"bias": float(bias[at])}, scale)
        if weights.is_filter:
            edited = weights.layer.weights["weight"].row_tokens[at] in self._edited
            self.presets.show_key(preset_of(kernel), self.tr("custom") if edited else self.tr("learned or random"))
        self.facts.setText(effect(weights, kernel, self._document.project))

    def _show_pins(self) -> None:
        pinned = self._selection.pin_of((self._selection.layer, self._selection.channel))
        for colour, action in self._pins.items():
            action.setChecked(pinned == colour)

    # ---- actions

    def _select(self, channel: int | None = None, source: int | None = None) -> None:
        selection = self._selection
        selection.select(selection.layer, selection.channel if channel is None else channel, source)

    def _step(self, step: int) -> None:
        if self._weights is not None:
            self._select(self._weights.channel + step)

    def _take_kernel(self, kernel: Float32, gesture: int) -> None:
        if (weights := self._weights) is not None:
            self._edit(self.tr("Change weight"), [self._source], lambda _old: oriented(weights, kernel), gesture)

    def _point_at(self, cell: tuple[int, int] | None) -> None:
        """Sets the hovered weight, which the network view highlights."""
        weights = self._weights
        if weights is None or cell is None or not weights.mapped:
            self._selection.point_at_weight(None)
            return
        spot = WeightSpot(weights.layer.id, weights.channel, self._source, *oriented_cell(weights, cell))
        self._selection.point_at_weight(spot)

    def _take_number(self, name: str, value: float, gesture: int) -> None:
        layer = self._weights.layer if self._weights is not None else self._document.project[self._selection.layer]
        channel = self._weights.channel if self._weights is not None else self._channel_of(layer)
        self._document.edit(
            self.tr("Change {name}").format(name=self.numbers.grids[name].accessibleName()),
            lambda project: set_part(project, layer.id, (channel,), value, name),
            merge=(name, id(self), gesture),
        )

    def _take_preset(self, known: Kernel) -> None:
        name = self.tr("Preset: {name}").format(name=say(known.name))
        self._apply(name, lambda kernel: fit_size(known.weights, kernel.shape), new_gesture())
        if self._weights is not None:
            self.presets.show_cut(known, self._weights.shape)

    def _apply(self, name: str, change: Operation, gesture: int) -> None:
        """Applies a change to the shown kernel, or to those of all channels."""
        if self._weights is None:
            return
        everywhere = self._weights.is_filter and self._weights.count > 1 and self.operations.everywhere.isChecked()
        self._edit(name, range(self._weights.count) if everywhere else [self._source], change, gesture)

    def _edit(self, name: str, sources: Sequence[int], change: Operation, gesture: int) -> None:
        if (weights := self._weights) is None:
            return

        def changed(project: Project) -> Project:
            after = weights.changed(project, sources, change)
            self._edited.add(after[weights.layer.id].weights["weight"].row_tokens[weights.channel])
            return after

        self._document.edit(name, changed, merge=("kernel", id(self), gesture))
