"""Renders the contents of scene pages to images without a window: for PDF, figures and previews."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage

from gui.look.painted_picture import painted_picture, picture_font
from gui.look.palettes import Palette, qpalette
from gui.presentation.pages.areas_painter import paint_areas
from gui.presentation.pages.areas_state import AreasState, Count
from gui.presentation.pages.picture_painter import PicturePainter, PictureState
from gui.presentation.pages.unroll_layout import Cell
from gui.presentation.pages.unroll_painter import UnrollPainter
from gui.presentation.pages.unroll_state import Unrolled, UnrollState, places_for

# Every picture has a size in pixels of a screen whose type is of ordinary size, a ``scale`` by which type is larger
# than that, and a ``ratio``, pixels of the picture for one of its size.


def unroll_picture(
    shown: Unrolled,
    size: QSize,
    palette: Palette,
    *,
    progress: float = 0.0,
    marked: Cell = (0, 0, 0),
    scale: float = 1.0,
    ratio: float = 1.0,
) -> QImage:
    """A picture of maps and the vector that flattening makes of them.

    Args:
        progress: of the unrolling, 0 to 1.
        marked: the cell (channel, row, column) that is outlined in its map and in the vector.
    """
    font = picture_font(scale)
    state = UnrollState(shown, places_for(shown, size, font), progress, marked, size, font, qpalette(palette))
    return painted_picture(
        size, palette.background, ratio, lambda painter: UnrollPainter().paint(painter, state, ratio)
    )


def before_after_picture(
    before: QImage,
    after: QImage,
    share: QRectF,
    size: QSize,
    palette: Palette,
    *,
    divider: float = 0.5,
    scale: float = 1.0,
    ratio: float = 1.0,
) -> QImage:
    """A picture of two images in one place, with a divider.

    Args:
        share: the part of the first picture that the second lies over, as shares of its width and height.
        divider: its position as a share of the width.
    """
    state = PictureState(before, after, share, divider, size, picture_font(scale), qpalette(palette))
    return painted_picture(
        size, palette.background, ratio, lambda painter: PicturePainter().paint(painter, state, ratio)
    )


def areas_picture(
    counts: tuple[Count, Count],
    size: QSize,
    palette: Palette,
    *,
    distance: float = 1.0,
    scale: float = 1.0,
    ratio: float = 1.0,
) -> QImage:
    """A picture of two counts as areas to scale.

    Args:
        counts: the smaller one, and the larger one.
        distance: the zoom: 0 on the smaller count, 1 out until both fit.
    """
    state = AreasState(counts, distance, size, picture_font(scale), qpalette(palette))
    return painted_picture(size, palette.background, ratio, lambda painter: paint_areas(painter, state))
