"""The confusion matrix: where cells are, whatever the number of classes, and how it is scrolled."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import Results
from gui.look.theme import Theme, apply
from gui.training.calibration_plot import CalibrationPlot
from gui.training.confusion import Confusion, grid
from gui.training.confusion_view import ConfusionView


def drawn(count: int) -> Results:
    """Every class is taken for the next one once in ten times; the last class has no images."""
    labels = np.repeat(np.arange(count - 1), 10)
    predictions = labels.copy()
    predictions[::10] += 1
    probabilities = np.full((len(labels), count), 0.1 / count, np.float32)
    probabilities[np.arange(len(labels)), predictions] = 0.9
    return Results(tuple(f"class {each}" for each in range(count)), labels, predictions, probabilities, 0.5)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return apply(qapp, "light")


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> ConfusionView:
    view = ConfusionView(theme)
    qtbot.addWidget(view)
    view.resize(300, 180)
    view.show()
    return view


@pytest.mark.parametrize("count", [2, 5, 10, 60, 200])
@pytest.mark.parametrize("size", [(240, 150), (320, 190), (900, 600)])
def test_every_entry_is_where_a_click_finds_it(count: int, size: tuple[int, int], qapp: QApplication) -> None:
    shown, metrics = Confusion(drawn(count)), QFontMetricsF(qapp.font())
    for scrolled in (QPointF(0, 0), QPointF(37, 23)):
        placed = grid(shown, metrics, QSizeF(*size), 1.0, scrolled)
        assert placed.cell.height() >= metrics.height()
        for row in placed.rows():
            for column in placed.columns():
                middle = placed.rect((row, column)).center()
                if placed.cells.contains(middle):
                    assert placed.entry(middle) == (row, column)
        assert placed.entry(QPointF(placed.cells.right() + 3, placed.cells.center().y())) is None
        assert placed.entry(QPointF(placed.cells.left() - 3, placed.cells.center().y())) is None


@pytest.mark.parametrize("count", [2, 5, 8])
def test_few_classes_need_no_scrolling_at_the_least_width(view: ConfusionView, count: int) -> None:
    view.show_results(drawn(count), None)
    view.resize(view.minimumSizeHint().width(), 190)
    assert view.horizontalScrollBar().maximum() == view.verticalScrollBar().maximum() == 0
    assert view.placed.columns() == range(count)


def test_arrows_scroll_to_what_they_reach(view: ConfusionView, qtbot: QtBot) -> None:
    results = drawn(200)
    view.chosen.connect(lambda entry: view.show_results(results, entry))
    view.show_results(results, (198, 199))
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.shown is not None
    assert view.shown.current == (199, 199)
    placed = view.placed
    assert placed.cells.adjusted(-1, -1, 1, 1).contains(placed.rect((199, 199)))
    assert view.accessibleDescription() == "class 199: no images"
    assert len(placed.rows()) < 30, "only what is in sight is painted"
    view.show_results(results, (0, 0))
    assert view.placed.rows().start == view.placed.columns().start == 0


def test_right_answers_wrong_ones_and_none_look_different(view: ConfusionView, theme: Theme) -> None:
    view.show_results(drawn(3), None)
    image = view.grab().toImage()

    def colour(row: int, column: int) -> str:
        corner = view.placed.rect((row, column)).topLeft() + QPointF(3, 3)
        return image.pixelColor(corner.toPoint()).name()

    right, wrong, none = colour(0, 0), colour(0, 1), colour(2, 1)
    assert len({right, wrong, none}) == 3
    assert none == theme.palette.raised


def test_the_calibration_is_described(theme: Theme, qtbot: QtBot) -> None:
    plot = CalibrationPlot(theme)
    qtbot.addWidget(plot)
    plot.show_calibration(drawn(5).calibration)
    assert plot.accessibleDescription() == "sure 90 %: right 90 % of 40"
    assert not plot.grab().isNull()
