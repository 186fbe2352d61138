"""The way back as a widget: painted from a state, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from gui.backward import words
from gui.backward.contents import Content
from gui.backward.painting import BackwardPainter, BackwardState
from gui.events.guard import guarded
from gui.look.theme import Theme
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget

_NOTCH = 120
_SCROLLED = 60  # pixels per notch of the wheel
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WEIGHTS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@guarded
class BackwardCanvas(KeyedWidget):
    """Steps, arithmetic, kernel and tiles of the way back.

    Signals:
        stepped(int): another step was chosen.
        weight_chosen(object): another weight was chosen: (row, column) in the kernel, or (index,).
        cell_chosen(str, int, object): a cell of a tile was clicked: layer, channel, (row, column); of a vector the
            channel is 0 and (0, unit).
        applied: the step of gradient descent was asked for.
        layer_asked(int), map_asked(int): another layer or map was asked for, one before or after the selected one.
    """

    stepped = Signal(int)
    weight_chosen = Signal(object)
    cell_chosen = Signal(str, int, object)
    applied = Signal()
    layer_asked = Signal(int)
    map_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._painter = BackwardPainter()
        self._scroll = 0.0
        self.content: Content | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(160, 60)
        self.setAccessibleName(self.tr("The way back"))

    def show_content(self, content: Content | None) -> None:
        """Shows another way back, with the tiles of the explained step in sight."""
        before, self.content = self.content, content
        if content is not None:
            moved = before is None or before.explained.layer != content.explained.layer
            layout = self._state(content).layout
            self._scroll = layout.scroll_to(content.explained.layer if moved else "", self._scroll)
            self.setAccessibleDescription(words.told(content.explained))
        self.update()

    def _state(self, content: Content) -> BackwardState:
        return BackwardState(content, self.size(), self._scroll, self._theme.palette, self.font())

    # --- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.palette.canvas))
            if self.content is not None:
                self._painter.paint(painter, self._state(self.content), self.devicePixelRatioF())
            if self.hasFocus():
                draw_focus(painter, self.rect(), self.palette())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- the mouse ---------------------------------------------------------------------------------------------

    def _action_at(self, point: QPointF) -> Callable[[], None] | None:
        """What a click at a point does."""
        content = self.content
        if content is None:
            return None
        layout = self._state(content).layout
        for index in layout.shown_steps:
            if layout.step_rect(index).contains(point):
                return lambda: self.stepped.emit(index)
        for place in layout.kernels:
            if place.contains(point) and content.kernel is not None:
                rows, columns = content.kernel.weights.shape
                cell = layout.kernel_cell(place, 0, 0).size()
                row, column = (point.y() - place.top()) / cell.height(), (point.x() - place.left()) / cell.width()
                at = min(int(row), rows - 1), min(int(column), columns - 1)
                return lambda: self.weight_chosen.emit(at)
        found = layout.tile_at(point, self._scroll)
        if found is None:
            return None
        number, channel, place_in_map = found
        return lambda: self.cell_chosen.emit(content.columns[number].layer, channel, place_in_map)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        action = self._action_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if action is not None:
            action()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        acts = self._action_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        content, turned = self.content, event.angleDelta().y() or event.angleDelta().x()
        if content is None or not turned:
            event.ignore()
            return
        layout = self._state(content).layout
        if layout.tiles.contains(event.position()):
            self._scroll = min(max(self._scroll - turned / _NOTCH * _SCROLLED, 0.0), layout.most_scroll)
            self.update()
        else:
            self.step(-1 if turned > 0 else 1)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos()), self)
            return True
        return super().event(event)

    def _tip_at(self, point: QPoint) -> str:
        content = self.content
        if content is None:
            return ""
        layout = self._state(content).layout
        for index in layout.shown_steps:
            if layout.step_rect(index).contains(QPointF(point)):
                return words.told(content.steps[index])
        found = layout.tile_at(QPointF(point), self._scroll)
        return "" if found is None else words.tile(content, *found)

    # --- the keyboard ------------------------------------------------------------------------------------------

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.content is None or event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return None
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS:
            way = _STEPS[key]
            return (lambda: self.map_asked.emit(way)) if shift else (lambda: self.step(way))
        if key in _WEIGHTS:
            way = _WEIGHTS[key]
            return (lambda: self.layer_asked.emit(way)) if shift else (lambda: self._next_weight(way))
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.applied.emit
        ends = {Qt.Key.Key_Home: -len(self.content.steps), Qt.Key.Key_End: len(self.content.steps)}
        return (lambda: self.step(ends[key])) if key in ends else None

    def step(self, way: int) -> None:
        """Asks for the step so many further, or the one at the end."""
        if self.content is not None:
            self.stepped.emit(min(max(self.content.step + way, 0), len(self.content.steps) - 1))

    def _next_weight(self, way: int) -> None:
        content = self.content
        if content is None or content.walk.weight is None:
            return
        weight = content.walk.weight
        sizes = content.gradients.by_weight[weight.layer][weight.name].shape[-2:]
        if len(weight.at) == 4:
            rows, columns = sizes
            at = (weight.at[2] * columns + weight.at[3] + way) % (rows * columns)
            self.weight_chosen.emit(divmod(at, columns))
        elif len(weight.at) == 2:
            self.weight_chosen.emit(((weight.at[1] + way) % sizes[1],))
