"""Predict, then reveal: what is hidden is nowhere to be read, answers are judged, and the Document stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT
from engine.explain.explain import explain
from engine.quiz.hiding import HIDDEN, HiddenCells
from gui.cell.cell_panel import CellPanel
from gui.layer.layer_panel import LayerPanel
from gui.look import theme
from gui.map.map_panel import MapPanel
from gui.network.layout import cell_rect
from gui.network.view import NetworkView
from gui.presentation.quiz.prediction import Prediction
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Hover, Looks, Selection
from gui.state.session import Session
from gui.widgets.question import question_rect
from gui.window.status_bar import StatusBar

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
    layer: LayerPanel
    status: StatusBar
    prediction: Prediction
    actions: dict[str, QAction]
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
    playback = Playback(document, selection, window)
    view, cell = NetworkView(*services, playback), CellPanel(*services, playback)
    map_panel, layer, status = MapPanel(*services), LayerPanel(*services), StatusBar(selection, session)
    actions = {key: QAction(key, window) for key in ("hide_values", "hide_cell", "ask_size")}
    prediction = Prediction(document, selection, session, window)
    prediction.take(actions, view, cell)
    column = QVBoxLayout(window)
    for part in (view, cell, map_panel, layer, status):
        column.addWidget(part)
    cell.setFixedHeight(220)
    window.resize(1200, 1000)
    window.show()
    made = Room(document, selection, session, window, view, cell, map_panel, layer, status, prediction, actions, qtbot)
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
    room.selection.set_hidden([layer])
    room.selection.point_at(hover)
    room.settle()
    assert room.cell.text() != before
    assert HIDDEN in room.shown_texts()
    if layer in ("conv1", "linear1", "softmax"):  # others may be given the very number that they make
        assert room.session.frame is not None
        cell = hover.cell(shape)
        assert cell is not None
        told = explain(room.document.project, room.session.frame.result, layer, cell)
        assert not re.search(rf"(?<![\d.]){re.escape(told.value)}(?!\d)", room.shown_texts())
    assert room.status.value.text().endswith(HIDDEN)
    assert not room.map.blank.isHidden()
    assert "hidden" in room.view.map_text(layer, 0)
    room.selection.turn_cell(hover, hidden=False)
    assert room.cell.text() == before


@pytest.mark.parametrize("layer", LAYERS[1:])
def test_what_is_made_of_hidden_values_does_not_tell_them(room: Room, layer: str) -> None:
    before = LAYERS[LAYERS.index(layer) - 1]
    shape = engine.infer(room.document.project).shapes[layer]
    room.selection.set_hidden([before])
    room.selection.choose(Hover(layer, 0, 1, 0) if len(shape) == 1 else Hover(layer, 1, 1, 1))
    room.settle()
    assert before in room.cell.blank.text()
    assert room.cell.text() == ""


def test_one_key_hides_the_selected_layer_and_shows_it_again(room: Room) -> None:
    room.actions["hide_values"].trigger()
    assert room.selection.hidden == {"conv1"}
    assert room.actions["hide_values"].isChecked()
    room.selection.turn_cell(PLACE, hidden=False)
    room.selection.select("relu1")
    assert not room.actions["hide_values"].isChecked()
    room.selection.select("conv1")
    room.actions["hide_values"].trigger()
    assert room.selection.hidden == frozenset()
    room.actions["hide_values"].trigger()
    assert room.selection.hides(PLACE)  # what was revealed before is to be predicted again
    room.selection.select(INPUT)
    assert not room.actions["hide_values"].isEnabled()


def test_what_is_hidden_keeps_to_layers_that_exist(room: Room) -> None:
    room.selection.set_hidden(["conv1", "pool1"])
    room.selection.turn_cell(PLACE, hidden=False)
    room.document.edit("", lambda project: engine.rename_layer(project, "conv1", "edges"))
    assert room.selection.hidden == {"edges", "pool1"}
    assert not room.selection.hides(Hover("edges", 1, 2, 3))
    room.document.edit("", lambda project: engine.remove_layer(project, "pool1"))
    assert room.selection.hidden == {"edges"}
    room.document.open(engine.chain((1, 8, 8), SPECS[:1]), None)
    room.settle()
    assert room.selection.hidden == frozenset()


# --- asking --------------------------------------------------------------------------------------------------------


def test_a_wrong_answer_is_diagnosed_and_a_right_one_reveals(room: Room) -> None:
    project, field = room.document.project, room.prediction.field
    room.actions["hide_values"].trigger()
    lines = room.cell.row.views.lines
    place = lines.picture.hidden_value
    assert place is not None
    QTest.mouseClick(lines, LEFT, pos=place.center().toPoint())
    assert field.isVisible()
    assert "bias" in room.answer(f"{room.trace().total:.4f}")
    assert field.mood == "wrong"
    assert room.selection.hides(PLACE)
    assert "number" in room.answer("much")
    assert "Not yet" in room.answer("1234")
    assert room.answer(f"{room.trace().value:.3f}".replace(".", ",")).startswith("✓")
    assert field.mood == "right"
    assert not room.selection.hides(PLACE)
    assert lines.picture.hidden_value is None
    assert room.selection.hides(Hover("conv1", 1, 2, 4))
    QTest.keyClick(field.close_button, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert room.document.project is project
    assert room.document.stack.count() == 0


def test_escape_and_reveal(room: Room) -> None:
    field = room.prediction.field
    room.actions["hide_values"].trigger()
    room.cell.setFocus()
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    assert field.isVisible()
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert room.selection.hides(PLACE)
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    QTest.mouseClick(field.reveal, LEFT)
    assert field.isHidden()
    assert not room.selection.hides(PLACE)
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    assert field.isHidden()  # nothing is hidden here any more


def test_a_click_or_enter_on_the_network_asks(room: Room) -> None:
    field = room.prediction.field
    room.selection.set_hidden(["pool1", "softmax"])
    room.settle()
    QTest.mouseClick(room.view, LEFT, pos=room.view.place_of("pool1", 2).toPoint())
    assert field.isVisible()
    assert "pool1[2]" in field.place.text()
    room.selection.choose(Hover("softmax", 0, 7, 0))
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    assert "softmax[7]" in field.place.text()
    value = room.trace(Hover("softmax", 0, 7, 0)).value
    assert room.answer(f"{100 * value:.3f} %").startswith("✓")
    room.selection.set_hidden([])
    assert field.isHidden()


def test_a_click_on_the_output_asks_for_that_cell(room: Room) -> None:
    room.actions["hide_values"].trigger()
    output = room.cell.row.views.output
    assert output.state.hidden_cells == HiddenCells(whole=True)
    QTest.mouseClick(output, LEFT, pos=output.rect_of((4, 4), (5, 5)).center().toPoint())
    assert room.prediction.field.place.text() == "conv1[1], row 4, column 5"
    room.selection.turn_cell(Hover("conv1", 1, 4, 5), hidden=False)
    assert output.state.hidden_cells == HiddenCells(whole=True, others=frozenset({(4, 5)}))


# --- single cells --------------------------------------------------------------------------------------------------


def test_one_key_hides_the_chosen_cell_alone(room: Room) -> None:
    neighbour = Hover("conv1", 1, 2, 4)
    room.actions["hide_cell"].trigger()
    assert room.actions["hide_cell"].isChecked()
    assert not room.actions["hide_values"].isChecked()
    assert room.selection.hides(PLACE)
    assert room.selection.hides(Hover("norm1", 1, 2, 3))
    assert room.selection.hides(Hover("relu1", 1, 2, 3))
    assert not room.selection.hides(Hover("pool1", 1, 1, 1))
    assert not room.selection.hides(neighbour)
    assert room.cell.row.views.output.state.hidden_cells == HiddenCells(others=frozenset({(2, 3)}))
    room.settle()
    assert not room.map.blank.isHidden()  # it would say how large the largest value is
    room.selection.choose(neighbour)
    assert not room.actions["hide_cell"].isChecked()
    assert HIDDEN not in room.cell.text()
    room.selection.choose(PLACE)
    room.actions["hide_cell"].trigger()
    assert not room.selection.hidden_by_layer


def test_the_key_shows_one_cell_of_a_hidden_layer(room: Room) -> None:
    room.actions["hide_values"].trigger()
    room.actions["hide_cell"].trigger()
    assert not room.selection.hides(PLACE)
    assert room.selection.hides(Hover("conv1", 1, 2, 4))
    assert not room.selection.hides(Hover("relu1", 1, 2, 3))
    room.actions["hide_cell"].trigger()
    assert room.selection.hides(PLACE)


def test_a_hidden_cell_hides_the_arithmetic_that_reads_it(room: Room) -> None:
    room.actions["hide_cell"].trigger()
    room.selection.choose(Hover("norm1", 1, 2, 3))
    assert "conv1" in room.cell.blank.text()
    assert room.cell.text() == ""
    room.selection.choose(Hover("norm1", 1, 2, 4))
    assert room.cell.text()


def test_a_small_cell_is_asked_about_at_its_question_mark(room: Room) -> None:
    room.actions["hide_cell"].trigger()
    column = room.view.arrangement.column_of("conv1")
    assert column is not None
    rect = cell_rect(column, 1, (2, 2), (3, 3))
    question = question_rect(rect, column.tiles[1])
    at = room.view.zoom.now.transform.map(question.center()).toPoint()
    QTest.mouseClick(room.view, LEFT, pos=at)
    assert room.prediction.field.place.text() == "conv1[1], row 2, column 3"


# --- sizes ---------------------------------------------------------------------------------------------------------


def head_lines(room: Room, layer: str) -> tuple[str, ...]:
    column = room.view.arrangement.column_of(layer)
    assert column is not None
    return column.head.lines


def test_a_size_is_asked_for_and_diagnosed(room: Room) -> None:
    room.selection.select("pool1")
    room.settle()
    assert "3 × 4 × 5" in head_lines(room, "pool1")
    room.actions["ask_size"].trigger()
    assert room.actions["ask_size"].isChecked()
    assert not room.actions["hide_cell"].isEnabled()
    assert head_lines(room, "pool1")[1] == HIDDEN
    field = room.prediction.field
    QTest.mouseClick(room.view, LEFT, pos=room.view.zoom.now.header_of("pool1").toPoint())
    assert field.isVisible()
    assert field.place.text() == "pool1"
    assert "size" in room.answer("big")
    assert "Every map is treated" in room.answer("1 × 4 × 5")
    assert field.mood == "wrong"
    assert "stride" in room.answer("3 7 9")
    assert room.answer("4 x 5").startswith("✓")
    assert field.isVisible()
    assert "3 × 4 × 5" in head_lines(room, "pool1")
    assert not room.selection.hidden_by_layer
    QTest.keyClick(field.close_button, Qt.Key.Key_Escape)
    room.actions["ask_size"].trigger()
    room.view.setFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    QTest.mouseClick(field.reveal, LEFT)
    assert "3 × 4 × 5" in head_lines(room, "pool1")


def test_layers_of_the_same_size_ask_for_the_first(room: Room) -> None:
    room.actions["ask_size"].trigger()
    for layer in ("conv1", "norm1", "relu1"):
        assert head_lines(room, layer)[1] == HIDDEN
        assert "size" in room.view.map_text(layer, 0)
    QTest.mouseClick(room.view, LEFT, pos=room.view.place_of("relu1", 1).toPoint())
    assert room.prediction.field.place.text() == "conv1"
    assert room.selection.layer == "relu1"


def test_a_hidden_size_is_nowhere_to_be_read(room: Room) -> None:
    room.actions["ask_size"].trigger()
    room.selection.point_at(PLACE)
    room.settle()
    output = room.cell.row.views.output
    assert output.isVisible()
    assert output.caption == "conv1[1] · ?"
    assert room.shown_texts().count("?") > 2
    texts = [room.shown_texts()]
    texts += [label.text() for label in room.window.findChildren(QLabel) if label.isVisible()]
    texts += [each.accessibleDescription() for each in room.window.findChildren(QWidget)]
    told = "\n".join(texts).replace("\u00a0", " ")
    assert "2 × 8 × 10 → ?" in told
    assert [size for size in ("3 × 8 × 10", "conv1[1] · 8 × 10", "of 80") if size in told] == []
    assert "Multiply-adds" not in told
    room.actions["ask_size"].trigger()
    room.settle()
    texts = [label.text() for label in room.layer.findChildren(QLabel) if label.isVisible()]
    assert "2 × 8 × 10 → 3 × 8 × 10" in "\n".join(texts).replace("\u00a0", " ")


@pytest.mark.parametrize("written", [False, True])
def test_a_size_is_asked_for_on_the_page_of_a_cell(room: Room, written: bool) -> None:
    room.selection.select("pool1")
    room.cell.set_written(written)
    room.actions["ask_size"].trigger()
    room.settle()
    field = room.prediction.field
    if written:
        place = room.cell.page.question()
        assert place is not None
        QTest.mouseClick(room.cell.page, LEFT, pos=place.center().toPoint())
    else:
        output = room.cell.row.views.output
        QTest.mouseClick(output, LEFT, pos=output.surface().content.center().toPoint())
    assert field.isVisible()
    assert field.place.text() == "pool1"
    assert "stride" in room.answer("3 7 9")
    QTest.keyClick(field.close_button, Qt.Key.Key_Escape)
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    assert room.answer("4 x 5").startswith("✓")
    assert "4 × 5" in room.cell.row.views.output.caption + room.cell.page.describe()


def test_a_layer_whose_size_shows_in_its_cells_is_asked_without_them(room: Room) -> None:
    room.selection.select("pool1")
    layer = room.document.project.layers[-1].id
    room.selection.select(layer)
    room.actions["ask_size"].trigger()
    room.settle()
    assert "size" in room.cell.blank.text()
    QTest.keyClick(room.cell, Qt.Key.Key_Return)
    assert room.prediction.field.place.text() == layer


@pytest.mark.parametrize("corner", [(0, 0), (1190, 5), (5, 990), (1190, 990)])
def test_the_field_stays_in_the_window(room: Room, corner: tuple[int, int]) -> None:
    room.actions["hide_values"].trigger()
    room.prediction.ask(PLACE, QRect(room.window.mapToGlobal(QPoint(*corner)), room.window.size() / 100))
    for text in ("", "12", "0"):
        room.answer(text)
        assert room.window.rect().contains(room.prediction.field.geometry())
