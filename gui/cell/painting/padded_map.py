"""A map with its padding around it, in its colours, with its numbers where there is room."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPixmap

from gui.cell.painting.shades import Shades
from gui.cell.painting.slide_ground import Ground, plain_ground, runs
from gui.cell.painting.view_state import Surface, ViewType
from gui.look import colours, hatching
from gui.look.fonts import BASE_PIXELS
from gui.widgets.weight_text import fitting_texts

_MOST_NUMBERS = 144  # maximum number of cells with printed numbers
_LARGEST_CELL = 40  # pixels, at the base type size
_UNSIZED = 4  # side, in cells, of the placeholder for a map of hidden size
_STRIP = 36  # height of a vector, likewise
_NARROW, _WIDE = 84, 1.7  # minimum width in pixels, and maximum width relative to the height


def _no_values() -> NDArray[np.float32]:
    return np.zeros((1, 1), np.float32)


@dataclass(frozen=True, eq=False)
class PaddedMap:
    """A map and its padding.

    Args:
        values: (H, W); may be reduced, so that each stands for a block of cells.
        shades: the colours of the values.
        ground: size, padding and windows of the map.
        place: layer and channel of the map in the network; None if it is not part of it.
        is_strip: whether it is a vector, painted as a band.
        frame: colour of the frame; empty for none.
        is_unsized: whether its size is hidden, so that a placeholder is painted.
    """

    values: NDArray[np.float32] = field(default_factory=_no_values)
    shades: Shades = Shades("grey", False, 0, 1, False)
    ground: Ground = field(default_factory=lambda: plain_ground(1, 1))
    place: tuple[str, int] | None = None
    is_strip: bool = False
    frame: str = ""
    is_unsized: bool = False

    def widths(self, type_: ViewType, height: int, caption: float) -> tuple[float, float]:
        """The minimum readable width and the preferred width at this height.

        Args:
            caption: the width of the caption.
        """
        room = max(height - type_.caption_height, 1)
        rows, columns = self.ground.whole
        if self.is_strip:
            return 150 * type_.scale, 420 * type_.scale
        cell = min(room / rows, self.largest_cell(type_))
        ideal = min(cell * columns, _WIDE * room) + 4
        least = min(ideal, max(_NARROW * type_.scale, room * 0.5))
        return max(least, caption), max(ideal, caption)

    def largest_cell(self, type_: ViewType) -> float:
        """The maximum side of a cell in pixels."""
        return _LARGEST_CELL * type_.scale * (_UNSIZED if self.is_unsized else 1)


class PaddedMapPicture:
    """A padded map on a surface."""

    def __init__(self, shown: PaddedMap, surface: Surface) -> None:
        self._shown, self._surface = shown, surface
        self.cell_size = self._cell_size()  # width and height of a cell in pixels

    # ---- geometry

    def _cell_size(self) -> tuple[float, float]:
        area, type_ = self._surface.content, self._surface.type
        rows, columns = self._shown.ground.whole
        if self._shown.is_strip:
            return (area.width() - 2) / columns, min(_STRIP * type_.scale, area.height() - 2)
        side = min((area.width() - 2) / columns, (area.height() - 2) / rows, self._shown.largest_cell(type_))
        return side, side

    def rect_of(self, rows: tuple[int, int], columns: tuple[int, int]) -> QRectF:
        """The rectangle of a block of cells; spans are (first, last), inclusive."""
        width, height = self.cell_size
        (above, left), area = self._shown.ground.before, self._surface.content
        return QRectF(
            area.left() + 1 + (columns[0] + left) * width,
            area.top() + 1 + (rows[0] + above) * height,
            (columns[1] - columns[0] + 1) * width,
            (rows[1] - rows[0] + 1) * height,
        )

    def inner(self) -> QRectF:
        """The rectangle of the map without its padding."""
        rows, columns = self._shown.ground.size
        return self.rect_of((0, rows - 1), (0, columns - 1))

    # ---- painting

    @property
    def key(self) -> tuple[object, ...]:
        """Everything that the pixmap depends on; contains the id of the values, so keep them as long as the key."""
        shown, surface = self._shown, self._surface
        content = id(shown.values), shown.shades, shown.ground, shown.is_strip, shown.frame, shown.is_unsized
        return (*content, surface.size.toTuple(), surface.type.pixels, surface.ratio, surface.palette.cacheKey())

    def pixmap(self) -> QPixmap:
        """The map with its padding, without outlines and covers."""
        ratio = self._surface.ratio
        pixmap = QPixmap(self._surface.size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self._paint(painter)
        return pixmap

    def _paint(self, painter: QPainter) -> None:
        shown, ground, surface = self._shown, self._shown.ground, self._surface
        rows, columns = ground.size
        whole = self.rect_of(
            (-ground.before[0], rows - 1 + ground.after[0]), (-ground.before[1], columns - 1 + ground.after[1])
        )
        middle = self.inner()
        reduced = shown.values.shape != ground.size
        if ground.is_padded:
            if ground.border and not reduced:
                painter.drawImage(whole, shown.shades.image(ground.padded(shown.values)))
            self._paint_padding(painter, whole, middle)
        painter.save()
        painter.setClipRect(middle)
        self._paint_values(painter, middle)
        painter.restore()
        if not reduced and not shown.is_unsized and rows * columns <= _MOST_NUMBERS:
            self._paint_numbers(painter)
        self._paint_skipped(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(surface.ink(QPalette.ColorRole.Mid), 1))
        painter.drawRect(whole.toRect().adjusted(-1, -1, 0, 0))
        if ground.is_padded:
            painter.setPen(QPen(surface.ink(QPalette.ColorRole.Dark), 1))
            painter.drawRect(middle.toRect().adjusted(-1, -1, 0, 0))
        if shown.frame:
            painter.setPen(QPen(QColor(shown.frame), 2))
            painter.drawRect(whole.toRect())

    def _paint_values(self, painter: QPainter, middle: QRectF) -> None:
        values, ratio = self._shown.values, self._surface.ratio
        rows, columns = self._shown.ground.size
        step = max(-(-size // cells) for size, cells in zip((rows, columns), values.shape, strict=True))
        width, height = self.cell_size
        spread = QRectF(
            middle.left(),
            middle.top(),
            values.shape[1] * (step if columns > values.shape[1] else 1) * width,
            values.shape[0] * (step if rows > values.shape[0] else 1) * height,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, spread.width() * ratio < values.shape[1])
        painter.drawImage(spread, self._shown.shades.image(values))
        self._paint_signs(painter, spread)

    def _paint_numbers(self, painter: QPainter) -> None:
        """The values of all cells, if there is room for them."""
        values, type_ = self._shown.values, self._surface.type
        width, height = self.cell_size
        base = type_.window_scale
        largest = round(BASE_PIXELS * type_.scale / base)
        texts, font = fitting_texts(values, QSize(int(width) - 8, int(height) - 2), base, largest)
        if not texts:
            return
        painter.setFont(font)
        inks = iter(self._shown.shades.of(values))
        for row, words in enumerate(texts):
            for column, text in enumerate(words):
                painter.setPen(QColor(colours.text_on(next(inks))))
                painter.drawText(self.rect_of((row, row), (column, column)), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_padding(self, painter: QPainter, whole: QRectF, middle: QRectF) -> None:
        """Covers the padding with dots."""
        cover = self._surface.ink(QPalette.ColorRole.Window)
        cover.setAlphaF(0.45 if self._shown.ground.border else 1.0)
        dots = QBrush(self._surface.ink(QPalette.ColorRole.Dark), Qt.BrushStyle.Dense6Pattern)
        for strip in _around(middle.toRect(), whole.toRect()):
            painter.fillRect(strip, cover)
            painter.fillRect(strip, dots)

    def _paint_signs(self, painter: QPainter, spread: QRectF) -> None:
        """Hatches negative values if hatching is on."""
        shades, values, ratio = self._shown.shades, self._shown.values, self._surface.ratio
        if shades.hatched_below is None:
            return
        size = round(spread.width() * ratio), round(spread.height() * ratio)
        columns, rows = (
            ((np.arange(pixels) + 0.5) * cells / max(pixels, 1)).astype(np.intp)
            for pixels, cells in zip(size, reversed(values.shape), strict=True)
        )
        lines = hatching.lines(
            values, rows, columns, shades.table, shades.low, shades.high, ratio, below=shades.hatched_below
        )
        painter.drawImage(spread, lines)

    def _paint_skipped(self, painter: QPainter) -> None:
        """Hatches the rows and columns that no window reads."""
        ground = self._shown.ground
        last = [after + size for after, size in zip(ground.after, ground.size, strict=True)]
        cover = self._surface.ink(QPalette.ColorRole.Window)
        cover.setAlphaF(0.5)
        lines = QBrush(self._surface.ink(QPalette.ColorRole.PlaceholderText), Qt.BrushStyle.BDiagPattern)
        for axis, never in enumerate(ground.skipped):
            for first, end in runs(np.flatnonzero(never) - ground.before[axis]):
                other = 1 - axis
                across = (-ground.before[other], last[other] - 1)
                rect = self.rect_of((first, end), across) if axis == 0 else self.rect_of(across, (first, end))
                for brush in (QBrush(cover), lines):
                    painter.fillRect(rect, brush)


def _around(middle: QRect, whole: QRect) -> list[QRect]:
    """The strips of the whole that lie above, below, left and right of its middle."""
    left, right, top, height = middle.left(), middle.right() + 1, middle.top(), middle.height()
    return [
        QRect(whole.left(), whole.top(), whole.width(), top - whole.top()),
        QRect(whole.left(), middle.bottom() + 1, whole.width(), whole.bottom() - middle.bottom()),
        QRect(whole.left(), top, left - whole.left(), height),
        QRect(right, top, whole.right() + 1 - right, height),
    ]
