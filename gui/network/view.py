"""The network widget: combines zoom, painter, mouse and keyboard."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.network import words
from gui.network.arranging import Arrangements
from gui.network.canvas_state import CanvasState, Hints, Selected, reached_maps, without
from gui.network.framed import CloseUp
from gui.network.header_grid import HeaderType
from gui.network.keys import Keys
from gui.network.layout import Arrangement, Spot
from gui.network.name_editor import NameEditor
from gui.network.painter import KeptPainter
from gui.network.pointer import Pointer
from gui.network.pointing import Pointing
from gui.network.zoom import Framing, Zoom
from gui.state.document import Document
from gui.state.old_maps import OldMaps
from gui.state.playback import Playback
from gui.state.selection import Hover, Place, Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.widgets.pointer_widget import PointerWidget

_REST = 80  # milliseconds without a change of zoom until a picture that takes long is painted anew
_SIGNALS = (  # of the pointer, passed on
    *("insert_asked", "insert_between_asked", "menu_asked", "enlarged", "maps_asked"),
    *("answer_asked", "size_asked"),
)


@guarded
class NetworkView(PointerWidget):
    """The network with all its feature maps.

    Signals:
        first_painted: the canvas was painted for the first time, still without maps.
        painted: a Frame was painted; carries the milliseconds since the edit that led to it, or None.
        insert_asked: a layer should be added; carries the index and a global position for the menu.
        insert_between_asked: the same on one of several connections; carries its source and target, and the position.
        menu_asked: a context menu was requested; carries a MenuSubject (what was clicked, selected already) and a
            global position.
        opened: Enter was pressed on a map; carries layer id and channel.
        enlarged: a map, bar or Problem was double-clicked; carries layer id and channel.
        maps_asked: all maps of the selected layer should be shown.
        answer_asked: a hidden cell was clicked, or Enter pressed on it; carries a Hover and its rectangle on the
            screen.
        size_asked: a layer with hidden size was clicked, or Enter pressed on it; carries its id and its header's
            rectangle on the screen.

    Attributes:
        zoom: zoom and offset of the network.
        names: in-place renaming of layers and classes.
        was_painted: whether the canvas was painted before.
    """

    first_painted = Signal()
    painted = Signal(object)
    insert_asked = Signal(int, QPoint)
    insert_between_asked = Signal(str, str, QPoint)
    menu_asked = Signal(str, QPoint)
    opened = Signal(str, int)
    enlarged = Signal(str, int)
    maps_asked = Signal()
    answer_asked = Signal(object, QRect)
    size_asked = Signal(str, QRect)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        playback: Playback,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._theme, self._playback = document, selection, theme, playback
        self._type = HeaderType.of(self.font())
        self.arrangements = Arrangements(document.project, frozenset(selection.sizes_asked), self._type)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self.zoom = Zoom(self.arrangements.of, self._follow_size, self)
        self.names = NameEditor(self, document, self.state)
        self._pointer: Pointer = Pointer(self, document, selection, self.zoom, self.names, self.state)
        self._keys = Keys(selection, playback, self.zoom, self._pointer, self.opened.emit)
        self._painter = KeptPainter()
        self._frame: Frame | None = None
        self._sketch: Frame | None = None  # of what is being computed
        self._pointing = Pointing()
        self._unpainted = False  # whether the latest Frame was not painted yet
        self._asked_at: float | None = None  # start of its edit, if the canvas was visible since
        self.was_painted = self._hurried = False  # hurried: zoomed since the latest paint
        self._exactly = QTimer(self, singleShot=True, interval=_REST)
        self.setMinimumSize(280, 110)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Network"))
        self._old = OldMaps(document, session, self)
        self._connect(session)
        self._arrange()

    def _connect(self, session: Session) -> None:
        self._resized.timeout.connect(self._arrange)
        self.zoom.framed.connect(self._hurry)
        self._exactly.timeout.connect(self.update)
        self._document.changed.connect(self._arrange)
        selection = self._selection
        selection.changed.connect(self._selection_changed)
        selection.hidden_changed.connect(self._hidden_changed)
        selection.focused.connect(self._point)
        selection.weight_hovered.connect(self._point)
        shown = selection.hovered, selection.pinned, selection.looks_changed, self._old.changed
        for signal in (*shown, self._playback.moved, self._playback.build_up.changed):
            signal.connect(self._repaint)
        session.ready.connect(self.show_frame)
        session.sketched.connect(self._show_sketch)
        self._theme.changed.connect(self._theme_changed)
        pointer = self._pointer
        for name in _SIGNALS:
            getattr(pointer, name).connect(getattr(self, name))

    # --- what is shown -------------------------------------------------------------------------------------------

    def state(self) -> CanvasState:
        """The current CanvasState."""
        return CanvasState(
            self._document.project,
            self._frame,
            self.zoom.now,
            self._type,
            self.font(),
            self._theme.palette,
            Selected.of(self._selection),
            self._pointing,
            reached_maps(self._playback, self._selection),
            (self._playback.build_up.layer, self._playback.build_up.share),
            _hints(self._pointer, self.hasFocus()),
            self._sketch,
            self._old.layers if self._sketch is None else frozenset(),
        )

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Shows a Frame."""
        self._frame, self._sketch = frame, None
        self._point()
        self._unpainted, self._asked_at = True, frame.request.asked_at if self.isVisible() else None

    @Slot(object)
    def _show_sketch(self, sketch: Frame | None) -> None:
        self._sketch = sketch
        self.update()

    @Slot()
    def _arrange(self) -> None:
        """Rearranges the columns if anything that they depend on changed."""
        self._resized.stop()
        self.arrangements.take(self._document.project, frozenset(self._selection.sizes_asked), self._type)
        arrangement = self.arrangements.of(self.size())
        if not self.zoom.shows(arrangement):
            self._pointer.forget_places()
            self.zoom.lay_out(arrangement, self.size(), self._type.scale)

    def _follow_size(self) -> None:
        if self._resized.isActive():
            self._arrange()

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot()
    def _hurry(self) -> None:
        self._hurried = True  # a picture that takes long is made exact when the zoom rests
        self.update()

    @Slot()
    def _selection_changed(self) -> None:
        self.setAccessibleDescription(words.described(self.state()))
        self.update()

    @Slot()
    def _hidden_changed(self) -> None:
        self._arrange()  # headers may show another size
        self._selection_changed()

    @Slot()
    def _point(self) -> None:
        """Updates the outlines for the explained cell."""
        selection = self._selection
        wanted = selection.hover is not None or selection.pointed
        self._pointing = Pointing.at(self._frame, selection.focus if wanted else None, selection.weight)
        self.update()

    @property
    def pointing(self) -> Pointing:
        """The outlines: explained cell, receptive field, and influence."""
        return self._pointing

    @Slot()
    def _theme_changed(self) -> None:
        self._type = HeaderType.of(self.font())
        self._resized.start()  # another font leads to another size, too
        self.update()

    def map_text(self, layer: str, tile: int) -> str:
        """The description of a map or unit: name, filter, and value range."""
        return words.map_text(self.state(), layer, tile)

    # --- geometry -------------------------------------------------------------------------------------------

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement of the columns."""
        return self.zoom.now.arrangement

    @property
    def offset(self) -> QPointF:
        """The position of the canvas's upper left corner in the widget."""
        return QPointF(self.zoom.now.offset)

    @property
    def in_sight(self) -> QRectF:
        """The visible part of the canvas."""
        return self.zoom.now.in_sight

    def spot(self, point: QPointF) -> Spot | None:
        """The Spot under a point of the widget."""
        return self._pointer.spot(point)

    def shows_unit(self, layer: str, unit: int | None = None) -> bool:
        """Whether the bar of a unit, or all bars of the layer, are visible."""
        return self.zoom.now.shows_unit(layer, unit)

    def place_of(self, layer: str, tile: int = 0) -> QPointF:
        """The centre of a map or bar in widget coordinates."""
        return self.zoom.now.place_of(layer, tile)

    def map_places(self) -> dict[Place, QRectF]:
        """The rectangles of visible maps in widget coordinates, by (layer, channel)."""
        return self.zoom.now.map_places()

    def places_of(self, hover: Hover) -> list[QRectF]:
        """The rectangle of a cell and of the same place in all other visible maps, in widget coordinates."""
        return self.zoom.now.places_of(hover, without(self.arrangement, self._selection.sizes_asked))

    def tile_size(self, layer: str) -> QSize:
        """The size of one map of a layer in widget pixels."""
        return self.zoom.now.tile_size(layer)

    # --- zoom and offset ----------------------------------------------------------------------------------------

    @Slot()
    def fit(self) -> None:
        """Fits the whole network into the widget."""
        self.zoom.fit()

    @property
    def framing(self) -> Framing:
        """Zoom, offset, and whether the network is refitted when the widget is resized."""
        return self.zoom.framing

    def set_framing(self, framing: Framing) -> None:
        """Restores a framing."""
        self.zoom.set_framing(framing)

    @property
    def close_up(self) -> CloseUp | None:
        """The visible part of the network, independent of the widget's size; None for all of it."""
        return self.zoom.close_up

    def show_close_up(self, close_up: CloseUp | None) -> None:
        """Shows a part of the network, and keeps it when the widget is resized; None shows all of it."""
        self.zoom.show_close_up(close_up)

    # --- events --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            is_exact = self._painter.paint(painter, self.state(), self.devicePixelRatioF(), self._hurried)
        self._hurried = False
        if not is_exact:
            self._exactly.start()
        if not self.was_painted:
            self.was_painted = True
            self.first_painted.emit()
        if self._unpainted:
            asked_at, self._unpainted = self._asked_at, False
            self.painted.emit(None if asked_at is None else (time.perf_counter() - asked_at) * 1000)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._asked_at = None  # time while hidden does not count

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resized.start()  # restarted at every resize: only the last of several sizes is arranged

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom.wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pointer.ask_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)


def _hints(mouse: Pointer, focused: bool) -> Hints:
    """The Hints for the present state of the mouse."""
    return Hints(
        mouse.head.at,
        mouse.plus_at,
        focused,
        mouse.head_at,
        mouse.port_at,
        mouse.connection.now,
        mouse.warning,
        mouse.dragged_to,
    )
