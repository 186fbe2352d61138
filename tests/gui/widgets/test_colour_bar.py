"""The legend says its range and never in a jumble; chips wrap."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.look.colours import table
from gui.widgets.colour_bar import ColourBar, short
from gui.widgets.flow_layout import FlowLayout


@pytest.mark.parametrize(
    ("value", "plus", "text"),
    [
        (-2.3111, True, "−2.31"),
        (2.31, True, "+2.31"),
        (2.31, False, "2.31"),
        (0.0, True, "0"),
        (-0.0, False, "0"),
        (1.0, False, "1"),
        (123456.0, False, "1.2e5"),
        (-1e5, False, "−1e5"),
        (1234.5, False, "1\u202f234"),
        (999.9, False, "1\u202f000"),
        (0.00012, False, "1.2e−4"),
        (float("inf"), False, "∞"),
        (float("nan"), True, "NaN"),
    ],
)
def test_numbers_are_short(value, plus, text):
    assert short(value, plus) == text


def labels(bar) -> list[str]:
    return [text for text, _ in bar.labels()]


@pytest.fixture
def bar(qtbot) -> ColourBar:
    widget = ColourBar()
    qtbot.addWidget(widget)
    widget.resize(256, widget.sizeHint().height())
    return widget


def test_the_ends_and_zero_are_printed(bar):
    bar.set_range(-2.31, 2.31)
    assert labels(bar) == ["−2.31", "+2.31", "0"]
    zero = bar.labels()[-1][1]
    assert zero.center().x() == pytest.approx(128, abs=1)
    assert "−2.31" in bar.accessibleDescription()
    assert "2.31" in bar.accessibleDescription()


def test_a_range_without_negatives_needs_no_signs(bar):
    bar.set_range(0, 7.25)
    assert labels(bar) == ["0", "7.25"]


def test_zero_is_dropped_where_it_would_collide(bar):
    bar.set_range(-0.02, 2.31)
    assert labels(bar) == ["−0.02", "+2.31"]


def test_a_constant_map_has_one_number(bar):
    bar.set_range(3, 3)
    assert labels(bar) == ["3"]


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(1, 400))
def test_labels_never_overlap_nor_stick_out(qapp, a, b, width):
    bar = ColourBar()
    bar.set_range(min(a, b), max(a, b))
    bar.resize(width, 30)
    places = [place for _, place in bar.labels()]
    assert places
    for one, other in itertools.combinations(places, 2):
        assert not one.intersects(other)
    bar.resize(bar.minimumSizeHint())
    assert len(bar.labels()) >= (1 if a == b else 2)
    for _, place in bar.labels():
        assert bar.rect().toRectF().contains(place)


def test_the_bar_shows_the_table_without_its_last_colour(bar):
    bar.set_table(table("activations", False))
    image = bar.grab().toImage()
    for x, index in ((10, 10), (128, 127), (245, 244)):
        shown = QColor(image.pixel(QPoint(x, 4))).getRgb()[:3]
        np.testing.assert_allclose(shown, table("activations", False)[index, :3], atol=6)


# ---- chips that wrap


def row_of_chips() -> QWidget:
    widget = QWidget()
    layout = FlowLayout(widget, spacing=5)
    for _ in range(6):
        chip = QWidget()  # no button: a style sheet that another test left would give it a size of its own
        chip.setFixedSize(40, 20)
        layout.addWidget(chip)
    return widget


@pytest.fixture
def chips(qtbot) -> QWidget:
    widget = row_of_chips()
    qtbot.addWidget(widget)
    return widget


def places(chips) -> list[QRect]:
    chips.layout().activate()
    return [chips.layout().itemAt(index).geometry() for index in range(chips.layout().count())]


@pytest.mark.parametrize(("width", "rows"), [(40, 6), (84, 6), (85, 3), (130, 2), (264, 2), (265, 1), (999, 1)])
def test_chips_wrap_and_the_height_is_right(chips, width, rows):
    height = chips.layout().heightForWidth(width)
    assert height == rows * 20 + (rows - 1) * 5
    chips.resize(width, height)
    found = places(chips)
    assert len({rect.top() for rect in found}) == rows
    assert all(chips.rect().contains(rect) for rect in found)
    for one, other in itertools.combinations(found, 2):
        assert not one.intersects(other)


def test_hidden_chips_take_no_room(chips):
    chips.layout().itemAt(0).widget().hide()
    assert chips.layout().heightForWidth(220) == 20


def test_chips_start_at_the_right_in_languages_that_do(chips):
    chips.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chips.resize(100, 70)
    assert places(chips)[0].right() == 99


def test_a_chip_wider_than_the_row_is_squeezed(chips):
    wide = QPushButton("a chip with a very long name")
    wide.setMinimumWidth(10)
    wide.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    chips.layout().addWidget(wide)
    chips.resize(50, 300)
    assert places(chips)[-1].width() == 50


def test_the_column_around_gives_the_chips_their_height(qtbot):
    window, chips = QWidget(), row_of_chips()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(chips)
    column.addStretch()
    window.resize(85, 400)
    column.activate()
    assert chips.height() == 70


def test_chips_can_be_taken_out(chips):
    taken = chips.layout().takeAt(0)
    taken.widget().deleteLater()
    assert chips.layout().count() == 5
    assert chips.layout().takeAt(9) is None
