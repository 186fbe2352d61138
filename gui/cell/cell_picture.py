"""Renders the cell page to an image without a window: for pages, figures and previews."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from gui.cell.contents.by_rule import contents_of
from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.written_scene import written
from gui.cell.painting.numbers import NumbersPicture, NumbersState
from gui.cell.painting.row_layout import RowSpace, arranged
from gui.cell.painting.view_state import Surface, ViewState, ViewType, paint_view
from gui.cell.painting.written_layout import layout_of
from gui.cell.painting.written_painter import WrittenPainter
from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import Palette, qpalette


def cell_picture(
    scene: CellScene,
    size: QSize,
    palette: Palette,
    *,
    scale: float = 1.0,
    ratio: float = 1.0,
    is_large: bool = True,
    is_written: bool = False,
) -> QImage:
    """A picture of a cell's computation as the cell page shows it, without the head of the page.

    Args:
        scene: the cell, see :func:`gui.cell.contents.cell_scenes.scene_of`.
        size: of the picture in logical pixels; what does not fit its width is cut.
        scale: type size relative to the base type.
        ratio: device pixels per logical pixel.
        is_large: whether the views fill the picture with larger type, as on a page of its own.
        is_written: whether the computation is written out for an audience, if it is small enough.
    """
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(BASE_PIXELS * scale))
    colours = qpalette(palette)
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(palette.background)
    surface = Surface(size, ViewType(font, font.pixelSize()), colours, ratio)
    with QPainter(image) as painter:
        paint_cell(painter, scene, surface, is_large, is_written)
    return image


def paint_cell(painter: QPainter, scene: CellScene, surface: Surface, is_large: bool, is_written: bool) -> None:
    """Paints a cell's computation; arguments as in :func:`cell_picture`."""
    page = written(scene) if is_written else None
    if page is not None:
        WrittenPainter(layout_of(page, surface.size, surface.type), surface.palette).paint(painter)
    else:
        paint_row(painter, list(contents_of(scene).views.values()), surface, is_large)


def paint_row(painter: QPainter, views: list[ViewState], surface: Surface, is_large: bool) -> None:
    """Paints views side by side, as a ViewRow shows them.

    Args:
        is_large: whether they fill the surface with larger type.
    """
    space = RowSpace(surface.size, surface.size.width(), surface.type, is_large)
    order = space.order_of(views)
    placed = space.placed(views, order)
    if placed.minimum_width > surface.size.width():  # a row is at least that wide, and scrolls
        size = QSize(placed.minimum_width, surface.size.height())
        placed = RowSpace(size, surface.size.width(), surface.type, is_large).placed(views, order)
    within = Surface(surface.size, space.view_type(order), surface.palette, surface.ratio)
    shown = list(zip(arranged(views, order), placed.rects, strict=True))
    sizes = (_type_size(state, within, rect) for state, rect in shown if isinstance(state, NumbersState))
    numbers = min(sizes, default=None)
    for state, rect in shown:
        paint_view(painter, state, within, rect, numbers)


def _type_size(state: NumbersState, around: Surface, rect: QRect) -> int:
    return NumbersPicture(state, Surface(rect.size(), around.type, around.palette, around.ratio)).type_size()
