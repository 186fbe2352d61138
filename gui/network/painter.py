"""Paints the network canvas from a CanvasState, and caches what is slow to make."""

from __future__ import annotations

import math
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QRegion

from engine import INPUT
from engine.quiz.hiding import HIDDEN
from gui.look.corner_note import paint_note
from gui.look.palettes import qpalette
from gui.network.canvas_state import CanvasState
from gui.network.changes import Contents
from gui.network.edges import Connection, Strands, connections, strands_of
from gui.network.header_grid import HeaderGrid, grid_of
from gui.network.hidden_cells import paint_all_hidden
from gui.network.hints import paint_connecting, paint_old, paint_plus, paint_port, paint_warning
from gui.network.layout import Arrangement
from gui.network.maps_button import button_of, covers_words, paint_button
from gui.network.painting import paint_links, paint_live, paint_selection, paint_still
from gui.network.pointing import paint_pointing, paint_unreached
from gui.network.ranks import Link
from gui.network.tiles import Tiles
from gui.network.unbuilt import paint_unbuilt
from gui.state.selection import Hover
from gui.state.workers import Frame

_BEYOND = 60.0  # canvas pixels by which a header may exceed its column
_BESIDE = 24.0  # pixels between the input and the sentence shown for a network without layers
_MOST_FAINT = 4  # arrangements whose faint edges are kept: with and without the overview, before and after a resize
_A_FRAME = 1 / 60  # seconds
_MOST_NEW, _MOST_EDGES = 2100, 1500  # images and faint edges made for one picture: more would hold the window too long
_ALMOST = 1.001  # times: a zoom in and out again rounds
_LEAST_SENTENCE = 240.0  # minimum width of that sentence, in pixels at the base type size

translate = QCoreApplication.translate


