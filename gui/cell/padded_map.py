"""A map with its padding around it, in its colours, with its numbers where there is room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPixmap, QRegion

from gui.cell.shades import Shades
from gui.cell.slide_ground import Ground, plain_ground, runs
from gui.look import colours, hatching
from gui.look.fonts import BASE_PIXELS
from gui.widgets.row_view import RowView
from gui.widgets.weight_text import fitting_texts

_MOST_NUMBERS = 144  # maximum number of cells with printed numbers
_LARGEST_CELL = 40  # pixels, at the base type size
_UNSIZED = 4  # side, in cells, of the placeholder for a map of hidden size
_STRIP = 36  # height of a vector, likewise
_NARROW, _WIDE = 84, 1.7  # the least width of a map in pixels, and how much wider than high it may be


class PaddedMap(RowView):
    """A map with its padding, without what moves over it."""

    is_map = True

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip)
        self._values: NDArray[np.float32] = np.zeros((1, 1), np.float32)
        self._shades = Shades("grey", False, 0, 1, False)
        self._ground = plain_ground(1, 1)
        self._strip = self._unsized = False
        self._frame = ""
        self._place: tuple[str, int] | None = None
        self._picture: tuple[tuple[object, ...], NDArray[np.float32], QPixmap] | None = None

    def set_map(
        self,
        values: NDArray[np.float32],
        shades: Shades,
        ground: Ground,
        place: tuple[str, int] | None,
        strip: bool = False,
        frame: str = "",
    ) -> None:
        """Shows a map.

        Args:
            values: (H, W); may be reduced, so that each stands for a block of cells of the ground.
            place: layer and channel of the map in the network; None if it is not part of it.
            strip: whether it is a vector, painted as a band.
            frame: colour of the frame; empty for none.
        """
        self._values, self._shades, self._ground = values, shades, ground
        self._place, self._strip, self._frame, self._unsized = place, strip, frame, False
        self.show_changes()

    def set_unsized(self) -> None:
        """Shows a placeholder for a map of hidden size."""
        self.set_map(np.zeros((1, 1), np.float32), self._shades, plain_ground(1, 1), None)
        self._unsized = True

    @property
    def unsized(self) -> bool:
        """Whether the map's size is hidden."""
        return self._unsized

    @property
    def ground(self) -> Ground:
        """What is shown, with its padding."""
        return self._ground

    # ---- geometry

    def widths(self, height: int) -> tuple[float, float]:
        room = max(height - self.caption_height, 1)
        rows, columns = self._ground.whole
        if self._strip:
            return 150 * self.scale, 420 * self.scale
        cell = min(room / rows, self._largest_cell)
        ideal = min(cell * columns, _WIDE * room) + 4
        least = min(ideal, max(_NARROW * self.scale, room * 0.5))
        return max(least, self.caption_width), max(ideal, self.caption_width)

    @property
    def _largest_cell(self) -> float:
        return _LARGEST_CELL * self.scale * (_UNSIZED if self._unsized else 1)

    def _cell_size(self) -> tuple[float, float]:
        """Width and height of a cell in pixels."""
        area = self.content
        rows, columns = self._ground.whole
        if self._strip:
            return (area.width() - 2) / columns, min(_STRIP * self.scale, area.height() - 2)
        side = min((area.width() - 2) / columns, (area.height() - 2) / rows, self._largest_cell)
        return side, side

    def rect_of(self, rows: tuple[int, int], columns: tuple[int, int]) -> QRectF:
        """The rectangle of a block of cells; spans are (first, last), inclusive."""
        width, height = self._cell_size()
        (above, left), area = self._ground.before, self.content
        return QRectF(
            area.left() + 1 + (columns[0] + left) * width,
            area.top() + 1 + (rows[0] + above) * height,
            (columns[1] - columns[0] + 1) * width,
            (rows[1] - rows[0] + 1) * height,
        )

    def map_places(self) -> dict[tuple[str, int], QRectF]:
        """Where the map is, without its padding."""
        rows, columns = self._ground.size
        return {self._place: self.rect_of((0, rows - 1), (0, columns - 1))} if self._place is not None else {}

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        painter.drawPixmap(0, 0, self._painted())

    def _painted(self) -> QPixmap:
        """The cached pixmap of the map; repainted when map, colours or size change."""
        ratio = self.devicePixelRatioF()
        shown = (id(self._values), self._shades, self._ground, self._strip, self._frame, self._unsized)
        key = (*shown, self.size().toTuple(), ratio, self.palette().cacheKey())
        if self._picture is None or self._picture[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                self._paint_map(painter, ratio)
            self._picture = key, self._values, pixmap  # keeps the array alive, so that its id stays unique
        return self._picture[2]

    def _paint_map(self, painter: QPainter, ratio: float) -> None:
        ground, theme = self._ground, self.palette()
        rows, columns = ground.size
        whole = self.rect_of(
            (-ground.before[0], rows - 1 + ground.after[0]), (-ground.before[1], columns - 1 + ground.after[1])
        )
        middle = self.rect_of((0, rows - 1), (0, columns - 1))
        reduced = self._values.shape != ground.size
        if ground.is_padded:
            if ground.border and not reduced:
                painter.drawImage(whole, self._shades.image(ground.padded(self._values)))
            self._paint_padding(painter, whole, middle, theme)
        painter.save()
        painter.setClipRect(middle)
        step = max(-(-size // cells) for size, cells in zip(ground.size, self._values.shape, strict=True))
        width, height = self._cell_size()
        spread = QRectF(
            middle.left(),
            middle.top(),
            self._values.shape[1] * (step if columns > self._values.shape[1] else 1) * width,
            self._values.shape[0] * (step if rows > self._values.shape[0] else 1) * height,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, spread.width() * ratio < self._values.shape[1])
        painter.drawImage(spread, self._shades.image(self._values))
        self._paint_signs(painter, spread, ratio)
        painter.restore()
        if not reduced and not self._unsized and ground.size[0] * ground.size[1] <= _MOST_NUMBERS:
            self._paint_numbers(painter)
        self._paint_skipped(painter, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(whole.toRect().adjusted(-1, -1, 0, 0))
        if ground.is_padded:
            painter.setPen(QPen(theme.color(QPalette.ColorRole.Dark), 1))
            painter.drawRect(middle.toRect().adjusted(-1, -1, 0, 0))
        if self._frame:
            painter.setPen(QPen(QColor(self._frame), 2))
            painter.drawRect(whole.toRect().adjusted(0, 0, 0, 0))

    def _paint_numbers(self, painter: QPainter) -> None:
        """What the cells hold, where there is room for it."""
        width, height = self._cell_size()
        base = self.window_scale
        largest = round(BASE_PIXELS * self.scale / base)
        texts, font = fitting_texts(self._values, QSize(int(width) - 8, int(height) - 2), base, largest)
        if not texts:
            return
        painter.setFont(font)
        inks = iter(self._shades.of(self._values))
        for row, words in enumerate(texts):
            for column, text in enumerate(words):
                painter.setPen(QColor(colours.text_on(next(inks))))
                painter.drawText(self.rect_of((row, row), (column, column)), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_padding(self, painter: QPainter, whole: QRectF, middle: QRectF, theme: QPalette) -> None:
        """A veil with dots over what is not really there."""
        painter.save()
        around = QRegion(whole.toRect()).subtracted(QRegion(middle.toRect()))
        painter.setClipRegion(around)
        veil = theme.color(QPalette.ColorRole.Window)
        veil.setAlphaF(0.45 if self._ground.border else 1.0)
        painter.fillRect(whole, veil)
        dots = QColor(theme.color(QPalette.ColorRole.Dark))
        painter.fillRect(whole, QBrush(dots, Qt.BrushStyle.Dense6Pattern))
        painter.restore()

    def _paint_signs(self, painter: QPainter, spread: QRectF, ratio: float) -> None:
        """Hatches negative values if hatching is on."""
        shades = self._shades
        if shades.hatched_below is None:
            return
        size = round(spread.width() * ratio), round(spread.height() * ratio)
        columns, rows = (
            ((np.arange(pixels) + 0.5) * cells / max(pixels, 1)).astype(np.intp)
            for pixels, cells in zip(size, reversed(self._values.shape), strict=True)
        )
        lines = hatching.lines(
            self._values, rows, columns, shades.table, shades.low, shades.high, ratio, below=shades.hatched_below
        )
        painter.drawImage(spread, lines)

    def _paint_skipped(self, painter: QPainter, theme: QPalette) -> None:
        """Hatches the rows and columns that the stride never visits."""
        ground = self._ground
        last = [before + size for before, size in zip(ground.after, ground.size, strict=True)]
        veil = theme.color(QPalette.ColorRole.Window)
        veil.setAlphaF(0.5)
        lines = QBrush(theme.color(QPalette.ColorRole.PlaceholderText), Qt.BrushStyle.BDiagPattern)
        for axis, never in enumerate(ground.skipped):
            for first, end in runs(np.flatnonzero(never) - ground.before[axis]):
                other = 1 - axis
                across = (-ground.before[other], last[other] - 1)
                rect = self.rect_of((first, end), across) if axis == 0 else self.rect_of(across, (first, end))
                for brush in (QBrush(veil), lines):
                    painter.fillRect(rect, brush)
