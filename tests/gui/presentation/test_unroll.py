"""Maps that become a line: where every cell goes, and what is shown of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt, QVariantAnimation
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCommonStyle

import engine
from engine.lessons.view import View
from gui.presentation.pages.unroll import UnrollPage
from gui.presentation.pages.unroll_layout import UnrollLayout, fitted
from gui.presentation.pages.unroll_view import UnrollView
from gui.window.main_window import MainWindow
from tests.laws import examples
from tests.stories.conftest import digits, make_window, settle, window  # noqa: F401

Settle = Callable[[MainWindow], None]
AREA = QRectF(10, 10, 1400, 600)


def layout(shape: tuple[int, int, int], area: QRectF = AREA) -> UnrollLayout:
    return fitted(area, shape, 1.0, 12, 20, 40)


@given(
    shape=st.tuples(st.integers(1, 20), st.integers(1, 7), st.integers(1, 7)),
    width=st.integers(500, 1900),
    height=st.integers(300, 900),
)
@examples(30)
def test_every_cell_has_its_place_within_sight(shape: tuple[int, int, int], width: int, height: int) -> None:
    area = QRectF(0, 0, width, height)
    made = layout(shape, area)
    values = np.arange(made.count).reshape(shape)
    around = area.adjusted(-1, -1, 1, 1)
    for place, cell in enumerate(np.ndindex(shape)):
        channel, row, column = cell
        assert made.place_of((channel, row, column)) == values.reshape(-1)[place] == place
        assert made.cell_of(place) == cell
        for rect in (made.cell_rect((channel, row, column)), made.place_rect(place)):
            assert around.contains(rect)
            assert made.at(rect.center()) == cell
    assert made.map_rect(shape[0] - 1).bottom() < made.line.y()


def test_a_row_of_a_map_stays_together() -> None:
    for shape in ((16, 5, 5), (3, 14, 14), (64, 7, 7), (1, 1, 100)):
        made = layout(shape)
        assert made.per_row % shape[2] == 0
        start, end = made.piece(shape[0] - 1, shape[1] - 1)
        assert start.size() == end.size()


@pytest.mark.parametrize("shape", [(512, 7, 7), (64, 56, 56)])
def test_large_maps_still_fit(shape: tuple[int, int, int]) -> None:
    made = layout(shape)
    assert AREA.adjusted(-1, -1, 1, 1).contains(made.place_rect(made.count - 1))


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> UnrollPage:  # noqa: F811
    window.staging.show(View(page="unroll", layer="flatten", channel=137), window.selection.looks)
    settle(window)
    page = window.pages.page("unroll").widget
    assert isinstance(page, UnrollPage)
    assert page.isVisible()
    return page


def motion(page: UnrollPage) -> QVariantAnimation:
    found = page.view.findChild(QVariantAnimation)
    assert isinstance(found, QVariantAnimation)
    return found


def test_the_marked_cell_is_told_in_maps_and_in_the_line(page: UnrollPage, window: MainWindow) -> None:  # noqa: F811
    assert "map 5, row 2, column 2 → place 5·25 + 2·5 + 2 = 137" in page.sentence.text()
    assert page.accessibleDescription() == page.sentence.text()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert window.selection.channel == 138
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert "place 5·25 + 3·5 + 3 = 143" in page.sentence.text()
    places = page.view.places
    assert places is not None
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=places.place_rect(0).center().toPoint())
    assert window.selection.channel == 0
    QTest.keyClick(page.view, Qt.Key.Key_Left)
    assert window.selection.channel == 0
    QTest.mouseMove(page.view, places.cell_rect((2, 1, 1)).center().toPoint())
    assert "map 2, row 1, column 1 → place 2·25 + 1·5 + 1 = 56" in page.sentence.text()


def test_numbers_follow_the_network(page: UnrollPage, window: MainWindow, settle: Settle) -> None:  # noqa: F811
    shown = page.view.shown
    frame = window.session.frame
    assert shown is not None
    assert frame is not None
    assert np.array_equal(shown.values.reshape(-1), frame.result["flatten"])
    window.document.edit("zero", lambda project: engine.set_weight(project, "conv2", (5, 0, 2, 2), 3.0))
    settle(window)
    after, frame = page.view.shown, window.session.frame
    assert after is not None
    assert frame is not None
    assert not np.array_equal(after.values, shown.values)
    assert np.array_equal(after.values.reshape(-1), frame.result["flatten"])


def test_rows_move_into_the_line_before_ones_eyes(page: UnrollPage, window: MainWindow) -> None:  # noqa: F811
    empty = page.view.grab().toImage()
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert page.unrolled
    assert window.staging.captured().unrolled
    moving = motion(page)
    seen = [empty]
    for time in (700, 1500, moving.duration()):
        moving.setCurrentTime(time)
        seen.append(page.view.grab().toImage())
    assert all(one != other for one, other in itertools.pairwise(seen))
    assert page.view.progress == 1
    places = page.view.places
    assert places is not None
    for cell in ((0, 1, 1), (7, 1, 3), (15, 4, 1)):
        place = places.place_rect(places.place_of(cell)).topLeft().toPoint()
        before = places.cell_rect(cell).topLeft().toPoint()
        assert seen[-1].pixelColor(place.x() + 3, place.y() + 3) == empty.pixelColor(before.x() + 3, before.y() + 3)
    page.turn.click()
    assert not page.unrolled
    assert page.view.grab().toImage() == empty


def test_a_step_of_a_talk_unrolls_and_another_scene_is_there_at_once(page: UnrollPage, window: MainWindow) -> None:  # noqa: F811
    changes: list[int] = []
    window.pages.currentChanged.connect(changes.append)
    window.staging.show(View(page="unroll", layer="flatten", unrolled=True), window.selection.looks)
    assert motion(page).state() == QVariantAnimation.State.Running
    assert changes == [], "the page stays where it is"
    window.staging.show(View(), window.selection.looks)
    window.staging.show(View(page="unroll", layer="flatten"), window.selection.looks)
    assert page.view.progress == 0
    window.staging.show(View(), window.selection.looks)
    window.staging.show(View(page="unroll", layer="flatten", unrolled=True), window.selection.looks)
    assert page.view.progress == 1


def test_nothing_moves_where_the_system_asks_for_that(page: UnrollPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QCommonStyle, "styleHint", lambda *_: 0)
    monkeypatch.setattr(UnrollView, "style", lambda _self: QCommonStyle())
    page.set_unrolled(True)
    assert page.view.progress == 1


def test_what_is_hidden_is_not_told(page: UnrollPage, window: MainWindow, settle: Settle) -> None:  # noqa: F811
    view = View(page="unroll", layer="flatten", channel=137, hidden_cells=(("pool2", (5, 2, 2)),))
    window.staging.show(view, window.selection.looks)
    settle(window)
    shown = page.view.shown
    assert shown is not None
    assert shown.hidden.sum() == 1
    assert "value ?" in page.sentence.text()
    window.staging.show(View(page="unroll", layer="flatten", asked_sizes=("flatten",)), window.selection.looks)
    settle(window)
    assert "25" not in page.sentence.text()


def test_without_a_flatten_layer_it_says_what_to_do(page: UnrollPage, window: MainWindow) -> None:  # noqa: F811
    window.selection.select("conv1", 0)
    assert page.nothing.isVisible()
    assert not page.view.isVisible()
    window.selection.select("flatten", 3)
    assert page.view.isVisible()
