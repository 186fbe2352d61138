"""Mouse interaction with the filter page: scroll, hover, choose, edit, mute and scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from engine.project.size_formulas import position_over
from gui.filter_page import words
from gui.filter_page.editing import WeightEditor
from gui.filter_page.filter_state import FilterState
from gui.filter_page.layout import FilterSpot, cell_rect
from gui.filter_page.mixer import LOUDEST, Desk
from gui.filter_page.outcome import class_names
from gui.filter_page.outlines import hover_at, middle, weight_at
from gui.network.name_field import class_tip, open_field, type_class
from gui.network.pointing import Pointing
from gui.state.document import Document
from gui.state.selection import Hover, Selection, WeightSpot
from gui.widgets.cell_typing import CellTyping
from gui.widgets.tips import show_beside

GAIN_STEP = 0.1
_NOTCH = 120  # angle delta of one notch of the wheel
_PAUSE = 700  # milliseconds after which the wheel starts a new gesture
_SNAP = 0.05  # step of a dragged gain
_MAPS = ("input", "partial", "result", "after")
_CURSORS = {
    "mute": Qt.CursorShape.PointingHandCursor,
    "solo": Qt.CursorShape.PointingHandCursor,
    "gain": Qt.CursorShape.SizeHorCursor,
    "kernel": Qt.CursorShape.SizeVerCursor,
    **dict.fromkeys(_MAPS, Qt.CursorShape.CrossCursor),
}


@dataclass(frozen=True)
class _GainDrag:
    """A drag of a gain.

    Args:
        at: the channel.
        x: of the press.
        start: gain at the press.
        width: of the whole range, in pixels.
    """

    at: int
    x: float
    start: float
    width: float


class Pointer(QObject):
    """Handles the mouse events of the filter page.

    Signals:
        cell_asked: the arithmetic of the chosen cell was requested.

    Attributes:
        spot: the FilterSpot under the mouse.

    Args:
        canvas: the widget.
        bar: its scroll bar.
        state: returns its current state; None if there is no filter.
    """

    cell_asked = Signal()

    def __init__(
        self,
        canvas: QWidget,
        document: Document,
        selection: Selection,
        desk: Desk,
        bar: QScrollBar,
        state: Callable[[], FilterState | None],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._document, self._selection = canvas, document, selection
        self._desk, self._bar, self._state = desk, bar, state
        self.spot: FilterSpot | None = None
        self._editor = WeightEditor(document)
        self._typed_into: WeightSpot | None = None
        self._typing = CellTyping(canvas)
        self._typing.typed.connect(self._take_typed)
        self._gain_drag: _GainDrag | None = None
        self._kernel_in_use: int | None = None  # row whose kernel the wheel edits: clicked, and still hovered
        self._turned: tuple[str, int] = ("", 0)  # action and timestamp of the last wheel event

    def give_way(self) -> None:
        """Closes the entry of a weight before a key is handled that is not typed into it."""
        self._typing.give_way()

    # --- moving --------------------------------------------------------------------------------------------------

    def move(self, event: QMouseEvent) -> None:
        """Updates the hovered item, or continues a drag."""
        if self._editor.is_dragging:
            self._editor.drag(event.position().y(), event.modifiers())
        elif self._gain_drag is not None:
            drag = self._gain_drag
            scale = drag.start + (event.position().x() - drag.x) / drag.width * LOUDEST
            self._desk.scale(drag.at, round(scale / _SNAP) * _SNAP)
        else:
            self.hover(event.position())

    def hover(self, point: QPointF | None) -> None:
        """Sets the hovered item to that at a point; None for none."""
        state = self._state()
        spot = _spot(state, point) if point is not None else None
        if spot == self.spot:
            return
        self.spot = spot
        if spot is None or spot.part != "kernel" or spot.row != self._kernel_in_use:
            self._kernel_in_use = None
        self._canvas.setCursor(_CURSORS.get(spot.part if spot is not None else "", Qt.CursorShape.ArrowCursor))
        self._selection.point_at(hover_at(state, spot) if state is not None else None)
        self._selection.point_at_weight(weight_at(state, spot) if state is not None else None)
        self._canvas.update()

    def leave(self) -> None:
        """Clears the hover."""
        self.hover(None)

    def end_drag(self) -> None:
        """Ends a drag and the hover."""
        self._editor.release()
        self._gain_drag = None
        self.hover(None)

    # --- clicking ------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        """Chooses the item under the mouse, or starts a drag."""
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self.hover(event.position())
        state = self._state()
        spot = _spot(state, event.position())
        if event.button() != Qt.MouseButton.LeftButton or state is None or spot is None:
            return
        if spot.row is not None:
            at = state.order[spot.row]
            self._selection.select(self._selection.layer, self._selection.channel, at)
            if spot.part == "mute":
                self._desk.mute(at)
            elif spot.part == "solo":
                self._desk.solo(at)
            elif spot.part == "gain":
                width = state.places.row.gain.width()
                self._gain_drag = _GainDrag(at, event.position().x(), state.mix.scales[at], width)
            elif (weight := weight_at(state, spot)) is not None:
                self._kernel_in_use = spot.row
                value = float(state.kernels.values[at][spot.cell])
                self._editor.press(weight, value, event.position().y(), event.modifiers())
        if (hover := hover_at(state, spot)) is not None:
            self._choose(state, hover)

    def _choose(self, state: FilterState, hover: Hover) -> None:
        """Chooses the cell of the result for a cell of any map: choosing that of another layer would leave the page."""
        slices, place = state.slices, (hover.row, hover.column)
        if hover.layer == slices.source:
            place = position_over(slices.spec, slices.input_shape, slices.output_shape, hover.row, hover.column)
        elif hover.layer == slices.after:
            pointing = Pointing.at(slices.frame, hover, None)
            place = middle(pointing.before.get(slices.layer)) or place
        self._selection.choose(Hover(slices.layer, slices.channel, *place))

    def release(self, event: QMouseEvent) -> None:
        """Ends a drag; a click on a weight opens an entry for it."""
        if event.button() == Qt.MouseButton.LeftButton:
            clicked = self._editor.release()
            self._gain_drag = None
            self.hover(event.position())
            if clicked is not None:
                self._type_into(clicked)

    def _type_into(self, spot: WeightSpot) -> None:
        """Opens an entry for a weight."""
        state = self._state()
        if state is None or spot.source not in state.order:
            return
        self._typed_into = spot
        row = state.places.row_at(state.order.index(spot.source), state.scroll)
        where = cell_rect(row.kernel, state.places.contents.kernel, (spot.row,), (spot.column,))
        weight = float(state.kernels.values[spot.source][spot.row, spot.column])
        self._typing.begin((spot.row, spot.column), where.toRect(), weight, clicked=True)

    @Slot(object, float)
    def _take_typed(self, _cell: object, value: float) -> None:
        if self._typed_into is not None:
            self._editor.type_value(self._typed_into, value)

    def double_click(self, event: QMouseEvent) -> None:
        """Renames a class, or requests the arithmetic of a cell."""
        state = self._state()
        spot, unit = _spot(state, event.position()), _class_at(state, event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            self.press(event)
        elif unit is not None and state is not None:
            if open_field(self._canvas) is None:
                type_class(self._canvas, self._document, unit, class_names(state)[unit], state.type_scale)
        elif spot is not None and spot.part in _MAPS:
            self.cell_asked.emit()
        else:
            self.press(event)  # two quick clicks are two clicks

    # --- the wheel, and tips -------------------------------------------------------------------------------------

    def turn(self, event: QWheelEvent) -> None:
        """Changes the weight or gain under the pointer; a gesture that began as scrolling continues to scroll."""
        event.accept()
        self._typing.finish()
        state = self._state()
        spot = _spot(state, event.position())
        turned = event.angleDelta().y() or event.angleDelta().x()  # Shift turns the wheel sideways on some systems
        if state is None or self._editor.is_dragging:
            return
        doing = self._wheel_is_for(state, spot)
        before, since = self._turned
        if before == "scroll" and event.timestamp() - since < _PAUSE and self._bar.maximum():
            doing = "scroll"
        self._turned = doing, event.timestamp()
        if doing == "scroll" or spot is None or spot.row is None:
            step = self._bar.singleStep() * turned / _NOTCH
            self._bar.setValue(round(self._bar.value() - step))
            self.hover(event.position())
            return
        at = state.order[spot.row]
        if doing == "gain":
            self._desk.nudge(at, GAIN_STEP * turned / _NOTCH)
        elif (weight := weight_at(state, spot)) is not None:
            value = float(state.kernels.values[at][spot.cell])
            self._editor.turn(weight, value, turned / _NOTCH, event.modifiers(), event.timestamp())

    def _wheel_is_for(self, state: FilterState, spot: FilterSpot | None) -> str:
        if spot is None or spot.row is None:
            return "scroll"
        if spot.part == "gain" and state.order[spot.row] == state.selected:
            return "gain"
        return "kernel" if spot.part == "kernel" and spot.row == self._kernel_in_use else "scroll"

    def show_tip(self, event: QHelpEvent) -> None:
        """Shows the tooltip."""
        state, at = self._state(), QPointF(event.pos())
        spot = _spot(state, at)
        text = class_tip() if _class_at(state, at) is not None else words.tip(spot)
        show_beside(self._canvas, text, event.globalPos(), _row_rect(state, spot, event.pos()))


def _spot(state: FilterState | None, point: QPointF) -> FilterSpot | None:
    """The FilterSpot at a point."""
    return state.places.spot(point, state.scroll) if state is not None else None


def _class_at(state: FilterState | None, point: QPointF) -> int | None:
    """The class whose name is at a point."""
    places = class_names(state) if state is not None else []
    return next((unit for unit, place in enumerate(places) if place.contains(point)), None)


def _row_rect(state: FilterState | None, spot: FilterSpot | None, at: QPoint) -> QRect:
    """The rectangle of the row at a point; only the point if there is no row."""
    if spot is None or spot.row is None or state is None:
        return QRect(at, at)
    top = state.places.top(spot.row, state.scroll)
    return QRectF(0, top, state.size.width(), state.places.row_height).toAlignedRect()
