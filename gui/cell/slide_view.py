"""A map that a window slides over, or that fills in while it does."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPalette, QPen

from engine.quiz.hiding import HIDDEN, Veil
from gui.cell.padded_map import PaddedMap
from gui.cell.slide_ground import Places, runs
from gui.events.guard import guarded
from gui.look import colours
from gui.widgets.question import question_rect
from gui.widgets.row_view import arrow_of

_LEAST = 5.0  # pixels of an outline: smaller could not be found
_MOST_CELLS = 400  # of a window with gaps that are shaded; of more only the block is outlined
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
class SlideView(PaddedMap):
    """A map with its padding around it, outlines over it, and what is not yet made of it dimmed.

    Signals:
        pointed(object): the (row, column) under the pointer, that may lie in the padding; None for none.
        pressed(object): a (row, column) was clicked.
        walked(int, int): an arrow key asks for so many positions down and to the right.
    """

    pointed = Signal(object)
    pressed = Signal(object)
    walked = Signal(int, int)

    def __init__(self, name: str, tip: str) -> None:
        super().__init__(name, tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._outlines: Sequence[Outline] = ()
        self._reached: int | None = None
        self._veil = Veil()
        self._hovered: tuple[int, int] | None = None

    # ---- what it shows

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
        super().paint(painter)
        self._paint_hidden(painter)
        self._paint_unmade(painter)
        painter.setClipRect(self.rect())
        for number, outline in enumerate(self._outlines):
            self._paint_outline(painter, outline, 2.0 * sum(_same_place(outline, o) for o in self._outlines[:number]))

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


def _same_place(one: Outline, other: Outline) -> bool:
    return np.array_equal(one.rows, other.rows) and np.array_equal(one.columns, other.columns)
