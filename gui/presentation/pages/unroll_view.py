"""A widget that shows maps being unrolled into a vector, row by row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyle

from gui.events.guard import guarded
from gui.presentation.pages.unroll_layout import Cell, UnrollLayout
from gui.presentation.pages.unroll_painter import UnrollPainter
from gui.presentation.pages.unroll_state import Unrolled, UnrollState, places_for
from gui.widgets.keyed import KeyedWidget, arrow_of

_TIME = 3000  # milliseconds until all rows are in their places


@guarded
class UnrollView(KeyedWidget):
    """The maps, and below them the vector that they are flattened into.

    Signals:
        cell_pointed(object): another cell is under the pointer, in its map or in the vector; None for none.
        cell_chosen(object): a cell was clicked, or reached with the arrow keys.
        turn_asked: the user asked to unroll the maps, or to roll them up.
    """

    cell_pointed = Signal(object)
    cell_chosen = Signal(object)
    turn_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Maps that become a line"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(240, 160))
        self._shown: Unrolled | None = None
        self._layout: UnrollLayout | None = None
        self._painter = UnrollPainter()
        self._marked: Cell = (0, 0, 0)
        self._pointed: Cell | None = None
        self.unrolled = False
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_TIME)
        self._animation.valueChanged.connect(self.update)

    # ---- what it shows

    def show_maps(self, shown: Unrolled | None) -> None:
        """Sets the maps."""
        if shown is None or self._shown is None or shown.shape != self._shown.shape:
            self._animation.stop()
            self._layout = None
        self._shown = shown
        self.update()

    def set_unrolled(self, unrolled: bool) -> None:
        """Fills the vector, with an animation, or empties it."""
        if unrolled == self.unrolled:
            return
        self.unrolled = unrolled
        self._animation.stop()
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if unrolled and duration > 0 and self.isVisible() and self._shown is not None:
            self._animation.start()
        self.update()

    @property
    def shown(self) -> Unrolled | None:
        """The maps."""
        return self._shown

    @property
    def progress(self) -> float:
        """Progress of the unrolling, 0 to 1."""
        if self._animation.state() == QVariantAnimation.State.Running:
            return float(self._animation.currentValue())
        return float(self.unrolled)

    @property
    def marked(self) -> Cell:
        """The described cell: under the pointer, else chosen."""
        return self._pointed or self._marked

    def mark(self, cell: Cell) -> None:
        """Outlines a cell in its map and in the vector."""
        if cell != self._marked:
            self._marked = cell
            self.update()

    @property
    def places(self) -> UnrollLayout | None:
        """The layout."""
        if self._layout is None and self._shown is not None:
            self._layout = places_for(self._shown, self.size(), self.font())
        return self._layout

    def state(self) -> UnrollState | None:
        """The present paint state; None without maps."""
        shown, places = self._shown, self.places
        if shown is None or places is None:
            return None
        look = self.size(), self.font(), self.palette(), self.hasFocus()
        return UnrollState(shown, places, self.progress, self.marked, *look)

    # ---- events

    def paintEvent(self, _event: QPaintEvent) -> None:
        state = self.state()
        if state is not None:
            with QPainter(self) as painter:
                self._painter.paint(painter, state, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._layout = None
            self.update()

    # ---- mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.places.at(event.position()) if self.places is not None else None)

    def leaveEvent(self, _event: QEvent) -> None:
        self._point(None)

    def _point(self, cell: Cell | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self.cell_pointed.emit(cell)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.places is None:
            return
        cell = self.places.at(event.position())
        if cell is None:
            self.turn_asked.emit()
        else:
            self.cell_chosen.emit(cell)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            return self.turn_asked.emit
        step = arrow_of(event)
        if step is None or self.places is None:
            return None
        return lambda: self._walk(*step)

    def _walk(self, down: int, across: int) -> None:
        """Chooses the cell at the next index, or in the next row of the map."""
        places = self.places
        assert places is not None
        place = places.place_of(self._marked) + across + down * places.shape[2]
        if 0 <= place < places.count:
            self.cell_chosen.emit(places.cell_of(place))
