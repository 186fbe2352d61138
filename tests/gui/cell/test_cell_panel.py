"""The cell pane says how any value is made, in numbers that add up, and moves the window where one points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, Project, Result
from engine.explain.as_text import latex, plain
from engine.explain.explain import Explanation, explain
from engine.layers.elementwise import Elementwise
from engine.layers.window_positions import BORDERS
from gui.cell.cell_panel import CellPanel
from gui.cell.cell_views import CellViews
from gui.cell.curve_view import CurveView
from gui.cell.painting.curve import CurveState, samples_of
from gui.cell.painting.lines import Entry, shortened
from gui.cell.painting.slide_ground import ground_of
from gui.cell.playback_bar import PlaybackBar
from gui.cell.row_view import RowView
from gui.cell.slide_view import SlideView
from gui.look import palettes, theme
from gui.state.document import Document
from gui.state.playback import SPEEDS, Playback
from gui.state.selection import Gains, Hover, Looks, Selection, WeightSpot
from gui.state.session import Session
from gui.text.phrases import say

LEFT = Qt.MouseButton.LeftButton
SPECS = (
    engine.Conv2d(filters=3, kernel=3, padding=1),
    engine.BatchNorm2d(),
    engine.ReLU(),
    engine.MaxPool2d(),
    engine.Conv2d(filters=4, kernel=3, dilation=2, stride=2, padding=2, border="reflect", flip=True),
    engine.GELU(),
    engine.AvgPool2d(kernel=2, stride=1, padding=1),
    engine.Dropout(),
    engine.Softmax(),
    engine.Flatten(),
    engine.Linear(units=10),
    engine.Softmax(),
)


@dataclass
class Desk:
    document: Document
    selection: Selection
    session: Session
    playback: Playback
    panel: CellPanel
    qtbot: QtBot

    @property
    def views(self) -> CellViews:
        return self.panel.row.views

    @property
    def shown(self) -> list[RowView]:
        return list(self.panel.row.shown)

    def choose(self, layer: str, channel: int, row: int = 0, column: int = 0) -> None:
        self.selection.choose(Hover(layer, channel, row, column))
        self.settle()

    def edit(self, project: Project) -> None:
        self.document.edit("", lambda _: project)
        self.settle()

    def settle(self) -> None:
        if self.session.busy:
            self.qtbot.waitSignal(self.session.idle, timeout=20_000).wait()
        QApplication.processEvents()

    @property
    def result(self) -> Result:
        assert self.session.frame is not None
        return self.session.frame.result

    def value(self, layer: str, *cell: int) -> float:
        return float(self.result[layer][cell])

    def told(self, layer: str, cell: tuple[int, ...]) -> Explanation:
        return explain(self.document.project, self.result, layer, cell)

    def printed(self) -> str:
        """The value that the pane shows."""
        return next(entry.value for entry in self.views.lines.state.entries if entry.kind == "value")


def point(view: SlideView, row: int, column: int) -> QPoint:
    """Where on a view a cell is."""
    return view.rect_of((row, row), (column, column)).center().toPoint()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    project = engine.chain((2, 12, 14), SPECS, seed=3)
    image = np.random.default_rng(0).random((2, 12, 14), np.float32)
    document = Document(engine.set_image(project, image))
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    playback = Playback(document, selection)
    panel = CellPanel(document, selection, session, theme.apply(qapp, "light"), playback)
    qtbot.addWidget(panel)
    panel.resize(870, 236)
    with qtbot.waitExposed(panel):
        panel.show()
    desk = Desk(document, selection, session, playback, panel, qtbot)
    yield desk
    playback.stop()
    session.finish()
    QApplication.clipboard().clear()


@pytest.fixture
def ready(desk: Desk) -> Desk:
    desk.session.request()
    desk.settle()
    return desk


# --- every layer kind ------------------------------------------------------------------------------------------


def test_every_layer_is_explained(ready: Desk) -> None:
    views = ready.views
    wanted: dict[str, set[RowView]] = {
        "conv1": {views.input, views.patch, views.kernel, views.products, views.lines, views.outputs},
        "norm1": {views.input, views.chain, views.outputs},
        "relu1": {views.input, views.curve, views.lines, views.outputs},
        "pool1": {views.input, views.patch, views.lines, views.outputs},
        "conv2": {views.input, views.patch, views.kernel, views.products, views.lines, views.outputs},
        "gelu1": {views.input, views.curve, views.lines, views.outputs},
        "pool2": {views.input, views.patch, views.lines, views.outputs},
        "dropout1": {views.input, views.lines, views.outputs},
        "softmax": {views.bars, views.lines, views.outputs},
        "flatten": {views.input, views.lines, views.outputs},
        "linear1": {views.bars, views.tiles, views.lines},
        "softmax2": {views.bars, views.lines},
    }
    assert [layer.id for layer in ready.document.project.layers] == list(wanted)
    for layer, expected in wanted.items():
        ready.choose(layer, 0, 1, 1)
        assert set(ready.shown) - {views.times, views.equals} == expected, layer
        assert all(view.isVisible() and view.width() > 0 for view in ready.shown), layer
        shown = views.chain.state.steps[-1][1] if layer == "norm1" else ready.printed()
        cell = (0, 1, 1)[: len(ready.result[layer].shape)]
        assert shown == ready.told(layer, cell if len(cell) == 3 else (1,)).value, layer


def test_the_sentence_counts_positions_from_one(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    assert ready.panel.sentence.text() == "conv1[2], row 3, column 5 — position 48 of 168"
    ready.choose("linear1", 0, 4)
    assert ready.panel.sentence.text() == "linear1, unit 4 — position 5 of 10"


def test_the_products_are_those_of_the_chosen_channel_and_add_up(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    lines = ready.views.lines
    assert [entry.choice for entry in lines.state.entries if entry.choice is not None] == [0, 1]
    for source in (0, 1):
        lines.chosen.emit(source)
        assert ready.selection.source == source
        assert lines.state.current == source
        products = [Decimal(text.replace("−", "-")) for text in ready.views.products.state.texts]
        words = ready.views.products.state.foot_text.replace("−", "-").replace(",", "").split()
        rest = Decimal(words[3]) if len(words) > 2 else Decimal(0)
        assert sum(products) + rest == Decimal(words[1])
        assert lines.state.entries[source].value.replace("−", "-") == words[1]
    parts = [Decimal(entry.value.replace("−", "-")) for entry in lines.state.entries if entry.kind == "part"]
    assert sum(parts) == Decimal(ready.printed().replace("−", "-"))


def test_the_kernel_is_shown_as_it_lies(ready: Desk) -> None:
    ready.choose("conv2", 1, 1, 1)
    weights = ready.document.project["conv2"].weights["weight"].data[1, 0, ::-1, ::-1]
    shown = [float(text.replace("−", "-")) for text in ready.views.kernel.state.texts]
    np.testing.assert_allclose(shown, weights.ravel(), atol=0.006)


def test_the_next_layer_is_told_when_it_is_a_curve(ready: Desk) -> None:
    ready.choose("conv2", 1, 1, 1)
    then = ready.views.lines.state.entries[-1]
    assert (then.kind, then.label) == ("next", "then GELU →")
    assert float(then.value.replace("−", "-")) == pytest.approx(ready.value("gelu1", 1, 1, 1), abs=0.006)


def test_the_winner_of_a_window_is_marked(ready: Desk) -> None:
    ready.choose("pool1", 1, 2, 3)
    window = ready.result["relu1"][1, 4:6, 6:8]
    assert ready.views.patch.state.marked == np.unravel_index(np.argmax(window), window.shape)


def test_a_curve_has_its_point(ready: Desk) -> None:
    ready.choose("gelu1", 1, 1, 1)
    assert ready.views.curve.state.point == pytest.approx(
        (ready.value("conv2", 1, 1, 1), ready.value("gelu1", 1, 1, 1))
    )
    assert ready.views.curve.state.reach >= abs(ready.value("conv2", 1, 1, 1))


def test_contributions_are_laid_back_on_the_maps(ready: Desk) -> None:
    ready.choose("linear1", 0, 4)
    weights = ready.document.project["linear1"].weights["weight"].data[4]
    maps = ready.result["softmax"]
    products = weights.reshape(maps.shape) * maps
    assert ready.views.tiles.state.maps.largest == np.unravel_index(np.argmax(np.abs(products)), maps.shape)
    shown = [bar.size for column in ready.views.bars.state.columns for bar in column]
    assert max(shown) == pytest.approx(products.max(), rel=1e-5)
    assert min(shown) == pytest.approx(products.min(), rel=1e-5)


def test_flatten_shows_where_a_cell_lands(ready: Desk) -> None:
    ready.choose("flatten", 0, 17)
    at = np.unravel_index(17, ready.result["softmax"].shape)
    assert (ready.views.input.state.outlines[0].rows[0], ready.views.input.state.outlines[0].columns[0]) == at[1:]
    assert ready.views.output.state.outlines[0].columns[0] == 17


def test_the_picture_itself_is_told(ready: Desk) -> None:
    ready.choose(INPUT, 1, 3, 4)
    texts = [(entry.label, entry.value) for entry in ready.views.lines.state.entries]
    assert texts[1] == ("channel 1, as the network reads it", f"{ready.result.input[1, 3, 4]:.3f}")
    assert texts[-1] == ("cells of conv1 that it is part of", "27")


# --- geometry --------------------------------------------------------------------------------------------------


def test_padding_is_drawn_around_the_input_and_marked_in_the_patch(ready: Desk) -> None:
    ready.choose("conv1", 0, 0, 0)
    assert ready.views.input.state.map.ground.whole == (14, 16)
    tips = [ready.views.patch.tip_at(ready.views.patch.picture.rect_of(row, 1).center().toPoint()) for row in (0, 1)]
    assert tips[0].startswith("padding")
    assert tips[1].startswith("input[0] row 0, column 0")


def test_what_the_stride_never_visits_is_known() -> None:
    ground = ground_of(engine.MaxPool2d(kernel=2, stride=3), (1, 9, 9), (1, 3, 3))
    assert np.flatnonzero(ground.skipped[0]).tolist() == [2, 5, 8]
    ground = ground_of(engine.Conv2d(kernel=3, stride=2, padding=1), (1, 6, 6), (1, 3, 3))
    assert np.flatnonzero(ground.skipped[0]).tolist() == [7], "the padding row at the far edge"
    ground = ground_of(engine.Conv2d(kernel=3, stride=2, padding=2, dilation=2), (1, 7, 7), (1, 4, 4))
    assert np.flatnonzero(ground.skipped[1]).tolist() == [1, 3, 5, 7, 9], "between the dilated weights"


@given(
    st.integers(1, 9),
    st.integers(1, 4),
    st.integers(1, 3),
    st.integers(0, 3),
    st.integers(1, 2),
    st.sampled_from(BORDERS),
)
def test_the_padded_map_is_what_the_window_reads(
    size: int, kernel: int, stride: int, padding: int, dilation: int, border: str
) -> None:
    spec = engine.Conv2d(
        filters=1, kernel=kernel, stride=stride, padding=padding, dilation=dilation, border=border, bias=False
    )
    made = spec.output_shape((1, size, size + 1))
    if not isinstance(made, tuple):
        return
    ground = ground_of(spec, (1, size, size + 1), made)
    values = np.random.default_rng(size).random((1, size, size + 1), np.float32)
    whole = ground.padded(values[0])
    weights = {"weight": np.ones((1, 1, kernel, kernel), np.float32)}
    for row in range(made[1]):
        for column in range(made[2]):
            rows, columns = ground.window(row, column)
            read = whole[np.ix_(rows + ground.before[0], columns + ground.before[1])]
            traced = spec.trace(values, weights, (0, row, column))
            np.testing.assert_allclose(read.ravel(), traced.terms.values, rtol=1e-6)


# --- pointing --------------------------------------------------------------------------------------------------


def test_pointing_into_the_input_moves_the_window_there_and_shows_what_it_feeds(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    view = ready.views.input
    QTest.mouseMove(view, point(view, 7, 9))
    assert ready.selection.hover == Hover(INPUT, 0, 7, 9)
    assert ready.panel.sentence.text().startswith("conv1[2], row 7, column 9")
    fed = ready.views.output.state.outlines[0]
    assert (fed.rows.tolist(), fed.columns.tolist()) == ([6, 7, 8], [8, 9, 10])
    QTest.mouseMove(view, QPoint(view.width() - 1, view.height() - 1))
    view.pointed.emit(None)
    assert ready.selection.hover is None
    assert ready.panel.sentence.text().startswith("conv1[2], row 3, column 5"), "back at the chosen cell"


def test_pointing_into_the_padding_is_no_cell_of_the_input(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    ready.views.input.pointed.emit((-1, 4))
    assert ready.selection.hover == Hover("conv1", 2, 0, 4)


def test_a_click_in_either_grid_chooses_the_cell(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    ready.qtbot.mouseClick(ready.views.output, LEFT, pos=point(ready.views.output, 8, 1))
    assert ready.selection.chosen == Hover("conv1", 2, 8, 1)
    ready.qtbot.mouseClick(ready.views.input, LEFT, pos=point(ready.views.input, 2, 11))
    assert ready.selection.chosen == Hover("conv1", 2, 2, 11)


def test_arrow_keys_walk_to_the_neighbours(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    for widget in (ready.panel, ready.views.output, ready.views.input):
        before = ready.selection.chosen
        ready.qtbot.keyClick(widget, Qt.Key.Key_Right)
        assert ready.selection.chosen == Hover("conv1", 2, before.row, before.column + 1)
        ready.qtbot.keyClick(widget, Qt.Key.Key_Down)
        assert ready.selection.chosen == Hover("conv1", 2, before.row + 1, before.column + 1)
    ready.choose("linear1", 0, 9)
    ready.qtbot.keyClick(ready.panel, Qt.Key.Key_Down)
    assert ready.selection.chosen == Hover("linear1", 0, 9, 0), "there is no unit after the last"


def test_a_weight_is_pointed_at_in_all_three_grids_and_all_over_the_input(ready: Desk) -> None:
    ready.choose("conv2", 1, 1, 1)
    kernel = ready.views.kernel
    QTest.mouseMove(kernel, kernel.picture.rect_of(0, 2).center().toPoint())
    assert ready.selection.weight == WeightSpot("conv2", 1, 0, 2, 0), "where it lies in the filter: this one is flipped"
    assert [grid.state.pointed for grid in (ready.views.patch, kernel, ready.views.products)] == [(0, 2)] * 3
    met = ready.views.input.state.outlines[-1]
    expected = ground_of(ready.document.project["conv2"].spec, (3, 6, 7), (4, 3, 4)).cells_of(0, 2)
    assert [met.rows.tolist(), met.columns.tolist()] == [each.tolist() for each in expected]
    ready.selection.point_at_weight(None)
    assert kernel.state.pointed is None


def test_a_kernel_may_become_smaller_under_the_pointer(ready: Desk) -> None:
    ready.choose("conv2", 1, 1, 1)
    rows, columns = ready.document.project["conv2"].spec.kernel
    for row, column in ((rows, 0), (0, columns)):  # of a kernel that was larger before
        ready.selection.point_at_weight(WeightSpot("conv2", 1, 0, row, column))
        assert ready.views.kernel.state.pointed is None


def test_the_keyboard_reaches_every_weight(ready: Desk) -> None:
    ready.choose("conv1", 1, 1, 1)
    ready.views.kernel.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        ready.qtbot.keyClick(ready.views.kernel, key)
    assert ready.selection.weight == WeightSpot("conv1", 1, 0, 1, 1)


def test_a_bar_leads_to_where_its_number_comes_from(ready: Desk) -> None:
    ready.choose("linear1", 0, 4)
    bar = ready.views.bars.state.columns[0][0]
    ready.views.bars.pointed.emit(bar.choice)
    hover = ready.selection.hover
    assert hover is not None
    assert hover.layer == "softmax", "through Flatten"
    assert ready.panel.sentence.text().startswith("linear1, unit 4"), "what is explained stays"
    ready.views.bars.chosen.emit(bar.choice)
    ready.settle()
    assert ready.selection.chosen == hover
    assert ready.panel.sentence.text().startswith("softmax[")


def test_a_tile_leads_there_too(ready: Desk) -> None:
    ready.choose("linear1", 0, 4)
    tiles = ready.views.tiles
    largest = tiles.state.maps.largest
    assert largest is not None
    assert tiles.picture.cell_at(tiles.picture.rect_of(largest).center()) == largest
    ready.qtbot.mouseClick(tiles, LEFT, pos=tiles.picture.rect_of(largest).center().toPoint())
    assert ready.selection.chosen == Hover.at("softmax", largest)


def test_a_cell_pointed_at_on_the_network_is_explained_until_the_pointer_leaves(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    ready.selection.point_at(Hover("pool1", 1, 2, 3))
    assert ready.panel.sentence.text().startswith("pool1[1]")
    ready.selection.point_at(None)
    assert ready.panel.sentence.text().startswith("conv1[2]")


# --- walking ---------------------------------------------------------------------------------------------------


def test_a_walk_dims_what_is_not_yet_made_and_pointing_pauses_it(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    ready.playback.set_speed(2000)
    ready.qtbot.mouseClick(ready.panel.playback_bar.buttons["walk_play"], LEFT)
    assert ready.playback.playing
    assert ready.views.output.state.reached == 1
    ready.views.input.pointed.emit((5, 6))
    assert not ready.playback.playing
    assert ready.selection.chosen == Hover("conv1", 2, 5, 6)
    assert ready.views.output.state.reached == 5 * 14 + 7
    assert ready.panel.playback_bar.slider.value() == 5 * 14 + 6
    ready.views.input.pointed.emit(None)
    ready.qtbot.mouseClick(ready.panel.playback_bar.buttons["walk_stop"], LEFT)
    assert ready.views.output.state.reached is None


def test_playing_goes_on_where_the_pointer_rests(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    ready.views.input.pointed.emit((5, 6))
    ready.playback.forward()
    assert ready.panel.sentence.text().startswith("conv1[2], row 3, column 6"), "the step wins over the pointer"


def test_two_pinned_maps_are_filled_together(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    ready.selection.toggle_pin("red", ("conv1", 2))
    ready.selection.toggle_pin("green", ("conv1", 0))
    assert len(ready.views.input.state.outlines) == 2
    assert len({outline.colour for outline in ready.views.input.state.outlines}) == 2
    assert ready.views.companion.isVisible()
    ready.playback.seek(30)
    assert (ready.views.output.state.reached, ready.views.companion.state.reached) == (31, 31)
    ready.selection.toggle_pin("green", ("conv1", 0))
    assert not ready.views.companion.isVisible()


def test_the_bar_steers_the_walk(ready: Desk) -> None:
    ready.choose("conv1", 0, 3, 5)
    bar = ready.panel.playback_bar
    assert (bar.slider.maximum(), bar.slider.value()) == (167, 47)
    for key, position in (("walk_first", 0), ("walk_forward", 1), ("walk_last", 167), ("walk_back", 166)):
        ready.qtbot.mouseClick(bar.buttons[key], LEFT)
        assert ready.playback.position == position
        assert bar.slider.value() == position
    bar.slider.setValue(20)
    assert ready.selection.chosen == Hover("conv1", 0, 1, 6)
    assert [bar.speed.itemData(index) for index in range(bar.speed.count())] == list(SPEEDS)
    bar.speed.setCurrentIndex(0)
    bar.speed.activated.emit(0)
    assert ready.playback.speed == SPEEDS[0]
    ready.qtbot.mouseClick(bar.buttons["walk_loop"], LEFT)
    assert ready.playback.loop
    assert bar.buttons["walk_loop"].isChecked()
    ready.choose(INPUT, 0, 1, 1)
    assert not bar.slider.isEnabled()
    assert not bar.buttons["walk_play"].isEnabled()


class Still(QObject):
    """A walk that goes nowhere."""

    moved, changed = Signal(), Signal()
    walking = playing = loop = False
    speed, count, position = 250, 10_000_000, 7

    def __getattr__(self, _name: str) -> object:
        return lambda *_: None


def test_the_buttons_become_those_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    bar = PlaybackBar(Still(), SPEEDS)
    qtbot.addWidget(bar)
    assert bar.slider.maximum() == 9_999_999
    done: list[str] = []
    actions = {key: QAction(f"&{key}", bar) for key in bar.buttons}
    for key, action in actions.items():
        action.triggered.connect(lambda _checked=False, key=key: done.append(key))
    bar.set_palette(palettes.LIGHT)
    bar.use_actions(actions)
    bar.show()
    actions["walk_first"].setToolTip("another")
    for key in actions:
        bar.buttons[key].click()
        assert bar.buttons[key].accessibleName() == key
        assert not bar.buttons[key].icon().isNull()
    assert done == list(actions)


# --- what is looked at -----------------------------------------------------------------------------------------


def test_a_muted_channel_says_so(ready: Desk) -> None:
    ready.choose("conv2", 1, 1, 1)
    ready.selection.select("conv2", 1, 2)
    ready.selection.set_gains(Gains("conv2", 1, (1.0, 0.5, 0.0)))
    ready.settle()
    labels = [entry.label for entry in ready.views.lines.state.entries if entry.choice is not None]
    assert labels == ["pool1[0]", "pool1[1] × 0.5", "pool1[2] × 0"]
    assert ready.views.kernel.caption == "kernel × 0"
    assert float(ready.printed().replace("−", "-")) == pytest.approx(ready.value("conv2", 1, 1, 1), abs=0.006)


def test_nothing_is_worked_out_while_nobody_sees_it(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    ready.panel.hide()
    ready.choose("conv1", 1, 1, 1)
    assert ready.panel.sentence.text().startswith("conv1[2]")
    ready.panel.show()
    assert ready.panel.sentence.text().startswith("conv1[1]")


def test_before_the_first_frame_it_says_that_work_is_under_way(desk: Desk) -> None:
    assert desk.panel.blank.text() == "There are no maps yet."
    assert desk.panel.blank.isVisible()
    assert desk.panel.text() == ""


def test_a_problem_says_why_it_is_blank(ready: Desk) -> None:
    ready.choose("pool1", 1, 2, 3)
    ready.edit(engine.set_params(ready.document.project, "conv1", kernel=31))
    assert "pool1 waits for conv1." in ready.panel.blank.text()
    assert "smaller kernel" in ready.panel.blank.text()
    assert not ready.panel.copy_buttons["copy_text"].isEnabled()
    ready.document.stack.undo()
    ready.settle()
    assert ready.panel.row.isVisible()


def test_edits_are_followed(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    before = ready.printed()
    ready.edit(engine.set_bias(ready.document.project, "conv1", 2, 9.0))
    assert ready.printed() != before
    ready.edit(engine.set_params(ready.document.project, "conv1", stride=6))
    assert ready.panel.row.isVisible()
    ready.edit(engine.rename_layer(ready.document.project, "conv1", "edges"))
    assert ready.panel.sentence.text().startswith("edges[2]")


def test_it_can_be_copied(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    told = ready.told("conv1", (2, 3, 5))
    ready.panel.copy_buttons["copy_text"].click()
    assert QApplication.clipboard().text() == plain(told, say)
    assert ready.panel.accessibleDescription() == plain(told, say)
    ready.panel.copy_buttons["copy_latex"].click()
    assert QApplication.clipboard().text() == latex(told, say)
    assert [action.text() for action in ready.panel.actions()] == ["Copy as text", "Copy as LaTeX"]
    ready.choose(INPUT, 0, 1, 1)
    ready.panel.copy_text()
    assert "as the network reads it" in QApplication.clipboard().text()


# --- odd networks ----------------------------------------------------------------------------------------------

ODD = {
    "one cell": ((1, 1, 1), [engine.Conv2d(kernel=1), engine.ReLU(), engine.Flatten(), engine.Linear(units=1)]),
    "many channels": ((300, 5, 5), [engine.Conv2d(filters=512), engine.Flatten(), engine.Linear(units=2)]),
    "large kernel": ((1, 40, 50), [engine.Conv2d(filters=1, kernel=(25, 1), stride=7), engine.GlobalAvgPool()]),
    "large map": ((1, 3000, 3000), [engine.AvgPool2d(kernel=9, stride=9), engine.Tanh()]),
    "hanging window": ((1, 5, 5), [engine.MaxPool2d(kernel=3, stride=3, padding=1, ceil=True), engine.Sigmoid()]),
    "long vectors": ((1, 64, 64), [engine.Flatten(), engine.ReLU(), engine.Dropout(), engine.Softmax()]),
    "curves": ((2, 4, 4), [engine.ReLU6(), engine.Hardtanh(), engine.PReLU(), engine.SiLU(), engine.Softplus()]),
    "norms": ((4, 5, 5), [engine.GroupNorm(groups=2), engine.InstanceNorm2d(), engine.LayerNorm()]),
    "log": (
        (4, 5, 5),
        [
            engine.LocalResponseNorm(),
            engine.LogSoftmax(),
            engine.Flatten(),
            engine.BatchNorm1d(),
            engine.LayerNorm(),
            engine.PReLU(),
            engine.ScaleShift(),
            engine.LogSoftmax(),
        ],
    ),
    "no parameters": ((3, 6, 6), [engine.ELU(), engine.LeakyReLU(), engine.GlobalAvgPool()]),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("fill", [0.5, float("nan"), float("inf")])
def test_odd_networks_and_numbers_are_shown_too(ready: Desk, name: str, fill: float) -> None:
    shape, specs = ODD[name]
    if name == "large map" and fill != 0.5:
        pytest.skip("one is enough")
    image = np.full(shape, fill, np.float32)
    image[:, shape[1] // 2 :] = -1
    ready.edit(engine.set_image(engine.chain(shape, specs), image))
    for layer, output in ready.result.outputs.items():
        size = output.shape
        for share in (0.0, 0.5, 0.999):
            at = tuple(int(share * side) for side in size)
            ready.selection.choose(Hover.at(layer, at))
            ready.panel.grab()
            for view in ready.shown:
                centre = QPointF(view.rect().center())
                QTest.mouseMove(view, centre.toPoint())
                view.tip_at(centre.toPoint())
                view.describe()
            ready.selection.point_at(None)
            ready.selection.point_at_weight(None)
            if layer != INPUT:
                assert ready.panel.text()


@given(st.integers(2, 40), st.integers(2, 12), st.data())
def test_fewer_lines_have_the_same_sum(count: int, most: int, data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(-9999, 9999), min_size=count, max_size=count))
    texts = [f"{number / 100:.2f}".replace("-", "−") for number in numbers]
    chosen = data.draw(st.integers(0, count - 1))
    entries = [Entry("part", f"channel {at}", text, at) for at, text in enumerate(texts)]
    entries.append(Entry("part", "bias", "0.10"))
    shown = shortened(entries, most, chosen, "{count} more")
    assert sum(Decimal(e.value.replace("−", "-")) for e in shown) == sum(
        Decimal(e.value.replace("−", "-")) for e in entries
    )
    assert any(entry.choice == chosen for entry in shown)
    assert len(shown) <= max(most, 3)


# --- manners ---------------------------------------------------------------------------------------------------


def test_every_control_has_a_name_and_says_what_it_does(ready: Desk) -> None:
    for layer in ("conv2", "relu1", "linear1", "flatten", "norm1"):
        ready.choose(layer, 0, 1, 1)
        for control in ready.panel.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert control.toolTip() or control.parent() is None, control
                assert control.accessibleName(), control


def test_a_view_with_the_keyboard_says_what_it_shows(ready: Desk) -> None:
    ready.choose("conv1", 2, 3, 5)
    for view in (ready.views.input, ready.views.kernel, ready.views.lines, ready.views.output):
        view.setFocus()
        assert view.accessibleDescription() == view.describe() != ""


def test_it_fits_a_small_dock_and_scrolls_there(ready: Desk) -> None:
    ready.choose("conv2", 1, 1, 1)
    ready.panel.resize(600, 150)
    QApplication.processEvents()
    assert (ready.panel.width(), ready.panel.height()) == (600, 150)
    widths = [view.width() for view in ready.shown]
    least = [view.widths(ready.panel.row.height())[0] for view in ready.shown]
    assert all(width >= int(needed) for width, needed in zip(widths, least, strict=True))


def test_another_theme_repaints_in_its_colours(ready: Desk, qapp: QApplication) -> None:
    ready.choose("conv1", 0, 3, 3)
    light = ready.views.products.grab().toImage()
    theme.apply(qapp, "dark")
    assert ready.views.products.grab().toImage() != light
    theme.apply(qapp, "light")


# --- what is read at a glance ----------------------------------------------------------------------------------


def test_a_flattened_number_does_not_read_as_a_sum(ready: Desk) -> None:
    ready.choose("flatten", 0, 3)
    kinds = [entry.kind for entry in ready.views.lines.state.entries]
    assert "part" not in kinds
    assert any("goes to place 3" in entry.label for entry in ready.views.lines.state.entries)


def test_what_is_above_zero_reads_so(ready: Desk) -> None:
    weights = ready.document.project["linear1"].weights["weight"].data
    ready.edit(engine.set_weights(ready.document.project, "linear1", weight=weights * 400))
    ready.choose("softmax2", 0, 0)
    shown = [bar for column in ready.views.bars.state.columns for bar in column]
    assert any("e−" in bar.text for bar in shown)
    assert not [bar for bar in shown if bar.size > 0 and not any(digit in bar.text for digit in "123456789")]
    for unit in range(10):
        ready.choose("softmax2", 0, unit)
        assert ready.value("softmax2", unit) == 0 or any(digit in ready.printed() for digit in "123456789")


@pytest.mark.parametrize("x", [-4.0, -1.0, 0.0, 0.3, 3.0])
@pytest.mark.parametrize("spec", [engine.ReLU(), engine.LeakyReLU(slope=0.2), engine.Sigmoid(), engine.Tanh()])
def test_no_number_of_a_curve_lies_on_its_point(qtbot: QtBot, x: float, spec: engine.Spec) -> None:
    assert isinstance(spec, Elementwise)
    view = CurveView("curve", "")
    qtbot.addWidget(view)
    view.resize(300, 200)
    y = spec.curve(x)
    view.show_state(CurveState(samples=samples_of(spec, 4.4), point=(x, y), texts=(f"{x:g}", f"{y:.2f}")))
    labels, dot = [label.rect for label in view.picture.labels], view.picture.dot
    assert len(labels) == 2
    assert not labels[0].intersects(labels[1])
    assert dot is not None
    assert not [label for label in labels if label.intersects(dot)]
