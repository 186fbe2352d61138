"""The way back from a value: it reaches the image, is walked with the keys, and follows what is chosen and computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, Project
from engine.explain.why import Step
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.state.document import Document
from gui.state.selection import Gains, Hover, Looks, Selection
from gui.state.session import Session
from gui.why.step_row import SHARE, VALUE, WORDS
from gui.why.step_tree import StepTree, step_of
from gui.why.why_panel import WhyPanel

KEYS = Qt.Key


@dataclass
class Desk:
    document: Document
    selection: Selection
    session: Session
    panel: WhyPanel
    qtbot: QtBot

    @property
    def tree(self) -> StepTree:
        return self.panel.tree

    @property
    def here(self) -> Step:
        return self.tree.steps_here()[-1]

    @property
    def column(self) -> list[QTreeWidgetItem]:
        """The first line below every line, from the first."""
        lines = []
        line = self.tree.topLevelItem(0)
        while line is not None:
            lines.append(line)
            line = line.child(0)
        return lines

    def choose(self, hover: Hover) -> None:
        self.selection.choose(hover)
        self.session.request()
        self.settle()

    def edit(self, project: Project) -> None:
        self.document.edit("", lambda _: project)
        self.settle()

    def settle(self) -> None:
        if self.session.busy:
            self.qtbot.waitSignal(self.session.idle, timeout=20_000).wait()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.tree, key)
        self.settle()


def make(qtbot: QtBot, qapp: QApplication, project: Project) -> Desk:
    document = Document(project)
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    panel = WhyPanel(document, selection, session, theme.apply(qapp, "light"))
    qtbot.addWidget(panel)
    panel.resize(900, 236)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return Desk(document, selection, session, panel, qtbot)


@pytest.fixture
def digits(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    """The shipped network, asked about the winning class."""
    desk = make(qtbot, qapp, engine.open_project(RESOURCES / "networks" / "digits.convscope"))
    desk.session.request()
    desk.settle()
    assert desk.session.frame is not None
    desk.choose(Hover("softmax", 0, int(desk.session.frame.result["softmax"].argmax()), 0))
    desk.tree.setFocus()
    yield desk
    desk.session.finish()
    QApplication.clipboard().clear()


@pytest.fixture
def small(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    specs = [engine.Conv2d(filters=2, kernel=3, padding=1), engine.ReLU(), engine.Flatten(), engine.Linear(units=2)]
    project = engine.chain((1, 4, 5), specs)
    project = engine.set_image(project, np.random.default_rng(0).random((1, 4, 5), np.float32))
    desk = make(qtbot, qapp, project)
    yield desk
    desk.session.finish()


# --- the story -------------------------------------------------------------------------------------------------


def test_the_winning_class_unrolls_to_a_pixel(digits: Desk) -> None:
    lines = digits.column
    assert [step_of(line).layer for line in lines[:4]] == ["softmax", "linear1", "linear1", "pool2"]
    pixel = step_of(lines[-1])
    assert (pixel.kind, pixel.layer) == ("pixel", INPUT)
    assert pixel.cell is not None
    assert all(0 <= at < 28 for at in pixel.cell[1:])
    assert "before scaling" in lines[-1].text(WORDS)
    assert digits.panel.question.text() == "Why is softmax[5] 100.0 %?"
    assert lines[0].text(VALUE) == "100.0 %"
    assert lines[1].text(SHARE) == "100 %"
    assert lines[0].text(SHARE) == ""


def test_arrow_keys_walk_to_the_pixel_and_the_network_follows(digits: Desk) -> None:
    assert digits.selection.hover == Hover("softmax", 0, 5, 0)
    seen = []
    for line in digits.column[1:]:
        digits.press(KEYS.Key_Down)
        assert digits.tree.currentItem() is line
        cell = step_of(line).cell
        expected = None if cell is None else Hover.at(step_of(line).layer, cell)
        assert digits.selection.hover == expected
        seen.append(step_of(line).kind)
    assert seen[-1] == "pixel"
    assert "channel" in seen  # which is no single cell: nothing is outlined there
    way = digits.panel.path.text().split(" → ")
    assert [each.split("[")[0] for each in way] == [
        "input", "conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "linear1", "softmax",
    ]  # fmt: skip
    assert digits.selection.chosen == Hover("softmax", 0, 5, 0)
    assert digits.tree.root is not None
    assert digits.tree.root.layer == "softmax"


def test_without_the_keys_nothing_is_pointed_at(digits: Desk) -> None:
    digits.press(KEYS.Key_Down)
    assert digits.selection.hover is not None
    digits.panel.copy_button.setFocus()
    assert digits.selection.hover is None
    digits.selection.point_at(Hover("conv1", 2, 3, 4))  # as the network does
    digits.tree.clearFocus()
    assert digits.selection.hover == Hover("conv1", 2, 3, 4)


def test_enter_starts_from_a_line_and_backspace_goes_back(digits: Desk) -> None:
    assert not digits.panel.back.isEnabled()
    digits.press(*[KEYS.Key_Down] * 4)
    wanted = digits.here
    digits.press(KEYS.Key_Return)
    assert digits.tree.root is not None
    assert wanted.layer == digits.selection.chosen.layer == digits.tree.root.layer == "pool2"
    assert wanted.cell == digits.tree.root.cell
    assert digits.panel.question.text() == f"Why is {wanted.label} = {wanted.value:.3f}?"
    assert digits.panel.back.isEnabled()
    digits.press(KEYS.Key_Down, KEYS.Key_Return, KEYS.Key_Backspace, KEYS.Key_Backspace)
    assert digits.selection.chosen == Hover("softmax", 0, 5, 0)
    assert digits.tree.root.kind == "probability"
    assert not digits.panel.back.isEnabled()


def test_enter_opens_what_is_no_single_cell_and_ends_at_pixels(digits: Desk) -> None:
    line = digits.tree.topLevelItem(0).child(1)
    assert step_of(line).kind == "sum"
    digits.tree.setCurrentItem(line)
    digits.press(KEYS.Key_Return)
    assert line.childCount() == 10
    digits.press(KEYS.Key_Return)
    assert not line.isExpanded()
    digits.tree.setCurrentItem(digits.column[-1])
    digits.press(KEYS.Key_Return)
    assert digits.selection.chosen == Hover("softmax", 0, 5, 0)


def test_the_rest_opens_further(digits: Desk) -> None:
    score = digits.column[2]
    rest = next(score.child(row) for row in range(score.childCount()) if step_of(score.child(row)).kind == "rest")
    assert rest.text(WORDS) == "the other 388 terms"
    rest.setExpanded(True)
    assert rest.childCount() == 13
    assert rest.child(12).text(WORDS) == "the other 376 terms"


def test_no_key_opens_everything(digits: Desk) -> None:
    before = digits.tree.text()
    digits.press(KEYS.Key_Asterisk)
    assert digits.tree.text() == before


def test_the_open_lines_can_be_copied(digits: Desk) -> None:
    QTest.keyClick(digits.tree, KEYS.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0] == "softmax[5] = 100.0 %"
    assert lines[1].startswith("  exp(")
    assert lines[1].endswith("): linear1[5] = 1.000")
    assert lines[-1].startswith("  divided by the sum of 10 exponentials = ")
    QApplication.clipboard().clear()
    digits.panel.copy_button.click()
    assert QApplication.clipboard().text().split("\n") == lines


# --- what it follows -------------------------------------------------------------------------------------------


def test_it_says_why_it_is_blank_and_offers_the_next_step(small: Desk) -> None:
    assert small.panel.blank.text() == "There are no maps yet."
    assert not small.panel.ask_class.isVisible()
    small.choose(Hover(INPUT, 0, 1, 1))
    assert "pixels" in small.panel.blank.text()
    small.panel.ask_class.click()
    small.settle()
    assert small.session.frame is not None
    assert small.selection.chosen == Hover("linear1", 0, int(small.session.frame.result["linear1"].argmax()), 0)
    assert small.tree.root is not None
    assert small.tree.root.layer == "linear1"


def test_a_problem_is_told(small: Desk) -> None:
    small.choose(Hover("relu1", 0, 1, 1))
    small.edit(engine.set_params(small.document.project, "conv1", kernel=31))
    assert small.panel.blank.isVisible()
    assert "does not fit" in small.panel.blank.text()


def test_pointing_at_other_cells_changes_nothing_but_choosing_does(small: Desk) -> None:
    small.choose(Hover("relu1", 1, 2, 3))
    before = small.tree.text()
    small.selection.point_at(Hover("conv1", 0, 0, 0))
    assert small.tree.text() == before
    small.choose(Hover("conv1", 0, 0, 0))
    assert small.tree.root is not None
    assert (small.tree.root.layer, small.tree.root.cell) == ("conv1", (0, 0, 0))


def test_an_edit_keeps_what_is_open_and_current(small: Desk) -> None:
    small.choose(Hover("linear1", 0, 1, 0))
    small.tree.setFocus()
    second = small.column[0].child(1)
    wanted = step_of(second)
    small.tree.setCurrentItem(second)
    second.setExpanded(True)
    small.column[1].setExpanded(False)
    project = small.document.project
    small.edit(engine.set_bias(project, "linear1", 1, 3.0))
    assert (small.here.kind, small.here.index, small.here.cell) == (wanted.kind, wanted.index, wanted.cell)
    assert small.tree.currentItem().isExpanded()
    assert not small.tree.topLevelItem(0).child(0).isExpanded()
    assert small.tree.root is not None
    assert small.session.frame is not None
    assert small.tree.root.value == small.session.frame.result["linear1"][1]
    assert wanted.cell is not None
    assert small.selection.hover == Hover.at(wanted.layer, wanted.cell)


def test_a_way_that_was_only_looked_at_follows_the_largest_contributions(small: Desk) -> None:
    small.choose(Hover("linear1", 0, 0, 0))
    weights = np.zeros((2, 40), np.float32)
    for unit in (7, 31):
        weights[0], weights[0, unit] = 0, 1
        small.edit(engine.set_weights(small.document.project, "linear1", weight=weights))
        assert step_of(small.column[1]).index == unit
        assert step_of(small.column[-1]).is_leaf


def test_what_does_not_change_the_numbers_builds_nothing_anew(small: Desk) -> None:
    small.choose(Hover("conv1", 0, 2, 2))
    line = small.tree.topLevelItem(0)
    small.edit(engine.set_bias(small.document.project, "linear1", 0, 1.0))
    small.session.request()
    small.settle()
    assert small.tree.topLevelItem(0) is line


def test_muted_channels_are_followed(small: Desk) -> None:
    small.choose(Hover("conv1", 0, 2, 2))
    small.selection.set_gains(Gains("conv1", 0, (0.0,)))
    small.settle()
    assert small.tree.root is not None
    assert small.tree.root.value == pytest.approx(float(small.document.project["conv1"].weights["bias"].data[0]))


def test_a_renamed_layer_is_still_asked_about(small: Desk) -> None:
    small.choose(Hover("relu1", 1, 2, 3))
    small.selection.point_at(Hover(INPUT, 0, 0, 0))
    small.edit(engine.rename_layer(small.document.project, "relu1", "gate"))
    assert small.panel.question.text().startswith("Why is gate[1] row 2, column 3 = ")


def test_what_is_shown_of_a_layer_that_is_gone_is_not_pointed_at(small: Desk) -> None:
    small.choose(Hover("linear1", 0, 1, 0))
    small.tree.setFocus()
    small.document.edit("", lambda project: engine.remove_layer(project, "relu1"))
    small.press(*[KEYS.Key_Down] * 2, KEYS.Key_Return)  # before the new numbers come
    assert small.selection.hover is None or small.selection.hover.layer != "relu1"
    assert small.selection.layer != "relu1"


def test_what_is_hidden_works_nothing_out(small: Desk) -> None:
    small.panel.hide()
    small.choose(Hover("relu1", 1, 2, 3))
    assert small.tree.root is None
    small.panel.show()
    small.settle()
    assert small.tree.root is not None
    assert small.tree.root.layer == "relu1"


def test_what_is_to_be_predicted_is_asked_instead_of_told(digits: Desk) -> None:
    digits.choose(Hover("conv2", 3, 4, 5))
    number = digits.column[0].text(VALUE)
    digits.selection.set_hidden(["conv2"])
    assert [line.text(VALUE) for line in digits.column] == ["?"]
    assert "predict" in digits.panel.path.text()
    assert number not in digits.panel.question.text() + digits.tree.text()
    digits.selection.set_hidden(["pool1"])
    assert digits.column[0].text(VALUE) == number
    assert [line.text(WORDS) for line in digits.column[1:]] == ["pool1: hidden, to be predicted first"]
    digits.press(KEYS.Key_Down, KEYS.Key_Return)  # where nothing lies, nothing is asked about
    assert digits.here.kind == "hidden"
    digits.selection.set_hidden([])
    assert digits.column[0].childCount() > 4


def test_the_strongest_output_is_not_given_away(small: Desk) -> None:
    small.choose(Hover(INPUT, 0, 0, 0))
    assert small.panel.ask_class.isVisible()
    small.selection.set_hidden([small.document.project.layers[-1].id])
    assert not small.panel.ask_class.isVisible()


def test_an_infinite_value_is_the_largest(qtbot: QtBot, qapp: QApplication) -> None:
    image = np.zeros((2, 6, 6), np.float32)
    image[0, 1, 1], image[1, 2, 2] = np.inf, 1
    desk = make(qtbot, qapp, engine.set_image(engine.chain(image.shape, [engine.ReLU()]), image))
    desk.session.request()
    desk.settle()
    desk.panel.ask_class.click()
    assert desk.selection.chosen == Hover("relu1", 0, 1, 1)
    desk.session.finish()
