"""Predict, then reveal, in the real window: hidden numbers are nowhere to be read; answers are judged and revealed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

import engine
from engine.quiz.hiding import HIDDEN
from engine.values.numerals import printed
from gui.cell.row_view import RowView
from gui.filter_page.view import FilterDepthView
from gui.layer_maps.page import LayerMapsPage
from gui.network.painting import unit_text
from gui.state.selection import Hover
from gui.text.phrases import number_text
from gui.why.step_tree import StepTree
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All texts that are painted from now on."""
    texts: list[str] = []
    draw = QPainter.drawText

    def spy(painter: QPainter, *args: Any) -> Any:
        texts.extend(each for each in args if isinstance(each, str))
        return draw(painter, *args)

    monkeypatch.setattr(QPainter, "drawText", spy)
    return texts


@pytest.fixture
def loud(digits: engine.Project) -> engine.Project:
    """The digits network with numbers so large that no two of them are printed alike."""
    for layer, factor in (("conv1", 37), ("conv2", 37), ("linear1", 0.01)):
        weights = {name: factor * weight.data for name, weight in digits[layer].weights.items()}
        digits = engine.set_weights(digits, layer, **weights)
    return engine.set_params(digits, "softmax", temperature=100)


def value_of(window: MainWindow, hover: Hover) -> float:
    assert window.session.frame is not None
    output = window.session.frame.result.outputs[hover.layer]
    return float(
        output.maps[0][hover.row] if len(output.shape) == 1 else output.maps[hover.channel][hover.row, hover.column]
    )


def ways_to_print(value: float, probable: bool) -> set[str]:
    """How the window may write a number, as far as it says enough."""
    texts = {unit_text(value, True).removesuffix(" %")} if probable else set()
    texts |= {number_text(value, digits) for digits in (2, 3)} | {printed(value, digits) for digits in range(1, 5)}
    return {text for text in texts if sum(letter.isdigit() for letter in text.lstrip("−0.")) >= 3}


def texts_of(window: MainWindow) -> Iterator[str]:
    """All that the window says, shown or described, and all that can be copied from what is shown."""
    for widget in filter(QWidget.isVisible, window.findChildren(QWidget)):
        yield from (widget.accessibleDescription(), widget.accessibleName(), widget.toolTip())
        if isinstance(widget, QLabel | QLineEdit):
            yield widget.text()
        if isinstance(widget, RowView):
            yield widget.describe()
        if isinstance(widget, StepTree):
            widget.expandToDepth(1)  # all would be every way to every pixel
            yield widget.text()
    clipboard = QApplication.clipboard()
    for key in ("copy_text", "copy_latex"):
        clipboard.clear()
        window.actions_[key].trigger()
        yield clipboard.text()
    for layer in window.document.project.layers:
        yield from (window.view.map_text(layer.id, tile) for tile in range(16))


def everything_said(window: MainWindow, settle: Settle, hover: Hover, painted: list[str]) -> str:
    """What is said and painted of a cell and what is made of it, on every page and in every pane."""
    said: list[str] = []
    painted.clear()
    project = window.document.project
    after = [layer.id for layer in project.layers][project.index(hover.layer) + 1 :][:3]
    shapes = engine.infer(project).shapes
    places = [hover, *(Hover(layer, 0, 1, 0) if len(shapes[layer]) == 1 else Hover(layer, 2, 1, 1) for layer in after)]
    window.selection.set_page("network")
    for command in ("show_cell", "show_why", "show_melt"):
        for place in places:
            window.selection.choose(place)
            window.actions_[command].trigger()
            settle(window)
            window.selection.point_at(hover)
            window.grab()
            said += texts_of(window)
    if len(shapes[hover.layer]) == 3:
        window.selection.choose(hover)
    else:
        window.selection.select("conv2", 1)
    window.actions_["show_maps"].trigger()
    settle(window)
    maps = window.pages.page("maps").widget
    assert isinstance(maps, LayerMapsPage)
    for order in maps.orders.values():
        order.click()
        settle(window)
        for point in (hover, None):
            window.selection.point_at(point)
            window.grab()
            said += texts_of(window)
    maps.orders["channel"].click()
    window.actions_["open_filter"].trigger()
    settle(window)
    depth = window.pages.page("filter").widget
    assert isinstance(depth, FilterDepthView)
    depth.canvas._appearing.stop()
    window.selection.point_at(hover)
    window.grab()
    said += texts_of(window)
    window.actions_["back_up"].trigger()
    window.selection.set_looks(scale="network")
    said += texts_of(window)
    window.selection.set_looks(scale="map")
    return "\n".join((*said, *painted))


def found_in(text: str, wanted: set[str]) -> list[str]:
    """Those numbers that stand in a text by themselves."""
    return [each for each in wanted if re.search(rf"(?<![\d.]){re.escape(each)}(?![\d.])", text)]


def telling_cell(window: MainWindow, layer: str) -> Hover:
    """The cell of a layer that most would tell: the least of a map, the largest unit; one that ReLU lets through."""
    assert window.session.frame is not None
    maps = window.session.frame.result.outputs[layer].maps
    if maps[0].ndim == 1:
        return Hover(layer, 0, int(maps[0].argmax()), 0)
    wanted = maps[3].min() if layer == "conv2" else np.median(maps[3][maps[3] > 0].ravel()[:-1:2])
    row, column = np.unravel_index(np.abs(maps[3] - wanted).argmin(), maps[3].shape)
    return Hover(layer, 3, int(row), int(column))


