"""Strokes leave what a round, soft brush would, once a gesture, and the pad shows pictures of any size."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.input.draw_pad import DrawPad

LEFT, RIGHT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NONE = Qt.KeyboardModifier.NoModifier


class Seen:
    """What a pad has told."""

    def __init__(self, pad: DrawPad) -> None:
        self.images: list[np.ndarray] = []
        self.gestures: list[int] = []
        self.hovered: list[tuple[int, int]] = []
        pad.stroke.connect(self._stroke)
        pad.pixel_hovered.connect(lambda row, column: self.hovered.append((row, column)))

    def _stroke(self, image, gesture):
        self.images.append(image)
        self.gestures.append(gesture)


@pytest.fixture
def pad(qtbot) -> DrawPad:
    widget = DrawPad()
    qtbot.addWidget(widget)
    widget.resize(282, 282)  # ten to a pixel, with the border
    widget.drawing = True
    widget.set_image(np.zeros((1, 28, 28)))
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


@pytest.fixture
def seen(pad) -> Seen:
    return Seen(pad)


def at(pad, row, column) -> QPoint:
    return pad.pixel_rect(row, column).center().toPoint()


def press(pad, row, column, button=LEFT):
    QTest.mousePress(pad, button, NONE, at(pad, row, column))


def move(pad, row, column, button=LEFT):
    place = QPointF(at(pad, row, column))
    QApplication.sendEvent(
        pad, QMouseEvent(QEvent.Type.MouseMove, place, pad.mapToGlobal(place), NO_BUTTON, button, NONE)
    )


def release(pad, row, column, button=LEFT):
    QTest.mouseRelease(pad, button, NONE, at(pad, row, column))


def draw(pad, *pixels, button=LEFT):
    press(pad, *pixels[0], button)
    for pixel in pixels[1:]:
        move(pad, *pixel, button)
    release(pad, *pixels[-1], button)


def test_a_stroke_skips_no_pixel_and_is_one_gesture(pad, seen):
    pad.brush_size = 1
    draw(pad, (5, 2), (5, 12), (5, 25))
    image = seen.images[-1]
    assert image.shape == (1, 28, 28)
    assert image.dtype == np.float32
    assert (image[0, 5, 2:26] > 0.9).all()
    assert len(seen.images) == 3
    assert len(set(seen.gestures)) == 1
    assert pad.image is image


def test_one_long_jump_paints_what_many_small_moves_do(pad):
    pad.brush_size = 3
    draw(pad, (2, 2), (24, 13))
    jump = pad.image
    pad.set_image(np.zeros((1, 28, 28)))
    draw(pad, *((2 + 2 * step, 2 + step) for step in range(12)))
    np.testing.assert_allclose(pad.image, jump, atol=1e-5)


def test_two_strokes_are_two_gestures(pad, seen):
    draw(pad, (5, 2), (5, 12))
    draw(pad, (9, 2), (9, 12))
    assert len(set(seen.gestures)) == 2


def test_the_brush_is_round_and_soft(pad):
    pad.brush_size = 8
    draw(pad, (14, 14))
    image = pad.image[0]
    rows, columns = np.mgrid[:28, :28]
    distance = np.hypot(rows - 14, columns - 14)
    assert (image[distance < 3] == 1).all()
    assert (image[distance > 5] == 0).all()
    edge = image[(distance > 3.6) & (distance < 4.4)]
    assert ((edge > 0) & (edge < 1)).all()


def test_pictures_that_were_told_never_change_again(pad, seen):
    draw(pad, (5, 2), (5, 12))
    first = seen.images[0].copy()
    draw(pad, (5, 2), (20, 20))
    np.testing.assert_array_equal(seen.images[0], first)
    assert not seen.images[0].flags.writeable


def test_lines_that_meet_do_not_grow_fatter(pad, seen):
    pad.brush_size = 3
    draw(pad, (14, 5), (14, 20))
    once = pad.image
    draw(pad, (14, 5), (14, 20))
    np.testing.assert_array_equal(pad.image, once)
    assert len(set(seen.gestures)) == 1  # the second stroke changed nothing


@pytest.mark.parametrize("channels", [1, 3])
def test_a_stroke_over_itself_blends_once(pad, channels):
    pad.set_image(np.full((channels, 28, 28), 0.8))
    pad.brush_size, pad.brush_colour = 3, 0.2
    draw(pad, (14, 5), (14, 20))
    once = pad.image.copy()
    pad.set_image(np.full((channels, 28, 28), 0.8))
    draw(pad, (14, 5), (14, 20), (14, 5), (14, 20))
    np.testing.assert_allclose(pad.image, once, atol=1e-6)
    assert once.min() == pytest.approx(0.2)
    assert ((once >= 0.2 - 1e-6) & (once <= 0.8)).all()


def test_colours_on_colour_and_on_grey(pad):
    pad.brush_size, pad.brush_colour = 4, (1.0, 0.5, 0.0)
    pad.set_image(np.zeros((3, 28, 28)))
    draw(pad, (14, 14))
    np.testing.assert_allclose(pad.image[:, 14, 14], [1, 0.5, 0])
    pad.set_image(np.zeros((1, 28, 28)))
    draw(pad, (14, 14))
    assert pad.image[0, 14, 14] == pytest.approx(0.299 + 0.587 / 2)


@pytest.mark.parametrize("way", ["eraser", "right button"])
def test_erasing_leaves_the_background(pad, way):
    pad.set_image(np.ones((3, 28, 28)))
    pad.background = (0.0, 0.0, 0.5)
    pad.eraser = way == "eraser"
    draw(pad, (14, 14), button=LEFT if pad.eraser else RIGHT)
    np.testing.assert_allclose(pad.image[:, 14, 14], [0, 0, 0.5])


def test_an_echo_of_the_stroke_does_not_blend_it_twice(pad):
    pad.set_image(np.full((3, 28, 28), 0.8))
    pad.brush_colour, pad.brush_size = 0.2, 3
    draw(pad, (14, 5), (14, 20))
    expected = pad.image
    pad.set_image(np.full((3, 28, 28), 0.8))
    pad.stroke.connect(lambda image, _: pad.set_image(image.copy()))
    draw(pad, (14, 5), (14, 20))
    np.testing.assert_array_equal(pad.image, expected)


def test_a_stroke_goes_on_over_another_picture_of_the_same_shape(pad, seen):
    press(pad, 5, 5)
    pad.set_image(np.full((1, 28, 28), 0.5))
    move(pad, 5, 20)
    assert pad.image[0, 20, 20] == 0.5
    assert pad.image[0, 5, 20] == 1
    pad.set_image(np.zeros((1, 8, 8)))
    move(pad, 5, 5)
    assert pad.image.max() == 0


def test_nothing_is_painted_unless_drawing(pad, seen):
    pad.drawing = False
    draw(pad, (5, 2), (5, 12))
    QTest.keyClick(pad, Qt.Key.Key_Space)
    assert seen.images == []


def test_the_edge_of_the_picture_cuts_the_brush(pad):
    pad.brush_size = 20
    QTest.mouseClick(pad, LEFT, NONE, QPoint(1, 1))
    assert pad.image[0, 0, 0] == 1
    assert pad.image[0, 20:].max() == 0


def test_a_move_over_a_large_picture_is_fast(pad):
    pad.set_image(np.zeros((1, 1000, 1000)))
    pad.brush_size = 20
    press(pad, 500, 100)
    took = []
    for column in range(120, 500, 20):
        began = time.perf_counter()
        move(pad, 500, column)
        took.append(time.perf_counter() - began)
    assert np.median(took) < 0.02  # 0.5 ms on a quiet machine; the whole picture would take 20


# ---- showing


@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 5, 40), (1, 1, 1), (3, 600, 400), (1, 1, 700)])
def test_every_pixel_is_where_it_says(pad, shape):
    image = np.random.default_rng(0).random(shape)
    pad.set_image(image)
    shown = pad.grab().toImage()
    for row, column in ((0, 0), (shape[1] - 1, shape[2] - 1), (shape[1] // 2, shape[2] // 2)):
        rect = pad.pixel_rect(row, column)
        assert pad.rect().toRectF().contains(rect)
        if rect.width() >= 3:
            colour = QColor(shown.pixel(rect.center().toPoint())).getRgb()[:3]
            expected = np.broadcast_to(np.rint(image[:, row, column] * 255), 3)
            np.testing.assert_allclose(colour, expected, atol=1)


def test_hovering_names_the_pixel_and_leaving_takes_it_back(pad, seen):
    pad.set_image(np.zeros((3, 10, 28)))
    move(pad, 3, 4, NO_BUTTON)
    move(pad, 9, 27, NO_BUTTON)
    QTest.mouseMove(pad, QPoint(150, 2))  # above the picture, which is wider than high
    assert seen.hovered == [(3, 4), (9, 27), (-1, -1)]


def test_the_pad_keeps_its_own_copy(pad):
    mine = np.zeros((1, 4, 4), np.float32)
    pad.set_image(mine)
    mine[:] = 1
    assert pad.image.max() == 0


def test_a_read_only_picture_is_kept_as_it_is(pad):
    image = np.zeros((1, 4, 4), np.float32)
    image.flags.writeable = False
    pad.set_image(image)
    assert pad.image is image


def test_without_a_picture_there_is_nothing_to_draw_on(pad, seen):
    pad.set_image(None)
    assert pad.accessibleDescription() == ""
    QTest.mouseClick(pad, LEFT, NONE, QPoint(100, 100))
    QTest.keyClick(pad, Qt.Key.Key_Left)
    pad.grab()
    assert seen.images == []


def test_no_size_is_too_small(pad, seen):
    pad.resize(1, 1)
    QTest.mouseClick(pad, LEFT, NONE, QPoint(0, 0))
    pad.grab()


def test_what_is_not_a_number_can_be_shown(pad):
    pad.set_image(np.full((1, 4, 4), np.nan))
    pad.grab()


@pytest.mark.parametrize("grey", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("block", [(2, 3, 6, 9), (5, 5, 5, 5), (-4, -4, 3, 3)])
def test_an_outline_is_seen_on_any_picture(pad, grey, block):
    pad.set_image(np.full((1, 200, 200), grey))
    before = pad.grab().toImage()
    pad.set_outline(block, QColor("#d7263d"))
    after = pad.grab().toImage()
    around = pad.pixel_rect(*block[:2]).united(pad.pixel_rect(*block[2:])).center().toPoint()
    red = [
        (x, y)
        for x in range(max(around.x() - 14, 0), around.x() + 14)
        for y in range(max(around.y() - 14, 0), around.y() + 14)
        if QColor(after.pixel(x, y)) == QColor("#d7263d")
    ]
    assert len(red) >= 2 * 6  # two pixels wide, six long
    assert before != after
    pad.set_outline(None, QColor())
    assert pad.grab().toImage() == before


def test_two_outlines_live_side_by_side(pad):
    pad.set_outline((2, 2, 6, 6), QColor("#d7263d"), 0)
    one = pad.grab().toImage()
    pad.set_outline((12, 12, 16, 16), QColor("#0c9676"), 1)
    assert pad.grab().toImage() != one
    pad.set_outline(None, QColor(), 1)
    assert pad.grab().toImage() == one


# ---- keyboard


def test_arrows_move_a_cursor_and_space_draws_a_dab(pad, seen):
    pad.brush_size = 1
    QTest.keyClick(pad, Qt.Key.Key_Left)  # shows the cursor in the middle
    QTest.keyClick(pad, Qt.Key.Key_Left)
    QTest.keyClick(pad, Qt.Key.Key_Up)
    QTest.keyClick(pad, Qt.Key.Key_Space)
    assert seen.hovered == [(14, 14), (14, 13), (13, 13)]
    assert np.argwhere(seen.images[-1][0]).tolist() == [[13, 13]]
    assert "row 13, column 13: 1.00" in pad.accessibleDescription()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
@pytest.mark.parametrize("drawing", [True, False])
def test_del_never_reaches_a_shortcut_of_the_window(pad, seen, key, drawing):
    pad.drawing = drawing
    before = pad.image
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
    event.ignore()
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()
    QTest.keyClick(pad, key)
    assert pad.image is before
    assert seen.images == []


def test_the_cursor_stays_in_the_picture(pad):
    for _ in range(20):
        QTest.keyClick(pad, Qt.Key.Key_Right)
    pad.set_image(np.zeros((1, 3, 3)))
    assert "row 2, column 2" in pad.accessibleDescription()


def test_the_pad_takes_space_from_the_windows_shortcuts_only_while_drawing(pad):
    def is_taken(key):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(pad, event)
        return event.isAccepted()

    assert is_taken(Qt.Key.Key_Space)
    assert not is_taken(Qt.Key.Key_L)
    pad.drawing = False
    assert not is_taken(Qt.Key.Key_Space)
