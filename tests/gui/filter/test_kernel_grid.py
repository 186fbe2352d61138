"""Every way to change a weight in place gives the kernel that one would expect, and counts as one gesture."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget

from engine.kernels.operations import symmetric_cells
from gui.filter.kernel_grid import KernelGrid
from gui.look.colours import table
from gui.widgets.weight_text import number_texts, parse_number
from tests.laws import examples

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SOBEL = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]], np.float32)


class Seen:
    """What a grid has told."""

    def __init__(self, grid: KernelGrid) -> None:
        self.kernels: list[np.ndarray] = []
        self.gestures: list[int] = []
        self.messages: list[str] = []
        grid.kernel_changed.connect(self._change)
        grid.message.connect(self.messages.append)

    def _change(self, kernel, gesture):
        self.kernels.append(kernel)
        self.gestures.append(gesture)


@pytest.fixture
def grid(qtbot) -> KernelGrid:
    widget = KernelGrid()
    qtbot.addWidget(widget)
    widget.set_kernel(SOBEL)
    widget.resize(256, widget.heightForWidth(256))
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


@pytest.fixture
def seen(grid) -> Seen:
    return Seen(grid)


def middle(grid, row, column) -> QPoint:
    return grid.cell_rect(row, column).center()


def press(grid, row, column, button=LEFT, modifiers=NONE):
    QTest.mousePress(grid, button, modifiers, middle(grid, row, column))


def move(grid, point, button=LEFT, modifiers=NONE):
    # QTest.mouseMove cannot hold a key down.
    place = QPointF(point)
    QApplication.sendEvent(
        grid,
        QMouseEvent(QEvent.Type.MouseMove, place, grid.mapToGlobal(place), Qt.MouseButton.NoButton, button, modifiers),
    )


def release(grid, point, button=LEFT):
    QTest.mouseRelease(grid, button, NONE, point)


def wheel(grid, row, column, angle=120, modifiers=NONE, time=0, sideways=False):
    place = QPointF(middle(grid, row, column))
    QTest.mouseClick(grid, LEFT, NONE, place.toPoint())  # before a click the wheel scrolls the dock
    turned = QPoint(angle, 0) if sideways else QPoint(0, angle)
    event = QWheelEvent(
        place,
        grid.mapToGlobal(place),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setTimestamp(time)
    QApplication.sendEvent(grid, event)


def editor(grid) -> QLineEdit | None:
    return next((child for child in grid.findChildren(QLineEdit) if child.isVisible()), None)


def with_cells(kernel, value, *cells):
    changed = np.array(kernel, np.float32)
    for cell in cells:
        changed[cell] = value
    return changed


# ---- dragging


def test_dragging_up_adds_a_step_every_four_pixels_and_is_one_gesture(grid, seen):
    start = middle(grid, 1, 1)
    press(grid, 1, 1)
    for up in (4, 8, 12):
        move(grid, start - QPoint(0, up))
    release(grid, start)
    np.testing.assert_array_equal([k[1, 1] for k in seen.kernels], np.array([0.1, 0.2, 0.3], np.float32))
    assert len(set(seen.gestures)) == 1
    assert seen.kernels[-1].dtype == np.float32
    assert not seen.kernels[-1].flags.writeable
    assert grid.kernel is seen.kernels[-1]


@pytest.mark.parametrize(("modifiers", "expected"), [(NONE, 0.4), (SHIFT, 1.0), (CTRL, 0.33)])
def test_a_drag_lands_on_multiples_of_the_step(grid, seen, modifiers, expected):
    grid.set_kernel(np.full((3, 3), 0.32))
    press(grid, 0, 0, modifiers=modifiers)
    move(grid, middle(grid, 0, 0) - QPoint(0, 4), modifiers=modifiers)
    assert seen.kernels[-1][0, 0] == np.float32(expected)


def test_pressing_shift_while_dragging_goes_on_from_there(grid, seen):
    start = middle(grid, 1, 1)
    press(grid, 1, 1)
    move(grid, start - QPoint(0, 8))
    move(grid, start - QPoint(0, 8), modifiers=SHIFT)
    assert grid.kernel[1, 1] == np.float32(0.2)
    move(grid, start - QPoint(0, 12), modifiers=SHIFT)
    assert grid.kernel[1, 1] == 1


def test_going_back_to_where_a_drag_began_gives_the_first_value(grid, seen):
    grid.set_kernel(np.full((3, 3), 0.32))
    start = middle(grid, 2, 0)
    press(grid, 2, 0)
    move(grid, start + QPoint(0, 40))
    move(grid, start)
    assert seen.kernels[-1][2, 0] == np.float32(0.32)


def test_a_click_selects_and_opens_for_typing(grid, seen):
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 2, 1))
    assert grid.current_cell == (2, 1)
    assert editor(grid).selectedText() == editor(grid).text() == "0"
    assert seen.kernels == []
    QTest.keyClicks(editor(grid), "-3")
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 0, 0))
    np.testing.assert_array_equal(seen.kernels[-1], with_cells(SOBEL, -3, (2, 1)))
    QTest.keyClick(editor(grid), Qt.Key.Key_Escape)
    assert len(seen.kernels) == 1


def test_a_double_click_selects_the_whole_number(grid):
    """Qt selects the digits on one side of the point: what is typed would become a part of the number."""
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 1, 1))
    QTest.keyClicks(editor(grid), "-2.5")
    QTest.mouseDClick(editor(grid), LEFT, NONE, editor(grid).rect().center())
    assert editor(grid).selectedText() == "-2.5"


def test_a_drag_or_a_dab_opens_nothing(grid):
    press(grid, 1, 1)
    move(grid, middle(grid, 1, 1) - QPoint(0, 20))
    QTest.mouseRelease(grid, LEFT, NONE, middle(grid, 1, 1))
    assert editor(grid) is None
    grid.tool = "paint"
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 2, 1))
    assert editor(grid) is None


def test_until_something_is_typed_other_keys_are_the_grids(grid, seen):
    for key, modifier, cell in (
        (Qt.Key.Key_Right, NONE, (1, 2)),
        (Qt.Key.Key_Up, NONE, (0, 1)),
        (Qt.Key.Key_Up, CTRL, (1, 1)),
        (Qt.Key.Key_Delete, NONE, (1, 1)),
    ):
        QTest.mouseClick(grid, LEFT, NONE, middle(grid, 1, 1))
        QTest.keyClick(editor(grid), key, modifier)
        assert editor(grid) is None
        assert grid.current_cell == cell
    assert [kernel[1, 1] for kernel in seen.kernels] == [np.float32(0.1), 0]


def test_once_something_is_typed_they_are_the_entrys(grid, seen):
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 1, 1))
    QTest.keyClicks(editor(grid), "25")
    QTest.keyClick(editor(grid), Qt.Key.Key_Left)
    QTest.keyClicks(editor(grid), ".")
    QTest.keyClick(editor(grid), Qt.Key.Key_Return)
    np.testing.assert_array_equal(seen.kernels[-1], with_cells(SOBEL, 2.5, (1, 1)))
    assert len(seen.kernels) == 1


def test_the_wheel_steps_after_a_click(grid, seen):
    wheel(grid, 1, 1)
    assert editor(grid) is None
    assert seen.kernels[-1][1, 1] == np.float32(0.1)


def test_a_click_leaves_what_is_not_a_number_and_a_drag_starts_at_zero(grid, seen):
    grid.set_kernel(np.full((3, 3), np.nan))
    press(grid, 0, 0)
    move(grid, middle(grid, 0, 0) + QPoint(1, 1))
    assert seen.kernels == []
    move(grid, middle(grid, 0, 0) - QPoint(0, 4))
    assert seen.kernels[-1][0, 0] == np.float32(0.1)


def test_a_kernel_from_outside_replaces_what_was_dragged(grid, seen):
    press(grid, 1, 1)
    move(grid, middle(grid, 1, 1) - QPoint(0, 20))
    grid.set_kernel(np.eye(3))
    np.testing.assert_array_equal(grid.kernel, np.eye(3))
    move(grid, middle(grid, 1, 1) - QPoint(0, 40))
    np.testing.assert_array_equal(grid.kernel, np.eye(3))  # its middle is 1, and ten steps of 0.1 are too


def test_the_grid_keeps_its_own_copy(grid):
    mine = np.zeros((2, 2), np.float32)
    grid.set_kernel(mine)
    mine[:] = 5
    assert grid.kernel.max() == 0


# ---- painting


def test_painting_skips_no_cell_however_far_the_mouse_jumps(grid, seen):
    grid.set_kernel(np.zeros((9, 9)))
    grid.tool, grid.brush_value = "paint", 0.5
    press(grid, 4, 0)
    move(grid, middle(grid, 4, 8))
    release(grid, middle(grid, 4, 8))
    np.testing.assert_array_equal(seen.kernels[-1], with_cells(np.zeros((9, 9)), 0.5, *((4, c) for c in range(9))))
    assert len(set(seen.gestures)) == 1


def test_a_diagonal_stroke_is_connected(grid):
    grid.set_kernel(np.zeros((9, 9)))
    grid.tool = "paint"
    press(grid, 0, 0)
    move(grid, middle(grid, 8, 8))
    assert np.trace(grid.kernel) == 9


def test_the_right_button_paints_zero_with_either_tool(grid, seen):
    for tool in ("drag", "paint"):
        grid.set_kernel(np.ones((3, 3)))
        grid.tool = tool
        press(grid, 0, 0, RIGHT)
        move(grid, middle(grid, 0, 1), RIGHT)
        release(grid, middle(grid, 0, 1), RIGHT)
        np.testing.assert_array_equal(grid.kernel, with_cells(np.ones((3, 3)), 0, (0, 0), (0, 1)))
    assert len(set(seen.gestures)) == 2


def test_painting_outside_changes_nothing(grid, seen):
    grid.tool = "paint"
    press(grid, 0, 0)
    count = len(seen.kernels)
    move(grid, QPoint(-500, -500))
    assert len(seen.kernels) == count


@pytest.mark.parametrize("symmetry", ["none", "horizontal", "vertical", "both", "rotational"])
def test_symmetric_cells_change_along(grid, seen, symmetry):
    grid.set_kernel(np.zeros((5, 5)))
    grid.symmetry, grid.tool, grid.brush_value = symmetry, "paint", 3
    press(grid, 0, 1)
    expected = with_cells(np.zeros((5, 5)), 3, *symmetric_cells((5, 5), (0, 1), symmetry))
    np.testing.assert_array_equal(seen.kernels[-1], expected)


def test_a_second_button_does_not_disturb_a_drag(grid, seen):
    press(grid, 1, 1)
    press(grid, 0, 0, RIGHT)
    release(grid, middle(grid, 0, 0), RIGHT)
    move(grid, middle(grid, 1, 1) - QPoint(0, 8))
    assert len(seen.kernels) == 1
    release(grid, middle(grid, 1, 1))
    move(grid, middle(grid, 1, 1) - QPoint(0, 80))
    assert len(seen.kernels) == 1


# ---- wheel


@pytest.mark.parametrize(("modifiers", "expected"), [(NONE, 0.1), (SHIFT, 1.0), (CTRL, 0.01)])
def test_a_notch_of_the_wheel_is_a_step(grid, seen, modifiers, expected):
    wheel(grid, 1, 1, modifiers=modifiers)
    wheel(grid, 1, 1, -240, modifiers=modifiers)
    assert [k[1, 1] for k in seen.kernels] == [np.float32(expected), np.float32(-expected)]


def test_turns_of_the_wheel_in_a_row_are_one_gesture_a_cell(grid, seen):
    wheel(grid, 1, 1, time=1000)
    wheel(grid, 1, 1, time=1200)
    wheel(grid, 0, 0, time=1300)
    wheel(grid, 0, 0, time=9000)
    first, second, third, fourth = seen.gestures
    assert first == second
    assert len({second, third, fourth}) == 3


def test_fractions_of_a_notch_add_up(grid, seen):
    for _ in range(4):
        wheel(grid, 1, 1, 30)
    assert [k[1, 1] for k in seen.kernels] == [np.float32(0.1)]


def test_a_wheel_turned_sideways_counts_too(grid, seen):
    wheel(grid, 1, 1, sideways=True, modifiers=SHIFT)
    assert seen.kernels[-1][1, 1] == 1


def test_steps_do_not_pile_up_rounding_errors(grid):
    for _ in range(30):
        wheel(grid, 1, 1)
    assert grid.kernel[1, 1] == 3


# ---- keys


def test_arrows_move_the_current_cell_and_stop_at_the_edge(grid):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(grid, key)
    assert grid.current_cell == (1, 2)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Up)
    assert grid.current_cell == (0, 1)


def test_keys_step_and_erase(grid, seen):
    grid.current_cell = (0, 1)
    QTest.keyClicks(grid, "+")
    QTest.keyClick(grid, Qt.Key.Key_Up, CTRL | SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(grid, Qt.Key.Key_Minus, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert [float(str(k[0, 1])) for k in seen.kernels] == [0.1, 1.1, 1.0, 0.9, 0]
    assert len(set(seen.gestures)) == 2


def test_the_grid_takes_its_keys_from_the_windows_shortcuts(grid):
    def is_taken(key, text="", modifiers=NONE):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        event.ignore()
        QApplication.sendEvent(grid, event)
        return event.isAccepted()

    assert is_taken(Qt.Key.Key_5, "5")
    assert is_taken(Qt.Key.Key_C, "c", CTRL)
    assert is_taken(Qt.Key.Key_Left)
    assert not is_taken(Qt.Key.Key_Escape)
    assert not is_taken(Qt.Key.Key_Z, "z", CTRL)
    assert not is_taken(Qt.Key.Key_Plus, "+", CTRL)
    assert not is_taken(0x416, "Ж")


# ---- typing


@pytest.mark.parametrize("start", ["type", "F2", "enter", "double click"])
def test_typing_opens_in_place_and_enter_commits(grid, seen, start):
    grid.current_cell = (1, 0)
    match start:
        case "type":
            QTest.keyClicks(grid, "1")
        case "F2":
            QTest.keyClick(grid, Qt.Key.Key_F2)
        case "enter":
            QTest.keyClick(grid, Qt.Key.Key_Return)
        case "double click":
            QTest.mouseDClick(grid, LEFT, NONE, middle(grid, 1, 0))
    assert editor(grid).text() == ("1" if start == "type" else "2")
    QTest.keyClicks(editor(grid), ",5")
    QTest.keyClick(editor(grid), Qt.Key.Key_Return)
    np.testing.assert_array_equal(seen.kernels[-1], with_cells(SOBEL, 1.5 if start == "type" else 0.5, (1, 0)))
    assert len(seen.gestures) == 1
    assert editor(grid) is None
    assert grid.current_cell == (2, 0)
    assert grid.hasFocus()


def test_a_minus_begins_a_negative_number(grid):
    QTest.keyClicks(grid, "-")
    QTest.keyClicks(editor(grid), "1/9")
    QTest.keyClick(editor(grid), Qt.Key.Key_Tab)
    assert grid.kernel[0, 0] == np.float32(-1 / 9)
    assert grid.current_cell == (0, 1)


def test_a_whole_kernel_is_typed_row_by_row_or_column_by_column(grid, seen):
    for value in range(9):
        QTest.keyClicks(grid, str(value))
        QTest.keyClick(editor(grid), Qt.Key.Key_Tab)
    np.testing.assert_array_equal(grid.kernel, np.arange(9).reshape(3, 3))
    assert len(set(seen.gestures)) == len(seen.gestures)
    grid.current_cell = (0, 0)
    for value in range(9):
        QTest.keyClicks(grid, str(value))
        QTest.keyClick(editor(grid), Qt.Key.Key_Enter)
    np.testing.assert_array_equal(grid.kernel, np.arange(9).reshape(3, 3).T)


def test_escape_leaves_the_cell_as_it_was(grid, seen):
    QTest.keyClicks(grid, "7")
    QTest.keyClick(editor(grid), Qt.Key.Key_Escape)
    assert editor(grid) is None
    assert seen.kernels == []
    assert grid.current_cell == (0, 0)


@pytest.mark.parametrize("text", ["1/0", ".", "1e99"])
def test_what_is_no_number_stays_with_a_sentence(grid, seen, text):
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor(grid).setText(text)
    QTest.keyClick(editor(grid), Qt.Key.Key_Return)
    assert text in QToolTip.text()
    assert text in editor(grid).accessibleDescription()
    assert seen.kernels == []
    QTest.keyClicks(editor(grid), "\b")
    assert editor(grid).property("invalid") is False
    QTest.keyClick(editor(grid), Qt.Key.Key_Escape)


def test_going_elsewhere_keeps_a_number_and_gives_up_the_rest(grid, seen):
    QTest.keyClicks(grid, "4")
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 2, 2))
    assert grid.kernel[0, 0] == 4
    assert grid.current_cell == (2, 2)
    QTest.keyClicks(grid, "-")
    QTest.mouseClick(grid, LEFT, NONE, middle(grid, 1, 1))
    assert editor(grid).text() == "0"
    assert len(seen.kernels) == 1


def test_an_entry_counts_when_another_widget_gets_the_focus(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    grid, other = KernelGrid(), QLineEdit()
    layout.addWidget(grid)
    layout.addWidget(other)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    QTest.keyClicks(grid, "4")
    other.setFocus()
    assert grid.kernel[0, 0] == 4
    assert other.hasFocus()


def test_an_entry_never_lands_in_another_kernel(grid, seen):
    QTest.keyClicks(grid, "4")
    grid.set_kernel(SOBEL)  # the same one, such as an echo: goes on
    assert editor(grid) is not None
    grid.set_kernel(np.eye(3))
    assert editor(grid) is None
    np.testing.assert_array_equal(grid.kernel, np.eye(3))


def test_an_unchanged_number_is_no_edit(grid, seen):
    grid.set_kernel(np.full((3, 3), 1 / 9))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    QTest.keyClick(editor(grid), Qt.Key.Key_Return)
    assert seen.kernels == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.25", 0.25),
        (" −0,3 ", -0.3),
        (".5", 0.5),
        ("5.", 5),
        ("1/9", 1 / 9),
        ("-1 / 2,5", -0.4),
        ("+1e-3", 0.001),
        ("", None),
        ("-", None),
        ("1/0", None),
        ("1,000.5", None),
        ("nan", None),
        ("inf", None),
        ("3.4028235e38", 3.4028235e38),
        ("1e39", None),
        ("1e999", None),
        ("1e999/1e999", None),
        ("٣", None),
        ("1/2/3", None),
    ],
)
def test_parse_number(text, value):
    assert parse_number(text) == value


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_every_weight_can_be_typed(value):
    assert np.float32(parse_number(str(np.float32(value)))) == np.float32(value)


# ---- clipboard


def test_copy_and_paste_give_the_same_kernel(grid, seen):
    kernel = np.random.default_rng(0).normal(size=(3, 3)).astype(np.float32)
    grid.set_kernel(kernel)
    QTest.keyClick(grid, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().count("\t") == 6
    grid.set_kernel(SOBEL)
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    np.testing.assert_array_equal(seen.kernels[-1], kernel)
    assert len(seen.gestures) == 1


@pytest.mark.parametrize("text", ["0,5\t1\r\n2\t1/4\r\n", "0.5 1\n2 0.25", "0.5, 1\n2, 0.25", "0.5;1\n2;0,25"])
def test_paste_from_a_spreadsheet_or_by_hand(grid, seen, text):
    grid.set_kernel(np.zeros((2, 2)))
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    np.testing.assert_array_equal(grid.kernel, [[0.5, 1], [2, 0.25]])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1\t2\n3\t4", "2 × 2"),
        ("1\t2\t3\n4\t5\n6\t7\t8", "lengths"),
        ("", "no text"),
        ("1\t2\t\n" * 3, "row 0, column 2"),
    ],
)
def test_what_does_not_fit_is_said(grid, seen, text, said):
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert said in seen.messages[-1]
    assert seen.kernels == []


# ---- what it shows


def test_the_cell_under_the_mouse_is_framed(grid):
    grid.current_cell = (2, 2)
    plain = grid.grab().toImage()
    move(grid, middle(grid, 0, 2), Qt.MouseButton.NoButton)
    framed = grid.grab().toImage()
    rect = grid.cell_rect(0, 2)
    assert framed.copy(rect) != plain.copy(rect)
    assert framed.copy(grid.cell_rect(1, 0)) == plain.copy(grid.cell_rect(1, 0))
    QApplication.sendEvent(grid, QEvent(QEvent.Type.Leave))
    assert grid.grab().toImage() == plain


def test_only_where_keys_act_a_cell_is_framed(grid):
    accent = grid.palette().color(grid.palette().ColorRole.Accent)

    def framed():
        image = grid.grab().toImage()
        places = [(x, y) for y in range(image.height()) for x in range(image.width())]
        return any(image.pixelColor(*place) == accent for place in places)

    assert framed()
    grid.clearFocus()
    assert not framed()


def test_a_dragged_cell_stays_the_framed_one(grid):
    move(grid, middle(grid, 1, 1), Qt.MouseButton.NoButton)
    press(grid, 1, 1)
    before = grid.grab().toImage()
    move(grid, middle(grid, 1, 1) + QPoint(60, 0))
    assert grid.grab().toImage() == before


def test_the_current_cell_is_said_in_words(grid):
    grid.set_kernel(np.full((3, 3), 0.32))
    grid.current_cell = (1, 2)
    assert grid.accessibleDescription() == "row 1, column 2: 0.32"
    wheel(grid, 1, 2)
    assert grid.accessibleDescription() == "row 1, column 2: 0.42"


def test_a_smaller_kernel_pulls_the_current_cell_in(grid):
    grid.current_cell = (2, 2)
    grid.set_kernel([[1.0, 2.0]])
    assert grid.current_cell == (0, 1)


@pytest.mark.parametrize(
    ("kernel", "decimals", "texts"),
    [
        ([[1, -2]], 0, ["1", "−2"]),
        ([[0.25, -0.3]], 2, ["0.25", "−0.30"]),
        ([[-0.001, -0.0]], 2, ["0.00", "0.00"]),
        ([[np.nan, -np.inf]], 2, ["NaN", "−∞"]),
    ],
)
def test_numbers_are_written_alike(kernel, decimals, texts):
    assert number_texts(np.array(kernel, np.float32), decimals) == [texts]


@examples(30)
@given(st.integers(1, 63), st.integers(1, 63), st.lists(st.floats(width=32), min_size=1, max_size=9))
def test_any_kernel_can_be_painted(qapp, rows, columns, weights):
    kernel = np.resize(np.array(weights, np.float32), (rows, columns))
    grid = KernelGrid()
    grid.set_kernel(kernel)
    grid.resize(256, grid.heightForWidth(256))
    image = grid.grab().toImage()
    assert image.height() <= 324
    for cell in ((0, 0), (kernel.shape[0] - 1, kernel.shape[1] - 1)):
        assert grid.rect().contains(grid.cell_rect(*cell))
        assert grid.cell_rect(*cell).isValid()


def test_weights_have_the_colours_of_weights_symmetric_about_zero(grid):
    grid.set_kernel([[-1.0, 0.0, 0.5, np.nan]])
    grid.set_scale(1)
    for dark in (False, True):
        grid.set_dark(dark)
        image = grid.grab().toImage()
        colours = table("weights", dark)
        for column, index in enumerate((0, 127, 190, 255)):
            corner = grid.cell_rect(0, column).topLeft() + QPoint(5, 5)
            assert QColor(image.pixel(corner)).getRgb()[:3] == tuple(colours[index, :3].tolist())


def test_cells_are_square_but_not_too_tall(grid):
    ratio = math.ceil(grid.fontInfo().pixelSize() / 12)
    grid.set_kernel(np.zeros((15, 15)))
    assert abs(grid.heightForWidth(256) - 256) <= 1
    grid.set_kernel(np.zeros((1, 1)))
    assert grid.heightForWidth(256) <= 48 * ratio
    grid.set_kernel(np.zeros((3, 3)))
    assert grid.heightForWidth(256) <= 3 * 44 * ratio + 4


def test_no_size_is_too_small(grid):
    for side in (1, 4, 5):
        grid.setMinimumSize(1, 1)
        grid.resize(side, side)
        QTest.mouseClick(grid, LEFT, NONE, QPoint(0, 0))
        grid.grab()


def test_a_grid_can_go_away_while_a_number_is_typed(qtbot):
    grid = KernelGrid()
    with qtbot.waitExposed(grid):
        grid.show()
    QTest.keyClicks(grid, "-")
    shiboken6.delete(grid)