@pytest.mark.parametrize(
    ("key", "layer"),
    [("hide_values", "conv1"), ("hide_cell", "conv2"), ("hide_values", "linear1"), ("hide_cell", "softmax")],
)
def test_a_hidden_number_is_nowhere_to_be_read(
    make_window: MakeWindow, settle: Settle, loud: engine.Project, painted: list[str], layer: str, key: str
) -> None:
    window = make_window(loud)
    settle(window)
    hover = telling_cell(window, layer)
    secret = ways_to_print(value_of(window, hover), layer == "softmax")
    assert secret
    window.selection.choose(hover)
    assert found_in(everything_said(window, settle, hover, painted), secret)  # or this test would see nothing
    window.selection.choose(hover)
    window.actions_[key].trigger()
    said = everything_said(window, settle, hover, painted)
    assert found_in(said, secret) == []
    assert HIDDEN in said


def answer(window: MainWindow, text: str) -> str:
    field = window.prediction.field
    field.edit.setText(text)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    return field.verdict.text()


def ask(window: MainWindow, settle: Settle, hover: Hover) -> engine.Trace:
    """Hides a cell with its key, and asks for it with Enter."""
    window.selection.choose(hover)
    settle(window)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_H, CTRL | SHIFT)
    assert window.selection.hides(hover)
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert window.prediction.field.isVisible()
    assert window.session.frame is not None
    result = window.session.frame.result
    cell = hover.cell(result.outputs[hover.layer].shape)
    assert cell is not None
    return engine.trace(window.document.project, result, hover.layer, cell)


def is_right(window: MainWindow, hover: Hover, value: float) -> bool:
    """Answers right, and sees that the cell is shown and the field can be closed."""
    said = answer(window, f"{value:.4f}")
    shown = not window.selection.hides(hover)
    QTest.keyClick(window.prediction.field.close_button, Qt.Key.Key_Escape)
    return said.startswith("✓") and shown and window.prediction.field.isHidden()


@pytest.fixture
def lecture(make_window: MakeWindow) -> MainWindow:
    """A small network in which every mistake leads to a number of its own."""
    specs = (
        engine.Conv2d(filters=3, kernel=3, stride=2, padding=1), engine.ReLU(), engine.MaxPool2d(kernel=3, stride=2),
    )  # fmt: skip
    project = engine.chain((1, 16, 16), specs, seed=4)
    return make_window(engine.set_image(project, np.random.default_rng(2).random((16, 16), np.float32)))


def test_every_kind_of_mistake_is_named_before_the_answer_is_revealed(lecture: MainWindow, settle: Settle) -> None:
    window, project = lecture, lecture.document.project
    hover = Hover("conv1", 1, 3, 4)
    trace = ask(window, settle, hover)
    given = window.session.frame.result.outputs["input"].maps[0] if window.session.frame else np.zeros((1, 1))
    kernel = project["conv1"].weights["weight"].data[1, 0]
    patch = given[5:8, 7:10]  # at stride 2 and padding 1
    assert np.isclose((patch * kernel).sum() + trace.bias, trace.value, atol=1e-5)
    assert "bias" in answer(window, f"{trace.total:.4f}")
    assert "turned" in answer(window, f"{(patch * kernel[::-1, ::-1]).sum() + trace.bias:.4f}")
    other = window.session.frame.result.outputs["conv1"].maps[2][3, 4] if window.session.frame else 0.0
    assert "map 2" in answer(window, f"{other:.4f}")
    assert is_right(window, hover, trace.value)

    frame = window.session.frame
    assert frame is not None
    relu = Hover("relu1", *map(int, np.argwhere(frame.result.outputs["conv1"].array < -0.05)[0]))
    trace = ask(window, settle, relu)
    assert "ReLU" in answer(window, f"{float(trace.terms.values[0]):.4f}")
    assert is_right(window, relu, 0.0)

    pool = Hover("pool1", *map(int, np.argwhere(frame.result.outputs["pool1"].array > 0.05)[0]))
    trace = ask(window, settle, pool)
    assert "mean" in answer(window, f"{float(trace.terms.values.mean()):.4f}")
    assert is_right(window, pool, trace.value)
    assert window.document.project is project
    assert window.document.stack.count() == 0


def test_a_size_is_asked_for_answered_wrong_and_right(lecture: MainWindow, settle: Settle) -> None:
    window, field = lecture, lecture.prediction.field
    window.selection.select("pool1")
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_G, CTRL)
    QTest.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=window.view.zoom.now.header_of("pool1").toPoint())
    assert field.isVisible()
    assert "rounds up" in answer(window, "3 × 4 × 4")
    assert "named first" in answer(window, "3 3 3") or field.mood == "right"
    settle(window)
    assert not window.selection.hidden_by_layer


def test_what_is_hidden_is_part_of_a_scene(window: MainWindow, settle: Settle) -> None:
    window.selection.choose(Hover("conv1", 2, 12, 9))
    window.actions_["hide_cell"].trigger()
    window.selection.select("conv2", 3)
    window.actions_["ask_size"].trigger()
    window.actions_["add_scene"].trigger()
    window.actions_["ask_size"].trigger()
    window.selection.set_hidden([])
    window.scenes_panel.shown.emit(0)
    settle(window)
    assert window.selection.hides(Hover("conv1", 2, 12, 9))
    assert set(window.selection.sizes_asked) == {"conv2", "relu2"}
    window.lessons.take(4)
    settle(window)
    window.player.leave()
    settle(window)
    assert window.selection.hides(Hover("conv1", 2, 12, 9))
    assert set(window.selection.sizes_asked) == {"conv2", "relu2"}
