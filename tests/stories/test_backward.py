"""The way back from the loss: opened, gone through, led elsewhere, followed by a step of descent, kept in scenes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

import engine
from engine.lessons.view import View
from gui.backward.canvas import BackwardCanvas
from gui.backward.contents import Content
from gui.backward.layout import BackwardLayout
from gui.backward.page import BackwardPage
from gui.backward.painting import shortened
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]


def page_of(window: MainWindow) -> BackwardPage:
    page = window.pages.page("backward").widget
    assert isinstance(page, BackwardPage)
    assert window.pages.currentWidget() is page
    return page


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> BackwardPage:
    window.selection.select("conv2", 3, 1)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_G)
    settle(window)
    return page_of(window)


def content(page: BackwardPage) -> Content:
    assert page.canvas.content is not None
    return page.canvas.content


def layout(page: BackwardPage) -> BackwardLayout:
    return page.canvas._state(content(page)).layout


def name_class(page: BackwardPage, index: int) -> None:
    page.foot.true_class.setCurrentIndex(index)
    page.foot.true_class.activated.emit(index)


def click(canvas: BackwardCanvas, point: QPointF) -> None:
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point.toPoint())


def test_the_key_opens_the_walk_to_the_selected_map(page: BackwardPage, window: MainWindow) -> None:
    steps = content(page).steps
    assert [step.kind for step in steps] == ["loss", "scores", *["cell"] * 4, "weight", "trial"]
    assert [step.layer for step in steps[1:-2]] == ["linear1", "flatten", "pool2", "relu2", "conv2"]
    assert content(page).walk.weight is not None
    assert content(page).walk.weight.at[:2] == (3, 1)
    frame = window.session.frame
    assert frame is not None
    probability = float(frame.result["softmax"].max())
    assert content(page).gradients.loss == pytest.approx(-np.log(np.float64(probability)), abs=1e-6)
    assert page.foot.true_class.currentText() == window.document.project.classes[content(page).gradients.target]
    assert "conv2[3]" in page.head.title.text()


def test_the_steps_are_gone_through_with_keys_and_commands(
    page: BackwardPage, window: MainWindow, settle: Settle
) -> None:
    name_class(page, 3)
    settle(window)
    assert content(page).gradients.target == 3
    canvas, last = page.canvas, len(content(page).steps) - 1
    for key, at in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, last), (Qt.Key.Key_Up, last - 1), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(canvas, key)
        assert content(page).step == at
    for command, at in (("walk_forward", 1), ("walk_last", last), ("walk_back", last - 1), ("walk_first", 0)):
        assert window.actions_[command].isEnabled()
        window.actions_[command].trigger()
        assert content(page).step == at
    click(canvas, layout(page).step_rect(2).center())
    assert content(page).step == 2
    said = canvas.accessibleDescription()
    assert said.startswith("gradient of flatten")
    for line in content(page).explained.lines:
        assert line.value in said
    window.pages.leave()
    window.selection.select("input")
    assert not window.actions_["walk_forward"].isEnabled(), "a picture is not walked through"


def test_a_click_leads_the_walk_to_another_weight_or_cell(
    page: BackwardPage, window: MainWindow, settle: Settle
) -> None:
    canvas = page.canvas
    click(canvas, layout(page).kernel_cell(layout(page).kernels[1], 2, 4).center())
    settle(window)
    assert content(page).walk.weight == ("conv2", "weight", (3, 1, 2, 4))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    settle(window)
    assert content(page).walk.weight == ("conv2", "weight", (3, 1, 3, 0))
    at = next(n for n, column in enumerate(content(page).columns) if column.layer == "pool1")
    place = layout(page).columns[at].pair(2, layout(page).tiles_top)[1].translated(layout(page).tiles.left(), 0)
    click(canvas, place.center())
    settle(window)
    cell = content(page).walk.cell
    assert cell is not None
    assert max(abs(at - middle) for at, middle in zip(cell, (2, 7, 7), strict=True)) <= 1
    assert (window.selection.layer, window.selection.channel) == ("pool1", 2)
    assert (content(page).explained.layer, content(page).explained.cell) == ("pool1", cell)
    assert content(page).kernel is None
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle(window)
    assert content(page).walk.cell == (3, *cell[1:])
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    settle(window)
    assert content(page).walk.layer == "relu1"


def test_the_cell_with_the_largest_gradient_is_chosen_at_first(page: BackwardPage, window: MainWindow) -> None:
    cell, slopes = content(page).walk.cell, content(page).gradients.by_output["conv2"][3]
    assert cell is not None
    assert abs(slopes[cell[1:]]) == np.abs(slopes).max()
    assert window.selection.chosen.cell((16, 10, 10)) == cell


def test_one_step_changes_the_weights_and_says_the_loss(page: BackwardPage, window: MainWindow, settle: Settle) -> None:
    name_class(page, 3)
    settle(window)
    before, loss = window.document.project, content(page).gradients.loss
    slopes = content(page).gradients.by_weight
    page.foot.rate.setValue(0.001)
    QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    settle(window)
    after = window.document.project
    for layer in ("conv1", "conv2", "linear1"):
        expected = before[layer].weights["weight"].data - np.float32(0.001) * slopes[layer]["weight"]
        np.testing.assert_array_equal(after[layer].weights["weight"].data, expected)
    assert content(page).gradients.loss < loss
    assert page.head.loss.text().startswith(f"loss {loss:.4f} → ")
    window.document.stack.undo()
    settle(window)
    assert window.document.project is before
    assert page.head.loss.text() == f"loss {loss:.4f}"


def test_a_step_may_change_one_weight_alone(page: BackwardPage, window: MainWindow, settle: Settle) -> None:
    name_class(page, 3)
    settle(window)
    before = window.document.project
    page.foot.moves.setCurrentIndex(2)
    page.foot.moves.activated.emit(2)
    page.foot.apply.click()
    settle(window)
    weight = content(page).walk.weight
    assert weight is not None
    changed = window.document.project["conv2"].weights["weight"].data != before["conv2"].weights["weight"].data
    assert int(changed.sum()) == 1
    assert [each.id for each in before.layers if window.document.project[each.id].weights != each.weights] == ["conv2"]
    assert window.document.stack.count() == 1


def test_gradients_follow_every_edit(page: BackwardPage, window: MainWindow, settle: Settle) -> None:
    name_class(page, 3)
    settle(window)
    before = content(page).gradients
    window.document.edit("", lambda project: engine.set_bias(project, "linear1", 3, 2.0))
    settle(window)
    assert content(page).gradients.loss != before.loss
    assert content(page).gradients.target == 3
    np.testing.assert_allclose(
        content(page).gradients.by_output["conv1"],
        engine.loss_gradients(window.document.project, 3).by_output["conv1"],
        rtol=1e-4, atol=1e-8,
    )  # fmt: skip


def test_class_and_weight_stay_until_another_picture_or_kernel_comes(
    page: BackwardPage, window: MainWindow, settle: Settle
) -> None:
    target, weight = content(page).gradients.target, content(page).walk.weight
    assert window.staging.captured().true_class is None, "nobody has named one"
    window.document.edit("", lambda project: engine.set_bias(project, "linear1", (target + 1) % 10, 1000.0))
    window.document.edit("", lambda project: engine.set_kernel(project, "conv2", 3, 1, np.eye(5)))
    settle(window)
    assert content(page).gradients.target == target, "though another class is the strongest now"
    assert content(page).walk.weight == weight
    window.document.edit("", lambda project: engine.set_image(project, np.ones((1, 28, 28), np.float32)))
    settle(window)
    assert content(page).gradients.target == (target + 1) % 10
    window.selection.select("conv2", 3, 2)
    settle(window)
    found = content(page).walk.weight
    assert found is not None
    slopes = np.abs(content(page).gradients.by_weight["conv2"]["weight"][3, 2])
    assert slopes[found.at[2:]] == slopes.max()


def test_a_scene_keeps_what_is_set(page: BackwardPage, window: MainWindow, settle: Settle) -> None:
    view = View(
        page="backward", layer="conv1", channel=2, place=(0.3, 0.6), true_class=7, weight=(1, 3), backward_step=4,
        rate=0.5, moves="kernel",
    )  # fmt: skip
    window.staging.show(view, window.selection.looks)
    settle(window)
    captured = window.staging.captured()
    for name in ("page", "layer", "channel", "true_class", "weight", "backward_step", "rate", "moves"):
        assert getattr(captured, name) == getattr(view, name), name
    assert content(page).walk.cell == (2, 8, 16)
    assert content(page).walk.weight == ("conv1", "weight", (2, 0, 1, 3))
    assert content(page).step == 4
    assert (page.foot.rate.value(), page.foot.moves.currentText()) == (0.5, "this kernel")


def test_what_is_hidden_is_not_given_away(page: BackwardPage, window: MainWindow, settle: Settle) -> None:
    window.selection.set_hidden(["conv1"])
    settle(window)
    assert page.canvas.isHidden()
    assert "predict it first" in page.nothing.text()
    window.selection.set_hidden([])
    settle(window)
    assert page.canvas.isVisible()


def test_without_scores_the_page_says_why_it_is_empty(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(engine.chain((1, 8, 8), [engine.Conv2d(filters=2), engine.ReLU()]))
    window.actions_["show_backward"].trigger()
    settle(window)
    page = page_of(window)
    assert page.canvas.isHidden()
    assert "one score per class" in page.nothing.text()
    assert not page.foot.apply.isEnabled()


def test_a_network_may_lose_its_scores_meanwhile(page: BackwardPage, window: MainWindow, settle: Settle) -> None:
    for layer in ("softmax", "linear1", "flatten"):
        window.document.edit("", lambda project, layer=layer: engine.remove_layer(project, layer))
    settle(window)
    assert page.canvas.isHidden()
    assert "one score per class" in page.nothing.text()
    for _ in range(3):
        window.document.stack.undo()
    settle(window)
    assert content(page).walk.layer == "conv2"


def test_lines_that_do_not_fit_are_added_up(page: BackwardPage, window: MainWindow, settle: Settle) -> None:
    name_class(page, 3)
    settle(window)
    lines = [line for line in content(page).steps[-2].lines if line.kind != "note"]
    for most in range(4, len(lines) + 1):
        fewer = shortened(lines, most)
        assert len(fewer) <= max(most, 4)
        total = sum(round(float(line.value.replace("−", "-")) * 1e6) for line in fewer if line.kind != "value")
        assert total == round(float(lines[-1].value.replace("−", "-")) * 1e6)
    assert shortened(lines, len(lines)) == lines
