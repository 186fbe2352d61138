"""A picture with its outlines is painted from values alone, as the pad shows it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from gui.input.draw_pad import DrawPad
from gui.input.drawn_image import DrawnImage, frozen
from gui.input.pad_painter import PadState, PictureLayout, paint_pad
from gui.look.palettes import LIGHT, qpalette


def drawn(image: np.ndarray) -> DrawnImage:
    result = DrawnImage()
    result.replace(frozen(image))
    return result


def painted(size: QSize, state: PadState, ground: QColor) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(ground)
    with QPainter(image) as painter:
        paint_pad(painter, size, state)
    return image


def test_pad_shows_what_is_painted(qtbot):
    image = np.linspace(0, 1, 3 * 5 * 7, dtype=np.float32).reshape(3, 5, 7)
    pad = DrawPad()
    qtbot.addWidget(pad)
    pad.resize(150, 120)
    pad.set_image(image)
    pad.set_outline((1, 1, 3, 4), QColor("#ff0000"))
    state = PadState(drawn(image).picture, pad.palette(), outlines=(((1, 1, 3, 4), QColor("#ff0000")),))
    ground = pad.palette().color(pad.backgroundRole())
    shown = pad.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert shown == painted(pad.size(), state, ground)


def test_pixels_stay_sharp_at_any_size(qapp):
    picture = drawn(np.array([[[0, 1], [1, 0]]], np.float32)).picture
    for size in (QSize(42, 42), QSize(402, 402)):
        image, layout = painted(size, PadState(picture, qpalette(LIGHT)), QColor("#808080")), PictureLayout(2, 2, size)
        for row, column in np.ndindex(2, 2):
            centre = layout.rect((row, column, row, column)).center()
            assert layout.pixel_at(centre) == (row, column)
            assert image.pixelColor(centre.toPoint()).red() == (255 if row != column else 0)


def test_without_a_picture_only_a_frame_is_painted(qapp):
    ground = QColor("#336699")
    image = painted(QSize(60, 40), PadState(None, qpalette(LIGHT)), ground)
    assert image.pixelColor(30, 20) == ground
    assert any(image.pixelColor(x, 1) != ground for x in range(60))


def test_point_of_the_screen_in_image_pixels():
    layout = PictureLayout(10, 10, QSize(102, 302))
    assert layout.inside(layout.rect((3, 4, 3, 4)).center()) == QPointF(4.5, 3.5)
    assert layout.pixel_at(QPointF(50, 20)) is None
