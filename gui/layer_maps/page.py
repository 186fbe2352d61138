"""All maps of the selected layer as a page of the window: how they are sorted and coloured, and what is pointed at."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from engine.quiz.hiding import HIDDEN
from gui.events.guard import guarded
from gui.layer_maps import words
from gui.layer_maps.view import MapsView
from gui.layer_maps.wall import Order, Sorting, Wall, Wish, wall
from gui.look.colours import table
from gui.look.icons import icon
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Hover, Place, Selection
from gui.state.session import Session
from gui.text.phrases import number_text
from gui.widgets.colour_bar import ColourBar
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.page import BackButton, Page
from gui.widgets.pieces import caption, chip, explain

_BAR = 180  # pixels that the colours take


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
        left: the page that this one was opened from is to be shown again.
        opened(str, int): the map of a layer is to be taken apart.
    """

    left = Signal()
    opened = Signal(str, int)

    def __init__(self, document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self.order: Order = "channel"
        self._sorting, self._wish = Sorting(), Wish(document)
        self._build()
        session.ask_for(self._wish)
        for signal in (
            document.changed, session.ready, selection.changed, selection.looks_changed, selection.hidden_changed,
            selection.pinned,
        ):  # fmt: skip
            signal.connect(self._refresh)
        selection.focused.connect(self._outline)
        theme.changed.connect(self._recolour)
        self._recolour()

    # --- what it is made of ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAccessibleName(self.tr("All maps of a layer"))
        self.board = MapsView(self._theme)
        self.setFocusProxy(self.board)
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.nothing = caption()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = ElidedLabel()
        self.sentence.setProperty("muted", True)
        self.bar = ColourBar()
        self.bar.setFixedWidth(_BAR)
        self.whose = QLabel()
        self.whose.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._build_head())
        column.addWidget(self.nothing, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.board, 1)
        middle.addWidget(self.scroll_bar)
        column.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 2, 12, 6)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.whose)
        foot.addWidget(self.bar)
        column.addLayout(foot)
        QWidget.setTabOrder(self.board, self.back)  # the maps have the keyboard first
        self.board.arranged.connect(self._show_scroll)
        self.scroll_bar.valueChanged.connect(self.board.set_scroll)
        self.board.pointed.connect(self._point)
        self.board.chosen.connect(self._choose)
        self.board.selected_channel.connect(lambda channel: self._selection.select(self._selection.layer, channel))
        self.board.opened.connect(lambda channel: self.opened.emit(self._selection.layer, channel))

    def _build_head(self) -> QHBoxLayout:
        self.back = BackButton()
        self.back.clicked.connect(self.left)
        self.title = ElidedLabel()
        self.title.setProperty("title", True)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 12, 0)
        head.setSpacing(4)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self.orders: dict[Order, QPushButton] = {}
        group = QButtonGroup(self)
        for order, (text, tip) in zip(get_args(Order), words.orders(), strict=True):
            button = chip(text)
            button.setCheckable(True)
            explain(button, text, tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the maps
            button.clicked.connect(lambda _checked, order=order: self.set_order(order))
            group.addButton(button)
            head.addWidget(button)
            self.orders[order] = button
        self.shared = chip(self.tr("one scale"))
        self.shared.setCheckable(True)
        explain(
            self.shared,
            self.shared.text(),
            self.tr("Give the same colour the same number in all maps of the layer, or let each map use all colours"),
        )
        self.shared.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.shared.clicked.connect(self._share)
        head.addSpacing(8)
        head.addWidget(self.shared)
        return head

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.palette.canvas))

    def map_places(self) -> dict[Place, QRectF]:
        """Where the maps are that can be seen."""
        origin = self.board.viewport().mapTo(self, QPoint())
        return {place: rect.translated(origin) for place, rect in self.board.map_places().items()}

    # --- what it shows -----------------------------------------------------------------------------------------

    def set_order(self, order: Order) -> None:
        """Sorts the maps otherwise."""
        self.order = order
        self._sorting = Sorting()
        self._ask()
        self._refresh()

    def showEvent(self, _event: QEvent) -> None:
        self._ask()
        self._refresh()

    def hideEvent(self, _event: QEvent) -> None:
        self._wish.order = None

    def _ask(self) -> None:
        """What the maps are sorted by is only worked out while they are seen."""
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
        self.title.set_words(words.title(selection.layer, shown))
        for order, button in self.orders.items():
            button.setChecked(order == self.order)
            button.setEnabled(shown is not None and (order == "channel" or not selection.hidden_by_layer))
        self.shared.setEnabled(shown is not None)
        self.shared.setChecked(selection.looks.scale != "map")
        self._show_bar(shown)
        self._outline(selection.focus)

    def _show_bar(self, shown: Wall | None) -> None:
        """The colours with their numbers; of what is hidden they would tell the least and the largest."""
        tells = shown is not None and self._selection.layer not in self._selection.hidden_by_layer
        for part in (self.bar, self.whose):
            part.setVisible(tells)
        if shown is None or not tells:
            return
        legend = shown.panels[self.board.at].legend
        self.bar.set_table(table(legend.table_key, self._theme.dark))
        self.bar.set_range(legend.low, legend.high)
        self.bar.set_hatched(legend.hatched_below is not None)
        one = self._selection.looks.scale == "map"
        self.whose.setText(f"{shown.layer}[{shown.panels[self.board.at].channel}]" if one else self.tr("all maps"))

    @Slot(object)
    def _outline(self, focus: Hover | None) -> None:
        """One cursor through all maps: the cell that is looked at, whichever map it is part of."""
        wanted = focus is not None and focus.layer == self._selection.layer
        wanted = wanted and (self._selection.hover is not None or self._selection.pointed)
        self.board.set_cell(
            (focus.row, focus.column) if focus is not None and wanted else None, self._selection.hover is not None
        )
        self._say(focus if wanted else None)

    def _say(self, focus: Hover | None) -> None:
        """What the cursor is on, and of the selected map what it is sorted by."""
        shown = self.board.wall
        text = self.nothing.text()
        if shown is not None:
            panels = {panel.channel: panel for panel in shown.panels}
            channel = focus.channel if focus is not None else self._selection.channel
            panel = panels.get(channel, shown.panels[self.board.at])
            parts = [f"{shown.layer}[{panel.channel}]"]
            if panel.pin is not None:
                parts.append(words.pinned(panel.pin))
            if focus is not None and self.board.cell is not None:
                value = panel.value(self.board.cell)
                told = self.tr("row {row}, column {column} = {value}")
                number = HIDDEN if value is None else number_text(value)
                parts.append(told.format(row=focus.row, column=focus.column, value=number))
            if panel.measure is not None:
                parts.append(words.measure(self.order, panel.measure, self._class_name(shown)))
            elif self.order != "channel":
                parts.append(words.unsorted(self.order, bool(self._selection.hidden_by_layer), self._session.busy))
            text = " · ".join(parts)
        self.sentence.set_words(text)
        for part in (self, self.board):
            part.setAccessibleDescription(text)

    def _class_name(self, shown: Wall) -> str:
        at, classes = shown.strongest, self._document.project.classes
        return "" if at is None else classes[at] if at < len(classes) else str(at)

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
        self.back.setIcon(icon("left", self._theme.palette.text))
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
