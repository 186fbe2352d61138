"""What the mouse and the keyboard do to the rows: scroll, point, choose, edit, mute and scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent

from engine.project.size_formulas import position_over
from gui.events.guard import guarded
from gui.filter_page import words
from gui.filter_page.board import SliceBoard
from gui.filter_page.editing import WeightHand
from gui.filter_page.layout import Spot, cell_rect
from gui.filter_page.mixer import LOUDEST, Desk
from gui.filter_page.outcome import class_names
from gui.filter_page.outlines import hover_at, middle, weight_at
from gui.filter_page.scene import Scene
from gui.look.theme import Theme
from gui.network.name_field import class_tip, open_field, type_class
from gui.network.pointing import Pointing
from gui.state.document import Document
from gui.state.selection import Hover, Selection, WeightSpot
from gui.widgets.cell_typing import CellTyping
from gui.widgets.tips import show_beside

_NOTCH = 120  # what one notch of a mouse wheel reports
_PAUSE = 700  # milliseconds after which the wheel may begin something else
_GAIN_STEP = 0.1
_SNAP = 0.05  # steps of a dragged gain
_MAPS = ("input", "partial", "result", "after")
_CURSORS = {
    "mute": Qt.CursorShape.PointingHandCursor,
    "solo": Qt.CursorShape.PointingHandCursor,
    "gain": Qt.CursorShape.SizeHorCursor,
    "kernel": Qt.CursorShape.SizeVerCursor,
    **dict.fromkeys(_MAPS, Qt.CursorShape.CrossCursor),
}


@dataclass(frozen=True)
class _GainHeld:
    """A gain that is dragged: whose, from where, from what, and over how many pixels it runs."""

    at: int
    x: float
    start: float
    width: float


@guarded
class SliceCanvas(SliceBoard):
    """One filter, input channel by input channel: pointed at, edited and walked through.

    Signals:
        left: Esc was pressed.
        cell_asked: the arithmetic of the chosen cell is wanted.
    """

    left = Signal()
    cell_asked = Signal()

    def __init__(self, document: Document, selection: Selection, desk: Desk, theme: Theme) -> None:
        super().__init__(document, selection, desk, theme)
        self._hand = WeightHand(document)
        self._typed_into: WeightSpot | None = None
        self._typing = CellTyping(self)
        self._typing.typed.connect(self._take_typed)
        self._gain_held: _GainHeld | None = None
        self._kernel_in_use: int | None = None  # clicked since the pointer came: then the wheel edits, else it scrolls
        self._turned: tuple[str, int] = ("", 0)  # what the wheel is at, and since when
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Input channels"))

    # --- the mouse ---------------------------------------------------------------------------------------------

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point."""
        places = self.places
        return places.spot(point, self.scroll_bar.value()) if places is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand.holds:
            self._hand.drag(event.position().y(), event.modifiers())
        elif self._gain_held is not None:
            held = self._gain_held
            scale = held.start + (event.position().x() - held.x) / held.width * LOUDEST
            self._desk.scale(held.at, round(scale / _SNAP) * _SNAP)
        else:
            self._hover(event.position())

    def _hover(self, point: QPointF | None) -> None:
        scene = self.scene()
        spot = self.spot(point) if point is not None and scene is not None else None
        if spot == self._spot:
            return
        self._spot = spot
        if spot is None or spot.part != "kernel" or spot.row != self._kernel_in_use:
            self._kernel_in_use = None
        self.setCursor(_CURSORS.get(spot.part if spot is not None else "", Qt.CursorShape.ArrowCursor))
        self._selection.point_at(hover_at(scene, spot) if scene is not None else None)
        self._selection.point_at_weight(weight_at(scene, spot) if scene is not None else None)
        self.update()

    def let_go(self) -> None:
        """Ends whatever the mouse is at."""
        self._hand.release()
        self._gain_held = None
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hover(event.position())
        scene, spot = self.scene(), self.spot(event.position())
        if event.button() != Qt.MouseButton.LeftButton or scene is None or spot is None:
            return
        if spot.row is not None:
            at = scene.order[spot.row]
            self._select_row(spot.row)
            if spot.part == "mute":
                self._desk.mute(at)
            elif spot.part == "solo":
                self._desk.solo(at)
            elif spot.part == "gain":
                width = scene.places.row.gain.width()
                self._gain_held = _GainHeld(at, event.position().x(), scene.mix.scales[at], width)
            elif (weight := weight_at(scene, spot)) is not None:
                self._kernel_in_use = spot.row
                value = float(scene.kernels[at][spot.cell])
                self._hand.press(weight, value, event.position().y(), event.modifiers())
        if (hover := hover_at(scene, spot)) is not None:
            self._choose(scene, hover)

    def _choose(self, scene: Scene, hover: Hover) -> None:
        """Chooses the cell of the result that a cell of any map stands for: choosing others would leave this filter."""
        slices, place = scene.slices, (hover.row, hover.column)
        if hover.layer == slices.source:
            place = position_over(slices.spec, slices.given, slices.made, hover.row, hover.column)
        elif hover.layer == slices.after:
            pointing = Pointing.at(slices.frame, hover, None)
            place = middle(pointing.before.get(slices.layer)) or place
        self._selection.choose(Hover(slices.layer, slices.channel, *place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            clicked = self._hand.release()
            self._gain_held = None
            self._hover(event.position())
            if clicked is not None:
                self._type_into(clicked)

    def _type_into(self, spot: WeightSpot) -> None:
        """Opens a weight for typing."""
        scene = self.scene()
        if scene is None or spot.source not in scene.order:
            return
        self._typed_into = spot
        row = scene.places.row_at(scene.order.index(spot.source), scene.scroll)
        where = cell_rect(row.kernel, scene.places.contents.kernel, (spot.row,), (spot.column,))
        weight = float(scene.kernels[spot.source][spot.row, spot.column])
        self._typing.begin((spot.row, spot.column), where.toRect(), weight, clicked=True)

    @Slot(object, float)
    def _take_typed(self, _cell: object, value: float) -> None:
        if self._typed_into is not None:
            self._hand.put(self._typed_into, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_action(event):
            self._typing.give_way()
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot, unit = self.spot(event.position()), self._class_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)
        elif unit is not None:
            self._rename_class(unit)
        elif spot is not None and spot.part in _MAPS:
            self.cell_asked.emit()
        else:
            self.mousePressEvent(event)  # quick clicks are clicks

    def _class_at(self, point: QPointF) -> int | None:
        """Whose name lies under a point."""
        scene = self.scene()
        places = class_names(scene) if scene is not None else []
        return next((unit for unit, place in enumerate(places) if place.contains(point)), None)

    def _rename_class(self, unit: int) -> None:
        scene = self.scene()
        if scene is not None and open_field(self) is None:
            type_class(self, self._document, unit, class_names(scene)[unit], scene.type_scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Steps the weight or gain under the pointer; a turn that began as scrolling goes on scrolling."""
        event.accept()
        self._typing.finish()
        scene, spot = self.scene(), self.spot(event.position())
        turned = event.angleDelta().y() or event.angleDelta().x()  # Shift turns the wheel sideways on some systems
        if scene is None or self._hand.holds:
            return
        doing = self._wheel_is_for(scene, spot)
        before, since = self._turned
        if before == "scroll" and event.timestamp() - since < _PAUSE and self.scroll_bar.maximum():
            doing = "scroll"
        self._turned = doing, event.timestamp()
        if doing == "scroll" or spot is None or spot.row is None:
            step = self.scroll_bar.singleStep() * turned / _NOTCH
            self.scroll_bar.setValue(round(self.scroll_bar.value() - step))
            self._hover(event.position())
            return
        at = scene.order[spot.row]
        if doing == "gain":
            self._desk.nudge(at, _GAIN_STEP * turned / _NOTCH)
        elif (weight := weight_at(scene, spot)) is not None:
            value = float(scene.kernels[at][spot.cell])
            self._hand.turn(weight, value, turned / _NOTCH, event.modifiers(), event.timestamp())

    def _wheel_is_for(self, scene: Scene, spot: Spot | None) -> str:
        if spot is None or spot.row is None:
            return "scroll"
        if spot.part == "gain" and scene.order[spot.row] == scene.selected:
            return "gain"
        return "kernel" if spot.part == "kernel" and spot.row == self._kernel_in_use else "scroll"

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot(QPointF(event.pos()))
            at = QPointF(event.pos())
            text = class_tip() if self._class_at(at) is not None else words.tip(spot)
            show_beside(self, text, event.globalPos(), self._row_rect(spot, event.pos()))
            return True
        return super().event(event)

    def _row_rect(self, spot: Spot | None, at: QPoint) -> QRect:
        """The row that a place is in; the place alone where it is in none."""
        places = self.places
        if spot is None or spot.row is None or places is None:
            return QRect(at, at)
        top = places.top(spot.row, self.scroll_bar.value())
        return QRectF(0, top, self.width(), places.row_height).toAlignedRect()

    # --- the keyboard ------------------------------------------------------------------------------------------

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, text = event.key(), event.text()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and not modifiers:
            return self.left.emit
        if self.slices is None or modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        if text in ("+", "-", "−"):
            return partial(self._desk.nudge, self.selected, _GAIN_STEP if text == "+" else -_GAIN_STEP)
        if modifiers:
            return None
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: partial(self._move, -1),
            Qt.Key.Key_Down: partial(self._move, 1),
            Qt.Key.Key_PageUp: partial(self._move, -self._page()),
            Qt.Key.Key_PageDown: partial(self._move, self._page()),
            Qt.Key.Key_Home: partial(self._move, -len(self.order)),
            Qt.Key.Key_End: partial(self._move, len(self.order)),
            Qt.Key.Key_Left: partial(self._step_filter, -1),
            Qt.Key.Key_Right: partial(self._step_filter, 1),
            Qt.Key.Key_M: partial(self._desk.mute, self.selected),
            Qt.Key.Key_S: partial(self._desk.solo, self.selected),
            Qt.Key.Key_0: self._desk.reset,
            Qt.Key.Key_O: partial(self.sort_by_share, not self.by_share),
            Qt.Key.Key_Return: self.cell_asked.emit,
            Qt.Key.Key_Enter: self.cell_asked.emit,
        }
        return actions.get(key)

    def _page(self) -> int:
        places = self.places
        return max(int(places.list.height() / places.row_height) - 1, 1) if places is not None else 1

    def _move(self, by: int) -> None:
        """Selects another row."""
        if self.selected in self.order:
            self._select_row(min(max(self.order.index(self.selected) + by, 0), len(self.order) - 1))

    def _select_row(self, row: int) -> None:
        self._selection.select(self._selection.layer, self._selection.channel, self.order[row])

    def _step_filter(self, by: int) -> None:
        """Opens the filter before or after this one."""
        slices, channel = self.slices, self._selection.channel + by
        if slices is not None and 0 <= channel < slices.made[0]:
            self._selection.select(self._selection.layer, channel)
