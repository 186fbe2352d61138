"""The matrix beside a convolution lights what shares a weight, follows edits, and counts truly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT
from engine.explain.weight_matrix import WeightMatrix, repeats
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.matrix.log_bars import Bar, LogBars
from gui.matrix.matrix_panel import MatrixPanel
from gui.matrix.matrix_picture import Grid
from gui.matrix.words import bytes_text, fewer_text
from gui.state.document import Document
from gui.state.selection import Looks, Selection, WeightSpot
from gui.state.session import Session

LEFT = Qt.MouseButton.LeftButton
BINARY = np.array([[1, 0, 1], [0, 1, 0], [1, 0, 1]], np.float32)


@dataclass
class Desk:
    document: Document
    selection: Selection
    panel: MatrixPanel
    qtbot: QtBot

    @property
    def matrix(self) -> WeightMatrix:
        assert self.panel.view.matrix is not None
        return self.panel.view.matrix

    @property
    def reaches(self) -> list[str]:
        """What can be chosen to be drawn."""
        combo = self.panel.cut
        return [combo.itemText(index).removeprefix(f"{self.shown}, ") for index in range(combo.count())]

    @property
    def shown(self) -> str:
        return self.panel.cut.currentText().split(",")[0]

    def choose(self, part: str) -> None:
        index = self.reaches.index(part)
        self.panel.cut.setCurrentIndex(index)
        self.panel.cut.activated.emit(index)

    def point(self, row: int, column: int) -> None:
        """Moves the mouse to an entry."""
        grid = self.panel.view.grid()
        assert grid is not None
        middle = grid.rect(row, column).center()
        self.qtbot.mouseMove(self.panel.view, QPoint(1, 1))  # or nothing moves, if it is there already
        self.qtbot.mouseMove(self.panel.view, QPoint(int(middle.x()), int(middle.y())))

    def edit(self, project: engine.Project) -> None:
        self.document.edit("", lambda _: project)


def make(qtbot: QtBot, qapp: QApplication, project: engine.Project) -> tuple[Desk, Session]:
    document = Document(project)
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    panel = MatrixPanel(document, selection, session, theme.apply(qapp, "light"))
    qtbot.addWidget(panel)
    panel.resize(900, 236)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return Desk(document, selection, panel, qtbot), session


@pytest.fixture
def digits(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    """The shipped network, with its first convolution selected."""
    desk, session = make(qtbot, qapp, engine.open_project(RESOURCES / "networks" / "digits.convscope"))
    desk.selection.select("conv1", 3, 0)
    yield desk
    session.finish()
    QApplication.clipboard().clear()


@pytest.fixture
def small(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    """A 3 × 3 kernel over 5 × 5 cells."""
    project = engine.chain((1, 5, 5), [engine.Conv2d(filters=1, kernel=3), engine.ReLU(), engine.Flatten()])
    desk, session = make(qtbot, qapp, engine.set_filter(project, "conv1", 0, BINARY))
    desk.selection.select("conv1", 0, 0)
    yield desk
    session.finish()


# --- the matrix ------------------------------------------------------------------------------------------------


def test_a_small_layer_is_drawn_whole(small: Desk) -> None:
    assert small.reaches == ["the whole layer"]
    assert small.matrix.shape == (9, 25)
    weights = small.document.project["conv1"].weights["weight"].data
    np.testing.assert_array_equal(small.panel.view.values, small.matrix.values(weights))
    assert "inputs: 25 (5 × 5 cells of the image)" in small.panel.view.accessibleName()
    assert "outputs: 9 (3 × 3 cells of conv1[0])" in small.panel.view.accessibleName()


def test_a_large_layer_is_drawn_in_part_and_more_can_be_chosen(digits: Desk) -> None:
    assert digits.reaches == ["filter 3", "filter 3, the first 8 × 8 cells of channel 0"]
    assert digits.matrix.shape == (36, 64)
    digits.choose("filter 3")
    assert digits.matrix.shape == (784, 784)
    digits.selection.select("conv1", 5)
    assert digits.panel.cut.currentText() == "conv1, filter 5"


def test_a_choice_that_another_layer_does_not_offer_waits_for_one_that_does(digits: Desk) -> None:
    digits.selection.select("conv2", 0, 0)
    digits.choose("filter 0, channel 0")
    digits.selection.select("conv1", 0, 0)
    assert digits.matrix.shape == (36, 64)
    digits.selection.select("conv2", 1, 0)
    assert digits.panel.cut.currentText() == "conv2, filter 1, channel 0"


def test_a_map_made_from_a_convolution_shows_that_one(digits: Desk) -> None:
    digits.selection.select("pool1", 2)
    assert digits.shown == "conv1"
    assert digits.matrix.cut.filters == range(2, 3)


# --- lighting copies -------------------------------------------------------------------------------------------


def test_pointing_at_an_entry_lights_all_copies_of_its_weight(digits: Desk) -> None:
    digits.choose("filter 3")
    told: list[WeightSpot | None] = []
    digits.selection.weight_hovered.connect(told.append)
    digits.point(400, 400)
    spot = told[-1]
    assert spot is not None
    assert (spot.layer, spot.channel, spot.source) == ("conv1", 3, 0)
    spec = digits.document.project["conv1"].spec
    assert isinstance(spec, engine.Conv2d)
    positions = repeats(spec, (1, 28, 28), (8, 28, 28), spot.row, spot.column)
    assert len(digits.panel.view.highlighted) == positions > 600
    weight = (3, 0, spot.row, spot.column)
    assert all(digits.matrix.weights_at(place) == [weight] for place in digits.panel.view.highlighted.tolist())
    assert f"stands in {positions} places." in digits.panel.words.text()
    assert digits.panel.view.accessibleDescription() == digits.panel.words.text()


def test_the_words_say_which_cells_and_which_weight(small: Desk) -> None:
    small.point(4, 8)
    assert small.panel.words.text() == (
        "conv1[0] row 1, column 1 takes 1.00 × input[0] row 1, column 3.\n"
        "The weight at row 0, column 2 of the kernel for channel 0 stands in 9 places."
    )
    small.point(0, 24)
    expected = "conv1[0] row 0, column 0 does not read input[0] row 4, column 4: 0, whatever the weights are."
    assert small.panel.words.text() == expected
    assert small.selection.weight is None


def test_away_from_the_matrix_nothing_is_lit(small: Desk) -> None:
    small.point(0, 0)
    assert len(small.panel.view.highlighted) == 9
    QApplication.sendEvent(small.panel.view, QEvent(QEvent.Type.Leave))
    assert small.selection.weight is None
    assert len(small.panel.view.highlighted) == 0
    assert small.panel.words.text().startswith("The same numbers")


def test_a_weight_that_is_pointed_at_elsewhere_is_lit_here(small: Desk) -> None:
    small.selection.point_at_weight(WeightSpot("conv1", 0, 0, 1, 2))
    lit = small.panel.view.highlighted
    assert [small.matrix.weights_at(place) for place in lit.tolist()] == [[(0, 0, 1, 2)]] * 9
    assert "row 1, column 2" in small.panel.words.text()
    for spot in (WeightSpot("conv9", 0, 0, 1, 2), WeightSpot("conv1", 0, 0, 7, 2), WeightSpot("conv1", 4, 0, 0, 0)):
        small.selection.point_at_weight(spot)
        assert len(small.panel.view.highlighted) == 0


def test_a_turned_kernel_lights_the_weight_that_was_meant(small: Desk) -> None:
    small.edit(engine.set_params(small.document.project, "conv1", flip=True))
    small.point(0, 0)
    assert small.selection.weight == WeightSpot("conv1", 0, 0, 2, 2)


def test_weights_that_meet_at_the_border_are_added_up_in_words(small: Desk) -> None:
    small.edit(engine.set_params(small.document.project, "conv1", padding=1, border="replicate"))
    small.point(0, 0)
    text = small.panel.words.text()
    assert "takes 2.00 × input[0] row 0, column 0" in text
    assert "4 weights meet here: 1.00 at (0, 0) + 0.00 at (0, 1) + 0.00 at (1, 0) + 1.00 at (1, 1)." in text


def test_arrow_keys_walk_over_weights_only(small: Desk) -> None:
    view = small.panel.view
    view.setFocus()
    seen = []
    for key in (Qt.Key.Key_Right,) * 5 + (Qt.Key.Key_Down,) * 3 + (Qt.Key.Key_Left, Qt.Key.Key_Up):
        small.qtbot.keyClick(view, key)
        assert view.entry is not None
        assert view.entry.place is not None
        seen.append((view.entry.row, view.entry.column))
    assert seen == [(0, 0), (0, 1), (0, 2), (0, 5), (0, 6), (1, 6), (3, 6), (4, 6), (4, 6), (3, 6)]


# --- following edits -------------------------------------------------------------------------------------------


def test_editing_a_weight_repaints_without_laying_the_matrix_out_anew(digits: Desk) -> None:
    view = digits.panel.view
    matrix, values, before = digits.matrix, view.values.copy(), view.grab().toImage()
    digits.edit(engine.set_weight(digits.document.project, "conv1", (3, 0, 2, 2), -5.0))
    assert digits.matrix is matrix
    changed = np.flatnonzero(view.values != values)
    assert set(changed.tolist()) == set(matrix.copies((3, 0, 2, 2)).tolist())
    assert view.grab().toImage() != before
    digits.document.stack.undo()
    np.testing.assert_array_equal(view.values, values)


def test_another_geometry_is_another_matrix(small: Desk) -> None:
    small.edit(engine.set_params(small.document.project, "conv1", stride=2))
    assert small.matrix.shape == (4, 25)


def test_out_of_sight_it_rests_and_then_catches_up(small: Desk) -> None:
    small.panel.hide()
    small.edit(engine.set_weight(small.document.project, "conv1", (0, 0, 0, 0), 9.0))
    small.selection.point_at_weight(WeightSpot("conv1", 0, 0, 0, 0))
    assert small.panel.view.values.max() == 1
    small.panel.show()
    assert small.panel.view.values.max() == 9
    assert len(small.panel.view.highlighted) == 9


def test_numbers_that_are_none_are_painted_too(small: Desk) -> None:
    for value in (np.nan, np.inf, -np.inf):
        small.edit(engine.set_weight(small.document.project, "conv1", (0, 0, 1, 1), value))
        assert not small.panel.view.grab().isNull()
    small.edit(engine.set_filter(small.document.project, "conv1", 0, np.zeros((3, 3))))
    assert not small.panel.view.grab().isNull()


# --- the counts ------------------------------------------------------------------------------------------------


def test_the_counts_of_tiny_vgg_are_written_out(small: Desk) -> None:
    small.edit(engine.chain((3, 64, 64), [engine.Conv2d(filters=10, kernel=3)]))
    assert [bar.text for bar in small.panel.bars.bars] == [
        "fully connected: 472\u202f389\u202f160 · 1.9 GB",
        "locally connected: 1\u202f076\u202f320 · 4.3 MB · 439 times fewer",
        "shared: this convolution: 280 · 1.1 kB · 1\u202f687\u202f104 times fewer",
    ]
    assert [text for _, text in small.panel.bars.ticks()] == ["1", "10³", "10⁶", "10⁹"]


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=4))
def test_bars_are_on_one_logarithmic_scale(qapp: QApplication, numbers: list[int]) -> None:
    bars = LogBars()
    bars.show_bars([Bar("", number) for number in numbers])
    for number in numbers:
        assert bars.length(number) * bars.decades == pytest.approx(np.log10(max(number, 1)))
        assert 0 <= bars.length(number) <= 1
    assert all(0 <= share <= 1 for share, _ in bars.ticks())


def test_ratios_and_sizes_in_words() -> None:
    assert [fewer_text(ratio) for ratio in (0.5, 1, 7.84, 22.5)] == [
        "no fewer", "no fewer", "7.8 times fewer", "23 times fewer",
    ]  # fmt: skip
    assert [bytes_text(count) for count in (832, 1_120, 1_889_402_880, 120_000_000)] == [
        "832 bytes", "1.1 kB", "1.9 GB", "120 MB",
    ]  # fmt: skip


def test_the_counts_and_the_entry_can_be_copied(small: Desk) -> None:
    small.panel.view.setFocus()
    small.point(4, 8)
    small.qtbot.keyClick(small.panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[:2] == ["conv1: 1 × 5 × 5 → 1 × 3 × 3", "fully connected: 234 · 936 bytes"]
    assert lines[-2].startswith("conv1[0] row 1, column 1 takes 1.00 ×")
    QApplication.clipboard().clear()


# --- nothing to show -------------------------------------------------------------------------------------------


def test_without_a_convolution_it_says_why_and_leads_to_one(digits: Desk) -> None:
    digits.selection.select(INPUT)
    assert digits.panel.blank.text().startswith("input is not made by one convolution.")
    digits.selection.select("softmax", 3)
    assert digits.panel.blank.text().startswith("linear1 is fully connected already")
    digits.qtbot.mouseClick(digits.panel.go, LEFT)
    assert digits.selection.layer == "conv1"
    assert digits.panel.view.isVisible()


def test_a_problem_is_said(small: Desk) -> None:
    small.edit(engine.set_params(small.document.project, "conv1", kernel=9))
    assert "does not fit" in small.panel.blank.text()
    assert not small.panel.go.isVisible()
    small.document.stack.undo()
    assert small.panel.view.isVisible()


def test_a_network_without_convolutions_says_so(small: Desk) -> None:
    small.edit(engine.chain((1, 5, 5), [engine.Flatten(), engine.Linear(units=2)]))
    assert small.panel.blank.text().startswith("No convolution can run")


# --- manners ---------------------------------------------------------------------------------------------------


@given(st.integers(1, 900), st.integers(1, 900), st.integers(1, 900), st.integers(1, 900))
def test_every_entry_of_a_grid_is_found_where_it_is(width: int, height: int, rows: int, columns: int) -> None:
    grid = Grid.within(QRectF(3, 5, width, height), (rows, columns), 1.0)
    assert grid.place.width() <= max(width, 1)
    assert grid.place.height() <= max(height, 1)
    if grid.across >= 1 and grid.down >= 1:
        for row, column in ((0, 0), (rows - 1, columns - 1), (rows // 2, columns // 3)):
            assert grid.entry(grid.rect(row, column).center()) == (row, column)


@pytest.mark.parametrize("hatching", [False, True])
def test_the_theme_and_hatching_are_followed(small: Desk, qapp: QApplication, hatching: bool) -> None:
    small.edit(engine.set_filter(small.document.project, "conv1", 0, -BINARY))
    small.selection.set_looks(hatching=hatching)
    light = small.panel.view.grab().toImage()
    theme.apply(qapp, "dark")
    assert small.panel.view.grab().toImage() != light
    theme.apply(qapp, "light")
    assert small.panel.view.grab().toImage() == light
    small.selection.set_looks(hatching=not hatching)
    assert small.panel.view.grab().toImage() != light


def test_every_control_has_a_name_and_says_what_it_does(digits: Desk) -> None:
    for control in digits.panel.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control.toolTip(), control
            assert control.accessibleName(), control


def test_it_fits_a_dock(digits: Desk) -> None:
    assert digits.panel.minimumSizeHint().width() <= 560
    assert digits.panel.minimumSizeHint().height() <= 200
