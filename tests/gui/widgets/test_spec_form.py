"""A form made from any spec: what it shows, what it refuses, and which edits belong together."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import engine
from engine.layers.spec import Spec
from gui.look import theme
from gui.widgets.spec_form import PairEdit, SpecForm

Change = tuple[str, Any, int]


class Desk:
    """A form on screen, with a field beside it and a record of what the form said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.form = SpecForm()
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.elsewhere)
        layout.addWidget(self.form)
        self.said: list[Change] = []
        self.form.changed.connect(lambda name, value, gesture: self.said.append((name, value, gesture)))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def edit(self, spec: Spec) -> None:
        self.form.set_spec(spec)
        QApplication.processEvents()  # lays the new fields out

    def __getitem__(self, name: str) -> Any:
        return self.form.editor(name)

    def sides(self, name: str) -> tuple[QSpinBox, QSpinBox, QToolButton]:
        pair = self.form.editor(name)
        assert isinstance(pair, PairEdit)
        rows, columns, link = pair.parts
        assert isinstance(rows, QSpinBox)
        assert isinstance(columns, QSpinBox)
        assert isinstance(link, QToolButton)
        return rows, columns, link

    def label(self, name: str) -> QLabel:
        layout = self.form.editor(name).parentWidget().layout()
        assert isinstance(layout, QFormLayout)
        label = layout.labelForField(self.form.editor(name))
        assert isinstance(label, QLabel)
        return label

    @property
    def values(self) -> list[tuple[str, Any]]:
        return [(name, value) for name, value, _ in self.said]

    @property
    def gestures(self) -> int:
        """How many undo steps the changes make."""
        return len({gesture for _, _, gesture in self.said})


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    desk.edit(engine.Conv2d(filters=8, kernel=3))
    return desk


def enter(field: QWidget, text: str) -> None:
    """Types over what a field holds, without concluding the entry."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def drag(label: QWidget, pixels: int, steps: int = 4) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    start = label.rect().center()
    QTest.mousePress(label, left, none, start)
    for step in range(1, steps + 1):
        QTest.mouseMove(label, start + QPoint(round(pixels * step / steps), 0))
    QTest.mouseRelease(label, left, none, start + QPoint(pixels, 0))


def roll(widget: QWidget) -> bool:
    """A notch of the wheel; whether the widget kept it to itself."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


class TestForm:
    @pytest.mark.parametrize("kind", engine.LAYERS.values(), ids=lambda kind: kind.kind)
    def test_every_kind_has_a_form(self, desk: Desk, kind: type[Spec]) -> None:
        desk.edit(kind())
        for param in kind.params():
            editor = desk[param.name]
            assert editor.accessibleName() == param.label
            assert param.help in editor.toolTip()
            assert desk.label(param.name).text() == param.label
        assert desk.said == []

    def test_controls_suit_their_values(self, desk: Desk) -> None:
        kinds = {"filters": QSpinBox, "kernel": PairEdit, "border": QComboBox, "bias": QCheckBox}
        assert all(isinstance(desk[name], kind) for name, kind in kinds.items())
        desk.edit(engine.LeakyReLU())
        assert isinstance(desk["slope"], QDoubleSpinBox)

    def test_every_part_has_a_name_and_a_tip(self, desk: Desk) -> None:
        for part in desk.form.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
                assert part.accessibleName(), part
                assert part.toolTip(), part

    def test_a_kind_without_parameters_says_so(self, desk: Desk) -> None:
        desk.edit(engine.ReLU())
        assert [label.text() for label in desk.form.findChildren(QLabel) if label.isVisible()] == [
            "This kind of layer has nothing to set."
        ]

    def test_another_spec_of_the_kind_keeps_the_controls(self, desk: Desk) -> None:
        before = desk["filters"]
        desk.edit(engine.Conv2d(filters=20, kernel=(3, 5), border="reflect", bias=False))
        assert desk["filters"] is before
        assert (before.value(), desk["kernel"].value(), desk["border"].currentData()) == (20, (3, 5), "reflect")
        assert not desk["bias"].isChecked()
        assert desk.said == []

    def test_it_fits_a_narrow_dock_at_twice_the_type_size(self, qtbot: QtBot, qapp: QApplication) -> None:
        look = qapp.styleSheet(), qapp.palette(), qapp.font()
        try:
            theme.apply(qapp, "light", 2.0)
            form = SpecForm()
            qtbot.addWidget(form)
            for kind in engine.LAYERS.values():
                form.set_spec(kind())
                assert form.minimumSizeHint().width() <= 220, kind.kind
        finally:
            theme.apply(qapp, "light", 1.0)
            qapp.setStyleSheet(look[0])
            qapp.setPalette(look[1])
            qapp.setFont(look[2])


