"""The calculator of the first lesson: its numbers, and that it can be used by mouse and keyboard."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtWidgets import QAbstractButton, QApplication, QCommonStyle, QSlider, QSpinBox
from pytestqt.qtbot import QtBot

import engine
from gui.look import theme
from gui.presentation.pages.calculator import Calculator, Costs
from gui.presentation.pages.count_areas import CountAreas
from gui.presentation.pages.log_slider import stops


@pytest.fixture
def calculator(qtbot: QtBot) -> Calculator:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Calculator(theme.apply(app, "light"))
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    return made


def plain(text: str) -> str:
    return text.replace("\u202f", ",")


@given(side=st.integers(5, 40), channels=st.integers(1, 8), units=st.integers(1, 30), kernel=st.sampled_from((3, 5)))
def test_the_costs_are_those_of_real_layers(side: int, channels: int, units: int, kernel: int) -> None:
    costs = Costs(side, channels, units, kernel)
    shape = (channels, side, side)
    dense = engine.chain(shape, [engine.Flatten(), engine.Linear(units=units)])
    shared = engine.chain(shape, [engine.Conv2d(filters=units, kernel=kernel)])
    assert sum(engine.infer(dense).parameters.values()) == costs.dense
    assert sum(engine.infer(shared).parameters.values()) == costs.shared


def test_the_numbers_of_the_introduction(calculator: Calculator) -> None:
    calculator.set_sides((1000, 3, 1000))
    calculator.set_kernel(5)
    assert "3,000,000 inputs" in plain(calculator.dense.counted.text())
    assert plain(calculator.dense.number.text()) == "3,000,000,000"
    assert plain(calculator.dense.more.text()) == "weights + 1,000 biases = 3,000,001,000 parameters · 12.0 GB"
    assert [each.count for each in calculator.areas.counts] == [76_000, 3_000_001_000]
    assert "39,474 times fewer" in plain(calculator.sentence.text())
    calculator.set_sides((1, 1, 1))
    assert calculator.dense.counted.text().splitlines() == ["Image: 1 × 1 × 1 = 1 input", "1 input × 1 unit ="]
    assert calculator.dense.more.text() == "weight + 1 bias = 2 parameters · 8 bytes"
    assert calculator.shared.more.text() == "weights + 1 bias = 26 parameters · 104 bytes"
    calculator.set_sides((1000, 3, 32))
    calculator.set_kernel(3)
    assert calculator.costs.shared == 896


def test_the_smallest_image_is_cheaper_without_filters(calculator: Calculator) -> None:
    calculator.set_sides((1, 3, 5))
    assert "7.0 times more" in calculator.sentence.text()
    calculator.set_sides((3, 64, 7))
    calculator.set_kernel(3)
    assert "Both need the same" in calculator.sentence.text()


def test_dragging_and_typing_change_the_numbers(qtbot: QtBot, calculator: Calculator) -> None:
    calculator.set_sides((1000, 3, 1000))
    with qtbot.waitSignal(calculator.changed):
        qtbot.keyClick(calculator.side.slider, Qt.Key.Key_Left)
    assert calculator.sides == (900, 3, 1000)
    with qtbot.waitSignal(calculator.changed):
        qtbot.keyClick(calculator.side.slider, Qt.Key.Key_End)
    assert calculator.sides[0] == 4000
    field = calculator.units.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1234")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert calculator.sides == (4000, 3, 1234)
    assert plain(calculator.dense.number.text()) == f"{4000 * 4000 * 3 * 1234:,}"


def test_the_stops_of_a_slider_are_about_evenly_far_apart() -> None:
    made = stops(1, 4096)
    assert made == sorted(set(made))
    assert (made[0], made[-1]) == (1, 4096)
    assert {3, 10, 28, 32, 64, 100, 1000} <= set(made)
    assert all(above / below < 1.2 for below, above in itertools.pairwise(made) if below >= 10)


@pytest.mark.parametrize("sides", [(1, 1, 1), (4000, 64, 4096), (227, 5, 97)])
def test_every_number_can_be_set_exactly(calculator: Calculator, sides: tuple[int, int, int]) -> None:
    calculator.set_sides(sides)
    assert calculator.sides == sides


@pytest.mark.parametrize("size", [(600, 380), (900, 560), (1900, 1000)])
def test_everything_is_named_and_fits(qtbot: QtBot, calculator: Calculator, size: tuple[int, int]) -> None:
    calculator.resize(*size)
    calculator.set_sides((4000, 64, 4096))
    QApplication.processEvents()
    for kind in (QSlider, QSpinBox, QAbstractButton):
        for control in calculator.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName()
                assert control.toolTip()
    assert calculator.sentence.text() == calculator.accessibleDescription()
    content = calculator.areas.parentWidget()
    assert content is not None
    assert content.width() <= calculator.width()
    for label in (calculator.dense.number, calculator.shared.number):
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_a_larger_type_makes_everything_larger(qtbot: QtBot, calculator: Calculator) -> None:
    before = calculator.dense.number.font().pixelSize()
    font = calculator.font()
    font.setPixelSize(font.pixelSize() * 2)
    calculator.setFont(font)
    assert calculator.dense.number.font().pixelSize() > before
    assert calculator.side.label.font().pixelSize() >= font.pixelSize()


def test_what_shared_filters_need_is_not_told_before_it_is_asked(calculator: Calculator) -> None:
    calculator.set_up((1000, 3, 1000), shares=False, near=False)
    assert not calculator.shared.isVisible()
    assert [each.count for each in calculator.areas.counts] == [3_000_000, 3_000_000_000]
    told = (calculator.sentence, calculator.dense.counted, calculator.dense.number, calculator.dense.more)
    words = " ".join(label.text() for label in told) + calculator.areas.accessibleDescription()
    assert "filter" not in words
    assert "28,000" not in plain(words)
    assert "1,000 ×" in plain(words)


@pytest.mark.parametrize("sides", [(1000, 3, 1000), (28, 1, 10), (3, 64, 7), (1, 3, 5)])
@pytest.mark.parametrize("size", [(600, 380), (1900, 1000)])
def test_areas_are_to_scale_near_and_far(
    calculator: Calculator, sides: tuple[int, int, int], size: tuple[int, int]
) -> None:
    calculator.resize(*size)
    QApplication.processEvents()
    calculator.set_up(sides, shares=True, near=True)
    areas = calculator.areas
    moving = areas.findChild(QVariantAnimation)
    for near in (True, False):
        calculator.set_near(near)
        moving.stop()
        small, large = areas.state().areas()
        times = large.width() * large.height() / small.width() ** 2
        assert times == pytest.approx(areas.counts[1].count / areas.counts[0].count)
        assert areas.rect().toRectF().contains(small)
        assert not small.intersects(large)
        if near:
            assert small.width() >= 16
        else:
            assert areas.rect().toRectF().contains(large)


def test_the_way_from_near_to_far_is_seen(calculator: Calculator, monkeypatch: pytest.MonkeyPatch) -> None:
    calculator.set_up((1000, 3, 1000), shares=True, near=True)
    moving = calculator.areas.findChild(QVariantAnimation)
    moving.stop()
    sides = [calculator.areas.state().areas()[0].width()]
    calculator.turn.click()
    assert not calculator.near
    for time in (500, 1000, 1500, moving.duration()):
        moving.setCurrentTime(time)
        sides.append(calculator.areas.state().areas()[0].width())
    assert sides == sorted(sides, reverse=True)
    assert moving.state() == QVariantAnimation.State.Stopped
    monkeypatch.setattr(QCommonStyle, "styleHint", lambda *_: 0)
    monkeypatch.setattr(CountAreas, "style", lambda _self: QCommonStyle())
    calculator.set_near(True)
    assert calculator.areas.distance == 0, "nothing moves where the system asks for that"


@pytest.mark.parametrize("sides", [(1, 1, 1), (2, 1, 1), (1, 3, 5), (28, 1, 10), (1000, 3, 1000)])
@pytest.mark.parametrize("size", [(900, 560), (1024, 700), (1900, 1000)])
def test_a_number_stands_on_its_field_or_beside_it(
    calculator: Calculator, sides: tuple[int, int, int], size: tuple[int, int]
) -> None:
    calculator.resize(*size)
    QApplication.processEvents()
    for near in (True, False):
        calculator.set_up(sides, shares=True, near=near)
        areas = calculator.areas
        areas.findChild(QVariantAnimation).stop()
        square, field = areas.state().areas()
        words = areas.state().words_place(field)
        assert areas.rect().toRectF().contains(words)
        assert field.contains(words) or not field.intersects(words)
        assert not square.intersects(words)
