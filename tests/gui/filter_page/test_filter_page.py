"""One filter taken apart: every channel is there, muting is only a view, and what is edited is what was touched."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT, Project
from engine.compute.contributions import Contributions
from engine.compute.thumbnails import Thumbnails
from gui.files.samples import RESOURCES
from gui.filter_page.layout import ChannelRow, Contents, Places, arrange
from gui.filter_page.mixer import LOUDEST, Mix
from gui.filter_page.slices import Slices
from gui.filter_page.view import FilterDepthView
from gui.look import theme
from gui.network.name_field import NameField
from gui.state.document import Document
from gui.state.selection import Gains, Hover, Looks, Selection, WeightSpot
from gui.state.session import Session
from gui.state.workers import Frame, Request
from tests.engine.networks import SEEDS, SHAPES, convolutions
from tests.laws import examples

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


@dataclass
class Desk:
    document: Document
    selection: Selection
    session: Session
    view: FilterDepthView
    qtbot: QtBot

    @property
    def slices(self) -> Slices:
        assert self.view.canvas.slices is not None
        return self.view.canvas.slices

    @property
    def frame(self) -> Frame:
        assert self.session.frame is not None
        return self.session.frame

    @property
    def places(self) -> Places:
        assert self.view.canvas.places is not None
        return self.view.canvas.places

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.busy, timeout=20_000)

    def show(self, project: Project, layer: str, channel: int = 0) -> None:
        self.document.open(project, None)
        self.selection.select(layer, channel, 0)
        self.selection.set_page("filter")
        self.settle()

    def row(self, channel: int) -> ChannelRow:
        canvas = self.view.canvas
        return self.places.row_at(canvas.order.index(channel), canvas.scroll_bar.value())

    def weight(self, source: int, row: int, column: int) -> QPoint:
        """Where a weight is painted."""
        kernel, size = self.row(source).kernel, self.places.contents.kernel
        x = kernel.left() + (column + 0.5) * kernel.width() / size[1]
        return QPointF(x, kernel.top() + (row + 0.5) * kernel.height() / size[0]).toPoint()

    def hover(self, point: QPointF) -> None:
        QTest.mouseMove(self.view.canvas, point.toPoint())

    def click(self, point: QPointF | QPoint) -> None:
        at = point if isinstance(point, QPoint) else point.toPoint()
        QTest.mouseMove(self.view.canvas, at)
        QTest.mouseClick(self.view.canvas, LEFT, pos=at)

    def press(self, key: Qt.Key | str) -> None:
        QTest.keyClick(self.view.canvas, key)  # type: ignore[call-overload]

    def turn(self, point: QPoint, notches: int, time: int = 0) -> None:
        at, nothing = QPointF(point), Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            at,
            self.view.canvas.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            nothing,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        event.setTimestamp(time)
        QApplication.sendEvent(self.view.canvas, event)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    document = Document(engine.open_project(RESOURCES / "networks" / "digits.convscope"))
    selection = Selection(Looks("activations", "growth"), document)
    selection.select("conv2", 6, 5)
    session = Session(document, selection)
    view = FilterDepthView(document, selection, session, theme.apply(qapp, "light"))
    view.left.connect(lambda: selection.set_page("network"))
    qtbot.addWidget(view)
    view.resize(880, 540)
    desk = Desk(document, selection, session, view, qtbot)
    selection.set_page("filter")
    session.request()
    with qtbot.waitExposed(view):
        view.show()
    desk.settle()
    yield desk
    session.finish()


# --- what is shown ---------------------------------------------------------------------------------------------


def test_every_input_channel_has_a_row_and_its_share(desk: Desk) -> None:
    assert desk.slices.count == 8
    assert desk.places.visible(0) == range(8)
    assert sum(desk.slices.partials.shares) == pytest.approx(1)
    assert desk.view.head.title.text().startswith("conv2 · filter 6")
    assert "16 × 10 × 10 · kernel 8 × 5 × 5 + bias = 201 weights" in desk.view.head.subtitle.text()
    share = round(100 * desk.slices.partials.shares[5])
    assert desk.view.accessibleDescription() in (
        f"channel 5: share {share} %, × 1.0",
        f"channel 5: share {100 * desk.slices.partials.shares[5]:.1f} %, × 1.0",
    )


def test_what_the_channels_add_makes_the_value(desk: Desk) -> None:
    value = desk.frame.result["conv2"][6, 4, 7]
    added = sum(desk.slices.contribution(at, 4, 7) for at in range(8))
    assert desk.slices.bias is not None
    assert added + desk.slices.bias == pytest.approx(float(value), rel=1e-4)


@examples(60)
@given(SHAPES.flatmap(lambda shape: st.tuples(st.just(shape), convolutions(shape[0]))), SEEDS)
def test_the_parts_of_any_convolution_make_its_value(
    case: tuple[tuple[int, int, int], engine.Conv2d], seed: int
) -> None:
    shape, spec = case
    project = engine.chain(shape, [spec], seed=seed)
    assume(not engine.infer(project).problems)
    rng = np.random.default_rng(seed)
    project = engine.set_image(project, rng.normal(size=shape).astype(np.float32))
    channel = int(rng.integers(spec.filters))
    count = shape[0] // spec.groups
    gains = Gains("conv1", channel, tuple(rng.choice([0.0, 0.5, 1.0, 2.0], count).tolist()))
    apart = Contributions("conv1", channel)
    request = Request(project, ("conv1", channel), "cpu", None, gains, (apart,))
    result = engine.evaluate(request.evaluated)
    thumbnails = dict(Thumbnails().of(result))
    slices = Slices.of(Frame(request, result, thumbnails, {apart: apart.of(request.evaluated, result)}))
    assert slices is not None
    assert slices.count == count
    made = result["conv1"]
    row, column = (int(rng.integers(size)) for size in made.shape[1:])
    parts = [slices.contribution(at, row, column) for at in range(count)]
    for part, thumbnail in zip(parts, slices.partials.thumbnails, strict=True):
        assert part == pytest.approx(float(thumbnail.values[row, column]), abs=1e-4)
    assert sum(parts) + (slices.bias or 0.0) == pytest.approx(float(made[channel, row, column]), abs=1e-4)


def test_the_channels_of_a_picture_are_its_colours(desk: Desk) -> None:
    rng = np.random.default_rng(0)
    project = engine.chain((3, 9, 9), [engine.Conv2d(filters=2)])
    desk.show(engine.set_image(project, rng.random((3, 9, 9), np.float32)), "conv1")
    assert [desk.slices.name(at) for at in range(3)] == ["red", "green", "blue"]
    desk.show(engine.chain((1, 9, 9), [engine.Conv2d(filters=2)]), "conv1")
    assert desk.slices.name(0) == "grey"


def test_a_problem_says_why_it_is_blank(desk: Desk) -> None:
    desk.document.edit("", lambda project: engine.set_params(project, "conv2", kernel=31))
    desk.settle()
    assert desk.view.canvas.slices is None
    assert "does not fit" in desk.view.canvas.message
    desk.document.stack.undo()
    desk.settle()
    assert desk.slices.count == 8


def test_it_is_left_when_there_is_no_filter_any_more(desk: Desk) -> None:
    desk.selection.select("relu2")
    assert desk.selection.page == "network"
    desk.selection.select("conv2", 0)
    desk.selection.set_page("filter")
    desk.document.edit("", lambda project: engine.remove_layer(project, "conv2"))
    assert desk.selection.page == "network"


def test_hundreds_of_channels_scroll(desk: Desk) -> None:
    project = engine.chain((1, 8, 8), [engine.Conv2d(filters=512, kernel=3), engine.Conv2d(filters=2, kernel=3)])
    desk.show(project, "conv2", 1)
    canvas = desk.view.canvas
    assert canvas.order == tuple(range(512))
    assert len(desk.places.visible(0)) < 12
    desk.press(KEY.Key_End)
    assert desk.selection.source == 511
    assert desk.places.visible(canvas.scroll_bar.value()).stop == 512
    desk.press(KEY.Key_Home)
    assert (desk.selection.source, canvas.scroll_bar.value()) == (0, 0)
    desk.turn(desk.places.list.center().toPoint(), -3)
    assert canvas.scroll_bar.value() > 0


# --- muting is only a view -------------------------------------------------------------------------------------


def test_muting_shows_in_the_result_and_the_classes_but_not_in_the_weights(desk: Desk) -> None:
    before, project = desk.frame, desk.document.project
    for channel in (0, 4, 6, 7):
        desk.click(desk.row(channel).mute.center())
    desk.settle()
    assert desk.document.project is project
    assert not desk.document.modified
    assert not desk.document.stack.canUndo()
    for layer in ("conv2", "relu2", "softmax"):
        assert not np.array_equal(desk.frame.result[layer], before.result[layer])
    assert desk.slices.partials.shares[4] == 0
    assert desk.view.head.note.text() == "Looking at it with 4 channels muted. The weights are unchanged."
    normal = desk.view.canvas.state().normal  # type: ignore[union-attr]
    assert normal is not None
    np.testing.assert_array_equal(normal.scores, before.result["softmax"])
    desk.selection.set_page("network")
    desk.settle()
    np.testing.assert_array_equal(desk.frame.result["softmax"], before.result["softmax"])
    assert desk.selection.gains is None


def test_one_key_brings_everything_back(desk: Desk) -> None:
    before = desk.frame.result["softmax"]
    desk.press("M")
    desk.press(KEY.Key_Down)
    desk.press("+")
    assert desk.selection.gains == Gains("conv2", 6, (1, 1, 1, 1, 1, 0, 1.1, 1))
    desk.press("0")
    desk.settle()
    assert desk.selection.gains is None
    assert desk.view.desk.mix == Mix((1.0,) * 8)
    assert desk.view.head.second_line.currentIndex() == 0
    np.testing.assert_array_equal(desk.frame.result["softmax"], before)


def test_another_filter_begins_unmuted(desk: Desk) -> None:
    desk.press("S")
    desk.settle()
    assert desk.slices.partials.shares[5] == 1
    desk.press(KEY.Key_Right)
    desk.settle()
    assert (desk.selection.channel, desk.slices.channel) == (7, 7)
    assert desk.selection.gains is None
    assert desk.view.desk.mix == Mix((1.0,) * 8)


def test_keeping_a_mix_is_one_undoable_step(desk: Desk) -> None:
    weights, bias = (desk.document.project["conv2"].weights[name].data for name in ("weight", "bias"))
    desk.press("M")
    desk.view.desk.scale(2, 1.5)
    desk.settle()
    looked = desk.frame.result["softmax"]
    desk.view.head.keep.click()
    desk.settle()
    kept = desk.document.project["conv2"].weights["weight"].data
    np.testing.assert_array_equal(kept[6, 5], np.zeros((5, 5)))
    np.testing.assert_array_equal(kept[6, 2], weights[6, 2] * np.float32(1.5))
    np.testing.assert_array_equal(kept[:6], weights[:6])
    np.testing.assert_array_equal(desk.document.project["conv2"].weights["bias"].data, bias)
    assert desk.selection.gains is None
    np.testing.assert_allclose(desk.frame.result["softmax"], looked, rtol=1e-5)
    assert desk.document.stack.count() == 1
    desk.document.stack.undo()
    np.testing.assert_array_equal(desk.document.project["conv2"].weights["weight"].data, weights)


def test_a_gain_is_dragged(desk: Desk) -> None:
    gain = desk.row(3).gain
    start = gain.center().toPoint()
    QTest.mousePress(desk.view.canvas, LEFT, pos=start)
    assert desk.selection.gains is None
    QTest.mouseMove(desk.view.canvas, start + QPoint(round(gain.width() / 4), 0))
    QTest.mouseRelease(desk.view.canvas, LEFT, pos=start)
    assert desk.view.desk.mix.scales[3] == pytest.approx(1.5, abs=0.06)
    assert desk.selection.source == 3


MIXES = st.lists(st.floats(0, LOUDEST), min_size=1, max_size=9).map(lambda scales: Mix(tuple(scales)))


@given(MIXES, st.data())
def test_the_laws_of_a_mixing_desk(mix: Mix, data: st.DataObject) -> None:
    channels = st.integers(0, len(mix.scales) - 1)
    for _ in range(data.draw(st.integers(0, 4))):
        change = data.draw(st.sampled_from((Mix.muting, Mix.soloing)))
        mix = change(mix, data.draw(channels))
    at = data.draw(channels)
    assert mix.muting(at).muting(at) == mix
    assert mix.soloing(at).soloing(at).solo is None or mix.solo == at
    alone = mix.soloing(at)
    if alone.solo == at:
        assert alone.factors[at] == mix.scales[at]
        assert all(factor == 0 for other, factor in enumerate(alone.factors) if other != at)
    assert mix.silent + mix.scaled + mix.factors.count(1.0) == len(mix.scales)
    assert 0 <= mix.scaling(at, data.draw(st.floats(-9, 9))).scales[at] <= LOUDEST


# --- order -----------------------------------------------------------------------------------------------------


def test_rows_are_sorted_by_share_and_keep_their_places_while_muted(desk: Desk) -> None:
    shares = desk.slices.partials.shares
    desk.press("O")
    canvas = desk.view.canvas
    order = canvas.order
    assert [shares[at] for at in order] == sorted(shares, reverse=True)
    assert desk.view.head.by_share.isChecked()
    desk.view.desk.mute(order[0])
    desk.settle()
    assert canvas.order == order
    desk.press(KEY.Key_Home)
    assert desk.selection.source == order[0]
    desk.view.head.by_channel.click()
    assert canvas.order == tuple(range(8))


# --- kernels are edited where they are -------------------------------------------------------------------------


def test_the_wheel_changes_exactly_the_weight_under_it(desk: Desk) -> None:
    before = desk.document.project["conv2"].weights["weight"].data
    place = desk.weight(2, 1, 3)
    desk.turn(place, 1)
    assert not desk.document.modified  # not clicked yet: it would scroll
    desk.click(place)
    assert desk.selection.source == 2
    for time in (0, 100, 200):
        desk.turn(place, 1, time)
    after = desk.document.project["conv2"].weights["weight"].data
    expected = before.copy()
    expected[6, 2, 1, 3] = round(float(str(before[6, 2, 1, 3])) + 0.3, 9)
    np.testing.assert_array_equal(after, expected)
    assert desk.document.stack.count() == 1
    desk.turn(place, -1, 5000)
    assert desk.document.stack.count() == 2
    desk.settle()
    assert desk.slices.project is desk.document.project


def test_a_weight_is_clicked_and_typed(desk: Desk) -> None:
    before = desk.document.project["conv2"].weights["weight"].data
    canvas, place = desk.view.canvas, desk.weight(5, 4, 0)
    QTest.mouseClick(canvas, LEFT, pos=place)
    entry = next(field for field in canvas.findChildren(QLineEdit) if field.isVisible())
    assert entry.selectedText() == entry.text()
    QTest.keyClicks(entry, "-0.75")
    QTest.keyClick(entry, KEY.Key_Return)
    after = desk.document.project["conv2"].weights["weight"].data
    assert np.argwhere(after != before).tolist() == [[6, 5, 4, 0]]
    assert after[6, 5, 4, 0] == np.float32(-0.75)
    QTest.mouseClick(canvas, LEFT, pos=place)
    entry = next(field for field in canvas.findChildren(QLineEdit) if field.isVisible())
    QTest.keyClick(entry, KEY.Key_Down)
    assert not [field for field in canvas.findChildren(QLineEdit) if field.isVisible()]
    assert desk.document.stack.count() == 1


def test_a_double_click_on_the_name_of_a_class_renames_it(desk: Desk) -> None:
    """As in the network; on its bar it does nothing."""
    canvas, bars = desk.view.canvas, desk.places.bars

    def typing() -> NameField | None:
        return next((field for field in canvas.findChildren(NameField) if field.isVisible()), None)

    def double_click(unit: int, share: float) -> None:
        bar = bars[unit]
        QTest.mouseDClick(canvas, LEFT, pos=QPointF(bar.left() + share * bar.width(), bar.center().y()).toPoint())

    names = list(engine.classes_of(desk.document.project))
    double_click(3, 0.7)
    assert typing() is None
    double_click(3, 0.02)
    field = typing()
    assert field is not None
    assert field.text() == names[3]
    QTest.keyClicks(field, "three")
    QTest.keyClick(field, KEY.Key_Return)
    assert typing() is None
    assert engine.classes_of(desk.document.project) == (*names[:3], "three", *names[4:])
    assert (desk.document.stack.count(), desk.document.stack.undoText()) == (1, "Rename class")
    desk.settle()
    double_click(3, 0.02)
    field = typing()
    assert field is not None
    QTest.keyClicks(field, "four")
    QTest.keyClick(field, KEY.Key_Escape)
    assert typing() is None
    assert desk.document.stack.count() == 1
    assert desk.selection.page == "filter"


def test_dragging_a_weight_is_one_step(desk: Desk) -> None:
    before = desk.document.project["conv2"].weights["weight"].data
    place = desk.weight(5, 4, 0)
    QTest.mousePress(desk.view.canvas, LEFT, pos=place)
    for up in range(1, 25):
        QTest.mouseMove(desk.view.canvas, place - QPoint(0, up))
    QTest.mouseRelease(desk.view.canvas, LEFT, pos=place - QPoint(0, 24))
    after = desk.document.project["conv2"].weights["weight"].data
    assert np.argwhere(after != before).tolist() == [[6, 5, 4, 0]]
    assert after[6, 5, 4, 0] == pytest.approx(round(float(before[6, 5, 4, 0]), 1) + 0.6)
    assert desk.document.stack.count() == 1


# --- pointing --------------------------------------------------------------------------------------------------


def cell_centre(rect: QRectF, size: tuple[int, ...], row: int, column: int) -> QPointF:
    x = rect.left() + (column + 0.5) * rect.width() / size[1]
    return QPointF(x, rect.top() + (row + 0.5) * rect.height() / size[0])


def test_pointing_reaches_the_cells_of_all_maps(desk: Desk) -> None:
    row = desk.row(3)
    assert desk.places.after is not None
    for rect, size, hover in (
        (row.input, (14, 14), Hover("pool1", 3, 6, 9)),
        (row.partial, (10, 10), Hover("conv2", 6, 6, 9)),
        (desk.places.result, (10, 10), Hover("conv2", 6, 6, 9)),
        (desk.places.after, (10, 10), Hover("relu2", 6, 6, 9)),
    ):
        desk.hover(cell_centre(rect, size, 6, 9))
        assert desk.selection.hover == hover
        assert desk.selection.weight is None
    desk.hover(QPointF(desk.weight(3, 4, 1)))
    assert desk.selection.hover is None
    assert desk.selection.weight == WeightSpot("conv2", 6, 3, 4, 1)
    QApplication.sendEvent(desk.view.canvas, QEvent(QEvent.Type.Leave))
    assert desk.selection.weight is None


def test_a_cell_of_the_result_is_linked_to_its_window(desk: Desk) -> None:
    desk.selection.point_at(Hover("conv2", 6, 2, 3))
    pointing = desk.view.canvas.pointing
    region = pointing.before["pool1"].region
    assert region is not None
    assert (region.rows, region.columns) == ((2, 6), (3, 7))
    assert pointing.after["relu2"].count == 1


def test_a_click_chooses_a_cell_and_stays_in_this_filter(desk: Desk) -> None:
    desk.click(cell_centre(desk.row(3).input, (14, 14), 7, 7))  # the window that is centred there begins at 5
    assert desk.selection.chosen == Hover("conv2", 6, 5, 5)
    assert (desk.selection.layer, desk.selection.source) == ("conv2", 3)
    assert desk.places.after is not None
    desk.click(cell_centre(desk.places.after, (10, 10), 1, 8))
    assert desk.selection.chosen == Hover("conv2", 6, 1, 8)
    assert desk.selection.page == "filter"


def test_the_keys_walk_and_lead_deeper_and_back(desk: Desk) -> None:
    desk.press(KEY.Key_Up)
    assert desk.selection.source == 4
    desk.press(KEY.Key_Left)
    assert (desk.selection.layer, desk.selection.channel, desk.selection.source) == ("conv2", 5, 4)
    desk.settle()
    for key, signal in ((KEY.Key_Return, desk.view.cell_asked), (KEY.Key_Escape, desk.view.left)):
        with desk.qtbot.waitSignal(signal, timeout=1000):
            desk.press(key)
    assert desk.selection.page == "network"


def test_everything_at_random_leaves_no_exception(desk: Desk) -> None:
    chance = random.Random(4)
    canvas = desk.view.canvas
    keys = [KEY.Key_Up, KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_PageDown, *"MSO0+-"]
    for number in range(250):
        at = QPoint(chance.randrange(canvas.width()), chance.randrange(canvas.height()))
        doing = chance.randrange(6)
        if doing == 0:
            desk.press(chance.choice(keys))
        elif doing == 1:
            desk.turn(at, chance.choice((-2, 1)), number * 300)
        elif doing == 2:
            QTest.mouseDClick(canvas, LEFT, pos=at)
        elif doing == 3:
            desk.view.resize(chance.randint(560, 1400), chance.randint(300, 900))
        elif doing == 4:
            chance.choice((desk.document.stack.undo, desk.document.stack.redo))()
        else:
            desk.click(at)
        canvas.grab()
    desk.settle()
    assert desk.selection.layer == "conv2"


# --- places ----------------------------------------------------------------------------------------------------

SIZES = st.tuples(st.integers(1, 300), st.integers(1, 300))


@given(
    st.integers(560, 1400),
    st.integers(230, 850),
    st.builds(Contents, st.integers(1, 600), SIZES, SIZES, SIZES, st.none() | SIZES, st.integers(0, 12)),
    st.data(),
)
def test_everything_has_its_place(width: int, height: int, contents: Contents, data: st.DataObject) -> None:
    places = arrange(width, height, contents)
    whole = QRectF(0, 0, width, height)
    fixed = [places.result, *places.bars, *([places.after] if places.after else [])]
    for rect in fixed:
        assert whole.contains(rect)
        assert rect.left() > places.plus.x() + places.radius
    for number, one in enumerate(fixed):
        assert not any(one.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other) for other in fixed[number + 1 :])
    row = places.row
    parts = [row.input, row.times, row.kernel, row.equals, row.partial, row.share]
    lefts = [part.left() for part in parts]
    assert lefts == sorted(lefts)
    assert row.share.right() < places.plus.x() - places.radius
    assert 44 <= places.row_height <= 148
    scroll = data.draw(st.integers(0, places.scroll_range))
    number = data.draw(st.integers(0, contents.rows - 1))
    at = places.scroll_to(number, scroll)
    assert 0 <= at <= places.scroll_range
    assert number in places.visible(at)
    seen = places.row_at(number, at)
    spot = places.spot(seen.kernel.center(), at)
    assert spot is not None
    assert (spot.part, spot.row) == ("kernel", number)


def test_the_input_layer_is_read_by_its_name(desk: Desk) -> None:
    desk.selection.select("conv1", 2, 0)
    desk.settle()
    desk.hover(cell_centre(desk.row(0).input, (28, 28), 3, 4))
    assert desk.selection.hover == Hover(INPUT, 0, 3, 4)
