"""The network as a widget, as far as it is painted: what is shown, what is kept of it, and what follows the cursor."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from engine import INPUT, Project, input_shape
from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.network import words
from gui.network.column_headers import fitting
from gui.network.edges import faint_curves
from gui.network.framing import FramedNetwork
from gui.network.header_grid import HeadGrid, HeadType, grid_of, paint_heads
from gui.network.layout import MARGIN, Arrangement
from gui.network.painting import Fonts, Scene, paint_links, paint_live, paint_selection, paint_still
from gui.network.pointing import Pointing, paint_pointing, paint_unmade
from gui.network.tiles import Tiles
from gui.network.veils import paint_veils
from gui.state.document import Document
from gui.state.playback import Transport
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.state.workers import Frame

_MOST_SIZES = 8  # for which arrangements are kept
_BEYOND = 60.0  # canvas pixels that a head may be wider than its column


@guarded
class NetworkBoard(FramedNetwork):
    """The whole network, every feature map live.

    Signals:
        first_painted: the canvas is on screen for the first time, still without maps.
        painted: a Frame is on screen; milliseconds since the edit that led to it, or None.
    """

    first_painted = Signal()
    painted = Signal(object)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        transport: Transport,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(selection, parent)
        self._document, self._session, self._theme, self._transport = document, session, theme, transport
        self._tiles = Tiles()
        self._recoloured = True  # whether they have the colours of now
        self._frame: Frame | None = None
        self._arranged_for: object = None
        self._grid: tuple[tuple[Arrangement, float], HeadGrid] | None = None  # the heads, and what they are made for
        self._arrangements: dict[QSize, Arrangement] = {}  # of the network of now, in widgets of different sizes
        self._faint: list[tuple[QRectF, list[QPainterPath]]] | None = None  # the lines between columns, and where
        self._still: QPixmap | None = None
        self._moved_by = QPointF()  # since it was painted
        self._picture: QPixmap | None = None  # all that a move of the mouse within a map leaves as it is
        self._pictured: object = None  # which map's edges it shows
        self._pointing = Pointing()
        self._drop_at: int | None = None  # where a dragged layer would land
        self._plus_at: int | None = None  # between which columns the plus sign shows
        self._unpainted = False  # whether there is a Frame that was never seen
        self._asked_at: float | None = None  # when the edit began that it comes from, if somebody watched it arrive
        self._seen = False
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._arrange)
        self.setMinimumSize(280, 110)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Network"))
        document.changed.connect(self._project_changed)
        selection.changed.connect(self._selection_changed)
        selection.hovered.connect(self._hovered)
        selection.focused.connect(self._point)
        selection.weight_hovered.connect(self._point)
        selection.pinned.connect(self._repaint)
        selection.hidden_changed.connect(self._hidden_changed)
        transport.moved.connect(self.update)
        transport.built.connect(self.update)
        selection.looks_changed.connect(self._recolour)
        session.ready.connect(self.show_frame)
        theme.changed.connect(self._theme_changed)
        self._take_type()
        self._arrange()

    # --- what is shown -------------------------------------------------------------------------------------------

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Shows a Frame."""
        old = self._frame
        self._frame = frame
        self._tiles.show(frame, self._selection.looks, self._theme.dark)
        if old is None or old.result.problems != frame.result.problems:
            self._forget_still()
        self._point()
        self._unpainted, self._asked_at = True, frame.request.asked_at if self.isVisible() else None
        self._repaint()

    @Slot(object)
    def _project_changed(self, _project: Project) -> None:
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Puts the columns in their places again, if anything that decides about them has changed."""
        project, unsized = self._document.project, self._selection.sizes_asked
        cause = (
            [(layer.id, layer.spec) for layer in project.layers],
            [sum(math.prod(weight.shape) for weight in layer.weights.values()) for layer in project.layers],
            input_shape(project),
            self._unit,
            unsized,
        )
        self._resized.stop()
        if cause != self._arranged_for:
            self._arrangements.clear()
        elif self._in_place is self._arrangements.get(self.size()):
            return
        self._arranged_for = cause
        self._in_place = self._arranged(self.size())
        self._faint = None
        self._forget_places()
        self._forget_still()
        if self._fitted:
            self.fit()
        elif self._close_up is not None:
            self.show_close_up(self._close_up)
        else:
            self._reframed()

    def _arranged(self, size: QSize) -> Arrangement:
        if size not in self._arrangements:
            if len(self._arrangements) == _MOST_SIZES:
                self._arrangements.clear()
            unsized = self._selection.sizes_asked
            self._arrangements[size] = fitting(
                self._document.project, unsized, self._head_type, QSizeF(size) / self._unit
            )
        return self._arrangements[size]

    def _follow_size(self) -> None:
        if self._resized.isActive():
            self._arrange()

    def _forget_places(self) -> None:
        """What points at columns that may be gone."""
        self._plus_at = self._drop_at = None

    def _take_type(self) -> None:
        """The canvas is drawn for one size of type, and shown larger when the window's type is larger."""
        font = QFont(self.font())
        self._unit = QFontInfo(font).pixelSize() / BASE_PIXELS
        font.setPixelSize(BASE_PIXELS)
        self._fonts = Fonts.of(font)
        self._head_type = HeadType(self._fonts, self._unit)

    def _forget_still(self) -> None:
        self._still, self._moved_by = None, QPointF()
        self._repaint()

    def _move_still(self, by: QPointF) -> None:
        self._moved_by += by
        self._repaint()

    @Slot()
    def _repaint(self) -> None:
        self._picture = None
        self.update()

    @Slot()
    def _selection_changed(self) -> None:
        self._tell_accessibility()
        self._repaint()

    @Slot()
    def _hidden_changed(self) -> None:
        self._arrange()  # heads may tell another size
        self._selection_changed()

    @Slot(object)
    def _hovered(self, hover: Hover | None) -> None:
        if self._pictured != self._edges_of(hover):
            self._repaint()

    def _edges_of(self, hover: Hover | None) -> object:
        """The map whose edges are coloured while a cell is under the cursor."""
        if hover is None or hover.layer == INPUT:
            return None
        column = self._arrangement.column_of(hover.layer)
        return hover.layer, hover.channel, hover.row if column is None or column.kind == "bars" else 0

    @Slot()
    def _point(self) -> None:
        """Outlines the cell that is looked at, once one was pointed at or chosen."""
        selection = self._selection
        wanted = selection.hover is not None or selection.pointed
        self._pointing = Pointing.at(self._frame, selection.focus if wanted else None, selection.weight)
        self.update()

    @property
    def pointing(self) -> Pointing:
        """What is outlined: the cell looked at, what it is made from, and what it influences."""
        return self._pointing

    @Slot()
    def _recolour(self) -> None:
        self._recoloured = False
        self._repaint()

    @Slot(Palette)
    def _theme_changed(self, palette: Palette) -> None:
        self._take_type()
        self._grid = None
        self._recolour()
        self._resized.start()  # other type leads to another size, too
        self._forget_still()

    def map_text(self, layer: str, tile: int) -> str:
        """One map or unit in words: its name, what its filter is, and its range."""
        return words.map_text(self._document.project, self._frame, self._selection, layer, tile)

    def _tell_accessibility(self) -> None:
        self.setAccessibleDescription(self.map_text(self._selection.layer, self._selection.channel))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._still = None
        self._resized.start()  # a window that is put together anew gives many sizes, and only the last one is painted

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = Scene(
            self._document.project,
            self._arrangement,
            self._tiles,
            self._frame,
            self._selection,
            self._theme.palette,
            self._theme.dark,
            self._fonts.enlarged(max(self._unit / self._zoom, 1.0)),
        )
        if self._picture is None:
            self._picture = self._paint_picture(scene)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._transform())
            paint_pointing(painter, self._told, self._pointing, self._selection, self._theme.palette, self._theme.dark)
            self._paint_unmade(painter)
            self._paint_hints(painter)
            if not scene.project.layers:
                self._paint_invitation(painter)
        if not self._seen:
            self._seen = True
            self.first_painted.emit()
        if self._unpainted:
            asked_at, self._unpainted = self._asked_at, False
            self.painted.emit(None if asked_at is None else (time.perf_counter() - asked_at) * 1000)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asked_at = None  # how long it stays out of sight is not how long it took

    def _paint_picture(self, scene: Scene) -> QPixmap:
        """Everything but what follows the cursor cell by cell."""
        if not self._recoloured and self._frame is not None:
            self._tiles.show(self._frame, self._selection.looks, self._theme.dark)
            self._recoloured = True
        if self._still is None or not self._moved_by.isNull():
            self._still, self._moved_by = self._paint_still(scene, self._still, self._moved_by), QPointF()
        picture = self._still.copy()
        self._pictured = self._edges_of(self._selection.hover)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._transform())
            paint_links(painter, replace(scene, arrangement=self._told))
            visible = self.in_sight
            paint_live(painter, scene, visible)
            paint_veils(painter, scene, visible)
            paint_selection(painter, replace(scene, arrangement=self._told))
        return picture

    def _paint_unmade(self, painter: QPainter) -> None:
        """What a walk has not reached yet, and the layers that are not built yet."""
        walk, selection = self._transport, self._selection
        places = {(selection.layer, selection.channel), *(place for place in selection.pins.values() if place)}
        told = [place for place in places if place[0] not in selection.sizes_asked]
        reached = {place: count for place in told if (count := walk.reached(*place)) is not None}
        canvas = QColor(self._theme.palette.canvas)
        paint_unmade(painter, self._arrangement, reached, (walk.built_layer, walk.built_share), canvas)

    def _paint_still(self, scene: Scene, before: QPixmap | None, moved: QPointF) -> QPixmap:
        """What rests; of what is in sight already, the pixels are taken from ``before``, which lies elsewhere now."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.palette.canvas))
        new = QRegion(self.rect())
        with QPainter(pixmap) as painter:
            if before is not None and before.size() == pixmap.size() and _is_whole(moved * ratio):
                painter.drawPixmap(moved, before)
                new -= QRegion(self.rect().translated(moved.toPoint()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for part in new:  # type: ignore[attr-defined]
                painter.resetTransform()
                painter.setClipRect(part)
                painter.setTransform(self._transform())
                self._paint_part(painter, scene, self._transform().inverted()[0].mapRect(QRectF(part)))
        return pixmap

    def _paint_part(self, painter: QPainter, scene: Scene, part: QRectF) -> None:
        """What rests in a part of the canvas."""
        if self._faint is None:
            lines = faint_curves(scene.project, self._told)
            self._faint = [(_bounds(each), each) for each in lines]
        faint = [lines for bounds, lines in self._faint if bounds.intersects(part)]
        near = part.adjusted(-_BEYOND, 0, _BEYOND, 0)
        columns = tuple(each for each in scene.arrangement.columns if each.area.intersects(near))
        paint_still(painter, replace(scene, arrangement=replace(scene.arrangement, columns=columns)), faint)
        paint_heads(painter, scene, self.head_grid, self._head_type)

    @property
    def head_grid(self) -> HeadGrid:
        """The heads of the layers as they are painted."""
        seen = self._arrangement, self._zoom / self._unit
        if self._grid is None or self._grid[0] != seen:
            self._grid = seen, grid_of(self._arrangement, self._head_type, seen[1])
        return self._grid[1]

    def _paint_hints(self, painter: QPainter) -> None:
        """Where a dragged layer would land, and the plus sign between two columns."""
        accent = QColor(self._theme.palette.accent)
        if self._drop_at is not None:
            x = self._gap_x(self._drop_at)
            painter.setPen(QPen(accent, 3))
            painter.drawLine(QPointF(x, MARGIN), QPointF(x, self._arrangement.height - MARGIN))
        if self._plus_at is not None:
            centre = self._plus_centre(self._plus_at)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(centre, 9, 9)
            painter.setPen(QPen(QColor(self._theme.palette.accent_text), 2))
            painter.drawLine(centre - QPointF(4, 0), centre + QPointF(4, 0))
            painter.drawLine(centre - QPointF(0, 4), centre + QPointF(0, 4))
        if self.hasFocus() and self._selected_column() is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            column = self._selected_column()
            assert column is not None
            painter.drawRoundedRect(self.head_grid.frame(column), 5, 5)

    def _paint_invitation(self, painter: QPainter) -> None:
        """What to do with a network that has no layers."""
        painter.resetTransform()
        painter.setPen(QColor(self._theme.palette.muted))
        text = self.tr("This network has no layers. Add one with “Add layer” above, or take back what you removed.")
        room, how = self._invitation_room(), int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        taken = painter.boundingRect(room, how, text)
        painter.fillRect(taken.adjusted(-8, -8, 8, 8), QColor(self._theme.palette.canvas))  # there may be a map below
        painter.drawText(room, how, text)

    def _invitation_room(self) -> QRectF:
        """The room beside the input, as far as there is any."""
        beside = self._transform().mapRect(self._arrangement.columns[-1].tiles[0]).right() + 24
        room = QRectF(self.rect()).adjusted(0, 0, -40, 0)
        room.setLeft(min(beside, room.right() - 240 * self._unit))
        return room


def _bounds(lines: Sequence[QPainterPath]) -> QRectF:
    """Where lines are, with room for the pen."""
    whole = reduce(QRectF.united, (each.controlPointRect() for each in lines), QRectF())
    return whole.adjusted(-2, -2, 2, 2)


def _is_whole(move: QPointF) -> bool:
    """Whether something can be moved so far pixel by pixel."""
    return move.x().is_integer() and move.y().is_integer()
