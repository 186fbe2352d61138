"""What is negative is hatched, everywhere and for every eye; nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine import INPUT
from engine.compute.thumbnails import map_facts
from gui.filter.kernel_grid import KernelGrid
from gui.look import colours, hatching, theme
from gui.look.legend import Legends
from gui.map.histogram import HistogramView
from gui.map.map_panel import MapPanel
from gui.map.map_view import MapView
from gui.network.tiles import Tiles
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.widgets.colour_bar import ColourBar
from tests.gui.look.test_colours import VISION, cie_lab, keys

TABLE = colours.table("activations", False)
OFF = Looks("activations", "growth")
ON = Looks("activations", "growth", hatching=True)
SIDE = 8  # pixels of a cell: a line goes through every one that is wider than the lines are apart


def inked(image: QImage) -> NDArray[np.bool_]:
    """Where lines are in an image of lines alone."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return np.array(pixels[:, : image.width()] != 0)


def pixels(widget: QWidget) -> NDArray[np.uint8]:
    """(H, W, 3) of what a widget shows."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return np.array(flat[..., :3])


def changed(widget: QWidget, hatch: Callable[[], object]) -> NDArray[np.bool_]:
    """Which pixels of a widget are others after it was hatched."""
    before = pixels(widget)
    hatch()
    return np.array((pixels(widget) != before).any(axis=-1))


def inside(found: NDArray[np.bool_], box: QRect | QRectF) -> NDArray[np.bool_]:
    box = box.toRect() if isinstance(box, QRectF) else box
    return found[box.top() : box.bottom() + 1, box.left() : box.right() + 1]


# --- the lines -------------------------------------------------------------------------------------------------


@given(arrays(np.float32, array_shapes(min_dims=2, max_dims=2, max_side=6), elements=st.floats(width=32)))
def test_negative_cells_get_ink_and_no_others(values: NDArray[np.float32]) -> None:
    rows, columns = (np.repeat(np.arange(size), SIDE) for size in values.shape)
    found = inked(hatching.lines(values, rows, columns, TABLE, -1, 1))
    by_cell = found.reshape(values.shape[0], SIDE, values.shape[1], SIDE).any(axis=(1, 3))
    np.testing.assert_array_equal(by_cell, values < 0)


def test_on_a_fine_screen_lines_are_thicker_and_not_closer() -> None:
    values, cells = np.full((1, 1), -1, np.float32), np.zeros(4 * hatching.PERIOD, np.intp)
    for ratio in (1, 2):
        row = inked(hatching.lines(values, cells, cells, TABLE, -1, 1, ratio))[0]
        assert row.mean() == 1 / hatching.PERIOD
        assert np.count_nonzero(np.diff(row.astype(int)) == -1) == 4 // ratio


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("key", keys("diverging"))
@pytest.mark.parametrize("vision", VISION)
def test_lines_stand_out_from_every_negative_colour_for_every_eye(key: str, dark: bool, vision: str) -> None:
    table = colours.table(key, dark)
    below = table[: colours.MIDDLE, :3]
    inks = np.array([hatching.brush(table, index).textureImage().pixelColor(0, 0).getRgb()[:3] for index in range(127)])
    lightness = np.abs(cie_lab(inks.astype(np.uint8), vision)[:, 0] - cie_lab(below, vision)[:, 0])
    assert lightness.min() > 8
    assert lightness[0] > 15


# --- which values count as negative ----------------------------------------------------------------------------


@pytest.fixture
def evaluated(qtbot: QtBot) -> Iterator[Callable[[engine.Project], Frame]]:
    sessions: list[Session] = []

    def evaluate(project: engine.Project) -> Frame:
        document = Document(project)
        session = Session(document, Selection(OFF, document))
        sessions.append(session)
        with qtbot.waitSignal(session.ready, timeout=20_000):
            session.request()
        assert session.frame is not None
        return session.frame

    yield evaluate
    for session in sessions:
        session.finish()


@pytest.fixture
def signed() -> engine.Project:
    """A network whose maps and vectors have both signs."""
    specs = [engine.Conv2d(filters=3, kernel=3, padding=1), engine.Flatten(), engine.Linear(units=10)]
    image = np.random.default_rng(0).random((1, 8, 9), np.float32)
    return engine.set_image(engine.chain((1, 8, 9), specs), image)


def test_lines_are_made_only_when_they_are_wanted(
    evaluated: Callable[[engine.Project], Frame], signed: engine.Project
) -> None:
    frame = evaluated(signed)
    tiles = Tiles()
    tiles.show(frame, OFF, False)
    assert tiles.lines("conv1", 0, (72, 64), 1.0) is None
    tiles.show(frame, ON, False)
    image = tiles.lines("conv1", 0, (72, 64), 1.0)
    assert image is not None
    by_cell = inked(image).reshape(8, 8, 9, 8).any(axis=(1, 3))
    np.testing.assert_array_equal(by_cell, frame.result["conv1"][0] < 0)


def test_lines_are_kept_until_the_picture_or_its_size_is_another(
    evaluated: Callable[[engine.Project], Frame], signed: engine.Project
) -> None:
    frame = evaluated(signed)
    tiles = Tiles()
    tiles.show(frame, ON, False)
    image = tiles.lines("conv1", 0, (72, 64), 1.0)
    tiles.show(frame, ON, False)
    assert tiles.lines("conv1", 0, (72, 64), 1.0) is image
    other = tiles.lines("conv1", 0, (90, 80), 1.0)
    assert other is not None
    assert other.size() == QSize(90, 80)
    tiles.show(frame, ON, True)
    assert tiles.lines("conv1", 0, (90, 80), 1.0) is not other


def test_a_vector_is_hatched_from_top_to_bottom(
    evaluated: Callable[[engine.Project], Frame], signed: engine.Project
) -> None:
    frame = evaluated(signed)
    tiles = Tiles()
    tiles.show(frame, ON, False)
    values = frame.result["flatten"]
    image = tiles.lines("flatten", 0, (10, SIDE * values.size), 1.0)
    assert image is not None
    np.testing.assert_array_equal(inked(image).reshape(values.size, SIDE, 10).any(axis=(1, 2)), values < 0)


def test_a_map_magnified_very_much_has_whole_pixels_for_every_cell(
    evaluated: Callable[[engine.Project], Frame], signed: engine.Project
) -> None:
    tiles = Tiles()
    tiles.show(evaluated(signed), ON, False)
    image = tiles.lines("conv1", 0, (9000, 8000), 1.0)
    assert image is not None
    assert image.width() * image.height() < 2_000_000
    assert (image.width() % 9, image.height() % 8) == (0, 0)


def test_a_scale_for_the_whole_network_hatches_the_same_cells(
    evaluated: Callable[[engine.Project], Frame], signed: engine.Project
) -> None:
    frame = evaluated(signed)
    own = Legends(frame, ON)
    shared = Legends(frame, Looks("activations", "growth", "network", hatching=True))
    for channel in range(3):
        assert own.of("conv1", channel).hatched_below == shared.of("conv1", channel).hatched_below


def test_what_rounding_leaves_of_zero_is_not_hatched(evaluated: Callable[[engine.Project], Frame]) -> None:
    steps = np.random.default_rng(0).random((1, 4, 4)).repeat(16, 1).repeat(16, 2)
    project = engine.set_image(engine.chain((1, 64, 64), [engine.Conv2d(filters=2, kernel=3, padding=0)]), steps)
    outline = np.full((3, 3), -1, np.float32)
    outline[1, 1] = 8
    for channel in range(2):
        project = engine.set_bias(engine.set_filter(project, "conv1", channel, outline), "conv1", channel, 0)
    frame = evaluated(project)
    values = frame.result["conv1"][0]
    even = np.abs(values) < 1e-5
    assert (values[even] < 0).any(), "else there is nothing to be tested"
    below = Legends(frame, ON).of("conv1", 0).hatched_below
    assert below is not None
    np.testing.assert_array_equal(values < below, (values < 0) & ~even)


def test_a_map_without_contrast_and_a_picture_are_not_hatched(
    evaluated: Callable[[engine.Project], Frame], signed: engine.Project
) -> None:
    flat = engine.set_bias(engine.set_filter(signed, "conv1", 0, np.zeros((3, 3))), "conv1", 0, 0)
    frame = evaluated(engine.set_scaling(flat, [0.5], [0.5]))
    assert (frame.result[INPUT] < 0).any()
    for scale in ("map", "layer", "network"):
        legends = Legends(frame, Looks("activations", "growth", scale, hatching=True))
        assert legends.of(INPUT, 0).hatched_below is None
        assert legends.of("conv1", 0).hatched_below is None
        assert legends.of("conv1", 1).hatched_below is not None


# --- the large map ---------------------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    view = MapView()
    qtbot.addWidget(view)
    view.resize(308, 208)
    view.set_map(np.tile(np.linspace(-1, 1, 30, dtype=np.float32), (20, 1)))
    view.set_colours(TABLE, -1, 1, True)
    view.show()
    return view


def test_the_large_map_is_hatched_where_it_is_negative(view: MapView) -> None:
    values = np.tile(np.linspace(-1, 1, 30, dtype=np.float32), (20, 1))
    values[3, 4], values[5, 6] = np.nan, 0
    view.set_map(values)
    found = changed(view.viewport(), lambda: view.set_colours(TABLE, -1, 1, True, 0.0))
    for cell in np.ndindex(values.shape):
        assert inside(found, view.placement.box(*cell, *cell)).any() == (values[cell] < 0)


def test_lines_pan_with_the_map_and_leave_its_numbers_alone(view: MapView) -> None:
    view.set_map(np.full((20, 30), -0.5, np.float32))
    view.zoom(4)
    box = view.placement.box(10, 15, 10, 15)
    found = changed(view.viewport(), lambda: view.set_colours(TABLE, -1, 1, True, 0.0))
    middle = QRectF(0, 0, box.width() / 2, 5)
    middle.moveCenter(box.center())
    assert inside(found, box).any()
    assert not inside(found, middle).any()
    view._place(view.placement.placed(view.placement.scale, QPointF(-401, -302)))
    before = pixels(view.viewport())
    view._place(view.placement.placed(view.placement.scale, QPointF(-404, -300)))
    after = pixels(view.viewport())
    np.testing.assert_array_equal(after[22:182, 17:277], before[20:180, 20:280])


def test_a_huge_map_costs_no_more_than_its_view(view: MapView, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    lines = hatching.lines

    def counted(values: NDArray[np.float32], rows: NDArray[np.intp], columns: NDArray[np.intp], *rest: float) -> QImage:
        sizes.append(rows.size * columns.size)
        return lines(values, rows, columns, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(hatching, "lines", counted)
    view.set_map(np.full((3000, 3000), -1, np.float32))
    view.set_colours(TABLE, -1, 1, True, 0.0)
    for _ in range(20):
        view.grab()
        view.zoom(1.25)
    assert sizes
    assert max(sizes) <= view.viewport().width() * view.viewport().height()


# --- legends, histogram, kernel --------------------------------------------------------------------------------


def test_the_negative_half_of_the_legend_is_hatched(qtbot: QtBot) -> None:
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.resize(256, bar.sizeHint().height())
    bar.set_table(TABLE)
    bar.set_range(-2, 2)
    found = changed(bar, lambda: bar.set_hatched(True))
    assert found[:8, 8:120].any(axis=0).all()
    assert not found[:, 129:].any()
    assert "hatched" in bar.accessibleDescription()


def test_bars_of_negative_values_are_hatched(qtbot: QtBot) -> None:
    histogram = HistogramView()
    qtbot.addWidget(histogram)
    histogram.resize(255, histogram.sizeHint().height())
    histogram.set_facts(map_facts(np.linspace(-1, 1, 2550, dtype=np.float32)[None]))
    histogram.set_colours(TABLE, -1, 1, True)
    found = changed(histogram, lambda: histogram.set_colours(TABLE, -1, 1, True, True))
    for bar in range(51):
        assert inside(found, histogram._bar_box(bar)).any() == (bar < 25)


@pytest.mark.parametrize("size", [3, 25])
def test_negative_weights_are_hatched_and_can_be_read(qtbot: QtBot, size: int) -> None:
    grid = KernelGrid()
    qtbot.addWidget(grid)
    kernel = np.random.default_rng(0).normal(size=(size, size)).astype(np.float32)
    kernel[0, 0], kernel[0, 1], kernel[1, 1] = 0, np.nan, -1
    grid.set_kernel(kernel)
    grid.resize(256, grid.heightForWidth(256))
    found = changed(grid, lambda: grid.set_hatched(True))
    for cell in np.ndindex(kernel.shape):
        assert inside(found, grid.cell_rect(*cell)).any() == (kernel[cell] < 0)
    if size == 3:
        digits = QRect(0, 0, 24, 8)
        digits.moveCenter(grid.cell_rect(1, 1).center())
        assert not inside(found, digits).any()


def test_the_panel_of_the_large_map_follows_the_choice(
    qtbot: QtBot, qapp: QApplication, signed: engine.Project
) -> None:
    document = Document(signed)
    selection = Selection(OFF, document)
    selection.select("conv1", 0)
    session = Session(document, selection)
    panel = MapPanel(document, selection, session, theme.apply(qapp, "light"))
    qtbot.addWidget(panel)
    panel.resize(290, 420)
    panel.show()
    with qtbot.waitSignal(session.ready, timeout=20_000):
        session.request()
    for part in (panel.view, panel.bar, panel.histogram):
        plain = pixels(part)
        assert changed(part, lambda: selection.set_looks(hatching=True)).any()
        assert not (pixels(part) == plain).all()
        selection.set_looks(hatching=False)
        np.testing.assert_array_equal(pixels(part), plain)
    session.finish()
