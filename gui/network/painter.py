"""Paints the network canvas from a CanvasState, and keeps what takes long to make for as long as it stays the same."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QRegion

from engine import INPUT
from engine.quiz.hiding import HIDDEN
from gui.network.canvas_state import CanvasState
from gui.network.edges import faint_curves
from gui.network.header_grid import HeadGrid, grid_of
from gui.network.layout import MARGIN
from gui.network.painting import paint_links, paint_live, paint_selection, paint_still
from gui.network.pointing import paint_pointing, paint_unmade
from gui.network.tiles import Tiles
from gui.network.veils import paint_veils
from gui.state.selection import Hover
from gui.state.workers import Frame

_BEYOND = 60.0  # canvas pixels that a head may be wider than its column
_BESIDE = 24.0  # pixels between the input and the sentence about a network without layers
_LEAST_SENTENCE = 240.0  # pixels at the base type size, of its width

translate = QCoreApplication.translate


class NetworkPainter:
    """Paints a network at any size on anything: a widget, an image, a page.

    What depends on few of a state's values is kept until these are others: pictures of maps, heads, and faint lines.
    """

    def __init__(self) -> None:
        self._tiles = Tiles()
        self._heads: tuple[object, HeadGrid] | None = None
        self._faint: tuple[object, list[tuple[QRectF, list[QPainterPath]]]] | None = None

    def paint(self, painter: QPainter, state: CanvasState) -> None:
        """Paints everything, from the painter's origin on."""
        with _restored(painter):
            area = state.framed.rect
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            painter.fillRect(area, QColor(state.palette.canvas))
            self.paint_resting(painter, state, area)
            self.paint_maps(painter, state)
            self.paint_front(painter, state)

    def head_grid(self, state: CanvasState) -> HeadGrid:
        """The heads of the columns as they are painted."""
        seen = state.arrangement, state.type, state.framed.zoom / state.type.scale
        if self._heads is None or self._heads[0] != seen:
            self._heads = seen, grid_of(*seen)
        return self._heads[1]

    def paint_resting(self, painter: QPainter, state: CanvasState, part: QRectF) -> None:
        """What changes only with the layers and the look, as far as a part of the area shows it."""
        part = state.framed.transform.inverted()[0].mapRect(part)
        near = part.adjusted(-_BEYOND, 0, _BEYOND, 0)
        columns = [each for each in state.arrangement.columns if each.area.intersects(near)]
        faint = [lines for bounds, lines in self._faint_lines(state) if bounds.intersects(part)]
        with _on_canvas(painter, state):
            paint_still(painter, state, columns, faint)
            paint_heads(painter, state, self.head_grid(state))

    def _faint_lines(self, state: CanvasState) -> list[tuple[QRectF, list[QPainterPath]]]:
        """The lines between columns, and where they are."""
        made_from = state.told, chain_of(state)
        if self._faint is None or self._faint[0] != made_from:
            self._faint = made_from, [(_bounds(lines), lines) for lines in faint_curves(state.project, state.told)]
        return self._faint[1]

    def paint_maps(self, painter: QPainter, state: CanvasState) -> None:
        """What changes with every Frame and with the selected map."""
        if state.frame is None:
            self._tiles = Tiles()
        else:
            self._tiles.show(state.frame, state.selected.looks, state.dark)
        with _on_canvas(painter, state):
            paint_links(painter, state)
            visible = state.framed.in_sight
            paint_live(painter, state, self._tiles, visible)
            paint_veils(painter, state, visible)
            paint_selection(painter, state)

    def paint_front(self, painter: QPainter, state: CanvasState) -> None:
        """What follows the cursor cell by cell, or a walk; and hints."""
        canvas = QColor(state.palette.canvas)
        with _on_canvas(painter, state):
            paint_pointing(painter, state.told, state.pointing, state.selected.pins, state.palette, state.dark)
            paint_unmade(painter, state.arrangement, state.reached, state.built, canvas)
            self._paint_hints(painter, state)
        if not state.project.layers:
            with _restored(painter):
                _paint_invitation(painter, state)

    def _paint_hints(self, painter: QPainter, state: CanvasState) -> None:
        """Where a dragged layer would land, the plus sign between two columns, and the mark of the keyboard."""
        accent, hints = QColor(state.palette.accent), state.hints
        if hints.drop_at is not None:
            x = state.framed.gap_x(hints.drop_at)
            painter.setPen(QPen(accent, 3))
            painter.drawLine(QPointF(x, MARGIN), QPointF(x, state.arrangement.height - MARGIN))
        if hints.plus_at is not None:
            centre = state.framed.plus_centre(hints.plus_at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(centre, 9, 9)
            painter.setPen(QPen(QColor(state.palette.accent_text), 2))
            painter.drawLine(centre - QPointF(4, 0), centre + QPointF(4, 0))
            painter.drawLine(centre - QPointF(0, 4), centre + QPointF(0, 4))
        column = state.arrangement.column_of(state.selected.layer)
        if hints.focused and column is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(self.head_grid(state).frame(column), 5, 5)


class KeptPainter:
    """Paints a widget again and again: what rests is a pixmap, and what stays while the cursor moves another.

    They are painted anew when a value is another that they are made from.
    """

    def __init__(self) -> None:
        self._painter = NetworkPainter()
        self._resting: tuple[object, QPointF, QPixmap] | None = None  # made from what, where the canvas was then
        self._picture: tuple[object, Callable[[], Frame | None], QPixmap] | None = None

    def paint(self, painter: QPainter, state: CanvasState, ratio: float) -> None:
        """Paints everything.

        Args:
            ratio: pixels of the screen for one of the area.
        """
        painter.drawPixmap(0, 0, self._all_maps(state, ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint_front(painter, state)

    def _all_maps(self, state: CanvasState, ratio: float) -> QPixmap:
        """Everything but what follows the cursor cell by cell."""
        # Not the Project: after an edit all stays as it is until its Frame has come, links of the selected map too.
        resting, selected = _resting_from(state, ratio), state.selected
        made_from = (
            resting,
            state.frame is None,
            state.framed.offset,
            (selected.layer, selected.channel, _edges_of(selected.hover, state)),
            (selected.looks, selected.pins, selected.veils),
        )
        kept = self._picture
        if kept is None or kept[1]() is not state.frame or kept[0] != made_from:
            picture = self._rest(resting, state, ratio).copy()
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._painter.paint_maps(painter, state)
            self._picture = kept = made_from, _not_held(state.frame), picture
        return kept[2]

    def _rest(self, made_from: object, state: CanvasState, ratio: float) -> QPixmap:
        """What rests; pixels of what was in sight already are moved where the canvas is moved."""
        offset, kept = state.framed.offset, self._resting
        if kept is not None and kept[0] == made_from and kept[1] == offset:
            return kept[2]
        size = state.framed.size
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(state.palette.canvas))
        area = QRect(0, 0, size.width(), size.height())
        new = QRegion(area)
        with QPainter(pixmap) as painter:
            if kept is not None and kept[0] == made_from and _is_whole((offset - kept[1]) * ratio):
                moved = offset - kept[1]
                painter.drawPixmap(moved, kept[2])
                new -= QRegion(area.translated(moved.toPoint()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for part in new:  # type: ignore[attr-defined]
                painter.setClipRect(part)
                self._painter.paint_resting(painter, state, QRectF(part))
        self._resting = made_from, offset, pixmap
        return pixmap


def paint_heads(painter: QPainter, state: CanvasState, grid: HeadGrid) -> None:
    """Paints the heads of all columns."""
    problems, palette = state.frame.result.problems if state.frame else {}, state.palette
    empty = {column.layer for column in state.arrangement.columns if column.kind == "problem"}
    canvas = painter.worldTransform()
    for cell in grid.cells:
        problem = problems.get(cell.layer)
        wrong = problem is not None and problem.waits_for is None
        asked = cell.text == HIDDEN  # a size that is to be predicted
        colour = palette.link if asked else palette.muted
        if cell.part == "kind":
            colour = palette.danger if wrong else palette.muted if cell.layer in empty else palette.text
        font = QFont(state.type.face(cell.part, grid.setting).font)
        font.setBold(font.bold() or asked)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.translate(cell.rect.topLeft())
        painter.scale(grid.scale, grid.scale)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(QRectF(QPointF(), cell.rect.size() / grid.scale), int(where), cell.text)
        painter.setWorldTransform(canvas)


def invitation_room(state: CanvasState) -> QRectF:
    """Where in the area a network without layers says what to do: beside the input, as far as there is any room."""
    framed = state.framed
    beside = framed.transform.mapRect(state.arrangement.columns[-1].tiles[0]).right() + _BESIDE
    room = framed.rect.adjusted(0, 0, -40, 0)
    room.setLeft(min(beside, room.right() - _LEAST_SENTENCE * state.type.scale))
    return room


def _paint_invitation(painter: QPainter, state: CanvasState) -> None:
    """What to do with a network that has no layers."""
    painter.setFont(state.font)
    painter.setPen(QColor(state.palette.muted))
    text = translate(
        "NetworkView", "This network has no layers. Add one with “Add layer” above, or take back what you removed."
    )
    room, how = invitation_room(state), int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    taken = painter.boundingRect(room, how, text)
    painter.fillRect(taken.adjusted(-8, -8, 8, 8), QColor(state.palette.canvas))  # there may be a map below
    painter.drawText(room, how, text)


def chain_of(state: CanvasState) -> list[object]:
    """The layers without their weights: what leads where."""
    return [(layer.id, layer.spec, layer.inputs) for layer in state.project.layers]


def _resting_from(state: CanvasState, ratio: float) -> object:
    """The values that what rests is made from, but for the place of the canvas."""
    problems = state.frame.result.problems if state.frame is not None else {}
    framed = state.framed
    place = framed.size, ratio, framed.zoom, framed.arrangement
    return place, chain_of(state), state.selected.sizes_asked, problems, state.palette, state.type


def _edges_of(hover: Hover | None, state: CanvasState) -> object:
    """The map whose edges are coloured while a cell is under the cursor."""
    if hover is None or hover.layer == INPUT:
        return None
    column = state.arrangement.column_of(hover.layer)
    return hover.layer, hover.channel, hover.row if column is None or column.kind == "bars" else 0


def _not_held(frame: Frame | None) -> Callable[[], Frame | None]:
    """A Frame as long as others hold it: it is large, and a canvas out of sight must not keep it."""
    return weakref.ref(frame) if frame is not None else lambda: None


@contextmanager
def _restored(painter: QPainter) -> Iterator[None]:
    """Leaves a painter as it was."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


@contextmanager
def _on_canvas(painter: QPainter, state: CanvasState) -> Iterator[None]:
    """Paints in the coordinates of the canvas, and leaves the painter as it was."""
    with _restored(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(state.framed.transform, True)
        yield


def _bounds(lines: Sequence[QPainterPath]) -> QRectF:
    """Where lines are, with room for the pen."""
    whole = reduce(QRectF.united, (each.controlPointRect() for each in lines), QRectF())
    return whole.adjusted(-2, -2, 2, 2)


def _is_whole(move: QPointF) -> bool:
    """Whether something can be moved so far pixel by pixel."""
    return move.x().is_integer() and move.y().is_integer()
