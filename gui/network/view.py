"""The network canvas as a widget: zoom, pan, hover, selection, and editing the row of layers."""

from __future__ import annotations

import math
import time
from collections.abc import Container, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from engine import (
    INPUT,
    Inference,
    Project,
    infer,
    input_shape,
    move_layer,
    rename_layer,
)
from engine.conceal import HIDDEN, Veil
from gui.document import Document
from gui.guard import guarded
from gui.network.edges import faint_curves
from gui.network.layout import LEAST_HEIGHT, MARGIN, Arrangement, Column, Head, Spot, arrange, cell_rect
from gui.network.painting import (
    Fonts,
    Scene,
    class_names,
    filter_name,
    paint_live,
    paint_selection,
    paint_still,
    unit_text,
)
from gui.network.pointing import Pointing, paint_pointing, paint_unmade
from gui.network.tiles import Tiles
from gui.network.veils import paint_veils
from gui.selection import Hover, Place, Selection
from gui.session import Session
from gui.theme import BASE_PIXELS, Palette, Theme
from gui.transport import Transport
from gui.widgets.question import question_rect
from gui.wording import count_text, number_text, say, say_problem, shape_text
from gui.workers import Frame

_LEAST_ZOOM, _MOST_ZOOM = 0.1, 24.0
_NOTCH = 1.25
_CELL_STEPS: Mapping[int, tuple[int, int]] = {  # with Shift: down, across
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_DRAG = 6  # screen pixels before a press becomes a drag
_MOST_LINES, _LEAST_LINES = 4, 1  # of a head under its title that all columns have room for
_SOUGHT_LINES = 2  # that are shown where there happens to be room: the id and the size
_CLOSE = 1.16  # times the widget: a network that is hardly wider may become smaller
_LEAST_FIT = 0.5  # below this a fitted network could not be read: it is scrolled instead

CloseUp = tuple[float, float, float]  # how much larger than all of it, and which place is in the middle


@guarded
class NetworkView(QWidget):
    """The whole network, every feature map live.

    Signals:
        insert_asked: a layer is to be added at an index; where on the screen to ask which.
        menu_asked: the menu of a layer is wanted; its id and where on the screen.
        opened: a map was double-clicked, or Enter pressed; layer id and channel.
        first_painted: the canvas is on screen for the first time, still without maps.
        answer_asked: a cell whose value is hidden was clicked, or Enter pressed on it; a Hover, and where it is on the
            screen.
        size_asked: the size of a layer is hidden, and its column was clicked or Enter pressed; its id, and where its
            head is on the screen.
        painted: a Frame is on screen; milliseconds since the edit that led to it, or None.
    """

    insert_asked = Signal(int, QPoint)
    menu_asked = Signal(str, QPoint)
    opened = Signal(str, int)
    answer_asked = Signal(object, QRect)
    size_asked = Signal(str, QRect)
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
        super().__init__(parent)
        self._transport = transport
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self._tiles = Tiles()
        self._recoloured = True  # whether they have the colours of now
        self._frame: Frame | None = None
        self._arrangement = Arrangement((), 1, 1)
        self._arranged_for: object = None
        self._zoom, self._offset = 1.0, QPointF(0, 0)
        self._fitted = True
        self._close_up: CloseUp | None = None  # what is to stay in sight when the widget gets another size
        self._faint: list[list[QPainterPath]] | None = None  # the lines between the columns as they are arranged
        self._still: QPixmap | None = None
        self._picture: QPixmap | None = None  # all that a move of the mouse within a map leaves as it is
        self._pictured: object = None  # which map's edges it shows
        self._pointing = Pointing()
        self._press: tuple[QPointF, QPointF, Spot | None] | None = None  # where, the offset then, on what
        self._drop_at: int | None = None  # where a dragged layer would land
        self._plus_at: int | None = None  # between which columns the plus sign shows
        self._unpainted: Frame | None = None
        self._name_edit: QLineEdit | None = None
        self._seen = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(280, 160)
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

    # --- what is shown -----------------------------------------------------------------------------------------

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Shows a Frame."""
        old = self._frame
        self._frame = frame
        self._tiles.show(frame, self._selection.looks, self._theme.dark)
        if old is None or old.result.problems != frame.result.problems:
            self._forget_still()
        self._point()
        self._unpainted = frame
        self._repaint()

    @Slot(object)
    def _project_changed(self, _project: Project) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Puts the columns in their places again, if anything that decides about them has changed."""
        project = self._document.project
        cause = (
            [(layer.id, layer.spec) for layer in project.layers],
            [sum(math.prod(weight.shape) for weight in layer.weights.values()) for layer in project.layers],
            input_shape(project),
            (self.width(), self.height()),
            self._unit,
            self._selection.sizes_asked,
        )
        if cause == self._arranged_for:
            return
        self._arranged_for = cause
        inference = infer(project)
        unsized = self._selection.sizes_asked
        heads = {layer: head_of(self, project, inference, layer, unsized) for layer in (INPUT, *inference.layers)}
        self._arrangement, self._faint = self._fitting(project, inference, heads), None
        self._plus_at = self._drop_at = self._press = None  # they point at columns that may be gone
        self._forget_still()
        if self._fitted:
            self.fit()
        elif self._close_up is not None:
            self.show_close_up(self._close_up)

    def _fitting(self, project: Project, inference: Inference, heads: Mapping[str, Head]) -> Arrangement:
        """With heads of as many lines as let the whole network be seen without becoming smaller."""
        width, height = self.width() / self._unit, self.height() / self._unit
        low = max(LEAST_HEIGHT / height, 1.0)  # how much smaller a low widget shows it: then there is room beside
        fonts, width = self._fonts.enlarged(low), low * width
        small, title = QFontMetricsF(fonts.small), QFontMetricsF(fonts.title)

        def arranged(lines: int, height: float) -> Arrangement:
            shown = {layer: head.shortened(max(lines, _SOUGHT_LINES)) for layer, head in heads.items()}
            widths = {
                layer: max([title.horizontalAdvance(head.title), *map(small.horizontalAdvance, head.lines[:lines])])
                for layer, head in shown.items()
            }
            return arrange(project, inference, shown, widths, width, height)

        for lines in range(_MOST_LINES, _LEAST_LINES - 1, -1):
            arrangement = arranged(lines, height)
            if arrangement.width <= _CLOSE * width:
                return arrangement
        whole = arranged(_MOST_LINES, height)
        # It will be shown smaller: there is room for taller columns.
        return arranged(_MOST_LINES, height / max(width / whole.width, _LEAST_FIT))

    def _take_type(self) -> None:
        """The canvas is drawn for one size of type, and shown larger when the window's type is larger."""
        font = QFont(self.font())
        self._unit = QFontInfo(font).pixelSize() / BASE_PIXELS
        font.setPixelSize(BASE_PIXELS)
        self._fonts = Fonts.of(font)

    def _forget_still(self) -> None:
        self._still = None
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

    @property
    def _told(self) -> Arrangement:
        """The arrangement as far as it may be told: without columns that would give away a size that is asked for."""
        asked = self._selection.sizes_asked
        columns = self._arrangement.columns
        return replace(self._arrangement, columns=tuple(each for each in columns if each.layer not in asked))

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
        self._recolour()
        self._arrange()
        self._forget_still()

    # --- painting ----------------------------------------------------------------------------------------------

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
        if self._unpainted is not None:
            asked_at, self._unpainted = self._unpainted.request.asked_at, None
            self.painted.emit(None if asked_at is None else (time.perf_counter() - asked_at) * 1000)

    def _paint_picture(self, scene: Scene) -> QPixmap:
        """Everything but what follows the cursor cell by cell."""
        if not self._recoloured and self._frame is not None:
            self._tiles.show(self._frame, self._selection.looks, self._theme.dark)
            self._recoloured = True
        if self._still is None:
            self._still = self._paint_still(scene)
        picture = self._still.copy()
        self._pictured = self._edges_of(self._selection.hover)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._transform())
            visible = self._transform().inverted()[0].mapRect(QRectF(self.rect()))
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

    def _paint_still(self, scene: Scene) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.palette.canvas))
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._transform())
            if self._faint is None:
                self._faint = faint_curves(scene.project, self._told)
            paint_still(painter, scene, self._faint)
        return pixmap

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
            painter.drawRoundedRect(column.header.adjusted(-6, -5, 6, 0), 5, 5)

    def _paint_invitation(self, painter: QPainter) -> None:
        """What to do with a network that has no layers."""
        painter.resetTransform()
        painter.setPen(QColor(self._theme.palette.muted))
        text = self.tr("This network has no layers. Add one with “Add layer” above, or take back what you removed.")
        room = QRectF(self.rect()).adjusted(self.width() * 0.4, 0, -40, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap), text)

    def _gap_x(self, index: int) -> float:
        """Where between two columns a layer at ``index`` of the chain would begin."""
        columns = self._arrangement.columns
        before = columns[index].area.right()
        after = columns[index + 1].area.left() if index + 1 < len(columns) else before + 24
        return (before + after) / 2

    def _plus_centre(self, index: int) -> QPointF:
        return QPointF(self._gap_x(index), MARGIN + 9)

    # --- zoom and pan ------------------------------------------------------------------------------------------

    def _transform(self) -> QTransform:
        return QTransform.fromTranslate(self._offset.x(), self._offset.y()).scale(self._zoom, self._zoom)

    def _to_canvas(self, point: QPointF) -> QPointF:
        return self._transform().inverted()[0].map(point)

    @Slot()
    def fit(self) -> None:
        """Shows the whole network, as large as it can be."""
        self._fitted, self._close_up = True, None
        self._zoom = self._whole_zoom()
        spare = QPointF(
            max(self.width() - self._arrangement.width * self._zoom, 0),
            max(self.height() - self._arrangement.height * self._zoom, 0),
        )
        self._offset = QPointF(spare.x() / 2, 0)
        self._forget_still()

    def _whole_zoom(self) -> float:
        """The zoom at which all of the network is seen, if it can be read then."""
        zoom = min(self.width() / self._arrangement.width, self.height() / self._arrangement.height, self._unit)
        return max(zoom, _LEAST_FIT * self._unit)

    @property
    def close_up(self) -> CloseUp | None:
        """Which part of the network is in sight, whatever the size of the widget; None when it is all of it."""
        if self._fitted:
            return None
        middle = self._to_canvas(QRectF(self.rect()).center())
        across, down = middle.x() / self._arrangement.width, middle.y() / self._arrangement.height
        return self._zoom / self._whole_zoom(), min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def show_close_up(self, close_up: CloseUp | None) -> None:
        """Shows a part of the network, also when the widget gets another size; None shows all of it."""
        self.fit()
        if close_up is None:
            return
        factor, across, down = close_up
        self._zoom = min(max(self._zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        middle = QPointF(across * self._arrangement.width, down * self._arrangement.height)
        self._offset = QRectF(self.rect()).center() - middle * self._zoom
        self._fitted, self._close_up = False, close_up

    @Slot()
    def zoom_in(self) -> None:
        """Shows less, larger."""
        self._zoom_about(QPointF(self.rect().center()), _NOTCH)

    @Slot()
    def zoom_out(self) -> None:
        """Shows more, smaller."""
        self._zoom_about(QPointF(self.rect().center()), 1 / _NOTCH)

    def _zoom_about(self, point: QPointF, factor: float) -> None:
        zoom = min(max(self._zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        self._offset = point - (point - self._offset) * (zoom / self._zoom)
        self._zoom, self._fitted, self._close_up = zoom, False, None
        self._forget_still()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            delta = event.angleDelta()
            self._pan(QPointF(delta.x() or delta.y(), 0) / 2)
        else:
            self._zoom_about(event.position(), _NOTCH ** (event.angleDelta().y() / 120))
        event.accept()

    def _pan(self, by: QPointF) -> None:
        """Moves the canvas, but never wholly out of sight."""
        offset = self._offset + by
        wide, high = self._arrangement.width * self._zoom, self._arrangement.height * self._zoom
        self._offset = QPointF(
            min(max(offset.x(), 60 - wide), self.width() - 60), min(max(offset.y(), 60 - high), self.height() - 60)
        )
        self._fitted, self._close_up = False, None
        self._forget_still()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._still = None
        self._arrange()

    # --- the mouse ---------------------------------------------------------------------------------------------

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point of the widget."""
        at = self._to_canvas(point)
        spot = self._arrangement.spot(at)
        return spot if spot is None or spot.part != "tile" else self._asked_spot(spot, at)

    def _asked_spot(self, spot: Spot, at: QPointF) -> Spot:
        """The hidden cell whose question mark lies there, where that is larger than the cell; else the spot itself."""
        column = self._arrangement.columns[spot.column]
        veil = self._selection.veil_of(column.layer, spot.tile)
        if column.kind == "maps" and not veil.whole:
            for row, across in veil.others:
                rect = cell_rect(column, spot.tile, (row, row), (across, across))
                if question_rect(rect, column.tiles[spot.tile]).contains(at):
                    return replace(spot, cell=(row, across))
        return spot

    def place_of(self, layer: str, tile: int = 0) -> QPointF:
        """Where on the widget the middle of a map or bar is."""
        column = self._arrangement.column_of(layer)
        assert column is not None
        return self._transform().map(column.tiles[tile].center())

    def map_places(self) -> dict[Place, QRectF]:
        """Where on the widget the maps are that can be seen."""
        to_widget, seen = self._transform(), QRectF(self.rect())
        places = {
            (column.layer, tile): to_widget.mapRect(rect)
            for column in self._arrangement.columns
            if column.kind in ("maps", "strip")
            for tile, rect in enumerate(column.tiles)
        }
        return {key: place for key, place in places.items() if place.intersects(seen)}

    def places_of(self, hover: Hover) -> list[QRectF]:
        """Where on the widget a cell is, and the same place in every other map that is in sight."""
        source = self._arrangement.column_of(hover.layer)
        if source is None or source.kind != "maps":
            return []
        down, across = (hover.row + 0.5) / source.grid[0], (hover.column + 0.5) / source.grid[1]
        cells = [
            cell_rect(column, tile, (row, row), (at, at))
            for column in self._told.columns
            if column.kind == "maps"
            for row, at in ((int(down * column.grid[0]), int(across * column.grid[1])),)
            for tile in range(len(column.tiles))
        ]
        places = map(self._transform().mapRect, cells)
        return [place for place in places if place.intersects(QRectF(self.rect()))]

    @property
    def framing(self) -> tuple[float, QPointF, bool]:
        """Which part of the network is in sight: zoom, offset, and whether it follows the widget's size."""
        return self._zoom, QPointF(self._offset), self._fitted

    def set_framing(self, framing: tuple[float, QPointF, bool]) -> None:
        """Shows a part of the network again."""
        self._zoom, self._offset, self._fitted = framing
        self._close_up = None
        if self._fitted:
            self.fit()
        self._forget_still()

    def tile_size(self, layer: str) -> QSize:
        """How large one map of a layer is on the widget."""
        column = self._arrangement.column_of(layer)
        assert column is not None
        return (column.tiles[0].size() * self._zoom).toSize()

    def header_of(self, layer: str) -> QPointF:
        """Where on the widget the middle of a layer's head is."""
        column = self._arrangement.column_of(layer)
        assert column is not None
        return self._transform().map(column.header.center())

    def plus_of(self, index: int) -> QPointF:
        """Where on the widget the plus sign for a layer at ``index`` of the chain is."""
        return self._transform().map(self._plus_centre(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._press is not None:
            self._drag(point)
            return
        spot = self.spot(point)
        self._selection.point_at(self._hover_at(spot))
        self._show_plus(point)
        on_head = spot is not None and spot.part == "header"
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if on_head or self._plus_at is not None
            else Qt.CursorShape.CrossCursor
            if spot is not None and spot.part == "tile"
            else Qt.CursorShape.ArrowCursor
        )

    def _hover_at(self, spot: Spot | None) -> Hover | None:
        if spot is None or spot.part != "tile":
            return None
        column = self._arrangement.columns[spot.column]
        if column.kind == "problem" or column.layer in self._selection.sizes_asked:
            return None
        return Hover(column.layer, spot.tile if column.kind == "maps" else 0, *spot.cell)

    def _show_plus(self, point: QPointF) -> None:
        canvas = self._to_canvas(point)
        at = None
        if canvas.y() < MARGIN + 40:
            indices = range(len(self._arrangement.columns))
            at = next((i for i in indices if abs(canvas.x() - self._gap_x(i)) < 12), None)
        if at != self._plus_at:
            self._plus_at = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            spot = self.spot(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
            self._press = (event.position(), self._offset, spot)

    def _drag(self, point: QPointF) -> None:
        assert self._press is not None
        start, offset, spot = self._press
        if (point - start).manhattanLength() < _DRAG:
            return
        if spot is not None and spot.part == "header" and spot.column > 0:
            self._drop_at = self._arrangement.insertion(self._to_canvas(point))
            self.update()
        else:
            self._offset = offset
            self._pan(point - start)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        (start, _, spot), self._press = self._press, None
        if self._drop_at is not None and spot is not None:
            index, self._drop_at = self._drop_at, None
            self._move(self._arrangement.columns[spot.column].layer, index)
        elif (event.position() - start).manhattanLength() < _DRAG:
            self._click(spot, event.globalPosition().toPoint())
        self.update()

    def _click(self, spot: Spot | None, where: QPoint) -> None:
        if self._plus_at is not None:
            self.insert_asked.emit(self._plus_at, where)
        elif spot is not None:
            column = self._arrangement.columns[spot.column]
            hover = self._hover_at(spot)
            if hover is not None:
                self._selection.choose(hover)
                self._ask(hover)
            else:
                same = column.layer == self._selection.layer
                self._selection.select(column.layer, self._kept(same), None)
                self._ask_size(column.layer)

    def _ask(self, hover: Hover) -> bool:
        """Asks for the value of a cell, if it is hidden."""
        column = self._arrangement.column_of(hover.layer)
        if not self._selection.conceals(hover) or column is None or column.kind == "problem":
            return False
        if column.kind == "bars":
            rect = column.tiles[hover.row]
        else:
            tile = hover.channel if column.kind == "maps" else 0
            rect = cell_rect(column, tile, (hover.row, hover.row), (hover.column, hover.column))
        place = self._transform().mapRect(rect).toRect()
        self.answer_asked.emit(hover, place.translated(self.mapToGlobal(QPoint(0, 0))))
        return True

    def _ask_size(self, layer: str) -> bool:
        """Asks for the size of a layer, if it is hidden."""
        column = self._arrangement.column_of(self._selection.sizes_asked.get(layer, ""))
        if column is None or column.kind == "problem":
            return False
        place = self._transform().mapRect(column.header).toRect()
        self.size_asked.emit(column.layer, place.translated(self.mapToGlobal(QPoint(0, 0))))
        return True

    def _kept(self, same: bool) -> int:
        return self._selection.channel if same else 0

    def _move(self, layer: str, index: int) -> None:
        now = self._document.project.index(layer)
        self._document.edit(self.tr("Move layer"), lambda p: move_layer(p, layer, index - (index > now)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot(event.position())
        if spot is None or event.button() != Qt.MouseButton.LeftButton:
            return
        layer = self._arrangement.columns[spot.column].layer
        if layer in self._selection.sizes_asked:
            self._ask_size(layer)
        elif spot.part == "header" and layer != INPUT:
            self.rename(layer)
        elif spot.part == "tile":
            self.opened.emit(layer, spot.tile)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = self.spot(QPointF(event.pos())) if event.reason() == QContextMenuEvent.Reason.Mouse else None
        where = event.globalPos()
        if spot is not None:
            layer = self._arrangement.columns[spot.column].layer
            self._selection.select(
                layer, spot.tile if spot.part == "tile" else self._kept(layer == self._selection.layer)
            )
        elif event.reason() != QContextMenuEvent.Reason.Mouse and self._selected_column() is not None:
            where = self.mapToGlobal(self.header_of(self._selection.layer).toPoint())
        self.menu_asked.emit(self._selection.layer, where)

    def leaveEvent(self, event: QEvent) -> None:
        self._selection.point_at(None)
        self._plus_at = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(spot), self)
            return True
        return super().event(event)

    def _tip(self, spot: Spot | None) -> str:
        if self._plus_at is not None:
            return self.tr("Add a layer here")
        if spot is None:
            return ""
        column = self._arrangement.columns[spot.column]
        if spot.part == "tile" and column.shape is not None:
            return self.map_text(column.layer, spot.tile)
        facts = self._frame.result.inference.layers.get(column.layer) if self._frame else None
        if facts is not None and facts.problem is not None:
            return say_problem(facts.problem)
        text = "\n".join([column.head.title, *column.head.lines, *column.head.rest])
        return text + "\n" + self.tr("Double-click renames, dragging moves, right-click shows more")

    def map_text(self, layer: str, tile: int) -> str:
        """One map or unit in words: its name, what its filter is, and its range."""
        frame = self._frame
        output = frame.result.outputs.get(layer) if frame else None
        if frame is None or output is None:
            return layer
        if layer in self._selection.sizes_asked:
            return self.tr("{layer}: its size is hidden. Click it to say what size comes out.").format(layer=layer)
        if (hidden := self._hidden_text(layer, tile, len(output.shape) == 1)) is not None:
            return hidden
        if len(output.shape) == 1:
            if output.shape[0] > len(self._document.project.classes) or tile >= output.shape[0]:
                return layer
            kind = self._document.project[layer].spec.kind
            name = class_names(self._document.project, output.shape[0])[tile]
            return f"{layer} · {name}: {unit_text(float(output.maps[0][tile]), kind == 'softmax')}"
        if tile >= len(frame.thumbnails[layer]):
            return layer
        thumbnail = frame.thumbnails[layer][tile]
        text = self.tr("{layer}[{map}]: {low} … {high}").format(
            layer=layer, map=tile, low=number_text(thumbnail.low), high=number_text(thumbnail.high)
        )
        name = filter_name(self._document.project, layer, tile)
        return f"{text}\n{name}" if name else text

    def _hidden_text(self, layer: str, tile: int, vector: bool) -> str | None:
        """A map or unit in words, when some or all of its values are hidden."""
        veil = self._selection.veils.get(layer, Veil())
        if not (veil.hides((tile,)) if vector else veil.on(tile)):
            return None
        if veil.whole:
            return self.tr("{layer}: its values are hidden. Click a cell to say what comes out there.").format(
                layer=layer
            )
        text = self.tr("{map}: some values are hidden. Click one to say what comes out there.")
        return text.format(map=f"{layer}[{tile}]")

    # --- the keyboard ------------------------------------------------------------------------------------------

    def _selected_column(self) -> Column | None:
        return self._arrangement.column_of(self._selection.layer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._arrangement.columns
        layer = self._selection.layer
        at = next((i for i, column in enumerate(columns) if column.layer == layer), 0)
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _CELL_STEPS:
            self._walk(*_CELL_STEPS[key])
            return
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            steps = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0}
            target = columns[min(max(steps.get(Qt.Key(key), len(columns) - 1), 0), len(columns) - 1)]
            self._selection.select(target.layer, min(self._selection.channel, max(len(target.tiles) - 1, 0)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            most = len(columns[at].tiles) - 1
            self._selection.select(layer, min(max(self._selection.channel + step, 0), most))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._ask_size(layer) and not self._ask(self._selection.chosen):
                self.opened.emit(layer, self._selection.channel)
        elif key == Qt.Key.Key_Space:
            self._transport.toggle()
        else:
            super().keyPressEvent(event)
            return
        self._bring_into_view()

    def _walk(self, down: int, across: int) -> None:
        """Chooses the neighbour of the chosen cell."""
        column, chosen = self._selected_column(), self._selection.chosen
        if column is None or column.shape is None:
            return
        rows, columns = column.grid
        row, at = min(max(chosen.row + down, 0), rows - 1), min(max(chosen.column + across, 0), columns - 1)
        self._selection.choose(Hover(chosen.layer, chosen.channel, row, at))

    def _bring_into_view(self) -> None:
        column = self._selected_column()
        if column is None:
            return
        area = self._transform().mapRect(column.area)
        if area.left() < 0:
            self._pan(QPointF(20 - area.left(), 0))
        elif area.right() > self.width():
            self._pan(QPointF(self.width() - 20 - area.right(), 0))

    def _tell_accessibility(self) -> None:
        self.setAccessibleDescription(self.map_text(self._selection.layer, self._selection.channel))

    # --- names -------------------------------------------------------------------------------------------------

    def rename(self, layer: str) -> None:
        """Lets the user type another name for a layer, right on its head."""
        column = self._arrangement.column_of(layer)
        if column is None or self._name_edit is not None:
            return
        rect = self._transform().mapRect(column.header)
        edit = QLineEdit(layer, self)
        edit.setAccessibleName(self.tr("Name of the layer"))
        edit.setToolTip(self.tr("Enter keeps the name, Esc keeps the old one"))
        width, height = max(int(rect.width()) + 8, round(120 * self._unit)), round(28 * self._unit)
        edit.setGeometry(int(rect.left()) - 4, int(rect.top()) - 4, width, height)
        self._name_edit = edit

        def finish() -> None:
            if self._name_edit is not edit:
                return
            self._name_edit = None
            name = edit.text().strip()
            edit.deleteLater()
            self.setFocus()
            if name and name != layer:
                self._document.edit(self.tr("Rename layer"), lambda project: rename_layer(project, layer, name))

        edit.editingFinished.connect(finish)
        edit.installEventFilter(self)
        edit.show()
        edit.selectAll()
        edit.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        edit = self._name_edit
        if watched is not edit or edit is None or not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Escape:
            return False
        self._name_edit = None
        edit.deleteLater()
        self.setFocus()
        return True


def head_of(view: QWidget, project: Project, inference: Inference, layer_id: str, unsized: Container[str] = ()) -> Head:
    """What stands above a column; of layers that are ``unsized``, without their size."""
    if layer_id == INPUT:
        shape = inference.input_shape
        return Head(
            view.tr("Input"), (INPUT, shape_text(shape), view.tr("grey") if shape[0] == 1 else view.tr("colour"))
        )
    layer, known = project[layer_id], inference[layer_id]
    size = HIDDEN if layer_id in unsized else shape_text(known.shape) if known.shape else "–"
    lines = [layer_id, size, say(layer.spec.summary)]
    if known.parameters:
        lines.append(view.tr("{count} weights").format(count=count_text(known.parameters)))
    return Head(say(layer.spec.title), tuple(lines))
