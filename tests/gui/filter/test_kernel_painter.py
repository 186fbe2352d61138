"""A kernel is painted from values alone, as the grid shows it, at any size."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.filter.kernel_grid import KernelGrid
from gui.filter.kernel_painter import KernelState, paint_kernel
from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import DARK, LIGHT, qpalette

KERNEL = np.array([[-1, 0.25, 1], [0, 2, -2]], np.float32)


def painted(size: QSize, state: KernelState, ground: QColor | None = None) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(ground or QColor(Qt.GlobalColor.transparent))
    with QPainter(image) as painter:
        paint_kernel(painter, size, state)
    return image


def test_grid_shows_what_is_painted(qtbot):
    grid = KernelGrid()
    qtbot.addWidget(grid)
    grid.resize(240, 100)
    grid.set_kernel(KERNEL)
    grid.set_hatched(True)
    grid.set_scale(4.0)
    scale = grid.fontInfo().pixelSize() / BASE_PIXELS
    state = KernelState(KERNEL, grid.palette(), scale, hatched=True, scale=4.0)
    ground = grid.palette().color(grid.backgroundRole())
    shown = grid.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert shown == painted(grid.size(), state, ground).convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize(("palette", "dark"), [(LIGHT, False), (DARK, True)])
def test_larger_picture_has_larger_cells_with_the_same_colours(qapp, palette, dark):
    state = KernelState(KERNEL, qpalette(palette), type_scale=4.0, dark=dark)
    small, large = QSize(120, 80), QSize(600, 400)
    for row, column in np.ndindex(KERNEL.shape):
        shown = [
            painted(size, state).pixelColor(state.layout(size).rect(row, column).topLeft() + QPoint(6, 4))
            for size in (small, large)
        ]
        assert shown[0] == shown[1]
        assert shown[0].alpha() == 255
    assert state.layout(large).rect(1, 2).width() > 4 * state.layout(small).rect(1, 2).width()


def test_painter_is_left_as_it_was(qapp):
    image = QImage(80, 80, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        painter.setOpacity(0.75)
        before = painter.transform(), painter.opacity(), painter.renderHints()
        paint_kernel(painter, image.size(), KernelState(KERNEL, qpalette(LIGHT), angle=30.0, enabled=False))
        assert (painter.transform(), painter.opacity(), painter.renderHints()) == before


def test_points_hit_the_cells_that_are_painted(qapp):
    layout = KernelState(KERNEL, qpalette(LIGHT)).layout(QSize(200, 90))
    for cell in np.ndindex(KERNEL.shape):
        assert layout.cell_at(layout.rect(*cell).toRectF().center()) == cell
    first, last = (layout.rect(*cell).toRectF().center() for cell in ((0, 0), (0, 2)))
    assert list(dict.fromkeys(layout.cells_between(first, last))) == [(0, 0), (0, 1), (0, 2)]
    assert layout.cell_at(QPointF(0, 0)) is None
