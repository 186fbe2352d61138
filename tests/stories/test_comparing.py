"""Stories of trainings that are compared."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from gui.training.comparing.page import ComparePage
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

_LONG = 60_000


@pytest.fixture
def page(make_window: MakeWindow) -> tuple[MainWindow, ComparePage]:
    def two(count: int, seed: int) -> engine.Dataset:
        drawn = engine.lines_dataset(count, seed)
        upright = np.isin(drawn.labels, (0, 4))
        return engine.Dataset(drawn.images[upright], drawn.labels[upright] // 4, ("across", "down"))

    layers = (
        engine.Conv2d(filters=4, kernel=(5, 5)),
        engine.ReLU(),
        engine.MaxPool2d(),
        engine.Flatten(),
        engine.Linear(units=2),
    )
    window = make_window(engine.chain((1, 28, 28), layers, seed=1))
    trainer = window.learning.trainer
    trainer.data.take(engine.DataSplit(two(1200, 1), two(400, 2), "Across and down"))
    trainer.set_plan("epochs", 2)
    window.actions_["compare_trainings"].trigger()
    QApplication.processEvents()
    shown = window.pages.currentWidget()
    assert isinstance(shown, ComparePage)
    return window, shown


def test_a_fully_connected_network_learns_beside_this_one(page: tuple[MainWindow, ComparePage], qtbot: QtBot) -> None:
    window, shown = page
    project, tab = window.document.project, shown.convolution
    tab.go.click()
    assert tab.go.text() == "Stop"
    qtbot.waitUntil(lambda: any(each.worth for each in tab.contest.contestants), timeout=_LONG)
    own, other = tab.contest.contestants
    assert own.worth is not None
    assert other.worth is not None
    assert len(own.worth.shifted) == 5
    assert own.lesson.project.layers != other.lesson.project.layers
    assert own.lesson.plan == other.lesson.plan
    rows = tab.table.texts()
    assert rows[0][0] == "Parameters"
    assert all(cell for row in rows for cell in row)
    assert "Moved by 4 pixels" in tab.sentence.text()
    assert window.document.project is project
    window.pages.leave()
    assert window.selection.page == "network"


def test_own_filters_are_fitted_beaten_and_used(page: tuple[MainWindow, ComparePage], qtbot: QtBot) -> None:
    window, shown = page
    shown.show_comparison("filters")
    project, tab = window.document.project, shown.filters
    tab.go.click()
    qtbot.waitUntil(lambda: len(tab.attempts) == 1, timeout=_LONG)
    tab.all.click()
    qtbot.waitUntil(lambda: len(tab.attempts) == 2, timeout=_LONG)
    assert [each.is_learned for each in tab.attempts] == [False, True]
    assert tab.attempts[0].project["conv1"] == project["conv1"]
    assert tab.attempts[1].project["conv1"] != project["conv1"]
    assert len(tab.table.texts()) == 2
    assert "%" in tab.sentence.text()
    assert window.document.project is project
    tab.table.selectRow(0)
    tab.use.click()
    assert window.document.project.layers == tab.attempts[0].project.layers
    assert window.document.stack.count() == 1
    window.document.stack.undo()
    assert window.document.project is project


def test_few_images_are_learned_by_heart_and_variants_are_kept(
    page: tuple[MainWindow, ComparePage], qtbot: QtBot
) -> None:
    window, shown = page
    shown.show_comparison("overfitting")
    window.learning.trainer.set_plan("epochs", 20)
    tab = shown.overfitting
    for pooling in (True, False):
        tab.pooling.setChecked(pooling)
        tab.go.click()
        qtbot.waitUntil(
            lambda: not tab.contest.is_running and tab.tried[-1].contestant.worth is not None, timeout=_LONG
        )
    assert [each.variant.pooling for each in tab.tried] == [True, False]
    assert [row[1] for row in tab.table.texts()] == ["✓", "–"]
    assert all(each.contestant.worth is not None and each.contestant.worth.learned > 0.9 for each in tab.tried)
    assert window.document.stack.count() == 0


def test_a_contest_can_be_stopped_and_goes_with_its_project(
    page: tuple[MainWindow, ComparePage], qtbot: QtBot, digits: engine.Project
) -> None:
    window, shown = page
    tab = shown.convolution
    window.learning.trainer.set_plan("epochs", 1000)
    tab.go.click()
    seen = tab.contest
    qtbot.waitUntil(lambda: any(len(each.curve(1).training.loss) for each in seen.contestants), timeout=_LONG)
    tab.go.click()
    assert not tab.contest.is_running
    assert tab.go.text() == "Train both"
    window.projects.open(digits, None)
    assert tab.contest.contestants == ()
    assert not tab.go.isEnabled()
