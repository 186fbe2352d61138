"""The form of the selected layer edits the Document, and the facts under it are true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, Project
from gui.commands.table import COMMANDS
from gui.layer.layer_panel import LayerPanel
from gui.look import theme
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session

LEFT = Qt.MouseButton.LeftButton
SPECS = (
    engine.Conv2d(filters=8, kernel=5, padding=2),
    engine.ReLU(),
    engine.MaxPool2d(),
    engine.Conv2d(filters=4, kernel=3),
    engine.Flatten(),
    engine.Linear(units=10),
)


@dataclass
class Desk:
    document: Document
    selection: Selection
    panel: LayerPanel
    qtbot: QtBot
    refused: list[engine.EngineError]

    @property
    def project(self) -> Project:
        return self.document.project

    @property
    def ids(self) -> list[str]:
        return [layer.id for layer in self.project.layers]

    def click(self, name: str) -> None:
        button = self.button(name)
        self.qtbot.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))

    def button(self, name: str) -> QAbstractButton:
        found = [
            each for each in self.panel.findChildren(QAbstractButton) if name in (each.text(), each.accessibleName())
        ]
        assert len(found) == 1, name
        return found[0]

    def fact(self, name: str) -> str | None:
        """What is said under this name; None if nothing is."""
        found = [label for label in self.panel.findChildren(QLabel) if label.accessibleName() == name]
        assert len(found) == 1, name
        return found[0].text().replace("\u00a0", " ") if found[0].isVisible() else None

    def spin(self, name: str) -> QSpinBox:
        found = [spin for spin in self.panel.findChildren(QSpinBox) if spin.accessibleName() == name]
        assert len(found) == 1, name
        return found[0]

    def enter(self, name: str, text: str) -> None:
        spin = self.spin(name)
        spin.setFocus()
        spin.selectAll()
        self.qtbot.keyClicks(spin, text)
        self.qtbot.keyClick(spin, Qt.Key.Key_Return)

    def steps(self) -> list[str]:
        """The undo steps, oldest first."""
        return [self.document.stack.text(index) for index in range(self.document.stack.count())]


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    document = Document(engine.chain((1, 28, 28), SPECS))
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    panel = LayerPanel(document, selection, session, theme.apply(qapp, "light"))
    qtbot.addWidget(panel)
    panel.resize(290, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    selection.select("conv1")
    refused: list[engine.EngineError] = []
    document.refused.connect(refused.append)
    yield Desk(document, selection, panel, qtbot, refused)
    session.finish()


# --- the form --------------------------------------------------------------------------------------------------


def test_a_number_that_is_entered_changes_the_layer(desk: Desk) -> None:
    desk.enter("Filters", "6")
    assert desk.project["conv1"].spec.filters == 6
    assert desk.steps() == ["Change Filters"]


def test_steps_in_one_field_are_one_undo_step(desk: Desk) -> None:
    spin = desk.spin("Filters")
    spin.setFocus()
    for _ in range(3):
        desk.qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert desk.project["conv1"].spec.filters == 11
    assert desk.steps() == ["Change Filters"]
    desk.document.stack.undo()
    assert spin.value() == 8


def test_two_layers_are_two_undo_steps(desk: Desk) -> None:
    desk.enter("Filters", "6")
    desk.selection.select("conv2")
    desk.enter("Filters", "6")
    assert len(desk.steps()) == 2


# --- the facts -------------------------------------------------------------------------------------------------


def test_the_size_is_worked_out_before_the_eyes(desk: Desk) -> None:
    assert desk.fact("Shape") == "1 × 28 × 28 → 8 × 28 × 28"
    assert desk.fact("Size") == "⌊(28 + 2·2 − 5)/1⌋ + 1 = 28"
    assert (desk.fact("Rows"), desk.fact("Columns")) == (None, None)
    assert desk.fact("Parameters") == "8·1·5·5 + 8 = 208"
    assert desk.fact("Multiply-adds") == "156\u202f800"
    assert desk.fact("Receptive field") == "5 × 5, 1 apart"


def test_rows_and_columns_that_differ_are_worked_out_apart(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.set_params(project, "conv1", kernel=(3, 5), dilation=(1, 2)))
    assert desk.fact("Size") is None
    assert desk.fact("Rows") == "⌊(28 + 2·2 − 3)/1⌋ + 1 = 30"
    assert desk.fact("Columns") == "⌊(28 + 2·2 − 2·(5 − 1) − 1)/1⌋ + 1 = 24"


def test_layers_that_slide_nothing_have_no_size_formula(desk: Desk) -> None:
    desk.selection.select("linear1")
    assert desk.fact("Size") is None
    assert desk.fact("Receptive field") is None
    assert desk.fact("Parameters") == "10·576 + 10 = 5\u202f770"
    desk.selection.select("relu1")
    assert desk.fact("Parameters") is None


# --- problems --------------------------------------------------------------------------------------------------


def test_a_problem_is_said_with_a_hint(desk: Desk) -> None:
    desk.enter("Kernel: rows", "63")
    assert desk.panel.problem.isVisible()
    assert "63 × 63 kernel does not fit" in desk.panel.problem.text()
    assert "smaller kernel" in desk.panel.problem.text()
    assert desk.fact("Size") is None
    desk.document.stack.undo()
    assert not desk.panel.problem.isVisible()


def test_a_layer_that_waits_leads_to_the_cause(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.set_params(project, "conv1", kernel=63))
    desk.selection.select("pool1")
    assert desk.panel.problem.text() == "pool1 waits for conv1."
    desk.click("Go to conv1")
    assert desk.selection.layer == "conv1"


def test_the_input_says_where_it_is_changed(desk: Desk) -> None:
    desk.selection.select(INPUT)
    assert "1 × 28 × 28" in desk.panel.hint.text()
    assert not desk.panel.form.isVisible()


# --- the window's commands -------------------------------------------------------------------------------------


def test_the_buttons_are_the_commands_of_the_window(desk: Desk) -> None:
    actions = {key: QAction(command.text) for key, command in COMMANDS.items()}
    called: list[str] = []
    for key, action in actions.items():
        action.setToolTip(COMMANDS[key].tip)
        action.triggered.connect(lambda _checked=False, key=key: called.append(key))
    desk.panel.use_actions(actions)
    actions["move_left"].setEnabled(False)
    assert not desk.button("Move layer left").isEnabled()
    for name in ("Move layer right", "Duplicate layer", "Rename layer", "New random weights", "Remove layer"):
        desk.click(name)
    assert called == ["move_right", "duplicate_layer", "rename_layer", "renew_weights", "remove_layer"]
    desk.selection.select(INPUT)
    assert not desk.button("Remove layer").isVisible()


# --- manners ---------------------------------------------------------------------------------------------------


def test_an_edit_of_weights_leaves_the_panel_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unexpected(project: Project) -> None:
        raise AssertionError

    monkeypatch.setattr("gui.layer.layer_panel.infer", unexpected)
    desk.document.edit("", lambda project: engine.set_weight(project, "conv1", (0, 0, 0, 0), 3.0))
    assert desk.fact("Parameters") == "8·1·5·5 + 8 = 208"


def test_a_larger_image_is_followed(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.set_input_size(project, (30, 32)))
    assert desk.fact("Shape") == "1 × 30 × 32 → 8 × 30 × 32"


def test_every_control_has_a_name_and_says_what_it_does(desk: Desk) -> None:
    for layer in ("conv1", "pool1", "linear1"):
        desk.selection.select(layer)
        for control in desk.panel.findChildren(QWidget):
            own = not control.objectName().startswith("qt_")
            if own and control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert control.toolTip(), control
                assert control.accessibleName() or getattr(control, "text", str)(), control


@pytest.mark.parametrize(
    ("spec", "size", "said"),
    [
        (
            engine.Conv2d(kernel=5, stride=7, padding=2), (28, 28),
            "map: 10 rows, 10 columns\npadding: 2 rows, 2 columns",
        ),
        (
            engine.Conv2d(kernel=3, stride=2, padding=1, dilation=2), (8, 8),
            "map: 4 rows, 4 columns\npadding: 1 row, 1 column",
        ),
        (engine.Conv2d(kernel=3, stride=2, padding=2), (8, 7), "padding: 1 row"),
        (engine.MaxPool2d(), (5, 6), "map: 1 row"),
        (engine.MaxPool2d(), (6, 6), None),
    ],
)  # fmt: skip
def test_what_is_never_read_is_said_of_the_map_and_of_the_padding(
    desk: Desk, spec: engine.Spec, size: tuple[int, int], said: str | None
) -> None:
    project = engine.chain((1, *size), [spec])
    desk.document.open(project, None)
    desk.selection.select(project.layers[0].id)
    assert desk.fact("Never read") == said
