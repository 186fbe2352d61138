"""The arithmetic of a cell on a page of its own, and a pooling beside the other one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from engine.compute.other_pooling import OtherPooling
from engine.lessons.view import View
from gui.cell.painting.written import line_text
from gui.cell.row_view import RowView
from gui.presentation.lessons import open_lesson
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]

CELLS = [(2, 1), (2, 8), (4, 5), (5, 4), (5, 8), (6, 3), (6, 4), (6, 5), (6, 7), (7, 2), (7, 4)]  # lessons and scenes


def shown(window: MainWindow) -> list[RowView]:
    return list(window.cell_panel.row.shown)


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900), (1920, 1080)])
def test_all_views_are_on_the_page_and_none_lies_over_another(
    window: MainWindow, settle: Settle, size: tuple[int, int]
) -> None:
    window.resize(QSize(*size))
    for number, index in CELLS:
        window.player.start(open_lesson(number), index)
        while window.selection.page != "cell":
            assert window.player.step < window.player.steps
            window.player.advance()
        window.cell_panel.set_written(False)
        settle(window)
        row = window.cell_panel.row
        assert row.width() <= window.cell_panel.width(), (number, index)
        for view in shown(window):
            assert row.rect().contains(view.geometry()), (number, index, view.accessibleName())
        for one, other in combinations(shown(window), 2):
            assert not one.geometry().intersects(other.geometry()), (number, index)


def test_another_theme_leaves_the_page_its_large_type(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.player.start(open_lesson(7), 4)
    window.player.advance()
    settle(window)
    before = [(view.font().pixelSize(), view.size()) for view in shown(window)]
    assert before[0][0] > window.fontInfo().pixelSize()
    for theme in ("dark", "contrast", "light"):
        window.choices.choose_theme(theme)
        window.theme.finish()
        settle(window)
        qtbot.waitUntil(lambda: [(view.font().pixelSize(), view.size()) for view in shown(window)] == before)


def test_a_pooling_is_compared_with_the_other_one(window: MainWindow, settle: Settle) -> None:
    window.player.start(open_lesson(6), 4)
    window.cell_panel.set_written(False)
    settle(window)
    views, action = window.cell_panel.row.views, window.actions_["compare"]
    assert not views.companion.isVisible()
    action.trigger()
    settle(window)
    assert window.staging.captured().compares
    assert views.companion.isVisible()
    assert [entry.value for entry in views.lines.state.entries] == ["20", "20", "13"]
    window.actions_["hide_values"].trigger()
    assert not views.companion.isVisible()
    assert "13" not in [entry.value for entry in views.lines.state.entries]
    window.actions_["hide_values"].trigger()
    action.trigger()
    assert not views.companion.isVisible()
    window.selection.select("input")
    assert not action.isEnabled()


def test_the_other_pooling_follows_the_chosen_map(window: MainWindow, settle: Settle) -> None:
    window.actions_["compare"].setEnabled(True)
    window.selection.set_looks(compares=True)
    for channel in (0, 5):
        window.selection.select("pool1", channel)
        settle(window)
        assert window.session.frame is not None
        found = window.session.frame.answer(OtherPooling("pool1", channel))
        assert found is not None
        assert (found.layer, found.channel) == ("pool1", channel)
    window.selection.select("conv1", 0)
    settle(window)
    assert window.session.frame.answer(OtherPooling("conv1", 0)) is None


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_small_arithmetic_is_written_out_on_the_page(window: MainWindow, settle: Settle, size: tuple[int, int]) -> None:
    window.resize(QSize(*size))
    cell = window.cell_panel
    lessons = {number: open_lesson(number) for number in (2, 4, 5, 6)}
    written = [
        (number, index)
        for number, lesson in lessons.items()
        for index, scene in enumerate(lesson.scenes)
        if scene.view.written
    ]
    assert len(written) > 10
    for number, index in written:
        lesson = lessons[number]
        window.player.start(lesson, index)
        settle(window)
        assert cell.page.isVisible(), (number, index)
        assert not cell.bar.isVisible()
        assert window.staging.captured().written
        for block in cell.page.written.blocks:
            above, before = block.first
            for corner in ((above, before), (above + block.rows - 1, before + block.columns - 1)):
                assert cell.page.rect().contains(cell.page.rect_of(block.part, *corner).toRect()), (number, index)
        if lesson.scenes[index].view.hidden:
            assert line_text(cell.page.written.lines[0]).endswith("= ?")
    window.pages.leave()
    if window.selection.page == "cell":  # the first time ends the walk
        window.pages.leave()
    assert not cell.is_written
    assert cell.bar.isVisibleTo(cell)
    assert not window.staging.captured().written


def test_nothing_is_written_out_unless_the_cell_fills_the_page(window: MainWindow, settle: Settle) -> None:
    window.staging.show(View(page="network", layer="conv1", written=True, panels=("cell",)), window.selection.looks)
    settle(window)
    assert not window.cell_panel.is_written
    assert window.cell_panel.bar.isVisibleTo(window.cell_panel)
