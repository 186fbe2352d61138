"""Mouse interaction with the network: hover, selection, and editing the chain of layers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from engine import INPUT
from gui.network import words
from gui.network.canvas_state import CanvasState
from gui.network.connection_drag import ConnectionDrag
from gui.network.head_drag import HeadDrag
from gui.network.header_grid import grid_of
from gui.network.layout import Column, Plus, Spot, cell_rect
from gui.network.maps_button import button_of, button_tip
from gui.network.name_editor import NameEditor
from gui.network.name_field import class_tip
from gui.network.zoom import Zoom
from gui.state.document import Document
from gui.state.selection import Hover, Selection
from gui.widgets.tips import show_beside

MenuSubject = Literal["head", "map", "class", "canvas"]  # the subject of a context menu

_DRAG = 6  # pixels of movement before a press becomes a drag

translate = QCoreApplication.translate


class Pointer(QObject):
    """Handles mouse events of the network canvas.

    Signals:
        insert_asked, insert_between_asked, menu_asked, enlarged, maps_asked, answer_asked, size_asked: see NetworkView.

    Attributes:
        plus_at: number of the plus sign that is shown.
        head_at: id of the layer whose header is hovered.
        port_at: id of the layer whose port is hovered.
        connection, head: the connection, or the header, that is being dragged, if any.
        dragged_to: the mouse during a drag, in the widget.

    Args:
        canvas: the network widget.
        state: returns its current state.
    """

    insert_asked = Signal(int, QPoint)
    insert_between_asked = Signal(str, str, QPoint)
    menu_asked = Signal(str, QPoint)
    enlarged = Signal(str, int)
    maps_asked = Signal()
    answer_asked = Signal(object, QRect)
    size_asked = Signal(str, QRect)

    def __init__(
        self,
        canvas: QWidget,
        document: Document,
        selection: Selection,
        zoom: Zoom,
        names: NameEditor,
        state: Callable[[], CanvasState],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._document, self._selection = canvas, document, selection
        self._zoom, self._names, self._state = zoom, names, state
        self.plus_at: int | None = None
        self.head_at: str | None = None
        self.port_at: str | None = None
        self.connection, self.head = ConnectionDrag(document, zoom, canvas), HeadDrag(document, zoom)
        self.connection.changed.connect(canvas.update)
        self.dragged_to = QPointF()
        self._press: tuple[QPointF, QPointF, Spot | None] | None = None  # position, offset and Spot of the press

    def forget_places(self) -> None:
        """Drops references to columns that may not exist any more."""
        self.plus_at = self.head_at = self.port_at = self._press = None
        self.connection.cancel()
        self.head.cancel()

    @property
    def warning(self) -> str:
        """Which weights would be lost if what is dragged were dropped now; empty if none."""
        connecting = self.connection.now
        return self.head.warning if connecting is None else connecting.warning

    def spot(self, point: QPointF) -> Spot | None:
        """The Spot under a point of the widget."""
        return self._zoom.now.spot(point, self._selection.hidden_by_layer)

    def _column(self, spot: Spot) -> Column:
        return self._zoom.now.arrangement.columns[spot.column]

    # --- moving --------------------------------------------------------------------------------------------------

    def move(self, event: QMouseEvent) -> None:
        """Updates the hover, or drags."""
        point = event.position()
        if self._press is not None:
            self._drag(point, *self._press)
            return
        spot = self.spot(point)
        self._selection.point_at(self._hover_at(spot))
        self._show_plus(point)
        on_head = spot is not None and spot.part == "header"
        self._show_head(self._column(spot).layer if spot is not None and on_head else None)
        self._canvas.setCursor(
            Qt.CursorShape.PointingHandCursor
            if on_head or self.plus_at is not None or self.port_at is not None
            else Qt.CursorShape.CrossCursor
            if spot is not None and spot.part == "tile"
            else Qt.CursorShape.ArrowCursor
        )

    def leave(self) -> None:
        """Clears the hover."""
        self._selection.point_at(None)
        self.plus_at = self.head_at = self.port_at = None
        self._canvas.update()

    def _hover_at(self, spot: Spot | None) -> Hover | None:
        if spot is None or spot.part != "tile":
            return None
        column = self._column(spot)
        if column.kind == "problem" or column.layer in self._selection.sizes_asked:
            return None
        return Hover(column.layer, spot.tile if column.kind == "maps" else 0, *spot.cell)

    def _show_head(self, layer: str | None) -> None:
        if layer != self.head_at:
            self.head_at = layer
            self._canvas.update()

    def _on_button(self, spot: Spot, point: QPointF) -> bool:
        """Whether a point of a header is on the button that shows all maps of the layer."""
        if spot.part != "header":
            return False
        state = self._state()
        grid = grid_of(state.arrangement, state.type, state.framed.zoom / state.type.scale)
        place = button_of(state, self._column(spot), grid)
        return place is not None and place.contains(self._zoom.now.to_canvas(point))

    def _show_plus(self, point: QPointF) -> None:
        framed = self._zoom.now
        canvas = framed.to_canvas(point)
        port = framed.arrangement.port(canvas)
        plus = framed.arrangement.plus(canvas) if port is None else None
        if (plus, port) != (self.plus_at, self.port_at):
            self.plus_at, self.port_at = plus, port
            self._canvas.update()

    def _drag(self, point: QPointF, start: QPointF, offset: QPointF, spot: Spot | None) -> None:
        self.dragged_to = point
        if self.connection.now is not None:
            self.connection.move(point)
            return
        if (point - start).manhattanLength() < _DRAG:
            return
        if spot is not None and spot.part == "header" and spot.column > 0:
            self.head.move(self._column(spot).layer, point)
            self._canvas.update()
        else:
            self._zoom.scroll_to(offset + point - start, offset)

    # --- clicking ------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Starts a click or a drag."""
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            spot = self.spot(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
            self._press = (event.position(), QPointF(self._zoom.now.offset), spot)
            if self.port_at is not None and event.button() == Qt.MouseButton.LeftButton:
                self.connection.begin(self.port_at, event.position())

    def release(self, event: QMouseEvent) -> None:
        """Finishes a click or a drag."""
        if self._press is None:
            return
        (start, _, spot), self._press = self._press, None
        if self.connection.now is not None:
            self.connection.drop()
        elif self.head.at is not None:
            self.head.drop()
        elif (event.position() - start).manhattanLength() < _DRAG:
            self._click(spot, event.position(), event.globalPosition().toPoint())
        self._canvas.update()

    def _click(self, spot: Spot | None, point: QPointF, where: QPoint) -> None:
        if self.plus_at is not None:
            self._insert(self._zoom.now.arrangement.pluses[self.plus_at], where)
        elif spot is not None:
            layer, hover = self._column(spot).layer, self._hover_at(spot)
            if hover is not None:
                self._selection.choose(hover)
                self.ask(hover)
            else:
                self._selection.select(layer, self._kept_channel(layer), None)
                self.ask_size(layer)
                if self._on_button(spot, point):
                    self.maps_asked.emit()

    def cancel_drag(self) -> bool:
        """Ends a drag without an edit; returns whether there was one."""
        dragged = self.connection.now is not None or self.head.at is not None
        self.connection.cancel()
        self.head.cancel()
        if dragged:
            self._press = None
            self._canvas.update()
        return dragged

    def _insert(self, plus: Plus, where: QPoint) -> None:
        """Requests a new layer at a plus sign."""
        if plus.index is not None:
            self.insert_asked.emit(plus.index, where)
        else:
            self.insert_between_asked.emit(plus.source, plus.target, where)

    def _kept_channel(self, layer: str) -> int:
        return self._selection.channel if layer == self._selection.layer else 0

    def double_click(self, event: QMouseEvent) -> None:
        """Renames a layer or class, or enlarges a map."""
        spot = self.spot(event.position())
        if spot is None or event.button() != Qt.MouseButton.LeftButton:
            return
        column = self._column(spot)
        layer = column.layer
        if layer in self._selection.sizes_asked:
            self.ask_size(layer)
        elif spot.part == "header" and layer != INPUT and not self._on_button(spot, event.position()):
            self._names.rename(layer)
        elif spot.part == "tile" and self._names.is_name(column, spot.tile, event.position()):
            self._names.rename_class(layer, spot.tile)
        elif spot.part == "tile":
            is_vector = column.shape is not None and len(column.shape) == 1
            self.enlarged.emit(layer, spot.cell[0] if is_vector else spot.tile)

    # --- what is hidden ------------------------------------------------------------------------------------------

    def ask(self, hover: Hover) -> bool:
        """Requests the question for a cell if its value is hidden."""
        framed = self._zoom.now
        column = framed.column_of(hover.layer)
        if not self._selection.hides(hover) or column is None or column.kind == "problem":
            return False
        if column.kind == "bars":
            rect = column.tiles[hover.row]
        else:
            tile = hover.channel if column.kind == "maps" else 0
            rect = cell_rect(column, tile, (hover.row, hover.row), (hover.column, hover.column))
        self.answer_asked.emit(hover, self._on_screen(framed.transform.mapRect(rect).toRect()))
        return True

    def ask_size(self, layer: str) -> bool:
        """Requests the question for a layer if its size is hidden."""
        framed = self._zoom.now
        column = framed.column_of(self._selection.sizes_asked.get(layer, ""))
        if column is None or column.kind == "problem":
            return False
        self.size_asked.emit(column.layer, self._on_screen(framed.transform.mapRect(column.header).toRect()))
        return True

    def _on_screen(self, place: QRect) -> QRect:
        return place.translated(self._canvas.mapToGlobal(QPoint(0, 0)))

    # --- menus and tooltips --------------------------------------------------------------------------------------

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Requests the context menu of the Spot under the mouse; by keyboard that of the selected map."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(self._take_up(self.spot(QPointF(event.pos()))), event.globalPos())
            return
        framed = self._zoom.now
        column = framed.column_of(self._selection.layer)
        if column is None or column.kind == "problem":
            self.menu_asked.emit("head" if column is not None else "canvas", event.globalPos())
            return
        tile = column.tiles[min(self._selection.channel, len(column.tiles) - 1)]
        place = framed.transform.mapRect(tile).toRect() & self._canvas.rect()
        self.menu_asked.emit(self._part_of_tile(column), self._canvas.mapToGlobal(place.center()))

    def _take_up(self, spot: Spot | None) -> MenuSubject:
        """Selects the layer or map under the mouse for a context menu; returns its part."""
        if spot is None:
            return "canvas"
        column = self._column(spot)
        hover = self._hover_at(spot)
        if hover is None:
            self._selection.select(column.layer, self._kept_channel(column.layer))
            return "head"
        self._selection.choose(hover)
        return self._part_of_tile(column)

    def _part_of_tile(self, column: Column) -> MenuSubject:
        return "class" if self._names.names_class(column) else "map"

    def show_tip(self, event: QHelpEvent) -> None:
        """Shows the tooltip for the Spot under the mouse."""
        point = QPointF(event.pos())
        spot = self.spot(point)
        text = self._tip(spot, point)
        if spot is None or spot.part != "tile":
            QToolTip.showText(event.globalPos(), text, self._canvas)
        else:
            tile = self._zoom.now.transform.mapRect(self._column(spot).tiles[spot.tile])
            show_beside(self._canvas, text, event.globalPos(), tile.toAlignedRect())

    def _tip(self, spot: Spot | None, point: QPointF) -> str:
        if self.port_at is not None:
            return translate("NetworkView", "Drag this to a layer that shall read {layer}").format(layer=self.port_at)
        if self.plus_at is not None:
            return words.plus_text(self._zoom.now.arrangement, self.plus_at)
        if spot is None:
            return ""
        column, state = self._column(spot), self._state()
        if spot.part == "tile" and column.shape is not None:
            text = words.map_text(state, column.layer, spot.tile)
            on_name = self._names.is_name(column, spot.tile, point)
            return "\n".join([text, class_tip()] if on_name else [text])
        return button_tip() if self._on_button(spot, point) else words.head_text(column, state.frame)
