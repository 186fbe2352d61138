"""One map, large, and its histogram: what is painted, pointed at, walked through and said."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.compute import device_maps
from engine.compute.device_maps import DeviceMap
from engine.compute.thumbnails import map_facts, sampled
from gui.look import colours
from gui.look.indexed_image import colour_table, indexed_image
from gui.map.histogram import HistogramView
from gui.map.map_view import MapView
from gui.map.painting import cell_text

TABLE = colours.table("activations", False)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    """A map of 20 rows and 30 columns that grows to the right, on screen."""
    view = MapView()
    qtbot.addWidget(view)
    view.resize(308, 208)
    view.set_map(ramp(20, 30))
    view.set_colours(TABLE, -1, 1, True)
    view.show()
    view.setFocus()
    return view


def ramp(rows: int, columns: int) -> NDArray[np.float32]:
    return np.tile(np.linspace(-1, 1, columns, dtype=np.float32), (rows, 1))


def place(view: MapView, row: int, column: int) -> QPoint:
    """A point well inside the cell."""
    return view.placement.box(row, column, row, column).center().toPoint()


def picture(view: MapView) -> QImage:
    return view.viewport().grab().toImage()


def colour_at(view: MapView, row: int, column: int) -> tuple[int, int, int]:
    colour = picture(view).pixelColor(place(view, row, column))
    return colour.red(), colour.green(), colour.blue()


def painted(value: float) -> tuple[int, ...]:
    """The colour that a value is to have."""
    index = colours.quantise(np.array([value], np.float32), -1, 1, True)
    return tuple(int(part) for part in TABLE[index[0], :3])


def test_after_a_map_of_very_long_rows_any_other_is_painted_too(view: MapView) -> None:
    for shape in ((2, 70_000), (70_000, 2), (900, 1_500)):
        view.set_map(ramp(*shape))
        seen = picture(view)
    row = view.placement.whole.center().toPoint().y()
    assert len({seen.pixel(x, row) for x in range(seen.width())}) > 100


def roll(view: MapView, notches: float, at: QPoint) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, int(120 * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def drag(view: MapView, start: QPoint, end: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view.viewport(), left, none, start)
    for step in range(1, 5):
        QTest.mouseMove(view.viewport(), start + (end - start) * step / 4)
    QTest.mouseRelease(view.viewport(), left, none, end)


class TestIndexedImage:
    def test_every_pixel_has_its_colour(self) -> None:
        indices = np.arange(256, dtype=np.uint8).reshape(16, 16)
        image = indexed_image(indices, TABLE)
        for row, column in ((0, 0), (7, 9), (15, 15)):
            expected = [int(part) for part in TABLE[indices[row, column]]]
            assert [*image.pixelColor(column, row).getRgb()] == expected

    def test_outlives_the_array(self) -> None:
        indices = np.full((37, 41), 200, np.uint8)
        image = indexed_image(indices, TABLE)
        indices[:] = 3
        del indices
        gc.collect()
        assert image.pixelIndex(40, 36) == 200

    def test_takes_slices(self) -> None:
        indices = np.arange(200, dtype=np.uint8).reshape(10, 20)
        image = indexed_image(indices[::2, ::3], TABLE)
        assert (image.width(), image.height(), image.pixelIndex(2, 1)) == (7, 5, indices[2, 6])

    def test_colour_table_is_worked_out_once(self) -> None:
        assert colour_table(TABLE) is colour_table(TABLE.copy())


class TestPainting:
    def test_cells_have_the_colours_of_their_values(self, view: MapView) -> None:
        assert [colour_at(view, 9, column) for column in (0, 13, 29)] == [
            painted(ramp(1, 30)[0, column]) for column in (0, 13, 29)
        ]

    def test_what_is_no_number_is_marked(self, view: MapView) -> None:
        values = ramp(20, 30)
        values[4, 5] = np.nan
        view.set_map(values)
        assert colour_at(view, 4, 5) == colours.rgb(colours.NOT_A_NUMBER_COLOUR)

    def test_new_values_and_new_colours_are_seen(self, view: MapView) -> None:
        view.set_map(np.zeros((20, 30), np.float32))
        assert colour_at(view, 3, 3) == painted(0)
        dark = colours.table("activations", True)
        view.set_colours(dark, -1, 1, True)
        assert colour_at(view, 3, 3) == tuple(dark[colours.MIDDLE, :3])

    def test_pictures_keep_their_own_colours(self, view: MapView) -> None:
        image = np.zeros((8, 8, 3), np.uint8)
        image[2, 3] = (250, 120, 10)
        view.set_map(image)
        assert colour_at(view, 2, 3) == (250, 120, 10)
        view.set_map(ramp(8, 8))
        assert colour_at(view, 2, 0) == painted(-1)

    def test_nothing_can_be_shown(self, view: MapView) -> None:
        view.set_background(QColor("#123456"))
        view.set_map(None)
        image = picture(view)
        assert image.pixelColor(image.rect().center()) == QColor("#123456")
        QTest.keyClick(view, Qt.Key.Key_Right)
        view.zoom(2)

    def test_numbers_appear_in_large_cells_only(self, view: MapView) -> None:
        view.set_map(np.zeros((20, 30), np.float32))
        assert colours_seen(view) == 1
        view.zoom(4)
        assert colours_seen(view) > 1

    def test_the_chosen_cell_is_outlined_however_small_it_is(self, view: MapView) -> None:
        for rows, row in ((20, 2), (900, 450)):
            view.set_map(np.zeros((rows, rows), np.float32))
            view.set_cell((row, row))
            image, middle = picture(view), place(view, row, row)
            reach = range(-9, 10)
            near = [image.pixelColor(middle.x() + dx, middle.y() + dy) for dx in reach for dy in reach]
            assert near.count(view.palette().color(QPalette.ColorRole.Accent)) >= 16
            assert rows > 20 or image.pixelColor(middle).name() == QColor(*painted(0)).name()

    def test_focus_is_seen(self, qtbot: QtBot, view: MapView) -> None:
        qtbot.waitUntil(view.hasFocus)
        focused = picture(view)
        view.clearFocus()
        assert picture(view) != focused


def colours_seen(view: MapView) -> int:
    """How many colours the middle of the view has."""
    image = picture(view)
    return len({image.pixel(x, y) for x in range(60, image.width() - 60) for y in range(60, image.height() - 60)})


class TestZoom:
    def test_the_cell_under_the_pointer_stays_there(self, view: MapView) -> None:
        at = place(view, 6, 22)
        roll(view, 4, at)
        assert view.cell_at(QPointF(at)) == (6, 22)
        assert view.placement.box(6, 22, 6, 22).width() > 20

    def test_same_size_keeps_the_view_another_fits(self, view: MapView) -> None:
        roll(view, 5, place(view, 6, 22))
        before = view.placement.box(6, 22, 6, 22)
        view.set_map(np.zeros((20, 30), np.float32))
        assert view.placement.box(6, 22, 6, 22) == before
        view.set_map(np.zeros((40, 40), np.float32))
        assert view.viewport().rect().contains(view.placement.box(0, 0, 39, 39).toRect())

    def test_keys_zoom_and_fit(self, view: MapView) -> None:
        fitted = view.placement.box(0, 0, 19, 29)
        QTest.keyClick(view, Qt.Key.Key_Plus)
        QTest.keyClick(view, Qt.Key.Key_Plus)
        QTest.keyClick(view, Qt.Key.Key_Minus)
        assert view.placement.box(0, 0, 19, 29).width() == pytest.approx(fitted.width() * 1.25)
        QTest.keyClick(view, Qt.Key.Key_0)
        assert view.placement.box(0, 0, 19, 29) == fitted

    def test_the_menu_offers_the_same(self, view: MapView) -> None:
        assert [action.shortcut().toString() for action in view.actions()] == ["0", "+", "-"]
        assert view.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu

    def test_it_ends_where_the_map_would_get_lost(self, view: MapView) -> None:
        fitted = view.placement.box(0, 0, 19, 29)
        roll(view, -40, QPoint(5, 5))
        assert view.placement.box(0, 0, 19, 29) == fitted
        roll(view, 90, QPoint(150, 100))
        assert view.placement.box(0, 0, 0, 0).width() == 160

    def test_a_fitted_map_follows_the_view(self, view: MapView) -> None:
        view.resize(608, 408)
        assert view.placement.box(0, 0, 19, 29).width() == pytest.approx(600)

    @given(st.lists(st.tuples(st.floats(-6, 6), st.integers(-50, 400), st.integers(-50, 300)), max_size=8))
    def test_the_map_never_leaves_the_view(self, steps: list[tuple[float, int, int]]) -> None:
        view = self.shared
        for notches, x, y in steps:
            roll(view, notches, QPoint(x, y))
            drag(view, QPoint(100, 100), QPoint(x, y))
            box, room = view.placement.box(0, 0, 19, 29), view.viewport().rect()
            assert box.left() <= room.width() / 2 <= box.right()
            assert box.top() <= room.height() / 2 <= box.bottom()

    @pytest.fixture(autouse=True)
    def _share(self, view: MapView) -> None:
        self.shared = view  # hypothesis takes no fixture that is made once for many examples


class TestMouse:
    def test_pointing_names_the_cell_once(self, qtbot: QtBot, view: MapView) -> None:
        seen: list[tuple[int, int]] = []
        view.cell_hovered.connect(lambda row, column: seen.append((row, column)))
        for cell in ((3, 4), (3, 4), (19, 29)):
            QTest.mouseMove(view.viewport(), place(view, *cell))
        with qtbot.waitSignal(view.cell_hovered, check_params_cb=lambda row, column: (row, column) == (-1, -1)):
            QTest.mouseMove(view.viewport(), QPoint(1, 1))
        assert seen == [(3, 4), (19, 29), (-1, -1)]

    def test_leaving_names_none(self, qtbot: QtBot) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(400, 208)
        view = MapView(window)
        view.resize(308, 208)
        view.set_map(ramp(20, 30))
        window.show()
        for cell, to in (((3, 4), place(view, 3, 4)), ((-1, -1), QPoint(380, 100))):
            # Through the window, as the system does it: only then does Qt tell a widget that the pointer left.
            with qtbot.waitSignal(view.cell_hovered) as hovered:
                QTest.mouseMove(window.windowHandle(), to)
            assert tuple(hovered.args) == cell

    def test_another_map_is_pointed_at_anew(self, view: MapView) -> None:
        seen: list[tuple[int, int]] = []
        view.cell_hovered.connect(lambda row, column: seen.append((row, column)))
        QTest.mouseMove(view.viewport(), place(view, 13, 24))
        view.set_map(ramp(5, 5))
        assert seen == [(13, 24), (-1, -1)]

    def test_a_click_chooses(self, qtbot: QtBot, view: MapView) -> None:
        with qtbot.waitSignal(view.cell_clicked) as clicked:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 12, 7))
        assert clicked.args == [12, 7]
        assert view.accessibleDescription() == "row 12, column 7 = −0.517"

    def test_a_drag_pans_and_chooses_nothing(self, qtbot: QtBot, view: MapView) -> None:
        roll(view, 6, place(view, 10, 15))
        start = place(view, 10, 15)
        with qtbot.assertNotEmitted(view.cell_clicked):
            drag(view, start, start + QPoint(40, 30))
        assert view.cell_at(QPointF(start + QPoint(40, 30))) == (10, 15)


class TestKeyboard:
    def test_walking_starts_in_the_middle_and_stops_at_the_edge(self, view: MapView) -> None:
        seen: list[tuple[int, int]] = []
        view.cell_clicked.connect(lambda row, column: seen.append((row, column)))
        QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.keyClick(view, Qt.Key.Key_Up)
        assert seen == [(10, 15), (10, 16), (9, 16)]
        view.set_cell((19, 0))
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Left)
        assert len(seen) == 3

    def test_the_map_follows_the_walk(self, view: MapView) -> None:
        view.set_cell((10, 15))
        for _ in range(8):
            QTest.keyClick(view, Qt.Key.Key_Plus)
        for _ in range(14):
            QTest.keyClick(view, Qt.Key.Key_Right)
        assert view.viewport().rect().contains(view.placement.box(10, 29, 10, 29).toRect())


def test_a_huge_map_is_thinned_out_until_it_is_magnified(view: MapView) -> None:
    values = np.zeros((2500, 4000), np.float32)
    values[1200, 3001] = 1
    view.set_map(values)
    assert colour_at(view, 100, 100) == painted(0)
    assert view._image.image.size <= 2_000_000
    at = place(view, 1200, 3001)
    for _ in range(30):
        roll(view, 1, at)
        if view.cell_at(QPointF(at)) != (1200, 3001):  # each fitted pixel holds many cells
            at = place(view, 1200, 3001)
    image = picture(view)
    for column, value in ((3000, 0), (3001, 1), (3002, 0)):
        corner = view.placement.box(1200, column, 1200, column).topLeft() + QPointF(6, 6)  # beside the number
        assert image.pixelColor(corner.toPoint()) == QColor(*painted(value))


@given(st.floats(width=32))
def test_every_number_fits_its_cell(value: float) -> None:
    text = cell_text(value)
    assert len(text) <= 6 if abs(value) >= 9.5e9 or abs(value) < 9.5e-10 else len(text) <= 5
    assert text not in ("−0.00", "-0.00")
    assert value == 0 or text != "0.00"


@pytest.mark.parametrize("hatched_below", [None, 0.0])
def test_of_a_large_map_on_a_device_comes_what_the_screen_shows(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, hatched_below: float | None
) -> None:
    values = np.random.default_rng(0).normal(size=(3000, 2500)).astype(np.float32)
    there, crossed, download = DeviceMap(device_maps.upload(values.copy(), "cpu:0")), list[int](), device_maps.download

    def counting(tensor: Any) -> NDArray[Any]:
        crossed.append(tensor.nbytes)
        return download(tensor)

    monkeypatch.setattr(device_maps, "download", counting)
    view, other, histograms = MapView(), MapView(), [HistogramView(), HistogramView()]
    for each in (view, other, *histograms):
        qtbot.addWidget(each)
        each.resize(308, 208)
    for board, shown, histogram in zip((view, other), (there, values), histograms, strict=True):
        board.set_colours(TABLE, -3, 3, True, hatched_below)
        board.set_map(shown)
        histogram.set_colours(TABLE, -3, 3, True)
        histogram.set_facts(replace(map_facts(values), sample=sampled(shown)))
    assert histograms[0]._counts.tolist() == histograms[1]._counts.tolist()
    for _ in range(12):
        assert picture(view) == picture(other)
        assert sum(crossed) < values.nbytes / 3
        crossed.clear()
        for board in (view, other):
            board.zoom(2)
            board.set_cell(board.cell_at(board.placement.view.center()))
    assert view.accessibleDescription() == other.accessibleDescription() != ""


class TestHistogram:
    @pytest.fixture
    def histogram(self, qtbot: QtBot) -> HistogramView:
        histogram = HistogramView()
        qtbot.addWidget(histogram)
        histogram.resize(255, histogram.sizeHint().height())
        histogram.set_colours(TABLE, -1, 1, True)
        histogram.set_facts(map_facts(ramp(20, 31)))
        histogram.show()
        histogram.setFocus()
        return histogram

    def test_bars_say_what_they_count(self, histogram: HistogramView) -> None:
        assert histogram.bar_text(25) == "−0.0197 … 0.0197: 20 cells"
        assert histogram.bar_text(0).startswith("−1 … −0.965")

    def test_bars_have_the_colours_of_the_map(self, histogram: HistogramView) -> None:
        image = histogram.grab().toImage()
        for bar in (0, 50):
            foot = histogram._bar_box(bar).center().toPoint()
            foot.setY(int(histogram._plot().bottom()) - 4)
            assert image.pixelColor(foot) == QColor(*TABLE[bar * 5 + 2, :3].tolist())

    @given(st.lists(st.floats(width=32), min_size=1, max_size=50))
    def test_every_cell_is_counted_once(self, values: list[float]) -> None:
        histogram = self.shared
        histogram.set_facts(map_facts(np.array(values, np.float32)[None]))
        missing = sum(np.isnan(values))
        assert histogram._counts.sum() + missing == len(values)
        if missing:
            assert f"{missing} not a number" in histogram.accessibleDescription()

    @pytest.fixture(autouse=True)
    def _share(self, histogram: HistogramView) -> None:
        self.shared = histogram  # hypothesis takes no fixture that is made once for many examples

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            (np.zeros((4, 4), np.float32), "all cells are 0"),
            (np.full((4, 4), -0.25, np.float32), "all cells are −0.25"),
            (np.full((4, 4), np.nan, np.float32), "no cell is a number · 16 not a number"),
            (np.zeros((0, 4), np.float32), "no cells"),
            (np.array([[0, np.nan]], np.float32), "from −1 to 1 · 1 not a number"),
        ],
    )
    def test_maps_without_spread_are_described(
        self, histogram: HistogramView, values: NDArray[np.float32], words: str
    ) -> None:
        histogram.set_facts(map_facts(values))
        assert histogram.accessibleDescription() == words
        histogram.grab()

    def test_one_odd_cell_in_a_huge_map_is_not_overlooked(self, histogram: HistogramView) -> None:
        values = np.zeros((1000, 1000), np.float32)
        values[700, 333] = 1
        histogram.set_facts(map_facts(values))
        assert "all cells" not in histogram.accessibleDescription()

    def test_huge_maps_are_counted_approximately(self, histogram: HistogramView) -> None:
        histogram.set_facts(map_facts(ramp(1000, 1000)))  # of which a stride of 16 would see every second column only
        assert histogram.bar_text(25).endswith(": about 20\u202f000 cells")

    def test_pointing_and_walking_describe_a_bar(self, histogram: HistogramView) -> None:
        QTest.mouseMove(histogram, histogram._bar_box(3).center().toPoint())
        assert histogram.accessibleDescription() == histogram.bar_text(3)
        histogram.clearFocus()
        histogram.setFocus()
        QTest.keyClick(histogram, Qt.Key.Key_Left)
        QTest.keyClick(histogram, Qt.Key.Key_Left)
        assert histogram.accessibleDescription() == histogram.bar_text(24)

    def test_a_towering_bar_leaves_the_others_visible(self, histogram: HistogramView) -> None:
        values = np.zeros((100, 100), np.float32)
        values[0, :50] = 0.5
        histogram.set_facts(map_facts(values))
        image = histogram.grab().toImage()
        middle = histogram._bar_box(38).center().toPoint()
        middle.setY(int(histogram._plot().bottom()) - 8)
        assert image.pixelColor(middle) == QColor(*TABLE[38 * 5 + 2, :3].tolist())
