"""A map with the window that slides over it, or an output map that fills while the window slides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen, QPixmap

from engine.quiz.hiding import HIDDEN, HiddenCells
from gui.cell.painting.padded_map import PaddedMap, PaddedMapPicture
from gui.cell.painting.slide_ground import Places, runs
from gui.cell.painting.view_state import Picture, Surface, ViewState, ViewType
from gui.look import colours
from gui.widgets.question import question_rect

_LEAST = 5.0  # minimum side of an outline in pixels: smaller could not be found
_MOST_CELLS = 400  # maximum number of shaded cells of an outline; of more only the block is outlined
_ASKED = 19  # minimum side in pixels of a hidden cell with a question mark of its own
_CLEAR = 3.5  # minimum contrast with white at which the edges of an outline are white


@dataclass(frozen=True, eq=False)
class Outline:
    """Outlined cells: every one of these rows in every one of these columns.

    Args:
        rows, columns: in ascending order; indices below 0, or not below the size, lie in the padding.
        colour: of the outline.
        dashed: whether it is dashed.
        shaded: whether the cells are shaded, too; cells with gaps between them always are.
    """

    rows: Places
    columns: Places
    colour: str
    dashed: bool = False
    shaded: bool = False

    def covers_same(self, other: Outline) -> bool:
        """Whether both are around the same cells."""
        return np.array_equal(self.rows, other.rows) and np.array_equal(self.columns, other.columns)


@dataclass(frozen=True, eq=False, kw_only=True)
class SlideState(ViewState):
    """A map with outlines, hidden cells and dimmed ones.

    Args:
        reached: number of computed positions in reading order; the others are dimmed. None for all.
        hidden_cells: the hidden cells.
    """

    is_map = True

    map: PaddedMap = field(default_factory=PaddedMap)
    outlines: Sequence[Outline] = ()
    reached: int | None = None
    hidden_cells: HiddenCells = HiddenCells()

    def widths(self, type_: ViewType, height: int) -> tuple[float, float]:
        return self.map.widths(type_, height, type_.caption_width(self.caption))

    def on(self, surface: Surface) -> SlidePicture:
        return SlidePicture(self, surface)


class SlidePicture(Picture[SlideState]):
    """A map with outlines and covers, on a surface."""

    @cached_property
    def map(self) -> PaddedMapPicture:
        """The map itself."""
        return PaddedMapPicture(self.state.map, self.surface)

    # ---- geometry

    def rect_of(self, rows: tuple[int, int], columns: tuple[int, int]) -> QRectF:
        """The rectangle of a block of cells; spans are (first, last), inclusive."""
        return self.map.rect_of(rows, columns)

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The (row, column) at a point, which may lie in the padding; None beside it."""
        hidden_cells, ground = self.state.hidden_cells, self.state.map.ground
        if not hidden_cells.whole:
            for asked in hidden_cells.others:
                if self._question(asked).contains(point):
                    return asked[0], asked[1]
        width, height = self.map.cell_size
        area = self.surface.content
        row = math.floor((point.y() - area.top() - 1) / height)
        column = math.floor((point.x() - area.left() - 1) / width)
        rows, columns = ground.whole
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        return row - ground.before[0], column - ground.before[1]

    def _rect(self, cell: tuple[int, ...]) -> QRectF:
        return self.rect_of((cell[0], cell[0]), (cell[1], cell[1]))

    def _question(self, cell: tuple[int, ...]) -> QRectF:
        """The rectangle of a single hidden cell's question mark."""
        return question_rect(self._rect(cell), self.map.inner(), _ASKED * self.surface.type.scale)

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        self.paint_over(painter, self.map.pixmap())

    def paint_over(self, painter: QPainter, pixmap: QPixmap) -> None:
        """Paints everything, with a pixmap of the map that was painted earlier."""
        painter.drawPixmap(0, 0, pixmap)
        self._paint_hidden(painter)
        self._paint_not_reached(painter)
        painter.setClipRect(self.surface.rect, Qt.ClipOperation.IntersectClip)
        outlines = self.state.outlines
        for number, outline in enumerate(outlines):
            same = sum(outline.covers_same(other) for other in outlines[:number])
            self._paint_outline(painter, outline, 2.0 * same)

    def _paint_hidden(self, painter: QPainter) -> None:
        """Covers hidden cells with question marks: one per cell where there is room, else one for all."""
        hidden_cells, (rows, columns) = self.state.hidden_cells, self.state.map.ground.size
        if not hidden_cells:
            return
        whole = self.map.inner()
        others = [self._rect(cell) for cell in hidden_cells.others if cell[0] < rows and cell[1] < columns]
        if not hidden_cells.whole:
            asked = [self._question(cell) for cell in hidden_cells.others]
        elif min(self.map.cell_size) >= _ASKED * self.surface.type.scale:
            asked = [self._rect(cell) for cell in np.ndindex(rows, columns) if hidden_cells.hides(cell)]
        else:
            asked = [whole]
        cover = QPainterPath()  # of a whole map, cells in it that are shown are holes
        cover.setFillRule(Qt.FillRule.OddEvenFill if hidden_cells.whole else Qt.FillRule.WindingFill)
        for each in [whole, *others] if hidden_cells.whole else [*others, *asked]:
            cover.addRect(each)
        painter.fillPath(cover, self.surface.ink(QPalette.ColorRole.AlternateBase))
        painter.fillPath(cover, QBrush(self.surface.ink(QPalette.ColorRole.Mid), Qt.BrushStyle.Dense7Pattern))
        self._paint_questions(painter, asked)

    def _paint_questions(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        """Paints question marks, in a type size that fits the first of these rectangles."""
        type_, height = self.surface.type, places[0].height() if places else 0.0
        most = 40 if len(places) == 1 else 15 * type_.scale
        painter.setFont(type_.sized(round(max(min(0.6 * height, most), 8))))
        painter.setPen(self.surface.ink(QPalette.ColorRole.Link))
        for place in places:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, HIDDEN)

    def _paint_not_reached(self, painter: QPainter) -> None:
        """Dims the positions that are not computed yet."""
        if self.state.reached is None:
            return
        rows, columns = self.state.map.ground.size
        cover = self.surface.ink(QPalette.ColorRole.Window)
        cover.setAlphaF(0.95)
        row, within = divmod(self.state.reached, columns)
        if within and row < rows:
            painter.fillRect(self.rect_of((row, row), (within, columns - 1)), cover)
            row += 1
        if row < rows:
            painter.fillRect(self.rect_of((row, rows - 1), (0, columns - 1)), cover)

    def _paint_outline(self, painter: QPainter, outline: Outline, inset: float) -> None:
        rows, columns = outline.rows, outline.columns
        if not (rows.size and columns.size):
            return
        block = self.rect_of((int(rows[0]), int(rows[-1])), (int(columns[0]), int(columns[-1])))
        gaps = any(places.size != places[-1] - places[0] + 1 for places in (rows, columns))
        if (gaps or outline.shaded) and rows.size * columns.size <= _MOST_CELLS:
            shade = QColor(outline.colour)
            shade.setAlphaF(0.4)
            for first, last in runs(rows):
                for left, right in runs(columns):
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
