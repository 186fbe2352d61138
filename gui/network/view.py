"""The network as a widget: zoom, painter, mouse and keyboard put together."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontInfo,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded
from gui.look.fonts import BASE_PIXELS
from gui.look.theme import Theme
from gui.network import words
from gui.network.arranging import Arrangements
from gui.network.canvas_state import CanvasState, Hints, Selected, told
from gui.network.fonts import Fonts
from gui.network.framed import CloseUp
from gui.network.header_grid import HeadType
from gui.network.keys import Keys
from gui.network.layout import Arrangement, Spot
from gui.network.name_editor import NameEditor
from gui.network.painter import KeptPainter
from gui.network.pointer import Pointer
from gui.network.pointing import Pointing
from gui.network.zoom import Framing, Zoom
from gui.state.document import Document
from gui.state.playback import Transport
from gui.state.selection import Hover, Place, Selection
from gui.state.session import Session
from gui.state.workers import Frame


@guarded
class NetworkView(QWidget):
    """The whole network, every feature map live: pointed at, chosen from and edited.

    Signals:
        first_painted: the canvas is on screen for the first time, still without maps.
        painted: a Frame is on screen; milliseconds since the edit that led to it, or None.
        insert_asked: a layer is to be added at an index; where on the screen to ask which.
        menu_asked: the menu of a part is wanted, of the selected layer where it is not the canvas; a Part, and where on
            the screen.
        opened: Enter was pressed on a map; layer id and channel.
        enlarged: a map, a bar or a Problem was double-clicked; layer id and channel.
        answer_asked: a cell whose value is hidden was clicked, or Enter pressed on it; a Hover, and where it is on the
            screen.
        size_asked: the size of a layer is hidden, and its column was clicked or Enter pressed; its id, and where its
            head is on the screen.

    Attributes:
        zoom: which part of the network is in sight.
        names: types other names for layers and classes.
    """

    first_painted = Signal()
    painted = Signal(object)
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
        super().__init__(parent)
        self._document, self._selection, self._theme, self._transport = document, selection, theme, transport
        self._type = self._type_now()
        self._arrangements = Arrangements(document.project, frozenset(selection.sizes_asked), self._type)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self.zoom = Zoom(self._arrangements.of, self._follow_size, self)
        self.names = NameEditor(self, document, self.state)
        self._pointer = Pointer(self, document, selection, self.zoom, self.names, self.state)
        self._keys = Keys(selection, transport, self.zoom, self._pointer, self.opened.emit)
        self._painter = KeptPainter()
        self._frame: Frame | None = None
        self._pointing = Pointing()
        self._unpainted = False  # whether there is a Frame that was never seen
        self._asked_at: float | None = None  # when the edit began that it comes from, if somebody watched it arrive
        self._seen = False
        self.setMinimumSize(280, 110)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Network"))
        self._connect(session)
        self._arrange()

    def _connect(self, session: Session) -> None:
        self._resized.timeout.connect(self._arrange)
        self.zoom.framed.connect(self.update)
        self._document.changed.connect(self._arrange)
        selection = self._selection
        selection.changed.connect(self._selection_changed)
        selection.hidden_changed.connect(self._hidden_changed)
        selection.focused.connect(self._point)
        selection.weight_hovered.connect(self._point)
        for signal in (selection.hovered, selection.pinned, selection.looks_changed):
            signal.connect(self._repaint)
        for signal in (self._transport.moved, self._transport.built):
            signal.connect(self._repaint)
        session.ready.connect(self.show_frame)
        self._theme.changed.connect(self._theme_changed)
        pointer = self._pointer
        pointer.insert_asked.connect(self.insert_asked)
        pointer.menu_asked.connect(self.menu_asked)
        pointer.enlarged.connect(self.enlarged)
        pointer.answer_asked.connect(self.answer_asked)
        pointer.size_asked.connect(self.size_asked)

    # --- what is shown -------------------------------------------------------------------------------------------

    def state(self) -> CanvasState:
        """All that is painted now."""
        return CanvasState(
            self._document.project,
            self._frame,
            self.zoom.now,
            self._type,
            self.font(),
            self._theme.palette,
            Selected.of(self._selection),
            self._pointing,
            self._reached(),
            (self._transport.built_layer, self._transport.built_share),
            Hints(self._pointer.drop_at, self._pointer.plus_at, self.hasFocus()),
        )

    def _reached(self) -> dict[Place, int]:
        """How far a walk has come on the maps that it shows."""
        walk, selection = self._transport, self._selection
        places = {(selection.layer, selection.channel), *(place for place in selection.pins.values() if place)}
        shown = [place for place in places if place[0] not in selection.sizes_asked]
        return {place: count for place in shown if (count := walk.reached(*place)) is not None}

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Shows a Frame."""
        self._frame = frame
        self._point()
        self._unpainted, self._asked_at = True, frame.request.asked_at if self.isVisible() else None

    @Slot()
    def _arrange(self) -> None:
        """Puts the columns in their places again, if anything that decides about them has changed."""
        self._resized.stop()
        self._arrangements.take(self._document.project, frozenset(self._selection.sizes_asked), self._type)
        arrangement = self._arrangements.of(self.size())
        if not self.zoom.shows(arrangement):
            self._pointer.forget_places()
            self.zoom.lay_out(arrangement, self.size(), self._type.scale)

    def _follow_size(self) -> None:
        if self._resized.isActive():
            self._arrange()

    def _type_now(self) -> HeadType:
        """The canvas is drawn for one size of type, and shown larger when the window's type is larger."""
        font = QFont(self.font())
        scale = QFontInfo(font).pixelSize() / BASE_PIXELS
        font.setPixelSize(BASE_PIXELS)
        return HeadType(Fonts.of(font), scale)

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot()
    def _selection_changed(self) -> None:
        self.setAccessibleDescription(self.map_text(self._selection.layer, self._selection.channel))
        self.update()

    @Slot()
    def _hidden_changed(self) -> None:
        self._arrange()  # heads may tell another size
        self._selection_changed()

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
    def _theme_changed(self) -> None:
        self._type = self._type_now()
        self._resized.start()  # other type leads to another size, too
        self.update()

    def map_text(self, layer: str, tile: int) -> str:
        """One map or unit in words: its name, what its filter is, and its range."""
        return words.map_text(self.state(), layer, tile)

    # --- what is where -------------------------------------------------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """The columns as they are."""
        return self.zoom.now.arrangement

    @property
    def offset(self) -> QPointF:
        """Where on the widget the upper left corner of the network is."""
        return QPointF(self.zoom.now.offset)

    @property
    def in_sight(self) -> QRectF:
        """The part of the canvas that is in sight."""
        return self.zoom.now.in_sight

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point of the widget."""
        return self._pointer.spot(point)

    def shows_unit(self, layer: str, unit: int | None = None) -> bool:
        """Whether all bars of a layer are in sight, or at least that of a unit."""
        return self.zoom.now.shows_unit(layer, unit)

    def place_of(self, layer: str, tile: int = 0) -> QPointF:
        """Where on the widget the middle of a map or bar is."""
        return self.zoom.now.place_of(layer, tile)

    def map_places(self) -> dict[Place, QRectF]:
        """Where on the widget the maps are that can be seen."""
        return self.zoom.now.map_places()

    def places_of(self, hover: Hover) -> list[QRectF]:
        """Where on the widget a cell is, and the same place in every other map that is in sight."""
        return self.zoom.now.places_of(hover, told(self.arrangement, self._selection.sizes_asked))

    def tile_size(self, layer: str) -> QSize:
        """How large one map of a layer is on the widget."""
        return self.zoom.now.tile_size(layer)

    def header_of(self, layer: str) -> QPointF:
        """Where on the widget the middle of a layer's head is."""
        return self.zoom.now.header_of(layer)

    def plus_of(self, index: int) -> QPointF:
        """Where on the widget the plus sign for a layer at ``index`` of the chain is."""
        return self.zoom.now.plus_of(index)

    # --- what is in sight ----------------------------------------------------------------------------------------

    @Slot()
    def fit(self) -> None:
        """Shows the whole network, as large as it can be."""
        self.zoom.fit()

    @Slot()
    def zoom_in(self) -> None:
        """Shows less, larger."""
        self.zoom.zoom_in()

    @Slot()
    def zoom_out(self) -> None:
        """Shows more, smaller."""
        self.zoom.zoom_out()

    @property
    def framing(self) -> Framing:
        """Which part of the network is in sight: zoom, offset, and whether it follows the widget's size."""
        return self.zoom.framing

    def set_framing(self, framing: Framing) -> None:
        """Shows a part of the network again."""
        self.zoom.set_framing(framing)

    @property
    def close_up(self) -> CloseUp | None:
        """Which part of the network is in sight, whatever the size of the widget; None when it is all of it."""
        return self.zoom.close_up

    def show_close_up(self, close_up: CloseUp | None) -> None:
        """Shows a part of the network, also when the widget gets another size; None shows all of it."""
        self.zoom.show_close_up(close_up)

    def rename(self, layer: str) -> None:
        """Lets the user type another name for a layer, right on its head."""
        self.names.rename(layer)

    def rename_class(self, layer: str, unit: int) -> None:
        """Lets the user type another name for a class, right beside its bar in a layer."""
        self.names.rename_class(layer, unit)

    # --- events --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._painter.paint(painter, self.state(), self.devicePixelRatioF())
        if not self._seen:
            self._seen = True
            self.first_painted.emit()
        if self._unpainted:
            asked_at, self._unpainted = self._asked_at, False
            self.painted.emit(None if asked_at is None else (time.perf_counter() - asked_at) * 1000)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asked_at = None  # how long it stays out of sight is not how long it took

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resized.start()  # a window that is put together anew gives many sizes, and only the last one is painted

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom.wheel(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pointer.ask_menu(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._pointer.show_tip(event)
            return True
        return super().event(event)
