"""Renders the network canvas to an image without a window: for pages, figures and previews."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from engine import INPUT, Project, Result
from engine.compute.thumbnails import Thumbnails
from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import Palette
from gui.network.arranging import Arrangements
from gui.network.canvas_state import CanvasState, Selected
from gui.network.fonts import Fonts
from gui.network.framed import CloseUp, close_up_of, fitted
from gui.network.header_grid import HeaderType
from gui.network.painter import NetworkPainter
from gui.state.workers import Frame, Request


def network_picture(
    project: Project,
    frame: Frame | None,
    size: QSize,
    selected: Selected,
    palette: Palette,
    *,
    close_up: CloseUp | None = None,
    scale: float = 1.0,
    ratio: float = 1.0,
) -> QImage:
    """A picture of the network as the canvas shows it.

    Args:
        frame: the evaluation of the project, see :func:`frame_of`; None shows columns without maps.
        size: of the picture in logical pixels.
        selected: colours, selection, pins and hidden values.
        close_up: the visible part; None for the whole network.
        scale: type size relative to the base type.
        ratio: device pixels per logical pixel.
    """
    state = canvas_state(project, frame, size, selected, palette, close_up=close_up, scale=scale)
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(palette.canvas)
    with QPainter(image) as painter:
        NetworkPainter().paint(painter, state)
    return image


def canvas_state(
    project: Project,
    frame: Frame | None,
    size: QSize,
    selected: Selected,
    palette: Palette,
    *,
    close_up: CloseUp | None = None,
    scale: float = 1.0,
) -> CanvasState:
    """The CanvasState of a network in an area of ``size``; arguments as in :func:`network_picture`."""
    font, base = QFont(QGuiApplication.font()), QFont(QGuiApplication.font())
    font.setPixelSize(round(BASE_PIXELS * scale))
    base.setPixelSize(BASE_PIXELS)
    kind = HeaderType(Fonts.of(base), scale)
    arrangement = Arrangements(project, selected.sizes_asked, kind).of(size)
    framed = fitted(arrangement, size, scale) if close_up is None else close_up_of(arrangement, size, scale, close_up)
    return CanvasState(project, frame, framed, kind, font, palette, selected)


def frame_of(project: Project, result: Result) -> Frame:
    """The Frame of a finished evaluation."""
    request = Request(project, (INPUT, 0), "cpu", None)
    return Frame(request, result, dict(Thumbnails().of(result)), {})
