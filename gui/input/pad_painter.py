"""Paints a picture with outlines and brush from a PadState, at any size on any paint device."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen

Pixel = tuple[int, int]  # row, column
Block = tuple[int, int, int, int]  # first row, first column, last row, last column

_LINE = 2  # width of an outline on the screen
_SMALLEST_OUTLINE = 6  # side in pixels


@dataclass(frozen=True)
class PictureLayout:
    """The place of a picture's pixels in an area: as large as fits, centred, with a margin for the border.

    Args:
        width, height: of the picture, in its pixels.
        size: of the area.
    """

    width: int
    height: int
    size: QSize

    @property
    def target(self) -> QRectF:
        """The rectangle of the picture."""
        across, down = self.size.width(), self.size.height()
        zoom = min(max(across - 2, 1) / self.width, max(down - 2, 1) / self.height)
        left, top = round((across - self.width * zoom) / 2), round((down - self.height * zoom) / 2)
        return QRectF(left, top, self.width * zoom, self.height * zoom)

    @property
    def zoom(self) -> float:
        """Screen pixels per image pixel."""
        return self.target.width() / self.width

    def rect(self, block: Block) -> QRectF:
        """The rectangle of a block of pixels."""
        target, zoom = self.target, self.zoom
        first_row, first_column, last_row, last_column = block
        return QRectF(
            target.left() + first_column * zoom,
            target.top() + first_row * zoom,
            (last_column - first_column + 1) * zoom,
            (last_row - first_row + 1) * zoom,
        )

    def inside(self, point: QPointF) -> QPointF:
        """A point of the area in image pixels; the middle of the first pixel is 0.5, 0.5."""
        target = self.target
        return (point - target.topLeft()) * (self.width / target.width())

    def pixel_at(self, point: QPointF) -> Pixel | None:
        """The pixel at a point of the area."""
        inside = self.inside(point)
        row, column = math.floor(inside.y()), math.floor(inside.x())
        return (row, column) if 0 <= row < self.height and 0 <= column < self.width else None


@dataclass(frozen=True, eq=False)
class PadState:
    """Everything that a painted picture depends on besides its size.

    Args:
        picture: None for an empty frame.
        palette: colours of the border.
        focused: whether the border shows the focus.
        outlines: blocks of pixels with the colour of their outline.
        cursor: the pixel of the keyboard's cursor, outlined while focused.
        brush: centre of the brush in the area; None without a brush.
        brush_size: diameter in image pixels.
    """

    picture: QImage | None
    palette: QPalette
    focused: bool = False
    outlines: tuple[tuple[Block, QColor], ...] = ()
    cursor: Pixel | None = None
    brush: QPointF | None = None
    brush_size: float = 1.0


def paint_pad(painter: QPainter, size: QSize, state: PadState) -> None:
    """Paints a picture, with the area at the painter's origin.

    Args:
        size: of the area, in the painter's units.
    """
    painter.save()
    role = QPalette.ColorRole.Accent if state.focused else QPalette.ColorRole.Mid
    border = QPen(state.palette.color(role), 2 if state.focused else 1)
    if state.picture is None:
        border.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(border)
        painter.drawRect(QRectF(0, 0, size.width(), size.height()).adjusted(1, 1, -1, -1))
    else:
        layout = PictureLayout(state.picture.width(), state.picture.height(), size)
        _paint_picture(painter, layout, state, state.picture, border)
    painter.restore()


def _paint_picture(painter: QPainter, layout: PictureLayout, state: PadState, picture: QImage, border: QPen) -> None:
    target = layout.target
    shrunk = target.width() < picture.width()  # enlarged pixels stay sharp
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
    painter.drawImage(target, picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(border)
    painter.drawRect(target.adjusted(-0.5, -0.5, 0.5, 0.5))
    for block, colour in state.outlines:
        _outline(painter, layout.rect(block), colour)
    if state.focused and state.cursor is not None:
        row, column = state.cursor
        accent = state.palette.color(QPalette.ColorRole.Accent)
        _outline(painter, layout.rect((row, column, row, column)), accent)
    if state.brush is not None:
        radius = max(state.brush_size / 2 * layout.zoom, 1.5)
        for pen in (QPen(QColor(0, 0, 0, 160), 3), QPen(QColor("white"), 1)):
            painter.setPen(pen)
            painter.drawEllipse(state.brush, radius, radius)


def _outline(painter: QPainter, block: QRectF, colour: QColor) -> None:
    """A line around the block, with a dark edge outside and a light one inside: visible on any picture."""
    grow_x, grow_y = (max(_SMALLEST_OUTLINE - side, 0) / 2 for side in (block.width(), block.height()))
    rect = QRectF(block.adjusted(-grow_x, -grow_y, grow_x, grow_y).toRect())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for away, pen in (
        (_LINE + 0.5, QPen(QColor(0, 0, 0, 200), 1)),
        (-0.5, QPen(QColor(255, 255, 255, 200), 1)),
        (_LINE / 2, QPen(colour, _LINE)),
    ):
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(-away, -away, away, away))
