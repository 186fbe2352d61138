"""The page on which the arithmetic of a cell is written out for an audience."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.cell.painting.view_state import ViewType
from gui.cell.painting.written import Written
from gui.cell.painting.written_layout import WrittenLayout, layout_of
from gui.cell.painting.written_painter import WrittenPainter
from gui.events.guard import guarded
from gui.widgets.cell_typing import CellTyping
from gui.widgets.focus import draw_focus
from gui.widgets.keyed import KeyedWidget, arrow_of


@guarded
class WrittenView(KeyedWidget):
    """Blocks of numbers side by side, and below them the lines of the arithmetic.

    Signals:
        pressed(str, object): a square of a part (``input``, ``output`` or ``other``) was clicked: its (row, column).
        weight_typed(object, float): the (row, column) of a square of the filter, and the weight typed into it.
        asked(object): a question mark was clicked; its rectangle in the widget.
        walked(int, int): an arrow key requests this number of positions down and to the right.
    """

    pressed = Signal(str, object)
    weight_typed = Signal(object, float)
    asked = Signal(object)
    walked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.written = Written((), (), ())  # the shown arithmetic
        self._layout: WrittenLayout | None = None  # computed when it is needed
        self._weights: Sequence[float] = ()
        self._is_tabbed = False  # a click moves the focus, too, but an audience need not see its frame
        self._typing = CellTyping(self)
        self._typing.typed.connect(self.weight_typed)
        self.setAccessibleName(self.tr("The arithmetic, written out"))
        self.setToolTip(
            self.tr("Click a number of the picture or of the map to move the window there. Arrow keys move it, too.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # ---- content

    def show_written(self, written: Written, weights: Sequence[float] = ()) -> None:
        """Shows other arithmetic.

        Args:
            weights: of the filter, row by row.
        """
        self._typing.close()
        self.written, self._weights = written, weights
        self._place()
        if self.hasFocus() or QAccessible.isActive():
            self.setAccessibleDescription(self.describe())

    def describe(self) -> str:
        """The content in words, for screen readers."""
        return self.written.describe()

    def map_places(self) -> dict[tuple[str, int], QRectF]:
        """The rectangles of the maps of the network without their padding, by layer and channel."""
        return {
            placed.block.place: placed.inner
            for placed in self.arranged.blocks
            if placed.block.place is not None and placed.block.squares
        }

    def question(self) -> QRectF | None:
        """The rectangle of the first question mark; None if nothing is hidden."""
        return self.arranged.question()

    def rect_of(self, part: str, row: int, column: int) -> QRectF:
        """The rectangle of a square of the first block that is this part."""
        return self.arranged.rect_of(part, row, column)

    @property
    def arranged(self) -> WrittenLayout:
        """The content on the page."""
        if self._layout is None:
            type_ = ViewType(self.font(), self.window().fontInfo().pixelSize())
            self._layout = layout_of(self.written, self.size(), type_)
        return self._layout

    def _place(self) -> None:
        self._layout = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            WrittenPainter(self.arranged, self.palette()).paint(painter)
            if self.hasFocus() and self._is_tabbed:
                draw_focus(painter, self.rect(), self.palette())

    # ---- mouse and keyboard

    def _asks(self, point: QPointF) -> bool:
        place = self.question()
        return place is not None and place.contains(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._asks(event.position()) or self.arranged.square_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, hit = self.question(), self.arranged.square_at(event.position())
        if place is not None and place.contains(event.position()):
            self.asked.emit(place)
        elif hit is not None:
            placed, row, column = hit
            above, before = placed.block.first
            cell = row + above, column + before
            if placed.block.part == "filter":
                weight = self._weights[row * placed.block.columns + column]
                where = placed.square(row, column).toRect()
                self._typing.begin(cell, where, weight, None, True, placed.number_pixels)
            else:
                self.pressed.emit(placed.block.part, cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            place = self.question()
            return None if place is None else lambda: self.asked.emit(place)
        step = arrow_of(event)
        return None if step is None else lambda: self.walked.emit(*step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_action(event):
            self._typing.give_way()
        super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.setAccessibleDescription(self.describe())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def where(self, place: QRectF) -> QRect:
        """A rectangle of the widget on the screen."""
        rect = place.toRect()
        return QRect(self.mapToGlobal(rect.topLeft()), rect.size())