class NetworkPainter:
    """Paints a network at any size on any paint device.

    Pictures of maps, headers and faint edges are cached until the values that they depend on change.
    """

    def __init__(self) -> None:
        self._tiles = Tiles()
        self._heads: tuple[object, HeaderGrid] | None = None
        self._faint: deque[_Faint] = deque(maxlen=_MOST_FAINT)
        self.lacks_edges = False  # whether some faint edges have yet to be made

    def paint(self, painter: QPainter, state: CanvasState) -> None:
        """Paints everything, with the area at the painter's origin."""
        with _restored(painter):
            area = state.framed.rect
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            painter.fillRect(area, QColor(state.palette.canvas))
            self.paint_resting(painter, state, area)
            self.paint_maps(painter, state, area, self.contents(state))
            self.paint_front(painter, state)

    def head_grid(self, state: CanvasState) -> HeaderGrid:
        """The layout of the column headers."""
        seen = state.arrangement, state.type, state.framed.zoom / state.type.scale
        if self._heads is None or self._heads[0] != seen:
            self._heads = seen, grid_of(*seen)
        return self._heads[1]

    def paint_resting(
        self, painter: QPainter, state: CanvasState, part: QRectF, rough: bool = False, most: float = math.inf
    ) -> None:
        """Paints what depends only on layers and theme, clipped to a part of the area; see :func:`paint_still`.

        Args:
            most: about the number of faint edges that are made at once; others are missing: see :attr:`lacks_edges`.
        """
        part = state.framed.transform.inverted()[0].mapRect(part)
        near = part.adjusted(-_BEYOND, 0, _BEYOND, 0)
        columns = [each for each in state.arrangement.columns if each.area.intersects(near)]
        faint = self._faint_edges(state, part, most)
        with _on_canvas(painter, state):
            paint_still(painter, state, columns, faint, rough)
            paint_headers(painter, state, self.head_grid(state))

    def _faint_edges(self, state: CanvasState, part: QRectF, most: float) -> list[Strands]:
        """The faint edges in sight, which take longer to make than to paint; ``most`` may be new."""
        arrangement, made_from = state.arrangement, (state.selected.sizes_asked, structure_of(state))
        kept = next((each for each in self._faint if each.is_of(arrangement, made_from)), None)
        if kept is None:
            kept = _Faint(arrangement, made_from, connections(state.project, state.revealed), {})
            self._faint.append(kept)
        shown = [
            each for each in kept.connections if each.bounds.intersects(part) and each.link[1] not in state.unbuilt
        ]
        for each in shown:
            if each.link not in kept.strands and most > 0:
                kept.strands[each.link] = strands_of(state.project, state.revealed, each)
                most -= len(kept.strands[each.link].lines)
        found = [kept.strands[each.link] for each in shown if each.link in kept.strands]
        self.lacks_edges = len(found) < len(shown)
        return found

    def contents(self, state: CanvasState, most: float = math.inf) -> Contents:
        """What the maps show, with their images.

        Args:
            most: number of images that are made at once; those beyond stay as they were: see :attr:`is_behind`.
        """
        if state.shown is None:
            self._tiles = Tiles()
        else:
            self._tiles.show(state.shown, state.selected.looks, state.dark)
        self._tiles.may_make(most)
        return Contents.of(state, self._tiles)

    @property
    def is_behind(self) -> bool:
        """Whether the images of some maps have yet to be made."""
        return self._tiles.is_behind

    def paint_maps(self, painter: QPainter, state: CanvasState, part: QRectF, contents: Contents) -> None:
        """Paints what changes with every Frame and with the selected map, for a part of the area.

        Args:
            contents: what the maps of the state show.
        """
        with _on_canvas(painter, state):
            paint_links(painter, state, contents.edges)
            visible = state.framed.transform.inverted()[0].mapRect(part)
            paint_live(painter, state, self._tiles, visible)
            paint_all_hidden(painter, state, visible)
            paint_selection(painter, state)

    def paint_front(self, painter: QPainter, state: CanvasState) -> None:
        """Paints what follows the mouse or a walk, and the hints."""
        canvas = QColor(state.palette.canvas)
        with _on_canvas(painter, state):
            paint_old(painter, state, state.old)
            paint_pointing(painter, state.revealed, state.pointing, state.selected.pins, state.palette, state.dark)
            paint_unreached(painter, state.arrangement, state.reached, canvas)
            paint_unbuilt(painter, state)
            self._paint_hints(painter, state)
        with _restored(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if note := _note(state):
                paint_note(painter, state.framed.rect, note, state.font, qpalette(state.palette))
            if state.hints.warning:
                paint_warning(painter, state)
        if not state.project.layers:
            with _restored(painter):
                _paint_invitation(painter, state)

    def _paint_hints(self, painter: QPainter, state: CanvasState) -> None:
        """Paints the drop position of a dragged layer, plus sign, port, dragged connection, and the focus mark."""
        accent, hints = QColor(state.palette.accent), state.hints
        if hints.drop_at is not None:
            x = state.framed.gap_x(hints.drop_at)
            painter.setPen(QPen(accent, 3))
            area = state.arrangement.columns[hints.drop_at].area
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if hints.plus_at is not None:
            paint_plus(painter, state, state.arrangement.pluses[hints.plus_at].centre)
        for layer in {hints.head, hints.port}:
            if layer is not None:
                paint_port(painter, state, layer, layer == hints.port)
        if hints.connecting is not None:
            paint_connecting(painter, state, hints.connecting)
        self._paint_buttons(painter, state)
        column = state.arrangement.column_of(state.selected.layer)
        if hints.focused and column is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(self.head_grid(state).frame(column), 5, 5)

    def _paint_buttons(self, painter: QPainter, state: CanvasState) -> None:
        """Paints the button in the hovered header and, while the canvas has the focus, in the selected layer's."""
        hints, grid = state.hints, self.head_grid(state)
        for layer in {hints.head, state.selected.layer if hints.focused else None}:
            column = state.arrangement.column_of(layer) if layer is not None else None
            place = button_of(state, column, grid) if column is not None else None
            if place is not None and (layer == hints.head or not covers_words(place, grid)):
                paint_button(painter, place, state.palette, layer == hints.head)


@dataclass(frozen=True)
class _Faint:
    """The connections of an arrangement, and the faint edges of those that were in sight."""

    arrangement: Arrangement
    made_from: object
    connections: list[Connection]
    strands: dict[Link, Strands]

    def is_of(self, arrangement: Arrangement, made_from: object) -> bool:
        return self.arrangement is arrangement and self.made_from == made_from


@dataclass(frozen=True)
class _Kept:
    """A painted pixmap.

    Args:
        made_from: the values that it was painted from, beside Frame, zoom and offset.
        frame: gives the Frame, unless that is gone.
        zoom, offset: the framing.
        contents: what the maps show; None in the resting part.
        is_rough: whether it was painted in a hurry, or some of its images have yet to be made.
    """

    made_from: object
    frame: Callable[[], Frame | None]
    zoom: float
    offset: QPointF
    pixmap: QPixmap
    contents: Contents | None = None
    is_rough: bool = False

    def is_of(self, state: CanvasState, made_from: object) -> bool:
        """Whether it shows this, in whatever framing."""
        return self.frame() is state.shown and self.made_from == made_from

    def moved(self, state: CanvasState, ratio: float) -> QPointF | None:
        """By how much it is to be moved, if that is a whole number of device pixels; None if it cannot be moved."""
        move = state.framed.offset - self.offset
        return move if self.zoom == state.framed.zoom and _is_whole(move * ratio) else None


class KeptPainter:
    """Paints a widget repeatedly, with two cached pixmaps: the resting part, and all that is independent of the mouse.

    A pixmap is repainted when a value that it depends on changes; one that is only moved, where it comes into sight.
    """

    def __init__(self) -> None:
        self._painter = NetworkPainter()
        self._resting: _Kept | None = None
        self._picture: _Kept | None = None
        self._slow_from = math.inf  # the zoom from which on pictures take longer than a frame

    def paint(self, painter: QPainter, state: CanvasState, ratio: float, hurried: bool = False) -> bool:
        """Paints everything.

        Args:
            ratio: device pixels per logical pixel.
            hurried: the next picture is to be expected at once, as while the wheel turns.

        Returns:
            Whether it is exact. In a hurry, what takes long is the picture of another zoom, scaled, or has rough edges;
            and of thousands of maps some are made later.
        """
        rough = hurried and state.framed.zoom >= self._slow_from
        scaled = self._scaled(state, ratio) if rough else None
        if scaled is not None:
            painter.fillRect(state.framed.rect, QColor(state.palette.canvas))
            painter.drawPixmap(scaled[0], scaled[1], QRectF(scaled[1].rect()))
        else:
            picture = self._all_maps(state, ratio, rough)
            painter.drawPixmap(0, 0, picture.pixmap)
            rough = picture.is_rough
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint_front(painter, state)
        return not rough

    def _scaled(self, state: CanvasState, ratio: float) -> tuple[QRectF, QPixmap] | None:
        """The picture of another zoom, and where it would be now; None if there is none of what is to be shown."""
        kept, framed = self._picture, state.framed
        if kept is None or not kept.is_of(state, _picture_from(state, ratio)) or kept.zoom == framed.zoom:
            return None
        factor = framed.zoom / kept.zoom
        return QRectF(framed.offset - kept.offset * factor, QSizeF(framed.size) * factor), kept.pixmap

    def _all_maps(self, state: CanvasState, ratio: float, rough: bool) -> _Kept:
        """The picture of everything that does not follow the mouse."""
        made_from, kept = _picture_from(state, ratio), self._picture
        if kept is not None and kept.is_rough > rough:
            kept = None
        move = kept.moved(state, ratio) if kept is not None and kept.is_of(state, made_from) else None
        if kept is not None and move is not None and move.isNull():
            return kept
        began = time.perf_counter()
        contents, behind = self._painter.contents(state, _MOST_NEW), self._painter.is_behind
        rest = self._rest(state, ratio, rough or behind, 0 if behind else _MOST_EDGES)  # not both in one picture
        parts = self._changed(kept, state, ratio, made_from, contents)
        if kept is not None and parts is not None:
            picture = kept.pixmap
            self._mend(picture, rest, state, parts, contents)
        else:
            picture = rest.copy()
            paint = self._painter.paint_maps
            _fill(picture, state.framed.size, kept, move, lambda painter, part: paint(painter, state, part, contents))
            if move is None and not rough:  # else little of it was painted
                self._note_time(state.framed.zoom, time.perf_counter() - began)
        framing = state.framed.zoom, state.framed.offset
        rough = rough or behind or (self._resting is not None and self._resting.is_rough)
        self._picture = _Kept(made_from, _weak_reference(state.shown), *framing, picture, contents, rough)
        return self._picture

    def _note_time(self, zoom: float, seconds: float) -> None:
        """Notes how long a picture took. One that is quick says so of smaller ones only: there is more in it."""
        if seconds > _A_FRAME:
            self._slow_from = min(self._slow_from, zoom / _ALMOST)
        elif zoom >= self._slow_from:
            self._slow_from = math.inf

    def _changed(
        self, kept: _Kept | None, state: CanvasState, ratio: float, made_from: object, contents: Contents
    ) -> list[QRect] | None:
        """The parts of the kept picture that a new Frame changes; None if more than a Frame is new."""
        if kept is None or kept.contents is None or kept.made_from != made_from:
            return None
        move = kept.moved(state, ratio)
        if move is None or not move.isNull():
            return None
        parts = contents.changed_since(kept.contents)
        if parts is None:
            return None
        return [state.framed.transform.mapRect(part).adjusted(-1, -1, 1, 1).toAlignedRect() for part in parts]

    def _mend(
        self, picture: QPixmap, rest: QPixmap, state: CanvasState, parts: Sequence[QRect], contents: Contents
    ) -> None:
        """Paints some parts of a picture anew."""
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for part in parts:  # one rectangle after the other: Qt clips a region of several slowly
                painter.setClipRect(part)
                painter.drawPixmap(0, 0, rest)
                self._painter.paint_maps(painter, state, QRectF(part), contents)

    def _rest(self, state: CanvasState, ratio: float, rough: bool, most: int) -> QPixmap:
        """The pixmap of the resting part, for which about ``most`` faint edges are made."""
        made_from, kept, size = _resting_from(state, ratio), self._resting, state.framed.size
        if kept is not None and kept.is_rough > rough:
            kept = None
        move = kept.moved(state, ratio) if kept is not None and kept.made_from == made_from else None
        if kept is not None and move is not None and move.isNull():
            return kept.pixmap
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(state.palette.canvas))
        lacks = list[bool]()

        def paint(painter: QPainter, part: QRectF) -> None:
            self._painter.paint_resting(painter, state, part, rough, most)
            lacks.append(self._painter.lacks_edges)

        _fill(pixmap, size, kept, move, paint)
        framing = state.framed.zoom, state.framed.offset
        self._resting = _Kept(made_from, lambda: None, *framing, pixmap, is_rough=rough or any(lacks))
        return pixmap


