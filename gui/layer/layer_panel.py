"""The layer panel: hyperparameters of the selected layer, and derived facts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine import Inference, Layer, LayerFacts, Project, Shape, disconnect, infer, input_shape, set_params
from engine.layers.spec import Spec, times
from engine.project.shapes import Jump
from engine.project.size_formulas import size_formula, slide
from engine.quiz.hiding import HIDDEN
from engine.values.numerals import plain
from engine.values.params import Param
from gui.commands.foresight import Edit, Foresight
from gui.layer.connection_list import ConnectionList
from gui.layer.facts_layout import FactsLayout
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.text.phrases import count_text, plain_text, plural, say, say_problem, shape_text
from gui.widgets.action_row import ActionLookup, ActionRow
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.pieces import caption, everything_button, link, long_heading
from gui.widgets.spec_form import SpecForm

_COMMANDS = (
    "move_left",
    "move_right",
    "duplicate_layer",
    "rename_layer",
    "renew_weights",
    "connect",
    "remove_layer",
)
_EXPLAINED = {  # glossary entries by line
    "shape": "Shape",
    "parameters": "Parameter",
    "products": "Multiply-adds",
    "field": "Receptive field",
}


class LayerPanel(QWidget):
    """Edits the hyperparameters of the selected layer, and shows its shapes, parameters and operations."""

    def __init__(self, document: Document, selection: Selection, _session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self._layer: Layer | None = None
        self._inferred: tuple[Project, Inference] | None = None
        self._shown: tuple[object, ...] = ()
        self._names: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        self.inputs = ConnectionList(theme)
        self._build()
        document.changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        selection.hidden_changed.connect(self._refresh)
        selection.fields_changed.connect(self._refresh)
        self._refresh()

    def use_actions(self, actions: ActionLookup) -> None:
        """Adds the window's commands for layers below the form."""
        self.commands.use_actions(actions, _COMMANDS)

    # ---- construction

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Layer"))
        keep_erase_keys(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 2, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(self._build_heading())
        self.hint, self.problem = caption(), QLabel()
        self.problem.setProperty("danger", True)
        self.problem.setWordWrap(True)
        self.commands = ActionRow()
        self._cause = QPushButton()
        self._cause.setProperty("soft", True)
        self._cause.setToolTip(self.tr("Select the layer that all later ones wait for"))
        self._cause.clicked.connect(self._go_to_cause)
        self.inputs.chosen.connect(lambda source: self._selection.select(source))
        self.inputs.removed.connect(self._disconnect)
        self.inputs.considered.connect(self._consider_disconnecting)
        self.form = SpecForm()
        self.form.changed.connect(self._set_param)
        self.form.considered.connect(self._consider)
        self.foresight = Foresight(self._document)  # below the controls, so that they do not move when it appears
        self.everything = everything_button()
        self.everything.clicked.connect(lambda: self._selection.set_fields(()))
        facts = self._build_facts()
        above: tuple[QWidget, ...] = self.hint, self.problem, self._cause, self.inputs, self.form, self.commands
        for part in (*above, self.foresight, facts, self.everything):
            layout.addWidget(part)

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.heading = long_heading()
        self._kind = QLabel()
        self._kind.setProperty("muted", True)
        row.addWidget(self.heading, 1)
        row.addWidget(self._kind, alignment=Qt.AlignmentFlag.AlignBottom)
        return row

    def _build_facts(self) -> QWidget:
        self._facts = QWidget()
        lines = FactsLayout(self._facts)
        for key, label, tip in (
            ("shape", self.tr("Shape"), self.tr("What the layer reads and what it makes: channels × rows × columns")),
            ("size", self.tr("Size"), self.tr("(size + 2 · padding − kernel) / stride, rounded, + 1")),
            ("rows", self.tr("Rows"), self.tr("(rows + 2 · padding − kernel) / stride, rounded, + 1")),
            ("columns", self.tr("Columns"), self.tr("(columns + 2 · padding − kernel) / stride, rounded, + 1")),
            ("lost", self.tr("Never read"), self.tr("Rows and columns that no position of the window reads")),
            ("parameters", self.tr("Parameters"), self.tr("How many numbers the layer learns")),
            ("products", self.tr("Multiply-adds"), self.tr("How many products one forward pass adds up")),
            (
                "field",
                self.tr("Receptive field"),
                self.tr("How much of the image one cell depends on, and how far apart the fields of neighbours lie"),
            ),
        ):
            name, value = QLabel(label), QLabel()
            name.setProperty("muted", True)
            value.setWordWrap(True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(label)
            for part in (name, value):
                part.setToolTip(tip)
                link(part, _EXPLAINED.get(key, ""))
            self._values[key] = value
            lines.add_pair(name, value)
            self._names[key] = name
        return self._facts

    # ---- what it shows

    def _refresh(self) -> None:
        """Shows the selected layer if anything about it changed."""
        project, selected = self._document.project, self._selection.layer
        self._layer = next((layer for layer in project.layers if layer.id == selected), None)
        inference = self._infer(project)
        facts = inference[selected] if self._layer is not None else None
        about = self._layer.spec if self._layer is not None else input_shape(project)
        reads = () if self._layer is None else self._layer.inputs
        shown = (selected, about, reads, facts, self._selection.sizes_asked, self._selection.fields)
        if shown == self._shown:
            return
        if self._shown and selected != self._shown[0]:
            self.foresight.consider(())
        self._shown = shown
        fields = self._selection.fields
        self.form.show_only(fields)
        self.everything.setVisible(bool(fields))
        for part, wanted in (
            (self.form, True),
            (self.inputs, len(reads) > 1 and not fields),
            (self._facts, self._selection.wants("facts")),
            (self.commands, not fields),
        ):
            part.setVisible(self._layer is not None and wanted)
        self.problem.setVisible(facts is not None and facts.problem is not None)
        self._cause.setVisible(False)
        self.hint.setVisible(self._layer is None)
        self._kind.setVisible(self._layer is not None)
        self.heading.set_words(self.tr("Layer · {name}").format(name=selected))
        if self._layer is None or facts is None:
            self.hint.setText(
                self.tr(
                    "The network reads {shape}. The picture is changed in the Input dock; "
                    "select a layer in the network to change it here."
                ).format(shape=shape_text(input_shape(project)))
            )
        else:
            self._show_layer(self._layer, facts)

    def _infer(self, project: Project) -> Inference:
        """The shapes of all layers, inferred again only if they may have changed."""
        if self._inferred is None or not _same_shapes(self._inferred[0], project):
            self._inferred = project, infer(project)
        return self._inferred[1]

    def _show_layer(self, layer: Layer, facts: LayerFacts) -> None:
        self._kind.setText(say(layer.spec.title))
        self._kind.setToolTip(say((layer.spec.__doc__ or "").split("\n")[0]))
        link(self._kind, layer.spec.title)
        self.form.set_spec(layer.spec)
        if len(layer.inputs) > 1:
            shapes = zip(layer.inputs, facts.input_shapes, strict=True)
            inputs = [(source, self._shape_text(source, shape)) for source, shape in shapes]
            self.inputs.show_inputs(layer.id, inputs, len(inputs) > layer.spec.fewest_inputs)
        if facts.problem is not None:
            self.problem.setText(say_problem(facts.problem))
            self._cause.setVisible(facts.problem.waits_for is not None)
            self._cause.setText(self.tr("Go to {layer}").format(layer=facts.problem.waits_for))
            self._cause.setAccessibleName(self._cause.text())
        texts = self._texts(layer, facts)
        for key, value in self._values.items():
            value.setText(texts.get(key, ""))
            for part in (self._names[key], value):
                part.setVisible(key in texts)

    def _texts(self, layer: Layer, facts: LayerFacts) -> dict[str, str]:
        """The facts about a layer, by the key of the line."""
        read = (self._shape_text(*each) for each in zip(layer.inputs, facts.input_shapes, strict=True))
        before, after = ", ".join(read), self._shape_text(layer.id, facts.shape)
        texts = {"shape": f"{before} → {after}".replace(" × ", "\u00a0×\u00a0")}
        if facts.receptive_field and facts.jump:
            texts["field"] = self.tr("{field}, {jump} apart").format(
                field=times(facts.receptive_field), jump=_apart(facts.jump)
            )
        if HIDDEN in (*before.split(", "), after):
            return texts  # all others would disclose the hidden size
        geometry = layer.spec.geometry
        if geometry is not None and facts.input_shape and facts.shape:
            sizes = facts.input_shape[1:], facts.shape[1:]
            rows, columns = (
                size_formula(geometry, axis, size, result)
                for axis, (size, result) in enumerate(zip(*sizes, strict=True))
            )
            texts |= {"size": rows} if rows == columns else {"rows": rows, "columns": columns}
            if lost := self._lost_text(layer.spec, *sizes):
                texts["lost"] = lost
        if facts.parameters:
            measured = layer.spec.buffers
            shapes = [weight.shape for name, weight in layer.weights.items() if name not in measured]
            terms = " + ".join("·".join(map(str, shape)) for shape in shapes)
            texts["parameters"] = f"{terms} = {count_text(facts.parameters)}"
        if facts.multiply_adds:
            texts["products"] = count_text(facts.multiply_adds)
        return texts

    def _lost_text(self, spec: Spec, input_size: Shape, output_size: Shape) -> str:
        """The numbers of rows and columns of map and padding that are never read; empty if all are read."""
        rows, columns = (
            slide(spec, axis, *each).lost for axis, each in enumerate(zip(input_size, output_size, strict=True))
        )
        wholes = self.tr("map: {cells}"), self.tr("padding: {cells}")
        lines = []
        for whole, across, down in zip(wholes, rows, columns, strict=True):
            parts = [plural(across, self.tr("1 row"), self.tr("{count} rows"))] if across else []
            parts += [plural(down, self.tr("1 column"), self.tr("{count} columns"))] if down else []
            if parts:
                lines.append(whole.format(cells=", ".join(parts)))
        return "\n".join(lines)

    def _shape_text(self, layer_id: str, shape: Shape | None) -> str:
        if layer_id in self._selection.sizes_asked:
            return HIDDEN
        return shape_text(shape) if shape else self.tr("unknown")

    # ---- actions

    def _set_param(self, name: str, value: object, gesture: int) -> None:
        if (layer := self._layer) is None:
            return
        label = next(say(param.label) for param in layer.spec.params() if param.name == name)
        done = self._document.edit(
            self.tr("Change {label}").format(label=label),
            lambda project: set_params(project, layer.id, **{name: value}),
            merge=("param", layer.id, name, gesture),
        )
        if not done:
            self.form.set_spec(layer.spec)

    @Slot(object)
    def _consider(self, values: Sequence[tuple[str, Any]]) -> None:
        """Warns of the weights that intended edits would lose."""
        layer = self._layer
        if layer is None:
            return
        params = {param.name: param for param in layer.spec.params()}
        self.foresight.consider(
            [(self._value_text(params[name], value), _setting(layer.id, name, value)) for name, value in values]
        )

    def _value_text(self, param: Param, value: Any) -> str:
        """A parameter and a possible value as text."""
        label = say(param.label)
        if isinstance(value, bool):
            return (self.tr("{label} on") if value else self.tr("{label} off")).format(label=label)
        return f"{label} {times(value) if isinstance(value, tuple) else plain_text(value, 12)}"

    @Slot(str)
    def _consider_disconnecting(self, source: str) -> None:
        layer = self._layer
        changes: list[tuple[str, Edit]] = []
        if source and layer is not None:
            words = self.tr("Disconnect {source} from {target}").format(source=source, target=layer.id)
            changes = [(words, partial(disconnect, source=source, target=layer.id))]
        self.foresight.consider(changes)

    @Slot(str)
    def _disconnect(self, source: str) -> None:
        if (layer := self._layer) is not None:
            text = self.tr("Disconnect {source} from {target}").format(source=source, target=layer.id)
            self._document.edit(text, partial(disconnect, source=source, target=layer.id))

    def _go_to_cause(self) -> None:
        problem = self._infer(self._document.project)[self._selection.layer].problem
        if problem is not None and problem.waits_for is not None:
            self._selection.select(problem.waits_for)


def _setting(layer_id: str, name: str, value: Any) -> Edit:
    return lambda project: set_params(project, layer_id, **{name: value})


def _same_shapes(before: Project, after: Project) -> bool:
    """Whether two projects differ at most in the values of weights."""
    return (
        before.input is after.input
        and len(before.layers) == len(after.layers)
        and all(
            old is new
            or (
                (old.id, old.inputs) == (new.id, new.inputs)
                and old.spec is new.spec
                and {name: weight.shape for name, weight in old.weights.items()}
                == {name: weight.shape for name, weight in new.weights.items()}
            )
            for old, new in zip(before.layers, after.layers, strict=True)
        )
    )


def _apart(jump: Jump) -> str:
    """The jump as decimal text, one number if rows and columns are equal: ``0.5``."""
    rows, columns = (plain(float(each), 3) for each in jump)
    return rows if rows == columns else f"{rows} × {columns}"
