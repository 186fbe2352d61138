"""What the mouse and the keyboard do to the network: hover, selection, and editing the row of layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from engine import INPUT, classes_of, move_layer, rename_layer
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.network import words
from gui.network.board import NetworkBoard
from gui.network.layout import LEAST_GAP, MARGIN, Column, Spot, cell_rect
from gui.network.name_field import NameField, class_tip, is_typing, type_class
from gui.network.painting import name_room
from gui.state.document import Document
from gui.state.playback import Transport
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.widgets.tips import show_beside

Part = Literal["head", "map", "class", "canvas"]  # what a menu is about

_CELL_STEPS: Mapping[int, tuple[int, int]] = {  # with Shift: down, across
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_DRAG = 6  # screen pixels before a press becomes a drag


@guarded
class NetworkView(NetworkBoard):
    """The whole network, every feature map live: pointed at, chosen from and edited.

    Signals:
        insert_asked: a layer is to be added at an index; where on the screen to ask which.
        menu_asked: the menu of a part is wanted, of the selected layer where it is not the canvas; a Part, and where on
            the screen.
        opened: Enter was pressed on a map; layer id and channel.
        enlarged: a map, a bar or a Problem was double-clicked; layer id and channel.
        answer_asked: a cell whose value is hidden was clicked, or Enter pressed on it; a Hover, and where it is on the
            screen.
        size_asked: the size of a layer is hidden, and its column was clicked or Enter pressed; its id, and where its
            head is on the screen.
    """

    insert_asked = Signal(int, QPoint)
    menu_asked = Signal(str, QPoint)
    opened = Signal(str, int)
    enlarged = Signal(str, int)
    answer_asked = Signal(object, QRect)
    size_asked = Signal(str, QRect)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        transport: Transport,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, selection, session, theme, transport, parent)
        self._press: tuple[QPointF, QPointF, Spot | None] | None = None  # where, the offset then, on what
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _forget_places(self) -> None:
        super()._forget_places()
        self._press = None

    # --- the mouse -----------------------------------------------------------------------------------------------

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
        if canvas.y() < MARGIN + 40:  # in the gap alone: heads are narrow, and want to be clicked
            indices = range(len(self._arrangement.columns))
            at = next((i for i in indices if abs(canvas.x() - self._gap_x(i)) <= LEAST_GAP / 2), None)
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
        column = self._arrangement.columns[spot.column]
        layer = column.layer
        if layer in self._selection.sizes_asked:
            self._ask_size(layer)
        elif spot.part == "header" and layer != INPUT:
            self.rename(layer)
        elif spot.part == "tile" and self._is_name(column, spot.tile, event.position()):
            self.rename_class(layer, spot.tile)
        elif spot.part == "tile":
            is_vector = column.shape is not None and len(column.shape) == 1
            self.enlarged.emit(layer, spot.cell[0] if is_vector else spot.tile)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(self._take_up(self.spot(QPointF(event.pos()))), event.globalPos())
            return
        column = self._selected_column()
        if column is None or column.kind == "problem":
            self.menu_asked.emit("head" if column is not None else "canvas", event.globalPos())
            return
        tile = column.tiles[min(self._selection.channel, len(column.tiles) - 1)]
        place = self._transform().mapRect(tile).toRect() & self.rect()
        self.menu_asked.emit(self._part_of_tile(column), self.mapToGlobal(place.center()))

    def _take_up(self, spot: Spot | None) -> Part:
        """Selects what is under the mouse, to offer what can be done with it."""
        if spot is None:
            return "canvas"
        column = self._arrangement.columns[spot.column]
        hover = self._hover_at(spot)
        if hover is None:
            self._selection.select(column.layer, self._kept(column.layer == self._selection.layer))
            return "head"
        self._selection.choose(hover)
        return self._part_of_tile(column)

    def _part_of_tile(self, column: Column) -> Part:
        return "class" if self._names_class(column) else "map"

    def leaveEvent(self, event: QEvent) -> None:
        self._selection.point_at(None)
        self._plus_at = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot(QPointF(event.pos()))
            text = self._tip(spot, QPointF(event.pos()))
            if spot is None or spot.part != "tile":
                QToolTip.showText(event.globalPos(), text, self)
            else:
                tile = self._transform().mapRect(self._arrangement.columns[spot.column].tiles[spot.tile])
                show_beside(self, text, event.globalPos(), tile.toAlignedRect())
            return True
        return super().event(event)

    def _tip(self, spot: Spot | None, point: QPointF) -> str:
        if self._plus_at is not None:
            return self.tr("Add a layer here")
        if spot is None:
            return ""
        column = self._arrangement.columns[spot.column]
        if spot.part == "tile" and column.shape is not None:
            text = self.map_text(column.layer, spot.tile)
            on_name = self._is_name(column, spot.tile, point)
            return "\n".join([text, class_tip()] if on_name else [text])
        return words.head_text(column, self._frame)

    # --- the keyboard --------------------------------------------------------------------------------------------

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
        """Moves the network so far that the selected layer is in sight, and of it the selected map."""
        column = self._selected_column()
        if column is not None:
            tile = column.tiles[min(self._selection.channel, len(column.tiles) - 1)]
            down = tile if column.kind != "strip" else column.header
            self.bring_into_sight(QRectF(column.area.left(), down.top(), column.area.width(), down.height()))

    def show_unit(self, layer: str, unit: int) -> None:
        """Brings the bars of a layer into sight; where not all of them fit, that of a unit."""
        column = self._arrangement.column_of(layer)
        if column is None:
            return
        bars = column.tiles[0].united(column.tiles[-1])
        fits = bars.height() * self._zoom <= self.height()
        self.bring_into_sight(bars if fits else column.tiles[min(unit, len(column.tiles) - 1)])

    # --- names ---------------------------------------------------------------------------------------------------

    def rename(self, layer: str) -> None:
        """Lets the user type another name for a layer, right on its head."""
        column = self._arrangement.column_of(layer)
        if column is None or not self._may_type():
            return

        def take(name: str) -> None:
            self._document.edit(self.tr("Rename layer"), lambda project: rename_layer(project, layer, name))

        place = self._transform().mapRect(column.header)
        NameField(self, place, layer, self.tr("Name of the layer"), self._unit, take)

    def rename_class(self, layer: str, unit: int) -> None:
        """Lets the user type another name for a class, right beside its bar in a layer."""
        column, names = self._arrangement.column_of(layer), classes_of(self._document.project)
        if column is not None and self._names_class(column) and unit < len(names) and self._may_type():
            type_class(self, self._document, unit, self._name_rect(column, unit), self._unit)

    def _is_name(self, column: Column, tile: int, point: QPointF) -> bool:
        """Whether a point of the widget lies on the name of a class."""
        return self._names_class(column) and self._name_rect(column, tile).contains(point)

    def _names_class(self, column: Column) -> bool:
        """Whether the bars of a column are those of the classes."""
        return column.kind == "bars" and len(column.tiles) == len(classes_of(self._document.project))

    def _name_rect(self, column: Column, unit: int) -> QRectF:
        """Where on the widget the name beside a bar stands."""
        bar = column.tiles[unit]
        factor = max(self._unit / self._zoom, 1.0)
        room = name_room(self._document.project, column, self._fonts.enlarged(factor))
        return self._transform().mapRect(QRectF(bar.left(), bar.top(), room, bar.height()))

    def _may_type(self) -> bool:
        """Whether a name can be typed here now: one at a time."""
        return self.isVisible() and not is_typing(self)
