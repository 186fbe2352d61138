"""Renders one filter, split into input channels, to an image without a window: for pages, figures and previews."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from engine import Project, Result
from engine.compute.contributions import Contributions
from gui.filter_page.filter_state import FilterState, Kernels, Pointed
from gui.filter_page.layout import arrange
from gui.filter_page.mixer import Mix
from gui.filter_page.painter import FilterPainter
from gui.filter_page.slices import Slices, ordered
from gui.look.painted_picture import painted_picture, picture_font
from gui.look.palettes import Palette
from gui.network.canvas_state import Selected
from gui.network.fonts import Fonts
from gui.network.network_picture import frame_of
from gui.state.workers import Frame


def filter_picture(
    frame: Frame,
    size: QSize,
    selected: Selected,
    palette: Palette,
    *,
    source: int = 0,
    scale: float = 1.0,
    ratio: float = 1.0,
) -> QImage:
    """A picture of a filter as its page shows it.

    Args:
        frame: the computed Frame, see :func:`filter_frame_of`.
        size: of the picture, in pixels at the base type size.
        selected: the colour maps, and the hidden cells.
        source: the selected input channel.
        scale: type size relative to the base type.
        ratio: pixels of the picture per pixel of ``size``.

    Raises:
        ValueError: the Frame has no filter split into input channels.
    """
    state = filter_state(frame, size, selected, palette, source=source, scale=scale)
    return painted_picture(
        size, palette.canvas, ratio, lambda painter: FilterPainter().paint(painter, state, Pointed())
    )


def filter_state(
    frame: Frame, size: QSize, selected: Selected, palette: Palette, *, source: int = 0, scale: float = 1.0
) -> FilterState:
    """The FilterState for an area of ``size`` pixels; see :func:`filter_picture`."""
    slices = Slices.of(frame)
    if slices is None:
        raise ValueError("The Frame has no filter split into input channels.")
    order, source = ordered(slices.partials.shares, by_share=False), min(source, slices.count - 1)
    places = arrange(size.width(), size.height(), slices.contents, scale)
    return FilterState(
        slices,
        size,
        places,
        order,
        Mix((1.0,) * slices.count),
        Kernels.of(slices, slices.project),
        None,
        places.scroll_to(order.index(source), 0),
        source,
        selected.hidden_by_layer,
        selected.looks,
        palette,
        Fonts.of(picture_font(scale)),
    )


def filter_frame_of(project: Project, result: Result, layer: str, channel: int) -> Frame:
    """The Frame of a finished evaluation, with one filter split into input channels if there is one."""
    frame, contributions = frame_of(project, result), Contributions(layer, channel)
    answer = contributions.of(project, result)
    request = replace(frame.request, shown=(layer, channel), analyses=(contributions,))
    return replace(frame, request=request, answers={} if answer is None else {contributions: answer})
