"""The filter page as a widget: its head, and the canvas."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.events.guard import guarded
from gui.filter_page import words
from gui.filter_page.canvas import SliceCanvas
from gui.filter_page.filter_head import FilterHead
from gui.filter_page.mixer import Desk
from gui.filter_page.slices import Slices
from gui.look.old_cover import OldCover
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.widgets.page import Page


def page(document: Document, selection: Selection, session: Session, theme: Theme) -> Page:
    """The filter page and its description for the window."""
    view = FilterDepthView(document, selection, session, theme)
    return Page(
        view,
        "guide/06-depths.md#one-filter",
        title=QCoreApplication.translate("FilterDepthView", "{map} taken apart"),
        back=view.back,
        left=view.left,
        cell_asked=view.cell_asked,
    )


@guarded
class FilterDepthView(QWidget):
    """One filter of a convolution: all input channels with kernels and partial results, and the sum.

    Signals:
        left: the user wants to go back.
        cell_asked: the arithmetic of the chosen cell was requested.
    """

    left = Signal()
    cell_asked = Signal()

    def __init__(
        self, document: Document, selection: Selection, session: Session, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._session, self._theme = document, selection, session, theme
        self.desk = Desk(document, selection, self)
        self.canvas = SliceCanvas(document, selection, self.desk, theme)
        self._build()
        self.canvas.left.connect(self.left)
        self.canvas.cell_asked.connect(self.cell_asked)
        self.canvas.order_changed.connect(self._show_order)
        self.desk.changed.connect(self._show_gains)
        session.ready.connect(self._take)
        document.changed.connect(self._follow)
        selection.changed.connect(self._follow)
        selection.page_changed.connect(self._reset)
        selection.hidden_changed.connect(self._take_again)
        selection.looks_changed.connect(self.canvas.recolour)
        theme.changed.connect(self._recolour)
        self._recolour(theme.palette)
        self._show_order()
        self._reset()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Filter depth"))
        self.setFocusProxy(self.canvas)
        self.head = FilterHead()
        self.back = self.head.back
        self.back.clicked.connect(self.left)
        self.head.by_channel.clicked.connect(lambda: self.canvas.sort_by_share(False))
        self.head.by_share.clicked.connect(lambda: self.canvas.sort_by_share(True))
        self.head.reset.clicked.connect(self.desk.reset)
        self.head.keep.clicked.connect(self.desk.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.canvas, 1)
        words, shown = self.tr("The maps before the change"), lambda: self._selection.chosen
        self._cover = OldCover(self.canvas, self._document, self._session, shown, words, dims=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.palette.canvas))

    # --- what it shows -----------------------------------------------------------------------------------------

    @Slot(object)
    def _take(self, frame: Frame) -> None:
        """Shows the filter of a Frame."""
        if self._selection.page != "filter":
            return
        slices = Slices.of(frame)
        if slices is None and self._selection.layer not in frame.result.problems and self.canvas.slices is not None:
            return  # requested before the filter was opened
        first = self.canvas.slices is None and slices is not None
        if slices is not None:
            self.desk.set_filter(slices.layer, slices.channel, slices.count)
        self._show(slices, frame)
        if first:
            self.canvas.appear()

    def _show(self, slices: Slices | None, frame: Frame | None) -> None:
        message = words.blank(slices, frame, self._selection)
        shown = slices if not message else None
        self.canvas.show_slices(shown, message)
        self.head.show_filter(shown, self._selection)
        self._cover.refresh()
        self._show_gains()

    @Slot()
    def _follow(self) -> None:
        """Leaves the page if there is no filter any more."""
        if self._selection.page != "filter":
            return
        self._describe()
        layer = next((each for each in self._document.project.layers if each.id == self._selection.layer), None)
        if layer is None or not layer.spec.has_filters:
            self.left.emit()

    @Slot()
    def _reset(self) -> None:
        """Clears the contents from the last time that the page was open."""
        self.canvas.end_drag()
        self._show(None, None)
        self._take_again()

    @Slot()
    def _take_again(self) -> None:
        if self._selection.page == "filter" and self._session.frame is not None:
            self._take(self._session.frame)

    @Slot()
    def _show_gains(self) -> None:
        """Updates the banner of the mixer."""
        has_gains = self._selection.gains is not None
        if not has_gains and (self.head.reset.hasFocus() or self.head.keep.hasFocus()):
            self.canvas.setFocus()
        self.head.show_gains(words.gains_text(self.desk.mix) if has_gains else "")
        self._describe()

    @Slot()
    def _show_order(self) -> None:
        self.head.show_order(self.canvas.by_share)

    def _describe(self) -> None:
        """Sets the selected row as description for screen readers."""
        slices, mix = self.canvas.slices, self.desk.mix
        text = ""
        if slices is not None and len(mix.scales) == slices.count:
            text = words.row_text(slices, self.canvas.selected, mix)
        for each in (self, self.canvas):
            each.setAccessibleDescription(text)

    @Slot(Palette)
    def _recolour(self, palette: Palette) -> None:
        self.head.recolour(palette)
        self.canvas.recolour()
