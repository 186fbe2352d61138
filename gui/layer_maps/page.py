"""The page with all maps of the selected layer: sort order, colours and the cell under the cursor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from gui.events.guard import guarded
from gui.layer_maps import words
from gui.layer_maps.strips import MapsFoot, MapsHead
from gui.layer_maps.view import MapsView
from gui.layer_maps.wall import Order, Sorting, Wish, wall
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.old_maps import OldMaps
from gui.state.selection import Hover, Place, Selection
from gui.state.session import Session
from gui.widgets.page import Page
from gui.widgets.pieces import caption


def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
    """The page of all maps of a layer."""
    maps = LayerMapsPage(document, selection, session, theme)
    return Page(
        maps,
        "guide/06-layer-maps.md",
        title=QCoreApplication.translate("LayerMapsPage", "All maps of {layer}"),
        way_back=QCoreApplication.translate("LayerMapsPage", "Back to all maps of {layer}"),
        set_up=lambda view: maps.set_order(view.sorting),
        captured=lambda: {"sorting": maps.order},
        back=maps.back,
        left=maps.left,
        opened=maps.opened,
    )


@guarded
class LayerMapsPage(QWidget):
    """Every map of the selected layer, each in a panel of its own.

    Signals:
        left: the page that this one was opened from should be shown again.
        opened(str, int): the filter page of a map was requested; carries layer and channel.
    """

    left = Signal()
    opened = Signal(str, int)

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self.order: Order = "channel"
        self._sorting, self._wish = Sorting(), Wish(document)
        self._old = OldMaps(document, session, self)
        self._build()
        session.ask_for(self._wish)
        for signal in (
            document.changed, session.ready, selection.changed, selection.looks_changed, selection.hidden_changed,
            selection.pinned,
        ):  # fmt: skip
            signal.connect(self._refresh)
        selection.focused.connect(self._outline)
        self._old.changed.connect(self._dim)
        theme.changed.connect(self._recolour)
        self._recolour()

    # --- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAccessibleName(self.tr("All maps of a layer"))
        self.board = MapsView(self._theme)
        self.setFocusProxy(self.board)
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.nothing = caption()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.head, self.foot = MapsHead(), MapsFoot()
        self.back, self.title, self.shared = self.head.back, self.head.title, self.head.shared
        self.orders, self.sentence, self.bar, self.whose = (
            self.head.orders, self.foot.sentence, self.foot.bar, self.foot.whose,
        )  # fmt: skip
        self.back.clicked.connect(self.left)
        self.shared.clicked.connect(self._share)
        for order, button in self.orders.items():
            button.clicked.connect(lambda _checked, order=order: self.set_order(order))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.nothing, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.board, 1)
        middle.addWidget(self.scroll_bar)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        QWidget.setTabOrder(self.board, self.back)  # the maps have the keyboard first
        self.board.arranged.connect(self._show_scroll)
        self.scroll_bar.valueChanged.connect(self.board.set_scroll)
        self.board.pointed.connect(self._point)
        self.board.chosen.connect(self._choose)
        self.board.selected_channel.connect(lambda channel: self._selection.select(self._selection.layer, channel))
        self.board.opened.connect(lambda channel: self.opened.emit(self._selection.layer, channel))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.palette.canvas))

    def map_places(self) -> dict[Place, QRectF]:
        """The rectangles of the visible maps."""
        origin = self.board.viewport().mapTo(self, QPoint())
        return {place: rect.translated(origin) for place, rect in self.board.map_places().items()}

    # --- what it shows -----------------------------------------------------------------------------------------

    def set_order(self, order: Order) -> None:
        """Sets the sort order."""
        self.order = order
        self._sorting = Sorting()
        self._ask()
        self._refresh()

    def showEvent(self, _event: QEvent) -> None:
        self._ask()
        self._refresh()

    def hideEvent(self, _event: QEvent) -> None:
        self._wish.order = None
        self.board.show_wall(None)

    def _ask(self) -> None:
        """Requests the measures for sorting, only while the page is visible."""
        wanted = self.order if self.isVisible() else None
        if wanted != self._wish.order:
            self._wish.order = wanted
            self._session.request()

    @Slot()
    def _refresh(self) -> None:
        if not self.isVisible():
            return
        frame, selection = self._session.frame, self._selection
        hidden = selection.layer in selection.sizes_asked
        shown = wall(frame, selection, self.order, self._sorting) if frame is not None and not hidden else None
        self.board.show_wall(shown)
        self.board.set_selected(selection.channel)
        self.nothing.setText(words.why_blank(frame, selection) if shown is None else "")
        for part, seen in ((self.nothing, shown is None), (self.board, shown is not None)):
            part.setVisible(seen)
        self.head.show_wall(shown, self.order, selection)
        self.foot.show_bar(shown, selection, self._theme)
        self._outline(selection.focus)
        self._dim()

    @Slot()
    def _dim(self) -> None:
        """Dims the maps while they are those before a change."""
        is_old = self._selection.layer in self._old.layers
        self.board.set_note(self.tr("The maps before the change") if is_old else "")

    @Slot(object)
    def _outline(self, focus: Hover | None) -> None:
        """Outlines the hovered or chosen cell in all maps."""
        wanted = focus is not None and focus.layer == self._selection.layer
        wanted = wanted and (self._selection.hover is not None or self._selection.pointed)
        self.board.set_cell(
            (focus.row, focus.column) if focus is not None and wanted else None, self._selection.hover is not None
        )
        self._say(focus if wanted else None)

    def _say(self, focus: Hover | None) -> None:
        """Describes the map under the cursor, or else the selected one."""
        shown = self.board.wall
        text = self.nothing.text()
        if shown is not None:
            project, busy = self._document.project, self._session.busy
            text = words.sentence(shown, self._selection, self.order, project, busy, focus, self.board.cell)
        self.sentence.set_words(text)
        for part in (self, self.board):
            part.setAccessibleDescription(text)

    @Slot()
    def _show_scroll(self) -> None:
        board = self.board
        self.scroll_bar.setVisible(board.scroll_range > 0 and board.wall is not None)
        self.scroll_bar.setRange(0, board.scroll_range)
        self.scroll_bar.setPageStep(board.viewport().height())
        self.scroll_bar.setSingleStep(40)
        self.scroll_bar.setValue(board.scroll)

    @Slot()
    def _recolour(self) -> None:
        self.head.recolour(self._theme.palette)
        self.board.recolour()
        self._refresh()

    # --- what the user does ------------------------------------------------------------------------------------

    @Slot()
    def _share(self) -> None:
        self._selection.set_looks(scale="layer" if self.shared.isChecked() else "map")

    @Slot(int, object)
    def _point(self, channel: int, cell: tuple[int, int] | None) -> None:
        self._selection.point_at(None if cell is None else Hover(self._selection.layer, channel, *cell))

    @Slot(int, object)
    def _choose(self, channel: int, cell: tuple[int, int]) -> None:
        self._selection.choose(Hover(self._selection.layer, channel, *cell))
