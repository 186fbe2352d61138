"""A map that a window slides over, or that fills in while it does."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QRegion,
)

from engine.conceal import HIDDEN, Veil
from gui import colours, hatching
from gui.guard import guarded
from gui.theme import BASE_PIXELS
from gui.widgets.ground import Ground, Places, plain_ground
from gui.widgets.question import question_rect
from gui.widgets.row_view import RowView, arrow_of
from gui.widgets.shades import Shades
from gui.widgets.weight_text import fitting_texts

_LEAST = 5.0  # pixels of an outline: smaller could not be found
_MOST_CELLS = 400  # of a window with gaps that are shaded; of more only the block is outlined
_MOST_NUMBERS = 144  # cells whose numbers are written into them
_LARGEST_CELL = 40  # pixels, at the base type size
_STRIP = 36  # height of a vector, likewise
_NARROW, _WIDE = 84, 1.7  # the least width of a map in pixels, and how much wider than high it may be
_ASKED = 19  # pixels of a cell from which on it has a question mark of its own when it is hidden
_CLEAR = 3.5  # contrast with white from which on an outline's edges are white


@dataclass(frozen=True, eq=False)
class Outline:
    """Cells that are marked: every one of these rows in every one of these columns.

    Args:
        rows, columns: in ascending order; below 0 and from the size on they lie in the padding.
        colour: of the outline.
        dashed: whether it is dashed.
        shaded: whether the cells themselves are shaded, too; those with gaps between them always are.
    """

    rows: Places
    columns: Places
    colour: str
    dashed: bool = False
    shaded: bool = False


@guarded
class SlideView(RowView):
    """A map with its padding around it, outlines over it, and what is not yet made of it dimmed.

    Signals:
        pointed(object): the (row, column) under the pointer, that may lie in the padding; None for none.
        pressed(object): a (row, column) was clicked.
        walked(int, int): an arrow key asks for so many positions down and to the right.
    """

    is_map = True

    pointed = Signal(object)
    pressed = Signal(object)
    walked = Signal(int, int)

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._values: NDArray[np.float32] = np.zeros((1, 1), np.float32)
        self._shades = Shades("grey", False, 0, 1, False)
        self._ground = plain_ground(1, 1)
        self._strip = False
        self._frame = ""
        self._place: tuple[str, int] | None = None
        self._outlines: Sequence[Outline] = ()
        self._reached: int | None = None
        self._veil = Veil()
        self._hovered: tuple[int, int] | None = None
        self._picture: tuple[tuple[object, ...], NDArray[np.float32], QPixmap] | None = None

    # ---- what it shows

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
            values: (H, W); fewer cells than the ground has, where each stands for a block of them.
            place: which map of the network it is: layer and channel; None for one that is not in it.
            strip: whether it is a vector, that is drawn as a band.
            frame: the colour around it; none when empty.
        """
        self._values, self._shades, self._ground = values, shades, ground
        self._place, self._strip, self._frame = place, strip, frame
        self.show_changes()

    def set_outlines(self, outlines: Sequence[Outline]) -> None:
        """Marks other cells."""
        self._outlines = outlines
        self.show_changes()

    def set_reached(self, count: int | None) -> None:
        """Dims all but the first ``count`` positions; None dims nothing."""
        if count != self._reached:
            self._reached = count
            self.show_changes()

    def set_veil(self, veil: Veil) -> None:
        """Hides the map, or some cells (row, column) of it."""
        if veil != self._veil:
            self._veil = veil
            self.show_changes()

    @property
    def veil(self) -> Veil:
        """What is hidden."""
        return self._veil

    @property
    def ground(self) -> Ground:
        """What is shown, with its padding."""
        return self._ground

    @property
    def outlines(self) -> Sequence[Outline]:
        """What is marked."""
        return self._outlines

    @property
    def reached(self) -> int | None:
        """How many positions are not dimmed; None for all."""
        return self._reached

    def describe(self) -> str:
        if not self._outlines or not (self._outlines[0].rows.size and self._outlines[0].columns.size):
            return self.caption
        rows, columns = self._outlines[0].rows, self._outlines[0].columns
        text = self.tr("{map}: marked are rows {top} to {bottom}, columns {left} to {right}")
        return text.format(map=self.caption, top=rows[0], bottom=rows[-1], left=columns[0], right=columns[-1])

    # ---- geometry

    def widths(self, height: int) -> tuple[float, float]:
        room = max(height - self.caption_height, 1)
        rows, columns = self._ground.whole
        if self._strip:
            return 150 * self.scale, 420 * self.scale
        cell = min(room / rows, _LARGEST_CELL * self.scale)
        ideal = min(cell * columns, _WIDE * room) + 4
        least = min(ideal, max(_NARROW * self.scale, room * 0.5))
        return max(least, self.caption_width), max(ideal, self.caption_width)

    def _cell_size(self) -> tuple[float, float]:
        """Width and height of a cell in pixels."""
        area = self.content
        rows, columns = self._ground.whole
        if self._strip:
            return (area.width() - 2) / columns, min(_STRIP * self.scale, area.height() - 2)
        side = min((area.width() - 2) / columns, (area.height() - 2) / rows, _LARGEST_CELL * self.scale)
        return side, side

    def rect_of(self, rows: tuple[int, int], columns: tuple[int, int]) -> QRectF:
        """Where a block of cells is painted; spans are first and last, both included."""
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

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The (row, column) at a point, which may lie in the padding; None beside it."""
        if not self._veil.whole:
            for asked in self._veil.others:
                if self._question(asked).contains(point):
                    return asked[0], asked[1]
        width, height = self._cell_size()
        area = self.content
        row = math.floor((point.y() - area.top() - 1) / height)
        column = math.floor((point.x() - area.left() - 1) / width)
        rows, columns = self._ground.whole
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        return row - self._ground.before[0], column - self._ground.before[1]

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        painter.drawPixmap(0, 0, self._painted())
        self._paint_hidden(painter)
        self._paint_unmade(painter)
        painter.setClipRect(self.rect())
        for number, outline in enumerate(self._outlines):
            self._paint_outline(painter, outline, 2.0 * sum(_same_place(outline, o) for o in self._outlines[:number]))

    def _painted(self) -> QPixmap:
        """The map at rest, remade only when it, its colours or the room for it are others."""
        ratio = self.devicePixelRatioF()
        shown = (id(self._values), self._shades, self._ground, self._strip, self._frame)
        key = (*shown, self.size().toTuple(), ratio, self.palette().cacheKey())
        if self._picture is None or self._picture[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._paint_map(painter, ratio)
            painter.end()
            self._picture = key, self._values, pixmap  # the map is kept, so that its id belongs to no other
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
        if not reduced and ground.size[0] * ground.size[1] <= _MOST_NUMBERS:
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
        """Hatches what is negative, where the user wants to see signs that way."""
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
            for first, end in _runs(np.flatnonzero(never) - ground.before[axis]):
                other = 1 - axis
                across = (-ground.before[other], last[other] - 1)
                rect = self.rect_of((first, end), across) if axis == 0 else self.rect_of(across, (first, end))
                for brush in (QBrush(veil), lines):
                    painter.fillRect(rect, brush)

    def _paint_hidden(self, painter: QPainter) -> None:
        """Covers what is to be predicted with question marks: one a cell where there is room, else one for all."""
        if not self._veil:
            return
        rows, columns = self._ground.size
        whole = self.rect_of((0, rows - 1), (0, columns - 1))
        others = [self._rect(cell) for cell in self._veil.others if cell[0] < rows and cell[1] < columns]
        if not self._veil.whole:
            asked = [self._question(cell) for cell in self._veil.others]
        elif min(self._cell_size()) >= _ASKED * self.scale:
            asked = [self._rect(cell) for cell in np.ndindex(rows, columns) if self._veil.hides(cell)]
        else:
            asked = [whole]
        veil = QPainterPath()  # of a whole map, cells that lie in it are holes
        veil.setFillRule(Qt.FillRule.OddEvenFill if self._veil.whole else Qt.FillRule.WindingFill)
        for each in [whole, *others] if self._veil.whole else [*others, *asked]:
            veil.addRect(each)
        theme = self.palette()
        painter.fillPath(veil, theme.color(QPalette.ColorRole.AlternateBase))
        painter.fillPath(veil, QBrush(theme.color(QPalette.ColorRole.Mid), Qt.BrushStyle.Dense7Pattern))
        self._paint_questions(painter, asked)

    def _rect(self, cell: tuple[int, ...]) -> QRectF:
        return self.rect_of((cell[0], cell[0]), (cell[1], cell[1]))

    def _question(self, cell: tuple[int, ...]) -> QRectF:
        """Where the question mark of a single hidden cell is."""
        rows, columns = self._ground.size
        whole = self.rect_of((0, rows - 1), (0, columns - 1))
        return question_rect(self._rect(cell), whole, _ASKED * self.scale)

    def _paint_questions(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        """A question mark in each of these places, as large as the first has room for."""
        font, height = QFont(self.font()), places[0].height() if places else 0.0
        most = 40 if len(places) == 1 else 15 * self.scale
        font.setPixelSize(round(max(min(0.6 * height, most), 8)))
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        for place in places:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, HIDDEN)

    def _paint_unmade(self, painter: QPainter) -> None:
        if self._reached is None:
            return
        rows, columns = self._ground.size
        veil = self.palette().color(QPalette.ColorRole.Window)
        veil.setAlphaF(0.95)
        row, within = divmod(self._reached, columns)
        if within and row < rows:
            painter.fillRect(self.rect_of((row, row), (within, columns - 1)), veil)
            row += 1
        if row < rows:
            painter.fillRect(self.rect_of((row, rows - 1), (0, columns - 1)), veil)

    def _paint_outline(self, painter: QPainter, outline: Outline, inset: float) -> None:
        rows, columns = outline.rows, outline.columns
        if not (rows.size and columns.size):
            return
        block = self.rect_of((int(rows[0]), int(rows[-1])), (int(columns[0]), int(columns[-1])))
        gaps = any(places.size != places[-1] - places[0] + 1 for places in (rows, columns))
        if (gaps or outline.shaded) and rows.size * columns.size <= _MOST_CELLS:
            shade = QColor(outline.colour)
            shade.setAlphaF(0.4)
            for first, last in _runs(rows):
                for left, right in _runs(columns):
                    painter.fillRect(self.rect_of((first, last), (left, right)), shade)
        short = [max(0.0, _LEAST - side) / 2 for side in (block.width(), block.height())]
        block.adjust(-short[0], -short[1], short[0], short[1])
        if min(block.width(), block.height()) > 4 * inset:
            block.adjust(inset, inset, -inset, -inset)
        style = Qt.PenStyle.DashLine if outline.dashed else Qt.PenStyle.SolidLine
        casing = "#ffffff" if colours.contrast(outline.colour, "#ffffff") >= _CLEAR else "#000000"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(casing), 3.5), QPen(QColor(outline.colour), 1.7, style)):
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(block)

    # ---- mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.cell_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.pressed.emit(cell)

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def _hover(self, cell: tuple[int, int] | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.pointed.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        step = arrow_of(event)
        return None if step is None else lambda: self.walked.emit(*step)


def _runs(places: Places) -> list[tuple[int, int]]:
    """Neighbours as spans of first and last."""
    if not places.size:
        return []
    breaks = np.flatnonzero(np.diff(places) != 1) + 1
    edges = [0, *breaks.tolist(), places.size]
    return [(int(places[first]), int(places[last - 1])) for first, last in pairwise(edges)]


def _same_place(one: Outline, other: Outline) -> bool:
    return np.array_equal(one.rows, other.rows) and np.array_equal(one.columns, other.columns)
