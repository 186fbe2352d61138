"""Predict, then reveal: what is hidden is nowhere to be read, answers are judged, and the Document stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT
from engine.conceal import HIDDEN
from engine.explain import explain
from gui import theme
from gui.document import Document
from gui.network.view import NetworkView
from gui.panels.cell_panel import CellPanel
from gui.panels.map_panel import MapPanel
from gui.presentation.prediction import Prediction
from gui.selection import Hover, Looks, Selection
from gui.session import Session
from gui.status import StatusBar
from gui.transport import Transport

LEFT = Qt.MouseButton.LeftButton
SPECS = (
    engine.Conv2d(filters=3, kernel=3, padding=1),
    engine.BatchNorm2d(),
    engine.ReLU(),
    engine.MaxPool2d(),
    engine.AvgPool2d(kernel=2, stride=1),
    engine.Flatten(),
    engine.Linear(units=10),
    engine.Softmax(),
)
LAYERS = ("conv1", "norm1", "relu1", "pool1", "pool2", "flatten", "linear1", "softmax")
PLACE = Hover("conv1", 1, 2, 3)


@dataclass
class Room:
    document: Document
    selection: Selection
    session: Session
    window: QWidget
    view: NetworkView
    cell: CellPanel
    map: MapPanel
    status: StatusBar
    prediction: Prediction
    action: QAction
    qtbot: QtBot

    def settle(self) -> None:
        if self.session.busy:
            self.qtbot.waitSignal(self.session.idle, timeout=20_000).wait()
        QApplication.processEvents()

    def trace(self, hover: Hover = PLACE) -> engine.Trace:
        assert self.session.frame is not None
        result = self.session.frame.result
        cell = hover.cell(result.outputs[hover.layer].shape)
        assert cell is not None
        return engine.trace(self.document.project, result, hover.layer, cell)

    def shown_texts(self) -> str:
        """All that the cell pane says, and what is said elsewhere about the cell."""
        views = [view.describe() for view in self.cell.row.shown]
        return "\n".join([self.cell.text(), *views, self.status.value.text(), self.cell.row.views.lines.describe()])

    def answer(self, text: str) -> str:
        field = self.prediction.field
        field.edit.setText(text)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
        return field.verdict.text()


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    project = engine.chain((2, 8, 10), SPECS, seed=3)
    document = Document(engine.set_image(project, np.random.default_rng(0).random((2, 8, 10), np.float32)))
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    look = theme.apply(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    services = document, selection, session, look
    transport = Transport(document, selection, window)
    view, cell = NetworkView(*services, transport), CellPanel(*services, transport)
    map_panel, status = MapPanel(*services), StatusBar(selection, session)
    action = QAction("hide", window)
    prediction = Prediction(document, selection, session, window)
    prediction.take(action, view, cell)
    column = QVBoxLayout(window)
    for part in (view, cell, map_panel, status):
        column.addWidget(part)
    cell.setFixedHeight(220)
    window.resize(1200, 1000)
    window.show()
    made = Room(document, selection, session, window, view, cell, map_panel, status, prediction, action, qtbot)
    session.request()
    made.settle()
    selection.choose(PLACE)
    made.settle()
    yield made
    session.finish()


# --- hiding --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layer", LAYERS)
def test_a_hidden_value_can_be_read_nowhere(room: Room, layer: str) -> None:
    shape = engine.infer(room.document.project).shapes[layer]
    hover = Hover(layer, 0, 3, 0) if len(shape) == 1 else Hover(layer, 1, 1, 1)
    room.selection.choose(hover)
    room.settle()
    before = room.cell.text()
    room.prediction.set_hidden([layer])
    room.selection.point_at(hover)
    room.settle()
    assert room.cell.text() != before
    assert HIDDEN in room.shown_texts()
    if layer in ("conv1", "linear1", "softmax"):  # others may be given the very number that they make
        assert room.session.frame is not None
        cell = hover.cell(shape)
        assert cell is not None
        told = explain(room.document.project, room.session.frame.result, layer, cell)
        assert told.value not in room.shown_texts()
    assert room.status.value.text().endswith(HIDDEN)
    assert not room.map.blank.isHidden()
    assert "hidden" in room.view.map_text(layer, 0)
    room.selection.reveal(hover)
    assert room.cell.text() == before


@pytest.mark.parametrize("layer", LAYERS[1:])
def test_what_is_made_of_hidden_values_does_not_tell_them(room: Room, layer: str) -> None:
    before = LAYERS[LAYERS.index(layer) - 1]
    shape = engine.infer(room.document.project).shapes[layer]
    room.prediction.set_hidden([before])
    room.selection.choose(Hover(layer, 0, 1, 0) if len(shape) == 1 else Hover(layer, 1, 1, 1))
    room.settle()
    assert before in room.cell.blank.text()
    assert room.cell.text() == ""


def test_one_key_hides_the_selected_layer_and_shows_it_again(room: Room) -> None:
    room.action.trigger()
    assert room.selection.hidden == {"conv1"}
    assert room.action.isChecked()
    room.selection.reveal(PLACE)
    room.selection.select("relu1")
    assert not room.action.isChecked()
    room.selection.select("conv1")
    room.action.trigger()
    assert room.selection.hidden == frozenset()
    room.action.trigger()
    assert room.selection.conceals(PLACE)  # what was revealed before is to be predicted again
    room.selection.select(INPUT)
    assert not room.action.isEnabled()


def test_what_is_hidden_keeps_to_layers_that_exist(room: Room) -> None:
    room.prediction.set_hidden(["conv1", "pool1", INPUT, "nobody"])
    assert room.selection.hidden == {"conv1", "pool1"}
    room.selection.reveal(PLACE)
    room.document.edit("", lambda project: engine.rename_layer(project, "conv1", "edges"))
    assert room.selection.hidden == {"edges", "pool1"}
    assert not room.selection.conceals(Hover("edges", 1, 2, 3))
    room.document.edit("", lambda project: engine.remove_layer(project, "pool1"))
    assert room.selection.hidden == {"edges"}
    room.document.open(engine.chain((1, 8, 8), SPECS[:1]), None)
    room.settle()
    assert room.selection.hidden == frozenset()


# --- asking --------------------------------------------------------------------------------------------------------


def test_a_wrong_answer_is_diagnosed_and_a_right_one_reveals(room: Room) -> None:
    project, field = room.document.project, room.prediction.field
    room.action.trigger()
    lines = room.cell.row.views.lines
    place = lines.hidden_value()
    assert place is not None
    QTest.mouseClick(lines, LEFT, pos=place.center().toPoint())
    assert field.isVisible()
    assert "bias" in room.answer(f"{room.trace().total:.4f}")
    assert field.mood == "wrong"
    assert room.selection.conceals(PLACE)
    assert "number" in room.answer("much")
    assert "Not yet" in room.answer("1234")
    assert room.answer(f"{room.trace().value:.3f}".replace(".", ",")).startswith("✓")
    assert field.mood == "right"
    assert not room.selection.conceals(PLACE)
    assert lines.hidden_value() is None
    assert room.selection.conceals(Hover("conv1", 1, 2, 4))
    QTest.keyClick(field.close_button, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert room.document.project is project
    assert room.document.stack.count() == 0


def test_escape_and_reveal(room: Room) -> None:
    field = room.prediction.field
    room.action.trigger()
    room.cell.setFocus()
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    assert field.isVisible()
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert room.selection.conceals(PLACE)
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    QTest.mouseClick(field.reveal, LEFT)
    assert field.isHidden()
    assert not room.selection.conceals(PLACE)
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    assert field.isHidden()  # nothing is hidden here any more


def test_a_click_or_enter_on_the_network_asks(room: Room) -> None:
    field = room.prediction.field
    room.prediction.set_hidden(["pool1", "softmax"])
    room.settle()
    QTest.mouseClick(room.view, LEFT, pos=room.view.place_of("pool1", 2).toPoint())
    assert field.isVisible()
    assert "pool1[2]" in field.place.text()
    room.selection.choose(Hover("softmax", 0, 7, 0))
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    assert "softmax[7]" in field.place.text()
    value = room.trace(Hover("softmax", 0, 7, 0)).value
    assert room.answer(f"{100 * value:.3f} %").startswith("✓")
    room.prediction.set_hidden([])
    assert field.isHidden()


def test_a_click_on_the_output_asks_for_that_cell(room: Room) -> None:
    room.action.trigger()
    output = room.cell.row.views.output
    assert output.revealed == frozenset()
    QTest.mouseClick(output, LEFT, pos=output.rect_of((4, 4), (5, 5)).center().toPoint())
    assert room.prediction.field.place.text() == "conv1[1], row 4, column 5"
    room.selection.reveal(Hover("conv1", 1, 4, 5))
    assert output.revealed == {(4, 5)}


@pytest.mark.parametrize("corner", [(0, 0), (1190, 5), (5, 990), (1190, 990)])
def test_the_field_stays_in_the_window(room: Room, corner: tuple[int, int]) -> None:
    room.action.trigger()
    room.prediction.ask(PLACE, QRect(room.window.mapToGlobal(QPoint(*corner)), room.window.size() / 100))
    for text in ("", "12", "0"):
        room.answer(text)
        assert room.window.rect().contains(room.prediction.field.geometry())