class TestEntry:
    def test_a_number_counts_once_it_is_entered(self, desk: Desk) -> None:
        enter(desk["filters"], "12")
        assert desk.said == []
        QTest.keyClick(desk["filters"], Qt.Key.Key_Return)
        assert desk.values == [("filters", 12)]

    def test_leaving_a_field_enters_it(self, desk: Desk) -> None:
        enter(desk["filters"], "12")
        desk.elsewhere.setFocus()
        assert desk.values == [("filters", 12)]

    def test_impossible_numbers_cannot_be_typed(self, desk: Desk) -> None:
        rows, _, _ = desk.sides("kernel")
        enter(rows, "99-x")
        QTest.keyClick(rows, Qt.Key.Key_Return)
        assert desk.values == [("kernel", (9, 9))]

    @pytest.mark.parametrize(
        ("text", "value"), [("1e-7", 1e-7), ("0.002", 0.002), ("0,5", 0.5), ("2", 1e-5), ("5e", 1e-5), ("x-1", 1)]
    )
    def test_small_numbers_are_written_as_powers(self, desk: Desk, text: str, value: float) -> None:
        desk.edit(engine.BatchNorm2d())
        assert desk["epsilon"].text() == "1e−5"
        enter(desk["epsilon"], text)
        QTest.keyClick(desk["epsilon"], Qt.Key.Key_Return)
        assert desk["epsilon"].value() == value
        assert desk.values == ([] if value == 1e-5 else [("epsilon", value)])

    def test_a_number_on_its_way_may_be_too_small(self, desk: Desk) -> None:
        desk.edit(engine.Softmax())
        enter(desk["temperature"], "0.5")
        QTest.keyClick(desk["temperature"], Qt.Key.Key_Return)
        enter(desk["temperature"], "999")
        QTest.keyClick(desk["temperature"], Qt.Key.Key_Return)
        assert desk.values == [("temperature", 0.5), ("temperature", 99)]

    @given(slope=st.floats(0, 1))
    def test_looking_at_a_number_does_not_change_it(self, slope: float) -> None:
        desk = self.shared
        desk.edit(engine.LeakyReLU(slope=slope))
        desk["slope"].setFocus()
        desk.elsewhere.setFocus()
        assert desk.said == []

    @pytest.fixture(autouse=True)
    def _share(self, desk: Desk) -> None:
        self.shared = desk  # hypothesis takes no fixture that is made once for many examples

    def test_choices_and_switches(self, desk: Desk) -> None:
        desk["border"].setFocus()
        QTest.keyClick(desk["border"], Qt.Key.Key_Down)
        QTest.mouseClick(desk["bias"], Qt.MouseButton.LeftButton, pos=QPoint(8, desk["bias"].height() // 2))
        desk["flip"].setFocus()
        QTest.keyClick(desk["flip"], Qt.Key.Key_Space)
        assert desk.values == [("border", "reflect"), ("bias", False), ("flip", True)]
        assert desk.gestures == 3

    def test_the_form_takes_back_what_was_refused(self, desk: Desk) -> None:
        spec = engine.Conv2d(filters=8)
        desk.form.changed.connect(lambda *_: desk.form.set_spec(spec))
        enter(desk["filters"], "12")
        QTest.keyClick(desk["filters"], Qt.Key.Key_Return)
        assert desk["filters"].value() == 8

    def test_a_spec_shown_meanwhile_leaves_the_typing_alone(self, desk: Desk) -> None:
        enter(desk["filters"], "12")
        desk.form.set_spec(engine.Conv2d(filters=8, padding=1))
        QTest.keyClick(desk["filters"], Qt.Key.Key_Return)
        desk.edit(engine.LeakyReLU(slope=1 / 3))  # more digits than the field holds
        enter(desk["slope"], "0.5")
        desk.form.set_spec(engine.LeakyReLU(slope=1 / 3))
        QTest.keyClick(desk["slope"], Qt.Key.Key_Return)
        assert desk.values == [("filters", 12), ("slope", 0.5)]


class TestPair:
    def test_equal_sides_change_together(self, desk: Desk) -> None:
        _, columns, _ = desk.sides("kernel")
        enter(columns, "5")
        QTest.keyClick(columns, Qt.Key.Key_Return)
        assert desk.values == [("kernel", (5, 5))]

    def test_unlinked_sides_change_alone(self, desk: Desk) -> None:
        rows, _, link = desk.sides("kernel")
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        enter(rows, "5")
        QTest.keyClick(rows, Qt.Key.Key_Return)
        desk.form.set_spec(engine.Conv2d(kernel=(5, 3)))
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        assert desk.values == [("kernel", (5, 3)), ("kernel", (5, 5))]
        assert desk.gestures == 2

    def test_the_link_follows_the_spec_but_not_its_echo(self, desk: Desk) -> None:
        _, _, link = desk.sides("kernel")
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        desk.form.set_spec(engine.Conv2d(kernel=3))
        assert not link.isChecked()
        desk.form.set_spec(engine.Conv2d(kernel=7))
        assert link.isChecked()
        desk.form.set_spec(engine.Conv2d(kernel=(7, 1)))
        assert not link.isChecked()


class TestDrag:
    def test_a_label_drags_its_number_live(self, desk: Desk) -> None:
        drag(desk.label("filters"), 24)
        assert desk.values == [("filters", value) for value in (9, 10, 11, 12)]
        assert desk.gestures == 1

    def test_each_drag_is_a_gesture(self, desk: Desk) -> None:
        drag(desk.label("filters"), 12)
        drag(desk.label("filters"), -12)
        assert desk["filters"].value() == 8
        assert desk.gestures == 2

    def test_it_stops_at_the_range(self, desk: Desk) -> None:
        drag(desk.label("stride"), -300)
        assert desk["stride"].value() == (1, 1)
        assert desk.said == []

    def test_both_sides_of_a_pair_move(self, desk: Desk) -> None:
        desk.edit(engine.Conv2d(kernel=(3, 5)))
        drag(desk.label("kernel"), 12)
        assert desk.values[-1] == ("kernel", (5, 7))

    @pytest.mark.parametrize(("pixels", "value"), [(6, 2e-5), (18, 1e-4), (-12, 2e-6), (900, 1), (-900, 1e-12)])
    def test_wide_ranges_are_stepped_by_decades(self, desk: Desk, pixels: int, value: float) -> None:
        desk.edit(engine.BatchNorm2d())
        drag(desk.label("epsilon"), pixels)
        assert desk["epsilon"].value() == pytest.approx(value, rel=1e-9)

    def test_an_echo_in_between_is_no_obstacle(self, desk: Desk) -> None:
        spec = engine.Conv2d(filters=8)
        desk.form.changed.connect(lambda name, value, _: desk.form.set_spec(dataclasses.replace(spec, **{name: value})))
        drag(desk.label("filters"), 24)
        assert desk["filters"].value() == 12
        assert desk.gestures == 1


class TestGestures:
    def test_steps_in_one_field_belong_together_until_it_is_left(self, desk: Desk) -> None:
        desk["filters"].setFocus()
        for _ in range(3):
            QTest.keyClick(desk["filters"], Qt.Key.Key_Up)
        assert desk.gestures == 1
        desk.elsewhere.setFocus()
        desk["filters"].setFocus()
        QTest.keyClick(desk["filters"], Qt.Key.Key_Up)
        assert desk.gestures == 2

    def test_entries_are_separate(self, desk: Desk) -> None:
        for text in ("12", "16"):
            enter(desk["filters"], text)
            QTest.keyClick(desk["filters"], Qt.Key.Key_Return)
        assert desk.gestures == 2

    def test_an_undo_in_between_separates(self, desk: Desk) -> None:
        desk["filters"].setFocus()
        QTest.keyClick(desk["filters"], Qt.Key.Key_Up)
        desk.form.set_spec(engine.Conv2d(filters=8))
        QTest.keyClick(desk["filters"], Qt.Key.Key_Up)
        assert desk.gestures == 2


class TestWheel:
    @pytest.mark.parametrize("name", ["filters", "border"])
    def test_it_scrolls_past_fields_that_are_not_in_use(self, desk: Desk, name: str) -> None:
        desk.elsewhere.setFocus()
        assert not roll(desk[name])
        assert desk.said == []

    def test_it_steps_the_field_in_use(self, desk: Desk) -> None:
        desk["filters"].setFocus()
        roll(desk["filters"])
        rows, columns, _ = desk.sides("kernel")
        roll(columns)
        rows.setFocus()
        roll(rows)
        assert desk.values == [("filters", 9), ("kernel", (4, 4))]
