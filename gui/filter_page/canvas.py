"""The list of input channels and the sum as one widget: combines order, layout, painter, mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QStyle

from engine.project.project import Project
from gui.events.guard import guarded
from gui.filter_page.filter_state import FilterState, Kernels, Pointed, type_scale
from gui.filter_page.layout import Places
from gui.filter_page.mixer import Desk
from gui.filter_page.painter import KeptPainter, paint_message
from gui.filter_page.pointer import GAIN_STEP, Pointer
from gui.filter_page.row_order import RowOrder
from gui.filter_page.scrolled_places import ScrolledPlaces
from gui.filter_page.slices import Normal, Slices
from gui.look.theme import Theme
from gui.network.fonts import Fonts
from gui.network.pointing import Pointing
from gui.state.document import Document
from gui.state.selection import Place, Selection
from gui.widgets.keyed import KeyedWidget
from gui.widgets.pointer_widget import PointerWidget

_APPEARING = 200  # milliseconds of the opening animation


@guarded
class SliceCanvas(KeyedWidget, PointerWidget):
    """One filter split into input channels, with the sum and the layers after it.

    Signals:
        order_changed: the sort order of the list changed.
        left: Esc was pressed.
        cell_asked: the arithmetic of the chosen cell was requested.

    Attributes:
        slices: the filter; None if there is none, for the reason in ``message``.
        message: the reason why no filter is shown.
    """

    order_changed = Signal()
    left = Signal()
    cell_asked = Signal()

    def __init__(self, document: Document, selection: Selection, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._desk, self._theme = document, selection, desk, theme
        self.slices: Slices | None = None
        self.message = ""
        self._normal: Normal | None = None
        self._order = RowOrder()
        self._scrolled = ScrolledPlaces(self)
        self._kernels: tuple[Project, Slices, Kernels] | None = None  # and what they depend on
        self._pointing: Pointing | None = None
        self._fonts = Fonts.of(self.font())
        self._painter = KeptPainter()
        self._pointer: Pointer = Pointer(self, document, selection, desk, self.scroll_bar, self.state)
        self._appearing = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_APPEARING)
        self._appearing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setMinimumSize(300, 160)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Input channels"))
        self._connect()

    def _connect(self) -> None:
        selection = self._selection
        self._pointer.cell_asked.connect(self.cell_asked)
        selection.changed.connect(self._follow_selection)
        for signal in (selection.hovered, selection.focused, selection.weight_hovered):
            signal.connect(self._point)
        for signal in (
            self._appearing.valueChanged, self._document.changed, selection.hidden_changed, self._desk.changed
        ):  # fmt: skip
            signal.connect(self._repaint)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_slices(self, slices: Slices | None, message: str = "") -> None:
        """Shows a filter, or the reason why there is none."""
        self.slices, self.message = slices, message
        if slices is None:
            self._kernels, self._painter = None, KeptPainter()  # both keep a Frame alive
        else:
            if slices.frame.request.gains is None:
                self._normal = Normal.of(slices)
            self._order.follow(slices, self._normal_of(slices))
        self._point()

    @Slot()
    def recolour(self) -> None:
        """Applies the fonts and colours of the theme."""
        self._fonts = Fonts.of(self.font())
        self.update()

    def appear(self) -> None:
        """Starts the opening animation, unless animations are switched off in the system."""
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0:
            self._appearing.start()

    def end_drag(self) -> None:
        """Ends a drag and the hover."""
        self._pointer.end_drag()

    @Slot(bool)
    def sort_by_share(self, by_share: bool) -> None:
        """Sorts by share, largest first, or by channel."""
        self._order.by_share = by_share
        if self.slices is not None:
            self._order.follow(self.slices, self._normal_of(self.slices))
        self._show_selected()
        self.update()
        self.order_changed.emit()

    @property
    def by_share(self) -> bool:
        """Whether the list is sorted by share."""
        return self._order.by_share

    @property
    def order(self) -> tuple[int, ...]:
        """The channels in the order of the list."""
        return self._order.rows

    @property
    def scroll_bar(self) -> QScrollBar:
        """The scroll bar of the list."""
        return self._scrolled.bar

    @property
    def selected(self) -> int:
        """The selected input channel."""
        count = self.slices.count if self.slices is not None else 1
        return min(self._selection.source, count - 1)

    @property
    def places(self) -> Places | None:
        """The layout; None if there is no filter."""
        if self.slices is None:
            return None
        return self._scrolled.of(self.slices.contents, self.size(), type_scale(self._fonts))

    def map_places(self) -> dict[Place, QRectF]:
        """The rectangles of visible maps, by (layer, channel)."""
        state = self.state()
        return state.map_places() if state is not None else {}

    def state(self) -> FilterState | None:
        """The current FilterState; None if there is no filter, or if the mix is still that of another one."""
        slices, places = self.slices, self.places
        if slices is None or places is None or not len(self.order) == len(self._desk.mix.scales) == slices.count:
            return None
        return FilterState(
            slices,
            self.size(),
            places,
            self.order,
            self._desk.mix,
            self._kernels_of(slices),
            self._normal_of(slices),
            self.scroll_bar.value(),
            self.selected,
            self._selection.hidden_by_layer,
            self._selection.looks,
            self._theme.palette,
            self._fonts,
        )

    def _normal_of(self, slices: Slices) -> Normal | None:
        """The values without gains, if they belong to this filter."""
        return self._normal if self._normal is not None and self._normal.fits(slices) else None

    def _kernels_of(self, slices: Slices) -> Kernels:
        project, kept = self._document.project, self._kernels
        if kept is None or kept[0] is not project or kept[1] is not slices:
            self._kernels = kept = project, slices, Kernels.of(slices, project)
        return kept[2]

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot()
    def _follow_selection(self) -> None:
        self._show_selected()
        self.update()

    def _show_selected(self) -> None:
        if self.places is not None and self.selected in self.order:
            self._scrolled.show_row(self.order.index(self.selected))

    @Slot()
    def _point(self) -> None:
        """Discards the outlines; they are computed when they are painted."""
        self._pointing = None
        self.update()

    @property
    def pointing(self) -> Pointing:
        """The outlined cells."""
        if self._pointing is None:
            selection = self._selection
            wanted = selection.hover is not None or selection.pointed
            frame = self.slices.frame if self.slices is not None else None
            self._pointing = Pointing.at(frame, selection.focus if wanted else None, selection.weight)
        return self._pointing

    # --- events --------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        state, ratio = self.state(), self.devicePixelRatioF()
        with QPainter(self) as painter:
            if state is None:
                paint_message(painter, self.size(), self.message, self._theme.palette)
            elif self._appearing.state() == QVariantAnimation.State.Running:
                self._painter.paint_appearing(painter, state, float(self._appearing.currentValue()), ratio)
            else:
                pointed = Pointed(self.pointing, self._pointer.spot, self._selection.weight, self.hasFocus())
                self._painter.paint(painter, state, pointed, ratio)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._show_selected()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.turn(event)

    # --- the keyboard --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_action(event):
            self._pointer.give_way()
        super().keyPressEvent(event)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, text = event.key(), event.text()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and not modifiers:
            return self.left.emit
        if self.slices is None or modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        if text in ("+", "-", "−"):
            return partial(self._desk.nudge, self.selected, GAIN_STEP if text == "+" else -GAIN_STEP)
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
        """Selects the row ``by`` rows further down."""
        if self.selected in self.order:
            row = min(max(self.order.index(self.selected) + by, 0), len(self.order) - 1)
            self._selection.select(self._selection.layer, self._selection.channel, self.order[row])

    def _step_filter(self, by: int) -> None:
        """Selects the next or previous filter."""
        slices, channel = self.slices, self._selection.channel + by
        if slices is not None and 0 <= channel < slices.output_shape[0]:
            self._selection.select(self._selection.layer, channel)
