"""All maps of a layer as small tiles, such as contributions arranged as the maps that were flattened."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QPalette, QPen

from gui.cell.painting.shades import Shades
from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType

TileCell = tuple[int, int, int]  # channel, row, column

_NARROW, _WIDE = 110, 1.15  # minimum width in pixels, and maximum width relative to the height
_GAP = 3.0  # pixels between tiles


@dataclass(frozen=True, eq=False)
class TileMaps:
    """Maps of a layer, (C, H, W), with their colours."""

    values: NDArray[np.float32] = field(default_factory=lambda: np.zeros((1, 1, 1), np.float32))
    shades: Shades = Shades("grey", False, 0, 1, False)

    @cached_property
    def image(self) -> QImage:
        """All maps, one above the other, one pixel per cell."""
        count, rows, columns = self.values.shape
        return self.shades.image(self.values.reshape(count * rows, columns))

    @cached_property
    def largest(self) -> TileCell | None:
        """The cell with the maximum absolute value; None if all are zero."""
        sizes = np.nan_to_num(np.abs(self.values), nan=np.inf)
        at = np.unravel_index(int(np.argmax(sizes)), self.values.shape)
        return (int(at[0]), int(at[1]), int(at[2])) if sizes.any() else None


@dataclass(frozen=True, eq=False, kw_only=True)
class TilesState(ViewState):
    """Maps with two outlined cells: that of the maximum absolute value, and the hovered one."""

    is_map = True

    maps: TileMaps = field(default_factory=TileMaps)
    pointed: TileCell | None = None

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        least = _NARROW * type_.scale
        return least, max(_WIDE * (height - type_.caption_height), least)

    def on(self, surface: Surface) -> TilesPicture:
        return TilesPicture(self, surface)


class TilesPicture(Picture[TilesState]):
    """Tiles on a surface."""

    @cached_property
    def _layout(self) -> tuple[int, float]:
        """The number of tiles side by side, and the side of their cells in pixels."""
        count, rows, columns = self.state.maps.values.shape
        area = self.surface.content
        across = np.arange(1, count + 1)
        down = -(-count // across)
        sides = np.minimum(
            (area.width() - across * _GAP) / (across * columns), (area.height() - down * _GAP) / (down * rows)
        )
        best = int(np.argmax(sides))
        return int(across[best]), max(float(sides[best]), 0.5)

    def rect_of(self, cell: TileCell) -> QRectF:
        """The rectangle of a cell."""
        across, side = self._layout
        _, rows, columns = self.state.maps.values.shape
        down, right = divmod(cell[0], across)
        area = self.surface.content
        left = area.left() + right * (columns * side + _GAP) + cell[2] * side
        return QRectF(left, area.top() + down * (rows * side + _GAP) + cell[1] * side, side, side)

    def cell_at(self, point: QPointF) -> TileCell | None:
        """The cell at a point; None beside the tiles."""
        across, side = self._layout
        count, rows, columns = self.state.maps.values.shape
        x, y = point.x() - self.surface.content.left(), point.y() - self.surface.content.top()
        right, down = int(x // (columns * side + _GAP)), int(y // (rows * side + _GAP))
        channel = down * across + right
        row = math.floor((y - down * (rows * side + _GAP)) / side)
        column = math.floor((x - right * (columns * side + _GAP)) / side)
        inside = 0 <= right < across and 0 <= channel < count and 0 <= row < rows and 0 <= column < columns
        return (channel, row, column) if inside else None

    def paint(self, painter: QPainter) -> None:
        maps, surface = self.state.maps, self.surface
        count, rows, columns = maps.values.shape
        painter.setPen(QPen(surface.ink(QPalette.ColorRole.Mid), 1))
        across, side = self._layout
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, side * surface.ratio < 1)
        for channel in range(count):
            down, right = divmod(channel, across)
            tile = QRectF(
                surface.content.left() + right * (columns * side + _GAP),
                surface.content.top() + down * (rows * side + _GAP),
                columns * side,
                rows * side,
            )
            painter.drawImage(tile, maps.image, QRectF(0, channel * rows, columns, rows))
            if columns * side > 12:
                painter.drawRect(tile)
        for cell, role in ((maps.largest, QPalette.ColorRole.Text), (self.state.pointed, QPalette.ColorRole.Accent)):
            if cell is not None:
                short = max(0.0, 5 - side) / 2
                painter.setPen(QPen(surface.ink(role), 1.6))
                painter.drawRect(self.rect_of(cell).adjusted(-short, -short, short, short))
