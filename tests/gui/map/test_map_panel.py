"""The large map shows the selected one, its legend is true, and pointing at it reaches the right cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, Project
from engine.compute.thumbnails import MapStatistics
from gui.look import theme
from gui.look.colours import COLOUR_MAPS
from gui.look.legend import Legend, Legends
from gui.map.map_panel import MapPanel, wrapped_columns
from gui.state.document import Document
from gui.state.selection import Hover, Looks, Selection
from gui.state.session import Session
from gui.state.workers import Frame

LEFT = Qt.MouseButton.LeftButton
SPECS = (
    engine.Conv2d(filters=3, kernel=3, padding=1),
    engine.ReLU(),
    engine.Flatten(),
    engine.Linear(units=10),
    engine.Softmax(),
)


@dataclass
class Desk:
    document: Document
    selection: Selection
    session: Session
    panel: MapPanel
    qtbot: QtBot

    @property
    def frame(self) -> Frame:
        assert self.session.frame is not None
        return self.session.frame

    @property
    def legends(self) -> Legends:
        return Legends(self.frame, self.selection.looks)

    def show(self, layer: str, channel: int = 0) -> None:
        self.selection.select(layer, channel)
        self.session.request()
        self.settle()

    def edit(self, project: Project) -> None:
        self.document.edit("", lambda _: project)
        self.settle()

    def settle(self) -> None:
        if self.session.busy:
            self.qtbot.waitSignal(self.session.idle, timeout=20_000).wait()

    def point(self, row: int, column: int) -> QPoint:
        """Where on the view a cell is."""
        view = self.panel.view
        places = [
            QPoint(x, y)
            for x in range(view.width())
            for y in range(view.height())
            if view.cell_at(QPointF(x, y)) == (row, column)
        ]
        return places[len(places) // 2]

    def hover(self, row: int, column: int) -> None:
        self.qtbot.mouseMove(self.panel.view.viewport(), self.point(row, column))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    project = engine.chain((1, 8, 9), SPECS)
    image = np.random.default_rng(0).random((1, 8, 9), np.float32)
    document = Document(engine.set_image(project, image))
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    panel = MapPanel(document, selection, session, theme.apply(qapp, "light"))
    qtbot.addWidget(panel)
    panel.resize(290, 420)
    with qtbot.waitExposed(panel):
        panel.show()
    desk = Desk(document, selection, session, panel, qtbot)
    yield desk
    session.finish()


# --- what is shown ---------------------------------------------------------------------------------------------


def test_before_the_first_frame_it_says_that_work_is_under_way(desk: Desk) -> None:
    assert desk.panel.blank.text() == "There are no maps yet."
    assert not desk.panel.view.isVisible()


def test_it_shows_the_selected_map(desk: Desk) -> None:
    desk.show("conv1", 2)
    assert desk.panel.heading.text() == "conv1[2]"
    facts = desk.frame.answer(MapStatistics("conv1", 2))
    assert facts is not None
    np.testing.assert_array_equal(facts.values, desk.frame.result["conv1"][2])
    assert desk.panel.bar.range == (desk.legends.of("conv1", 2).low, desk.legends.of("conv1", 2).high)
    assert not desk.panel.blank.isVisible()


def test_a_problem_says_why_it_is_blank(desk: Desk) -> None:
    desk.show("flatten")
    desk.edit(engine.set_params(desk.document.project, "conv1", kernel=31))
    assert "flatten waits for conv1." in desk.panel.blank.text()
    assert "does not fit" in desk.panel.blank.text()
    assert "smaller kernel" in desk.panel.blank.text()
    assert not desk.panel.view.isVisible()
    desk.document.stack.undo()
    desk.settle()
    assert desk.panel.view.isVisible()


def test_the_statistics_are_true(desk: Desk) -> None:
    desk.show("relu1", 0)
    values = desk.frame.result["relu1"][0]
    text = desk.panel.numbers.text()
    assert f"max {values.max():.2f}" in text
    assert f"{100 * (values == 0).mean():.0f} % zeros" in text
    assert not desk.panel.odd.isVisible()


def test_cells_that_are_no_numbers_are_counted(desk: Desk) -> None:
    desk.show("conv1", 0)
    desk.edit(engine.set_bias(desk.document.project, "conv1", 0, float("nan")))
    assert desk.panel.odd.text() == "72 cells are infinite or not a number."
    assert not desk.panel.numbers.isVisible(), "there is no number to tell of"
    assert desk.panel.odd.isVisible()


def test_a_colour_picture_is_shown_in_its_own_colours(desk: Desk) -> None:
    image = np.random.default_rng(1).random((3, 8, 9), np.float32)
    desk.edit(engine.set_image(engine.set_input_channels(desk.document.project, 3), image))
    desk.show(INPUT)
    assert not desk.panel.histogram.isVisible()
    assert desk.panel.numbers.text().startswith("red 0.")
    assert [combo.isVisible() for combo in desk.panel.looks.values()] == [False, False, False]


def test_an_edit_elsewhere_repaints_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.show("conv1", 0)
    shown: list[object] = []
    monkeypatch.setattr(desk.panel.view, "set_map", shown.append)
    desk.edit(engine.set_bias(desk.document.project, "linear1", 0, 3.0))
    assert shown == []
    desk.edit(engine.set_bias(desk.document.project, "conv1", 0, 3.0))
    assert len(shown) == 1


# --- vectors ---------------------------------------------------------------------------------------------------


@given(st.integers(1, 70_000))
def test_a_vector_is_wrapped_near_a_square_without_a_lost_row(units: int) -> None:
    columns = wrapped_columns(units)
    rows = -(-units // columns)
    assert (rows - 1) * columns < units <= rows * columns
    assert columns <= 7 * rows
    assert rows <= columns


def test_ten_classes_make_two_full_rows(desk: Desk) -> None:
    assert wrapped_columns(10) == 5
    desk.show("linear1", 7)
    assert desk.panel.heading.text() == "linear1"
    value = desk.frame.result["linear1"][7]
    assert desk.panel.caption.text() == f"In rows of 5. Unit 7 is {value:.3f}.".replace("-", "−")


def test_pointing_at_a_vector_reaches_the_right_unit_and_a_click_selects_it(desk: Desk) -> None:
    desk.show("linear1", 0)
    desk.hover(1, 3)
    assert desk.selection.hover == Hover("linear1", 0, 8, 0)
    desk.qtbot.mouseClick(desk.panel.view.viewport(), LEFT, pos=desk.point(1, 3))
    assert (desk.selection.layer, desk.selection.channel) == ("linear1", 8)


def test_the_gap_at_the_end_of_a_vector_is_no_unit(desk: Desk) -> None:
    desk.edit(engine.set_params(desk.document.project, "linear1", units=37))
    desk.show("linear1", 0)
    assert wrapped_columns(37) == 7
    desk.hover(5, 1)
    assert desk.selection.hover == Hover("linear1", 0, 36, 0)
    desk.hover(5, 2)
    assert desk.selection.hover is None


# --- pointing --------------------------------------------------------------------------------------------------


def test_pointing_at_a_cell_is_told_to_everybody(desk: Desk) -> None:
    desk.show("conv1", 1)
    desk.hover(2, 5)
    assert desk.selection.hover == Hover("conv1", 1, 2, 5)


def test_a_cell_that_is_pointed_at_elsewhere_is_outlined(desk: Desk) -> None:
    desk.show("conv1", 1)
    desk.selection.point_at(Hover("conv1", 0, 3, 4))
    assert "row 3, column 4" in desk.panel.view.accessibleDescription()
    desk.selection.point_at(Hover("relu1", 0, 3, 4))
    assert desk.panel.view.accessibleDescription() == ""


# --- colours and scales ----------------------------------------------------------------------------------------


def reach(frame: Frame, *layers: str) -> float:
    return max(float(np.abs(frame.result[layer]).max()) for layer in layers)


def test_the_scale_is_that_of_the_map_the_layer_or_the_network(desk: Desk) -> None:
    desk.show("conv1", 0)
    own = float(np.abs(desk.frame.result["conv1"][0]).max())
    assert desk.panel.bar.range == pytest.approx((-own, own))
    combo = desk.panel.looks["scale"]
    combo.setFocus()
    desk.qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert desk.selection.looks.scale == "layer"
    layer = reach(desk.frame, "conv1")
    assert desk.panel.bar.range == pytest.approx((-layer, layer))
    desk.qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert desk.selection.looks.scale == "network"
    network = reach(desk.frame, "conv1", "relu1", "flatten", "linear1", "softmax")
    assert desk.panel.bar.range == pytest.approx((-network, network))
    desk.show("relu1", 0)
    assert desk.panel.bar.range == pytest.approx((-network, network))  # one number, one colour, in any map


def test_sign_decides_which_colours_are_offered(desk: Desk) -> None:
    desk.show("conv1", 0)
    assert [name for name, combo in desk.panel.looks.items() if combo.isVisible()] == ["scale", "signed"]
    combo = desk.panel.looks["signed"]
    assert {combo.itemData(i) for i in range(combo.count())} == {
        key for key, each in COLOUR_MAPS.items() if each.kind == "diverging"
    }
    desk.show("relu1", 0)
    assert [name for name, combo in desk.panel.looks.items() if combo.isVisible()] == ["scale", "positive"]
    desk.panel.looks["positive"].setFocus()
    desk.qtbot.keyClick(desk.panel.looks["positive"], Qt.Key.Key_Down)
    assert desk.selection.looks.positive == "fire"


def test_colours_chosen_elsewhere_are_shown(desk: Desk) -> None:
    desk.show("conv1", 0)
    desk.selection.set_looks(signed="purple_green", scale="network")
    assert desk.panel.looks["signed"].currentData() == "purple_green"
    assert desk.panel.looks["scale"].currentData() == "network"
    assert desk.legends.of("conv1", 0).table_key == "purple_green"


def test_the_input_is_grey_from_black_to_white(desk: Desk) -> None:
    desk.show(INPUT)
    assert desk.legends.of(INPUT, 0) == Legend("grey", 0, 1, symmetric=False)
    desk.edit(engine.set_scaling(desk.document.project, [0.5], [0.5]))
    legend = desk.legends.of(INPUT, 0)
    assert (legend.low, legend.high) == (-1, 1), "what black and white became"


def test_a_map_without_contrast_is_flat_even_where_rounding_left_noise(desk: Desk) -> None:
    project = engine.set_image(desk.document.project, np.full((1, 8, 9), 0.3))
    project = engine.set_params(project, "conv1", padding=0)
    noise = np.array([[-0.3, -0.6, -0.1], [0, 0, 0], [0.1, 0.3, 0.60000001]], np.float32)
    project = engine.set_filter(project, "conv1", 0, noise)
    desk.edit(engine.set_bias(project, "conv1", 0, 0))
    desk.show("conv1", 0)
    assert 0 <= float(np.abs(desk.frame.result["conv1"][0]).max()) < 1e-6
    legend = desk.legends.of("conv1", 0)
    assert (legend.low, legend.high) == (0, 0)


def test_a_constant_positive_map_is_flat(desk: Desk) -> None:
    project = engine.set_filter(desk.document.project, "conv1", 0, np.zeros((3, 3)))
    desk.edit(engine.set_bias(project, "conv1", 0, 0.7))
    legend = desk.legends.of("relu1", 0)
    assert (legend.low, legend.high) == pytest.approx((0, 0.7)), "flat, and as bright as what it holds"


# --- manners ---------------------------------------------------------------------------------------------------


def test_another_theme_repaints_in_its_colours(desk: Desk, qapp: QApplication) -> None:
    desk.show("conv1", 0)
    light = desk.panel.bar.grab().toImage()
    theme.apply(qapp, "dark")
    assert desk.panel.bar.grab().toImage() != light
    theme.apply(qapp, "light")


def test_every_control_has_a_name_and_says_what_it_does(desk: Desk) -> None:
    desk.show("conv1", 0)
    for control in desk.panel.findChildren(QWidget):
        own = control is not desk.panel.view.viewport() and not control.objectName().startswith("qt_")
        if own and control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control.toolTip(), control
            assert control.accessibleName(), control


def test_it_fits_a_dock(desk: Desk) -> None:
    desk.show("linear1", 0)
    assert desk.panel.minimumSizeHint().width() <= 240
    assert desk.panel.minimumSizeHint().height() <= 360