def _fill(
    pixmap: QPixmap,
    size: QSize,
    kept: _Kept | None,
    move: QPointF | None,
    paint: Callable[[QPainter, QRectF], None],
) -> None:
    """Moves what is kept into a pixmap, and paints what comes into sight; all of it if nothing can be moved."""
    area = QRect(QPoint(), size)
    new = QRegion(area)
    with QPainter(pixmap) as painter:
        if kept is not None and move is not None:
            painter.drawPixmap(move, kept.pixmap)
            new -= QRegion(area.translated(move.toPoint()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in new:  # type: ignore[attr-defined]
            painter.setClipRect(part)
            paint(painter, QRectF(part))


def paint_headers(painter: QPainter, state: CanvasState, grid: HeaderGrid) -> None:
    """Paints the headers of all columns."""
    problems, palette = state.frame.result.problems if state.frame else {}, state.palette
    empty = {column.layer for column in state.arrangement.columns if column.kind == "problem"}
    canvas = painter.worldTransform()
    for cell in grid.cells:
        problem = problems.get(cell.layer)
        wrong = problem is not None and problem.waits_for is None
        asked = cell.text == HIDDEN  # a hidden size
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
    """The rectangle of the sentence for a network without layers: beside the input if it fits."""
    framed = state.framed
    beside = framed.transform.mapRect(state.arrangement.columns[-1].tiles[0]).right() + _BESIDE
    room = framed.rect.adjusted(0, 0, -40, 0)
    room.setLeft(min(beside, room.right() - _LEAST_SENTENCE * state.type.scale))
    return room


def _note(state: CanvasState) -> str:
    """What has to be said of the maps; empty if nothing."""
    if state.sketch is not None:
        return translate("NetworkView", "Sketch from a smaller picture; the exact maps follow")
    return translate("NetworkView", "Dimmed maps are those before the change") if state.old else ""


def _paint_invitation(painter: QPainter, state: CanvasState) -> None:
    """Paints the sentence that invites the user to add a layer."""
    painter.setFont(state.font)
    painter.setPen(QColor(state.palette.muted))
    text = translate(
        "NetworkView", "This network has no layers. Add one with “Add layer” above, or take back what you removed."
    )
    room, how = invitation_room(state), int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    taken = painter.boundingRect(room, how, text)
    painter.fillRect(taken.adjusted(-8, -8, 8, 8), QColor(state.palette.canvas))  # a map may be below
    painter.drawText(room, how, text)


def structure_of(state: CanvasState) -> list[object]:
    """The structure of the network: layers without weights."""
    return [(layer.id, layer.spec, layer.inputs) for layer in state.project.layers]


def _picture_from(state: CanvasState, ratio: float) -> object:
    """The values that a picture depends on, beside Frame, zoom and offset.

    Without the Project: after an edit everything, edges included, stays until the new Frame arrives.
    """
    selected = state.selected
    return (
        _resting_from(state, ratio),
        state.shown is None,
        (selected.layer, selected.channel, _edges_of(selected.hover, state)),
        (selected.looks, selected.pins, selected.hidden_by_layer),
    )


def _resting_from(state: CanvasState, ratio: float) -> object:
    """The values that the resting part depends on, beside zoom and offset."""
    problems = state.frame.result.problems if state.frame is not None else {}
    framed = state.framed
    place = framed.size, ratio, framed.arrangement
    return place, structure_of(state), state.selected.sizes_asked, problems, state.palette, state.type, state.unbuilt


def _edges_of(hover: Hover | None, state: CanvasState) -> object:
    """The map whose edges are coloured while a cell is hovered."""
    if hover is None or hover.layer == INPUT:
        return None
    column = state.arrangement.column_of(hover.layer)
    return hover.layer, hover.channel, hover.row if column is None or column.kind == "bars" else 0


def _weak_reference(frame: Frame | None) -> Callable[[], Frame | None]:
    """A weak reference to a Frame: it is large, and a hidden canvas must not keep it alive."""
    return weakref.ref(frame) if frame is not None else lambda: None


@contextmanager
def _restored(painter: QPainter) -> Iterator[None]:
    """Context manager: saves and restores the painter's state."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


@contextmanager
def _on_canvas(painter: QPainter, state: CanvasState) -> Iterator[None]:
    """Context manager: paints in canvas coordinates, then restores the painter's state."""
    with _restored(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(state.framed.transform, True)
        yield


def _is_whole(move: QPointF) -> bool:
    """Whether a move is a whole number of device pixels."""
    return move.x().is_integer() and move.y().is_integer()
