"""The filter page for pictures of scenes: its head is a widget, the rest is painted from values."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from engine.lessons.view import View
from gui.filter_page import words
from gui.filter_page.filter_head import FilterHead
from gui.filter_page.filter_picture import filter_state
from gui.filter_page.filter_state import Pointed
from gui.filter_page.painter import FilterPainter, paint_message
from gui.filter_page.slices import Slices
from gui.look.theme import Theme
from gui.network.canvas_state import Selected
from gui.network.pointing import Pointing
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.widgets.page_frame import PageFrame


class PaintedFilter:
    """One filter of a convolution, painted; see :class:`gui.widgets.page_frame.PaintedPage`."""

    has_legend = True

    def __init__(self, _document: Document, selection: Selection, session: Session, theme: Theme) -> None:
        self._selection, self._session, self._theme = selection, session, theme
        self._head = FilterHead()
        self._head.recolour(theme.palette)
        self._head.show_order(by_share=False)
        self.frame = PageFrame(self._head, ground=theme.palette.canvas)
        self._message = ""

    def set_up(self, view: View) -> None:
        """Does nothing: no field of a View belongs to this page."""

    def prepare(self) -> None:
        """Shows the name of the filter of the current Frame."""
        frame = self._session.frame
        slices = Slices.of(frame) if frame is not None else None
        self._message = words.blank(slices, frame, self._selection)
        self._head.show_filter(None if self._message else slices, self._selection)

    def paint(self, painter: QPainter, rect: QRect, _ratio: float) -> None:
        """Paints the rows and the sum, or why there is no filter."""
        selection, palette, frame = self._selection, self._theme.palette, self._session.frame
        painter.translate(rect.topLeft())
        if self._message or frame is None:
            paint_message(painter, rect.size(), self._message, palette)
            return
        scale, chosen = self._theme.scale, Selected.of(selection)
        state = filter_state(frame, rect.size(), chosen, palette, source=selection.source, scale=scale)
        pointing = Pointing.at(frame, selection.focus if selection.pointed else None, None)
        FilterPainter().paint(painter, state, Pointed(pointing))
