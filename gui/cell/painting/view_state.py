"""The base of all views of the cell page: a frozen state, and a picture of it on a surface."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPalette

from gui.look.fitted_text import fitted
from gui.look.fonts import BASE_PIXELS, SMALLEST_PIXELS

GAP = 8  # between two views, at the base type size
_CAPTION, _BELOW_CAPTION = 17, 3  # height of the caption, and of the space below its text
_WORDS = 130  # maximum width that a caption requests


@dataclass(frozen=True, eq=False)
class ViewType:
    """The type of a view, and the sizes that follow from it.

    Args:
        font: of the view, with a size in pixels.
        window_pixels: the type size of the window, in pixels.
    """

    font: QFont
    window_pixels: int

    @cached_property
    def pixels(self) -> int:
        """The type size of the view in pixels."""
        return QFontInfo(self.font).pixelSize()

    @property
    def scale(self) -> float:
        """The type size of the view relative to the base type."""
        return self.pixels / BASE_PIXELS

    @property
    def window_scale(self) -> float:
        """The type size of the window relative to the base type."""
        return self.window_pixels / BASE_PIXELS

    @cached_property
    def _small(self) -> QFont:
        return self.sized(max(round(11 * self.scale), 8))

    @property
    def small(self) -> QFont:
        """The font of captions."""
        return QFont(self._small)

    def sized(self, pixels: int) -> QFont:
        """The font of the view in another size."""
        font = QFont(self.font)
        font.setPixelSize(pixels)
        return font

    @cached_property
    def caption_height(self) -> int:
        """The height of the caption, reserved even if it is empty, so that neighbouring views line up."""
        return max(round(_CAPTION * self.scale), math.ceil(QFontMetricsF(self._small).height()) + _BELOW_CAPTION)

    def caption_width(self, caption: str) -> float:
        """The width that a caption requests, in pixels: without the size in it, and limited for long ones."""
        text = caption.rpartition(" · ")[0] or caption
        return min(QFontMetricsF(self._small).horizontalAdvance(text) + 4, _WORDS * self.scale)

    def fitted(self, text: str, width: float, *others: str) -> tuple[str, QFont]:
        """The text and its caption font, shrunk to fit a width.

        Args:
            others: other texts that must fit in the same font.
        """
        wanted = max((text, *others), key=QFontMetricsF(self._small).horizontalAdvance)
        shown, font = fitted(wanted, self.small, width, round(SMALLEST_PIXELS * self.window_scale))
        if wanted != text:
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown, font


@dataclass(frozen=True, eq=False)
class Surface:
    """The size, type and colours that a view is painted with.

    Args:
        size: in logical pixels.
        type: font and type sizes.
        palette: colours.
        ratio: device pixels per logical pixel.
        numbers: the type size in pixels that the number grids of a row share; None: a grid chooses its own.
    """

    size: QSize
    type: ViewType
    palette: QPalette
    ratio: float = 1.0
    numbers: int | None = None

    @cached_property
    def _content(self) -> QRectF:
        return QRectF(self.rect).adjusted(1, self.type.caption_height, -1, -1)

    @property
    def content(self) -> QRectF:
        """The rectangle below the caption."""
        return QRectF(self._content)

    @property
    def rect(self) -> QRect:
        """The whole rectangle."""
        return QRect(0, 0, self.size.width(), self.size.height())

    def ink(self, role: QPalette.ColorRole) -> QColor:
        """A colour of the palette."""
        return self.palette.color(role)


@dataclass(frozen=True, eq=False, kw_only=True)
class ViewState:
    """The content of a view, as a frozen value.

    Attributes:
        is_map: whether it shows a whole map, not the computation of one cell.
    """

    is_map: ClassVar[bool] = False

    caption: str = ""

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        """The minimum readable width and the preferred width at this height, in pixels."""
        raise NotImplementedError

    def on(self, surface: Surface) -> Picture[Any]:
        """The picture of this state on a surface."""
        raise NotImplementedError


State = TypeVar("State", bound=ViewState)


class Picture(Generic[State]):
    """A state on a surface: its geometry, for hit-testing, and its painting."""

    def __init__(self, state: State, surface: Surface) -> None:
        self.state, self.surface = state, surface

    def paint(self, painter: QPainter) -> None:
        """Paints the content, without the caption."""
        raise NotImplementedError


def paint_caption(painter: QPainter, caption: str, surface: Surface) -> None:
    """Paints a caption, without the size in it where there is too little room."""
    if not caption:
        return
    type_, size = surface.type, surface.size
    painter.setPen(surface.ink(QPalette.ColorRole.PlaceholderText))
    text, width = caption, size.width() - 2
    if QFontMetricsF(type_.small).horizontalAdvance(text) > width:
        text = text.rpartition(" · ")[0] or text
    text, font = type_.fitted(text, width)
    painter.setFont(font)
    room = QRectF(1, 0, size.width(), type_.caption_height - _BELOW_CAPTION)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def paint_view(painter: QPainter, state: ViewState, around: Surface, rect: QRect, numbers: int | None = None) -> None:
    """Paints a view into a rectangle of a larger surface, as its widget would.

    Args:
        around: the larger surface.
        numbers: see :class:`Surface`.
    """
    surface = Surface(rect.size(), around.type, around.palette, around.ratio, numbers)
    painter.save()
    painter.translate(rect.topLeft())
    painter.setClipRect(surface.rect, Qt.ClipOperation.IntersectClip)
    painter.setFont(surface.type.font)
    painter.setRenderHints(painter.renderHints(), False)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    paint_caption(painter, state.caption, surface)
    state.on(surface).paint(painter)
    painter.restore()
